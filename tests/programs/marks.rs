//! Marks of others, and what is written for others. The tables of Hypothesis are in `tests/exchange/tables.rs`.

use beleg::{
    anchor::describe::describe,
    domain::{
        article::{Article, BlockKind},
        document::{Details, Document},
        edit::Edit,
        id::{DocumentId, MarkId},
        mark::{Anchor, Kind, Mark, Origin},
        stamp::{Stamp, Timestamp},
        text::TextRange,
    },
    format::{
        export::{self, Options, Target},
        import::{self, File, Imported, Source, recognise},
        report::{self, About},
    },
};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::given::read;

fn document(number: u8, texts: &[&str]) -> Document {
    let article = Article::new(texts.iter().map(|text| (BlockKind::Paragraph, (*text).to_owned())));
    Document::new(DocumentId::new(Timestamp(u64::from(number)), [number; 10]), article, Details::default(), Stamp::default())
}

/// A document with a claim on its first bytes.
fn marked(number: u8, texts: &[&str], bytes: usize, note: &str) -> Document {
    let document = document(number, texts);
    let mark = Mark {
        id: MarkId::new(Timestamp(u64::from(number)), [number; 10]),
        kind: Kind::Claim,
        spans: describe(document.article(), &[TextRange::from_bytes(0..bytes)]),
        entity_type: None,
        tags: Vec::new(),
        note: note.into(),
        creator: "".into(),
        created: Timestamp(1),
        origin: Origin::default(),
        anchor: Anchor::Exact,
        extra: Default::default(),
    };
    document.apply(&Edit::PutMark(mark.into()), Stamp::default()).unwrap().0
}

fn imported(text: &str, article: Option<&Document>) -> Imported {
    let source = recognise(text, "").unwrap_or_else(|| panic!("{text}"));
    import::read(source, File { text, beside: None, article, unit: None, at: Timestamp(1) }).unwrap()
}

fn exported(documents: &[&Document], target: Target) -> String {
    String::from_utf8(export::file(documents, target, &Options::default()).unwrap()).unwrap()
}

fn quotes(imported: &Imported) -> Vec<String> {
    imported.documents.iter().flat_map(|document| document.marks().map(|mark| mark.quote())).collect()
}

#[test]
fn lines_of_doccano_are_recognised_without_being_told() {
    let theirs =
        "{\"text\":\"Ulm baut.\",\"label\":[[0,3,\"Claim\"]]}\n{\"text\":\"Bonn 😀 baut nicht.\",\"label\":[[7,11,\"Claim\"]]}\n";
    assert_eq!(recognise(theirs, "a.jsonl"), Some(Source::Doccano));
    assert_eq!(quotes(&imported(theirs, None)), ["Ulm", "baut"]);
    let (one, two) = (marked(1, &["Ulm baut.", "Nicht 14."], 3, ""), marked(2, &["Bonn 😀 baut."], 4, ""));
    let own = exported(&[&one, &two], Target::Doccano);
    assert_eq!(recognise(&own, ""), Some(Source::Doccano));
    let back = imported(&own, None);
    assert_eq!(quotes(&back), ["Ulm", "Bonn"]);
    let texts: Vec<&str> = back.documents.iter().map(|document| document.article().text()).collect();
    assert_eq!(texts, ["Ulm baut.\n\nNicht 14.", "Bonn 😀 baut."]);
}

/// A quote that begins inside of a word, with a blank for what the page does not break.
#[test]
fn words_that_begin_inside_of_a_word_are_found() {
    let page = "<p>Das Donau&shy;dampf&shy;schiff und 5&nbsp;km Fahrt, 😀.</p><p>Das Luftschiff und 6 km.</p>";
    let (article, details) = read("a.html", page.as_bytes()).into_article("a.html");
    let document = Document::new(DocumentId::new(Timestamp(1), [1; 10]), article, details, Stamp::default());
    let annotation = |quote: &str| {
        format!(
            r#"[{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:2","type":"Annotation","target":{{"source":"urn:x","selector":{{"type":"TextQuoteSelector","exact":"{quote}"}}}}}}]"#
        )
    };
    for (quote, found) in [
        ("schiff und 5 km", Some("schiff und 5\u{A0}km")),
        ("dampfschiff und 5 km Fahr", Some("dampf\u{AD}schiff und 5\u{A0}km Fahr")),
        ("km Fahrt, 😀", Some("km Fahrt, 😀")),
        ("schiff und 7 km", None),
        ("schiff und", None),
    ] {
        let imported = imported(&annotation(quote), Some(&document));
        let mark = imported.documents[0].marks().next().unwrap();
        let is_found = mark.anchor != Anchor::Lost;
        assert_eq!(Some(mark.quote()).filter(|_| is_found).as_deref(), found, "{quote}");
    }
}

#[test]
fn no_sign_of_a_note_spoils_the_file_for_uima() {
    let note = "a\u{0}b\u{7}c\u{1B}d\u{FFFE}e\tf\ng";
    let written = exported(&[&marked(1, &["Ulm baut."], 3, note)], Target::Cas);
    let json: serde_json::Value = serde_json::from_str(&written).unwrap();
    let structures = json["%FEATURE_STRUCTURES"].as_array().unwrap();
    let noted = structures.iter().find_map(|structure| structure["note"].as_str()).unwrap();
    assert_eq!(noted, "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\tf\ng");
}

/// Words of the article as they come out of the report, with the addresses that it links to.
#[test]
fn words_and_addresses_survive_the_report_in_markdown() {
    let texts = [
        "Mehr unter https://example.org/a_b_c?x=1&y=2 und auf www.example.org/x_y.",
        "Siehe (https://example.org/a_(b)_c), an foo_bar@example.org und „http://example.org/ä_ö“.",
        "$x$ und a^2^ und H~2~O, @name sagt *nicht* 5 $ und __init__ [1] `code` <b>fett</b> &amp; \\textbf{x} {#id}",
        "1986. Ein Jahr",
        "a) eins",
        ": Definition",
        "::: div",
        "- kein Punkt",
        "| a | b |",
        "===",
    ];
    let about = About { language: "de".to_owned(), ..About::default() };
    let report = report::to_markdown(&document(1, &texts), &about);
    let (mut quotes, mut links, mut depth) = (Vec::<String>::new(), Vec::new(), 0);
    for event in Parser::new(&report) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                depth += 1;
                quotes.push(String::new());
            }
            Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::Text(words) | Event::Code(words) if depth > 0 => quotes.last_mut().unwrap().push_str(&words),
            _ => {}
        }
    }
    assert_eq!(quotes, texts);
    let expected = [
        "https://example.org/a_b_c?x=1&y=2",
        "http://www.example.org/x_y",
        "https://example.org/a_(b)_c",
        "foo_bar@example.org",
        "http://example.org/ä_ö",
    ];
    assert_eq!(links, expected);
    // What pandoc reads as a formula, a raised sign or a source.
    for sign in ["\\$x\\$", "a\\^2\\^", "\\@name"] {
        assert!(report.contains(sign), "{report}");
    }
}
