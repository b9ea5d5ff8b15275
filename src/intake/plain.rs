//! Plain text to blocks: the normalisation every text gets once, when it comes in, before it is frozen. Unit of counting:
//! characters (code points).
//!
//! Normalised are line ends, byte-order marks and control characters, nothing else: no composition of accents (NFC), no
//! quotes, no spaces inside a block. The words are evidence and must match the page they come from.

use crate::domain::{
    article::BlockKind,
    segment::{graphemes, is_blank, trim},
};

/// Longer texts are refused, in characters. Browsers give a site 5 Mi UTF-16 units of local storage, which must hold the text
/// with its marks; 2 million characters is about a thousand pages of a book.
pub const MAX_CHARACTERS: usize = 2_000_000;

/// A first line longer than this is a paragraph, not a headline.
const LONGEST_HEADLINE: usize = 200;

/// A later line in capitals longer than this is a paragraph, not a subheading.
const LONGEST_SUBHEADING: usize = 120;

/// A line in capitals with fewer letters is a sign or a name ("USA"), not a subheading.
const FEWEST_LETTERS: usize = 4;

/// Of lines that are paragraphs so many in a hundred end like a sentence.
const CLOSED_LINES: usize = 75;

/// If all lines have fewer characters, they are verses.
const SHORTEST_SENTENCE: usize = 16;

/// Lines that a program broke have no more characters.
const LONGEST_BROKEN: usize = 120;

/// Characters of the first block that stand for a missing title.
const LONGEST_EXCERPT: usize = 80;

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// At least one; none is empty, begins or ends with blank space, or contains an empty line.
    pub blocks: Vec<PlainBlock>,
    /// The headline, or the beginning of the first block.
    pub title: Option<String>,
    pub changes: Changes,
}

/// A paragraph or heading. Line ends inside it are `\n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainBlock {
    pub kind: BlockKind,
    pub text: String,
}

/// How often a text was changed in each way, so that the user can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Line ends other than `\n` that became `\n`.
    pub line_ends: usize,
    /// U+FEFF taken out, wherever it stood: joined files have it inside, and it shows nothing.
    pub byte_order_marks: usize,
    /// Control characters taken out: all but tab and line ends.
    pub control_characters: usize,
    /// U+FFFD in the text: words lost before it came here. They stay, this only counts them.
    pub replaced_characters: usize,
    /// Line ends dropped at the ends of the text and beyond one empty line between blocks. The one that ends the last line is
    /// not counted: most files have it.
    pub blank_lines: usize,
    /// Spaces and other blank characters dropped at the ends of blocks and in empty lines.
    pub edge_space: usize,
}

/// Why a text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlainError {
    /// There is nothing but blank space.
    #[error("the text is empty")]
    Empty,
    /// Both numbers count characters.
    #[error("the text has {characters} characters, {limit} are possible")]
    TooLong { characters: usize, limit: usize },
}

