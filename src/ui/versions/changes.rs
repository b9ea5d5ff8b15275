//! What changed between two texts of an article, on the screen and as a file.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use super::VersionProps;
use crate::{
    anchor::{
        changes::{Fate, NoteChange, Outcome, Report},
        word_diff::{Change, Piece},
    },
    app::{action::Intent, messages::Msg, select, versions::Since},
    browser::{events, files, spawn_local, time},
    domain::document::Document,
    format::changes::{Labels, html, in_order, markdown, tally},
    ui::{
        effects::{Wanted, use_guard},
        parts::dialog::{dialog, use_dialog},
        store::Shell,
        words::Words,
    },
};

/// Keeps a download alive.
pub(super) type Download = Rc<RefCell<Option<time::Timer>>>;

#[component]
pub(super) fn ChangesDialog(props: &VersionProps) -> Html {
    let node = use_dialog();
    let chosen = use_state_eq(|| 0_usize);
    let download = use_mut_ref(|| None);
    let Shell { acts, words } = &props.shell;
    let report = use_report(&props.document, *chosen);
    let former = props.document.former();
    let date =
        |index: usize| former.get(index).map(|former| time::date_and_time(former.stamp.at, words.language())).unwrap_or_default();
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            chosen.set(events::field_value(&event).and_then(|value| value.parse().ok()).unwrap_or_default());
        })
    };
    let body = if former.is_empty() {
        html! { <p>{ words.text(Msg::ReportNoVersions) }</p> }
    } else {
        html! {
            <>
                <label class="detail"><span class="field-name">{ words.text(Msg::ReportVersion) }</span>
                    <select {onchange}>
                        { for (0..former.len()).map(|index| html! { <option value={index.to_string()} selected={index == *chosen}>{ date(index) }</option> }) }
                    </select>
                </label>
                if let Some(report) = &report {
                    { report_section(&props.document, report, &download, words) }
                } else {
                    <p role="status">{ words.text(Msg::UpdateComparing) }</p>
                }
            </>
        }
    };
    let body = html! { <div class="dialog-body versions">{ body }</div> };
    dialog(node, words.text(Msg::ChangeReport), acts.on(|| Intent::CloseDialog), body, words)
}

/// What changed since a former text; `None` until it is known. It is told piece by piece, so that the page answers in between.
#[hook]
fn use_report(document: &Rc<Document>, chosen: usize) -> Option<Rc<Report>> {
    let report = use_state(|| None::<(Rc<Document>, usize, Rc<Report>)>);
    let setter = report.setter();
    use_guard((Rc::clone(document), chosen), move |(document, chosen)| {
        let (document, chosen, wanted) = (Rc::clone(document), *chosen, Wanted::default());
        let still = wanted.asker();
        spawn_local(async move {
            let Some(old) = document.former().get(chosen).map(|former| Rc::clone(&former.article)) else { return };
            let mut since = Since::begin(Rc::clone(&document), old);
            while !since.step() {
                time::pause().await;
            }
            let mut reporting = since.reporting();
            while still() && !reporting.step() {
                time::pause().await;
            }
            if still() {
                let report = Rc::new(reporting.finish());
                setter.set(Some((document, chosen, report)));
            }
        });
        wanted
    });
    report.as_ref().filter(|(of, which, _)| of == document && *which == chosen).map(|(_, _, report)| Rc::clone(report))
}

/// The report, and the ways to take it along.
pub(super) fn report_section(document: &Document, report: &Rc<Report>, download: &Download, words: &Words) -> Html {
    let labels = Labels::of(words.language());
    let name = format!("{}-changes", select::file_name(&document.details().title));
    let save = |ending: &'static str, mime: &'static str, write: fn(&Report, &Labels<'_>) -> String| {
        let (report, download, name) = (Rc::clone(report), Rc::clone(download), name.clone());
        Callback::from(move |_: MouseEvent| {
            download.replace(files::download(&format!("{name}.{ending}"), mime, write(&report, &labels).as_bytes()));
        })
    };
    html! {
        <section class="version-part version-report" aria-labelledby="version-report">
            <h3 id="version-report">{ words.text(Msg::ChangeReport) }</h3>
            { report_body(report, &labels) }
            <div class="dialog-buttons">
                <button type="button" class="button" onclick={save("md", "text/markdown", markdown)}>{ words.text(Msg::ReportMarkdown) }</button>
                <button type="button" class="button" onclick={save("html", "text/html", html)}>{ words.text(Msg::ReportHtml) }</button>
            </div>
        </section>
    }
}

