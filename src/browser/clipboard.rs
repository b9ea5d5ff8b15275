//! Copying. The clipboard needs a secure page and a user's act; elsewhere it refuses.

use wasm_bindgen_futures::JsFuture;

/// Copies text; `false` when the browser refuses.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
}
