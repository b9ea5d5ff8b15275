//! Files: read what the user gives, hand out what is exported.

use gloo::{
    file::{Blob, ObjectUrl},
    timers::callback::Timeout,
};
use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, DragEvent, Event, FileList, HtmlAnchorElement, HtmlInputElement};

/// A file that is larger is refused before it is read, so that the page cannot run out of memory.
pub const MOST_BYTES: f64 = 200.0 * 1024.0 * 1024.0;

/// Something to be read: a file, or what was pasted or handed over as markup. It can be read again.
#[derive(Clone)]
pub struct Source {
    /// Of the file; empty for anything else.
    pub name: String,
    /// Where the article was read; empty if nobody said.
    pub url: String,
    blob: web_sys::Blob,
    /// The plain text beside a paste. `None` for files.
    plain: Option<String>,
}

impl Source {
    pub(super) fn file(file: web_sys::File) -> Self {
        Self { name: file.name(), url: String::new(), blob: file.into(), plain: None }
    }

    /// A pasted piece of a page, and the same as plain text if there was any beside it.
    #[must_use]
    pub fn pasted(html: &str, plain: String) -> Option<Self> {
        Some(Self { plain: Some(plain), ..Self::page(&html.into(), String::new())? })
    }

    /// A page that was handed over, as its reader saw it.
    pub(super) fn page(html: &JsString, url: String) -> Option<Self> {
        let blob = web_sys::Blob::new_with_str_sequence(&Array::of1(html)).ok()?;
        Some(Self { name: String::new(), url, blob, plain: None })
    }

    /// Whether it is a page by the way it came.
    #[must_use]
    pub fn is_markup(&self) -> bool {
        self.name.is_empty()
    }

    #[must_use]
    pub fn bytes(&self) -> f64 {
        self.blob.size()
    }

    /// So many bytes of the beginning; `None` when the browser cannot read it.
    pub async fn head(&self, bytes: usize) -> Option<Vec<u8>> {
        read(&self.blob.slice_with_f64_and_f64(0.0, bytes as f64).ok()?).await
    }

    pub async fn all(&self) -> Option<Vec<u8>> {
        read(&self.blob).await
    }

    /// As the worker is asked. Not the bytes go over but a handle to them, so that nothing is copied here.
    pub(super) fn question(&self, encoding: &str, only_text: bool) -> Array {
        let question = Array::of4(&self.blob, &self.asked_name().into(), &self.url.as_str().into(), &encoding.into());
        question.push(&self.plain.as_deref().map_or(JsValue::UNDEFINED, JsValue::from));
        question.push(&only_text.into());
        question
    }

    /// A page that was handed over has no name to tell what it is.
    fn asked_name(&self) -> &str {
        if self.is_markup() && self.plain.is_none() { HANDED_OVER } else { &self.name }
    }
}

const HANDED_OVER: &str = "page.html";

async fn read(blob: &web_sys::Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The files of a file field. The field is emptied, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Vec<Source> {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let files = list(field.files());
    field.set_value("");
    files
}

/// The files of a drop, and the text where there are none.
#[must_use]
pub fn dropped(event: &DragEvent) -> (Vec<Source>, Option<Copied>) {
    event.prevent_default();
    let Some(transfer) = event.data_transfer() else { return (Vec::new(), None) };
    let files = list(transfer.files());
    let text = if files.is_empty() { copied(&transfer) } else { None };
    (files, text)
}

/// What a clipboard or a drop holds beside files.
pub struct Copied {
    pub plain: String,
    /// Empty if there is none.
    pub html: String,
}

#[must_use]
pub fn copied(transfer: &DataTransfer) -> Option<Copied> {
    let get = |kind: &str| transfer.get_data(kind).unwrap_or_default();
    let copied = Copied { plain: get("text/plain"), html: get("text/html") };
    (!copied.plain.is_empty() || !copied.html.is_empty()).then_some(copied)
}

fn list(files: Option<FileList>) -> Vec<Source> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).map(Source::file).collect()
}

/// How long a download's address must live: long enough for a browser that asks where to save.
const DOWNLOAD_LIVES_MS: u32 = 60_000;

/// Saves a file, from text or bytes. What is returned keeps the download alive until its time is over.
#[must_use]
pub fn download(name: &str, mime: &str, content: &[u8]) -> Option<Timeout> {
    let document = web_sys::window()?.document()?;
    let blob = Blob::new_with_options(content, Some(mime));
    let url = ObjectUrl::from(blob);
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Some(Timeout::new(DOWNLOAD_LIVES_MS, move || drop(url)))
}