fn report_body(report: &Report, labels: &Labels<'static>) -> Html {
    let sections = labels.sections().filter_map(|(kind, name)| {
        let fates = in_order(report, kind);
        (!fates.is_empty()).then(|| {
            let tally = tally(&fates, labels);
            let told = fates.into_iter().filter(|fate| fate.outcome != Outcome::StillThere).map(|fate| fate_row(fate, labels));
            html! { <><h4>{ format!("{name} ({tally})") }</h4><ul>{ for told }</ul></> }
        })
    });
    let sentences = |name: &'static str, change: Change, sentences: &[String]| {
        let rows = sentences.iter().map(|text| html! { <li>{ piece(&Piece { change, text: text.clone() }) }</li> });
        (!sentences.is_empty()).then(|| html! { <><h4>{ format!("{name} ({})", sentences.len()) }</h4><ul>{ for rows }</ul></> })
    };
    html! {
        <div class="report">
            if report.is_same {
                <p>{ labels.nothing_changed }</p>
            }
            if !report.notes.is_empty() {
                <h4>{ format!("{} ({})", labels.notes, report.notes.len()) }</h4>
                <ul>{ for report.notes.iter().map(|note| note_row(note, labels)) }</ul>
            }
            if let Some((was, now)) = &report.headline {
                <h4>{ labels.headline }</h4>
                <p>{ labels.was }{ ": " }<del dir="auto">{ was.clone() }</del></p>
                <p>{ labels.now }{ ": " }<ins dir="auto">{ now.clone() }</ins></p>
            }
            { for sections }
            if !report.reworded.is_empty() {
                <h4>{ format!("{} ({})", labels.also_reworded, report.reworded.len()) }</h4>
                <ul>{ for report.reworded.iter().map(|sentence| html! { <li>{ pieces(sentence) }</li> }) }</ul>
            }
            { sentences(labels.added, Change::Added, &report.added).unwrap_or_default() }
            { sentences(labels.taken_out, Change::Removed, &report.removed).unwrap_or_default() }
        </div>
    }
}

fn note_row(note: &NoteChange, labels: &Labels<'static>) -> Html {
    let date = note.date.as_ref().map(|date| format!(", {date}"));
    html! { <li><b>{ labels.note(note.fate) }</b>{ date }{ ": " }{ pieces(&note.pieces) }</li> }
}

fn fate_row(fate: &Fate, labels: &Labels<'static>) -> Html {
    let numbers = [(labels.new_numbers, &fate.new_numbers), (labels.gone_numbers, &fate.gone_numbers)];
    let numbers = numbers.into_iter().filter(|(_, numbers)| !numbers.is_empty());
    let words = match fate.outcome {
        Outcome::Reworded => pieces(&fate.pieces),
        Outcome::Removed => html! { <del dir="auto">{ fate.old.clone() }</del> },
        Outcome::StillThere | Outcome::Moved => html! { <span>{ fate.old.clone() }</span> },
    };
    html! {
        <li>
            <b>{ labels.outcome(fate.outcome) }</b>{ ": " }{ words }
            { for numbers.map(|(label, numbers)| html! { <span class="advice numbers">{ format!("{label}: {}", numbers.join(", ")) }</span> }) }
        </li>
    }
}

/// A change word by word: struck what was taken out, underlined what was put in.
pub(super) fn pieces(pieces: &[Piece]) -> Html {
    html! { <span class="pieces">{ for pieces.iter().map(piece) }</span> }
}

fn piece(Piece { change, text }: &Piece) -> Html {
    match change {
        Change::Kept => html! { { text.clone() } },
        Change::Removed => html! { <del dir="auto">{ text.clone() }</del> },
        Change::Added => html! { <ins dir="auto">{ text.clone() }</ins> },
    }
}
