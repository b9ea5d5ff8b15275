//! What other programs share with the installed page: the worker `static/service-worker.js` takes it, and this side fetches it.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::files::Source;

const CACHE: &str = "beleg-shared";
const KEY: &str = "share";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = caches, js_name = open, catch)]
    fn open(name: &str) -> Result<Promise, JsValue>;

    type Cache;
    #[wasm_bindgen(method, js_name = match)]
    fn find(this: &Cache, key: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn delete(this: &Cache, key: &str) -> Promise;

    type Kept;
    #[wasm_bindgen(method, js_name = formData)]
    fn form_data(this: &Kept) -> Promise;

    type Form;
    #[wasm_bindgen(method)]
    fn get(this: &Form, name: &str) -> JsValue;
    #[wasm_bindgen(method, js_name = getAll)]
    fn get_all(this: &Form, name: &str) -> Array;
}

/// What was shared. The names are those of the manifest.
#[derive(Default)]
pub struct Shared {
    pub text: String,
    pub url: String,
    pub files: Vec<Source>,
}

/// Takes what lies aside, once; `None` when there is nothing, or it cannot be read.
pub async fn take() -> Option<Shared> {
    let cache: Cache = JsFuture::from(open(CACHE).ok()?).await.ok()?.unchecked_into();
    let kept = JsFuture::from(cache.find(KEY)).await.ok().filter(JsValue::is_object)?;
    let form = JsFuture::from(kept.unchecked_into::<Kept>().form_data()).await;
    JsFuture::from(cache.delete(KEY)).await.ok();
    let form: Form = form.ok()?.unchecked_into();
    let text = |name: &str| form.get(name).as_string().unwrap_or_default();
    let files = form.get_all("files").iter().filter_map(|file| file.dyn_into().ok()).map(Source::file).collect();
    Some(Shared { text: text("text"), url: text("url"), files })
}
