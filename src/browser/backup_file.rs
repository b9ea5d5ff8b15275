//! A file of the user's that backups are written to, where the browser allows that (the File System Access API, Chromium alone).
//! The browser remembers the file in the mirror, but not the permission: after a restart it takes a click.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::mirror::Mirror;
use crate::app::state::BackupFile;

/// Under which the mirror keeps the file.
const KEPT: &str = "backup-file";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = showSaveFilePicker, catch)]
    fn show_save_file_picker(options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(typescript_type = "FileSystemFileHandle")]
    type Handle;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;
    #[wasm_bindgen(method, js_name = queryPermission, catch)]
    fn query_permission(this: &Handle, mode: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = requestPermission, catch)]
    fn request_permission(this: &Handle, mode: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = createWritable, catch)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    type Writable;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a property of a plain object cannot fail.
        Reflect::set(&object, &(*name).into(), value).ok();
    }
    object.into()
}

fn mode() -> JsValue {
    object(&[("mode", "readwrite".into())])
}

async fn settled(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

async fn handle(mirror: &Mirror) -> Option<Handle> {
    let value = mirror.kept(KEPT).await.ok().filter(JsValue::is_object)?;
    Some(value.unchecked_into())
}

fn is_possible() -> bool {
    let Some(window) = web_sys::window() else { return false };
    Reflect::has(&window, &"showSaveFilePicker".into()).unwrap_or(false)
}

/// How it stands with the file.
pub async fn state(mirror: &Mirror) -> BackupFile {
    if !is_possible() {
        return BackupFile::Impossible;
    }
    let Some(handle) = handle(mirror).await else { return BackupFile::None };
    let name = handle.name().into();
    match settled(handle.query_permission(&mode())).await.and_then(|state| state.as_string()).as_deref() {
        Some("granted") => BackupFile::Kept(name),
        _ => BackupFile::Asks(name),
    }
}

/// Lets the user choose a file. `false` when none was chosen.
pub async fn choose(mirror: &Mirror, name: &str) -> bool {
    let accept = object(&[("application/json", Array::of1(&".json".into()).into())]);
    let types = Array::of1(&object(&[("description", "Beleg".into()), ("accept", accept)]));
    let options = object(&[("suggestedName", name.into()), ("types", types.into())]);
    let Some(handle) = settled(show_save_file_picker(&options)).await else { return false };
    mirror.keep(KEPT, &handle).await.is_ok()
}

/// Asks for the permission again, after a click.
pub async fn allow(mirror: &Mirror) -> bool {
    let Some(handle) = handle(mirror).await else { return false };
    settled(handle.request_permission(&mode())).await.and_then(|state| state.as_string()).as_deref() == Some("granted")
}

/// Forgets the file; what stands in it stays.
pub async fn forget(mirror: &Mirror) -> bool {
    mirror.keep(KEPT, &JsValue::UNDEFINED).await.is_ok()
}

/// Writes the file. Until it is closed the browser keeps the old one, so a failure leaves that.
pub async fn write(mirror: &Mirror, text: &str) -> bool {
    let Some(handle) = handle(mirror).await else { return false };
    let Some(writable) = settled(handle.create_writable()).await else { return false };
    let writable: Writable = writable.unchecked_into();
    settled(writable.write(text)).await.is_some() && settled(writable.close()).await.is_some()
}
