//! Taking work away: files of one article or of all, for Beleg, for readers and for other software, to look at, copy, share or save.

mod formats;
mod making;
mod options;
mod told;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        notice::NoticeBody,
        state::{ExportScope, Library},
    },
    browser::{clipboard, events, files, share, spawn_local, time},
    domain::{
        desk::words::is_german,
        id::DocumentId,
        settings::{Exporting, Hint, Settings},
    },
    format::{
        claim_review::Publication,
        date_time::Moment,
        export::{Options, Target},
    },
    ui::{
        effects::use_change,
        parts::dialog::{dialog, use_dialog},
        store::Shell,
        words::Words,
    },
};

use self::{
    making::{Asked, Made, Preview, use_made},
    options::Fields,
};

#[derive(Properties, PartialEq)]
pub(super) struct ExportProps {
    pub(super) shell: Shell,
    pub(super) scope: ExportScope,
    pub(super) library: Rc<Library>,
    pub(super) settings: Rc<Settings>,
    /// The article on the desk, if there is one to choose.
    pub(super) exportable: Option<DocumentId>,
}

#[component]
pub(super) fn ExportDialog(props: &ExportProps) -> Html {
    let node = use_dialog();
    let Shell { acts, words } = &props.shell;
    let scope = use_state(|| props.scope);
    let target = use_state(|| first_target(props));
    let options = use_state(|| first_options(&props.settings.exporting, words));
    let download = use_mut_ref(|| None);
    let asked = Rc::new(Asked {
        library: Rc::clone(&props.library),
        scope: *scope,
        target: *target,
        options: (*options).clone(),
        language: words.language().to_owned(),
    });
    let outcome = use_made(&asked);
    // Who presses the button before the file is there gets it when it is.
    let waits = use_state_eq(|| false);
    let made = outcome.as_ref().and_then(|outcome| outcome.as_ref().ok());
    let save = {
        let (acts, exporting) = (acts.clone(), exporting(*target, &options));
        Callback::from(move |made: Rc<Made>| {
            download.replace(files::download(&made.name, made.media_type, &made.content));
            acts.act(Intent::RememberExport(exporting.clone()));
            acts.act(Intent::SawHint(Hint::Export));
            acts.act(Intent::CloseDialog);
            acts.act(Intent::Tell(NoticeBody::Exported));
        })
    };
    let wanted = made.filter(|_| *waits).cloned();
    let on_made = save.clone();
    use_change(wanted, move |wanted| {
        if let Some(made) = wanted {
            on_made.emit(Rc::clone(made));
        }
    });
    let on_save = match made {
        Some(made) => {
            let made = Rc::clone(made);
            save.reform(move |_: MouseEvent| Rc::clone(&made))
        }
        None => {
            let waits = waits.setter();
            Callback::from(move |_: MouseEvent| waits.set(true))
        }
    };
    let shareable = use_memo(made.cloned(), |made| {
        let made = made.as_ref()?;
        share::shareable(&made.name, made.media_type, &made.content, made.is_text)
    });
    let on_share = {
        let (acts, shareable, exporting) = (acts.clone(), Rc::clone(&shareable), exporting(*target, &options));
        Callback::from(move |_: MouseEvent| {
            let (acts, shareable, exporting) = (acts.clone(), Rc::clone(&shareable), exporting.clone());
            spawn_local(async move {
                let Some(shareable) = &*shareable else { return };
                acts.act(Intent::RememberExport(exporting));
                if !shareable.share().await {
                    acts.act(Intent::Tell(NoticeBody::ShareFailed));
                }
            });
        })
    };
    let scope_choice = |own: ExportScope, label: Msg| {
        let setter = scope.setter();
        html! {
            <label class="choice">
                <input type="radio" name="scope" checked={*scope == own} onchange={move |_| setter.set(own)} />
                <span>{ words.text(label) }</span>
            </label>
        }
    };
    let fields = Fields {
        options: &options,
        change: Callback::from({
            let setter = options.setter();
            move |changed| setter.set(changed)
        }),
        words,
    };
    let body = html! {
        <div class="dialog-body export">
            if let Some(document) = props.exportable {
                <fieldset class="export-what">
                    <legend>{ words.text(Msg::ExportWhat) }</legend>
                    { scope_choice(ExportScope::Document(document), Msg::ExportThis) }
                    { scope_choice(ExportScope::Library, Msg::ExportLibrary) }
                </fieldset>
            }
            { format_choice(*target, &target.setter(), words) }
            { fields.of(*target) }
            { match &outcome {
                None => html! { <p class="facts" role="status">{ words.text(Msg::ExportMaking) }</p> },
                Some(Err(_)) => html! { <p class="wrong" role="alert">{ words.text(Msg::ExportTooBig) }</p> },
                Some(Ok(made)) => outlook(made, *target, props.exportable.is_some_and(|id| *scope == ExportScope::Document(id)), &props.shell),
            } }
            <div class="dialog-buttons">
                if shareable.is_some() {
                    <button type="button" class="button" onclick={on_share}>{ words.text(Msg::Share) }</button>
                }
                if made.is_none_or(|made| made.is_text) {
                    <button type="button" class="button" disabled={made.is_none()} onclick={copying(made, *target, &options, &props.shell)}>{ words.text(Msg::Copy) }</button>
                }
                <button type="button" class="button primary" onclick={on_save}>{ words.text(Msg::Download) }</button>
            </div>
        </div>
    };
    dialog(node, words.text(Msg::ExportHeading), acts.on(|| Intent::CloseDialog), body, words)
}

