//! Marks from files: our own, and those of other programs, which know only quotes and positions.

use std::{io, path::Path, rc::Rc};

use super::article;
use crate::{
    anchor::{
        edges::Reach,
        locate::{Wanted, wanted},
        quotes::Quotes,
        resolution::{Resolution, State},
        revision::Revision,
        together::find_together,
    },
    domain::{
        document::Document,
        mark::{Anchor, Mark, Span},
        offsets::OffsetIndex,
        text::{ByteOffset, CodePointOffset, TextRange},
    },
    format::{
        native::ReadError,
        selectors::{self, Selected, SelectedMark, SelectorError},
    },
};

/// Why a file gave no marks.
#[derive(Debug, thiserror::Error)]
pub(super) enum MarksError {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("it is not text in UTF-8")]
    NotText,
    #[error(transparent)]
    Native(#[from] ReadError),
    #[error(transparent)]
    Selectors(#[from] SelectorError),
}

/// What a file of marks holds.
pub(super) enum MarksFile {
    /// Articles with their marks.
    Native(Vec<Document>),
    /// Marks without the text that they were made on.
    Foreign(Vec<SelectedMark>),
}

/// Marks whose parts say their words as they stand in the text that they are about.
pub(super) fn settled(marks: Vec<SelectedMark>, text: &str) -> Vec<SelectedMark> {
    let settled =
        |mark: SelectedMark| SelectedMark { parts: mark.parts.into_iter().map(|part| part.settled(text)).collect(), ..mark };
    marks.into_iter().map(settled).collect()
}

/// Reads a file of marks. What could not be taken as it stood is told with it.
///
/// # Errors
/// [`MarksError`].
pub(super) fn read(path: &Path) -> Result<(MarksFile, Vec<String>), MarksError> {
    let content = article::bytes(path)?;
    if let Some(reading) = article::native_file(&content) {
        let reading = reading?;
        let remarks = reading.problems.iter().map(ToString::to_string).collect();
        return Ok((MarksFile::Native(reading.documents), remarks));
    }
    let text = std::str::from_utf8(&content).map_err(|_| MarksError::NotText)?;
    let found = selectors::read(text)?;
    let remarks = found.without_words.iter().map(|id| format!("{id} says no words and was left out")).collect();
    Ok((MarksFile::Foreign(found.marks), remarks))
}

/// A new version of an article, and the old one if it is known, in which marks are found again.
pub(super) struct Search {
    new: Quotes,
    old: Option<(Revision, Quotes)>,
}

impl Search {
    pub(super) fn new(new: Rc<str>, old: Option<Rc<str>>) -> Self {
        let old = old.map(|old| (Revision::new(old.clone(), new.clone()), Quotes::new(old)));
        Self { new: Quotes::new(new), old }
    }

    /// The comparison of the two versions, if the old one is known.
    pub(super) fn revision(&self) -> Option<&Revision> {
        self.old.as_ref().map(|(revision, _)| revision)
    }

    /// What became of stretches of words, in their order.
    pub(super) fn find(&self, stretches: &[Stretch<'_>]) -> Vec<Resolution> {
        let Some((revision, old)) = &self.old else { return together(&self.new, stretches) };
        let carried = stretches.iter().map(|stretch| match place_in(old, *stretch) {
            Some(place) => revision.carry_as(place, stretch.reach()),
            // Words that are not in the old text either: the file is about yet another version, or the mark was lost before.
            None => self.new.find(stretch.wanted(self.new.text())),
        });
        carried.collect()
    }

    /// Where stretches stood in the old version, those that are found there.
    pub(super) fn old_places(&self, stretches: &[Stretch<'_>]) -> Vec<TextRange> {
        let Some((_, old)) = &self.old else { return Vec::new() };
        stretches.iter().filter_map(|stretch| place_in(old, *stretch)).collect()
    }
}

/// A stretch of words that is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stretch<'a> {
    /// Of one of our own marks.
    Own(&'a Span, &'a Mark),
    Foreign(&'a Selected),
}

impl<'a> Stretch<'a> {
    /// What the words of other programs' marks are is not known.
    fn reach(self) -> Reach {
        match self {
            Stretch::Own(_, mark) => Reach::of(mark.kind),
            Stretch::Foreign(_) => Reach::Unknown,
        }
    }

    fn wanted(self, text: &str) -> Wanted<'a> {
        match self {
            Stretch::Own(span, _) => wanted(span),
            Stretch::Foreign(selected) => as_wanted(text, selected),
        }
    }
}

fn together(quotes: &Quotes, stretches: &[Stretch<'_>]) -> Vec<Resolution> {
    let wanted: Vec<Wanted<'_>> = stretches.iter().map(|stretch| stretch.wanted(quotes.text())).collect();
    find_together(quotes, &wanted)
}

/// Where words stand in the text that they were marked on. A mark that was lost before stands nowhere.
fn place_in(old: &Quotes, stretch: Stretch<'_>) -> Option<TextRange> {
    if matches!(stretch, Stretch::Own(_, mark) if mark.anchor == Anchor::Lost) {
        return None;
    }
    let wanted = stretch.wanted(old.text());
    let is_there = |range: &TextRange| wanted.quote.is_empty() || range.slice(old.text()) == Some(wanted.quote);
    wanted.position.filter(is_there).or_else(|| old.find(wanted).place())
}

/// What a selector asks for in a text that its position counts in, or in a later version of it: behind the end of a shorter version
/// it counts on, for how far marks lie apart still tells which place is meant.
fn as_wanted<'a>(text: &str, selected: &'a Selected) -> Wanted<'a> {
    let index = OffsetIndex::new(text);
    let position = selected.position.and_then(|(start, end)| {
        let end_of_text = index.code_points(text, ByteOffset::new(text.len()))?.0;
        let offset = |code_points: u32| {
            let beyond = || Some(ByteOffset::new(text.len() + code_points.checked_sub(end_of_text)? as usize));
            index.from_code_points(text, CodePointOffset(code_points)).or_else(beyond)
        };
        Some(TextRange::new(offset(start)?, offset(end)?))
    });
    Wanted { position, quote: &selected.quote, prefix: &selected.prefix, suffix: &selected.suffix }
}

/// What became of a mark with several stretches: what became of the worst.
pub(super) fn worst(parts: &[Resolution]) -> State {
    parts.iter().map(|part| part.state).max().unwrap_or(State::Lost)
}
