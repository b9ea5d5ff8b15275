//! The address bar. Screens get entries of their own in the history; the active mark only changes the entry at hand.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use crate::app::route::Route;

#[must_use]
pub fn current() -> Route {
    Route::parse(&fragment())
}

fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address bar as the page last saw or wrote it.
///
/// A browser changes the address first and tells of it later. What the page wants to show in between would undo the user's way.
pub struct AddressBar {
    seen: RefCell<String>,
}

impl AddressBar {
    /// The bar with what it shows now.
    #[must_use]
    pub fn as_it_is() -> Self {
        Self { seen: RefCell::new(fragment()) }
    }

    /// Shows an address, unless the user is on the way to another. `new_entry` makes the back button return to the one before.
    pub fn show(&self, route: &Route, new_entry: bool) {
        let wanted = route.fragment();
        let now = fragment();
        if now == wanted || now != *self.seen.borrow() {
            return;
        }
        let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
        let shown = if new_entry {
            history.push_state_with_url(&JsValue::NULL, "", Some(&wanted))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&wanted))
        };
        // Some embedded browsers refuse to change the address; the page works without.
        if shown.is_ok() {
            self.seen.replace(fragment());
        }
    }

    /// Tells when the user goes to another address by link, by hand or by the back button.
    #[must_use]
    pub fn on_change(self: Rc<Self>, run: impl Fn(Route) + 'static) -> Option<EventListener> {
        let window = web_sys::window()?;
        Some(EventListener::new(&window, "popstate", move |_| {
            self.seen.replace(fragment());
            run(current());
        }))
    }
}
