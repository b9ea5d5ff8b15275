//! The account of a source: its words are in blocks, or in the list of what stands in none, and no number and no negation comes from
//! nowhere.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "account/content.rs"]
mod content;
#[path = "account/docx.rs"]
mod docx;
#[path = "account/html.rs"]
mod html;
#[path = "account/laws.rs"]
mod laws;
#[path = "account/listed.rs"]
mod listed;
#[path = "account/mail.rs"]
mod mail;
#[path = "account/markdown.rs"]
mod markdown;
#[path = "account/told.rs"]
mod told;
