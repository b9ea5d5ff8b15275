//! From points on the screen to offsets and back: clicks, boundary handles, the reading cursor, the place of the popover.

use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use web_sys::{CaretPosition, DomRect, Element, Node, Range};

use crate::domain::{
    article::Article,
    direction,
    text::{ByteOffset, TextRange},
};

use super::{layout, selection};

#[wasm_bindgen]
extern "C" {
    /// `Document` with the two ways of asking for a caret: the standard one, and the one that WebKit had first.
    type CaretDocument;
    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn caret_position(this: &CaretDocument, x: f64, y: f64) -> Result<Option<CaretPosition>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    fn caret_range(this: &CaretDocument, x: f64, y: f64) -> Result<Option<Range>, JsValue>;
}

/// A rectangle in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl From<DomRect> for Place {
    fn from(rect: DomRect) -> Self {
        Self { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
    }
}

/// The offset nearest to a point of the window; `None` outside the article.
#[must_use]
pub fn offset_at(root: &Node, article: &Article, x: f64, y: f64) -> Option<ByteOffset> {
    let root: &Element = root.dyn_ref()?;
    let document: CaretDocument = web_sys::window()?.document()?.unchecked_into();
    let (node, offset) = match document.caret_position(x, y) {
        Ok(Some(position)) => (position.offset_node()?, position.offset()),
        Ok(None) => return None,
        Err(_) => {
            let range = document.caret_range(x, y).ok().flatten()?;
            (range.start_container().ok()?, range.start_offset().ok()?)
        }
    };
    root.contains(Some(&node)).then(|| selection::offset_of(root, article, &node, offset)).flatten()
}

/// The boxes of words as they are drawn, at least one. WebKit knows no places in a block far from the window that it has skipped
/// (`content-visibility`), until one of the elements in it is asked; of a block of plain text only its own box is known then, and its
/// first line stands for all.
fn boxes(root: &Node, article: &Article, range: TextRange) -> Option<(Place, Place)> {
    let dom = selection::dom_range(root, article, range)?;
    let ends = || {
        let rects = dom.get_client_rects()?;
        Some((rects.item(0)?.into(), rects.item(rects.length().checked_sub(1)?)?.into()))
    };
    ends().or_else(|| {
        let parent = dom.start_container().ok()?.parent_element()?;
        let whole = Place::from(parent.get_bounding_client_rect());
        let line = Place { bottom: whole.bottom.min(whole.top + FIRST_LINE), ..whole };
        ends().or(Some((line, line)))
    })
}

/// The height of a line, where nothing better is known.
const FIRST_LINE: f64 = 28.0;

/// Where the last line of some words is.
#[must_use]
pub fn end_of(root: &Node, article: &Article, range: TextRange) -> Option<Place> {
    boxes(root, article, range).map(|(_, last)| last)
}

/// Where the reading cursor stands: a rectangle of no width.
#[must_use]
pub fn cursor_at(root: &Node, article: &Article, offset: ByteOffset) -> Option<Place> {
    let text = article.text();
    let next = ByteOffset::new(crate::domain::segment::next_grapheme(text, offset.get()));
    let before = ByteOffset::new(crate::domain::segment::previous_grapheme(text, offset.get()));
    let index = article.block_at(offset)?;
    let block = article.blocks().get(index)?.range;
    let turned = |at: ByteOffset| {
        let words = block.slice(text).unwrap_or_default();
        let paragraph = article.is_right_to_left_at(block.start());
        direction::sign_is_right_to_left(words, at.get().saturating_sub(block.start().get()), paragraph)
    };
    // Empty ranges have no rectangle everywhere, so the neighbouring sign lends its edge.
    if offset < block.end() {
        let (place, _) = boxes(root, article, TextRange::new(offset, next))?;
        let x = if turned(offset) { place.right } else { place.left };
        Some(Place { left: x, right: x, ..place })
    } else {
        let (_, place) = boxes(root, article, TextRange::new(before, offset))?;
        let x = if turned(before) { place.left } else { place.right };
        Some(Place { left: x, right: x, ..place })
    }
}

/// The offset one line above or below another, at the same distance from the left.
#[must_use]
pub fn line_step(root: &Node, article: &Article, from: ByteOffset, down: bool) -> Option<ByteOffset> {
    let here = with_room(root, article, from)?;
    let height = (here.bottom - here.top).max(8.0);
    // Between two paragraphs there is more than one line's space, so it is felt for in half lines.
    let found = (1..=8).find_map(|halves| {
        let distance = height * f64::from(halves) / 2.0;
        let y = if down { here.bottom + distance } else { here.top - distance };
        offset_at(root, article, here.left + 1.0, y).filter(|found| {
            let there = cursor_at(root, article, *found);
            there.is_some_and(|there| if down { there.top >= here.bottom - 4.0 } else { there.bottom <= here.top + 4.0 })
        })
    });
    // Something may lie over the lines there; then it goes on with the next block.
    found.or_else(|| {
        let index = article.block_at(from)?;
        if down {
            article.blocks().get(index + 1).map(|block| block.range.start())
        } else {
            article.blocks().get(index.checked_sub(1)?).map(|block| block.range.end())
        }
    })
}

/// Where the cursor stands, after it has been scrolled into sight with some lines around it: what is outside the window, or under the
/// page's head, cannot be pointed at.
fn with_room(root: &Node, article: &Article, offset: ByteOffset) -> Option<Place> {
    const LINES: f64 = 2.5;
    let here = cursor_at(root, article, offset)?;
    let around = (here.bottom - here.top) * LINES;
    layout::scroll_to(Place { top: here.top - around, bottom: here.bottom + around, ..here });
    cursor_at(root, article, offset)
}

/// The start or the end of the line that an offset is drawn in.
#[must_use]
pub fn line_end(root: &Node, article: &Article, from: ByteOffset, end: bool) -> Option<ByteOffset> {
    let here = with_room(root, article, from)?;
    let frame = root.dyn_ref::<Element>()?.get_bounding_client_rect();
    // Where lines run from right to left, they end at the left.
    let x = if end != article.is_right_to_left_at(from) { frame.right() - 2.0 } else { frame.left() + 2.0 };
    offset_at(root, article, x, (here.top + here.bottom) / 2.0)
}
