//! The words that are checked: blocks of plain text, normalised once when they come in and frozen from then on.

use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::domain::{
    direction,
    locator::Locator,
    offsets::OffsetIndex,
    tables::{Cell, Numbers},
    text::{ByteOffset, CodePointOffset, TextRange, Utf16Offset},
};

/// What stands between two blocks in [`Article::text`].
pub const BLOCK_SEPARATOR: &str = "\n\n";

/// What a block is. Heading levels are 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    Heading(u8),
    Paragraph,
    ListItem,
    Quote,
    Caption,
    Preformatted,
    TableCell,
}

/// The place of a block among those of its article, counted from 0.
pub type BlockNumber = u32;

/// What is said of a block: does it belong to the article, or to the page around it, as menus, advertisements and forms do? Such blocks
/// are never taken out, so that offsets stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boilerplate {
    No,
    /// A program proposed it.
    Proposed,
    /// A person decided that it is boilerplate, or that it is none.
    Decided(bool),
}

impl Boilerplate {
    /// Whether the block counts as boilerplate, by proposal or by decision.
    #[must_use]
    pub fn is_dropped(self) -> bool {
        matches!(self, Self::Proposed | Self::Decided(true))
    }
}

/// A link in the text of a block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextLink {
    /// The words that are linked, in the block's text.
    pub range: TextRange,
    /// `http`, `https` or `mailto`: see [`is_safe_url`].
    pub url: Rc<str>,
}

/// Whether an address may be opened from the page. Addresses that run a script, or name a file, may not.
#[must_use]
pub fn is_safe_url(url: &str) -> bool {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://", "mailto:"].into_iter().any(begins)
}

/// A block as it comes in, before its place in the text is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBlock {
    pub kind: BlockKind,
    pub text: String,
    /// Proposed as not belonging to the article.
    pub boilerplate: bool,
    /// Those that do not lie on characters of the text, or whose address is not safe, are left out.
    pub links: Vec<TextLink>,
    /// Where its words stand in the source. Those that do not lie on characters of the text, or tell nothing, are left out.
    pub locators: Vec<Locator>,
    /// Where it stands in a table, if in any.
    pub cell: Option<Cell>,
}

impl From<(BlockKind, String)> for NewBlock {
    fn from((kind, text): (BlockKind, String)) -> Self {
        Self { kind, text, boilerplate: false, links: Vec::new(), locators: Vec::new(), cell: None }
    }
}

/// One block and where it lies in the article's text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Block {
    pub kind: BlockKind,
    pub text: Rc<str>,
    pub range: TextRange,
    /// A proposal that does not change with the text. [`crate::domain::document::Document::boilerplate`] knows what was decided.
    pub boilerplate: bool,
    pub links: Vec<TextLink>,
    /// Where its words stand in the source, in the order of the source. They are no part of the fingerprint.
    pub locators: Vec<Locator>,
    /// Where it stands in a table. It is no part of the fingerprint.
    pub cell: Option<Cell>,
}

/// An article's text. Equal articles have equal blocks; the joined text and the index follow from them.
#[derive(Clone, Debug)]
pub struct Article {
    blocks: Vec<Rc<Block>>,
    text: Rc<str>,
    sha256: Rc<str>,
    offsets: OffsetIndex,
    right_to_left: bool,
}

impl Article {
    /// An article from normalised blocks. Empty blocks are left out: they would have no words to mark.
    #[must_use]
    pub fn new(parts: impl IntoIterator<Item = (BlockKind, String)>) -> Self {
        Self::from_blocks(parts.into_iter().map(NewBlock::from).collect())
    }

    /// As [`Article::new`], with what is proposed of the blocks and the links in them.
    #[must_use]
    pub fn from_blocks(new: Vec<NewBlock>) -> Self {
        let mut text = String::new();
        let mut blocks = Vec::new();
        let mut numbers = Numbers::default();
        for NewBlock { kind, text: words, boilerplate, mut links, mut locators, cell } in new {
            if words.is_empty() {
                continue;
            }
            let has_words = |range: TextRange| range.slice(&words).is_some_and(|words| !words.is_empty());
            links.retain(|link| has_words(link.range) && is_safe_url(&link.url));
            locators.retain(|locator| has_words(locator.range) && locator.tells());
            if !text.is_empty() {
                text.push_str(BLOCK_SEPARATOR);
            }
            let start = text.len();
            text.push_str(&words);
            let range = TextRange::from_bytes(start..text.len());
            blocks.push(Rc::new(Block { kind, text: words.into(), range, boilerplate, links, locators, cell: numbers.of(cell) }));
        }
        let sha256 = hexadecimal(&Sha256::digest(text.as_bytes()));
        let offsets = OffsetIndex::new(&text);
        let right_to_left = direction::most(blocks.iter().map(|block: &Rc<Block>| &*block.text));
        Self { blocks, text: text.into(), sha256: sha256.into(), offsets, right_to_left }
    }

    #[must_use]
    pub fn blocks(&self) -> &[Rc<Block>] {
        &self.blocks
    }

    #[must_use]
    pub fn block(&self, number: BlockNumber) -> Option<&Rc<Block>> {
        self.blocks.get(number as usize)
    }

    /// Whether most of it is written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// Whether the block that an offset lies in is.
    #[must_use]
    pub fn is_right_to_left_at(&self, offset: ByteOffset) -> bool {
        let block = self.block_at(offset).and_then(|block| self.blocks.get(block));
        block.map_or(self.right_to_left, |block| direction::is_right_to_left(&block.text, self.right_to_left))
    }

