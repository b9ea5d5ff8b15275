//! Web pages: saved ones, pasted pieces of them, the pages inside mails, archives and books.
//!
//! The page is parsed once and walked into blocks; which of them are the article is decided by `main_content`, and what it left out
//! stays as blocks that are proposed as boilerplate. Only text comes out, and where its words link to; no script, no markup.

mod boxes;
mod drop_caps;
mod elements;
mod figures;
mod flat;
mod inside;
mod json_ld;
mod labels;
mod left_out;
mod lists;
mod look;
mod main_content;
mod math;
mod metadata;
mod names;
mod nesting;
mod sight;
#[cfg(test)]
mod tests;
mod walk;

use dom_query::Document;

use crate::{
    domain::article::BlockKind,
    intake::{
        account::Why,
        boilerplate::{self, Seen},
        extracted::{ExtractError, Extracted, Remark},
        links, title,
    },
};
use main_content::Found;
use walk::{Piece, Walk};

/// Bytes of a page: the largest articles have some hundred thousand, the rest are programs and pictures inside the page.
const MOST_BYTES: usize = 30_000_000;

/// Lines of menus and lists of links that are kept as boilerplate, in a run and in a page: enough to see what was left out.
const MENU_LINES_IN_RUN: usize = 8;
const MENU_LINES: usize = 120;

/// A block with more of its bytes in links than this, in percent, is a link and not a text.
const MOST_LINKED: usize = 60;

/// Shorter blocks that are linked or listed are lines of a menu, in bytes.
const LONGEST_MENU_LINE: usize = 100;

/// A block left out between two kept ones comes back if it has so many bytes of unlinked text: shorter ones are labels.
const SHORTEST_RETURN: usize = 80;

/// A lead has so many bytes at least, and stands within so many blocks behind the headline; a page has one or two.
const SHORTEST_LEAD: usize = 60;
const LEAD_WITHIN: usize = 12;
const MOST_LEADS: usize = 2;

/// A page that shows less than one part in so many of what it describes does not show its article.
const DESCRIBED: usize = 4;

/// Letters of a description that must be the lead's.
const DESCRIPTION_COMPARED: usize = 60;

/// How a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Look for the main text, propose the rest as boilerplate.
    MainText,
    /// All of it is text: chapters of books, mails, pasted pieces.
    Everything,
}

/// Reads a page. `url` is where it was read, if the caller knows.
///
/// # Errors
/// [`ExtractError::Empty`], [`ExtractError::TooLong`] and [`ExtractError::TooBig`].
pub(super) fn read(html: &str, url: Option<&str>, wanted: Wanted) -> Result<Extracted, ExtractError> {
    read_with(html, url, wanted, &Frames::default())
}

/// Reads a page that is part of a file, and all of it text. A part without words has its account, and is no error.
///
/// # Errors
/// [`ExtractError::TooLong`] and [`ExtractError::TooBig`].
pub(super) fn read_part(html: &str, url: Option<&str>) -> Result<Extracted, ExtractError> {
    match unchecked(html, url, Wanted::Everything, &Frames::default()) {
        Ok(read) if read.blocks.is_empty() => Ok(read),
        Ok(read) => read.checked(),
        Err(ExtractError::Empty) => Ok(Extracted::default()),
        Err(error) => Err(error),
    }
}

/// The documents that a saved page shows in its frames, by the addresses that the frames name.
pub(super) type Frames = std::collections::HashMap<String, String>;

/// Reads a page as [`read`] does, with what its frames show.
///
/// # Errors
/// As [`read`].
pub(super) fn read_with(html: &str, url: Option<&str>, wanted: Wanted, frames: &Frames) -> Result<Extracted, ExtractError> {
    unchecked(html, url, wanted, frames)?.checked()
}

