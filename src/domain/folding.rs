//! Which signs count as the same. A text changes its signs on the way through a publisher's system, and nobody types all of them: `ü` is
//! one character or a letter with two dots, an apostrophe is straight or curly, a hyphen may allow a break or not, three letters are
//! joined in one sign. Anchoring, the search and the list of occurrences see all that in one way; the texts themselves stay as they are.
//!
//! [`letters`] is what anchoring and the change report compare by: no sign of it changes what is said, so that capitals and accents count
//! ("wurde" is not "würde"). [`plain`] is what is looked for: without accents, and without capitals if they do not count.
//!
//! Decomposition is that of Unicode Standard Annex #15 (NFD). A table of its own, for the crates that normalise weigh three to five times
//! as much in the page.

mod table;

use table::{DECOMPOSITIONS, MARKS, SHAPES};

/// Hangul syllables are numbered by their parts: the standard's names and numbers.
const S_BASE: u32 = 0xAC00;
const S_COUNT: u32 = 11_172;
const L_BASE: u32 = 0x1100;
const V_BASE: u32 = 0x1161;
const T_BASE: u32 = 0x11A7;
const T_COUNT: u32 = 28;
const N_COUNT: u32 = 21 * T_COUNT;

/// Hands on the characters that a character counts as, itself if it counts as no others. Whether it is seen at all, or a mark on the
/// letter before it, is asked besides: [`is_unseen`], [`is_mark`].
pub fn letters(character: char, each: &mut dyn FnMut(char)) {
    // Below are the signs that everybody types.
    if character < '\u{A0}' {
        return each(character);
    }
    match character {
        '´' | 'ʻ' | 'ʼ' | '‘'..='‛' | '′' | '‹' | '›' => each('\''),
        '«' | '»' | '“'..='‟' | '″' => each('"'),
        '\u{2010}'..='\u{2015}' | '−' => each('-'),
        // Wide signs, as they stand among Chinese ones.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).into_iter().for_each(each),
        _ => match joined(character) {
            Some(letters) => letters.chars().for_each(each),
            None => decompose(shaped(character), each),
        },
    }
}

/// Letters that are joined in one sign.
fn joined(character: char) -> Option<&'static str> {
    Some(match character {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'Ǆ' => "DZ\u{30C}",
        'ǆ' => "dz\u{30C}",
        'Ǉ' => "LJ",
        'ǉ' => "lj",
        'Ǌ' => "NJ",
        'ǌ' => "nj",
        '\u{FEF5}' | '\u{FEF6}' => "\u{644}\u{627}\u{653}",
        '\u{FEF7}' | '\u{FEF8}' => "\u{644}\u{627}\u{654}",
        '\u{FEF9}' | '\u{FEFA}' => "\u{644}\u{627}\u{655}",
        '\u{FEFB}' | '\u{FEFC}' => "\u{644}\u{627}",
        _ => return None,
    })
}

/// An Arabic letter by the shape it has in its word: old files and PDF write shapes.
fn shaped(character: char) -> char {
    if !matches!(character, '\u{FB56}'..='\u{FEF4}') {
        return character;
    }
    let number = u16::try_from(u32::from(character)).unwrap_or_default();
    let behind = SHAPES.partition_point(|(first, ..)| *first <= number);
    let row = behind.checked_sub(1).and_then(|at| SHAPES.get(at));
    let letter = row.filter(|(first, count, _)| number - first < *count).and_then(|(.., letter)| char::from_u32((*letter).into()));
    letter.unwrap_or(character)
}

fn decompose(character: char, each: &mut dyn FnMut(char)) {
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
#[must_use]
pub fn is_mark(character: char) -> bool {
    let Ok(number) = u16::try_from(u32::from(character)) else { return false };
    if number < 0x300 {
        return false;
    }
    let behind = MARKS.partition_point(|(first, _)| *first <= number);
    behind.checked_sub(1).and_then(|at| MARKS.get(at)).is_some_and(|(_, last)| number <= *last)
        || matches!(character, '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
}

/// Whether a character only tells how to break lines, join signs or turn the writing.
#[must_use]
pub fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A character as it is looked for: nothing, one letter or several.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain {
    letters: [char; MOST_LETTERS],
    length: usize,
    /// Whether it is several letters to a reader, who may look for one of them: a part of `ﬃ`, but no part of a Korean syllable.
    pub is_several: bool,
}

/// The longest are joined letters and Korean syllables; what is longer is only compared so far.
const MOST_LETTERS: usize = 4;

impl Plain {
    #[must_use]
    pub fn letters(&self) -> &[char] {
        self.letters.get(..self.length).unwrap_or_default()
    }

    fn add(&mut self, letter: char) {
        if let Some(place) = self.letters.get_mut(self.length) {
            *place = letter;
            self.length += 1;
        }
    }
}

/// What a character counts as when words are looked for: as for anchoring, without accents, and in small letters if capitals do not count.
#[must_use]
pub fn plain(character: char, match_case: bool) -> Plain {
    let mut plain = Plain::default();
    if character.is_ascii() {
        plain.add(if match_case { character } else { character.to_ascii_lowercase() });
        return plain;
    }
    if is_plain(character) {
        plain.add(character);
        return plain;
    }
    if is_unseen(character) {
        return plain;
    }
    plain.is_several = joined(character).is_some();
    letters(character, &mut |letter| {
        if is_accent(letter) {
            return;
        }
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let Some(base) = without_stroke(small) else { return plain.add(if match_case { letter } else { small }) };
        plain.is_several |= base.chars().count() > 1;
        for base in base.chars() {
            plain.add(if match_case && small != letter { base.to_ascii_uppercase() } else { base });
        }
    });
    plain
}

/// The commonest letters beyond ASCII that count as themselves: no table need be asked for them. Arabic, Hebrew, small Cyrillic and Greek,
/// Chinese.
fn is_plain(character: char) -> bool {
    matches!(character, '\u{627}'..='\u{63A}' | '\u{641}'..='\u{64A}' | '\u{5D0}'..='\u{5EA}' | '\u{430}'..='\u{438}'
        | '\u{43A}'..='\u{44F}' | '\u{3B1}'..='\u{3C1}' | '\u{3C3}'..='\u{3C9}' | '\u{4E00}'..='\u{9FFF}')
}

/// Marks that are left out where words are looked for: accents of the Latin, Greek and Cyrillic letters, points of the Hebrew and Arabic
/// ones, and what draws an Arabic word out. Marks of other scripts are vowels, or make another letter; a stroke through a sign negates it.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{337}' | '\u{339}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}'
        | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}')
}

