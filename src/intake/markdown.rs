//! Markdown to blocks: CommonMark with tables and footnotes, by `pulldown-cmark`. Markup goes, the words stay: what is struck out is left
//! out, HTML inside is read as HTML, and signs that only look like markup come back.

mod front_matter;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{
    domain::{article::BlockKind, tables::Cell},
    intake::{
        account::Account,
        extracted::{ExtractError, Extracted, Remark},
        flow::{Flow, Marks, Run},
        html, plain,
        tables::Tables,
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
    let text = text.replace("\r\n", "\n");
    let mut extracted = Extracted::default();
    let text = front_matter::read(&text, &mut extracted);
    let mut reader = Reader { extracted, source: text, ..Reader::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<_> = Parser::new_ext(text, options).into_offset_iter().collect();
    for (at, (event, range)) in events.iter().enumerate() {
        if let Event::Start(Tag::List(Some(number))) = event {
            let is_alone = items(events.get(at..).unwrap_or_default()) == 1;
            reader.ordinal = is_alone.then_some(*number);
            reader.next_list = (!is_alone && *number != 1).then_some(*number);
        }
        reader.take(event, range);
    }
    reader.close();
    let mut extracted = reader.extracted;
    reader.remarks.extend(reader.account.remarks());
    extracted.remarks = Remark::sums(&reader.remarks);
    extracted.account.append(reader.account);
    if extracted.title.is_empty() {
        let heading = extracted.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
        extracted.title = heading.map(|block| block.text.replace('\n', " ")).unwrap_or_default();
    }
    extracted.checked()
}

/// How many items the list has that begins with the first of the events.
fn items(events: &[(Event<'_>, Range<usize>)]) -> usize {
    let (mut depth, mut items) = (0_usize, 0);
    for (event, _) in events {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::Start(Tag::Item) if depth == 1 => items += 1,
            Event::End(TagEnd::List(_)) if depth == 1 => break,
            Event::End(TagEnd::List(_)) => depth -= 1,
            _ => {}
        }
    }
    items
}

#[derive(Default)]
struct Reader<'text> {
    extracted: Extracted,
    source: &'text str,
    text: Flow,
    kind: Option<BlockKind>,
    quotes: usize,
    items: usize,
    tables: Tables,
    /// The cell that is open, and whether its row names the columns.
    cell: Option<Cell>,
    in_head: bool,
    /// The number of the next item, if it is no item: "1. October" on a line of its own.
    ordinal: Option<u64>,
    /// The first number of the list that begins next, if it is chosen: the text refers to it.
    next_list: Option<u64>,
    /// For each list that is open, the number of its next item, if its numbers are chosen.
    lists: Vec<Option<u64>>,
    /// For each emphasis that is open, whether its stars are part of a word.
    stars: Vec<bool>,
    /// HTML on lines of its own.
    markup: String,
    remarks: Vec<Remark>,
    account: Account,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.text.text.push_str(text),
            Event::SoftBreak => self.text.text.push(' '),
            Event::HardBreak => self.text.text.push('\n'),
            Event::FootnoteReference(label) => self.text.text.push_str(&format!("[{label}]")),
            Event::InlineHtml(tag) => self.inline(tag),
            Event::Html(markup) => self.markup.push_str(markup),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            _ => {}
        }
    }

    /// Tags that say something of the words between them.
    fn inline(&mut self, tag: &str) {
        if tag.starts_with("<!--") {
            return self.text.gap();
        }
        let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let run = match name.to_ascii_lowercase().as_str() {
            "sup" => Run::Raised,
            "sub" => Run::Lowered,
            "del" | "s" | "strike" => Run::Struck,
            "rt" => Run::Reading,
            "q" => Run::Quoted(Marks::of(&self.extracted.language)),
            "br" => return self.text.text.push('\n'),
            _ => return,
        };
        if tag.starts_with("</") {
            return self.text.end();
        }
        self.text.part_signs(run);
        self.text.begin(run);
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let kind = match tag {
            Tag::Heading { level, .. } => BlockKind::Heading(*level as u8),
            Tag::CodeBlock(_) => BlockKind::Preformatted,
            Tag::TableCell => {
                self.cell = self.tables.cell(1, 1, self.in_head);
                BlockKind::TableCell
            }
            Tag::Paragraph => return self.close(),
            Tag::Link { dest_url, .. } => return self.text.begin_link(dest_url),
            Tag::Strikethrough => return self.text.begin(Run::Struck),
            Tag::Image { .. } => return self.text.begin(Run::Instead),
            Tag::Emphasis => {
                let is_star = self.is_inside_a_word(range.start);
                self.stars.push(is_star);
                return self.star(is_star);
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
                return;
            }
            Tag::Item => {
                self.close();
                match self.ordinal.take() {
                    Some(number) => self.text.text.push_str(&format!("{number}. ")),
                    None => self.items += 1,
                }
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.text.text.push_str(&format!("{number}. "));
                    *number += 1;
                }
                return;
            }
            Tag::FootnoteDefinition(label) => {
                self.close();
                return self.text.text.push_str(&format!("[{label}] "));
            }
            Tag::List(_) => {
                self.close();
                return self.lists.push(self.next_list.take());
            }
            Tag::Table(_) => {
                self.close();
                return self.tables.begin(false);
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_head = matches!(tag, Tag::TableHead);
                return self.tables.row();
            }
            _ => return,
        };
        self.close();
        self.kind = Some(kind);
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.close(),
            TagEnd::TableCell => {
                self.close();
                self.cell = None;
            }
            TagEnd::Table => self.tables.end(),
            TagEnd::Link => self.text.end_link(),
            TagEnd::Strikethrough | TagEnd::Image => self.text.end(),
            TagEnd::Emphasis => {
                let is_star = self.stars.pop().unwrap_or_default() && self.is_inside_a_word(range.end.saturating_sub(1));
                self.star(is_star);
            }
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::HtmlBlock => self.read_markup(),
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

