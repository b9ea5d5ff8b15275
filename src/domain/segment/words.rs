//! Words: as many letters and digits with their marks as stand together.
//!
//! An apostrophe or a full stop belongs to the word between two letters or two digits ("can't", "z.B", "2.500"), a comma only
//! between digits ("3,5"), a colon only between letters, and what is not seen (a soft hyphen) and "_" between any of them.
//! A hyphen separates words. For European and Arabic text these are the words of Unicode Standard Annex #29. There is
//! no dictionary, so that Chinese, Japanese, Thai, Lao, Burmese and Khmer words come out as single characters.

use std::ops::Range;

use super::{
    graphemes::{clusters, last_place},
    previous_grapheme,
};

/// The word around an offset. Between two words the one that starts there is meant; behind a word's last letter, that word.
/// `None` if there is only space or punctuation on both sides.
#[must_use]
pub fn word_at(text: &str, offset: usize) -> Option<Range<usize>> {
    let offset = text.floor_char_boundary(offset);
    word_around(text, offset).or_else(|| {
        let before = previous_grapheme(text, offset);
        word_around(text, before).filter(|word| word.end == offset)
    })
}

/// The end of the word the offset stands in, else of the next word, else the end of the text. Always behind the offset,
/// unless that is the end of the text.
#[must_use]
pub fn next_word(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    if let Some(word) = word_around(text, offset) {
        return word.end;
    }
    let rest = text.get(offset..).unwrap_or_default();
    let letter = rest.find(char::is_alphanumeric).map(|distance| offset + distance);
    letter.and_then(|letter| word_around(text, letter)).map_or(text.len(), |word| word.end)
}

/// The start of the word the offset stands in or behind, else of the word before, else 0. Always before the offset, unless
/// that is 0.
#[must_use]
pub fn previous_word(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    if let Some(word) = word_around(text, offset).filter(|word| word.start < offset) {
        return word.start;
    }
    let before = text.get(..offset).unwrap_or_default();
    let letter = before.rfind(char::is_alphanumeric);
    letter.and_then(|letter| word_around(text, letter)).map_or(0, |word| word.start)
}

/// The word that contains the char at the offset.
fn word_around(text: &str, offset: usize) -> Option<Range<usize>> {
    let is_space = |character: char| matches!(character, ' ' | '\n');
    let start = last_place(text, offset, |left, right| is_space(left) || is_space(right) || stands_alone(right));
    words(text, start).take_while(|word| word.start <= offset).find(|word| offset < word.end)
}

/// What a character is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Letter,
    Digit,
    /// A word of its own.
    Alone,
    /// Part of a word if the right parts stand on both sides of it, see [`joins`].
    Sign(char),
}

/// The words from an offset on, in order, where no word may begin before the offset. Byte ranges of `text`.
pub(super) fn words(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut parts = clusters(text, start).map(|cluster| (part(text.get(cluster.clone()).unwrap_or_default()), cluster)).peekable();
    std::iter::from_fn(move || {
        let (mut last, mut word) = parts.find(|(part, _)| !matches!(part, Part::Sign(_)))?;
        while last != Part::Alone {
            let sign = parts.next_if(|(part, _)| matches!(part, Part::Sign(_)));
            let Some((part, cluster)) = parts.next_if(|(part, _)| match sign {
                Some((Part::Sign(sign), _)) => joins(last, sign, *part),
                _ => *part != Part::Alone,
            }) else {
                break;
            };
            last = part;
            word.end = cluster.end;
        }
        Some(word)
    })
}

fn part(cluster: &str) -> Part {
    match cluster.chars().find(|character| character.is_alphanumeric()) {
        // A space can carry a mark that counts as a letter; the words beside it stay apart.
        Some(character) if stands_alone(character) || cluster.contains(char::is_whitespace) => Part::Alone,
        Some(character) if character.is_alphabetic() => Part::Letter,
        Some(_) => Part::Digit,
        None => Part::Sign(cluster.chars().next().unwrap_or_default()),
    }
}

/// Whether a sign between two parts makes one word of them.
fn joins(before: Part, sign: char, after: Part) -> bool {
    let letters = before == Part::Letter && after == Part::Letter;
    let digits = before == Part::Digit && after == Part::Digit;
    match sign {
        '.' | '\'' | '’' | '‘' => letters || digits,
        ':' | '·' | '״' => letters,
        ',' | ';' | '٫' | '٬' => digits,
        // What is not seen: soft hyphen, word joiner and the marks of the writing direction.
        '_' | '\u{AD}' | '\u{2060}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => matches!(after, Part::Letter | Part::Digit),
        _ => false,
    }
}

/// Letters of scripts that put no space between words: Chinese, Hiragana, Thai, Lao, Burmese, Khmer.
fn stands_alone(character: char) -> bool {
    matches!(
        character,
        '\u{E01}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3021}'..='\u{3029}'
            | '\u{3041}'..='\u{309F}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}
