//! Random edits of random texts, chosen before the text is known.

use std::ops::Range;

use beleg::domain::{mark::Span, text::TextRange};
use proptest::{prelude::*, sample::Index};

use crate::support::piece;

/// An old and a new text of words, and marks whose fate is known.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) marks: Vec<Marked>,
}

#[derive(Clone, Debug)]
pub(crate) struct Marked {
    /// Bytes of the old text.
    pub(crate) old: Range<usize>,
    /// The words in it that occur nowhere else: where they were, and where they are now.
    pub(crate) landmarks: Vec<(Range<usize>, Option<Range<usize>>)>,
}

impl Marked {
    /// The mark as a file would have it, with 24 bytes of context.
    pub(crate) fn span(&self, text: &str) -> Span {
        let before = text.floor_char_boundary(self.old.start.saturating_sub(24));
        let after = text.ceil_char_boundary((self.old.end + 24).min(text.len()));
        Span {
            range: TextRange::from_bytes(self.old.clone()),
            quote: text[self.old.clone()].into(),
            prefix: text[before..self.old.start].into(),
            suffix: text[self.old.end..after].into(),
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Insert(Index, usize),
    Delete(Index, usize),
    Replace(Index, usize),
    Move(Index, usize, Index),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (any::<Index>(), 1..12_usize).prop_map(|(at, count)| Step::Insert(at, count)),
        (any::<Index>(), 1..12_usize).prop_map(|(at, count)| Step::Delete(at, count)),
        (any::<Index>(), 1..6_usize).prop_map(|(at, count)| Step::Replace(at, count)),
        (any::<Index>(), 1..30_usize, any::<Index>()).prop_map(|(from, count, to)| Step::Move(from, count, to)),
    ]
}

const FREQUENT: [&str; 10] = ["der", "die", "und", "in", "IS", ",", ".", "2", "für", "漢"];

/// A word: its number in the old text, none if it was put in.
#[derive(Clone, Debug)]
struct Word {
    number: Option<usize>,
    text: String,
    is_landmark: bool,
}

/// Texts of up to 150 words, of which about half occur once, up to eight edits and some marks.
pub(crate) fn script() -> impl Strategy<Value = Script> {
    let words = prop::collection::vec(prop_oneof![Just(usize::MAX), 0..FREQUENT.len()], 1..150);
    let marks = prop::collection::vec((any::<Index>(), 1..9_usize), 1..12);
    (words, prop::collection::vec(step(), 0..8), marks).prop_map(|(words, steps, marks)| {
        let mut fresh = 0;
        let mut word = |kind: usize, number: Option<usize>| {
            fresh += 1;
            let frequent = FREQUENT.get(kind);
            let text = frequent.map_or_else(|| format!("Wört{fresh}"), |word| (*word).to_owned());
            Word { number, text, is_landmark: frequent.is_none() }
        };
        let old_words: Vec<Word> = words.iter().enumerate().map(|(number, kind)| word(*kind, Some(number))).collect();
        let mut new_words = old_words.clone();
        for step in steps {
            let stretch = |at: &Index, count: usize, length: usize| {
                let start = if length == 0 { 0 } else { at.index(length) };
                start..(start + count).min(length)
            };
            // What is put in has every kind of word.
            let mut put_in =
                |count: usize| (0..count).map(|kind| word(if kind % 2 == 0 { usize::MAX } else { kind }, None)).collect::<Vec<_>>();
            match step {
                Step::Insert(at, count) => {
                    let at = at.index(new_words.len() + 1);
                    new_words.splice(at..at, put_in(count));
                }
                Step::Delete(at, count) => drop(new_words.drain(stretch(&at, count, new_words.len()))),
                Step::Replace(at, count) => drop(new_words.splice(stretch(&at, count, new_words.len()), put_in(count))),
                Step::Move(from, count, to) => {
                    let moved: Vec<Word> = new_words.drain(stretch(&from, count, new_words.len())).collect();
                    let to = to.index(new_words.len() + 1);
                    new_words.splice(to..to, moved);
                }
            }
        }
        let (old, old_places) = written(&old_words);
        let (new, new_places) = written(&new_words);
        let place = |number: usize| new_words.iter().position(|word| word.number == Some(number)).map(|at| new_places[at].clone());
        let mark = |(at, count): (Index, usize)| {
            let first = at.index(old_words.len());
            let last = (first + count).min(old_words.len()) - 1;
            let landmarks = (first..=last).filter(|number| old_words[*number].is_landmark);
            Marked {
                old: old_places[first].start..old_places[last].end,
                landmarks: landmarks.map(|number| (old_places[number].clone(), place(number))).collect(),
            }
        };
        Script { marks: marks.into_iter().map(mark).collect(), old, new }
    })
}

/// Words with spaces between them, and where each is.
fn written(words: &[Word]) -> (String, Vec<Range<usize>>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        places.push(text.len()..text.len() + word.text.len());
        text.push_str(&word.text);
    }
    (text, places)
}

/// An edit of any text at any character.
#[derive(Clone, Debug)]
pub(crate) enum WildEdit {
    Insert(Index, String),
    Delete(Index, Index),
    Move(Index, Index, Index),
    Repeat(Index, Index),
}

pub(crate) fn wild_edit() -> impl Strategy<Value = WildEdit> {
    let words = prop::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat());
    prop_oneof![
        (any::<Index>(), words).prop_map(|(at, words)| WildEdit::Insert(at, words)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| WildEdit::Delete(from, to)),
        (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(from, to, at)| WildEdit::Move(from, to, at)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| WildEdit::Repeat(from, to)),
    ]
}

impl WildEdit {
    pub(crate) fn apply(&self, text: &str) -> String {
        let place = |index: &Index, text: &str| text.floor_char_boundary(index.index(text.len() + 1));
        let range = |from: &Index, to: &Index| {
            let (from, to) = (place(from, text), place(to, text));
            from.min(to)..from.max(to)
        };
        let mut new = text.to_owned();
        match self {
            WildEdit::Insert(at, words) => new.insert_str(place(at, text), words),
            WildEdit::Delete(from, to) => new.replace_range(range(from, to), ""),
            WildEdit::Move(from, to, at) => {
                let range = range(from, to);
                new.replace_range(range.clone(), "");
                let at = place(at, &new);
                new.insert_str(at, &text[range]);
            }
            WildEdit::Repeat(from, to) => {
                let range = range(from, to);
                new.insert_str(range.end, &text[range.clone()]);
                new.truncate(new.floor_char_boundary(20_000));
            }
        }
        new
    }
}
