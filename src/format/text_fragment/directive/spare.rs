//! Directives beside the usual one, for pages that have something between words which the article's text has not: the usual one fits
//! nowhere there. Each names words so that it fits no other place.

use std::ops::Range;

use super::{Directive, ENOUGH, ENOUGH_WORDS, LEAST, NEIGHBOURS, Place};
use crate::{
    domain::article::BlockKind,
    format::text_fragment::words::{ends_with_mark, is_edge},
};

/// A text that weighs more is named by its ends here too.
const LONGEST_WHOLE: usize = 60;

impl Place<'_> {
    pub(super) fn spare(&self, made: &[Directive]) -> Vec<Directive> {
        let Some(usual) = made.first().filter(|usual| usual.end.is_some()) else { return Vec::new() };
        let without_context = if self.before.is_empty() { None } else { self.without_context() };
        let apart = self.is_behind_a_heading().then(|| [self.behind_a_drop_cap(usual), self.behind_the_first_word()]);
        without_context.into_iter().chain(apart.into_iter().flatten().flatten()).collect()
    }

    /// The words with what stands behind them in the place of what stands before: a link's hidden words or its sign may stand between.
    fn without_context(&self) -> Option<Directive> {
        let page = self.page;
        if !is_edge(page.text, self.range.start) {
            return None;
        }
        if self.first_line != self.last_line || page.weight(&self.range) > LONGEST_WHOLE {
            return self.beginning_at(0, ENOUGH);
        }
        if ends_with_mark(page.slice(self.range.clone())) {
            return None;
        }
        let needed = usize::from(!is_edge(page.text, self.range.end));
        let whole = |more: usize| Directive { prefix: None, start: self.range.clone(), end: None, suffix: self.first_behind(more) };
        let is_sure = |said: Range<usize>| page.weight(&said) >= ENOUGH && page.is_unique(&said);
        (needed..=self.behind.len().min(NEIGHBOURS.end)).map(whole).find(|directive| is_sure(directive.extent()))
    }

    /// By its ends, from a unit on, with a beginning that weighs as much as told.
    fn beginning_at(&self, unit: usize, least: usize) -> Option<Directive> {
        let first = self.first_units();
        let most = if self.first_line == self.last_line { first.len().checked_sub(1)? } else { first.len() };
        let begin = first.get(unit)?.start;
        let start = |words: usize| first.get(words.checked_sub(1)?).map(|last| (begin..last.end, words));
        let is_sure = |(start, words): &(Range<usize>, usize)| {
            self.can_end(first.get(words - 1)) && self.page.weight(start) >= least && self.page.is_unique(start)
        };
        let (start, words) = (unit + 1..=most).filter_map(start).find(is_sure)?;
        let (end, suffix) = self.ending(words, start.end)?;
        Some(Directive { prefix: None, start, end: Some(end), suffix })
    }

    /// Whether the first letter may be set apart: a paragraph begins with the range, behind a heading.
    fn is_behind_a_heading(&self) -> bool {
        let line = self.page.lines.get(self.first_line).filter(|line| line.is_first && line.kind == BlockKind::Paragraph);
        let above = self.first_line.checked_sub(1).and_then(|above| self.page.lines.get(above));
        line.is_some() && self.starts_line() && above.is_some_and(|above| matches!(above.kind, BlockKind::Heading(_)))
    }

    /// The letter is the beginning. The line before makes it sure that this is nothing on other pages.
    fn behind_a_drop_cap(&self, usual: &Directive) -> Option<Directive> {
        let first = self.page.slice(self.range.clone()).chars().next().filter(|first| first.is_uppercase())?;
        let letter = self.range.start..self.range.start + first.len_utf8();
        let is_in_word = self.page.slice(letter.end..self.range.end).starts_with(char::is_alphabetic);
        let prefix = self.neighbour_before(NEIGHBOURS.start).filter(|_| is_in_word)?;
        Some(Directive { prefix: Some(prefix), start: letter, ..usual.clone() })
    }

    /// Chromium finds no word whose first letter a style sets apart: from the second one on.
    fn behind_the_first_word(&self) -> Option<Directive> {
        let is_long = self.first_units().len() > ENOUGH_WORDS;
        if is_long { self.beginning_at(1, LEAST) } else { None }
    }

    /// The range up to the last word that ends without an accent of its own, if it ends with one.
    pub(super) fn without_last_mark(&self) -> Option<Range<usize>> {
        let page = self.page;
        let units = self.last_units();
        let ends_bare = |unit: &&Range<usize>| !ends_with_mark(page.slice((*unit).clone()));
        let last = units.iter().rev().find(ends_bare).filter(|_| ends_with_mark(page.slice(self.range.clone())))?;
        Some(self.range.start..last.end)
    }
}
