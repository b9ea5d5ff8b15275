//! Where the names of an entity stand in the text: a list to be ticked, and one act that marks them.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, desk_acts::DeskAct, messages::Msg},
    browser::events,
    domain::{
        desk::{
            field::Field,
            query::Relations,
            register::{Checklist, MOST_PLACES, Place, Standing, checklist, names_of},
        },
        document::Document,
        id::RecordId,
        occurrences::{Options, Reach},
        text::TextRange,
    },
    ui::{
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
    },
};

use super::shown_name;

const REACHES: [(Reach, &str, Msg); 3] = [
    (Reach::Words, "words", Msg::FindWords),
    (Reach::Compounds, "compounds", Msg::FindCompounds),
    (Reach::Anywhere, "anywhere", Msg::FindAnywhere),
];

#[derive(Properties, PartialEq)]
pub(super) struct OccurrencesProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) relations: Rc<Relations>,
    /// An entity, or a mention of none.
    pub(super) subject: RecordId,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Occurrences(props: &OccurrencesProps) -> Html {
    let options = use_state_eq(Options::default);
    // Places that are ticked although they are not at first, or the other way round.
    let turned = use_state_eq(Vec::<TextRange>::new);
    let Shell { acts, words } = &props.shell;
    let (name, names) = names(&props.document, props.subject);
    let found = {
        let subject = props.subject;
        let deps = (Rc::clone(&props.document), Rc::clone(&props.relations), names, *options);
        use_memo(deps, move |(document, relations, names, options)| {
            let entity = document.record(subject).filter(|_| document.mark(subject.as_mark()).is_none()).map(|_| subject);
            let names: Vec<&str> = names.iter().map(|name| &**name).collect();
            checklist(document, relations, entity, &names, *options)
        })
    };
    let is_ticked = |place: &Place| place.standing.is_open() && place.left_out == turned.contains(&place.range);
    let ticked: Vec<&Place> = found.places.iter().filter(|place| is_ticked(place)).collect();
    let rows: Vec<Html> = found.places.iter().map(|place| row(props, place, is_ticked(place), &turned)).collect();
    let tick = |on: bool, label: Msg| {
        let open = found.places.iter().filter(|place| place.standing.is_open());
        let next: Vec<TextRange> = open.filter(|place| place.left_out == on).map(|place| place.range).collect();
        let turned = turned.setter();
        let onclick = Callback::from(move |_: MouseEvent| turned.set(next.clone()));
        html! { <button type="button" class="link" {onclick}>{ words.text(label) }</button> }
    };
    let onsubmit = {
        let (acts, close, subject, name) = (acts.clone(), props.close.clone(), props.subject, name.clone());
        let unmarked = ticked.iter().filter(|place| place.standing == Standing::Unmarked);
        let ranges: Vec<TextRange> = unmarked.map(|place| place.range).collect();
        let mentions = ticked.iter().filter_map(|place| match place.standing {
            Standing::Loose(mark) => Some(RecordId::from(mark)),
            _ => None,
        });
        let mentions: Vec<RecordId> = mentions.collect();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let act = DeskAct::MarkAll { subject, name: name.clone(), ranges: ranges.clone(), mentions: mentions.clone() };
            close.emit(());
            acts.act(Intent::Desk(act));
        })
    };
    let empty = empty(&found);
    let nothing = empty.is_some();
    html! {
        <form class="occurrences" {onsubmit}>
            <h2 tabindex="-1" data-focus="">{ words.with(Msg::FindAllTitle, &[("name", &shown_name(&name, words))]) }</h2>
            { option_fields(props, &options) }
            if let Some(empty) = empty {
                <p class="empty" role="status">{ words.text(empty) }</p>
            } else {
                <p class="filtered">{ tick(true, Msg::FindTickAll) }{ tick(false, Msg::FindTickNone) }</p>
            }
            <ul class="places" aria-label={words.with(Msg::FindAllTitle, &[("name", &name)])}>{ for rows }</ul>
            if found.more {
                <p class="advice" role="note">{ words.with(Msg::FindMore, &[("n", &MOST_PLACES.to_string())]) }</p>
            }
            <div class="gather row">
                if !nothing {
                    <button type="submit" class="button primary" disabled={ticked.is_empty()}>{ words.count(Msg::FindMarkOne, Msg::FindMarkOther, ticked.len()) }</button>
                }
                <button type="button" class="button" onclick={props.close.reform(|_| ())}>{ words.text(Msg::FindCancel) }</button>
            </div>
        </form>
    }
}

