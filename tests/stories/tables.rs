//! Tables of marks that are dropped on an article, and files that must not become one.

use beleg::app::arrivals::{Decided, look};

use super::*;

fn takes(user: User, name: &str, content: &[u8]) -> User {
    user.does(Intent::TakeFile { name: name.to_owned(), bytes: content.into() })
}

/// Looks at what waits, and takes it.
fn settled(user: User) -> User {
    let [waiting] = &**user.state.arrivals else { panic!("{} files wait: {:?}", user.state.arrivals.len(), user.last_notice()) };
    let arrival = look(&user.state.library, waiting, Timestamp(user.now)).unwrap().unwrap();
    assert_eq!(arrival.format, Some("CSV"));
    user.does(Intent::SettleArrivals(Some(Rc::new(Decided::new()))))
}

#[test]
fn a_table_goes_on_the_article_that_is_open() {
    let utf16: Vec<u8> = "\u{FEFF}claim\tnote\r\n2.500 Soldaten\tx\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let rows: [(&str, &[u8]); 7] = [
        ("a.csv", b"claim\n2.500 Soldaten\n"),
        ("a.csv", b"sep=;\r\nclaim;note\r\n2.500 Soldaten;x\r\n"),
        ("a.CSV", b"Behauptungen im Juli;;\r\n;;\r\nBehauptung;Bewertung;Datum\r\n2.500 Soldaten;falsch;31.12.2024\r\n"),
        ("a.csv", &utf16),
        ("a.tsv", b"Wortlaut\tAnmerkung\n2.500 Soldaten\t\n"),
        ("a.txt", b"Claim|Rating\n2.500 Soldaten|true\n"),
        ("", b"Claim,Rating\n2.500 Soldaten,true\n"),
    ];
    for (name, content) in rows {
        let user = User::with_article();
        let id = user.state.route.document();
        let user = settled(takes(user, name, content));
        assert_eq!((user.state.route.document(), user.state.library.shown()), (id, 1), "{name}");
        assert_eq!(user.told(), ["Claim: 2.500 Soldaten"], "{name}");
        assert_eq!(user.imported(), "1 new mark", "{name}");
    }
}

#[test]
fn what_cannot_be_taken_is_refused_by_name_and_makes_no_article() {
    let rows: [(&str, &[u8], Refusal); 6] = [
        ("a.csv", b"Ort;Jahr\nBonn;1990\n", Refusal::NoColumn("ort, jahr".into())),
        ("a.csv", b"", Refusal::Empty),
        ("a.jsonl", b"{\"a\":1}\n{\"a\":2}\n", Refusal::OtherFormat(Some("JSON Lines"))),
        ("a.jsonld", b"not JSON", Refusal::BrokenJson { line: 1, column: 2 }),
        ("a", b"{\"a\":1}", Refusal::OtherFormat(None)),
        ("a.txt", b"[{\"claimReviewed\":\"x\"}]", Refusal::OtherFormat(Some("ClaimReview (schema.org)"))),
    ];
    for (name, content, why) in rows {
        let user = takes(User::with_article(), name, content);
        assert_eq!(*user.last_notice(), NoticeBody::Refused { name: Some(name.into()), why }, "{name}");
        assert_eq!((user.state.library.shown(), user.state.arrivals.len()), (1, 0), "{name}");
    }
    // A table has nowhere to go without an article.
    let user = takes(User::new(), "a.csv", b"claim;note\nWords;\n");
    assert_eq!(*user.last_notice(), NoticeBody::Refused { name: Some("a.csv".into()), why: Refusal::NeedsArticle });
    assert_eq!(user.state.library.shown(), 0);
    // What is pasted may be about JSON.
    let user = User::new().does(Intent::TakeText { text: "{\"a\":1}".to_owned(), file_name: None });
    assert_eq!(user.state.library.shown(), 1);
}

/// The item of Wikidata comes with the mark, once, and what was deleted here stays so.
#[test]
fn an_entity_of_a_file_comes_with_its_mark() {
    use beleg::domain::desk::{
        entry::Value,
        field::{Field, RecordKind},
    };
    let annotation = r#"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:x:1","type":"Annotation",
        "body":{"source":"http://www.wikidata.org/entity/Q30","purpose":"identifying"},
        "target":{"selector":{"type":"TextQuoteSelector","exact":"Die USA"}}}"#;
    let settled = |user: User| {
        let user = takes(user, "a.jsonld", annotation.as_bytes());
        user.does(Intent::SettleArrivals(Some(Rc::new(Decided::new()))))
    };
    let entities = |user: &User| -> Vec<_> {
        let document = user.state.open_document().unwrap();
        let all = document.records().filter(|(_, entry)| entry.kind() == RecordKind::Entity && !entry.is_removed());
        all.map(|(id, entry)| (id, entry.text(Field::WikidataId).to_owned())).collect()
    };
    let user = settled(settled(User::with_article()));
    let found = entities(&user);
    let [(entity, item)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(item, "Q30");
    let document = user.state.open_document().unwrap();
    let mark = document.marks().next().unwrap();
    let mentioned = document.record(mark.id.into()).and_then(|entry| entry.value(Field::Mentioned));
    assert_eq!((document.marks().count(), mentioned), (1, Some(&Value::Id(*entity))));
    let entity = *entity;
    let user = settled(user.does(Intent::Desk(beleg::app::desk_acts::DeskAct::Remove(entity))));
    assert_eq!(entities(&user), []);
}
