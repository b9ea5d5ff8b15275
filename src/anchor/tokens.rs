//! What texts are compared by: words, and single signs between them. White space is no token, so that a text that was wrapped anew or
//! got other spaces has the same tokens; nor does it matter how accents, quotation marks and hyphens are written (see
//! [`crate::domain::folding`]).
//!
//! Simpler and faster than the words of [`crate::domain::segment`]: a token is a unit of comparison that no reader sees. Offsets are
//! UTF-8 bytes.

use std::ops::Range;

use crate::domain::folding::{is_mark, is_unseen, letters};

/// Multiplier of the hash FNV-1a for 64 bits.
const PRIME: u64 = 0x0000_0100_0000_01B3;
const BASIS: u64 = 0xCBF2_9CE4_8422_2325;

/// Longer words weigh no more than this many bytes: a web address is one thing to compare, not a sentence.
const MOST_WEIGHT: u32 = 16;

/// A number weighs so much more than its digits: it is seldom chance that two texts have the same one.
const NUMBER: u32 = 3;

/// The tokens of a text, in order. Two tokens are the same if their keys are: keys are hashes of 64 bits, and whoever calls a place
/// unchanged compares its characters besides.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    starts: Vec<u32>,
    ends: Vec<u32>,
    keys: Vec<u64>,
    weights: Vec<u8>,
    /// Whether a number is one token with its points and commas. To be shown it must be; to be found it is better in parts, for a quote
    /// may end within it.
    whole_numbers: bool,
}

impl Tokens {
    /// Tokens to be shown to a reader, for whom `2.500` is one thing.
    pub(super) fn with_whole_numbers(text: &str) -> Self {
        let mut tokens = Self { whole_numbers: true, ..Self::default() };
        tokens.read(text, 0, usize::MAX);
        tokens
    }

    pub(super) fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        tokens.read(text, 0, usize::MAX);
        tokens
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    pub(super) fn start(&self, token: usize) -> usize {
        self.starts.get(token).map_or(usize::MAX, |start| *start as usize)
    }

    pub(super) fn end(&self, token: usize) -> usize {
        self.ends.get(token).map_or(usize::MAX, |end| *end as usize)
    }

    /// The bytes from the first to the last of some tokens, nothing for none.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        if tokens.is_empty() {
            return 0..0;
        }
        self.start(tokens.start)..self.end(tokens.end - 1)
    }

    /// How much it counts that a token is kept.
    pub(super) fn weight(&self, token: usize) -> u32 {
        self.weights.get(token).copied().unwrap_or(0).into()
    }

    pub(super) fn weight_of(&self, tokens: Range<usize>) -> u32 {
        tokens.map(|token| self.weight(token)).sum()
    }

    /// The tokens that share a byte with a range.
    pub(super) fn within(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self.ends.partition_point(|end| (*end as usize) <= bytes.start);
        let last = self.starts.partition_point(|start| (*start as usize) < bytes.end);
        first..last.max(first)
    }

    /// Reads on from an offset, until a token ends at or behind another one; returns the offset reached.
    pub(super) fn read(&mut self, text: &str, from: usize, until: usize) -> usize {
        let bytes = text.as_bytes();
        let mut at = from;
        while at < until {
            let Some(&byte) = bytes.get(at) else { break };
            if byte == b' ' {
                at += 1;
                continue;
            }
            let (class, length) = class_at(text, at, byte);
            let start = at;
            at += length;
            let mut key = Key::default();
            match class {
                Class::Blank => continue,
                Class::Word => {
                    hash(text, start, byte, length, &mut key);
                    while let Some(&byte) = bytes.get(at) {
                        // Most characters of most texts: the page is built for size, and calls cost.
                        if byte.is_ascii_alphanumeric() {
                            key.letter(byte.into());
                            at += 1;
                            continue;
                        }
                        let (class, length) = class_at(text, at, byte);
                        match class {
                            Class::Word | Class::Mark => hash(text, at, byte, length, &mut key),
                            Class::Unseen => {}
                            Class::Sign if self.whole_numbers && joins_digits(bytes, at) => hash(text, at, byte, length, &mut key),
                            _ => break,
                        }
                        at += length;
                    }
                }
                Class::Unseen => continue,
                Class::Sign | Class::Mark => {
                    hash(text, start, byte, length, &mut key);
                    while let Some(&byte) = bytes.get(at).filter(|byte| !byte.is_ascii()) {
                        let (class, length) = class_at(text, at, byte);
                        if class != Class::Mark {
                            break;
                        }
                        hash(text, at, byte, length, &mut key);
                        at += length;
                    }
                }
            }
            self.starts.push(u32::try_from(start).unwrap_or(u32::MAX));
            self.ends.push(u32::try_from(at).unwrap_or(u32::MAX));
            self.keys.push(key.finish());
            let length = u32::try_from(at - start).unwrap_or(u32::MAX).min(MOST_WEIGHT);
            let weight = if byte.is_ascii_digit() { length + NUMBER } else { length };
            self.weights.push(u8::try_from(weight).unwrap_or(u8::MAX));
        }
        at
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Word,
    /// A token of its own, with the marks that follow.
    Sign,
    /// Belongs to what stands before it.
    Mark,
    Unseen,
}

/// The class of the character at an offset, and its length in bytes.
fn class_at(text: &str, at: usize, byte: u8) -> (Class, usize) {
    if byte.is_ascii() {
        let class = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            b' ' | b'\t'..=b'\r' => Class::Blank,
            _ => Class::Sign,
        };
        return (class, 1);
    }
    let character = character_at(text, at);
    (class(character), character.len_utf8())
}

