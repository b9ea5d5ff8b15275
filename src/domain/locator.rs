//! Where words stand in the source that they were read from: the page of a PDF, the moment of a recording and who speaks. Milliseconds
//! count from the beginning of the recording.
//!
//! It is kept by stretches of a block's text, because a paragraph may run over the end of a page, and is said in many cues. So the time of
//! marked words follows from the words alone, and no edit of a mark or of the text can leave the two apart.

use std::rc::Rc;

use crate::domain::{article::Article, tables::Cell, text::TextRange};

/// Where some words of a block stand in its source.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// In the block's text.
    pub range: TextRange,
    pub page: Option<Page>,
    pub time: Option<Time>,
    /// Who says them; empty if that is not known.
    pub speaker: Rc<str>,
}

/// A page of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Page {
    /// Its place among the pages of the file, from 1.
    pub number: u32,
    /// What the file calls it, such as "xii"; empty if that is its number.
    pub label: Rc<str>,
}

/// From when to when words are said, in milliseconds. The end is not before the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    pub begin: u32,
    pub end: u32,
}

impl Locator {
    /// Whether anything is said of the words.
    #[must_use]
    pub fn tells(&self) -> bool {
        self.page.is_some() || self.time.is_some() || !self.speaker.is_empty()
    }
}

impl Page {
    /// What readers call it.
    #[must_use]
    pub fn name(&self) -> String {
        if self.label.is_empty() { self.number.to_string() } else { self.label.to_string() }
    }
}

/// Where words stand, put together from all of their locators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The first page and the last one.
    pub pages: Option<(Page, Page)>,
    /// From the earliest beginning to the latest end.
    pub time: Option<Time>,
    /// In the order of the text, each once.
    pub speakers: Vec<Rc<str>>,
    /// The cells that they stand in, in the order of the text, each once.
    pub cells: Vec<Cell>,
}

/// Where the words of these ranges of an article's text stand in its source.
#[must_use]
#[inline(never)]
pub fn whereabouts(article: &Article, ranges: &[TextRange]) -> Whereabouts {
    let mut found = Whereabouts::default();
    for range in ranges {
        for block in article.blocks().get(article.blocks_in(*range)).unwrap_or_default() {
            let start = block.range.start().get();
            let touches = |locator: &&Locator| {
                let own = locator.range.as_bytes();
                start + own.start < range.end().get() && range.start().get() < start + own.end
            };
            block.locators.iter().filter(touches).for_each(|locator| found.add(locator));
            found.cells.extend(block.cell.filter(|cell| found.cells.last() != Some(cell)));
        }
    }
    found
}

impl Whereabouts {
    fn add(&mut self, locator: &Locator) {
        if let Some(page) = &locator.page {
            let (first, last) = self.pages.get_or_insert_with(|| (page.clone(), page.clone()));
            if page.number < first.number {
                *first = page.clone();
            }
            if page.number > last.number {
                *last = page.clone();
            }
        }
        if let Some(time) = locator.time {
            let known = self.time.get_or_insert(time);
            *known = Time { begin: known.begin.min(time.begin), end: known.end.max(time.end) };
        }
        if !locator.speaker.is_empty() && !self.speakers.contains(&locator.speaker) {
            self.speakers.push(Rc::clone(&locator.speaker));
        }
    }

    /// As a reader is told: "00:14:03, Ada Berg", "p. 12", "S. 12–13". Empty if nothing is known.
    #[must_use]
    pub fn in_words(&self, is_german: bool) -> String {
        let mut parts = Vec::new();
        if let Some((first, last)) = &self.pages {
            let sign = match (is_german, first == last) {
                (true, _) => "S.",
                (false, true) => "p.",
                (false, false) => "pp.",
            };
            // The number does not part from its sign at the end of a line.
            let to = if first == last { String::new() } else { format!("–{}", last.name()) };
            parts.push(format!("{sign}\u{a0}{}{to}", first.name()));
        }
        parts.extend(self.time.map(|time| clock(time.begin)));
        parts.extend(self.speakers.iter().map(|speaker| speaker.to_string()));
        parts.extend(self.in_table(is_german));
        parts.join(", ")
    }

    /// Of words that stand in one table: "table 1, row 3, column 2". Rows and columns are told from the first to the last.
    fn in_table(&self, is_german: bool) -> Option<String> {
        let [table, rows, columns] = self.table()?;
        let [table_word, row, column] = if is_german { ["Tabelle", "Zeile", "Spalte"] } else { ["table", "row", "column"] };
        Some(format!("{table_word}\u{a0}{table}, {row}\u{a0}{rows}, {column}\u{a0}{columns}"))
    }

    /// The table, the rows and the columns that the words stand in, from 1, as "3" or "3–5". `None` if they stand in no table, or in several.
    #[must_use]
    pub fn table(&self) -> Option<[String; 3]> {
        let first = self.cells.first()?;
        if self.cells.iter().any(|cell| cell.table != first.table) {
            return None;
        }
        let span = |of: fn(&Cell) -> u32| {
            let places = || self.cells.iter().map(of);
            let [least, most] = [places().min(), places().max()].map(|place| u64::from(place.unwrap_or_default()) + 1);
            if least == most { least.to_string() } else { format!("{least}–{most}") }
        };
        Some([(u64::from(first.table) + 1).to_string(), span(|cell| cell.row), span(|cell| cell.column)])
    }
}

