//! One transaction with the mirror: what is there is read, merged with what this tab has, and written, with nothing in between.
//! Whoever runs the transaction asks here what to do next.

use std::rc::Rc;

use super::Row;
use crate::{
    domain::{document::Document, id::DocumentId},
    format::{
        native::write_one,
        stored::{self, Check, Unreadable},
    },
};

/// A text and what the index is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub text: String,
    pub row: Row,
}

impl Stored {
    #[must_use]
    pub fn of(document: &Document, file: &str) -> Self {
        let (text, check) = stored::seal(file);
        let row = Row::of(document, &text, &check);
        Self { text, row }
    }
}

/// What a tab sends to the mirror.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub document: Rc<Document>,
    pub stored: Stored,
    /// The text that was there when this tab looked last.
    pub expected: Option<Check>,
}

/// What to do in the transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// The mirror has exactly this.
    Nothing,
    Write,
    /// Another tab wrote: read the text and ask [`Outgoing::merge`].
    Read,
}

/// What a transaction did, once it is on disk.
#[derive(Clone, Debug)]
pub enum Exchanged {
    /// The mirror holds what was sent.
    AsSent,
    /// It held more, and now holds both.
    Merged { document: Rc<Document>, check: Check },
}

/// What to write after reading.
#[derive(Clone, Debug)]
pub enum Merge {
    /// What is there is what was sent, and more.
    Keep {
        document: Rc<Document>,
        check: Check,
    },
    Write {
        document: Rc<Document>,
        stored: Stored,
    },
    /// What is there cannot be read: put it aside, and write what was sent.
    SetAside,
    /// A newer version of this program wrote it: leave it.
    Leave,
}

impl Outgoing {
    #[must_use]
    pub fn id(&self) -> DocumentId {
        self.document.id()
    }

    /// What to do when the index has this entry.
    #[must_use]
    pub fn plan(&self, there: Option<&Row>) -> Exchange {
        match there.map(|row| &row.check) {
            None => Exchange::Write,
            Some(check) if *check == self.stored.row.check => Exchange::Nothing,
            Some(check) if Some(check) == self.expected.as_ref() => Exchange::Write,
            Some(_) => Exchange::Read,
        }
    }

    /// What to write when this text is there.
    #[must_use]
    pub fn merge(&self, there: &str) -> Merge {
        let theirs = match stored::read_document(there) {
            Ok(theirs) => theirs,
            Err(Unreadable::Newer) => return Merge::Leave,
            Err(Unreadable::Damaged | Unreadable::NeedsBase) => return Merge::SetAside,
        };
        let Ok(both) = self.document.merge(&theirs) else { return Merge::SetAside };
        if both == theirs {
            let check = stored::check_of(there).unwrap_or_default().to_owned();
            return Merge::Keep { document: Rc::new(both), check };
        }
        let stored = Stored::of(&both, &write_one(&both));
        Merge::Write { document: Rc::new(both), stored }
    }
}
