//! The native file, row by row: the golden file, what is refused, and what a bad record costs.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "native_file/desk.rs"]
mod desk;
#[path = "native_file/golden.rs"]
mod golden;
#[path = "native_file/marks.rs"]
mod marks;
#[path = "native_file/records.rs"]
mod records;
#[path = "native_file/refused.rs"]
mod refused;

use beleg::{
    domain::{
        id::{DocumentId, MarkId},
        stamp::Timestamp,
    },
    format::native::{Problem, ProblemReason},
};

/// 2026-11-22T19:00:00Z.
pub(crate) const NOW: u64 = 1_795_374_000_000;

pub(crate) fn mark_id(number: u8) -> MarkId {
    MarkId::new(Timestamp(NOW + u64::from(number)), [number; 10])
}

/// A file with one document around the fields given, on the article `Der IS und die USA.` / `Ende 😀 gut`.
pub(crate) fn file(fields: &str) -> String {
    let article = r#"{"blocks":[{"kind":"paragraph","text":"Der IS und die USA."},{"kind":"paragraph","text":"Ende 😀 gut"}]}"#;
    let id = DocumentId::new(Timestamp(NOW), [1; 10]);
    format!(
        r#"{{"format":"beleg","version":1,"documents":[{{"id":"{id}","created":"2026-11-22T19:00:00Z","article":{article}{fields}}}]}}"#
    )
}

pub(crate) fn claim(number: u8, rest: &str) -> String {
    format!(r#"{{"id":"{}","kind":"claim",{rest}}}"#, mark_id(number))
}

pub(crate) fn reasons(problems: &[Problem]) -> Vec<ProblemReason> {
    problems.iter().map(|problem| problem.reason.clone()).collect()
}
