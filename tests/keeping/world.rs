//! A browser with its two homes and its tabs, and what must be true of them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use beleg::{
    app::{
        keep::{Exchange, Exchanged, Heard, Keeper, Merge, Message, MirrorState, Outgoing, Stored, keys, keys::Key},
        ports::StorageError,
        state::{Library, StorageState},
    },
    domain::{
        article::{Article, BlockKind},
        document::{Details, Document},
        id::DocumentId,
        stamp::{Clock, ReplicaId, Timestamp},
    },
    format::{
        native::{read, write_one},
        stored::{check_of, read_document},
    },
};
use proptest::{prelude::*, sample::Index, test_runner::TestCaseResult};

use crate::{
    local::{Local, TabStore},
    support::edits::EditSeed,
};

/// How the mirror fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Full,
    Fails,
    Refuses,
}

struct Tab {
    id: ReplicaId,
    keeper: Keeper,
    library: Library,
    clock: Clock,
    inbox: VecDeque<Message>,
    sent: Option<Outgoing>,
}

type States = BTreeMap<DocumentId, Document>;

pub(crate) struct World {
    local: Rc<RefCell<Local>>,
    mirror: BTreeMap<DocumentId, Stored>,
    fault: Option<Fault>,
    tabs: Vec<Tab>,
    made: u64,
    now: u64,
    /// What was said to be saved: nothing may lose it.
    acknowledged: States,
    /// What lies in `localStorage` or in the mirror: a crashed tab must not lose it, a killed browser may.
    written: States,
}

fn add(states: &mut States, document: &Document) {
    let both = states.get(&document.id()).map_or_else(|| document.clone(), |own| own.merge(document).unwrap());
    states.insert(document.id(), both);
}

fn holds(document: Option<&Document>, part: &Document) -> bool {
    document.is_some_and(|document| document.merge(part).unwrap() == *document)
}

impl World {
    pub(crate) fn new(bytes: bool) -> Self {
        let local = Rc::new(RefCell::new(Local { bytes, ..Local::default() }));
        local.borrow_mut().remember();
        let (acknowledged, written) = (States::new(), States::new());
        let mut world =
            Self { local, mirror: BTreeMap::new(), fault: None, tabs: Vec::new(), made: 0, now: 1_000, acknowledged, written };
        world.open();
        world
    }

    fn tab(&mut self, index: usize) -> Option<&mut Tab> {
        let count = self.tabs.len();
        self.tabs.get_mut(index.checked_rem(count)?)
    }

    /// A new tab reads both homes, as the page does when it starts.
    pub(crate) fn open(&mut self) {
        if self.tabs.len() == 4 {
            return;
        }
        self.made += 1;
        let id = ReplicaId(self.made);
        self.local.borrow_mut().living.push(id);
        let store = Rc::new(TabStore { local: Rc::clone(&self.local), tab: id });
        let mut keeper = Keeper::new(id, store, Ok(()));
        let mut library = Library::default();
        let found: Vec<Key> = self.local.borrow().values.keys().filter_map(|key| Key::parse(key)).collect();
        let mut ids: Vec<DocumentId> = found.iter().filter_map(|key| key.document()).collect();
        let reachable = self.fault != Some(Fault::Refuses);
        if reachable {
            ids.extend(self.mirror.keys());
        }
        ids.sort();
        ids.dedup();
        keeper.announce(ids.iter().copied());
        keeper.set_mirror(if reachable { MirrorState::Open } else { MirrorState::Refused(StorageError::Blocked) });
        let mut clock = Clock::new(id);
        for document in ids {
            let mut there = keeper.find(document, &found);
            if let Some(stored) = self.mirror.get(&document).filter(|_| reachable) {
                let own = there.own.as_deref().and_then(check_of);
                there.check = Some(stored.row.check.clone());
                there.mirrored = (own != Some(&*stored.row.check)).then(|| stored.text.clone());
            }
            let adopted = keeper.adopt(document, &there);
            assert!(adopted.set_aside.is_empty() && !adopted.mirror_damaged && !adopted.newer, "{adopted:?}");
            // A journal that starts from what only the mirror has must wait for it.
            let Some(document) = adopted.document else {
                assert!(!reachable, "what is stored can be read");
                continue;
            };
            clock = clock.after(document.last_stamp());
            library.documents.insert(document.id(), document);
        }
        self.tabs.push(Tab { id, keeper, library, clock, inbox: VecDeque::new(), sent: None });
        // What a new tab finds is what survived.
        let tab = self.tabs.last().unwrap();
        for (id, part) in &self.written {
            let whole = reachable || !self.only_mirrored(*id);
            assert!(!whole || holds(tab.library.documents.get(id).map(|own| &**own), part), "a new tab does not find {part:#?}");
        }
    }

