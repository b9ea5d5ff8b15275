//! The JSON Schema of the native file, made from the shapes that are written.

use schemars::generate::SchemaSettings;

use super::shapes::File;

const DESCRIPTION: &str = "Articles with the marks that were made in them. Offsets count Unicode code points of the article's text, \
    which is the texts of its blocks joined by two line feeds; a start is included, an end is not. Times are RFC 3339 in UTC. Fields \
    that are not named here are allowed, and kept in documents, details, tags and marks.";

/// The schema (JSON Schema 2020-12) as pretty-printed JSON, ending in a line feed. Fields it does not name are allowed.
#[must_use]
pub fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<File>();
    schema.insert("$id".to_owned(), "beleg-1.schema.json".into());
    schema.insert("title".to_owned(), "Beleg file, version 1".into());
    schema.insert("description".to_owned(), DESCRIPTION.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
