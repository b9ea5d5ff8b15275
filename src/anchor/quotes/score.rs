//! How good a place is for a quote: how much of the quote and of its context stands there, and whether it is about the same.

use std::ops::Range;

use crate::anchor::{
    canon::{folded_head, folded_tail},
    matter,
    similar::{Extent, alike},
};

use super::{Candidate, Query, Quotes};

/// What counts how much for the score of a place: the weights that Hypothesis' client uses, which have been tried for years.
const QUOTE_WEIGHT: u32 = 50;
const CONTEXT_WEIGHT: u32 = 20;

/// What is added to reworded words for standing just where other marks lead to expect them, in per cent, and the distance in bytes at which nothing
/// is added any more. A position that was merely noted says little after an edit and adds nothing.
const NEAR_BONUS: u32 = 8;
const NEAR_REACH: usize = 400;

/// Characters of context on each side that a place is scored by: what annotation clients keep.
const SCORED_CONTEXT: usize = 32;

/// Of a side's context so much must stand there, in per cent, to say that the words beside it are those that were meant.
const STANDS_AROUND: u32 = 50;

/// With less of its context, in per cent, a side speaks against a place where another is named.
const HARDLY_AROUND: u32 = 15;

/// With so much of its context, in per cent, one side needs no other.
const SPEAKS_FOR_ITSELF: u32 = 90;

impl Quotes {
    pub(super) fn scored(&self, query: &Query<'_>, range: Range<usize>, whole: bool, quote: u32) -> Candidate {
        let before = self.text.get(..range.start).unwrap_or_default();
        let after = self.text.get(range.end..).unwrap_or_default();
        let (prefix, suffix) = (query.wanted.prefix, query.wanted.suffix);
        let (mut points, mut weight) = (QUOTE_WEIGHT * quote, QUOTE_WEIGHT);
        let mut in_context = whole;
        let mut compare = |context: &str, same: bool, fold: fn(&str, usize) -> Vec<char>, around: &str| {
            let (same, alike) = if same { (true, Some(100)) } else { context_alike(&fold(context, usize::MAX), fold, around) };
            in_context &= same;
            // At the end of the text there is nothing to compare with.
            (!context.is_empty()).then(|| alike.unwrap_or_default())
        };
        let sides = [
            compare(prefix, before.ends_with(prefix), folded_tail, before),
            compare(suffix, after.starts_with(suffix), folded_head, after),
        ];
        // Words at an end of the text that stood at none: the other side has to speak for them.
        let is_cut_off =
            [(prefix, before), (suffix, after)].map(|(context, around)| !context.trim().is_empty() && around.trim().is_empty());
        for (side, (alike, cut_off)) in sides.into_iter().zip(is_cut_off).enumerate() {
            let other = sides.get(1 - side).copied().flatten();
            let is_excused = cut_off && other.is_none_or(|other| other >= SPEAKS_FOR_ITSELF);
            if let Some(alike) = alike.filter(|_| !is_excused) {
                points += CONTEXT_WEIGHT * alike;
                weight += CONTEXT_WEIGHT;
            }
        }
        let mut score = points / weight;
        if let Some(expected) = query.expected.as_ref().filter(|expected| expected.sure && !whole) {
            let apart = range.start.abs_diff(expected.at).saturating_mul(NEAR_BONUS as usize) / NEAR_REACH;
            score = (score + NEAR_BONUS.saturating_sub(u32::try_from(apart).unwrap_or(NEAR_BONUS))).min(100);
        }
        let least = sides.into_iter().flatten().min().unwrap_or_default();
        let most = sides.into_iter().flatten().max().unwrap_or_default();
        Candidate { range, whole, in_context, score, sides: (least, most) }
    }

    /// Whether reworded words are about the same. Another name needs its context on both sides, another number or a negation on one:
    /// else it is another sentence of the same make.
    pub(super) fn is_about_the_same(&self, query: &Query<'_>, candidate: &Candidate) -> bool {
        let found = self.text.get(self.with_replaced_edges(query, &candidate.range)).unwrap_or_default();
        let differs = matter::difference(query.wanted.quote, found);
        let (least, most) = candidate.sides;
        !(differs.names && least < HARDLY_AROUND || differs.facts && most < STANDS_AROUND)
    }

    /// A place with the word before or behind it where the quote has another one: who begins or ends a sentence is cut off when only
    /// the rest is found.
    fn with_replaced_edges(&self, query: &Query<'_>, range: &Range<usize>) -> Range<usize> {
        let found = self.text.get(range.clone()).unwrap_or_default();
        let (lacks_first, lacks_last) = matter::lacks_edges(query.wanted.quote, found);
        let before = self.text.get(..range.start).unwrap_or_default();
        let behind = self.text.get(range.end..).unwrap_or_default();
        let is_gap = |sign: char| sign == ' ' || sign == '\u{A0}';
        let is_word = |sign: char| !sign.is_whitespace();
        let word_before = before.trim_end_matches(is_gap).trim_end_matches(is_word).len();
        let word_behind = behind.len() - behind.trim_start_matches(is_gap).trim_start_matches(is_word).len();
        let start = if lacks_first { word_before } else { range.start };
        start..range.end + if lacks_last { word_behind } else { 0 }
    }
}

/// Whether a context stands in what is around a place, and how much of it does, in per cent: as far as the text reaches.
fn context_alike(context: &[char], fold: fn(&str, usize) -> Vec<char>, around: &str) -> (bool, Option<u32>) {
    // White space is folded away, and one character may stand for several.
    let around = fold(around, 2 * context.len());
    let scored = context.iter().copied().take(SCORED_CONTEXT.min(around.len()));
    let alike = alike(scored, around.iter().copied().take(2 * SCORED_CONTEXT), Extent::Beginning);
    (around.starts_with(context), (!around.is_empty()).then_some(alike))
}
