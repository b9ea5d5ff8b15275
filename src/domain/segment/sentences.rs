//! Sentences: the pieces between full stops and line ends, put together again where a full stop ends no sentence.
//!
//! The boundaries are those of Unicode Standard Annex #29, with a shorter list of signs, and a few more: the annex never
//! starts a sentence with a number followed by a small letter. It knows no abbreviations either, so that all boundaries are
//! only candidates here; [`continues`] decides on each.

use std::ops::Range;

use super::{
    floor_grapheme,
    full_stop::abbreviates,
    is_blank,
    signs::{
        continues_sentence, is_capital, is_closing, is_line_end, is_opening, is_other_stop, is_small, is_stop, is_superscript,
        is_variation_selector,
    },
    trim,
};

/// A line at least this long (in chars) that ends in no full stop was wrapped, not ended, by the writer: mail and text copied
/// from PDF files break lines at about 65 to 80 chars, the lines of poems and lists are shorter.
const WRAPPED_LINE: usize = 60;

/// The same if the next line goes on with a small letter. Newspaper columns are hardly narrower.
const WRAPPED_LINE_BEFORE_SMALL_LETTER: usize = 30;

/// Notes in brackets looked through at the end of a sentence ("[1][2] [...]").
const MOST_ASIDES: usize = 8;

/// The sentences of one block, in order, without the blank characters around them; together they cover everything that is not
/// blank. Offsets count bytes of `text`.
///
/// A line end ends a sentence (list, poem, address) unless the line looks wrapped: it is long and ends without a full stop.
/// An empty line always ends one. Pieces without a letter or digit ("***", an emoji) go with the sentence before them.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Whether the sentence being collected has a letter or digit yet.
    let mut has_words = false;
    for piece in pieces(text) {
        let piece_has_words = slice(text, &piece).contains(char::is_alphanumeric);
        match found.last_mut() {
            Some(last) if continues(text, last, &piece, has_words && piece_has_words) => {
                last.end = piece.end;
                has_words |= piece_has_words;
            }
            _ => {
                found.push(piece);
                has_words = piece_has_words;
            }
        }
    }
    found
}

/// The text between all candidate boundaries, trimmed, without empty pieces.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut pieces = Vec::new();
    for boundary in candidates(text) {
        // A space that carries a combining mark is not cut off its mark.
        let end = floor_grapheme(text, boundary).max(start);
        let piece = trim(text, start..end);
        if !piece.is_empty() {
            pieces.push(piece);
        }
        start = end;
    }
    pieces
}

/// Where a sentence may begin, in order, and the end of the text: behind every line end; and behind a full stop, its closing
/// marks and footnote numbers, and white space.
fn candidates(text: &str) -> Vec<usize> {
    let mut boundaries = Vec::new();
    let mut position = 0;
    while let Some((stop, sign)) = next_sign(text, position) {
        if is_line_end(sign) {
            position = stop + sign.len_utf8();
            boundaries.push(position);
            continue;
        }
        let ending = text.get(stop..).unwrap_or_default();
        let marks = ending.trim_start_matches(|mark| ends_sentence(mark) || is_closing(mark) || is_variation_selector(mark));
        let noted = skip_footnotes(marks);
        // Line ends are left to the next turn.
        let next = noted.trim_start_matches(|character| is_blank(character) && !is_line_end(character));
        position = text.len() - next.len();
        let signs = ending.get(..ending.len() - marks.len()).unwrap_or_default();
        if may_begin(signs, noted.len() < marks.len(), next.len() < noted.len(), next) {
            boundaries.push(position);
        }
    }
    boundaries.push(text.len());
    boundaries
}

/// The next sign at which a sentence may end, and where it stands.
fn next_sign(text: &str, position: usize) -> Option<(usize, char)> {
    let rest = text.get(position..)?;
    let (distance, sign) = rest.char_indices().find(|(_, character)| ends_sentence(*character) || is_line_end(*character))?;
    Some((position + distance, sign))
}

fn ends_sentence(sign: char) -> bool {
    is_stop(sign) || is_other_stop(sign)
}

/// Whether a sentence may begin with `next`, behind these full stops and closing marks, a footnote and white space.
fn may_begin(signs: &str, has_footnote: bool, has_space: bool, next: &str) -> bool {
    let last = signs.trim_end_matches(|mark| is_closing(mark) || is_variation_selector(mark));
    let is_full_stop = last.ends_with(['.', '．']);
    // "Ende.[1]Danach", "ging.(Anmerkung)", "list!{1}", "well…known", "3.5": only the space could tell.
    let needs_space = has_footnote || next.starts_with(['[', '(', '{']) || last.ends_with('…');
    if !has_space && (needs_space || (is_full_stop && next.starts_with(char::is_numeric))) {
        return false;
    }
    if has_space && (has_footnote || signs.starts_with('…') || starts_unlike_a_sentence(next)) {
        return true;
    }
    if next.starts_with(|sign| continues_sentence(sign) || ends_sentence(sign)) {
        return false;
    }
    // A full stop before a small letter belongs to an abbreviation, whatever signs stand between them.
    let letter = next.chars().find(|sign| sign.is_alphabetic() || ends_sentence(*sign) || is_line_end(*sign));
    !(is_full_stop && letter.is_some_and(is_small))
}

