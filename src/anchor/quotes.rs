//! Words that are known by their quote alone, as in files of other programs, found in a text.
//!
//! Places where the quote stands to the letter come first. What is near enough to it is looked for only where rare words of the quote
//! or of its context stand together. Each place is scored by the quote and by what stands around it; the best is taken if it is good
//! enough and no other is as good. **Never the best of bad ones.**

use std::{ops::Range, rc::Rc};

use super::{
    diff::Diff,
    index::Index,
    locate::Wanted,
    place::{Common, Words},
    resolution::{Resolution, State},
    tokens::Tokens,
};

/// Bytes of context on each side that are searched with. More would make the window wider than the quote is near.
const SEARCHED_CONTEXT: usize = 96;

/// Score, in per cent, that a place needs at least when the quote stands there to the letter. The quote alone makes 55; the rest is as
/// much as one side of the context, or a half of both.
const LEAST_WHOLE: u32 = 78;

/// Score that a place needs at least when the words differ: less for a long quote, since short words are soon alike by chance. The quote
/// counts by how much of it is kept; what was put in between says little against it, for publishers add more than they replace.
const LEAST_EDITED: u32 = 50;
const LEAST_EDITED_SHORT: u32 = 72;

/// Bytes over which the one falls to the other by one per cent.
const BYTES_A_PER_CENT: usize = 4;

/// Bytes of a quote from which on it is no longer short.
const SHORT_QUOTE: usize = 24;

/// Of the quote itself so much must be there, in per cent: context alone is no quote.
const LEAST_ALIKE: u32 = 45;

/// A quote this long in bytes that stands in the text once is found, whatever stands around it: such a sentence is no chance.
pub(super) const LONG_QUOTE: usize = 24;

/// The best place must be so many per cent better than the next one, or the position decides between them.
const MARGIN: u32 = 4;

/// Of two equally good places the nearer one is taken if the other is farther from the expected position by so much, in per cent.
const NEARER: usize = 150;

/// Places of a word that are looked at. A more frequent word tells little, and there is a rarer one beside it.
const MOST_PLACES: usize = 128;

/// Rare words that windows are found by.
const MOST_WORDS: usize = 16;

/// Windows that are compared with the quote.
const MOST_WINDOWS: usize = 4;

/// A text that quotes are found in. Made in steps: until [`Quotes::step`] says that all is done, every quote is lost.
#[derive(Clone, Debug)]
pub struct Quotes {
    text: Rc<str>,
    tokens: Tokens,
    index: Index,
    read: Option<usize>,
    done: bool,
}

/// A place that could be meant.
#[derive(Clone, Debug)]
struct Candidate {
    range: Range<usize>,
    /// The quote stands there to the letter.
    whole: bool,
    /// Prefix and suffix too.
    in_context: bool,
    score: u32,
    /// How much of the context stands there, in per cent: of the side that has less of it, and of the other.
    sides: (u32, u32),
}

/// Where other marks of the same file lead to expect the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expected {
    /// The byte where they would begin if they kept their distance.
    pub(super) at: usize,
    /// The bytes between words that surely stood before and behind them.
    pub(super) between: Range<usize>,
    /// Other marks lead there, and not only the old position.
    pub(super) sure: bool,
}

/// What is looked for, with the context that is searched with.
struct Query<'a> {
    wanted: Wanted<'a>,
    expected: Option<Expected>,
    text: String,
    tokens: Tokens,
    /// Bytes of the quote in the text of the query.
    quote: Range<usize>,
}

impl Quotes {
    /// A text that is still to be indexed.
    #[must_use]
    pub fn begin(text: Rc<str>) -> Self {
        Self { text, tokens: Tokens::default(), index: Index::default(), read: Some(0), done: false }
    }

    /// A text, indexed at once. Takes time in proportion to its length.
    #[must_use]
    pub fn new(text: Rc<str>) -> Self {
        let mut quotes = Self::begin(text);
        while !quotes.step(usize::MAX) {}
        quotes
    }

    /// Goes on indexing for about so many words; `true` when it is done.
    pub fn step(&mut self, steps: usize) -> bool {
        const BYTES_A_STEP: usize = 8;
        if let Some(from) = self.read {
            let to = self.tokens.read(&self.text, from, from.saturating_add(steps.saturating_mul(BYTES_A_STEP)));
            self.read = Some(to).filter(|to| *to < self.text.len());
            if self.read.is_none() {
                self.index.begin(&self.tokens);
            }
        } else if !self.done {
            self.done = self.index.step(&self.tokens, steps);
        }
        self.done
    }

