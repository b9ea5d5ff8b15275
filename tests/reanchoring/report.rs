//! The change report over random edits: no word is lost between what stayed, what went and what came.

use std::collections::BTreeMap;

use beleg::{
    anchor::{
        changes::{Marked, Outcome, Report, changes},
        edges::Reach,
        revision::Revision,
        word_diff::{Change, Piece, word_diff},
    },
    domain::{
        article::{Article, BlockKind},
        folding::{is_unseen, letters},
        mark::Kind,
        text::TextRange,
    },
};
use proptest::{prelude::*, sample::Index};
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    scripts::{Script, script, wild_edit},
    support::{article, cases, repetitive_article},
};

/// A text to the letter: accents and signs written in one way (an apostrophe is straight or curly), without what is not seen, one space
/// between words.
fn to_the_letter(text: &str) -> String {
    let mut seen = String::new();
    text.chars().filter(|character| !is_unseen(*character)).for_each(|character| letters(character, &mut |part| seen.push(part)));
    seen.nfd().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn side(pieces: &[Piece], left_out: Change) -> String {
    pieces.iter().filter(|piece| piece.change != left_out).map(|piece| piece.text.as_str()).collect()
}

fn check_pieces(old: &str, new: &str, pieces: &[Piece]) -> Result<(), TestCaseError> {
    prop_assert_eq!(side(pieces, Change::Removed), new, "kept and put in are the new words");
    prop_assert_eq!(to_the_letter(&side(pieces, Change::Added)), to_the_letter(old), "kept and taken out are the old words");
    Ok(())
}

/// How often each sign that is seen stands in some texts.
fn signs<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    for text in texts {
        for sign in to_the_letter(text).chars().filter(|sign| !sign.is_whitespace()) {
            *counts.entry(sign).or_default() += 1;
        }
    }
    counts
}

fn without(all: &BTreeMap<char, i64>, some: &BTreeMap<char, i64>) -> BTreeMap<char, i64> {
    let mut left = all.clone();
    some.iter().for_each(|(sign, count)| *left.entry(*sign).or_default() -= count);
    left.retain(|_, count| *count != 0);
    left
}

/// What a report shows as taken out, or as put in.
fn shown(report: &Report, change: Change) -> Vec<&str> {
    let whole = if change == Change::Removed { &report.removed } else { &report.added };
    let pieces = report
        .reworded
        .iter()
        .chain(report.notes.iter().map(|note| &note.pieces))
        .chain(report.fates.iter().map(|fate| &fate.pieces));
    let pieces = pieces.flatten().filter(|piece| piece.change == change).map(|piece| piece.text.as_str());
    let gone = report.fates.iter().filter(|fate| change == Change::Removed && fate.outcome == Outcome::Removed);
    whole.iter().map(String::as_str).chain(pieces).chain(gone.map(|fate| fate.old.as_str())).collect()
}

fn blocks(text: &str) -> Article {
    Article::new(text.split("\n\n").map(|block| (BlockKind::Paragraph, block.trim().to_owned())))
}

fn marked(revision: &Revision, old: &str, ranges: &[TextRange]) -> Vec<Marked> {
    let mark = |(number, range): (usize, &TextRange)| {
        let kind = Kind::ALL[number % Kind::ALL.len()];
        Marked {
            id: number.to_string(),
            kind: Some(kind),
            quote: range.slice(old).unwrap_or_default().to_owned(),
            was: vec![*range],
            found: vec![revision.carry_as(*range, Reach::of(kind))],
        }
    };
    ranges.iter().enumerate().map(mark).collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn pieces_make_both_wordings_to_the_letter(
 old in prop_oneof![article(), repetitive_article().boxed()],
 edits in prop::collection::vec(wild_edit(), 0..6)) {
        let new = edits.iter().fold(old.text().to_owned(), |text, edit| edit.apply(&text));
        check_pieces(old.text(), &new, &word_diff(old.text(), &new))?;
    }

    #[test]
    fn what_is_not_told_is_the_same_in_both_texts(
 old in prop_oneof![article(), repetitive_article().boxed()],
 edits in prop::collection::vec(wild_edit(), 0..6)) {
        let old = blocks(old.text());
        let new = blocks(&edits.iter().fold(old.text().to_owned(), |text, edit| edit.apply(&text)));
        let revision = Revision::new(old.text().into(), new.text().into());
        let report = changes(&old, &new, &revision, Vec::new());
        let kept_of_old = without(&signs([old.text()].into_iter()), &signs(shown(&report, Change::Removed).into_iter()));
        let kept_of_new = without(&signs([new.text()].into_iter()), &signs(shown(&report, Change::Added).into_iter()));
        prop_assert_eq!(kept_of_old, kept_of_new);
    }

    #[test]
    fn every_word_that_came_or_went_is_told(script in script()) {
        let Script { old, new, marks } = script;
        // Marks lie on whole words: of a word in two marks, each would tell its part.
        let (old, new) = (blocks(&old), blocks(&new));
        let revision = Revision::new(old.text().into(), new.text().into());
        let ranges: Vec<TextRange> = marks.iter().map(|mark| TextRange::from_bytes(mark.old.clone())).collect();
        let report = changes(&old, &new, &revision, marked(&revision, old.text(), &ranges));
        for fate in &report.fates {
            if fate.outcome == Outcome::Reworded {
                check_pieces(&fate.old, &fate.new, &fate.pieces)?;
            }
        }
        // Words that stand in one text alone.
        let words = |text: &str| text.split([' ', '.', ',', '\n']).filter(|word| word.starts_with("Wört")).map(str::to_owned).collect::<Vec<_>>();
        let (before, now) = (words(old.text()), words(new.text()));
        let (gone, come) = (shown(&report, Change::Removed), shown(&report, Change::Added));
        let told = |shown: &[&str], word: &str| shown.iter().any(|text| words(text).iter().any(|own| own == word));
        for word in before.iter().filter(|word| !now.contains(word)) {
            prop_assert!(told(&gone, word), "{word} went: {report:#?}");
        }
        for word in now.iter().filter(|word| !before.contains(word)) {
            prop_assert!(told(&come, word), "{word} came: {report:#?}");
        }
    }

    #[test]
    fn a_mark_at_an_edge_stays_at_it(passage in passage()) {
        let Passage { old, new, mark, expected } = passage;
        let revision = Revision::new(old.as_str().into(), new.as_str().into());
        let found = revision.carry_as(TextRange::from_bytes(mark.clone()), Reach::Statement);
        let got = found.place().and_then(|place| place.slice(&new));
        prop_assert!(got == new.get(expected.clone()), "{:?} in {old:?} became {got:?} in {new:?} and not {:?}", &old[mark], &new[expected]);
    }
}

