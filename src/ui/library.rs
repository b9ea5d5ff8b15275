//! All articles: bring one in, open, rename, delete, take everything away.

mod arrive;
mod bookmarklet;
mod row;
mod stock;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        select,
        state::{Dialog, ExportScope, Library as LibraryState, Stock, StorageState},
    },
    browser::{events, spawn_local},
    domain::settings::Settings,
    ui::{
        app::KeepingHandle,
        desk::saved,
        effects::use_change,
        intake::IntakeHandle,
        offline::offline_line,
        parts::icon::{Shape, icon, icon_link},
        rest::{Rest, later},
        store::Shell,
    },
};

use self::{arrive::arrive, bookmarklet::Bookmarklet, row::Row, stock::ShelfEnd};

/// So many articles are listed at first, and so many more on demand: a thousand rows would take longer to draw than to read.
const FIRST_ROWS: usize = 50;
const MORE_ROWS: usize = 200;

#[derive(Properties, PartialEq)]
pub(super) struct LibraryProps {
    pub(super) shell: Shell,
    pub(super) library: Rc<LibraryState>,
    pub(super) storage: StorageState,
    pub(super) stock: Rc<Stock>,
    pub(super) settings: Rc<Settings>,
    pub(super) keeping: KeepingHandle,
    pub(super) intake: IntakeHandle,
    pub(super) rest: Rest,
}

#[component]
pub(super) fn Library(props: &LibraryProps) -> Html {
    let search = use_state(String::new);
    let deps = (Rc::clone(&props.library), (*search).clone());
    let rows = use_memo(deps, |(library, search)| select::summaries(library, search));
    let shell = &props.shell;
    let Shell { acts, words } = shell;
    let most = use_state(|| FIRST_ROWS);
    // The storage is looked at whenever the library is.
    let keeping = Rc::clone(&props.keeping.0);
    use_change((), move |()| spawn_local(async move { keeping.take_stock().await }));
    let empty = props.library.is_empty();
    let oninput = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                search.set(text);
            }
        })
    };
    let all = props.library.shown();
    let count = if search.trim().is_empty() {
        words.count(Msg::ArticlesOne, Msg::ArticlesOther, all)
    } else {
        words.count(Msg::ArticlesOfOne, Msg::ArticlesOfOther, all).replace("{shown}", &rows.len().to_string()).into()
    };
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + MORE_ROWS))
    };
    let list = rows
        .iter()
        .take(*most)
        .map(|summary| html! { <Row key={summary.id.to_string()} shell={shell.clone()} summary={summary.clone()} /> });
    html! {
        <>
            <header class="bar">
                <span class="brand"><span>{ words.text(Msg::Brand) }</span></span>
                <span class="spacer"></span>
                { saved(props.storage, words) }
                <nav class="bar-buttons" aria-label={words.text(Msg::PageTools)}>
                    { icon_link(Shape::Settings, words.text(Msg::Settings), "#/settings", "icon-button") }
                    { icon_link(Shape::Help, words.text(Msg::Help), "#/help", "icon-button") }
                </nav>
            </header>
            <main class={classes!("sheet-page", "library", empty.then_some("empty-library"))} id="main" tabindex="-1">
                <h1>{ words.text(Msg::LibraryHeading) }</h1>
                <p class="lead">{ words.text(Msg::LibraryLead) }</p>
                { arrive(empty, &props.intake, shell) }
                <details class="fetching">
                    <summary>{ words.text(Msg::BookmarkletHeading) }</summary>
                    { later(&props.rest, words, || html! { <Bookmarklet words={words.clone()} /> }) }
                </details>
                if !empty {
                    <section class="shelf" aria-labelledby="shelf-heading">
                        <header class="shelf-head">
                            <h2 id="shelf-heading" aria-live="polite">{ count }</h2>
                            <input dir="auto" type="search" aria-label={words.text(Msg::SearchLibrary)} placeholder={words.text(Msg::SearchLibrary)} value={(*search).clone()} disabled={!props.rest.is_there()} {oninput} />
                            <button type="button" class="button" onclick={acts.on(|| Intent::OpenDialog(Dialog::Export(ExportScope::Library)))}>
                                { icon(Shape::Export) }<span>{ words.text(Msg::ExportAll) }</span>
                            </button>
                        </header>
                        if rows.is_empty() {
                            <p class="empty">{ words.text(Msg::NothingMatches) }</p>
                        }
                        { later(&props.rest, words, || html! { <ul class="articles">{ for list }</ul> }) }
                        if rows.len() > *most {
                            <button type="button" class="button more" onclick={more}>{ words.with(Msg::ShowMore, &[("n", &(rows.len() - *most).to_string())]) }</button>
                        }
                    </section>
                }
                if select::has_stock(&props.library, &props.stock) {
                    { later(&props.rest, words, || html! {
                        <ShelfEnd shell={shell.clone()} library={&props.library} stock={&props.stock} settings={&props.settings} keeping={props.keeping.clone()} />
                    }) }
                }
                if props.rest.is_there() {
                    { offline_line(words) }
                }
            </main>
        </>
    }
}
