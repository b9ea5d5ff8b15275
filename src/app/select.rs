//! What screens show, computed from the state. Pure, so that it is tested without a screen.

use std::rc::Rc;

use crate::{
    app::{
        action::Unit,
        state::{AppState, ExportScope, LOCAL_LIMIT, Library, Stock},
    },
    domain::{
        article::Article,
        document::Document,
        finding::Needle,
        id::DocumentId,
        query::{self, Counts},
        segment,
        stamp::Timestamp,
        table::sort_by_number,
        tags::TagSet,
        text::{ByteOffset, TextRange},
    },
};

/// One row of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub id: DocumentId,
    pub title: Rc<str>,
    pub outlet: Rc<str>,
    pub changed: Timestamp,
    pub counts: Counts,
}

impl Summary {
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let details = document.details();
        Self {
            id: document.id(),
            title: Rc::clone(&details.title),
            outlet: Rc::clone(&details.outlet),
            changed: document.last_stamp().at,
            counts: query::counts(document),
        }
    }
}

/// The library's rows, the one changed last first. Words are looked for in titles, texts and notes.
#[must_use]
pub fn summaries(library: &Library, words: &str) -> Vec<Summary> {
    let words = Needle::new(words.trim());
    let documents = library.documents.values().filter(|document| !document.is_trashed());
    let mut rows: Vec<Summary> =
        documents.filter(|document| holds(document, &words)).map(|document| Summary::of(document)).collect();
    let waiting = library.waiting.values().filter(|row| !row.trashed && words.is_in(&row.summary.title));
    rows.extend(waiting.map(|row| row.summary.clone()));
    sort_by_number(&mut rows, |row| (u64::MAX - row.changed.0).into());
    rows
}

/// Whether there is anything to say about what is stored: articles, also deleted ones, something that could not be read, or little room.
#[must_use]
pub fn has_stock(library: &Library, stock: &Stock) -> bool {
    !library.documents.is_empty() || !library.waiting.is_empty() || !stock.aside.is_empty() || is_crowded(stock)
}

/// Whether a good part of `localStorage` is in use, if only by other programs of this host.
#[must_use]
pub fn is_crowded(stock: &Stock) -> bool {
    stock.local_units > LOCAL_LIMIT / 10
}

/// The articles in the trash, the one deleted last first, and when that was.
#[must_use]
pub fn trash(library: &Library) -> Vec<(DocumentId, Rc<str>, Timestamp)> {
    let trashed = library.documents.values().filter(|document| document.is_trashed());
    let mut rows: Vec<_> =
        trashed.map(|document| (document.id(), Rc::clone(&document.details().title), document.trashed().stamp.at)).collect();
    sort_by_number(&mut rows, |(.., at)| (u64::MAX - at.0).into());
    rows
}

/// How many marks were made, changed or deleted since a moment.
#[must_use]
pub fn changes_since(library: &Library, since: Timestamp) -> usize {
    let records = library.documents.values().flat_map(|document| document.mark_records());
    records.filter(|(_, record)| record.stamp.at > since).count()
}

fn holds(document: &Document, words: &Needle) -> bool {
    words.is_in(&document.details().title)
        || words.is_in(document.article().text())
        || document.marks().any(|mark| words.is_in(&mark.note))
}

/// The tags on offer: those of the settings, and those that came with the document.
#[must_use]
pub fn tags_on_offer(settings: &TagSet, document: &Document) -> TagSet {
    let carried = document.tag_set();
    settings.extended_by(&carried.tags)
}

/// One sentence of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub block: usize,
    pub range: TextRange,
}

/// All sentences, block by block.
#[must_use]
pub fn sentences(article: &Article) -> Vec<Sentence> {
    let blocks = 0..article.blocks().len();
    blocks.flat_map(|block| sentences_of(article, block).into_iter().map(move |range| Sentence { block, range })).collect()
}

/// An offset moved by one unit. It stops at the ends of the text and never rests between two blocks.
#[must_use]
pub fn moved(article: &Article, from: ByteOffset, unit: Unit, forwards: bool) -> ByteOffset {
    let text = article.text();
    let here = from.get().min(text.len());
    let to = match (unit, forwards) {
        (Unit::Character, true) => segment::next_grapheme(text, here),
        (Unit::Character, false) => segment::previous_grapheme(text, here),
        (Unit::Word, true) => segment::next_word(text, here),
        (Unit::Word, false) => segment::previous_word(text, here),
        (Unit::Sentence, _) => sentence_boundary(article, here, forwards),
        (Unit::Block, _) => block_boundary(article, here, forwards),
        (Unit::All, true) => text.len(),
        (Unit::All, false) => 0,
    };
    out_of_gap(article, ByteOffset::new(to), forwards)
}

/// The start of the next sentence, or of this or the one before.
#[must_use]
pub fn sentence_start(article: &Article, from: ByteOffset, forwards: bool) -> ByteOffset {
    let found = if forwards {
        sentences_from(article, from).map(TextRange::start).find(|start| *start > from)
    } else {
        last_start_before(article, from)
    };
    found.unwrap_or(if forwards { ByteOffset::new(article.text().len()) } else { ByteOffset::default() })
}

