//! Effects of the whole page, one concern each. They act through [`Acts`] and never keep a state handle, which would keep old states.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::ui::effects::{use_change, use_guard, use_soon};

use crate::{
    app::{
        action::Intent,
        messages::{Catalogue, Msg},
        notice::{NoticeBody, Refusal},
        persist::{self, Texts},
        ports::StorageError,
        route::Route,
        state::{AppState, StorageState},
    },
    browser::{
        environment, events, fetch,
        files::{FileOutcome, Readings},
        location, panic, spawn_local, time,
    },
    domain::{settings::Settings, table::Table},
    ui::{app::StoreHandle, store::Acts, words::Words},
};

/// Which of the user's languages the page can speak: the one chosen in the settings, else the first that comes with the page.
pub(super) fn chosen_language(settings: &Settings) -> String {
    if let Some(language) = &settings.language {
        return language.clone();
    }
    let wanted = environment::languages();
    let mut primary = wanted.iter().map(|language| language.split('-').next().unwrap_or(language).to_ascii_lowercase());
    let built_in = primary.find(|language| Catalogue::is_own(language));
    built_in.unwrap_or_else(|| "en".to_owned())
}

/// The messages of a language, with its code.
pub(super) type Fetched = Option<(String, Table<String, String>)>;

/// The messages of a language that is not compiled in.
pub(super) async fn fetch_language(language: &str) -> Fetched {
    if language == "en" {
        return None;
    }
    fetch::messages(language).await.map(|messages| (language.to_owned(), messages))
}

/// The messages of the language in use, at first those the page was started with. Until others are there, English is shown.
#[hook]
pub(super) fn use_catalogue(settings: &Rc<Settings>, initial: &Fetched) -> Words {
    let language = chosen_language(settings);
    let fetched = use_state(|| initial.clone());
    {
        let (fetched, known) = (fetched.setter(), (*fetched).as_ref().is_some_and(|(code, _)| *code == language));
        use_change(language.clone(), move |language| {
            if !known {
                let language = language.clone();
                spawn_local(async move { fetched.set(fetch_language(&language).await) });
            }
        });
    }
    let deps = (language, (*fetched).clone());
    let catalogue = use_memo(deps, |(language, fetched)| {
        let beside = fetched.as_ref().filter(|(code, _)| code == language).map(|(_, messages)| messages.clone());
        Words(Rc::new(Catalogue::new(language, beside, Some(Rc::new(crate::browser::time::plural_category)))))
    });
    (*catalogue).clone()
}

/// Writes what has changed in a task right after the change was drawn, at the latest when the page is left, and says whether it is
/// safe.
#[hook]
pub(super) fn use_persistence(store: &StoreHandle, state: &AppState, acts: &Acts) {
    let written = use_mut_ref(|| Rc::clone(&state.library));
    let latest = use_mut_ref(|| (Rc::clone(&state.library), state.storage));
    *latest.borrow_mut() = (Rc::clone(&state.library), state.storage);
    let texts = use_mut_ref(Texts::default);
    let write = {
        let (store, acts, texts) = (store.clone(), acts.clone(), Rc::clone(&texts));
        Rc::new(move || {
            let (library, now) = latest.borrow().clone();
            let before = written.replace(Rc::clone(&library));
            if before == library {
                return;
            }
            let saved = persist::save(&*store.0, &mut texts.borrow_mut(), &before, &library);
            let next = match saved {
                Ok(()) if now == StorageState::NotSaved(StorageError::Blocked) => now,
                Ok(()) => StorageState::Saved,
                Err(why) => StorageState::NotSaved(why),
            };
            if next != now {
                acts.act(Intent::StorageNow(next));
                if let StorageState::NotSaved(why) = next {
                    acts.act(Intent::Tell(NoticeBody::Storage(why)));
                }
            }
        })
    };
    let leaving = Rc::clone(&write);
    use_guard((), move |()| {
        let leaving_too = Rc::clone(&leaving);
        (events::on_window("pagehide", move |_| leaving()), events::on_document("visibilitychange", move |_| leaving_too()))
    });
    use_soon(Rc::clone(&state.library), move |_| write());
    let (store, acts) = (store.clone(), acts.clone());
    let first = use_mut_ref(|| true);
    use_change(Rc::clone(&state.settings), move |settings: &Rc<Settings>| {
        // The first run writes too: it keeps the replica's identity.
        let silent = std::mem::replace(&mut *first.borrow_mut(), false);
        if let Err(why) = persist::save_settings(&*store.0, settings)
            && !silent
        {
            acts.act(Intent::Tell(NoticeBody::Storage(why)));
        }
    });
}

