//! The JSON Schema of the native file, made from the shapes that are written.

use schemars::generate::SchemaSettings;

use serde_json::{Value, json};

use super::{names::Named as _, shapes::File};
use crate::domain::desk::field::{DESCRIPTIONS, RULES, Rule, Shape};

const DESCRIPTION: &str = "Articles with the marks that were made in them. Offsets count Unicode code points of the article's text, \
    which is the texts of its blocks joined by two line feeds; a start is included, an end is not. Times are RFC 3339 in UTC. Fields \
    that are not named here are allowed, and kept in documents, details, tags, marks and records.";

/// The schema (JSON Schema 2020-12) as pretty-printed JSON, ending in a line feed. Fields it does not name are allowed.
#[must_use]
pub fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<File>();
    schema.insert("$id".to_owned(), "beleg-1.schema.json".into());
    schema.insert("title".to_owned(), "Beleg file, version 1".into());
    schema.insert("description".to_owned(), DESCRIPTION.into());
    if let Some(properties) = schema.pointer_mut("/$defs/Record/properties").and_then(Value::as_object_mut) {
        for (rule, description) in RULES.iter().zip(DESCRIPTIONS) {
            properties.entry(rule.name).or_insert_with(|| field(rule, description));
        }
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema of one field of a record, from the table of fields. Lists are open, so their words are examples.
fn field(rule: &Rule, description: &str) -> Value {
    let kinds: Vec<&str> = rule.subjects.iter().map(|subject| subject.record().name()).collect();
    let mut of: Vec<&str> = Vec::new();
    kinds.into_iter().for_each(|kind| {
        if !of.contains(&kind) {
            of.push(kind)
        }
    });
    let description = format!("{} Of: {}.", description.trim(), of.join(", "));
    let words = |list: crate::domain::desk::words::List| list.entries().iter().map(|(id, _, _)| *id).collect::<Vec<_>>();
    let text = json!({"type": "string", "minLength": 1});
    let mut schema = match rule.shape {
        Shape::Text | Shape::Date | Shape::Url => text,
        Shape::Wikidata => json!({"type": "string", "pattern": "^Q[1-9][0-9]*$"}),
        Shape::Word(list) => json!({"type": "string", "minLength": 1, "examples": words(list)}),
        Shape::Words(list) => {
            json!({"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1, "examples": words(list)}})
        }
        Shape::Texts => json!({"type": "array", "minItems": 1, "items": text}),
        Shape::Id => json!({"type": "string", "format": "uuid"}),
        Shape::Spans => json!({"$ref": "#/$defs/Words"}),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), description.into());
    }
    schema
}
