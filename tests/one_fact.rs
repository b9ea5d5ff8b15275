//! One fact has one place: no tag of a new installation says what a field says, and what was filed under the tags of the first versions
//! reads as the field.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use beleg::{
    domain::{
        desk::{
            entry::Value,
            field::{Field, Shape, Subject, fields_of},
            ledger::{Ledger, Naming},
            preflight::{Rule, preflight},
            query::Relations,
            words::List,
        },
        document::Document,
        edit::Edit,
        id::RecordId,
        mark::{Kind, Mark},
        stamp::{ReplicaId, Stamp, Timestamp},
        tags::{TagId, TagRole, default_tag_set},
    },
    format::{
        export::{Options, Target, file},
        native, settings,
    },
};
use std::rc::Rc;

const CLAIM: &str = "01a204a1-2780-7111-8111-111111111111";
const SOURCE: &str = "01a204a1-2780-7222-8222-222222222222";
const QUOTATION: &str = "01a204a1-2780-7333-8333-333333333333";

/// The tags of the first versions, as their files define them.
const TAGS: [(&str, &str, &str, &str); 14] = [
    ("quantity", "claim", "quantity, comparison", "Zahl, Vergleich"),
    ("event", "claim", "event", "Ereignis"),
    ("property", "claim", "property", "Eigenschaft"),
    ("causal", "claim", "cause, correlation", "Ursache, Zusammenhang"),
    ("law", "claim", "law, rule", "Gesetz, Regel"),
    ("prediction", "claim", "prediction", "Prognose"),
    ("quote", "claim", "was it said?", "Wurde das gesagt?"),
    ("position", "claim", "position, demand", "Haltung, Forderung"),
    ("personal", "claim", "personal experience", "eigene Erfahrung"),
    ("named", "source", "named", "namentlich"),
    ("unnamed", "source", "anonymous", "anonym"),
    ("document", "source", "document, report", "Dokument, Bericht"),
    ("direct", "quotation", "direct", "wörtlich"),
    ("indirect", "quotation", "indirect", "indirekt"),
];

fn definition((id, kind, english, german): (&str, &str, &str, &str)) -> String {
    format!(
        r#"{{"id":"{id}","role":"tag","kinds":["{kind}"],"labels":{{"en":"{english}","de":"{german}"}},"colour":"orange","key":"4","order":12}}"#
    )
}

fn definitions() -> String {
    TAGS.map(definition).join(",")
}

/// A claim, a source that says it, and a quotation, with tags, and records as a file has them.
fn document([claim, source, quotation]: [&str; 3], tags: &str, records: &str) -> Document {
    let tagged = |tags: &str| tags.split_whitespace().map(|tag| format!("{tag:?}")).collect::<Vec<_>>().join(",");
    let mark = |id: &str, kind: &str, start: u32, quote: &str, tags: &str| {
        let end = start + u32::try_from(quote.chars().count()).unwrap();
        format!(
            r#"{{"id":"{id}","stamp":"2026-11-22T19:00:05.000Z/0/00000000000000ff","kind":"{kind}","spans":[{{"start":{start},"end":{end},"quote":"{quote}"}}],"tags":[{}]}}"#,
            tagged(tags)
        )
    };
    let marks = [
        mark(CLAIM, "claim", 0, "Am Donnerstag", claim),
        mark(SOURCE, "source", 20, "er", source),
        mark(QUOTATION, "quotation", 29, "alles gut", quotation),
    ]
    .join(",");
    let link = format!(
        r#"{{"id":"01a204a1-2780-7444-8444-444444444444","record":"link","link_type":"said_by","from":"{CLAIM}","to":"{SOURCE}"}}"#
    );
    let records = [link.as_str(), records].join(if records.is_empty() { "" } else { "," });
    let text = format!(
        r#"{{"format":"beleg","version":1,"documents":[{{"id":"01a204a1-2780-7000-8000-000000000000","created":"2026-11-22T19:00:00Z",
        "article":{{"blocks":[{{"kind":"paragraph","text":"Am Donnerstag sagte er 2021: alles gut."}}]}},
        "details":{{"title":"x"}},"tags":[{tags}],"marks":[{marks}],"records":[{records}]}}]}}"#
    );
    let reading = native::read(&text).expect(&text);
    assert!(reading.is_whole(), "{:?}", reading.problems);
    reading.documents[0].clone()
}

fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

fn text(document: &Document, mark: &str, field: Field) -> String {
    document.record(id(mark)).map(|entry| entry.text(field).to_owned()).unwrap_or_default()
}

fn types(document: &Document) -> Vec<String> {
    document
        .record(id(CLAIM))
        .map(|entry| entry.texts(Field::ClaimTypes).iter().map(ToString::to_string).collect())
        .unwrap_or_default()
}

fn stamp(second: u64, replica: u64) -> Stamp {
    // 2026-11-22T19:00:00Z and so many seconds.
    Stamp { at: Timestamp(1_795_374_000_000 + second * 1_000), counter: 0, replica: ReplicaId(replica) }
}

