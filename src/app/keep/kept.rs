//! What a tab knows of one document.

use std::rc::Rc;

use crate::{domain::document::Document, format::stored::Check};

pub(super) struct Kept {
    /// The newest state that this tab knows.
    pub(super) now: Rc<Document>,
    /// What the document's own key holds.
    pub(super) own: Option<Rc<Document>>,
    /// The checksum of the own key as it was found.
    pub(super) own_check: Option<Check>,
    /// What the mirror holds.
    pub(super) mirrored: Option<(Rc<Document>, Check)>,
    /// The state that this tab's journal leads to, if it has one.
    pub(super) journal: Option<Rc<Document>>,
    /// What is on its way to the mirror.
    pub(super) sent: Option<Rc<Document>>,
    /// Whether this tab may write the document's own key.
    pub(super) owner: bool,
    /// Whether this tab, as its owner, has looked what the own key holds now: another tab may have written it before.
    pub(super) looked: bool,
    /// Another tab has written the mirror since.
    pub(super) stale: bool,
    /// The own key was given up for want of room; the mirror has it.
    pub(super) evicted: bool,
}

pub(super) fn is(one: Option<&Rc<Document>>, other: &Rc<Document>) -> bool {
    one.is_some_and(|one| Rc::ptr_eq(one, other) || one == other)
}

impl Kept {
    pub(super) fn new(now: Rc<Document>) -> Self {
        Self {
            now,
            own: None,
            own_check: None,
            mirrored: None,
            journal: None,
            sent: None,
            owner: false,
            looked: false,
            stale: false,
            evicted: false,
        }
    }

    pub(super) fn is_mirrored(&self) -> bool {
        !self.stale && is(self.mirrored.as_ref().map(|(document, _)| document), &self.now)
    }

    /// Whether `localStorage` leads to the newest state.
    pub(super) fn is_local(&self) -> bool {
        is(self.own.as_ref(), &self.now) || is(self.journal.as_ref(), &self.now)
    }

    /// The state that the journal starts from: what lies in `localStorage` already, so that it is whole by itself. Where the own key
    /// was given up for want of room, it is the mirror's.
    pub(super) fn base(&self) -> Option<&Rc<Document>> {
        let mirrored = self.mirrored.as_ref().filter(|_| self.evicted).map(|(document, _)| document);
        self.own.as_ref().or(mirrored)
    }

    /// Whether the journal is needed: the own key has not everything, and neither has the mirror if the own key is not this tab's.
    pub(super) fn needs_journal(&self) -> bool {
        !(is(self.own.as_ref(), &self.now) || self.is_mirrored() && (!self.owner || self.evicted))
    }

    /// Whether the own key should be written. One that was given up is not, as long as the mirror has everything.
    pub(super) fn is_behind(&self) -> bool {
        !(is(self.own.as_ref(), &self.now) || self.evicted && self.is_mirrored())
    }
}
