//! Many quotes of one text, found together: those that are found surely tell where the others are to be expected.
//!
//! In a first round each quote is looked for by itself. Words that stand in their whole context, and whose order is that of the old
//! positions, are landmarks. In a second round the nearest landmark tells how far a quote that is not sure has moved, which decides
//! between places that look the same; and reworded words must stand between the landmarks that they stood between.

use std::ops::Range;

use super::{
    align::Run,
    locate::Wanted,
    quotes::{Expected, Quotes},
    resolution::{Resolution, State},
    seeds::heaviest_chain,
};
use crate::domain::table::sort_by_number;

/// Quotes that are being looked for, in as many steps as the caller likes.
#[derive(Clone, Debug, Default)]
pub struct Together {
    found: Vec<Resolution>,
    /// Once the first round is over: old start, new start and new end of words that were surely found, in their order.
    landmarks: Option<Vec<(usize, Range<usize>)>>,
    /// Quotes that the second round has looked at.
    again: usize,
}

impl Together {
    /// Looks for up to so many more quotes; `true` when all were found or given up. The quotes must be the same each time.
    pub fn step(&mut self, quotes: &Quotes, wanted: &[Wanted<'_>], steps: usize) -> bool {
        for _ in 0..steps.max(1) {
            if let Some(next) = wanted.get(self.found.len()) {
                self.found.push(quotes.find(*next));
                continue;
            }
            let landmarks = self.landmarks.get_or_insert_with(|| landmarks(wanted, &self.found));
            let (Some(next), Some(found)) = (wanted.get(self.again), self.found.get_mut(self.again)) else { return true };
            self.again += 1;
            if found.state != State::Exact
                && let Some(expected) = expected(landmarks, *next, quotes.text().len())
            {
                *found = quotes.find_expected(*next, Some(expected));
            }
        }
        self.again == wanted.len()
    }

    /// What became of the quotes, in their order.
    #[must_use]
    pub fn found(&self) -> &[Resolution] {
        &self.found
    }
}

/// Finds quotes of one text together, at once.
#[must_use]
pub fn find_together(quotes: &Quotes, wanted: &[Wanted<'_>]) -> Vec<Resolution> {
    let mut together = Together::default();
    while !together.step(quotes, wanted, usize::MAX) {}
    together.found
}

fn landmarks(wanted: &[Wanted<'_>], found: &[Resolution]) -> Vec<(usize, Range<usize>)> {
    let sure = wanted.iter().zip(found).filter(|(_, found)| found.state == State::Exact);
    let mut sure: Vec<(usize, Range<usize>)> =
        sure.filter_map(|(wanted, found)| Some((wanted.position?.start().get(), found.range?.as_bytes()))).collect();
    sort_by_number(&mut sure, |(old, _)| *old as u128);
    // Words that were moved as a whole are found, but tell nothing about their old neighbours.
    let mut runs: Vec<(Run, usize)> =
        sure.iter().zip(0..).map(|((_, new), old)| (Run { old, new: 0, len: 1 }, new.start)).collect();
    sort_by_number(&mut runs, |(_, new)| *new as u128);
    let runs: Vec<Run> = runs.into_iter().zip(0..).map(|((run, _), new)| Run { new, ..run }).collect();
    heaviest_chain(&runs, sure.len()).into_iter().filter_map(|run| sure.get(run.old).cloned()).collect()
}

/// Where a quote is to be expected; `None` if nothing is known about its surroundings.
fn expected(landmarks: &[(usize, Range<usize>)], wanted: Wanted<'_>, length: usize) -> Option<Expected> {
    let position = wanted.position?.start().get();
    let next = landmarks.partition_point(|(old, _)| *old <= position);
    let (before, after) = (next.checked_sub(1).and_then(|last| landmarks.get(last)), landmarks.get(next));
    let nearest = [before, after].into_iter().flatten().min_by_key(|(old, _)| old.abs_diff(position))?;
    let at = nearest.1.start.saturating_add(position).saturating_sub(nearest.0);
    // Marks may overlap: only where a landmark begins is before or behind a quote.
    Some(Expected { at, between: before.map_or(0, |(_, new)| new.start)..after.map_or(length, |(_, new)| new.end), sure: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::TextRange;

    fn wanted<'a>(old: &'a str, quote: &'a str, nth: usize, context: usize) -> Wanted<'a> {
        let start = old.match_indices(quote).nth(nth).map_or(0, |(at, _)| at);
        let end = start + quote.len();
        Wanted {
            position: Some(TextRange::from_bytes(start..end)),
            quote,
            prefix: old.get(start.saturating_sub(context)..start).unwrap_or_default(),
            suffix: old.get(end..(end + context).min(old.len())).unwrap_or_default(),
        }
    }

    #[test]
    fn sure_words_tell_where_the_others_are() {
        let old = "one yes. two yes. three yes. four yes. five yes.";
        let new = format!("{} {old}", "yes. and much more before it".repeat(3));
        let quotes = Quotes::new(new.as_str().into());
        // Alone, and without context, it could be any of them.
        let alone = wanted(old, "yes", 2, 0);
        assert_ne!(quotes.find(alone).place().map(|range| range.start().get()), new.rmatch_indices("yes").nth(2).map(|(at, _)| at));
        let all = [alone, wanted(old, "three", 0, 8), wanted(old, "four", 0, 8)];
        let found = find_together(&quotes, &all);
        assert_eq!(found[1].state, State::Exact);
        assert_eq!(found[0].place().map(|range| range.start().get()), new.rmatch_indices("yes").nth(2).map(|(at, _)| at));
    }

    #[test]
    fn steps_do_not_change_what_is_found() {
        let old = "one yes. two yes. three yes. four yes. five yes.";
        let quotes = Quotes::new(format!("before it {old}").as_str().into());
        let all: Vec<Wanted<'_>> = (0..5).map(|nth| wanted(old, "yes", nth, 6)).collect();
        let mut together = Together::default();
        while !together.step(&quotes, &all, 1) {}
        assert_eq!(together.found(), find_together(&quotes, &all));
        assert!(find_together(&quotes, &[]).is_empty());
    }
}
