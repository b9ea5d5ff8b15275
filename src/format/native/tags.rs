//! Tags of a file, read and written. The settings use the same shape.

use std::rc::Rc;

use serde_json::value::RawValue;

use super::{
    fields::Fields,
    names::{HueName, KindName, RoleName},
    problem::ProblemReason,
    shapes::{self, Shown, Unknown},
};
use crate::{
    domain::{
        mark::Kind,
        stamp::Stamp,
        table::Table,
        tags::{Hue, TagDefinition, TagId, TagRole},
    },
    format::date_time::StampText,
};

pub(super) const TAG_FIELDS: &[&str] = &["id", "stamp", "role", "kinds", "labels", "colour", "key", "order", "archived"];

pub(in crate::format) fn tag_shape(tag: &TagDefinition, stamp: Option<Stamp>) -> shapes::Tag<'_> {
    shapes::Tag {
        id: tag.id.as_str(),
        stamp: stamp.map(|stamp| Shown(StampText(stamp))),
        role: tag.role.into(),
        kinds: tag.kinds.iter().map(|kind| KindName::from(*kind)).collect(),
        labels: &tag.labels,
        colour: tag.hue.into(),
        key: tag.key,
        order: tag.order,
        archived: tag.archived,
        extra: Unknown { fields: &tag.extra, known: TAG_FIELDS },
    }
}

/// A tag as a file has it. The stamp is left as text: only documents have one.
pub(in crate::format) struct ReadTag<'a> {
    pub(in crate::format) definition: Rc<TagDefinition>,
    pub(in crate::format) stamp: Option<&'a RawValue>,
    pub(in crate::format) faults: Vec<ProblemReason>,
}

/// Reads a tag.
///
/// # Errors
/// The reason why it cannot be taken: it is not an object or has no id.
pub(in crate::format) fn read_definition(value: &RawValue) -> Result<ReadTag<'_>, ProblemReason> {
    let mut fields = Fields::of(value).ok_or(ProblemReason::NotAnObject)?;
    let id = fields.text("id").ok_or(ProblemReason::MissingId)?;
    let id = TagId::new(&id).ok_or(ProblemReason::MissingId)?;
    let stamp = fields.raw("stamp");
    let definition = TagDefinition {
        id,
        role: fields.named::<RoleName>("role").map_or(TagRole::Tag, TagRole::from),
        kinds: read_kinds(&mut fields),
        labels: read_labels(&mut fields),
        hue: fields.named::<HueName>("colour").map_or(Hue::default(), Hue::from),
        key: fields.value("key"),
        order: fields.value("order").unwrap_or_default(),
        archived: fields.value("archived").unwrap_or_default(),
        extra: fields.unknown(),
    };
    Ok(ReadTag { definition: Rc::new(definition), stamp, faults: fields.faults })
}

fn read_kinds(fields: &mut Fields<'_>) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for value in fields.list("kinds") {
        match serde_json::from_str::<KindName>(value.get()) {
            Ok(kind) => kinds.push(kind.into()),
            Err(_) => {
                let value = super::fields::excerpt(value);
                fields.faults.push(ProblemReason::UnknownValue { field: "kinds".to_owned(), value });
            }
        }
    }
    kinds
}

fn read_labels(fields: &mut Fields<'_>) -> Table<String, String> {
    let Some(value) = fields.raw("labels") else { return Table::new() };
    let read = Fields::of(value).and_then(Fields::all_words);
    let Some((labels, mended)) = read else {
        fields.faults.push(ProblemReason::BadField("labels".to_owned()));
        return Table::new();
    };
    if mended {
        fields.faults.push(ProblemReason::BrokenCharacters("labels".to_owned()));
    }
    labels
}