    /// Whether `localStorage` may lack something that the mirror has.
    fn only_mirrored(&self, id: DocumentId) -> bool {
        self.mirror.contains_key(&id)
    }

    fn broadcast(&mut self, from: ReplicaId, messages: Vec<Message>) {
        for message in messages {
            for tab in self.tabs.iter_mut().filter(|tab| tab.id != from) {
                tab.inbox.push_back(Message::read(&message.write()).unwrap());
            }
        }
    }

    /// What the page does after every change of its library.
    fn changed(&mut self, index: usize) {
        let Some(tab) = self.tab(index) else { return };
        let (from, messages) = (tab.id, tab.keeper.changed(&tab.library));
        if tab.keeper.local() == Err(StorageError::Full) {
            tab.keeper.make_room(2_000, None);
        }
        // What a tab has heard, and not changed, is for the tab to keep that changed it.
        let changed = messages.iter().filter_map(|message| match message {
            Message::Patch(id, _) => tab.library.documents.get(id).cloned(),
            _ => None,
        });
        let written: Vec<Rc<Document>> = if tab.keeper.local().is_ok() { changed.collect() } else { Vec::new() };
        for document in written {
            add(&mut self.written, &document);
        }
        self.broadcast(from, messages);
    }

    pub(crate) fn new_document(&mut self, index: usize) {
        self.now += 1;
        self.made += 1;
        let (now, made) = (self.now, self.made);
        let Some(tab) = self.tab(index) else { return };
        let (stamp, clock) = tab.clock.tick(Timestamp(now));
        tab.clock = clock;
        let words = format!("Artikel {made}: Die Anti-IS-Koalition 😀 hat „sie“ angekündigt. Und sie blieb.");
        let article = Article::new([(BlockKind::Heading(1), "Titel".to_owned()), (BlockKind::Paragraph, words)]);
        let id = DocumentId::new(Timestamp(now), [made as u8; 10]);
        tab.library.documents.insert(id, Rc::new(Document::new(id, article, Details::default(), stamp)));
        self.changed(index);
    }

    pub(crate) fn edit(&mut self, index: usize, which: &Index, seed: &EditSeed) {
        self.now += 1;
        let now = self.now;
        let Some(tab) = self.tab(index) else { return };
        let ids: Vec<DocumentId> = tab.library.documents.keys().copied().collect();
        if ids.is_empty() {
            return;
        }
        let document = Rc::clone(tab.library.documents.get(which.get(&ids)).unwrap());
        let (stamp, clock) = tab.clock.tick(Timestamp(now));
        if let Some(edit) = seed.grow(&document)
            && let Ok((next, _)) = document.apply(&edit, stamp)
            // A lost mark may claim a place that no file can name; no user makes one.
            && read(&write_one(&next)).is_ok_and(|reading| reading.documents == [next.clone()])
        {
            tab.clock = clock;
            tab.library.documents.insert(next.id(), Rc::new(next));
        }
        self.changed(index);
    }

    pub(crate) fn send(&mut self, index: usize) {
        let Some(tab) = self.tab(index) else { return };
        if tab.sent.is_none() {
            tab.sent = tab.keeper.next_exchange(None);
        }
    }

