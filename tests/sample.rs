//! The annotated sample that the page offers is made from the gold annotation of the sample article, and says what that says.
//! `UPDATE=1` writes it anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeSet, rc::Rc};

use beleg::{
    anchor::describe::describe,
    domain::{
        article::Article,
        document::{Details, Document},
        edit::Edit,
        id::{DocumentId, MarkId},
        mark::{Anchor, Extra, Kind, Mark, Origin},
        stamp::{Clock, ReplicaId, Timestamp},
        tags::{TagId, default_tag_set},
        text::{CodePointOffset, TextRange},
    },
    format::native::{read, write},
    intake::plain,
};
use serde_json::Value;

const ARTICLE: &str = "static/sample/article.txt";
const GOLD: &str = "tests/data/sample/gold.json";
const ANNOTATED: &str = "static/sample/annotated.beleg.json";

/// 2026-01-01T00:00:00Z, so that the file is the same whenever it is written.
const WHEN: Timestamp = Timestamp(1_767_225_600_000);

fn gold() -> Value {
    serde_json::from_str(&std::fs::read_to_string(GOLD).unwrap()).unwrap()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// What the gold annotation says about some words, as a mark has it.
struct GoldMark<'a> {
    kind: Kind,
    /// Spans of the gold annotation: start, end, exact words.
    spans: Vec<&'a Value>,
    entity_type: Option<&'static str>,
    tags: Vec<&'a str>,
    note: &'a str,
}

/// The marks of the gold annotation: claims, sources, quotations, mentions of entities, each in its order.
fn gold_marks(gold: &Value) -> Vec<GoldMark<'_>> {
    let claims = list(gold, "claims").iter().map(claim);
    let sources = list(gold, "sources").iter().map(source);
    let quotations = list(gold, "quotations").iter().map(quotation);
    let mentions = list(gold, "entities").iter().flat_map(|entity| {
        list(entity, "mentions").iter().map(|mention| GoldMark {
            kind: Kind::Entity,
            spans: vec![mention],
            entity_type: Some(entity_type(text(entity, "type"))),
            tags: Vec::new(),
            note: text(entity, "canonical_name"),
        })
    });
    claims.chain(sources).chain(quotations).chain(mentions).collect()
}

fn claim(claim: &Value) -> GoldMark<'_> {
    let known = default_tag_set();
    let types = list(claim, "claim_types").iter().filter_map(Value::as_str);
    let types = types.filter(|name| TagId::new(name).is_some_and(|id| known.get(&id).is_some()));
    let important = (text(claim, "check_worthiness") == "high").then_some("important");
    let wording = text(claim, "normalized_de");
    GoldMark {
        kind: Kind::Claim,
        spans: list(claim, "spans").iter().collect(),
        entity_type: None,
        tags: important.into_iter().chain(types).collect(),
        note: if wording.is_empty() { text(claim, "note") } else { wording },
    }
}

/// A source of whom only a part of the name is given gets no tag: it is neither named nor anonymous.
fn source(source: &Value) -> GoldMark<'_> {
    let tag = match (text(source, "source_type"), text(source, "naming")) {
        (kind, _) if kind.contains("document") => Some("document"),
        (_, "named") => Some("named"),
        (_, "unnamed" | "anonymous") => Some("unnamed"),
        _ => None,
    };
    GoldMark {
        kind: Kind::Source,
        spans: list(source, "spans").iter().collect(),
        entity_type: None,
        tags: tag.into_iter().collect(),
        note: text(source, "name"),
    }
}

/// A mixed quotation is both; one that only reports that something was said is neither.
fn quotation(quotation: &Value) -> GoldMark<'_> {
    let tags = match text(quotation, "quotation_type") {
        "direct" => vec!["direct"],
        "indirect" => vec!["indirect"],
        "mixed" => vec!["direct", "indirect"],
        _ => Vec::new(),
    };
    GoldMark {
        kind: Kind::Quotation,
        spans: list(quotation, "content_spans").iter().collect(),
        entity_type: None,
        tags,
        note: text(quotation, "note"),
    }
}

/// The gold annotation tells two more types apart than the tag set of a new installation.
fn entity_type(name: &str) -> &'static str {
    match name {
        "PERSON" => "PERSON",
        "ORG" => "ORG",
        "GPE" => "GPE",
        "LOC" => "LOC",
        "GROUP" | "NORP" => "GROUP",
        "EVENT" => "EVENT",
        "LAW" => "LAW",
        "WORK" => "WORK",
        "DATE" | "DURATION" => "DATE",
        "NUMBER" => "NUMBER",
        other => panic!("the gold annotation has a new type: {other}"),
    }
}

fn offset(value: &Value, name: &str) -> u32 {
    u32::try_from(value[name].as_u64().unwrap()).unwrap()
}

fn range(article: &Article, span: &Value) -> TextRange {
    let at = |name| article.from_code_points(CodePointOffset(offset(span, name))).unwrap();
    TextRange::new(at("start"), at("end"))
}

