//! Acts at the desk: each is one step to undo. What makes no sense is refused with a reason.

mod register;

use std::rc::Rc;

use crate::{
    app::{notice::NoticeBody, state::AppState, update::edit},
    domain::{
        desk::{
            acts, content,
            entry::{Value, Values},
            field::{Field, RecordKind},
            gather,
            ties::{self, Way},
        },
        edit::Edit,
        history::Act,
        id::{DocumentId, RecordId},
        stamp::Timestamp,
        text::TextRange,
    },
};

#[derive(Clone, Debug)]
pub enum DeskAct {
    /// Adds evidence, an appearance, an earlier check, a reply or a correction to a claim.
    AddToClaim {
        claim: RecordId,
        kind: RecordKind,
        values: Values,
    },
    /// Adds an entity or a signal.
    Add {
        kind: RecordKind,
        values: Values,
    },
    Link {
        link_type: &'static str,
        from: RecordId,
        to: RecordId,
    },
    Unlink {
        link_type: Rc<str>,
        from: RecordId,
        to: RecordId,
    },
    MergeEntities {
        into: RecordId,
        others: Vec<RecordId>,
    },
    SplitEntity {
        from: RecordId,
        name: String,
        mentions: Vec<RecordId>,
    },
    /// Rates a claim on a scale; an empty rating leaves the scale as it is.
    Rate {
        claim: RecordId,
        scale: Rc<str>,
        rating: Rc<str>,
    },
    /// Ties a mark to another or to an entity.
    Tie {
        from: RecordId,
        way: Way,
        to: RecordId,
    },
    Untie {
        from: RecordId,
        way: Way,
        to: RecordId,
    },
    /// Ties a mark to an entity that is made for it.
    TieNew {
        from: RecordId,
        way: Way,
        name: String,
    },
    /// Ties a mark to a source that is marked for it, on the name of who speaks.
    TieSpeaker {
        from: RecordId,
        way: Way,
        name: TextRange,
    },
    /// Makes one entity of several, and of mentions; without any entity, a new one.
    Gather {
        name: String,
        entities: Vec<RecordId>,
        mentions: Vec<RecordId>,
    },
    /// Marks places as mentions of one entity, and ties mentions that are there to it. `subject` is the entity, or a mention of none,
    /// for which one is made under this name.
    MarkAll {
        subject: RecordId,
        name: String,
        ranges: Vec<TextRange>,
        mentions: Vec<RecordId>,
    },
    /// Says the selected words in a field, or nothing.
    TakeSelection(RecordId, Field),
    /// Shows words of the article that are not marked.
    ShowWords(TextRange),
    /// Deletes a record with what hangs on it.
    Remove(RecordId),
    /// The keyboard has left the card of a claim: what was added there and has nothing written in it goes.
    Leave {
        document: DocumentId,
        claim: RecordId,
    },
}

/// `None` when no article is open.
#[must_use]
#[inline(never)]
pub fn update(state: &AppState, act: DeskAct, at: Timestamp, random: [u8; 10]) -> Option<AppState> {
    if let DeskAct::Leave { document, claim } = act {
        // The article may have been left with the card.
        let edits = content::leave(state.library.documents.get(&document)?, claim)?;
        return Some(edit(state, document, &edits, Act::RemoveRecord, at).telling(NoticeBody::EmptyLeft));
    }
    let document = state.open_document()?;
    let id = RecordId::new(at, random);
    let (made, told) = match act {
        DeskAct::AddToClaim { claim, kind, values } => (acts::add_to_claim(document, claim, kind, id, values), Act::AddRecord),
        DeskAct::Add { kind, values } => (Ok(acts::add(id, kind, values)), Act::AddRecord),
        DeskAct::Link { link_type, from, to } => (acts::link(document, id, link_type, (from, to), ""), Act::Link),
        DeskAct::Unlink { link_type, from, to } => (Ok(acts::unlink(document, &link_type, from, to)?), Act::Unlink),
        DeskAct::MergeEntities { into, others } => (acts::merge_entities(document, into, &others), Act::MergeEntities),
        DeskAct::SplitEntity { from, name, mentions } => {
            (acts::split_entity(document, from, id, &name, &mentions), Act::SplitEntity)
        }
        DeskAct::Rate { claim, scale, rating } => {
            let rate = Edit::SetField(claim, Field::Rating, Value::text(&rating));
            let with_scale = Edit::All(vec![Edit::SetField(claim, Field::Scale, Value::text(&scale)), rate.clone()]);
            (Ok(if rating.is_empty() { rate } else { with_scale }), Act::WriteField(claim, Field::Rating))
        }
        DeskAct::Tie { from, way, to } => (ties::tie(document, id, from, way, to), Act::Link),
        DeskAct::Untie { from, way, to } => (Ok(ties::untie(document, from, way, to)?), Act::Unlink),
        DeskAct::TieNew { from, way, name } => {
            let mut other = random;
            other[9] ^= 1;
            (ties::tie_new(document, (id, RecordId::new(at, other)), from, way, &name), Act::Link)
        }
        DeskAct::TieSpeaker { from, way, name } => {
            (register::tie_speaker(state, document, (from, way), name, (at, random)), Act::Link)
        }
        DeskAct::Gather { name, entities, mentions } => {
            (gather::gather(document, id, &name, &entities, &mentions).map(|(_, edit)| edit), Act::Gather)
        }
        DeskAct::MarkAll { subject, name, ranges, mentions } => {
            let wanted = register::Wanted { subject, name: &name, ranges: &ranges, mentions: &mentions };
            (register::mark_all(state, document, &wanted, (at, random)), Act::MarkAll)
        }
        DeskAct::TakeSelection(record, field) => return Some(register::take_selection(state, document, record, field, at)),
        DeskAct::ShowWords(range) => return Some(register::show_words(state, range)),
        DeskAct::Remove(record) => (acts::remove(document, record), Act::RemoveRecord),
        DeskAct::Leave { .. } => return None,
    };
    Some(match made {
        Ok(made) => edit(state, document.id(), &made, told, at),
        Err(why) => state.telling(NoticeBody::ActRefused(why)),
    })
}
