//! How long it takes to find words in an article: `cargo bench --bench finding`. Prints a table; nothing fails for being slow.
//!
//! The texts have a million characters each: made-up German, the same with Arabic letters, and one of a single letter, which is the worst
//! there is to look through.
#![allow(clippy::print_stdout)]

#[path = "../tests/support/revisions.rs"]
mod revisions;

use std::time::{Duration, Instant};

use beleg::domain::{
    finding::Needle,
    occurrences::{Options, occurrences},
};
use revisions::article;

const SIZE: usize = 1_000_000;
const RUNS: usize = 7;

fn main() {
    let latin = article(SIZE, 1);
    // Letters of two bytes, and none that the Latin rules know.
    let arabic: String = latin.chars().map(arabic).collect();
    let rows = [
        ("made-up German", &latin, ["die", "e", "koalition der", "quux quux"]),
        ("Arabic letters", &arabic, ["صور", "ة", "دعف صور", "ظظظ ظظظ"]),
    ];
    println!("medians of {RUNS} runs, {SIZE} characters\n");
    for (name, text, words) in rows {
        for words in words {
            let mut hits = 0;
            let time = median(|| hits = find(text, words));
            println!("{name:<16} find {words:<16} {hits:>8} hits {:>8.1} ms", time.as_secs_f64() * 1e3);
        }
    }
    let same = "a".repeat(SIZE);
    for words in ["a", &"a".repeat(50), &format!("{}b", "a".repeat(50))] {
        let mut hits = 0;
        let time = median(|| hits = find(&same, words));
        println!(
            "{:<16} find {:<16} {hits:>8} hits {:>8.1} ms",
            "one letter",
            format!("{} signs", words.len()),
            time.as_secs_f64() * 1e3
        );
    }
    for name in ["Koalition", "Sir"] {
        let mut hits = 0;
        let time = median(|| hits = occurrences(&latin, &[name], Options::default()).count());
        println!("{:<16} occurrences of {name:<6} {hits:>8} hits {:>8.1} ms", "made-up German", time.as_secs_f64() * 1e3);
    }
}

fn find(text: &str, words: &str) -> usize {
    Needle::new(words).places(text).count()
}

fn arabic(sign: char) -> char {
    let letters = ['ا', 'ب', 'ت', 'ة', 'د', 'ر', 'ص', 'ع', 'ف', 'ل', 'م', 'ن', 'و', 'ي'];
    if sign.is_alphabetic() { letters[sign as usize % letters.len()] } else { sign }
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
