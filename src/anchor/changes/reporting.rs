//! A report on its way. A page makes it step by step, and answers in between.

use std::ops::Range;

use super::{
    Fate, Marked, NoteChange, NoteFate, Outcome, Report, fate, headline, outcome,
    pairs::{Pair, pairs},
    units::{Role, Unit, Units},
};
use crate::{
    anchor::{
        align::Run,
        resolution::Resolution,
        revision::Revision,
        tokens::Tokens,
        word_diff::{Change, word_diff},
    },
    domain::{article::Article, text::TextRange},
};

/// So many bytes of the articles are looked at in a step: about a millisecond.
const STEP: usize = 4_000;
/// A mark costs as much as so many bytes beside its words.
const MARK_COST: usize = 100;

/// Two articles whose texts are being told apart.
pub struct Reporting<'a> {
    new_text: &'a str,
    marks: std::vec::IntoIter<Marked>,
    /// `None` if both texts are the same.
    sides: Option<(Side<'a>, Side<'a>)>,
    runs: &'a [Run],
    moved: &'a [Run],
    /// Those that have not been looked at; `None` until they are known.
    pairs: Option<std::vec::IntoIter<Pair>>,
    report: Report,
}

/// One of the texts.
struct Side<'a> {
    units: Units<'a>,
    tokens: &'a Tokens,
    /// What became of each token.
    kept: Vec<Kept>,
    /// Where marks tell of a change.
    told: Covered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kept {
    Not,
    Moved,
    InPlace,
}

impl<'a> Reporting<'a> {
    /// See [`super::changes`].
    #[must_use]
    pub fn begin(old: &'a Article, new: &'a Article, revision: &'a Revision, marks: Vec<Marked>) -> Self {
        let (before, now) = (headline(old), headline(new));
        let is_new = before.map(|(_, text)| text) != now.map(|(_, text)| text);
        let said = |headline: Option<(usize, &str)>| headline.map_or("", |(_, text)| text).to_owned();
        let report =
            Report { is_same: old.text() == new.text(), headline: is_new.then(|| (said(before), said(now))), ..Report::default() };
        let of = |outcomes: &'static [Outcome]| marks.iter().filter(|mark| outcomes.contains(&outcome(mark)));
        let was = of(&[Outcome::Reworded, Outcome::Removed]).flat_map(|mark| mark.was.iter().copied());
        let is = of(&[Outcome::Reworded]).flat_map(|mark| mark.found.iter().filter_map(Resolution::place));
        let place = |headline: Option<(usize, &str)>| headline.filter(|_| is_new).map(|(place, _)| place);
        let (mut runs, mut moved): (&[Run], &[Run]) = (&[], &[]);
        let sides = revision.compared().map(|compared| {
            (runs, moved) = (compared.runs, compared.moved);
            let kept = |tokens: &Tokens, at: fn(&Run) -> Range<usize>| {
                let mut kept = vec![Kept::Not; tokens.len()];
                for (all, how) in [(moved, Kept::Moved), (runs, Kept::InPlace)] {
                    all.iter().for_each(|run| kept.get_mut(at(run)).unwrap_or_default().fill(how));
                }
                kept
            };
            let old = Side {
                units: Units::begin(old, compared.old, place(before)),
                tokens: compared.old,
                kept: kept(compared.old, |run| run.old..run.old_end()),
                told: Covered::of(was),
            };
            let new = Side {
                units: Units::begin(new, compared.new, place(now)),
                tokens: compared.new,
                kept: kept(compared.new, |run| run.new..run.new_end()),
                told: Covered::of(is),
            };
            (old, new)
        });
        Self { new_text: new.text(), marks: marks.into_iter(), sides, runs, moved, pairs: None, report }
    }

    /// Goes on a little; `true` when it is done.
    pub fn step(&mut self) -> bool {
        let mut left = STEP;
        while let Some(cost) = self.next() {
            match left.checked_sub(cost) {
                Some(rest) => left = rest,
                None => return false,
            }
        }
        true
    }

    #[must_use]
    pub fn finish(self) -> Report {
        self.report
    }

    /// Does the next thing; how many bytes it costs, `None` if nothing is left.
    fn next(&mut self) -> Option<usize> {
        if let Some((old, new)) = &mut self.sides {
            if let Some(cost) = old.units.step().or_else(|| new.units.step()) {
                return Some(cost);
            }
            let (runs, moved) = (self.runs, self.moved);
            let pairs = self.pairs.get_or_insert_with(|| {
                let mut pairs = pairs(&old.units.all, &new.units.all, runs, moved, old.tokens);
                pairs.sort_by_key(|pair| if pair.old.is_empty() { (usize::MAX, pair.new.start) } else { (pair.old.start, 0) });
                pairs.into_iter()
            });
            if let Some(pair) = pairs.next() {
                return Some(tell(old, new, &pair, &mut self.report));
            }
        }
        let mark = self.marks.next()?;
        let cost = mark.quote.len() + MARK_COST;
        let told: Fate = fate(self.new_text, &mark);
        self.report.fates.push(told);
        Some(cost)
    }
}

