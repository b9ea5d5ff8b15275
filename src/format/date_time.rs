//! Moments as text, after RFC 3339: UTC, always three digits of a second, as in `2026-11-22T19:00:00.000Z`.
//!
//! The calendar is reckoned here, with Howard Hinnant's "chrono-compatible low-level date algorithms", because a crate for it would
//! weigh 5 KB of a first load. `tests/laws/moments.rs` compares it with the crate `time`.

use std::fmt;

use crate::domain::stamp::{ReplicaId, Stamp, Timestamp};

/// The first millisecond behind the year 9999.
const END: u64 = 253_402_300_800_000;

/// Days from 0000-03-01, where the reckoning starts, to 1970-01-01.
const BEFORE_1970: i64 = 719_468;

/// Days of 400 years, after which the calendar repeats itself.
const ERA: i64 = 146_097;

/// Days from 1970-01-01 to a date. Years begin with March here, so that the leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * ERA + year * 365 + year / 4 - year / 100 + day_of_year - BEFORE_1970
}

/// Year, month and day of a date so many days from 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + BEFORE_1970;
    let (era, day) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day_of_month)
}

/// Shows a moment. RFC 3339 ends with the year 9999; what lies behind it is shown as a plain number of milliseconds, so that
/// no moment is without a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Timestamp);

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = self.0.0;
        let Some(whole) = i64::try_from(milliseconds / 1000).ok().filter(|_| milliseconds < END) else {
            return write!(formatter, "{milliseconds}");
        };
        let (year, month, day) = date(whole / 86_400);
        let (hour, minute, second) = (whole / 3600 % 24, whole / 60 % 60, whole % 60);
        let rest = milliseconds % 1000;
        write!(formatter, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{rest:03}Z")
    }
}

/// Reads a moment with any offset from UTC, or a plain number of milliseconds. `None` for anything else, and for moments
/// before 1970.
#[must_use]
pub fn parse_moment(text: &str) -> Option<Timestamp> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().map(Timestamp);
    }
    let mut rest = text.as_bytes();
    let day = read_date(&mut rest)?;
    // Other programs write a space or a small letter instead of the T.
    rest = rest.get(1..)?;
    let (hour, minute) = (number(&mut rest, 2)?, next(&mut rest, b":").and_then(|_| number(&mut rest, 2))?);
    let second = next(&mut rest, b":").and_then(|_| number(&mut rest, 2))?;
    let fraction = if next(&mut rest, b".").is_some() { read_fraction(&mut rest)? } else { 0 };
    let offset = read_offset(&mut rest)?;
    if hour > 23 || minute > 59 || second > 60 || !rest.is_empty() {
        return None;
    }
    let minutes = (day * 24 + hour) * 60 + minute - offset;
    let milliseconds = if second == 60 {
        // A leap second, which only the last of a month can be; it counts as the last millisecond before it.
        let next_minute = minutes + 1;
        let starts_a_month = next_minute % 1440 == 0 && date(next_minute / 1440).2 == 1;
        starts_a_month.then_some(next_minute * 60_000 - 1)?
    } else {
        (minutes * 60 + second) * 1000 + fraction
    };
    u64::try_from(milliseconds).ok().map(Timestamp)
}

/// A date that is in the calendar, as days from 1970-01-01.
fn read_date(rest: &mut &[u8]) -> Option<i64> {
    let year = number(rest, 4)?;
    let month = next(rest, b"-").and_then(|_| number(rest, 2))?;
    let day = next(rest, b"-").and_then(|_| number(rest, 2))?;
    let days = days(year, month, day);
    (date(days) == (year, month, day)).then_some(days)
}

/// Digits behind the point, as milliseconds; what is finer is dropped.
fn read_fraction(rest: &mut &[u8]) -> Option<i64> {
    let mut milliseconds = number(rest, 1)? * 100;
    let mut worth = 10;
    while let Some(digit) = number(rest, 1) {
        milliseconds += digit * worth;
        worth /= 10;
    }
    Some(milliseconds)
}

/// Minutes that a clock is ahead of UTC.
fn read_offset(rest: &mut &[u8]) -> Option<i64> {
    match next(rest, b"Zz+-")? {
        b'Z' | b'z' => Some(0),
        sign => {
            let hours = number(rest, 2)?;
            let minutes = next(rest, b":").and_then(|_| number(rest, 2))?;
            let offset = hours * 60 + minutes;
            (hours <= 23 && minutes <= 59).then_some(if sign == b'-' { -offset } else { offset })
        }
    }
}