    /// All blocks joined by [`BLOCK_SEPARATOR`].
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal: the fingerprint of what was annotated.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The index of the first block that ends behind the offset: the block an offset lies in, or the one after a gap.
    #[must_use]
    pub fn block_at(&self, offset: ByteOffset) -> Option<usize> {
        let index = self.blocks.partition_point(|block| block.range.end() < offset);
        (index < self.blocks.len()).then_some(index)
    }

    /// The blocks that share at least one byte with a range.
    #[must_use]
    pub fn blocks_in(&self, range: TextRange) -> std::ops::Range<usize> {
        let first = self.blocks.partition_point(|block| block.range.end() <= range.start());
        let last = self.blocks.partition_point(|block| block.range.start() < range.end());
        first..last.max(first)
    }

    /// Length of the text in code points.
    #[must_use]
    pub fn code_points(&self) -> CodePointOffset {
        self.offsets.code_points(&self.text, ByteOffset::new(self.text.len())).unwrap_or_default()
    }

    /// Code points before an offset; `None` when it lies inside a character or behind the text.
    #[must_use]
    pub fn to_code_points(&self, offset: ByteOffset) -> Option<CodePointOffset> {
        self.offsets.code_points(&self.text, offset)
    }

    /// The offset after so many code points; `None` behind the text.
    #[must_use]
    pub fn from_code_points(&self, offset: CodePointOffset) -> Option<ByteOffset> {
        self.offsets.from_code_points(&self.text, offset)
    }

    /// UTF-16 units from the start of a block; `None` when the offset is not a character boundary of that block.
    #[must_use]
    pub fn to_utf16_in_block(&self, block: usize, offset: ByteOffset) -> Option<Utf16Offset> {
        let start = self.blocks.get(block)?.range;
        if offset < start.start() || offset > start.end() {
            return None;
        }
        let before = self.offsets.utf16(&self.text, start.start())?;
        let here = self.offsets.utf16(&self.text, offset)?;
        Some(Utf16Offset(here.0 - before.0))
    }

    /// The offset after so many UTF-16 units of a block; `None` inside a surrogate pair or behind the block.
    #[must_use]
    pub fn from_utf16_in_block(&self, block: usize, offset: Utf16Offset) -> Option<ByteOffset> {
        let range = self.blocks.get(block)?.range;
        let before = self.offsets.utf16(&self.text, range.start())?;
        let found = self.offsets.from_utf16(&self.text, Utf16Offset(before.0.checked_add(offset.0)?))?;
        (found <= range.end()).then_some(found)
    }
}

impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        self.blocks == other.blocks
    }
}
impl Eq for Article {}
impl PartialOrd for Article {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Article {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.blocks.cmp(&other.blocks)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(words: &[&str]) -> Article {
        Article::new(words.iter().map(|text| (BlockKind::Paragraph, (*text).to_owned())))
    }

    #[test]
    fn blocks_are_joined_by_an_empty_line_and_empty_ones_left_out() {
        let article = article(&["Eins", "", "Zwei 😀"]);
        assert_eq!(article.text(), "Eins\n\nZwei 😀");
        let words: Vec<_> = article.blocks().iter().map(|block| block.range.slice(article.text())).collect();
        assert_eq!(words, [Some("Eins"), Some("Zwei 😀")]);
    }

    #[test]
    fn links_that_could_do_harm_or_lie_nowhere_are_left_out() {
        let rows = [
            ("https://example.org/", 0..3, true),
            ("HTTP://example.org", 3..5, true),
            ("mailto:a@example.org", 0..6, true),
            ("javascript:alert(1)", 0..3, false),
            (" https://example.org/", 0..3, false),
            ("/relative", 0..3, false),
            ("", 0..3, false),
            ("https://example.org/", 0..4, false),
            ("https://example.org/", 2..2, false),
            ("https://example.org/", 3..9, false),
        ];
        for (url, range, expected) in rows {
            let link = TextLink { range: TextRange::from_bytes(range.clone()), url: url.into() };
            let block = NewBlock { links: vec![link], ..(BlockKind::Paragraph, "Einä!".to_owned()).into() };
            let article = Article::from_blocks(vec![block]);
            assert_eq!(!article.blocks()[0].links.is_empty(), expected, "{url:?} {range:?}");
        }
    }

    #[test]
    fn the_fingerprint_is_the_sha_256_of_the_text() {
        assert_eq!(article(&["abc"]).sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn an_offset_finds_its_block() {
        let article = article(&["ab", "cd"]);
        let found: Vec<_> = (0..7).map(|offset| article.block_at(ByteOffset(offset))).collect();
        assert_eq!(found, [Some(0), Some(0), Some(0), Some(1), Some(1), Some(1), Some(1)]);
        assert_eq!(article.block_at(ByteOffset(7)), None);
        assert_eq!(article.blocks_in(TextRange::from_bytes(1..5)), 0..2);
        assert_eq!(article.blocks_in(TextRange::from_bytes(2..4)), 1..1);
    }

    #[test]
    fn utf16_is_counted_from_the_block() {
        let article = article(&["😀", "a😀e\u{301}z"]);
        let start = article.blocks()[1].range.start().0;
        let rows = [(0, Some(0)), (1, Some(1)), (2, None), (3, Some(5)), (4, Some(6)), (5, Some(8)), (6, Some(9)), (7, None)];
        for (units, bytes) in rows {
            let expected = bytes.map(|bytes: u32| ByteOffset(start + bytes));
            assert_eq!(article.from_utf16_in_block(1, Utf16Offset(units)), expected, "{units}");
            if let Some(offset) = expected {
                assert_eq!(article.to_utf16_in_block(1, offset), Some(Utf16Offset(units)));
            }
        }
        assert_eq!(article.to_utf16_in_block(1, ByteOffset(start + 2)), None, "inside the emoji");
        assert_eq!(article.to_utf16_in_block(1, ByteOffset(0)), None, "in another block");
    }
}
