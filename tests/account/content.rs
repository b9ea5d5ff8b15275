//! What random documents say, before any format: words that mean something by how they are set, in blocks.

use proptest::{collection::vec, prelude::*, sample::select};

/// Words and what is made of them.
#[derive(Clone, Debug)]
pub(crate) enum Inline {
    Words(Vec<String>),
    Set(Set, Vec<Inline>),
    /// A number raised, in one of several ways, or lowered behind the word before it.
    Raised(String, u8),
    Lowered(String),
    /// The number of a note behind the word before it, in one of several ways.
    Note(u32, u8),
    /// Two halves of one word or number, with something between them that is not seen.
    Joined(String, Joint, String),
    Fraction(u32, u32),
    Break,
    /// Words that are seen and are none of the text.
    Apart(Apart, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    Plain(u8),
    Link,
    /// In one of several ways.
    Struck(u8),
    Hidden(u8),
    Quoted,
    /// With a reading over it.
    Read,
    /// By a change that is kept track of: a word taken out, put in, or moved from here.
    Deleted,
    Inserted,
    Moved,
    /// On lines of its own, or beside others with a gap.
    Parted(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    Nothing,
    Break,
    SoftHyphen,
    Comment,
    Hidden(u8),
    Picture,
    Symbol,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apart {
    Choice,
    Field,
    Drawing,
    Page,
    Placeholder,
    Program,
}

#[derive(Clone, Debug)]
pub(crate) enum Block {
    Paragraph(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    /// Ordered or not.
    List(bool, Vec<Vec<Block>>),
    Table(Vec<Vec<Vec<Inline>>>),
    Quote(Vec<Block>),
    /// Preformatted.
    Code(Vec<String>),
    /// In one of several kinds of boxes.
    Boxed(u8, Vec<Block>),
    Hidden(u8, Vec<Block>),
    Note(u32, Vec<Inline>),
}

/// The words that must not come from nowhere.
pub(crate) const NEGATIONS: [&str; 5] = ["nicht", "kein", "no", "not", "never"];

/// What is raised: digits mostly, and what has no raised signs.
fn raised() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[1-9][0-9]{0,2}",
        1 => select(&["1,2", "2.5", "[3]", "(4)", "2a", "1–3", "-6", "*", "†", "1 2"][..]).prop_map(str::to_owned),
    ]
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{3,8}",
        1 => "[a-zäöüß]{4,7}",
        3 => number(),
        2 => select(&NEGATIONS[..]).prop_map(str::to_owned),
    ]
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u32..99_999).prop_map(|number| number.to_string()),
        (1_u32..99, 100_u32..999).prop_map(|(first, rest)| format!("{first},{rest}")),
        (1_u32..99, 1_u32..9).prop_map(|(first, rest)| format!("{first}.{rest}")),
        (1_u32..99, 1_u32..99).prop_map(|(first, second)| format!("{first}–{second}")),
        (1_u32..99).prop_map(|number| format!("{number}%")),
    ]
}

fn words() -> impl Strategy<Value = Inline> {
    vec(word(), 1..4).prop_map(Inline::Words)
}

fn joint() -> impl Strategy<Value = Joint> {
    prop_oneof![
        select(&[Joint::Nothing, Joint::Break, Joint::SoftHyphen, Joint::Comment, Joint::Picture, Joint::Symbol][..]),
        (0_u8..6).prop_map(Joint::Hidden),
    ]
}

fn half() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{2,5}", "[1-9][0-9]{0,3}"]
}

fn set() -> impl Strategy<Value = Set> {
    prop_oneof![
        3 => (0_u8..8).prop_map(Set::Plain),
        1 => Just(Set::Link),
        2 => (0_u8..5).prop_map(Set::Struck),
        2 => (0_u8..6).prop_map(Set::Hidden),
        1 => Just(Set::Quoted),
        1 => Just(Set::Read),
        1 => Just(Set::Deleted),
        1 => Just(Set::Inserted),
        1 => Just(Set::Moved),
        1 => (0_u8..3).prop_map(Set::Parted),
    ]
}

fn apart() -> impl Strategy<Value = Apart> {
    select(&[Apart::Choice, Apart::Field, Apart::Drawing, Apart::Page, Apart::Placeholder, Apart::Program][..])
}

/// Words, the signs behind them, and whatever is set around them.
fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        8 => words(),
        2 => (raised(), 0_u8..5).prop_map(|(sign, way)| Inline::Raised(sign, way)),
        1 => "[1-9][0-9]{0,2}".prop_map(Inline::Lowered),
        2 => (1_u32..999, 0_u8..3).prop_map(|(number, way)| Inline::Note(number, way)),
        3 => (half(), joint(), half()).prop_map(|(first, joint, second)| Inline::Joined(first, joint, second)),
        1 => (1_u32..99, 1_u32..99).prop_map(|(above, below)| Inline::Fraction(above, below)),
        1 => Just(Inline::Break),
        1 => (apart(), word()).prop_map(|(apart, words)| Inline::Apart(apart, words)),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        (set(), vec(inner, 1..4)).prop_map(|(set, mut inner)| {
            // Whatever is set begins and ends with a word.
            inner.insert(0, Inline::Words(vec!["set".to_owned()]));
            inner.push(Inline::Words(vec!["end".to_owned()]));
            Inline::Set(set, inner)
        })
    })
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    (words(), vec(inline(), 0..6)).prop_map(|(first, mut line)| {
        line.insert(0, first);
        line
    })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        6 => line().prop_map(Block::Paragraph),
        1 => (1_u8..7, line()).prop_map(|(level, line)| Block::Heading(level, line)),
        1 => vec(vec(line(), 2), 1..4).prop_map(Block::Table),
        1 => (1_u32..999, line()).prop_map(|(number, line)| Block::Note(number, line)),
        1 => vec(word(), 1..6).prop_map(Block::Code),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            (any::<bool>(), vec((line(), vec(inner.clone(), 0..2)), 1..4)).prop_map(|(ordered, items)| {
                let item = |(line, mut blocks): (Vec<Inline>, Vec<Block>)| {
                    blocks.insert(0, Block::Paragraph(line));
                    blocks
                };
                Block::List(ordered, items.into_iter().map(item).collect())
            }),
            vec(inner.clone(), 1..3).prop_map(Block::Quote),
            (0_u8..13, vec(inner.clone(), 1..4)).prop_map(|(kind, blocks)| Block::Boxed(kind, blocks)),
            (0_u8..6, vec(inner, 1..3)).prop_map(|(way, blocks)| Block::Hidden(way, blocks)),
        ]
    })
}

pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    vec(block(), 1..8)
}
