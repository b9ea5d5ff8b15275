//! Files as other programs write them.

use beleg::{
    domain::{
        article::{Article, BlockKind},
        desk::{
            entry::{Name, Value},
            field::Field,
        },
        document::{Details, Document},
        id::DocumentId,
        mark::{Anchor, Kind},
        stamp::{Stamp, Timestamp},
    },
    format::{
        export::{self, Options, Target},
        import::{self, File, ImportError, Imported, Source, recognise},
        native,
    },
};

use crate::laws::read;

const TEXT: &str = "😀 Die „Koalition\" verlor 18 Peshmerga. Die Koalition schwieg.";

fn article() -> Document {
    let article = Article::new([(BlockKind::Paragraph, TEXT.to_owned())]);
    Document::new(DocumentId::new(Timestamp(0), [1; 10]), article, Details::default(), Stamp::default())
}

fn told(imported: &Imported) -> Vec<(Kind, String, Anchor)> {
    let mut told: Vec<_> = imported.documents[0].marks().map(|mark| (mark.kind, mark.quote(), mark.anchor)).collect();
    told.sort();
    told
}

#[test]
fn the_unit_is_found_out_by_the_quotes() {
    for start in [27_u32, 28, 29, 40] {
        let end = start + 9;
        let text = format!(
            r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:x:1","type":"Annotation","target":{{"source":"urn:x:2","selector":[
            {{"type":"TextPositionSelector","start":{start},"end":{end}}},{{"type":"TextQuoteSelector","exact":"Peshmerga"}}]}}}}"#
        );
        let imported = read(Source::WebAnnotation, &text, None, Some(&article()), None);
        assert_eq!(told(&imported), [(Kind::Note, "Peshmerga".to_owned(), Anchor::Exact)], "{start}");
        assert!(imported.problems.is_empty());
    }
}