    #[must_use]
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// Where a quote stands. The position, in bytes, is a hint: it decides between places that are equally good. Of many quotes from
    /// one text more is found together: see [`super::together::Together`].
    #[must_use]
    pub fn find(&self, wanted: Wanted<'_>) -> Resolution {
        let at = wanted.position.map(|position| position.start().get());
        self.find_expected(wanted, at.map(|at| Expected { at, between: 0..self.text.len(), sure: false }))
    }

    pub(super) fn find_expected(&self, wanted: Wanted<'_>, expected: Option<Expected>) -> Resolution {
        if !self.done || wanted.quote.trim().is_empty() {
            return Resolution::NOWHERE;
        }
        let query = Query::new(wanted, expected);
        let mut candidates = self.places(&query);
        if let Some(found) = self.decide(&query, &candidates) {
            return found;
        }
        self.near_places(&query, &mut candidates);
        self.decide(&query, &candidates).unwrap_or_else(|| {
            let best = candidates.iter().max_by_key(|candidate| candidate.score);
            best.map_or(Resolution::NOWHERE, |best| Resolution::lost(Some(best.range.clone()), best.score))
        })
    }

    /// The places where the quote stands to the letter.
    fn places(&self, query: &Query<'_>) -> Vec<Candidate> {
        let quote = query.tokens.within(query.quote.clone());
        let keys = query.tokens.keys();
        let rarest = |tokens: Range<usize>| {
            tokens.filter_map(|token| Some((self.index.places(*keys.get(token)?), token))).min_by_key(|(places, _)| places.len())
        };
        let mut best = rarest(quote.clone());
        if best.is_some_and(|(places, _)| places.len() > MOST_PLACES) {
            best = rarest(0..keys.len()).filter(|(places, _)| !places.is_empty() && places.len() <= MOST_PLACES).or(best);
        }
        let mut candidates = Vec::new();
        let here = query.wanted.position.filter(|position| position.slice(&self.text) == Some(query.wanted.quote));
        candidates.extend(here.map(|position| self.candidate(query, position.as_bytes(), true)));
        if let Some((places, token)) = best {
            for place in self.nearest(places, query) {
                let first = (*place as usize + quote.start).checked_sub(token);
                if let Some(range) = first.and_then(|first| self.whole_at(query, quote.clone(), first)) {
                    candidates.push(self.candidate(query, range, true));
                }
            }
        }
        if candidates.is_empty() && (query.wanted.prefix.is_empty() || query.wanted.suffix.is_empty() || quote.len() < 2) {
            // A part of a word, whose other parts are not known.
            let quote = query.wanted.quote;
            let first = quote.chars().next().map_or(1, char::len_utf8);
            let mut from = 0;
            // Places may overlap: `ana` stands in `banana` twice.
            while candidates.len() < MOST_PLACES
                && let Some(at) = self.text.get(from..).and_then(|rest| rest.find(quote))
            {
                let range = from + at..from + at + quote.len();
                if !self.cuts_more(query, &range) {
                    candidates.push(self.candidate(query, range, true));
                }
                from += at + first;
            }
            if candidates.is_empty() {
                let places = self.inside_words(query).into_iter().filter(|range| !self.cuts_more(query, range));
                candidates.extend(places.map(|range| self.candidate(query, range, true)));
            }
        }
        candidates
    }

    /// As many places as are looked at, those around the old position if there are more.
    fn nearest<'a>(&self, places: &'a [u32], query: &Query<'_>) -> &'a [u32] {
        let Some(from) = places.len().checked_sub(MOST_PLACES) else { return places };
        let position = query.expected.as_ref().map_or(0, |expected| expected.at);
        let at = places.partition_point(|place| self.tokens.start(*place as usize) < position);
        let start = at.saturating_sub(MOST_PLACES / 2).min(from);
        places.get(start..start + MOST_PLACES).unwrap_or(places)
    }

    /// The bytes of the quote's tokens if they stand one after the other from a token on.
    fn whole_at(&self, query: &Query<'_>, quote: Range<usize>, first: usize) -> Option<Range<usize>> {
        let keys = query.tokens.keys().get(quote.clone())?;
        if self.tokens.keys().get(first..first + keys.len())? != keys {
            return None;
        }
        let run = super::align::Run { old: quote.start, new: first, len: quote.len() };
        self.common(query, &[run]).place(query.quote.clone()).filter(|placed| placed.same).map(|placed| placed.range)
    }

