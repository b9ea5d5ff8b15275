//! What was brought in and would change what is there, or is there already: a colleague's state of an article, marks from other software,
//! an article that somebody opens again. It waits for a look before anything is done. The state keeps only what came ([`Waiting`]): what
//! it would do is told anew of what is there now.
//!
//! A first visit does not load this; see [`files`](super::files).

pub mod counts;
mod foreign;
pub mod groups;
mod taking;
pub mod told;

use std::rc::Rc;

pub(super) use self::taking::arrive;
pub use self::taking::{look_again, settle, undo};
use crate::{
    app::{
        notice::Refusal,
        state::{Came, Library, Waiting},
    },
    domain::{
        document::Document,
        id::DocumentId,
        incoming::{Choices, Incoming, incoming},
        stamp::Timestamp,
        table::Table,
        twins::{Twin, twin},
    },
    format::{
        export::Target,
        import as foreign_files,
        native::{self, Reading},
    },
};

/// What taking something over would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Of the format, for readers; `None` for an article that was read.
    pub format: Option<&'static str>,
    /// What would be taken over.
    pub reading: Reading,
    /// What becomes of each article of it, in the same order.
    pub rows: Vec<Row>,
    /// What another format's records could not give.
    pub problems: Vec<foreign_files::Problem>,
    /// Marks whose words were not found; they are kept as lost.
    pub lost: usize,
}

/// What becomes of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As it came.
    pub document: DocumentId,
    pub title: Rc<str>,
    pub fate: Fate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not there yet.
    New {
        marks: usize,
    },
    /// Nothing in it is new.
    Same,
    Changed(Rc<Incoming>),
    /// Another article that is here has this text, now or formerly, and can take in what is said of this one.
    SameText {
        own: DocumentId,
        former: bool,
        incoming: Rc<Incoming>,
    },
    /// Another article that is here has this address and another text.
    SameAddress {
        own: DocumentId,
    },
}

impl Fate {
    /// The article that is there, if it is another one by its id.
    #[must_use]
    pub fn twin(&self) -> Option<DocumentId> {
        match self {
            Self::SameText { own, .. } | Self::SameAddress { own } => Some(*own),
            _ => None,
        }
    }

    #[must_use]
    pub fn incoming(&self) -> Option<&Rc<Incoming>> {
        match self {
            Self::Changed(incoming) | Self::SameText { incoming, .. } => Some(incoming),
            _ => None,
        }
    }
}

/// What to do with an article that is there already under another id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// What is said of it goes to the one that is there.
    #[default]
    Merge,
    KeepBoth,
    /// Its text becomes the new version of the one that is there. That is looked at by itself, when all else is settled.
    Update,
    Leave,
}

/// What a person decided about one article of what came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// `None` for the usual way.
    pub how: Option<How>,
    pub choices: Choices,
}

/// Decisions, by the place of an arrival among those that wait and the id of the article as it came.
pub type Decided = Table<(usize, DocumentId), Decision>;

impl Decision {
    /// What is done with an article: where it is there already, it is not there twice unless somebody wants that.
    #[must_use]
    pub fn how(&self, fate: &Fate) -> How {
        self.how.unwrap_or(match fate {
            Fate::SameAddress { .. } => How::Update,
            _ => How::Merge,
        })
    }
}

/// What something that came would do. Marks of other software go on the article they are about: that of the file if it holds one, else
/// the one that was on the desk when it came. `None` if the text is of no known format.
///
/// # Errors
/// Why nothing could be taken.
pub fn look(library: &Library, waiting: &Waiting, at: Timestamp) -> Option<Result<Arrival, Refusal>> {
    let arrival = |format, reading: Reading| {
        let rows = rows(library, &reading.documents);
        Some(Ok(Arrival { format, reading, rows, problems: Vec::new(), lost: 0 }))
    };
    match &waiting.came {
        Came::Article { document, .. } => arrival(None, Reading { documents: vec![(**document).clone()], ..Reading::default() }),
        Came::Text(text) => match native::read(text) {
            Ok(reading) => arrival(Some(Target::Beleg.spec().title), reading),
            Err(_) => Some(foreign::look(library, waiting, text, foreign_files::recognise(text, &waiting.name)?, at)),
        },
    }
}

/// What is in the documents of a file, compared with what is there.
fn rows(library: &Library, documents: &[Document]) -> Vec<Row> {
    let row = |theirs: &Document| {
        let mine = library.documents.get(&theirs.id());
        let (mine, fate) = match mine {
            Some(mine) => (Some(mine), changed(mine, theirs)),
            // What lies in the trash of the file lies there again.
            None if theirs.is_trashed() => (None, Fate::New { marks: theirs.marks().count() }),
            None => twin_of(library, theirs),
        };
        let title = Rc::clone(&mine.map_or(theirs, |mine| mine).details().title);
        Row { document: theirs.id(), title, fate }
    };
    documents.iter().map(row).collect()
}

fn changed(mine: &Document, theirs: &Document) -> Fate {
    let found = incoming(mine, theirs);
    if found.asks() { Fate::Changed(Rc::new(found)) } else { Fate::Same }
}

/// An article that is here under another id: one with its text before one with its address, one that is read before one in the trash.
fn twin_of<'a>(library: &'a Library, theirs: &Document) -> (Option<&'a Rc<Document>>, Fate) {
    let find = |kind: Twin, trashed: bool| {
        let mut candidates = library.documents.values().filter(|mine| mine.is_trashed() == trashed);
        candidates.find(|mine| twin(mine, theirs) == Some(kind))
    };
    let of_text = find(Twin::Text, false).or_else(|| find(Twin::Text, true));
    if let Some(mine) = of_text {
        let former = mine.article().sha256() != theirs.article().sha256();
        return (Some(mine), Fate::SameText { own: mine.id(), former, incoming: Rc::new(incoming(mine, theirs)) });
    }
    match find(Twin::Address, false) {
        Some(mine) => (Some(mine), Fate::SameAddress { own: mine.id() }),
        None => (None, Fate::New { marks: theirs.marks().count() }),
    }
}