    /// Whether a star of the source stands between two letters: "Leser*innen" is one word.
    fn is_inside_a_word(&self, at: usize) -> bool {
        let before = self.source.get(..at).and_then(|text| text.chars().next_back());
        let behind = self.source.get(at..).and_then(|text| text.strip_prefix('*')).and_then(|text| text.chars().next());
        before.is_some_and(char::is_alphabetic) && behind.is_some_and(char::is_alphabetic)
    }

    fn star(&mut self, is_star: bool) {
        if is_star {
            self.text.text.push('*');
        }
    }

    fn read_markup(&mut self) {
        self.close();
        let markup = std::mem::take(&mut self.markup);
        if let Ok(read) = html::read_part(&markup, None) {
            self.extracted.blocks.extend(read.blocks);
            self.remarks.extend(read.remarks);
            self.extracted.account.append(read.account);
        }
    }

    fn close(&mut self) {
        let kind = match (self.kind.take(), self.quotes, self.items) {
            (Some(kind), ..) => kind,
            (None, 1.., _) => BlockKind::Quote,
            (None, _, 1..) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        // "[1] " and "1. " wait for the words behind them.
        let is_label = self.text.text.ends_with(' ')
            && self.text.text.trim_end().ends_with([']', '.'])
            && !self.text.text.trim_end().contains(' ');
        if is_label {
            return;
        }
        self.extracted.cell = self.cell;
        self.text.push(kind, &mut self.extracted);
        self.account.append(std::mem::take(&mut self.text.left_out));
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
    fn what_only_looks_like_markup_stays() {
        let rows: [(&str, &[&str]); 10] = [
            ("1. Oktober war es.", &["1. Oktober war es."]),
            ("2024\\. war gut", &["2024. war gut"]),
            ("1. one\n2. two", &["one", "two"]),
            ("3. three\n   - in it\n4. four", &["3. three", "in it", "4. four"]),
            ("Alle Leser*innen und Bürger*innen kamen.", &["Alle Leser*innen und Bürger*innen kamen."]),
            ("It *was* so", &["It was so"]),
            ("It cost ~~14~~ 40 million.", &["It cost 40 million."]),
            ("12,000<sup>1</sup> people, CO<sub>2</sub>", &["12,000¹ people, CO₂"]),
            ("<div>\n<p>It costs <s>14</s> 40.</p>\n</div>\n\nAfter", &["It costs 40.", "After"]),
            ("So[^a].\n\n[^a]: A note.", &["So[a].", "[a] A note."]),
        ];
        for (text, expected) in rows {
            let blocks: Vec<_> = read(text).unwrap().blocks.into_iter().map(|block| block.text).collect();
            assert_eq!(blocks, expected, "{text}");
        }
        assert_eq!(read("a ~~b~~").unwrap().remarks, [Remark::StruckLeftOut(1)]);
    }

    #[test]
    fn what_clippings_say_of_themselves_is_kept() {
        let read = read("---\ntitle: \"Tram\"\nsource: \"https://a.example/tram\"\nauthor:\n  - \"[[Ada Berg]]\"\n  - Bo\npublished: 2026-01-02\ntags: [x]\n---\nIt costs 40.").unwrap();
        assert_eq!(
            (read.title.as_str(), read.url.as_str(), read.published.as_str()),
            ("Tram", "https://a.example/tram", "2026-01-02")
        );
        assert_eq!(read.authors, ["Ada Berg", "Bo"]);
        let read = super::read("---\nauthor: [A, B]\n---\nx").unwrap();
        assert_eq!(read.authors, ["A", "B"]);
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
        let cells: Vec<_> =
            read.blocks.iter().filter_map(|block| block.cell).map(|cell| (cell.row, cell.column, cell.head)).collect();
        assert_eq!(cells, [(0, 0, true), (0, 1, true), (1, 0, false), (1, 1, false)]);
        assert_eq!(super::read("# \n\n"), Err(ExtractError::Empty));
    }
}
