//! What becomes of each mark, and what a person decides about it.

use std::rc::Rc;

use yew::prelude::*;

use super::changes::pieces;
use crate::{
    anchor::resolution::State,
    app::{
        messages::Msg,
        versions::{Choice, Comparison, Row, quote, selected},
    },
    browser::{selection, sight},
    domain::{id::MarkId, mark::Span},
    ui::{
        effects::use_soon,
        store::Shell,
        words::{Words, kind_word, named},
    },
};

/// What was decided, and which mark is being attached to other words.
#[derive(Clone)]
pub(super) struct Deciding {
    pub(super) comparison: Rc<Comparison>,
    pub(super) choices: UseStateHandle<Vec<(MarkId, Choice)>>,
    pub(super) attaching: UseStateHandle<Option<MarkId>>,
}

impl Deciding {
    fn choice(&self, mark: MarkId) -> Option<&Choice> {
        self.choices.iter().find(|(id, _)| *id == mark).map(|(_, choice)| choice)
    }

    /// Decides about a mark; `None` goes back to what is proposed.
    fn decide(&self, mark: MarkId, choice: Option<Choice>) {
        let others = self.choices.iter().filter(|(id, _)| *id != mark).cloned();
        self.choices.set(others.chain(choice.map(|choice| (mark, choice))).collect());
        self.attaching.set(None);
    }
}

/// What needs a look comes first.
const ORDER: [(State, Msg); 4] = [
    (State::Lost, Msg::StateLost),
    (State::Edited, Msg::StateEdited),
    (State::Moved, Msg::StateMoved),
    (State::Exact, Msg::StateExact),
];

/// The marks in groups by what became of them. The unchanged ones are folded away.
pub(super) fn mark_rows(deciding: &Deciding, shell: &Shell) -> Html {
    let words = &shell.words;
    let rows = &deciding.comparison.rows;
    if rows.is_empty() {
        return html! { <p class="advice">{ words.text(Msg::UpdateNoMarks) }</p> };
    }
    let groups = ORDER.into_iter().filter_map(|(state, label)| {
        let has_some = rows.iter().any(|row| row.state == state);
        has_some.then(|| html! { <Group key={label.key()} {state} {label} deciding={deciding.clone()} shell={shell.clone()} /> })
    });
    html! { <>{ for groups }</> }
}

#[derive(Properties)]
struct GroupProps {
    state: State,
    label: Msg,
    deciding: Deciding,
    shell: Shell,
}

impl PartialEq for GroupProps {
    /// What is decided is shown in the rows, so they are drawn with the dialog.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Marks with one fate. Those that need no look are drawn when they are looked at: there may be thousands.
#[component]
fn Group(GroupProps { state, label, deciding, shell }: &GroupProps) -> Html {
    let open = use_state_eq(|| matches!(state, State::Lost | State::Edited));
    let rows: Vec<&Row> = deciding.comparison.rows.iter().filter(|row| row.state == *state).collect();
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open.set(!*open);
        })
    };
    let list = rows.iter().filter(|_| *open).map(|row| mark_row(row, deciding, shell));
    html! {
        <details class="version-group" open={*open}>
            <summary {onclick}>{ format!("{} ({})", shell.words.text(*label), rows.len()) }</summary>
            <ul>{ for list }</ul>
        </details>
    }
}

fn mark_row(row: &Row, deciding: &Deciding, shell: &Shell) -> Html {
    let words = &shell.words;
    let mark = row.mark.id;
    let choice = deciding.choice(mark);
    let button = |label: Msg, choice: Option<Choice>| {
        let deciding = deciding.clone();
        let onclick = Callback::from(move |_: MouseEvent| deciding.decide(mark, choice.clone()));
        html! { <button type="button" class="link" aria-label={named(&words.text(label), &row.mark.quote())} {onclick}>{ words.text(label) }</button> }
    };
    let begin = {
        let attaching = deciding.attaching.clone();
        Callback::from(move |_: MouseEvent| attaching.set(Some(mark)))
    };
    let is_attaching = *deciding.attaching == Some(mark);
    html! {
        <li key={mark.to_string()} class="version-row">
            <p dir="auto" class="version-words"><span class="version-kind">{ words.text(kind_word(row.mark.kind)) }</span>{ " " }{ said(row) }</p>
            { outcome(row, choice, words) }
            <div class="version-acts">
                if choice.is_some() {
                    { button(Msg::AnchorUndecide, None) }
                }
                if row.state == State::Lost && !row.spans.is_empty() && choice.is_none() {
                    { button(Msg::GuessAccept, Some(Choice::Accept)) }
                }
                if row.state != State::Lost && choice.is_none() {
                    { button(Msg::AnchorReject, Some(Choice::Lose)) }
                }
                if !is_attaching {
                    <button type="button" class="link" aria-label={named(&words.text(Msg::Reattach), &row.mark.quote())} onclick={begin}>{ words.text(Msg::Reattach) }</button>
                }
            </div>
            if is_attaching {
                <Attach deciding={Attaching(deciding.clone(), mark)} shell={shell.clone()} />
            }
        </li>
    }
}