/// Keeps the address bar and the state in step.
#[hook]
pub(super) fn use_address(state: &AppState, acts: &Acts) {
    let shown = use_mut_ref(|| state.address());
    // Some browsers take ten milliseconds for a change of the address, so it does not hold up drawing.
    use_soon(state.address(), move |address: &Route| {
        let before = shown.replace(address.clone());
        let other_screen = match (&before, address) {
            (Route::Desk { document: one, .. }, Route::Desk { document: other, .. }) => one != other,
            (one, other) => one != other,
        };
        location::show(address, other_screen);
    });
    let acts = acts.clone();
    use_guard((), move |()| location::on_change(move |route| acts.act(Intent::Open(route))));
}

/// Files dropped anywhere, and text pasted where no field has the keyboard.
#[hook]
pub(super) fn use_arrivals(state: &AppState, acts: &Acts) {
    let at_library = *state.route == Route::Library;
    let acts_for_paste = acts.clone();
    use_guard(at_library, move |at_library| {
        at_library.then(|| {
            events::on_document("paste", move |event| {
                if let Some(text) = events::pasted(event) {
                    acts_for_paste.act(Intent::TakeText { text, file_name: None });
                }
            })
        })
    });
    let acts = acts.clone();
    use_guard((), move |()| {
        let readings = Rc::new(RefCell::new(Readings::default()));
        let over = events::on_window_active("dragover", |event| event.prevent_default());
        let drop_listener = events::on_window_active("drop", move |event| {
            let Some((files, text)) = events::drop_of(event) else { return };
            let acts_for_files = acts.clone();
            readings.borrow_mut().start(files, move |outcome| take(&acts_for_files, outcome));
            if let Some(text) = text {
                acts.act(Intent::TakeText { text, file_name: None });
            }
        });
        (over, drop_listener)
    });
}

/// Hands a file to the state machine.
pub(super) fn take(acts: &Acts, outcome: FileOutcome) {
    acts.act(match outcome {
        FileOutcome::Read { name, bytes } => Intent::TakeFile { name, bytes },
        FileOutcome::Failed { name } => Intent::Tell(NoticeBody::Refused { name: Some(name.into()), why: Refusal::Unreadable }),
    });
}

/// Merges what other tabs write, so that two tabs on one article do not lose each other's marks.
#[hook]
pub(super) fn use_other_tabs(acts: &Acts) {
    let acts = acts.clone();
    use_guard((), move |()| {
        events::on_window("storage", move |event| {
            let Some((key, Some(value))) = events::stored(event) else { return };
            if persist::is_document_key(&key)
                && let Some(document) = persist::read_document(&value)
            {
                acts.act(Intent::Heard(vec![document]));
            }
        })
    });
}

/// The page's language, title and theme, and the words for the worst case.
#[hook]
pub(super) fn use_page_description(state: &AppState, words: &Words) {
    let title = match state.open_document() {
        Some(document) => format!("{} · {}", document.details().title, words.text(Msg::Brand)),
        None => words.text(Msg::Brand).to_string(),
    };
    use_change((words.language().to_owned(), title, state.settings.theme), |(language, title, theme)| {
        environment::describe_page(language, title, *theme);
    });
    use_soon(words.language().to_owned(), |language| time::prepare_dates(language));
    use_change(words.clone(), |words| {
        panic::on_failure(panic::FailureTexts {
            heading: words.text(Msg::FailureHeading).to_string(),
            what_now: words.text(Msg::FailureWhatNow).to_string(),
            download: words.text(Msg::FailureDownload).to_string(),
            reload: words.text(Msg::FailureReload).to_string(),
        });
    });
}
