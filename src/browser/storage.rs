//! `localStorage` as a [`KeyValue`] home. Reaching for it can throw, in private windows and under policies, so every access is
//! checked.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Storage;

use crate::app::ports::{KeyValue, StorageError};

#[derive(Debug)]
pub struct LocalStore;

impl LocalStore {
    /// # Errors
    /// When the browser does not let this page store anything.
    pub fn open() -> Result<Self, StorageError> {
        const PROBE: &str = "beleg/probe";
        let storage = storage()?;
        storage.set_item(PROBE, "1").or_else(|error| if is_full(&error) { Ok(()) } else { Err(StorageError::Blocked) })?;
        storage.remove_item(PROBE).map_err(|_| StorageError::Blocked)?;
        Ok(Self)
    }
}

fn storage() -> Result<Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    window.local_storage().ok().flatten().ok_or(StorageError::Blocked)
}

/// Browsers differ in the class of this error but agree on its name; the codes are of old WebKit and Gecko.
fn is_full(error: &JsValue) -> bool {
    error
        .dyn_ref::<web_sys::DomException>()
        .is_some_and(|exception| exception.name() == "QuotaExceededError" || matches!(exception.code(), 22 | 1014))
}

impl KeyValue for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        storage()?.get_item(key).map_err(|_| StorageError::Failed)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let written = storage()?.set_item(key, value);
        written.map_err(|error| if is_full(&error) { StorageError::Full } else { StorageError::Failed })
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        storage()?.remove_item(key).map_err(|_| StorageError::Failed)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = storage()?;
        let count = storage.length().map_err(|_| StorageError::Failed)?;
        Ok((0..count).filter_map(|index| storage.key(index).ok().flatten()).collect())
    }
}
