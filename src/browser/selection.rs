//! The user's selection, as ranges of the article, and back.
//!
//! The article's element holds one element a block, in order, and the text of each is exactly the block's text. So an offset is a
//! block and a number of UTF-16 units in it, whatever elements the text is cut into.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, Node, Range, Selection};

use crate::domain::{
    article::Article,
    text::{ByteOffset, TextRange, Utf16Offset},
};

use super::blocks;

/// `NodeFilter.SHOW_TEXT`, which `web-sys` does not name.
const SHOW_TEXT: u32 = 4;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn selection() -> Option<Selection> {
    document()?.get_selection().ok().flatten()
}

/// What is selected in the article, clamped to it. Empty when nothing of it is selected.
#[must_use]
pub fn read(root: &Node, article: &Article) -> Vec<TextRange> {
    let (Some(root), Some(selection)) = (root.dyn_ref::<Element>(), selection()) else { return Vec::new() };
    let ranges = (0..selection.range_count()).filter_map(|index| selection.get_range_at(index).ok());
    ranges
        .filter(|range| !range.collapsed() && range.intersects_node(root).unwrap_or(false))
        .filter_map(|range| {
            let start = offset_of(root, article, &range.start_container().ok()?, range.start_offset().ok()?)?;
            let end = offset_of(root, article, &range.end_container().ok()?, range.end_offset().ok()?)?;
            (start != end).then(|| TextRange::new(start, end))
        })
        .collect()
}

/// Whether there is a selection that is not empty, anywhere on the page.
#[must_use]
pub fn is_something_selected() -> bool {
    selection().is_some_and(|selection| !selection.is_collapsed())
}

/// The words selected in a field of text, in UTF-16 units of what stands there.
#[must_use]
pub fn of_field(field: &Node) -> Option<(u32, u32)> {
    let field: &web_sys::HtmlTextAreaElement = field.dyn_ref()?;
    field.selection_start().ok().flatten().zip(field.selection_end().ok().flatten())
}

/// Takes the browser's selection away. It must go before marks are drawn in it, or the browser would tear it apart. An empty one is left
/// alone: in WebKit it may be the caret of the field that has the keyboard, and without that what is typed goes nowhere.
pub fn clear() {
    if let Some(selection) = selection().filter(|selection| !selection.is_collapsed()) {
        // Only a detached document refuses.
        selection.remove_all_ranges().ok();
    }
}

/// Selects from one offset to another, which may lie before it.
pub fn set(root: &Node, article: &Article, anchor: ByteOffset, head: ByteOffset) {
    let Some(root) = root.dyn_ref::<Element>() else { return };
    let (Some(from), Some(to), Some(selection)) = (point(root, article, anchor), point(root, article, head), selection()) else {
        return;
    };
    selection.set_base_and_extent(&from.0, from.1, &to.0, to.1).ok();
}

/// The offset that a boundary point of the DOM means. Points outside the article are moved to its nearer end.
#[must_use]
pub fn offset_of(root: &Element, article: &Article, node: &Node, offset: u32) -> Option<ByteOffset> {
    let end_of_text = ByteOffset::new(article.text().len());
    if node.is_same_node(Some(root)) {
        let block = root.children().item(offset).and_then(|child| blocks::first_of(&child));
        let block = block.and_then(|block| article.blocks().get(block));
        return Some(block.map_or(end_of_text, |block| block.range.start()));
    }
    if !root.contains(Some(node)) {
        let outside = document()?.create_range().ok()?;
        outside.select_node_contents(root).ok()?;
        // -1: the point lies before the article, 1: behind it.
        return match outside.compare_point(node, offset) {
            Ok(-1) => Some(ByteOffset::default()),
            _ if node.contains(Some(root)) && offset == 0 => Some(ByteOffset::default()),
            _ => Some(end_of_text),
        };
    }
    let Some(block) = blocks::around(node) else { return between(root, article, node, offset) };
    let index = blocks::number(&block)?;
    let before = document()?.create_range().ok()?;
    before.set_start(&block, 0).ok()?;
    before.set_end(node, offset).ok()?;
    let units = before.to_string().length();
    // A point inside a surrogate pair moves to the front of it.
    let here = |units| article.from_utf16_in_block(index, Utf16Offset(units));
    here(units).or_else(|| here(units.checked_sub(1)?))
}

/// The offset of a point that lies in a table, but in no block: the begin of the next, or the end of the last.
fn between(root: &Element, article: &Article, node: &Node, offset: u32) -> Option<ByteOffset> {
    let mut last = None;
    for element in blocks::all(&child_of(root, node)?) {
        let block = article.blocks().get(blocks::number(&element)?)?;
        let whole = document()?.create_range().ok()?;
        whole.select_node(&element).ok()?;
        // -1: the point lies before the block.
        if whole.compare_point(node, offset) == Ok(-1) {
            return Some(block.range.start());
        }
        last = Some(block.range.end());
    }
    last
}

fn child_of(root: &Element, node: &Node) -> Option<Element> {
    let mut node = node.clone();
    while let Some(parent) = node.parent_node() {
        if parent.is_same_node(Some(root)) {
            return node.dyn_into().ok();
        }
        node = parent;
    }
    None
}

/// The text node and the UTF-16 offset in it where an offset of the article lies.
#[must_use]
pub fn point(root: &Element, article: &Article, offset: ByteOffset) -> Option<(Node, u32)> {
    let index = article.block_at(offset)?;
    let start = article.blocks().get(index)?.range.start();
    let mut units = article.to_utf16_in_block(index, offset.max(start))?.0;
    let block = blocks::block(root, index)?;
    let walker = document()?.create_tree_walker_with_what_to_show(&block, SHOW_TEXT).ok()?;
    let mut last = None;
    while let Some(node) = walker.next_node().ok().flatten() {
        let length = node.node_value().map_or(0, |text| js_sys::JsString::from(text).length());
        if units <= length {
            return Some((node, units));
        }
        units -= length;
        last = Some((node, length));
    }
    last
}

/// A DOM range over words of the article.
#[must_use]
pub fn dom_range(root: &Node, article: &Article, range: TextRange) -> Option<Range> {
    let root: &Element = root.dyn_ref()?;
    let (start, end) = (point(root, article, range.start())?, point(root, article, range.end())?);
    let dom = document()?.create_range().ok()?;
    dom.set_start(&start.0, start.1).ok()?;
    dom.set_end(&end.0, end.1).ok()?;
    Some(dom)
}