/// A sentence between two others, in which words were put, and a mark on it.
#[derive(Clone, Debug)]
struct Passage {
    old: String,
    new: String,
    mark: std::ops::Range<usize>,
    expected: std::ops::Range<usize>,
}

const MARKS: [(&str, &str); 7] = [("“", "”"), ("‘", "’"), ("„", "“"), ("‚", "‘"), ("»", "«"), ("«\u{A0}", "\u{A0}»"), ("\"", "\"")];

/// What the mark is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    Sentence,
    SentenceWithoutStop,
    Quotation,
    BetweenQuoteMarks,
    Inside,
}

fn passage() -> impl Strategy<Value = Passage> {
    let on = prop_oneof![
        Just(On::Sentence),
        Just(On::SentenceWithoutStop),
        Just(On::Quotation),
        Just(On::BetweenQuoteMarks),
        Just(On::Inside)
    ];
    let puts = prop::collection::vec((any::<Index>(), 1..3_usize), 0..4);
    // Words of the sentence, before, inside and behind the quotation; an apostrophe is in some of them. A mark inside has so many that what is put
    // in is not most of it.
    (on, 0..MARKS.len(), (3..6_usize, 7..10_usize, 3..6_usize), puts, any::<bool>()).prop_map(
        |(on, marks, (a, b, c), puts, has_apostrophe)| {
            let (open, close) = MARKS[marks];
            let total = a + b + c;
            // Words are put in before this word of the sentence; `total` is before the stop.
            let places: Vec<(usize, usize)> = puts.iter().map(|(at, count)| (at.index(total + 1), *count)).collect();
            let (old, old_at) = written(total, a, b, (open, close), &[], has_apostrophe);
            let (new, new_at) = written(total, a, b, (open, close), &places, has_apostrophe);
            let of = |at: &Places| match on {
                On::Sentence => at.sentence.start..at.sentence.end + 1,
                On::SentenceWithoutStop => at.sentence.clone(),
                On::Quotation => at.quotation.start - open.len()..at.quotation.end + close.len(),
                On::BetweenQuoteMarks => at.quotation.clone(),
                On::Inside => at.words[a + 1].start..at.words[a + b - 2].end,
            };
            Passage { mark: of(&old_at), expected: of(&new_at), old, new }
        },
    )
}

struct Places {
    /// Without its full stop.
    sentence: std::ops::Range<usize>,
    /// Between its marks.
    quotation: std::ops::Range<usize>,
    words: Vec<std::ops::Range<usize>>,
}

fn written(
    total: usize,
    a: usize,
    b: usize,
    (open, close): (&str, &str),
    places: &[(usize, usize)],
    has_apostrophe: bool,
) -> (String, Places) {
    let mut text = String::from("Davor steht dies. ");
    let start = text.len();
    let mut at = Places { sentence: 0..0, quotation: 0..0, words: Vec::new() };
    let put = |text: &mut String, place: usize| {
        for (number, (_, count)) in places.iter().enumerate().filter(|(_, (own, _))| *own == place) {
            for word in 0..*count {
                if !text.ends_with([' ', '\u{A0}', '“', '‘', '„', '‚', '»', '"']) {
                    text.push(' ');
                }
                text.push_str(&format!("Neu{number}x{word}e"));
            }
        }
    };
    let gap = |text: &mut String| {
        if !text.ends_with([' ', '\u{A0}']) {
            text.push(' ');
        }
    };
    for word in 0..total {
        if word == a {
            gap(&mut text);
            text.push_str(open);
            at.quotation.start = text.len();
        }
        if word == a + b {
            // Words before this one stand in the quotation still.
            put(&mut text, word);
            at.quotation.end = text.len();
            text.push_str(close);
        } else {
            put(&mut text, word);
        }
        if !(text.len() == start || text.len() == at.quotation.start) {
            gap(&mut text);
        }
        let from = text.len();
        text.push_str(&if has_apostrophe && word % 3 == 1 && word + 1 < total {
            format!("Wort{word}e’s")
        } else {
            format!("Wort{word}e")
        });
        at.words.push(from..text.len());
    }
    put(&mut text, total);
    at.sentence = start..text.len();
    text.push_str(". Danach steht das.");
    (text, at)
}
