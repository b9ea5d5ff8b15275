//! What does not belong to the article is folded away: a run of such blocks is one line that can be opened. A block that bears a mark
//! is never folded, and whatever the desk points at is opened.

use std::{ops::Range, rc::Rc};

use crate::{
    app::state::{AppState, Find},
    domain::{
        article::{Article, BlockKind},
        document::Document,
        text::{ByteOffset, TextRange},
    },
};

/// What of a block is on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// Whether its words are folded away.
    pub hidden: bool,
    /// If a run begins with it, how many blocks that has.
    pub run: Option<usize>,
}

/// By block; empty where nothing can be folded. `open` are the blocks that were opened.
#[must_use]
pub fn folds(document: &Document, open: &[usize]) -> Vec<Fold> {
    let article = document.article();
    let mut foldable: Vec<bool> = (0..).zip(article.blocks()).map(|(block, _)| document.boilerplate(block).is_dropped()).collect();
    if !foldable.contains(&true) {
        return Vec::new();
    }
    for mark in document.marks().filter(|mark| mark.is_drawn()) {
        for span in &mark.spans {
            for block in article.blocks_in(span.range) {
                if let Some(foldable) = foldable.get_mut(block) {
                    *foldable = false;
                }
            }
        }
    }
    let mut folds: Vec<Fold> = Vec::with_capacity(foldable.len());
    let mut start = None;
    for (block, foldable) in foldable.into_iter().enumerate() {
        let hidden = foldable && !open.contains(&block);
        // What was opened and what was not are runs of their own.
        let goes_on = foldable && start.is_some() && folds.last().is_some_and(|last| last.hidden == hidden);
        start = if goes_on { start } else { foldable.then_some(block) };
        folds.push(Fold { hidden, run: (foldable && !goes_on).then_some(0) });
        if let Some(length) = start.and_then(|start| folds.get_mut(start)).and_then(|first| first.run.as_mut()) {
            *length += 1;
        }
    }
    folds
}

/// The block that is the headline of the screen: the first heading of the highest level that belongs to the article.
#[must_use]
pub fn headline(document: &Document) -> Option<usize> {
    let mut blocks = (0..).zip(document.article().blocks());
    let found = blocks.find(|(block, own)| own.kind == BlockKind::Heading(1) && !document.boilerplate(*block).is_dropped());
    found.map(|(block, _)| block as usize)
}

fn is_hidden(folds: &[Fold], block: usize) -> bool {
    folds.get(block).is_some_and(|fold| fold.hidden)
}

/// The parts of a range whose words are on the page.
#[must_use]
pub fn seen(article: &Article, folds: &[Fold], range: TextRange) -> Vec<TextRange> {
    let mut parts = Vec::new();
    let mut start = range.start();
    for block in article.blocks_in(range).filter(|block| is_hidden(folds, *block)) {
        let Some(block) = article.blocks().get(block) else { continue };
        if start < block.range.start() {
            parts.push(TextRange::new(start, block.range.start()));
        }
        start = block.range.end();
    }
    if start < range.end() {
        parts.push(TextRange::new(start, range.end()));
    }
    parts
}

/// The offset, or where one comes out of the fold that it lies in: behind it, or before it on the way backwards. At the ends of the
/// article the way leads back.
#[must_use]
pub fn out_of(article: &Article, folds: &[Fold], offset: ByteOffset, forwards: bool) -> ByteOffset {
    let Some(here) = article.block_at(offset).filter(|block| is_hidden(folds, *block)) else { return offset };
    let is_seen = |block: &usize| !is_hidden(folds, *block);
    let behind = || (here..article.blocks().len()).find(is_seen).and_then(|block| article.blocks().get(block));
    let before = || (0..here).rev().find(is_seen).and_then(|block| article.blocks().get(block));
    let start_behind = || behind().map(|block| block.range.start());
    let end_before = || before().map(|block| block.range.end());
    let found = if forwards { start_behind().or_else(end_before) } else { end_before().or_else(start_behind) };
    found.unwrap_or(offset)
}

/// The run of folded blocks that a block lies in.
fn run_at(folds: &[Fold], block: usize) -> Range<usize> {
    let start = (0..=block).rev().find(|at| folds.get(*at).is_some_and(|fold| fold.run.is_some())).unwrap_or(block);
    start..start + folds.get(start).and_then(|fold| fold.run).unwrap_or(1)
}

impl AppState {
    /// The folds of the article on the desk.
    #[must_use]
    pub fn folds(&self) -> Vec<Fold> {
        self.open_document().map(|document| folds(document, &self.desk.unfolded)).unwrap_or_default()
    }

    /// The state after opening or closing what can be folded of some blocks.
    #[must_use]
    pub fn folding(&self, blocks: Range<usize>, open: bool) -> Self {
        self.with_desk(|desk| {
            desk.unfolded.retain(|block| !blocks.contains(block));
            if open {
                desk.unfolded.extend(blocks);
            }
        })
    }

    /// The state with everything unfolded that the desk points at: what was found, and where the cursor stands.
    pub(super) fn revealing(mut self, before: &Self) -> Self {
        let text = |state: &Self| state.open_document().map(|document| Rc::clone(document.article()));
        if !self.desk.unfolded.is_empty() && text(&self) != text(before) {
            // They were blocks of another text.
            self = self.with_desk(|desk| desk.unfolded.clear());
        }
        let current = |find: &Option<Find>| find.as_ref().and_then(|find| find.hits.get(find.current)).copied();
        let (now, then) = (&self.desk, &before.desk);
        let found = current(&now.find).filter(|hit| current(&then.find) != Some(*hit));
        let shown = now.cursor.filter(|cursor| then.cursor != Some(*cursor)).map(|cursor| cursor.range());
        let places: Vec<TextRange> = found.into_iter().chain(shown).collect();
        if places.is_empty() {
            return self;
        }
        let folds = self.folds();
        let block = |range: &TextRange| self.open_document()?.article().block_at(range.start());
        let hidden: Vec<usize> = places.iter().filter_map(block).filter(|block| is_hidden(&folds, *block)).collect();
        hidden.into_iter().fold(self, |state, block| state.folding(run_at(&folds, block), true))
    }
}
