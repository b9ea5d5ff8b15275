//! What the user is told. A notice says what happened and what to do; its words are chosen by the page's language later.

use std::rc::Rc;

use crate::{
    app::ports::StorageError,
    domain::{
        desk::acts::ActError,
        details::Details,
        history::Act,
        id::{DocumentId, MarkId},
        mark::Kind,
        stamp::Timestamp,
        tags::TagSet,
    },
    format::native::Problem,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: u32,
    pub body: NoticeBody,
}

/// Why something that was brought in was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    TooLong {
        characters: usize,
        limit: usize,
    },
    /// Not text; the word says what it looks like.
    Binary(Option<&'static str>),
    /// A web page as a file.
    Markup,
    /// JSON that is not ours; the word says what it looks like.
    OtherFormat(Option<&'static str>),
    BrokenJson {
        line: usize,
        column: usize,
    },
    NewerVersion(u64),
    NoDocuments,
    /// The browser could not read the file.
    Unreadable,
    /// Both numbers count bytes.
    TooBig {
        bytes: usize,
        limit: usize,
    },
    /// Of this kind, but damaged or cut off; the reason is English.
    Broken {
        format: Rc<str>,
        reason: Rc<str>,
    },
    Protected(Rc<str>),
    /// An archive that unpacks to more than is possible.
    Inflates(Rc<str>),
    NoTextLayer,
    /// The file holds marks without the text that they are about.
    NeedsArticle,
    NoAnnotations,
    /// A table without a column that holds words; the names in its first row.
    NoColumn(Rc<str>),
    /// The annotations of a collection lie in other files.
    PagesElsewhere,
    UnknownEncoding(Rc<str>),
    /// The reader did not come, so files of this kind cannot be read now.
    NoReader,
    /// The reader broke down over it.
    ReaderFailed,
    /// It took longer than so many seconds.
    TooSlow(u32),
}

/// What it takes to undo an act on the tag set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retagged {
    /// The set before.
    pub tags: Rc<TagSet>,
    /// Articles that were changed with it.
    pub documents: Rc<Vec<DocumentId>>,
    /// When.
    pub at: Timestamp,
}

/// How many of something came, in what readers think in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub deleted: usize,
}

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Articles that were not there.
    pub added: usize,
    /// Articles that came out of the trash, or went there.
    pub restored: usize,
    pub trashed: usize,
    pub marks: Counts,
    /// Fields of claims and other records.
    pub fields: usize,
    /// Evidence, entities, links and the like.
    pub records: Counts,
    /// Details of the article, tags, decisions about blocks, the text.
    pub others: Counts,
    /// Where what was said here stays.
    pub kept: usize,
    /// The articles that were changed, each by a step of undo made at that time.
    pub merged: Vec<DocumentId>,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeBody {
    /// Something brought in was refused. The name is that of the file, if there is one.
    Refused {
        name: Option<Rc<str>>,
        why: Refusal,
    },
    /// An article was read; tells what of its source was not taken as it was.
    TakenIn {
        details: Rc<Details>,
        /// It was not opened, for its reader was busy elsewhere.
        elsewhere: bool,
    },
    /// The bookmarklet's page could not hand itself over.
    NotHandedOver,
    /// Only an address was shared, and this page cannot fetch it.
    OnlyAddress,
    /// Blocks were dropped as boilerplate, or kept.
    Boilerplate(bool),
    Imported {
        taken: Rc<Taken>,
        problems: Rc<Vec<Problem>>,
    },
    Removed {
        document: DocumentId,
        title: Rc<str>,
    },
    Renamed {
        document: DocumentId,
    },
    /// Words of the tag set were merged or split, or another set was taken.
    Retagged(Retagged),
    Undone(Act),
    Redone(Act),
    NothingToUndo,
    NothingToRedo,
    /// A step no longer fits, because something else changed the document.
    StepLost,
    NoSuchDocument,
    NoSuchMark,
    Marked(Kind),
    /// A mark was opened; its number among its kind is told.
    AtMark(MarkId),
    MarkRemoved {
        mark: MarkId,
    },
    NothingSelected,
    /// A change would break a rule of the model.
    EditRefused,
    /// What was added to a claim was left with nothing written in it.
    EmptyLeft,
    /// An act at the desk made no sense.
    ActRefused(ActError),
    Storage(StorageError),
    /// Everything lies in one of the two homes alone; the reason is the other's.
    SavedOnce(StorageError),
    /// `localStorage` takes nothing more. Nothing is lost, for the mirror has it.
    LocalRefused(StorageError),
    /// So many stored texts could not be read and were put aside.
    SetAside(usize),
    /// The site's own settings could not be read whole.
    ConfigDamaged,
    BackupFileFailed,
    Exported,
    Copied,
    CopyFailed,
    ShareFailed,
    SampleMissing,
    TagInUse,
    /// A new version of the article was taken over.
    ArticleUpdated,
    /// The article is no longer the one that a new version was compared with.
    ArticleChanged,
}

impl NoticeBody {
    /// Whether something went wrong.
    #[must_use]
    pub fn is_trouble(&self) -> bool {
        use NoticeBody::*;
        match self {
            Refused { .. }
            | NotHandedOver
            | OnlyAddress
            | NoSuchDocument
            | NoSuchMark
            | EditRefused
            | ConfigDamaged
            | ArticleChanged
            | ActRefused(_)
            | Storage(_)
            | SavedOnce(_)
            | BackupFileFailed
            | SetAside(_)
            | CopyFailed
            | ShareFailed
            | SampleMissing
            | StepLost => true,
            Imported { .. } => self.has_problems(),
            _ => false,
        }
    }

    /// Whether it stays until the next act: something went wrong, or can be undone. All others go when they have been read.
    #[must_use]
    pub fn stays(&self) -> bool {
        use NoticeBody::*;
        self.is_trouble()
            || self.goes_on()
            || matches!(self, Removed { .. } | Renamed { .. } | Retagged(_) | MarkRemoved { .. } | EmptyLeft | ArticleUpdated)
            || matches!(self, Imported { taken, .. } if !taken.merged.is_empty())
    }

    /// Whether it stays beyond that, until it is put away: what it tells of goes on.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        use NoticeBody::*;
        matches!(self, Storage(_) | SavedOnce(_) | LocalRefused(_) | SetAside(_) | ConfigDamaged | BackupFileFailed)
    }

    /// Whether it has a list of what an import could not take.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        matches!(self, NoticeBody::Imported { problems, .. } if !problems.is_empty())
    }

    /// Whether it is only spoken, not shown: what the screen already shows.
    #[must_use]
    pub fn is_only_spoken(&self) -> bool {
        matches!(self, NoticeBody::Marked(_) | NoticeBody::AtMark(_) | NoticeBody::Boilerplate(_))
    }
}
