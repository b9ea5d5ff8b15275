//! The door: what people paste, drop or open, turned into blocks of normalised plain text.
//!
//! Readers are functions of the bytes or the text they are given. They report what they changed and what they could not read;
//! nothing is dropped in silence. Lengths are counted in characters (code points), as people are told them; offsets do not
//! exist yet here, they begin with the finished article.
//!
//! `plain` and `bytes` are light and serve the page. `file::extract` reads everything else; its readers carry heavy crates and are
//! for the command, and for the page's worker once there is one; until then they are compiled for the host alone.

#[cfg(not(target_arch = "wasm32"))]
mod archive;
#[cfg(not(target_arch = "wasm32"))]
mod boilerplate;
pub mod bytes;
#[cfg(not(target_arch = "wasm32"))]
mod docx;
#[cfg(not(target_arch = "wasm32"))]
mod encoding;
#[cfg(not(target_arch = "wasm32"))]
mod epub;
#[cfg(not(target_arch = "wasm32"))]
pub mod extracted;
#[cfg(not(target_arch = "wasm32"))]
pub mod file;
#[cfg(not(target_arch = "wasm32"))]
mod html;
pub mod language;
#[cfg(not(target_arch = "wasm32"))]
mod mail;
#[cfg(not(target_arch = "wasm32"))]
mod markdown;
#[cfg(not(target_arch = "wasm32"))]
mod pdf;
pub mod plain;
#[cfg(not(target_arch = "wasm32"))]
mod subtitles;
#[cfg(not(target_arch = "wasm32"))]
mod title;
#[cfg(not(target_arch = "wasm32"))]
mod xml;
