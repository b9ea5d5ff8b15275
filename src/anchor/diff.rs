//! What two texts have in common, token by token and in order. Linear: long stretches are split where they certainly belong together
//! ([`super::seeds`]), short ones are compared pair by pair ([`super::align`]), and what is neither is left as replaced.
//!
//! The work is done in steps of a size that the caller chooses, so that a page can draw between two of them.

use std::ops::Range;

use super::{
    align::{Run, Table},
    seeds::{Grain, Seeds, equal_ends, heaviest_chain},
    tokens::Tokens,
};

/// Stretches are compared pair by pair up to this many pairs, some two hundred tokens each, a few paragraphs: of words that stand there
/// several times, seeds know nothing.
const PAIRS: usize = 1 << 15;

/// The same for a window that one quote is looked for in. There are several for each quote, and each is a paragraph.
const WINDOW_PAIRS: usize = 1 << 12;

/// What no seed splits any further is still compared up to this many pairs, five hundred tokens each. Beyond it the texts repeat
/// themselves or have nothing in common, and the stretch counts as replaced.
const MOST_PAIRS: usize = 1 << 18;

/// Seeds of a stretch, the coarse ones first. Four tokens in a row are rarely chance; below that a stretch is short enough for two
/// or for a single word to be its own.
const GRAINS: [Grain; 3] = [Grain { size: 4, mask: 3 }, Grain { size: 2, mask: 0 }, Grain { size: 1, mask: 0 }];

/// Shorter stretches need no sampling.
const SAMPLED: usize = 4_096;

/// Tokens that a change is moved by at most to find a better place.
const MOST_SLIDE: usize = 64;

/// The common runs of two texts, in order. What lies between two of them was deleted, added or replaced.
#[derive(Clone, Debug, Default)]
pub(super) struct Diff {
    runs: Vec<Run>,
    /// The next one last.
    tasks: Vec<Task>,
    seeds: Seeds,
    table: Table,
}

#[derive(Clone, Debug)]
enum Task {
    Keep(Run),
    Compare { old: Range<usize>, new: Range<usize>, level: usize },
    Seed { old: Range<usize>, new: Range<usize>, level: usize },
}

impl Diff {
    /// Makes ready to compare some tokens of one text with some of another.
    pub(super) fn begin(&mut self, old: Range<usize>, new: Range<usize>) {
        self.runs.clear();
        self.tasks.clear();
        self.tasks.push(Task::Compare { old, new, level: 0 });
    }

    /// Compares a piece of text with some tokens of another text that were cut out of it, all at once.
    pub(super) fn window(&mut self, old: &Tokens, new: &Tokens, rows: Range<usize>, columns: Range<usize>) -> &[Run] {
        self.begin(rows, columns);
        self.table.is_window = true;
        while !self.step(old, new, usize::MAX / 2) {}
        &self.runs
    }

    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Goes on for about so many tokens; `true` when all was compared.
    pub(super) fn step(&mut self, old: &Tokens, new: &Tokens, steps: usize) -> bool {
        let mut left = steps;
        while let Some(task) = self.tasks.pop() {
            let cost = match task {
                Task::Keep(run) => {
                    self.keep(run);
                    1
                }
                Task::Compare { old: rows, new: columns, level } => self.compare(old, new, rows, columns, level),
                Task::Seed { old: rows, new: columns, level } => self.seed(old, new, rows, columns, level, left),
            };
            left = left.saturating_sub(cost);
            if left == 0 {
                break;
            }
        }
        self.tasks.is_empty()
    }

    /// Moves words that were only put in or only taken out to the borders of sentences and blocks, where that is the same edit.
    pub(super) fn settle(&mut self, old_text: &str, old: &Tokens, new_text: &str, new: &Tokens) {
        let count = self.runs.len();
        for index in 1..count {
            let Some(pair) = self.runs.get_mut(index - 1..=index) else { break };
            // Only the outermost runs may vanish: a change at the end of a text has nothing behind it.
            let least = (usize::from(index > 1), usize::from(index + 1 < count));
            match pair {
                [left, right] if left.old_end() == right.old => slide(pair, least, new_text, new, |run| run.new),
                [left, right] if left.new_end() == right.new => slide(pair, least, old_text, old, |run| run.old),
                _ => {}
            }
        }
        self.runs.retain(|run| run.len > 0);
    }

