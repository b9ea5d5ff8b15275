//! Where browsers see words end. A directive's text must begin and end there, unless context joins it. They follow Unicode Standard
//! Annex #29 with tables of their own, and dictionaries for scripts without blanks; an edge counts here if it is one for all of them.

use std::ops::Range;

use crate::domain::folding::{is_mark, is_unseen};

/// Signs that join what stands on both sides of them into one word, for one of the engines at least.
const JOINTS: &[char] = &['\'', '’', '‘', '.', ':', '·', '‧', '․', ',', ';', '"', '״', '׳', '@', '\u{202F}'];

/// A blank that does not end a word: the narrow one within numbers and before French signs.
const NARROW_BLANK: char = '\u{202F}';

fn is_word_sign(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character) || matches!(character, '_' | NARROW_BLANK) || is_vowel_mark(character)
}

/// Marks of Thai, Lao and Khmer that are neither letters nor change their order.
fn is_vowel_mark(character: char) -> bool {
    matches!(character, '\u{E47}'..='\u{E4E}' | '\u{EC8}'..='\u{ECE}' | '\u{17C9}'..='\u{17D3}' | '\u{17DD}')
}

/// Whether a word begins or ends at an offset for every browser.
pub(super) fn is_edge(text: &str, offset: usize) -> bool {
    let (before, behind) = (text.get(..offset).unwrap_or_default(), text.get(offset..).unwrap_or_default());
    // A mark belongs to the letter before it, and beside what is not seen the engines differ.
    if behind.starts_with(|first| is_mark(first) || is_unseen(first)) || before.ends_with(is_unseen) {
        return before.is_empty() || behind.is_empty();
    }
    let seen = |character: &char| !is_unseen(*character) && !is_mark(*character);
    let mut before = before.chars().rev().filter(seen);
    let mut behind = behind.chars().filter(seen);
    let (Some(left), Some(right)) = (before.next(), behind.next()) else { return true };
    let joins = |sign: char, beyond: Option<char>| JOINTS.contains(&sign) && (sign == '@' || beyond.is_some_and(is_word_sign));
    match (is_word_sign(left), is_word_sign(right)) {
        (true, true) => false,
        (false, true) => !joins(left, before.next()),
        (true, false) => !joins(right, behind.next()),
        (false, false) => true,
    }
}

/// Whether a text ends with a letter whose accent is a sign of its own: Firefox does not find that.
pub(super) fn ends_with_mark(text: &str) -> bool {
    text.chars().rev().find(|character| !is_unseen(*character)).is_some_and(is_mark)
}

/// Scripts that write words without blanks between them.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..)
}

/// What context and the ends of long quotes are made of: the stretches of a line between blanks, each with a letter or digit in it, and
/// where a script has no blanks, those between its signs. The first begins where the range does, the last ends where it ends.
pub(super) fn units(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let line = text.get(range.clone()).unwrap_or_default();
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    let mut last = ' ';
    for (at, character) in line.char_indices().map(|(at, character)| (range.start + at, character)) {
        let is_blank = character.is_whitespace() && character != NARROW_BLANK;
        if let Some(begin) = start.filter(|_| is_blank || is_cut(text, at, last)) {
            units.push(begin..at);
            start = None;
        }
        if !is_blank && start.is_none() {
            start = Some(at);
        }
        last = character;
    }
    units.extend(start.map(|begin| begin..range.end));
    joined(text, units)
}

/// Whether a text without blanks may be cut at an offset: behind its sign, before a word.
fn is_cut(text: &str, offset: usize, last: char) -> bool {
    let next = text.get(offset..).and_then(|rest| rest.chars().next());
    !is_word_sign(last)
        && is_unspaced(last)
        && next.is_some_and(|next| is_unspaced(next) && is_word_sign(next))
        && is_edge(text, offset)
}

/// Signs alone say little, and some browsers do not find them: they go with the word before, else with the next one.
fn joined(text: &str, units: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let says = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().chars().any(char::is_alphanumeric);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for unit in units {
        match joined.last_mut().filter(|last| !says(&unit) || !says(last)) {
            Some(last) => last.end = unit.end,
            None => joined.push(unit),
        }
    }
    joined
}
