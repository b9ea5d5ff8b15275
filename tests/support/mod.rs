//! Random articles, documents and edits for the laws. The texts are made of pieces that have broken annotators before: signs of
//! several code points, scripts without spaces, right-to-left words, line ends inside blocks, and much that repeats.

// Each test file uses its part of this.
#![allow(dead_code)]

pub(crate) mod acts;
pub(crate) mod desk;
pub(crate) mod documents;
pub(crate) mod edits;

use beleg::domain::{
    article::{Article, BlockKind, NewBlock, TextLink},
    locator::{Locator, Page, Time},
    tables::Cell,
    text::{ByteOffset, TextRange},
};
use proptest::{
    prelude::*,
    sample::{Index, select},
    test_runner::FileFailurePersistence,
};

/// How many cases a law is tried with, unless `PROPTEST_CASES` says otherwise. The seed of a failure is printed and kept in
/// `tests/data/laws.proptest-regressions`; `PROPTEST_RNG_SEED` repeats a run.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/data/laws.proptest-regressions"))),
        max_shrink_iters: 4_000,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = usual;
    }
    // One law leaves out nearly half of the texts it is given.
    config.max_global_rejects = config.cases.max(1_024) * 4;
    config
}

/// What texts are made of.
pub(crate) const PIECES: [&str; 44] = [
    "a",
    "a",
    "aa",
    "ab",
    "ha ",
    "ha ",
    "IS",
    "IS",
    "Anti-IS-Koalition",
    "Die USA",
    "2.500",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\t",
    ". ",
    ", ",
    "„glaube“",
    "…",
    "ä",
    "ß",
    "Ǆ",
    "İ",
    "e\u{301}",
    "o\u{308}\u{323}",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}",
    "👍🏽",
    "🇩🇪",
    "🇩🇪🇫🇷",
    "😀",
    "😀",
    "漢字",
    "中文。",
    "かな",
    "한국",
    "\u{1112}\u{1161}\u{11AB}",
    "שלום",
    "العربية",
    "नमस्ते",
    "ไทย",
    "\u{A0}",
    "\u{200B}",
];

/// A piece, or now and then any character that a text can have.
pub(crate) fn piece() -> BoxedStrategy<String> {
    let any_character = any::<char>().prop_map(|character| {
        let taken_out = character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FEFF}');
        if taken_out { 'x' } else { character }
    });
    prop_oneof![
        12 => select(&PIECES[..]).prop_map(str::to_owned),
        1 => any_character.prop_map(String::from),
    ]
    .boxed()
}

fn block_kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        1 => (1..=6_u8).prop_map(BlockKind::Heading),
        4 => Just(BlockKind::Paragraph),
        1 => Just(BlockKind::ListItem),
        1 => Just(BlockKind::Quote),
        1 => Just(BlockKind::Caption),
        1 => Just(BlockKind::Preformatted),
        1 => Just(BlockKind::TableCell),
    ]
}

/// A place in a table, possible or not.
fn cell() -> impl Strategy<Value = Cell> {
    let span = || prop_oneof![6 => 1..3_u32, 1 => Just(u32::MAX)];
    let place = || prop_oneof![6 => 0..4_u32, 1 => Just(u32::MAX)];
    (0..2_u32, place(), place(), span(), span(), any::<bool>()).prop_map(|(table, row, column, rows, columns, head)| Cell {
        table,
        row,
        column,
        rows,
        columns,
        head,
    })
}

/// Where words stand in their source, without the words.
fn locator() -> impl Strategy<Value = Locator> {
    let page = prop::option::of((1..=u32::MAX, select(&["", "xii", "A-1 😀"][..])));
    let time = prop::option::of(any::<(u32, u32)>());
    (page, time, select(&["", "Ada Berg", "مريم \"😀\""][..])).prop_map(|(page, time, speaker)| Locator {
        page: page.map(|(number, label)| Page { number, label: label.into() }),
        time: time.map(|(one, other)| Time { begin: one.min(other), end: one.max(other) }),
        speaker: speaker.into(),
        ..Locator::default()
    })
}

