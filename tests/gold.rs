//! The gold annotation of the sample, taken into the model without loss: every count, quote, field and link is compared with the file.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use beleg::{
    domain::{
        article::Article,
        desk::{
            entry::{Entry, Name, Value as Said},
            field::{Field, RecordKind},
            query::Relations,
        },
        details::{Detail, Told},
        document::Document,
        id::RecordId,
        mark::Kind,
        stamp::{ReplicaId, Stamp, Timestamp},
    },
    format::{
        gold::{GoldError, import},
        native::{read, write_one},
    },
    intake::plain,
};
use serde_json::Value;

const GOLD: &str = include_str!("data/sample/gold.json");
const ARTICLE: &str = include_str!("../static/sample/article.txt");

fn article() -> Article {
    Article::new(plain::read(ARTICLE).unwrap().blocks.into_iter().map(|block| (block.kind, block.text)))
}

fn imported(gold: &str) -> Result<Document, GoldError> {
    let stamp = Stamp { at: Timestamp(1_767_225_600_000), counter: 0, replica: ReplicaId(0) };
    import(gold, article(), "article.txt", "gold", stamp)
}

fn gold() -> Value {
    serde_json::from_str(GOLD).unwrap()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// The records by the ids that the gold annotation gives them.
fn by_gold_id(document: &Document) -> BTreeMap<String, (RecordId, &Entry)> {
    let named = document.records().filter_map(|(id, entry)| {
        let known = entry.values().find(|(name, _)| **name == Name::Unknown("gold_id".into()))?;
        let Said::Unknown(json) = known.1 else { return None };
        Some((serde_json::from_str(json).unwrap(), (id, &**entry)))
    });
    named.collect()
}

/// Words by where they stand, so that the order does not matter.
fn quotes(spans: &[Value]) -> BTreeSet<(u64, u64, &str)> {
    spans.iter().map(|span| (span["start"].as_u64().unwrap(), span["end"].as_u64().unwrap(), text(span, "exact"))).collect()
}

fn told<'a>(document: &Document, spans: &'a [beleg::domain::mark::Span]) -> BTreeSet<(u64, u64, &'a str)> {
    let at = |offset| u64::from(document.article().to_code_points(offset).unwrap().0);
    spans.iter().map(|span| (at(span.range.start()), at(span.range.end()), &*span.quote)).collect()
}

#[test]
fn the_counts_are_those_of_the_annotation() {
    let document = imported(GOLD).unwrap();
    let counts = gold()["meta"]["counts"].clone();
    let marks = |kind: Kind| document.marks().filter(|mark| mark.kind == kind).count() as u64;
    let records = |kind: RecordKind| document.records().filter(|(_, entry)| entry.kind() == kind).count() as u64;
    let rows = [
        ("claims", marks(Kind::Claim), 26),
        ("sources", marks(Kind::Source), 7),
        ("quotations", marks(Kind::Quotation), 8),
        ("entity_mentions", marks(Kind::Entity), 97),
        ("entities", records(RecordKind::Entity), 46),
        ("relations", records(RecordKind::Link), 116),
        ("signals", records(RecordKind::Signal), 17),
    ];
    for (name, found, known) in rows {
        assert_eq!((found, counts[name].as_u64()), (known, Some(known)), "{name}");
    }
    assert_eq!(Relations::of(&document).links().len(), 116, "every link has both ends, and no two say the same");
}

