//! The differences of an article, to be taken or left one by one. Long lists are drawn as far as they are looked at.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::{
    app::{
        arrivals::{
            counts,
            groups::{Group, Shown, groups},
            told::Teller,
        },
        messages::Msg,
        notice::Taken,
    },
    browser::{events, time},
    domain::{
        document::Document,
        incoming::{Choices, Difference, Fate, Incoming, Key, Part, Said, Side, Thing},
        table::Table,
    },
    ui::{
        store::Shell,
        words::{Words, kind_class},
    },
};

/// So many groups are drawn at once.
const PIECE: usize = 30;

/// From so many differences on one can choose which are shown.
const MANY: usize = 6;

/// Differences and whether theirs is taken; `None` goes back to what merging does.
pub(super) type Chosen = Vec<(Key, Option<bool>)>;

pub(super) fn decide(choices: &mut Choices, chosen: Chosen) {
    for (key, take) in chosen {
        match take {
            Some(take) => drop(choices.insert(key, take)),
            None => drop(choices.remove(&key)),
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct DifferencesProps {
    pub(super) incoming: Rc<Incoming>,
    pub(super) mine: Rc<Document>,
    pub(super) theirs: Rc<Document>,
    pub(super) choices: Rc<Choices>,
    pub(super) on_choose: Callback<Chosen>,
    pub(super) shell: Shell,
}

#[component]
pub(super) fn Differences(props: &DifferencesProps) -> Html {
    let words = &props.shell.words;
    let shown = use_state_eq(Shown::default);
    let most = use_state_eq(|| PIECE);
    let older = use_state_eq(|| false);
    let DifferencesProps { incoming, mine, theirs, choices, .. } = props;
    let takes = incoming.takes(choices);
    let view = View { props, teller: Teller::new(words, mine, theirs), takes: &takes, names: RefCell::default() };
    let all = &incoming.differences;
    let count = |shown: Shown| all.iter().filter(|difference| shown.shows(difference)).count();
    let groups_shown = groups(all, *shown);
    let left = groups_shown.len().saturating_sub(*most);
    let mut taken = Taken::default();
    counts::count(&mut taken, incoming, &takes);
    let told = counts::told(&taken, words).unwrap_or_else(|| words.text(Msg::ArrivalQuiet).to_string());
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + 4 * PIECE))
    };
    let toggle_older = {
        let older = older.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            older.set(!*older);
        })
    };
    let old = count(Shown::Older);
    let list = |groups: &[Group], most: usize| groups.iter().take(most).map(|group| view.group(group)).collect::<Html>();
    html! {
        <div class="differences">
            <p class="differences-told" role="status">{ told }</p>
            if count(Shown::All) >= MANY {
                { filters(&shown, &count, words) }
            }
            if count(Shown::All) > 1 {
                { view.all() }
            }
            { list(&groups_shown, *most) }
            if left > 0 {
                <button type="button" class="button" onclick={more}>{ words.with(Msg::DifferencesMore, &[("n", &left.to_string())]) }</button>
            }
            if old > 0 {
                <details open={*older}>
                    <summary onclick={toggle_older}>{ words.count(Msg::DifferencesOlderOne, Msg::DifferencesOlderOther, old) }</summary>
                    if *older {
                        { list(&groups(all, Shown::Older), usize::MAX) }
                    }
                </details>
            }
        </div>
    }
}

/// Which differences are shown, with how many there are of each.
fn filters(shown: &UseStateHandle<Shown>, count: &dyn Fn(Shown) -> usize, words: &Words) -> Html {
    let button = |(own, label): (Shown, Msg)| {
        let number = count(own);
        let setter = shown.setter();
        let onclick = Callback::from(move |_: MouseEvent| setter.set(own));
        let pressed = if **shown == own { "true" } else { "false" };
        (number > 0).then(|| {
            html! { <button type="button" class={classes!("chip", (**shown == own).then_some("on"))} aria-pressed={pressed} {onclick}>{ words.with(label, &[("n", &number.to_string())]) }</button> }
        })
    };
    let labels = [Msg::DifferencesAll, Msg::DifferencesBoth, Msg::DifferencesNew, Msg::DifferencesDeleted, Msg::DifferencesChanged];
    html! {
        <div class="chips" role="group" aria-label={words.text(Msg::DifferencesShown)}>{ for Shown::ALL.into_iter().zip(labels).filter_map(button) }</div>
    }
}

struct View<'a> {
    props: &'a DifferencesProps,
    teller: Teller<'a>,
    takes: &'a [bool],
    /// How often each name was given to a choice: two of one name could not be told apart by ear.
    names: RefCell<Table<String, usize>>,
}

/// Whether theirs can be taken or left by itself: the text of an article comes whole, by merging or as a new version.
fn is_open(difference: &Difference) -> bool {
    difference.fate.is_taken() || !matches!(difference.thing, Thing::Text | Thing::Trash)
}