/// As last time; but whoever takes everything along wants it whole.
fn first_target(props: &ExportProps) -> Target {
    if props.exportable.is_none() {
        return Target::Beleg;
    }
    Target::named(&props.settings.exporting.format).unwrap_or(Target::Beleg)
}

fn first_options(last: &Exporting, words: &Words) -> Options {
    let is_german = is_german(words.language());
    let today = Moment(time::now()).to_string();
    Options {
        // As spreadsheets in that language read it.
        semicolons: is_german,
        byte_order_mark: true,
        publication: Publication {
            publisher: last.publisher.clone(),
            publisher_url: last.publisher_url.clone(),
            url: String::new(),
            published: today.split('T').next().unwrap_or_default().to_owned(),
            language: if is_german { "de" } else { "en" }.to_owned(),
        },
        method_url: last.method_url.clone(),
        ..Options::default()
    }
}

/// What shall be there next time.
fn exporting(target: Target, options: &Options) -> Rc<Exporting> {
    Rc::new(Exporting {
        format: target.spec().name.to_owned(),
        publisher: options.publication.publisher.clone(),
        publisher_url: options.publication.publisher_url.clone(),
        method_url: options.method_url.clone(),
    })
}

fn format_choice(target: Target, setter: &UseStateSetter<Target>, words: &Words) -> Html {
    let name = |target: Target| formats::name(target).map_or_else(|| AttrValue::from(target.spec().title), |name| words.text(name));
    let option = |own: &Target| html! { <option value={own.spec().name} selected={*own == target}>{ name(*own) }</option> };
    let groups = formats::GROUPS
        .iter()
        .map(|(label, targets)| html! { <optgroup label={words.text(*label)}>{ for targets.iter().map(option) }</optgroup> });
    let setter = setter.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(target) = events::field_value(&event).and_then(|name| Target::named(&name)) {
            setter.set(target);
        }
    });
    html! {
        <div>
            <label><span class="field-name">{ words.text(Msg::ExportFormat) }</span>
                <select class="broad" aria-describedby="export-about" {onchange}>{ for groups }</select>
            </label>
            <p class="advice" id="export-about">{ words.text(formats::about(target)) }</p>
        </div>
    }
}

/// The file as it will be.
fn outlook(made: &Made, target: Target, on_desk: bool, shell: &Shell) -> Html {
    let words = &shell.words;
    let kilobytes = made.content.len().div_ceil(1024).to_string();
    html! {
        <>
            { told::told(made, target, on_desk, shell) }
            <p class="facts">{ words.with(Msg::ExportFacts, &[("name", &made.name), ("size", &kilobytes)]) }</p>
            { match &made.preview {
                Preview::Text(text) => html! { <pre class="preview" tabindex="0" role="region" aria-label={words.text(Msg::Preview)}>{ text }</pre> },
                // Nothing in it runs, asks a host or leaves its frame.
                Preview::Page(page) => html! { <iframe class="preview" sandbox="" srcdoc={page.clone()} title={words.text(Msg::Preview)} tabindex="0" /> },
            } }
        </>
    }
}

fn copying(made: Option<&Rc<Made>>, target: Target, options: &Options, shell: &Shell) -> Callback<MouseEvent> {
    let (acts, made, exporting) = (shell.acts.clone(), made.cloned(), exporting(target, options));
    Callback::from(move |_: MouseEvent| {
        let Some(made) = made.clone() else { return };
        acts.act(Intent::RememberExport(exporting.clone()));
        let acts = acts.clone();
        spawn_local(async move {
            let text = String::from_utf8_lossy(&made.content).into_owned();
            let copied = clipboard::copy(text).await;
            acts.act(Intent::Tell(if copied { NoticeBody::Copied } else { NoticeBody::CopyFailed }));
        });
    })
}