fn unchecked(html: &str, url: Option<&str>, wanted: Wanted, frames: &Frames) -> Result<Extracted, ExtractError> {
    if html.len() > MOST_BYTES {
        return Err(ExtractError::TooBig { bytes: html.len(), limit: MOST_BYTES });
    }
    if nesting::is_too_deep(html) {
        return flat::read(html);
    }
    let document = Document::from(&*inside::with_shadow_roots(html));
    let without_slot = inside::fill_slots(&document);
    let unread_frames = inside::open_frames(&document, frames);
    inside::name_own_elements(&document);
    let (mut extracted, described) = metadata::read(&document, url);
    let mut walk = walk::walk(&document, &extracted.language, false);
    if walk.pieces.is_empty() && walk.account.count(Why::Hidden) > 0 && wanted == Wanted::MainText {
        // A page that shows nothing waits for its program to show it.
        walk = walk::walk(&document, &extracted.language, true);
    }
    let kept = match wanted {
        Wanted::MainText => main_content::kept(document, &walk, &extracted.title),
        Wanted::Everything => Some(Found { kept: vec![true; walk.pieces.len()], headline: None }),
    };
    let kept = match kept {
        Some(Found { mut kept, headline }) if wanted == Wanted::MainText => {
            // On short pages the search gives up and takes everything, menus too.
            for (piece, kept) in walk.pieces.iter().zip(&mut kept) {
                *kept &= !(piece.place.aside && is_linked(piece));
            }
            let returned = figures::with_tables(&walk, with_returned(&walk, kept));
            let mut kept = without_captions(&walk, with_lead(&walk, returned, &extracted.title, &described.description));
            headline.and_then(|headline| kept.get_mut(headline)).into_iter().for_each(|kept| *kept = true);
            kept
        }
        Some(Found { kept, .. }) => kept,
        None => {
            extracted.remarks.push(Remark::NoMainText);
            walk.pieces.iter().map(|piece| !piece.place.aside).collect()
        }
    };
    extracted.remarks.extend(Remark::sums(&[Remark::UnreadableParts(unread_frames)]));
    let base = walk.base.as_deref().or(url).unwrap_or(&extracted.canonical_url).to_owned();
    extracted.account.append(std::mem::take(&mut walk.account));
    without_slot.iter().for_each(|words| extracted.account.add(Why::Hidden, words));
    fill(&mut extracted, &walk, &kept, &base, wanted);
    extracted.remarks.extend(Remark::sums(&extracted.account.remarks()));
    if wanted == Wanted::MainText {
        show_described(&mut extracted, &described.body);
    }
    if extracted.blocks.iter().all(|block| block.boilerplate) {
        extracted.blocks.iter_mut().for_each(|block| block.boilerplate = false);
    }
    if extracted.title.is_empty() {
        extracted.title = first_heading(&extracted);
    }
    Ok(extracted)
}

/// What was left out between two kept blocks of the same element, and reads as text, comes back.
fn with_returned(walk: &Walk, kept: Vec<bool>) -> Vec<bool> {
    let around = |index: usize| walk.pieces.get(index).map(|piece| walk.parents.get(piece.element).copied().unwrap_or_default());
    let last_before: Vec<Option<usize>> = kept
        .iter()
        .enumerate()
        .scan(None, |last, (index, kept)| {
            let before = *last;
            if *kept {
                *last = Some(index);
            }
            Some(before)
        })
        .collect();
    let mut next = None;
    let mut returned = kept.clone();
    for index in (0..kept.len()).rev() {
        if kept.get(index) == Some(&true) {
            next = Some(index);
            continue;
        }
        let (Some(piece), Some(before), Some(after)) = (walk.pieces.get(index), last_before.get(index).copied().flatten(), next)
        else {
            continue;
        };
        let has_siblings = around(index) == around(before) && around(index) == around(after);
        let is_heading = matches!(piece.kind, BlockKind::Heading(2..=6)) && piece.linked == 0;
        let is_text = piece.text.len() - piece.linked >= SHORTEST_RETURN && !is_linked(piece);
        let is_shown = !piece.place.aside;
        if is_shown
            && has_siblings
            && (is_heading || is_text)
            && let Some(flag) = returned.get_mut(index)
        {
            *flag = true;
        }
    }
    returned
}

/// The lead stands between headline and text, often outside of the element that holds the text: what the page describes itself with,
/// or a sentence alone.
fn with_lead(walk: &Walk, mut kept: Vec<bool>, title: &str, description: &str) -> Vec<bool> {
    let Some(first) = kept.iter().position(|kept| *kept) else { return kept };
    let (title, description) = (title::letters(title), title::letters(description));
    let is_headline = |piece: &Piece| {
        matches!(piece.kind, BlockKind::Heading(1..=2)) && !title.is_empty() && title::letters(&piece.text).ends_with(&title)
    };
    let headline = walk.pieces.iter().take(first).rposition(is_headline);
    let mut leads = 0;
    for (index, piece) in walk.pieces.iter().enumerate().take(first) {
        let is_behind = headline.is_some_and(|headline| index > headline && index <= headline + LEAD_WITHIN);
        let is_description = piece.text.len() >= SHORTEST_LEAD && is_same_text(&title::letters(&piece.text), &description);
        let is_sentence =
            is_behind && piece.text.len() >= SHORTEST_LEAD && piece.text.trim_end().ends_with(['.', '?', '!']) && piece.linked == 0;
        let is_shown = !piece.place.aside && !is_linked(piece);
        let is_lead =
            is_shown && leads < MOST_LEADS && (is_description && headline.is_none_or(|headline| index > headline) || is_sentence);
        leads += usize::from(is_lead);
        if is_lead && let Some(flag) = kept.get_mut(index) {
            *flag = true;
        }
    }
    kept
}

