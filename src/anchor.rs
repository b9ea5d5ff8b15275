//! Describing words so that they can be found again, and finding them. Offsets are bytes of the article's text.

mod align;
mod canon;
pub mod changes;
pub mod describe;
mod diff;
mod index;
pub mod locate;
mod place;
pub mod quotes;
pub mod resolution;
pub mod revision;
mod seeds;
mod similar;
pub mod together;
mod tokens;
pub mod word_diff;
