//! Texts as anchoring compares them: with their signs folded ([`crate::domain::folding`]), without white space and what cannot be seen,
//! and with the marks of a letter in any order. The texts themselves stay as they are.

use crate::domain::{
    folding::{is_mark, is_unseen, letters},
    segment::is_blank,
};

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
            letters(character, &mut |part| {
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
    use super::*;

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
            ("„Müller’s“ 1–24 oﬃce", "\"Müller's\" 1‑24 office", true),
            ("für", "fur", false),
            ("wurde", "würde", false),
            ("IS", "is", false),
            ("Straße", "Strasse", false),
            ("", "", true),
        ];
        for (one, other, expected) in rows {
            assert_eq!(same_characters(one, other), expected, "{one:?} {other:?}");
            assert_eq!(folded_head(one, 99) == folded_head(other, 99), expected);
            assert_eq!(folded_tail(one, 99) == folded_tail(other, 99), expected);
        }
    }
}