/// The blocks of an article. The first has a letter, so that there is always something to mark.
pub(crate) fn blocks() -> BoxedStrategy<Vec<NewBlock>> {
    const ADDRESSES: [&str; 3] = ["https://example.org/ä?b=\"c\"", "HTTP://example.org", "mailto:😀@example.org"];
    let words = prop::collection::vec(piece(), 1..24).prop_map(|pieces| pieces.concat());
    let link = (any::<(Index, Index)>(), select(&ADDRESSES[..]));
    let links = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(link, 1..3)];
    let located = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec((any::<Index>(), any::<Index>(), locator()), 1..4)];
    let cell = prop::option::weighted(0.3, cell());
    let parts = (block_kind(), words, prop::bool::weighted(0.2), links, located, cell);
    let block = parts.prop_map(|(kind, text, boilerplate, links, located, cell)| {
        let at = |index: &Index| place(&text, index);
        let links = links.iter().map(|((one, other), url)| TextLink {
            range: TextRange::new(ByteOffset::new(at(one)), ByteOffset::new(at(other))),
            url: (*url).into(),
        });
        let locators = located.iter().map(|(one, other, locator)| Locator {
            range: TextRange::new(ByteOffset::new(at(one)), ByteOffset::new(at(other))),
            ..locator.clone()
        });
        NewBlock { kind, links: links.collect(), locators: locators.collect(), text, boilerplate, cell }
    });
    prop::collection::vec(block, 1..6)
        .prop_map(|mut blocks| {
            blocks[0].text.push('z');
            blocks
        })
        .boxed()
}

/// An article of a few short blocks.
pub(crate) fn article() -> impl Strategy<Value = Article> {
    blocks().prop_map(Article::from_blocks)
}

/// An article that says little and that often, so that quotes occur in many places, overlapping ones too, and context grows to
/// its limit.
pub(crate) fn repetitive_article() -> BoxedStrategy<Article> {
    let words = prop::collection::vec(select(&["a", "a", "ha ", "😀", "e\u{301}", " "][..]), 1..4);
    let text = (words, 1..300_usize).prop_map(|(words, times)| "z".to_owned() + &words.concat().repeat(times));
    text.prop_map(|text| Article::new([(BlockKind::Paragraph, text)])).boxed()
}

/// An article long enough for the offset index to have several known positions.
pub(crate) fn long_article() -> impl Strategy<Value = Article> {
    let block = (block_kind(), prop::collection::vec(piece(), 1..400).prop_map(|pieces| pieces.concat()));
    prop::collection::vec(block, 1..5).prop_map(Article::new)
}

/// Text of a note, a name or a title: anything at all, and what has made trouble elsewhere.
pub(crate) fn naughty_text() -> BoxedStrategy<String> {
    const NAUGHTY: [&str; 12] = [
        "",
        "NULL",
        "\"quoted\" \\ back\\slash /",
        "line\nfeed\r\nand\ttab",
        "\u{0}\u{1}\u{7F}\u{85}\u{2028}\u{2029}\u{FEFF}",
        "</script><img src=x onerror=alert(1)>",
        "\u{202E}txt.exe\u{202C}",
        "{\"format\":\"beleg\"}",
        "%s %n ${x} {{y}}",
        "👨‍👩‍👧‍👦 e\u{301} 漢字 العربية",
        "  spaces  ",
        "=1+1",
    ];
    prop_oneof![3 => select(&NAUGHTY[..]).prop_map(str::to_owned), 2 => any::<String>(), 1 => Just(String::new())].boxed()
}

/// A place in a text, chosen before the text is known.
pub(crate) fn place(text: &str, index: &Index) -> usize {
    text.floor_char_boundary(index.index(text.len() + 1))
}
