//! What holds for every text, and where the page must agree with the annex as another crate reads it.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Texts made of what is difficult: stops, quotes, spaces, line ends, marks, flags, joined emoji, scripts.
fn difficult_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        prop::sample::select(vec![
            ".", "!", "?", "…", "。", "\"", "“", "„", "’", ")", "(", "[", "]", "[1]", "²", " ", " ", "\u{a0}", "\u{200B}", "\n",
            "\r\n", "\u{308}", "\u{200D}", "🇩", "🇪", "👩", "👍🏽", "\u{FE0F}", "a", "b", "Der", "z", "B", "Dr", "IV", "3", "2.500",
            "iP", "你", "ก", "ำ", "क", "्", "ष", "\u{600}", "ا", "가", "ᄀ", "ᅡ", "’", "-", "_", "\u{FEFF}", "der",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

fn boundaries(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(start, _)| start).chain([text.len()]).collect()
}

/// Words of European scripts and Arabic with the signs that stand in and around them.
fn european_text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        ".",
        ",",
        ":",
        ";",
        "!",
        "?",
        "…",
        "'",
        "’",
        "-",
        "–",
        "/",
        "(",
        ")",
        "„",
        "“",
        "%",
        "€",
        "@",
        " ",
        " ",
        "\n",
        "Do\u{AD}nau",
        "a",
        "B",
        "für",
        "fu\u{308}r",
        "ß",
        "é",
        "z",
        "1",
        "25",
        "Ж",
        "привет",
        "й",
        "Ελλάδα",
        "ία",
        "مرحبا",
        "مَ",
        "😀",
    ]);
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// Compares what the public functions say at an offset with a list of all words.
fn check_words(text: &str, offset: usize, words: &[Range<usize>]) -> Result<(), TestCaseError> {
    let offset = text.floor_char_boundary(offset);
    let around = words.iter().find(|word| word.contains(&offset)).or_else(|| words.iter().find(|word| word.end == offset));
    prop_assert_eq!(word_at(text, offset), around.cloned());
    let next = next_word(text, offset);
    prop_assert!(next > offset || next == text.len());
    let previous = previous_word(text, offset);
    prop_assert!(previous < offset || previous == 0);
    prop_assert_eq!(next, words.iter().map(|word| word.end).find(|end| *end > offset).unwrap_or(text.len()));
    prop_assert_eq!(previous, words.iter().map(|word| word.start).rfind(|start| *start < offset).unwrap_or(0));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn sentences_cover_the_text_in_order(text in difficult_text()) {
        let boundaries = boundaries(&text);
        let mut covered = 0;
        for range in sentences(&text) {
            prop_assert!(range.start >= covered && range.start < range.end);
            prop_assert!(text[covered..range.start].chars().all(is_blank));
            prop_assert!(boundaries.binary_search(&range.start).is_ok() && boundaries.binary_search(&range.end).is_ok());
            prop_assert_eq!(trim(&text, range.clone()), range.clone());
            covered = range.end;
        }
        prop_assert!(text[covered..].chars().all(is_blank));
    }

    #[test]
    fn graphemes_agree_with_the_whole_text(text in difficult_text(), offset in 0_usize..200) {
        let boundaries = boundaries(&text);
        let inside = offset.min(text.len());
        let floor = *boundaries.iter().rfind(|boundary| **boundary <= inside).unwrap();
        let ceil = *boundaries.iter().find(|boundary| **boundary >= inside).unwrap();
        prop_assert_eq!(floor_grapheme(&text, offset), floor);
        prop_assert_eq!(ceil_grapheme(&text, offset), ceil);
        prop_assert_eq!(floor_grapheme(&text, floor), floor);
        prop_assert_eq!(ceil_grapheme(&text, ceil), ceil);
        let next = boundaries.iter().find(|boundary| **boundary > inside).copied().unwrap_or(text.len());
        let previous = boundaries.iter().rfind(|boundary| **boundary < inside).copied().unwrap_or(0);
        prop_assert_eq!(next_grapheme(&text, offset), next);
        prop_assert_eq!(previous_grapheme(&text, offset), previous);
        prop_assert!(graphemes(&text).eq(text.graphemes(true)));
    }

    /// What is computed from a place nearby must be what the whole text gives.
    #[test]
    fn words_agree_with_the_whole_text(text in difficult_text(), offset in 0_usize..200) {
        let words: Vec<Range<usize>> = words::words(&text, 0).collect();
        check_words(&text, offset, &words)?;
    }

    /// European words are those of the annex.
    #[test]
    fn words_agree_with_the_annex(text in european_text(), offset in 0_usize..200) {
        let words: Vec<Range<usize>> = text
            .split_word_bound_indices()
            .filter(|(_, word)| word.contains(char::is_alphanumeric))
            .map(|(start, word)| start..start + word.len())
            .collect();
        check_words(&text, offset, &words)?;
    }

    #[test]
    fn nothing_panics(text in any::<String>(), start in any::<usize>(), end in any::<usize>(), near in 0_usize..40) {
        for offset in [start, end, near] {
            prop_assert!(word_at(&text, offset).is_none_or(|word| text.get(word).is_some()));
            for step in [next_word, previous_word, floor_grapheme, ceil_grapheme, next_grapheme, previous_grapheme] {
                prop_assert!(text.is_char_boundary(step(&text, offset)));
            }
            let trimmed = trim(&text, offset..end);
            prop_assert!(text.get(trimmed).is_some());
        }
        prop_assert!(sentences(&text).into_iter().all(|range| text.get(range).is_some()));
    }
}
