//! Everything the page knows. Every field is an `Rc` or `Copy`, so a new state costs a few counters; what is undone lives in
//! [`Library`], what is only looked at in [`Desk`].

use std::rc::Rc;

use crate::{
    app::{
        action::Pointing,
        keep::Row,
        notice::{Notice, NoticeBody},
        ports::StorageError,
        route::Route,
    },
    domain::{
        document::Document,
        history::History,
        id::{DocumentId, MarkId},
        query::Filter,
        settings::Settings,
        stamp::{Clock, ReplicaId},
        table::Table,
        text::{ByteOffset, TextRange},
    },
};

#[derive(Debug, PartialEq, Eq)]
pub struct AppState {
    pub library: Rc<Library>,
    pub desk: Rc<Desk>,
    pub route: Rc<Route>,
    pub settings: Rc<Settings>,
    pub notices: Rc<Vec<Rc<Notice>>>,
    /// The newest thing said to those who listen instead of looking.
    pub spoken: Rc<Notice>,
    pub dialog: Option<Dialog>,
    pub storage: StorageState,
    pub stock: Rc<Stock>,
    /// What the reader is at work on, the oldest first.
    pub readings: Rc<Vec<BeingRead>>,
    /// What was brought in and waits for a look.
    pub arrivals: Rc<Vec<Waiting>>,
    pub clock: Clock,
}

/// A file that waits for a look before it is taken over ([`arrivals`](super::arrivals)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Empty for what was pasted.
    pub name: Rc<str>,
    pub came: Came,
    /// The article that was on the desk when it came.
    pub on: Option<DocumentId>,
    /// The number it is being read under, while the library has not been read and may have it already.
    pub held: Option<u32>,
    /// The article whose new version it is being compared as, and that version.
    pub updates: Option<(DocumentId, Rc<Document>)>,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// A file of ours, or marks of other software.
    Text(Rc<str>),
    /// An article that was read.
    Article {
        document: Rc<Document>,
        /// Who brought it has gone elsewhere since.
        elsewhere: bool,
    },
}

/// Something brought in that is being read behind the scenes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeingRead {
    pub number: u32,
    /// Of the file; empty for what was pasted.
    pub name: Rc<str>,
    /// What was shown when it came. Who has gone elsewhere since is not taken away from there.
    pub route: Rc<Route>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    pub documents: Table<DocumentId, Rc<Document>>,
    pub histories: Table<DocumentId, History>,
    /// Articles that are stored and have not been read yet, as the index knows them.
    pub waiting: Table<DocumentId, Rc<Row>>,
    /// Whether the homes are still being looked through: there may be articles that nothing here tells of yet.
    pub looking: bool,
    /// Articles put into the trash since the page was opened, the newest last.
    pub removed: Vec<DocumentId>,
}

impl Library {
    /// How many articles there are, without those in the trash.
    #[must_use]
    pub fn shown(&self) -> usize {
        let read = self.documents.values().filter(|document| !document.is_trashed()).count();
        read + self.waiting.values().filter(|row| !row.trashed).count()
    }

    /// Whether everything stored has been read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.looking && self.waiting.is_empty()
    }

    /// Whether an article that is not here may still turn up.
    #[must_use]
    pub fn may_have(&self, id: DocumentId) -> bool {
        self.looking || self.waiting.contains_key(&id)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown() == 0
    }
}

/// What is known of the homes, apart from whether all is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// What could not be read.
    pub aside: Vec<Aside>,
    /// Articles that have no room in `localStorage`.
    pub only_mirrored: usize,
    /// UTF-16 units in `localStorage`, of all programs of this host; the limit is nearly always [`LOCAL_LIMIT`].
    pub local_units: usize,
    /// Bytes that the browser says are used and allowed in all, where it says so.
    pub estimate: Option<(u64, u64)>,
    /// Whether the browser has promised to keep everything; `None` where it makes no promises.
    pub persistent: Option<bool>,
    pub backup_file: BackupFile,
}

/// 5 Mi, in all engines.
pub const LOCAL_LIMIT: usize = 5 * 1024 * 1024;

/// Something stored that could not be read, put aside untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    pub home: Home,
    pub key: Rc<str>,
    pub text: Rc<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    Local,
    Mirror,
}

