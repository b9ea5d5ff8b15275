//! The elements of an article's blocks. Most are children of the article's element, in order; those of a table lie in a frame, which is
//! such a child and says which block is its first.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node};

/// Says of a block's element which block it is.
const BLOCK: &str = "data-block";
/// Says of a table's frame which block is its first.
const FIRST: &str = "data-first";
const EITHER: [&str; 2] = [BLOCK, FIRST];

/// The first block of a child of the article.
pub(super) fn first_of(child: &Element) -> Option<usize> {
    EITHER.iter().find_map(|name| child.get_attribute(name))?.parse().ok()
}

/// The element of a block.
#[must_use]
pub(super) fn block(article: &Element, index: usize) -> Option<Element> {
    let children = article.children();
    let at = |place: u32| children.item(place).and_then(|child| first_of(&child)).is_some_and(|first| first <= index);
    // Without tables a block is the child at its own place, and never further down than that.
    let (mut low, mut high) = (0, children.length().min(u32::try_from(index).ok()?.checked_add(1)?));
    if high.checked_sub(1).is_some_and(at) {
        low = high - 1;
    }
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if at(middle) { low = middle } else { high = middle }
    }
    let child = children.item(low)?;
    match child.get_attribute(BLOCK) {
        Some(own) => (own.parse() == Ok(index)).then_some(child),
        None => child.query_selector(&format!("[{BLOCK}='{index}']")).ok().flatten(),
    }
}

/// The elements of all blocks, in order.
pub(super) fn all(article: &Element) -> impl Iterator<Item = Element> + use<> {
    let found = article.query_selector_all(&format!("[{BLOCK}]")).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |place| found.as_ref()?.item(place)?.dyn_into().ok())
}

/// Which block an element is.
#[must_use]
pub(super) fn number(block: &Element) -> Option<usize> {
    block.get_attribute(BLOCK)?.parse().ok()
}

/// The block that a node is, or lies in.
#[must_use]
pub(super) fn around(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest(&format!("[{BLOCK}]")).ok().flatten()
}
