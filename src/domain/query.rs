//! Questions to a document: which marks, in which order, where do words occur.

use std::rc::Rc;

use crate::domain::{
    document::Document,
    finding::Needle,
    id::MarkId,
    mark::{Kind, Mark},
    table::sort_by_number,
    tags::TagId,
    text::{ByteOffset, TextRange},
};

/// Which marks are shown. Empty sets and an empty text let everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub kinds: Vec<Kind>,
    pub tags: Vec<TagId>,
    /// Looked for in quotes and notes, whatever the case and the accents.
    pub words: String,
}

impl Filter {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.tags.is_empty() && self.words.trim().is_empty()
    }

    fn lets_through(&self, mark: &Mark, words: &Needle) -> bool {
        let tagged = |tag: &TagId| mark.tags.contains(tag) || mark.entity_type.as_ref() == Some(tag);
        (self.kinds.is_empty() || self.kinds.contains(&mark.kind))
            && (self.tags.is_empty() || self.tags.iter().any(tagged))
            && (words.is_empty() || words.is_in(&mark.quote()) || words.is_in(&mark.note))
    }
}

/// Marks that pass the filter, in the order of the text: by start, then the larger first, then by id. Lost marks come last.
#[must_use]
pub fn visible(document: &Document, filter: &Filter) -> Vec<Rc<Mark>> {
    let words = Needle::new(filter.words.trim());
    let mut marks: Vec<Rc<Mark>> = document.marks().filter(|mark| filter.lets_through(mark, &words)).cloned().collect();
    sort_by_number(&mut marks, |mark| place(mark));
    marks
}

/// Which of its kind a mark is in the order of the text, from 1 on, and how many there are of that kind.
#[must_use]
pub fn number_of(document: &Document, mark: &Mark) -> (usize, usize) {
    let own = document.marks().filter(|other| other.kind == mark.kind);
    let here = (place(mark), mark.id);
    own.fold((1, 0), |(number, count), other| (number + usize::from((place(other), other.id) < here), count + 1))
}

/// Marks come in the order of their ids, which sorting keeps where this number is the same.
fn place(mark: &Mark) -> u128 {
    let (start, end) = mark.extent().map_or((0, 0), |extent| (extent.start().0, extent.end().0));
    u128::from(!mark.is_drawn()) << 64 | u128::from(start) << 32 | u128::from(u32::MAX - end)
}

/// The drawn marks at an offset, the smallest first: what a click there can mean.
#[must_use]
pub fn marks_at(document: &Document, offset: ByteOffset) -> Vec<MarkId> {
    let covers = |mark: &&Rc<Mark>| mark.is_drawn() && mark.spans.iter().any(|span| span.range.contains(offset));
    let mut found: Vec<(usize, MarkId)> = document.marks().filter(covers).map(|mark| (mark.size(), mark.id)).collect();
    sort_by_number(&mut found, |(size, _)| *size as u128);
    found.into_iter().map(|(_, id)| id).collect()
}

/// The mark that a click means when `active` was picked before: the next larger one at that place, and round again.
#[must_use]
pub fn next_in_stack(stack: &[MarkId], active: Option<MarkId>) -> Option<MarkId> {
    let current = active.and_then(|active| stack.iter().position(|id| *id == active));
    match current {
        Some(index) => stack.get((index + 1) % stack.len()).copied(),
        None => stack.first().copied(),
    }
}

/// Where to look for a neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Next,
    Previous,
}

/// The neighbour of a mark among those shown, or the first at or after (last before) an offset when none is active.
#[must_use]
pub fn neighbour(shown: &[Rc<Mark>], active: Option<MarkId>, from: ByteOffset, direction: Direction) -> Option<MarkId> {
    let here = active.and_then(|active| shown.iter().position(|mark| mark.id == active));
    let start = |mark: &Rc<Mark>| mark.extent().map_or(ByteOffset::default(), TextRange::start);
    let index = match (here, direction) {
        (Some(index), Direction::Next) => index.checked_add(1),
        (Some(index), Direction::Previous) => index.checked_sub(1),
        (None, Direction::Next) => shown.iter().position(|mark| start(mark) >= from).or(Some(0)),
        (None, Direction::Previous) => shown.iter().rposition(|mark| start(mark) < from).or(shown.len().checked_sub(1)),
    };
    index.and_then(|index| shown.get(index)).map(|mark| mark.id)
}

/// How many marks of each kind, and with each tag or entity type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the order of [`Kind::ALL`].
    pub kinds: [usize; Kind::ALL.len()],
    pub tags: Vec<(TagId, usize)>,
    pub lost: usize,
}

impl Counts {
    #[must_use]
    pub fn of(&self, kind: Kind) -> usize {
        self.kinds.get(kind as usize).copied().unwrap_or(0)
    }

    #[must_use]
    pub fn with_tag(&self, tag: &TagId) -> usize {
        self.tags.iter().find(|(own, _)| own == tag).map_or(0, |(_, count)| *count)
    }

    #[must_use]
    pub fn total(&self) -> usize {
        self.kinds.iter().sum()
    }
}

#[must_use]
pub fn counts(document: &Document) -> Counts {
    let mut counts = Counts::default();
    for mark in document.marks() {
        if let Some(count) = counts.kinds.get_mut(mark.kind as usize) {
            *count += 1;
        }
        for tag in mark.tags.iter().chain(mark.entity_type.as_ref()) {
            match counts.tags.iter_mut().find(|(own, _)| own == tag) {
                Some((_, count)) => *count += 1,
                None => counts.tags.push((tag.clone(), 1)),
            }
        }
        counts.lost += usize::from(!mark.is_drawn());
    }
    counts
}

/// Words in lower case, character by character: for names that are the same whatever their capitals. Words are looked for by
/// [`crate::domain::finding`].
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_click_steps_through_the_stack() {
        use crate::domain::stamp::Timestamp;
        let ids: Vec<MarkId> = (0..3).map(|number| MarkId::new(Timestamp(number), [0; 10])).collect();
        let mut active = None;
        let mut seen = Vec::new();
        for _ in 0..4 {
            active = next_in_stack(&ids, active);
            seen.push(active);
        }
        assert_eq!(seen, [Some(ids[0]), Some(ids[1]), Some(ids[2]), Some(ids[0])]);
        assert_eq!(next_in_stack(&[], active), None);
    }
}