#[test]
fn no_tag_of_a_new_installation_says_what_a_field_says() {
    for tag in default_tag_set().tags.iter().filter(|tag| tag.role == TagRole::Tag) {
        for subject in Kind::ALL.into_iter().filter(|kind| tag.offered_for(*kind)).filter_map(Subject::of_mark) {
            for field in fields_of(subject) {
                let (Shape::Word(list) | Shape::Words(list)) = field.shape() else { continue };
                for (word, english, german) in list.entries() {
                    let same = *word == tag.id.as_str() || *english == tag.label("en") || *german == tag.label("de");
                    assert!(!same, "the tag {} and {word} of {field:?}", tag.id);
                }
            }
        }
    }
}

#[test]
fn only_one_field_says_how_fully_a_source_is_named() {
    let offered = List::SourceType.offered(&default_tag_set(), "en");
    assert!(offered.iter().all(|(word, label)| !word.contains("named") && !label.contains("named")), "{offered:?}");
    assert_eq!(List::SourceType.label("unnamed_individual", "de"), Some("ungenannte Person"), "stored words keep their label");
}

#[test]
fn what_was_filed_under_a_tag_reads_as_the_field() {
    let of = |claim: &str, source: &str, quotation: &str| document([claim, source, quotation], &definitions(), "");
    let all = "quantity event property causal law prediction quote position personal";
    let read = of(all, "unnamed", "direct");
    assert_eq!(types(&read).join(" "), all, "in the order of the tags");
    assert_eq!(text(&read, SOURCE, Field::Naming), "anonymous");
    assert_eq!(text(&read, QUOTATION, Field::QuotationType), "direct");
    let read = of("", "named document", "indirect");
    assert_eq!(types(&read).len(), 0);
    assert_eq!((text(&read, SOURCE, Field::Naming), text(&read, SOURCE, Field::SourceType)), ("named".into(), "document".into()));
    assert_eq!(text(&read, QUOTATION, Field::QuotationType), "indirect");
    // Of another kind it never said so.
    let read = of("unnamed direct", "quantity", "named");
    assert!(types(&read).is_empty() && text(&read, SOURCE, Field::Naming).is_empty());
    // The file is written as it was.
    let read = of(all, "unnamed", "direct");
    let again = native::read(&native::write_one(&read)).unwrap().documents.remove(0);
    assert_eq!(again, read);
}

