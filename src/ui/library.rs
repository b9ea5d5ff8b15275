//! All articles: bring one in, open, rename, delete, take everything away.

mod arrive;
mod row;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        select,
        state::{Dialog, ExportScope, Library as LibraryState, StorageState},
    },
    browser::events,
    ui::{
        desk::Saved,
        parts::icon::{Icon, Shape},
        store::use_acts,
        words::use_words,
    },
};

use self::{arrive::Arrive, row::Row};

#[derive(Properties, PartialEq)]
pub(super) struct LibraryProps {
    pub(super) library: Rc<LibraryState>,
    pub(super) storage: StorageState,
}

#[component]
pub(super) fn Library(props: &LibraryProps) -> Html {
    let words = use_words();
    let search = use_state(String::new);
    let deps = (Rc::clone(&props.library), (*search).clone());
    let rows = use_memo(deps, |(library, search)| select::summaries(library, search));
    let Some(acts) = use_acts() else { return Html::default() };
    let empty = props.library.documents.is_empty();
    let oninput = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                search.set(text);
            }
        })
    };
    let count = words.count(Msg::ArticlesOne, Msg::ArticlesOther, props.library.documents.len());
    let list = rows.iter().map(|summary| html! { <Row key={summary.id.to_string()} summary={summary.clone()} /> });
    html! {
        <>
            <header class="bar">
                <span class="brand"><span>{ words.text(Msg::Brand) }</span></span>
                <span class="spacer"></span>
                <Saved storage={props.storage} />
                <nav class="bar-buttons" aria-label={words.text(Msg::PageTools)}>
                    <a class="icon-button" href="#/settings" aria-label={words.text(Msg::Settings)} title={words.text(Msg::Settings)}><Icon shape={Shape::Settings} /></a>
                    <a class="icon-button" href="#/help" aria-label={words.text(Msg::Help)} title={words.text(Msg::Help)}><Icon shape={Shape::Help} /></a>
                </nav>
            </header>
            <main class={classes!("sheet-page", "library", empty.then_some("empty-library"))} id="main" tabindex="-1">
                <h1>{ words.text(Msg::LibraryHeading) }</h1>
                <p class="lead">{ words.text(Msg::LibraryLead) }</p>
                <Arrive {empty} />
                if !empty {
                    <section class="shelf" aria-labelledby="shelf-heading">
                        <header class="shelf-head">
                            <h2 id="shelf-heading">{ count }</h2>
                            <input type="search" aria-label={words.text(Msg::SearchLibrary)} placeholder={words.text(Msg::SearchLibrary)} value={(*search).clone()} {oninput} />
                            <button type="button" class="button" onclick={acts.on(|| Intent::OpenDialog(Dialog::Export(ExportScope::Library)))}>
                                <Icon shape={Shape::Export} /><span>{ words.text(Msg::ExportAll) }</span>
                            </button>
                        </header>
                        if rows.is_empty() {
                            <p class="empty">{ words.text(Msg::NothingMatches) }</p>
                        }
                        <ul class="articles">{ for list }</ul>
                    </section>
                }
            </main>
        </>
    }
}
