//! What a publisher changed, mark by mark: the correction itself is news to who checks facts.

use std::ops::Range;

use super::{
    resolution::{Resolution, State},
    revision::Revision,
    word_diff::{Piece, numbers, word_diff},
};
use crate::domain::{
    article::{Article, Block, BlockKind},
    mark::Kind,
    segment::sentences,
    text::TextRange,
};

/// A sentence is new (or gone) if less of it than this, in per cent, was (or is) in the other version: else it was reworded.
const NEW_BELOW: u32 = 45;

/// A mark whose fate is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub id: String,
    /// `None` for marks of other programs, which have no kind of ours.
    pub kind: Option<Kind>,
    /// What the mark said before.
    pub quote: String,
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
    /// In the order of the marks.
    pub fates: Vec<Fate>,
    /// Sentences that were reworded and that no mark is on, word by word.
    pub reworded: Vec<Vec<Piece>>,
    /// Sentences that were put in and that no mark is on.
    pub added: Vec<String>,
    /// Sentences that were taken out and that no mark was on.
    pub removed: Vec<String>,
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

/// Compares two versions. `revision` is made of the texts of the same articles; `old_ranges` are the bytes of the old text that marks
/// were on.
#[must_use]
pub fn changes(old: &Article, new: &Article, revision: &Revision, marks: &[Marked], old_ranges: &[TextRange]) -> Report {
    let mut reporting = Reporting::begin(old, new, revision, marks.to_vec(), old_ranges);
    while !reporting.step() {}
    reporting.finish()
}

/// So many bytes of the articles are looked at in a step: about a millisecond.
const STEP: usize = 4_000;
/// A mark costs as much as so many bytes beside its words.
const MARK_COST: usize = 100;

/// Tells old bytes from new ones: how much of them is in the other version, in per cent.
type Kept<'a> = Box<dyn Fn(Range<usize>) -> u32 + 'a>;

/// A report on its way. A page makes it step by step, and answers in between.
pub struct Reporting<'a> {
    old: &'a Article,
    new: &'a Article,
    revision: &'a Revision,
    marks: Vec<Marked>,
    old_marked: Covered,
    new_marked: Covered,
    old_kept: Kept<'a>,
    new_kept: Kept<'a>,
    /// How many blocks of the old text, then of the new one, then marks have been looked at.
    at: usize,
    report: Report,
}

impl<'a> Reporting<'a> {
    /// See [`changes`].
    #[must_use]
    pub fn begin(old: &'a Article, new: &'a Article, revision: &'a Revision, marks: Vec<Marked>, old_ranges: &[TextRange]) -> Self {
        let (old_kept, new_kept) = revision.kept();
        let headlines = (headline(old), headline(new));
        let report = Report {
            is_same: old.text() == new.text(),
            headline: (headlines.0 != headlines.1).then(|| (headlines.0.to_owned(), headlines.1.to_owned())),
            ..Report::default()
        };
        let found = marks.iter().flat_map(|mark| mark.found.iter().filter_map(Resolution::place));
        let (old_marked, new_marked) = (Covered::of(old_ranges.iter().copied()), Covered::of(found));
        let (old_kept, new_kept) = (Box::new(old_kept), Box::new(new_kept));
        Self { old, new, revision, marks, old_marked, new_marked, old_kept, new_kept, at: 0, report }
    }

    /// Goes on a little; `true` when it is done.
    pub fn step(&mut self) -> bool {
        let (old, new) = (self.old.blocks(), self.new.blocks());
        let mut left = STEP;
        loop {
            let (in_new, in_marks) = (self.at.checked_sub(old.len()), self.at.checked_sub(old.len() + new.len()));
            let cost = if let Some(block) = old.get(self.at) {
                self.look_at_old(block);
                block.text.len()
            } else if let Some(block) = in_new.and_then(|at| new.get(at)) {
                self.look_at_new(block);
                block.text.len()
            } else if let Some(mark) = in_marks.and_then(|at| self.marks.get(at)) {
                self.report.fates.push(fate(self.new.text(), mark));
                mark.quote.len() + MARK_COST
            } else {
                return true;
            };
            self.at += 1;
            match left.checked_sub(cost) {
                Some(rest) => left = rest,
                None => return false,
            }
        }
    }

