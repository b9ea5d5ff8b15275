//! What is found in the homes at the start: merged where several have it, put aside where it cannot be read.

use std::rc::Rc;

use super::{
    Keeper, Row,
    kept::{Kept, is},
    keys::{self, Key},
};
use crate::{
    app::ports::KeyValue,
    domain::{document::Document, id::DocumentId, stamp::ReplicaId},
    format::stored::{self, Check, Unreadable},
};

/// What the homes hold of one document.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The value of its own key.
    pub own: Option<String>,
    pub journals: Vec<(ReplicaId, String)>,
    /// The mirror's text, unless its checksum is that of the own key.
    pub mirrored: Option<String>,
    /// The checksum that the mirror's index names.
    pub check: Option<Check>,
}

/// What was made of it.
#[derive(Clone, Debug, Default)]
pub struct Adopted {
    /// `None` when nothing could be read.
    pub document: Option<Rc<Document>>,
    /// Keys of `localStorage` under which unreadable values were put aside.
    pub set_aside: Vec<String>,
    /// Whether the mirror's text cannot be read and is to be put aside there.
    pub mirror_damaged: bool,
    /// A newer version of this program wrote it. It is not shown and not touched.
    pub newer: bool,
}

impl Keeper {
    /// What `localStorage` holds of a document, by the keys that are there.
    #[must_use]
    pub fn find(&self, id: DocumentId, keys: &[Key]) -> Found {
        let value = |key: String| self.store.get(&key).ok().flatten();
        let journals = keys.iter().filter_map(|key| match key {
            Key::Journal(own, tab) if *own == id => Some((*tab, value(keys::journal(id, *tab))?)),
            _ => None,
        });
        Found { own: value(keys::document(id)), journals: journals.collect(), ..Found::default() }
    }

    /// Takes a document that was found. What is found in several places is merged; what cannot be read is put aside.
    pub fn adopt(&mut self, id: DocumentId, found: &Found) -> Adopted {
        let mut adopted = Adopted::default();
        self.unread.remove(&id);
        let own = found.own.as_deref().map(stored::read_document);
        let same = found.own.as_deref().and_then(stored::check_of) == found.check.as_deref();
        let mirrored = match (&own, &found.mirrored) {
            (Some(Ok(own)), None) if same && found.check.is_some() => Some(Ok(own.clone())),
            (_, Some(text)) => Some(stored::read_document(text)),
            (_, None) => None,
        };
        let newer = |read: &Option<Result<Document, Unreadable>>| matches!(read, Some(Err(Unreadable::Newer)));
        if newer(&own) || newer(&mirrored) {
            adopted.newer = true;
            return adopted;
        }
        if matches!(own, Some(Err(Unreadable::Damaged))) {
            adopted.set_aside.extend(set_aside(&*self.store, &keys::document(id)));
        }
        adopted.mirror_damaged = matches!(mirrored, Some(Err(Unreadable::Damaged)));
        let fits = |document: &Document| document.id() == id;
        let own = own.and_then(Result::ok).filter(fits).map(Rc::new);
        let mirrored = mirrored.and_then(Result::ok).filter(fits).map(Rc::new);
        let mut now = merged(own.clone(), mirrored.as_deref());
        for (tab, text) in &found.journals {
            match stored::read_patch(text, now.as_deref()) {
                Ok(patched) if patched.id() == id => {
                    now = Some(Rc::new(patched));
                }
                // It waits for what it starts from.
                Err(Unreadable::Newer | Unreadable::NeedsBase) => {}
                _ => adopted.set_aside.extend(set_aside(&*self.store, &keys::journal(id, *tab))),
            }
        }
        let here = self.kept.remove(&id);
        let Some(now) = merged(now, here.as_ref().map(|kept| &*kept.now)) else {
            if !found.journals.is_empty() {
                self.unread.insert(id, ());
            }
            return adopted;
        };
        // What was written before there were checksums counts as not written, so that it is sealed.
        let sealed = found.own.as_deref().is_some_and(|text| stored::check_of(text).is_some());
        let mut kept = Kept::new(Rc::clone(&now));
        kept.own = own.filter(|_| sealed);
        kept.own_check = found.own.as_deref().and_then(stored::check_of).map(str::to_owned);
        kept.mirrored = mirrored.zip(found.check.clone());
        kept.evicted = kept.own.is_none() && kept.mirrored.is_some();
        kept.owner = here.is_some_and(|kept| kept.owner);
        adopted.document = Some(now);
        self.kept.insert(id, kept);
        adopted
    }

    /// Compares what was read with the mirror's index: where the checksums agree, the mirror has it.
    pub fn confirm(&mut self, rows: &[Row]) {
        for row in rows {
            if let Some(kept) = self.kept.get_mut(&row.id())
                && kept.mirrored.is_none()
                && kept.own_check.as_ref() == Some(&row.check)
                && let Some(own) = &kept.own
            {
                kept.mirrored = Some((Rc::clone(own), row.check.clone()));
            }
        }
    }

    /// Removes the journals of tabs that no longer live, once what stands in them is kept elsewhere. Returns what is news here.
    pub fn bury(&mut self, living: &[ReplicaId]) -> Vec<Document> {
        let mut news = Vec::new();
        for key in self.store.keys().unwrap_or_default() {
            let Some(Key::Journal(id, tab)) = Key::parse(&key) else { continue };
            if tab == self.tab || living.contains(&tab) || self.unread.contains_key(&id) {
                continue;
            }
            let Ok(Some(text)) = self.store.get(&key) else { continue };
            let Some(kept) = self.kept.get_mut(&id) else {
                // Its tab told this one of nothing.
                if let Ok(document) = stored::read_document(&text) {
                    self.kept.insert(id, Kept::new(Rc::new(document.clone())));
                    news.push(document);
                }
                continue;
            };
            // What cannot be read stays: it is put aside at the next start.
            let Ok(patched) = stored::read_patch(&text, Some(&kept.now)) else { continue };
            if patched != *kept.now {
                kept.now = Rc::new(patched.clone());
                news.push(patched);
                self.note(id);
            } else if kept.is_mirrored() || is(kept.own.as_ref(), &kept.now) {
                self.local = self.store.remove(&key);
            }
        }
        news
    }
}

fn merged(one: Option<Rc<Document>>, other: Option<&Document>) -> Option<Rc<Document>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.merge(other).map_or_else(|_| Rc::clone(&one), Rc::new)),
        (Some(one), None) => Some(one),
        (None, other) => other.map(|other| Rc::new(other.clone())),
    }
}

/// Puts a value aside and returns where it is now. When there is no room for that, it stays where it is.
pub(in crate::app) fn set_aside(store: &dyn KeyValue, key: &str) -> Option<String> {
    let text = store.get(key).ok().flatten()?;
    let mut aside = keys::aside(key);
    while let Ok(Some(other)) = store.get(&aside) {
        if other == text {
            break;
        }
        aside.push('+');
    }
    match store.set(&aside, &text) {
        Ok(()) => store.remove(key).ok().map(|()| aside),
        Err(_) => Some(key.to_owned()),
    }
}
