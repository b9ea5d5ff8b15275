//! Use without the network: what `static/offline.js` has found out, and taking a new version of the page.

use gloo::events::EventListener;
use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use web_sys::HtmlTextAreaElement;

use super::{environment, events};

#[wasm_bindgen]
extern "C" {
    /// Loads the page anew, in the new version.
    #[wasm_bindgen(js_name = belegUseVersion, catch)]
    fn use_version_now() -> Result<Promise, JsValue>;
}

/// Whether the page can start without the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Yes,
    /// There is no room for it.
    Full,
    /// The host did not give every file as the build has it.
    Broken,
    /// The browser does not let a page be kept, or not here.
    Refused,
}

/// What is known now. `None`: it is on its way, or this is a build for development.
#[must_use]
pub fn kept() -> Option<Kept> {
    Some(match environment::of_root("data-offline")?.as_str() {
        "kept" => Kept::Yes,
        "full" => Kept::Full,
        "broken" => Kept::Broken,
        _ => Kept::Refused,
    })
}

/// Whether a version waits that is newer than this page.
#[must_use]
pub fn is_new_there() -> bool {
    environment::of_root("data-version").is_some()
}

/// Whether this page is of a build that can be kept.
#[must_use]
pub fn is_for_keeping() -> bool {
    environment::named("data-build").is_some()
}

/// Tells of every change of what the functions above say.
#[must_use]
pub fn on_change(run: impl Fn() + 'static) -> Option<EventListener> {
    events::on_window("beleg-offline", move |_| run())
}

/// Whether there are words in the field for new articles, which would go with the page.
#[must_use]
pub fn has_draft() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let field = document.and_then(|document| document.query_selector("textarea.paste").ok().flatten());
    field.and_then(|field| field.dyn_into().ok()).is_some_and(|field: HtmlTextAreaElement| !field.value().trim().is_empty())
}

/// Takes the new version. Everything must be saved.
pub fn use_version() {
    // Without the script that tells of versions nobody has heard of one.
    use_version_now().ok();
}
