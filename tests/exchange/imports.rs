//! Files as other programs write them.

use beleg::{
    domain::{
        article::{Article, BlockKind},
        desk::{entry::Value, field::Field},
        document::{Details, Document},
        id::DocumentId,
        mark::{Anchor, Kind},
        stamp::{Stamp, Timestamp},
    },
    format::import::{Imported, Source, recognise},
};

use crate::laws::read;

const TEXT: &str = "😀 Die „Koalition\" verlor 18 Peshmerga. Die Koalition schwieg.";

pub(crate) fn article() -> Document {
    let article = Article::new([(BlockKind::Paragraph, TEXT.to_owned())]);
    Document::new(DocumentId::new(Timestamp(0), [1; 10]), article, Details::default(), Stamp::default())
}

pub(crate) fn told(imported: &Imported) -> Vec<(Kind, String, Anchor)> {
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
    assert_eq!(recognise(text, ""), Some(Source::Hypothesis));
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
fn rows_of_all_shapes_are_read() {
    let rows = [
        r#"{"id":1,"text":"Eins zwei","label":[[0,4,"claim"],[5,9,"ORG"]],"Comments":[]}"#,
        r#"{"text":"Eins zwei","entities":[{"id":3,"label":"claim","start_offset":0,"end_offset":4},{"id":9,"label":"ORG","start_offset":5,"end_offset":9}],"relations":[]}"#,
        r#"{"text":"Eins zwei","spans":[{"start":0,"end":4,"label":"CLAIM"},{"start":5,"end":9,"label":"ORG"}],"_input_hash":1}"#,
        "{\"text\":\"\\r\\n\\r\\nEins zwei\\r\\n\",\"label\":[[4,8,\"claim\"],[9,13,\"ORG\"]]}",
    ];
    for row in rows {
        assert_eq!(recognise(row, ""), Some(Source::Doccano), "{row}");
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

/// Notes of the marks by their words, with the names of their entities' items of Wikidata.
fn noted(imported: &Imported) -> Vec<(String, String)> {
    let document = &imported.documents[0];
    let mut noted: Vec<_> = document.marks().map(|mark| (mark.quote(), mark.note.to_string())).collect();
    noted.sort();
    noted
}

fn item_of(document: &Document, words: &str) -> Option<String> {
    let mark = document.marks().find(|mark| mark.quote() == words)?;
    let Some(Value::Id(entity)) = document.record(mark.id.into())?.value(Field::Mentioned) else { return None };
    Some(document.record(*entity)?.text(Field::WikidataId).to_owned())
}

#[test]
fn replies_stand_below_what_they_answer_and_page_notes_on_the_headline() {
    let text = r#"{"total":5,"rows":[
        {"id":"C","user":"acct:bo@h.is","created":"2026-01-03T10:00:00+00:00","text":"Doch.","tags":["x"],"references":["A","B"],"target":[{"source":"u"}]},
        {"id":"B","user":"acct:cy@h.is","created":"2026-01-02T10:00:00+00:00","text":"Nein.","tags":[],"references":["A"],"target":[{"source":"u"}]},
        {"id":"A","user":"acct:ada@h.is","created":"2026-01-01T10:00:00+00:00","text":"Wer?","tags":[],"target":[{"source":"u","selector":[{"type":"TextQuoteSelector","exact":"18 Peshmerga"}]}]},
        {"id":"P","user":"acct:ada@h.is","created":"2026-01-01T10:00:00+00:00","text":"Ohne Quelle.","tags":[],"target":[{"source":"u"}]},
        {"id":"O","user":"acct:ada@h.is","created":"2026-01-01T10:00:00+00:00","text":"Antwort auf Fremdes.","tags":[],"references":["Z"],"target":[{"source":"u"}]}]}"#;
    let imported = read(Source::Hypothesis, text, None, Some(&article()), None);
    let headline = TEXT.to_owned();
    let expected = [
        ("18 Peshmerga".to_owned(), "Wer?\n\ncy, 2026-01-02: Nein.\n\nbo, 2026-01-03: Doch. #x".to_owned()),
        (headline.clone(), "Antwort auf Fremdes.".to_owned()),
        (headline, "Ohne Quelle.".to_owned()),
    ];
    assert_eq!(noted(&imported), expected);
    assert!(imported.problems.iter().all(|problem| !problem.is_serious()), "{:?}", imported.problems);
    let again = read(Source::Hypothesis, text, None, Some(&imported.documents[0]), None);
    assert_eq!((again.new, again.same, again.changed), (0, 3, 0));
}

#[test]
fn recogitos_own_format_is_read() {
    let text = r#"[[{"id":"r1","bodies":[{"id":"b1","annotation":"r1","purpose":"commenting","value":"Wer sagt das?"},{"purpose":"tagging","value":"Geld"}],
        "target":{"annotation":"r1","selector":[{"quote":"Die","start":3,"end":6},{"quote":"18 Peshmerga","start":26,"end":38}],
        "creator":{"id":"u","name":"Ada"},"created":"2026-01-01T10:00:00Z"}}]]"#;
    assert_eq!(recognise(text, "a.json"), Some(Source::WebAnnotation));
    let imported = read(Source::WebAnnotation, text, None, Some(&article()), None);
    let mark = imported.documents[0].marks().next().unwrap();
    let tags: Vec<&str> = mark.tags.iter().map(|tag| tag.as_str()).collect();
    assert_eq!(
        (mark.quote().as_str(), &*mark.note, &*mark.creator, tags),
        ("Die … 18 Peshmerga", "Wer sagt das?", "Ada", vec!["Geld"])
    );
    assert_eq!((mark.created, imported.problems.len()), (Timestamp(1_767_261_600_000), 0));
}

