//! What stands beside the article besides its marks, and what takes its place: the ledger of sources, the register of entities, the
//! signals, the list before publication; the table of claims and the picture. All of it lies in the rest of the program.

mod claims;
mod entities;
mod picture;
mod preflight;
mod signals;
mod sources;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        state::{DeskMode, PanelMode},
    },
    domain::{desk::query::Relations, document::Document, id::MarkId, tags::TagSet},
    ui::store::Shell,
};

use self::{
    claims::Claims,
    entities::Entities,
    picture::Picture,
    preflight::{Preflight, PreflightTab},
    signals::Signals,
    sources::Sources,
};

#[derive(Clone, Properties, PartialEq)]
pub(super) struct PanelProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) relations: Rc<Relations>,
    pub(super) active: Option<MarkId>,
    pub(super) tags: Rc<TagSet>,
}

const TABS: [(PanelMode, Msg); 4] = [
    (PanelMode::Margin, Msg::TabMarks),
    (PanelMode::Sources, Msg::TabSources),
    (PanelMode::Entities, Msg::TabEntities),
    (PanelMode::Signals, Msg::TabSignals),
];

/// The ways to look at an article beside its text.
#[inline(never)]
pub(super) fn panel_tabs(now: PanelMode, document: &Rc<Document>, shell: &Shell) -> Html {
    let Shell { acts, words } = shell;
    let tabs = TABS.into_iter().map(|(panel, label)| {
        let on = now == panel || (panel == PanelMode::Margin && now.shows_marks());
        html! {
            <button type="button" class={classes!("tab", on.then_some("on"))} aria-pressed={on.to_string()} onclick={acts.on(move || Intent::SetPanel(panel))}>
                { words.text(label) }
            </button>
        }
    });
    html! {
        <div class="tabs" role="group" aria-label={words.text(Msg::PanelTabs)}>
            { for tabs }
            <PreflightTab {document} on={now == PanelMode::Preflight} shell={shell.clone()} />
        </div>
    }
}

/// So much of a text that it stays in a row.
fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
    }
}

/// Escape goes one step back from what a panel has opened, and not at once out of the panel.
fn one_step_back(back: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            back.emit(());
        }
    })
}

/// How the records hang together, for all panels.
#[inline(never)]
pub(super) fn relations_of(document: &Document) -> Relations {
    Relations::of(document)
}

/// A panel that shows no marks.
#[inline(never)]
pub(super) fn panel(now: PanelMode, props: PanelProps) -> Html {
    match now {
        PanelMode::Margin | PanelMode::List => Html::default(),
        PanelMode::Sources => html! { <Sources ..props /> },
        PanelMode::Entities => html! { <Entities ..props /> },
        PanelMode::Signals => html! { <Signals ..props /> },
        PanelMode::Preflight => html! { <Preflight ..props /> },
    }
}

/// What takes the place of the article.
#[inline(never)]
pub(super) fn instead(mode: DeskMode, props: PanelProps) -> Html {
    match mode {
        DeskMode::Article | DeskMode::Sentences => Html::default(),
        DeskMode::Claims => html! { <Claims ..props /> },
        DeskMode::Picture => html! { <Picture ..props /> },
    }
}
