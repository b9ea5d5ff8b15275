//! The reader: a program of its own that runs beside the page in a worker and reads what is too heavy for the page. It is fetched when
//! something needs it (`browser/reader.rs`). Whatever happens to it, the page goes on: a panic ends the worker alone.
//!
//! What it is asked: a list of the bytes (a `Blob`), then texts: name, address, encoding, the plain text beside a paste; last, whether only
//! the text of the bytes is wanted. Empty texts are not said. What it answers: a text, see `app/reader.rs`. Its first word is [`READY`], because a question that
//! comes before the program runs would be lost.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};

use crate::{
    app::reader::{READY, write_answer, write_text},
    intake::{
        encoding,
        extracted::{ExtractError, Extracted},
        file::{self, About},
    },
};

#[wasm_bindgen]
extern "C" {
    /// The worker's global object.
    #[wasm_bindgen(extends = js_sys::Object, js_name = DedicatedWorkerGlobalScope)]
    type Scope;
    #[wasm_bindgen(method, setter, js_name = onmessage)]
    fn set_onmessage(this: &Scope, handler: &JsValue);
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &Scope, message: &JsValue) -> Result<(), JsValue>;

    type Message;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Message) -> JsValue;

    /// Reads at once, which only workers may.
    #[wasm_bindgen(js_name = FileReaderSync)]
    type BlobReader;
    #[wasm_bindgen(constructor, js_class = "FileReaderSync")]
    fn new() -> BlobReader;
    #[wasm_bindgen(method, catch, js_name = readAsArrayBuffer)]
    fn read(this: &BlobReader, blob: &JsValue) -> Result<JsValue, JsValue>;
}

/// Answers questions until the page ends the worker.
pub fn run() {
    let scope: Scope = js_sys::global().unchecked_into();
    let answering: Scope = js_sys::global().unchecked_into();
    let answer = Closure::<dyn FnMut(Message)>::new(move |message: Message| {
        // A text can always be sent. Were it refused, the page would end this worker after a while, and say so.
        answering.post_message(&answer(&message.data()).into()).ok();
    });
    // It lives as long as the worker.
    scope.set_onmessage(&answer.into_js_value());
    scope.post_message(&READY.into()).ok();
}

fn answer(question: &JsValue) -> String {
    let question: &js_sys::Array = question.unchecked_ref();
    let text = |place: u32| question.get(place).as_string().unwrap_or_default();
    let name = text(1);
    let bytes = BlobReader::new().read(&question.get(0));
    if let Some(buffer) = bytes.as_ref().ok().filter(|_| question.get(5).is_truthy()) {
        return write_text(encoding::decode(&Uint8Array::new(buffer).to_vec(), said(&text(3)), None));
    }
    let read = match bytes {
        Ok(buffer) => read(&Uint8Array::new(&buffer).to_vec(), &name, &text(2), &text(3), question.get(4).as_string().as_deref()),
        Err(_) => Err(ExtractError::Broken { format: "", reason: "the browser could not read it".to_owned() }),
    };
    write_answer(read, &name)
}

fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn read(bytes: &[u8], name: &str, url: &str, encoding: &str, pasted_beside: Option<&str>) -> Result<Extracted, ExtractError> {
    match pasted_beside {
        Some(plain) => file::extract_pasted(&String::from_utf8_lossy(bytes), plain, said(url)),
        None => file::extract(bytes, About { name: said(name), url: said(url), encoding: said(encoding) }),
    }
}