/// What the subject is called, and all that is looked for.
fn names(document: &Document, subject: RecordId) -> (String, Vec<Rc<str>>) {
    if let Some(mark) = document.mark(subject.as_mark()) {
        return (mark.quote(), mark.spans.iter().map(|span| Rc::clone(&span.quote)).take(1).collect());
    }
    let entry = document.record(subject);
    let name = entry.map_or("", |entry| entry.text(Field::Name)).to_owned();
    (name, entry.iter().flat_map(|entry| names_of(entry)).map(Into::into).collect())
}

/// What is said when there is nothing to tick.
fn empty(found: &Checklist) -> Option<Msg> {
    if found.places.is_empty() {
        Some(Msg::FindNone)
    } else if found.places.iter().any(|place| place.standing.is_open()) {
        None
    } else {
        Some(Msg::FindAllMarked)
    }
}

fn option_fields(props: &OccurrencesProps, options: &UseStateHandle<Options>) -> Html {
    let words = &props.shell.words;
    let now = **options;
    let choose = {
        let options = options.setter();
        Callback::from(move |event: Event| {
            let value = events::field_value(&event).unwrap_or_default();
            if let Some((reach, ..)) = REACHES.into_iter().find(|(_, name, _)| *name == value) {
                options.set(Options { reach, ..now });
            }
        })
    };
    let places = REACHES
        .map(|(reach, name, label)| html! { <option value={name} selected={now.reach == reach}>{ words.text(label) }</option> });
    let choice = |checked: bool, label: Msg, next: Options| {
        let options = options.setter();
        let onchange = Callback::from(move |_: Event| options.set(next));
        html! { <label class="choice"><input type="checkbox" {checked} {onchange} /><span>{ words.text(label) }</span></label> }
    };
    html! {
        <div class="find-options">
            <label class="field"><span class="field-name">{ words.text(Msg::FindWhere) }</span><select class="broad" onchange={choose}>{ for places }</select></label>
            { choice(now.match_case, Msg::FindCase, Options { match_case: !now.match_case, ..now }) }
            { choice(now.inflected, Msg::FindInflected, Options { inflected: !now.inflected, ..now }) }
        </div>
    }
}

fn row(props: &OccurrencesProps, place: &Place, checked: bool, turned: &UseStateHandle<Vec<TextRange>>) -> Html {
    let Shell { acts, words } = &props.shell;
    let range = place.range;
    let onchange = {
        let (now, turned) = ((**turned).clone(), turned.setter());
        Callback::from(move |_: Event| {
            let mut next = now.clone();
            match next.iter().position(|own| *own == range) {
                Some(index) => drop(next.remove(index)),
                None => next.push(range),
            }
            turned.set(next);
        })
    };
    let of_other = |id: RecordId| {
        let name = props.document.record(id).map_or("", |entry| entry.text(Field::Name));
        words.with(Msg::FindElsewhere, &[("name", &shown_name(name, words))])
    };
    let state = match place.standing {
        Standing::Unmarked => None,
        Standing::Loose(_) => Some(words.text(Msg::FindLoose)),
        Standing::Marked(_) => Some(words.text(Msg::FindMarked)),
        Standing::OfOther(_, other) => Some(of_other(other)),
    };
    let left_out = place.left_out.then(|| words.text(Msg::FindLeftOut));
    let states = state.into_iter().chain(left_out).map(|state| html! { <small class="state">{ " " }{ state }</small> });
    let states: Vec<Html> = states.collect();
    let open = place.standing.is_open();
    let settled = matches!(place.standing, Standing::Marked(_));
    let whole = format!("{}{}{}", place.before, place.words, place.behind);
    let show = icon_button(
        Shape::Left,
        words.with(Msg::FindShow, &[("context", &whole)]),
        ButtonState::Ready,
        acts.on(move || match open {
            true => Intent::Desk(DeskAct::ShowWords(range)),
            false => Intent::ActivateAt(range.start()),
        }),
    );
    html! {
        <li key={range.start().0.to_string()} class={classes!("place", (!open).then_some("settled"))}>
            <label class="kwic">
                <input type="checkbox" checked={checked || settled} disabled={!open} {onchange} />
                <span dir="auto">{ &place.before }<b>{ AttrValue::from(Rc::clone(&place.words)) }</b>{ &place.behind }{ for states }</span>
            </label>
            { show }
        </li>
    }
}
