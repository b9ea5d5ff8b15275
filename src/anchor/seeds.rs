//! Where two long stretches certainly belong together: groups of tokens that each of them has once. Linear in their lengths.
//!
//! Groups are stretched as far as the tokens agree; of the runs that cross each other (words that were moved) the heaviest chain is
//! taken that runs forward in both.

use std::ops::Range;

use super::{align::Run, tokens::Tokens};

/// No token, or none seen yet.
const NONE: u32 = u32::MAX;
/// More than one place.
const MANY: u32 = u32::MAX - 1;

/// How groups are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grain {
    /// Tokens of a group.
    pub(super) size: usize,
    /// Only groups are looked at whose hash has zeros here. One in four is enough where long stretches agree, for every group of such
    /// a stretch leads to all of it.
    pub(super) mask: u32,
}

/// Looking for seeds in two stretches, in as many steps as the caller likes.
#[derive(Clone, Debug, Default)]
pub(super) struct Seeds {
    slots: Vec<Slot>,
    /// Slots that a group of the new stretch fell into, in the order of that stretch.
    met: Vec<u32>,
    at: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u32,
    old: u32,
    new: u32,
}

const EMPTY: Slot = Slot { tag: 0, old: NONE, new: NONE };

impl Seeds {
    /// Makes ready for stretches of these lengths, in tokens.
    pub(super) fn begin(&mut self, old: usize, grain: Grain) {
        let groups = old / (grain.mask as usize + 1) + 16;
        self.slots.clear();
        self.slots.resize((groups * 2).next_power_of_two(), EMPTY);
        self.met.clear();
        self.at = 0;
    }

    /// Looks at up to `steps` more tokens; `true` when both stretches were looked at.
    pub(super) fn step(&mut self, old: &[u64], new: &[u64], grain: Grain, steps: usize) -> bool {
        let all = old.len() + new.len();
        let until = self.at.saturating_add(steps.max(1)).min(all);
        while self.at < until {
            if let Some(place) = self.at.checked_sub(old.len()) {
                if let Some(hash) = group(new, place, grain) {
                    self.meet(hash, place);
                }
            } else if let Some(hash) = group(old, self.at, grain) {
                self.put(hash, self.at);
            }
            self.at += 1;
        }
        self.at == all
    }

    /// The slot of a group, or the free one where it would go. The table is never full: it has twice as many slots as groups on average;
    /// a walk that is longer than this gives up.
    fn find(&self, hash: u64) -> Option<(usize, u32, Slot)> {
        const LONGEST_WALK: usize = 64;
        let tag = (hash >> 32) as u32 | 1;
        let last = self.slots.len().checked_sub(1)?;
        (0..LONGEST_WALK).find_map(|step| {
            let place = (hash as usize).wrapping_add(step) & last;
            let slot = *self.slots.get(place)?;
            (slot.tag == 0 || slot.tag == tag).then_some((place, tag, slot))
        })
    }

    fn put(&mut self, hash: u64, place: usize) {
        let Some((index, tag, slot)) = self.find(hash) else { return };
        let old = if slot.tag == 0 { u32::try_from(place).unwrap_or(MANY) } else { MANY };
        if let Some(slot) = self.slots.get_mut(index) {
            *slot = Slot { tag, old, new: NONE };
        }
    }

    fn meet(&mut self, hash: u64, place: usize) {
        let Some((index, _, slot)) = self.find(hash) else { return };
        if slot.tag == 0 || slot.old == MANY {
            return;
        }
        let new = if slot.new == NONE { u32::try_from(place).unwrap_or(MANY) } else { MANY };
        if new != MANY {
            self.met.push(index as u32);
        }
        if let Some(slot) = self.slots.get_mut(index) {
            slot.new = new;
        }
    }

