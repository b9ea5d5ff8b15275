//! What any file becomes: metadata and blocks, each with a proposal whether it belongs to the article.

use std::rc::Rc;

use crate::{
    domain::{
        article::{Article, BlockKind, NewBlock, TextLink},
        details::{Detail, Details, Told},
        locator::Locator,
        mark::Highlight,
        tables::Cell,
    },
    intake::{
        account::Account,
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
    /// Links in the text.
    pub links: Vec<TextLink>,
    /// Where the words stand in the file.
    pub locators: Vec<Locator>,
    /// Where it stands in a table.
    pub cell: Option<Cell>,
}

impl From<(BlockKind, String)> for ExtractedBlock {
    fn from((kind, text): (BlockKind, String)) -> Self {
        Self { kind, text, boilerplate: false, links: Vec::new(), locators: Vec::new(), cell: None }
    }
}

impl From<ExtractedBlock> for NewBlock {
    fn from(block: ExtractedBlock) -> Self {
        let ExtractedBlock { kind, text, boilerplate, links, locators, cell } = block;
        Self { kind, text, boilerplate, links, locators, cell }
    }
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
    /// What readers have marked in the file.
    pub highlights: Vec<Highlight>,
    /// The words that stand in no block.
    pub account: Account,
    /// The cell that what is pushed now stands in.
    pub(super) cell: Option<Cell>,
}

/// What the reader of a file should know about how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Remark {
    #[error("the page is nested too deeply to look for its main text: all of it was taken")]
    NestedTooDeeply,
    #[error("no main text was found: all of the page was taken")]
    NoMainText,
    #[error("the page does not show its text: it was taken from what the page tells search engines")]
    TextFromMetadata,
    #[error("{0} short lines of menus and lists of links were left out")]
    MenusLeftOut(usize),
    #[error("{0} hidden pieces of text were left out")]
    HiddenLeftOut(usize),
    #[error("{0} struck out pieces of text were left out")]
    StruckLeftOut(usize),
    #[error("{0} readings over words were left out")]
    ReadingsLeftOut(usize),
    #[error("{0} parts of the file could not be read")]
    UnreadableParts(usize),
    #[error("{0} signs are shown as �: the file does not tell their letters")]
    UnknownLetters(usize),
    /// Numbers of pages, from 1; both are such pages, and all between them.
    #[error("{}", without_text(*first, *last))]
    PagesWithoutText { first: usize, last: usize },
}

fn without_text(first: usize, last: usize) -> String {
    match last.saturating_sub(first) {
        0 => format!("page {first} has no text layer: it is a picture or empty"),
        _ => format!("pages {first} to {last} have no text layer: they are pictures or empty"),
    }
}

impl Remark {
    /// The name under which it is counted in an article's details, and how often.
    fn counted(self) -> (&'static str, usize) {
        match self {
            Self::NestedTooDeeply => ("nested_too_deeply", 1),
            Self::NoMainText => ("no_main_text", 1),
            Self::TextFromMetadata => ("text_from_metadata", 1),
            Self::MenusLeftOut(lines) => ("menu_lines_left_out", lines),
            Self::HiddenLeftOut(pieces) => ("hidden_pieces_left_out", pieces),
            Self::StruckLeftOut(pieces) => ("struck_pieces_left_out", pieces),
            Self::ReadingsLeftOut(readings) => ("readings_left_out", readings),
            Self::UnreadableParts(parts) => ("unreadable_parts", parts),
            Self::UnknownLetters(letters) => ("unknown_letters", letters),
            Self::PagesWithoutText { first, last } => ("pages_without_text", (last + 1).saturating_sub(first)),
        }
    }

    /// The remarks of several parts of a file as those of the whole: each once, with the counts added up.
    pub(super) fn sums(parts: &[Self]) -> Vec<Self> {
        let of = |make: fn(usize) -> Self| {
            let name = make(0).counted().0;
            make(parts.iter().map(|part| part.counted()).filter(|(own, _)| *own == name).map(|(_, count)| count).sum())
        };
        let sums = [Self::MenusLeftOut, Self::HiddenLeftOut, Self::StruckLeftOut, Self::ReadingsLeftOut, Self::UnreadableParts];
        let once =
            [Self::NestedTooDeeply, Self::NoMainText, Self::TextFromMetadata].into_iter().filter(|remark| parts.contains(remark));
        once.chain(sums.into_iter().map(of).filter(|remark| remark.counted().1 > 0)).collect()
    }
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
    /// The article and its details, with nothing lost: what is proposed as boilerplate keeps its place and is flagged, and what was
    /// changed or left out on the way is counted in the details.
    #[must_use]
    pub fn into_article(self, file_name: &str) -> (Article, Details) {
        let text = |text: &str| Rc::from(text);
        let mut details = Details {
            title: text(&self.title),
            subtitle: text(&self.subtitle),
            language: text(&self.language),
            url: text(&self.url),
            canonical_url: text(&self.canonical_url),
            outlet: text(&self.site),
            published: text(&self.published),
            file_name: text(file_name),
            encoding: text(self.encoding.unwrap_or_default()),
            intake: self.counts(),
            ..Details::default()
        };
        details.set(Detail::Authors, Told::Said(self.authors.iter().map(|author| text(author)).collect()));
        (Article::from_blocks(self.into_blocks()), details)
    }

