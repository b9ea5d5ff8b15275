//! How long it takes to find marks again: `cargo bench --bench anchoring`. Prints a table; nothing fails for being slow.
//!
//! The texts are made as follows: words of a made-up vocabulary in which few words are frequent and most are rare, in paragraphs; then a
//! share of all words is edited, a third of them replaced, a third deleted, and before a third a word is put in. What became of each
//! quote is known from the edits.
#![allow(clippy::print_stdout)]

#[path = "../tests/support/revisions.rs"]
mod revisions;

use std::time::{Duration, Instant};

use beleg::{
    anchor::{locate::Wanted, quotes::Quotes, resolution::State, revision::Revision, together::find_together},
    domain::text::TextRange,
};
use revisions::{Edited, article, edit, quotes};

const RUNS: usize = 7;

fn main() {
    println!("medians of {RUNS} runs; exact: start and end exactly right, of the quotes of which words are left\n");
    println!("with the old text");
    for (size, marks) in [(10_000, 100), (100_000, 1_000), (1_000_000, 10_000)] {
        for share in [0.0, 0.01, 0.05, 0.2, 1.0] {
            with_old_text(size, marks, share);
        }
    }
    println!("\nby the quote alone, with 32 characters of context");
    for (size, marks) in [(10_000, 100), (100_000, 1_000), (1_000_000, 10_000)] {
        for share in [0.0, 0.01, 0.05, 0.2] {
            without_old_text(size, marks, share);
        }
    }
}

fn with_old_text(size: usize, marks: usize, share: f64) {
    let old = article(size, 1);
    let ranges = quotes(&old, marks, 7);
    let Edited { text, truth } = edit(&old, share, 99);
    let mut found = Vec::new();
    let mut longest = Duration::ZERO;
    let time = median(|| {
        let mut revision = Revision::begin(old.as_str().into(), text.as_str().into());
        loop {
            let began = Instant::now();
            let done = revision.step(20_000);
            longest = longest.max(began.elapsed());
            if done {
                break;
            }
        }
        found = ranges.iter().map(|range| revision.carry(TextRange::from_bytes(range.clone()))).collect();
    });
    let judged = ranges.iter().map(|range| truth(range.clone()));
    report(size, marks, share, time, judged.zip(found.iter().map(|found| (found.state, found.range))));
    println!("    the longest step took {:.1} ms", longest.as_secs_f64() * 1e3);
}

fn without_old_text(size: usize, marks: usize, share: f64) {
    let old = article(size, 1);
    let ranges = quotes(&old, marks, 7);
    let Edited { text, truth } = edit(&old, share, 99);
    let wanted: Vec<Wanted<'_>> = ranges
        .iter()
        .map(|range| Wanted {
            position: Some(TextRange::from_bytes(range.clone())),
            quote: &old[range.clone()],
            prefix: &old[old.floor_char_boundary(range.start.saturating_sub(32))..range.start],
            suffix: &old[range.end..old.floor_char_boundary(range.end + 32)],
        })
        .collect();
    let mut found = Vec::new();
    let time = median(|| {
        let index = Quotes::new(text.as_str().into());
        found = find_together(&index, &wanted);
    });
    let judged = ranges.iter().map(|range| truth(range.clone()));
    report(size, marks, share, time, judged.zip(found.iter().map(|found| (found.state, found.range))));
}

type Judged = (Option<std::ops::Range<usize>>, (State, Option<TextRange>));

fn report(size: usize, marks: usize, share: f64, time: Duration, judged: impl Iterator<Item = Judged>) {
    let (mut known, mut right, mut lost, mut wrong_exact) = (0_u32, 0_u32, 0_u32, 0_u32);
    for (truth, (state, range)) in judged {
        let Some(truth) = truth else { continue };
        known += 1;
        let is_right = range.is_some_and(|range| range.as_bytes() == truth);
        lost += u32::from(state == State::Lost);
        right += u32::from(is_right && state != State::Lost);
        wrong_exact += u32::from(state == State::Exact && !is_right);
    }
    println!(
        "{size:>9} characters {marks:>6} marks {:>5.1} % edited {:>8.1} ms   exact {:>5.1} %   lost {:>4.1} %   wrong among exact {wrong_exact}",
        share * 100.0,
        time.as_secs_f64() * 1e3,
        100.0 * f64::from(right) / f64::from(known.max(1)),
        100.0 * f64::from(lost) / f64::from(known.max(1)),
    );
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let began = Instant::now();
            run();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}
