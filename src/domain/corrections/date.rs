//! The date of a note, as it is written: nothing is reckoned, so nothing can be reckoned wrongly.

const MONTHS: [&str; 34] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "januar",
    "jänner",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "dez",
];

/// Words between two days of one month.
const BETWEEN_DAYS: [&str; 4] = ["and", "und", "&", "of"];

/// A word of a text: where it stands, without the signs around it.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// The first date in a text, as it is written: `13 November 2026`, `Nov. 13`, `13. und 20. November`, `13.11.2026`, `2026-11-13`.
#[must_use]
pub fn find_date(text: &str) -> Option<&str> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let last = in_numbers(rest).or_else(|| day_first(rest)).or_else(|| month_first(rest))?;
        text.get(rest.first()?.start..rest.get(last)?.end)
    })
}

fn words(text: &str) -> Vec<Word<'_>> {
    let is_sign = |character: char| !character.is_alphanumeric() && character != '&';
    let mut words = Vec::new();
    let mut from = 0;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        if !sign.is_whitespace() {
            continue;
        }
        let piece = text.get(from..at).unwrap_or_default();
        let start = from + piece.len() - piece.trim_start_matches(is_sign).len();
        let word = piece.trim_matches(is_sign);
        if !word.is_empty() {
            words.push(Word { text: word, start, end: start + word.len() });
        }
        from = at + sign.len_utf8();
    }
    words
}

fn is_day(word: &str) -> bool {
    let number = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = word.get(number.len()..).unwrap_or_default();
    matches!(ending, "" | "st" | "nd" | "rd" | "th")
        && number.len() <= 2
        && number.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1900..2200).contains(&year))
}

/// A month is written with a capital: "may 5" is no date.
fn is_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && names_month(&word.to_lowercase())
}

/// Whether a word in small letters is the name of a month.
pub(super) fn names_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// How many words behind the first one the date ends.
fn in_numbers(words: &[Word<'_>]) -> Option<usize> {
    let word = words.first()?.text;
    let parts: Vec<&str> = word.split(['.', '/', '-']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let [first, _, last] = parts.as_slice() else { return None };
    let is_date =
        parts.iter().all(is_number) && (is_day(first) && last.len() != 3 && last.len() > 1 || is_year(first) && is_day(last));
    is_date.then_some(0)
}

fn day_first(words: &[Word<'_>]) -> Option<usize> {
    let mut at = 0;
    if !is_day(words.first()?.text) {
        return None;
    }
    loop {
        let next = words.get(at + 1)?.text;
        if is_month(next) {
            let has_year = words.get(at + 2).is_some_and(|word| is_year(word.text));
            return Some(at + 1 + usize::from(has_year));
        }
        let is_between = BETWEEN_DAYS.contains(&next);
        if !is_between && !is_day(next) {
            return None;
        }
        at += 1;
    }
}

fn month_first(words: &[Word<'_>]) -> Option<usize> {
    if !is_month(words.first()?.text) || !is_day(words.get(1)?.text) {
        return None;
    }
    let mut at = 1;
    // "Nov. 13 and 20": not the "and" that goes on with something else.
    while let (Some(between), Some(day)) = (words.get(at + 1), words.get(at + 2)) {
        if !BETWEEN_DAYS.contains(&between.text) || !is_day(day.text) {
            break;
        }
        at += 2;
    }
    Some(at + usize::from(words.get(at + 1).is_some_and(|word| is_year(word.text))))
}