impl View<'_> {
    /// Decides about everything at once.
    fn all(&self) -> Html {
        let words = &self.props.shell.words;
        let button = |label: Msg, take: Option<bool>| {
            let (incoming, on_choose) = (Rc::clone(&self.props.incoming), self.props.on_choose.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                let open = incoming.differences.iter().filter(|difference| is_open(difference) && difference.fate != Fate::Older);
                on_choose.emit(open.map(|difference| (difference.key(), take)).collect());
            });
            html! { <button type="button" class="link" {onclick}>{ words.text(label) }</button> }
        };
        html! {
            <div class="differences-all">{ button(Msg::TakeNewer, None) }{ button(Msg::TakeTheirs, Some(true)) }{ button(Msg::TakeMine, Some(false)) }</div>
        }
    }

    fn group(&self, group: &Group) -> Html {
        let heading = self.teller.heading(&group.root);
        let kind = match group.root {
            Thing::Mark(id) => self.props.mine.mark(id).or_else(|| self.props.theirs.mark(id)).map(|mark| kind_class(mark.kind)),
            _ => None,
        };
        let name = format!("{} {}", heading.label, heading.words);
        html! {
            <section class={classes!("difference-group", kind)} key={format!("{:?}", group.root)}>
                <h4><span class="kind">{ heading.label.to_string() }</span>{ " " }<span class="difference-words" dir="auto">{ heading.words }</span></h4>
                <ul>{ for group.rows.iter().map(|row| self.difference(*row, name.trim())) }</ul>
            </section>
        }
    }

    /// What a choice is called: what differs, of what, for links which, and the second of one name with its number.
    fn name(&self, difference: &Difference, label: &str, of: &str) -> String {
        let said = match (&difference.part, self.teller.is_link(difference)) {
            (Part::Whole, true) => [&difference.theirs, &difference.mine]
                .into_iter()
                .map(|side| self.teller.said(difference, side))
                .find(|said| !said.is_empty()),
            _ => None,
        };
        let mut name = label.to_owned();
        if let Some(said) = said {
            name.push(' ');
            name.push_str(&said);
        }
        name.push_str(" – ");
        name.push_str(of);
        let mut names = self.names.borrow_mut();
        let times = names.get(&name).map_or(1, |times| times + 1);
        names.insert(name.clone(), times);
        if times > 1 {
            name.push_str(&format!(" ({times})"));
        }
        name
    }

    fn difference(&self, row: usize, name: &str) -> Html {
        let words = &self.props.shell.words;
        let Some((difference, take)) = self.props.incoming.differences.get(row).zip(self.takes.get(row).copied()) else {
            return Html::default();
        };
        let label = self.teller.label(difference);
        let both = matches!(difference.fate, Fate::Overwrites | Fate::Kept);
        // It was ticked, and what it belongs to was not.
        let hangs = !take && self.props.choices.get(&difference.key()).copied().unwrap_or(difference.fate.is_taken());
        let onchange = {
            let (key, on_choose, newer) = (difference.key(), self.props.on_choose.clone(), difference.fate.is_taken());
            Callback::from(move |event: Event| {
                let Some(take) = events::is_checked(&event) else { return };
                on_choose.emit(vec![(key.clone(), Some(take).filter(|take| *take != newer))]);
            })
        };
        let what = self.name(difference, &label, name);
        html! {
            <li key={row} class="difference">
                <label class="choice">
                    <input type="checkbox" checked={take} disabled={hangs || !is_open(difference)} aria-label={words.with(Msg::TakeDifference, &[("what", &what)])} {onchange} />
                    <span>{ label }</span>
                    if both {
                        <small class="chip">{ words.text(Msg::DifferenceBoth) }</small>
                    }
                    if hangs {
                        <small>{ words.text(Msg::DifferenceHangs) }</small>
                    }
                </label>
                <dl>
                    { self.side((Msg::SideMine, Msg::SideKept), difference, &difference.mine, !take) }
                    { self.side((Msg::SideTheirs, Msg::SideTaken), difference, &difference.theirs, take) }
                </dl>
            </li>
        }
    }

    /// What one side says, whose it is, and whether it holds.
    fn side(&self, (label, outcome): (Msg, Msg), difference: &Difference, side: &Side, holds: bool) -> Html {
        let words = &self.props.shell.words;
        // That something new was not there before need not be said.
        if side.said == Said::Never && difference.part == Part::Whole {
            return Html::default();
        }
        let said = self.teller.said(difference, side);
        let said = if said.is_empty() && !side.said.is_there() { words.text(Msg::SideNothing).to_string() } else { said };
        let at = side.stamp.at;
        let when = (at.0 > 0).then(|| time::date_and_time(at, words.language()));
        let written: Vec<String> = self.teller.who(side).map(|who| who.to_string()).into_iter().chain(when).collect();
        html! {
            <div class={if holds { "side holds" } else { "side" }}>
                <dt>
                    { words.text(label) }
                    if !written.is_empty() {
                        { format!(" · {}", written.join(", ")) }
                    }
                    if holds {
                        { format!(" · {}", words.text(outcome)) }
                    }
                </dt>
                if !said.is_empty() {
                    <dd dir="auto">{ said }</dd>
                }
            </div>
        }
    }
}