/// A time as a clock with whole seconds, which begin at or before it: "00:14:03".
#[must_use]
pub fn clock(milliseconds: u32) -> String {
    let seconds = milliseconds / 1_000;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// A time in seconds, with as many places as it needs: "843.2".
#[must_use]
pub fn seconds(milliseconds: u32) -> String {
    let text = format!("{}.{:03}", milliseconds / 1_000, milliseconds % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::article::{BlockKind, NewBlock};

    fn said(bytes: std::ops::Range<usize>, begin: u32, end: u32, speaker: &str) -> Locator {
        let time = Some(Time { begin, end });
        Locator { range: TextRange::from_bytes(bytes), time, speaker: speaker.into(), ..Locator::default() }
    }

    fn on_page(bytes: std::ops::Range<usize>, number: u32, label: &str) -> Locator {
        let page = Some(Page { number, label: label.into() });
        Locator { range: TextRange::from_bytes(bytes), page, ..Locator::default() }
    }

    fn article(blocks: &[(&str, &[Locator])]) -> Article {
        let block = |(text, locators): &(&str, &[Locator])| NewBlock {
            locators: locators.to_vec(),
            ..(BlockKind::Paragraph, (*text).to_owned()).into()
        };
        Article::from_blocks(blocks.iter().map(block).collect())
    }

    #[test]
    fn words_are_said_when_their_cues_are() {
        let ada = [said(0..8, 843_200, 845_000, "Ada Berg"), said(9..13, 845_000, 847_900, "Ada Berg")];
        let article = article(&[("Wir 😀 zahl.", &ada), ("Nein.", &[said(0..5, 3_600_000, 3_600_001, "Bo")])]);
        let rows = [
            (&[(0, 3)][..], "00:14:03, Ada Berg", Some((843_200, 845_000))),
            (&[(9, 13)][..], "00:14:05, Ada Berg", Some((845_000, 847_900))),
            (&[(4, 10)][..], "00:14:03, Ada Berg", Some((843_200, 847_900))),
            // The space between two cues.
            (&[(8, 9)][..], "", None),
            (&[(10, 18)][..], "00:14:05, Ada Berg, Bo", Some((845_000, 3_600_001))),
            (&[(16, 18), (0, 3)][..], "00:14:03, Bo, Ada Berg", Some((843_200, 3_600_001))),
        ];
        for (ranges, expected, time) in rows {
            let ranges: Vec<TextRange> = ranges.iter().map(|(start, end)| TextRange::from_bytes(*start..*end)).collect();
            let found = whereabouts(&article, &ranges);
            assert_eq!(
                (found.in_words(false).as_str(), found.time.map(|time| (time.begin, time.end))),
                (expected, time),
                "{ranges:?}"
            );
        }
    }

    #[test]
    fn pages_are_cited_by_what_the_file_calls_them() {
        let article =
            article(&[("One two", &[on_page(0..3, 12, "xii"), on_page(4..7, 13, "")]), ("Three", &[on_page(0..5, 13, "")])]);
        let rows = [
            (0..2, "p.\u{a0}xii", "S.\u{a0}xii"),
            (0..7, "pp.\u{a0}xii–13", "S.\u{a0}xii–13"),
            (9..11, "p.\u{a0}13", "S.\u{a0}13"),
        ];
        for (range, english, german) in rows {
            let found = whereabouts(&article, &[TextRange::from_bytes(range.clone())]);
            assert_eq!((found.in_words(false).as_str(), found.in_words(true).as_str()), (english, german), "{range:?}");
        }
    }

    #[test]
    fn cells_are_told_by_row_and_column() {
        let in_cell = |text: &str, row: u32, column: u32| NewBlock {
            cell: Some(Cell { table: 0, row, column, rows: 1, columns: 1, head: false }),
            ..(BlockKind::TableCell, text.to_owned()).into()
        };
        let article = Article::from_blocks(vec![
            (BlockKind::Paragraph, "abc".to_owned()).into(),
            in_cell("d", 0, 0),
            in_cell("e", 0, 1),
            in_cell("f", 2, 1),
            in_cell("g", 0, 0),
        ]);
        let rows = [
            (0..3, "", ""),
            (5..6, "table\u{a0}1, row\u{a0}1, column\u{a0}1", "Tabelle\u{a0}1, Zeile\u{a0}1, Spalte\u{a0}1"),
            (5..12, "table\u{a0}1, row\u{a0}1–3, column\u{a0}1–2", "Tabelle\u{a0}1, Zeile\u{a0}1–3, Spalte\u{a0}1–2"),
            (5..15, "", ""),
        ];
        for (range, english, german) in rows {
            let found = whereabouts(&article, &[TextRange::from_bytes(range.clone())]);
            assert_eq!((found.in_words(false).as_str(), found.in_words(true).as_str()), (english, german), "{range:?}");
        }
    }

    #[test]
    fn times_are_written_as_clocks_and_as_seconds() {
        let rows = [
            (0, "00:00:00", "0"),
            (999, "00:00:00", "0.999"),
            (843_200, "00:14:03", "843.2"),
            (360_000_010, "100:00:00", "360000.01"),
        ];
        for (time, shown, written) in rows {
            assert_eq!((clock(time).as_str(), seconds(time).as_str()), (shown, written), "{time}");
        }
    }
}