#[test]
fn bodies_of_all_kinds_say_what_they_say() {
    let annotation = |body: &str| {
        format!(
            r#"[{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:x:1","type":"Annotation","body":{body},"target":{{"source":"urn:x:2","selector":{{"type":"TextQuoteSelector","exact":"Peshmerga"}}}}}}]"#
        )
    };
    let rows = [
        (
            r#"{"type":"TextualBody","format":"text/html","value":"<p>Pr&uuml;fe <b>das</b> &amp; mehr</p>"}"#,
            "Prüfe das & mehr",
            None,
        ),
        (r#"[{"type":"TextualBody","value":"5 < 6 &amp;"}]"#, "5 < 6 &amp;", None),
        (
            r#"{"type":"SpecificResource","source":{"id":"http://www.wikidata.org/entity/Q64","label":"Berlin"},"purpose":"classifying"}"#,
            "",
            Some("Q64"),
        ),
        (r#"{"type":"SpecificResource","source":"https://www.wikidata.org/wiki/Q64","purpose":"identifying"}"#, "", Some("Q64")),
        (r#""http://www.wikidata.org/entity/Q64""#, "", Some("Q64")),
        (r#"{"type":"TextualBody","purpose":"identifying","value":"https://www.wikidata.org/wiki/Q64"}"#, "", Some("Q64")),
        (r#"{"id":"https://a.example/b"}"#, "https://a.example/b", None),
        (r#"{"type":"SpecificResource","source":{"id":"https://a.example/c","label":"C"}}"#, "C\n\nhttps://a.example/c", None),
    ];
    for (body, note, item) in rows {
        let imported = read(Source::WebAnnotation, &annotation(body), None, Some(&article()), None);
        assert_eq!(noted(&imported), [("Peshmerga".to_owned(), note.to_owned())], "{body}");
        assert_eq!(item_of(&imported.documents[0], "Peshmerga").as_deref(), item, "{body}");
        assert!(imported.problems.is_empty(), "{body} {:?}", imported.problems);
        let again = read(Source::WebAnnotation, &annotation(body), None, Some(&imported.documents[0]), None);
        assert_eq!((again.new, again.same, again.documents[0].records().count()), (0, 1, imported.documents[0].records().count()));
    }
    let told = |body: &str| {
        let imported = read(Source::WebAnnotation, &annotation(body), None, Some(&article()), None);
        imported.problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(told(r#"{"type":"Choice"}"#), [r#"urn:x:1: a body without words was left out: {"type":"Choice"}"#]);
    // A claim mentions nothing: the item is named.
    let body = r#"[{"value":"claim","purpose":"tagging"},{"source":"http://www.wikidata.org/entity/Q64","purpose":"identifying"}]"#;
    assert_eq!(told(body), ["urn:x:1: a body without words was left out: Wikidata Q64"]);
}

#[test]
fn the_short_form_of_label_studio_is_read() {
    let text = r#"[{"text":"Die Koalition schwieg.","id":1,"label":[{"start":4,"end":13,"text":"Koalition","labels":["ORG","wichtig"]}],
        "ner":[{"start":14,"end":21,"text":"schwieg","labels":["Claim"]}],"choice":{"choices":["a"]},"annotator":1,"annotation_id":2,"created_at":"2026-01-01T10:00:00Z","lead_time":3.1}]"#;
    assert_eq!(recognise(text, ""), Some(Source::LabelStudio));
    let imported = read(Source::LabelStudio, text, None, None, None);
    let expected = [(Kind::Claim, "schwieg".to_owned(), Anchor::Exact), (Kind::Entity, "Koalition".to_owned(), Anchor::Exact)];
    assert_eq!(told(&imported), expected);
    assert_eq!(imported.documents[0].article().text(), "Die Koalition schwieg.");
    let told: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["task 1: “choice” is not known here and was left out"]);
}

#[test]
fn the_table_of_label_studio_is_read() {
    let text = "text,id,label,annotator,annotation_id,lead_time\r\n\"Die \"\"Koalition\"\" schwieg.\",1,\"[{\"\"start\"\":5,\"\"end\"\":14,\"\"text\"\":\"\"Koalition\"\",\"\"labels\"\":[\"\"ORG\"\"]}]\",a@b,2,3.1\r\n[sic],2,,a@b,3,1\r\n";
    assert_eq!((recognise(text, "a.csv"), recognise(text, "")), (Some(Source::LabelStudio), Some(Source::LabelStudio)));
    let imported = read(Source::LabelStudio, text, None, None, None);
    assert_eq!(told(&imported), [(Kind::Entity, "Koalition".to_owned(), Anchor::Exact)]);
    let texts: Vec<&str> = imported.documents.iter().map(|document| document.article().text()).collect();
    assert_eq!(texts, ["Die \"Koalition\" schwieg.", "[sic]"]);
    assert!(imported.problems.is_empty(), "{:?}", imported.problems);
}

#[test]
fn what_label_studio_holds_besides_one_annotation_is_counted() {
    let result = |start: usize, text: &str| {
        let end = start + text.len();
        format!(r#"{{"id":"r{start}","type":"labels","value":{{"start":{start},"end":{end},"text":"{text}","labels":["Claim"]}}}}"#)
    };
    let (eins, zwei) = (result(0, "Eins"), result(5, "zwei"));
    let task = |rest: &str| format!(r#"[{{"id":1,"data":{{"text":"Eins zwei"}},{rest}}}]"#);
    let rows = [
        (
            task(&format!(r#""annotations":[{{"result":[{eins}]}}],"predictions":[{{"result":[{eins},{zwei}]}}]"#)),
            "Eins",
            "task 1: 2 predictions of a model were left out",
        ),
        (
            task(&format!(r#""annotations":[{{"result":[{eins}]}},{{"result":[{zwei}]}}]"#)),
            "Eins",
            "task 1: 1 other annotation of the same task was left out",
        ),
        (
            task(&format!(r#""annotations":[{{"was_cancelled":true,"result":[{eins}]}},{{"result":[{zwei}]}}]"#)),
            "zwei",
            "task 1: it was rejected or ignored there, and was left out",
        ),
        (task(&format!(r#""annotations":[],"predictions":[{{"result":[{zwei}]}}]"#)), "zwei", ""),
    ];
    for (text, words, problem) in rows {
        assert_eq!(recognise(&text, ""), Some(Source::LabelStudio));
        let imported = read(Source::LabelStudio, &text, None, None, None);
        assert_eq!(told(&imported), [(Kind::Claim, words.to_owned(), Anchor::Exact)], "{text}");
        assert_eq!(imported.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("|"), problem, "{text}");
        assert!(imported.problems.iter().all(|problem| !problem.is_serious()));
    }
}

#[test]
fn a_task_of_html_becomes_its_words() {
    let html = "<html><body><h1>Tram 😀</h1><p>The line will cost 40.</p><p>The line, again.</p></body></html>";
    let text = format!(
        r#"[{{"id":1,"data":{{"text":"{html}"}},"annotations":[{{"result":[
        {{"id":"a","type":"hypertextlabels","value":{{"start":"/p[2]/text()[1]","end":"/p[2]/text()[1]","startOffset":0,"endOffset":8,"globalOffsets":{{"start":29,"end":37}},"text":"The line","hypertextlabels":["Claim"]}}}},
        {{"id":"b","type":"hypertextlabels","value":{{"start":"/p[1]/text()[1]","end":"/p[2]/text()[1]","text":"40.\\n\\nThe line, again","hypertextlabels":["ORG"]}}}}]}}]}}]"#
    );
    let imported = read(Source::LabelStudio, &text, None, None, None);
    assert_eq!(imported.documents[0].article().text(), "Tram 😀\n\nThe line will cost 40.\n\nThe line, again.");
    let mut places: Vec<_> = imported.documents[0].marks().map(|mark| (mark.quote(), mark.ranges()[0].start().get())).collect();
    places.sort();
    assert_eq!(places, [("40.\n\nThe line, again".to_owned(), 30), ("The line".to_owned(), 35)]);
    assert_eq!(imported.problems[0].to_string(), "task 1: its text was HTML, and the words of it were taken");
}

#[test]
fn rows_may_stand_in_lists_and_lines_and_what_was_rejected_stays_out() {
    let (one, two) = (r#"{"text":"Ada Berg","label":[[0,8,"PER"]]}"#, r#"{"text":"Bo Tal","entities":[[0,6,"PER"]]}"#);
    let files = [
        format!("{one}\n\n{two}\n"),
        format!("\u{FEFF}\n{one}\r\n{two}"),
        format!("[{one},\n{two}]"),
        format!("[[{one}],[{two}]]"),
        r#"[["Ada Berg",{"entities":[[0,8,"PER"]]}],["Bo Tal",{"entities":[[0,6,"PER"]]}]]"#.to_owned(),
        one.replace("text", "data") + "\n" + two,
        format!(
            "{}\n{}\n{two}",
            one.replace("}", r#","answer":"accept","_input_hash":1}"#),
            one.replace("}", r#","answer":"reject"}"#)
        ),
    ];
    for file in files {
        assert_eq!(recognise(&file, "a.jsonl"), Some(Source::Doccano), "{file}");
        let imported = read(Source::Doccano, &file, None, None, None);
        let words: Vec<String> = imported.documents.iter().flat_map(|document| document.marks().map(|mark| mark.quote())).collect();
        assert_eq!(words, ["Ada Berg", "Bo Tal"], "{file}");
        assert!(imported.problems.iter().all(|problem| !problem.is_serious()), "{:?}", imported.problems);
    }
    let ignored = one.replace('}', r#","answer":"ignore"}"#);
    let imported = read(Source::Doccano, &ignored, None, None, None);
    assert_eq!(imported.problems[0].to_string(), "line 1: it was rejected or ignored there, and was left out");
    let noted_row = one.replace('}', r#","Comments":["Wer ist das?"]}"#);
    let imported = read(Source::Doccano, &noted_row, None, None, None);
    assert_eq!(noted(&imported), [("Ada Berg".to_owned(), String::new()), ("Ada Berg".to_owned(), "Wer ist das?".to_owned())]);
}

#[test]
fn identifiers_of_brat_go_to_the_entity() {
    let text = "Berlin und Bonn sind Städte.";
    let annotations = "T1\tLOC 0 6\tBerlin\nT2\tLOC 11 15\tBonn\nN1\tReference T1 Wikidata:Q64\tBerlin, Stadt\nN2\tReference T2 GeoNames:2946447\tBonn\nN3\tReference T9 Wikidata:Q1\tx\n";
    assert_eq!(recognise(annotations, ""), Some(Source::Brat));
    let imported = read(Source::Brat, annotations, Some(text), None, None);
    let document = &imported.documents[0];
    assert_eq!(item_of(document, "Berlin").as_deref(), Some("Q64"));
    let entities: Vec<_> = document.records().filter(|(_, entry)| !entry.text(Field::Name).is_empty()).collect();
    let mut named: Vec<_> = entities.iter().map(|(_, entry)| (entry.text(Field::Name), entry.text(Field::Note))).collect();
    named.sort_unstable();
    assert_eq!(named, [("Berlin, Stadt", ""), ("Bonn", "GeoNames:2946447")]);
    let told: Vec<&str> = imported.problems.iter().map(|problem| problem.record.as_str()).collect();
    assert_eq!(told, ["line 5"]);
}

#[test]
fn a_quote_that_begins_inside_a_word_is_found_whatever_its_blanks() {
    let article = Article::new([(BlockKind::Paragraph, "Das Donaudampfschiff und 5\u{A0}km weit. Er wurde 40.".to_owned())]);
    let document = Document::new(DocumentId::new(Timestamp(0), [1; 10]), article, Details::default(), Stamp::default());
    let rows = [("schiff und 5 km", Anchor::Exact), ("er würde 40", Anchor::Lost), ("schiff und 6 km", Anchor::Lost)];
    for (quote, expected) in rows {
        let table = format!("text,note\n{quote},\n");
        let imported = read(Source::Csv, &table, None, Some(&document), None);
        assert_eq!(imported.documents[0].marks().next().unwrap().anchor, expected, "{quote}");
    }
}
