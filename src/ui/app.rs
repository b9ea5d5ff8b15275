//! The root: the state, its effects, and which screen is shown.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::{use_change, use_guard, use_soon};

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        notice::NoticeBody,
        route::Route,
        select,
        state::{AppState, Dialog},
    },
    browser::{
        attention::{self, Attention, Opened},
        fetch, layout,
    },
    domain::id::DocumentId,
    ui::{
        arrivals::Arrivals,
        desk::{Desk, keyboard::use_page_keys},
        details::DetailsDialog,
        export::ExportDialog,
        help::help,
        hooks::{self, Fetched},
        intake::{Intake, IntakeHandle},
        keeping::Keeping,
        library::Library,
        notices::{shown, spoken},
        offline::{AtWork, version_notice},
        rest::{later, later_screen, use_rest},
        settings::Settings,
        store::{Acts, Shell},
        versions::version_dialog,
        words::Words,
    },
};

#[derive(Clone)]
pub(super) struct KeepingHandle(pub(super) Rc<Keeping>);

impl PartialEq for KeepingHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct AppProps {
    initial: AppState,
    keeping: KeepingHandle,
    messages: Fetched,
}

/// Draws the page, in the user's language from the first moment.
pub(super) async fn start(mut initial: AppState, keeping: Rc<Keeping>) {
    if let Some((config, damaged)) = fetch::first_config().await {
        initial.settings = Rc::new(initial.settings.begun_with(&config));
        if damaged {
            initial = initial.telling(NoticeBody::ConfigDamaged);
        }
    }
    let messages = hooks::fetch_language(&hooks::chosen_language(&initial.settings)).await;
    let Some(root) = crate::browser::environment::root() else { return };
    yew::Renderer::<App>::with_root_and_props(root, AppProps { initial, keeping: KeepingHandle(keeping), messages }).render();
}

