//! Should the program fail in spite of everything, the user gets a page that says so and offers what is stored. It is made
//! beforehand of plain elements, because after a failure no code of ours may run.

use gloo::file::{Blob, ObjectUrl};
use web_sys::{Document, Element};

use crate::app::{keep::keys::PREFIX, ports::KeyValue as _};

use super::storage::LocalStore;

/// The texts of the page that is shown then, in the language of the user.
#[derive(Clone, Debug)]
pub struct FailureTexts {
    pub heading: String,
    pub what_now: String,
    pub download: String,
    pub reload: String,
}

/// Sets what is shown when the program fails. May be called again when the language changes.
pub fn on_failure(texts: FailureTexts) {
    std::panic::set_hook(Box::new(move |info| {
        // A failure while showing the failure must not fail again; the console has the reason in any case.
        web_sys::console::error_1(&info.to_string().into());
        show(&texts, &info.to_string());
    }));
}

fn show(texts: &FailureTexts, reason: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    body.set_text_content(None);
    let page = document.create_element("main").ok()?;
    page.set_class_name("failure");
    append(&document, &page, "h1", &texts.heading)?;
    append(&document, &page, "p", &texts.what_now)?;
    let link = append(&document, &page, "a", &texts.download)?;
    let url = ObjectUrl::from(Blob::new_with_options(&*everything_stored(), Some("application/json")));
    link.set_attribute("href", &url).ok()?;
    link.set_attribute("download", "beleg-rescue.json").ok()?;
    link.set_class_name("button primary");
    // The page ends with this link, so its address is never taken back.
    std::mem::forget(url);
    let again = append(&document, &page, "a", &texts.reload)?;
    again.set_attribute("href", "./").ok()?;
    again.set_class_name("button");
    append(&document, &page, "pre", reason)?;
    body.append_child(&page).ok()?;
    Some(())
}

fn append(document: &Document, parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    parent.append_child(&element).ok()?;
    Some(element)
}

/// All stored values as one JSON object, untouched.
fn everything_stored() -> String {
    let Ok(store) = LocalStore::open() else { return "{}".to_owned() };
    let object = js_sys::Object::new();
    for key in store.keys().unwrap_or_default().iter().filter(|key| key.starts_with(PREFIX)) {
        if let Ok(Some(value)) = store.get(key) {
            // Setting a property of a plain object cannot fail.
            js_sys::Reflect::set(&object, &key.as_str().into(), &value.into()).ok();
        }
    }
    js_sys::JSON::stringify_with_replacer_and_space(&object, &wasm_bindgen::JsValue::NULL, &1.into())
        .map(String::from)
        .unwrap_or_default()
}
