//! Markdown to blocks: CommonMark with tables and footnotes, by `pulldown-cmark`. Markup goes, the words stay.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{
    domain::article::BlockKind,
    intake::{
        extracted::{ExtractError, Extracted},
        links::Linked,
        plain,
    },
};

/// Reads a text in Markdown.
///
/// # Errors
/// [`ExtractError::Empty`] and [`ExtractError::TooLong`].
pub(super) fn read(text: &str) -> Result<Extracted, ExtractError> {
    if text.len() > plain::MAX_CHARACTERS * 4 {
        return Err(ExtractError::TooLong { characters: text.chars().count(), limit: plain::MAX_CHARACTERS });
    }
    let mut extracted = Extracted::default();
    let text = front_matter(text, &mut extracted);
    let mut reader = Reader { extracted, ..Reader::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.close();
    let mut extracted = reader.extracted;
    if extracted.title.is_empty() {
        let heading = extracted.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
        extracted.title = heading.map(|block| block.text.replace('\n', " ")).unwrap_or_default();
    }
    extracted.checked()
}

/// Takes title, author and date out of the lines between `---` that many programs put on top; returns what follows.
fn front_matter<'text>(text: &'text str, extracted: &mut Extracted) -> &'text str {
    let text = text.trim_start_matches('\u{FEFF}');
    let Some((head, rest)) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) else { return text };
    for (name, value) in head.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        match name.trim() {
            "title" => extracted.title = value,
            "subtitle" => extracted.subtitle = value,
            "author" if !value.is_empty() => extracted.authors = vec![value],
            "date" => extracted.published = value,
            "lang" | "language" => extracted.language = value,
            _ => {}
        }
    }
    rest
}

#[derive(Default)]
struct Reader {
    extracted: Extracted,
    text: Linked,
    kind: Option<BlockKind>,
    quotes: usize,
    items: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.text.text.push_str(&text),
            Event::SoftBreak => self.text.text.push(' '),
            Event::HardBreak => self.text.text.push('\n'),
            Event::FootnoteReference(label) => self.text.text.push_str(&format!("[{label}]")),
            Event::InlineHtml(_) | Event::Html(_) => {}
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let kind = match tag {
            Tag::Heading { level, .. } => BlockKind::Heading(*level as u8),
            Tag::CodeBlock(_) => BlockKind::Preformatted,
            Tag::TableCell => BlockKind::TableCell,
            Tag::Paragraph => return self.close(),
            Tag::Link { dest_url, .. } => return self.text.begin(dest_url),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
                return;
            }
            Tag::Item => {
                self.close();
                self.items += 1;
                return;
            }
            Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) => return self.close(),
            _ => return,
        };
        self.close();
        self.kind = Some(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableCell => self.close(),
            TagEnd::Link => self.text.end(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        let kind = match (self.kind.take(), self.quotes, self.items) {
            (Some(kind), ..) => kind,
            (None, 1.., _) => BlockKind::Quote,
            (None, _, 1..) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        self.text.push(kind, &mut self.extracted);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn links_stay_on_their_words() {
        let text = "# [Moon](https://a.example)\n\nIt *is* [made of **cheese** 😀](https://b.example/x \"T\"), <https://c.example>\nand [not](javascript:x).";
        let blocks = read(text).unwrap().blocks;
        let links =
            blocks.iter().flat_map(|block| block.links.iter().map(|link| (link.range.slice(&block.text).unwrap(), &*link.url)));
        let expected = [
            ("Moon", "https://a.example"),
            ("made of cheese 😀", "https://b.example/x"),
            ("https://c.example", "https://c.example"),
        ];
        assert_eq!(links.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn markup_goes_and_words_stay() {
        let text = "---\ntitle: \"Front\"\nauthor: Ada\n---\n# Head *one*\n\nA [link](javascript:alert(1)) and `code`\nnext.\n\n> Said 😀.\n\n- one\n- two\n\n```\nx  = 1\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n<b>bold</b> words";
        let read = read(text).unwrap();
        assert_eq!((read.title.as_str(), read.authors.as_slice()), ("Front", &["Ada".to_owned()][..]));
        let blocks: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        let expected = [
            (BlockKind::Heading(1), "Head one"),
            (BlockKind::Paragraph, "A link and code next."),
            (BlockKind::Quote, "Said 😀."),
            (BlockKind::ListItem, "one"),
            (BlockKind::ListItem, "two"),
            (BlockKind::Preformatted, "x  = 1"),
            (BlockKind::TableCell, "a"),
            (BlockKind::TableCell, "b"),
            (BlockKind::TableCell, "c"),
            (BlockKind::TableCell, "d"),
            (BlockKind::Paragraph, "bold words"),
        ];
        assert_eq!(blocks, expected);
        assert_eq!(super::read("# \n\n"), Err(ExtractError::Empty));
    }
}
