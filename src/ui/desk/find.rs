//! Finding words in the article.

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, state::Find},
    browser::{events, layout},
    domain::query::Direction,
    ui::{
        parts::icon::{IconButton, Shape},
        store::use_acts,
        words::use_words,
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct FindProps {
    pub(super) find: Find,
}

#[component]
pub(super) fn FindBar(props: &FindProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(node) = node.get() {
            layout::focus_first(&node);
        }
    });
    let Some(acts) = use_acts() else { return Html::default() };
    let oninput = {
        let acts = acts.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                acts.act(Intent::Find(Some(text)));
            }
        })
    };
    let onkeydown = {
        let acts = acts.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                acts.act(Intent::FindStep(if event.shift_key() { Direction::Previous } else { Direction::Next }));
            }
            "Escape" => {
                event.prevent_default();
                acts.act(Intent::Find(None));
            }
            _ => {}
        })
    };
    let found = match (props.find.words.is_empty(), props.find.hits.len()) {
        (true, _) => String::new(),
        (false, 0) => words.text(Msg::NotFound),
        (false, count) => {
            let current = (props.find.current + 1).to_string();
            words.with(Msg::FoundOf, &[("current", &current), ("count", &count.to_string())])
        }
    };
    let none = props.find.hits.is_empty();
    html! {
        <div ref={node} class="find-bar" role="search" aria-label={words.text(Msg::FindInText)}>
            <input type="search" aria-label={words.text(Msg::FindInText)} value={AttrValue::from(props.find.words.clone())} {oninput} {onkeydown} />
            <output class="found" aria-live="polite">{ found }</output>
            <IconButton shape={Shape::Up} label={words.text(Msg::PreviousHit)} disabled={none} onclick={acts.on(|| Intent::FindStep(Direction::Previous))} />
            <IconButton shape={Shape::Down} label={words.text(Msg::NextHit)} disabled={none} onclick={acts.on(|| Intent::FindStep(Direction::Next))} />
            <IconButton shape={Shape::Close} label={words.text(Msg::Close)} onclick={acts.on(|| Intent::Find(None))} />
        </div>
    }
}
