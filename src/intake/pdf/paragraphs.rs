//! Lines to paragraphs: where one ends, and which hyphens at the ends of lines the words need.

use std::{collections::HashSet, rc::Rc};

use crate::{
    domain::{
        article::BlockKind,
        locator::{Locator, Page},
        text::TextRange,
    },
    intake::{extracted::Extracted, pdf::columns::Line, plain},
};

/// A line shorter than this share of the usual line, in percent, ends a paragraph if it ends a sentence.
const SHORT_LINE: usize = 75;

/// Lines farther apart than this, in distances of the usual lines, are two paragraphs.
const WIDE: f64 = 1.3;

/// Lines as far apart as this, in sizes of the letters, are two paragraphs if the first ends a sentence, or always.
const SPACED: f64 = 1.6;
const FAR: f64 = 2.6;

/// Letters whose sizes differ by less are of one paragraph.
const SAME_SIZE: f64 = 0.12;

/// The first line of a paragraph is moved in by at least so much, in sizes of the letters.
const INDENT: f64 = 0.7;

/// Words before which a hyphen stands for what is said once for both: "Ost- und Westdeutschland".
const CONJUNCTIONS: [&str; 16] =
    ["und", "oder", "bis", "sowie", "bzw", "beziehungsweise", "and", "or", "to", "et", "ou", "y", "o", "e", "en", "of"];

/// Short words that stand inside a joined word: "state-of-the-art".
const INNER: [&str; 10] = ["of", "the", "to", "in", "and", "by", "on", "for", "a", "at"];

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// The hyphenated words of a text, in small letters.
#[derive(Debug, Default)]
pub(super) struct Compounds(HashSet<String>);

impl Compounds {
    /// Adds the words that have a hyphen inside.
    pub(super) fn add(&mut self, text: &str) {
        let words = text.split_whitespace().map(bare).filter(|word| word.contains(['-', '\u{2010}', '\u{2011}']));
        self.0.extend(words.map(plain));
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&plain(word))
    }
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

fn plain(word: &str) -> String {
    word.replace(['\u{2010}', '\u{2011}'], "-").to_lowercase()
}

/// Paragraphs on their way.
pub(super) struct Paragraphs<'words> {
    pub(super) extracted: Extracted,
    compounds: &'words Compounds,
    text: String,
    lines: usize,
    last: Option<Line>,
    /// The page that lines are on.
    page: Option<Rc<Page>>,
    /// Where in the text the pages of a paragraph begin.
    begins: Vec<(usize, Rc<Page>)>,
}

impl<'words> Paragraphs<'words> {
    pub(super) fn new(compounds: &'words Compounds) -> Self {
        let (extracted, text) = (Extracted::default(), String::new());
        Self { extracted, compounds, text, lines: 0, last: None, page: None, begins: Vec::new() }
    }

    /// What comes from now on stands on this page.
    pub(super) fn begin_page(&mut self, page: &Rc<Page>) {
        self.page = Some(Rc::clone(page));
    }

    /// Adds the lines of a page, or of a part of it that stands apart. A paragraph that ended in the middle of a sentence goes on.
    pub(super) fn add(&mut self, lines: &[Line]) {
        let usual = Usual::of(lines);
        for (at, line) in lines.iter().enumerate() {
            if self.last.as_ref().is_some_and(|last| self.ends(last, line, at == 0 || line.begins, &usual)) {
                self.end();
            }
            // What is left out later would move the places of pages.
            let words = plain::pieces(&line.text, &mut self.extracted.changes).join(" ");
            let begin = join(&mut self.text, &words, self.compounds);
            if let Some(page) = self.page.as_ref().filter(|page| self.begins.last().is_none_or(|(_, last)| last != *page)) {
                self.begins.push((begin, Rc::clone(page)));
            }
            self.lines += 1;
            self.last = Some(line.clone());
        }
    }

