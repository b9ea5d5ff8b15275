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
        parts::icon::{ButtonState, Shape, icon, icon_button, icon_link},
        store::Shell,
        words::Words,
    },
};

/// What the head shows.
pub(super) struct BarProps {
    pub(super) document: Rc<Document>,
    pub(super) can_undo: bool,
    pub(super) can_redo: bool,
    pub(super) mode: DeskMode,
    pub(super) storage: StorageState,
}

pub(super) fn bar(props: &BarProps, Shell { acts, words }: &Shell) -> Html {
    let id = props.document.id();
    let modes = [
        (DeskMode::Sentences, Shape::Sentences, Msg::SentenceList),
        (DeskMode::Claims, Shape::Table, Msg::ClaimsTable),
        (DeskMode::Picture, Shape::Picture, Msg::Picture),
    ];
    let shown = modes.iter().find(|(mode, ..)| *mode == props.mode).map_or(Shape::List, |(_, shape, _)| *shape);
    // In a narrow window they wait behind one button; choosing one closes them again.
    let modes = modes.map(|(mode, shape, label)| {
        let on = props.mode == mode;
        let (other, label) = (if on { DeskMode::Article } else { mode }, words.text(label));
        html! {
            <button type="button" class="icon-button" aria-label={label.clone()} title={label} aria-pressed={if on { "true" } else { "false" }}
                popovertarget="views" popovertargetaction="hide" onclick={acts.on(move || Intent::SetMode(other))}>{ icon(shape) }</button>
        }
    });
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
            <a class="brand" href="#/">{ icon(Shape::Back) }<span>{ words.text(Msg::Brand) }</span><span class="heard">{ ": " }{ words.text(Msg::ToLibrary) }</span></a>
            <input dir="auto" class="title-field" type="text" aria-label={words.text(Msg::TitleField)} value={AttrValue::from(Rc::clone(&props.document.details().title))} {onchange} />
            { saved(props.storage, words) }
            <div class="bar-buttons" role="toolbar" aria-label={words.text(Msg::DeskTools)}>
                { icon_button(Shape::Undo, words.text(Msg::Undo), if !props.can_undo { ButtonState::Disabled } else { ButtonState::Ready }, acts.on(|| Intent::Undo)) }
                { icon_button(Shape::Redo, words.text(Msg::Redo), if !props.can_redo { ButtonState::Disabled } else { ButtonState::Ready }, acts.on(|| Intent::Redo)) }
                { icon_button(Shape::Search, words.text(Msg::FindInText), ButtonState::Ready, acts.on(|| Intent::Find(Some(String::new())))) }
                <button type="button" class="icon-button narrow" aria-label={words.text(Msg::Views)} title={words.text(Msg::Views)} popovertarget="views">{ icon(shown) }</button>
                <span class="views" id="views" popover="auto">
                    { for modes }
                    { icon_link(Shape::Settings, words.text(Msg::Settings), "#/settings", "icon-button") }
                    { icon_link(Shape::Help, words.text(Msg::Help), "#/help", "icon-button") }
                </span>
                <button type="button" class="button primary" aria-label={words.text(Msg::Export)} onclick={acts.on(move || Intent::OpenDialog(Dialog::Export(ExportScope::Document(id))))}>
                    { icon(Shape::Export) }<span class="word">{ words.text(Msg::Export) }</span>
                </button>
            </div>
        </header>
    }
}

/// Whether everything is stored, and if not, why.
pub(crate) fn saved(storage: StorageState, words: &Words) -> Html {
    let (class, text) = match storage {
        StorageState::Saved => ("saved", Msg::Saved),
        StorageState::Saving => ("saving", Msg::Saving),
        StorageState::SavedOnce(_) => ("not-saved", Msg::SavedOnce),
        StorageState::NotSaved(StorageError::Newer) => ("not-saved", Msg::NotSavedNewer),
        StorageState::NotSaved(StorageError::Blocked) => ("not-saved", Msg::NotSavedBlocked),
        StorageState::NotSaved(StorageError::Full) => ("not-saved", Msg::NotSavedFull),
        StorageState::NotSaved(StorageError::Failed) => ("not-saved", Msg::NotSavedFailed),
    };
    html! { <span class={classes!("storage", class)}>{ words.text(text) }</span> }
}
