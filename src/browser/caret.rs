//! From points on the screen to offsets and back: clicks, boundary handles, the reading cursor, the place of the popover.

use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use web_sys::{CaretPosition, DomRect, Element, Node, Range};

use crate::domain::{
    article::Article,
    text::{ByteOffset, TextRange},
};

use super::selection;

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

/// Where the last line of some words is.
#[must_use]
pub fn end_of(root: &Node, article: &Article, range: TextRange) -> Option<Place> {
    let rects = selection::dom_range(root, article, range)?.get_client_rects()?;
    rects.item(rects.length().checked_sub(1)?).map(Place::from)
}

/// Where the reading cursor stands: a rectangle of no width.
#[must_use]
pub fn cursor_at(root: &Node, article: &Article, offset: ByteOffset) -> Option<Place> {
    let text = article.text();
    let next = ByteOffset::new(crate::domain::segment::next_grapheme(text, offset.get()));
    let before = ByteOffset::new(crate::domain::segment::previous_grapheme(text, offset.get()));
    let index = article.block_at(offset)?;
    let block = article.blocks().get(index)?.range;
    // Empty ranges have no rectangle everywhere, so the neighbouring sign lends its edge.
    if offset < block.end() {
        let rects = selection::dom_range(root, article, TextRange::new(offset, next))?.get_client_rects()?;
        let place = Place::from(rects.item(0)?);
        Some(Place { right: place.left, ..place })
    } else {
        let rects = selection::dom_range(root, article, TextRange::new(before, offset))?.get_client_rects()?;
        let place = Place::from(rects.item(rects.length().checked_sub(1)?)?);
        Some(Place { left: place.right, ..place })
    }
}

/// The offset one line above or below another, at the same distance from the left.
#[must_use]
pub fn line_step(root: &Node, article: &Article, from: ByteOffset, down: bool) -> Option<ByteOffset> {
    let here = cursor_at(root, article, from)?;
    let height = (here.bottom - here.top).max(8.0);
    // Between two paragraphs there is more than one line's space, so it is felt for in half lines.
    (1..=8).find_map(|halves| {
        let distance = height * f64::from(halves) / 2.0;
        let y = if down { here.bottom + distance } else { here.top - distance };
        offset_at(root, article, here.left + 1.0, y).filter(|found| {
            let there = cursor_at(root, article, *found);
            there.is_some_and(|there| if down { there.top >= here.bottom - 4.0 } else { there.bottom <= here.top + 4.0 })
        })
    })
}

/// The start or the end of the line that an offset is drawn in.
#[must_use]
pub fn line_end(root: &Node, article: &Article, from: ByteOffset, end: bool) -> Option<ByteOffset> {
    let here = cursor_at(root, article, from)?;
    let frame = root.dyn_ref::<Element>()?.get_bounding_client_rect();
    let x = if end { frame.right() - 2.0 } else { frame.left() + 2.0 };
    offset_at(root, article, x, (here.top + here.bottom) / 2.0)
}
