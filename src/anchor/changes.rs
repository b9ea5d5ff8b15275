//! What a publisher changed: the correction itself is news to who checks facts. Told are correction notes, what became of each mark, and
//! every sentence that says something else now, word by word.
//!
//! Nothing is lost between these: what stood in the old text is there still, or it is shown as taken out; what stands in the new one
//! was there before, or it is shown as put in. A sentence is left out where marks tell all that changed in it.

mod pairs;
mod reporting;
#[cfg(test)]
mod tests;
mod units;

use super::{
    resolution::{Resolution, State},
    revision::Revision,
    word_diff::{Piece, numbers, word_diff},
};
use crate::domain::{
    article::{Article, BlockKind},
    mark::Kind,
    text::TextRange,
};

pub use reporting::Reporting;

/// A mark whose fate is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub id: String,
    /// `None` for marks of other programs, which have no kind of ours.
    pub kind: Option<Kind>,
    /// What the mark said before.
    pub quote: String,
    /// The bytes of the old text that it was on.
    pub was: Vec<TextRange>,
    /// What became of its stretches, in their order; at least one.
    pub found: Vec<Resolution>,
}

/// What became of a mark's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    StillThere,
    /// Still there, in another place.
    Moved,
    Reworded,
    /// No longer there, or not found with certainty.
    Removed,
}

/// One mark in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fate {
    pub id: String,
    pub kind: Option<Kind>,
    pub outcome: Outcome,
    pub old: String,
    /// The new wording; empty if it was removed.
    pub new: String,
    /// The change word by word, if it was reworded.
    pub pieces: Vec<Piece>,
    /// Numbers of the new wording that the old one did not have, as they are written.
    pub new_numbers: Vec<String>,
    /// Numbers that only the old wording had.
    pub gone_numbers: Vec<String>,
}

/// What changed between two versions of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Whether not a character was changed.
    pub is_same: bool,
    /// Old and new headline, if they differ. A version without one has an empty one.
    pub headline: Option<(String, String)>,
    /// What the outlet says of having corrected the article: notes that came, went or were changed.
    pub notes: Vec<NoteChange>,
    /// In the order of the marks.
    pub fates: Vec<Fate>,
    /// Sentences that were reworded, word by word, but those of which marks tell all.
    pub reworded: Vec<Vec<Piece>>,
    /// Sentences that were put in.
    pub added: Vec<String>,
    /// Sentences that were taken out, but those that marks tell of.
    pub removed: Vec<String>,
}

/// What became of a correction note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteChange {
    pub fate: NoteFate,
    /// As the note says it.
    pub date: Option<String>,
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteFate {
    Added,
    Changed,
    Removed,
}

impl Report {
    /// The fates of marks of one kind; `None` for those of other programs.
    pub fn of_kind(&self, kind: Option<Kind>) -> impl Iterator<Item = &Fate> {
        self.fates.iter().filter(move |fate| fate.kind == kind)
    }

    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.fates.iter().filter(|fate| fate.outcome == outcome).count()
    }
}

/// Compares two versions. `revision` is made of the texts of the same articles.
#[must_use]
pub fn changes(old: &Article, new: &Article, revision: &Revision, marks: Vec<Marked>) -> Report {
    let mut reporting = Reporting::begin(old, new, revision, marks);
    while !reporting.step() {}
    reporting.finish()
}

fn outcome(mark: &Marked) -> Outcome {
    match mark.found.iter().map(|found| found.state).max().unwrap_or(State::Lost) {
        State::Exact => Outcome::StillThere,
        State::Moved => Outcome::Moved,
        State::Edited => Outcome::Reworded,
        State::Lost => Outcome::Removed,
    }
}

/// The heading that an article begins with: which block it is, and its words.
fn headline(article: &Article) -> Option<(usize, &str)> {
    let (place, first) = article.blocks().iter().enumerate().find(|(_, block)| !block.boilerplate)?;
    matches!(first.kind, BlockKind::Heading(_)).then_some((place, &*first.text))
}

fn fate(text: &str, mark: &Marked) -> Fate {
    let outcome = outcome(mark);
    let words: Vec<&str> = mark.found.iter().filter_map(|found| found.place()?.slice(text)).collect();
    let new = if outcome == Outcome::Removed { String::new() } else { words.join(" … ") };
    let is_reworded = outcome == Outcome::Reworded;
    Fate {
        id: mark.id.clone(),
        kind: mark.kind,
        outcome,
        pieces: if is_reworded { word_diff(&mark.quote, &new) } else { Vec::new() },
        new_numbers: if is_reworded { only_in(&new, &mark.quote) } else { Vec::new() },
        gone_numbers: if is_reworded { only_in(&mark.quote, &new) } else { Vec::new() },
        old: mark.quote.clone(),
        new,
    }
}

/// The numbers that one wording has and the other has not, or less often.
fn only_in(one: &str, other: &str) -> Vec<String> {
    let mut others = numbers(other);
    let mut own = numbers(one);
    own.retain(|number| match others.iter().position(|other| other == number) {
        Some(place) => {
            others.swap_remove(place);
            false
        }
        None => true,
    });
    own.into_iter().map(str::to_owned).collect()
}
