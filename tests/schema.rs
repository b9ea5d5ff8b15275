//! The published JSON Schema is the one the types make, and it is true of what is written. `UPDATE=1` writes it anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::BTreeSet;

use beleg::{
    domain::{
        article::Article,
        details::{Detail, Details, Told},
        document::Document,
        settings::Settings,
        stamp::{Stamp, Timestamp},
    },
    format::native::{schema, write_backup, write_one},
};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;

use support::{
    cases,
    documents::{document, document_id},
};

const PUBLISHED: &str = "static/schema/beleg-1.schema.json";

fn validator() -> Validator {
    jsonschema::draft202012::new(&serde_json::from_str(&schema()).unwrap()).expect("the schema is a schema")
}

fn golden() -> Value {
    serde_json::from_str(&std::fs::read_to_string("tests/data/native-1.beleg.json").unwrap()).unwrap()
}

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PUBLISHED, schema()).unwrap();
    }
    let published = std::fs::read_to_string(PUBLISHED).expect("UPDATE=1 cargo test --test schema writes it");
    assert!(published == schema(), "{PUBLISHED} is out of date: UPDATE=1 cargo test --test schema writes it");
}

#[test]
fn the_schema_is_true_of_itself_and_tells_the_unit_of_offsets() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["$id"], "beleg-1.schema.json");
    for end in ["start", "end"] {
        let told = schema["$defs"]["Span"]["properties"][end]["description"].as_str().unwrap();
        assert!(told.contains("code points"), "{told}");
    }
}

/// The details of an article of which one thing is said.
fn said(detail: Detail) -> Value {
    let mut details = Details::default();
    details.set(detail, Told::text("x"));
    let document = Document::new(document_id(), Article::new([]), details, Stamp::default());
    serde_json::from_str::<Value>(&write_one(&document)).unwrap()["documents"][0]["details"].clone()
}

/// Names in the file that the schema does not have would go unnoticed, because unknown fields are allowed.
#[test]
fn the_schema_names_every_field_that_is_written() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let names = |shape: &Value| -> BTreeSet<String> { shape["properties"].as_object().unwrap().keys().cloned().collect() };
    let shape = |name: &str| names(&schema["$defs"][name]);
    let written = |value: &Value| -> BTreeSet<String> {
        value.as_object().unwrap().keys().filter(|name| !name.starts_with("x_")).cloned().collect()
    };
    let file = golden();
    // A backup has the settings besides.
    let backup: Value = serde_json::from_str(&write_backup(&[], Timestamp(0), &Settings::default())).unwrap();
    let document = &file["documents"][0];
    // What is said of an article cannot be said to be unknown too.
    let translated = said(Detail::TranslatedFrom);
    let mut seen: Vec<(&str, BTreeSet<String>, BTreeSet<String>)> = vec![
        ("file", written(&file).into_iter().chain(written(&backup)).collect(), names(&schema)),
        ("Document", written(document), shape("Document")),
        ("Article", written(&document["article"]), shape("Article")),
        ("Details", written(&document["details"]).into_iter().chain(written(&translated)).collect(), shape("Details")),
    ];
    let lists = [("tags", "Tag"), ("marks", "Mark"), ("removed", "Removed")].map(|(list, name)| (&document[list], name));
    let spans = document["marks"].as_array().unwrap().iter().map(|mark| (&mark["spans"], "Span"));
    let lists = lists.into_iter().chain([
        (&document["article"]["blocks"], "Block"),
        (&document["decisions"], "Decision"),
        (&document["records"], "Record"),
    ]);
    let links =
        document["article"]["blocks"].as_array().unwrap().iter().filter_map(|block| Some((block.get("links")?, "TextLink")));
    for (list, name) in lists.chain(links).chain(spans) {
        let fields = list.as_array().unwrap().iter().flat_map(written).collect();
        match seen.iter_mut().find(|(other, _, _)| *other == name) {
            Some((_, fields_before, _)) => fields_before.extend::<BTreeSet<String>>(fields),
            None => seen.push((name, fields, shape(name))),
        }
    }
    for (name, fields, shape) in seen {
        assert_eq!(fields, shape, "{name}: the golden file has every field, and no other");
    }
}

#[test]
fn the_golden_file_is_valid_and_broken_ones_are_not() {
    let validator = validator();
    assert!(validator.is_valid(&golden()));
    let breaks: [(&str, Value); 28] = [
        ("/format", "other".into()),
        ("/version", 2.into()),
        ("/documents", 7.into()),
        ("/documents/0/id", 7.into()),
        ("/documents/0/article/sha256", "ABC".into()),
        ("/documents/0/article/blocks/0/kind", "sentence".into()),
        ("/documents/0/article/blocks/0/level", 7.into()),
        ("/documents/0/article/blocks/0/text", "".into()),
        ("/documents/0/details/title", 7.into()),
        ("/documents/0/details/authors", "Zoë".into()),
        ("/documents/0/details/unknown/0", "weather".into()),
        ("/documents/0/details/intake/line_ends", "many".into()),
        ("/documents/0/article/blocks/5/links/0/url", Value::Null),
        ("/documents/0/article/blocks/7/boilerplate", "yes".into()),
        ("/documents/0/decisions/0/block", (-1).into()),
        ("/documents/0/tags/0/colour", "pink".into()),
        ("/documents/0/marks/0/kind", "opinion".into()),
        ("/documents/0/marks/0/spans", Value::Array(Vec::new())),
        ("/documents/0/marks/0/spans/0/start", (-1).into()),
        ("/documents/0/marks/0/spans/0/quote", Value::Null),
        ("/documents/0/marks/0/created", 7.into()),
        ("/documents/0/removed/0/record", "block".into()),
        ("/documents/0/records/0/record", "weather".into()),
        ("/documents/0/records/0/claim_types", "event".into()),
        ("/documents/0/records/0/status", "".into()),
        ("/documents/0/records/0/cue_spans/spans/0/quote", Value::Null),
        ("/documents/0/records/0/stamps", Value::Array(Vec::new())),
        ("/documents/0/tags/3/verdict", "wrong".into()),
    ];
    for (place, value) in breaks {
        let mut file = golden();
        *file.pointer_mut(place).unwrap_or_else(|| panic!("the golden file has no {place}")) = value;
        assert!(!validator.is_valid(&file), "{place} was broken and nobody saw it");
    }
    for needed in ["/documents", "/documents/0/article", "/documents/0/marks/0/spans", "/documents/0/marks/0/spans/0/quote"] {
        let mut file = golden();
        let (parent, name) = needed.rsplit_once('/').unwrap();
        file.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        assert!(!validator.is_valid(&file), "{needed} is missing and nobody saw it");
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_written_is_valid(document in document()) {
        // Numbers beyond 64 bits are kept in unknown fields, but this reader cannot hold them.
        let Ok(file) = serde_json::from_str::<Value>(&write_one(&document)) else { return Ok(()) };
        let validator = validator();
        let errors: Vec<String> = validator.iter_errors(&file).map(|error| format!("{error} at {}", error.instance_path())).collect();
        prop_assert_eq!(errors, Vec::<String>::new());
    }
}
