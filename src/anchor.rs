//! Describing words so that they can be found again, and finding them. Offsets are bytes of the article's text.

pub mod describe;
pub mod locate;
