//! Moments as text, after RFC 3339: UTC, always three digits of a second, as in `2026-11-22T19:00:00.000Z`.

use std::fmt;

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::domain::stamp::{ReplicaId, Stamp, Timestamp};

/// Shows a moment. RFC 3339 ends with the year 9999; what lies behind it is shown as a plain number of milliseconds, so that
/// no moment is without a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Timestamp);

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = self.0.0;
        let seconds = i64::try_from(milliseconds / 1000).ok();
        let Some(time) = seconds.and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok()) else {
            return write!(formatter, "{milliseconds}");
        };
        let (year, month, day) = (time.year(), u8::from(time.month()), time.day());
        let (hour, minute, second) = time.to_hms();
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
    let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let milliseconds = time.unix_timestamp_nanos().div_euclid(1_000_000);
    u64::try_from(milliseconds).ok().map(Timestamp)
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