/// A file of the user's that backups are written to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BackupFile {
    /// The browser cannot do that.
    #[default]
    Impossible,
    None,
    /// Kept up to date.
    Kept(Rc<str>),
    /// The browser wants to be asked anew, which takes a click.
    Asks(Rc<str>),
}

/// How the open article is looked at. Nothing of it is stored or undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    pub active: Option<MarkId>,
    /// What is selected and waits for a kind.
    pub selection: Option<Selection>,
    pub cursor: Option<Cursor>,
    /// Whether the cursor has selected words since Shift was pressed.
    pub extending: bool,
    pub filter: Filter,
    pub find: Option<Find>,
    pub mode: DeskMode,
    pub panel: PanelMode,
    /// Where the focus should go, once.
    pub focus: Option<FocusRequest>,
    /// Blocks that do not belong to the article and are shown all the same ([`folds`](super::folds)).
    pub unfolded: Vec<usize>,
    /// Where the cursor was put by a step from sentence to sentence: what it stands on there is the sentence.
    pub sentence: Option<ByteOffset>,
    /// The mark whose card was closed by keyboard. Keys there can still mean it.
    pub left: Option<MarkId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub ranges: Rc<Vec<TextRange>>,
    pub by: Pointing,
    pub stage: Stage,
}

/// What the popover asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Kind,
    EntityType,
}

/// The reading cursor. Between anchor and head lies what is selected by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub anchor: ByteOffset,
    pub head: ByteOffset,
}

impl Cursor {
    #[must_use]
    pub fn at(offset: ByteOffset) -> Self {
        Self { anchor: offset, head: offset }
    }