    #[must_use]
    pub fn finish(self) -> Report {
        self.report
    }

    fn look_at_old(&mut self, block: &Block) {
        for sentence in unmarked(block, &self.old_marked) {
            let Some(text) = sentence.slice(self.old.text()).map(str::trim) else { continue };
            let found = self.revision.carry(sentence);
            if let Some(words) =
                found.place().filter(|_| found.state == State::Edited).and_then(|place| place.slice(self.new.text()))
            {
                self.report.reworded.push(word_diff(text, words.trim()));
            }
            if (self.old_kept)(sentence.as_bytes()) < NEW_BELOW {
                self.report.removed.push(text.to_owned());
            }
        }
    }

    fn look_at_new(&mut self, block: &Block) {
        for sentence in unmarked(block, &self.new_marked) {
            if (self.new_kept)(sentence.as_bytes()) < NEW_BELOW
                && let Some(text) = sentence.slice(self.new.text())
            {
                self.report.added.push(text.trim().to_owned());
            }
        }
    }
}

/// The sentences of a block that no mark is on. Advertisements come and go, and are no news.
fn unmarked<'a>(block: &'a Block, marked: &'a Covered) -> impl Iterator<Item = TextRange> + 'a {
    let start = block.range.start().get();
    let own = if block.boilerplate { Vec::new() } else { sentences(&block.text) };
    let own = own.into_iter().map(move |range| TextRange::from_bytes(start + range.start..start + range.end));
    own.filter(|sentence| !marked.touches(*sentence))
}

/// Ranges, quick to be asked whether one of them overlaps another.
struct Covered {
    /// In order: where each begins, and how far it and those before it reach.
    ranges: Vec<(usize, usize)>,
}

impl Covered {
    fn of(ranges: impl Iterator<Item = TextRange>) -> Self {
        let mut ranges: Vec<(usize, usize)> = ranges.map(|range| (range.start().get(), range.end().get())).collect();
        ranges.sort_unstable();
        let mut reach = 0;
        for (_, end) in &mut ranges {
            reach = reach.max(*end);
            *end = reach;
        }
        Self { ranges }
    }

    fn touches(&self, range: TextRange) -> bool {
        let before = self.ranges.partition_point(|(start, _)| *start < range.end().get());
        before.checked_sub(1).and_then(|last| self.ranges.get(last)).is_some_and(|(_, reach)| *reach > range.start().get())
    }
}

/// The heading that an article begins with, or nothing.
fn headline(article: &Article) -> &str {
    let first = article.blocks().iter().find(|block| !block.boilerplate);
    first.filter(|block| matches!(block.kind, BlockKind::Heading(_))).map_or("", |block| &block.text)
}

