//! Records other than marks, records that meet, and what other programs leave out.

use beleg::{
    domain::{
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
    let rows: [(&str, &[ProblemReason], &str); 10] = [
        (r#"{"kind":"paragraph","text":"a\r\nb\u0000"}"#, &[ForbiddenCharacters], "a\r\nb\u{0}"),
        (r#"{"kind":"paragraph","text":"a\u2028b"}"#, &[ForbiddenCharacters], "a\u{2028}b"),
        (r#"{"kind":"paragraph","text":"a\t\nb"}"#, &[], "a\t\nb"),
        (r#"{"kind":"paragraph","text":"a\ud83db"}"#, &[BrokenCharacters("text".into())], "a\u{FFFD}b"),
        (r#"{"kind":"verse","text":"a"}"#, &[unknown("kind", "verse")], "a"),
        (r#"{"kind":"heading","level":9,"text":"a"}"#, &[unknown("level", "9")], "a"),
        (r#"{"kind":"heading","level":"x","text":"a"}"#, &[BadField("level".into())], "a"),
        (r#"{"text":"a"},{"kind":"paragraph","text":""},{"text":"b"}"#, &[EmptyBlock], "a\n\nb"),
        (r#"{"text":"a","lines":3}"#, &[FieldNotKept("lines".into())], "a"),
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
