//! Tags of a file, read and written. The settings use the same shape.

use std::rc::Rc;

use super::{fields::Fields, json::Json, layout::Lines, names::Named, problem::ProblemReason};
use crate::{
    domain::{
        mark::Kind,
        stamp::Stamp,
        table::Table,
        tags::{Pattern, TagDefinition, TagId, TagRole},
    },
    format::date_time::StampText,
};

pub(super) const TAG_FIELDS: &[&str] = &[
    "id",
    "stamp",
    "role",
    "kinds",
    "labels",
    "colour",
    "pattern",
    "key",
    "order",
    "number",
    "verdict",
    "parent",
    "archived",
    "guidelines",
];

/// Writes a tag as an object. Only documents tell when it was written.
pub(in crate::format) fn write_tag(lines: &mut Lines, tag: &TagDefinition, stamp: Option<Stamp>) {
    lines.begin_object();
    lines.text_field("id", tag.id.as_str());
    if let Some(stamp) = stamp {
        lines.shown_field("stamp", &StampText(stamp));
    }
    lines.text_field("role", tag.role.name());
    lines.filled_list_field("kinds", &tag.kinds, |lines, kind| lines.words(kind.name()));
    write_labels(lines, "labels", &tag.labels);
    lines.text_field("colour", tag.hue.name());
    if tag.pattern != Pattern::default() {
        lines.text_field("pattern", tag.pattern.name());
    }
    if let Some(key) = tag.key {
        lines.shown_field("key", &key);
    }
    lines.plain_field("order", &tag.order);
    if let Some(number) = tag.number {
        lines.plain_field("number", &number);
    }
    if let Some(verdict) = tag.verdict {
        lines.text_field("verdict", verdict.name());
    }
    if let Some(parent) = &tag.parent {
        lines.text_field("parent", parent.as_str());
    }
    if tag.archived {
        lines.plain_field("archived", &true);
    }
    write_labels(lines, "guidelines", &tag.guidelines);
    lines.unknown_fields(&tag.extra, TAG_FIELDS);
    lines.end_object();
}

/// Texts by language, left out when there are none.
fn write_labels(lines: &mut Lines, name: &str, labels: &Table<String, String>) {
    if labels.is_empty() {
        return;
    }
    lines.name(name);
    lines.begin_object();
    for (language, label) in labels.iter() {
        lines.text_field(language, label);
    }
    lines.end_object();
}

/// A tag as a file has it. The stamp is left as text: only documents have one.
pub(in crate::format) struct ReadTag<'a> {
    pub(in crate::format) definition: Rc<TagDefinition>,
    pub(in crate::format) stamp: Option<Json<'a>>,
    pub(in crate::format) faults: Vec<ProblemReason>,
}

/// Reads a tag.
///
/// # Errors
/// The reason why it cannot be taken: it is not an object or has no id.
pub(in crate::format) fn read_definition(value: Json<'_>) -> Result<ReadTag<'_>, ProblemReason> {
    let mut fields = Fields::of(value).ok_or(ProblemReason::NotAnObject)?;
    let id = fields.text("id").ok_or(ProblemReason::MissingId)?;
    let id = TagId::new(&id).ok_or(ProblemReason::MissingId)?;
    let stamp = fields.raw("stamp");
    let definition = TagDefinition {
        id,
        role: fields.named("role").unwrap_or(TagRole::Tag),
        kinds: read_kinds(&mut fields),
        labels: read_labels(&mut fields, "labels"),
        hue: fields.named("colour").unwrap_or_default(),
        key: fields.value("key", one_character),
        order: fields.value("order", Json::plain).unwrap_or_default(),
        archived: fields.value("archived", Json::plain).unwrap_or_default(),
        pattern: fields.named("pattern").unwrap_or_default(),
        number: fields.value("number", Json::plain),
        verdict: fields.named("verdict"),
        parent: fields.text("parent").and_then(|id| TagId::new(&id)),
        guidelines: read_labels(&mut fields, "guidelines"),
        extra: fields.unknown(),
    };
    Ok(ReadTag { definition: Rc::new(definition), stamp, faults: fields.faults })
}

fn read_kinds(fields: &mut Fields<'_>) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for value in fields.list("kinds") {
        match value.named() {
            Some(kind) => kinds.push(kind),
            None => fields.unknown_value("kinds", value),
        }
    }
    kinds
}

fn read_labels(fields: &mut Fields<'_>, name: &str) -> Table<String, String> {
    let mut mended = false;
    let labels = fields.value(name, |value| {
        let mut labels = Table::new();
        for (language, label) in value.members()? {
            let label = label.words()?;
            mended |= label.mended;
            labels.insert(language.into_owned(), label.text.into_owned());
        }
        Some(labels)
    });
    if mended && labels.is_some() {
        fields.faults.push(ProblemReason::BrokenCharacters(name.to_owned()));
    }
    labels.unwrap_or_default()
}

/// A text of one character.
fn one_character(value: Json<'_>) -> Option<char> {
    let words = value.words().filter(|words| !words.mended)?;
    let mut characters = words.text.chars();
    characters.next().filter(|_| characters.next().is_none())
}
