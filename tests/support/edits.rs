//! Random edits, chosen before the document is known that they change.

use std::rc::Rc;

use beleg::domain::{
    article::{Article, BlockNumber},
    desk::field::{Field, fields_of},
    details::{Detail, Details, Told},
    document::Document,
    edit::Edit,
    former::NewText,
    id::RecordId,
    mark::{Anchor, Mark},
    tags::TagDefinition,
    text::TextRange,
};
use proptest::{prelude::*, sample::Index};

use super::{
    acts::{ActSeed, act_seed},
    article,
    desk::{EntrySeed, ValueSeed, entry_seed, value_seed},
    documents::{MarkSeed, detail, details, mark_id, mark_seed, tag},
    naughty_text,
};

#[derive(Clone, Debug)]
pub(crate) enum EditSeed {
    PutMark(Box<MarkSeed>),
    /// A mark whose spans were moved by so many bytes after they were made: most such marks stand on other words than they say.
    PutStrayMark(Box<MarkSeed>, usize),
    WriteNote(Index, String),
    RemoveMark(Index),
    PutTag(Box<TagDefinition>),
    RemoveTag(Index),
    SetDetails(Box<Details>),
    SetDetail(Detail, Told),
    /// The block is counted from 0 and may not be there.
    SetBoilerplate(BlockNumber, Option<bool>),
    /// Another text. Each mark goes where the seed says, or is lost on it.
    SetText(Box<Article>, Vec<MarkSeed>),
    SetTrashed(bool),
    /// A record or mark, and a field of it; `false` empties the field.
    SetField(Index, Box<ValueSeed>, bool),
    PutRecord(Box<EntrySeed>),
    RemoveRecord(Index),
    Act(ActSeed),
    All(Vec<EditSeed>),
}

pub(crate) fn edit_seed() -> impl Strategy<Value = EditSeed> {
    let single = prop_oneof![
        4 => mark_seed().prop_map(|seed| EditSeed::PutMark(Box::new(seed))),
        1 => (mark_seed(), 1..6_usize).prop_map(|(seed, distance)| EditSeed::PutStrayMark(Box::new(seed), distance)),
        3 => (any::<Index>(), naughty_text()).prop_map(|(index, note)| EditSeed::WriteNote(index, note)),
        3 => any::<Index>().prop_map(EditSeed::RemoveMark),
        2 => tag().prop_map(|tag| EditSeed::PutTag(Box::new(tag))),
        1 => any::<Index>().prop_map(EditSeed::RemoveTag),
        1 => details().prop_map(|details| EditSeed::SetDetails(Box::new(details))),
        1 => detail().prop_map(|(detail, told)| EditSeed::SetDetail(detail, told)),
        1 => (0..6_u32, any::<Option<bool>>()).prop_map(|(block, decision)| EditSeed::SetBoilerplate(block, decision)),
        1 => (article(), prop::collection::vec(mark_seed(), 0..8)).prop_map(|(text, seeds)| EditSeed::SetText(Box::new(text), seeds)),
        1 => any::<bool>().prop_map(EditSeed::SetTrashed),
        5 => (any::<Index>(), value_seed(), prop::bool::weighted(0.8))
            .prop_map(|(record, seed, says)| EditSeed::SetField(record, Box::new(seed), says)),
        4 => entry_seed().prop_map(|seed| EditSeed::PutRecord(Box::new(seed))),
        1 => any::<Index>().prop_map(EditSeed::RemoveRecord),
        3 => act_seed().prop_map(EditSeed::Act),
    ];
    single.prop_recursive(2, 8, 4, |edit| prop::collection::vec(edit, 0..4).prop_map(EditSeed::All))
}

/// The mark a choice means, if there is any.
pub(crate) fn chosen_mark<'a>(document: &'a Document, index: &Index) -> Option<&'a Rc<Mark>> {
    let marks: Vec<&Rc<Mark>> = document.marks().collect();
    (!marks.is_empty()).then(|| *index.get(&marks))
}