/// The mark's words; of reworded ones, what was taken out and put in.
fn said(row: &Row) -> Html {
    if row.state == State::Edited {
        pieces(&row.pieces)
    } else {
        html! { <span>{ row.mark.quote() }</span> }
    }
}

fn outcome(row: &Row, choice: Option<&Choice>, words: &Words) -> Html {
    let score = || words.with(Msg::StateScore, &[("score", &row.score.to_string())]);
    let told = match (choice, row.state) {
        (Some(Choice::Attach(spans)), _) => words.with(Msg::AnchorChosen, &[("quote", &quote(spans))]),
        (Some(Choice::Accept), _) => words.with(Msg::AnchorChosen, &[("quote", &quote(&row.spans))]),
        (Some(Choice::Lose), _) => words.text(Msg::AnchorLeft),
        (None, State::Lost) if !row.spans.is_empty() => {
            let guess = words.with(Msg::GuessIs, &[("quote", &quote(&row.spans))]);
            format!("{guess} ({})", score()).into()
        }
        (None, State::Lost) => words.text(Msg::AnchorLeft),
        (None, State::Edited) => score(),
        (None, State::Exact | State::Moved) => return Html::default(),
    };
    html! { <p class="advice">{ told }</p> }
}

#[derive(Clone)]
struct Attaching(Deciding, MarkId);

impl PartialEq for Attaching {
    fn eq(&self, other: &Self) -> bool {
        self.1 == other.1 && Rc::ptr_eq(&self.0.comparison, &other.0.comparison) && *self.0.choices == *other.0.choices
    }
}

#[derive(Properties, PartialEq)]
struct AttachProps {
    deciding: Attaching,
    shell: Shell,
}

/// The new version in a field of its own, where words can be selected with mouse, finger or keys.
#[component]
fn Attach(props: &AttachProps) -> Html {
    let field = use_node_ref();
    let node = use_node_ref();
    let nothing = use_state_eq(|| false);
    {
        // It opens below the row, which may stand at the lower edge of the dialog.
        let node = node.clone();
        use_soon((), move |()| {
            if let Some(node) = node.get() {
                sight::focus_whole(&node);
            }
        });
    }
    let Attaching(deciding, mark) = &props.deciding;
    let words = &props.shell.words;
    let attach = {
        let (deciding, mark, field, nothing) = (deciding.clone(), *mark, field.clone(), nothing.setter());
        Callback::from(move |_: MouseEvent| {
            let chosen = field.get().and_then(|field| selection::of_field(&field));
            let spans: Vec<Span> =
                chosen.map(|(start, end)| selected(&deciding.comparison.article, start, end)).unwrap_or_default();
            if spans.is_empty() { nothing.set(true) } else { deciding.decide(mark, Some(Choice::Attach(spans))) }
        })
    };
    let text = deciding.comparison.article.text().to_owned();
    html! {
        <div ref={node} class="version-attach">
            <p class="advice">{ words.text(Msg::ReattachHint) }</p>
            <textarea dir="auto" ref={field} rows="8" readonly={true} aria-label={words.text(Msg::ReattachText)} value={text} />
            if *nothing {
                <p class="advice trouble-words" role="alert">{ words.text(Msg::ReattachNothing) }</p>
            }
            <button type="button" class="button" onclick={attach}>{ words.text(Msg::ReattachDo) }</button>
        </div>
    }
}
