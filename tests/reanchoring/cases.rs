//! Cases of other annotation libraries. Each ends here as it does there, or is named below with the reason why not.
//!
//! Left out is the suite `hypothesis-baseline-wikipedia-regression-testing`: the page that it needs has a licence under which it cannot
//! lie here (CC BY-SA).

use std::{collections::BTreeSet, fs, path::PathBuf};

use beleg::{
    anchor::{
        describe::describe,
        locate::{Wanted, wanted},
        quotes::Quotes,
        resolution::State,
    },
    domain::{
        article::{Article, BlockKind},
        offsets::OffsetIndex,
        text::{ByteOffset, CodePointOffset, TextRange, Utf16Offset},
    },
    format::selectors,
};
use serde_json::Value;

/// Cases that end otherwise here, and why.
const OTHERWISE: [(&str, &str); 5] = [
    ("an empty quote is no mark", "apache-quote-match-020 021 022 023 024"),
    (
        "words that stand there to the letter are found although their context was edited, or has other white space",
        "apache-quote-match-016 017 018",
    ),
    ("an empty range is no mark", "apache-quote-describe-010 021"),
    ("of places that are equally good none is taken, not the first one", "hypothesis-match-quote-013"),
    (
        "a text fragment is followed by browsers: its end can be far from its start, and capitals do not matter; words of a mark stand together and are written as they are",
        "text-fragment-002 003 005 006 008 012 014 015 016 017 018 019 020 021",
    ),
];

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/anchoring").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rows(name: &str) -> Vec<Value> {
    file(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text_of(case: &Value) -> String {
    if let Some(text) = case["text"].as_str() {
        return text.to_owned();
    }
    let html = file(case["html_file"].as_str().unwrap().trim_start_matches("html/"));
    let page = dom_query::Document::from(html.as_str());
    page.select("body").text().to_string()
}

/// A range of UTF-16 units in bytes.
fn bytes(text: &str, range: &Value) -> TextRange {
    let index = OffsetIndex::new(text);
    let offset = |unit: &Value| index.from_utf16(text, Utf16Offset(unit.as_u64().unwrap() as u32)).unwrap();
    let start = offset(&range[0]);
    TextRange::new(start, if range[1].is_null() { start } else { offset(&range[1]) })
}

fn find(text: &str, position: Option<TextRange>, [prefix, quote, suffix]: [&str; 3]) -> (State, Option<TextRange>, u32) {
    let found = Quotes::new(text.into()).find(Wanted { position, quote, prefix, suffix });
    (found.state, found.place(), found.score)
}

fn selector(case: &Value) -> [&str; 3] {
    ["prefix", "exact", "suffix"].map(|name| case[name].as_str().unwrap_or_default())
}

/// Whether a case ends as it should.
fn passes(case: &Value) -> bool {
    let text = text_of(case);
    let expected = &case["expected"];
    match case["op"].as_str().unwrap() {
        "find_all" => {
            let places: Vec<TextRange> = expected.as_array().unwrap().iter().map(|range| bytes(&text, range)).collect();
            let alone = find(&text, None, selector(case)).1;
            // One place is found, several are told apart by a position.
            let by_position = |place: &TextRange| find(&text, Some(*place), selector(case)).1 == Some(*place);
            if places.len() == 1 { alone == Some(places[0]) } else { alone.is_none() && places.iter().all(by_position) }
        }
        "position_to_utf16" => {
            let index = OffsetIndex::new(&text);
            let unit = |name: &str| {
                let offset = index.from_code_points(&text, CodePointOffset(case[name].as_u64()? as u32))?;
                index.utf16(&text, offset).map(|units| units.0)
            };
            let range = [unit("start_codepoints"), unit("end_codepoints")];
            expected[0] == serde_json::json!(range)
        }
        "describe" => {
            let article = Article::new([(BlockKind::Paragraph, text.clone())]);
            let range = bytes(&text, &serde_json::json!([case["start"], case["end"]]));
            let [span] = &describe(&article, &[range])[..] else { return false };
            let whole = [&*span.prefix, &*span.quote, &*span.suffix].concat();
            span.range == range
                && &*span.quote == case["expected"]["exact"].as_str().unwrap()
                && (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(&whole))).count() == 1
                && Quotes::new(text.as_str().into()).find(wanted(span)).place() == Some(range)
        }
        "range_roundtrip" => {
            let range = bytes(&text, &expected[0]);
            let quote = case["quote"].as_str().unwrap();
            let article = Article::new([(BlockKind::Paragraph, text.clone())]);
            let [span] = &describe(&article, &[range])[..] else { return false };
            // A mark has no white space at its ends.
            range.slice(&text) == Some(quote)
                && &*span.quote == quote.trim()
                && Quotes::new(text.as_str().into()).find(wanted(span)).place() == Some(span.range)
        }
        "find_one" => {
            let (_, place, _) = find(&text, None, selector(case));
            place.and_then(|place| place.slice(&text)) == case["expected_text"].as_str()
        }
        "find_best" => {
            let [prefix, quote, suffix] = selector(case);
            let hint = case["hint"].as_u64().map(|_| bytes(&text, &serde_json::json!([case["hint"], null])).start());
            let hint = hint.map(|start| TextRange::new(start, ByteOffset::new(start.get() + quote.len())));
            let (_, place, _) = find(&text, hint, [prefix, quote, suffix]);
            match expected.as_array().unwrap().first() {
                None => place.is_none(),
                Some(range) => {
                    let expected = bytes(&text, range);
                    place.is_some_and(|place| place.start() == expected.start() && (range[1].is_null() || place == expected))
                }
            }
        }
        "score_order" => {
            let field = case["vary"].as_str().unwrap();
            let scores: Vec<u32> = case["values"]
                .as_array()
                .unwrap()
                .iter()
                .map(|value| {
                    let mut case = case.clone();
                    case[if field == "quote" { "exact" } else { field }] = value.clone();
                    find(&text, None, selector(&case)).2
                })
                .collect();
            scores.windows(2).all(|pair| pair[0] > pair[1])
        }
        "text_fragment" => {
            let parts: Vec<String> =
                case["fragment"].as_str().unwrap().trim_start_matches("#:~:text=").split(',').map(decoded).collect();
            let prefix = parts.iter().find_map(|part| part.strip_suffix('-')).unwrap_or_default();
            let suffix = parts.iter().find_map(|part| part.strip_prefix('-')).unwrap_or_default();
            let words: Vec<&String> = parts.iter().filter(|part| !part.starts_with('-') && !part.ends_with('-')).collect();
            let [quote] = words[..] else { return false };
            let (_, place, _) = find(&text, None, [prefix, quote, suffix]);
            place.and_then(|place| place.slice(&text)) == case["expected_text"].as_str()
        }
        _ => false,
    }
}

