//! Dates as people write them into fields. Only those of ISO 8601 can be compared, sorted and published; all others are kept as words.

/// How well a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    Year,
    Month,
    Day,
    Time,
}

/// How well a date of ISO 8601 is known; `None` for anything else, days that no calendar has among them.
#[must_use]
pub fn known(text: &str) -> Option<Known> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let mut parts = day.split('-');
    let year = digits(parts.next()?, 4)?;
    let Some(month) = parts.next() else { return time.is_none().then_some(Known::Year) };
    let month = digits(month, 2).filter(|month| (1..=12).contains(month))?;
    let Some(day) = parts.next() else { return time.is_none().then_some(Known::Month) };
    let fits = parts.next().is_none() && digits(day, 2).is_some_and(|day| (1..=days(year, month)).contains(&day));
    match time {
        _ if !fits => None,
        None => Some(Known::Day),
        Some(time) => is_time(time).then_some(Known::Time),
    }
}

/// A number of so many ASCII digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Hours and minutes, seconds where they are told, and what the clock is set by.
fn is_time(text: &str) -> bool {
    let clock = text.trim_end_matches('Z').split(['+', '-', '.']).next().unwrap_or_default();
    let parts: Vec<Option<u32>> = clock.split(':').map(|part| digits(part, 2)).collect();
    matches!(parts.as_slice(), [Some(0..=23), Some(0..=59)] | [Some(0..=23), Some(0..=59), Some(0..=60)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_known_by_their_form() {
        let rows = [
            ("2021", Some(Known::Year)),
            ("2021-12", Some(Known::Month)),
            ("2021-12-09", Some(Known::Day)),
            ("2024-02-29", Some(Known::Day)),
            ("2021-12-09T11:05+01:00", Some(Known::Time)),
            ("2021-12-09T11:05:00.000Z", Some(Known::Time)),
            ("2021-02-29", None),
            ("1900-02-29", None),
            ("2021-04-31", None),
            ("2021-13-09", None),
            ("2021-12-32", None),
            ("2021-12-00", None),
            ("2021-12T11:05", None),
            ("2021-12-09T", None),
            ("2021-12-09T25:00", None),
            ("2021-12-09-01", None),
            ("9.12.2021", None),
            ("in July", None),
            ("２０２１", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(known(text), expected, "{text:?}");
        }
    }
}
