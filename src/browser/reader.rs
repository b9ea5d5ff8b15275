//! The worker that reads what is too heavy for the page (`src/worker.rs`). It ends when its owner drops it.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{MessageEvent, Worker};

use super::{environment, files::Source};
use crate::app::reader::READY;

/// Where the worker's script lies beside the page. A release build gives it a name of its own (`.ci/shorten.mjs`) and writes it into
/// the page.
const SCRIPT: &str = "worker_loader.js";

pub enum Heard {
    Ready,
    /// See [`crate::app::reader::read_answer`].
    Answer(String),
    /// It could not be loaded, or it broke down. It answers nothing any more.
    Failed,
}

pub struct Reader {
    worker: Worker,
    _heard: EventListener,
    _failed: EventListener,
}

impl Reader {
    /// Starts the worker; `None` where the browser has none.
    #[must_use]
    pub fn start(hear: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        let worker = Worker::new(&environment::named("data-reader").unwrap_or_else(|| SCRIPT.to_owned())).ok()?;
        let fail = hear.clone();
        let heard = EventListener::new(&worker, "message", move |event| {
            let said = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            hear(match said {
                Some(word) if word == READY => Heard::Ready,
                Some(answer) => Heard::Answer(answer),
                None => Heard::Failed,
            });
        });
        let failed = EventListener::new(&worker, "error", move |event| {
            // Told to the user, so it is no error of the page any more.
            event.prevent_default();
            fail(Heard::Failed);
        });
        Some(Self { worker, _heard: heard, _failed: failed })
    }

    /// Asks for something to be read, as an article or only as text; `false` if the browser refuses. `encoding` is a label of the Encoding
    /// Standard, or empty.
    #[must_use]
    pub fn ask(&self, source: &Source, encoding: &str, only_text: bool) -> bool {
        self.worker.post_message(&source.question(encoding, only_text)).is_ok()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
