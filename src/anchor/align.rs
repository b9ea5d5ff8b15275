//! The best common tokens of two short stretches, by looking at every pair: the heaviest common subsequence.

use std::ops::Range;

use super::tokens::Tokens;

/// Tokens that both texts have in the same order, side by side: `len` of them from token `old` and from token `new` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) len: usize,
}

impl Run {
    pub(super) fn old_end(self) -> usize {
        self.old + self.len
    }

    pub(super) fn new_end(self) -> usize {
        self.new + self.len
    }
}

/// What it costs to begin a common run, in bytes of kept words: a comma between two replaced words is rather chance, and
/// one long run explains more than two short ones.
const OPENING: u32 = 1;

/// Common tokens between two changes are chance when each of the changes is this many times heavier: the `the` and the comma that any
/// two sentences share.
const CHANCE: u32 = 3;

/// One stretch of each text, and room for the table that is made for every two stretches.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    cells: Vec<Cell>,
    /// The new stretch is a window cut out of a text: what stands at its ends beside the common runs is no change.
    pub(super) is_window: bool,
}

/// The weight of the best common part of what lies behind two places.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    best: u32,
    /// The same if the two tokens here are common and in the midst of a run; 0 if they differ.
    run: u32,
}

impl Table {
    /// Adds the common runs of two stretches of tokens, in order. Takes as many steps as one length times the other.
    pub(super) fn align(&mut self, old: &Tokens, new: &Tokens, rows: Range<usize>, columns: Range<usize>, runs: &mut Vec<Run>) {
        let (Some(old_keys), Some(new_keys)) = (old.keys().get(rows.clone()), new.keys().get(columns.clone())) else { return };
        let width = new_keys.len() + 1;
        self.cells.clear();
        self.cells.resize((old_keys.len() + 1) * width, Cell::default());
        for (row, key) in old_keys.iter().enumerate().rev() {
            let kept = old.weight(rows.start + row);
            let (here, below) = self.cells.split_at_mut((row + 1) * width);
            let Some(here) = here.get_mut(row * width..) else { return };
            // Walked from the right; the last column stays 0.
            let mut right = 0;
            let mut diagonal = Cell::default();
            for ((cell, below), other) in here.iter_mut().zip(below.iter()).zip(new_keys.iter()).rev() {
                let mut best = below.best.max(right);
                if key == other {
                    cell.run = kept + diagonal.run.max(diagonal.best);
                    best = best.max(cell.run.saturating_sub(OPENING));
                }
                diagonal = *below;
                right = best;
                cell.best = best;
            }
        }
        let first = runs.len();
        self.walk(old, (rows.clone(), columns.clone()), width, runs);
        self.drop_chance(old, new, (rows, columns), first, runs);
    }

    fn walk(&self, old: &Tokens, (rows, columns): (Range<usize>, Range<usize>), width: usize, runs: &mut Vec<Run>) {
        let cell = |row: usize, column: usize| self.cells.get(row * width + column).copied().unwrap_or_default();
        let (mut row, mut column) = (0, 0);
        while row < rows.len() && column < columns.len() {
            let here = cell(row, column);
            if here.run > OPENING && here.best == here.run - OPENING {
                let mut run = Run { old: rows.start + row, new: columns.start + column, len: 0 };
                let mut weight = here.run;
                while weight > 0 {
                    weight -= old.weight(rows.start + row);
                    (row, column, run.len) = (row + 1, column + 1, run.len + 1);
                    // The run goes on if that was the better half of the choice.
                    let next = cell(row, column);
                    if next.run != weight || next.run < next.best {
                        break;
                    }
                }
                runs.push(run);
            } else if here.best == cell(row + 1, column).best {
                row += 1;
            } else {
                column += 1;
            }
        }
    }

    /// Drops common runs that are small beside the changes on both sides of them.
    fn drop_chance(
        &self,
        old: &Tokens,
        new: &Tokens,
        (rows, columns): (Range<usize>, Range<usize>),
        first: usize,
        runs: &mut Vec<Run>,
    ) {
        let change = |one: Range<usize>, other: Range<usize>, at_end: bool| {
            let put_in = if at_end && self.is_window { 0 } else { new.weight_of(other) };
            old.weight_of(one).max(put_in)
        };
        let mut kept_to = (rows.start, columns.start);
        let mut index = first;
        while let Some(&run) = runs.get(index) {
            let before = change(kept_to.0..run.old, kept_to.1..run.new, kept_to == (rows.start, columns.start));
            let next = runs.get(index + 1).map_or((rows.end, columns.end), |next| (next.old, next.new));
            let after = change(run.old_end()..next.0, run.new_end()..next.1, index + 1 == runs.len());
            if old.weight_of(run.old..run.old_end()) * CHANCE < before.min(after) {
                runs.remove(index);
            } else {
                kept_to = (run.old_end(), run.new_end());
                index += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: &[&str]) {
        let (old_tokens, new_tokens) = (Tokens::of(old), Tokens::of(new));
        let mut runs = Vec::new();
        let (rows, columns) = (0..old_tokens.len(), 0..new_tokens.len());
        Table::default().align(&old_tokens, &new_tokens, rows, columns, &mut runs);
        let text = |run: &Run| new.get(new_tokens.bytes(run.new..run.new_end())).unwrap_or_default();
        assert_eq!(runs.iter().map(text).collect::<Vec<_>>(), expected, "{old:?} -> {new:?}");
    }

    #[test]
    fn what_both_have_is_found() {
        check("", "", &[]);
        check("a b c", "", &[]);
        check("a b c", "a b c", &["a b c"]);
        check("one two three four", "one three five four", &["one", "three", "four"]);
        check("one two", "two one two", &["one two"]);
        check("the cat sat", "the the cat sat", &["the cat sat"]);
        check("red blue", "blue red", &["blue"]);
        check("one (4) two three", "one (4) other (5) two three", &["one (4)", "two three"]);
        check("ab, cd", "xy, uv", &[]);
    }

    #[test]
    fn small_words_between_great_changes_are_chance() {
        check(
            "Yesterday morning the senators finally agreed upon measures",
            "Scientists working across the continent discovered bacteria",
            &[],
        );
        check("Yesterday the senators agreed", "Today the senators agreed", &["the senators agreed"]);
    }
}