fn fate(text: &str, mark: &Marked) -> Fate {
    let worst = mark.found.iter().map(|found| found.state).max().unwrap_or(State::Lost);
    let outcome = match worst {
        State::Exact => Outcome::StillThere,
        State::Moved => Outcome::Moved,
        State::Edited => Outcome::Reworded,
        State::Lost => Outcome::Removed,
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::word_diff::Change;

    fn article(headline: &str, text: &str) -> Article {
        let paragraphs = text.split("\n\n").map(|text| (BlockKind::Paragraph, text.to_owned()));
        Article::new(std::iter::once((BlockKind::Heading(1), headline.to_owned())).chain(paragraphs))
    }

    fn report(old: &Article, new: &Article, quotes: &[&str]) -> Report {
        let revision = Revision::new(old.text().into(), new.text().into());
        let ranges: Vec<TextRange> = quotes
            .iter()
            .map(|quote| {
                let start = old.text().find(quote).unwrap_or_default();
                TextRange::from_bytes(start..start + quote.len())
            })
            .collect();
        let marks: Vec<Marked> = quotes
            .iter()
            .zip(&ranges)
            .map(|(quote, range)| Marked {
                id: (*quote).to_owned(),
                kind: Some(Kind::Claim),
                quote: (*quote).to_owned(),
                found: vec![revision.carry(*range)],
            })
            .collect();
        changes(old, new, &revision, &marks, &ranges)
    }

    #[test]
    fn a_range_is_touched_by_any_that_reaches_into_it() {
        let ranges = [(0, 50), (3, 5), (10, 12), (60, 61), (60, 60)].map(|(start, end)| TextRange::from_bytes(start..end));
        let covered = Covered::of(ranges.into_iter());
        for start in 0..70 {
            for end in start + 1..70 {
                let range = TextRange::from_bytes(start..end);
                let expected = ranges.iter().any(|own| own.start().get() < end && start < own.end().get());
                assert_eq!(covered.touches(range), expected, "{range:?}");
            }
        }
    }

    #[test]
    fn every_mark_has_its_fate() {
        let old = article(
            "Koalition beendet Mission",
            "Die Koalition zieht 2.500 Soldaten ab. Das sagte der Minister am Freitag.\n\nDer Einsatz begann 2014. Er war teuer und lang.",
        );
        let new = article(
            "Koalition verkleinert Mission",
            "Die Koalition zieht 1.500 Soldaten bis 2026 ab. Das sagte der Minister am Freitag.\n\nEr war teuer und lang. Die Opposition \
             widerspricht der Darstellung ganz entschieden.",
        );
        let report = report(&old, &new, &["zieht 2.500 Soldaten ab", "der Minister", "Der Einsatz begann 2014."]);
        let outcomes: Vec<Outcome> = report.fates.iter().map(|fate| fate.outcome).collect();
        assert_eq!(outcomes, [Outcome::Reworded, Outcome::StillThere, Outcome::Removed]);
        let reworded = &report.fates[0];
        assert_eq!(reworded.new, "zieht 1.500 Soldaten bis 2026 ab");
        assert_eq!(
            (reworded.new_numbers.join(" "), reworded.gone_numbers.join(" ")),
            ("1.500 2026".to_owned(), "2.500".to_owned())
        );
        assert!(reworded.pieces.iter().any(|piece| piece.change == Change::Added && piece.text.contains("2026")));
        assert_eq!(report.headline, Some(("Koalition beendet Mission".to_owned(), "Koalition verkleinert Mission".to_owned())));
        assert_eq!(report.added, ["Die Opposition widerspricht der Darstellung ganz entschieden."]);
        assert!(report.removed.is_empty(), "what was removed had a mark: {:?}", report.removed);
        assert_eq!((report.count(Outcome::Removed), report.is_same), (1, false));
        assert_eq!(report.of_kind(Some(Kind::Source)).count(), 0);
    }

    #[test]
    fn equal_versions_have_nothing_to_tell() {
        let old = article("Titel", "Ein Satz. Noch einer.");
        let report = report(&old, &old.clone(), &["Ein Satz."]);
        assert!(report.is_same && report.headline.is_none() && report.added.is_empty() && report.removed.is_empty());
        assert_eq!(report.fates[0].outcome, Outcome::StillThere);
    }

    #[test]
    fn sentences_that_nobody_marked_are_told_on_both_sides() {
        let (old, new) =
            (article("T", "Eins ist gesagt. Zwei fiel dann weg."), article("T", "Eins ist gesagt. Ganz neu kam das hier."));
        let report = report(&old, &new, &[]);
        assert_eq!(
            (report.added.join("|"), report.removed.join("|")),
            ("Ganz neu kam das hier.".to_owned(), "Zwei fiel dann weg.".to_owned())
        );
    }
}
