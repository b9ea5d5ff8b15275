//! Where words stand in a text, however their signs are written: folded as [`crate::domain::folding::plain`] says, with any white space
//! between them. What is found is a range of the text as it stands, in whole characters (grapheme clusters). Offsets count UTF-8 bytes.
//!
//! The text is read as it is and never copied, so that each letter that is typed into the search costs one pass.

use crate::domain::{
    folding::{Plain, is_unseen, plain},
    segment::{ceil_grapheme, is_blank, is_boundary},
    text::TextRange,
};

/// Words to be looked for, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// As they count, with one space for white space of any length.
    letters: Vec<char>,
    match_case: bool,
}

impl Needle {
    /// Words whatever their capitals. How letters are folded comes with the rest of the page: until then only no words may be asked for, so
    /// that all fields for words to look for wait for it.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self::of(words, false)
    }

    pub(super) fn of(words: &str, match_case: bool) -> Self {
        let mut letters: Vec<char> = Vec::with_capacity(words.len());
        for sign in words.chars() {
            if !is_space(sign) {
                letters.extend(plain(sign, match_case).letters());
            } else if letters.last() != Some(&' ') {
                letters.push(' ');
            }
        }
        Self { letters, match_case }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.iter().all(|letter| *letter == ' ')
    }

    pub(super) fn first(&self) -> Option<char> {
        self.letters.first().copied()
    }

    /// Whether a text has the words. No words are everywhere.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.is_empty() || self.places(text).next().is_some()
    }

    /// Every place of the words, from left to right and without overlaps; none for no words.
    pub fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = TextRange> + 'a {
        let mut signs = text.char_indices();
        let mut free = 0;
        let first = self.first().filter(|_| !self.is_empty());
        std::iter::from_fn(move || {
            let first = first?;
            signs.find_map(|(at, sign)| {
                if at < free {
                    return None;
                }
                let end = if sign.is_ascii_graphic() {
                    let same = if self.match_case { sign } else { sign.to_ascii_lowercase() } == first;
                    if same { self.end(text, at, 0) } else { None }
                } else if is_space(sign) {
                    if first == ' ' { self.end(text, at, 0) } else { None }
                } else {
                    let plain = plain(sign, self.match_case);
                    // A joined sign is looked into; other signs are found whole.
                    let starts = if plain.is_several { plain.letters().len() } else { 1 };
                    let mut begins = (0..starts).filter(|skip| plain.letters().get(*skip) == Some(&first));
                    begins.find_map(|skip| self.end(text, at, skip))
                };
                let end = end.and_then(|end| whole(text, at, end))?;
                free = end;
                Some(TextRange::from_bytes(at..end))
            })
        })
    }

    /// Where the words end that begin with the sign at an offset, or after so many letters of it; `None` if others stand there. That it is
    /// between two characters is not looked at.
    pub(super) fn end(&self, text: &str, at: usize, mut skip: usize) -> Option<usize> {
        let mut left = self.letters.iter();
        let (mut end, mut in_space) = (at, false);
        for (place, sign) in text.get(at..)?.char_indices() {
            if left.len() == 0 {
                break;
            }
            let behind = at + place + sign.len_utf8();
            // Most signs of most texts, compared without more ado.
            if sign.is_ascii_graphic() {
                let sign = if self.match_case { sign } else { sign.to_ascii_lowercase() };
                if left.next() != Some(&sign) {
                    return None;
                }
                (end, in_space) = (behind, false);
                continue;
            }
            if is_space(sign) {
                // Words do not run on from one block to the next.
                let is_same =
                    !text.get(at + place..).is_some_and(|rest| rest.starts_with("\n\n")) && (in_space || left.next() == Some(&' '));
                if !is_same {
                    return None;
                }
                (end, in_space) = (behind, true);
                continue;
            }
            let plain = plain(sign, self.match_case);
            let Plain { is_several, .. } = plain;
            for letter in plain.letters().iter().skip(std::mem::take(&mut skip)) {
                match left.next() {
                    Some(wanted) if wanted == letter => {}
                    None if is_several => break,
                    _ => return None,
                }
                (end, in_space) = (behind, false);
            }
        }
        (left.len() == 0).then_some(end)
    }
}

/// White space of any kind, but for what is not seen.
pub(super) fn is_space(sign: char) -> bool {
    is_blank(sign) && !is_unseen(sign)
}