/// Takes so many digits.
fn number(rest: &mut &[u8], digits: usize) -> Option<i64> {
    let (taken, behind) = rest.split_at_checked(digits)?;
    let mut number = 0;
    for digit in taken {
        number = number * 10 + i64::from(char::from(*digit).to_digit(10)?);
    }
    *rest = behind;
    Some(number)
}

/// Takes one of some signs.
fn next(rest: &mut &[u8], signs: &[u8]) -> Option<u8> {
    let (first, behind) = rest.split_first()?;
    signs.contains(first).then(|| {
        *rest = behind;
        *first
    })
}

/// Shows a stamp as moment, counter and replica (16 hexadecimal digits): `2026-11-22T19:00:00.000Z/0/00000000000000ff`.
/// Texts of stamps of our time sort as the stamps do while the counter has one digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StampText(pub Stamp);

impl fmt::Display for StampText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Stamp { at, counter, replica } = self.0;
        write!(formatter, "{}/{counter}/{}", Moment(at), ReplicaText(replica))
    }
}

/// Reads what [`StampText`] shows; `None` for anything else.
#[must_use]
pub fn parse_stamp(text: &str) -> Option<Stamp> {
    let mut parts = text.split('/');
    let (at, counter, replica) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Some(Stamp { at: parse_moment(at)?, counter: counter.parse().ok()?, replica: parse_replica(replica)? })
}

/// Shows a replica as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplicaText(pub ReplicaId);

impl fmt::Display for ReplicaText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0.0)
    }
}

/// Reads 1 to 16 hexadecimal digits; `None` for anything else.
#[must_use]
pub fn parse_replica(text: &str) -> Option<ReplicaId> {
    let digits = (1..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    digits.then(|| u64::from_str_radix(text, 16).ok()).flatten().map(ReplicaId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_go_there_and_back() {
        let rows = [
            (0, "1970-01-01T00:00:00.000Z"),
            (1, "1970-01-01T00:00:00.001Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_795_374_000_999, "2026-11-22T19:00:00.999Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            (253_402_300_800_000, "253402300800000"),
            (u64::MAX, "18446744073709551615"),
        ];
        for (milliseconds, text) in rows {
            assert_eq!(Moment(Timestamp(milliseconds)).to_string(), text);
            assert_eq!(parse_moment(text), Some(Timestamp(milliseconds)), "{text}");
        }
    }

    #[test]
    fn other_ways_to_write_a_moment_are_read_and_nonsense_is_not() {
        let rows = [
            ("2026-11-22T20:00:00+01:00", Some(1_795_374_000_000)),
            ("2026-11-22T19:00:00.000999Z", Some(1_795_374_000_000)),
            ("2026-11-22 19:00:00.5z", Some(1_795_374_000_500)),
            ("2016-12-31T23:59:60Z", Some(1_483_228_799_999)),
            ("2017-01-01T00:59:60.5+01:00", Some(1_483_228_799_999)),
            ("2016-12-30T23:59:60Z", None),
            ("2016-12-31T23:58:60Z", None),
            ("2026-11-22T24:00:00Z", None),
            ("2026-11-22T19:00:00", None),
            ("2026-11-22T19:00:00.Z", None),
            ("2026-11-22T19:00:00+24:00", None),
            ("2026-11-22T19:00:00Z ", None),
            ("2026-11-22ä19:00:00Z", None),
            ("2026-00-10T00:00:00Z", None),
            ("2026-13-10T00:00:00Z", None),
            ("1900-02-29T00:00:00Z", None),
            ("1969-12-31T23:59:59.999Z", None),
            ("2026-02-30T00:00:00Z", None),
            ("2026-11-22", None),
            ("99999999999999999999999", None),
            ("-1", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(parse_moment(text), expected.map(Timestamp), "{text:?}");
        }
    }

    #[test]
    fn stamps_go_there_and_back_and_nonsense_is_refused() {
        let stamp = Stamp { at: Timestamp(1_795_374_000_000), counter: 7, replica: ReplicaId(255) };
        let text = "2026-11-22T19:00:00.000Z/7/00000000000000ff";
        assert_eq!(StampText(stamp).to_string(), text);
        assert_eq!(parse_stamp(text), Some(stamp));
        let extreme = Stamp { at: Timestamp(u64::MAX), counter: u32::MAX, replica: ReplicaId(u64::MAX) };
        assert_eq!(parse_stamp(&StampText(extreme).to_string()), Some(extreme));
        for broken in ["", "/", "//", "0/0/+1", "0/0/", "0/-1/0", "0/4294967296/0", "0/0/0/0", "0/0/00000000000000000", "x/0/0"] {
            assert_eq!(parse_stamp(broken), None, "{broken:?}");
        }
    }
}
