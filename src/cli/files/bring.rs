//! What a state of an article would bring to the one before it, in words or as JSON, difference by difference.

use std::{io, path::Path};

use serde_json::{Value, json};

use crate::{
    app::{
        arrivals::{
            counts,
            groups::{Shown, groups},
            told::Teller,
        },
        messages::Catalogue,
        notice::Taken,
    },
    domain::{
        document::Document,
        id::DocumentId,
        incoming::{Difference, Fate, Incoming, Said, Side, incoming},
    },
    format::date_time::Moment,
};

/// The command speaks English.
pub(super) fn english() -> Catalogue {
    let texts = Catalogue::texts("en").unwrap_or_default();
    Catalogue::new("en", texts.into_iter().map(|(key, text)| (key.to_owned(), text.into())).collect(), None)
}

/// One article of one file, and what it is compared with.
pub(super) struct Brought<'a> {
    pub(super) path: &'a Path,
    pub(super) own: Option<&'a Document>,
    pub(super) theirs: &'a Document,
    /// An article under another id that has the same text.
    pub(super) twin: Option<DocumentId>,
    pub(super) words: &'a Catalogue,
}

fn tally(found: &Incoming) -> Taken {
    let mut taken = Taken::default();
    counts::count(&mut taken, found, &found.takes(&Default::default()));
    // Told apart.
    Taken { kept: 0, ..taken }
}

impl Brought<'_> {
    pub(super) fn tell(&self, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{}: {}: ", self.path.display(), title(self.theirs))?;
        let Some(own) = self.own else {
            let count = self.theirs.marks().count();
            write!(out, "a new article with {count} mark{}", if count == 1 { "" } else { "s" })?;
            let twin = self.twin.map(|twin| format!("; {twin} has the same text, --same-text merges the two"));
            return writeln!(out, "{}", twin.unwrap_or_default());
        };
        let found = incoming(own, self.theirs);
        let kept = found.differences.iter().filter(|difference| difference.fate == Fate::Kept).count();
        let taken = counts::told(&tally(&found), self.words);
        let line = match (taken, kept) {
            (Some(told), 0) => told,
            (Some(told), kept) => format!("{told}; {kept} newer here, and kept"),
            (None, 0) if found.changes => "only what is not shown would change".to_owned(),
            (None, 0) => "nothing would change".to_owned(),
            (None, kept) => format!("nothing would change; {kept} newer here, and kept"),
        };
        writeln!(out, "{line}")?;
        let teller = Teller::new(self.words, own, self.theirs);
        for group in groups(&found.differences, Shown::All) {
            let heading = teller.heading(&group.root);
            writeln!(out, "  {}", joined(&heading.label, &heading.words))?;
            for difference in group.rows.iter().filter_map(|row| found.differences.get(*row)) {
                writeln!(out, "    {}: {}", teller.label(difference), fate(difference.fate))?;
                for (sign, side) in [('-', &difference.mine), ('+', &difference.theirs)] {
                    if side.said != Said::Never {
                        let said = teller.said(difference, side);
                        let said = if said.is_empty() { "nothing".to_owned() } else { one_line(&said) };
                        writeln!(out, "      {sign} {}{}", said, written(&teller, side))?;
                    }
                }
            }
        }
        let older = found.differences.iter().filter(|difference| difference.fate == Fate::Older).count();
        if older > 0 {
            writeln!(out, "  {older} as it was here before")?;
        }
        Ok(())
    }

    pub(super) fn json(&self) -> Value {
        let found = self.own.map(|own| (own, incoming(own, self.theirs)));
        let differences = found.iter().flat_map(|(own, found)| {
            let teller = Teller::new(self.words, own, self.theirs);
            let rows = found.differences.iter();
            rows.map(move |difference| {
                let heading = teller.heading(&difference.root);
                json!({
                    "about": &*heading.label,
                    "words": heading.words,
                    "what": teller.label(difference),
                    "fate": fate_word(difference.fate),
                    "mine": side(&teller, difference, &difference.mine),
                    "theirs": side(&teller, difference, &difference.theirs),
                })
            })
            .collect::<Vec<Value>>()
        });
        json!({
            "file": self.path.display().to_string(),
            "id": self.theirs.id().to_string(),
            "title": *self.theirs.details().title,
            "new": self.own.is_none(),
            "marks": self.theirs.marks().count(),
            "same_text_as": self.twin.map(|twin| twin.to_string()),
            "changes": found.as_ref().is_none_or(|(_, found)| found.changes),
            "differences": differences.collect::<Vec<Value>>(),
        })
    }
}

fn side(teller: &Teller<'_>, difference: &Difference, side: &Side) -> Value {
    if !side.said.is_there() {
        return Value::Null;
    }
    json!({ "says": teller.said(difference, side), "by": teller.who(side).as_deref(), "at": Moment(side.stamp.at).to_string() })
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Taken => "taken over",
        Fate::Overwrites => "both changed it; taken over, being newer",
        Fate::Kept => "both changed it; stays, being newer here",
        Fate::Older => "as it was here before",
        Fate::OnlyHere => "only here",
    }
}

fn fate_word(fate: Fate) -> &'static str {
    match fate {
        Fate::Taken => "taken",
        Fate::Overwrites => "overwrites",
        Fate::Kept => "kept",
        Fate::Older => "older",
        Fate::OnlyHere => "only_here",
    }
}

fn written(teller: &Teller<'_>, side: &Side) -> String {
    let at = Moment(side.stamp.at);
    teller.who(side).map_or_else(|| format!("  ({at})"), |who| format!("  ({who}, {at})"))
}

fn joined(label: &str, words: &str) -> String {
    if words.is_empty() { label.to_owned() } else { format!("{label} \u{201C}{}\u{201D}", one_line(words)) }
}

/// What is told of a difference stays on its line.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}

pub(super) fn title(document: &Document) -> String {
    match document.details().title.lines().next().map(str::trim) {
        None | Some("") => document.id().to_string(),
        Some(title) => format!("\u{201C}{title}\u{201D}"),
    }
}