/// Tells of some sentences and what became of them, if that is news and no mark tells it; how many bytes were looked at.
fn tell(old: &Side<'_>, new: &Side<'_>, pair: &Pair, report: &mut Report) -> usize {
    let (before, now) = (old.units.words(pair.old.clone()), new.units.words(pair.new.clone()));
    let cost = before.len() + now.len();
    let units = |side: &Side<'_>, of: &Range<usize>| side.units.all.get(of.clone()).unwrap_or_default().to_vec();
    let (old_units, new_units) = (units(old, &pair.old), units(new, &pair.new));
    let all = || old_units.iter().chain(&new_units);
    if before == now || all().all(|unit| matches!(unit.role, Role::Beside | Role::Headline)) {
        return cost;
    }
    let pieces = word_diff(&before, &now);
    if pieces.iter().all(|piece| piece.change == Change::Kept) {
        return cost;
    }
    if all().any(|unit| unit.role == Role::Note) {
        let date = new.date(&new_units).or_else(|| old.date(&old_units));
        let fate = match (pair.old.is_empty(), pair.new.is_empty()) {
            (true, _) => NoteFate::Added,
            (_, true) => NoteFate::Removed,
            _ => NoteFate::Changed,
        };
        report.notes.push(NoteChange { fate, date, pieces });
        return cost;
    }
    // What stands on one side alone is shown whole, whatever else it shares some words with.
    let is_one_sided = pair.old.is_empty() || pair.new.is_empty();
    let least = if pair.is_moved { Kept::Moved } else { Kept::InPlace };
    let counts = |kept: Kept| is_one_sided || kept < least;
    let told = old.told(&old_units, counts).into_iter().chain(new.told(&new_units, counts));
    if told.fold(None, |all: Option<bool>, told| Some(told && all.unwrap_or(true))) == Some(true) {
        return cost;
    }
    match (pair.old.is_empty(), pair.new.is_empty()) {
        (true, _) => report.added.push(now),
        (_, true) => report.removed.push(before),
        _ => report.reworded.push(pieces),
    }
    cost
}

impl Side<'_> {
    /// For each token of some units that counts as changed whether a mark tells of it.
    fn told(&self, units: &[Unit], counts: impl Fn(Kept) -> bool) -> Vec<bool> {
        let tokens = units.iter().flat_map(|unit| unit.tokens.clone());
        let changed = tokens.filter(|token| self.kept.get(*token).is_some_and(|kept| counts(*kept)));
        changed.map(|token| self.told.holds(self.tokens.bytes(token..token + 1))).collect()
    }

    /// The date of the first note among some units.
    fn date(&self, units: &[Unit]) -> Option<String> {
        let mut notes = units.iter().filter_map(|unit| self.units.notes.iter().find(|note| note.blocks.start == unit.block));
        notes.find_map(|note| note.date.clone())
    }
}

/// Ranges, quick to be asked whether they hold another.
struct Covered {
    /// Apart and in order.
    ranges: Vec<(usize, usize)>,
}

impl Covered {
    fn of(ranges: impl Iterator<Item = TextRange>) -> Self {
        let mut all: Vec<(usize, usize)> = ranges.map(|range| (range.start().get(), range.end().get())).collect();
        all.sort_unstable();
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for (start, end) in all {
            match ranges.last_mut() {
                Some((_, reach)) if start <= *reach => *reach = end.max(*reach),
                _ => ranges.push((start, end)),
            }
        }
        Self { ranges }
    }

    fn holds(&self, bytes: Range<usize>) -> bool {
        let behind = self.ranges.partition_point(|(start, _)| *start <= bytes.start);
        behind.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|(_, end)| bytes.end <= *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_what_lies_in_them_together() {
        let ranges = [(0, 5), (3, 9), (9, 12), (20, 22), (20, 20)].map(|(start, end)| TextRange::from_bytes(start..end));
        let covered = Covered::of(ranges.into_iter());
        let is_in = |at: usize| at < 12 || (20..22).contains(&at);
        for start in 0..25 {
            for end in start + 1..26 {
                assert_eq!(covered.holds(start..end), (start..end).all(is_in), "{start}..{end}");
            }
        }
    }
}
