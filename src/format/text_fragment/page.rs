//! A page's words as browsers compare them, which differ: Chromium and WebKit look for letters that are alphabetised alike, Firefox strips
//! marks. Here counts as the same what does so in any of them. White space is left out, for a directive's parts may follow each other with
//! or without it. So there are rather more places found than a browser sees, and never fewer.

use std::ops::Range;

use crate::domain::{
    article::{Article, BlockKind},
    folding::{is_mark, is_unseen, plain},
    segment::{is_blank, trim},
};

/// A line of a block. A browser looks for each part of a directive in one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) range: Range<usize>,
    pub(super) kind: BlockKind,
    /// Whether its block begins with it.
    pub(super) is_first: bool,
}

/// What is looked through.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Vec<Line>,
    folded: String,
    /// For each byte of what is folded, where its character stands in the text.
    origins: Vec<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let text = article.text();
        let mut lines = Vec::new();
        for block in article.blocks() {
            let mut start = block.range.start().get();
            let mut is_first = true;
            for line in block.text.split('\n') {
                let range = trim(text, start..start + line.len());
                if !range.is_empty() {
                    lines.push(Line { range, kind: block.kind, is_first });
                    is_first = false;
                }
                start += line.len() + 1;
            }
        }
        let mut folded = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len());
        for (at, character) in text.char_indices() {
            fold(character, &mut |letter| folded.push(letter));
            origins.resize(folded.len(), at);
        }
        Self { text, lines, folded, origins }
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Which line an offset lies in.
    pub(super) fn line_at(&self, offset: usize) -> Option<usize> {
        let line = self.lines.partition_point(|line| line.range.end <= offset);
        self.lines.get(line).filter(|line| line.range.start <= offset).map(|_| line)
    }

    fn folded(&self, range: &Range<usize>) -> Range<usize> {
        let place = |offset: usize| self.origins.partition_point(|origin| *origin < offset);
        place(range.start)..place(range.end)
    }

    /// Whether the words of a range stand nowhere else, not within longer words either.
    pub(super) fn is_unique(&self, range: &Range<usize>) -> bool {
        let here = self.folded(range);
        self.is_first(range) && self.next(&here, here.start + 1).is_none()
    }

    /// Whether they do not stand before it.
    pub(super) fn is_first(&self, range: &Range<usize>) -> bool {
        let here = self.folded(range);
        !here.is_empty() && self.next(&here, 0) == Some(here.start)
    }

    /// Whether they do not stand between an offset of the text and their place.
    pub(super) fn is_first_behind(&self, range: &Range<usize>, offset: usize) -> bool {
        let here = self.folded(range);
        !here.is_empty() && self.next(&here, self.folded(&(offset..offset)).start) == Some(here.start)
    }

    /// The next place of folded words, at a byte of what is folded or behind it.
    fn next(&self, words: &Range<usize>, from: usize) -> Option<usize> {
        let from = self.folded.ceil_char_boundary(from);
        let words = self.folded.get(words.clone())?;
        self.folded.get(from..)?.find(words).map(|distance| from + distance)
    }

    /// How much a range says: its letters, where a sign of a script without blanks is as good as three.
    pub(super) fn weight(&self, range: &Range<usize>) -> usize {
        let letters = self.folded.get(self.folded(range)).unwrap_or_default().chars().filter(|letter| letter.is_alphanumeric());
        letters
            .map(|letter| if matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..) { 3 } else { 1 })
            .sum()
    }
}

/// Hands on what a character counts as.
fn fold(character: char, each: &mut dyn FnMut(char)) {
    if is_blank(character) || is_unseen(character) || matches!(character, '\u{FE00}'..='\u{FE0F}') {
        return;
    }
    if let Some(digit) = raised(character) {
        return each(digit);
    }
    match character {
        '…' => return (0..3).for_each(|_| each('.')),
        'ª' => return each('a'),
        'º' => return each('o'),
        // The two syllabaries of Japanese are alphabetised as one.
        'ァ'..='ヶ' => return fold_letters(char::from_u32(u32::from(character) - 0x60).unwrap_or(character), each),
        _ => {}
    }
    fold_letters(character, each);
}

fn fold_letters(character: char, each: &mut dyn FnMut(char)) {
    plain(character, false).letters().iter().copied().filter(|letter| !is_mark(*letter)).for_each(each);
}

/// The digit or letter that a raised or lowered sign is.
pub(super) fn raised(character: char) -> Option<char> {
    let digit = match character {
        '²' => 2,
        '³' => 3,
        '¹' => 1,
        '⁰' | '⁴'..='⁹' => u32::from(character) - 0x2070,
        '₀'..='₉' => u32::from(character) - 0x2080,
        '⁺' | '₊' => return Some('+'),
        '⁻' | '₋' => return Some('-'),
        'ⁿ' => return Some('n'),
        _ => return None,
    };
    char::from_digit(digit, 10)
}
