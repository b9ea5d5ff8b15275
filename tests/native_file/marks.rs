//! Marks of a file: put on their words, or told why not.

use beleg::{
    domain::{
        id::{DocumentId, MarkId},
        mark::{Anchor, Kind},
        stamp::Timestamp,
    },
    format::native::{Outcome, ProblemReason, RecordName, read},
};

use crate::{NOW, claim, file, mark_id, reasons};

/// One mark, the reasons that are given for it, and what became of it: anchor and quotes, or nothing.
fn check_mark(mark: &str, expected: &[ProblemReason], left: Option<(Anchor, &[&str])>) {
    let reading = read(&file(&format!(r#","marks":[{mark}]"#))).expect(mark);
    assert_eq!(reasons(&reading.problems), expected, "{mark}");
    let found = reading.documents[0].marks().next();
    let found = found.map(|mark| (mark.anchor, mark.spans.iter().map(|span| &*span.quote).collect::<Vec<_>>()));
    assert_eq!(found, left.map(|(anchor, quotes)| (anchor, quotes.to_vec())), "{mark}");
    for problem in &reading.problems {
        assert_eq!(problem.document.as_deref(), Some("1"), "it has no title");
    }
}

/// Fields of a mark, what is told about them, and the anchor and the quotes that are left.
type MarkRow<'a> = (&'a str, &'a [ProblemReason], Option<(Anchor, &'a [&'a str])>);

#[test]
fn marks_are_put_on_their_words() {
    use ProblemReason::{BadField, FieldNotKept, NoSpan, QuoteLost, QuoteMissing, QuoteMoved, SpanOutside, SpansAdjusted};
    let exact: Option<(Anchor, &[&str])> = Some((Anchor::Exact, &["IS"]));
    let moved: Option<(Anchor, &[&str])> = Some((Anchor::Moved, &["IS"]));
    let rows: [MarkRow<'_>; 19] = [
        (r#""spans":[{"start":4,"end":6,"quote":"IS"}]"#, &[], exact),
        (r#""spans":[{"start":4,"end":6,"quote":"IS"}],"anchor":"moved""#, &[], moved),
        (r#""spans":[{"start":26,"end":27,"quote":"😀"}]"#, &[], Some((Anchor::Exact, &["😀"]))),
        (r#""spans":[{"start":3,"end":5,"quote":"IS"}]"#, &[QuoteMoved], moved),
        (
            r#""spans":[{"start":4294967296,"end":1e400,"quote":"IS"}]"#,
            &[QuoteMoved, BadField("start".into()), BadField("end".into())],
            moved,
        ),
        (r#""spans":[{"start":6,"end":4,"quote":"IS"}]"#, &[QuoteMoved], moved),
        (r#""spans":[{"quote":"IS"}]"#, &[QuoteMoved], moved),
        (r#""spans":[{"quote":"e"}]"#, &[QuoteLost], Some((Anchor::Lost, &["e"]))),
        (r#""spans":[{"quote":"e","prefix":"und di"}]"#, &[QuoteMoved], Some((Anchor::Moved, &["e"]))),
        (r#""spans":[{"start":4,"end":6,"quote":"Daesh"}]"#, &[QuoteLost], Some((Anchor::Lost, &["Daesh"]))),
        (r#""spans":[{"start":4,"end":6,"quote":"IS"},{"quote":"weg"}]"#, &[QuoteLost], Some((Anchor::Lost, &["IS", "weg"]))),
        (r#""spans":[{"start":4,"end":6,"quote":"Daesh"}],"anchor":"lost""#, &[], Some((Anchor::Lost, &["Daesh"]))),
        (r#""spans":[{"start":4,"end":6}]"#, &[QuoteMissing], exact),
        (r#""spans":[{"start":4000,"end":6000}]"#, &[SpanOutside], Some((Anchor::Lost, &[""]))),
        (r#""spans":[]"#, &[NoSpan], None),
        (r#""spans":7"#, &[BadField("spans".into()), NoSpan], None),
        (r#""spans":[7,{"start":4,"end":6,"quote":"IS"}]"#, &[BadField("spans".into())], exact),
        (
            r#""spans":[{"start":15,"end":18,"quote":"USA"},{"start":4,"end":10,"quote":"IS und"},{"start":4,"end":6,"quote":"IS"}]"#,
            &[SpansAdjusted],
            Some((Anchor::Exact, &["IS und", "USA"])),
        ),
        (r#""spans":[{"start":4,"end":6,"quote":"IS","colour":"red"}]"#, &[FieldNotKept("colour".into())], exact),
    ];
    for (fields, expected, left) in rows {
        let mut told = expected.to_vec();
        // What a span's own fields say wrong is told before its place is looked for.
        told.sort_by_key(|reason| !matches!(reason, BadField(_) | FieldNotKept(_)));
        check_mark(&claim(1, fields), &told, left);
    }
}

#[test]
fn a_span_that_cuts_a_character_is_widened() {
    let text = "cafe\u{301} und 👨‍👩‍👧";
    let article = format!(r#"{{"blocks":[{{"kind":"paragraph","text":"{text}"}}]}}"#);
    let file = |span: &str| {
        let id = DocumentId::new(Timestamp(NOW), [1; 10]);
        let mark = claim(1, &format!(r#""spans":[{span}]"#));
        format!(r#"{{"format":"beleg","version":1,"documents":[{{"id":"{id}","article":{article},"marks":[{mark}]}}]}}"#)
    };
    for (span, whole) in
        [(r#"{"start":3,"end":4,"quote":"e"}"#, "e\u{301}"), ("{\"start\":12,\"end\":14,\"quote\":\"👩\u{200D}\"}", "👨‍👩‍👧")]
    {
        let reading = read(&file(span)).unwrap();
        assert_eq!(reasons(&reading.problems), [ProblemReason::SpansAdjusted], "{span}");
        assert_eq!(reading.documents[0].marks().next().unwrap().quote(), whole);
    }
}

#[test]
fn one_bad_mark_leaves_the_good_ones() {
    use ProblemReason::{BadId, BadStamp, BadTime, MissingId, MissingKind, NotAnObject, UnknownKind, UnknownTag, UnknownValue};
    let spans = r#""spans":[{"start":4,"end":6,"quote":"IS"}]"#;
    let id = mark_id(3);
    let bad: [(String, ProblemReason, bool); 10] = [
        ("7".into(), NotAnObject, false),
        (format!(r#"{{"kind":"claim",{spans}}}"#), MissingId, false),
        (format!(r#"{{"id":"x","kind":"claim",{spans}}}"#), BadId("x".into()), false),
        (format!(r#"{{"id":"{id}",{spans}}}"#), MissingKind, false),
        (format!(r#"{{"id":"{id}","kind":"opinion",{spans}}}"#), UnknownKind("opinion".into()), false),
        (claim(3, &format!(r#"{spans},"stamp":"yesterday""#)), BadStamp("yesterday".into()), true),
        (claim(3, &format!(r#"{spans},"created":7e3"#)), BadTime("7e3".into()), true),
        (claim(3, &format!(r#"{spans},"note":["x"]"#)), ProblemReason::BadField("note".into()), true),
        (claim(3, &format!(r#"{spans},"origin":"magic""#)), UnknownValue { field: "origin".into(), value: "magic".into() }, true),
        (claim(3, &format!(r#"{spans},"tags":["unheard-of"]"#)), UnknownTag("unheard-of".into()), true),
    ];
    for (mark, reason, taken) in bad {
        let text = file(&format!(r#","marks":[{},{mark},{}]"#, claim(1, spans), claim(2, spans)));
        let reading = read(&text).unwrap();
        assert_eq!(reasons(&reading.problems), std::slice::from_ref(&reason), "{mark}");
        let ids: Vec<MarkId> = reading.documents[0].marks().map(|mark| mark.id).collect();
        let expected = if taken { vec![mark_id(1), mark_id(2), id] } else { vec![mark_id(1), mark_id(2)] };
        assert_eq!(ids, expected, "{mark}");
        assert_eq!(reason.outcome() != Outcome::LeftOut, taken && !matches!(reason, ProblemReason::BadField(_)));
    }
    let text = file(&format!(r#","details":{{"title":"Der IS"}},"marks":[{}]"#, claim(1, r#""spans":[{"quote":"weg"}]"#)));
    let problem = &read(&text).unwrap().problems[0];
    assert_eq!(problem.record, RecordName::Mark { id: mark_id(1).to_string(), kind: Some(Kind::Claim) });
    let told =
        format!("Der IS, mark {} (claim): its words are not in the text, or not in one place only; it is kept as lost", mark_id(1));
    assert_eq!(problem.to_string(), told);
}
