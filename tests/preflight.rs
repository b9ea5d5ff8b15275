//! Pre-flight: each rule has a row in which it fires and one in which it does not.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use beleg::{
    domain::desk::preflight::{Finding, Fix, Rule, fix, preflight},
    domain::{
        desk::{entry::Value, field::Field},
        document::Document,
        id::RecordId,
        tags::TagRole,
    },
    format::native::read,
};

const CLAIM: &str = "01a204a1-2780-7111-8111-111111111111";
const SOURCE: &str = "01a204a1-2780-7222-8222-222222222222";

/// A document with a claim and a source on „Am Donnerstag sagte er 2021: alles gut.“, and the records and tags given; all but one may be empty.
fn document(published: &str, anchor: &str, records: &str, tags: &str) -> Document {
    let mark = |id: &str, kind: &str, start: u32, quote: &str| {
        let end = start + u32::try_from(quote.chars().count()).unwrap();
        format!(r#"{{"id":"{id}","kind":"{kind}","spans":[{{"start":{start},"end":{end},"quote":"{quote}"}}]{anchor}}}"#)
    };
    let marks = [mark(CLAIM, "claim", 0, "Am Donnerstag"), mark(SOURCE, "source", 20, "er")].join(",");
    let text = format!(
        r#"{{"format":"beleg","version":1,"documents":[{{"id":"01a204a1-2780-7000-8000-000000000000","created":"2026-11-22T19:00:00Z",
        "article":{{"blocks":[{{"kind":"paragraph","text":"Am Donnerstag sagte er 2021: alles gut."}}]}},
        "details":{{"published":"{published}"}},"tags":[{tags}],"marks":[{marks}],"records":[{records}]}}]}}"#
    );
    let reading = read(&text).expect(&text);
    assert!(reading.is_whole(), "{:?}", reading.problems);
    reading.documents[0].clone()
}

