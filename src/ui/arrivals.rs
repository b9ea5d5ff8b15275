//! What was brought in, what it would change or whether it is here already, before anything is done.

mod list;
mod twin;

use std::rc::Rc;

use yew::prelude::*;

use self::{
    list::{Differences, decide},
    twin::twin,
};
use crate::{
    app::{
        action::Intent,
        arrivals::{Arrival, Decided, Decision, Fate, How, Row, look},
        messages::Msg,
        state::{Library, Waiting},
    },
    browser::time,
    domain::{document::Document, id::DocumentId, incoming::Incoming},
    ui::{
        effects::use_change,
        parts::dialog::{dialog, use_dialog},
        problems::problems,
        store::Shell,
        words::Words,
    },
};

#[derive(Clone, Properties, PartialEq)]
pub(super) struct ArrivalsProps {
    pub(super) arrivals: Rc<Vec<Waiting>>,
    pub(super) library: Rc<Library>,
    pub(super) shell: Shell,
}

/// What waits for a look. What may be here already waits for the library to have been read, and is then looked at anew.
#[component]
pub(super) fn Arrivals(props: &ArrivalsProps) -> Html {
    let is_held = props.arrivals.iter().any(|waiting| waiting.held.is_some());
    let acts = props.shell.acts.clone();
    use_change((is_held, props.library.is_whole()), move |(is_held, is_whole)| {
        if *is_held && *is_whole {
            acts.act(Intent::LookAgain);
        }
    });
    if is_held {
        Html::default()
    } else {
        html! { <ArrivalsDialog ..props.clone() /> }
    }
}

/// An arrival that was looked at, with its place among those that wait.
type Looked = (usize, Rc<str>, Arrival);

#[component]
fn ArrivalsDialog(props: &ArrivalsProps) -> Html {
    let node = use_dialog();
    let Shell { acts, words } = &props.shell;
    let looked = use_memo((Rc::clone(&props.arrivals), Rc::clone(&props.library)), |(arrivals, library)| {
        let look =
            |(place, waiting): (usize, &Waiting)| Some((place, waiting.name.clone(), look(library, waiting, time::now())?.ok()?));
        arrivals.iter().enumerate().filter_map(look).collect::<Vec<Looked>>()
    });
    let decided = use_state(|| Rc::new(Decided::new()));
    let fates = || looked.iter().flat_map(|(_, _, arrival)| &arrival.rows).map(|row| &row.fate);
    let has_differences = fates().any(|fate| fate.incoming().is_some_and(|incoming| incoming.asks()));
    let take = main_act(&looked, &decided);
    let only_twins = fates().all(|fate| fate.twin().is_some());
    let title = if only_twins { Msg::ArrivalsTwin } else { Msg::ArrivalsHeading };
    let on_take = {
        let decided = Rc::clone(&decided);
        acts.on(move || Intent::SettleArrivals(Some(Rc::clone(&decided))))
    };
    let sections = looked.iter().map(|looked| section(looked, &decided, props));
    let body = html! {
        <div class="dialog-body arrivals">
            if has_differences {
                <p class="advice">{ words.text(Msg::ArrivalsLead) }</p>
            }
            { for sections }
            <div class="dialog-buttons version-buttons">
                <button type="button" class="button" onclick={acts.on(|| Intent::SettleArrivals(None))}>{ words.text(Msg::ArrivalLeave) }</button>
                <button type="button" class="button primary" onclick={on_take}>{ words.text(take) }</button>
            </div>
        </div>
    };
    dialog(node, words.text(title), acts.on(|| Intent::SettleArrivals(None)), body, words)
}

/// What the button says that does it.
fn main_act(looked: &[Looked], decided: &Decided) -> Msg {
    let rows = looked.iter().flat_map(|(place, _, arrival)| arrival.rows.iter().map(move |row| (*place, row)));
    let way = |(place, row): (usize, &Row)| {
        let decision = decided.get(&(place, row.document)).cloned().unwrap_or_default();
        match decision.how(&row.fate) {
            How::Merge if merges(&row.fate, &decision) => Msg::ArrivalTake,
            How::Merge if row.fate.twin().is_some() => Msg::ArrivalOpen,
            How::Update => Msg::ArrivalCompare,
            How::Leave => Msg::ArrivalDone,
            How::Merge | How::KeepBoth => Msg::ArrivalsPlain,
        }
    };
    let ways = rows.map(way);
    let ways: Vec<Msg> = ways.collect();
    match ways.as_slice() {
        ways if ways.contains(&Msg::ArrivalTake) => Msg::ArrivalTake,
        [first, rest @ ..] if rest.iter().all(|way| way == first) => *first,
        _ => Msg::ArrivalContinue,
    }
}

