//! The settings in their home, and what is read from `localStorage` before anything is shown.

use std::rc::Rc;

use crate::{
    app::{
        keep::{
            Keeper,
            keys::{self, Key},
            set_aside,
        },
        ports::{KeyValue, StorageError},
    },
    domain::{document::Document, id::DocumentId, settings::Settings, table::Table},
    format,
};

/// The settings, and the key under which they were put aside if they could not be read whole.
#[must_use]
pub fn load_settings(store: &dyn KeyValue) -> (Settings, Option<String>) {
    match store.get(keys::SETTINGS) {
        Ok(Some(text)) => {
            let (settings, damaged) = format::settings::read(&text);
            (settings, damaged.then(|| set_aside(store, keys::SETTINGS)).flatten())
        }
        _ => (Settings::default(), None),
    }
}

/// # Errors
/// When the home refuses.
pub fn save_settings(store: &dyn KeyValue, settings: &Settings) -> Result<(), StorageError> {
    store.set(keys::SETTINGS, &format::settings::write(settings))
}

/// What was read before anything is shown.
#[derive(Debug, Default)]
pub struct Start {
    pub documents: Table<DocumentId, Rc<Document>>,
    /// Keys under which unreadable values were put aside.
    pub set_aside: Vec<String>,
    /// What there is to read later: all keys, and the documents they belong to.
    pub keys: Vec<Key>,
    pub unread: Vec<DocumentId>,
}

/// Reads documents from `localStorage`, the wanted one first and then the youngest, until there has been enough.
#[must_use]
pub fn start(keeper: &mut Keeper, keys: &[String], wanted: Option<DocumentId>, enough: impl Fn() -> bool) -> Start {
    let keys: Vec<Key> = keys.iter().filter_map(|key| Key::parse(key)).collect();
    let mut ids: Table<DocumentId, ()> = keys.iter().filter_map(|key| key.document()).map(|id| (id, ())).collect();
    keeper.announce(ids.keys().copied());
    let mut start = Start::default();
    let first = wanted.filter(|id| ids.remove(id).is_some());
    for id in first.into_iter().chain(ids.keys().copied().rev()) {
        if first != Some(id) && enough() {
            start.unread.push(id);
            continue;
        }
        let adopted = keeper.adopt(id, &keeper.find(id, &keys));
        start.set_aside.extend(adopted.set_aside);
        if let Some(document) = adopted.document {
            start.documents.insert(id, document);
        }
    }
    start.keys = keys;
    start
}
