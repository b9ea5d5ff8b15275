//! From a stretch of one text to the same stretch of another, given what they have in common.

use std::ops::Range;

use super::{
    align::Run,
    canon::{folded_length, same_characters},
    similar::{Extent, MOST, alike},
    tokens::Tokens,
};

/// A quote that is this many times as long as before has words in it that belong to something else.
const MOST_GROWTH: usize = 3;

/// Words in the place of the first or last words of a quote belong to it if they are this alike to one of those, in per cent, where they
/// do not replace them word for word.
const ALIKE_AT_EDGE: u32 = 60;

/// So much of the old words must be left, in per cent, for the new ones to be an edited version: with much less than half, it is
/// another statement that shares some words.
const KEPT_ENOUGH: u32 = 45;

/// Words of which no whole one is kept must be this alike letter by letter, in per cent: `received` for `recieved`, one letter in four.
const ALIKE_ENOUGH: u32 = 75;

/// Only stretches this alike are compared character by character, in per cent.
const NEARLY_SAME: u32 = 90;

/// So many words at an edge are compared with each other.
const EDGE_WORDS: usize = 8;

/// Shorter words are alike by chance, in bytes.
const LEAST_EDGE_WORD: u32 = 3;

/// A text with its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
}

/// Two texts and their common runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Common<'a> {
    pub(super) old: Words<'a>,
    pub(super) new: Words<'a>,
    pub(super) runs: &'a [Run],
    /// The old text is a piece of a text; what stands beyond its ends is not known.
    pub(super) piece: bool,
}

/// Where a stretch is in the new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Bytes of the new text.
    pub(super) range: Range<usize>,
    /// The same characters, one after the other.
    pub(super) same: bool,
    /// How much of the old words is there, in per cent of their bytes.
    pub(super) kept: u32,
    /// How alike the old and the new words are, in per cent.
    pub(super) alike: u32,
}

impl Placed {
    /// Whether so much of the old words is there that the new ones are an edited version of them.
    pub(super) fn is_enough(&self) -> bool {
        self.kept >= KEPT_ENOUGH || self.alike >= ALIKE_ENOUGH
    }
}

