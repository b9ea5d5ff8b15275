//! Running heads and feet: what stands at the edges of pages and is no part of the text.

use std::collections::HashMap;

use crate::intake::pdf::rows::Row;

/// A line at the edge of so many pages is a running head.
const FEWEST_REPEATS: usize = 3;

/// Rows at the top and at the bottom of a page in which running heads stand.
const EDGE: usize = 2;

/// Margins in which browsers print a head and a foot, and in which a line that comes only twice is a head: shares of the height.
const MARGIN: f64 = 0.1;

/// A page's number is so far from other rows, in sizes of the letters.
const APART: f64 = 1.5;

/// Rows of one head stand at the same height of their pages, within so many points.
const SAME_HEIGHT: f64 = 3.0;

/// The rows of one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    /// In points.
    pub(super) height: f64,
    pub(super) rows: Vec<Row>,
}

/// How often lines stand at the edges of pages; numbers differ from page to page.
pub(super) struct Heads {
    repeats: HashMap<String, Vec<f64>>,
    pages: usize,
}

impl Heads {
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut repeats: HashMap<String, Vec<f64>> = HashMap::new();
        for page in pages {
            // A line counts once a page, even if all of the page is edge.
            let mut seen: Vec<String> = Vec::new();
            for (at, row) in page.rows.iter().enumerate().filter(|(at, _)| is_edge(page, *at)) {
                let text = without_numbers(&text(row));
                if at < page.rows.len() && text.contains(char::is_alphabetic) && !seen.contains(&text) {
                    repeats.entry(text.clone()).or_default().push(row.baseline);
                    seen.push(text);
                }
            }
        }
        Self { repeats, pages: pages.iter().filter(|page| !page.rows.is_empty()).count() }
    }

    /// Whether a row of a page is a head or a foot.
    pub(super) fn has(&self, page: &Page, at: usize) -> bool {
        let Some(row) = page.rows.get(at).filter(|_| is_edge(page, at)) else { return false };
        let text = text(row);
        let in_margin = row.baseline < page.height * MARGIN || row.baseline > page.height * (1.0 - MARGIN);
        if (is_page_number(&text) && stands_alone(page, at))
            || (in_margin && row.segments.iter().any(|segment| is_printed(&segment.text)))
        {
            return true;
        }
        let Some(heights) = self.repeats.get(&without_numbers(&text)) else { return false };
        let same = heights.iter().filter(|height| (*height - row.baseline).abs() <= SAME_HEIGHT).count();
        heights.len() >= FEWEST_REPEATS || (in_margin && self.pages == 2 && same == 2 && page.rows.len() > EDGE)
    }
}

pub(super) fn text(row: &Row) -> String {
    row.segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<&str>>().join(" ")
}

/// Whether there is more room around a row than between lines: a number there is no end of a sentence.
fn stands_alone(page: &Page, at: usize) -> bool {
    let Some(row) = page.rows.get(at) else { return false };
    let near =
        |other: Option<&Row>| other.is_some_and(|other| (other.baseline - row.baseline).abs() < APART * row.size.max(other.size));
    !near(at.checked_sub(1).and_then(|at| page.rows.get(at))) && !near(page.rows.get(at + 1))
}

fn is_edge(page: &Page, at: usize) -> bool {
    at < EDGE || at + EDGE >= page.rows.len()
}

/// Whether a text is the number of a page, alone or as "Page 3 of 7", "– 3 –", "3/7".
pub(super) fn is_page_number(text: &str) -> bool {
    const WORDS: [&str; 8] = ["page", "seite", "p", "s", "of", "von", "pg", "folio"];
    let is_number = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let lower = text.to_lowercase();
    let mut words = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let numbers = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty() && is_number(word)).count();
    // Figures of a table have a sign of their own between them.
    let is_plain = numbers == 1 || !text.contains([',', '.', '%', ':']);
    words.peek().is_some()
        && is_plain
        && (1..=2).contains(&numbers)
        && words.all(|word| is_number(word) || WORDS.contains(&word))
        && (numbers == 1 || lower.contains(['/', '|']) || lower.contains(char::is_alphabetic))
}

/// Whether a browser prints this around a page: when, from which address, and which page of how many.
fn is_printed(text: &str) -> bool {
    let is_address = ["http://", "https://", "file://", "about:"].iter().any(|scheme| text.starts_with(scheme));
    (is_address && !text.contains(' ')) || is_page_of(text) || is_moment(text)
}

/// "1/12"
fn is_page_of(text: &str) -> bool {
    let number = |part: &str| part.trim().parse::<u16>().ok();
    text.split_once('/').and_then(|(page, pages)| Some(number(page)? <= number(pages)?)).unwrap_or_default()
}

