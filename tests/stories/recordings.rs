//! Articles that were read from a recording or a PDF: where their words stand there is shown, written down, and stays with the words.

use super::*;
use beleg::{
    app::{claims, desk_acts::DeskAct, reader, versions::Comparison},
    domain::{
        desk::{
            query::Relations,
            ties::{self, Target, Way},
        },
        document::Document,
        edit::Edit,
        locator::whereabouts,
        stamp::Stamp,
    },
    format::{
        export::{Options, Target as Format, file},
        report::{About as ReportAbout, to_html, to_markdown},
    },
    intake::file::extract,
};

const RECORDING: &str = "WEBVTT\n\n14:03.200 --> 14:05.000\n<v Ada Berg>Wir zahlen 😀 vierzig\n\n14:05.000 --> 14:07.900\n<v Ada Berg>Millionen für die Bahn.\n\n14:08.000 --> 14:09.000\n<v Bo Tal>Nein, achtzig.\n";

const SAID_BY: Way = Way::Link("said_by");

fn taken(content: &[u8], name: &str) -> User {
    let answer = reader::write_answer(extract(content, About { name: Some(name), ..About::default() }), name);
    let (article, details, marks) = reader::read_answer(&answer).unwrap();
    let user = User::new().does(Intent::BeginReading { number: 1, name: name.into() });
    let id = DocumentId::new(Timestamp(5), [5; 10]);
    user.does(Intent::TakeArticle { reading: 1, id, article, details, marks })
}

fn recording() -> User {
    taken(RECORDING.as_bytes(), "a.vtt")
}

fn document(user: &User) -> &Rc<Document> {
    user.state.open_document().unwrap()
}

/// Where the marks are shown to stand, in the order of the text.
fn places(document: &Document, language: &str) -> Vec<String> {
    beleg::domain::query::visible(document, &Default::default())
        .iter()
        .map(|mark| claims::locator(document, mark, language).replace('\u{a0}', " "))
        .collect()
}

fn written(document: &Document, target: Format) -> String {
    String::from_utf8(file(&[document], target, &Options::default()).unwrap()).unwrap()
}

/// What readers have written into it: highlighted words with a note and an answer, underlined words, a note at the edge, one that is hidden.
const NOTES: [&str; 5] = [
    "<</Type/Annot/Subtype/Highlight/Rect[145 697 163 709]/QuadPoints[145.5 709 162.3 709 145.5 697 162.3 697]/Contents(Welche Firma?)/T(Ada Berg)/CreationDate(D:20260522101112+02'00')>>",
    "<</Type/Annot/Subtype/Underline/Rect[69 697 101 709]/QuadPoints[69.9 709 100.1 709 69.9 697 100.1 697]>>",
    "<</Type/Annot/Subtype/Text/Rect[145 697 163 709]/IRT 8 0 R/Contents(Die vom Hafen.)/T(Bo)>>",
    "<</Type/Annot/Subtype/Text/Rect[20 696 38 714]/Contents(Alles pr\\374fen)>>",
    "<</Type/Annot/Subtype/Text/Rect[20 696 38 714]/F 2/Contents(unsichtbar)>>",
];

/// A PDF of two pages, the first of which is called "xii".
fn pdf(notes: &[&str]) -> Vec<u8> {
    let page = |text: &str| {
        let content = format!("BT /F 10 Tf 50 700 Td ({text}) Tj ET");
        format!("<</Length {}>>stream\n{content}\nendstream", content.len())
    };
    let of_page = |content: usize, notes: &str| {
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {content} 0 R{notes}/Resources<</Font<</F 3 0 R>>>>>>")
    };
    let numbers: Vec<String> = (0..notes.len()).map(|at| format!("{} 0 R", at + 8)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/r/St 12>>1<</S/D>>]>>>>".to_owned(),
        "<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        of_page(5, &format!("/Annots[{}]", numbers.join(" "))),
        page("The tram is built by a firm from the old har-"),
        of_page(7, ""),
        page("bour, and it costs 40 million."),
    ];
    objects.extend(notes.iter().map(|note| (*note).to_owned()));
    let mut file = "%PDF-1.5\n".to_owned();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = file.len();
    let size = objects.len() + 1;
    file.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
    offsets.iter().for_each(|offset| file.push_str(&format!("{offset:010} 00000 n \n")));
    file.push_str(&format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"));
    file.into_bytes()
}

