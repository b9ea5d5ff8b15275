//! The article and its records, as plain values.
//!
//! Everything here is a function of its arguments: no clock, no random numbers, no input or output, no serialisation.
//! Offsets are UTF-8 bytes into the article's text and half-open ([`text::TextRange`]).

mod abbreviations;
pub mod article;
pub mod desk;
pub mod details;
pub mod document;
pub mod edit;
pub mod former;
pub mod history;
pub mod id;
pub mod incoming;
pub mod mark;
pub mod merge;
pub mod occurrences;
pub mod offsets;
pub mod query;
pub mod runs;
pub mod segment;
pub mod settings;
pub mod stamp;
pub mod table;
pub mod tags;
pub mod text;