    /// All blocks. A web page's headline stands outside of its main text, but is the first thing that is checked: it belongs to the
    /// article where it stands, and comes first if no block has its words.
    fn into_blocks(self) -> Vec<NewBlock> {
        let letters = title::letters(&self.title);
        let mut blocks: Vec<NewBlock> = self.blocks.into_iter().map(NewBlock::from).collect();
        let begins = |block: &NewBlock| title::letters(&block.text).starts_with(&letters);
        let first = blocks.iter().find(|block| !block.boilerplate);
        if first.is_some_and(begins) || self.title.ends_with('…') {
            return blocks;
        }
        let is_headline =
            |block: &&mut NewBlock| matches!(block.kind, BlockKind::Heading(_)) && title::letters(&block.text) == letters;
        match blocks.iter_mut().find(is_headline) {
            Some(headline) => headline.boilerplate = false,
            None => blocks.insert(0, (BlockKind::Heading(1), self.title).into()),
        }
        blocks
    }

    /// What was changed or left out, each by name and with how often; nothing that did not happen.
    fn counts(&self) -> Vec<(Rc<str>, u32)> {
        let changes = &self.changes;
        let mut counts = vec![
            ("line_ends", changes.line_ends),
            ("byte_order_marks", changes.byte_order_marks),
            ("control_characters", changes.control_characters),
            ("replaced_characters", changes.replaced_characters),
            ("blank_lines", changes.blank_lines),
            ("edge_space", changes.edge_space),
            ("broken_bytes", self.replaced),
        ];
        for (what, times) in self.remarks.iter().map(|remark| remark.counted()) {
            match counts.iter_mut().find(|(known, _)| *known == what) {
                Some((_, sum)) => *sum += times,
                None => counts.push((what, times)),
            }
        }
        let happened = counts.into_iter().filter(|(_, times)| *times > 0);
        happened.map(|(what, times)| (what.into(), u32::try_from(times).unwrap_or(u32::MAX))).collect()
    }

    /// Normalises a text and adds what is left of it. An empty line inside it makes two blocks.
    pub(super) fn push(&mut self, kind: BlockKind, text: &str, boilerplate: bool) {
        let pieces = plain::pieces(text, &mut self.changes);
        let cell = self.cell;
        self.blocks.extend(pieces.into_iter().map(|text| ExtractedBlock { boilerplate, cell, ..(kind, text).into() }));
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
    fn the_headline_belongs_to_the_article_and_comes_once() {
        use BlockKind::{Heading, Paragraph};
        type Row<'a> = (&'a str, &'a [(BlockKind, &'a str, bool)], &'a [(&'a str, bool)]);
        let rows: [Row<'_>; 5] = [
            (
                "Moon",
                &[(Paragraph, "Home", true), (Paragraph, "Made of cheese.", false)],
                &[("Moon", false), ("Home", true), ("Made of cheese.", false)],
            ),
            (
                "Moon: cheese",
                &[(Paragraph, "Moon – cheese", false), (Paragraph, "b", false)],
                &[("Moon – cheese", false), ("b", false)],
            ),
            (
                "Moon",
                &[(Paragraph, "Moon", true), (Heading(2), "Moon", true), (Paragraph, "Made of cheese.", false)],
                &[("Moon", true), ("Moon", false), ("Made of cheese.", false)],
            ),
            ("A long beginning…", &[(Paragraph, "A long beginning of more", false)], &[("A long beginning of more", false)]),
            ("Moon", &[(Paragraph, "Home", true)], &[("Moon", false), ("Home", true)]),
        ];
        for (title, given, expected) in rows {
            let mut extracted = Extracted { title: title.to_owned(), ..Extracted::default() };
            given.iter().for_each(|(kind, text, boilerplate)| extracted.push(*kind, text, *boilerplate));
            let (article, _) = extracted.into_article("");
            let blocks: Vec<_> = article.blocks().iter().map(|block| (&*block.text, block.boilerplate)).collect();
            assert_eq!(blocks, expected, "{title}");
        }
    }

    #[test]
    fn nothing_is_lost_on_the_way_into_a_document() {
        let mut extracted = Extracted {
            title: "T".into(),
            subtitle: "S".into(),
            authors: vec!["Ada".into(), "Bo".into()],
            published: "2024-05-06".into(),
            site: "Post".into(),
            language: "en".into(),
            url: "https://a.example".into(),
            canonical_url: "https://b.example".into(),
            encoding: Some("UTF-8"),
            replaced: 2,
            remarks: vec![Remark::MenusLeftOut(7), Remark::NoMainText],
            ..Extracted::default()
        };
        extracted.push(BlockKind::Paragraph, "T\r\nb", false);
        let (article, details) = extracted.into_article("a.html");
        assert_eq!(article.text(), "T\nb");
        for detail in Detail::ALL {
            let told = !matches!(
                detail,
                Detail::ArchiveUrl | Detail::Accessed | Detail::Genre | Detail::TranslatedFrom | Detail::MachineTranslated
            );
            assert_eq!(matches!(details.get(detail), Told::Said(_)), told, "{detail:?}");
        }
        let counts: Vec<_> = details.intake.iter().map(|(what, times)| (&**what, *times)).collect();
        assert_eq!(counts, [("line_ends", 1), ("broken_bytes", 2), ("menu_lines_left_out", 7), ("no_main_text", 1)]);
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
