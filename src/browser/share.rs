//! Handing a file to another program of the device, where the browser can.

use gloo::file::File;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = navigator, js_name = canShare, catch)]
    fn can_share(what: &Object) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_namespace = navigator, js_name = share, catch)]
    fn share(what: &Object) -> Result<Promise, JsValue>;
}

/// What browsers let through as a text. Many know no other kinds of files; what is inside says what it is.
const TEXT: (&str, &str) = (".txt", "text/plain");

/// A file that this device would share.
pub struct Shareable(Object);

/// The file as the device takes it: by its own name and kind, or as a text. `None` where it shares no files.
#[must_use]
pub fn shareable(name: &str, mime: &str, content: &[u8], is_text: bool) -> Option<Shareable> {
    let (ending, plain) = TEXT;
    let ways = [(name.to_owned(), mime), (format!("{name}{ending}"), plain)];
    let mut offers = ways.into_iter().take(if is_text { 2 } else { 1 }).map(|(name, mime)| offer(&name, mime, content));
    offers.find(|offer| can_share(offer) == Ok(true)).map(Shareable)
}

fn offer(name: &str, mime: &str, content: &[u8]) -> Object {
    let file = File::new_with_options(name, content, Some(mime), None);
    let offer = Object::new();
    // Setting a property of a fresh object cannot fail.
    Reflect::set(&offer, &"files".into(), &Array::of1(AsRef::<web_sys::File>::as_ref(&file))).ok();
    offer
}

impl Shareable {
    /// Opens the device's list of programs; `false` if it refused. Whoever closes the list has changed their mind, which is no failure.
    pub async fn share(&self) -> bool {
        let Ok(sharing) = share(&self.0) else { return false };
        let Err(why) = JsFuture::from(sharing).await else { return true };
        Reflect::get(&why, &"name".into()).is_ok_and(|name| name == "AbortError")
    }
}