    /// Ends the paragraph.
    pub(super) fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let visible = |text: &str| text.replace('\u{AD}', "-");
        let begins: Vec<(usize, Rc<Page>)> = std::mem::take(&mut self.begins)
            .into_iter()
            .map(|(at, page)| (visible(text.get(..at).unwrap_or_default()).len(), page))
            .collect();
        let text = visible(&text);
        // Figures of a table are no date or number of a page that stands alone.
        let in_table = self.last.as_ref().is_some_and(|last| last.in_table);
        self.extracted.push(if in_table { BlockKind::TableCell } else { BlockKind::Paragraph }, &text, false);
        if let Some(block) = self.extracted.blocks.last_mut().filter(|block| block.text == text) {
            let ends = begins.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
            let pages = begins.iter().zip(ends).map(|((begin, page), end)| on_page(*begin..end, page));
            block.locators = pages.collect();
        }
        (self.lines, self.last) = (0, None);
    }

    /// Puts a running head or foot where it stands, which may be inside of a paragraph.
    pub(super) fn push_head(&mut self, text: &str) {
        let first = self.extracted.blocks.len();
        self.extracted.push(BlockKind::Paragraph, text, true);
        for block in self.extracted.blocks.iter_mut().skip(first) {
            block.locators = self.page.iter().map(|page| on_page(0..block.text.len(), page)).collect();
        }
    }

    /// Whether a paragraph ends between two lines. `begins`: the second one stands at the top of a column or page.
    fn ends(&self, last: &Line, line: &Line, begins: bool, usual: &Usual) -> bool {
        let is_closed = ends_sentence(&last.text);
        let size = last.size.max(line.size);
        if last.in_table
            || line.in_table
            || (last.size - line.size).abs() > size * SAME_SIZE
            || line.text.starts_with(['•', '▪', '◦', '‣', '●', '■'])
        {
            return true;
        }
        if begins {
            let goes_on = line.text.chars().next().is_some_and(char::is_lowercase) || last.text.ends_with(HYPHENS);
            return is_closed || !(goes_on || self.lines > 1 || last.text.chars().count() * 100 >= usual.length * SHORT_LINE);
        }
        let leading = last.baseline - line.baseline;
        let is_short = last.text.chars().count() * 100 < usual.length * SHORT_LINE;
        let is_moved_in = line.left - usual.left > INDENT * size && last.left - usual.left < INDENT * size / 2.0;
        leading > usual.leading * WIDE
            || leading > size * FAR
            || (is_closed && (is_short || is_moved_in || leading > size * SPACED))
    }
}

fn on_page(bytes: std::ops::Range<usize>, page: &Page) -> Locator {
    Locator { range: TextRange::from_bytes(bytes), page: Some(page.clone()), ..Locator::default() }
}

/// What most lines of a page have.
struct Usual {
    /// Between the lines of a paragraph, in points.
    leading: f64,
    /// Characters that nine of ten lines do not pass.
    length: usize,
    /// Where lines begin, in points.
    left: f64,
}

impl Usual {
    fn of(lines: &[Line]) -> Self {
        let pairs = lines.iter().zip(lines.iter().skip(1)).filter(|(_, line)| !line.begins);
        let mut leadings: Vec<f64> =
            pairs.map(|(last, line)| last.baseline - line.baseline).filter(|leading| *leading > 0.0).collect();
        leadings.sort_by(f64::total_cmp);
        let mut lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
        lengths.sort_unstable();
        let mut lefts: Vec<f64> = lines.iter().map(|line| line.left).collect();
        lefts.sort_by(f64::total_cmp);
        Self {
            // The distances between paragraphs are the larger ones.
            leading: leadings.get(leadings.len() / 4).copied().unwrap_or(f64::INFINITY),
            length: lengths.get(lengths.len() * 9 / 10).copied().unwrap_or_default(),
            left: lefts.get(lefts.len() / 4).copied().unwrap_or_default(),
        }
    }
}

pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '“', '’', '»', ')', ']', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    text.ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '؟', '۔', '।'])
}

/// Lines as the words of one paragraph.
pub(super) fn joined(lines: &[Line], compounds: &Compounds) -> String {
    let mut text = String::new();
    for line in lines {
        join(&mut text, &line.text, compounds);
    }
    // A word that goes on behind the last line is marked as far as it stands there.
    text.trim_end_matches(HYPHENS).replace('\u{AD}', "-")
}

