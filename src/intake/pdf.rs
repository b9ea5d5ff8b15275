//! PDF to blocks: the text layer, by `pdf-extract`. A PDF knows places of glyphs and neither words nor paragraphs, so these are found here:
//! [`glyphs`] takes down what is drawn, [`rows`] joins it to words and rows, [`heads`] finds running heads, [`columns`] the order of
//! reading and [`paragraphs`] the paragraphs. [`fonts`] mends fonts before, [`about`] reads title and authors.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    rc::Rc,
};

use pdf_extract::{Document, output_doc_page};

use crate::{
    domain::article::BlockKind,
    intake::{
        extracted::{ExtractError, Extracted, Remark},
        pdf::{
            glyphs::Drawn,
            heads::{Heads, Page},
            labels::Labels,
            notes::Noted,
            paragraphs::{Compounds, Paragraphs},
            rows::Row,
        },
        plain, sniff,
    },
};

mod about;
mod columns;
mod direction;
mod fonts;
mod glyphs;
mod heads;
mod labels;
mod notes;
mod paragraphs;
mod rows;
#[cfg(test)]
mod tests;

const FORMAT: &str = "PDF";

/// Larger files are books of pictures, in bytes. The crate unpacks all of a file at once.
const MOST_BYTES: usize = 40_000_000;

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
    let read = || {
        let mut document = open(content)?;
        fonts::mend(&mut document);
        Ok(text(&document))
    };
    let extracted = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(broken("it is damaged")))?;
    match (extracted.blocks.is_empty(), extracted.remarks.iter().any(|remark| matches!(remark, Remark::UnreadableParts(_)))) {
        (false, _) => extracted.checked(),
        (true, true) => Err(broken("it is damaged")),
        (true, false) => Err(ExtractError::NoTextLayer),
    }
}

/// The file without what stands before its first line; places in it are counted from there, or from the beginning.
fn open(content: &[u8]) -> Result<Document, ExtractError> {
    let failed = |reason: String| {
        let is_locked = ["encrypt", "password"].iter().any(|word| reason.to_ascii_lowercase().contains(word));
        if is_locked { ExtractError::Protected { format: FORMAT } } else { ExtractError::Broken { format: FORMAT, reason } }
    };
    let begin = sniff::pdf_begin(content).unwrap_or_default();
    let loaded = Document::load_mem(content.get(begin..).unwrap_or_default());
    let loaded = if begin > 0 { loaded.or_else(|_| Document::load_mem(content)) } else { loaded };
    let mut document = loaded.map_err(|error| failed(error.to_string()))?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|error| failed(error.to_string()))?;
    }
    Ok(document)
}

/// A page, and the rows on it that stand at other angles.
#[derive(Default)]
struct Read {
    page: Page,
    aside: Vec<Vec<Row>>,
    notes: Vec<Noted>,
}

fn text(document: &Document) -> Extracted {
    let mut pages: Vec<Read> = Vec::new();
    let mut remarks: Vec<Remark> = Vec::new();
    let (mut unknown, mut unreadable) = (0, 0);
    for (number, id) in document.get_pages() {
        let mut drawn = Drawn::default();
        let done = catch_unwind(AssertUnwindSafe(|| output_doc_page(document, &mut drawn, number)));
        let is_whole = matches!(done, Ok(Ok(())));
        unreadable += usize::from(!is_whole);
        unknown += drawn.unknown;
        let notes = notes::place(notes::read(document, id), &drawn.by_angle);
        let (height, groups) = drawn.into_groups();
        let mut groups = groups.into_iter().map(rows::rows);
        let read = Read { page: Page { height, rows: groups.next().unwrap_or_default() }, aside: groups.collect(), notes };
        if read.page.rows.is_empty() && is_whole {
            without_text(&mut remarks, number as usize);
        }
        pages.push(read);
    }
    let mut extracted = blocks(pages, &Labels::of(document));
    remarks.extend((unknown > 0).then_some(Remark::UnknownLetters(unknown)));
    remarks.extend((unreadable > 0).then_some(Remark::UnreadableParts(unreadable)));
    extracted.remarks = remarks;
    let about = about::read(document);
    if !about.title.is_empty() {
        extracted.title = about.title;
    }
    extracted.authors = about.authors;
    extracted
}

/// Names a page, with those before it if they are alike.
fn without_text(remarks: &mut Vec<Remark>, page: usize) {
    match remarks.last_mut() {
        Some(Remark::PagesWithoutText { last, .. }) if *last + 1 == page => *last = page,
        _ => remarks.push(Remark::PagesWithoutText { first: page, last: page }),
    }
}

/// Pages of rows to paragraphs. One that runs over the end of a page is joined if it ends in the middle of a sentence.
fn blocks(mut pages: Vec<Read>, labels: &Labels) -> Extracted {
    let notes: Vec<Vec<Noted>> = pages.iter_mut().map(|read| std::mem::take(&mut read.notes)).collect();
    let (pages, aside): (Vec<Page>, Vec<Vec<Vec<Row>>>) = pages.into_iter().map(|read| (read.page, read.aside)).unzip();
    let heads = Heads::of(&pages);
    let mut compounds = Compounds::default();
    let segments = pages.iter().flat_map(|page| &page.rows).flat_map(|row| &row.segments);
    segments.for_each(|segment| compounds.add(&segment.text));
    let mut paragraphs = Paragraphs::new(&compounds);
    // What stands at another angle interrupts no sentence: it comes behind all others.
    let mut beside = Paragraphs::new(&compounds);
    for ((page, aside), number) in pages.into_iter().zip(aside).zip(1..) {
        let place = Rc::new(labels.page(number));
        paragraphs.begin_page(&place);
        beside.begin_page(&place);
        let is_head: Vec<bool> = (0..page.rows.len()).map(|at| heads.has(&page, at)).collect();
        let half = page.height / 2.0;
        let (running, rows): (Vec<_>, Vec<_>) = page.rows.into_iter().zip(is_head).partition(|(_, is_head)| *is_head);
        let (above, below): (Vec<_>, Vec<_>) = running.into_iter().map(|(row, _)| row).partition(|row| row.baseline > half);
        push_heads(&mut paragraphs, &above);
        paragraphs.add(&columns::lines(rows.into_iter().map(|(row, _)| row).collect()));
        push_heads(&mut paragraphs, &below);
        for rows in aside {
            beside.add(&columns::lines(rows));
            beside.end();
        }
    }
    paragraphs.end();
    let mut extracted = paragraphs.extracted;
    extracted.blocks.append(&mut beside.extracted.blocks);
    let on_page = (1..).zip(notes).flat_map(|(page, notes)| notes.into_iter().map(move |noted| (page, noted)));
    extracted.highlights = on_page.map(|(page, noted)| noted.highlight(page, &compounds)).collect();
    if let Some(first) = extracted.blocks.iter_mut().find(|block| !block.boilerplate)
        && first.kind == BlockKind::Paragraph
        && plain::is_headline(&first.text)
    {
        first.kind = BlockKind::Heading(1);
        extracted.title = first.text.clone();
    }
    extracted
}

fn push_heads(paragraphs: &mut Paragraphs<'_>, rows: &[Row]) {
    for row in rows {
        paragraphs.push_head(&heads::text(row));
    }
}
