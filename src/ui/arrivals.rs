//! What was brought in, and what it would change, before it is taken over.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        arrivals::{Arrival, Fate, Row, look},
        messages::Msg,
        state::{Library, Waiting},
    },
    browser::time,
    domain::incoming::{Fates, Incoming},
    ui::{
        parts::dialog::{dialog, use_dialog},
        problems::problems,
        store::Shell,
        words::Words,
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct ArrivalsProps {
    pub(super) arrivals: Rc<Vec<Waiting>>,
    pub(super) library: Rc<Library>,
    pub(super) shell: Shell,
}

#[component]
pub(super) fn ArrivalsDialog(props: &ArrivalsProps) -> Html {
    let node = use_dialog();
    let Shell { acts, words } = &props.shell;
    let looked = use_memo((Rc::clone(&props.arrivals), Rc::clone(&props.library)), |(arrivals, library)| {
        let look = |waiting: &Waiting| Some((waiting.name.clone(), look(library, waiting, time::now())?.ok()?));
        arrivals.iter().filter_map(look).collect::<Vec<_>>()
    });
    let body = html! {
        <div class="dialog-body arrivals">
            <p class="advice">{ words.text(Msg::ArrivalsLead) }</p>
            { for looked.iter().map(|(name, arrival)| section(name, arrival, words)) }
            <div class="dialog-buttons">
                <button type="button" class="button" onclick={acts.on(|| Intent::SettleArrivals { take: false })}>{ words.text(Msg::ArrivalLeave) }</button>
                <button type="button" class="button primary" autofocus=true onclick={acts.on(|| Intent::SettleArrivals { take: true })}>{ words.text(Msg::ArrivalTake) }</button>
            </div>
        </div>
    };
    dialog(node, words.text(Msg::ArrivalsHeading), acts.on(|| Intent::SettleArrivals { take: false }), body, words)
}

fn section(name: &str, arrival: &Arrival, words: &Words) -> Html {
    let name = if name.is_empty() { words.text(Msg::ArrivalPasted) } else { name.to_owned().into() };
    let told = arrival.problems.iter().map(|problem| html! { <li>{ problem.told(words.language()) }</li> });
    html! {
        <section class="arrival">
            <h3>{ name }{ " " }<small>{ arrival.format }</small></h3>
            { for arrival.rows.iter().map(|row| article(row, words)) }
            if arrival.lost > 0 {
                <p class="wrong">{ words.count(Msg::ArrivalLostOne, Msg::ArrivalLostOther, arrival.lost) }</p>
            }
            if !arrival.reading.problems.is_empty() {
                { problems(&arrival.reading.problems, words) }
            }
            if !arrival.problems.is_empty() {
                <details>
                    <summary>{ words.count(Msg::ProblemsOne, Msg::ProblemsOther, arrival.problems.len()) }</summary>
                    <ul>{ for told }</ul>
                </details>
            }
        </section>
    }
}

fn article(row: &Row, words: &Words) -> Html {
    let told = match &row.fate {
        Fate::New { marks } => {
            html! { <p>{ words.text(Msg::ArrivalNew) }{ format!(" · {}: {marks}", words.text(Msg::ArrivalMarks)) }</p> }
        }
        Fate::Same => html! { <p>{ words.text(Msg::ArrivalSame) }</p> },
        Fate::Changed(incoming) => changes(incoming, words),
    };
    html! {
        <div class="arrival-article" key={row.document.to_string()}>
            <p class="arrival-title">{ row.title.to_string() }</p>
            { told }
        </div>
    }
}

fn changes(incoming: &Incoming, words: &Words) -> Html {
    let counted =
        [(Msg::ArrivalMarks, &incoming.marks), (Msg::ArrivalRecords, &incoming.records), (Msg::ArrivalTags, &incoming.tags)];
    let rows = counted.into_iter().filter_map(|(label, fates)| {
        let told = fates_told(fates, words)?;
        Some(html! { <><dt>{ words.text(label) }</dt><dd>{ told }</dd></> })
    });
    let rows: Vec<Html> = rows.collect();
    let others = [(incoming.new_text, Msg::ArrivalText), (incoming.new_details, Msg::ArrivalDetails)];
    let nothing_else = rows.is_empty() && !others.iter().any(|(is_so, _)| *is_so);
    html! {
        <>
            <dl class="fates">{ for rows }</dl>
            { for others.into_iter().filter(|(is_so, _)| *is_so).map(|(_, message)| html! { <p>{ words.text(message) }</p> }) }
            if nothing_else {
                <p>{ words.text(Msg::ArrivalDecisions) }</p>
            }
        </>
    }
}

/// So many of each fate, on one line; `None` if there are none but the same.
fn fates_told(fates: &Fates, words: &Words) -> Option<String> {
    let Fates { new, same, changed, deleted, restored, kept } = *fates;
    if new + changed + deleted + restored + kept == 0 {
        return None;
    }
    let counts = [
        (new, Msg::FateNew),
        (changed, Msg::FateChanged),
        (deleted, Msg::FateDeleted),
        (restored, Msg::FateRestored),
        (kept, Msg::FateKept),
        (same, Msg::FateSame),
    ];
    let told = counts.into_iter().filter(|(count, _)| *count > 0);
    Some(told.map(|(count, message)| words.with(message, &[("n", &count.to_string())]).to_string()).collect::<Vec<_>>().join(" · "))
}