/// A day and a time and no other words: "11/29/26, 9:08 AM", "29.11.2026, 09:08", "2026-11-29 09:08", "29 Nov 2026 at 09:08".
pub(super) fn is_moment(text: &str) -> bool {
    const LONGEST: usize = 40;
    let words: Vec<&str> = text.split([' ', ',', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty()).collect();
    let is_digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = |word: &str| {
        let parts: Vec<&str> = word.split([':', '.']).collect();
        (2..=3).contains(&parts.len()) && parts.iter().all(|part| is_digits(part) && part.len() <= 2) && word.contains(':')
    };
    let is_day = |word: &str| {
        let parts: Vec<&str> = word.split(['/', '.', '-']).filter(|part| !part.is_empty()).collect();
        parts.len() == 3 && parts.iter().all(|part| is_digits(part))
    };
    let is_year = |word: &str| word.len() == 4 && is_digits(word);
    let numbers = words.iter().filter(|word| word.contains(|sign: char| sign.is_ascii_digit())).count();
    text.len() <= LONGEST
        && words.iter().any(|word| is_time(word))
        && (words.iter().any(|word| is_day(word)) || (words.iter().any(|word| is_year(word)) && numbers == 3))
        && words.len() <= 6
}

fn without_numbers(text: &str) -> String {
    text.chars().filter(|character| !character.is_numeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::pdf::rows::Segment;

    fn page(lines: &[(f64, &[&str])]) -> Page {
        let segment = |text: &&str| Segment { text: (*text).to_owned(), ..Segment::default() };
        let row = |(baseline, texts): &(f64, &[&str])| Row {
            baseline: *baseline,
            size: 10.0,
            segments: texts.iter().map(segment).collect(),
        };
        Page { height: 800.0, rows: lines.iter().map(row).collect() }
    }

    fn found(pages: &[Page]) -> Vec<String> {
        let heads = Heads::of(pages);
        let of_page =
            |page: &Page| (0..page.rows.len()).filter(|at| heads.has(page, *at)).map(|at| text(&page.rows[at])).collect::<Vec<_>>();
        pages.iter().flat_map(of_page).collect()
    }

    #[test]
    fn what_browsers_print_around_a_page_is_found() {
        let one = page(&[
            (780.0, &["11/29/26, 9:08 AM", "The tram"]),
            (700.0, &["The council met on 11/29/26, 9:08 AM."]),
            (680.0, &["It said:"]),
            (660.0, &["https://post.example/tram"]),
            (640.0, &["1/2 of it"]),
            (20.0, &["https://post.example/tram", "1/1"]),
        ]);
        assert_eq!(found(&[one]), ["11/29/26, 9:08 AM The tram", "https://post.example/tram 1/1"]);
        for moment in ["29.11.2026, 09:08", "29.11.26, 09:08:11", "2026-11-29 09:08", "29/11/2026 09:08", "29 Nov 2026 at 09:08"] {
            assert!(is_moment(moment), "{moment}");
        }
        for other in ["", "9:08 AM", "11/29/26", "On 11/29/26 at 9:08 AM he went away", "12,000"] {
            assert!(!is_moment(other), "{other}");
        }
    }

    #[test]
    fn what_repeats_at_the_edges_is_found() {
        let words: [&[&str]; 3] = [&["Words."], &["More of them."], &["The end."]];
        let pages: Vec<Page> = (0..3)
            .map(|at| {
                let head = ["The Post, page 1", "The Post, page 2", "The Post, page 3"][at];
                page(&[(760.0, &[head]), (700.0, words[at]), (680.0, &["12,000 7"]), (20.0, &["– 7 –"])])
            })
            .collect();
        assert_eq!(found(&pages), ["The Post, page 1", "– 7 –", "The Post, page 2", "– 7 –", "The Post, page 3", "– 7 –"]);
        let two = |head: &str, text: &'static [&'static str]| page(&[(770.0, &[head]), (700.0, text), (650.0, text)]);
        assert_eq!(found(&[two("Tram 1", &["One."]), two("Tram 2", &["Two."])]), ["Tram 1", "Tram 2"]);
    }

    #[test]
    fn page_numbers_are_known() {
        for number in ["7", "– 7 –", "Page 3 of 7", "Seite 3 von 7", "3/7", "S. 12", "12 | 40"] {
            assert!(is_page_number(number), "{number}");
        }
        for other in ["", "12,000", "40 45", "40 %  45 %", "In 2020", "–", "12345"] {
            assert!(!is_page_number(other), "{other}");
        }
    }
}
