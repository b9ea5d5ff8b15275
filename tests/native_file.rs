//! The native file, row by row: the golden file, what is refused, and what a bad record costs.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeMap, rc::Rc};

use beleg::{
    anchor::describe::describe,
    domain::{
        article::{Article, BlockKind},
        document::{Details, Document, DocumentParts},
        id::{DocumentId, MarkId},
        mark::{Anchor, Extra, Kind, Mark, Origin, Span},
        stamp::{ReplicaId, Stamp, Stamped, Timestamp},
        tags::{Hue, TagDefinition, TagId, TagRole},
        text::TextRange,
    },
    format::native::{Outcome, Problem, ProblemReason, ReadError, RecordName, read, write, write_one},
};

const GOLDEN: &str = "tests/data/native-1.beleg.json";
const NOW: u64 = 1_795_374_000_000;

fn stamp(seconds: u64) -> Stamp {
    Stamp { at: Timestamp(NOW + seconds * 1000), counter: 0, replica: ReplicaId(0xff) }
}

fn mark_id(number: u8) -> MarkId {
    MarkId::new(Timestamp(NOW + u64::from(number)), [number; 10])
}

fn tag_id(name: &str) -> TagId {
    TagId::new(name).unwrap()
}

/// The article of the golden file, and the ranges that stand between « and » with a digit in front in the blocks.
fn marked_article(blocks: &[(BlockKind, &str)]) -> (Article, BTreeMap<char, Vec<TextRange>>) {
    let (mut plain, mut ranges) = (Vec::new(), BTreeMap::<char, Vec<TextRange>>::new());
    let mut before = 0;
    for (kind, marked) in blocks {
        let (mut words, mut open) = (String::new(), Vec::new());
        let mut characters = marked.chars();
        while let Some(character) = characters.next() {
            match character {
                '«' => open.push((characters.next().unwrap(), before + words.len())),
                '»' => {
                    let (name, start) = open.pop().unwrap();
                    ranges.entry(name).or_default().push(TextRange::from_bytes(start..before + words.len()));
                }
                other => words.push(other),
            }
        }
        before += words.len() + 2;
        plain.push((*kind, words));
    }
    (Article::new(plain), ranges)
}