/// Whether merging writes anything.
fn merges(fate: &Fate, decision: &Decision) -> bool {
    let asks = |incoming: &Incoming| match fate {
        Fate::Changed(_) => incoming.asks(),
        _ => incoming.changes || !decision.choices.is_empty(),
    };
    fate.incoming().is_some_and(|incoming| asks(incoming))
}

fn section((place, name, arrival): &Looked, decided: &UseStateHandle<Rc<Decided>>, props: &ArrivalsProps) -> Html {
    let words = &props.shell.words;
    let name = if name.is_empty() { words.text(Msg::ArrivalPasted) } else { name.to_string().into() };
    let told = arrival.problems.iter().map(|problem| html! { <li>{ problem.told(words.language()) }</li> });
    let rows = arrival.rows.iter().zip(&arrival.reading.documents);
    html! {
        <section class="arrival">
            <h3>{ name }{ " " }<small>{ arrival.format.unwrap_or_default() }</small></h3>
            { for rows.map(|(row, theirs)| article(*place, row, theirs, decided, props)) }
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

/// Changes what was decided about one article.
#[derive(Clone)]
struct Deciding {
    key: (usize, DocumentId),
    decided: UseStateHandle<Rc<Decided>>,
}

impl Deciding {
    fn decision(&self) -> Decision {
        self.decided.get(&self.key).cloned().unwrap_or_default()
    }

    fn change(&self, change: impl FnOnce(&mut Decision)) {
        let (mut decided, mut decision) = ((**self.decided).clone(), self.decision());
        change(&mut decision);
        decided.insert(self.key, decision);
        self.decided.set(Rc::new(decided));
    }
}

fn article(place: usize, row: &Row, theirs: &Document, decided: &UseStateHandle<Rc<Decided>>, props: &ArrivalsProps) -> Html {
    let Shell { words, .. } = &props.shell;
    let deciding = Deciding { key: (place, row.document), decided: decided.clone() };
    let decision = deciding.decision();
    let merged = decision.how(&row.fate) == How::Merge;
    let mine = props.library.documents.get(&row.fate.twin().unwrap_or(row.document));
    let differences = row.fate.incoming().filter(|incoming| merged && incoming.asks()).zip(mine).map(|(incoming, mine)| {
        let choices = Rc::new(decision.choices.clone());
        let on_choose = Callback::from(move |chosen| deciding.change(|decision| decide(&mut decision.choices, chosen)));
        let theirs = Rc::new(theirs.clone());
        html! { <Differences incoming={Rc::clone(incoming)} mine={Rc::clone(mine)} {theirs} {choices} {on_choose} shell={props.shell.clone()} /> }
    });
    let told = match &row.fate {
        Fate::New { marks } => html! { <p>{ words.text(Msg::ArrivalNew) }{ marks_told(*marks, words) }</p> },
        Fate::Same => html! { <p>{ words.text(Msg::ArrivalSame) }</p> },
        Fate::Changed(_) => Html::default(),
        Fate::SameText { .. } | Fate::SameAddress { .. } => {
            let deciding = Deciding { key: (place, row.document), decided: decided.clone() };
            mine.map(|mine| twin(row, mine, theirs, &deciding, words)).unwrap_or_default()
        }
    };
    html! {
        <div class="arrival-article" key={row.document.to_string()}>
            <p dir="auto" class="arrival-title">{ row.title.to_string() }</p>
            { told }
            { differences.unwrap_or_default() }
        </div>
    }
}

/// How many marks an article has; nothing if it has none.
fn marks_told(marks: usize, words: &Words) -> String {
    if marks == 0 { String::new() } else { format!(" · {}", words.count(Msg::TakenMarksOne, Msg::TakenMarksOther, marks)) }
}
