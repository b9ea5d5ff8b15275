//! What other tabs tell, and room for all.

use std::rc::Rc;

use super::{Keeper, Message, kept::Kept, keys};
use crate::{
    domain::{document::Document, id::DocumentId, table::sort_by_number},
    format::{native, stored},
};

/// What follows from what another tab tells.
#[derive(Clone, Debug)]
pub enum Heard {
    Nothing,
    News(Box<Document>),
    /// The homes have a document that this tab has not: find and adopt it.
    Fetch(DocumentId),
    Purged(DocumentId),
    Settings(String),
}

impl Keeper {
    /// What another tab tells.
    pub fn heard(&mut self, message: &Message) -> Heard {
        match message {
            Message::Patch(id, patch) => match self.kept.get_mut(id) {
                Some(kept) => {
                    let Some(patched) = native::read_patch(patch, &kept.now) else { return Heard::Nothing };
                    if patched != *kept.now {
                        kept.now = Rc::new(patched.clone());
                    }
                    Heard::News(Box::new(patched))
                }
                None if self.unread.contains_key(id) => Heard::Nothing,
                None => match stored::read_document(patch) {
                    Ok(document) => {
                        self.kept.insert(*id, Kept::new(Rc::new(document.clone())));
                        Heard::News(Box::new(document))
                    }
                    // A patch of a document that this tab has not: the mirror will have the whole.
                    Err(_) => Heard::Nothing,
                },
            },
            Message::Mirrored(id, check) => match self.kept.get_mut(id) {
                Some(kept) => {
                    kept.stale |= kept.mirrored.as_ref().is_none_or(|(_, own)| own != check);
                    Heard::Nothing
                }
                None if self.unread.contains_key(id) => Heard::Nothing,
                None => {
                    self.unread.insert(*id, ());
                    Heard::Fetch(*id)
                }
            },
            Message::Purged(id) => {
                self.drop_document(*id);
                Heard::Purged(*id)
            }
            Message::Settings(text) => Heard::Settings(text.clone()),
        }
    }

    /// Forgets a document that was deleted for good, and this tab's journal of it.
    pub(super) fn drop_document(&mut self, id: DocumentId) {
        self.unread.remove(&id);
        if self.kept.remove(&id).is_some_and(|kept| kept.journal.is_some()) {
            self.local = self.store.remove(&keys::journal(id, self.tab));
        }
    }

    /// Documents with a place in `localStorage` that the mirror has to the letter, the one changed longest ago first.
    pub(super) fn dispensable(&self, in_hand: Option<DocumentId>) -> Vec<DocumentId> {
        let spare = |id: DocumentId, kept: &Kept| Some(id) != in_hand && kept.own.is_some() && kept.is_mirrored();
        let mut ids: Vec<DocumentId> = self.kept.iter().filter(|(id, kept)| spare(**id, kept)).map(|(id, _)| *id).collect();
        sort_by_number(&mut ids, |id| self.kept.get(id).map_or(0, |kept| kept.now.last_stamp().at.0.into()));
        ids
    }

    /// Gives up own keys of this tab whose documents the mirror has, until so many UTF-16 units are free. The document in hand stays.
    pub fn make_room(&mut self, units: usize, in_hand: Option<DocumentId>) {
        let mut free = 0;
        for id in self.dispensable(in_hand) {
            let Some(kept) = self.kept.get_mut(&id).filter(|kept| kept.owner && free < units) else { continue };
            let key = keys::document(id);
            let Ok(Some(text)) = self.store.get(&key) else { continue };
            let mirrored = kept.mirrored.as_ref().is_some_and(|(_, check)| stored::check_of(&text) == Some(check));
            if mirrored && self.store.remove(&key).is_ok() {
                free += text.encode_utf16().count();
                kept.own = None;
                kept.evicted = true;
            }
        }
        if free > 0 {
            let waiting: Vec<DocumentId> = self.kept.iter().filter(|(_, kept)| !kept.is_local()).map(|(id, _)| *id).collect();
            waiting.into_iter().for_each(|id| self.note(id));
        }
    }
}