    fn keep(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.old_end() == run.old && last.new_end() == run.new => last.len += run.len,
            _ if run.len == 0 => {}
            _ => self.runs.push(run),
        }
    }

    fn compare(&mut self, old: &Tokens, new: &Tokens, rows: Range<usize>, columns: Range<usize>, level: usize) -> usize {
        let (Some(old_keys), Some(new_keys)) = (old.keys().get(rows.clone()), new.keys().get(columns.clone())) else { return 1 };
        let (start, end) = equal_ends(old_keys, new_keys);
        self.keep(Run { old: rows.start, new: columns.start, len: start });
        self.tasks.push(Task::Keep(Run { old: rows.end - end, new: columns.end - end, len: end }));
        let (rows, columns) = (rows.start + start..rows.end - end, columns.start + start..columns.end - end);
        let pairs = rows.len().saturating_mul(columns.len());
        // One token compared with another costs about as much as one that is looked up.
        const PAIRS_A_STEP: usize = 8;
        if pairs == 0 {
            return 1 + start + end;
        }
        let most = if self.table.is_window { WINDOW_PAIRS } else { PAIRS };
        if pairs <= most || (level >= GRAINS.len() && pairs <= MOST_PAIRS) {
            let mut runs = Vec::new();
            self.table.align(old, new, rows, columns, &mut runs);
            runs.into_iter().for_each(|run| self.keep(run));
            return start + end + 1 + pairs / PAIRS_A_STEP;
        }
        if let Some(grain) = grain(level, rows.len()) {
            self.seeds.begin(rows.len(), grain);
            self.tasks.push(Task::Seed { old: rows, new: columns, level });
        }
        1 + start + end
    }

    fn seed(&mut self, old: &Tokens, new: &Tokens, rows: Range<usize>, columns: Range<usize>, level: usize, steps: usize) -> usize {
        let keys = (old.keys().get(rows.clone()), new.keys().get(columns.clone()), grain(level, rows.len()));
        let (Some(old_keys), Some(new_keys), Some(grain)) = keys else { return 1 };
        if !self.seeds.step(old_keys, new_keys, grain, steps) {
            self.tasks.push(Task::Seed { old: rows, new: columns, level });
            return steps;
        }
        let chain = heaviest_chain(&self.seeds.runs(old_keys, new_keys, grain), rows.len());
        // From the end, for the task pushed last is the next.
        let mut ends = (rows.end, columns.end);
        for run in chain.iter().rev() {
            let run = Run { old: rows.start + run.old, new: columns.start + run.new, len: run.len };
            self.tasks.push(Task::Compare { old: run.old_end()..ends.0, new: run.new_end()..ends.1, level: level + 1 });
            self.tasks.push(Task::Keep(run));
            ends = (run.old, run.new);
        }
        self.tasks.push(Task::Compare { old: rows.start..ends.0, new: columns.start..ends.1, level: level + 1 });
        1 + (rows.len() + columns.len()).min(steps)
    }
}

/// How well a change can begin or end before a token: at the start of a block, of a line, of a sentence, of a word.
fn boundary(text: &str, tokens: &Tokens, token: usize) -> u32 {
    let Some(last) = token.checked_sub(1) else { return 4 };
    let Some(between) = text.get(tokens.end(last)..tokens.start(token)) else { return 4 };
    let lines = between.bytes().filter(|byte| *byte == b'\n').count();
    let before = text.get(tokens.start(last)..tokens.end(last)).unwrap_or_default();
    match lines {
        0 if between.is_empty() => 0,
        0 if matches!(before, "." | "!" | "?" | ":" | ";" | "…" | "。") => 2,
        0 => 1,
        1 => 3,
        _ => 4,
    }
}

