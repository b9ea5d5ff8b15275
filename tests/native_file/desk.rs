//! Records of the desk in a file: what is taken of a bad one, what is kept of an unknown one, and which stamp a field has.

use beleg::{
    domain::{
        desk::{
            entry::{Entry, Name, Value},
            field::{Field, RecordKind},
        },
        id::RecordId,
        mark::Anchor,
        stamp::{ReplicaId, Stamp, Timestamp},
    },
    format::native::{ProblemReason, RecordName, read, write_one},
};

use crate::{NOW, claim, file, mark_id, reasons};

const ID: &str = "01a204a1-2780-7aaa-8aaa-aaaaaaaaaaaa";

fn id() -> RecordId {
    RecordId::parse(ID).unwrap()
}

fn entity(rest: &str) -> String {
    format!(r#"{{"id":"{ID}","record":"entity"{rest}}}"#)
}

fn at(second: u64) -> Stamp {
    Stamp { at: Timestamp(NOW + second * 1000), counter: 0, replica: ReplicaId(1) }
}

/// One record, the reasons that are given for it, and whether it is taken.
#[test]
fn a_bad_record_costs_itself_or_a_field() {
    use ProblemReason::{
        BadField, BadId, BadStamp, FieldNotKept, MissingId, MissingKind, NotAnObject, QuoteLost, QuoteMoved, UnknownKind,
        UnknownValue,
    };
    let unknown = |field: &str, value: &str| UnknownValue { field: field.into(), value: value.into() };
    let rows: [(String, &[ProblemReason], bool); 18] = [
        ("7".into(), &[NotAnObject], false),
        ("{}".into(), &[MissingId], false),
        (r#"{"id":"x","record":"entity"}"#.into(), &[BadId("x".into())], false),
        (format!(r#"{{"id":"{ID}"}}"#), &[MissingKind], false),
        (format!(r#"{{"id":"{ID}","record":"poll"}}"#), &[UnknownKind("poll".into())], false),
        (entity(""), &[], true),
        (entity(r#","name":"IS","aliases":["ISIS"],"wikidata_id":"Q2429253""#), &[], true),
        (entity(r#","name":7"#), &[BadField("name".into())], true),
        (entity(r#","aliases":["a",7]"#), &[BadField("aliases".into())], true),
        (entity(r#","wikidata_id":"2429253""#), &[unknown("wikidata_id", "2429253")], true),
        (entity(r#","x":{"y":[]},"stance":"supports""#), &[], true),
        (entity(r#","stamp":"soon""#), &[BadStamp("soon".into())], true),
        (entity(r#","stamps":{"soon":["name"]}"#), &[BadStamp("soon".into())], true),
        (
            entity(r#","stamps":{"2026-11-22T19:00:02Z/0/1":["name","id",7]}"#),
            &[unknown("stamps", "id"), unknown("stamps", "7")],
            true,
        ),
        (entity(r#","title_spans":{"spans":[{"start":3,"end":5,"quote":"IS"}]}"#), &[QuoteMoved], true),
        (entity(r#","title_spans":{"spans":[{"quote":"nowhere"}],"x":1}"#), &[QuoteLost, FieldNotKept("x".into())], true),
        (entity(r#","title_spans":{"spans":[]}"#), &[BadField("title_spans".into())], true),
        (format!(r#"{{"id":"{ID}","record":"link","from":"x","to":"{ID}"}}"#), &[BadId("x".into())], true),
    ];
    for (record, expected, taken) in rows {
        let reading = read(&file(&format!(r#","records":[{record}]"#))).expect(&record);
        assert_eq!(reasons(&reading.problems), expected, "{record}");
        let document = &reading.documents[0];
        assert_eq!(document.record(id()).is_some(), taken, "{record}");
        for problem in &reading.problems {
            assert!(matches!(problem.record, RecordName::Record { .. }), "{problem}");
        }
        let again = read(&write_one(document)).unwrap();
        assert!(again.is_whole(), "{record}: {:?}", again.problems);
        assert_eq!(again.documents, reading.documents, "{record}");
    }
}

#[test]
fn a_field_has_the_stamp_of_its_record_unless_it_has_its_own() {
    let stamps = r#""stamp":"2026-11-22T19:00:02Z/0/1","stamps":{"2026-11-22T19:00:03Z/0/1":["name","x"],"2026-11-22T19:00:04Z/0/1":["url"]}"#;
    let text = file(&format!(r#","records":[{}]"#, entity(&format!(r#","name":"IS","note":"n","x":1,{stamps}"#))));
    let reading = read(&text).unwrap();
    assert_eq!(reading.problems, []);
    let entry = reading.documents[0].record(id()).unwrap();
    let stamp = |name: Name| entry.fields().find(|(own, _)| **own == name).map(|(_, field)| (field.stamp, field.value.is_some()));
    assert_eq!(entry.removed().stamp, at(2));
    assert_eq!(stamp(Field::Name.into()), Some((at(3), true)));
    assert_eq!(stamp(Field::Note.into()), Some((at(2), true)));
    assert_eq!(stamp(Name::Unknown("x".into())), Some((at(3), true)));
    assert_eq!(stamp(Field::Address.into()), Some((at(4), false)), "it was emptied then");
    assert_eq!(entry.newest(), at(4));
}

#[test]
fn what_is_said_of_a_mark_needs_the_mark() {
    let said = |number: u8| format!(r#"{{"id":"{}","record":"mark","status":"checked","types":["x"]}}"#, mark_id(number));
    let mark = claim(1, r#""spans":[{"start":4,"end":6,"quote":"IS"}]"#);
    let reading = read(&file(&format!(r#","marks":[{mark}],"records":[{},{}]"#, said(1), said(2)))).unwrap();
    assert_eq!(reading.problems, []);
    let document = &reading.documents[0];
    assert_eq!(document.record(mark_id(1).into()).map(|entry| entry.text(Field::Status)), Some("checked"));
    assert!(document.record(mark_id(2).into()).is_none(), "it may be in another file that is merged with this one");
    assert!(document.entry(mark_id(2).into()).is_some(), "so it is kept");
    let unknown = document.record(mark_id(1).into()).unwrap().values().find(|(name, _)| **name == Name::Unknown("types".into()));
    assert_eq!(unknown.map(|(_, value)| value.clone()), Some(Value::Unknown(r#"["x"]"#.into())));
}

#[test]
fn of_two_records_with_one_id_each_field_is_the_newer() {
    let one =
        entity(r#","stamp":"2026-11-22T19:00:01Z/0/1","name":"old","note":"kept","stamps":{"2026-11-22T19:00:05Z/0/1":["note"]}"#);
    let other = entity(r#","stamp":"2026-11-22T19:00:01Z/0/1","name":"new","stamps":{"2026-11-22T19:00:03Z/0/1":["name"]}"#);
    let removed = entity(r#","stamp":"2026-11-22T19:00:04Z/0/1","removed":true"#);
    let read = |records: &[&String]| {
        let records: Vec<&str> = records.iter().map(|record| record.as_str()).collect();
        read(&file(&format!(r#","records":[{}]"#, records.join(",")))).unwrap()
    };
    for records in [[&one, &other], [&other, &one]] {
        let reading = read(&records);
        assert_eq!(reasons(&reading.problems), [ProblemReason::Duplicate]);
        let entry = reading.documents[0].record(id()).unwrap();
        assert_eq!((entry.text(Field::Name), entry.text(Field::Note)), ("new", "kept"));
    }
    let reading = read(&[&one, &removed, &other]);
    assert!(reading.documents[0].record(id()).is_none());
    let entry: &Entry = reading.documents[0].entry(id()).unwrap();
    let left: Vec<&Name> = entry.fields().map(|(name, _)| name).collect();
    assert_eq!(
        (entry.kind(), left),
        (RecordKind::Entity, vec![&Field::Note.into()]),
        "what was written before the deletion is void"
    );
}

#[test]
fn spans_of_fields_are_found_again_or_kept_as_lost() {
    let span = |quote: &str| entity(&format!(r#","title_spans":{{"spans":[{{"start":4,"end":6,"quote":"{quote}"}}]}}"#));
    for (quote, anchor) in [("IS", Anchor::Exact), ("USA", Anchor::Moved), ("Daesh", Anchor::Lost)] {
        let reading = read(&file(&format!(r#","records":[{}]"#, span(quote)))).unwrap();
        let entry = reading.documents[0].record(id()).unwrap();
        let Some(Value::Spans(spans)) = entry.value(Field::TitleSpans) else { panic!("{quote} is kept") };
        assert_eq!((spans.anchor, &*spans.spans[0].quote), (anchor, quote));
    }
}
