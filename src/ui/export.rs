//! Taking work away: the native file of one article or of all, to look at, copy or save.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        notice::NoticeBody,
        select,
        state::{ExportScope, Library},
    },
    browser::{clipboard, files, spawn_local, time},
    domain::{document::Document, id::DocumentId, settings::Hint},
    format::native,
    ui::{
        parts::dialog::{dialog, use_dialog},
        store::Shell,
    },
};

/// So much of the file is shown; nobody reads more in a dialog.
const PREVIEW_CHARACTERS: usize = 2_500;

#[derive(Properties, PartialEq)]
pub(super) struct ExportProps {
    pub(super) shell: Shell,
    pub(super) scope: ExportScope,
    pub(super) library: Rc<Library>,
    /// The article on the desk, if there is one to choose.
    pub(super) exportable: Option<DocumentId>,
}

#[component]
pub(super) fn ExportDialog(props: &ExportProps) -> Html {
    let node = use_dialog();
    let scope = use_state(|| props.scope);
    let download = use_mut_ref(|| None);
    let made = use_memo((Rc::clone(&props.library), *scope), |(library, scope)| make(library, *scope));
    let Shell { acts, words } = &props.shell;
    let save = {
        let (acts, made) = (acts.clone(), Rc::clone(&made));
        Callback::from(move |_: MouseEvent| {
            download.replace(files::download(&made.name, "application/json", &made.text));
            acts.act(Intent::SawHint(Hint::Export));
            acts.act(Intent::CloseDialog);
            acts.act(Intent::Tell(NoticeBody::Exported));
        })
    };
    let copy = {
        let (acts, made) = (acts.clone(), Rc::clone(&made));
        Callback::from(move |_: MouseEvent| {
            let (acts, text) = (acts.clone(), made.text.clone());
            spawn_local(async move {
                let copied = clipboard::copy(text).await;
                acts.act(Intent::Tell(if copied { NoticeBody::Copied } else { NoticeBody::CopyFailed }));
            });
        })
    };
    let choice = |own: ExportScope, label: Msg| {
        let setter = scope.setter();
        html! {
            <label class="choice">
                <input type="radio" name="scope" checked={*scope == own} onchange={move |_| setter.set(own)} />
                <span>{ words.text(label) }</span>
            </label>
        }
    };
    let kilobytes = made.text.len().div_ceil(1024).to_string();
    let facts = words.with(Msg::ExportFacts, &[("name", &made.name), ("size", &kilobytes)]);
    let preview: String = made.text.chars().take(PREVIEW_CHARACTERS).collect();
    let body = html! {
            <div class="dialog-body">
                <p>{ words.text(Msg::ExportLead) }</p>
                if let Some(document) = props.exportable {
                    <fieldset>
                        <legend>{ words.text(Msg::ExportWhat) }</legend>
                        { choice(ExportScope::Document(document), Msg::ExportThis) }
                        { choice(ExportScope::Library, Msg::ExportLibrary) }
                    </fieldset>
                }
                <p class="facts">{ facts }</p>
                <pre class="preview" tabindex="0" aria-label={words.text(Msg::Preview)}>{ preview }</pre>
                <div class="dialog-buttons">
                    <button type="button" class="button" onclick={copy}>{ words.text(Msg::Copy) }</button>
                    <button type="button" class="button primary" data-focus="" onclick={save}>{ words.text(Msg::Download) }</button>
                </div>
            </div>
    };
    dialog(node, words.text(Msg::ExportHeading), acts.on(|| Intent::CloseDialog), body, words)
}

#[derive(PartialEq)]
struct Made {
    name: String,
    text: String,
}

fn make(library: &Library, scope: ExportScope) -> Made {
    let documents = select::exported(library, scope);
    let text = native::write(&documents.iter().map(|document| &**document).collect::<Vec<&Document>>(), Some(time::now()));
    let name = match documents.as_slice() {
        [document] => select::file_name(&document.details().title),
        _ => "library".to_owned(),
    };
    Made { name: format!("{name}.beleg.json"), text }
}
