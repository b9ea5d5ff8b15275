//! What a user can do, one variant an intent. An intent is one step of undo when it changes the document.

use std::{ops::Range, rc::Rc};

use crate::{
    app::{
        arrivals::Decided,
        desk_acts::DeskAct,
        keep::Row,
        notice::{NoticeBody, Taken},
        route::Route,
        state::{DeskMode, Dialog, PanelMode, Stock, StorageState},
        tag_acts::TagAct,
    },
    domain::{
        article::{Article, BlockNumber},
        desk::{entry::Value, field::Field},
        details::{Detail, Details, Told},
        document::Document,
        former::NewText,
        id::{DocumentId, MarkId, RecordId},
        mark::{Kind, Mark},
        query::Direction,
        settings::{Exporting, Hint, Settings, Theme},
        stamp::Timestamp,
        tags::{TagDefinition, TagId},
        text::{ByteOffset, TextRange},
    },
};

/// An intent with what the state machine may not fetch for itself.
#[derive(Clone, Debug)]
pub struct Action {
    pub intent: Intent,
    pub at: Timestamp,
    /// For ids of what the intent makes.
    pub random: [u8; 10],
}

/// What made a selection. Touch never takes the focus, for that would open the on-screen keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    Mouse,
    Touch,
    Keyboard,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

/// How far something moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Character,
    Word,
    Sentence,
    Block,
    All,
}

impl Intent {
    /// Whether it comes from outside, or is one of several that come together: what was told before is not settled by it.
    #[must_use]
    pub fn only_arrives(&self) -> bool {
        use Intent::*;
        matches!(self, TakeText { .. } | TakeFile { .. } | TakeArticle { .. } | LookAgain | Heard(_) | Purged(_) | NotFound(_))
    }
}

#[derive(Clone, Debug)]
pub enum Intent {
    Open(Route),
    OpenDialog(Dialog),
    CloseDialog,
    // Library
    TakeText {
        text: String,
        file_name: Option<String>,
    },
    TakeFile {
        name: String,
        bytes: Rc<[u8]>,
    },
    /// Something is being read, and will come as [`Intent::TakeArticle`] or as a refusal.
    BeginReading {
        number: u32,
        name: Rc<str>,
    },
    /// It was called off, or refused.
    EndReading(u32),
    /// What was read. An article of the same id that has no marks yet is replaced.
    TakeArticle {
        reading: u32,
        id: DocumentId,
        article: Rc<Article>,
        details: Rc<Details>,
        /// What readers have marked in its file.
        marks: Vec<Rc<Mark>>,
    },
    SetDetail(DocumentId, Detail, Told),
    /// Takes over a new version of an article, which was compared with this state of it.
    UpdateArticle {
        was: Rc<Document>,
        text: Rc<NewText>,
    },
    /// Shows what is folded away of some blocks, or folds it away.
    Fold {
        blocks: Range<usize>,
        open: bool,
    },
    /// Drops a block as boilerplate if it is kept, keeps it if it is dropped.
    ToggleBoilerplate(BlockNumber),
    /// The same for the blocks of the selection, or of the reading cursor.
    ToggleBoilerplateHere,
    Rename {
        document: DocumentId,
        title: String,
    },
    RemoveDocument(DocumentId),
    RestoreDocument(DocumentId),
    /// Deletes an article for good. Only what lies in the trash can be.
    PurgeDocument(DocumentId),
    /// A backup was made, or put off.
    BackedUp,
    // Marking
    Select {
        ranges: Vec<TextRange>,
        by: Pointing,
    },
    Deselect,
    /// The browser's selection is gone. One made by mouse goes with it; others do not depend on it.
    SelectionGone,
    OfferEntityTypes,
    OfferKinds,
    MarkAs {
        kind: Kind,
        entity_type: Option<TagId>,
    },
    MarkRange {
        range: TextRange,
        kind: Kind,
    },
    AddSpan(Vec<TextRange>),
    AddSelectionToActive,
    ReplaceByActive,
    // Marks
    Activate(Option<MarkId>),
    ActivateAt(ByteOffset),
    Step(Direction),
    /// Back to the text; the card stays open.
    LeaveCard,
    /// Closes the card, and goes from its fields back to the text. Otherwise the keyboard comes back where it was.
    CloseCard {
        to_text: bool,
    },
    /// Offers what the active mark can be tied to.
    OfferTie,
    RemoveMark(MarkId),
    SetKind(MarkId, Kind),
    SetEntityType(MarkId, Option<TagId>),
    ToggleTag(MarkId, TagId),
    SetNote(MarkId, String),
    /// Says one field of a record of the desk or of a mark; `None` empties it.
    SetField(RecordId, Field, Option<Value>),
    /// An act at the desk that is more than one field.
    Desk(DeskAct),
    MoveBoundary {
        mark: MarkId,
        edge: Edge,
        unit: Unit,
        outwards: bool,
    },
    SetBoundary {
        mark: MarkId,
        span: usize,
        edge: Edge,
        to: ByteOffset,
    },
    RemoveSpan {
        mark: MarkId,
        span: usize,
    },
    Undo,
    Redo,
    UndoIn(DocumentId),
    // Reading
    MoveCursor {
        unit: Unit,
        direction: Direction,
        extend: bool,
    },
    PlaceCursor {
        to: ByteOffset,
        extend: bool,
    },
    FinishSelection,
    /// Shift was let go: what it has selected is finished.
    ReleaseShift,
    PickAtCursor,
    SelectAll,
    // Views
    ToggleKindFilter(Kind),
    ToggleTagFilter(TagId),
    FilterWords(String),
    ClearFilter,
    Find(Option<String>),
    FindStep(Direction),
    SetMode(DeskMode),
    SetPanel(PanelMode),
    // Settings
    SetLanguage(Option<String>),
    SetTheme(Theme),
    SetName(String),
    SetSnap(bool),
    SetSingleKeys(bool),
    PutTag(Rc<TagDefinition>),
    RemoveTag(TagId),
    /// An act on the tag set as a whole.
    Tags(TagAct),
    SawHint(Hint),
    /// Ends the waiting of what was brought in: takes it over as was decided, or leaves it.
    SettleArrivals(Option<Rc<Decided>>),
    /// Looks anew at what waits: the library has been read, or a new version was taken over.
    LookAgain,
    /// Takes back what was taken over.
    UndoMerge(Rc<Taken>),
    /// What was chosen for a file that was taken away.
    RememberExport(Rc<Exporting>),
    // Outside
    Tell(NoticeBody),
    Dismiss(u32),
    StorageNow(StorageState),
    StockNow(Rc<Stock>),
    /// The homes, or other tabs, have these states of documents.
    Heard(Vec<Document>),
    /// What the index names and has not been read yet.
    Waiting(Vec<Row>),
    /// Another tab deleted it for good.
    Purged(DocumentId),
    /// Everything stored has been looked at; these cannot be read after all.
    NotFound(Vec<DocumentId>),
    /// Another tab has changed the settings.
    HeardSettings(Settings),
}
