//! Laws: what must hold for every document, tried with random ones. A failure prints the smallest case that was found.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "laws/anchors.rs"]
mod anchors;
#[path = "laws/cards.rs"]
mod cards;
#[path = "laws/differences.rs"]
mod differences;
#[path = "laws/edits.rs"]
mod edits;
#[path = "laws/files.rs"]
mod files;
#[path = "laws/merges.rs"]
mod merges;
#[path = "laws/moments.rs"]
mod moments;
#[path = "laws/rehomed.rs"]
mod rehomed;
#[path = "laws/runs.rs"]
mod runs;
#[path = "laws/stored.rs"]
mod stored;
mod support;
#[path = "laws/undone.rs"]
mod undone;
