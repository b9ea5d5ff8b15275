//! Made-up articles and edits of them, with what became of every word. Without a random source: a small generator with a seed.

// Each user takes its part of this.
#![allow(dead_code)]

use std::ops::Range;

/// A generator of numbers (SplitMix64 by Steele, Lea and Flood).
pub(crate) struct Numbers(pub u64);

impl Numbers {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ number >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ number >> 31
    }

    /// From 0 to below 1.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }
}

const SYLLABLES: [&str; 24] = [
    "ka", "ren", "tor", "mi", "sel", "vö", "da", "lin", "per", "ha", "schu", "ber", "gra", "nu", "wei", "fal", "ost", "re", "zin",
    "mo", "ü", "ta", "ek", "in",
];
const FREQUENT: [&str; 16] =
    ["der", "die", "und", "in", "den", "von", "zu", "das", "mit", "sich", "des", "auf", "für", "ist", "im", "dem"];

/// A text of about so many characters, in paragraphs of about 500: four words in ten are frequent ones.
pub(crate) fn article(characters: usize, seed: u64) -> String {
    let mut numbers = Numbers(seed);
    let (mut text, mut count, mut paragraph) = (String::new(), 0, 0);
    while count < characters {
        if paragraph > 500 {
            text.push_str(".\n\n");
            (count, paragraph) = (count + 3, 0);
        } else if paragraph > 0 {
            let between = if numbers.share() < 0.1 { ", " } else { " " };
            text.push_str(between);
            count += between.len();
            paragraph += between.len();
        }
        let word = word(&mut numbers);
        text.push_str(&word);
        let length = word.chars().count();
        (count, paragraph) = (count + length, paragraph + length);
    }
    text
}

fn word(numbers: &mut Numbers) -> String {
    if numbers.share() < 0.4 {
        return FREQUENT[numbers.below(FREQUENT.len())].to_owned();
    }
    if numbers.share() < 0.05 {
        return (1 + numbers.below(9_999)).to_string();
    }
    let word: String = (0..2 + numbers.below(3)).map(|_| SYLLABLES[numbers.below(SYLLABLES.len())]).collect();
    if numbers.share() < 0.3 {
        word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
    } else {
        word
    }
}

/// Bytes of so many quotes of whole words, ten to eighty characters each, evenly spread.
pub(crate) fn quotes(text: &str, count: usize, seed: u64) -> Vec<Range<usize>> {
    let mut numbers = Numbers(seed);
    let words: Vec<Range<usize>> = words(text);
    let step = words.len() / count.max(1);
    let quote = |number: usize| {
        let first = (number * step + numbers.below(step.max(1))).min(words.len() - 1);
        let length = 10 + numbers.below(70);
        let start = words[first].start;
        let last = words[first..].iter().take_while(|word| word.end - start <= length).last().unwrap_or(&words[first]);
        let end = last.end.max(words[first].end);
        // A quote does not reach into the next paragraph.
        let end = text[start..end].find('\n').map_or(end, |line| start + line).max(words[first].end);
        start..end
    };
    (0..count).map(quote).collect()
}

/// The words between white space, with the signs that stand at them.
pub(crate) fn words(text: &str) -> Vec<Range<usize>> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(|word| word.as_ptr() as usize - start..word.as_ptr() as usize - start + word.len()).collect()
}

/// An edited text, and what became of bytes of the old one: from the first word of them that is left to the last, `None` if none is.
pub(crate) struct Edited<F: Fn(Range<usize>) -> Option<Range<usize>>> {
    pub(crate) text: String,
    pub(crate) truth: F,
}

/// Edits a share of all words: a third is replaced, a third deleted, and before a third a new word is put in.
pub(crate) fn edit(old: &str, share: f64, seed: u64) -> Edited<impl Fn(Range<usize>) -> Option<Range<usize>> + use<>> {
    let mut numbers = Numbers(seed);
    let mut text = String::with_capacity(old.len());
    // Old bytes, new bytes, and whether the word is as it was.
    let mut places: Vec<(Range<usize>, Option<Range<usize>>, bool)> = Vec::new();
    let mut last = 0;
    for word in words(old) {
        text.push_str(&old[last..word.start]);
        last = word.end;
        if numbers.share() >= share {
            places.push((word.clone(), Some(text.len()..text.len() + word.len()), true));
            text.push_str(&old[word]);
            continue;
        }
        let fresh = format!("x{:x}", numbers.below(1_000_000));
        match numbers.below(3) {
            0 => {
                places.push((word, Some(text.len()..text.len() + fresh.len()), false));
                text.push_str(&fresh);
            }
            1 => {
                places.push((word, None, false));
                if old[last..].starts_with(' ') {
                    last += 1;
                }
            }
            _ => {
                text.push_str(&fresh);
                text.push(' ');
                places.push((word.clone(), Some(text.len()..text.len() + word.len()), true));
                text.push_str(&old[word]);
            }
        }
    }
    text.push_str(&old[last..]);
    let truth = move |range: Range<usize>| {
        let from = places.partition_point(|(old, ..)| old.end <= range.start);
        let to = places.partition_point(|(old, ..)| old.start < range.end);
        let mut left = places[from..to].iter().filter(|(_, new, _)| new.is_some());
        let first = left.clone().next()?;
        let last = left.next_back()?;
        let (first_new, last_new) = (first.1.clone()?, last.1.clone()?);
        let start = if first.2 { first_new.start + range.start.saturating_sub(first.0.start) } else { first_new.start };
        let end = if last.2 { last_new.end - last.0.end.saturating_sub(range.end) } else { last_new.end };
        Some(start..end)
    };
    Edited { text, truth }
}
