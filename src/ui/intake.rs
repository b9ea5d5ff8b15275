//! What is brought in, on its way to the state machine. Here is the door: everything behind it lies in `ui::reading`, which a first visit
//! does not load.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use yew::Callback;

use crate::{
    app::{
        action::Intent,
        notice::{NoticeBody, Refusal},
    },
    browser::{
        files::{Copied, Source},
        reader::Reader,
        rest, spawn_local, time,
    },
    domain::{article::Article, details::Details, id::DocumentId},
    intake::paste,
    ui::{reading, store::Acts},
};

pub(super) struct Job {
    pub(super) number: u32,
    pub(super) source: Source,
    /// Empty: as the source says it, or as it is guessed.
    pub(super) encoding: String,
    pub(super) document: DocumentId,
    /// Whether it holds marks of other software: then its text is wanted and no article of it.
    pub(super) is_marks: bool,
    /// Who gets what was read, if it is not to become an article of its own.
    pub(super) to: Option<Receiver>,
}

/// Takes what was read for a purpose of its own.
pub(super) type Receiver = Callback<Result<(Rc<Article>, Rc<Details>), Refusal>>;

/// What is being read and by whom. `ui::reading` works on it.
pub(super) struct Intake {
    pub(super) acts: Acts,
    pub(super) jobs: RefCell<VecDeque<Job>>,
    pub(super) reader: RefCell<Option<Reader>>,
    /// How many readers there have been: what one says that was ended meanwhile is not listened to.
    pub(super) readers: Cell<u32>,
    /// Whether the reader has said its first word.
    pub(super) ready: Cell<bool>,
    /// Whether the first job has been handed to the reader.
    pub(super) asked: Cell<bool>,
    pub(super) timer: RefCell<Option<time::Timer>>,
    pub(super) numbers: Cell<u32>,
    pub(super) sources: RefCell<VecDeque<(DocumentId, Source)>>,
}

/// One for the life of the page, so it is equal to itself.
#[derive(Clone)]
pub(super) struct IntakeHandle(pub(super) Rc<Intake>);

impl PartialEq for IntakeHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Intake {
    pub(super) fn new(acts: &Acts) -> Rc<Self> {
        Rc::new(Self {
            acts: acts.clone(),
            jobs: RefCell::default(),
            reader: RefCell::default(),
            readers: Cell::default(),
            ready: Cell::default(),
            asked: Cell::default(),
            timer: RefCell::default(),
            numbers: Cell::default(),
            sources: RefCell::default(),
        })
    }

    /// Takes a text, or a Beleg file as a text. What the state machine does with it lies in the rest of the program (`app::files`).
    pub(super) fn take_text(self: &Rc<Self>, text: String, file_name: Option<String>) {
        let acts = self.acts.clone();
        self.later(move || acts.act(Intent::TakeText { text, file_name }));
    }

    /// Takes files, each on its own way.
    pub(super) fn take_files(self: &Rc<Self>, files: Vec<Source>) {
        let this = Rc::clone(self);
        self.later(move || reading::take_files(&this, files));
    }

    /// Takes what was pasted or dropped as text: with its formatting if that says more than the plain text.
    pub(super) fn take_copied(self: &Rc<Self>, copied: Copied) {
        if !paste::is_formatted(&copied.html) {
            return self.take_text(copied.plain, None);
        }
        let this = Rc::clone(self);
        self.later(move || reading::take_copied(&this, copied));
    }

    /// Runs what lies in the rest of the program, or says that it cannot be had.
    fn later(self: &Rc<Self>, run: impl FnOnce() + 'static) {
        let this = Rc::clone(self);
        spawn_local(async move {
            if rest::load().await {
                run();
            } else {
                this.acts.act(Intent::Tell(NoticeBody::Refused { name: None, why: Refusal::NoReader }));
            }
        });
    }
}
