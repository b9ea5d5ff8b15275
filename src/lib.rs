//! Beleg: mark what an article says, keep the marks, take them away.
//!
//! `ARCHITECTURE.md` is the map of the house. Layers stand in a straight line and a module imports only from its left:
//! `domain <- intake, anchor, format <- app <- browser <- ui <- main`, and `cli` and `worker`, beside the page, see the layers
//! up to `app`.

pub mod anchor;
pub mod domain;
pub mod format;
pub mod intake;

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
