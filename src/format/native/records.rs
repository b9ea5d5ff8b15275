//! Records of the desk, read and written: an object each, with its fields by name.
//!
//! `stamp` is when the record was made or deleted, and when all its fields were written but those that `stamps` names: an object of
//! stamps and the names of what was written then. A name that stands there without a field was emptied then.

use std::rc::Rc;

use super::{
    fields::{Fields, excerpt},
    json::Json,
    layout::Lines,
    marks::Texts,
    marks::{read_words, write_words},
    names::Named,
    problem::{ProblemReason, RecordName, Report},
    read::read_stamp,
};
use crate::{
    domain::{
        desk::{
            entry::{Entry, Name, Spans, Value},
            field::{Field, RULES, RecordKind, Shape, is_wikidata_id},
        },
        document::Document,
        id::RecordId,
        stamp::{Stamp, Stamped, Timestamp},
        table::Table,
    },
    format::date_time::{StampText, parse_stamp},
};

/// Names that stand for something else than a field.
const OWN: [&str; 5] = ["id", "record", "stamp", "removed", "stamps"];

pub(super) fn write_record(lines: &mut Lines, document: &Document, id: RecordId, entry: &Entry) {
    let made = entry.removed().stamp;
    lines.begin_object();
    lines.shown_field("id", &id);
    lines.text_field("record", entry.kind().name());
    if made != Stamp::default() || entry.kind() != RecordKind::Mark {
        lines.shown_field("stamp", &StampText(made));
    }
    if entry.is_removed() {
        lines.plain_field("removed", &true);
    }
    // The fields of one act have one stamp.
    let mut stamps: Vec<(Stamp, Vec<&str>)> = Vec::new();
    for (name, field) in entry.fields() {
        let name = match name {
            Name::Known(field) => field.name(),
            // It would hide what has this name here.
            Name::Unknown(name) if OWN.contains(&&**name) || Field::named(entry.kind(), name).is_some() => continue,
            Name::Unknown(name) => name,
        };
        if let Some(value) = &field.value {
            write_value(lines, document, name, value);
        }
        if field.value.is_none() || field.stamp != made {
            match stamps.iter_mut().find(|(stamp, _)| *stamp == field.stamp) {
                Some((_, names)) => names.push(name),
                None => stamps.push((field.stamp, vec![name])),
            }
        }
    }
    if !stamps.is_empty() {
        lines.name("stamps");
        lines.begin_object();
        for (stamp, names) in &stamps {
            lines.list_field(&StampText(*stamp).to_string(), names, |lines, name| lines.words(name));
        }
        lines.end_object();
    }
    lines.end_object();
}

fn write_value(lines: &mut Lines, document: &Document, name: &str, value: &Value) {
    match value {
        Value::Text(text) => lines.text_field(name, text),
        Value::Texts(texts) => lines.list_field(name, texts, |lines, text| lines.words(text)),
        Value::Id(id) => lines.shown_field(name, id),
        Value::Spans(spans) => {
            lines.name(name);
            lines.begin_object();
            write_words(lines, document, &spans.spans, spans.anchor);
            lines.end_object();
        }
        Value::Unknown(json) => match Json::parse(json) {
            Ok(json) => {
                lines.name(name);
                lines.piece(json.get());
            }
            Err(_) => lines.text_field(name, json),
        },
    }
}

