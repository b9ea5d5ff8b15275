//! A document as the writers see it: its marks in the order of the text, cut into their parts, with offsets in the unit of a format.

use super::Unit;
use crate::{
    domain::{
        article::Article,
        document::Document,
        locator::{Whereabouts, whereabouts},
        mark::{Kind, Mark},
        offsets::OffsetIndex,
        segment,
        table::sort_by_number,
        tags::TagId,
        text::{ByteOffset, TextRange},
    },
    format::{date_time::Moment, native::Named as _},
};

/// Context on each side has at most this many UTF-16 units: `dom-anchor-text-quote`, which Hypothesis uses, refuses a 33rd.
const MOST_CONTEXT: usize = 32;

pub(super) struct View<'a> {
    pub(super) document: &'a Document,
    pub(super) article: &'a Article,
    /// Known positions in UTF-16; of code points the article has its own.
    utf16: Option<OffsetIndex>,
}

/// One stretch of a mark.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub(super) mark: &'a Mark,
    /// Its place among those of its mark, counted from 0.
    pub(super) number: usize,
    pub(super) range: TextRange,
    /// In the unit of the view.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) quote: &'a str,
}

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document, unit: Unit) -> Self {
        let article = &**document.article();
        let utf16 = (unit == Unit::Utf16).then(|| OffsetIndex::new(article.text()));
        Self { document, article, utf16 }
    }

    /// An offset in the unit of the view. Marks that are drawn lie on characters, so it is there.
    pub(super) fn offset(&self, offset: ByteOffset) -> u32 {
        let found = match &self.utf16 {
            Some(index) => index.utf16(self.article.text(), offset).map(|units| units.0),
            None => self.article.to_code_points(offset).map(|points| points.0),
        };
        found.unwrap_or_default()
    }

    /// The length of the text in the unit of the view.
    pub(super) fn length(&self) -> u32 {
        self.offset(ByteOffset::new(self.article.text().len()))
    }

    /// Marks on their words, in the order of the text; of marks that begin together the longer one first.
    pub(super) fn marks(&self) -> Vec<&'a Mark> {
        let mut marks: Vec<&Mark> = self.document.marks().map(|mark| &**mark).filter(|mark| mark.is_drawn()).collect();
        sort_by_number(&mut marks, |mark| {
            mark.extent().map_or(0, |extent| u128::from(extent.start().0) << 32 | u128::from(u32::MAX - extent.end().0))
        });
        marks
    }

    /// Marks whose words were not found.
    pub(super) fn lost(&self) -> impl Iterator<Item = &'a Mark> {
        self.document.marks().map(|mark| &**mark).filter(|mark| !mark.is_drawn())
    }

    pub(super) fn stretches_of(&self, mark: &'a Mark) -> impl Iterator<Item = Stretch<'a>> {
        mark.spans.iter().zip(0..).map(|(span, number)| Stretch {
            mark,
            number,
            range: span.range,
            start: self.offset(span.range.start()),
            end: self.offset(span.range.end()),
            quote: &span.quote,
        })
    }

    /// All parts of all marks; those of one mark stand together.
    pub(super) fn stretches(&self) -> Vec<Stretch<'a>> {
        self.marks().into_iter().flat_map(|mark| self.stretches_of(mark)).collect()
    }

    /// Where words stand in what the article was read from.
    pub(super) fn whereabouts(&self, range: TextRange) -> Whereabouts {
        whereabouts(self.article, &[range])
    }

    /// What stands before and after a range: at most 32 UTF-16 units each, whole signs.
    pub(super) fn context(&self, range: TextRange) -> (&'a str, &'a str) {
        let text = self.article.text();
        let (before, after) = (text.get(..range.start().get()), text.get(range.end().get()..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let taken = fitting(before.chars().rev());
        let from = whole(text, before.len() - taken, segment::ceil_grapheme);
        let to = whole(text, range.end().get() + fitting(after.chars()), segment::floor_grapheme);
        (text.get(from..range.start().get()).unwrap_or_default(), text.get(range.end().get()..to).unwrap_or_default())
    }
}

/// Bytes of as many characters as fit into the context.
fn fitting(characters: impl Iterator<Item = char>) -> usize {
    let mut units = 0;
    let mut bytes = 0;
    for character in characters {
        units += character.len_utf16();
        if units > MOST_CONTEXT {
            break;
        }
        bytes += character.len_utf8();
    }
    bytes
}

/// Moves an offset to the edge of a sign. Between two letters of ASCII there is one, and looking closely takes time.
fn whole(text: &str, offset: usize, edge: fn(&str, usize) -> usize) -> usize {
    let around = offset.checked_sub(1).and_then(|before| text.as_bytes().get(before..=offset));
    match around {
        Some([before, after]) if before.is_ascii_graphic() && after.is_ascii() => offset,
        _ => edge(text, offset),
    }
}

/// The start and the end of a text, at most 32 UTF-16 units of it, on whole signs.
pub(super) fn last_of(text: &str) -> &str {
    let from = segment::ceil_grapheme(text, text.len() - fitting(text.chars().rev()));
    text.get(from..).unwrap_or_default()
}

pub(super) fn first_of(text: &str) -> &str {
    text.get(..segment::floor_grapheme(text, fitting(text.chars()))).unwrap_or_default()
}

/// A word that every format takes as the name of a label: ASCII letters, digits, `_` and `-`, a letter first.
pub(super) fn is_plain_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(allowed)
}

/// Whether a name stands for a kind of mark, in whatever case.
pub(super) fn names_a_kind(name: &str) -> bool {
    Kind::NAMES.iter().any(|(kind, _)| kind.eq_ignore_ascii_case(name))
}

/// The one label of a mark in formats that have one: the type of an entity if it makes a label, else the kind.
pub(super) fn label(mark: &Mark) -> &str {
    typed(mark).map_or_else(|| mark.kind.name(), TagId::as_str)
}

/// The type of an entity, if it can be a label: a type named as a kind would be taken for that.
pub(super) fn typed(mark: &Mark) -> Option<&TagId> {
    let own = mark.entity_type.as_ref().filter(|_| mark.kind == Kind::Entity);
    own.filter(|own| is_plain_name(own.as_str()) && !names_a_kind(own.as_str()))
}

/// A label in capitals, as those of training data are.
pub(super) fn capital_label(mark: &Mark) -> String {
    typed(mark).map_or_else(|| mark.kind.name().to_ascii_uppercase(), ToString::to_string)
}

/// The id of a stretch: that of the mark, and a number from the second on.
pub(super) fn stretch_id(stretch: &Stretch<'_>) -> String {
    match stretch.number {
        0 => stretch.mark.id.to_string(),
        number => format!("{}.{}", stretch.mark.id, number + 1),
    }
}

/// A moment, if RFC 3339 has a text for it.
pub(super) fn moment(at: crate::domain::stamp::Timestamp) -> Option<String> {
    let text = Moment(at).to_string();
    text.ends_with('Z').then_some(text)
}

/// The address of the article, if it has one that is an IRI.
pub(super) fn url(document: &Document) -> Option<String> {
    let details = document.details();
    [&details.url, &details.canonical_url].into_iter().find_map(|url| super::iri::iri(url))
}

/// The address of the article, or a name for it.
pub(super) fn source(document: &Document) -> String {
    url(document).unwrap_or_else(|| format!("urn:uuid:{}", document.id()))
}
