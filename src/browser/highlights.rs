//! Passing looks: search hits, and what waits for a kind. They are CSS Custom Highlights, one a style, so the article's elements
//! stay untouched. Where a browser has none, nothing is painted and the native selection shows what is meant.

use js_sys::{Reflect, Set};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use web_sys::Node;

use crate::domain::{article::Article, text::TextRange};

use super::selection;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Set)]
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;

    type HighlightRegistry;
    #[wasm_bindgen(method, catch)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &HighlightRegistry, name: &str) -> Result<bool, JsValue>;
}

/// The styles, named as in the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Found,
    FoundCurrent,
    Pending,
    /// What the active mark is tied to.
    Tied,
}

impl Look {
    fn name(self) -> &'static str {
        match self {
            Look::Found => "found",
            Look::FoundCurrent => "found-current",
            Look::Pending => "pending",
            Look::Tied => "tied",
        }
    }
}

/// More hits than this at once are not painted: WebKit checks every box against every range.
const MOST_PAINTED: usize = 2_000;

fn registry() -> Option<HighlightRegistry> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let registry = Reflect::get(&css, &"highlights".into()).ok()?;
    (!registry.is_undefined()).then(|| registry.unchecked_into())
}

/// Paints words in a look and nothing else in it. No words take the look away.
pub fn paint(look: Look, root: &Node, article: &Article, ranges: &[TextRange]) {
    let Some(registry) = registry() else { return };
    let painted = if ranges.is_empty() { None } else { Highlight::new().ok() };
    match painted {
        Some(highlight) => {
            for range in ranges.iter().take(MOST_PAINTED).filter_map(|range| selection::dom_range(root, article, *range)) {
                highlight.add(&range);
            }
            // The registry takes any name.
            registry.set(look.name(), &highlight).ok();
        }
        None => {
            registry.delete(look.name()).ok();
        }
    }
}