/// The sentence at or after an offset.
#[must_use]
pub fn sentence_at(article: &Article, offset: ByteOffset) -> Option<TextRange> {
    sentences_from(article, offset).find(|range| range.end() > offset)
}

/// The sentences of the block at an offset and of those behind it. Only what is looked at is cut into sentences.
fn sentences_from(article: &Article, offset: ByteOffset) -> impl Iterator<Item = TextRange> + '_ {
    let first = article.block_at(offset).unwrap_or(article.blocks().len());
    (first..article.blocks().len()).flat_map(|block| sentences_of(article, block))
}

fn last_start_before(article: &Article, offset: ByteOffset) -> Option<ByteOffset> {
    let last = article.block_at(offset).unwrap_or(article.blocks().len().saturating_sub(1));
    let starts = |block| sentences_of(article, block).into_iter().map(TextRange::start).rfind(|start| *start < offset);
    (0..=last).rev().find_map(starts)
}

fn sentences_of(article: &Article, index: usize) -> Vec<TextRange> {
    let Some(block) = article.blocks().get(index) else { return Vec::new() };
    let start = block.range.start().get();
    let found = segment::sentences(&block.text).into_iter();
    found.map(|range| TextRange::from_bytes(start + range.start..start + range.end)).collect()
}

/// Forwards the end of this or the next sentence, backwards the start of this or the one before.
fn sentence_boundary(article: &Article, here: usize, forwards: bool) -> usize {
    let offset = ByteOffset::new(here);
    let found = if forwards {
        sentences_from(article, offset).map(TextRange::end).find(|end| *end > offset)
    } else {
        last_start_before(article, offset)
    };
    found.map_or(if forwards { article.text().len() } else { 0 }, ByteOffset::get)
}

fn block_boundary(article: &Article, here: usize, forwards: bool) -> usize {
    let ranges = article.blocks().iter().map(|block| block.range);
    if forwards {
        ranges.map(|range| range.end().get()).find(|end| *end > here).unwrap_or(article.text().len())
    } else {
        ranges.map(|range| range.start().get()).take_while(|start| *start < here).last().unwrap_or(0)
    }
}

/// An offset in the gap between two blocks belongs to the one it was heading for.
fn out_of_gap(article: &Article, offset: ByteOffset, forwards: bool) -> ByteOffset {
    let Some(index) = article.block_at(offset) else { return ByteOffset::new(article.text().len()) };
    let Some(block) = article.blocks().get(index) else { return offset };
    if block.range.start() <= offset {
        return offset;
    }
    let before = index.checked_sub(1).and_then(|index| article.blocks().get(index));
    match before {
        Some(before) if !forwards => before.range.end(),
        _ => block.range.start(),
    }
}

#[must_use]
pub fn export_scope(state: &AppState) -> ExportScope {
    match state.open_document() {
        Some(document) => ExportScope::Document(document.id()),
        None => ExportScope::Library,
    }
}

/// The documents an export takes, by id.
#[must_use]
pub fn exported(library: &Library, scope: ExportScope) -> Vec<Rc<Document>> {
    match scope {
        ExportScope::Document(id) => library.documents.get(&id).cloned().into_iter().collect(),
        ExportScope::Library => library.documents.values().filter(|document| !document.is_trashed()).cloned().collect(),
    }
}

/// The title that a damaged document seems to have had.
#[must_use]
pub fn damaged_title(text: &str) -> Option<&str> {
    let (_, behind) = text.split_once("\"title\": \"")?;
    behind.split(['"', '\n']).next().filter(|title| !title.is_empty())
}

/// A file name from a title: letters and digits of any script, other signs as single hyphens, at most 60 characters.
#[must_use]
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for character in title.chars() {
        if character.is_alphanumeric() {
            name.push(character);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name: String = name.chars().take(60).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "article".to_owned() } else { name.to_owned() }
}

/// The locale that dates are written in: the page's language with the region that the reader has asked for. English without one is not that
/// of the United States, whose dates read otherwise everywhere else.
#[must_use]
pub fn locale(language: &str, wanted: &[String]) -> String {
    let is_own = |own: &&String| own.strip_prefix(language).is_some_and(|region| region.starts_with('-'));
    match wanted.iter().find(is_own) {
        Some(own) => own.clone(),
        None if language == "en" => "en-GB".to_owned(),
        None => language.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_reader_writes_them() {
        let rows: [(&str, &[&str], &str); 7] = [
            ("en", &["en-GB", "en"], "en-GB"),
            ("en", &["en-US", "en"], "en-US"),
            ("en", &["de-AT", "en-IE"], "en-IE"),
            ("en", &["en"], "en-GB"),
            ("en", &["de-DE"], "en-GB"),
            ("de", &["de", "de-CH"], "de-CH"),
            ("fr", &["en-US"], "fr"),
        ];
        for (language, wanted, expected) in rows {
            let wanted: Vec<String> = wanted.iter().map(|own| (*own).to_owned()).collect();
            assert_eq!(locale(language, &wanted), expected, "{wanted:?}");
        }
    }
}
