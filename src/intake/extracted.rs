//! What any file becomes: metadata and blocks, each with a proposal whether it belongs to the article.

use crate::{
    domain::article::BlockKind,
    intake::{
        plain::{self, Changes},
        title,
    },
};

/// A block of text as it came out of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractedBlock {
    pub kind: BlockKind,
    /// Normalised as [`plain::read`] normalises; never empty.
    pub text: String,
    /// Proposed as not belonging to the article: menus, advertisements, forms, words of pictures, boxes about the author.
    /// A proposal only.
    pub boilerplate: bool,
}

/// What a file held. Fields that it does not tell are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// The headline, without the name of the site.
    pub title: String,
    pub subtitle: String,
    /// In the order of the page, each once.
    pub authors: Vec<String>,
    /// As the file says it: usually an ISO 8601 date or time.
    pub published: String,
    pub site: String,
    /// BCP 47.
    pub language: String,
    /// Where the article was read: what the caller said, else what the file says.
    pub url: String,
    /// The address that the page itself names as its own; `http` and `https` only.
    pub canonical_url: String,
    pub blocks: Vec<ExtractedBlock>,
    pub changes: Changes,
    /// Label of the encoding (WHATWG), for files whose bytes had to be read as text.
    pub encoding: Option<&'static str>,
    /// Broken places in the bytes, each shown as U+FFFD.
    pub replaced: usize,
    /// What was left out or could not be looked at, in English.
    pub remarks: Vec<Remark>,
}

/// What the reader of a file should know about how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Remark {
    #[error("the page is nested too deeply to look for its main text: all of it was taken")]
    NestedTooDeeply,
    #[error("no main text was found: all of the page was taken")]
    NoMainText,
    #[error("{0} short lines of menus and lists of links were left out")]
    MenusLeftOut(usize),
    #[error("{0} hidden pieces of text were left out")]
    HiddenLeftOut(usize),
    #[error("{0} parts of the file could not be read")]
    UnreadableParts(usize),
}

/// Why a file gave no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    #[error("there is no text in it")]
    Empty,
    /// Both numbers count characters.
    #[error("the text has {characters} characters, {limit} are possible")]
    TooLong { characters: usize, limit: usize },
    /// Both numbers count bytes.
    #[error("the file has {bytes} bytes, {limit} are possible")]
    TooBig { bytes: usize, limit: usize },
    #[error("this is not a file with text{}", .looks_like.map(|name| format!(", it looks like {name}")).unwrap_or_default())]
    NotText { looks_like: Option<&'static str> },
    #[error("the {format} file is broken or cut off: {reason}")]
    Broken { format: &'static str, reason: String },
    #[error("the {format} file is protected by a password")]
    Protected { format: &'static str },
    /// Too many entries, too many bytes when unpacked, or too high a ratio: an archive made to exhaust memory.
    #[error("the {format} file unpacks to more than is possible")]
    Inflates { format: &'static str },
    #[error("the PDF has no text layer: its pages are pictures")]
    NoTextLayer,
    #[error("`{0}` is not the name of an encoding")]
    UnknownEncoding(String),
}

impl Extracted {
    /// The blocks of the article, without what is proposed as boilerplate. A web page's headline stands outside of its main text, but
    /// is the first thing that is checked: it comes first if none of the blocks has its words.
    pub fn into_article_blocks(self) -> impl Iterator<Item = (BlockKind, String)> {
        let title = title::letters(&self.title);
        let mut kept = self.blocks.into_iter().filter(|block| !block.boilerplate).map(|block| (block.kind, block.text)).peekable();
        let begins = kept.peek().is_some_and(|(_, text)| title::letters(text).starts_with(&title) || self.title.ends_with('…'));
        let headline = (!begins).then_some((BlockKind::Heading(1), self.title));
        headline.into_iter().chain(kept)
    }

    /// Normalises a text and adds what is left of it. An empty line inside it makes two blocks.
    pub(super) fn push(&mut self, kind: BlockKind, text: &str, boilerplate: bool) {
        let pieces = plain::pieces(text, &mut self.changes);
        self.blocks.extend(pieces.into_iter().map(|text| ExtractedBlock { kind, text, boilerplate }));
    }

    /// Checks the size of what was read, when all of it is there.
    ///
    /// # Errors
    /// [`ExtractError::Empty`] and [`ExtractError::TooLong`].
    pub(super) fn checked(self) -> Result<Self, ExtractError> {
        if self.blocks.is_empty() {
            return Err(ExtractError::Empty);
        }
        let bytes: usize = self.blocks.iter().map(|block| block.text.len()).sum();
        if bytes > plain::MAX_CHARACTERS {
            let characters = self.blocks.iter().map(|block| block.text.chars().count()).sum();
            if characters > plain::MAX_CHARACTERS {
                return Err(ExtractError::TooLong { characters, limit: plain::MAX_CHARACTERS });
            }
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_normalised_and_cut() {
        let mut extracted = Extracted::default();
        extracted.push(BlockKind::Quote, " a\r\nb\u{0}\n\n c 😀 ", true);
        extracted.push(BlockKind::Paragraph, " \u{FEFF}\n", false);
        let blocks: Vec<_> = extracted.blocks.iter().map(|block| (block.kind, block.text.as_str(), block.boilerplate)).collect();
        assert_eq!(blocks, [(BlockKind::Quote, "a\nb", true), (BlockKind::Quote, "c 😀", true)]);
        assert_eq!((extracted.changes.line_ends, extracted.changes.control_characters), (1, 1));
    }

    #[test]
    fn the_headline_comes_first_and_once() {
        let blocks = |title: &str, texts: &[(&str, bool)]| {
            let mut extracted = Extracted { title: title.to_owned(), ..Extracted::default() };
            texts.iter().for_each(|(text, boilerplate)| extracted.push(BlockKind::Paragraph, text, *boilerplate));
            extracted.into_article_blocks().map(|(_, text)| text).collect::<Vec<_>>()
        };
        assert_eq!(blocks("Moon", &[("Home", true), ("Made of cheese.", false)]), ["Moon", "Made of cheese."]);
        assert_eq!(blocks("Moon: cheese", &[("Moon – cheese", false), ("b", false)]), ["Moon – cheese", "b"]);
        assert_eq!(blocks("A long beginning…", &[("A long beginning of more", false)]), ["A long beginning of more"]);
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert_eq!(Extracted::default().checked(), Err(ExtractError::Empty));
        let mut long = Extracted::default();
        long.push(BlockKind::Paragraph, &"ä".repeat(plain::MAX_CHARACTERS), false);
        assert!(long.clone().checked().is_ok(), "characters count, not bytes");
        long.push(BlockKind::Paragraph, "b", false);
        assert!(matches!(long.checked(), Err(ExtractError::TooLong { .. })));
    }
}
