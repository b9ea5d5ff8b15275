//! The words of the change report in one language.

use crate::{
    anchor::changes::{NoteFate, Outcome},
    domain::mark::Kind,
};

/// The words of the report in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels<'a> {
    /// BCP 47.
    pub language: &'a str,
    pub title: &'a str,
    pub nothing_changed: &'a str,
    pub no_marks: &'a str,
    /// Notes that the outlet has corrected the article.
    pub notes: &'a str,
    pub note_added: &'a str,
    pub note_changed: &'a str,
    pub note_removed: &'a str,
    pub headline: &'a str,
    pub was: &'a str,
    pub now: &'a str,
    /// In the order of [`Kind::ALL`], in the plural.
    pub kinds: [&'a str; Kind::ALL.len()],
    /// Marks of other programs.
    pub other_marks: &'a str,
    pub still_there: &'a str,
    pub moved: &'a str,
    pub reworded: &'a str,
    pub removed: &'a str,
    pub new_numbers: &'a str,
    pub gone_numbers: &'a str,
    pub also_reworded: &'a str,
    pub added: &'a str,
    pub taken_out: &'a str,
}

impl Labels<'_> {
    pub const ENGLISH: Labels<'static> = Labels {
        language: "en",
        title: "What changed",
        nothing_changed: "Nothing was changed.",
        no_marks: "There are no marks.",
        notes: "Correction notes",
        note_added: "new",
        note_changed: "changed",
        note_removed: "removed",
        headline: "Headline",
        was: "Was",
        now: "Now",
        kinds: ["Claims", "Sources", "Entities", "Quotations", "Notes"],
        other_marks: "Marks",
        still_there: "still there",
        moved: "moved",
        reworded: "reworded",
        removed: "removed",
        new_numbers: "New numbers",
        gone_numbers: "Numbers that are gone",
        also_reworded: "Also reworded",
        added: "Added",
        taken_out: "Taken out",
    };

    pub const GERMAN: Labels<'static> = Labels {
        language: "de",
        title: "Was sich geändert hat",
        nothing_changed: "Es hat sich nichts geändert.",
        no_marks: "Es gibt keine Markierungen.",
        notes: "Korrekturhinweise",
        note_added: "neu",
        note_changed: "geändert",
        note_removed: "entfernt",
        headline: "Überschrift",
        was: "Vorher",
        now: "Jetzt",
        kinds: ["Behauptungen", "Quellen", "Entitäten", "Zitate", "Notizen"],
        other_marks: "Markierungen",
        still_there: "unverändert",
        moved: "verschoben",
        reworded: "umformuliert",
        removed: "entfernt",
        new_numbers: "Neue Zahlen",
        gone_numbers: "Weggefallene Zahlen",
        also_reworded: "Außerdem umformuliert",
        added: "Hinzugekommen",
        taken_out: "Weggefallen",
    };

    /// The words in a language, given by its tag (BCP 47); English where there are none.
    #[must_use]
    pub fn of(language: &str) -> Labels<'static> {
        if language.split('-').next().is_some_and(|main| main.eq_ignore_ascii_case("de")) { Self::GERMAN } else { Self::ENGLISH }
    }

    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> &str {
        match outcome {
            Outcome::StillThere => self.still_there,
            Outcome::Moved => self.moved,
            Outcome::Reworded => self.reworded,
            Outcome::Removed => self.removed,
        }
    }

    #[must_use]
    pub fn note(&self, fate: NoteFate) -> &str {
        match fate {
            NoteFate::Added => self.note_added,
            NoteFate::Changed => self.note_changed,
            NoteFate::Removed => self.note_removed,
        }
    }

    /// The sections of marks, in their order.
    pub fn sections(&self) -> impl Iterator<Item = (Option<Kind>, &str)> {
        Kind::ALL.into_iter().map(Some).zip(self.kinds).chain([(None, self.other_marks)])
    }
}
