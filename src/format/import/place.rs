//! Puts foreign marks on the words of an article, and the marks into a document.

use std::rc::Rc;

use sha2::{Digest as _, Sha256};

use super::{
    File, Imported, Problem, Reason,
    foreign::{ForeignEntity, ForeignMark, Label, problem},
    text::ForeignText,
};
use crate::{
    anchor::{describe::describe, locate::Wanted, quotes::Quotes, resolution::Resolution, together::find_together},
    domain::{
        article::{Article, BlockKind},
        desk::{
            entry::{Entry, Name, NewRecord, Value},
            field::{Field, RecordKind},
        },
        document::{Details, Document},
        edit::{Edit, check_mark},
        finding::Needle,
        id::{DocumentId, MarkId, RecordId},
        mark::{Anchor, Extra, Kind, Mark, Origin, Span},
        offsets::OffsetIndex,
        stamp::{Stamp, Timestamp},
        tags::{TagDefinition, TagId, TagRole, default_tag_set},
        text::{CodePointOffset, TextRange, Utf16Offset},
    },
    format::{export::Unit, selectors::Selected},
};

/// So many characters behind a headline tell it from the same words elsewhere.
const CONTEXT: usize = 32;

/// Puts marks into a document of the text that a file holds.
pub(super) fn with_text(
    text: &ForeignText<'_>,
    details: Details,
    id: Option<DocumentId>,
    marks: Vec<ForeignMark>,
    likely: Unit,
    file: &File<'_>,
    imported: &mut Imported,
) {
    let unit = file.unit.unwrap_or_else(|| unit_of(&marks, likely, text.text(), |position, unit| text.bytes(position, unit)));
    let at = file.at;
    // From here on a position is known or not; that in the article is found by the map of the text.
    let find = |part: &Selected| part.position.and_then(|position| text.range(position, unit));
    let id = id.unwrap_or_else(|| DocumentId::new(Timestamp(0), random_of(&[text.article.text(), &details.title])));
    let document = Document::new(id, text.article.clone(), details, Stamp { at, ..Stamp::default() });
    into(&document, marks, &find, at, imported);
}

/// Puts marks on the article that was given.
pub(super) fn on_article(document: &Document, marks: Vec<ForeignMark>, likely: Unit, file: &File<'_>, imported: &mut Imported) {
    let article = document.article();
    let text = article.text();
    let index = OffsetIndex::new(text);
    let range = |(start, end): (u32, u32), unit: Unit| {
        let offset = |at: u32| match unit {
            Unit::Utf16 => index.from_utf16(text, Utf16Offset(at)),
            _ => index.from_code_points(text, CodePointOffset(at)),
        };
        Some(TextRange::new(offset(start)?, offset(end)?))
    };
    let unit = file.unit.unwrap_or_else(|| unit_of(&marks, likely, text, |position, unit| Some(range(position, unit)?.as_bytes())));
    into(document, marks, &|part| range(part.position?, unit), file.at, imported);
}

/// A headline that is longer is a paragraph, and only its beginning is marked, in characters.
const LONGEST_HEADLINE: usize = 200;
const BEGINNING: usize = 80;

/// Notes about a whole article, as marks on its headline: there they are seen, and their author, time and tags stay with them.
pub(super) fn on_headline(article: &Article, notes: Vec<ForeignMark>, problems: &mut Vec<Problem>) -> Vec<ForeignMark> {
    let blocks = || article.blocks().iter().filter(|block| !block.boilerplate);
    let headline = blocks().find(|block| matches!(block.kind, BlockKind::Heading(_))).or_else(|| blocks().next());
    let Some(headline) = headline.or_else(|| article.blocks().first()) else { return vec![] };
    let text = &headline.text;
    let quote = match text.char_indices().nth(LONGEST_HEADLINE).and_then(|_| text.char_indices().nth(BEGINNING)) {
        Some((end, _)) => {
            text.get(..end).and_then(|start| start.rsplit_once(char::is_whitespace)).map_or(&**text, |(start, _)| start)
        }
        None => text,
    };
    let behind = article.text().get(headline.range.start().get() + quote.len()..).unwrap_or_default();
    let suffix: String = behind.chars().take(CONTEXT).collect();
    let marks = notes.into_iter().map(|note| {
        problems.push(problem(note.id.as_str(), Reason::OnHeadline));
        let part = Selected { quote: quote.to_owned(), suffix: suffix.clone(), ..Selected::default() };
        ForeignMark { label: Label { kind: Some(Kind::Note), entity_type: None }, parts: vec![part], said: vec![], ..note }
    });
    marks.collect()
}

