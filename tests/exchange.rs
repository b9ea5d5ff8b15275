//! Files of other software: what is written, what is read, and what comes back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "exchange/golden.rs"]
mod golden;
#[path = "exchange/hostile.rs"]
mod hostile;
#[path = "exchange/imports.rs"]
mod imports;
#[path = "exchange/laws.rs"]
mod laws;
mod support;
#[path = "exchange/tables.rs"]
mod tables;
#[path = "exchange/third_party.rs"]
mod third_party;