fn record(number: u8, kind: &str, fields: &str) -> String {
    format!(r#"{{"id":"01a204a1-2780-7333-8333-3333333333{number:02}","record":"{kind}",{fields}}}"#)
}

fn claim(fields: &str) -> String {
    format!(r#"{{"id":"{CLAIM}","record":"mark",{fields}}}"#)
}

fn evidence(number: u8, fields: &str) -> String {
    record(number, "evidence", &format!(r#""claim":"{CLAIM}",{fields}"#))
}

fn said_by(naming: &str) -> String {
    let link = record(90, "link", &format!(r#""link_type":"said_by","from":"{CLAIM}","to":"{SOURCE}""#));
    format!(r#"{link},{{"id":"{SOURCE}","record":"mark","naming":"{naming}"}}"#)
}

fn fires(rule: Rule, document: &Document) -> bool {
    preflight(document).iter().any(|finding| finding.rule == rule)
}

#[test]
fn each_rule_fires_and_keeps_quiet() {
    let entity = |number: u8, name: &str| record(number, "entity", &format!(r#""name":"{name}""#));
    let two = |url: &str| [evidence(1, r#""publisher":"dpa""#), evidence(2, &format!(r#""url":"{url}""#))].join(",");
    let alias =
        |number: u8, name: &str, alias: &str| record(number, "entity", &format!(r#""name":"{name}","aliases":["{alias}"]"#));
    let rows: [(Rule, String, String); 18] = [
        (Rule::ClaimWithoutSource, claim(r#""attribution":"attributed""#), said_by("named")),
        (Rule::ClaimWithoutSource, String::new(), claim(r#""attribution":"author_voice""#)),
        (
            Rule::RatedWithoutEvidence,
            claim(r#""scale":"default","rating":"false""#),
            [claim(r#""scale":"default","rating":"false""#), evidence(1, r#""citation":"a book""#)].join(","),
        ),
        (Rule::OnlyAnonymousSources, said_by("anonymous"), said_by("partial")),
        (Rule::OneIndependentSource, evidence(1, r#""publisher":"dpa""#), two("https://example.org")),
        (
            Rule::NoArchiveLink,
            evidence(1, r#""url":"https://example.org""#),
            [
                evidence(1, r#""url":"https://example.org","archive_url":"https://archive.example""#),
                evidence(2, r#""citation":"a book""#),
            ]
            .join(","),
        ),
        (
            Rule::ShortClaimTooLong,
            claim(&format!(r#""short":"{}""#, "ä".repeat(75))),
            claim(&format!(r#""short":"{}""#, "ä".repeat(74))),
        ),
        (
            Rule::RatingInsideClaim,
            claim(r#""scale":"default","rating":"false","short":"Falsch: Der Mond ist aus Käse""#),
            claim(r#""scale":"default","rating":"false","short":"Falschgeld ist aus Käse""#),
        ),
        (Rule::RatingNotOnScale, claim(r#""scale":"dpa","rating":"satire""#), claim(r#""scale":"dpa","rating":"false""#)),
        (Rule::RatingNotOnScale, claim(r#""rating":"false""#), claim(r#""scale":"dpa""#)),
        (
            Rule::EvidenceLaterThanClaim,
            [claim(r#""date_said":"2021-12""#), evidence(1, r#""citation":"a book","published":"2022-01-02""#)].join(","),
            [claim(r#""date_said":"2021-12""#), evidence(1, r#""published":"2021-12-31""#), evidence(2, r#""published":"soon""#)]
                .join(","),
        ),
        (
            Rule::Orphan,
            record(1, "link", &format!(r#""link_type":"about","from":"{CLAIM}","to":"01a204a1-2780-7999-8999-999999999999""#)),
            said_by("named"),
        ),
        (Rule::Draft, evidence(1, r#""stance":"supports""#), evidence(1, r#""stance":"supports","citation":"a book""#)),
        (Rule::Draft, evidence(1, r#""quote":" \n""#), evidence(1, r#""stance":"supports","left_empty":"yes""#)),
        (Rule::UnresolvedTime, String::new(), claim(r#""date_said":"2021-12-09""#)),
        (
            Rule::LikelySameEntity,
            [entity(1, "Qasim al-Araji"), entity(2, "Qassim Al-Aradji")].join(","),
            [entity(1, "Iran"), entity(2, "Irak")].join(","),
        ),
        (
            Rule::LikelySameEntity,
            [alias(1, "Irak", "Republik Irak"), entity(2, "Republik Irak")].join(","),
            [alias(1, "Irak", "irakische"), alias(2, "Iran", "iranische")].join(","),
        ),
        (
            Rule::LikelySameEntity,
            [entity(1, "IS"), entity(2, "is")].join(","),
            [entity(1, "Januar 2020"), entity(2, "Januar 2021")].join(","),
        ),
    ];
    for (rule, bad, good) in rows {
        assert!(fires(rule, &document("", "", &bad, "")), "{rule:?} must fire: {bad}");
        assert!(!fires(rule, &document("", "", &good, "")), "{rule:?} must keep quiet: {good}");
    }
    assert!(!fires(Rule::UnresolvedTime, &document("2021-12-09", "", "", "")), "the day is known");
    let lost = document("", r#","anchor":"lost""#, "", "");
    assert_eq!(preflight(&lost).iter().filter(|finding| finding.rule == Rule::Orphan).count(), 2, "each mark without its words");
}

#[test]
fn a_scale_of_ones_own_is_a_scale() {
    let rated = claim(r#""scale":"ours","rating":"cheese","short":"Der Mond ist aus Käse""#);
    let tag = r#"{"id":"rating/ours/cheese","role":"rating","labels":{"de":"Käse"},"colour":"yellow","order":0}"#;
    assert!(fires(Rule::RatingNotOnScale, &document("", "", &rated, "")));
    let known = document("", "", &rated, tag);
    assert!(!fires(Rule::RatingNotOnScale, &known));
    assert!(fires(Rule::RatingInsideClaim, &known), "its label is known too");
    assert_eq!(known.tag_set().tags[0].role, TagRole::Rating);
}

#[test]
fn a_finding_leads_to_its_record() {
    let bad = document("", "", &evidence(7, r#""url":"https://example.org""#), "");
    let at = RecordId::parse("01a204a1-2780-7333-8333-333333333307").unwrap();
    assert!(preflight(&bad).contains(&Finding::new(Rule::NoArchiveLink, at)));
    let claim = RecordId::parse(CLAIM).unwrap();
    assert!(preflight(&bad).contains(&Finding::new(Rule::ClaimWithoutSource, claim)));
}

/// The finding of a rule, and what is offered to mend it.
fn offered(rule: Rule, document: &Document) -> Option<Fix> {
    let finding = preflight(document).into_iter().find(|finding| finding.rule == rule).expect("it fires");
    fix(document, &finding)
}

#[test]
fn a_fix_is_offered_where_there_is_no_doubt_about_it() {
    let claim_id = RecordId::parse(CLAIM).unwrap();
    let short = |short: &str| {
        let bad = document("", "", &claim(&format!(r#""scale":"default","rating":"false","short":"{short}""#)), "");
        offered(Rule::RatingInsideClaim, &bad)
    };
    let set = |text: &str| Some(Fix::Say(claim_id, Field::Short, Value::text(text)));
    let rows = [
        ("Falsch: Der Mond ist aus Käse", set("Der Mond ist aus Käse")),
        ("FALSE – the moon is cheese", set("The moon is cheese")),
        ("Der Mond ist aus Käse (falsch)", set("Der Mond ist aus Käse")),
        ("Der Mond ist aus Käse: falsch.", set("Der Mond ist aus Käse")),
        ("Der falsch gezählte Mond", None),
        ("Falsch gezählt ist der Mond", None),
        ("Falsch-positive Tests sind häufig", None),
        ("falsch", None),
    ];
    for (text, expected) in rows {
        assert_eq!(short(text), expected, "{text}");
    }
    let no_scale = document("", "", &claim(r#""rating":"false""#), "");
    let scale = Fix::Say(claim_id, Field::Scale, Value::text("default"));
    assert_eq!(offered(Rule::RatingNotOnScale, &no_scale), Some(scale));
    let other_scale = document("", "", &claim(r#""scale":"dpa","rating":"satire""#), "");
    assert_eq!(offered(Rule::RatingNotOnScale, &other_scale), None, "nobody but the writer knows which was meant");
    let own = Fix::Say(claim_id, Field::Attribution, Value::text("author_voice"));
    assert_eq!(offered(Rule::ClaimWithoutSource, &document("", "", "", "")), Some(own));
}

#[test]
fn a_fix_ends_its_finding() {
    let number = |number: u8| RecordId::parse(&format!("01a204a1-2780-7333-8333-3333333333{number:02}")).unwrap();
    let entities =
        [record(1, "entity", r#""name":"Qasim al-Araji""#), record(2, "entity", r#""name":"Qassim Al-Aradji""#)].join(",");
    let twins = document("", "", &entities, "");
    assert_eq!(offered(Rule::LikelySameEntity, &twins), Some(Fix::Merge { into: number(1), other: number(2) }));
    let loose = record(1, "link", &format!(r#""link_type":"about","from":"{CLAIM}","to":"01a204a1-2780-7999-8999-999999999999""#));
    assert_eq!(offered(Rule::Orphan, &document("", "", &loose, "")), Some(Fix::Remove(number(1))));
    assert_eq!(offered(Rule::Orphan, &document("", r#","anchor":"lost""#, "", "")), None, "words are found by reading");
    let after = document("", "", &claim(r#""scale":"default","rating":"false","short":"Der Mond ist aus Käse""#), "");
    assert!(!fires(Rule::RatingInsideClaim, &after));
}

#[test]
fn every_rule_has_its_place_in_the_list() {
    let mut listed = Rule::ALL.to_vec();
    assert!(listed.windows(2).all(|pair| pair[0].severity() <= pair[1].severity()), "what weighs most first");
    listed.sort();
    listed.dedup();
    assert_eq!(listed.len(), Rule::ALL.len());
}