/// The unit in which most positions lie on what the marks say their words are. Without quotes, the one in which fewer marks begin or end
/// inside a word or with a blank.
fn unit_of(
    marks: &[ForeignMark],
    likely: Unit,
    text: &str,
    bytes: impl Fn((u32, u32), Unit) -> Option<std::ops::Range<usize>>,
) -> Unit {
    let other = if likely == Unit::Utf16 { Unit::CodePoints } else { Unit::Utf16 };
    let quoted = marks.iter().flat_map(|mark| &mark.parts).any(|part| !part.quote.is_empty());
    let fits = |unit: Unit| {
        let parts = marks.iter().flat_map(|mark| &mark.parts);
        let found = parts.filter(|part| {
            let Some(range) = part.position.and_then(|position| bytes(position, unit)) else { return false };
            let Some(words) = text.get(range.clone()) else { return false };
            if quoted {
                return words == part.quote;
            }
            !words.is_empty() && words.trim() == words && !cuts_word(text, range.start) && !cuts_word(text, range.end)
        });
        found.count()
    };
    if fits(other) > fits(likely) { other } else { likely }
}

/// Whether letters or digits stand on both sides of an offset.
fn cuts_word(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric)
}

fn into(
    document: &Document,
    marks: Vec<ForeignMark>,
    find: &dyn Fn(&Selected) -> Option<TextRange>,
    at: Timestamp,
    imported: &mut Imported,
) {
    let article = document.article();
    let marks: Vec<ForeignMark> = marks.into_iter().map(|mark| settled(mark, article.text())).collect();
    let places = places(article, &marks, find);
    let mut places = places.into_iter();
    let mut changed = document.clone();
    for (foreign, number) in marks.into_iter().zip(1_usize..) {
        let record = if foreign.id.is_empty() { format!("mark {number}") } else { foreign.id.clone() };
        let found: Vec<Option<TextRange>> = places.by_ref().take(foreign.parts.len()).collect();
        let Some(mark) = mark(article, &foreign, &found, &record, at, &mut imported.problems) else { continue };
        changed = add(&changed, mark, foreign, at, imported);
    }
    imported.documents.push(changed);
}

/// A mark whose parts say their words as they stand in a text.
fn settled(mark: ForeignMark, text: &str) -> ForeignMark {
    ForeignMark { parts: mark.parts.into_iter().map(|part| part.settled(text)).collect(), ..mark }
}

/// Where each part of each mark stands: where its position says, if that fits the quote; else where the quote is found.
fn places(article: &Article, marks: &[ForeignMark], find: &dyn Fn(&Selected) -> Option<TextRange>) -> Vec<Option<TextRange>> {
    let text = article.text();
    let parts: Vec<(&Selected, Option<TextRange>)> =
        marks.iter().flat_map(|mark| &mark.parts).map(|part| (part, find(part))).collect();
    let sure = |part: &Selected, range: Option<TextRange>| {
        range.filter(|range| part.quote.is_empty() || range.slice(text).is_some_and(|words| same_words(words, &part.quote)))
    };
    if parts.iter().all(|(part, range)| sure(part, *range).is_some()) {
        return parts.into_iter().map(|(_, range)| range).collect();
    }
    let wanted: Vec<Wanted<'_>> = parts
        .iter()
        .map(|(part, position)| Wanted { position: *position, quote: &part.quote, prefix: &part.prefix, suffix: &part.suffix })
        .collect();
    let found = find_together(&Quotes::new(text.into()), &wanted);
    let place = |((part, range), found): ((&Selected, Option<TextRange>), Resolution)| {
        sure(part, range).or_else(|| found.place()).or_else(|| only_place(text, &part.quote))
    };
    parts.into_iter().zip(found).map(place).collect()
}

