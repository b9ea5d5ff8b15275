//! The article and its records, as plain values.
//!
//! Everything here is a function of its arguments: no clock, no random numbers, no input or output, no serialisation.
//! Offsets are UTF-8 bytes into the article's text and half-open ([`text::TextRange`]).

mod abbreviations;
pub mod article;
pub mod corrections;
pub mod desk;
pub mod details;
pub mod direction;
pub mod document;
pub mod edit;
pub mod finding;
pub mod folding;
pub mod former;
pub mod history;
pub mod id;
pub mod incoming;
pub mod locator;
pub mod mark;
pub mod merge;
pub mod occurrences;
pub mod offsets;
pub mod query;
mod rehome;
pub mod runs;
pub mod segment;
pub mod settings;
pub mod stamp;
pub mod table;
pub mod tables;
pub mod tags;
pub mod text;
mod towards;
pub mod twins;
