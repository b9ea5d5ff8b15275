//! Marks beside the article: cards level with their words, the list of all, and the filter.

mod belongings;
mod card;
mod fields;
mod filter;
mod list;
mod margin;
mod picker;
mod record;
mod ties;

pub(super) use card::{in_context, shortened};
pub(super) use filter::{FilterProps, filter_bar};
pub(super) use list::mark_list;
pub(super) use margin::Margin;