/// Whether a sign stands between two digits of one number, or of a date or time.
fn joins_digits(bytes: &[u8], at: usize) -> bool {
    let is_digit = |place: Option<usize>| place.and_then(|place| bytes.get(place)).is_some_and(u8::is_ascii_digit);
    matches!(bytes.get(at), Some(b'.' | b',' | b':')) && is_digit(at.checked_sub(1)) && is_digit(at.checked_add(1))
}

fn character_at(text: &str, at: usize) -> char {
    text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default()
}

fn class(character: char) -> Class {
    match character {
        '\u{C0}'..='\u{24F}' if !matches!(character, '×' | '÷') => Class::Word,
        // Apostrophes, which count as letters elsewhere.
        'ʻ' | 'ʼ' => Class::Sign,
        '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' => Class::Mark,
        _ if is_mark(character) => Class::Mark,
        _ if is_unseen(character) => Class::Unseen,
        _ if character.is_whitespace() => Class::Blank,
        // Scripts without spaces between words: each character is compared by itself.
        '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => Class::Sign,
        '\u{2010}'..='\u{2BFF}' | '\u{2E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{1F000}'..='\u{3FFFF}' => Class::Sign,
        _ if character.is_alphanumeric() => Class::Word,
        _ => Class::Sign,
    }
}

/// The hash of a token under way. Marks on one letter are added up, so that their order does not matter.
struct Key {
    hash: u64,
    marks: u64,
}

impl Default for Key {
    fn default() -> Self {
        Self { hash: BASIS, marks: 0 }
    }
}

impl Key {
    #[inline]
    fn letter(&mut self, letter: u64) {
        if self.marks != 0 {
            self.hash = (self.hash ^ self.marks).wrapping_mul(PRIME);
            self.marks = 0;
        }
        self.hash = (self.hash ^ letter).wrapping_mul(PRIME);
    }

    fn part(&mut self, part: char) {
        let number = u64::from(u32::from(part));
        if is_mark(part) {
            self.marks = self.marks.wrapping_add((BASIS ^ number).wrapping_mul(PRIME));
        } else {
            self.letter(number);
        }
    }

    fn finish(self) -> u64 {
        let hash = (self.hash ^ self.marks).wrapping_mul(PRIME);
        hash ^ hash >> 32
    }
}

fn hash(text: &str, at: usize, byte: u8, length: usize, key: &mut Key) {
    if length == 1 {
        return key.letter(byte.into());
    }
    letters(character_at(text, at), &mut |part| key.part(part));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text);
        (0..tokens.len()).filter_map(|token| text.get(tokens.start(token)..tokens.end(token))).collect()
    }

    #[test]
    fn tokens_are_words_and_signs() {
        let rows: [(&str, &[&str]); 9] = [
            ("Die US-geführte Koalition,\n\nheute.", &["Die", "US", "-", "geführte", "Koalition", ",", "heute", "."]),
            ("2.500 €", &["2", ".", "500", "€"]),
            ("漢字\u{3000}かな", &["漢", "字", "か", "な"]),
            ("か\u{3099}!", &["か\u{3099}", "!"]),
            ("👍🏽👨\u{200D}👩", &["👍🏽", "👨", "👩"]),
            ("cafe\u{301} Bundes\u{AD}tag", &["cafe\u{301}", "Bundes\u{AD}tag"]),
            ("שלום العربية", &["שלום", "العربية"]),
            ("≠ =\u{338}", &["≠", "=\u{338}"]),
            (" \u{FEFF}\u{A0}\n", &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_can_be_whole() {
        let tokens = Tokens::with_whole_numbers("2.500 € um 12:30, 5. Mai");
        assert_eq!(tokens.len(), 8);
        assert_eq!((tokens.bytes(0..1), tokens.bytes(3..4)), (0..5, 13..18));
    }

    #[test]
    fn keys_do_not_see_how_accents_and_spaces_are_written() {
        let keys = |text: &str| Tokens::of(text).keys;
        let rows = [
            ("für  alle", "fu\u{308}r\u{A0}alle", true),
            ("が", "か\u{3099}", true),
            ("≠", "=\u{338}", true),
            ("Bundestag", "Bundes\u{AD}tag", true),
            ("Müller’s п’ять „oﬃce“", "Müller's пʼять \"office\"", true),
            ("1‑24 – 1–24", "1-24 - 1—24", true),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", true),
            ("o\u{308}\u{323}", "o\u{323}\u{308}", true),
            ("für", "fur", false),
            ("wurde", "würde", false),
            ("a b", "ab", false),
            ("IS", "is", false),
        ];
        for (one, other, expected) in rows {
            assert_eq!(keys(one) == keys(other), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_text_can_be_read_in_pieces() {
        let text = "Die US-geführte Anti-IS-Koalition beendet 漢字 ihre Mission 👍🏽 im Irak.";
        for piece in 1..text.len() {
            let (mut tokens, mut at) = (Tokens::default(), 0);
            while at < text.len() {
                at = tokens.read(text, at, at + piece);
            }
            assert_eq!((tokens.keys, tokens.starts), (Tokens::of(text).keys, Tokens::of(text).starts), "{piece}");
        }
    }

    #[test]
    fn a_range_has_its_tokens() {
        let tokens = Tokens::of("Anti-IS, ja");
        let rows = [(0..4, 0..1), (1..3, 0..1), (4..5, 1..2), (3..6, 0..3), (8..9, 4..4), (0..99, 0..5), (99..99, 5..5)];
        for (bytes, expected) in rows {
            assert_eq!(tokens.within(bytes.clone()), expected, "{bytes:?}");
        }
        assert_eq!(tokens.bytes(1..3), 4..7);
        assert_eq!(tokens.bytes(1..1), 0..0);
    }
}
