//! Files: read what the user gives, hand out what is exported.

use std::rc::Rc;

use gloo::{
    file::{
        Blob, ObjectUrl,
        callbacks::{FileReader, read_as_bytes},
    },
    timers::callback::Timeout,
};
use wasm_bindgen::JsCast as _;
use web_sys::{DataTransfer, DragEvent, Event, FileList, HtmlAnchorElement, HtmlInputElement};

/// A file that is larger is refused before it is read, so that the page cannot run out of memory.
pub const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// What became of a file.
pub enum FileOutcome {
    Read { name: String, bytes: Rc<[u8]> },
    Failed { name: String },
}

/// Readings under way. Dropping it calls them off.
#[derive(Default)]
pub struct Readings(Vec<FileReader>);

impl Readings {
    /// Reads files one by one and hands each over as it comes.
    pub fn start(&mut self, files: Vec<web_sys::File>, done: impl Fn(FileOutcome) + Clone + 'static) {
        for file in files {
            let name = file.name();
            let done = done.clone();
            if file.size() > MOST_BYTES as f64 {
                done(FileOutcome::Failed { name });
                continue;
            }
            let reader = read_as_bytes(&Blob::from(web_sys::Blob::from(file)), move |outcome| {
                done(match outcome {
                    Ok(bytes) => FileOutcome::Read { name, bytes: bytes.into() },
                    Err(_) => FileOutcome::Failed { name },
                });
            });
            self.0.push(reader);
        }
    }
}

/// The files of a file field. The field is emptied, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Vec<web_sys::File> {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return Vec::new() };
    let files = list(field.files());
    field.set_value("");
    files
}

/// The files of a drop, and the text where there are none.
#[must_use]
pub fn dropped(event: &DragEvent) -> (Vec<web_sys::File>, Option<String>) {
    event.prevent_default();
    let Some(transfer) = event.data_transfer() else { return (Vec::new(), None) };
    let files = list(transfer.files());
    let text = if files.is_empty() { plain_text(&transfer) } else { None };
    (files, text)
}

#[must_use]
pub fn plain_text(transfer: &DataTransfer) -> Option<String> {
    transfer.get_data("text/plain").ok().filter(|text| !text.is_empty())
}

fn list(files: Option<FileList>) -> Vec<web_sys::File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// How long a download's address must live: long enough for a browser that asks where to save.
const DOWNLOAD_LIVES_MS: u32 = 60_000;

/// Saves text as a file. What is returned keeps the download alive until its time is over.
#[must_use]
pub fn download(name: &str, mime: &str, text: &str) -> Option<Timeout> {
    let document = web_sys::window()?.document()?;
    let blob = Blob::new_with_options(text, Some(mime));
    let url = ObjectUrl::from(blob);
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Some(Timeout::new(DOWNLOAD_LIVES_MS, move || drop(url)))
}