/// A document with everything that a file can hold.
fn golden_document() -> Document {
    let (article, ranges) = marked_article(&[
        (BlockKind::Heading(1), "US-geführte «2Anti-«3IS»-Koalition» 👨‍👩‍👧‍👦 beendet Mission"),
        (
            BlockKind::Paragraph,
            "«1«4Die USA» hatten» im Juli «1angekündigt», abzuziehen.\nZweite Zeile: cafe\u{301} \"so\" \\ nicht.",
        ),
        (BlockKind::Heading(2), "STRASSE"),
        (BlockKind::Quote, "مرحبا «5بالعالم» und «6漢字»"),
        (BlockKind::ListItem, "•\tPunkt"),
        (BlockKind::Caption, "Foto: 😀"),
        (BlockKind::Preformatted, "a  b"),
        (BlockKind::TableCell, "2.500"),
    ]);
    let mark = |number: u8, kind: Kind| Mark {
        id: mark_id(number),
        kind,
        spans: describe(&article, &ranges[&char::from(b'0' + number)]),
        entity_type: None,
        tags: Vec::new(),
        note: "".into(),
        creator: "".into(),
        created: Timestamp(NOW + 60_000),
        origin: Origin::ByHand,
        anchor: Anchor::Exact,
        extra: Extra::new(),
    };
    let unknown = |value: &str| Extra::from([("x_later".to_owned(), value.to_owned())]);
    let marks = [
        Mark {
            tags: vec![tag_id("quantity"), tag_id("eigenes \"Etikett\"")],
            note: "Zeile 1\nZeile 2 – \u{202E}verdreht\u{202C}, NUL: \u{0}".into(),
            creator: "Zoë".into(),
            extra: unknown(r#"{"worth":[1.50,null]}"#),
            ..mark(1, Kind::Claim)
        },
        Mark { origin: Origin::AcceptedSuggestion, ..mark(2, Kind::Source) },
        Mark { entity_type: Some(tag_id("ORG")), origin: Origin::Imported, ..mark(3, Kind::Entity) },
        Mark { anchor: Anchor::Moved, ..mark(4, Kind::Quotation) },
        mark(5, Kind::Note),
        Mark {
            anchor: Anchor::Lost,
            spans: vec![Span { quote: "nicht mehr da".into(), ..mark(6, Kind::Claim).spans.remove(0) }],
            ..mark(6, Kind::Claim)
        },
    ];
    let tag = |name: &str, role: TagRole, order: u32| TagDefinition {
        id: tag_id(name),
        role,
        kinds: Vec::new(),
        labels: BTreeMap::new(),
        hue: Hue::Grey,
        key: None,
        order,
        archived: false,
        extra: Extra::new(),
    };
    let tags = [
        TagDefinition { kinds: vec![Kind::Entity], key: Some('2'), hue: Hue::Orange, ..tag("ORG", TagRole::EntityType, 1) },
        TagDefinition { archived: true, extra: unknown("[]"), ..tag("eigenes \"Etikett\"", TagRole::Tag, u32::MAX) },
        TagDefinition {
            kinds: vec![Kind::Claim, Kind::Note],
            labels: [("de", "Zahl, Vergleich"), ("en", "quantity")]
                .map(|(language, label)| (language.into(), label.into()))
                .into(),
            ..tag("quantity", TagRole::Tag, 0)
        },
    ];
    let mut marks: BTreeMap<_, _> = marks
        .into_iter()
        .zip(1..)
        .map(|(mark, second)| (mark.id, Stamped { stamp: stamp(second), value: Some(Rc::new(mark)) }))
        .collect();
    marks.insert(mark_id(9), Stamped { stamp: Stamp { counter: 3, ..stamp(20) }, value: None });
    let mut tags: BTreeMap<_, _> =
        tags.into_iter().map(|tag| (tag.id.clone(), Stamped { stamp: stamp(0), value: Some(Rc::new(tag)) })).collect();
    tags.insert(tag_id("removed"), Stamped { stamp: stamp(21), value: None });
    let details = Details {
        title: "US-geführte Anti-IS-Koalition".into(),
        language: "de".into(),
        url: "https://example.org/a?b=c&d".into(),
        outlet: "Beispiel".into(),
        file_name: "artikel.txt".into(),
        extra: unknown("\"kept\""),
    };
    Document::from_parts(DocumentParts {
        id: DocumentId::new(Timestamp(NOW), [0xd0; 10]),
        created: Timestamp(NOW),
        article: Stamped { stamp: stamp(0), value: Rc::new(article) },
        details: Stamped { stamp: stamp(2), value: Rc::new(details) },
        marks,
        tags,
        extra: unknown("7"),
    })
}

/// The version of the program changes, the file does not.
fn without_generator(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("  \"generator\": ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_golden_file_is_written_and_read() {
    let document = golden_document();
    let text = write(&[&document], Some(Timestamp(NOW)));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(GOLDEN, &text).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap();
    assert_eq!(without_generator(&text), without_generator(&golden));
    let reading = read(&golden).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.documents, [document]);
}

#[test]
fn the_golden_file_keeps_one_record_a_line() {
    let golden = std::fs::read_to_string(GOLDEN).unwrap();
    for record in ["{\"id\":\"01", "{\"kind\":\"paragraph\"", "{\"record\":"] {
        assert!(golden.lines().any(|line| line.trim_start().starts_with(record)), "{record}");
    }
    assert!(golden.contains("\"start\":"), "positions are there");
    assert!(golden.ends_with("}\n"));
}

/// A file with one document around the fields given, on the article `Der IS und die USA.` / `Ende 😀 gut`.
fn file(fields: &str) -> String {
    let article = r#"{"blocks":[{"kind":"paragraph","text":"Der IS und die USA."},{"kind":"paragraph","text":"Ende 😀 gut"}]}"#;
    let id = DocumentId::new(Timestamp(NOW), [1; 10]);
    format!(
        r#"{{"format":"beleg","version":1,"documents":[{{"id":"{id}","created":"2026-11-22T19:00:00Z","article":{article}{fields}}}]}}"#
    )
}

fn claim(number: u8, rest: &str) -> String {
    format!(r#"{{"id":"{}","kind":"claim",{rest}}}"#, mark_id(number))
}

fn refused(text: &str) -> ReadError {
    read(text).expect_err(text)
}

#[test]
fn files_that_are_not_ours_are_refused_by_name() {
    let looks_like = |looks_like| ReadError::NotBeleg { looks_like };
    let rows = [
        ("", ReadError::Empty),
        (" \r\n\u{FEFF} ", ReadError::NotJson { line: 2, column: 1 }),
        ("\u{FEFF}", ReadError::Empty),
        ("{\"format\":\"beleg\",\n  \"version\":1,\n  oops}", ReadError::NotJson { line: 3, column: 3 }),
        ("{\"format\":\"beleg\"", ReadError::NotJson { line: 1, column: 17 }),
        ("<html></html>", ReadError::NotJson { line: 1, column: 1 }),
        ("{\"text\":\"a\",\"label\":[]}\n{\"text\":\"b\",\"label\":[]}", looks_like(Some("JSON Lines"))),
        ("null", looks_like(None)),
        ("[]", looks_like(None)),
        ("7", looks_like(None)),
        ("{}", looks_like(None)),
        (r#"{"format":"other","version":1,"documents":[]}"#, looks_like(None)),
        (r#"{"format":7}"#, looks_like(None)),
        (r#"{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}"#, looks_like(Some("W3C Web Annotation"))),
        (r#"[{"@context":["http://www.w3.org/ns/anno.jsonld"]}]"#, looks_like(Some("W3C Web Annotation"))),
        (
            r#"{"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"x"}"#,
            looks_like(Some("ClaimReview (schema.org)")),
        ),
        (r#"[{"id":1,"annotations":[],"data":{"text":"x"}}]"#, looks_like(Some("Label Studio"))),
        (r#"{"%TYPES":{},"%FEATURE_STRUCTURES":[]}"#, looks_like(Some("UIMA CAS JSON"))),
        (r#"{"total":1,"rows":[]}"#, looks_like(Some("Hypothesis"))),
        (r#"[{"text":"x","label":[[0,1,"A"]]}]"#, looks_like(Some("doccano"))),
        (r#"{"format":"beleg-settings","version":1}"#, looks_like(Some("Beleg settings"))),
        (r#"{"format":"beleg"}"#, looks_like(Some("Beleg without a version"))),
        (r#"{"format":"beleg","version":"1"}"#, looks_like(Some("Beleg without a version"))),
        (r#"{"format":"beleg","version":0,"documents":[{}]}"#, looks_like(Some("Beleg without a version"))),
        (r#"{"format":"beleg","version":2,"documents":[{}]}"#, ReadError::Newer { version: 2 }),
        (r#"{"format":"beleg","version":99999999999999999999,"documents":[{}]}"#, ReadError::Newer { version: u64::MAX }),
        (r#"{"format":"beleg","version":1}"#, ReadError::NoDocuments),
        (r#"{"format":"beleg","version":1,"documents":[]}"#, ReadError::NoDocuments),
        (r#"{"format":"beleg","version":1,"documents":{}}"#, ReadError::NoDocuments),
    ];
    for (text, expected) in rows {
        assert_eq!(refused(text), expected, "{text}");
    }
    assert_eq!(refused("[7").to_string(), "the file is not JSON: see line 1, column 2");
    let told = refused(r#"{"total":1,"rows":[]}"#).to_string();
    assert_eq!(told, "this is not a beleg file, it looks like Hypothesis");
}

#[test]
fn deep_and_large_files_do_no_harm() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    assert_eq!(refused(&deep), ReadError::NotBeleg { looks_like: None });
    assert!(matches!(refused(&"[".repeat(200_000)), ReadError::NotJson { .. }));
    let reading = read(&file(&format!(r#","x_deep":{deep},"x_flat":[[]]"#))).unwrap();
    assert_eq!(reading.documents[0].extra(), &Extra::from([("x_flat".to_owned(), "[[]]".to_owned())]));
    assert_eq!(reasons(&reading.problems), [ProblemReason::TooDeep("x_deep".into())]);
    let reading = read(&file(r#","marks":[[[]],{"id":{}}]"#)).unwrap();
    assert_eq!(reading.problems.len(), 2);
}

fn reasons(problems: &[Problem]) -> Vec<ProblemReason> {
    problems.iter().map(|problem| problem.reason.clone()).collect()
}

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
        (
            claim(3, &format!(r#"{spans},"origin":"magic""#)),
            UnknownValue { field: "origin".into(), value: "magic".into() },
            true,
        ),
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
    let told = format!(
        "Der IS, mark {} (claim): its words are not in the text, or not in one place only; it is kept as lost",
        mark_id(1)
    );
    assert_eq!(problem.to_string(), told);
}

#[test]
fn of_two_records_with_one_id_the_newer_is_taken() {
    let mark = |note: &str, second: u8| {
        claim(
            1,
            &format!(
                r#""spans":[{{"start":4,"end":6,"quote":"IS"}}],"note":"{note}","stamp":"2026-11-22T19:00:0{second}Z/0/1""#
            ),
        )
    };
    let removed =
        |second: u8| format!(r#"{{"record":"mark","id":"{}","stamp":"2026-11-22T19:00:0{second}Z/0/1"}}"#, mark_id(1));
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
        let text =
            format!(r#"{{"format":"beleg","version":1,"documents":[{{"id":"{id}","article":{{"blocks":[{blocks}]}}}}]}}"#);
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

#[test]
fn unknown_fields_cannot_hide_known_ones() {
    let mut parts = golden_document();
    let extra = Extra::from([("marks".to_owned(), "7".to_owned()), ("x_odd".to_owned(), "not JSON \u{1}".to_owned())]);
    parts = Document::from_parts(DocumentParts {
        id: parts.id(),
        created: parts.created(),
        article: Stamped { stamp: parts.article_stamp(), value: parts.article().clone() },
        details: Stamped { stamp: parts.details_stamp(), value: parts.details().clone() },
        marks: parts.mark_records().map(|(id, record)| (id, record.clone())).collect(),
        tags: parts.tag_records().map(|(id, record)| (id.clone(), record.clone())).collect(),
        extra,
    });
    let reading = read(&write_one(&parts)).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.documents[0].marks().count(), parts.marks().count());
    assert_eq!(reading.documents[0].extra()["x_odd"], "\"not JSON \\u0001\"", "kept as text");
}
