//! Which sentences of the new text are which of the old one. They are told apart by what they share, and what two of them share was found
//! by comparing the texts; one may have become two, and two one.

use std::ops::Range;

use super::units::Unit;
use crate::anchor::{align::Run, tokens::Tokens};

/// Two sentences belong together if so much of the lighter one is in the other, in per cent: with much less than half, they share some
/// words, and one was taken out and the other put in.
const SHARED: u32 = 45;

/// Some units of the old text and those that became of them. One side may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// Whether it stands in another place now.
    pub(super) is_moved: bool,
}

/// All units in pairs. `tokens` are those of the old text, `moved` the runs that stand in another place.
pub(super) fn pairs(old: &[Unit], new: &[Unit], runs: &[Run], moved: &[Run], tokens: &Tokens) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (one, other, shared) in links(old, new, runs, tokens) {
        if !is_enough(old, new, one, other, shared) {
            continue;
        }
        match pairs.last_mut() {
            Some(last) if one < last.old.end || other < last.new.end => {
                last.old.end = last.old.end.max(one + 1);
                last.new.end = last.new.end.max(other + 1);
            }
            _ => pairs.push(Pair { old: one..one + 1, new: other..other + 1, is_moved: false }),
        }
    }
    let (mut old_left, mut new_left) = (vec![true; old.len()], vec![true; new.len()]);
    for pair in &pairs {
        old_left.get_mut(pair.old.clone()).unwrap_or_default().fill(false);
        new_left.get_mut(pair.new.clone()).unwrap_or_default().fill(false);
    }
    for run in moved {
        for (one, other, shared) in links(old, new, std::slice::from_ref(run), tokens) {
            let are_left = old_left.get(one) == Some(&true) && new_left.get(other) == Some(&true);
            if !are_left || !is_enough(old, new, one, other, shared) {
                continue;
            }
            for (left, at) in [(&mut old_left, one), (&mut new_left, other)] {
                left.get_mut(at..at + 1).unwrap_or_default().fill(false);
            }
            pairs.push(Pair { old: one..one + 1, new: other..other + 1, is_moved: true });
        }
    }
    let left = |left: &[bool]| -> Vec<usize> { (0..left.len()).filter(|at| left.get(*at) == Some(&true)).collect() };
    pairs.extend(left(&old_left).into_iter().map(|at| Pair { old: at..at + 1, new: 0..0, is_moved: false }));
    pairs.extend(left(&new_left).into_iter().map(|at| Pair { old: 0..0, new: at..at + 1, is_moved: false }));
    pairs
}

fn is_enough(old: &[Unit], new: &[Unit], one: usize, other: usize, shared: u32) -> bool {
    let weights = old.get(one).zip(new.get(other)).map(|(old, new)| old.weight.min(new.weight));
    weights.is_some_and(|lighter| shared > 0 && shared * 100 >= lighter * SHARED)
}

/// Which old unit shares how much with which new one, in order.
fn links(old: &[Unit], new: &[Unit], runs: &[Run], tokens: &Tokens) -> Vec<(usize, usize, u32)> {
    let mut links: Vec<(usize, usize, u32)> = Vec::new();
    for run in runs {
        let mut done = 0;
        while done < run.len {
            let (one, other) = (unit_at(old, run.old + done), unit_at(new, run.new + done));
            let Some((one, other)) = one.zip(other) else {
                done += 1;
                continue;
            };
            let end = |units: &[Unit], at: usize, from: usize| units.get(at).map_or(1, |unit| unit.tokens.end - from);
            let length = end(old, one, run.old + done).min(end(new, other, run.new + done)).min(run.len - done).max(1);
            let shared = tokens.weight_of(run.old + done..run.old + done + length);
            match links.last_mut() {
                Some((last_one, last_other, sum)) if (*last_one, *last_other) == (one, other) => *sum += shared,
                _ => links.push((one, other, shared)),
            }
            done += length;
        }
    }
    links
}

/// The unit that a token is in.
fn unit_at(units: &[Unit], token: usize) -> Option<usize> {
    let at = units.partition_point(|unit| unit.tokens.end <= token);
    units.get(at).is_some_and(|unit| unit.tokens.start <= token).then_some(at)
}
