//! The annotated sample that the page offers is made from the gold annotation of the sample article, and says what that says.
//! `UPDATE=1` writes it anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeSet, rc::Rc};

use beleg::{
    domain::{
        article::Article,
        document::Document,
        edit::Edit,
        mark::Mark,
        stamp::{ReplicaId, Stamp, Timestamp},
        tags::{TagId, default_tag_set},
    },
    format::{
        gold::import,
        native::{read, write},
    },
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

/// The tags under which the sample files its marks, so that there is something to filter by: claims in their order.
fn gold_tags(gold: &Value) -> Vec<Vec<&str>> {
    let important = |claim: &Value| (text(claim, "check_worthiness") == "high").then_some("important").into_iter().collect();
    list(gold, "claims").iter().map(important).collect()
}

fn offset(value: &Value, name: &str) -> u32 {
    u32::try_from(value[name].as_u64().unwrap()).unwrap()
}

fn sample_article() -> (Article, String) {
    let plain = plain::read(&std::fs::read_to_string(ARTICLE).unwrap()).unwrap();
    let title = plain.title.unwrap();
    (Article::new(plain.blocks.into_iter().map(|block| (block.kind, block.text))), title)
}

/// The gold annotation as a document, its marks filed under tags.
fn annotated(gold: &Value) -> Document {
    let (article, _) = sample_article();
    let stamp = Stamp { at: WHEN, counter: 0, replica: ReplicaId(0) };
    let document = import(&gold.to_string(), article, "article.txt", "gold", stamp).unwrap();
    let tags = gold_tags(gold);
    let used: BTreeSet<TagId> = tags.iter().flatten().copied().filter_map(TagId::new).collect();
    let put = default_tag_set().tags.into_iter().filter(|tag| used.contains(&tag.id)).map(Edit::PutTag);
    // Ids are given in the order of the annotation.
    let filed = document.marks().zip(&tags).map(|(mark, tags)| {
        let tags = tags.iter().copied().filter_map(TagId::new).collect();
        Edit::PutMark(Rc::new(Mark { tags, ..(**mark).clone() }))
    });
    document.apply(&Edit::All(put.chain(filed).collect()), Stamp { counter: 1, ..stamp }).unwrap().0
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
    let mentions = list(&gold, "entities").iter().flat_map(|entity| list(entity, "mentions")).map(|mention| vec![mention]);
    let spans = [("claims", "spans"), ("sources", "spans"), ("quotations", "content_spans")]
        .into_iter()
        .flat_map(|(name, spans)| list(&gold, name).iter().map(move |item| list(item, spans).iter().collect()));
    let expected: Vec<Vec<&Value>> = spans.chain(mentions).collect();
    assert_eq!(marks.len(), expected.len());
    for (mark, expected) in marks.iter().zip(expected) {
        let spans = list(mark, "spans");
        assert_eq!(spans.len(), expected.len(), "{mark}");
        for (span, gold) in spans.iter().zip(expected) {
            assert_eq!((offset(span, "start"), offset(span, "end")), (offset(gold, "start"), offset(gold, "end")), "{mark}");
            assert_eq!(text(span, "quote"), text(gold, "exact"));
            let words: String = characters[offset(span, "start") as usize..offset(span, "end") as usize].iter().collect();
            assert_eq!(text(span, "quote"), words);
        }
    }
}