impl Changes {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Reads a text: normalises it, cuts it at empty lines and guesses its headings.
///
/// # Errors
/// [`PlainError::Empty`] and [`PlainError::TooLong`]; the latter before any work is done.
pub fn read(text: &str) -> Result<Plain, PlainError> {
    // A character has at least one byte, so that most texts need not be counted.
    if text.len() > MAX_CHARACTERS {
        let characters = text.chars().count();
        if characters > MAX_CHARACTERS {
            return Err(PlainError::TooLong { characters, limit: MAX_CHARACTERS });
        }
    }
    let mut changes = Changes::default();
    let normalised = normalise(text, &mut changes);
    let texts = cut(&normalised, &mut changes);
    let texts = if has_a_line_for_each_paragraph(&texts) {
        let trimmed = |line: &str| line.chars().count() - line.trim().chars().count();
        changes.edge_space += texts.iter().flat_map(|text| text.lines()).map(trimmed).sum::<usize>();
        texts.iter().flat_map(|text| text.lines()).map(str::trim).collect()
    } else {
        texts
    };
    let first = *texts.first().ok_or(PlainError::Empty)?;
    let has_headline = texts.len() > 1 && is_headline(first);
    let title = if has_headline { first.to_owned() } else { excerpt(first) };
    let kind = |position: usize, text: &str| match position {
        0 if has_headline => BlockKind::Heading(1),
        0 => BlockKind::Paragraph,
        _ if is_subheading(text) => BlockKind::Heading(2),
        _ => BlockKind::Paragraph,
    };
    let blocks = texts.iter().enumerate();
    let blocks = blocks.map(|(position, text)| PlainBlock { kind: kind(position, text), text: (*text).to_owned() }).collect();
    Ok(Plain { blocks, title: Some(title), changes })
}

/// Text programs write a paragraph on one line, and no empty line between two: then a line ends where a sentence or a heading does, and is
/// not broken at a width. Verses and addresses have short lines.
fn has_a_line_for_each_paragraph(texts: &[&str]) -> bool {
    let [text] = texts else { return false };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let ends = |line: &&&str| line.trim_end_matches(['"', '”', '“', '»', '’', ')']).ends_with(['.', '!', '?', '…', ':', '。']);
    // A headline, and perhaps a lead or a name below it, end like no sentence.
    let closed = lines.iter().skip(1).filter(ends).count();
    let behind = lines.len().saturating_sub(1);
    behind >= 2 && (closed * 100 >= behind * CLOSED_LINES || is_unbroken(&lines)) && !is_verse(&lines)
}

/// Whether lines are longer than programs break them, and most end where the next word had room.
fn is_unbroken(lines: &[&str]) -> bool {
    let width = |text: &str| text.chars().count();
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or_default();
    let next_words = lines.iter().skip(1).map(|next| next.split_whitespace().next().map_or(0, width));
    let shorter = lines.iter().map(|line| width(line)).zip(next_words).filter(|(line, _)| *line < widest);
    let has_room: Vec<bool> = shorter.map(|(line, next)| line + 1 + next <= widest).collect();
    let roomy = has_room.iter().filter(|has_room| **has_room).count();
    widest > LONGEST_BROKEN && roomy > 0 && roomy * 100 >= has_room.len() * CLOSED_LINES
}

/// Lines of about one length are broken at a width, and very short ones are verses or a list.
fn is_verse(lines: &[&str]) -> bool {
    let widths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    widths.iter().all(|width| *width < SHORTEST_SENTENCE)
}

/// The blocks of a piece of text whose kind is known: normalised and cut at empty lines. There may be none.
#[must_use]
pub(super) fn pieces(text: &str, changes: &mut Changes) -> Vec<String> {
    let normalised = normalise(text, changes);
    cut(&normalised, changes).into_iter().map(str::to_owned).collect()
}

/// The text with `\n` as its only line end and the tab as its only other control character.
fn normalise(text: &str, changes: &mut Changes) -> String {
    let mut normalised = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if character == '\r' {
                    // A carriage return and the line feed behind it are one line end.
                    let _line_feed = characters.next_if_eq(&'\n');
                }
                changes.line_ends += 1;
                normalised.push('\n');
            }
            '\u{FEFF}' => changes.byte_order_marks += 1,
            '\t' | '\n' => normalised.push(character),
            _ if character.is_control() => changes.control_characters += 1,
            _ => {
                changes.replaced_characters += usize::from(character == char::REPLACEMENT_CHARACTER);
                normalised.push(character);
            }
        }
    }
    normalised
}

/// The trimmed pieces between empty lines. Counts what lies between them.
fn cut<'text>(text: &'text str, changes: &mut Changes) -> Vec<&'text str> {
    let mut blocks = Vec::new();
    let mut end_of_last = 0;
    let mut open: Option<usize> = None;
    let mut position = 0;
    for line in text.split_inclusive('\n').chain([""]) {
        let is_empty = line.chars().all(is_blank);
        match open {
            None if !is_empty => open = Some(position),
            Some(start) if is_empty => {
                let range = trim(text, start..position);
                count_gap(text.get(end_of_last..range.start).unwrap_or_default(), !blocks.is_empty(), false, changes);
                end_of_last = range.end;
                blocks.push(text.get(range).unwrap_or_default());
                open = None;
            }
            _ => {}
        }
        position += line.len();
    }
    count_gap(text.get(end_of_last..).unwrap_or_default(), !blocks.is_empty(), true, changes);
    blocks
}

