//! "Update the article": the new version comes in as an article does, is compared slice by slice, and is taken over when a person
//! has looked at what becomes of the marks.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    VersionProps,
    changes::report_section,
    row::{Deciding, mark_rows},
};
use crate::{
    anchor::changes::Report,
    app::{
        action::Intent,
        messages::Msg,
        notice::Refusal,
        versions::{Choice, Comparison},
    },
    browser::{events, files, spawn_local, time},
    domain::{article::Article, details::Details, document::Document, id::MarkId},
    intake::paste,
    ui::{
        effects::use_change,
        intake::Receiver,
        notices::refused,
        parts::dialog::{dialog, use_dialog},
        reading,
        store::Shell,
    },
};

enum Stage {
    /// Waiting for the new version; the last one may have been no good.
    Asking(Option<Refusal>),
    Comparing,
    Same,
    Compared(Rc<Comparison>, Rc<Report>),
}

/// What was read, and what to tell of it.
fn receiver(document: &Rc<Document>, stage: UseStateSetter<Stage>) -> Receiver {
    let document = Rc::clone(document);
    Callback::from(move |read: Result<(Rc<Article>, Rc<Details>), Refusal>| match read {
        Err(why) => stage.set(Stage::Asking(Some(why))),
        Ok((article, details)) => {
            let mut comparison = Comparison::begin(&document, article, details);
            if comparison.is_same() {
                return stage.set(Stage::Same);
            }
            stage.set(Stage::Comparing);
            let stage = stage.clone();
            spawn_local(async move {
                time::pause().await;
                while !comparison.step() {
                    time::pause().await;
                }
                let mut reporting = comparison.reporting();
                while !reporting.step() {
                    time::pause().await;
                }
                let report = reporting.finish();
                stage.set(Stage::Compared(Rc::new(comparison), Rc::new(report)));
            });
        }
    })
}

#[component]
pub(super) fn UpdateDialog(props: &VersionProps) -> Html {
    let node = use_dialog();
    let stage = use_state(|| if props.given.is_some() { Stage::Comparing } else { Stage::Asking(None) });
    let begin = receiver(&props.document, stage.setter());
    use_change(props.given.clone(), move |given| {
        if let Some(given) = given {
            begin.emit(Ok((Rc::clone(given.article()), Rc::clone(given.details()))));
        }
    });
    let choices = use_state(Vec::<(MarkId, Choice)>::new);
    let attaching = use_state_eq(|| None::<MarkId>);
    let download = use_mut_ref(|| None);
    let Shell { acts, words } = &props.shell;
    let again = {
        let (stage, choices, attaching) = (stage.setter(), choices.setter(), attaching.setter());
        Callback::from(move |_: MouseEvent| {
            choices.set(Vec::new());
            attaching.set(None);
            stage.set(Stage::Asking(None));
        })
    };
    let body = match &*stage {
        Stage::Asking(problem) => asking(props, problem.as_ref(), receiver(&props.document, stage.setter())),
        Stage::Comparing => html! { <p role="status">{ words.text(Msg::UpdateComparing) }</p> },
        Stage::Same => html! {
            <>
                <p role="status">{ words.text(Msg::UpdateSame) }</p>
                <div class="dialog-buttons"><button type="button" class="button" onclick={again}>{ words.text(Msg::UpdateBack) }</button></div>
            </>
        },
        Stage::Compared(comparison, report) => {
            let deciding = Deciding { comparison: Rc::clone(comparison), choices: choices.clone(), attaching: attaching.clone() };
            let take = {
                let (acts, comparison, choices) = (acts.clone(), Rc::clone(comparison), choices.clone());
                Callback::from(move |_: MouseEvent| {
                    let text = Rc::new(comparison.new_text(&choices, time::now()));
                    acts.act(Intent::UpdateArticle { was: Rc::clone(&comparison.document), text });
                })
            };
            html! {
                <>
                    <section class="version-part" aria-labelledby="version-marks">
                        <h3 id="version-marks">{ words.text(Msg::UpdateMarks) }</h3>
                        { mark_rows(&deciding, &props.shell) }
                    </section>
                    { report_section(&props.document, report, &download, words) }
                    <div class="dialog-buttons version-buttons">
                        <button type="button" class="button" onclick={again}>{ words.text(Msg::UpdateBack) }</button>
                        <button type="button" class="button primary" onclick={take}>{ words.text(Msg::UpdateApply) }</button>
                    </div>
                </>
            }
        }
    };
    let body = html! { <div class="dialog-body versions">{ body }</div> };
    dialog(node, words.text(Msg::UpdateArticle), acts.on(|| Intent::CloseDialog), body, words)
}

/// The ways in for a new version: paste, file, drop.
fn asking(props: &VersionProps, problem: Option<&Refusal>, to: Receiver) -> Html {
    let words = &props.shell.words;
    let onsubmit = {
        let to = to.clone();
        Callback::from(move |event: SubmitEvent| reading::read_text(&events::submitted_text(&event).unwrap_or_default(), "", &to))
    };
    let onchange = {
        let (intake, to) = (props.intake.clone(), to.clone());
        Callback::from(move |event: Event| {
            if let Some(source) = files::chosen(&event).into_iter().next() {
                reading::read_file(&intake.0, source, to.clone());
            }
        })
    };
    // A piece of a page keeps its headings and paragraphs only if it is read as one, at once.
    let onpaste = {
        let (intake, to) = (props.intake.clone(), to.clone());
        Callback::from(move |event: Event| {
            if let Some(copied) = events::pasted_into_empty(&event).filter(|copied| paste::is_formatted(&copied.html)) {
                event.prevent_default();
                reading::read_copied(&intake.0, &copied, to.clone());
            }
        })
    };
    let ondrop = {
        let intake = props.intake.clone();
        Callback::from(move |event: DragEvent| {
            event.stop_propagation();
            let (sources, copied) = files::dropped(&event);
            match (sources.into_iter().next(), copied) {
                (Some(source), _) => reading::read_file(&intake.0, source, to.clone()),
                (None, Some(copied)) if paste::is_formatted(&copied.html) => reading::read_copied(&intake.0, &copied, to.clone()),
                (None, Some(copied)) => reading::read_text(&copied.plain, "", &to),
                (None, None) => {}
            }
        })
    };
    html! {
        <form {onsubmit} {ondrop}>
            <p class="advice">{ words.text(Msg::UpdateLead) }</p>
            if let Some(why) = problem {
                <p class="advice trouble-words" role="alert">{ refused(None, why, words) }</p>
            }
            <textarea dir="auto" rows="8" aria-label={words.text(Msg::UpdateText)} placeholder={words.text(Msg::UpdateText)} {onpaste} />
            <div class="dialog-buttons">
                <label class="button file-button">
                    <span>{ words.text(Msg::UpdateFile) }</span>
                    <input type="file" aria-label={words.text(Msg::UpdateFile)} {onchange} />
                </label>
                <button type="submit" class="button primary">{ words.text(Msg::UpdateCompare) }</button>
            </div>
        </form>
    }
}
