//! Tables of claims and other marks, as spreadsheets and other programs write them.

use beleg::{
    domain::{
        desk::{
            entry::{Name, Value},
            field::Field,
        },
        document::{Details, Document},
        mark::{Anchor, Kind},
        stamp::{Stamp, Timestamp},
    },
    format::{
        export::{self, Options, Target},
        import::{self, File, ImportError, Source, recognise},
        native,
    },
};

use crate::{
    imports::{article, told},
    laws::read,
};

#[test]
fn a_table_of_claims_is_read_whoever_made_it() {
    let rows = [
        ("Behauptung;Notiz\r\n18 Peshmerga;Zahl?\r\n", vec![(Kind::Claim, "18 Peshmerga".to_owned(), Anchor::Exact)]),
        ("claim\trating\nDie Koalition schwieg\tfalse\n", vec![(Kind::Claim, "Die Koalition schwieg".to_owned(), Anchor::Exact)]),
        ("id,label,text\n1,ORG,Peshmerga\n", vec![(Kind::Entity, "Peshmerga".to_owned(), Anchor::Exact)]),
        ("kind,text\nQuelle,Die Koalition\n", vec![(Kind::Source, "Die Koalition".to_owned(), Anchor::Exact)]),
        ("text,start,end\n,2,5\n", vec![(Kind::Claim, "Die".to_owned(), Anchor::Exact)]),
        ("id,text,start,end\na,Die,2,5\na,schwieg,53,60\n", vec![(Kind::Claim, "Die … schwieg".to_owned(), Anchor::Exact)]),
        ("text,note\nnicht da,\n", vec![(Kind::Claim, "nicht da".to_owned(), Anchor::Lost)]),
    ];
    for (text, expected) in rows {
        assert_eq!(recognise(text, ""), Some(Source::Csv), "{text}");
        assert_eq!(told(&read(Source::Csv, text, None, Some(&article()), None)), expected, "{text}");
    }
    let text = "text,rating,claim_types,name,odd\r\n18 Peshmerga,false,quantity; event,kein Feld,1\r\n,,,,\r\n\"zu\",a,b,c,d,e\r\n";
    let imported = read(Source::Csv, text, None, Some(&article()), None);
    let (_, entry) = imported.documents[0].records().next().unwrap();
    assert_eq!(entry.text(Field::Rating), "false");
    assert_eq!(entry.texts(Field::ClaimTypes).iter().map(|word| &**word).collect::<Vec<_>>(), ["quantity", "event"]);
    assert_eq!(entry.text(Field::Name), "", "a claim has no such field");
    let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        ["column: “odd” is not known here and was left out", "row 4: this is no record of the format and was left out"]
    );
    let without = import::read(Source::Csv, File { text, beside: None, article: None, unit: None, at: Timestamp(1) });
    assert!(matches!(without, Err(ImportError::NeedsArticle)));
}

#[test]
fn a_german_table_is_read_with_its_rating_and_date() {
    let table =
        "Behauptung;Bewertung;Datum;Schlagwörter;Erstellt am\r\nDie Koalition schwieg;falsch;31.12.2024;a, b;2.1.2026 9:30\r\n";
    let imported = read(Source::Csv, table, None, Some(&article()), None);
    let document = &imported.documents[0];
    let mark = document.marks().next().unwrap();
    let tags: Vec<&str> = mark.tags.iter().map(|tag| tag.as_str()).collect();
    assert_eq!((mark.kind, tags, mark.created), (Kind::Claim, vec!["a", "b"], Timestamp(1_767_346_200_000)));
    let said = document.record(mark.id.into()).unwrap();
    assert_eq!((said.text(Field::Rating), said.text(Field::DateSaid)), ("false", "2024-12-31"));
    let told: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["column: “bewertung” was read as rating", "column: “datum” was read as date_said"]);
    assert!(imported.problems.iter().all(|problem| !problem.is_serious()));
}

