//! Keeping, tried against a simple model: tabs that edit, crash and come back, a browser that is killed, homes that are full or
//! refuse, messages that come late. Whatever the order, what was said to be saved is there, and all tabs come to the same state.
//!
//! `PROPTEST_CASES=10000 cargo test --release --test keeping` tries ten thousand walks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "keeping/damage.rs"]
mod damage;
#[path = "keeping/local.rs"]
mod local;
mod support;
#[path = "keeping/world.rs"]
mod world;

use proptest::{prelude::*, sample::Index};

use self::{
    support::{cases, edits::edit_seed},
    world::{Fault, World},
};

/// What happens next. Tabs are counted modulo those there are.
#[derive(Clone, Debug)]
enum Event {
    NewDocument(usize),
    Edit(usize, Index, Box<support::edits::EditSeed>),
    Send(usize),
    Commit(usize),
    Hear(usize),
    Lock(usize),
    Settle(usize),
    Bury(usize),
    Open,
    /// A crashed tab: `localStorage` keeps what it wrote; what was on its way to the mirror may have come there.
    Crash(usize, bool),
    /// A killed browser: `localStorage` falls back to an earlier moment.
    Kill(Index),
    /// The room that is left in `localStorage`, in units; `None` is enough.
    Room(Option<usize>),
    MirrorFault(Option<Fault>),
    Retry(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let tab = 0..4_usize;
    prop_oneof![
        1 => tab.clone().prop_map(Event::NewDocument),
        8 => (tab.clone(), any::<Index>(), edit_seed()).prop_map(|(tab, document, seed)| Event::Edit(tab, document, Box::new(seed))),
        6 => tab.clone().prop_map(Event::Send),
        6 => tab.clone().prop_map(Event::Commit),
        6 => tab.clone().prop_map(Event::Hear),
        3 => tab.clone().prop_map(Event::Lock),
        3 => tab.clone().prop_map(Event::Settle),
        1 => tab.clone().prop_map(Event::Bury),
        2 => Just(Event::Open),
        1 => (tab.clone(), any::<bool>()).prop_map(|(tab, came)| Event::Crash(tab, came)),
        1 => any::<Index>().prop_map(Event::Kill),
        1 => prop::option::of(0..4_000_usize).prop_map(Event::Room),
        1 => prop::option::of(prop_oneof![Just(Fault::Full), Just(Fault::Fails), Just(Fault::Refuses)]).prop_map(Event::MirrorFault),
        1 => tab.prop_map(Event::Retry),
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn nothing_that_says_saved_is_lost(events in prop::collection::vec(event(), 1..80), bytes in any::<bool>()) {
        let mut world = World::new(bytes);
        for event in events {
            match event {
                Event::NewDocument(tab) => world.new_document(tab),
                Event::Edit(tab, document, seed) => world.edit(tab, &document, &seed),
                Event::Send(tab) => world.send(tab),
                Event::Commit(tab) => world.commit(tab),
                Event::Hear(tab) => world.hear(tab),
                Event::Lock(tab) => world.lock(tab),
                Event::Settle(tab) => world.settle(tab),
                Event::Bury(tab) => world.bury(tab),
                Event::Open => world.open(),
                Event::Crash(tab, came) => world.crash(tab, came),
                Event::Kill(moment) => world.kill(&moment),
                Event::Room(room) => world.set_room(room),
                Event::MirrorFault(fault) => world.set_fault(fault),
                Event::Retry(tab) => world.retry(tab),
            }
            world.check()?;
        }
        world.come_to_rest();
        world.check_at_rest()?;
    }
}
