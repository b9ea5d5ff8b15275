//! Carries out what the keeper decides: writes the homes, talks to the other tabs, reads what is stored bit by bit, and tells the
//! state machine. It lives as long as the page.

mod backup;
mod loading;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use crate::{
    app::{
        action::Intent,
        keep::{Heard, Keeper, Message, keys},
        notice::NoticeBody,
        persist::Start,
        ports::{KeyValue, StorageError},
        state::{Library, StorageState},
    },
    browser::{
        mirror::Mirror,
        spawn_local,
        tabs::{self, Channel, HeldLock},
        time,
    },
    domain::{document::Document, id::DocumentId, settings::Settings, table::Table},
    format,
    ui::store::Acts,
};

/// A document that has rested so long gets its own key written anew.
const RESTS_MS: u32 = 800;

/// After a failure the mirror is tried again.
const RETRY_MS: u32 = 5_000;

/// So much is freed at once when `localStorage` is full. UTF-16 units.
const ROOM: usize = 256 * 1024;

pub(super) struct Keeping {
    keeper: RefCell<Keeper>,
    pub(super) store: Rc<dyn KeyValue>,
    start: RefCell<Start>,
    acts: RefCell<Option<Acts>>,
    mirror: RefCell<Option<Rc<Mirror>>>,
    channel: RefCell<Option<Channel>>,
    locks: RefCell<Vec<HeldLock>>,
    asked: RefCell<Table<DocumentId, ()>>,
    library: RefCell<Rc<Library>>,
    in_hand: Cell<Option<DocumentId>>,
    pumping: Cell<bool>,
    told: Cell<StorageState>,
    told_full: Cell<bool>,
    news: RefCell<Vec<Document>>,
    settings: RefCell<String>,
    /// Timers: to settle, to pump, to hand over news, to try again, to back up.
    timers: RefCell<[Option<time::Timer>; 5]>,
    has_backup_file: Cell<bool>,
    download: RefCell<Option<time::Timer>>,
}

const SETTLE: usize = 0;
const PUMP: usize = 1;
const NEWS: usize = 2;
const RETRY: usize = 3;
const BACKUP: usize = 4;

impl Keeping {
    pub(super) fn new(keeper: Keeper, store: Rc<dyn KeyValue>, start: Start, library: Rc<Library>) -> Rc<Self> {
        Rc::new(Self {
            keeper: RefCell::new(keeper),
            store,
            start: RefCell::new(start),
            acts: RefCell::default(),
            mirror: RefCell::default(),
            channel: RefCell::default(),
            locks: RefCell::default(),
            asked: RefCell::default(),
            library: RefCell::new(library),
            in_hand: Cell::default(),
            pumping: Cell::default(),
            told: Cell::new(StorageState::Saved),
            told_full: Cell::default(),
            news: RefCell::default(),
            settings: RefCell::default(),
            timers: RefCell::default(),
            has_backup_file: Cell::default(),
            download: RefCell::default(),
        })
    }

    /// Starts, once the page can be acted on.
    pub(super) fn begin(self: &Rc<Self>, acts: &Acts) {
        self.acts.replace(Some(acts.clone()));
        let hearing = Rc::clone(self);
        self.channel.replace(Channel::open(move |message| hearing.hear(&message)));
        let lives = tabs::lock(&keys::tab_lock(self.keeper.borrow().tab()), || ());
        self.locks.borrow_mut().extend(lives);
        let loading = Rc::clone(self);
        spawn_local(async move { loading.load().await });
    }

    pub(super) fn act(&self, intent: Intent) {
        let acts = self.acts.borrow().clone();
        if let Some(acts) = acts {
            acts.act(intent);
        }
    }

    pub(super) fn mirror(&self) -> Option<Rc<Mirror>> {
        self.mirror.borrow().clone()
    }

    fn tell_tabs(&self, messages: &[Message]) {
        if let Some(channel) = &*self.channel.borrow() {
            messages.iter().for_each(|message| channel.tell(message));
        }
    }

    fn after(self: &Rc<Self>, timer: usize, milliseconds: u32, run: impl FnOnce(&Rc<Self>) + 'static) {
        let this = Rc::clone(self);
        let timeout = time::after(milliseconds, move || run(&this));
        if let Some(place) = self.timers.borrow_mut().get_mut(timer) {
            *place = Some(timeout);
        }
    }

    /// Takes note of the library as it is now, in the task that has drawn it: a tab that crashes later keeps it.
    pub(super) fn changed(self: &Rc<Self>, library: &Rc<Library>, in_hand: Option<DocumentId>) {
        self.in_hand.set(in_hand);
        let before = self.library.replace(Rc::clone(library));
        let messages = {
            let mut keeper = self.keeper.borrow_mut();
            let messages = keeper.changed(library);
            if keeper.local() == Err(StorageError::Full) {
                keeper.make_room(ROOM, in_hand);
            }
            messages
        };
        self.tell_tabs(&messages);
        let gone = before.documents.keys().filter(|id| !library.documents.contains_key(*id)).copied();
        gone.for_each(|id| self.purge(id));
        if !messages.is_empty() {
            self.back_up_soon();
        }
        self.follow_up();
    }

    /// Locks, status, and what is to be done soon.
    fn follow_up(self: &Rc<Self>) {
        self.ask_for_locks();
        self.tell_status();
        self.pump_soon();
        self.settle_at_rest();
    }

