//! The door: what people paste, drop or open, turned into blocks of normalised plain text.
//!
//! Readers are functions of the bytes or the text they are given. They report what they changed and what they could not read;
//! nothing is dropped in silence. Lengths are counted in characters (code points), as people are told them; offsets do not
//! exist yet here, they begin with the finished article.
//!
//! `plain` and `bytes` are light and serve the page. [`file::extract`] reads everything else; its readers carry heavy crates and are
//! for the worker and the command.

mod archive;
mod boilerplate;
pub mod bytes;
mod docx;
mod encoding;
mod epub;
pub mod extracted;
pub mod file;
mod html;
pub mod language;
mod mail;
mod markdown;
mod pdf;
pub mod plain;
mod subtitles;
mod title;
mod xml;