    /// The runs that the groups lead to, stretched as far as the tokens agree, in the order of the new stretch. Places count from the
    /// starts of the stretches.
    pub(super) fn runs(&self, old: &[u64], new: &[u64], grain: Grain) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for slot in self.met.iter().filter_map(|index| self.slots.get(*index as usize)) {
            if slot.old >= MANY || slot.new >= MANY {
                continue;
            }
            let (from, to) = (slot.old as usize, slot.new as usize);
            let same = |step: usize| old.get(from + step) == new.get(to + step) && old.get(from + step).is_some();
            let last = runs.last().copied();
            let on_last = last.is_some_and(|run| from + run.new == to + run.old && to < run.new_end());
            if on_last || !(0..grain.size).all(same) {
                continue;
            }
            let mut len = grain.size;
            while same(len) {
                len += 1;
            }
            // Backwards not beyond the run before it, lest a text that repeats itself is walked again and again.
            let room = last.map_or(to, |run| to.saturating_sub(run.new_end())).min(from);
            let back = (1..=room).take_while(|step| old.get(from - step) == new.get(to - step)).count();
            runs.push(Run { old: from - back, new: to - back, len: len + back });
        }
        runs
    }
}

fn group(keys: &[u64], place: usize, grain: Grain) -> Option<u64> {
    let mut hash = 0_u64;
    for key in keys.get(place..place + grain.size)? {
        hash = (hash.rotate_left(23) ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    hash ^= hash >> 29;
    ((hash >> 40) as u32 & grain.mask == 0).then_some(hash)
}

/// Of runs in the order of the new stretch, the heaviest chain that runs forward in the old one too; runs that overlap their
/// forerunner are cut. `old_len` is the length of the old stretch.
pub(super) fn heaviest_chain(runs: &[Run], old_len: usize) -> Vec<Run> {
    // A Fenwick tree over old places: the heaviest chain that ends at or before a place, and its last run.
    let mut tree: Vec<(u32, u32)> = vec![(0, NONE); old_len + 1];
    let mut before: Vec<u32> = Vec::with_capacity(runs.len());
    let mut heaviest = (0, NONE);
    for (index, run) in runs.iter().enumerate() {
        let mut best = (0, NONE);
        let mut place = run.old;
        while place > 0 {
            best = best.max(tree.get(place).copied().unwrap_or_default());
            place &= place - 1;
        }
        before.push(best.1);
        let own = (best.0 + run.len as u32, index as u32);
        let mut place = run.old + 1;
        while let Some(entry) = tree.get_mut(place) {
            if entry.0 < own.0 {
                *entry = own;
            }
            place += place & place.wrapping_neg();
        }
        if heaviest.0 < own.0 {
            heaviest = own;
        }
    }
    let mut chain = Vec::new();
    let mut next = heaviest.1;
    while let Some(run) = runs.get(next as usize) {
        chain.push(*run);
        next = before.get(next as usize).copied().unwrap_or(NONE);
    }
    chain.reverse();
    let mut end = (0, 0);
    chain.retain_mut(|run| {
        let cut = end.0.max(run.old).saturating_sub(run.old).max(end.1.max(run.new).saturating_sub(run.new));
        if cut >= run.len {
            return false;
        }
        *run = Run { old: run.old + cut, new: run.new + cut, len: run.len - cut };
        end = (run.old_end(), run.new_end());
        true
    });
    chain
}

/// Cuts both ends off that agree: how many tokens at the start, and then at the end.
pub(super) fn equal_ends(old: &[u64], new: &[u64]) -> (usize, usize) {
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (old, new) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    (start, old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count())
}

/// Looking for common runs among what was left out of the common order: what was moved. In as many steps as the caller likes.
#[derive(Clone, Debug, Default)]
pub(super) struct Moved {
    old: Left,
    new: Left,
    seeds: Seeds,
}

/// Tokens that are left, one stretch after the other, with a key that nothing else has between two of them: no group reaches across.
#[derive(Clone, Debug, Default)]
struct Left {
    keys: Vec<u64>,
    places: Vec<u32>,
}

impl Left {
    fn of(tokens: &Tokens, left: &[Range<usize>], side: u64) -> Self {
        let mut own = Self::default();
        for (range, number) in left.iter().zip(1_u64..) {
            own.keys.extend_from_slice(tokens.keys().get(range.clone()).unwrap_or_default());
            own.places.extend(range.clone().map(|place| place as u32));
            own.keys.push(number << 1 | side);
            own.places.push(NONE);
        }
        own
    }
}

/// Moved words are looked for in groups of so many tokens: three in a row are too often chance.
const MOVED: Grain = Grain { size: 4, mask: 0 };

impl Moved {
    pub(super) fn begin(old: &Tokens, new: &Tokens, old_left: &[Range<usize>], new_left: &[Range<usize>]) -> Self {
        let (old, new) = (Left::of(old, old_left, 0), Left::of(new, new_left, 1));
        let mut seeds = Seeds::default();
        seeds.begin(old.keys.len(), MOVED);
        Self { old, new, seeds }
    }

    /// Goes on for so many tokens; `true` when all were looked at.
    pub(super) fn step(&mut self, steps: usize) -> bool {
        self.seeds.step(&self.old.keys, &self.new.keys, MOVED, steps)
    }

    /// The runs that were found, in the order of the new text.
    pub(super) fn runs(&self, old: &Tokens, new: &Tokens) -> Vec<Run> {
        let runs = self.seeds.runs(&self.old.keys, &self.new.keys, MOVED);
        let place = |run: Run| {
            let (from, to) = (*self.old.places.get(run.old)?, *self.new.places.get(run.new)?);
            Some(Run { old: from as usize, new: to as usize, ..run })
        };
        runs.into_iter().filter_map(place).map(|run| stretched(run, old.keys(), new.keys())).collect()
    }
}

/// A moved run with what agrees at its ends: a word of it can have found another partner in order, such as the number of a list.
fn stretched(run: Run, old: &[u64], new: &[u64]) -> Run {
    const MOST: usize = 32;
    let room = run.old.min(run.new).min(MOST);
    let back = (1..=room).take_while(|step| old.get(run.old - step) == new.get(run.new - step)).count();
    let same = |step: &usize| old.get(run.old_end() + step).is_some_and(|key| Some(key) == new.get(run.new_end() + step));
    let on = (0..MOST).take_while(same).count();
    Run { old: run.old - back, new: run.new - back, len: back + run.len + on }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Grain = Grain { size: 2, mask: 0 };

    fn seeds(old: &str, new: &str) -> Vec<(usize, usize, usize)> {
        let (old, new) = (Tokens::of(old), Tokens::of(new));
        let mut seeds = Seeds::default();
        seeds.begin(old.len(), ALL);
        while !seeds.step(old.keys(), new.keys(), ALL, 1) {}
        let runs = heaviest_chain(&seeds.runs(old.keys(), new.keys(), ALL), old.len());
        runs.into_iter().map(|run| (run.old, run.new, run.len)).collect()
    }

    #[test]
    fn groups_lead_to_runs_in_order() {
        type Row = (&'static str, &'static str, &'static [(usize, usize, usize)]);
        let rows: [Row; 6] = [
            ("", "", &[]),
            ("a b c d", "a b c d", &[(0, 0, 4)]),
            ("a b c d e", "x b c d y", &[(1, 1, 3)]),
            ("a b c d e f g", "e f g a b c d", &[(0, 3, 4)]),
            ("the cat sat down", "the the cat sat down", &[(0, 1, 4)]),
            ("a b a b a b", "a b a b", &[]),
        ];
        for (old, new, expected) in rows {
            assert_eq!(seeds(old, new), expected, "{old:?} -> {new:?}");
        }
    }

    #[test]
    fn what_was_moved_is_found_in_what_is_left() {
        let (old, new) = (Tokens::of("a b c d e x f g h i j"), Tokens::of("f g h i j y a b c d e"));
        let mut moved = Moved::begin(&old, &new, &[0..5, 6..11], &[0..5, 5..11]);
        while !moved.step(1) {}
        assert_eq!(moved.runs(&old, &new), [Run { old: 6, new: 0, len: 5 }, Run { old: 0, new: 6, len: 5 }]);
    }
}