/// The only place of a quote that is there to the letter but for its blanks, also where it begins inside of a word.
fn only_place(text: &str, quote: &str) -> Option<TextRange> {
    let needle = Needle::new(quote);
    let mut places = needle.places(text).filter(|place| place.slice(text).is_some_and(|words| same_words(words, quote)));
    places.next().filter(|_| places.next().is_none())
}

/// Whether words are the same but for their blanks: a file may have other line breaks than the article.
fn same_words(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

fn mark(
    article: &Article,
    foreign: &ForeignMark,
    found: &[Option<TextRange>],
    record: &str,
    at: Timestamp,
    problems: &mut Vec<Problem>,
) -> Option<Mark> {
    let ranges: Option<Vec<TextRange>> = found.iter().copied().collect();
    let mut spans = ranges.map(|ranges| describe(article, &ranges)).unwrap_or_default();
    let mut anchor = Anchor::Exact;
    if spans.is_empty() {
        // What has no quote either cannot be told from nothing.
        if foreign.parts.iter().all(|part| part.quote.is_empty()) {
            problems.push(problem(record, if foreign.parts.is_empty() { Reason::NoWords } else { Reason::Outside }));
            return None;
        }
        problems.push(problem(record, Reason::Lost));
        anchor = Anchor::Lost;
        spans = foreign.parts.iter().map(lost).collect();
    }
    let own_id = foreign.id.strip_prefix("urn:uuid:").unwrap_or(&foreign.id);
    let words: Vec<&str> = spans.iter().map(|span| &*span.quote).collect();
    let created = foreign.created.unwrap_or(at);
    Some(Mark {
        id: MarkId::parse(own_id).unwrap_or_else(|| {
            let time = Timestamp(foreign.created.map_or(0, |created| created.0));
            MarkId::new(time, random_of(&[article.sha256(), &foreign.id, &words.join("\n"), &foreign.note]))
        }),
        kind: foreign.label.kind.unwrap_or(Kind::Note),
        spans,
        entity_type: foreign.label.entity_type.as_deref().and_then(TagId::new),
        tags: tags(foreign),
        note: note(foreign).into(),
        creator: foreign.creator.as_str().into(),
        created,
        origin: Origin::Imported,
        anchor,
        extra: Extra::new(),
    })
}

/// The note with the answers below it.
fn note(foreign: &ForeignMark) -> String {
    let all = [&foreign.note].into_iter().chain(&foreign.replies).filter(|text| !text.is_empty());
    all.map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

fn lost(part: &Selected) -> Span {
    Span {
        range: TextRange::from_bytes(0..0),
        quote: part.quote.as_str().into(),
        prefix: part.prefix.as_str().into(),
        suffix: part.suffix.as_str().into(),
    }
}

fn tags(foreign: &ForeignMark) -> Vec<TagId> {
    let mut tags: Vec<TagId> = Vec::new();
    for tag in foreign.tags.iter().filter_map(|tag| TagId::new(tag)) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The record of the entity that a mark mentions, and what makes it where it is not there yet.
fn mention(document: &Document, mark: &Mark, entity: &ForeignEntity) -> (RecordId, Option<Edit>) {
    let quote = mark.quote();
    let name = if entity.name.is_empty() { &quote } else { &entity.name };
    let same = |entry: &Entry| match &*entity.wikidata {
        "" => entry.text(Field::Name) == name && entry.text(Field::Note) == entity.note,
        item => entry.text(Field::WikidataId) == item,
    };
    let known = document.records().find(|(_, entry)| entry.kind() == RecordKind::Entity && !entry.is_removed() && same(entry));
    if let Some((id, _)) = known {
        return (id, None);
    }
    let id = RecordId::new(Timestamp(0), random_of(&["entity", &entity.wikidata, &entity.note, name]));
    let entity_type = mark.entity_type.as_ref().map(TagId::as_str).unwrap_or_default();
    let said = [
        (Field::Name, name.as_str()),
        (Field::EntityType, entity_type),
        (Field::WikidataId, &entity.wikidata),
        (Field::Note, &entity.note),
    ];
    let values = said.into_iter().filter_map(|(field, text)| Some((Name::Known(field), Value::text(text)?))).collect();
    (id, Some(Edit::PutRecord(Rc::new(NewRecord { id, kind: RecordKind::Entity, values }))))
}

/// Adds a mark with the tags that it brings, and what is said of it.
fn add(document: &Document, mark: Mark, foreign: ForeignMark, at: Timestamp, imported: &mut Imported) -> Document {
    let record = RecordId::from(mark.id);
    let own = document.record(record);
    let mut said = foreign.said;
    let mut made = None;
    match foreign.entity {
        Some(entity) if mark.kind == Kind::Entity => {
            let (entity, new) = mention(document, &mark, &entity);
            made = new;
            said.push((Field::Mentioned, Value::Id(entity)));
        }
        Some(entity) => {
            let told = if entity.wikidata.is_empty() { entity.note } else { format!("Wikidata {}", entity.wikidata) };
            imported.problems.push(problem(foreign.id, Reason::Body(told)));
        }
        None => {}
    }
    let news: Vec<Edit> = said
        .into_iter()
        .filter(|(field, value)| own.and_then(|own| own.value(*field)) != Some(value))
        .map(|(field, value)| Edit::SetField(record, field, Some(value)))
        .collect();
    let lost = mark.anchor == Anchor::Lost;
    let stamp = Stamp { at: mark.created, ..Stamp::default() };
    let (mark, stamp) = match document.mark(mark.id) {
        None => {
            imported.new += 1;
            (mark, stamp)
        }
        Some(own) if says_the_same(own, &mark) && news.is_empty() => {
            imported.same += 1;
            return document.clone();
        }
        Some(own) => {
            imported.changed += 1;
            let merged =
                Mark { created: own.created, creator: own.creator.clone(), extra: own.extra.clone(), origin: own.origin, ..mark };
            (merged, Stamp { at, ..Stamp::default() })
        }
    };
    imported.lost += usize::from(lost);
    if check_mark(document.article(), &mark).is_err() {
        return document.clone();
    }
    let missing =
        mark.tags.iter().map(|tag| (tag, TagRole::Tag)).chain(mark.entity_type.iter().map(|tag| (tag, TagRole::EntityType)));
    let missing = missing.filter(|(tag, _)| document.tag_record(tag).is_none()).map(|(tag, role)| definition(tag, role));
    let mut edits: Vec<Edit> = missing.map(Edit::PutTag).collect();
    edits.push(Edit::PutMark(Rc::new(mark)));
    edits.extend(made);
    edits.extend(news);
    // It was checked above.
    document.apply(&Edit::All(edits), stamp).map_or_else(|_| document.clone(), |(changed, _)| changed)
}

fn says_the_same(one: &Mark, other: &Mark) -> bool {
    let ranges = |mark: &Mark| mark.ranges();
    let said = |mark: &Mark| (mark.kind, mark.entity_type.clone(), mark.tags.clone(), mark.note.clone());
    said(one) == said(other) && (ranges(one) == ranges(other) || (one.anchor == Anchor::Lost && other.anchor == Anchor::Lost))
}

/// Behind the tags of one's own.
const LAST: u32 = 1000;

/// What a tag of a file means: that of the tags one starts with, or a new one.
fn definition(id: &TagId, role: TagRole) -> Rc<TagDefinition> {
    if let Some(known) = default_tag_set().get(id).filter(|known| known.role == role) {
        return known.clone();
    }
    if let Some(former) = TagDefinition::former(id).filter(|_| role == TagRole::Tag) {
        return Rc::new(former);
    }
    let kinds = if role == TagRole::EntityType { vec![Kind::Entity] } else { vec![] };
    Rc::new(TagDefinition {
        kinds,
        labels: [("en".to_owned(), id.to_string())].into_iter().collect(),
        ..TagDefinition::new(id.clone(), role, LAST)
    })
}

/// The ten bytes of an id that follow from some texts instead of chance.
#[must_use]
pub fn random_of(texts: &[&str]) -> [u8; 10] {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        digest.update(text.as_bytes());
    }
    let digest = digest.finalize();
    std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default())
}