/// Words of pictures interrupt the running text: what a sentence after them continues is the paragraph before. A page that says more in
/// them than beside them tells by its pictures, and keeps them.
fn without_captions(walk: &Walk, mut kept: Vec<bool>) -> Vec<bool> {
    let is_caption = |piece: &Piece| piece.place.pictured && matches!(piece.kind, BlockKind::Caption | BlockKind::Paragraph);
    let kept_bytes = |of_captions: bool| -> usize {
        let pieces = walk.pieces.iter().zip(&kept).filter(|(piece, kept)| **kept && is_caption(piece) == of_captions);
        pieces.map(|(piece, _)| piece.text.len()).sum()
    };
    if kept_bytes(true) < kept_bytes(false) {
        walk.pieces.iter().zip(&mut kept).for_each(|(piece, kept)| *kept &= !is_caption(piece));
    }
    kept
}

/// Descriptions are cut short, or are the lead with something before or behind it.
fn is_same_text(lead: &str, description: &str) -> bool {
    let start: String = description.chars().take(DESCRIPTION_COMPARED).collect();
    start.chars().count() >= DESCRIPTION_COMPARED / 2 && (lead.contains(&start) || description.contains(lead))
}

fn is_linked(piece: &Piece) -> bool {
    piece.linked * 100 > piece.text.len() * MOST_LINKED
}

/// Puts the blocks into the answer; what is left out of menus goes into the account.
fn fill(extracted: &mut Extracted, walk: &Walk, kept: &[bool], base: &str, wanted: Wanted) {
    let pieces = walk.pieces.iter().zip(kept);
    let seen: Vec<Seen<'_>> =
        pieces.map(|(piece, kept)| Seen { kind: piece.kind, text: &piece.text, kept: *kept, linked: is_linked(piece) }).collect();
    // A correction is the article's, also in a footer or a box.
    let notes = boilerplate::notes(&seen);
    let proposals = boilerplate::propose(seen.iter().copied());
    let greyed =
        kept.iter().zip(&notes).zip(&proposals).map(|((kept, is_note), proposed)| !(*kept || *is_note) || *proposed).collect();
    let greyed = match wanted {
        Wanted::MainText => {
            let page = boxes::Page {
                walk,
                seen: &seen,
                notes: &notes,
                title: &title::letters(&extracted.title),
                authors: &extracted.authors,
            };
            figures::whole_tables(walk, boxes::greyed(&page, greyed))
        }
        Wanted::Everything => greyed,
    };
    let (mut in_run, mut in_page) = (0, 0);
    for (((piece, kept), is_note), boilerplate) in walk.pieces.iter().zip(kept).zip(&notes).zip(greyed) {
        let kept = *kept || *is_note;
        let is_menu_line =
            !kept && piece.text.len() <= LONGEST_MENU_LINE && (is_linked(piece) || piece.place.aside || piece.place.listed);
        if is_menu_line {
            in_run += 1;
            in_page += 1;
            if in_run > MENU_LINES_IN_RUN || in_page > MENU_LINES {
                extracted.account.add(Why::Menu, &piece.text);
                continue;
            }
        } else {
            in_run = 0;
        }
        let before = extracted.blocks.len();
        // What is left out is shown as it stands, and what belongs to the article with the letter that the text refers to.
        let label = if boilerplate { "" } else { piece.label.as_str() };
        let text = format!("{label}{}", piece.text);
        extracted.cell = piece.cell;
        extracted.push(piece.kind, &text, boilerplate);
        extracted.cell = None;
        let linked = piece.links.iter();
        let linked = linked.map(|(range, address)| (range.start + label.len()..range.end + label.len(), address.as_str()));
        links::place(&text, linked, base, extracted.blocks.get_mut(before..).unwrap_or_default());
    }
}

/// A page that shows its text by its program alone often tells it to search engines: that is the article then, and what the page shows
/// instead of it is not.
fn show_described(extracted: &mut Extracted, body: &str) {
    let shown: usize = extracted.blocks.iter().filter(|block| !block.boilerplate).map(|block| block.text.len()).sum();
    if body.trim().is_empty() || shown * DESCRIBED >= body.len() {
        return;
    }
    extracted.blocks.iter_mut().for_each(|block| block.boilerplate = true);
    for paragraph in body.lines() {
        extracted.push(BlockKind::Paragraph, &metadata::plain_text(paragraph), false);
    }
    extracted.remarks.push(Remark::TextFromMetadata);
}

fn first_heading(extracted: &Extracted) -> String {
    let headings = extracted.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)) && !block.boilerplate);
    headings.map(|block| block.text.replace('\n', " ")).next().unwrap_or_default()
}