/// What small letters are typed as that do not decompose: nobody looks for Wałęsa by the Polish letter who has none on the keyboard.
fn without_stroke(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ſ' => "s",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    /// Historic scripts, which the table leaves out with the compatibility ideographs.
    fn is_left_out(character: char) -> bool {
        matches!(character, '\u{F900}'..='\u{FAFF}' | '\u{10000}'..)
    }

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        text.chars().for_each(|character| letters(character, &mut |letter| folded.push(letter)));
        folded
    }

    fn looked_for(text: &str, match_case: bool) -> String {
        text.chars().flat_map(|character| plain(character, match_case).letters().to_vec()).collect()
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
    fn joined_wide_and_shaped_letters_are_those_of_the_standard() {
        let compatible = |character: char| std::iter::once(character).nfkd().collect::<String>();
        let mut shapes = 0;
        for character in '\u{A0}'..='\u{FFFF}' {
            let is_wide = matches!(character, '\u{FF01}'..='\u{FF5E}');
            if is_wide || joined(character).is_some() || shaped(character) != character {
                assert_eq!(folded(&character.to_string()), compatible(character), "{character:?}");
                shapes += 1;
            }
        }
        assert!(shapes > 250, "{shapes}");
        assert!(('\u{FE80}'..='\u{FEFC}').all(|character| folded(&character.to_string()) != character.to_string()));
    }

    #[test]
    fn signs_of_one_meaning_are_one_and_letters_stay_letters() {
        let rows = [
            ("Müller’s", "Mu\u{308}ller's"),
            ("п’ять пʼять п´ять", "п'ять п'ять п'ять"),
            ("„so“ «so» ”so” ‚so‘ ‹so›", "\"so\" \"so\" \"so\" 'so' 'so'"),
            ("1‑24 1–24 1—24 1‐24 −5", "1-24 1-24 1-24 1-24 -5"),
            ("oﬃce ﬂow Ĳssel", "office flow IJssel"),
            ("ＮＨＫ１２", "NHK12"),
            ("ﺳﻼﻡ ﮔﻞ", "سلام گل"),
            ("naïve", "nai\u{308}ve"),
            // What says something else.
            ("10² ½ №", "10² ½ №"),
            ("Straße Ørsted", "Straße Ørsted"),
        ];
        for (text, expected) in rows {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_looked_for_without_accents_and_if_wanted_without_capitals() {
        let rows = [
            ("Würde WURDE", "wurde wurde", "Wurde WURDE"),
            ("Wałęsa Łódź Ørsted", "walesa lodz orsted", "Walesa Lodz Orsted"),
            ("Straße STRAẞE Æther", "strasse strasse aether", "Strasse STRASSE AEther"),
            ("İstanbul Iğdır", "istanbul igdir", "Istanbul Igdir"),
            ("ΟΔΌΣ οδός", "οδοσ οδοσ", "ΟΔΟΣ οδοσ"),
            ("שָׁלוֹם", "שלום", "שלום"),
            ("مُحَمَّد أحمد ســلام", "محمد احمد سلام", "محمد احمد سلام"),
            ("con\u{AD}firmed de\u{200B}bate", "confirmed debate", "confirmed debate"),
            ("❤\u{FE0F}", "❤", "❤"),
            // No accents.
            ("がぎ ก็ कि ≠", "か\u{3099}き\u{3099} ก็ कि =\u{338}", "か\u{3099}き\u{3099} ก็ कि =\u{338}"),
            ("한", "\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"),
        ];
        for (text, any_case, own_case) in rows {
            assert_eq!(looked_for(text, false), any_case, "{text}");
            assert_eq!(looked_for(text, true), own_case, "{text}");
        }
    }

    #[test]
    fn letters_that_count_as_themselves_do_so_in_the_tables_too() {
        for character in ('\0'..=char::MAX).filter(|character| is_plain(*character)) {
            let mut same = Vec::new();
            letters(character, &mut |letter| same.push(letter));
            assert_eq!(same, [character]);
            assert!(
                !is_unseen(character)
                    && !is_accent(character)
                    && without_stroke(character).is_none()
                    && character.to_lowercase().eq([character])
            );
        }
    }

    #[test]
    fn only_letters_of_a_reader_are_several() {
        for (character, expected) in
            [('ﬃ', true), ('ß', true), ('Æ', true), ('ǆ', true), ('한', false), ('が', false), ('ü', false), ('ø', false)]
        {
            assert_eq!(plain(character, false).is_several, expected, "{character}");
        }
        assert!(('\0'..=char::MAX).all(|character| plain(character, false).letters().len() < MOST_LETTERS));
    }
}
