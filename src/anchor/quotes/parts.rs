//! Places of a quote that begins or ends inside of a word, as it is compared: whatever white space stands there, and what is not seen. To the
//! letter such a quote is looked for before.

use std::ops::Range;

use crate::anchor::{canon::same_characters, tokens::Tokens};

use super::{MOST_PLACES, Query, Quotes};

/// A part of a word has no more bytes.
const LONGEST_PART: usize = 256;

impl Quotes {
    /// The bytes where the quote stands between a part of a word and a part of another. Words in between, or one at its end, lead there.
    pub(super) fn inside_words(&self, query: &Query<'_>) -> Vec<Range<usize>> {
        let quote = query.tokens.within(query.quote.clone());
        let (Some(last), Some(inner)) = (quote.len().checked_sub(1), quote.len().checked_sub(2)) else { return Vec::new() };
        let places = |token: &usize| query.tokens.keys().get(*token).map_or(&[][..], |key| self.index.places(*key));
        // Of two words one is whole; of more all but the outer ones are, and the rarest leads there.
        let whole: Vec<usize> = match inner {
            0 => quote.clone().collect(),
            _ => (quote.start + 1..quote.end - 1).min_by_key(|token| places(token).len()).into_iter().collect(),
        };
        let mut found: Vec<Range<usize>> = Vec::new();
        for token in whole {
            for place in self.nearest(places(&token), query) {
                let first = (*place as usize + quote.start).checked_sub(token);
                let range = first.and_then(|first| self.between_parts(query, quote.start, first, last));
                if let Some(range) = range.filter(|range| !found.contains(range) && found.len() < MOST_PLACES) {
                    found.push(range);
                }
            }
        }
        found
    }

    /// The bytes of the quote if its words stand from a word of the text on, the first as the end of that, the last as a beginning.
    fn between_parts(&self, query: &Query<'_>, begin: usize, first: usize, last: usize) -> Option<Range<usize>> {
        let keys = |tokens: &Tokens, from: usize| tokens.keys().get(from + 1..from + last).map(<[u64]>::to_vec);
        if keys(&query.tokens, begin)? != keys(&self.tokens, first)? {
            return None;
        }
        let head = query.text.get(query.tokens.bytes(begin..begin + 1))?;
        let tail = query.text.get(query.tokens.bytes(begin + last..begin + last + 1))?;
        if head.len().max(tail.len()) > LONGEST_PART {
            return None;
        }
        let (word, end_word) = (self.tokens.bytes(first..first + 1), self.tokens.bytes(first + last..first + last + 1));
        let (word_text, end_text) = (self.text.get(word.clone())?, self.text.get(end_word.clone())?);
        let start = word_text.char_indices().rev().map(|(at, _)| at);
        // Half of it may be what is not seen.
        let start = start.take(2 * head.len()).find(|at| word_text.get(*at..).is_some_and(|part| same_characters(part, head)))?;
        let ends = end_text.char_indices().map(|(at, sign)| at + sign.len_utf8());
        let end = ends.take(2 * tail.len()).find(|at| end_text.get(..*at).is_some_and(|part| same_characters(part, tail)))?;
        Some(word.start + start..end_word.start + end)
    }
}
