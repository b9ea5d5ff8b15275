//! Describing words so that they can be found again, and finding them: where they stood ([`locate`]), in another version of their text
//! ([`revision`]), or in any text by their quote ([`quotes`], and many [`together`]). What was changed between two versions is told by
//! [`changes`]. Offsets are bytes of the text.

mod align;
mod canon;
pub mod changes;
pub mod describe;
mod diff;
pub mod edges;
mod index;
pub mod locate;
mod matter;
mod place;
pub mod quotes;
pub mod resolution;
pub mod revision;
mod seeds;
mod similar;
pub mod together;
mod tokens;
pub mod word_diff;
