//! PDF to blocks: the text layer, by `pdf-extract`. A PDF knows places of signs and no paragraphs, so lines are joined here, hyphens at
//! their ends taken out, and what repeats at the edges of pages is proposed as boilerplate.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use crate::{
    domain::article::BlockKind,
    intake::{
        extracted::{ExtractError, Extracted},
        plain,
    },
};

const FORMAT: &str = "PDF";

/// Larger files are books of pictures, in bytes. The crate unpacks all of a file at once.
const MOST_BYTES: usize = 40_000_000;

/// A line shorter than this share of the page's usual line, in percent, ends a paragraph if it ends a sentence.
const SHORT_LINE: usize = 75;

/// A line at the edge of so many pages is a running head.
const FEWEST_REPEATS: usize = 3;

/// Lines at the top and at the bottom of a page in which running heads stand.
const EDGE: usize = 2;

/// Reads the text layer.
///
/// # Errors
/// [`ExtractError::NoTextLayer`], [`ExtractError::Protected`] and [`ExtractError::Broken`].
pub(super) fn read(content: &[u8]) -> Result<Extracted, ExtractError> {
    let broken = |reason: &str| ExtractError::Broken { format: FORMAT, reason: reason.to_owned() };
    if content.len() > MOST_BYTES {
        return Err(ExtractError::TooBig { bytes: content.len(), limit: MOST_BYTES });
    }
    // Damaged files can end the crate's reading in a panic. In the browser that ends the worker, which the page starts anew.
    let pages = catch_unwind(AssertUnwindSafe(|| pages(content))).unwrap_or_else(|_| Err(broken("it is damaged")))?;
    let extracted = blocks(&pages);
    if extracted.blocks.is_empty() { Err(ExtractError::NoTextLayer) } else { extracted.checked() }
}

fn pages(content: &[u8]) -> Result<Vec<String>, ExtractError> {
    pdf_extract::extract_text_from_mem_by_pages(content).map_err(|error| {
        let reason = error.to_string();
        let is_locked = ["encrypt", "password"].iter().any(|word| reason.to_ascii_lowercase().contains(word));
        if is_locked { ExtractError::Protected { format: FORMAT } } else { ExtractError::Broken { format: FORMAT, reason } }
    })
}

/// Pages of lines to paragraphs. One that runs over the end of a page is joined if it ends in the middle of a sentence.
fn blocks(pages: &[String]) -> Extracted {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| page.lines().map(str::trim).collect()).collect();
    let heads = running_heads(&pages);
    let mut extracted = Extracted::default();
    let mut paragraph = String::new();
    for lines in &pages {
        let usual = usual_length(lines);
        for (index, line) in lines.iter().enumerate() {
            let is_edge = is_edge(lines, index);
            if is_edge && (heads.get(&without_numbers(line)).is_some_and(|count| *count >= FEWEST_REPEATS) || is_page_number(line))
            {
                extracted.push(BlockKind::Paragraph, line, true);
                continue;
            }
            if line.is_empty() {
                // The end of a page is no end of a paragraph, an empty line inside it is.
                let is_end = lines.iter().skip(index).all(|line| line.is_empty());
                if !is_end || ends_sentence(&paragraph) {
                    extracted.push(BlockKind::Paragraph, &std::mem::take(&mut paragraph), false);
                }
                continue;
            }
            join(&mut paragraph, line);
            if ends_sentence(line) && line.chars().count() * 100 < usual * SHORT_LINE {
                extracted.push(BlockKind::Paragraph, &std::mem::take(&mut paragraph), false);
            }
        }
        if ends_sentence(&paragraph) {
            extracted.push(BlockKind::Paragraph, &std::mem::take(&mut paragraph), false);
        }
    }
    extracted.push(BlockKind::Paragraph, &paragraph, false);
    if let Some(first) = extracted.blocks.iter_mut().find(|block| !block.boilerplate)
        && plain::is_headline(&first.text)
    {
        first.kind = BlockKind::Heading(1);
        extracted.title = first.text.clone();
    }
    extracted
}

fn join(paragraph: &mut String, line: &str) {
    let is_lower = line.chars().next().is_some_and(char::is_lowercase);
    if let Some(word) =
        paragraph.strip_suffix(['-', '\u{AD}', '\u{2010}']).filter(|word| is_lower && word.ends_with(char::is_alphabetic))
    {
        let length = word.len();
        paragraph.truncate(length);
    } else if !paragraph.is_empty() && !paragraph.ends_with(['-', '\u{2010}']) {
        paragraph.push(' ');
    }
    paragraph.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '“', '’', '»', ')', ']']).ends_with(['.', '!', '?', ':', '…', '。'])
}

/// How often each line stands at the edge of a page; numbers differ from page to page.
fn running_heads(pages: &[Vec<&str>]) -> HashMap<String, usize> {
    let mut heads = HashMap::new();
    for lines in pages {
        for (index, line) in lines.iter().enumerate().filter(|(index, line)| !line.is_empty() && is_edge(lines, *index)) {
            // A line counts once a page, even if all of the page is edge.
            if !lines.iter().take(index).any(|before| before == line) {
                *heads.entry(without_numbers(line)).or_default() += 1;
            }
        }
    }
    heads
}

fn is_edge(lines: &[&str], index: usize) -> bool {
    let filled = |lines: &[&str]| lines.iter().filter(|line| !line.is_empty()).take(EDGE + 1).count();
    filled(lines.get(..index).unwrap_or_default()) < EDGE || filled(lines.get(index + 1..).unwrap_or_default()) < EDGE
}

fn is_page_number(line: &str) -> bool {
    let digits = line.trim_matches(|character: char| !character.is_alphanumeric());
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_numbers(line: &str) -> String {
    line.chars().filter(|character| !character.is_numeric()).collect()
}

/// The length that nine of ten lines do not pass, in characters.
fn usual_length(lines: &[&str]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().filter(|line| !line.is_empty()).map(|line| line.chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pages: &[&str], expected: &[(&str, bool)]) {
        let pages: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
        let read = blocks(&pages);
        let found: Vec<_> = read.blocks.iter().map(|block| (block.text.as_str(), block.boilerplate)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_become_paragraphs() {
        check(
            &["The moon\n\nIt is made of the finest chee-\nse, as Anglo-\nAmericans say 😀.\n\nReally."],
            &[("The moon", false), ("It is made of the finest cheese, as Anglo-Americans say 😀.", false), ("Really.", false)],
        );
        check(
            &["A line that is as long as lines are here\nand ends.\nA second one that is as long as lines are"],
            &[("A line that is as long as lines are here and ends.", false), ("A second one that is as long as lines are", false)],
        );
        check(&["A sentence that goes\n", "on behind the page."], &[("A sentence that goes on behind the page.", false)]);
        check(&[], &[]);
    }

    #[test]
    fn what_repeats_at_the_edges_is_proposed() {
        let page = |number: usize| {
            format!(
                "The Post, page {number}\n\nWords on {}.\nMore of them.\nAnd {} ends.\n\n{number}",
                ["moon", "cheese", "bread"][number - 1],
                ["this", "that", "all"][number - 1]
            )
        };
        let pages = [page(1), page(2), page(3)];
        let read = blocks(&pages);
        let proposed: Vec<_> = read.blocks.iter().filter(|block| block.boilerplate).map(|block| block.text.as_str()).collect();
        assert_eq!(proposed, ["The Post, page 1", "1", "The Post, page 2", "2", "The Post, page 3", "3"]);
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        for bytes in [&b"%PDF-1.7"[..], b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>"] {
            assert!(read(bytes).is_err());
        }
    }
}
