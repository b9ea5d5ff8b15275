//! Marks that a file of an article brings with it: what readers have highlighted in a PDF, with their notes.

use super::{
    File, Imported,
    foreign::{ForeignMark, Label},
    place,
};
use crate::{
    domain::{
        article::Article,
        document::Document,
        finding::Needle,
        mark::{Highlight, Kind},
        stamp::Timestamp,
        text::TextRange,
    },
    format::{date_time::parse_moment, selectors::Selected},
};

/// The document with a note for each highlight, on its words; those whose words are not found are kept as lost. What is not dated is of
/// the moment `at`. Ids follow from what is in the file, so that opening it twice gives the same marks.
#[must_use]
#[inline(never)]
pub fn with_highlights(document: &Document, highlights: &[Highlight], at: Timestamp) -> Document {
    let article = document.article();
    let marks = highlights.iter().map(|own| ForeignMark {
        label: Label { kind: Some(Kind::Note), entity_type: None },
        note: own.note.clone(),
        creator: own.author.clone(),
        created: parse_moment(&own.created),
        parts: vec![Selected {
            quote: own.quote.clone(),
            prefix: own.prefix.clone(),
            suffix: own.suffix.clone(),
            position: position(article, own),
            fragment: None,
        }],
        ..ForeignMark::default()
    });
    let mut imported = Imported::default();
    let file = File { text: "", beside: None, article: Some(document), unit: Some(super::Unit::CodePoints), at };
    place::on_article(document, marks.collect(), super::Unit::CodePoints, &file, &mut imported);
    imported.documents.pop().unwrap_or_else(|| document.clone())
}

/// Where the words stand on their page, in code points: of several places the one with the words around it.
fn position(article: &Article, own: &Highlight) -> Option<(u32, u32)> {
    let on_page = article.blocks().iter().flat_map(|block| {
        let start = block.range.start().get();
        let here = block.locators.iter().filter(|locator| locator.page.as_ref().is_some_and(|page| page.number == own.page));
        here.map(move |locator| (start + locator.range.start().get(), start + locator.range.end().get()))
    });
    let (from, to) = on_page.reduce(|(from, to), (start, end)| (from.min(start), to.max(end)))?;
    let text = article.text();
    let context = |place: &TextRange| {
        let fit = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
            let mut same = 0;
            while one.next().zip(other.next()).is_some_and(|(one, other)| one == other) {
                same += 1;
            }
            same
        };
        let visible = |sign: &char| !sign.is_whitespace();
        let before = text.get(..place.start().get()).unwrap_or_default();
        let behind = text.get(place.end().get()..).unwrap_or_default();
        fit(&mut before.chars().rev().filter(visible), &mut own.prefix.chars().rev().filter(visible))
            + fit(&mut behind.chars().filter(visible), &mut own.suffix.chars().filter(visible))
    };
    let moved = |place: TextRange| TextRange::from_bytes(from + place.start().get()..from + place.end().get());
    let mut places = Needle::new(own.quote.trim()).places(text.get(from..to)?).map(moved).collect::<Vec<_>>();
    // Of places that fit alike the first one is taken.
    places.reverse();
    let found = places.into_iter().max_by_key(context)?;
    Some((article.to_code_points(found.start())?.0, article.to_code_points(found.end())?.0))
}
