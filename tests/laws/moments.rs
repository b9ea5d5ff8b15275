//! Moments as text: the page reckons the calendar itself, and agrees with the crate that it does without.

use beleg::{
    domain::stamp::Timestamp,
    format::date_time::{Moment, parse_moment},
};
use proptest::prelude::*;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::support::cases;

/// The last millisecond of the year 9999.
const LAST: u64 = 253_402_300_799_999;

fn by_the_crate(text: &str) -> Option<Timestamp> {
    let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let milliseconds = time.unix_timestamp_nanos().div_euclid(1_000_000);
    u64::try_from(milliseconds).ok().map(Timestamp)
}

/// Texts that are moments, or nearly.
fn nearly_a_moment() -> impl Strategy<Value = String> {
    let date = (0..10_000_u32, 0..14_u32, 0..33_u32);
    let clock = (0..26_u32, 0..62_u32, prop_oneof![0..62_u32, Just(60)]);
    let (fraction, offset) = ("(\\.[0-9]{0,12})?", "Z|z|[+-][0-2][0-9]:[0-6][0-9]|");
    (date, "[T t_]", clock, fraction, offset).prop_map(|((year, month, day), between, (hour, minute, second), fraction, offset)| {
        format!("{year:04}-{month:02}-{day:02}{between}{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
    })
}

#[test]
fn every_day_has_the_name_that_the_crate_gives_it() {
    for day in 0..=LAST / 86_400_000 {
        let text = Moment(Timestamp(day * 86_400_000)).to_string();
        assert_eq!(by_the_crate(&text), Some(Timestamp(day * 86_400_000)), "{text}");
        assert_eq!(parse_moment(&text), Some(Timestamp(day * 86_400_000)), "{text}");
    }
}

#[test]
fn every_last_second_of_a_day_may_or_may_not_be_a_leap_second() {
    for day in 0..150_u64 {
        let date = Moment(Timestamp(1_700_000_000_000 + day * 86_400_000)).to_string();
        for clock in ["T23:59:60Z", "T23:59:60.9Z", "T23:59:60+00:30", "T00:29:60+00:30", "T22:29:60-01:30"] {
            let text = format!("{}{clock}", &date[..10]);
            assert_eq!(parse_moment(&text), by_the_crate(&text), "{text}");
        }
    }
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn moments_are_written_as_the_crate_reads_them(milliseconds in 0..=LAST) {
        let text = Moment(Timestamp(milliseconds)).to_string();
        prop_assert_eq!(by_the_crate(&text), Some(Timestamp(milliseconds)), "{}", text);
        prop_assert_eq!(parse_moment(&text), Some(Timestamp(milliseconds)), "{}", text);
    }

    #[test]
    fn what_is_nearly_a_moment_is_read_as_the_crate_reads_it(text in nearly_a_moment()) {
        prop_assert_eq!(parse_moment(&text), by_the_crate(&text), "{}", text);
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        prop_assert!(parse_moment(&text).is_none() || text.bytes().all(|byte| byte.is_ascii_digit()));
    }
}