#[test]
fn a_mark_shows_when_its_words_are_said_and_by_whom() {
    let user = recording().marks("vierzig Millionen", Kind::Claim).marks("Nein", Kind::Claim).marks("für die Bahn", Kind::Note);
    assert_eq!(places(document(&user), "de"), ["00:14:03, Ada Berg", "00:14:05, Ada Berg", "00:14:08, Bo Tal"]);
    // It is no part of the text: the same words without times have the same fingerprint.
    let words = document(&user).article().text().to_owned();
    let plain = User::new().does(Intent::TakeText { text: words, file_name: None });
    assert_eq!(document(&plain).article().sha256(), document(&user).article().sha256());
    assert_eq!(places(document(&plain.marks("Nein", Kind::Claim)), "en"), [""]);
    // The own file keeps it.
    let read = native::read(&native::write_one(document(&user))).unwrap();
    assert!(read.is_whole() && read.documents[0].article() == document(&user).article());
}

#[test]
fn pages_of_a_pdf_are_cited() {
    let user = taken(&pdf(&[]), "a.pdf");
    assert_eq!(document(&user).article().text(), "The tram is built by a firm from the old harbour, and it costs 40 million.");
    let user = user.marks("The tram", Kind::Claim).marks("harbour", Kind::Claim).marks("it costs 40 million", Kind::Claim);
    assert_eq!(places(document(&user), "en"), ["p. xii", "pp. xii–1", "p. 1"]);
    assert_eq!(places(document(&user), "de-AT"), ["S. xii", "S. xii–1", "S. 1"]);
    let annotations: serde_json::Value = serde_json::from_str(&written(document(&user), Format::WebAnnotation)).unwrap();
    let fragments: Vec<&serde_json::Value> = (0..3).map(|at| &annotations["first"]["items"][at]["target"]["selector"][2]).collect();
    assert_eq!(fragments.iter().map(|own| own["value"].as_str().unwrap()).collect::<Vec<_>>(), ["page=1", "page=1", "page=2"]);
    assert!(fragments.iter().all(|own| own["conformsTo"] == "http://tools.ietf.org/rfc/rfc3778"));
}

#[test]
fn what_readers_have_marked_in_a_pdf_comes_in_as_marks() {
    let user = taken(&pdf(&NOTES), "a.pdf");
    let expected = [
        ("The tram is built by a firm from the old har", "Alles prüfen", ""),
        ("tram is", "", ""),
        ("firm", "Welche Firma?\n\nBo: Die vom Hafen.", "Ada Berg"),
    ];
    let shown = beleg::domain::query::visible(document(&user), &Default::default());
    let found: Vec<_> = shown.iter().map(|mark| (mark.quote(), mark.note.to_string(), mark.creator.to_string())).collect();
    assert_eq!(found, expected.map(|(quote, note, by)| (quote.to_owned(), note.to_owned(), by.to_owned())));
    assert!(shown.iter().all(|mark| mark.kind == Kind::Note && mark.is_drawn()));
    let dated = Timestamp(1_779_437_472_000);
    assert_eq!(shown[2].created, dated, "10:11:12 in a summer of Berlin");
    assert_eq!(shown[1].created, Timestamp(user.now), "what is not dated was made when it came");
    assert_eq!(places(document(&user), "en")[2], "p. xii");
    // The same file once more brings the same marks, and what was deleted here stays so.
    let again = native::write_one(document(&taken(&pdf(&NOTES), "a.pdf")));
    let user = user.does(Intent::RemoveMark(shown[2].id)).does(Intent::SetNote(shown[1].id, "mine".to_owned()));
    let merged = document(&user).merge(&native::read(&again).unwrap().documents[0]).unwrap();
    let told: Vec<&str> = merged.marks().map(|mark| &*mark.note).collect();
    assert_eq!((told.len(), told.contains(&"mine")), (2, true), "{told:?}");
}

#[test]
fn files_for_other_programs_say_where_the_words_stand() {
    let user = recording().marks("vierzig Millionen", Kind::Claim).marks("Nein", Kind::Claim);
    let document = document(&user);
    let csv = written(document, Format::Csv);
    assert!(csv.starts_with("id,part,kind,type,start,end,text,page,time_begin,time_end,speaker,table,row,column,tags,"), "{csv}");
    assert!(csv.contains(",vierzig Millionen,,00:14:03.200,00:14:07.900,Ada Berg,"), "{csv}");
    let claims = written(document, Format::ClaimsTable);
    assert!(claims.contains(",Nein,,00:14:08.000,00:14:09.000,Bo Tal,"), "{claims}");
    let annotations: serde_json::Value = serde_json::from_str(&written(document, Format::WebAnnotation)).unwrap();
    let fragment = &annotations["first"]["items"][0]["target"]["selector"][2];
    let expected = serde_json::json!({
        "type": "FragmentSelector",
        "conformsTo": "http://www.w3.org/TR/media-frags/",
        "value": "t=843.2,847.9",
    });
    assert_eq!(*fragment, expected);
    assert!(!written(document, Format::Recogito).contains("FragmentSelector"));
    let about = |language: &str| ReportAbout { language: language.to_owned(), ..ReportAbout::default() };
    let rated = user.state.clone();
    let user = User { state: rated, now: user.now };
    let claim = user.active().into();
    let user = user.does(Intent::Desk(DeskAct::Rate { claim, scale: "default".into(), rating: "false".into() }));
    let document = self::document(&user);
    for language in ["en", "de"] {
        let (told, page) = (to_markdown(document, &about(language)), to_html(document, &about(language)));
        assert!(told.contains("00:14:08, Bo Tal") && page.contains("00:14:08, Bo Tal"), "{told}");
    }
    // And what they say is taken back from the article, and not from a column.
    let again = user.does(Intent::TakeText { text: csv, file_name: Some("a.csv".to_owned()) });
    assert!(!again.imported().contains("column"), "{}", again.imported());
}