impl EditSeed {
    /// The edit of a document. Parts of a compound edit are made for the document as the parts before leave it. `None` if there
    /// is nothing to edit.
    pub(crate) fn grow(&self, document: &Document) -> Option<Edit> {
        Some(match self {
            Self::PutMark(seed) => Edit::PutMark(Rc::new(seed.grow(document.article()))),
            Self::PutStrayMark(seed, distance) => {
                let mut mark = seed.grow(document.article());
                for span in &mut mark.spans {
                    let bytes = span.range.as_bytes();
                    span.range = TextRange::from_bytes(bytes.start + distance..bytes.end + distance);
                }
                Edit::PutMark(Rc::new(mark))
            }
            Self::WriteNote(index, note) => {
                let mark = chosen_mark(document, index)?;
                Edit::PutMark(Rc::new(Mark { note: note.as_str().into(), ..(**mark).clone() }))
            }
            Self::RemoveMark(index) => Edit::RemoveMark(chosen_mark(document, index)?.id),
            Self::PutTag(tag) => Edit::PutTag(Rc::new((**tag).clone())),
            Self::RemoveTag(index) => {
                let tags = document.tag_set().tags;
                Edit::RemoveTag((!tags.is_empty()).then(|| index.get(&tags))?.id.clone())
            }
            Self::SetField(index, seed, says) => {
                let said = document.marks().map(|mark| mark.id.into()).chain(document.records().map(|(id, _)| id));
                let ids: Vec<RecordId> = said.collect();
                let id = *(!ids.is_empty()).then(|| index.get(&ids))?;
                let fields: Vec<Field> = fields_of(document.subject(id)?).collect();
                let (field, value) = seed.grow(document.article(), &fields)?;
                Edit::SetField(id, field, says.then_some(value))
            }
            Self::PutRecord(seed) => Edit::PutRecord(seed.new_record(document.article())),
            Self::RemoveRecord(index) => {
                let ids: Vec<RecordId> = document.records().map(|(id, _)| id).collect();
                Edit::RemoveRecord(*(!ids.is_empty()).then(|| index.get(&ids))?)
            }
            Self::Act(seed) => seed.grow(document)?,
            Self::SetDetail(detail, told) => Edit::SetDetail(*detail, told.clone()),
            Self::SetBoilerplate(block, decision) => Edit::SetBoilerplate(*block, *decision),
            Self::SetText(article, seeds) => {
                let marks = document.marks().map(|mark| {
                    let seed = seeds.iter().find(|seed| mark_id(seed.number) == mark.id);
                    let stands = seed.map(|seed| seed.grow(article));
                    let (spans, anchor) = stands.map_or((mark.spans.clone(), Anchor::Lost), |mark| (mark.spans, mark.anchor));
                    Rc::new(Mark { spans, anchor, ..(**mark).clone() })
                });
                Edit::SetText(Rc::new(NewText {
                    article: Rc::new((**article).clone()),
                    details: document.details().clone(),
                    decisions: vec![(0, true)],
                    marks: marks.collect(),
                    fields: Vec::new(),
                }))
            }
            Self::SetTrashed(trashed) => Edit::SetTrashed(*trashed),
            Self::SetDetails(details) => Edit::SetDetails(Rc::new((**details).clone())),
            Self::All(seeds) => {
                let mut now = document.clone();
                let mut edits = Vec::new();
                for seed in seeds {
                    let Some(edit) = seed.grow(&now) else { continue };
                    // What cannot be done is left in now and then, to see that then nothing is done.
                    match now.apply(&edit, now.last_stamp()) {
                        Ok((next, _)) => now = next,
                        Err(_) if edits.len() % 2 == 0 => continue,
                        Err(_) => {}
                    }
                    edits.push(edit);
                }
                Edit::All(edits)
            }
        })
    }
}