#[test]
fn every_quote_stands_where_the_annotation_says() {
    let (document, gold) = (imported(GOLD).unwrap(), gold());
    let records = by_gold_id(&document);
    for (name, spans) in [("claims", "spans"), ("sources", "spans"), ("quotations", "content_spans")] {
        for item in list(&gold, name) {
            let (id, _) = records[text(item, "id")];
            assert_eq!(
                told(&document, &document.mark(id.as_mark()).unwrap().spans),
                quotes(list(item, spans)),
                "{}",
                text(item, "id")
            );
        }
    }
    let inner = [
        ("quotations", "source_spans", Field::SourceSpans),
        ("quotations", "cue_spans", Field::CueSpans),
        ("quotations", "quoted_spans", Field::QuotedSpans),
        ("signals", "spans", Field::SignalSpans),
    ];
    for (name, spans, field) in inner {
        for item in list(&gold, name) {
            let (_, entry) = records[text(item, "id")];
            assert_eq!(told(&document, entry.spans(field)), quotes(list(item, spans)), "{spans} of {}", text(item, "id"));
        }
    }
    let relations = Relations::of(&document);
    for entity in list(&gold, "entities") {
        let (id, entry) = records[text(entity, "id")];
        let mentions = relations.mentions(&document, id);
        let spans: Vec<_> = mentions.iter().flat_map(|mark| mark.spans.clone()).collect();
        assert_eq!(mentions.len(), list(entity, "mentions").len());
        assert_eq!(told(&document, &spans), quotes(list(entity, "mentions")), "{}", text(entity, "id"));
        let kinds: BTreeSet<&str> = list(entity, "mentions").iter().map(|mention| text(mention, "mention_kind")).collect();
        let found = mentions.iter().map(|mark| document.record(mark.id.into()).unwrap().text(Field::MentionKind));
        assert_eq!(found.collect::<BTreeSet<_>>(), kinds);
        if let Some(title) = entity.get("title_span") {
            assert_eq!(told(&document, entry.spans(Field::TitleSpans)), quotes(std::slice::from_ref(title)));
        }
    }
}

#[test]
fn every_link_is_there_with_both_ends() {
    let (document, gold) = (imported(GOLD).unwrap(), gold());
    let records = by_gold_id(&document);
    for relation in list(&gold, "relations") {
        let (_, link) = records[text(relation, "id")];
        let end = |name: &str| records[text(relation, name)].0;
        assert_eq!(link.text(Field::LinkType), text(relation, "type"));
        assert_eq!((link.id(Field::From), link.id(Field::To)), (Some(end("from")), Some(end("to"))), "{}", text(relation, "id"));
        assert_eq!(link.text(Field::Certainty) == "explicit", text(relation, "certainty") == "explicit");
        assert_eq!(link.text(Field::Note), text(relation, "note"));
    }
    // What the annotation says twice says the same both times.
    let relations = Relations::of(&document);
    for claim in list(&gold, "claims") {
        let (id, _) = records[text(claim, "id")];
        let speakers: Vec<RecordId> = relations.linked_from(id, "said_by").collect();
        assert_eq!(speakers, [records[text(claim, "speaker")].0], "{}", text(claim, "id"));
    }
    for source in list(&gold, "sources").iter().filter(|source| source["entity"].is_string()) {
        let (id, _) = records[text(source, "id")];
        assert!(relations.linked_from(id, "is_entity").any(|entity| entity == records[text(source, "entity")].0));
    }
    let author = records["s_author"].0;
    let said = list(&gold, "claims").iter().filter(|claim| text(claim, "speaker") == "s_author").count();
    assert_eq!(relations.claims_of(&document, author).len(), said);
    let coalition = records["s_coalition"].0;
    assert_eq!(relations.quotations(&document, coalition).len(), 2);
}