/// Moves a change between two common runs, where only one text has words, to where a writer would have made it: `the «old» old house`
/// and `the old «old» house` come from the same edit. The runs keep at least so many tokens.
fn slide(runs: &mut [Run], least: (usize, usize), text: &str, tokens: &Tokens, side: fn(&Run) -> usize) {
    let [left, right] = runs else { return };
    let (start, end) = (side(left) + left.len, side(right));
    let keys = tokens.keys();
    let back = (1..=left.len.saturating_sub(least.0).min(MOST_SLIDE))
        .take_while(|step| keys.get(start - step) == keys.get(end - step))
        .count();
    let on = (0..right.len.saturating_sub(least.1).min(MOST_SLIDE))
        .take_while(|step| keys.get(start + step) == keys.get(end + step))
        .count();
    let worth = |start: usize, end: usize| boundary(text, tokens, start) + boundary(text, tokens, end);
    let mut best = (worth(start, end), 0, true);
    for step in 1..=back {
        let found = worth(start - step, end - step);
        if found > best.0 {
            best = (found, step, true);
        }
    }
    for step in 1..=on {
        let found = worth(start + step, end + step);
        if found > best.0 {
            best = (found, step, false);
        }
    }
    let (_, step, is_back) = best;
    if is_back {
        left.len -= step;
        *right = Run { old: right.old - step, new: right.new - step, len: right.len + step };
    } else {
        left.len += step;
        *right = Run { old: right.old + step, new: right.new + step, len: right.len - step };
    }
}

fn grain(level: usize, length: usize) -> Option<Grain> {
    let grain = *GRAINS.get(level)?;
    Some(if length < SAMPLED { Grain { mask: 0, ..grain } } else { grain })
}

/// What was left out of the common runs, on each side: the old stretches and the new ones.
pub(super) fn left_over(runs: &[Run], old_len: usize, new_len: usize) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let mut ends = (0, 0);
    let last = Run { old: old_len, new: new_len, len: 0 };
    for run in runs.iter().chain([&last]) {
        if ends.0 < run.old {
            old.push(ends.0..run.old);
        }
        if ends.1 < run.new {
            new.push(ends.1..run.new);
        }
        ends = (run.old_end(), run.new_end());
    }
    (old, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that the runs are common and in order, and returns how many tokens of the old text they keep.
    fn kept(old: &str, new: &str, steps: usize) -> usize {
        let (old, new) = (Tokens::of(old), Tokens::of(new));
        let mut diff = Diff::default();
        diff.begin(0..old.len(), 0..new.len());
        while !diff.step(&old, &new, steps) {}
        let mut ends = (0, 0);
        for run in diff.runs() {
            assert!(run.len > 0 && run.old >= ends.0 && run.new >= ends.1);
            assert_eq!(old.keys().get(run.old..run.old_end()), new.keys().get(run.new..run.new_end()));
            ends = (run.old_end(), run.new_end());
        }
        assert!(ends.0 <= old.len() && ends.1 <= new.len());
        diff.runs().iter().map(|run| run.len).sum()
    }

    fn numbers(range: Range<usize>) -> String {
        range.map(|number| format!("w{number} ")).collect()
    }

    #[test]
    fn long_texts_are_compared() {
        let old = numbers(0..20_000);
        let without: String =
            old.split_inclusive(' ').enumerate().filter(|(index, _)| index % 50 != 7).map(|(_, word)| word).collect();
        for steps in [1_000, usize::MAX / 2] {
            assert_eq!(kept(&old, &old, steps), 20_000);
            assert_eq!(kept(&old, &without, steps), 20_000 - 400);
            let moved = numbers(5_000..20_000) + &numbers(0..5_000);
            assert_eq!(kept(&old, &moved, steps), 15_000, "the longer part stays, the other was moved");
        }
    }

    #[test]
    fn what_cannot_be_compared_is_replaced_and_not_nonsense() {
        let (old, new) = ("a b ".repeat(3_000), "b c ".repeat(3_000));
        assert_eq!(kept(&old, &new, 500), 0);
        let (old, new) = (format!("start {old} end"), format!("start {new} end"));
        assert_eq!(kept(&old, &new, 500), 2);
    }

    #[test]
    fn steps_do_not_change_what_is_found() {
        let old = numbers(0..6_000);
        let new: String = old.split_inclusive(' ').map(|word| if word.ends_with("3 ") { "x " } else { word }).collect();
        let whole = kept(&old, &new, usize::MAX / 2);
        assert_eq!(whole, 5_400);
        assert_eq!(kept(&old, &new, 7), whole);
    }

    #[test]
    fn both_sides_have_what_is_left() {
        let runs = [Run { old: 1, new: 0, len: 2 }, Run { old: 3, new: 5, len: 1 }];
        assert_eq!(left_over(&runs, 6, 7), (vec![0..1, 4..6], vec![2..5, 6..7]));
        assert_eq!(left_over(&[], 0, 0), (vec![], vec![]));
    }
}