/// Counts what is dropped of the blank space around blocks: between two of them one empty line stays.
fn count_gap(gap: &str, follows_block: bool, ends_text: bool, changes: &mut Changes) {
    let line_ends = gap.matches('\n').count();
    let expected = match (follows_block, ends_text) {
        (true, true) => 1,
        (true, false) => 2,
        (false, _) => 0,
    };
    changes.blank_lines += line_ends.saturating_sub(expected);
    changes.edge_space += gap.chars().count() - line_ends;
}

/// Whether a first block reads as a headline: one line that is not too long and ends like no sentence.
pub(super) fn is_headline(text: &str) -> bool {
    let closing = ['.', '!', '?', ':', ';', '。', '！', '？', '：', '；', '؟', '۔', '।'];
    is_line_of(text, LONGEST_HEADLINE) && !text.ends_with(closing)
}

/// Whether a later block reads as a subheading: one line in capitals.
fn is_subheading(text: &str) -> bool {
    is_line_of(text, LONGEST_SUBHEADING)
        && text.chars().filter(|character| character.is_alphabetic()).count() >= FEWEST_LETTERS
        // The German ß is often left as it is among capitals.
        && text.chars().filter(|character| character.is_alphabetic()).all(|letter| letter.is_uppercase() || letter == 'ß')
}

fn is_line_of(text: &str, longest: usize) -> bool {
    text.chars().nth(longest).is_none() && !text.contains('\n')
}

