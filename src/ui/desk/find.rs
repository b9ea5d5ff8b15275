//! Finding words in the article.

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, state::Find},
    browser::events,
    domain::query::Direction,
    ui::{
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
    },
};

/// `node` lets the desk bring the keyboard here when the search is opened.
#[inline(never)]
pub(super) fn find_bar(find: &Find, node: NodeRef, Shell { acts, words }: &Shell) -> Html {
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
    let found = match (find.words.is_empty(), find.hits.len()) {
        (true, _) => AttrValue::Static(""),
        (false, 0) => words.text(Msg::NotFound),
        (false, count) => {
            let current = (find.current + 1).to_string();
            words.with(Msg::FoundOf, &[("current", &current), ("count", &count.to_string())])
        }
    };
    let none = find.hits.is_empty();
    html! {
        <div ref={node} class="find-bar" role="search" aria-label={words.text(Msg::FindInText)}>
            <input dir="auto" type="search" aria-label={words.text(Msg::FindInText)} value={AttrValue::from(find.words.clone())} {oninput} {onkeydown} />
            <output class="found" aria-live="polite">{ found }</output>
            { icon_button(Shape::Up, words.text(Msg::PreviousHit), if none { ButtonState::Disabled } else { ButtonState::Ready }, acts.on(|| Intent::FindStep(Direction::Previous))) }
            { icon_button(Shape::Down, words.text(Msg::NextHit), if none { ButtonState::Disabled } else { ButtonState::Ready }, acts.on(|| Intent::FindStep(Direction::Next))) }
            { icon_button(Shape::Close, words.text(Msg::Close), ButtonState::Ready, acts.on(|| Intent::Find(None))) }
        </div>
    }
}
