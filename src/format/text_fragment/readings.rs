//! How a directive is written, and what a page may say in the place of what the article's text says: a raised "2" is "²" there and the
//! digit here, a reference to a note stands in brackets or not. A browser skips the directive that does not fit.

use std::ops::Range;

use super::{
    directive::Directive,
    page::{Page, raised},
};
use crate::domain::folding::is_unseen;

/// References to notes are not longer than that, in characters.
const LONGEST_NOTE: usize = 4;

/// The directive, and as a page may have it instead.
pub(super) fn write(page: &Page<'_>, directive: &Directive) -> Vec<String> {
    let as_it_is = spelt(page, directive, &|text| text.to_owned());
    let otherwise = spelt(page, directive, &without_raising);
    if as_it_is == otherwise { vec![as_it_is] } else { vec![as_it_is, otherwise] }
}

fn spelt(page: &Page<'_>, directive: &Directive, reading: &dyn Fn(&str) -> String) -> String {
    let part = |range: &Range<usize>| encoded(reading(page.slice(range.clone())).trim_matches(is_nothing));
    let mut written = part(&directive.start);
    if let Some(prefix) = &directive.prefix {
        written = format!("{}-,{written}", part(prefix));
    }
    if let Some(end) = &directive.end {
        written = format!("{written},{}", part(end));
    }
    if let Some(suffix) = &directive.suffix {
        written = format!("{written},-{}", part(suffix));
    }
    written
}

/// What a browser may not find at the ends of a text.
fn is_nothing(character: char) -> bool {
    character.is_whitespace() || is_unseen(character)
}

/// Raised and lowered signs as plain ones, and notes without their brackets.
fn without_raising(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (sign, length) = match note(rest).filter(|_| plain.ends_with(|last: char| !last.is_whitespace())) {
            Some(note) => (note.to_owned(), note.len() + "[]".len()),
            None if first == '™' => ("TM".to_owned(), first.len_utf8()),
            None => (raised(first).unwrap_or(first).to_string(), first.len_utf8()),
        };
        plain.push_str(&sign);
        rest = rest.get(length..).unwrap_or_default();
    }
    plain
}

/// What stands in the brackets of the note that a text begins with.
fn note(text: &str) -> Option<&str> {
    let (note, _) = text.strip_prefix('[')?.split_once(']')?;
    let is_short = !note.is_empty() && note.chars().count() <= LONGEST_NOTE && !note.contains(['[', ' ', '…', '.']);
    is_short.then_some(note)
}

/// Per cent signs for all but letters and digits of ASCII, and some signs: `&`, `-` and `,` mean something in a directive.
fn encoded(text: &str) -> String {
    let mut made = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'!' | b'*' | b'\'' | b'(' | b')') {
            made.push(char::from(byte));
        } else {
            made.push_str(&format!("%{byte:02X}"));
        }
    }
    made
}
