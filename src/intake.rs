//! The door: what people paste, drop or open, turned into blocks of normalised plain text.
//!
//! Readers are functions of the bytes or the text they are given. They report what they changed and what they could not read;
//! nothing is dropped in silence. Lengths are counted in characters (code points), as people are told them; offsets do not
//! exist yet here, they begin with the finished article.
//!
//! `text`, `bytes` and `sniff` are light and serve the page. `file::extract` reads everything else; its readers carry heavy crates and
//! are for the command and for the page's worker. `app`, `browser` and `ui` must not call it, so that the page does not link them.

pub mod account;
mod archive;
mod boilerplate;
pub mod bytes;
mod docx;
pub mod encoding;
mod epub;
pub mod extracted;
pub mod file;
mod flow;
mod formula;
mod html;
pub mod language;
mod links;
mod mail;
mod markdown;
mod numerals;
pub mod paste;
mod pdf;
mod people;
mod percent;
pub mod plain;
pub mod sniff;
mod subtitles;
mod tables;
pub mod text;
mod title;
mod utf16;
mod webarchive;
mod xml;
