//! Reading what is stored, bit by bit, so that a library of a thousand articles does not stand in the way of the first one.

use std::rc::Rc;

use super::Keeping;
use crate::{
    app::{
        action::Intent,
        keep::{Adopted, Found, MirrorState, Row},
        notice::NoticeBody,
        ports::StorageError,
        state::{Aside, BackupFile, Home, Stock},
    },
    browser::{backup_file, mirror::Mirror, quota, tabs, time},
    domain::{document::Document, id::DocumentId, table::Table},
    format::{self, stored},
};

/// So long the page may be busy with reading before it answers what waits. Milliseconds.
const BUSY_MS: f64 = 12.0;

impl Keeping {
    /// Opens the mirror and reads everything that has not been read yet, the article in hand first.
    pub(super) async fn load(self: Rc<Self>) {
        let rows = self.open_mirror().await;
        let start = self.start.take();
        let mut unread: Table<DocumentId, ()> = start.unread.iter().map(|id| (*id, ())).collect();
        let in_mirror = match self.mirror() {
            Some(mirror) => mirror.ids().await.unwrap_or_default(),
            None => Vec::new(),
        };
        {
            let mut keeper = self.keeper.borrow_mut();
            keeper.confirm(&rows);
            keeper.announce(in_mirror.iter().copied());
            unread.extend(in_mirror.iter().filter(|id| keeper.is_unread(**id)).map(|id| (*id, ())));
            keeper.set_mirror(if self.mirror.borrow().is_some() {
                MirrorState::Open
            } else {
                MirrorState::Refused(StorageError::Blocked)
            });
        }
        self.act(Intent::Waiting(rows.clone()));
        let rows: Table<DocumentId, Row> = rows.into_iter().map(|row| (row.id(), row)).collect();
        let mut batch = Batch::default();
        let mut since = time::elapsed();
        // The youngest first, as their ids tell.
        while let Some(id) = self.in_hand.get().filter(|id| unread.contains_key(id)).or_else(|| unread.keys().next_back().copied())
        {
            unread.remove(&id);
            let found = self.keeper.borrow().find(id, &start.keys);
            let in_hand = Some(id) == self.in_hand.get();
            self.read(id, found, rows.get(&id), &mut batch).await;
            if in_hand || time::elapsed() - since > BUSY_MS {
                self.hand_over(&mut batch);
                time::pause().await;
                since = time::elapsed();
            }
        }
        self.hand_over(&mut batch);
        // An address may name an article that is nowhere.
        self.act(Intent::NotFound(rows.keys().copied().filter(|id| !self.library.borrow().documents.contains_key(id)).collect()));
        let living = tabs::living().await;
        if let Some(living) = living {
            let news = self.keeper.borrow_mut().bury(&living);
            if !news.is_empty() {
                self.act(Intent::Heard(news));
            }
        }
        self.follow_up();
        self.take_stock().await;
    }

    /// The mirror's index, and the settings if the mirror has newer ones.
    async fn open_mirror(&self) -> Vec<Row> {
        let Ok(mirror) = Mirror::open().await else { return Vec::new() };
        let Ok(rows) = mirror.index().await else { return Vec::new() };
        let settings = mirror.kept("settings").await.ok().and_then(|text| text.as_string());
        let mine = self.settings.borrow().clone();
        let (theirs, damaged) = format::settings::read(settings.as_deref().unwrap_or_default());
        if let Some(text) = settings.filter(|_| !damaged && theirs.changed > format::settings::read(&mine).0.changed) {
            self.settings.replace(text);
            self.act(Intent::HeardSettings(theirs));
        } else if let Err(why) = mirror.keep("settings", &mine.into()).await {
            self.act(Intent::Tell(NoticeBody::Storage(why)));
        }
        self.mirror.replace(Some(Rc::new(mirror)));
        rows
    }

