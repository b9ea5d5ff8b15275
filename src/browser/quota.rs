//! How much the browser stores for this page, and whether it promises to keep it. Not every engine says.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = estimate, catch)]
    fn ask_estimate() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persisted, catch)]
    fn ask_persisted() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], js_name = persist, catch)]
    fn ask_to_persist() -> Result<Promise, JsValue>;
}

/// Bytes used and allowed. It does not count `localStorage` in every engine.
pub async fn estimate() -> Option<(u64, u64)> {
    let estimate = JsFuture::from(ask_estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64().map(|bytes| bytes as u64);
    Some((number("usage")?, number("quota")?))
}

/// Whether the browser has promised not to delete what is stored when room gets short.
pub async fn is_persistent() -> Option<bool> {
    JsFuture::from(ask_persisted().ok()?).await.ok()?.as_bool()
}

/// Asks for that promise. Some browsers ask the user then.
pub async fn persist() -> Option<bool> {
    JsFuture::from(ask_to_persist().ok()?).await.ok()?.as_bool()
}