#[test]
fn a_field_that_says_something_or_was_emptied_later_is_what_counts() {
    let said = |fields: &str| {
        let record = format!(r#"{{"id":"{SOURCE}","record":"mark",{fields}}}"#);
        text(&document(["", "unnamed", ""], &definitions(), &record), SOURCE, Field::Naming)
    };
    assert_eq!(said(r#""naming":"partial""#), "partial");
    assert_eq!(said(r#""role":"author""#), "anonymous", "another field says nothing of it");
    assert_eq!(said(r#""stamps":{"2026-11-22T19:00:09.000Z/0/00000000000000ff":["naming"]}"#), "", "emptied after the tag");
    assert_eq!(said(r#""stamps":{"2026-11-22T19:00:01.000Z/0/00000000000000ff":["naming"]}"#), "anonymous", "emptied before it");
}

#[test]
fn a_newsrooms_own_tags_are_left_alone() {
    let rows = [
        r#"{"id":"unnamed","role":"tag","kinds":["source"],"labels":{"en":"under protection","de":"anonym"},"order":1}"#,
        r#"{"id":"unnamed","role":"tag","kinds":["source"],"labels":{"en":"anonymous","de":"anonym","fr":"sous X"},"order":1}"#,
        r#"{"id":"unnamed","role":"tag","kinds":["source","quotation"],"labels":{"en":"anonymous","de":"anonym"},"order":1}"#,
        r#"{"id":"unnamed","role":"tag","kinds":["source"],"labels":{"en":"anonymous","de":"anonym"},"guidelines":{"en":"Ask the lawyer."},"order":1}"#,
        r#"{"id":"unnamed","role":"tag","labels":{"en":"anonymous","de":"anonym"},"order":1}"#,
    ];
    for own in rows {
        let read = document(["", "unnamed", ""], own, "");
        assert_eq!(text(&read, SOURCE, Field::Naming), "", "{own}");
        let tag = read.tag_set().tags[0].clone();
        assert!(!tag.is_former() && (tag.offered_for(Kind::Source)), "{own}");
        let (kept, damaged) = settings::read(&format!(r#"{{"format":"beleg-settings","version":1,"tags":[{own}]}}"#));
        assert_eq!((kept.tags.tags.len(), damaged), (1, false), "{own}");
    }
}

#[test]
fn stored_settings_and_a_sites_own_lose_the_tags_and_nothing_else() {
    let own = r#"{"id":"legal","role":"tag","labels":{"en":"with the lawyers"},"order":3}"#;
    let stored = format!(r#"{{"format":"beleg-settings","version":1,"tags":[{},{own}]}}"#, definitions());
    let (read, damaged) = settings::read(&stored);
    assert_eq!(read.tags.tags.iter().map(|tag| tag.id.as_str()).collect::<Vec<_>>(), ["legal"]);
    assert!(!damaged);
    assert_eq!(settings::read(&settings::write(&read)).0, read);
    // A document that carries one does not offer it.
    let read = document(["quantity", "", ""], &definitions(), "");
    assert!(Kind::ALL.into_iter().all(|kind| read.tag_set().offered(TagRole::Tag, kind).next().is_none()));
}

#[test]
fn saying_something_in_the_field_is_taken_back_by_one_undo() {
    let read = document(["", "unnamed", ""], &definitions(), "");
    let edit = Edit::SetField(id(SOURCE), Field::Naming, Value::text("named"));
    let (next, inverse) = read.apply(&edit, stamp(60, 1)).unwrap();
    assert_eq!(text(&next, SOURCE, Field::Naming), "named");
    let (back, again) = next.apply(&inverse, stamp(61, 1)).unwrap();
    assert_eq!(text(&back, SOURCE, Field::Naming), "anonymous");
    assert_eq!(text(&back.apply(&again, stamp(62, 1)).unwrap().0, SOURCE, Field::Naming), "named");
    // A note changes nothing of it, nor does taking that back.
    let mark = read.mark(id(SOURCE).as_mark()).unwrap();
    let noted = Edit::PutMark(Rc::new(Mark { note: "a note".into(), ..(**mark).clone() }));
    let (next, inverse) = read.apply(&noted, stamp(60, 1)).unwrap();
    assert_eq!(text(&next, SOURCE, Field::Naming), "anonymous");
    assert_eq!(text(&next.apply(&inverse, stamp(61, 1)).unwrap().0, SOURCE, Field::Naming), "anonymous");
    // Without the tag nobody says it any more.
    let bare = Edit::PutMark(Rc::new(Mark { tags: Vec::new(), ..(**mark).clone() }));
    assert_eq!(text(&read.apply(&bare, stamp(60, 1)).unwrap().0, SOURCE, Field::Naming), "");
}

#[test]
fn tabs_of_both_versions_agree_in_whatever_order_they_hear_of_each_other() {
    let read = document(["", "", ""], &definitions(), "");
    let mark = read.mark(id(SOURCE).as_mark()).unwrap().clone();
    let tagged = |tags: &[&str], note: &str| {
        let tags = tags.iter().filter_map(|tag| TagId::new(tag)).collect();
        Edit::PutMark(Rc::new(Mark { tags, note: note.into(), ..(*mark).clone() }))
    };
    let says = |word: &str| Edit::SetField(id(SOURCE), Field::Naming, Value::text(word));
    // What an old tab does, and a new one, each at its time.
    let steps = [
        (tagged(&["unnamed"], ""), 10),
        (tagged(&[], "n"), 20),
        (tagged(&["unnamed"], "n"), 30),
        (says("partial"), 15),
        (says(""), 25),
        (says(""), 35),
    ];
    let states: Vec<Document> = steps.iter().map(|(edit, at)| read.apply(edit, stamp(*at, *at)).unwrap().0).collect();
    for one in &states {
        for other in &states {
            for third in &states {
                let left = one.merge(other).unwrap().merge(third).unwrap();
                let right = third.merge(&other.merge(one).unwrap()).unwrap();
                assert_eq!(left, right);
                assert_eq!(text(&left, SOURCE, Field::Naming), text(&right, SOURCE, Field::Naming));
                assert_eq!(left.merge(&left).unwrap(), left);
            }
        }
    }
    let heard = |which: &[usize]| which.iter().fold(read.clone(), |all, own| all.merge(&states[*own]).unwrap());
    let rows: [(&[usize], &str); 5] =
        [(&[0], "anonymous"), (&[0, 1], ""), (&[0, 3], "partial"), (&[2, 3, 4], "anonymous"), (&[2, 5], "")];
    for (which, expected) in rows {
        assert_eq!(text(&heard(which), SOURCE, Field::Naming), expected, "{which:?}");
    }
}

#[test]
fn anonymous_has_one_effect_wherever_it_was_said() {
    let record = |fields: &str| format!(r#"{{"id":"{SOURCE}","record":"mark",{fields}}}"#);
    let ways = [
        document(["", "unnamed", ""], &definitions(), ""),
        document(["", "", ""], "", &record(r#""naming":"anonymous""#)),
        document(["", "", ""], "", &record(r#""source_type":"unnamed_individual""#)),
    ];
    for document in ways {
        let relations = Relations::of(&document);
        let ledger = Ledger::of(&document, &relations);
        assert_eq!((ledger.anonymous(), ledger.on_one_anonymous.len()), (1, 1));
        assert_eq!(ledger.sources[0].naming, Naming::Anonymous);
        assert!(preflight(&document).iter().any(|finding| finding.rule == Rule::OnlyAnonymousSources));
        let report = String::from_utf8(file(&[&document], Target::ReportMarkdown, &Options::default()).unwrap()).unwrap();
        assert!(report.contains("| anonymous |"), "{report}");
    }
}