    /// Reads one document from where it is.
    async fn read(&self, id: DocumentId, mut found: Found, row: Option<&Row>, batch: &mut Batch) {
        found.check = row.map(|row| row.check.clone());
        let own = found.own.as_deref().and_then(stored::check_of);
        let mirror = self.mirror();
        if let Some(mirror) = mirror.as_ref().filter(|_| own.is_none() || own != found.check.as_deref()) {
            found.mirrored = mirror.text(id).await.unwrap_or_default();
        }
        let Adopted { document, mut set_aside, mirror_damaged, .. } = self.keeper.borrow_mut().adopt(id, &found);
        if set_aside.iter().any(|key| !key.contains("journal")) && document.is_none() && found.mirrored.is_none() {
            // The own key was damaged; the mirror may have what it should be.
            if let Some(mirror) = &mirror
                && let Ok(Some(text)) = mirror.text(id).await
            {
                let again = Found { own: None, mirrored: Some(text), ..found };
                let adopted = self.keeper.borrow_mut().adopt(id, &again);
                batch.documents.extend(adopted.document);
                set_aside.extend(adopted.set_aside);
            }
        }
        batch.documents.extend(document);
        batch.set_aside.append(&mut set_aside);
        if mirror_damaged
            && let Some(mirror) = &mirror
            && mirror.set_aside(id).await.is_ok()
        {
            batch.set_aside.push(id.to_string());
        }
    }

    fn hand_over(&self, batch: &mut Batch) {
        let documents = std::mem::take(&mut batch.documents);
        if !documents.is_empty() {
            self.act(Intent::Heard(documents.into_iter().map(|document| Document::clone(&document)).collect()));
        }
        let set_aside = std::mem::take(&mut batch.set_aside);
        if !set_aside.is_empty() {
            self.act(Intent::Tell(NoticeBody::SetAside(set_aside.len())));
        }
    }

    /// Reads a document that another tab has made.
    pub(super) async fn fetch(self: Rc<Self>, id: DocumentId) {
        let mut batch = Batch::default();
        let row = match self.mirror() {
            Some(mirror) => mirror.index().await.unwrap_or_default().into_iter().find(|row| row.id() == id),
            None => None,
        };
        self.read(id, Found::default(), row.as_ref(), &mut batch).await;
        self.hand_over(&mut batch);
    }

    /// Looks how full the homes are and what lies aside.
    pub(in crate::ui) async fn take_stock(&self) {
        let mut aside = Vec::new();
        let mut local_units = 0;
        for key in self.store.keys().unwrap_or_default() {
            let Ok(Some(text)) = self.store.get(&key) else { continue };
            local_units += key.encode_utf16().count() + text.encode_utf16().count();
            if key.starts_with(crate::app::keep::keys::SET_ASIDE) {
                aside.push(Aside { home: Home::Local, key: key.into(), text: text.into() });
            }
        }
        if let Some(mirror) = self.mirror() {
            let there = mirror.aside().await.unwrap_or_default();
            aside.extend(there.into_iter().map(|(key, text)| Aside { home: Home::Mirror, key: key.into(), text: text.into() }));
        }
        let backup_file = match self.mirror() {
            Some(mirror) => backup_file::state(&mirror).await,
            None => BackupFile::Impossible,
        };
        self.note_backup_file(&backup_file);
        let (estimate, persistent) = (quota::estimate().await, quota::is_persistent().await);
        // Nothing may be borrowed while it waits.
        let only_mirrored = self.keeper.borrow().only_mirrored();
        let stock = Stock { aside, only_mirrored, local_units, estimate, persistent, backup_file };
        self.act(Intent::StockNow(Rc::new(stock)));
    }

    /// Deletes what was put aside.
    pub(in crate::ui) async fn delete_aside(&self, aside: &Aside) {
        let done = match (aside.home, self.mirror()) {
            (Home::Local, _) => self.store.remove(&aside.key),
            (Home::Mirror, Some(mirror)) => mirror.purge_aside(&aside.key).await,
            (Home::Mirror, None) => Err(StorageError::Blocked),
        };
        if let Err(why) = done {
            self.act(Intent::Tell(NoticeBody::Storage(why)));
        }
        self.take_stock().await;
    }
}

/// What was read and has not been handed over yet.
#[derive(Default)]
struct Batch {
    documents: Vec<Rc<Document>>,
    set_aside: Vec<String>,
}
