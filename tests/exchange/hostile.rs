//! Broken and hostile files: every importer answers with marks or with a reason.

use beleg::{
    domain::{edit::check_mark, stamp::Timestamp},
    format::{
        export::{Options, Piece, Target, file},
        import::{self, File, Source},
        native,
    },
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

fn answered(source: Source, text: &str, with_article: bool) {
    let small = native::read(include_str!("../data/exchange/small.beleg.json")).unwrap().documents.remove(0);
    let article = with_article.then_some(&small);
    let read = File { text, beside: Some(small.article().text()), article, unit: None, at: Timestamp(1) };
    match import::read(source, read) {
        Ok(imported) => {
            for document in &imported.documents {
                for mark in document.marks() {
                    assert!(check_mark(document.article(), mark).is_ok(), "{text}");
                }
            }
            for problem in &imported.problems {
                assert!(!problem.to_string().is_empty());
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// What the other formats write, to be broken.
fn written(source: Source) -> String {
    let small = native::read(include_str!("../data/exchange/small.beleg.json")).unwrap().documents.remove(0);
    let target = match source {
        Source::WebAnnotation => Target::WebAnnotation,
        Source::Hypothesis => Target::Hypothesis,
        Source::LabelStudio => Target::LabelStudio,
        Source::Doccano => Target::Doccano,
        Source::Csv => Target::Csv,
        Source::Brat => {
            let piece = Piece::new(&small, Target::Brat, &Options::default(), true);
            return String::from_utf8(piece.parts()[0].content.clone()).unwrap();
        }
    };
    String::from_utf8(file(&[&small], target, &Options::default()).unwrap()).unwrap()
}

/// JSONTestSuite (nst/JSONTestSuite, MIT). A file that must be refused is; the native reader is asked too.
#[test]
fn what_is_no_json_is_refused() {
    let (mut refused, mut taken) = (0, 0);
    for line in include_str!("../data/exchange/json_test_suite.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = match (row["text"].as_str(), row["generate"].as_object()) {
            (Some(text), _) => text.to_owned(),
            // The two giants are as many brackets.
            (None, Some(_)) => "[".repeat(100_000),
            // What is no UTF-8 does not get so far.
            _ => continue,
        };
        let told = native::read(&text);
        assert!(told.is_err(), "{text}");
        for source in [Source::WebAnnotation, Source::Hypothesis, Source::LabelStudio, Source::Doccano] {
            let read = import::read(source, File { text: &text, beside: None, article: None, unit: None, at: Timestamp(1) });
            if row["expected"] == "must_reject" {
                assert!(read.is_err() || source == Source::Doccano, "{text}");
            }
            if read.is_err() { refused += 1 } else { taken += 1 }
        }
    }
    assert!(refused > 1000, "{refused} refused, {taken} taken");
}

#[test]
fn cut_files_are_answered() {
    for source in Source::ALL {
        let whole = written(source);
        for (at, _) in whole.char_indices() {
            answered(source, &whole[..at], false);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn any_text_is_answered(text in any::<String>(), pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24), with_article in any::<bool>()) {
        for source in Source::ALL {
            answered(source, &text, with_article);
            answered(source, &pieces.concat(), with_article);
        }
    }

    #[test]
    fn changed_files_are_answered(places in prop::collection::vec((any::<Index>(), prop::sample::select(&PIECES[..])), 1..6), with_article in any::<bool>()) {
        for source in Source::ALL {
            let mut text: Vec<char> = written(source).chars().collect();
            for (place, piece) in &places {
                let at = place.index(text.len());
                text.splice(at..(at + piece.len()).min(text.len()), piece.chars());
            }
            answered(source, &text.into_iter().collect::<String>(), with_article);
        }
    }
}

const PIECES: [&str; 28] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\n",
    "\"target\"",
    "\"selector\"",
    "\"TextQuoteSelector\"",
    "\"exact\"",
    "\"start\"",
    "-1",
    "4294967296",
    "1e9",
    "\"\\ud83d\"",
    "T1\tclaim 0 4\tDie \n",
    "R1\tcontinues Arg1:T1 Arg2:T1\n",
    "T2\tX 3 1\t\n",
    ";",
    "\t",
    "id,kind,text,start,end,rating\r\n",
    "'=\"",
    "null",
    "\"text\"",
    "\"entities\"",
    "😀",
];
