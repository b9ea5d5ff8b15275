//! The time, which the layers below do not ask for themselves.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::domain::stamp::Timestamp;

pub(super) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(u64::try_from(since.as_millis()).unwrap_or_default())
}
