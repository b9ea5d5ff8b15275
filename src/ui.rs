//! What is seen: Yew components, in rooms by what the user sees. No logic that could be a function of `app` or `domain`.

mod app;
mod article;
mod desk;
mod effects;
mod export;
mod help;
mod hooks;
mod library;
mod marks;
mod notices;
mod parts;
mod settings;
mod store;
mod words;

use std::rc::Rc;

use crate::{
    app::{
        notice::NoticeBody,
        persist,
        ports::{KeyValue, MemoryStore},
        state::{AppState, StorageState},
    },
    browser::{self, storage::LocalStore},
    domain::settings::Settings,
};

/// Reads what is stored and starts the page in the element `#app`.
pub fn run() {
    let (store, blocked): (Rc<dyn KeyValue>, _) = match LocalStore::open() {
        Ok(store) => (Rc::new(store), None),
        Err(why) => (Rc::new(MemoryStore::default()), Some(why)),
    };
    let loaded = persist::load(&*store);
    let replica = loaded.settings.replica.unwrap_or_else(browser::time::new_replica);
    let settings = Settings { replica: Some(replica), ..loaded.settings };
    let mut state = AppState::new(loaded.library, settings, browser::location::current(), replica);
    if !loaded.set_aside.is_empty() {
        state = state.telling(NoticeBody::SetAside(Rc::new(loaded.set_aside)));
    }
    if let Some(why) = blocked.or(loaded.trouble) {
        state = state.telling(NoticeBody::Storage(why));
        state.storage = StorageState::NotSaved(why);
    }
    browser::spawn_local(app::start(state, store));
}
