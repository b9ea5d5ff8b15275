//! Finding marks again after random edits whose outcome is known.
//!
//! `PROPTEST_CASES=100000 cargo test --release --test reanchoring` tries a hundred thousand of each.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "reanchoring/cases.rs"]
mod conformance;
#[path = "reanchoring/report.rs"]
mod report;
#[path = "reanchoring/scripts.rs"]
mod scripts;
mod support;

use beleg::{
    anchor::{
        describe::describe,
        locate::wanted,
        quotes::Quotes,
        resolution::{Resolution, State},
        revision::Revision,
        together::find_together,
    },
    domain::{
        article::Article,
        mark::Span,
        segment::{ceil_grapheme, floor_grapheme},
        text::TextRange,
    },
};
use proptest::{prelude::*, sample::Index};
use unicode_normalization::UnicodeNormalization as _;

use self::{
    scripts::{Script, script, wild_edit},
    support::{
        article, cases,
        documents::{MarkSeed, mark_seed},
        long_article, repetitive_article,
    },
};

fn spans(article: &Article, seed: &MarkSeed) -> Vec<Span> {
    describe(article, &seed.ranges(article))
}

/// The characters that are compared: not white space, nor what only joins signs or turns the writing.
fn letters(text: &str) -> String {
    let is_unseen = |character: char| matches!(character, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    // What is not seen goes first: between two accents it would keep them from being put in order.
    let seen: String = text.chars().filter(|character| !character.is_whitespace() && !is_unseen(*character)).collect();
    seen.nfd().collect()
}

/// What must hold of every answer, whatever the texts.
fn check_answer(text: &str, quote: &str, found: Resolution) -> Result<(), TestCaseError> {
    prop_assert!(found.score <= 100);
    let Some(range) = found.range else {
        prop_assert_eq!(found.state, State::Lost);
        return Ok(());
    };
    let words = range.slice(text);
    prop_assert!(words.is_some(), "{:?} does not lie on characters", range);
    if found.state != State::Lost {
        prop_assert_eq!(floor_grapheme(text, range.start().get()), range.start().get());
        prop_assert_eq!(ceil_grapheme(text, range.end().get()), range.end().get());
        prop_assert!(!range.is_empty());
    }
    if matches!(found.state, State::Exact | State::Moved) {
        prop_assert_eq!(letters(words.unwrap_or_default()), letters(quote), "the same words");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_described_is_found_exactly_there(
 article in prop_oneof![article(), repetitive_article().boxed(), long_article()],
 seed in mark_seed()) {
        let spans = spans(&article, &seed);
        let (revision, quotes) = (Revision::new(article.text().into(), article.text().into()), Quotes::new(article.text().into()));
        for span in &spans {
            let expected = (State::Exact, Some(span.range));
            let found = revision.carry(span.range);
            prop_assert_eq!((found.state, found.range), expected);
            let found = quotes.find(wanted(span));
            prop_assert_eq!((found.state, found.range), expected);
        }
    }

    #[test]
    fn what_is_called_exact_is_at_its_true_place(script in script()) {
        let Script { old, new, marks } = script;
        let revision = Revision::new(old.as_str().into(), new.as_str().into());
        let quotes = Quotes::new(new.as_str().into());
        for mark in &marks {
            let quote = &old[mark.old.clone()];
            let by_text = revision.carry(TextRange::from_bytes(mark.old.clone()));
            let span = mark.span(&old);
            for (found, how) in [(by_text, "with the old text"), (quotes.find(wanted(&span)), "by the quote")] {
                check_answer(&new, quote, found)?;
                if found.state == State::Exact {
                    let range = found.range.unwrap().as_bytes();
                    let right = mark.landmarks.iter().all(|(_, new)| {
                        new.as_ref().is_some_and(|new| range.start <= new.start && new.end <= range.end)
                    });
                    prop_assert!(right, "{how}: {quote:?} was found at {range:?}, its words are {:?}", mark.landmarks);
                }
            }
        }
    }

    #[test]
    fn whatever_the_edit_an_answer_is_a_place(
 old in prop_oneof![article(), repetitive_article().boxed()],
 edits in prop::collection::vec(wild_edit(), 0..6),
 seed in mark_seed(),
 steps in 1..200_usize) {
        let new = edits.iter().fold(old.text().to_owned(), |text, edit| edit.apply(&text));
        let mut revision = Revision::begin(old.text().into(), new.as_str().into());
        while !revision.step(steps) {}
        let quotes = Quotes::new(new.as_str().into());
        let spans = spans(&old, &seed);
        for span in &spans {
            check_answer(&new, &span.quote, revision.carry(span.range))?;
        }
        let all: Vec<_> = spans.iter().map(wanted).collect();
        for (found, span) in find_together(&quotes, &all).into_iter().zip(&spans) {
            check_answer(&new, &span.quote, found)?;
        }
    }

    #[test]
    fn accents_and_spaces_may_be_written_otherwise(article in article(), seed in mark_seed(), composed in any::<bool>()) {
        // The table of decompositions leaves these out.
        prop_assume!(!article.text().contains(|character| matches!(character, '\u{F900}'..='\u{FAFF}' | '\u{10000}'..='\u{1EFFF}' | '\u{2F800}'..)));
        let spaced = article.text().replace(' ', "\u{A0}\n");
        let other: String = if composed { spaced.nfc().collect() } else { spaced.nfd().collect() };
        let revision = Revision::new(article.text().into(), other.as_str().into());
        let quotes = Quotes::new(other.as_str().into());
        for span in spans(&article, &seed) {
            // What is neither a word nor a sign has no place of its own.
            if letters(&span.quote).chars().all(|character| !character.is_alphanumeric()) {
                continue;
            }
            let found = revision.carry(span.range);
            prop_assert!(found.state == State::Exact, "{:?} in {:?}: {:?}", span.quote, other, found);
            check_answer(&other, &span.quote, found)?;
            check_answer(&other, &span.quote, quotes.find(wanted(&span)))?;
        }
    }

    #[test]
    fn a_cut_in_the_text_moves_no_words_that_stay(script in script(), cut in any::<Index>()) {
        let at = script.old.floor_char_boundary(cut.index(script.old.len() + 1));
        let new = format!("{} Hier steht jetzt ein neuer Satz. {}", &script.old[..at], &script.old[at..]);
        let revision = Revision::new(script.old.as_str().into(), new.as_str().into());
        for mark in script.marks.iter().filter(|mark| mark.old.end < at || at < mark.old.start) {
            let moved = if mark.old.start < at { 0 } else { new.len() - script.old.len() };
            let found = revision.carry(TextRange::from_bytes(mark.old.clone()));
            let expected = TextRange::from_bytes(mark.old.start + moved..mark.old.end + moved);
            prop_assert_eq!((found.state, found.range), (State::Exact, Some(expected)));
        }
    }
}
