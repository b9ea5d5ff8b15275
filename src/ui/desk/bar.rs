//! The desk's head: where one is, whether it is safe, and what can be done to the whole article.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        ports::StorageError,
        state::{DeskMode, Dialog, ExportScope, StorageState},
    },
    browser::events,
    domain::document::Document,
    ui::{
        parts::icon::{Icon, IconButton, Shape},
        store::use_acts,
        words::use_words,
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    pub(super) document: Rc<Document>,
    pub(super) can_undo: bool,
    pub(super) can_redo: bool,
    pub(super) mode: DeskMode,
    pub(super) storage: StorageState,
}

#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let words = use_words();
    let Some(acts) = use_acts() else { return Html::default() };
    let id = props.document.id();
    let by_sentence = props.mode == DeskMode::Sentences;
    let other = if by_sentence { DeskMode::Article } else { DeskMode::Sentences };
    let onchange = {
        let acts = acts.clone();
        Callback::from(move |event: Event| {
            if let Some(title) = events::field_value(&event) {
                acts.act(Intent::Rename { document: id, title });
            }
        })
    };
    html! {
        <header class="bar">
            <a class="brand" href="#/" aria-label={words.text(Msg::ToLibrary)}><Icon shape={Shape::Back} /><span>{ words.text(Msg::Brand) }</span></a>
            <input class="title-field" type="text" aria-label={words.text(Msg::TitleField)} value={AttrValue::from(Rc::clone(&props.document.details().title))} {onchange} />
            <Saved storage={props.storage} />
            <div class="bar-buttons" role="toolbar" aria-label={words.text(Msg::DeskTools)}>
                <IconButton shape={Shape::Undo} label={words.text(Msg::Undo)} disabled={!props.can_undo} onclick={acts.on(|| Intent::Undo)} />
                <IconButton shape={Shape::Redo} label={words.text(Msg::Redo)} disabled={!props.can_redo} onclick={acts.on(|| Intent::Redo)} />
                <IconButton shape={Shape::Search} label={words.text(Msg::FindInText)} onclick={acts.on(|| Intent::Find(Some(String::new())))} />
                <IconButton shape={Shape::Sentences} label={words.text(Msg::SentenceList)} pressed={Some(by_sentence)} onclick={acts.on(move || Intent::SetMode(other))} />
                <a class="icon-button wide" href="#/settings" aria-label={words.text(Msg::Settings)} title={words.text(Msg::Settings)}><Icon shape={Shape::Settings} /></a>
                <a class="icon-button wide" href="#/help" aria-label={words.text(Msg::Help)} title={words.text(Msg::Help)}><Icon shape={Shape::Help} /></a>
                <button type="button" class="button primary" onclick={acts.on(move || Intent::OpenDialog(Dialog::Export(ExportScope::Document(id))))}>
                    <Icon shape={Shape::Export} /><span class="word">{ words.text(Msg::Export) }</span>
                </button>
            </div>
        </header>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct SavedProps {
    pub(crate) storage: StorageState,
}

/// Whether everything is stored, and if not, why.
#[component]
pub(crate) fn Saved(props: &SavedProps) -> Html {
    let words = use_words();
    let (class, text) = match props.storage {
        StorageState::Saved => ("saved", Msg::Saved),
        StorageState::Saving => ("saving", Msg::Saving),
        StorageState::NotSaved(StorageError::Blocked) => ("not-saved", Msg::NotSavedBlocked),
        StorageState::NotSaved(StorageError::Full) => ("not-saved", Msg::NotSavedFull),
        StorageState::NotSaved(StorageError::Failed) => ("not-saved", Msg::NotSavedFailed),
    };
    html! { <span class={classes!("storage", class)}>{ words.text(text) }</span> }
}
