//! Being told what is in sight and what changes its size.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Node, ResizeObserver};

use super::blocks;

/// Blocks this far outside the window are drawn already, so that scrolling does not outrun drawing.
const AHEAD: &str = "100% 0px";

/// Tells which blocks of the article come near the window and which leave it. Stops when dropped.
pub struct NearBlocks {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(Array)>,
}

impl NearBlocks {
    #[must_use]
    pub fn watch(article: &Node, changed: impl Fn(Vec<(usize, bool)>) + 'static) -> Option<Self> {
        let article: &Element = article.dyn_ref()?;
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entries = entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            let seen = entries.filter_map(|entry| Some((blocks::number(&entry.target())?, entry.is_intersecting())));
            changed(seen.collect());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(AHEAD);
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        blocks::all(article).for_each(|block| observer.observe(&block));
        Some(Self { observer, _changed: callback })
    }
}

impl Drop for NearBlocks {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells when elements change their size. Stops when dropped.
pub struct Sizes {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Sizes {
    #[must_use]
    pub fn watch(nodes: &[Node], changed: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        for node in nodes {
            if let Some(element) = node.dyn_ref::<Element>() {
                observer.observe(element);
            }
        }
        Some(Self { observer, _changed: callback })
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells before the page is printed.
#[must_use]
pub fn before_print(run: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "beforeprint", move |_| run()))
}