/// The beginning of a block on one line, cut behind a word.
pub(super) fn excerpt(block: &str) -> String {
    let mut excerpt = String::new();
    let mut length = 0;
    // The place behind the last whole word, to cut at.
    let mut word_end = 0;
    for grapheme in graphemes(block) {
        let is_space = grapheme.chars().all(is_blank);
        if is_space && excerpt.ends_with(' ') {
            continue;
        }
        length += grapheme.chars().count();
        if length > LONGEST_EXCERPT {
            // Chinese and Japanese have no spaces, very long words none soon enough: these are cut between characters.
            if word_end > 0 {
                excerpt.truncate(word_end);
            }
            return format!("{}…", excerpt.trim_end());
        }
        if is_space {
            word_end = excerpt.len();
            excerpt.push(' ');
        } else {
            excerpt.push_str(grapheme);
        }
    }
    excerpt
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    const NONE: Changes =
        Changes { line_ends: 0, byte_order_marks: 0, control_characters: 0, replaced_characters: 0, blank_lines: 0, edge_space: 0 };

    fn check(text: &str, blocks: &[&str], changes: Changes) {
        let plain = read(text).unwrap();
        let found: Vec<&str> = plain.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!((found.as_slice(), plain.changes), (blocks, changes), "{text:?}");
    }

    #[test]
    fn blocks_lie_between_empty_lines() {
        check("Eins.", &["Eins."], NONE);
        check("Eins.\n\nZwei.", &["Eins.", "Zwei."], NONE);
        check("Eins.\nnoch eins\n\nZwei.\n", &["Eins.\nnoch eins", "Zwei."], NONE);
        check("\n\nEins.\n\n\n\nZwei.\n\n", &["Eins.", "Zwei."], Changes { blank_lines: 5, ..NONE });
        check("Eins.\n \t\nZwei.", &["Eins.", "Zwei."], Changes { edge_space: 2, ..NONE });
        check("  Eins. \n\n\u{a0}Zwei.\u{200B}", &["Eins.", "Zwei."], Changes { edge_space: 5, ..NONE });
        check("a\n  b \nc", &["a\n  b \nc"], NONE);
        check("a\n\u{3000}\nb", &["a", "b"], Changes { edge_space: 1, ..NONE });
        check(" \u{308}a", &[" \u{308}a"], NONE);
        check("👩‍👩‍👧 ja\n\nne\u{301}\n\n你好。\n\nمرحبا", &["👩‍👩‍👧 ja", "ne\u{301}", "你好。", "مرحبا"], NONE);
        check("é e\u{301} ﬁ", &["é e\u{301} ﬁ"], NONE);
    }

    #[test]
    fn signs_are_normalised_and_counted() {
        check("a\r\n\r\nb\r\nc", &["a", "b\nc"], Changes { line_ends: 3, ..NONE });
        check("a\rb\r\rc", &["a\nb", "c"], Changes { line_ends: 3, ..NONE });
        check("a\n\rb", &["a", "b"], Changes { line_ends: 1, ..NONE });
        check("a\u{B}b\u{C}c\u{85}d\u{2028}e\u{2029}f", &["a\nb\nc\nd\ne\nf"], Changes { line_ends: 5, ..NONE });
        check("a\r\n\nb\n", &["a", "b"], Changes { line_ends: 1, ..NONE });
        check("\u{FEFF}a\u{FEFF}b", &["ab"], Changes { byte_order_marks: 2, ..NONE });
        check("a\0b\u{1}c\u{7F}d\u{9D}e\tf", &["abcde\tf"], Changes { control_characters: 4, ..NONE });
        check("a\u{FFFD}b", &["a\u{FFFD}b"], Changes { replaced_characters: 1, ..NONE });
        check("a\r\0\nb", &["a", "b"], Changes { line_ends: 1, control_characters: 1, ..NONE });
        check("a\n\0\nb", &["a", "b"], Changes { control_characters: 1, ..NONE });
        check("a\u{200D}b\u{AD}c\u{200E}", &["a\u{200D}b\u{AD}c\u{200E}"], NONE);
        assert!(read("a\n\nb").unwrap().changes.is_empty());
        assert!(!read("a\r\nb").unwrap().changes.is_empty());
    }

    #[test]
    fn headings_are_guessed() {
        let kinds = |text: &str| read(text).unwrap().blocks.iter().map(|block| block.kind).collect::<Vec<_>>();
        let (one, two, paragraph) = (BlockKind::Heading(1), BlockKind::Heading(2), BlockKind::Paragraph);
        let long = "Wort ".repeat(60);
        let rows = [
            ("Rat lehnt Brücke ab\n\nDer Rat tagte.".to_owned(), vec![one, paragraph]),
            ("Rat lehnt Brücke ab".to_owned(), vec![paragraph]),
            ("Der Rat tagte.\n\nEr lehnte ab.".to_owned(), vec![paragraph, paragraph]),
            ("Was nun?\n\nNichts.".to_owned(), vec![paragraph, paragraph]),
            ("為什麼？\n\n沒人知道。".to_owned(), vec![paragraph, paragraph]),
            ("議会が否決\n\n議会は否決した。".to_owned(), vec![one, paragraph]),
            ("Zwei\nZeilen\n\nMehr.".to_owned(), vec![paragraph, paragraph]),
            (format!("{long}\n\nMehr."), vec![paragraph, paragraph]),
            ("Titel\n\nText.\n\nISIS-ANGRIFFE ERHÖHT\n\nText".to_owned(), vec![one, paragraph, two, paragraph]),
            ("Titel\n\nUSA\n\nGROßE STRAßE 5\n\n1234 5678".to_owned(), vec![one, paragraph, two, paragraph]),
            ("TITEL\n\nNOCH EINER\n\nText.".to_owned(), vec![one, two, paragraph]),
            (format!("Titel\n\n{}", long.to_uppercase()), vec![one, paragraph]),
            ("Titel\n\nZWEI\nZEILEN\n\nمرحبا بكم".to_owned(), vec![one, paragraph, paragraph]),
        ];
        for (text, expected) in rows {
            assert_eq!(kinds(&text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_text_has_a_title() {
        let rows = [
            ("Rat lehnt ab\n\nText.", "Rat lehnt ab"),
            ("Nur ein  Satz\nohne Titel.", "Nur ein Satz ohne Titel."),
            (
                "Der Stadtrat hat am Dienstagabend nach langer Aussprache beschlossen, die alte Brücke zu sperren.",
                "Der Stadtrat hat am Dienstagabend nach langer Aussprache beschlossen, die alte…",
            ),
            ("a", "a"),
        ];
        for (text, title) in rows {
            assert_eq!(read(text).unwrap().title.as_deref(), Some(title), "{text:?}");
        }
        let title = |text: &str| read(text).unwrap().title.unwrap();
        assert_eq!(title(&"你".repeat(100)), format!("{}…", "你".repeat(80)));
        assert_eq!(title(&"你".repeat(80)), "你".repeat(80));
        assert_eq!(title(&"🇩🇪".repeat(100)), format!("{}…", "🇩🇪".repeat(40)));
    }

    #[test]
    fn empty_and_endless_texts_are_refused() {
        for text in ["", " ", "\n\r\n\t", "\u{FEFF}", "\0\u{1}", "\u{200B}\u{a0}\u{2028}"] {
            assert_eq!(read(text), Err(PlainError::Empty), "{text:?}");
        }
        let limit = MAX_CHARACTERS;
        assert_eq!(read(&"a".repeat(limit + 1)), Err(PlainError::TooLong { characters: limit + 1, limit }));
        assert_eq!(read(&"ä\n\n".repeat(5 * limit / 3)).unwrap_err(), PlainError::TooLong { characters: 5 * limit / 3 * 3, limit });
        // Two million characters of four bytes each are two million characters.
        assert!(read(&"😀".repeat(limit)).is_ok());
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use proptest::prelude::*;

        use super::*;

        fn difficult_text() -> impl Strategy<Value = String> {
            let part = prop_oneof![
                prop::sample::select(vec![
                    "\n", "\n", "\n\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", " ", "\t", "\u{a0}",
                    "\u{200B}", "\u{FEFF}", "\0", "\u{7F}", "\u{9D}", "\u{FFFD}", "\u{308}", "\u{200D}", "\u{600}", "a", "TITEL",
                    "Satz.", "你", "😀", "🇩", "م",
                ])
                .prop_map(str::to_owned),
                any::<char>().prop_map(String::from),
            ];
            prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
        }

        proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

            #[test]
            fn reading_twice_changes_nothing(text in difficult_text()) {
                if let Ok(first) = read(&text) {
                    let joined = first.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n");
                    let again = read(&joined).unwrap();
                    prop_assert_eq!(&again.blocks, &first.blocks);
                    prop_assert_eq!(&again.title, &first.title);
                    let only_found = Changes { replaced_characters: first.changes.replaced_characters, ..NONE };
                    prop_assert_eq!(again.changes, only_found);
                }
            }

            #[test]
            fn blocks_are_clean(text in difficult_text()) {
                let plain = read(&text);
                let keeps_something = text.chars().any(|character| !is_blank(character) && !character.is_control());
                prop_assert_eq!(plain.is_ok(), keeps_something);
                for block in plain.iter().flat_map(|plain| &plain.blocks) {
                    prop_assert!(!block.text.is_empty());
                    prop_assert_eq!(trim(&block.text, 0..block.text.len()), 0..block.text.len());
                    prop_assert!(block.text.split('\n').all(|line| !line.chars().all(is_blank)));
                    let is_forbidden = |character: char| {
                        character.is_control() && character != '\n' && character != '\t'
                            || matches!(character, '\u{FEFF}' | '\u{2028}' | '\u{2029}')
                    };
                    prop_assert!(!block.text.contains(is_forbidden), "{:?}", block.text);
                }
            }

            /// Nothing but what is counted gets lost.
            #[test]
            fn the_counts_add_up(text in difficult_text()) {
                if let Ok(plain) = read(&text) {
                    let kept: usize = plain.blocks.iter().map(|block| block.text.chars().count()).sum();
                    // An empty line between paragraphs, or a line end where each paragraph has a line.
                    let apart = pieces(&text, &mut Changes::default()).len();
                    let separators = 2 * (apart - 1) + plain.blocks.len() - apart;
                    let changes = plain.changes;
                    let dropped = changes.byte_order_marks + changes.control_characters + changes.blank_lines + changes.edge_space;
                    let unseen = text.chars().count() - text.matches("\r\n").count() - kept - separators - dropped;
                    prop_assert!(unseen <= 1, "only the last line end goes uncounted, not {}", unseen);
                }
            }
        }
    }
}
