//! What a report looks at: sentences, and correction notes as one piece each.

use std::ops::Range;

use crate::{
    anchor::tokens::Tokens,
    domain::{
        article::Article,
        corrections::{self, Note},
        segment::sentences,
    },
};

/// What a unit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    /// The headline, which is told apart.
    Headline,
    /// Not the article. Advertisements come and go, and are no news.
    Beside,
    Note,
}

/// A sentence or a note.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Bytes of the article's text.
    pub(super) bytes: Range<usize>,
    pub(super) tokens: Range<usize>,
    /// What its words weigh.
    pub(super) weight: u32,
    pub(super) role: Role,
    /// Which block it stands in, the first one of a note.
    pub(super) block: usize,
}

/// The units of one article, found block by block.
pub(super) struct Units<'a> {
    article: &'a Article,
    tokens: &'a Tokens,
    pub(super) notes: Vec<Note>,
    headline: Option<usize>,
    pub(super) all: Vec<Unit>,
    /// The next block.
    at: usize,
}

impl<'a> Units<'a> {
    pub(super) fn begin(article: &'a Article, tokens: &'a Tokens, headline: Option<usize>) -> Self {
        Self { article, tokens, notes: corrections::notes(article), headline, all: Vec::new(), at: 0 }
    }

    /// Looks at the next block; how many bytes that were, `None` if there is none.
    pub(super) fn step(&mut self) -> Option<usize> {
        let block = self.article.blocks().get(self.at)?;
        let start = block.range.start().get();
        if let Some(note) = self.notes.iter().find(|note| note.blocks.start == self.at) {
            let last = self.article.blocks().get(note.blocks.end - 1).unwrap_or(block);
            let (bytes, end) = (start..last.range.end().get(), note.blocks.end);
            self.add(bytes, Role::Note);
            self.at = end;
            return Some(block.text.len());
        }
        let role = if self.headline == Some(self.at) {
            Role::Headline
        } else if block.boilerplate {
            Role::Beside
        } else {
            Role::Text
        };
        for sentence in sentences(&block.text) {
            self.add(start + sentence.start..start + sentence.end, role);
        }
        self.at += 1;
        Some(block.text.len())
    }

    fn add(&mut self, bytes: Range<usize>, role: Role) {
        let tokens = self.tokens.within(bytes.clone());
        let weight = self.tokens.weight_of(tokens.clone());
        self.all.push(Unit { bytes, tokens, weight, role, block: self.at });
    }

    /// The words of some units, one after the other.
    pub(super) fn words(&self, units: Range<usize>) -> String {
        let mut words = String::new();
        let mut before: Option<&Unit> = None;
        for unit in self.all.get(units).unwrap_or_default() {
            // What parts two sentences belongs to them: nothing does in Chinese.
            match before {
                Some(last) if last.block == unit.block => {
                    words.push_str(self.article.text().get(last.bytes.end..unit.bytes.start).unwrap_or(" "));
                }
                Some(_) => words.push('\n'),
                None => {}
            }
            words.push_str(self.article.text().get(unit.bytes.clone()).unwrap_or_default());
            before = Some(unit);
        }
        words
    }
}
