//! How long the browser's program takes to find marks again: `make bench-anchoring`. Prints times; nothing fails for being slow.
#![allow(clippy::unwrap_used)]
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
#[path = "../tests/support/revisions.rs"]
mod revisions;

#[cfg(target_arch = "wasm32")]
mod web {
    use beleg::{
        anchor::{locate::Wanted, quotes::Quotes, resolution::State, revision::Revision, together::Together},
        domain::text::TextRange,
    };
    use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::revisions::{Edited, article, edit, quotes};

    wasm_bindgen_test_configure!(run_in_browser);

    const RUNS: usize = 7;

    /// Milliseconds, as fine as the browser tells.
    fn now() -> f64 {
        web_sys::window().unwrap().performance().unwrap().now()
    }

    fn median(mut times: Vec<f64>) -> f64 {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }

    #[wasm_bindgen_test]
    fn with_the_old_text() {
        for (size, marks, share) in
            [(10_000, 100, 0.01), (100_000, 1_000, 0.01), (1_000_000, 10_000, 0.01), (1_000_000, 10_000, 0.2)]
        {
            let old = article(size, 1);
            let ranges = quotes(&old, marks, 7);
            let Edited { text, truth } = edit(&old, share, 99);
            let (mut times, mut longest, mut right) = (Vec::new(), 0.0_f64, 0);
            for _ in 0..RUNS {
                let began = now();
                let mut revision = Revision::begin(old.as_str().into(), text.as_str().into());
                loop {
                    let step = now();
                    let done = revision.step(10_000);
                    longest = longest.max(now() - step);
                    if done {
                        break;
                    }
                }
                let found: Vec<_> = ranges.iter().map(|range| revision.carry(TextRange::from_bytes(range.clone()))).collect();
                times.push(now() - began);
                let judged = ranges.iter().map(|range| truth(range.clone())).zip(&found);
                right = judged
                    .filter(|(truth, found)| match truth {
                        Some(truth) => found.state != State::Lost && found.range.is_some_and(|range| range.as_bytes() == *truth),
                        None => found.state == State::Lost,
                    })
                    .count();
            }
            console_log!(
                "with the old text: {size} characters, {marks} marks, {} % edited: {:.0} ms, longest step {longest:.0} ms, right {:.1} %",
                share * 100.0,
                median(times),
                100.0 * right as f64 / marks as f64,
            );
        }
    }

    #[wasm_bindgen_test]
    fn by_the_quote_alone() {
        let (size, marks, share) = (100_000, 1_000, 0.05);
        let old = article(size, 1);
        let ranges = quotes(&old, marks, 7);
        let text = edit(&old, share, 99).text;
        let wanted: Vec<Wanted<'_>> = ranges
            .iter()
            .map(|range| Wanted {
                position: Some(TextRange::from_bytes(range.clone())),
                quote: &old[range.clone()],
                prefix: &old[old.floor_char_boundary(range.start.saturating_sub(32))..range.start],
                suffix: &old[range.end..old.floor_char_boundary(range.end + 32)],
            })
            .collect();
        let (mut times, mut longest) = (Vec::new(), 0.0_f64);
        for _ in 0..RUNS {
            let began = now();
            let index = Quotes::new(text.as_str().into());
            let mut together = Together::default();
            loop {
                let step = now();
                let done = together.step(&index, &wanted, 50);
                longest = longest.max(now() - step);
                if done {
                    break;
                }
            }
            times.push(now() - began);
        }
        console_log!(
            "by the quote alone: {size} characters, {marks} quotes, 5 % edited: {:.0} ms, longest step {longest:.0} ms",
            median(times)
        );
    }
}