    #[must_use]
    pub fn range(self) -> TextRange {
        TextRange::new(self.anchor, self.head)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    pub words: Rc<str>,
    pub hits: Rc<Vec<TextRange>>,
    pub current: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeskMode {
    #[default]
    Article,
    Sentences,
    /// All claims as a table.
    Claims,
    /// Who says what about whom, and when.
    Picture,
}

/// What stands beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PanelMode {
    /// Cards beside their words.
    #[default]
    Margin,
    /// All marks as a list.
    List,
    /// Who is quoted, and how well each is known.
    Sources,
    /// The register: who and what is mentioned, each under one name.
    Entities,
    /// Observations about the whole article.
    Signals,
    /// What should be looked at before anything is published.
    Preflight,
}

impl PanelMode {
    /// Whether it shows marks, level with their words or as a list.
    #[must_use]
    pub fn shows_marks(self) -> bool {
        matches!(self, Self::Margin | Self::List)
    }
}

/// The number makes two requests for the same thing differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FocusRequest {
    pub number: u32,
    pub to: Focus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Card(MarkId),
    /// The choice of what the mark is tied to, on its card.
    Tie(MarkId),
    /// The article, its cursor where the desk says.
    Article,
    Popover,
    Find,
    /// Only bring the mark into sight. Its card takes the keyboard if what had it is gone.
    Sight(MarkId),
    /// Bring the mark into sight, and give the keyboard to the heading of its card.
    Open(MarkId),
    /// What stands beside the article.
    Panel,
    /// What stands in its place.
    View,
    /// Nowhere else: what was asked for before is over.
    Stay,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    NewArticle,
    Export(ExportScope),
    /// What is known of the article on the desk.
    Details(DocumentId),
    /// Bringing in a new version of the article on the desk.
    Update(DocumentId),
    /// What changed since a former text of it.
    Changes(DocumentId),
    /// What was brought in and waits for a look.
    Arrivals,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportScope {
    Document(DocumentId),
    Library,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageState {
    #[default]
    Saved,
    Saving,
    /// It lies in `localStorage` alone: a browser that is killed may lose its last seconds.
    SavedOnce(StorageError),
    NotSaved(StorageError),
}

/// Compiled once: a hundred places make a new state of an old one, and each copy of this would weigh a quarter of a kilobyte.
impl Clone for AppState {
    #[inline(never)]
    fn clone(&self) -> Self {
        Self {
            library: self.library.clone(),
            desk: self.desk.clone(),
            route: self.route.clone(),
            settings: self.settings.clone(),
            notices: self.notices.clone(),
            spoken: self.spoken.clone(),
            stock: self.stock.clone(),
            readings: self.readings.clone(),
            arrivals: self.arrivals.clone(),
            dialog: self.dialog,
            storage: self.storage,
            clock: self.clock,
        }
    }
}

impl AppState {
    #[must_use]
    pub fn new(library: Library, settings: Settings, route: Route, replica: ReplicaId) -> Self {
        let stamps = library.documents.values().map(|document| document.last_stamp());
        let clock = stamps.fold(Clock::new(replica), Clock::after);
        let state = Self {
            library: Rc::new(library),
            desk: Rc::default(),
            route: Rc::new(Route::Library),
            settings: Rc::new(settings),
            notices: Rc::default(),
            spoken: Rc::new(Notice { id: 0, body: NoticeBody::NothingToUndo }),
            dialog: None,
            storage: StorageState::Saved,
            stock: Rc::default(),
            readings: Rc::default(),
            arrivals: Rc::default(),
            clock,
        };
        crate::app::update::open(&state, route)
    }

    /// The document on the desk.
    #[must_use]
    pub fn open_document(&self) -> Option<&Rc<Document>> {
        self.library.documents.get(&self.route.document()?)
    }

    #[must_use]
    pub fn open_history(&self) -> History {
        let history = self.route.document().and_then(|id| self.library.histories.get(&id));
        history.cloned().unwrap_or_default()
    }

    /// The address of what is shown now, the active mark included.
    #[must_use]
    pub fn address(&self) -> Route {
        match &*self.route {
            Route::Desk { document, .. } => Route::Desk { document: *document, mark: self.desk.active },
            other => other.clone(),
        }
    }

    /// The mark that is open, or else the one whose card was left last.
    #[must_use]
    pub fn at_hand(&self) -> Option<MarkId> {
        let left = self.desk.left.filter(|id| self.open_document().is_some_and(|document| document.mark(*id).is_some()));
        self.desk.active.or(left)
    }

    /// The mark that selected words can be added to. Who points with a mouse means a card that is in sight.
    #[must_use]
    pub fn growing(&self) -> Option<MarkId> {
        let by_keyboard = self.desk.selection.as_ref().is_some_and(|selection| selection.by == Pointing::Keyboard);
        if by_keyboard { self.at_hand() } else { self.desk.active }
    }

    #[must_use]
    pub fn with_desk(&self, change: impl FnOnce(&mut Desk)) -> Self {
        let mut desk = (*self.desk).clone();
        change(&mut desk);
        Self { desk: Rc::new(desk), ..self.clone() }
    }

    #[must_use]
    pub fn with_focus(&self, to: Focus) -> Self {
        self.with_desk(|desk| desk.request(to))
    }

    /// The state after an act: what was told up to this notice is settled, unless it goes on.
    #[must_use]
    pub fn settled(mut self, told: u32) -> Self {
        if self.notices.iter().any(|notice| notice.id <= told && !notice.body.goes_on()) {
            Rc::make_mut(&mut self.notices).retain(|notice| notice.id > told || notice.body.goes_on());
        }
        self
    }

    /// The state after telling something. Troubles and results are shown; everything is spoken.
    #[must_use]
    pub fn telling(&self, body: NoticeBody) -> Self {
        let notice = Rc::new(Notice { id: self.spoken.id.wrapping_add(1), body });
        let mut next = self.clone();
        if !notice.body.is_only_spoken() {
            let notices = Rc::make_mut(&mut next.notices);
            notices.retain(|shown| shown.body.is_trouble() && shown.body != notice.body);
            notices.push(Rc::clone(&notice));
            // A flood of troubles would cover the article; the newest say most.
            let excess = notices.len().saturating_sub(MOST_NOTICES);
            notices.drain(..excess);
        }
        next.spoken = notice;
        next
    }
}

const MOST_NOTICES: usize = 4;

impl Desk {
    pub fn request(&mut self, to: Focus) {
        let number = self.focus.map_or(0, |focus| focus.number.wrapping_add(1));
        self.focus = Some(FocusRequest { number, to });
    }
}
