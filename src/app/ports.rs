//! What the page needs from outside, as traits, so that the state machine can be tested without a browser.

use std::cell::RefCell;

use thiserror::Error;

use crate::domain::table::Table;

/// Why a storage home did not do what it was asked. A failing write leaves the old value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    #[error("the browser does not allow this page to store anything")]
    Blocked,
    #[error("the browser's storage for this page is full")]
    Full,
    #[error("the browser's storage failed")]
    Failed,
    #[error("a newer version of the page has written here: this one must be loaded again")]
    Newer,
}

/// Text values by key, as `localStorage` has them.
pub trait KeyValue {
    /// # Errors
    /// When the home cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// # Errors
    /// When the home cannot be reached or has no room. The old value stays.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    /// # Errors
    /// When the home cannot be reached.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys, in no order.
    /// # Errors
    /// When the home cannot be reached.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// A home that the browser does not allow.
#[derive(Debug)]
pub struct RefusedStore(pub StorageError);

impl KeyValue for RefusedStore {
    fn get(&self, _: &str) -> Result<Option<String>, StorageError> {
        Err(self.0)
    }

    fn set(&self, _: &str, _: &str) -> Result<(), StorageError> {
        Err(self.0)
    }

    fn remove(&self, _: &str) -> Result<(), StorageError> {
        Err(self.0)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Err(self.0)
    }
}

/// A home that ends with the program, for tests.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: RefCell<Table<String, String>>,
    /// UTF-16 units for keys and values together; `None` is without limit.
    pub limit: Option<usize>,
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let mut values = self.values.borrow_mut();
        let others = values.iter().filter(|(name, _)| *name != key).map(|(name, value)| units(name) + units(value));
        let used: usize = others.sum();
        if self.limit.is_some_and(|limit| used + units(key) + units(value) > limit) {
            return Err(StorageError::Full);
        }
        values.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.values.borrow().keys().cloned().collect())
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
