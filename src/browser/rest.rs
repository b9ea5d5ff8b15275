//! The rest of the program: what a first visit does not need lies in a second file (`.ci/split.mjs`), which `static/boot.js` loads.

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use crate::app::messages;

#[wasm_bindgen]
extern "C" {
    /// Loads the rest, once. The promise fails when it cannot be had now; asking again then tries again.
    #[wasm_bindgen(js_name = belegRest, catch)]
    fn ask_for_rest() -> Result<Promise, JsValue>;
}

/// Whether the rest is there, after waiting for it.
pub async fn load() -> bool {
    let is_there = match ask_for_rest() {
        Ok(coming) => JsFuture::from(coming).await.is_ok(),
        Err(_) => false,
    };
    if is_there {
        messages::rest_is_there();
    }
    is_there
}