#[test]
fn all_selectors_of_text_are_honoured() {
    let rows = [
        (r#"{"type":"TextPositionSelector","start":2,"end":5}"#, Some("Die")),
        (r#"{"type":"TextQuoteSelector","exact":"Koalition","prefix":"Die ","suffix":" schwieg"}"#, Some("Koalition")),
        (r#"{"type":"FragmentSelector","value":"char=2,5"}"#, Some("Die")),
        (r#"{"type":"FragmentSelector","value":"p1","refinedBy":{"type":"TextQuoteSelector","exact":"schwieg"}}"#, Some("schwieg")),
        (
            r#"{"type":"RangeSelector","startSelector":{"type":"TextPositionSelector","start":2,"end":3},"endSelector":{"type":"TextPositionSelector","start":5,"end":6}}"#,
            Some("Die"),
        ),
        (r#"{"type":"TextPositionSelector","start":2,"end":900}"#, None),
        (r#"{"type":"SvgSelector","value":"<svg/>"}"#, None),
    ];
    for (selector, expected) in rows {
        let text = format!(
            r#"[{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:x:1","type":"Annotation","target":{{"source":"urn:x:2","selector":{selector}}}}}]"#
        );
        let imported = read(Source::WebAnnotation, &text, None, Some(&article()), None);
        let quotes: Vec<_> = told(&imported).into_iter().map(|(_, quote, _)| quote).collect();
        assert_eq!(quotes, expected.into_iter().collect::<Vec<_>>(), "{selector}");
        assert_eq!(imported.problems.len(), usize::from(expected.is_none()), "{selector}");
    }
}

#[test]
fn words_that_are_not_there_are_kept_as_lost() {
    let text = r#"{"rows":[{"id":"abc","text":"Wo?","tags":["claim","x"],"user":"acct:ada@hypothes.is","created":"2026-11-22T12:00:00+00:00",
        "target":[{"source":"x","selector":[{"type":"TextQuoteSelector","exact":"Etwas ganz anderes"}]}]},{"id":"page","tags":[],"target":[{"source":"x"}]}],"total":2}"#;
    assert_eq!(recognise(text), Some(Source::Hypothesis));
    let imported = read(Source::Hypothesis, text, None, Some(&article()), None);
    assert_eq!(told(&imported), [(Kind::Claim, "Etwas ganz anderes".to_owned(), Anchor::Lost)]);
    let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "page: it selects no words and was left out",
            "abc: its words were not found in the article, and the mark is kept as lost"
        ]
    );
    let mark = imported.documents[0].marks().next().unwrap();
    assert_eq!((&*mark.note, &*mark.creator, mark.created), ("Wo?", "ada", Timestamp(1_795_348_800_000)));
}

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
        assert_eq!(recognise(text), Some(Source::Csv), "{text}");
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
fn rows_of_all_shapes_are_read() {
    let rows = [
        r#"{"id":1,"text":"Eins zwei","label":[[0,4,"claim"],[5,9,"ORG"]],"Comments":[]}"#,
        r#"{"text":"Eins zwei","entities":[{"id":3,"label":"claim","start_offset":0,"end_offset":4},{"id":9,"label":"ORG","start_offset":5,"end_offset":9}],"relations":[]}"#,
        r#"{"text":"Eins zwei","spans":[{"start":0,"end":4,"label":"CLAIM"},{"start":5,"end":9,"label":"ORG"}],"_input_hash":1}"#,
        "{\"text\":\"\\r\\n\\r\\nEins zwei\\r\\n\",\"label\":[[4,8,\"claim\"],[9,13,\"ORG\"]]}",
    ];
    for row in rows {
        assert_eq!(recognise(row), Some(Source::Doccano), "{row}");
        let imported = read(Source::Doccano, row, None, None, None);
        let expected = [(Kind::Claim, "Eins".to_owned(), Anchor::Exact), (Kind::Entity, "zwei".to_owned(), Anchor::Exact)];
        assert_eq!(told(&imported), expected, "{row}");
        assert!(imported.problems.is_empty(), "{:?}", imported.problems);
    }
}

#[test]
fn broken_rows_are_told_and_the_others_taken() {
    let text = "{\"text\":\"Eins\",\"label\":[[0,4,\"claim\"],[2,1,\"x\"],7]}\n{\"text\"\n[]\n{\"text\":\" \",\"label\":[]}\n{\"text\":\"Zwei\",\"label\":[[0,40,\"claim\"]]}";
    let imported = read(Source::Doccano, text, None, None, None);
    assert_eq!(imported.documents.len(), 2);
    let records: Vec<&str> = imported.problems.iter().map(|problem| problem.record.as_str()).collect();
    assert_eq!(records, ["line 1, span 2", "line 1, span 3", "line 2", "line 3", "line 4", "line 5, span 1"]);
}

#[test]
fn fragments_of_brat_are_parts() {
    let text = "Eins 😀 zwei\ndrei vier";
    let annotations = "T1\tclaim 0 6;7 11\tEins 😀 zwei\nT2\tPerson 7 11;12 16\tzwei drei\nA1\tNegated T2\nA2\tMood T2 sad\n#1\tAnnotatorNotes T2\tein Wort\nE1\tX:T1\nR1\tsays Arg1:T1 Arg2:T2\n";
    let imported = read(Source::Brat, annotations, Some(text), None, None);
    assert_eq!(
        told(&imported),
        [(Kind::Claim, "Eins 😀 … zwei".to_owned(), Anchor::Exact), (Kind::Entity, "zwei\ndrei".to_owned(), Anchor::Exact)]
    );
    let person = imported.documents[0].marks().find(|mark| mark.kind == Kind::Entity).unwrap();
    let tags: Vec<&str> = person.tags.iter().map(|tag| tag.as_str()).collect();
    assert_eq!((tags, &*person.note), (vec!["Negated", "Mood=sad"], "ein Wort"));
    let problems: Vec<&str> = imported.problems.iter().map(|problem| problem.record.as_str()).collect();
    assert_eq!(problems, ["line 6", "line 7"]);
}

/// An editor that counts UTF-16 units saved this; read as code points, the second mark would be `eshmerga.`.
#[test]
fn without_quotes_the_unit_is_the_one_that_cuts_no_words() {
    let row = r#"{"text":"Die 🙂 verlor 18 Peshmerga.","label":[[0,26,"claim"],[17,26,"ORG"]]}"#;
    let imported = read(Source::Doccano, row, None, None, None);
    let expected = [
        (Kind::Claim, "Die 🙂 verlor 18 Peshmerga".to_owned(), Anchor::Exact),
        (Kind::Entity, "Peshmerga".to_owned(), Anchor::Exact),
    ];
    assert_eq!(told(&imported), expected);
}
