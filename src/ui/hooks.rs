//! Effects of the whole page, one concern each. They act through [`Acts`] and never keep a state handle, which would keep old states.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::ui::effects::{use_change, use_guard, use_soon};

use crate::{
    app::{
        action::Intent,
        messages::{Catalogue, Msg, Texts},
        route::Route,
        state::AppState,
    },
    browser::{environment, events, fetch, handover, location::AddressBar, panic, rest, spawn_local, time},
    domain::settings::Settings,
    ui::{app::KeepingHandle, handed, intake::IntakeHandle, store::Acts, words::Words},
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

/// A language's code, and its texts if they could be fetched.
pub(super) type Fetched = (String, Texts);

/// The texts of a language; those of English where there are none of it.
pub(super) async fn fetch_language(language: &str) -> Fetched {
    match fetch::messages(language).await {
        Some(texts) => (language.to_owned(), texts),
        None => ("en".to_owned(), fetch::messages("en").await.unwrap_or_default()),
    }
}

/// The messages of the language in use. Until a new one is there, the one before is spoken.
#[hook]
pub(super) fn use_catalogue(settings: &Rc<Settings>, initial: &Fetched) -> Words {
    let language = chosen_language(settings);
    let fetched = use_state(|| initial.clone());
    {
        let (setter, known) = (fetched.setter(), fetched.0 == language);
        use_change(language, move |language| {
            if !known {
                let language = language.clone();
                spawn_local(async move { setter.set(fetch_language(&language).await) });
            }
        });
    }
    let catalogue = use_memo((*fetched).clone(), |(language, texts)| {
        Words(Rc::new(Catalogue::new(language, texts.clone(), Some(Rc::new(crate::browser::time::plural_category)))))
    });
    (*catalogue).clone()
}

/// Hands every change to keeping, in the task that has drawn it.
#[hook]
pub(super) fn use_keeping(keeping: &KeepingHandle, state: &AppState, acts: &Acts) {
    let (handle, acts) = (keeping.0.clone(), acts.clone());
    use_change((), move |()| handle.begin(&acts));
    let handle = keeping.0.clone();
    use_change((Rc::clone(&state.library), state.route.document()), move |(library, in_hand)| handle.changed(library, *in_hand));
    let handle = keeping.0.clone();
    use_change(Rc::clone(&state.settings), move |settings| handle.keep_settings(settings));
    let handle = keeping.0.clone();
    use_guard((), move |()| events::on_window("pagehide", move |_| handle.leave()));
}

/// Keeps the address bar and the state in step.
#[hook]
pub(super) fn use_address(state: &AppState, acts: &Acts) {
    let shown = use_mut_ref(|| state.address());
    let bar = use_memo((), |()| AddressBar::as_it_is());
    let for_listening = Rc::clone(&bar);
    // Some browsers take ten milliseconds for a change of the address, so it does not hold up drawing.
    use_soon(state.address(), move |address: &Route| {
        let before = shown.replace(address.clone());
        let other_screen = match (&before, address) {
            (Route::Desk { document: one, .. }, Route::Desk { document: other, .. }) => one != other,
            (one, other) => one != other,
        };
        bar.show(address, other_screen);
    });
    let acts = acts.clone();
    use_guard((), move |()| for_listening.on_change(move |route| acts.act(Intent::Open(route))));
}

/// Files and texts dropped anywhere, and what is pasted where no field has the keyboard.
#[hook]
pub(super) fn use_arrivals(state: &AppState, intake: &IntakeHandle) {
    let at_library = *state.route == Route::Library;
    let (for_paste, for_handed) = (intake.clone(), intake.clone());
    use_guard(at_library, move |at_library| {
        at_library.then(|| {
            events::on_document("paste", move |event| {
                if let Some(copied) = events::pasted(event) {
                    for_paste.0.take_copied(copied);
                }
            })
        })
    });
    let intake = intake.clone();
    use_guard((), move |()| {
        let over = events::on_window_active("dragover", |event| event.prevent_default());
        let drop_listener = events::on_window_active("drop", move |event| {
            let Some((files, copied)) = events::drop_of(event) else { return };
            intake.0.take_files(files);
            if let Some(copied) = copied {
                intake.0.take_copied(copied);
            }
        });
        (over, drop_listener)
    });
    use_handed_over(&for_handed);
}

/// What comes from other programs: a page by the bookmarklet, files that the system opens with this page, a text that was shared.
#[hook]
fn use_handed_over(intake: &IntakeHandle) {
    let intake = intake.clone();
    use_guard((), move |()| {
        let kept = Rc::new(RefCell::new(None));
        if handover::is_wanted() {
            let (keep, is_asked) = (Rc::clone(&kept), handover::is_asked());
            spawn_local(async move {
                if rest::load().await {
                    keep.replace(Some(handed::begin(&intake.0, is_asked)));
                }
            });
        }
        kept
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