#[component]
fn App(props: &AppProps) -> Html {
    let initial = props.initial.clone();
    let state = use_reducer(move || initial);
    let acts = Acts(state.dispatcher());
    let words = hooks::use_catalogue(&state.settings, &props.messages);
    hooks::use_keeping(&props.keeping, &state, &acts);
    hooks::use_address(&state, &acts);
    let for_intake = acts.clone();
    let intake = IntakeHandle((*use_memo((), move |()| Intake::new(&for_intake))).clone());
    hooks::use_arrivals(&state, &intake);
    hooks::use_page_description(&state, &words);
    use_page_keys(&state, &acts);
    let shell = Shell { acts: acts.clone(), words: words.clone() };
    let wanted = state.dialog.is_some()
        || !state.notices.is_empty()
        || !state.readings.is_empty()
        || state.spoken.id != 0
        || match &*state.route {
            Route::Library => !state.library.is_empty() || select::has_stock(&state.library, &state.stock),
            // The article can be read before its cards are there.
            Route::Desk { .. } => true,
            Route::Settings | Route::Help => true,
            Route::Unknown(_) => false,
        };
    let rest = use_rest(wanted);
    let at_work = AtWork { storage: state.storage, busy: !state.readings.is_empty() || !state.arrivals.is_empty() };
    let screen = match &*state.route {
        Route::Library => {
            html! { <Library shell={shell.clone()} library={&state.library} storage={state.storage} stock={&state.stock} settings={&state.settings} keeping={props.keeping.clone()} intake={intake.clone()} rest={rest.clone()} /> }
        }
        Route::Settings => later_screen(
            &rest,
            &words,
            || html! { <Settings shell={shell.clone()} settings={&state.settings} library={&state.library} {at_work} /> },
        ),
        Route::Help => later_screen(&rest, &words, || help(state.settings.single_keys, &words)),
        Route::Desk { .. } => match state.open_document() {
            Some(document) if document.is_trashed() => trashed(document.id(), &shell),
            Some(document) => html! {
                <Desk shell={shell.clone()} key={document.id().to_string()} {document} history={state.open_history()} desk={&state.desk} settings={&state.settings}
                    storage={state.storage} dialog={state.dialog.is_some()} grows={state.growing().is_some()} rest={rest.clone()} />
            },
            None if state.route.document().is_some_and(|id| state.library.may_have(id)) => html! {
                <main class="sheet-page" id="main" tabindex="-1"><p>{ words.text(Msg::Opening) }</p></main>
            },
            None => missing(&words),
        },
        Route::Unknown(_) => missing(&words),
    };
    let screen_name = match &*state.route {
        Route::Desk { .. } => "desk",
        _ => "page",
    };
    let shown_now = (std::mem::discriminant(&*state.route), state.route.document());
    use_change(shown_now, |_| layout::to_top());
    // The keyboard goes to the heading of a new screen; one that opens at a mark gives it to the mark's card.
    let at_mark = matches!(&*state.route, Route::Desk { mark: Some(_), .. });
    let seen = use_mut_ref(|| shown_now);
    use_soon((shown_now, rest.is_there()), move |(now, is_there)| {
        if *is_there && seen.replace(*now) != *now && !at_mark {
            attention::turn_to(Opened::Screen);
        }
    });
    use_guard(rest.is_there(), |is_there| is_there.then(Attention::begin));
    html! {
        <>
                <a class="skip" href="#main" onclick={skip()}>{ words.text(Msg::SkipToContent) }</a>
                <div class={screen_name}>{ screen }</div>
                if let Some(Dialog::Export(scope)) = state.dialog {
                    { later(&rest, &words, || html! {
                        <ExportDialog shell={shell.clone()} {scope} library={&state.library} settings={&state.settings} exportable={state.open_document().map(|document| document.id())} />
                    }) }
                }
                if let (Some(Dialog::Details(id)), Some(document)) = (state.dialog, state.open_document()) {
                    if document.id() == id {
                        { later(&rest, &words, || html! { <DetailsDialog shell={shell.clone()} {document} intake={intake.clone()} /> }) }
                    }
                }
                if let (Some(dialog @ (Dialog::Update(id) | Dialog::Changes(id))), Some(document)) = (state.dialog, state.open_document()) {
                    if document.id() == id {
                        { later(&rest, &words, || version_dialog(dialog, document, &state.arrivals, &intake, &shell)) }
                    }
                }
                if !state.arrivals.is_empty() && !matches!(state.dialog, Some(Dialog::Update(_))) {
                    { later(&rest, &words, || html! { <Arrivals shell={shell.clone()} arrivals={&state.arrivals} library={&state.library} /> }) }
                }
                // What is told is heard only where a place for it was there before.
                <div class="heard" role="status">
                    if rest.is_there() {
                        { spoken(&state.spoken, state.open_document(), &words) }
                    }
                </div>
                <section class="notices" aria-label={words.text(Msg::NoticesLabel)}>
                    if rest.is_there() {
                        { version_notice(at_work, &words) }
                    }
                    if rest.is_there() || !state.notices.is_empty() {
                        { later(&rest, &words, || shown(&state.notices, &state.readings, &intake, &rest, state.dialog.is_some() || !state.arrivals.is_empty(), &shell)) }
                    }
                </section>
        </>
    }
}

/// Jumps to the content without touching the address, which is the page's own.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        layout::focus_main();
    })
}

/// An article that lies in the trash, with the way back.
fn trashed(id: DocumentId, Shell { acts, words }: &Shell) -> Html {
    html! {
        <main class="sheet-page missing" id="main" tabindex="-1">
            <h1>{ words.text(Msg::TrashedHeading) }</h1>
            <p><button type="button" class="button primary" onclick={acts.on(move || Intent::RestoreDocument(id))}>{ words.text(Msg::Restore) }</button></p>
            <a href="#/">{ words.text(Msg::ToLibrary) }</a>
        </main>
    }
}

/// An address that leads nowhere, with ways on.
fn missing(words: &Words) -> Html {
    html! {
        <main class="sheet-page missing" id="main" tabindex="-1">
            <h1>{ words.text(Msg::MissingHeading) }</h1>
            <p>{ words.text(Msg::MissingExplanation) }</p>
            <a class="button primary" href="#/">{ words.text(Msg::ToLibrary) }</a>
        </main>
    }
}
