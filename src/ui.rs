//! What is seen: Yew components, in rooms by what the user sees. No logic that could be a function of `app` or `domain`.

mod app;
mod arrivals;
mod article;
mod desk;
mod details;
mod effects;
mod export;
mod form;
mod handed;
mod help;
mod hooks;
mod intake;
mod keeping;
mod library;
mod marks;
mod notices;
mod offline;
mod panels;
mod parts;
mod problems;
mod reading;
mod rest;
mod settings;
mod store;
mod versions;
mod words;

use std::rc::Rc;

use crate::{
    app::{
        keep::Keeper,
        notice::NoticeBody,
        persist,
        ports::{KeyValue, RefusedStore},
        state::{AppState, Library},
    },
    browser::{self, storage::LocalStore, time},
    domain::settings::Settings,
};

use self::keeping::Keeping;

/// So long the page may read before it shows anything. What is not read then is read behind the scenes. Milliseconds.
const READS_FIRST_MS: f64 = 40.0;

/// Reads what is stored and starts the page in the element `#app`.
pub fn run() {
    let (store, local): (Rc<dyn KeyValue>, _) = match LocalStore::open() {
        Ok(store) => (Rc::new(store), Ok(())),
        Err(why) => (Rc::new(RefusedStore(why)), Err(why)),
    };
    let (settings, settings_aside) = persist::load_settings(&*store);
    let settings = Settings { replica: Some(settings.replica.unwrap_or_else(time::new_replica)), ..settings };
    // Each tab stamps as a replica of its own, so that no two of them ever write the same stamp.
    let tab = time::new_replica();
    let mut keeper = Keeper::new(tab, Rc::clone(&store), local);
    let route = browser::location::current();
    let began = time::elapsed();
    let keys = store.keys().unwrap_or_default();
    let mut start = persist::start(&mut keeper, &keys, route.document(), || time::elapsed() - began > READS_FIRST_MS);
    let documents = std::mem::take(&mut start.documents);
    let set_aside = start.set_aside.len() + usize::from(settings_aside.is_some());
    let mut state = AppState::new(Library { documents, looking: true, ..Library::default() }, settings, route, tab);
    if set_aside > 0 {
        state = state.telling(NoticeBody::SetAside(set_aside));
    }
    let keeping = Keeping::new(keeper, store, start, Rc::clone(&state.library));
    browser::spawn_local(app::start(state, keeping));
}
