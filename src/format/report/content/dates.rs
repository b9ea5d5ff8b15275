//! Dates as readers write them: `29 November 2026`, `29. November 2026`. What is no date of ISO 8601 stays as it was said.

use crate::domain::desk::date::{Known, known};

const ENGLISH: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const GERMAN: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

/// A date or a time in words. A time keeps the clock that it was told by.
pub(super) fn in_words(text: &str, is_german: bool) -> String {
    written(text.trim(), is_german).unwrap_or_else(|| text.to_owned())
}

fn written(text: &str, is_german: bool) -> Option<String> {
    let known = known(text)?;
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = day.split('-');
    let year = parts.next()?;
    if known == Known::Year {
        return Some(year.to_owned());
    }
    let month: usize = parts.next()?.parse().ok()?;
    let names = if is_german { GERMAN } else { ENGLISH };
    let month = names.get(month.checked_sub(1)?)?;
    if known == Known::Month {
        return Some(format!("{month} {year}"));
    }
    let day: u32 = parts.next()?.parse().ok()?;
    let date = if is_german { format!("{day}. {month} {year}") } else { format!("{day} {month} {year}") };
    if known == Known::Day {
        return Some(date);
    }
    let clock = time.get(..5)?;
    let hours = if is_german { " Uhr" } else { "" };
    Some(format!("{date}, {clock}{hours}{}", zone(time)))
}

/// What the clock is set by, if that is said.
fn zone(time: &str) -> String {
    if time.ends_with('Z') {
        return " (UTC)".to_owned();
    }
    let Some(at) = time.rfind(['+', '-']) else { return String::new() };
    let (sign, offset) = (if time.get(at..=at) == Some("-") { '−' } else { '+' }, time.get(at + 1..).unwrap_or_default());
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2).unwrap_or((&digits, ""));
    let hours = hours.trim_start_matches('0');
    match (hours, minutes) {
        ("", "" | "00") => " (UTC)".to_owned(),
        (hours, "" | "00") => format!(" (UTC{sign}{hours})"),
        (hours, minutes) => format!(" (UTC{sign}{}:{minutes})", if hours.is_empty() { "0" } else { hours }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_the_language_of_the_report() {
        let rows = [
            ("2026-11-29", "29 November 2026", "29. November 2026"),
            ("2026-03-01", "1 March 2026", "1. März 2026"),
            ("2026-11", "November 2026", "November 2026"),
            ("2026", "2026", "2026"),
            ("2026-11-29T09:01:17.396Z", "29 November 2026, 09:01 (UTC)", "29. November 2026, 09:01 Uhr (UTC)"),
            ("2026-11-12T06:30:00+01:00", "12 November 2026, 06:30 (UTC+1)", "12. November 2026, 06:30 Uhr (UTC+1)"),
            ("2026-11-12T06:30:00-03:30", "12 November 2026, 06:30 (UTC−3:30)", "12. November 2026, 06:30 Uhr (UTC−3:30)"),
            ("2026-11-12T06:30", "12 November 2026, 06:30", "12. November 2026, 06:30 Uhr"),
            ("in July", "in July", "in July"),
            ("2026-02-30", "2026-02-30", "2026-02-30"),
            ("", "", ""),
        ];
        for (text, english, german) in rows {
            assert_eq!((in_words(text, false).as_str(), in_words(text, true).as_str()), (english, german), "{text}");
        }
    }
}
