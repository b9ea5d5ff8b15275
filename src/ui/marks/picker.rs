//! The picker of what a mark is tied to: filtered by typing, stepped through with the arrow keys. Enter takes only what was typed or
//! stepped to; a digit takes one of the first nine while nothing is typed.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, desk_acts::DeskAct, messages::Msg, state::FocusRequest},
    browser::{events, sight},
    domain::{
        desk::{
            query::Relations,
            ties::{self, Target, Way},
        },
        document::Document,
        id::RecordId,
        mark::Mark,
        query::fold,
    },
    ui::{effects::use_soon, store::Shell},
};

use super::card::shortened;

/// More than this are found by typing.
const MOST_OFFERED: usize = 9;

#[derive(Properties, PartialEq)]
pub(super) struct PickerProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) relations: Rc<Relations>,
    pub(super) mark: Rc<Mark>,
    pub(super) way: Way,
    pub(super) target: Target,
    /// What the tie is called.
    pub(super) label: AttrValue,
    pub(super) focus: Option<FocusRequest>,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Picker(props: &PickerProps) -> Html {
    let PickerProps { shell: Shell { acts, words }, document, way, target, .. } = props;
    let (way, from) = (*way, RecordId::from(props.mark.id));
    let typed = use_state_eq(String::new);
    let node = use_node_ref();
    {
        let node = node.clone();
        use_soon(props.focus, move |_| {
            if let Some(picker) = node.get() {
                sight::focus_whole(&picker);
            }
        });
    }
    let blank = typed.trim().is_empty();
    let offered = ties::offered(document, &props.relations, from, (way, *target)).into_iter();
    let offered = ties::matching(offered.map(|id| (id, ties::name(document, id))), &typed);
    // Who speaks in a recording comes first, and becomes a source by being chosen.
    let spoken = if *target == Target::Sources { ties::speakers(document, &props.mark) } else { Vec::new() };
    let spoken = spoken.into_iter().filter(|(speaker, _)| blank || fold(speaker).contains(&fold(typed.trim())));
    let spoken = spoken.map(|(speaker, name)| {
        (words.with(Msg::TieSpoken, &[("name", &shortened(&speaker, 60))]).to_string(), DeskAct::TieSpeaker { from, way, name })
    });
    let known = offered.into_iter().map(|(to, name)| (name, DeskAct::Tie { from, way, to }));
    let offered: Vec<(String, DeskAct)> = spoken.chain(known).take(MOST_OFFERED).collect();
    let new = (*target == Target::Entities).then(|| if blank { props.mark.quote() } else { typed.trim().to_owned() });
    let new = new.filter(|name| offered.iter().all(|(own, _)| fold(own) != fold(name)));
    let take = {
        let (acts, close) = (acts.clone(), props.close.clone());
        Rc::new(move |act: Option<DeskAct>| {
            close.emit(());
            if let Some(act) = act {
                acts.act(Intent::Desk(act));
            }
            acts.act(Intent::LeaveCard);
        })
    };
    let tie_new = move |name: &str| Some(DeskAct::TieNew { from, way, name: name.to_owned() });
    let onkeydown = {
        let (take, node, new) = (Rc::clone(&take), node.clone(), new.clone());
        let ways: Vec<DeskAct> = offered.iter().map(|(_, act)| act.clone()).collect();
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            let (key, in_field) = (event.key(), events::field_value(&event).is_some());
            let nth = key.parse::<usize>().ok().and_then(|digit| ways.get(digit.checked_sub(1)?));
            match (key.as_str(), node.get()) {
                ("ArrowDown", Some(node)) => sight::step(&node, 1),
                ("ArrowUp", Some(node)) => sight::step(&node, -1),
                ("Escape", _) => take(None),
                ("Enter", _) if in_field => match (ways.first(), &new) {
                    _ if blank => {}
                    (Some(first), _) => take(Some(first.clone())),
                    (None, Some(name)) => take(tie_new(name)),
                    (None, None) => {}
                },
                _ if blank && in_field && nth.is_some() => take(nth.cloned()),
                // Who goes on typing in the list means the field, and not the letters and the deleting of the page.
                (key, Some(node)) if !in_field && (key == "Backspace" || key != " " && key.chars().count() == 1) => {
                    sight::focus_first(&node);
                    event.stop_propagation();
                    return;
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                typed.set(text);
            }
        })
    };
    let rows = offered.iter().enumerate().map(|(place, (name, act))| {
        let (take, act) = (Rc::clone(&take), act.clone());
        let key = if blank { Some((place + 1).to_string()) } else { (place == 0).then(|| "↵".to_owned()) };
        html! {
            <li key={place}>
                <button type="button" class={(!blank && place == 0).then_some("next")} onclick={move |_: MouseEvent| take(Some(act.clone()))}>
                    if let Some(key) = key { <kbd aria-hidden="true">{ key }</kbd> }
                    <span dir="auto">{ shortened(name, 80) }</span>
                </button>
            </li>
        }
    });
    let made = new.clone().map(|name| {
        let (take, label) = (Rc::clone(&take), words.with(Msg::TieNew, &[("name", &shortened(&name, 60))]));
        html! { <button type="button" class="link" onclick={move |_: MouseEvent| take(tie_new(&name))}>{ label }</button> }
    });
    let nothing = match target {
        _ if !offered.is_empty() => None,
        Target::Sources if blank => Some(words.text(Msg::TieNoSource)),
        Target::Claims if blank => Some(words.text(Msg::TieNoClaim)),
        Target::Entities if blank => None,
        Target::Sources => Some(words.with(Msg::TieNoSourceMatches, &[("words", typed.trim())])),
        Target::Claims => Some(words.with(Msg::TieNoClaimMatches, &[("words", typed.trim())])),
        Target::Entities => Some(words.with(Msg::TieNoEntityMatches, &[("words", typed.trim())])),
    };
    html! {
        <div ref={node} class="picker" {onkeydown}>
            <input dir="auto" type="search" aria-label={words.with(Msg::TieAdd, &[("type", &props.label)])} placeholder={words.text(Msg::TieFind)} autocomplete="off" {oninput} />
            <ol>{ for rows }</ol>
            { made.unwrap_or_default() }
            // It is there before it says anything, so that what it says is heard.
            <p class="advice" role="status">{ nothing.unwrap_or_default() }</p>
        </div>
    }
}