/// The end of a range whose start is the start of a character: behind what belongs to its last character, such as accents. `None` if the
/// range would cut a character that is more than it looks for.
pub(super) fn whole(text: &str, start: usize, end: usize) -> Option<usize> {
    if !is_boundary(text, start) {
        return None;
    }
    if is_boundary(text, end) {
        return Some(end);
    }
    let ceil = ceil_grapheme(text, end);
    text.get(end..ceil)?.chars().all(|sign| plain(sign, false).letters().is_empty()).then_some(ceil)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        Needle::new(words).places(text).filter_map(|range| range.slice(text)).collect()
    }

    /// Every sign of it is one that a text has and nobody types.
    const SIGNS: &str = "Headline of the text\n\nThe oﬃce con\u{AD}firmed 5\u{A0}million and a naïve plan of Müller’s — a de\u{200B}bate of \
                         1\u{2011}24 hours in the straße.\n\nAnother paragraph stands here.";

    #[test]
    fn signs_that_nobody_types_are_found_by_those_that_everybody_types() {
        let rows: [(&str, &[&str]); 23] = [
            ("5 million", &["5\u{A0}million"]),
            ("confirmed", &["con\u{AD}firmed"]),
            ("office", &["oﬃce"]),
            ("of", &["of", "oﬃ", "of", "of"]),
            ("ice", &["ﬃce"]),
            ("Müller's", &["Müller’s"]),
            ("mu\u{308}llers", &[]),
            ("1-24", &["1\u{2011}24"]),
            ("naive", &["naïve"]),
            ("nai\u{308}ve", &["naïve"]),
            ("debate", &["de\u{200B}bate"]),
            ("Another", &["Another"]),
            ("strasse", &["straße"]),
            ("STRASSE", &["straße"]),
            ("straße", &["straße"]),
            ("the office confirmed 5 million", &["The oﬃce con\u{AD}firmed 5\u{A0}million"]),
            ("müller's - a", &["Müller’s — a"]),
            // Not there.
            ("1 24", &[]),
            ("mullets", &[]),
            ("5 millions", &[]),
            ("text the", &[]),
            ("strase", &[]),
            ("124", &[]),
        ];
        for (words, expected) in rows {
            assert_eq!(found(SIGNS, words), expected, "{words}");
        }
    }

    #[test]
    fn words_are_found_whatever_their_case_length_and_script() {
        let rows: [(&str, &str, &[&str]); 23] = [
            ("Der IS, isis und Is", "is", &["IS", "is", "is", "Is"]),
            ("Über ÜBER über uber U\u{308}ber", "über", &["Über", "ÜBER", "über", "uber", "U\u{308}ber"]),
            ("Cafe\u{301}s café", "CAFE", &["Cafe\u{301}", "café"]),
            ("wurde und würde", "würde", &["wurde", "würde"]),
            ("😀 Daesh 😀 DAESH", "daesh", &["Daesh", "DAESH"]),
            ("İstanbul i\u{307}stanbul", "is", &["İs", "i\u{307}s"]),
            ("Wałęsa WALESA", "wałęsa", &["Wałęsa", "WALESA"]),
            ("ΟΔΌΣ οδός", "οδος", &["ΟΔΌΣ", "οδός"]),
            ("漢字と漢字", "漢字", &["漢字", "漢字"]),
            ("がか", "か", &["か"]),
            ("한하", "하", &["하"]),
            ("\u{1112}\u{1161}\u{11AB} 한", "한", &["\u{1112}\u{1161}\u{11AB}", "한"]),
            ("की क", "क", &["क"]),
            ("👩\u{200D}👧 👩", "👩", &["👩"]),
            ("🇩🇪🇩🇪", "🇪", &[]),
            ("שָׁלוֹם", "שלום", &["שָׁלוֹם"]),
            ("مُحَمَّد ﺳﻼﻡ", "سلام", &["ﺳﻼﻡ"]),
            ("مُحَمَّد", "محمد", &["مُحَمَّد"]),
            ("aaa", "aa", &["aa"]),
            ("words", "", &[]),
            (" a ", "  ", &[]),
            ("x = y ≠ z", "=", &["="]),
            ("x\u{301}\u{200B}", "\u{301}", &[]),
        ];
        for (text, words, expected) in rows {
            assert_eq!(found(text, words), expected, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn spaces_of_any_kind_and_length_are_one_and_blocks_part_words() {
        assert_eq!(found("a  b, a\u{202F}\u{AD} b, a\nb, ab a\n\nb", "a b"), ["a  b", "a\u{202F}\u{AD} b", "a\nb"]);
        assert_eq!(found("a  b", "a "), ["a "]);
    }

    #[test]
    fn whether_a_text_has_words_is_told_without_all_places() {
        let needle = Needle::new("büro");
        assert!(needle.is_in("Buro") && !needle.is_in("Bur") && Needle::new(" ").is_in(""));
    }

    #[test]
    fn a_long_text_is_searched_in_one_pass() {
        let text = "Die Koalition ö ".repeat(60_000);
        let needle = Needle::new("koalition o");
        assert_eq!(needle.places(&text).count(), 60_000);
        assert_eq!(needle.places(&text).take(3).count(), 3);
    }
}
