//! What is stored under which key. One key a document, in the native format, so that a stored value is a file that can be read.

use std::rc::Rc;

use crate::{
    app::{
        ports::{KeyValue, StorageError},
        state::Library,
    },
    domain::{document::Document, id::DocumentId, settings::Settings, table::Table},
    format::{self, native::KeptText},
};

const DOCUMENT: &str = "beleg/document/";
const SET_ASIDE: &str = "beleg/set-aside/";
const SETTINGS: &str = "beleg/settings";
/// All keys of this program begin so.
pub const PREFIX: &str = "beleg/";

/// What was found at the start.
#[derive(Debug, Default)]
pub struct Loaded {
    pub library: Library,
    pub settings: Settings,
    /// Keys under which unreadable values were put aside.
    pub set_aside: Vec<String>,
    /// The home could not be read at all.
    pub trouble: Option<StorageError>,
}

/// Reads everything. What cannot be read is put aside under a key of its own, so that it is never overwritten.
#[must_use]
pub fn load(store: &dyn KeyValue) -> Loaded {
    let mut loaded = Loaded::default();
    let keys = match store.keys() {
        Ok(keys) => keys,
        Err(trouble) => return Loaded { trouble: Some(trouble), ..loaded },
    };
    if let Ok(Some(text)) = store.get(SETTINGS) {
        let (settings, damaged) = format::settings::read(&text);
        loaded.settings = settings;
        if damaged {
            loaded.set_aside.extend(set_aside(store, SETTINGS, &text));
        }
    }
    let mut documents = Table::new();
    for key in keys.iter().filter(|key| key.starts_with(DOCUMENT)) {
        let Ok(Some(text)) = store.get(key) else { continue };
        match read_document(&text) {
            Some(document) => {
                documents.insert(document.id(), Rc::new(document));
            }
            None => loaded.set_aside.extend(set_aside(store, key, &text)),
        }
    }
    loaded.library.documents = documents;
    loaded
}

/// Puts a value aside and returns where it is now. When there is no room for that, it stays where it is.
fn set_aside(store: &dyn KeyValue, key: &str, text: &str) -> Option<String> {
    let mut aside = format!("{SET_ASIDE}{}", key.trim_start_matches(PREFIX));
    while let Ok(Some(other)) = store.get(&aside) {
        if other == text {
            break;
        }
        aside.push('+');
    }
    match store.set(&aside, text) {
        Ok(()) => store.remove(key).ok().map(|()| aside),
        Err(_) => Some(key.to_owned()),
    }
}

/// A stored document, whole. One that had to be mended or lacks a record counts as damaged, so that saving it cannot lose what was there.
#[must_use]
pub fn read_document(text: &str) -> Option<Document> {
    let mut reading = format::native::read(text).ok()?;
    let whole = reading.is_whole();
    let document = reading.documents.pop()?;
    (whole && reading.documents.is_empty()).then_some(document)
}

#[must_use]
pub fn is_document_key(key: &str) -> bool {
    key.starts_with(DOCUMENT)
}

/// The text of the document that was written last, in pieces: the next state of it is written for the price of what has changed.
#[derive(Default)]
pub struct Texts(Option<(DocumentId, KeptText)>);

impl Texts {
    fn write(&mut self, document: &Document) -> String {
        let id = document.id();
        let kept = match self.0.take() {
            Some((own, kept)) if own == id => kept,
            _ => KeptText::default(),
        };
        self.0.insert((id, kept)).1.write(document)
    }
}

/// Writes what differs between two states of the library.
///
/// # Errors
/// The first failure; what could be written is written.
pub fn save(store: &dyn KeyValue, texts: &mut Texts, before: &Library, after: &Library) -> Result<(), StorageError> {
    let mut outcome = Ok(());
    for (id, document) in after.documents.iter() {
        let same = before.documents.get(id).is_some_and(|old| Rc::ptr_eq(old, document) || old == document);
        if !same {
            let written = store.set(&format!("{DOCUMENT}{id}"), &texts.write(document));
            outcome = outcome.and(written);
        }
    }
    for id in before.documents.keys().filter(|id| !after.documents.contains_key(id)) {
        outcome = outcome.and(store.remove(&format!("{DOCUMENT}{id}")));
    }
    outcome
}

/// # Errors
/// When the home refuses.
pub fn save_settings(store: &dyn KeyValue, settings: &Settings) -> Result<(), StorageError> {
    store.set(SETTINGS, &format::settings::write(settings))
}
