//! Relations of an entity to others: the same, related, a part.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, desk_acts::DeskAct, messages::Msg},
    browser::events,
    domain::{
        desk::{query::Relations, register::Register, words::List},
        document::Document,
        id::RecordId,
    },
    ui::{
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
    },
};

use super::shown_name;

/// Relations that make sense between entities.
const RELATIONS: [&str; 4] = ["same_as", "related", "part_of", "context"];

#[derive(Properties, PartialEq)]
pub(super) struct LinkedProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) relations: Rc<Relations>,
    pub(super) register: Rc<Register>,
    pub(super) id: RecordId,
}

#[component]
pub(super) fn Linked(props: &LinkedProps) -> Html {
    let link_type = use_state_eq(|| RELATIONS[0]);
    let other = use_state_eq(|| None::<RecordId>);
    let Shell { acts, words } = &props.shell;
    let id = props.id;
    let name = |id: RecordId| props.register.entity(id).map(|entity| shown_name(entity.name(), words));
    let label =
        |link_type: &str| List::LinkType.label(link_type, words.language()).map_or_else(|| link_type.to_owned(), str::to_owned);
    let rows = props.relations.links_at(id).filter_map(|link| {
        let (from, to) = (name(link.from)?, name(link.to)?);
        let (link_type, ends) = (Rc::clone(&link.link_type), (link.from, link.to));
        let other = if link.from == id { &to } else { &from };
        let remove = icon_button(
            Shape::Close,
            words.with(Msg::EntityUnlink, &[("name", other)]),
            ButtonState::Ready,
            acts.on(move || Intent::Desk(DeskAct::Unlink { link_type: Rc::clone(&link_type), from: ends.0, to: ends.1 })),
        );
        let told = label(&link.link_type);
        Some(html! {
            <li key={link.id.to_string()} class="relation"><span>{ from }{ " " }<i>{ told }</i>{ " " }{ to }</span>{ remove }</li>
        })
    });
    let rows: Vec<Html> = rows.collect();
    let others: Vec<_> = props.register.entities.iter().filter(|entity| entity.id != id).collect();
    if others.is_empty() {
        return Html::default();
    }
    // Until one is chosen there is none: the first of a list is nobody's choice.
    let chosen = other.filter(|other| others.iter().any(|entity| entity.id == *other));
    let choose_type = {
        let link_type = link_type.setter();
        Callback::from(move |event: Event| {
            let word = events::field_value(&event).unwrap_or_default();
            if let Some(word) = RELATIONS.into_iter().find(|own| *own == word) {
                link_type.set(word);
            }
        })
    };
    let choose_other = {
        let other = other.setter();
        Callback::from(move |event: Event| other.set(events::field_value(&event).and_then(|value| RecordId::parse(&value))))
    };
    let types = RELATIONS.map(|word| html! { <option value={word} selected={*link_type == word}>{ label(word) }</option> });
    let options = others.iter().map(|entity| {
        html! { <option value={entity.id.to_string()} selected={chosen == Some(entity.id)}>{ shown_name(entity.name(), words) }</option> }
    });
    let onsubmit = {
        let (acts, link_type, other) = (acts.clone(), *link_type, other.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(to) = chosen {
                acts.act(Intent::Desk(DeskAct::Link { link_type, from: id, to }));
                other.set(None);
            }
        })
    };
    html! {
        <section class="linked" aria-labelledby="linked-heading">
            <h3 id="linked-heading">{ words.text(Msg::EntityLinks) }</h3>
            <ul class="relations" aria-labelledby="linked-heading">{ for rows }</ul>
            <form class="row" {onsubmit}>
                <select aria-label={words.text(Msg::EntityLinkType)} onchange={choose_type}>{ for types }</select>
                <select aria-label={words.text(Msg::EntityLinkTo)} onchange={choose_other}><option value="" selected={chosen.is_none()}>{ "–" }</option>{ for options }</select>
                <button type="submit" class="button" disabled={chosen.is_none()}>{ words.text(Msg::EntityLinkAdd) }</button>
            </form>
        </section>
    }
}
