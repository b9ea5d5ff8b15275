//! Where sentences, words and characters begin and end, as a reader sees them.
//!
//! Every function takes a text and counts UTF-8 bytes from its start; ranges are half-open. No offset makes a function panic:
//! one behind the end stands for the end, one inside a character for the character's start. "Character" means a grapheme
//! cluster (an emoji with its skin tone, a letter with its accents), after Unicode Standard Annex #29.
//!
//! Words and sentences follow rules of our own, because the annex's tables for them would weigh several times as much as all
//! the rest of this module, and a reader would hardly see the difference. A word is as many letters and digits, with their
//! marks, as stand together; an apostrophe or a full stop between two letters or two digits and a comma between digits belong
//! to it. There is no dictionary, so that Chinese, Japanese and Thai words come out as single characters.

mod full_stop;
mod graphemes;
mod quotations;
mod sentences;
mod signs;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

pub use graphemes::{ceil_grapheme, floor_grapheme, graphemes, is_boundary, next_grapheme, previous_grapheme};
pub use quotations::{Quotation, is_quote_mark, quotations};
pub use sentences::sentences;
pub use signs::{is_closing, is_opening, is_stop};
pub use words::{next_word, previous_word, word_at};

/// Whether a character shows nothing: white space of any kind, the zero-width space and the byte-order mark.
#[must_use]
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}')
}

/// The range without the blank characters at its ends; empty, at its start, if it holds nothing else. A space that carries a
/// combining mark stays, because a span never cuts a character.
#[must_use]
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end).max(start);
    let words = text.get(start..end).unwrap_or_default();
    let without_end = words.trim_end_matches(is_blank);
    if without_end.is_empty() {
        return start..start;
    }
    let first = start + (without_end.len() - without_end.trim_start_matches(is_blank).len());
    floor_grapheme(text, first).max(start)..ceil_grapheme(text, start + without_end.len()).min(end)
}
