//! Names the format of JSON that is not ours, so that the reader learns what to do with it.

use super::{fields::Fields, json::Json};

/// Names of fields by which a format is known, and its name. All of them must be there; the first row that fits is taken.
const FORMATS: [(&[&str], &str); 23] = [
    (&["%FEATURE_STRUCTURES"], "UIMA CAS JSON"),
    (&["%TYPES"], "UIMA CAS JSON"),
    (&["claimReviewed"], "ClaimReview (schema.org)"),
    (&["itemReviewed", "reviewRating"], "ClaimReview (schema.org)"),
    (&["annotations", "data"], "Label Studio"),
    (&["completions", "data"], "Label Studio"),
    (&["predictions", "data"], "Label Studio"),
    (&["annotation_id", "annotator"], "Label Studio"),
    (&["annotation_id", "lead_time"], "Label Studio"),
    (&["bodies", "target"], "Recogito"),
    (&["rows", "total"], "Hypothesis"),
    (&["uri", "target", "group"], "Hypothesis"),
    (&["export_date", "annotations"], "Hypothesis"),
    (&["claim", "questions"], "AVeriTeC"),
    (&["_input_hash"], "Prodigy"),
    (&["text", "ents"], "spaCy"),
    (&["text", "tokens", "spans"], "spaCy"),
    (&["text", "spans"], "spaCy"),
    (&["text", "entities"], "doccano"),
    (&["text", "label"], "doccano"),
    (&["text", "labels"], "doccano"),
    (&["data", "label"], "doccano"),
    (&["docs", "version"], "brat"),
];

/// Lists in lists deeper than this are of no format that is known.
const DEEPEST: usize = 4;

/// The name of a format or program; `None` if it is none that we know.
pub(super) fn looks_like(json: Json<'_>) -> Option<&'static str> {
    looks_like_within(json, DEEPEST)
}

/// Of a list, and of a list of lists, the first tells.
fn looks_like_within(json: Json<'_>, depth: usize) -> Option<&'static str> {
    if let Some(mut fields) = Fields::of(json) {
        return of_object(&mut fields);
    }
    let items = json.items().filter(|_| depth > 0)?;
    // What spaCy was trained with: pairs of a text and its entities.
    if let [text, fields] = items.as_slice()
        && text.words().is_some()
        && Fields::of(*fields).is_some_and(|fields| fields.contains("entities"))
    {
        return Some("spaCy");
    }
    looks_like_within(*items.first()?, depth - 1)
}

/// The name of the format of a text; `None` if it is no JSON.
pub(in crate::format) fn name_of(text: &str) -> Option<&'static str> {
    looks_like(Json::parse(text).ok()?)
}

fn of_object(fields: &mut Fields<'_>) -> Option<&'static str> {
    let context = fields.raw("@context").map_or("", Json::get);
    let kind = fields.raw("@type").or_else(|| fields.raw("type")).map_or("", Json::get);
    if context.contains("anno.jsonld") || matches!(kind, r#""Annotation""# | r#""AnnotationPage""# | r#""AnnotationCollection""#) {
        return Some("W3C Web Annotation");
    }
    if kind == r#""ClaimReview""# {
        return Some("ClaimReview (schema.org)");
    }
    let format = fields.raw("format").map_or("", Json::get);
    if format == r#""beleg-settings""# {
        return Some("Beleg settings");
    }
    FORMATS.iter().find(|(names, _)| names.iter().all(|name| fields.contains(name))).map(|(_, format)| *format)
}