/// Fields that the model has are where it has them; all others are kept under their own names.
#[test]
fn nothing_that_is_said_is_lost() {
    let (document, gold) = (imported(GOLD).unwrap(), gold());
    let records = by_gold_id(&document);
    let fields = [
        ("claims", "normalized_de", Field::Normalised),
        ("claims", "normalized_en", Field::Translation),
        ("claims", "attribution", Field::Attribution),
        ("claims", "check_worthiness", Field::Worth),
        ("sources", "name", Field::Name),
        ("sources", "source_type", Field::SourceType),
        ("sources", "affiliation", Field::Affiliation),
        ("sources", "channel", Field::Channel),
        ("sources", "credential", Field::Credential),
        ("quotations", "quotation_type", Field::QuotationType),
        ("quotations", "medium", Field::Mode),
        ("entities", "canonical_name", Field::Name),
        ("entities", "wikidata_id", Field::WikidataId),
        ("entities", "title", Field::Title),
        ("entities", "note", Field::Note),
        ("signals", "code", Field::Code),
        ("signals", "severity", Field::Severity),
        ("signals", "note", Field::Note),
    ];
    for (name, gold_name, field) in fields {
        for item in list(&gold, name) {
            let (_, entry) = records[text(item, "id")];
            assert_eq!(entry.text(field), text(item, gold_name), "{gold_name} of {}", text(item, "id"));
        }
    }
    for (name, gold_name, field) in [("claims", "claim_types", Field::ClaimTypes), ("entities", "aliases", Field::Aliases)] {
        for item in list(&gold, name) {
            let (_, entry) = records[text(item, "id")];
            let expected: Vec<&str> = list(item, gold_name).iter().filter_map(Value::as_str).collect();
            assert_eq!(entry.texts(field).iter().map(|text| &**text).collect::<Vec<_>>(), expected, "{}", text(item, "id"));
        }
    }
    let kept: [(&str, &str); 9] = [
        ("claims", "claimbuster"),
        ("claims", "needs_decontext"),
        ("claims", "quotation"),
        ("entities", "germeval"),
        ("entities", "wikidata_note"),
        ("signals", "standard"),
        ("sources", "gold_id"),
        ("quotations", "gold_id"),
        ("relations", "gold_id"),
    ];
    for (name, gold_name) in kept {
        let (file_name, own) =
            if gold_name == "gold_id" { ("id", "gold_id".to_owned()) } else { (gold_name, format!("gold_{gold_name}")) };
        for item in list(&gold, name).iter().filter(|item| item.get(file_name).is_some_and(|value| !value.is_null())) {
            let (_, entry) = records[text(item, "id")];
            let said =
                entry.values().find(|(name, _)| **name == Name::Unknown(own.as_str().into())).map(|(_, value)| value.clone());
            assert_eq!(said, Some(Said::Unknown(item[file_name].to_string().into())), "{own} of {}", text(item, "id"));
        }
    }
    for name in ["meta", "regions", "leads"] {
        let json = document.extra().get(&format!("gold_{name}")).unwrap();
        assert_eq!(serde_json::from_str::<Value>(json).unwrap(), gold[name]);
    }
    for item in ["claims", "sources", "quotations"].iter().flat_map(|name| list(&gold, name)) {
        let (id, _) = records[text(item, "id")];
        assert_eq!(&*document.mark(id.as_mark()).unwrap().note, text(item, "note"));
    }
    let inner = records["q1b"].1;
    assert_eq!((inner.id(Field::Outer), inner.text(Field::Nesting)), (Some(records["q1"].0), "2"));
    let details = document.details();
    assert_eq!(details.get(Detail::Url), Told::Unknown, "what was looked for and is not there is unknown");
    assert_eq!(details.get(Detail::Authors), Told::text("rashed"));
    assert_eq!(&*details.machine_translated, "suspected");
    let dropped: Vec<&str> = (0..)
        .zip(document.article().blocks())
        .filter(|(number, _)| document.boilerplate(*number).is_dropped())
        .map(|(_, block)| &*block.text)
        .collect();
    let regions = list(&gold, "regions").iter().filter(|region| text(region, "type") == "boilerplate");
    assert_eq!(dropped, regions.map(|region| text(&region["spans"][0], "exact")).collect::<Vec<_>>());
}

#[test]
fn it_survives_the_native_file() {
    let document = imported(GOLD).unwrap();
    let reading = read(&write_one(&document)).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.documents, [document]);
}

#[test]
fn what_is_no_such_annotation_is_refused_with_a_reason() {
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut gold = gold();
        change(&mut gold);
        gold.to_string()
    };
    let rows: [(String, &str); 7] = [
        ("{".into(), "not JSON"),
        ("{}".into(), "not a gold annotation"),
        (changed(&|gold| gold["meta"]["sha256"] = "00".into()), "another text"),
        (changed(&|gold| gold["claims"][3]["spans"][0]["exact"] = "other words".into()), "c04 marks words"),
        (changed(&|gold| gold["signals"][1]["spans"][0]["start"] = 99_999.into()), "d_reltime marks words"),
        (changed(&|gold| gold["relations"][0]["to"] = "s_nobody".into()), "l01 names s_nobody"),
        (changed(&|gold| gold["entities"][0]["wikidata_id"] = "2429253".into()), "a Q and a number"),
    ];
    for (gold, expected) in rows {
        let told = imported(&gold).expect_err(expected).to_string();
        assert!(told.contains(expected), "{told}");
    }
}
