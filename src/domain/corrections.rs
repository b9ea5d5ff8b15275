//! Correction notes: what an outlet says of its own article having been amended, corrected, clarified or updated, in English and German.
//! For whoever checks facts they come first, so they are never boilerplate, stand in the article's details and head the change report.
//!
//! A note names the article (`this article`, `dieser Text`), an earlier version of it, or begins with a label (`Correction:`). What says
//! that something else was corrected, a bill, a forecast, a rate, is no note. Which words do is told by the patterns in the module `wordings`.
//! Nothing of this is stored: it follows from the words.

mod date;
#[cfg(test)]
mod tests;
mod wordings;

use std::ops::Range;

pub use date::find_date;

use crate::domain::{
    article::{Article, Block, BlockKind},
    segment::{is_quote_mark, sentences},
};
use wordings::{CHANGES, Label, ONLY_A_LABEL, STEMS, label, matches_at, patterns_from};

/// A correction note of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The blocks that it is made of: one, or a label and what stands behind it.
    pub blocks: Range<usize>,
    /// When that was, in the words of the note.
    pub date: Option<String>,
}

/// Longer blocks are paragraphs of an article, in bytes.
const LONGEST: usize = 2_000;

/// In blocks up to so many bytes a note may stand behind other sentences: credits, rights, how the article came about.
const SHORT: usize = 600;

/// Shorter blocks behind a label are no note but another label, in bytes.
const SHORTEST_BODY: usize = 20;

/// So much of a text, in bytes, is looked through for the date.
const HEAD: usize = 400;

/// A block that may be part of a note: what it is, its words, and whether most of it is linked. Then it leads to another article, which may be
/// about a correction.
pub type Seen<'text> = (BlockKind, &'text str, bool);

/// The notes of an article, in order.
#[must_use]
pub fn notes(article: &Article) -> Vec<Note> {
    let blocks = article.blocks();
    let is_linked =
        |block: &Block| block.links.iter().map(|link| link.range.as_bytes().len()).sum::<usize>() * 2 > block.text.len();
    let seen: Vec<Seen<'_>> = blocks.iter().map(|block| (block.kind, &*block.text, is_linked(block))).collect();
    let note = |places: Range<usize>| {
        let heads = seen.get(places.clone()).unwrap_or_default().iter();
        let date = heads.filter_map(|(_, text, _)| text.get(..text.floor_char_boundary(HEAD))).find_map(find_date);
        Note { date: date.map(str::to_owned), blocks: places }
    };
    found(&seen).map(note).collect()
}

/// For each of some blocks whether it is part of a note.
#[must_use]
pub fn are_notes(blocks: &[Seen<'_>]) -> Vec<bool> {
    let mut are_notes = vec![false; blocks.len()];
    found(blocks).for_each(|places| are_notes.get_mut(places).unwrap_or_default().fill(true));
    are_notes
}

fn found(blocks: &[Seen<'_>]) -> impl Iterator<Item = Range<usize>> {
    blocks.iter().enumerate().filter_map(|(at, (kind, text, is_linked))| {
        let is_body = || blocks.get(at + 1).is_some_and(|(_, text, is_linked)| !is_linked && is_body(text));
        match Words::of(*kind, text) {
            // What stands behind a label is part of its note.
            Words::Note if at.checked_sub(1).is_none_or(|before| !is_label(blocks.get(before))) => Some(at..at + 1),
            Words::Label if is_body() => Some(at..at + 2),
            _ => None,
        }
        .filter(|_| !is_linked)
    })
}

fn is_label(block: Option<&Seen<'_>>) -> bool {
    block.is_some_and(|(kind, text, is_linked)| !is_linked && Words::of(*kind, text) == Words::Label)
}

/// What a block says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Note,
    /// That a note follows.
    Label,
    Other,
}

impl Words {
    fn of(kind: BlockKind, text: &str) -> Self {
        if text.len() > LONGEST || kind == BlockKind::Preformatted || !may_tell(text) {
            return Self::Other;
        }
        // A headline with a colon is a headline: "Correction: markets fall".
        match label(text) {
            Some(Label::Alone) => Self::Label,
            Some(Label::Before) if !matches!(kind, BlockKind::Heading(_)) => Self::Note,
            _ if says_so(text) => Self::Note,
            _ => Self::Other,
        }
    }
}

/// Whether one of the words of a text may be one of a note. No stem begins with another, so the last one that is not behind the word is
/// the one.
fn may_tell(text: &str) -> bool {
    let text = text.to_lowercase();
    split(&text).any(|word| {
        let behind = STEMS.partition_point(|stem| *stem <= word);
        behind.checked_sub(1).and_then(|at| STEMS.get(at)).is_some_and(|stem| word.starts_with(stem))
    })
}

/// Whether one of the sentences says that the article was changed: the first, or any in a short text.
fn says_so(text: &str) -> bool {
    let most = if text.len() <= SHORT { usize::MAX } else { 1 };
    let lines = text.split('\n').flat_map(|line| sentences(line).into_iter().filter_map(|range| line.get(range)));
    let mut sentences = lines.take(most).filter(|sentence| may_tell(sentence));
    sentences.any(|sentence| {
        // Somebody's words are no note of the outlet, unless nothing but them stands there.
        let quoted = sentence.starts_with(is_quote_mark) && !sentence.trim_end_matches(['.', '!']).ends_with(is_quote_mark);
        let words = words(sentence);
        let is_edited_for = words.windows(2).any(|pair| pair == ["edited", "for"]);
        !quoted && !is_edited_for && is_said(&words)
    })
}

/// A pattern that begins with `^` must stand at the begin.
fn is_said(words: &[String]) -> bool {
    words.iter().enumerate().any(|(from, word)| {
        let behind = words.get(from..).unwrap_or_default();
        patterns_from(word).any(|pattern| match pattern.strip_prefix('^') {
            Some(pattern) => from == 0 && matches_at(pattern, behind),
            None => matches_at(pattern, behind),
        })
    })
}

/// Whether a text can be what a label announces.
fn is_body(text: &str) -> bool {
    let has_sign =
        || words(text).iter().any(|word| CHANGES.split(' ').chain(ONLY_A_LABEL.split(' ')).any(|change| word.starts_with(change)));
    (SHORTEST_BODY..=LONGEST).contains(&text.len()) && has_sign()
}

/// The words of a text in small letters.
fn words(text: &str) -> Vec<String> {
    split(&text.to_lowercase()).map(|word| word.replace('’', "'")).collect()
}

/// The words of a text. An apostrophe belongs to its word: "we've", "editor's".
fn split(text: &str) -> impl Iterator<Item = &str> {
    let is_gap = |character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '’');
    text.split(is_gap).map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty())
}
