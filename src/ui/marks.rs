//! Marks beside the article: cards level with their words, the list of all, and the filter.

mod card;
mod filter;
mod list;
mod margin;

pub(super) use filter::FilterBar;
pub(super) use list::MarkList;
pub(super) use margin::Margin;