/// Reads a record, number `number` of its document, which was opened at `opened`. `None` if it cannot be taken; why is in the report.
pub(super) fn read_record(
    texts: &Texts<'_>,
    value: Json<'_>,
    number: usize,
    opened: Timestamp,
    report: &mut Report,
) -> Option<(RecordId, Entry)> {
    let name = RecordName::Record { id: format!("#{number}"), kind: None };
    let Some(mut fields) = Fields::of(value) else {
        report.add(&name, ProblemReason::NotAnObject);
        return None;
    };
    let (id, kind) = match identity(&mut fields) {
        Ok(identity) => identity,
        Err((reason, id)) => {
            report.add(&id.map_or(name, |id| RecordName::Record { id: id.to_string(), kind: None }), reason);
            return None;
        }
    };
    // What is said of a mark is not made and not deleted: without a stamp it was never void.
    let is_mark = kind == RecordKind::Mark;
    let stamp = if is_mark && !fields.contains("stamp") { Stamp::default() } else { read_stamp(&mut fields, opened) };
    let removed = Stamped { stamp, value: fields.value("removed", Json::plain).unwrap_or_default() };
    let stamps = read_stamps(&mut fields, kind);
    let mut said = Table::new();
    for rule in RULES.iter().filter(|rule| Field::named(kind, rule.name) == Some(rule.field)) {
        let before = fields.faults.len();
        let value = read_value(texts, &mut fields, rule.name, rule.shape);
        let key = Name::Known(rule.field);
        // What cannot be read was not emptied.
        if value.is_some() || (fields.faults.len() == before && stamps.contains_key(&key)) {
            let stamp = stamps.get(&key).copied().unwrap_or(stamp);
            said.insert(key, Stamped { stamp, value });
        }
    }
    for (name, json) in fields.unknown() {
        let key = Name::Unknown(name.into());
        let stamp = stamps.get(&key).copied().unwrap_or(stamp);
        said.insert(key, Stamped { stamp, value: Some(Value::Unknown(json.into())) });
    }
    for (key, stamp) in stamps.iter().filter(|(key, _)| matches!(key, Name::Unknown(_))) {
        if !said.contains_key(key) {
            said.insert(key.clone(), Stamped { stamp: *stamp, value: None });
        }
    }
    report.add_all(&RecordName::Record { id: id.to_string(), kind: Some(kind) }, fields.faults);
    Some((id, Entry::new(kind, removed, said)))
}

fn identity(fields: &mut Fields<'_>) -> Result<(RecordId, RecordKind), (ProblemReason, Option<RecordId>)> {
    let id = fields.raw("id").ok_or((ProblemReason::MissingId, None))?;
    let id = RecordId::parse(&excerpt(id)).ok_or_else(|| (ProblemReason::BadId(excerpt(id)), None))?;
    let kind = fields.raw("record").ok_or((ProblemReason::MissingKind, Some(id)))?;
    let known = kind.named().ok_or_else(|| (ProblemReason::UnknownKind(excerpt(kind)), Some(id)))?;
    Ok((id, known))
}

fn read_stamps(fields: &mut Fields<'_>, kind: RecordKind) -> Table<Name, Stamp> {
    let mut stamps = Table::new();
    for (text, names) in fields.value("stamps", Json::members).unwrap_or_default() {
        let (Some(stamp), Some(names)) = (parse_stamp(&text), names.items()) else {
            fields.faults.push(ProblemReason::BadStamp(text.into_owned()));
            continue;
        };
        for name in names {
            match name.words().filter(|name| !OWN.contains(&&*name.text)) {
                Some(name) => {
                    let key = Field::named(kind, &name.text).map_or_else(|| Name::Unknown(name.text.into()), Name::Known);
                    stamps.insert(key, stamp);
                }
                None => fields.unknown_value("stamps", name),
            }
        }
    }
    stamps
}

fn read_value(texts: &Texts<'_>, fields: &mut Fields<'_>, name: &str, shape: Shape) -> Option<Value> {
    match shape {
        Shape::Text | Shape::Date | Shape::Url | Shape::Word(_) => Value::text(&fields.text(name)?),
        Shape::Words(_) | Shape::Texts => {
            let texts = fields.texts(name);
            Value::texts(texts.iter().map(|text| &**text))
        }
        Shape::Wikidata => {
            let value = fields.raw(name)?;
            let id = value.words().filter(|id| is_wikidata_id(&id.text));
            if id.is_none() {
                fields.unknown_value(name, value);
            }
            Value::text(&id?.text)
        }
        Shape::Id => {
            let text = excerpt(fields.raw(name)?);
            let id = RecordId::parse(&text);
            if id.is_none() {
                fields.faults.push(ProblemReason::BadId(text));
            }
            Some(Value::Id(id?))
        }
        Shape::Spans => {
            let mut words = fields.value(name, Fields::of)?;
            let (spans, anchor) = read_words(texts, &mut words);
            fields.faults.extend(words.faults_with_unknown());
            if spans.is_empty() {
                fields.faults.push(ProblemReason::BadField(name.to_owned()));
            }
            (!spans.is_empty()).then_some(Value::Spans(Spans { spans, anchor }))
        }
    }
}

/// Of two records with one id both are taken, field by field, as merging does.
pub(super) fn put_merged(records: &mut Table<RecordId, Rc<Entry>>, id: RecordId, entry: Entry, report: &mut Report) {
    let entry = match records.get(&id) {
        Some(earlier) => {
            report.add(&RecordName::Record { id: id.to_string(), kind: Some(entry.kind()) }, ProblemReason::Duplicate);
            earlier.merged(&entry)
        }
        None => entry,
    };
    records.insert(id, Rc::new(entry));
}
