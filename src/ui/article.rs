//! The article: its words, the marks drawn in them, the reading cursor, and what appears at a selection.

mod block;
mod near;
mod overlay;
mod popover;
mod table;
mod view;

pub(super) use near::{Near, NearAction};
pub(super) use popover::Popover;
pub(super) use view::ArticleView;