/// Whether two neighbouring pieces belong to the same sentence.
fn continues(text: &str, left: &Range<usize>, right: &Range<usize>, both_have_words: bool) -> bool {
    let gap = slice(text, &(left.end..right.start));
    let before = slice(text, left);
    let after = slice(text, right);
    let is_end = |character: &char| is_line_end(*character);
    let line_ends = gap.chars().filter(is_end).count() - gap.matches("\r\n").count();
    match line_ends {
        0 => {}
        1 if line_is_wrapped(before, after) => {
            if !before.trim_end_matches(is_closing).ends_with(|mark| is_stop(mark) || is_other_stop(mark)) {
                return true;
            }
        }
        _ => return false,
    }
    if !both_have_words {
        return true;
    }
    if gap.is_empty() {
        // "example.org/?Query" and "Stop.Go" hold together; Chinese and Japanese put no space between sentences.
        return before.trim_end_matches(is_closing).ends_with(['.', '!', '?', '[', '…'])
            && after.starts_with(char::is_alphanumeric);
    }
    if goes_on_small(after) {
        return true;
    }
    let Some(before) = without_asides(before) else {
        return true;
    };
    let bare = before.trim_end_matches(is_closing);
    if !bare.ends_with(is_stop) {
        // The stop stood in the aside: "Er kam [...] Dann" goes on. What other signs ended has ended.
        return bare.ends_with(char::is_alphanumeric) || bare.ends_with([',', ';', ':', '-', '–', '—']);
    }
    if bare.ends_with('…') || bare.ends_with("..") {
        let words = bare.trim_end_matches(['.', '…']);
        // Free-standing dots stand for words left out, attached ones for a sentence broken off.
        return words.ends_with(is_blank);
    }
    let closing = before.get(bare.len()..).unwrap_or_default();
    let in_brackets = closing.contains([')', ']']);
    bare.ends_with('.') && (closing.is_empty() || in_brackets) && abbreviates(bare.strip_suffix('.').unwrap_or(bare), after)
}

/// What remains when brackets that only hold dots, a mark or a note are taken off the end; `None` if nothing does.
fn without_asides(before: &str) -> Option<&str> {
    let mut rest = before.trim_end_matches(is_blank);
    for _ in 0..MOST_ASIDES {
        let Some(shorter) = without_footnote(rest).or_else(|| without_marks_in_brackets(rest)) else {
            break;
        };
        rest = shorter.trim_end_matches(is_blank);
    }
    (!rest.is_empty()).then_some(rest)
}

/// The text before "[...]", "(!)" or "(?)" at its end.
fn without_marks_in_brackets(before: &str) -> Option<&str> {
    let inside = before.strip_suffix([']', ')'])?;
    let outside = inside.trim_end_matches(is_stop);
    if outside.len() == inside.len() { None } else { outside.strip_suffix(['[', '(']) }
}

/// The text before a footnote number at its end: "ended.[12]", "ended.²".
fn without_footnote(before: &str) -> Option<&str> {
    let raised = before.trim_end_matches(is_superscript);
    if raised.len() < before.len() {
        return raised.ends_with(|mark| is_stop(mark) || is_closing(mark)).then_some(raised);
    }
    let inside = before.strip_suffix(']')?;
    let number = inside.trim_end_matches(|digit: char| digit.is_ascii_digit());
    if number.len() == inside.len() { None } else { number.strip_suffix('[') }
}

/// The text behind footnote numbers at its start.
fn skip_footnotes(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_superscript);
    while let Some(inside) = rest.strip_prefix('[') {
        let behind = inside.trim_start_matches(|digit: char| digit.is_ascii_digit());
        match behind.strip_prefix(']').filter(|_| behind.len() < inside.len()) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    rest
}

/// Whether a text begins, behind opening quotes and brackets, with what an abbreviation goes on with as well: a digit, or
/// a small letter with a capital behind it ("iPhone", "eBay").
fn starts_unlike_a_sentence(text: &str) -> bool {
    let words = text.trim_start_matches(is_opening);
    words.starts_with(|character: char| character.is_numeric()) || is_camel_case(words)
}

/// Whether the sentence goes on: its first letter, behind quotes and brackets, is small.
fn goes_on_small(after: &str) -> bool {
    let words = after.trim_start_matches(|character: char| !character.is_alphanumeric() && character != '@' && character != '#');
    starts_with_small_letter(words) && !is_camel_case(words)
}

fn starts_with_small_letter(words: &str) -> bool {
    words.starts_with(is_small)
}

fn is_camel_case(words: &str) -> bool {
    let mut letters = words.chars();
    letters.next().is_some_and(is_small) && letters.next().is_some_and(is_capital)
}

/// Whether the single line end between two pieces only wraps a line.
fn line_is_wrapped(before: &str, after: &str) -> bool {
    let line = before.rsplit(is_line_end).next().unwrap_or_default();
    if starts_item(after) || line.ends_with(':') {
        return false;
    }
    let needed = if starts_with_small_letter(after) { WRAPPED_LINE_BEFORE_SMALL_LETTER } else { WRAPPED_LINE };
    line.chars().nth(needed - 1).is_some()
}

/// Whether a line begins as an item of a list does: "- ", "* ", "• ", "2) ". "2. " may as well be a date and does not count.
fn starts_item(line: &str) -> bool {
    let behind_number = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let is_numbered = behind_number.len() < line.len() && behind_number.starts_with(')');
    let is_bullet = |character: char| !character.is_alphanumeric() && !is_opening(character);
    is_numbered || line.starts_with("* ") || line.starts_with(is_bullet)
}

fn slice<'text>(text: &'text str, range: &Range<usize>) -> &'text str {
    text.get(range.clone()).unwrap_or_default()
}