fn sample_article() -> (Article, String) {
    let plain = plain::read(&std::fs::read_to_string(ARTICLE).unwrap()).unwrap();
    let title = plain.title.unwrap();
    (Article::new(plain.blocks.into_iter().map(|block| (block.kind, block.text))), title)
}

/// The sample as a document, made by edits as the page makes them.
fn annotated(gold: &Value) -> Document {
    let (article, title) = sample_article();
    let mut clock = Clock::new(ReplicaId(0));
    let mut tick = || {
        let (stamp, next) = clock.tick(WHEN);
        clock = next;
        stamp
    };
    let details = Details {
        title: title.into(),
        language: text(&gold["article"], "language").into(),
        file_name: "article.txt".into(),
        ..Details::default()
    };
    let mut document = Document::new(DocumentId::new(WHEN, [0; 10]), article, details, tick());
    let marks = gold_marks(gold);
    let used: BTreeSet<TagId> =
        marks.iter().flat_map(|mark| mark.tags.iter().copied().chain(mark.entity_type)).filter_map(TagId::new).collect();
    let tags = default_tag_set().tags.into_iter().filter(|tag| used.contains(&tag.id)).map(Edit::PutTag);
    let article = document.article().clone();
    let marks = marks.iter().zip(1_u16..).map(|(mark, number)| {
        let mut random = [0; 10];
        random[8..].copy_from_slice(&number.to_be_bytes());
        let ranges: Vec<TextRange> = mark.spans.iter().map(|span| range(&article, span)).collect();
        Edit::PutMark(Rc::new(Mark {
            id: MarkId::new(WHEN, random),
            kind: mark.kind,
            spans: describe(&article, &ranges),
            entity_type: mark.entity_type.and_then(TagId::new),
            tags: mark.tags.iter().copied().filter_map(TagId::new).collect(),
            note: mark.note.into(),
            creator: "gold".into(),
            created: WHEN,
            origin: Origin::Imported,
            anchor: Anchor::Exact,
            extra: Extra::new(),
        }))
    });
    for edit in tags.chain(marks).collect::<Vec<_>>() {
        document = document.apply(&edit, tick()).unwrap().0;
    }
    document
}

/// The version of the program changes, the file does not.
fn without_generator(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("  \"generator\": ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_annotated_sample_is_the_gold_annotation() {
    let document = annotated(&gold());
    let text = write(&[&document], Some(WHEN));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(ANNOTATED, &text).unwrap();
    }
    let published = std::fs::read_to_string(ANNOTATED).expect("UPDATE=1 cargo test --test sample writes it");
    assert!(
        without_generator(&published) == without_generator(&text),
        "{ANNOTATED} is out of date: UPDATE=1 cargo test --test sample writes it"
    );
    let reading = read(&published).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.documents, [document]);
}

#[test]
fn the_sample_article_is_the_text_that_was_annotated() {
    let (article, title) = sample_article();
    let gold = gold();
    assert_eq!(article.text(), std::fs::read_to_string(ARTICLE).unwrap(), "reading it changes no character");
    assert_eq!(article.sha256(), text(&gold["meta"], "sha256"));
    assert_eq!(u64::from(article.code_points().0), gold["meta"]["length_code_points"].as_u64().unwrap());
    assert_eq!(title, text(&gold["article"], "title"));
}

/// Looks at the file as another program does: nothing but JSON and code points.
#[test]
fn every_quote_of_the_file_is_the_gold_text_at_its_offsets() {
    let gold = gold();
    let characters: Vec<char> = std::fs::read_to_string(ARTICLE).unwrap().chars().collect();
    let file: Value = serde_json::from_str(&std::fs::read_to_string(ANNOTATED).unwrap()).unwrap();
    let marks = list(&file["documents"][0], "marks");
    let counts = &gold["meta"]["counts"];
    for (kind, count) in [("claim", "claims"), ("source", "sources"), ("quotation", "quotations"), ("entity", "entity_mentions")] {
        let found = marks.iter().filter(|mark| mark["kind"] == kind).count();
        assert_eq!(found as u64, counts[count].as_u64().unwrap(), "{kind}");
    }
    let expected = gold_marks(&gold);
    assert_eq!(marks.len(), expected.len());
    for (mark, expected) in marks.iter().zip(expected) {
        let spans = list(mark, "spans");
        assert_eq!(spans.len(), expected.spans.len(), "{mark}");
        for (span, gold) in spans.iter().zip(&expected.spans) {
            assert_eq!((offset(span, "start"), offset(span, "end")), (offset(gold, "start"), offset(gold, "end")), "{mark}");
            assert_eq!(text(span, "quote"), text(gold, "exact"));
            let words: String = characters[offset(span, "start") as usize..offset(span, "end") as usize].iter().collect();
            assert_eq!(text(span, "quote"), words);
        }
        assert_eq!(text(mark, "note"), expected.note);
    }
}