/// Adds a line to a paragraph, and says at which byte it begins. A hyphen between them goes where it only says that the word was broken.
fn join(paragraph: &mut String, line: &str, compounds: &Compounds) -> usize {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let last = paragraph.rsplit(' ').next().unwrap_or_default();
    let Some(head) = last.strip_suffix(HYPHENS).filter(|head| head.ends_with(char::is_alphanumeric)) else {
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(&line);
        return paragraph.len() - line.len();
    };
    let tail = bare(line.split(' ').next().unwrap_or_default());
    let is_lower = line.chars().next().is_some_and(char::is_lowercase);
    let inner = head.rsplit(['-', '\u{2010}']).next().filter(|inner| inner.len() < head.len()).unwrap_or_default();
    let is_broken = last.ends_with('\u{AD}')
        || (is_lower
            && head.ends_with(char::is_alphabetic)
            && !INNER.contains(&inner)
            && !compounds.has(&format!("{}-{tail}", bare(head))));
    let hangs = !last.ends_with('\u{AD}') && CONJUNCTIONS.contains(&tail) && is_lower;
    if hangs {
        paragraph.push(' ');
    } else if is_broken {
        paragraph.pop();
    }
    paragraph.push_str(&line);
    paragraph.len() - line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines at these heights, all of one size.
    fn check(lines: &[(f64, &str)], expected: &[&str]) {
        let lines: Vec<Line> = lines
            .iter()
            .map(|(height, text)| Line {
                text: (*text).to_owned(),
                baseline: -height,
                size: 10.0,
                right: 5.0 * text.chars().count() as f64,
                ..Line::default()
            })
            .collect();
        let mut compounds = Compounds::default();
        lines.iter().for_each(|line| compounds.add(&line.text));
        let mut paragraphs = Paragraphs::new(&compounds);
        paragraphs.add(&lines);
        paragraphs.end();
        assert_eq!(paragraphs.extracted.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_become_paragraphs() {
        check(
            &[
                (0.0, "The moon"),
                (24.0, "It is made of the finest chee-"),
                (36.0, "se, as Anglo-"),
                (48.0, "Americans say 😀."),
                (72.0, "Really."),
            ],
            &["The moon", "It is made of the finest cheese, as Anglo-Americans say 😀.", "Really."],
        );
        check(
            &[
                (0.0, "A line that is as long as lines are here"),
                (12.0, "and ends."),
                (24.0, "A second one that is as long as lines are"),
            ],
            &["A line that is as long as lines are here and ends.", "A second one that is as long as lines are"],
        );
        check(
            &[(0.0, "Lines that lie far from each other"), (20.0, "are one text."), (40.0, "And another that lies so too")],
            &["Lines that lie far from each other are one text.", "And another that lies so too"],
        );
        check(&[], &[]);
    }

    #[test]
    fn rows_of_a_table_join_nothing() {
        let row =
            |text: &str, baseline: f64| Line { text: text.to_owned(), baseline, size: 10.0, in_table: true, ..Line::default() };
        let compounds = Compounds::default();
        let mut paragraphs = Paragraphs::new(&compounds);
        paragraphs.add(&[row("Year 2020", 112.0), row("Cost 40", 100.0), Line { in_table: false, ..row("in millions", 88.0) }]);
        paragraphs.end();
        let texts: Vec<&str> = paragraphs.extracted.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Year 2020", "Cost 40", "in millions"]);
        let kinds: Vec<BlockKind> = paragraphs.extracted.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::TableCell, BlockKind::TableCell, BlockKind::Paragraph]);
    }

    #[test]
    fn hyphens_stay_where_the_word_needs_them() {
        let rows: [(&str, &str, &str, &str); 11] = [
            ("the pro-", "posal", "", "the proposal"),
            ("the long-", "term costs", "(long-term)", "the long-term costs"),
            ("the state-", "owned bank", "State-owned", "the state-owned bank"),
            ("the long-", "term costs", "long term", "the longterm costs"),
            ("in 2020-", "21.", "", "in 2020-21."),
            ("Ost-", "und Westdeutschland", "", "Ost- und Westdeutschland"),
            ("an up-to-", "date state-of-the-art", "", "an up-to-date state-of-the-art"),
            ("US-", "Dollar", "", "US-Dollar"),
            ("Bundes\u{AD}", "und", "", "Bundesund"),
            ("he went -", "and came", "", "he went - and came"),
            ("Мини\u{2010}", "стерство", "", "Министерство"),
        ];
        for (first, second, elsewhere, expected) in rows {
            let mut compounds = Compounds::default();
            compounds.add(elsewhere);
            let mut paragraph = first.to_owned();
            join(&mut paragraph, second, &compounds);
            assert_eq!(paragraph, expected, "{first} {second}");
        }
    }
}