impl Common<'_> {
    /// The place of a stretch of bytes of the old text; `None` if there are no words in it, or if nothing in the new text takes its place.
    pub(super) fn place(&self, bytes: Range<usize>) -> Option<Placed> {
        let tokens = self.old.tokens.within(bytes.clone());
        if tokens.is_empty() {
            return None;
        }
        let kept = self.dense(&tokens);
        let runs = self.runs.get(kept.clone()).unwrap_or_default();
        let before = kept.start.checked_sub(1).and_then(|index| self.runs.get(index));
        let after = self.runs.get(kept.end);
        let range = match (runs.first(), runs.last()) {
            (Some(one), Some(last)) => {
                self.start(before, *one, tokens.start, bytes.start)..self.end(*last, after, tokens.end, bytes.end)
            }
            _ => self.replaced(before, after, tokens.clone())?,
        };
        let range = range.start..range.end.max(range.start);
        let kept: usize = runs.iter().map(|run| self.kept(run, &tokens)).sum();
        let old_length = self.old.tokens.bytes(tokens.clone()).len().max(1);
        let (old_words, new_words) = (self.old.text.get(bytes)?, self.new.text.get(range.clone())?);
        let together = runs.first().is_some_and(|run| run.old <= tokens.start && tokens.end <= run.old_end());
        let by_tokens = per_cent(2 * kept, old_length + range.len());
        // Of a short quote a single word is much, though only a letter of it may have changed.
        let is_short = old_words.chars().nth(MOST).is_none() && new_words.chars().nth(MOST).is_none();
        let by_letters = if is_short && !together { alike(old_words.chars(), new_words.chars(), Extent::Whole) } else { 0 };
        Some(Placed {
            same: (together || by_tokens.max(by_letters) >= NEARLY_SAME) && same_characters(old_words, new_words),
            range,
            kept: per_cent(kept, old_length),
            alike: by_tokens.max(by_letters),
        })
    }

    /// The runs that a stretch is made of now, as indices. While it has grown out of all proportion, those of its runs at the ends are left
    /// out that make it less alike: a last word that stands in the next chapter now is not what the quote ends with.
    fn dense(&self, tokens: &Range<usize>) -> Range<usize> {
        let first = self.runs.partition_point(|run| run.old_end() <= tokens.start);
        let mut runs = first..first + self.runs.get(first..).map_or(0, |runs| runs.partition_point(|run| run.old < tokens.end));
        let old_length = self.old.tokens.bytes(tokens.clone()).len();
        let mut kept: usize = self.runs.get(runs.clone()).unwrap_or_default().iter().map(|run| self.kept(run, tokens)).sum();
        // Twice the kept bytes, and the bytes of both sides: the quotient is the likeness.
        let likeness = |kept: usize, runs: Range<usize>| {
            let ends = self.runs.get(runs.start).zip(runs.end.checked_sub(1).and_then(|last| self.runs.get(last)));
            let new_length = ends.map_or(0, |(one, last)| {
                let from = one.new + tokens.start.saturating_sub(one.old);
                self.new.tokens.bytes(from..last.new + tokens.end.min(last.old_end()).saturating_sub(last.old)).len()
            });
            (2 * kept as u64, (old_length + new_length).max(1) as u64)
        };
        let grown = |runs: &Range<usize>| likeness(0, runs.clone()).1 > (old_length * (1 + MOST_GROWTH)) as u64;
        let less = |one: (u64, u64), other: (u64, u64)| one.0 * other.1 < other.0 * one.1;
        while runs.len() > 1 && grown(&runs) {
            let loss = |index: usize| self.runs.get(index).map_or(0, |run| self.kept(run, tokens));
            let now = likeness(kept, runs.clone());
            let (lost_first, lost_last) = (loss(runs.start), loss(runs.end - 1));
            let (later, earlier) = (runs.start + 1..runs.end, runs.start..runs.end - 1);
            let (without_first, without_last) =
                (likeness(kept - lost_first, later.clone()), likeness(kept - lost_last, earlier.clone()));
            if less(now, without_first) && !less(without_first, without_last) {
                (runs, kept) = (later, kept - lost_first);
            } else if less(now, without_last) {
                (runs, kept) = (earlier, kept - lost_last);
            } else {
                break;
            }
        }
        runs
    }

    /// Bytes of a stretch's tokens that are in a run.
    fn kept(&self, run: &Run, tokens: &Range<usize>) -> usize {
        self.old.tokens.bytes(run.old.max(tokens.start)..run.old_end().min(tokens.end)).len()
    }

    /// Where a stretch begins whose first common run is given; `token` and `byte` are where it begins in the old text.
    fn start(&self, before: Option<&Run>, run: Run, token: usize, byte: usize) -> usize {
        if run.old <= token {
            let place = run.new + (token - run.old);
            return self.inside(token, place, byte).unwrap_or(self.new.tokens.start(place));
        }
        let (old_from, new_from) = before.map_or((0, 0), |run| (run.old_end(), run.new_end()));
        let within = run.old - token;
        // Where nothing but words of the stretch was replaced, all that stands there now can be its own.
        let own = old_from == token && !self.piece;
        let most = if own { new_from } else { run.new.saturating_sub(within).max(new_from) };
        let word_for_word = run.old - old_from.min(run.old) == run.new - new_from.min(run.new);
        let likes = |place: &usize| self.is_alike(token..run.old.min(token + EDGE_WORDS), *place, own);
        let first = if word_for_word { most } else { (most..run.new).take(EDGE_WORDS).find(likes).unwrap_or(run.new) };
        self.new.tokens.start(first)
    }

    /// Where a stretch ends whose last common run is given; `token` and `byte` are where it ends in the old text, both excluded.
    fn end(&self, run: Run, after: Option<&Run>, token: usize, byte: usize) -> usize {
        if token <= run.old_end() {
            let last = token - 1;
            let place = run.new + (last - run.old);
            return self.inside(last, place, byte).unwrap_or(self.new.tokens.end(place));
        }
        let (old_to, new_to) = after.map_or((self.old.tokens.len(), self.new.tokens.len()), |run| (run.old, run.new));
        let within = token - run.old_end();
        let own = old_to == token && !self.piece;
        let most = if own { new_to } else { (run.new_end() + within).min(new_to) };
        let word_for_word = old_to - run.old_end().min(old_to) == new_to - run.new_end().min(new_to);
        let likes = |place: &usize| self.is_alike(token.saturating_sub(EDGE_WORDS).max(run.old_end())..token, *place, own);
        let last = (run.new_end()..most).rev().take(EDGE_WORDS).find(likes);
        let end = if word_for_word { most } else { last.map_or(run.new_end(), |last| last + 1) };
        self.new.tokens.end(end - 1)
    }

    /// Whether a new word is much like one of some old ones. Two `numbers` are, if wanted: a figure is corrected by another.
    fn is_alike(&self, old: Range<usize>, new: usize, numbers: bool) -> bool {
        let letters = |words: Words<'_>, token: usize| {
            let word = words.text.get(words.tokens.bytes(token..token + 1)).unwrap_or_default();
            word.chars().flat_map(char::to_lowercase).collect::<String>()
        };
        if self.new.tokens.weight(new) < LEAST_EDGE_WORD {
            return false;
        }
        let word = letters(self.new, new);
        let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
        let mut old = old.filter(|token| self.old.tokens.weight(*token) >= LEAST_EDGE_WORD);
        old.any(|token| {
            let before = letters(self.old, token);
            (numbers && is_number(&before) && is_number(&word))
                || alike(before.chars(), word.chars(), Extent::Whole) >= ALIKE_AT_EDGE
        })
    }

    /// The bytes in the place of tokens that none are common with: as many tokens are left out on each side as the old text had there
    /// beside the stretch.
    fn replaced(&self, before: Option<&Run>, after: Option<&Run>, tokens: Range<usize>) -> Option<Range<usize>> {
        if self.piece && (before.is_none() || after.is_none()) {
            return None;
        }
        let (old_from, new_from) = before.map_or((0, 0), |run| (run.old_end(), run.new_end()));
        let (old_to, new_to) = after.map_or((self.old.tokens.len(), self.new.tokens.len()), |run| (run.old, run.new));
        let (start, end) = (new_from + (tokens.start - old_from), new_to.saturating_sub(old_to - tokens.end));
        if start < end {
            return Some(self.new.tokens.bytes(start..end));
        }
        // Nothing is there: the place between what stood before and behind.
        let place = match before {
            Some(run) => self.new.tokens.end(run.new_end() - 1),
            None => 0,
        };
        Some(place..place)
    }

    /// An offset inside a token, or at its far end, carried over to its partner; `None` at the ends that the token itself has.
    fn inside(&self, old: usize, new: usize, byte: usize) -> Option<usize> {
        let (from, to) = (self.old.tokens.start(old), self.old.tokens.end(old));
        if byte <= from || byte >= to {
            return None;
        }
        let (one, other) = (self.old.text.get(from..to)?, self.new.text.get(self.new.tokens.start(new)..self.new.tokens.end(new))?);
        let start = self.new.tokens.start(new);
        if one == other {
            return Some(start + (byte - from));
        }
        // Accents are written otherwise: the characters are counted as they are compared.
        let characters = folded_length(self.old.text.get(from..byte)?);
        let ends = other.char_indices().map(|(at, character)| at + character.len_utf8());
        ends.map(|end| start + end)
            .find(|end| self.new.text.get(start..*end).is_some_and(|words| folded_length(words) >= characters))
    }
}

fn per_cent(part: usize, whole: usize) -> u32 {
    u32::try_from(100 * part / whole.max(1)).unwrap_or(100).min(100)
}
