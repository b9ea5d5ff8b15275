//! Canonical equivalence: `ü` in one character and `u` with two dots as a second one are the same letter, and a text can change from
//! one to the other on its way through a publisher's system. Words are compared decomposed (Unicode Standard Annex #15, NFD), without
//! what cannot be seen, and with the marks of a letter in any order; the texts themselves stay as they are.
//!
//! A table of its own, for the crates that normalise weigh three to five times as much in the page.

mod table;

use table::{DECOMPOSITIONS, MARKS};

use crate::domain::segment::is_blank;

/// Hangul syllables are numbered by their parts: the standard's names and numbers.
const S_BASE: u32 = 0xAC00;
const S_COUNT: u32 = 11_172;
const L_BASE: u32 = 0x1100;
const V_BASE: u32 = 0x1161;
const T_BASE: u32 = 0x11A7;
const T_COUNT: u32 = 28;
const N_COUNT: u32 = 21 * T_COUNT;

/// Hands on the characters that a character stands for, itself if it stands for no others.
pub(super) fn decompose(character: char, each: &mut dyn FnMut(char)) {
    let number = u32::from(character);
    if number < 0xC0 {
        return each(character);
    }
    if let Some(syllable) = number.checked_sub(S_BASE).filter(|syllable| *syllable < S_COUNT) {
        let parts = [L_BASE + syllable / N_COUNT, V_BASE + syllable % N_COUNT / T_COUNT, T_BASE + syllable % T_COUNT];
        parts.into_iter().filter(|part| *part != T_BASE).filter_map(char::from_u32).for_each(each);
        return;
    }
    let row = u16::try_from(number).ok().and_then(|number| {
        let place = DECOMPOSITIONS.binary_search_by(|row| row.0.cmp(&number)).ok()?;
        DECOMPOSITIONS.get(place)
    });
    let Some((_, first, second)) = row else { return each(character) };
    for part in [*first, *second] {
        if let Some(part) = char::from_u32(part.into()).filter(|part| *part != '\0') {
            decompose(part, each);
        }
    }
}

/// Whether a character is an accent or another mark on the letter before it. Several of them may be written in any order.
pub(super) fn is_mark(character: char) -> bool {
    let Ok(number) = u16::try_from(u32::from(character)) else { return false };
    if number < 0x300 {
        return false;
    }
    let behind = MARKS.partition_point(|(first, _)| *first <= number);
    behind.checked_sub(1).and_then(|at| MARKS.get(at)).is_some_and(|(_, last)| number <= *last)
        || matches!(character, '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
}

/// Whether a character only tells how to break lines, join signs or turn the writing.
pub(super) fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether two texts have the same characters, however their accents are written and whatever white space and unseen characters
/// stand between them.
pub(super) fn same_characters(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// How many characters a text has as they are compared.
pub(super) fn folded_length(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    }
    folded(text).len()
}

/// The first characters of a text as they are compared: decomposed, without white space and what is not seen.
pub(super) fn folded_head(text: &str, most: usize) -> Vec<char> {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    folded(text.get(..end).unwrap_or_default())
}

/// The last characters of a text as they are compared, the last one first.
pub(super) fn folded_tail(text: &str, most: usize) -> Vec<char> {
    let start = text.char_indices().rev().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
    let mut characters = folded(text.get(start..).unwrap_or_default());
    characters.reverse();
    characters
}

fn folded(text: &str) -> Vec<char> {
    let mut characters = Vec::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            characters.extend(Some(character).filter(|character| !character.is_ascii_whitespace()));
        } else if !is_blank(character) && !is_unseen(character) {
            decompose(character, &mut |part| {
                // Marks on one letter in a fixed order.
                let mut place = characters.len();
                while is_mark(part)
                    && place.checked_sub(1).and_then(|last| characters.get(last)).is_some_and(|last| is_mark(*last) && *last > part)
                {
                    place -= 1;
                }
                characters.insert(place, part);
            });
        }
    }
    characters
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    /// Historic scripts, which the table leaves out with the compatibility ideographs.
    fn is_left_out(character: char) -> bool {
        matches!(character, '\u{F900}'..='\u{FAFF}' | '\u{10000}'..)
    }

    #[test]
    fn every_letter_decomposes_as_the_standard_says() {
        for character in ('\0'..=char::MAX).filter(|character| !is_left_out(*character)) {
            let mut parts = String::new();
            decompose(character, &mut |part| parts.push(part));
            assert_eq!(parts, std::iter::once(character).nfd().collect::<String>(), "{character:?}");
        }
    }

    #[test]
    fn what_may_change_its_order_is_a_mark() {
        use unicode_normalization::char::canonical_combining_class;
        let missing = ('\0'..='\u{FFFF}').filter(|character| canonical_combining_class(*character) != 0 && !is_mark(*character));
        assert_eq!(missing.collect::<Vec<char>>(), Vec::<char>::new());
    }

    #[test]
    fn only_so_many_characters_are_folded() {
        assert_eq!(folded_head("a ü😀b", 3), ['a', 'u', '\u{308}']);
        assert_eq!(folded_tail("a ü😀b", 3), ['b', '😀', '\u{308}', 'u']);
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        let rows = [
            ("für", "fu\u{308}r", true),
            ("Bundes\u{AD}tag heute", "Bundestag\u{A0}heute", true),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", true),
            ("\u{212B}", "A\u{30A}", true),
            ("o\u{308}\u{323}z", "o\u{323}\u{308}z", true),
            ("für", "fur", false),
            ("IS", "is", false),
            ("", "", true),
        ];
        for (one, other, expected) in rows {
            assert_eq!(same_characters(one, other), expected, "{one:?} {other:?}");
            assert_eq!(folded_head(one, 99) == folded_head(other, 99), expected);
            assert_eq!(folded_tail(one, 99) == folded_tail(other, 99), expected);
        }
    }
}