    fn common<'a>(&'a self, query: &'a Query<'_>, runs: &'a [super::align::Run]) -> Common<'a> {
        Common {
            old: Words { text: &query.text, tokens: &query.tokens },
            new: Words { text: &self.text, tokens: &self.tokens },
            runs,
            piece: true,
        }
    }

    fn candidate(&self, query: &Query<'_>, range: Range<usize>, whole: bool) -> Candidate {
        self.scored(query, range, whole, 100)
    }

    /// The best place, if it is good enough and the only one.
    fn decide(&self, query: &Query<'_>, candidates: &[Candidate]) -> Option<Resolution> {
        let best = candidates.iter().max_by_key(|candidate| (candidate.in_context, candidate.score))?;
        let is_rival = |other: &&Candidate| {
            let apart = other.range.end <= best.range.start || best.range.end <= other.range.start;
            let as_good = other.in_context == best.in_context && other.score + MARGIN > best.score;
            as_good && (apart || (other.whole && best.whole && other.range != best.range))
        };
        let mut chosen = best;
        let mut score = best.score;
        let rivals: Vec<&Candidate> = candidates.iter().filter(is_rival).collect();
        if !rivals.is_empty() {
            let expected = query.expected.as_ref()?;
            // What stands out of order comes last.
            let distance = |candidate: &Candidate| {
                let apart = candidate.range.start.abs_diff(expected.at);
                if expected.fits(&candidate.range) { apart } else { apart + self.text.len() }
            };
            chosen = rivals.iter().copied().chain([best]).min_by_key(|candidate| distance(candidate))?;
            let next = rivals.iter().copied().chain([best]).filter(|other| other.range != chosen.range).map(distance).min()?;
            if next.saturating_mul(100) < distance(chosen).saturating_mul(NEARER) {
                return None;
            }
            score = chosen.score;
        }
        let at_position = query.wanted.position.is_some_and(|position| position.as_bytes() == chosen.range);
        let long = query.wanted.quote.len() >= LONG_QUOTE && rivals.is_empty();
        if chosen.whole {
            let has_context = !(query.wanted.prefix.is_empty() && query.wanted.suffix.is_empty());
            // Where no context says what follows, a part of a longer word is not the word.
            let cut = (query.wanted.prefix.is_empty() && self.is_inside_word(chosen.range.start))
                || (query.wanted.suffix.is_empty() && self.is_inside_word(chosen.range.end));
            let sure = ((has_context && rivals.is_empty()) || at_position) && !cut;
            let state = if chosen.in_context && sure { State::Exact } else { State::Moved };
            return (long || score >= LEAST_WHOLE).then(|| Resolution::found(&self.text, state, chosen.range.clone(), score));
        }
        // Reworded words stand between the words they stood between, or else they are a guess.
        let in_order = query.expected.as_ref().is_none_or(|expected| expected.fits(&chosen.range));
        let longer = query.wanted.quote.len().saturating_sub(SHORT_QUOTE) / BYTES_A_PER_CENT;
        let least = LEAST_EDITED_SHORT.saturating_sub(u32::try_from(longer).unwrap_or(u32::MAX)).max(LEAST_EDITED);
        let is_found = score >= least && in_order && self.is_about_the_same(query, chosen);
        is_found.then(|| Resolution::found(&self.text, State::Edited, chosen.range.clone(), score))
    }

    fn is_inside_word(&self, byte: usize) -> bool {
        let token = self.tokens.within(byte..byte).start;
        self.tokens.start(token) < byte && byte < self.tokens.end(token)
    }

    /// Whether a place cuts a word where the context says that the quote did not: `Juli` in front of a blank is not the one in `Julia`.
    fn cuts_more(&self, query: &Query<'_>, range: &Range<usize>) -> bool {
        let blank = |sign: Option<char>| sign.is_some_and(|sign| !sign.is_alphanumeric());
        (blank(query.wanted.prefix.chars().next_back()) && self.is_inside_word(range.start))
            || (blank(query.wanted.suffix.chars().next()) && self.is_inside_word(range.end))
    }

    /// Adds the places where something like the quote stands.
    fn near_places(&self, query: &Query<'_>, candidates: &mut Vec<Candidate>) {
        let mut diff = Diff::default();
        for window in self.windows(query) {
            let Some(range) = self.near_place(query, &mut diff, window.clone(), candidates) else { continue };
            // The same words may stand in the window again, before or behind.
            let found = self.tokens.within(range);
            for rest in [window.start..found.start, found.end..window.end] {
                if 2 * rest.len() >= found.len() {
                    self.near_place(query, &mut diff, rest, candidates);
                }
            }
        }
    }

