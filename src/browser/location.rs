//! The address bar. Screens get entries of their own in the history; the active mark only changes the entry at hand.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use crate::app::route::Route;

#[must_use]
pub fn current() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    Route::parse(&hash)
}

/// Shows an address. `new_entry` makes the back button return to the one before.
pub fn show(route: &Route, new_entry: bool) {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    let fragment = route.fragment();
    if window.location().hash().is_ok_and(|hash| hash == fragment) {
        return;
    }
    let shown = if new_entry {
        history.push_state_with_url(&JsValue::NULL, "", Some(&fragment))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&fragment))
    };
    // Some embedded browsers refuse to change the address; the page works without.
    shown.ok();
}

/// Tells when the user goes to another address by link, by hand or by the back button.
#[must_use]
pub fn on_change(run: impl Fn(Route) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| run(current())))
}
