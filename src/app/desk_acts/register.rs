//! Acts of the register and of the signals that take words of the article.

use std::rc::Rc;

use crate::{
    anchor::describe::describe,
    app::{
        notice::NoticeBody,
        state::{AppState, Cursor},
        update::edit,
    },
    domain::{
        desk::{
            acts::ActError,
            entry::Value,
            field::{Field, Subject},
            gather,
            ties::{self, Way},
        },
        document::Document,
        edit::Edit,
        history::Act,
        id::{MarkId, RecordId},
        mark::{Anchor, Extra, Kind, Mark, Origin},
        occurrences::is_part,
        stamp::{Stamp, Timestamp},
        tags::TagId,
        text::TextRange,
    },
};

/// What is to be marked, and as a mention of what.
pub(super) struct Wanted<'a> {
    pub(super) subject: RecordId,
    pub(super) name: &'a str,
    pub(super) ranges: &'a [TextRange],
    pub(super) mentions: &'a [RecordId],
}

/// Marks all places as mentions of one entity.
///
/// # Errors
/// When there is no such entity or mention.
pub(super) fn mark_all(
    state: &AppState,
    document: &Document,
    wanted: &Wanted<'_>,
    (at, random): (Timestamp, [u8; 10]),
) -> Result<Edit, ActError> {
    let subject = wanted.subject;
    let tie = |id: RecordId, entity: RecordId| Edit::SetField(id, Field::Mentioned, Some(Value::Id(entity)));
    let mut edits = Vec::new();
    let (entity, entity_type) = match document.subject(subject) {
        Some(Subject::Entity) => {
            edits.extend(wanted.mentions.iter().map(|mention| tie(*mention, subject)));
            (subject, document.record(subject).and_then(|entry| TagId::new(entry.text(Field::EntityType))))
        }
        Some(Subject::Mention) => {
            let mut mentions = vec![subject];
            mentions.extend(wanted.mentions.iter().copied().filter(|mention| *mention != subject));
            let (entity, made) = gather::gather(document, RecordId::new(at, random), wanted.name, &[], &mentions)?;
            edits.push(made);
            (entity, document.mark(subject.as_mark()).and_then(|mark| mark.entity_type.clone()))
        }
        _ => return Err(ActError::NoSuchRecord(subject)),
    };
    let missing = entity_type.as_ref().filter(|id| document.tag_set().get(id).is_none());
    edits.extend(missing.and_then(|id| state.settings.tags.get(id)).map(|tag| Edit::PutTag(Rc::clone(tag))));
    for (range, number) in wanted.ranges.iter().zip(1..) {
        let id = MarkId::new(at, varied(random, number));
        let mark = Mark { entity_type: entity_type.clone(), ..made(state, document, (id, Kind::Entity), *range, at) };
        edits.push(Edit::PutMark(Rc::new(mark)));
        edits.push(tie(id.into(), entity));
        if is_part(document.article().text(), *range) {
            edits.push(Edit::SetField(id.into(), Field::MentionKind, Value::text("part")));
        }
    }
    Ok(Edit::All(edits))
}

fn made(state: &AppState, document: &Document, (id, kind): (MarkId, Kind), range: TextRange, at: Timestamp) -> Mark {
    Mark {
        id,
        kind,
        spans: describe(document.article(), &[range]),
        entity_type: None,
        tags: Vec::new(),
        note: "".into(),
        creator: state.settings.name.as_str().into(),
        created: at,
        origin: Origin::ByHand,
        anchor: Anchor::Exact,
        extra: Extra::new(),
    }
}

/// Marks the name of a speaker as a source, and ties a mark to it.
///
/// # Errors
/// When there is no such mark, or no name.
pub(super) fn tie_speaker(
    state: &AppState,
    document: &Document,
    (from, way): (RecordId, Way),
    name: TextRange,
    (at, random): (Timestamp, [u8; 10]),
) -> Result<Edit, ActError> {
    let id = MarkId::new(at, random);
    let mark = Edit::PutMark(Rc::new(made(state, document, (id, Kind::Source), name, at)));
    let (marked, _) = document.apply(&mark, Stamp::default()).map_err(|_| ActError::NoSuchRecord(from))?;
    let tied = ties::tie(&marked, RecordId::new(at, varied(random, 1)), from, way, id.into())?;
    Ok(Edit::All(vec![mark, tied]))
}

/// Random bytes for one of many ids that are made at once. The number 0 leaves them as they are.
fn varied(mut random: [u8; 10], number: u32) -> [u8; 10] {
    for (byte, changed) in random.iter_mut().rev().zip(number.to_le_bytes()) {
        *byte ^= changed;
    }
    random
}

/// Says the selected words in a field. Without a selection that is told, and nothing changes.
pub(super) fn take_selection(state: &AppState, document: &Document, record: RecordId, field: Field, at: Timestamp) -> AppState {
    let ranges = state.desk.selection.as_ref().map(|selection| Rc::clone(&selection.ranges)).unwrap_or_default();
    let Some(value) = Value::spans(describe(document.article(), &ranges)) else {
        return state.telling(NoticeBody::NothingSelected);
    };
    let next = edit(state, document.id(), &Edit::SetField(record, field, Some(value)), Act::WriteField(record, field), at);
    next.with_desk(|desk| desk.selection = None)
}

/// Puts the reading cursor around words, which scrolls there and shows them as selected.
pub(super) fn show_words(state: &AppState, range: TextRange) -> AppState {
    state.with_desk(|desk| {
        desk.cursor = Some(Cursor { anchor: range.start(), head: range.end() });
        desk.extending = false;
        desk.selection = None;
    })
}