    fn near_place(
        &self,
        query: &Query<'_>,
        diff: &mut Diff,
        window: Range<usize>,
        candidates: &mut Vec<Candidate>,
    ) -> Option<Range<usize>> {
        let runs = diff.window(&query.tokens, &self.tokens, 0..query.tokens.len(), window);
        let placed = self.common(query, runs).place(query.quote.clone())?;
        if placed.range.is_empty() || placed.alike < LEAST_ALIKE || !placed.is_enough() {
            return None;
        }
        if candidates.iter().all(|candidate| candidate.range != placed.range) {
            candidates.push(self.scored(query, placed.range.clone(), placed.same, placed.kept.max(placed.alike)));
        }
        Some(placed.range)
    }

    /// Stretches of tokens in which rare words of the query stand together, those with most of them first.
    fn windows(&self, query: &Query<'_>) -> Vec<Range<usize>> {
        let length = query.tokens.len();
        let quote = query.tokens.within(query.quote.clone());
        let mut words: Vec<(usize, &[u32])> = Vec::new();
        let mut least = 0;
        // The rarest words first, without sorting them.
        for most in [2, 8, 32, MOST_PLACES] {
            for (token, key) in query.tokens.keys().iter().enumerate() {
                let places = self.index.places(*key);
                if places.len() > least && places.len() <= most && words.len() < MOST_WORDS {
                    words.push((token, places));
                }
            }
            least = most;
        }
        // Votes for where the query would begin, those of the quote's own words twice, in buckets that overlap by half.
        const BUCKET: usize = 8;
        const TALLIES: usize = 512;
        let mut tallies = [(0_usize, 0_u32); TALLIES];
        for (token, places) in words {
            let weight = query.tokens.weight(token) * if quote.contains(&token) { 2 } else { 1 };
            for place in places {
                let bucket = (*place as usize + length - token) / BUCKET;
                for bucket in [bucket, bucket.saturating_sub(1)] {
                    let mut slot = bucket.wrapping_mul(0x9E37_79B1) % TALLIES;
                    for _ in 0..8 {
                        let Some(tally) = tallies.get_mut(slot) else { break };
                        if tally.1 == 0 || tally.0 == bucket {
                            *tally = (bucket, tally.1 + weight);
                            break;
                        }
                        slot = (slot + 1) % TALLIES;
                    }
                }
            }
        }
        let slack = BUCKET + length / 4;
        let mut windows: Vec<Range<usize>> = Vec::new();
        let add = |windows: &mut Vec<Range<usize>>, begin: usize| {
            let window = begin.saturating_sub(slack)..(begin + length + 2 * BUCKET + slack).min(self.tokens.len());
            if !window.is_empty() && windows.iter().all(|other| other.start.abs_diff(window.start) > BUCKET) {
                windows.push(window);
            }
        };
        for _ in 0..2 * MOST_WINDOWS {
            let Some(best) = tallies.iter_mut().max_by_key(|tally| tally.1).filter(|tally| tally.1 > 0) else { break };
            add(&mut windows, (best.0 * BUCKET).saturating_sub(length));
            best.1 = 0;
            if windows.len() == MOST_WINDOWS {
                break;
            }
        }
        if let Some(expected) = &query.expected {
            let before = query.tokens.within(0..query.quote.start).len();
            add(&mut windows, self.tokens.within(expected.at..self.text.len()).start.saturating_sub(before));
        }
        windows
    }
}

impl<'a> Query<'a> {
    fn new(wanted: Wanted<'a>, expected: Option<Expected>) -> Self {
        let prefix_from = wanted.prefix.ceil_char_boundary(wanted.prefix.len().saturating_sub(SEARCHED_CONTEXT));
        let prefix = wanted.prefix.get(prefix_from..).unwrap_or_default();
        let suffix = wanted.suffix.get(..wanted.suffix.floor_char_boundary(SEARCHED_CONTEXT)).unwrap_or_default();
        let text = [prefix, wanted.quote, suffix].concat();
        let quote = prefix.len()..prefix.len() + wanted.quote.len();
        Self { wanted, expected, tokens: Tokens::of(&text), text, quote }
    }
}

impl Expected {
    fn fits(&self, range: &Range<usize>) -> bool {
        range.start < self.between.end && self.between.start < range.end
    }
}

mod parts;
mod score;
#[cfg(test)]
mod tests;
