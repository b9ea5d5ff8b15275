//! Files that other programs wrote land on the words that were marked there.

use beleg::{
    domain::{
        article::{Article, BlockKind},
        document::{Details, Document},
        id::DocumentId,
        mark::{Kind, Mark},
        stamp::{Stamp, Timestamp},
    },
    format::import::{Source, recognise},
};

use crate::laws::read;

const TEXT: &str = include_str!("../data/third_party/brat.txt");

/// Label, words, and where they begin, in characters of the text.
const MARKS: [(&str, &str, usize); 7] = [
    ("claim", "Die „Koalition“ verlor 18 Peshmerga", 2),
    ("source", "„Koalition“", 6),
    ("GROUP", "Peshmerga", 28),
    ("ORG", "Cafe\u{301} 👩‍👩‍👧‍👦", 40),
    ("GPE", "東京", 57),
    ("PERSON", "שלום", 73),
    ("claim", "Koalition", 83),
];

fn article() -> Document {
    let article = Article::new(TEXT.split("\n\n").map(|block| (BlockKind::Paragraph, block.to_owned())));
    assert_eq!(article.text(), TEXT);
    Document::new(DocumentId::new(Timestamp(0), [1; 10]), article, Details::default(), Stamp::default())
}

/// The label as the program had it: a kind, the type of an entity, or the tag of a note.
fn label(mark: &Mark) -> String {
    match (mark.kind, &mark.entity_type, mark.tags.first()) {
        (Kind::Claim, _, _) => "claim".to_owned(),
        (Kind::Source, _, _) => "source".to_owned(),
        (_, Some(own), _) => own.to_string(),
        (_, None, Some(tag)) => tag.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_mark_is_on_its_words() {
    let rows = [
        (Source::Brat, include_str!("../data/third_party/brat.ann")),
        (Source::Doccano, include_str!("../data/third_party/doccano_editor.jsonl")),
        (Source::Doccano, include_str!("../data/third_party/doccano_api.jsonl")),
        (Source::LabelStudio, include_str!("../data/third_party/label_studio.json")),
        (Source::WebAnnotation, include_str!("../data/third_party/recogito.json")),
        (Source::Hypothesis, include_str!("../data/third_party/hypothesis.json")),
    ];
    for (source, file) in rows {
        assert_eq!(recognise(file, ""), Some(source));
        let imported = read(source, file, Some(TEXT), Some(&article()), None);
        assert!(imported.problems.is_empty(), "{source:?}: {:?}", imported.problems);
        assert_eq!(imported.documents.len(), 1);
        let document = &imported.documents[0];
        assert_eq!(document.article().text(), TEXT, "{source:?}");
        let mut found: Vec<(usize, String, String)> = document
            .marks()
            .map(|mark| {
                let start = mark.ranges()[0].start().get();
                (TEXT[..start].chars().count(), label(mark), mark.quote())
            })
            .collect();
        found.sort();
        let expected: Vec<(usize, String, String)> =
            MARKS.iter().map(|(label, words, start)| (*start, (*label).to_owned(), (*words).to_owned())).collect();
        assert_eq!(found, expected, "{source:?}");
    }
}