#[test]
fn who_speaks_is_offered_first_as_a_source() {
    let user = recording().marks("Nein, achtzig", Kind::Claim);
    let claim = user.active();
    let mark = Rc::clone(document(&user).mark(claim).unwrap());
    let spoken = ties::speakers(document(&user), &mark);
    assert_eq!(spoken, [("Bo Tal".into(), user.range("Bo Tal"))]);
    let act = DeskAct::TieSpeaker { from: claim.into(), way: SAID_BY, name: spoken[0].1 };
    let tied = user.does(Intent::Desk(act));
    assert_eq!(tied.told(), ["Source: Bo Tal", "Claim: Nein, achtzig"]);
    let relations = Relations::of(document(&tied));
    let sources = ties::tied(document(&tied), &relations, claim.into(), SAID_BY);
    assert_eq!(sources.iter().map(|id| ties::name(document(&tied), *id)).collect::<Vec<_>>(), ["Bo Tal"]);
    // What is a source already is no new one, and comes before nearer ones.
    assert_eq!(ties::speakers(document(&tied), &mark), []);
    let more = tied.marks("die Bahn", Kind::Source).marks("Millionen", Kind::Claim).marks("achtzig", Kind::Claim);
    let relations = Relations::of(document(&more));
    let offered = ties::offered(document(&more), &relations, more.active().into(), (SAID_BY, Target::Sources));
    assert_eq!(offered.iter().map(|id| ties::name(document(&more), *id)).collect::<Vec<_>>(), ["Bo Tal", "die Bahn"]);
    // One act, one step to take it back.
    let more = more.presses("Ctrl+z", Place::Page).presses("Ctrl+z", Place::Page).presses("Ctrl+z", Place::Page);
    assert_eq!(more.presses("Ctrl+z", Place::Page).told(), ["Claim: Nein, achtzig"]);
}

#[test]
fn a_marks_time_stays_that_of_its_words_when_they_are_edited() {
    let user = recording().marks("vierzig Millionen", Kind::Claim).marks("Nein", Kind::Claim);
    let update = |text: &str, name: &str| {
        let (article, details) =
            extract(text.as_bytes(), About { name: Some(name), ..About::default() }).unwrap().into_article(name);
        let mut comparison = Comparison::begin(document(&user), Rc::new(article), Rc::new(details));
        while !comparison.step() {}
        let new = Edit::SetText(Rc::new(comparison.new_text(&[], Timestamp(9))));
        let stamp = Stamp { at: Timestamp(user.now + 1), ..Stamp::default() };
        document(&user).apply(&new, stamp).unwrap()
    };
    // A corrected text without times, with a word put right and a paragraph put in.
    let corrected =
        "Ada Berg: Wir zahlen 😀 vierzehn Millionen für die Bahn.\n\nHier fehlte ein ganzer Absatz.\n\nBo Tal: Nein, achtzig.";
    let (now, back) = update(corrected, "a.txt");
    assert_eq!(now.article().text(), corrected);
    let found: Vec<(String, String)> = now.marks().map(|mark| (mark.quote(), claims::locator(&now, mark, "de"))).collect();
    assert_eq!(found[0].0, "vierzehn Millionen", "{found:?}");
    assert_eq!([found[0].1.as_str(), found[1].1.as_str()], ["00:14:03, Ada Berg", "00:14:08, Bo Tal"]);
    let (was, _) = now.apply(&back, Stamp { at: Timestamp(user.now + 2), ..Stamp::default() }).unwrap();
    assert_eq!(was.article(), document(&user).article(), "one step takes it back");
    // A new cut of the recording has times of its own.
    let (now, _) = update(&RECORDING.replace("14:0", "15:0"), "b.vtt");
    assert_eq!(places(&now, "de"), ["00:15:03, Ada Berg", "00:15:08, Bo Tal"]);
    // Two people who have both texts come to the same places, whoever takes the other's.
    let (mine, theirs) = (now.merge(document(&user)).unwrap(), document(&user).merge(&now).unwrap());
    assert_eq!(mine, theirs);
    let words = mine.marks().next().unwrap().ranges();
    assert_eq!(whereabouts(mine.article(), &words).in_words(false), "00:15:03, Ada Berg");
}