    /// The transaction: nothing comes in between.
    fn transact(&mut self, outgoing: &Outgoing) -> Result<Exchanged, StorageError> {
        match self.fault {
            Some(Fault::Full) => return Err(StorageError::Full),
            Some(Fault::Fails | Fault::Refuses) => return Err(StorageError::Failed),
            None => {}
        }
        let there = self.mirror.get(&outgoing.id());
        match outgoing.plan(there.map(|stored| &stored.row)) {
            Exchange::Nothing => Ok(Exchanged::AsSent),
            Exchange::Write => {
                self.mirror.insert(outgoing.id(), outgoing.stored.clone());
                Ok(Exchanged::AsSent)
            }
            Exchange::Read => match outgoing.merge(&there.unwrap().text) {
                Merge::Keep { document, check } => Ok(Exchanged::Merged { document, check }),
                Merge::Write { document, stored } => {
                    let check = stored.row.check.clone();
                    self.mirror.insert(outgoing.id(), stored);
                    Ok(Exchanged::Merged { document, check })
                }
                other => panic!("nothing is damaged here, but {other:?}"),
            },
        }
    }

    pub(crate) fn commit(&mut self, index: usize) {
        let Some(outgoing) = self.tab(index).and_then(|tab| tab.sent.take()) else { return };
        let outcome = self.transact(&outgoing);
        if let Ok(done) = &outcome {
            let document = match done {
                Exchanged::AsSent => &outgoing.document,
                Exchanged::Merged { document, .. } => document,
            };
            add(&mut self.written, document);
        }
        let Some(tab) = self.tab(index) else { return };
        let (news, message) = tab.keeper.exchanged(&outgoing, outcome);
        let from = tab.id;
        if let Some(news) = news {
            tab.take(&news);
            self.changed(index);
        }
        self.broadcast(from, message.into_iter().collect());
    }

    pub(crate) fn hear(&mut self, index: usize) {
        let Some(tab) = self.tab(index) else { return };
        let Some(message) = tab.inbox.pop_front() else { return };
        match tab.keeper.heard(&message) {
            Heard::News(news) => tab.take(&news),
            Heard::Fetch(id) => {
                let mut found = tab.keeper.find(id, &[]);
                let stored = self.mirror.get(&id).unwrap().clone();
                (found.check, found.mirrored) = (Some(stored.row.check), Some(stored.text));
                let tab = self.tab(index).unwrap();
                let document = tab.keeper.adopt(id, &found).document.unwrap();
                tab.take(&document);
            }
            _ => return,
        }
        self.changed(index);
    }

    pub(crate) fn lock(&mut self, index: usize) {
        let local = Rc::clone(&self.local);
        let Some(tab) = self.tab(index) else { return };
        for id in tab.keeper.wanted_locks(None) {
            let mut local = local.borrow_mut();
            if *local.owners.entry(id).or_insert(tab.id) == tab.id {
                tab.keeper.own(id);
            }
        }
    }

    pub(crate) fn settle(&mut self, index: usize) {
        let Some(tab) = self.tab(index) else { return };
        for news in tab.keeper.settle() {
            tab.take(&news);
        }
        self.changed(index);
    }

    pub(crate) fn bury(&mut self, index: usize) {
        let living = self.local.borrow().living.clone();
        let Some(tab) = self.tab(index) else { return };
        for news in tab.keeper.bury(&living) {
            tab.take(&news);
        }
        self.changed(index);
    }

    pub(crate) fn crash(&mut self, index: usize, came: bool) {
        let Some(position) = index.checked_rem(self.tabs.len()) else { return };
        let tab = self.tabs.remove(position);
        if let Some(outgoing) = tab.sent.as_ref().filter(|_| came) {
            // The transaction may come through although nobody hears of it.
            drop(self.transact(outgoing));
        }
        let mut local = self.local.borrow_mut();
        local.living.retain(|id| *id != tab.id);
        local.owners.retain(|_, owner| *owner != tab.id);
    }

    pub(crate) fn kill(&mut self, moment: &Index) {
        while !self.tabs.is_empty() {
            self.crash(0, false);
        }
        let mut local = self.local.borrow_mut();
        let kept = moment.index(local.past.len());
        local.values = local.past[kept].clone();
        local.past.truncate(kept + 1);
        drop(local);
        self.written = self.acknowledged.clone();
    }

    pub(crate) fn set_room(&mut self, room: Option<usize>) {
        let mut local = self.local.borrow_mut();
        local.limit = room.map(|room| local.used() + room);
    }