    fn settle_at_rest(self: &Rc<Self>) {
        let rest = {
            let keeper = self.keeper.borrow();
            match (keeper.is_unsettled(), keeper.is_unplaced()) {
                (false, _) => return,
                (true, unplaced) => {
                    if unplaced {
                        0
                    } else {
                        RESTS_MS
                    }
                }
            }
        };
        self.after(SETTLE, rest, |this| {
            this.settle();
        });
    }

    fn pump_soon(self: &Rc<Self>) {
        self.after(PUMP, 0, |this| {
            let this = Rc::clone(this);
            spawn_local(async move { this.pump().await });
        });
    }

    /// Writes the mirror until it has everything.
    async fn pump(self: Rc<Self>) {
        if self.pumping.replace(true) {
            return;
        }
        while let Some(mirror) = self.mirror() {
            let outgoing = self.keeper.borrow_mut().next_exchange(self.in_hand.get());
            let Some(outgoing) = outgoing else { break };
            let outcome = mirror.exchange(&outgoing).await;
            let failed = outcome.is_err();
            let (news, message) = self.keeper.borrow_mut().exchanged(&outgoing, outcome);
            self.tell_tabs(message.as_slice());
            if let Some(news) = news {
                self.act(Intent::Heard(vec![(*news).clone()]));
            }
            if failed {
                self.after(RETRY, RETRY_MS, |this| {
                    this.keeper.borrow_mut().retry();
                    this.follow_up();
                });
            }
        }
        self.pumping.set(false);
        self.tell_status();
        self.settle_at_rest();
    }

    /// Says whether all is saved, and tells of trouble when that has changed.
    fn tell_status(&self) {
        let (status, local) = {
            let keeper = self.keeper.borrow();
            (keeper.status(), keeper.local())
        };
        self.act(Intent::StorageNow(status));
        if self.told.replace(status) != status {
            match status {
                StorageState::NotSaved(why) => self.act(Intent::Tell(NoticeBody::Storage(why))),
                StorageState::SavedOnce(why) => self.act(Intent::Tell(NoticeBody::SavedOnce(why))),
                StorageState::Saved | StorageState::Saving => {}
            }
        }
        // The mirror has it all the same, so this is told once and calmly.
        if let (StorageState::Saved, Err(why)) = (status, local)
            && !self.told_full.replace(true)
        {
            self.act(Intent::Tell(NoticeBody::LocalRefused(why)));
        }
    }

    fn ask_for_locks(self: &Rc<Self>) {
        let wanted = self.keeper.borrow().wanted_locks(self.in_hand.get());
        for id in wanted {
            if self.asked.borrow_mut().insert(id, ()).is_some() {
                continue;
            }
            let this = Rc::clone(self);
            let held = tabs::lock(&keys::document(id), move || {
                {
                    let mut keeper = this.keeper.borrow_mut();
                    keeper.own(id);
                    if keeper.local() == Err(StorageError::Full) {
                        keeper.make_room(ROOM, this.in_hand.get());
                    }
                }
                this.follow_up();
            });
            self.locks.borrow_mut().extend(held);
        }
    }

    fn hear(self: &Rc<Self>, message: &Message) {
        let heard = self.keeper.borrow_mut().heard(message);
        match heard {
            Heard::Nothing => self.pump_soon(),
            Heard::News(document) => {
                // In a burst they come faster than they can be drawn.
                self.news.borrow_mut().push(*document);
                self.after(NEWS, 0, |this| {
                    let news = this.news.take();
                    this.act(Intent::Heard(news));
                });
            }
            Heard::Fetch(id) => {
                let this = Rc::clone(self);
                spawn_local(async move { this.fetch(id).await });
            }
            Heard::Purged(id) => self.act(Intent::Purged(id)),
            Heard::Settings(text) => {
                self.settings.replace(text.clone());
                self.act(Intent::HeardSettings(format::settings::read(&text).0));
            }
        }
    }

    fn purge(self: &Rc<Self>, id: DocumentId) {
        let message = self.keeper.borrow_mut().purge(id);
        self.tell_tabs(&[message]);
        if let Some(mirror) = self.mirror() {
            let this = Rc::clone(self);
            spawn_local(async move {
                if let Err(why) = mirror.purge(id).await {
                    this.act(Intent::Tell(NoticeBody::Storage(why)));
                }
            });
        }
    }

    /// Keeps the settings in both homes and tells the other tabs.
    pub(super) fn keep_settings(self: &Rc<Self>, settings: &Settings) {
        let text = format::settings::write(settings);
        if self.settings.replace(text.clone()) == text {
            return;
        }
        let local = self.store.set(keys::SETTINGS, &text);
        self.tell_tabs(&[Message::Settings(text.clone())]);
        let (this, mirror) = (Rc::clone(self), self.mirror());
        spawn_local(async move {
            let mirrored = match mirror {
                Some(mirror) => mirror.keep("settings", &text.into()).await,
                // While it is being opened, the start sees to it.
                None => Ok(()),
            };
            if let (Err(_), Err(why)) = (local, mirrored) {
                this.act(Intent::Tell(NoticeBody::Storage(why)));
            }
        });
    }

    /// The page is being left: what rests in journals may as well be put in its place. Firefox can tell of it in the midst of another
    /// task, while that is writing to a home: then the journals keep what they have, for nothing may be borrowed twice.
    pub(super) fn leave(&self) {
        if self.keeper.try_borrow_mut().is_ok() {
            self.settle();
        }
    }

    fn settle(&self) {
        let news = self.keeper.borrow_mut().settle();
        if !news.is_empty() {
            self.act(Intent::Heard(news));
        }
        self.tell_status();
    }
}
