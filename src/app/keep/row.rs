//! What the mirror's index says of a document, so that the library can list it before it has been read.

use std::rc::Rc;

use crate::{
    app::select::Summary,
    domain::{document::Document, id::DocumentId, mark::Kind, query::Counts, stamp::Timestamp},
    format::{index, stored::Check},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub summary: Summary,
    pub trashed: bool,
    /// Of the stored text.
    pub check: Check,
    /// Bytes of the stored text in UTF-8.
    pub size: usize,
}

impl Row {
    #[must_use]
    pub fn of(document: &Document, text: &str, check: &str) -> Self {
        Self { summary: Summary::of(document), trashed: document.is_trashed(), check: check.to_owned(), size: text.len() }
    }

    #[must_use]
    pub fn write(&self) -> String {
        let Summary { id, title, outlet, changed, counts } = &self.summary;
        index::write(&index::Entry {
            id: *id,
            title: title.to_string(),
            outlet: outlet.to_string(),
            changed: *changed,
            marks: counts.kinds.to_vec(),
            trashed: self.trashed,
            check: self.check.clone(),
            size: self.size,
        })
    }

    /// `None` for what is no row: the document is then read without it.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let index::Entry { id, title, outlet, changed, marks, trashed, check, size } = index::read(text)?;
        let mut counts = Counts::default();
        for (count, number) in counts.kinds.iter_mut().zip(marks) {
            *count = number;
        }
        let summary = Summary { id, title: Rc::from(title), outlet: Rc::from(outlet), changed, counts };
        Some(Self { summary, trashed, check, size })
    }

    #[must_use]
    pub fn id(&self) -> DocumentId {
        self.summary.id
    }

    #[must_use]
    pub fn changed(&self) -> Timestamp {
        self.summary.changed
    }

    #[must_use]
    pub fn marks(&self) -> usize {
        Kind::ALL.iter().map(|kind| self.summary.counts.of(*kind)).sum()
    }
}
