//! What the elements around a text say of it.

use super::Place;
use crate::{
    domain::{article::BlockKind, tables::Cell},
    intake::flow::Marks,
};

/// What is known where a node is entered.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) kind: BlockKind,
    pub(super) preformatted: bool,
    pub(super) linked: bool,
    pub(super) element: usize,
    /// The nearest element that is a block.
    pub(super) block: usize,
    pub(super) place: Place,
    pub(super) marks: Marks,
    /// Whether what is in it stands apart from each other.
    pub(super) parting: bool,
    pub(super) cell: Option<Cell>,
    /// What its end ends.
    pub(super) ends: Ends,
}

/// What the end of an element ends, besides a block.
#[derive(Clone, Copy, Default)]
pub(super) struct Ends {
    pub(super) run: bool,
    pub(super) link: bool,
    pub(super) block: bool,
    /// A piece inside of another, which goes on behind it.
    pub(super) nested: bool,
    /// An item of a list, whose letter stands before no other words.
    pub(super) item: bool,
    /// Something that stands apart from what is beside it.
    pub(super) parted: bool,
    /// An element of the page's own making.
    pub(super) seam: bool,
    pub(super) table: bool,
}