/// As the client of Hypothesis writes it since 2025, and as it did before.
#[test]
fn the_table_of_hypothesis_keeps_author_date_and_tags() {
    for quote in ["Quote/description", "Quote"] {
        let table = format!(
            "Created at,Author,Page,URL,Group,Type,{quote},Comment,Tags\r\n\
            2026-01-01 10:00,anna,,https://x.example/a,Public,Annotation,Die Koalition schwieg,\"Stimmt das?\",\"money,tram\"\r\n\
            2026-01-01T10:01:00.000Z,bob,,https://x.example/a,Public,Highlight,18 Peshmerga,,claim\r\n\
            2026-01-01 10:02,bob,,https://x.example/a,Public,Page note,,Ohne Quelle,\r\n\
            2026-01-01 10:03,bob,,https://x.example/a,Public,Reply,,Ja.,\r\n\
            2026-01-01 10:04,bob,,https://x.example/a,Public,Highlight,,,\r\n"
        );
        assert_eq!(recognise(&table, ""), Some(Source::Csv));
        let imported = read(Source::Csv, &table, None, Some(&article()), None);
        let mut found: Vec<_> = imported.documents[0].marks().collect();
        found.sort_by_key(|mark| mark.created);
        let tags = |at: usize| found[at].tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>();
        assert_eq!((found.len(), tags(0), tags(1)), (4, vec!["money", "tram"], vec![]));
        let rows: Vec<_> = found.iter().map(|mark| (mark.kind, &*mark.creator, &*mark.note)).collect();
        let expected = [
            (Kind::Note, "anna", "Stimmt das?"),
            (Kind::Claim, "bob", ""),
            (Kind::Note, "bob", "Ohne Quelle"),
            (Kind::Note, "bob", "Ja."),
        ];
        assert_eq!(rows, expected);
        assert!(found.iter().all(|mark| mark.entity_type.is_none()));
        assert_eq!(found[0].created, Timestamp(1_767_261_600_000));
        let told: Vec<&str> = imported.problems.iter().map(|problem| problem.record.as_str()).collect();
        assert_eq!(told, ["column", "column", "column", "row 6", "row 4", "row 5"], "{:?}", imported.problems);
        assert!(imported.problems.iter().all(|problem| !problem.is_serious()));
    }
}

#[test]
fn what_was_said_of_claims_comes_back_from_their_table() {
    let checked = native::read(include_str!("../data/published/checked.beleg.json")).unwrap().documents.remove(0);
    let table = String::from_utf8(export::file(&[&checked], Target::ClaimsTable, &Options::default()).unwrap()).unwrap();
    let bare = Document::new(checked.id(), (**checked.article()).clone(), Details::default(), Stamp::default());
    let imported = read(Source::Csv, &table, None, Some(&bare), None);
    assert!(imported.problems.is_empty(), "{:?}", imported.problems);
    let back = &imported.documents[0];
    let claims: Vec<_> = checked.marks().filter(|mark| mark.kind == Kind::Claim).collect();
    assert_eq!((back.marks().count(), claims.len()), (26, 26));
    for claim in claims {
        let mark = back.mark(claim.id).unwrap();
        assert_eq!((mark.ranges(), &mark.tags, &mark.note), (claim.ranges(), &claim.tags, &claim.note));
        let known = |document: &Document| -> Vec<(Name, Value)> {
            let entry = document.record(claim.id.into());
            let values = entry.into_iter().flat_map(|entry| entry.values()).filter(|(name, _)| matches!(name, Name::Known(_)));
            values.map(|(name, value)| (name.clone(), value.clone())).collect()
        };
        assert_eq!(known(back), known(&checked));
    }
    let again = read(Source::Csv, &table, None, Some(&checked), None);
    assert_eq!((again.new, again.same, again.changed), (0, 26, 0));
}

#[test]
fn context_in_a_table_tells_places_apart() {
    let text = "quote,prefix,suffix\nDie Koalition,. , schwieg\n";
    let imported = read(Source::Csv, text, None, Some(&article()), None);
    assert_eq!(told(&imported), [(Kind::Claim, "Die Koalition".to_owned(), Anchor::Exact)]);
    assert!(imported.problems.is_empty());
}
