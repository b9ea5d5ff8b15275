//! Records other than marks, records that meet, and what other programs leave out.

use beleg::{
    domain::{
        article::Boilerplate,
        details::{Detail, Told},
        id::DocumentId,
        stamp::{Stamp, Timestamp},
        tags::TagRole,
    },
    format::native::{ProblemReason, read, write, write_one},
};

use crate::{NOW, claim, file, golden::golden_document, mark_id, reasons};

#[test]
fn of_two_records_with_one_id_the_newer_is_taken() {
    let mark = |note: &str, second: u8| {
        claim(
            1,
            &format!(r#""spans":[{{"start":4,"end":6,"quote":"IS"}}],"note":"{note}","stamp":"2026-11-22T19:00:0{second}Z/0/1""#),
        )
    };
    let removed = |second: u8| format!(r#"{{"record":"mark","id":"{}","stamp":"2026-11-22T19:00:0{second}Z/0/1"}}"#, mark_id(1));
    let rows = [
        (format!(r#","marks":[{},{}]"#, mark("new", 2), mark("old", 1)), Some("new")),
        (format!(r#","marks":[{},{}]"#, mark("old", 1), mark("new", 2)), Some("new")),
        (format!(r#","marks":[{}],"removed":[{}]"#, mark("new", 2), removed(1)), Some("new")),
        (format!(r#","marks":[{}],"removed":[{}]"#, mark("old", 1), removed(2)), None),
    ];
    for (fields, expected) in rows {
        let reading = read(&file(&fields)).unwrap();
        assert_eq!(reasons(&reading.problems), [ProblemReason::Duplicate], "{fields}");
        assert_eq!(reading.documents[0].marks().next().map(|mark| &*mark.note), expected, "{fields}");
    }
    // The same document twice: its states are merged.
    let one = read(&file(&format!(r#","marks":[{}]"#, mark("new", 2)))).unwrap().documents.remove(0);
    let other = read(&file(&format!(r#","removed":[{}]"#, removed(1)))).unwrap().documents.remove(0);
    let both = read(&write(&[&one, &other], None)).unwrap();
    assert_eq!(reasons(&both.problems), [ProblemReason::Duplicate]);
    assert_eq!(both.documents, [one.merge(&other).unwrap()]);
}

#[test]
fn one_bad_document_leaves_the_good_ones() {
    use ProblemReason::{BadId, MissingId, NoText, NotAnObject};
    let good = write_one(&golden_document());
    let id = DocumentId::new(Timestamp(NOW), [1; 10]);
    let rows: [(String, &[ProblemReason]); 7] = [
        ("7".into(), &[NotAnObject]),
        ("{}".into(), &[MissingId]),
        (r#"{"id":"x"}"#.into(), &[BadId("x".into())]),
        (format!(r#"{{"id":"{id}"}}"#), &[NoText]),
        (format!(r#"{{"id":"{id}","article":7}}"#), &[NotAnObject, NoText]),
        (format!(r#"{{"id":"{id}","article":{{"blocks":[]}}}}"#), &[NoText]),
        (
            format!(r#"{{"id":"{id}","article":{{"blocks":[{{"kind":"paragraph","text":""}}]}}}}"#),
            &[ProblemReason::EmptyBlock, NoText],
        ),
    ];
    for (document, expected) in rows {
        let text = good.replacen("\"documents\": [", &format!("\"documents\": [{document},"), 1);
        let reading = read(&text).unwrap();
        assert_eq!(reasons(&reading.problems), expected, "{document}");
        assert_eq!(reading.documents, [golden_document()], "{document}");
        assert_eq!(reading.problems[0].document.as_deref(), Some("1"));
    }
}

#[test]
fn the_words_are_taken_as_they_are_and_what_is_odd_is_told() {
    use ProblemReason::{BadField, BrokenCharacters, ChangedText, EmptyBlock, FieldNotKept, ForbiddenCharacters, UnknownValue};
    let unknown = |field: &str, value: &str| UnknownValue { field: field.into(), value: value.into() };
    let rows: [(&str, &[ProblemReason], &str); 29] = [
        (r#"{"kind":"paragraph","text":"a\r\nb\u0000"}"#, &[ForbiddenCharacters], "a\r\nb\u{0}"),
        (r#"{"kind":"paragraph","text":"a\u2028b"}"#, &[ForbiddenCharacters], "a\u{2028}b"),
        (r#"{"kind":"paragraph","text":"a\t\nb"}"#, &[], "a\t\nb"),
        (r#"{"kind":"paragraph","text":"a\ud83db"}"#, &[BrokenCharacters("text".into())], "a\u{FFFD}b"),
        (r#"{"kind":"verse","text":"a"}"#, &[unknown("kind", "verse")], "a"),
        (r#"{"kind":"heading","level":9,"text":"a"}"#, &[unknown("level", "9")], "a"),
        (r#"{"kind":"heading","level":"x","text":"a"}"#, &[BadField("level".into())], "a"),
        (r#"{"text":"a"},{"kind":"paragraph","text":""},{"text":"b"}"#, &[EmptyBlock], "a\n\nb"),
        (r#"{"text":"a","lines":3}"#, &[FieldNotKept("lines".into())], "a"),
        (r#"{"text":"a","boilerplate":"yes"}"#, &[BadField("boilerplate".into())], "a"),
        (r#"{"text":"ä😀b","links":[{"start":1,"end":3,"url":"https://a.example"}]}"#, &[], "ä😀b"),
        (r#"{"text":"ab","links":[{"start":1,"end":3,"url":"https://a.example"}]}"#, &[BadField("links".into())], "ab"),
        (
            r#"{"text":"ab","links":[{"start":0,"end":1,"url":"javascript:alert(1)"},7]}"#,
            &[BadField("links".into()), BadField("links".into())],
            "ab",
        ),
        (r#"{"text":"ab","links":[{"start":0,"end":1,"url":"mailto:a@b","rel":"x"}]}"#, &[FieldNotKept("rel".into())], "ab"),
        (r#"{"text":"ä😀b","locators":[{"start":1,"end":3,"page":2,"page_label":"ii"},{"speaker":"Bo"}]}"#, &[], "ä😀b"),
        (r#"{"text":"ab","locators":[{"begin_ms":5,"end_ms":5},{"begin_ms":5}]}"#, &[], "ab"),
        (r#"{"text":"ab","locators":[{"start":1,"end":3,"page":2}]}"#, &[BadField("locators".into())], "ab"),
        (r#"{"text":"ab","locators":[{"start":2,"page":2}]}"#, &[BadField("locators".into())], "ab"),
        (r#"{"text":"ab","locators":[{"page":0}]}"#, &[BadField("page".into()), BadField("locators".into())], "ab"),
        (r#"{"text":"ab","locators":[{"begin_ms":5,"end_ms":4}]}"#, &[BadField("end_ms".into())], "ab"),
        (r#"{"text":"ab","locators":[{"end_ms":4,"speaker":"Bo"}]}"#, &[BadField("end_ms".into())], "ab"),
        (
            r#"{"text":"ab","locators":[7,{"begin_ms":-1,"page":1}]}"#,
            &[BadField("locators".into()), BadField("begin_ms".into())],
            "ab",
        ),
        (r#"{"text":"ab","locators":[{"page":1,"line":3}]}"#, &[FieldNotKept("line".into())], "ab"),
        (r#"{"text":"ab","cell":{"table":0,"row":4000000000,"column":1,"rows":2}}"#, &[], "ab"),
        (r#"{"text":"ab","cell":{"table":0,"row":1}}"#, &[BadField("cell".into())], "ab"),
        (r#"{"text":"ab","cell":[0,1,2]}"#, &[BadField("cell".into())], "ab"),
        (
            r#"{"text":"ab","cell":{"table":0,"column":0,"row":-1}}"#,
            &[BadField("cell".into()), BadField("row".into()), FieldNotKept("column".into())],
            "ab",
        ),
        (
            r#"{"text":"ab","cell":{"table":0,"row":1,"column":0,"rows":0,"x":1}}"#,
            &[BadField("rows".into()), FieldNotKept("x".into())],
            "ab",
        ),
        (r#"{"text":"a"}],"sha256":"00","x":[1"#, &[FieldNotKept("x".into()), ChangedText], "a"),
    ];
    for (blocks, expected, words) in rows {
        let id = DocumentId::new(Timestamp(NOW), [1; 10]);
        let text = format!(r#"{{"format":"beleg","version":1,"documents":[{{"id":"{id}","article":{{"blocks":[{blocks}]}}}}]}}"#);
        let reading = read(&text).expect(&text);
        assert_eq!(reasons(&reading.problems), expected, "{blocks}");
        assert_eq!(reading.documents[0].article().text(), words, "{blocks}");
        let again = read(&write_one(&reading.documents[0])).unwrap();
        assert!(again.is_whole(), "what is kept is told, and nothing is taken away: {:?}", again.problems);
    }
}

#[test]
fn decisions_about_blocks_are_taken_one_by_one() {
    use Boilerplate::{Decided, No};
    use ProblemReason::{BadField, BadStamp, Duplicate, FieldNotKept, MissingId, NotAnObject};
    let rows: [(&str, &[ProblemReason], [Boilerplate; 2]); 9] = [
        (r#"{"block":1,"boilerplate":true}"#, &[], [No, Decided(true)]),
        (r#"{"block":0,"boilerplate":false},{"block":1}"#, &[], [Decided(false), No]),
        (r#"{"block":7,"boilerplate":true}"#, &[], [No, No]),
        (r#"{"block":-1,"boilerplate":true}"#, &[BadField("block".into()), MissingId], [No, No]),
        (r#"7,{"block":1,"boilerplate":true}"#, &[NotAnObject], [No, Decided(true)]),
        (r#"{"block":1,"boilerplate":7}"#, &[BadField("boilerplate".into())], [No, No]),
        (r#"{"block":1,"boilerplate":true,"why":"x"}"#, &[FieldNotKept("why".into())], [No, Decided(true)]),
        (r#"{"block":1,"boilerplate":true,"stamp":"soon"}"#, &[BadStamp("soon".into())], [No, Decided(true)]),
        (
            r#"{"block":1,"boilerplate":true,"stamp":"2026-11-22T19:00:02Z/0/1"},{"block":1,"boilerplate":false,"stamp":"2026-11-22T19:00:01Z/0/1"}"#,
            &[Duplicate],
            [No, Decided(true)],
        ),
    ];
    for (decisions, expected, states) in rows {
        let reading = read(&file(&format!(r#","decisions":[{decisions}]"#))).unwrap();
        let mut told = reasons(&reading.problems);
        told.sort_by_key(|reason| *reason == MissingId);
        assert_eq!(told, expected, "{decisions}");
        assert_eq!([0, 1].map(|block| reading.documents[0].boilerplate(block)), states, "{decisions}");
    }
    // What is older than the article was decided about another text.
    let stamped = file(r#","decisions":[{"block":1,"boilerplate":true,"stamp":"2026-11-22T18:59:59Z/0/1"}]"#);
    assert_eq!(read(&stamped).unwrap().documents[0].boilerplate(1), No);
}

#[test]
fn what_is_known_of_an_article_is_said_or_said_to_be_unknown() {
    use ProblemReason::{BadField, UnknownValue};
    let unknown = |value: &str| UnknownValue { field: "unknown".into(), value: value.into() };
    let (absent, said) = (Told::Absent, Told::text("dpa"));
    let rows: [(&str, &[ProblemReason], Told); 6] = [
        (r#"{}"#, &[], absent.clone()),
        (r#"{"outlet":"dpa"}"#, &[], said.clone()),
        (r#"{"unknown":["outlet","outlet"]}"#, &[], Told::Unknown),
        (r#"{"outlet":"dpa","unknown":["outlet"]}"#, &[unknown("outlet")], said.clone()),
        (r#"{"outlet":"dpa","unknown":["weather",7]}"#, &[unknown("weather"), unknown("7")], said),
        (r#"{"outlet":[],"intake":{"line_ends":-1}}"#, &[BadField("outlet".into()), BadField("intake".into())], absent),
    ];
    for (details, expected, told) in rows {
        let reading = read(&file(&format!(r#","details":{details}"#))).unwrap();
        assert_eq!(reasons(&reading.problems), expected, "{details}");
        assert_eq!(reading.documents[0].details().get(Detail::Outlet), told, "{details}");
    }
}

#[test]
fn what_other_programs_leave_out_has_a_default() {
    let mark = claim(1, r#""spans":[{"start":4,"end":6,"quote":"IS"}],"tags":null,"note":null"#);
    let reading = read(&file(&format!(r#","marks":[{mark}],"tags":[{{"id":"t"}}]"#))).unwrap();
    assert_eq!(reading.problems, []);
    let document = &reading.documents[0];
    let opened = Stamp { at: Timestamp(NOW), ..Stamp::default() };
    assert_eq!((document.created(), document.details_stamp(), document.article_stamp()), (opened.at, opened, opened));
    assert!(document.mark_records().all(|(_, record)| record.stamp == opened));
    assert_eq!(document.mark(mark_id(1)).unwrap().created, Timestamp(NOW));
    assert_eq!(document.tag_set().tags[0].role, TagRole::Tag);
}