    pub(crate) fn set_fault(&mut self, fault: Option<Fault>) {
        self.fault = fault;
    }

    pub(crate) fn retry(&mut self, index: usize) {
        if let Some(tab) = self.tab(index) {
            tab.keeper.retry();
        }
    }

    /// What holds at every moment.
    pub(crate) fn check(&mut self) -> TestCaseResult {
        for tab in &self.tabs {
            if tab.keeper.status() == StorageState::Saved {
                tab.library.documents.values().for_each(|document| add(&mut self.acknowledged, document));
            }
        }
        for (id, part) in &self.acknowledged {
            let there = self.mirror.get(id).map(|stored| read_document(&stored.text).unwrap());
            prop_assert!(holds(there.as_ref(), part), "said to be saved, and not in the mirror: {part:#?}");
        }
        let wrong = &self.local.borrow().wrong;
        prop_assert!(wrong.is_empty(), "{wrong:?}");
        Ok(())
    }

    /// Everything works again, and nobody does anything more.
    pub(crate) fn come_to_rest(&mut self) {
        self.set_fault(None);
        self.set_room(None);
        // A tab that could not reach the mirror when it started does so when it is loaded again.
        let blocked = |tab: &Tab| tab.keeper.mirror() == MirrorState::Refused(StorageError::Blocked);
        while let Some(index) = self.tabs.iter().position(blocked) {
            self.crash(index, false);
            self.open();
        }
        if self.tabs.is_empty() {
            self.open();
        }
        for round in 0..200 {
            for index in 0..self.tabs.len() {
                if self.tabs[index].keeper.mirror() != MirrorState::Open {
                    self.tabs[index].keeper.set_mirror(MirrorState::Open);
                }
                self.bury(index);
                self.lock(index);
                self.settle(index);
                self.send(index);
                self.commit(index);
                while self.tabs[index].inbox.front().is_some() {
                    self.hear(index);
                }
            }
            let busy = self.tabs.iter().any(|tab| !tab.inbox.is_empty() || tab.keeper.status() != StorageState::Saved);
            if !busy {
                break;
            }
            assert!(round < 199, "they never come to rest");
        }
        for index in 0..self.tabs.len() {
            self.lock(index);
            self.settle(index);
            self.bury(index);
        }
    }

    pub(crate) fn check_at_rest(&mut self) -> TestCaseResult {
        self.check()?;
        for tab in &self.tabs {
            prop_assert_eq!(tab.keeper.status(), StorageState::Saved);
        }
        // A tab that starts now finds everything, and shows what every other tab shows.
        self.tabs.truncate(3);
        self.open();
        let first = self.tabs.last().unwrap().library.documents.clone();
        for tab in &self.tabs {
            for (id, document) in tab.library.documents.iter() {
                prop_assert!(first.get(id) == Some(document), "tabs differ");
            }
        }
        for (id, part) in &self.written {
            prop_assert!(holds(first.get(id).map(|own| &**own), part), "lost: {part:#?}");
        }
        for (id, document) in first.iter() {
            let mirrored = read_document(&self.mirror[id].text).unwrap();
            prop_assert!(mirrored == **document, "the mirror differs");
            let own = self.local.borrow().values.get(&keys::document(*id)).map(|text| read_document(text).unwrap());
            if self.local.borrow().owners.contains_key(id) && own.is_some() {
                prop_assert_eq!(own.as_ref(), Some(&**document), "the own key differs");
            }
        }
        let journals: Vec<String> =
            self.local.borrow().values.keys().filter(|key| matches!(Key::parse(key), Some(Key::Journal(..)))).cloned().collect();
        prop_assert!(journals.is_empty(), "journals that nobody needs: {journals:?}");
        Ok(())
    }
}

impl Tab {
    /// As the state machine does with what it hears.
    fn take(&mut self, news: &Document) {
        let both = self.library.documents.get(&news.id()).map_or_else(|| news.clone(), |own| own.merge(news).unwrap());
        self.clock = self.clock.after(both.last_stamp());
        self.library.documents.insert(both.id(), Rc::new(both));
    }
}
