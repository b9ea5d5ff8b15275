//! One tab's view of the two homes.

use std::rc::Rc;

use super::{
    Exchanged, Message, Outgoing, Stored,
    kept::{Kept, is},
    keys, set_aside,
};
use crate::{
    app::{
        ports::{KeyValue, StorageError},
        state::{Library, StorageState},
    },
    domain::{document::Document, id::DocumentId, stamp::ReplicaId, table::Table},
    format::{
        native::{KeptText, write_one, write_patch},
        stored,
    },
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MirrorState {
    /// It is being opened.
    #[default]
    Opening,
    Open,
    Refused(StorageError),
}

/// So many documents at a time are asked to make room for one.
const ROOM_MAKERS: usize = 8;

pub struct Keeper {
    pub(super) tab: ReplicaId,
    pub(super) store: Rc<dyn KeyValue>,
    pub(super) kept: Table<DocumentId, Kept>,
    /// Documents that are stored and have not been read yet. Their own keys are not this tab's to write.
    pub(super) unread: Table<DocumentId, ()>,
    /// What `localStorage` answered last.
    pub(super) local: Result<(), StorageError>,
    pub(super) mirror: MirrorState,
    pub(super) texts: Option<(DocumentId, KeptText)>,
}

impl Keeper {
    #[must_use]
    pub fn new(tab: ReplicaId, store: Rc<dyn KeyValue>, local: Result<(), StorageError>) -> Self {
        let (kept, unread) = (Table::new(), Table::new());
        Self { tab, store, kept, unread, local, mirror: MirrorState::default(), texts: None }
    }

    #[must_use]
    pub fn tab(&self) -> ReplicaId {
        self.tab
    }

    pub fn set_mirror(&mut self, mirror: MirrorState) {
        self.mirror = mirror;
    }

    #[must_use]
    pub fn mirror(&self) -> MirrorState {
        self.mirror
    }

    /// Says which documents are stored, before they are read.
    pub fn announce(&mut self, ids: impl IntoIterator<Item = DocumentId>) {
        for id in ids {
            if self.kept.get(&id).is_none_or(|kept| kept.own.is_none() && kept.mirrored.is_none()) {
                self.unread.insert(id, ());
            }
        }
    }

    #[must_use]
    pub fn is_unread(&self, id: DocumentId) -> bool {
        self.unread.contains_key(&id)
    }

    /// Takes note of what the user, or another tab, has changed: writes the journals, and says what to tell the other tabs.
    pub fn changed(&mut self, library: &Library) -> Vec<Message> {
        let mut messages = Vec::new();
        for (id, document) in library.documents.iter() {
            match self.kept.get_mut(id) {
                Some(kept) if Rc::ptr_eq(&kept.now, document) => continue,
                Some(kept) => {
                    let before = std::mem::replace(&mut kept.now, Rc::clone(document));
                    if before == *document {
                        continue;
                    }
                    messages.push(Message::Patch(*id, write_patch(document, &before)));
                }
                None => {
                    messages.push(Message::Patch(*id, write_one(document)));
                    self.kept.insert(*id, Kept::new(Rc::clone(document)));
                }
            }
            self.note(*id);
        }
        messages
    }

    /// Brings the journal of a document up to date.
    pub(super) fn note(&mut self, id: DocumentId) {
        let Some(kept) = self.kept.get_mut(&id) else { return };
        let key = keys::journal(id, self.tab);
        if !kept.needs_journal() {
            if kept.journal.take().is_some() {
                self.local = self.store.remove(&key);
            }
            return;
        }
        if is(kept.journal.as_ref(), &kept.now) {
            return;
        }
        let file = match kept.base() {
            Some(base) => write_patch(&kept.now, base),
            None => write_one(&kept.now),
        };
        self.local = self.store.set(&key, &stored::seal(&file).0);
        if self.local.is_ok() {
            kept.journal = Some(Rc::clone(&kept.now));
        }
    }

    /// This tab holds the document's lock from now on, so its own key is this tab's to write.
    pub fn own(&mut self, id: DocumentId) {
        if let Some(kept) = self.kept.get_mut(&id) {
            kept.owner = true;
        }
    }

    /// The documents whose locks this tab should hold: the one in hand, those whose own keys are behind, and, when there is no
    /// room, some that could make room.
    #[must_use]
    pub fn wanted_locks(&self, in_hand: Option<DocumentId>) -> Vec<DocumentId> {
        let wanted = |id: DocumentId, kept: &Kept| !kept.owner && (Some(id) == in_hand || kept.is_behind());
        let mut ids: Vec<DocumentId> = self.kept.iter().filter(|(id, kept)| wanted(**id, kept)).map(|(id, _)| *id).collect();
        if self.local == Err(StorageError::Full) {
            let spare = self.dispensable(in_hand).into_iter().filter(|id| self.kept.get(id).is_some_and(|kept| !kept.owner));
            ids.extend(spare.take(ROOM_MAKERS));
        }
        ids
    }

    /// Whether there is anything for [`Keeper::settle`] to do.
    #[must_use]
    pub fn is_unsettled(&self) -> bool {
        self.kept.iter().any(|(id, kept)| self.may_settle(*id, kept))
    }

    /// Whether that cannot wait for a rest: as long as a document has no key of its own, each change writes all of it into the journal.
    #[must_use]
    pub fn is_unplaced(&self) -> bool {
        self.kept.iter().any(|(id, kept)| kept.base().is_none() && self.may_settle(*id, kept))
    }

    fn may_settle(&self, id: DocumentId, kept: &Kept) -> bool {
        kept.owner && kept.is_behind() && !self.unread.contains_key(&id)
    }

    /// Writes the own keys of documents that rest, and drops the journals that are no longer needed. Returns what an own key held that
    /// is news here: the tab that owned it before may have ended before it was heard.
    pub fn settle(&mut self) -> Vec<Document> {
        let mut news = Vec::new();
        let due: Vec<DocumentId> = self.kept.iter().filter(|(id, kept)| self.may_settle(**id, kept)).map(|(id, _)| *id).collect();
        for id in due {
            if !self.look(id, &mut news) {
                continue;
            }
            let Some(text) = self.text(id) else { continue };
            let Some(kept) = self.kept.get_mut(&id) else { continue };
            match self.store.set(&keys::document(id), &stored::seal(&text).0) {
                Ok(()) => {
                    self.local = Ok(());
                    kept.own = Some(Rc::clone(&kept.now));
                    kept.own_check = None;
                    kept.evicted = false;
                }
                Err(why) => {
                    self.local = Err(why);
                    // An old value only takes room: the mirror has all of it.
                    if why == StorageError::Full && kept.is_mirrored() && self.store.remove(&keys::document(id)).is_ok() {
                        kept.own = None;
                        kept.evicted = true;
                    }
                }
            }
            self.note(id);
        }
        news
    }

    /// Merges what an own key holds before this tab writes it for the first time. `false` when it must be left alone.
    fn look(&mut self, id: DocumentId, news: &mut Vec<Document>) -> bool {
        let key = keys::document(id);
        let Some(kept) = self.kept.get_mut(&id) else { return false };
        if std::mem::replace(&mut kept.looked, true) {
            return true;
        }
        let Ok(Some(text)) = self.store.get(&key) else { return true };
        match stored::read_document(&text) {
            Ok(there) => {
                if let Ok(both) = kept.now.merge(&there)
                    && both != *kept.now
                {
                    kept.now = Rc::new(both.clone());
                    news.push(both);
                }
                true
            }
            Err(stored::Unreadable::Newer) => {
                kept.looked = false;
                false
            }
            Err(_) => set_aside(&*self.store, &key).is_none_or(|aside| aside != key),
        }
    }

    /// The text of a document's file. The one that was written last is kept in pieces.
    fn text(&mut self, id: DocumentId) -> Option<String> {
        let document = Rc::clone(&self.kept.get(&id)?.now);
        let kept = match self.texts.take() {
            Some((own, kept)) if own == id => kept,
            _ => KeptText::default(),
        };
        Some(self.texts.insert((id, kept)).1.write(&document))
    }

    /// What to send to the mirror next; the document in hand first.
    pub fn next_exchange(&mut self, in_hand: Option<DocumentId>) -> Option<Outgoing> {
        if self.mirror != MirrorState::Open || self.kept.values().any(|kept| kept.sent.is_some()) {
            return None;
        }
        let due = |id: &DocumentId| self.kept.get(id).is_some_and(|kept| !kept.is_mirrored()) && !self.unread.contains_key(id);
        let id = in_hand.filter(due).or_else(|| self.kept.keys().copied().find(due))?;
        let text = self.text(id)?;
        let kept = self.kept.get_mut(&id)?;
        kept.sent = Some(Rc::clone(&kept.now));
        kept.stale = false;
        let expected = kept.mirrored.as_ref().map(|(_, check)| check.clone());
        Some(Outgoing { document: Rc::clone(&kept.now), stored: Stored::of(&kept.now, &text), expected })
    }

    /// What became of it. Returns what the mirror held beyond that, which is news to this tab, and what to tell the others.
    pub fn exchanged(
        &mut self,
        outgoing: &Outgoing,
        outcome: Result<Exchanged, StorageError>,
    ) -> (Option<Rc<Document>>, Option<Message>) {
        let id = outgoing.id();
        let Some(kept) = self.kept.get_mut(&id) else { return (None, None) };
        kept.sent = None;
        let (news, check) = match outcome {
            Err(why) => {
                kept.stale = true;
                self.mirror = MirrorState::Refused(why);
                return (None, None);
            }
            Ok(Exchanged::AsSent) => (None, outgoing.stored.row.check.clone()),
            Ok(Exchanged::Merged { document, check }) => (Some(document), check),
        };
        let known = kept.mirrored.as_ref().is_some_and(|(_, own)| *own == check);
        let there = news.clone().unwrap_or_else(|| Rc::clone(&outgoing.document));
        kept.mirrored = Some((there, check.clone()));
        if let Some(news) = &news
            && let Ok(both) = kept.now.merge(news)
            && both != *kept.now
        {
            kept.now = Rc::new(both);
        }
        self.note(id);
        (news, (!known).then_some(Message::Mirrored(id, check)))
    }

    /// Tries the mirror again after a failure.
    pub fn retry(&mut self) {
        if matches!(self.mirror, MirrorState::Refused(StorageError::Full | StorageError::Failed)) {
            self.mirror = MirrorState::Open;
        }
    }

    /// Deletes a document for good from `localStorage`; the mirror is up to the caller.
    pub fn purge(&mut self, id: DocumentId) -> Message {
        self.drop_document(id);
        self.local = self.store.remove(&keys::document(id));
        Message::Purged(id)
    }

    /// How many documents have no place in `localStorage`.
    #[must_use]
    pub fn only_mirrored(&self) -> usize {
        self.kept.values().filter(|kept| kept.evicted).count()
    }

    /// What the last attempt to write `localStorage` answered.
    ///
    /// # Errors
    /// The reason, when it was refused.
    pub fn local(&self) -> Result<(), StorageError> {
        self.local
    }

    /// What may be told.
    #[must_use]
    pub fn status(&self) -> StorageState {
        if self.kept.values().all(Kept::is_mirrored) && self.mirror == MirrorState::Open {
            return StorageState::Saved;
        }
        let local = self.kept.values().all(|kept| kept.is_local() || kept.is_mirrored());
        match (self.mirror, local, self.local) {
            (MirrorState::Refused(why), true, Ok(())) => StorageState::SavedOnce(why),
            (MirrorState::Refused(_), _, Err(why)) | (MirrorState::Refused(why), false, Ok(())) => StorageState::NotSaved(why),
            // Before the mirror has answered, what lies in `localStorage` from earlier counts as saved.
            (MirrorState::Opening, ..) if self.kept.values().all(|kept| kept.journal.is_none()) => StorageState::Saved,
            (MirrorState::Opening | MirrorState::Open, ..) => StorageState::Saving,
        }
    }
}
