//! Random acts at the desk, which are several edits in one.

use beleg::domain::{
    desk::{acts, entry::Values, field::RecordKind},
    document::Document,
    edit::Edit,
    id::RecordId,
    mark::Kind,
};
use proptest::{prelude::*, sample::Index, sample::select};

use super::desk::own_id;

#[derive(Clone, Debug)]
pub(crate) enum ActSeed {
    Link(u8, &'static str, Index, Index),
    Unlink(Index),
    Merge(Index, Index, Index),
    Split(u8, Index, Index),
    AddToClaim(u8, RecordKind, Index),
    Remove(Index),
}

pub(crate) fn act_seed() -> BoxedStrategy<ActSeed> {
    const OF_CLAIM: [RecordKind; 5] =
        [RecordKind::Evidence, RecordKind::Appearance, RecordKind::PreviousCheck, RecordKind::Reply, RecordKind::Correction];
    let number = 12..24_u8;
    prop_oneof![
        3 => (number.clone(), select(&["said_by", "about", "same_as"][..]), any::<Index>(), any::<Index>())
            .prop_map(|(number, link_type, from, to)| ActSeed::Link(number, link_type, from, to)),
        1 => any::<Index>().prop_map(ActSeed::Unlink),
        2 => any::<[Index; 3]>().prop_map(|[into, one, other]| ActSeed::Merge(into, one, other)),
        1 => (number.clone(), any::<Index>(), any::<Index>()).prop_map(|(number, entity, mention)| ActSeed::Split(number, entity, mention)),
        2 => (number, select(&OF_CLAIM[..]), any::<Index>()).prop_map(|(number, kind, claim)| ActSeed::AddToClaim(number, kind, claim)),
        1 => any::<Index>().prop_map(ActSeed::Remove),
    ]
    .boxed()
}

fn pick(ids: &[RecordId], index: &Index) -> Option<RecordId> {
    (!ids.is_empty()).then(|| *index.get(ids))
}

impl ActSeed {
    /// The act as one edit of a document; `None` if it makes no sense there.
    pub(crate) fn grow(&self, document: &Document) -> Option<Edit> {
        let of_kind = |kind: RecordKind| document.records().filter(move |(_, entry)| entry.kind() == kind).map(|(id, _)| id);
        let marks = |kind: Option<Kind>| {
            document.marks().filter(move |mark| kind.is_none_or(|kind| mark.kind == kind)).map(|mark| RecordId::from(mark.id))
        };
        let everything: Vec<RecordId> = marks(None).chain(document.records().map(|(id, _)| id)).collect();
        let entities: Vec<RecordId> = of_kind(RecordKind::Entity).collect();
        match self {
            Self::Link(number, link_type, from, to) => {
                let ends = (pick(&everything, from)?, pick(&everything, to)?);
                acts::link(document, own_id(*number), link_type, ends, "inferred").ok()
            }
            Self::Unlink(index) => {
                use beleg::domain::desk::{field::Field, query::Relations};
                let relations = Relations::of(document);
                let link = (!relations.links().is_empty()).then(|| index.get(relations.links()))?;
                assert_eq!(document.record(link.id)?.text(Field::LinkType), &*link.link_type);
                acts::unlink(document, &link.link_type, link.from, link.to)
            }
            Self::Merge(into, one, other) => {
                let (into, one, other) = (pick(&entities, into)?, pick(&entities, one)?, pick(&entities, other)?);
                let others = if one == other { vec![one] } else { vec![one, other] };
                acts::merge_entities(document, into, &others).ok()
            }
            Self::Split(number, entity, mention) => {
                let entity = pick(&entities, entity)?;
                let mentions: Vec<RecordId> = marks(Some(Kind::Entity)).collect();
                acts::split_entity(document, entity, own_id(*number), "other", &[pick(&mentions, mention)?]).ok()
            }
            Self::AddToClaim(number, kind, claim) => {
                let claims: Vec<RecordId> = marks(Some(Kind::Claim)).collect();
                acts::add_to_claim(document, pick(&claims, claim)?, *kind, own_id(*number), Values::new()).ok()
            }
            Self::Remove(index) => acts::remove(document, pick(&everything, index)?).ok(),
        }
    }
}
