//! Two versions of a text: the words of the old one are carried over to the new one.
//!
//! One comparison of all words says what is common; a mark on common words goes where they went, in the time of a binary search, and it
//! does not matter how often its words occur. Words that were replaced take the mark along if enough is kept. Words that were deleted
//! and put in elsewhere are looked for among what was put in, nowhere else: **deleted means lost**, even if the same words stand in
//! another place that was there before. Only of a sentence it matters that it still stands in the text, once and to the letter.

use std::{ops::Range, rc::Rc};

use super::{
    align::Run,
    diff::{Diff, left_over},
    edges::{Edges, Reach},
    place::{Common, Placed, Words},
    quotes::LONG_QUOTE,
    resolution::{Resolution, State},
    seeds::Moved,
    tokens::Tokens,
};
use crate::domain::{segment::is_blank, table::sort_by_number, text::TextRange};

/// Moved words must weigh so many bytes together, or turns of phrase would seem to have been moved.
const LEAST_MOVED: u32 = 20;

/// An old and a new version of a text. Made in steps: until [`Revision::step`] says that all is done, every mark is lost.
#[derive(Clone, Debug)]
pub struct Revision {
    old_text: Rc<str>,
    new_text: Rc<str>,
    old: Tokens,
    new: Tokens,
    diff: Diff,
    /// What was taken out and put in elsewhere, in the order of the old text.
    moved: Vec<Run>,
    /// What was taken out, and stands somewhere else too, where it may have stood before. In the order of the old text.
    copies: Vec<Run>,
    search: Moved,
    stage: Stage,
}

/// The tokens of two texts, those that they have in common, and those that stand in another place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared<'a> {
    pub(super) old: &'a Tokens,
    pub(super) new: &'a Tokens,
    pub(super) runs: &'a [Run],
    pub(super) moved: &'a [Run],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    ReadOld(usize),
    ReadNew(usize),
    Compare,
    /// Among what was put in.
    FindMoved,
    /// In all of the new text.
    FindCopies,
    Done,
    /// Nothing was changed, and there was nothing to compare.
    Same,
}

/// Bytes that are read in the time in which one token is compared.
const BYTES_A_STEP: usize = 8;

impl Revision {
    /// Two versions that are still to be compared.
    #[must_use]
    pub fn begin(old: Rc<str>, new: Rc<str>) -> Self {
        Self {
            old_text: old,
            new_text: new,
            old: Tokens::default(),
            new: Tokens::default(),
            diff: Diff::default(),
            moved: Vec::new(),
            copies: Vec::new(),
            search: Moved::default(),
            stage: Stage::ReadOld(0),
        }
    }

    /// Two versions, compared at once. Takes time in proportion to their lengths.
    #[must_use]
    pub fn new(old: Rc<str>, new: Rc<str>) -> Self {
        let mut revision = Self::begin(old, new);
        while !revision.step(usize::MAX) {}
        revision
    }

    /// Goes on with the comparison for about so many steps, of which each takes about as long as reading one word; `true` when it is
    /// done. A text of a million characters takes about half a million steps.
    pub fn step(&mut self, steps: usize) -> bool {
        match self.stage {
            Stage::ReadOld(0) if self.old_text == self.new_text => self.stage = Stage::Same,
            Stage::ReadOld(from) => {
                let to = self.old.read(&self.old_text, from, from.saturating_add(steps.saturating_mul(BYTES_A_STEP)));
                self.stage = if to < self.old_text.len() { Stage::ReadOld(to) } else { Stage::ReadNew(0) };
            }
            Stage::ReadNew(from) => {
                let to = self.new.read(&self.new_text, from, from.saturating_add(steps.saturating_mul(BYTES_A_STEP)));
                self.stage = if to < self.new_text.len() { Stage::ReadNew(to) } else { Stage::Compare };
                if self.stage == Stage::Compare {
                    self.diff.begin(0..self.old.len(), 0..self.new.len());
                }
            }
            Stage::Compare => {
                if self.diff.step(&self.old, &self.new, steps.min(usize::MAX / 2)) {
                    self.diff.settle(&self.old_text, &self.old, &self.new_text, &self.new);
                    let (old_left, new_left) = self.left_over();
                    self.search = Moved::begin(&self.old, &self.new, &old_left, &new_left);
                    self.stage = Stage::FindMoved;
                }
            }
            Stage::FindMoved => {
                if self.search.step(steps) {
                    self.moved = self.found_elsewhere();
                    let (old_left, _) = self.left_over();
                    let all_new = 0..self.new.len();
                    self.search = Moved::begin(&self.old, &self.new, &old_left, std::slice::from_ref(&all_new));
                    self.stage = Stage::FindCopies;
                }
            }
            Stage::FindCopies => {
                if self.search.step(steps) {
                    self.copies = self.found_elsewhere();
                    self.search = Moved::default();
                    self.stage = Stage::Done;
                }
            }
            Stage::Done | Stage::Same => {}
        }
        self.is_done()
    }

    fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done | Stage::Same)
    }

    fn left_over(&self) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        left_over(self.diff.runs(), self.old.len(), self.new.len())
    }

    fn found_elsewhere(&self) -> Vec<Run> {
        let mut runs = self.search.runs(&self.old, &self.new);
        runs.retain(|run| self.old.weight_of(run.old..run.old_end()) >= LEAST_MOVED);
        sort_by_number(&mut runs, |run| run.old as u128);
        runs
    }

    #[must_use]
    pub fn old_text(&self) -> &Rc<str> {
        &self.old_text
    }

    #[must_use]
    pub fn new_text(&self) -> &Rc<str> {
        &self.new_text
    }

    fn common<'a>(&'a self, runs: &'a [Run], piece: bool) -> Common<'a> {
        Common {
            old: Words { text: &self.old_text, tokens: &self.old },
            new: Words { text: &self.new_text, tokens: &self.new },
            runs,
            piece,
        }
    }

    /// What became of some bytes of the old text, of which it is not known what they are. A range that does not lie on characters of it is
    /// lost, and so is one that holds nothing but white space.
    #[must_use]
    pub fn carry(&self, range: TextRange) -> Resolution {
        self.carry_as(range, Reach::Unknown)
    }

    /// As [`Revision::carry`], for words of which it is known what they are.
    #[must_use]
    pub fn carry_as(&self, range: TextRange, reach: Reach) -> Resolution {
        let bytes = range.as_bytes();
        if !self.is_done() || self.old_text.get(bytes.clone()).is_none_or(|words| words.trim_matches(is_blank).is_empty()) {
            return Resolution::NOWHERE;
        }
        if self.stage == Stage::Same {
            return Resolution::found(&self.new_text, State::Exact, bytes, 100);
        }
        let in_place = self.common(self.diff.runs(), false).place(bytes.clone());
        if let Some(placed) = in_place.as_ref().filter(|placed| placed.same) {
            return self.found(State::Exact, placed, bytes, reach);
        }
        // What was moved and reworded too is a likely guess, and no more: the publisher may as well have written it anew.
        let copy = self.moved_place(&self.copies, bytes.clone()).filter(|placed| placed.same && placed.range.len() >= LONG_QUOTE);
        let elsewhere = self.moved_place(&self.moved, bytes.clone()).or(copy);
        if let Some(placed) = elsewhere.as_ref().filter(|placed| placed.same) {
            return self.found(State::Moved, placed, bytes, reach);
        }
        let likeness = |placed: &Option<Placed>| placed.as_ref().map_or(0, |placed| placed.alike);
        let is_here = likeness(&elsewhere) <= likeness(&in_place);
        let Some(placed) = (if is_here { in_place } else { elsewhere }) else { return Resolution::NOWHERE };
        if is_here && placed.is_enough() && !placed.range.is_empty() {
            return self.found(State::Edited, &placed, bytes, reach);
        }
        Resolution::lost(Some(placed.range), placed.alike)
    }

    /// Words that were found, with what was put in at their edges where that belongs to them. Then they are edited, however little.
    fn found(&self, state: State, placed: &Placed, bytes: Range<usize>, reach: Reach) -> Resolution {
        let score = if state == State::Edited { placed.alike } else { 100 };
        let Common { old, new, runs, .. } = self.common(self.diff.runs(), false);
        let before = bytes.len();
        let grown = Edges { old, new, runs, bytes, reach }.grown(placed.range.clone());
        if grown == placed.range {
            return Resolution::found(&self.new_text, state, grown, score);
        }
        // What was common is so still; what came in makes it less alike.
        let common = score as usize * (before + placed.range.len());
        let score = u32::try_from(common / (before + grown.len()).max(1)).unwrap_or(score);
        Resolution::found(&self.new_text, State::Edited, grown, score)
    }

    /// What the comparison found; `None` if there was nothing to compare, or if it is not done.
    pub(super) fn compared(&self) -> Option<Compared<'_>> {
        let compared = Compared { old: &self.old, new: &self.new, runs: self.diff.runs(), moved: &self.moved };
        (self.stage == Stage::Done).then_some(compared)
    }

    /// The place of bytes among what was moved, by the moved run that holds most of them.
    fn moved_place(&self, moved: &[Run], bytes: Range<usize>) -> Option<Placed> {
        let tokens = self.old.within(bytes.clone());
        let first = moved.partition_point(|run| run.old_end() <= tokens.start);
        let touching = moved.get(first..)?.iter().take_while(|run| run.old < tokens.end);
        let shared = |run: &&Run| run.old_end().min(tokens.end) - run.old.max(tokens.start);
        let run = *touching.max_by_key(shared)?;
        self.common(&[run], true).place(bytes)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A mark stands between « and » in the old text; what became of it is given as state and new words.
    fn check(old: &str, new: &str, state: State, words: &str) {
        let start = old.find('«').unwrap();
        let plain = old.replace(['«', '»'], "");
        let end = old.find('»').unwrap() - '«'.len_utf8();
        let revision = Revision::new(plain.as_str().into(), new.into());
        let found = revision.carry(TextRange::from_bytes(start..end));
        let got = found.range.and_then(|range| range.slice(new)).unwrap_or_default();
        assert_eq!((found.state, got), (state, words), "{old:?} -> {new:?} (score {})", found.score);
        assert_eq!(found.place().is_some(), state != State::Lost);
        assert_eq!(found.score == 100, matches!(state, State::Exact | State::Moved), "{old:?}");
    }

    #[test]
    fn untouched_words_stay_exact_wherever_they_are_pushed() {
        check("Die «Koalition» tagt.", "Die Koalition tagt.", State::Exact, "Koalition");
        check("Der IS und der «IS» im Irak.", "Neu: Der IS und der IS im Irak.", State::Exact, "IS");
        check("Anti-«IS»-Koalition", "Die Anti-IS-Koalition", State::Exact, "IS");
        check("bio«logisch»e Vielfalt", "sehr biologische Vielfalt", State::Exact, "logisch");
        check("«Ein  Satz\nmit Raum»", "Ein Satz mit Raum", State::Exact, "Ein Satz mit Raum");
        check("«für» alle", "Neu fu\u{308}r alle", State::Exact, "fu\u{308}r");
        check("ge«fü»hrt wird", "gefu\u{308}hrt wird", State::Exact, "fu\u{308}");
        check("Wir «漢字» sehen", "Hier: Wir 漢字 sehen", State::Exact, "漢字");
        check("«שלום» עולם", "ראש שלום עולם", State::Exact, "שלום");
        check("Eine «👨‍👩‍👧» Familie", "Neu: Eine 👨‍👩‍👧 Familie", State::Exact, "👨‍👩‍👧");
    }

    #[test]
    fn reworded_words_are_edited() {
        check(
            "Der Preis «stieg um 5 Prozent» im Mai.",
            "Der Preis stieg um 7 Prozent im Mai.",
            State::Edited,
            "stieg um 7 Prozent",
        );
        check("Sie haben «recieved» nichts.", "Sie haben received nichts.", State::Edited, "received");
        check(
            "Alle «sagten ja zum Plan» heute.",
            "Alle sagten gestern ja zum Plan heute.",
            State::Edited,
            "sagten gestern ja zum Plan",
        );
        check("Alle «riefen laut ja» heute.", "Alle sagten laut ja heute.", State::Edited, "sagten laut ja");
        check(
            "Es gilt die Regel Nr. «1493/1999 des Rates» für Wein.",
            "Es gilt die Regel Nr. 1308/2013 des Hohen Hauses und des Rates für Wein.",
            State::Edited,
            "1308/2013 des Hohen Hauses und des Rates",
        );
        check(
            "Es kamen «nur noch 20» Gäste.",
            "Es kamen nur noch sehr wenige, etwa 15 Gäste.",
            State::Edited,
            "nur noch sehr wenige, etwa 15",
        );
        check("Es ist «caf\u{e9}»", "Es ist café\u{323}", State::Edited, "café\u{323}");
    }

    #[test]
    fn deleted_words_are_lost_even_if_they_stand_elsewhere() {
        check("Der IS kam. Der «IS» ging.", "Der IS kam. Der Mann ging.", State::Lost, "Mann");
        check("Der erste Satz. «Der IS ging.» Der IS kam.", "Der erste Satz. Der IS kam.", State::Lost, "");
        check("Eins «zwei» drei", "Vier fünf sechs", State::Lost, "fünf");
        check("«Eins zwei drei»", "", State::Lost, "");
        check("Eins« »zwei", "Eins zwei", State::Lost, "");
    }

    #[test]
    fn words_that_were_moved_are_found_where_they_were_put() {
        let old = "Am Montag tagte der Rat in Berlin. «Die Zahl der Fälle stieg auf 2.500 im Jahr.» Am Dienstag reiste er mit zwei Ministern und einem Dolmetscher nach Rom und am Abend zurück.";
        let new = "Am Montag tagte der Rat in Berlin. Am Dienstag reiste er mit zwei Ministern und einem Dolmetscher nach Rom und am Abend zurück. Die Zahl der Fälle stieg auf 2.500 im Jahr.";
        check(old, new, State::Moved, "Die Zahl der Fälle stieg auf 2.500 im Jahr.");
        let new = "Am Montag tagte der Rat in Berlin. Am Dienstag reiste er mit zwei Ministern und einem Dolmetscher nach Rom und am Abend zurück. Die Zahl der Fälle stieg auf 2.600 im Jahr.";
        let guess = "Die Zahl der Fälle stieg auf 2.600 im Jahr";
        check(old, new, State::Lost, guess);
        let old = "Die Zahl stieg auf 2.500 im Jahr. Hier steht viel mehr. «Die Zahl stieg auf 2.500 im Jahr.» Dann kam ein anderer Satz.";
        let new = "Die Zahl stieg auf 2.500 im Jahr. Hier steht viel mehr. Dann kam ein anderer Satz.";
        check(old, new, State::Moved, "Die Zahl stieg auf 2.500 im Jahr.");
    }

    #[test]
    fn before_all_is_compared_and_outside_of_the_text_nothing_is_found() {
        let mut revision = Revision::begin("Die Koalition tagt heute.".into(), "Die Koalition tagt.".into());
        let range = TextRange::from_bytes(4..13);
        assert_eq!(revision.carry(range), Resolution::NOWHERE);
        let mut steps = 1;
        while !revision.step(1) {
            steps += 1;
        }
        assert!(steps > 4);
        assert_eq!(revision.carry(range).state, State::Exact);
        assert_eq!(revision.carry(TextRange::from_bytes(4..99)), Resolution::NOWHERE);
        let umlaut = Revision::new("ä".into(), "ä".into());
        assert_eq!(umlaut.carry(TextRange::from_bytes(1..2)), Resolution::NOWHERE);
    }

    #[test]
    fn texts_that_repeat_themselves_are_affordable() {
        let (old, new) = ("ja nein ".repeat(40_000), "nein ja ja ".repeat(30_000));
        let revision = Revision::new(old.as_str().into(), new.as_str().into());
        let found = revision.carry(TextRange::from_bytes(80_000..80_002));
        assert!(found.state == State::Lost || found.place().and_then(|range| range.slice(&new)) == Some("ja"));
    }
}
