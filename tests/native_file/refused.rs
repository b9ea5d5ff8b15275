//! Files that are not taken at all, and those that try to do harm.

use beleg::{
    domain::mark::Extra,
    format::native::{ProblemReason, ReadError, read},
};

use crate::{file, reasons};

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
