//! Where sentences, words and characters begin and end, as a reader sees them.
//!
//! Every function takes a text and counts UTF-8 bytes from its start; ranges are half-open. No offset makes a function panic:
//! one behind the end stands for the end, one inside a character for the character's start. "Character" means a grapheme
//! cluster (an emoji with its skin tone, a letter with its accents), after Unicode Standard Annex #29.
//!
//! Words are those of the annex too. It has no dictionary, so that Chinese and Thai words come out as single characters.

mod full_stop;
mod sentences;
mod signs;
#[cfg(test)]
mod tests;

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

pub use sentences::sentences;

/// Whether a character shows nothing: white space of any kind, the zero-width space and the byte-order mark.
#[must_use]
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}')
}

/// The word around an offset. Between two words the one that starts there is meant; behind a word's last letter, that word.
/// `None` if there is only space or punctuation on both sides.
#[must_use]
pub fn word_at(text: &str, offset: usize) -> Option<Range<usize>> {
    let offset = text.floor_char_boundary(offset);
    let segment = word_segment_at(text, offset).filter(|segment| is_word(text, segment));
    segment.or_else(|| {
        let before = previous_grapheme(text, offset);
        word_segment_at(text, before).filter(|segment| segment.end == offset && is_word(text, segment))
    })
}

/// The end of the word the offset stands in, else of the next word, else the end of the text. Always behind the offset,
/// unless that is the end of the text.
#[must_use]
pub fn next_word(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    if let Some(segment) = word_segment_at(text, offset).filter(|segment| is_word(text, segment)) {
        return segment.end;
    }
    let rest = text.get(offset..).unwrap_or_default();
    let letter = rest.find(char::is_alphanumeric).map(|distance| offset + distance);
    letter.and_then(|letter| word_segment_at(text, letter)).map_or(text.len(), |segment| segment.end)
}

/// The start of the word the offset stands in or behind, else of the word before, else 0. Always before the offset, unless
/// that is 0.
#[must_use]
pub fn previous_word(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    let around = word_segment_at(text, offset).filter(|segment| segment.start < offset && is_word(text, segment));
    if let Some(segment) = around {
        return segment.start;
    }
    let before = text.get(..offset).unwrap_or_default();
    let letter = before.rfind(char::is_alphanumeric);
    letter.and_then(|letter| word_segment_at(text, letter)).map_or(0, |segment| segment.start)
}

/// The end of the character that starts at or contains the offset; the end of the text at its end.
#[must_use]
pub fn next_grapheme(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    // The cursor only fails when it is given a part of the text; it is given all of it here and below.
    GraphemeCursor::new(offset, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The start of the character that contains the offset or, if none does, of the one before it; 0 at the start.
#[must_use]
pub fn previous_grapheme(text: &str, offset: usize) -> usize {
    // An offset inside a char must go back from that char's end, or the cluster before would be found.
    let offset = text.ceil_char_boundary(offset.min(text.len()));
    GraphemeCursor::new(offset, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The offset itself if it lies between two characters, else the start of the character it lies in.
#[must_use]
pub fn floor_grapheme(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    if is_grapheme_boundary(text, offset) { offset } else { previous_grapheme(text, offset) }
}

/// The offset itself if it lies between two characters, else the end of the character it lies in.
#[must_use]
pub fn ceil_grapheme(text: &str, offset: usize) -> usize {
    let offset = text.ceil_char_boundary(offset.min(text.len()));
    if is_grapheme_boundary(text, offset) { offset } else { next_grapheme(text, offset) }
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

fn is_grapheme_boundary(text: &str, offset: usize) -> bool {
    GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

fn is_word(text: &str, segment: &Range<usize>) -> bool {
    text.get(segment.clone()).is_some_and(|words| words.contains(char::is_alphanumeric))
}

/// The piece between two word boundaries that contains the char at the offset. A word boundary inside a character (Thai has
/// some) does not count.
fn word_segment_at(text: &str, offset: usize) -> Option<Range<usize>> {
    let mut start = restart(text, offset);
    let base = start;
    let rest = text.get(base..)?;
    let mut graphemes = rest.grapheme_indices(true).map(|(grapheme, _)| grapheme).chain([rest.len()]).peekable();
    for (piece_start, piece) in rest.split_word_bound_indices() {
        let end = piece_start + piece.len();
        while graphemes.next_if(|grapheme| *grapheme < end).is_some() {}
        if graphemes.peek().is_some_and(|grapheme| *grapheme != end) {
            continue;
        }
        if offset < base + end {
            return Some(start..base + end);
        }
        start = base + end;
    }
    None
}

/// A place at or before the offset from which word boundaries come out as they do from the start of the text: the space or
/// line end before. No rule of the annex looks further back than that.
fn restart(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind([' ', '\n'])).unwrap_or(0)
}
