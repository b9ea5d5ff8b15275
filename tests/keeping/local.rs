//! `localStorage` for the tries: with a limit, counted as each engine counts, and with an eye on who writes which key.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use beleg::{
    app::{
        keep::keys::Key,
        ports::{KeyValue, StorageError},
    },
    domain::{id::DocumentId, stamp::ReplicaId},
};

/// `localStorage` as all tabs see it.
#[derive(Default)]
pub(crate) struct Local {
    pub(crate) values: BTreeMap<String, String>,
    /// Every state it had, for a browser that is killed.
    pub(crate) past: Vec<BTreeMap<String, String>>,
    /// Units that other programs leave.
    pub(crate) limit: Option<usize>,
    /// Whether it counts as WebKit does: two bytes for every sign of a value that has one above U+00FF.
    pub(crate) bytes: bool,
    pub(crate) living: Vec<ReplicaId>,
    pub(crate) owners: BTreeMap<DocumentId, ReplicaId>,
    pub(crate) wrong: Vec<String>,
}

impl Local {
    pub(crate) fn cost(&self, text: &str) -> usize {
        let wide = self.bytes && text.chars().any(|sign| sign > '\u{FF}');
        text.encode_utf16().count() * if wide { 2 } else { 1 }
    }

    pub(crate) fn used(&self) -> usize {
        self.values.iter().map(|(key, value)| self.cost(key) + self.cost(value)).sum()
    }

    pub(crate) fn remember(&mut self) {
        self.past.push(self.values.clone());
    }
}

/// `localStorage` as one tab writes it.
pub(crate) struct TabStore {
    pub(crate) local: Rc<RefCell<Local>>,
    pub(crate) tab: ReplicaId,
}

impl TabStore {
    /// No tab writes a key that another living tab writes.
    fn guard(&self, key: &str) {
        let mut local = self.local.borrow_mut();
        let writer = match Key::parse(key) {
            Some(Key::Document(id)) => local.owners.get(&id).copied(),
            Some(Key::Journal(_, tab)) => Some(tab),
            _ => None,
        };
        if writer.is_some_and(|writer| writer != self.tab && local.living.contains(&writer)) {
            let what = format!("{:?} wrote {key}, which belongs to {writer:?}", self.tab);
            local.wrong.push(what);
        }
    }
}

impl KeyValue for TabStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.local.borrow().values.get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.guard(key);
        let mut local = self.local.borrow_mut();
        let old = local.values.get(key).map_or(0, |old| local.cost(old) + local.cost(key));
        if local.limit.is_some_and(|limit| local.used() - old + local.cost(key) + local.cost(value) > limit) {
            return Err(StorageError::Full);
        }
        local.values.insert(key.to_owned(), value.to_owned());
        local.remember();
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.guard(key);
        let mut local = self.local.borrow_mut();
        local.values.remove(key);
        local.remember();
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.local.borrow().values.keys().cloned().collect())
    }
}