fn decoded(part: &str) -> String {
    let bytes = part.as_bytes();
    let (mut text, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        match (bytes[at], part.get(at + 1..at + 3)) {
            (b'%', Some(digits)) => {
                text.push(u8::from_str_radix(digits, 16).unwrap());
                at += 3;
            }
            (byte, _) => {
                text.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(text).unwrap()
}

#[test]
fn cases_of_other_libraries_end_as_they_do_there_or_are_named() {
    let mut named = BTreeSet::new();
    for (_, ids) in OTHERWISE {
        let mut suite = "";
        for word in ids.split(' ') {
            let number = word.rsplit('-').next().unwrap();
            if word.len() > number.len() {
                suite = &word[..word.len() - number.len()];
            }
            named.insert(format!("{suite}{number}"));
        }
    }
    let cases = rows("cases.jsonl");
    assert_eq!(cases.len(), 124);
    let other: BTreeSet<String> = cases
        .iter()
        .filter(|case| case["op"] == "normalize_for_matching" || !passes(case))
        .map(|case| case["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(other, named, "what ends otherwise, and what is named");
}

/// Annotations that conform to the model are read, and each is a mark or is told; what does not conform is refused, or told, or its
/// words are taken.
#[test]
fn sample_annotations_of_the_model_are_read() {
    let (mut read, mut with_words) = (0, 0);
    for sample in rows("web_annotations.jsonl") {
        let id = sample["id"].as_str().unwrap();
        let text = sample["raw"].as_str().map_or_else(|| sample["json"].to_string(), str::to_owned);
        let found = selectors::read(&text);
        if sample["conforms"] == true {
            read += 1;
            if id == "correct/example41" {
                // It has the address of its first page and no annotation.
                assert!(matches!(found, Err(selectors::SelectorError::PagesElsewhere)));
                continue;
            }
            let found = found.unwrap_or_else(|error| panic!("{id}: {error}"));
            assert!(found.marks.len() + found.without_words.len() >= 1, "{id}");
            with_words += usize::from(!found.marks.is_empty());
        } else if !sample["raw"].is_null() {
            assert!(matches!(found, Err(selectors::SelectorError::NotJson(_))), "{id}");
        }
    }
    // One more has a position inside of what its XPath selects: that is no position of the text.
    assert_eq!((read, with_words), (45, 4), "conforming samples, and those with words");
}
