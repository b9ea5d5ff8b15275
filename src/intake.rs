//! The door: what people paste, drop or open, turned into blocks of normalised plain text.
//!
//! Readers are functions of the bytes or the text they are given. They report what they changed and what they could not read;
//! nothing is dropped in silence. Lengths are counted in characters (code points), as people are told them; offsets do not
//! exist yet here, they begin with the finished article.

pub mod bytes;
pub mod language;
pub mod plain;
