//! What appears at a selection: one key, one mark.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::use_guard;

use crate::{
    app::{
        action::{Intent, Pointing},
        messages::Msg,
        state::{Selection, Stage},
    },
    browser::{caret, events, layout},
    domain::{
        article::Article,
        mark::Kind,
        tags::{TagRole, TagSet},
    },
    ui::{
        store::Shell,
        words::{hue_class, kind_class, kind_key, kind_word},
    },
};

#[derive(Properties, PartialEq)]
pub(crate) struct PopoverProps {
    pub(crate) shell: Shell,
    pub(crate) node: NodeRef,
    pub(crate) root: NodeRef,
    pub(crate) article: Rc<Article>,
    pub(crate) selection: Selection,
    pub(crate) tags: Rc<TagSet>,
    pub(crate) has_active: bool,
    pub(crate) hint: bool,
    pub(crate) single_keys: bool,
}

#[component]
pub(crate) fn Popover(props: &PopoverProps) -> Html {
    use_place(props);
    let Shell { acts, words } = &props.shell;
    let onkeydown = {
        let node = props.node.clone();
        Callback::from(move |event: KeyboardEvent| {
            let steps = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => 1,
                "ArrowLeft" | "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            if let Some(node) = node.get() {
                layout::step_focus(&node, steps);
            }
        })
    };
    // Pressing a button must not take the selection away before the click arrives.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    // A finger presses no keys.
    let single_keys = props.single_keys && props.selection.by != Pointing::Touch;
    let choose = |key: String, label: AttrValue, class: Classes, intent: Intent| {
        let shown = single_keys.then(|| html! { <kbd aria-hidden="true">{ &key }</kbd> });
        let shortcut = single_keys.then(|| key.clone()).filter(|key| !key.is_empty());
        html! {
            <button type="button" {class} aria-keyshortcuts={shortcut} onclick={acts.on(move || intent.clone())}>{ label }{ shown }</button>
        }
    };
    let kinds = || {
        let kinds = Kind::ALL.map(|kind| {
            let intent = if kind == Kind::Entity { Intent::OfferEntityTypes } else { Intent::MarkAs { kind, entity_type: None } };
            choose(kind_key(kind).to_owned(), words.text(kind_word(kind)), classes!(kind_class(kind)), intent)
        });
        let add = props.has_active.then(|| {
            html! {
                <span class="more">
                    { choose("A".to_owned(), words.text(Msg::AddToMark), classes!("quiet"), Intent::AddSelectionToActive) }
                    { choose("R".to_owned(), words.text(Msg::ReplaceWords), classes!("quiet"), Intent::ReplaceByActive) }
                </span>
            }
        });
        let drop = choose("X".to_owned(), words.text(Msg::ToggleBoilerplate), classes!("quiet"), Intent::ToggleBoilerplateHere);
        html! { <>{ for kinds }{ add.unwrap_or_default() }<span class="more">{ drop }</span></> }
    };
    let types = || {
        let types = props.tags.offered(TagRole::EntityType, Kind::Entity).map(|tag| {
            let key = tag.key.map(String::from).unwrap_or_default();
            let intent = Intent::MarkAs { kind: Kind::Entity, entity_type: Some(tag.id.clone()) };
            choose(key, AttrValue::from(tag.label(words.language()).to_owned()), classes!("type", hue_class(tag.hue)), intent)
        });
        let none = choose(
            "↵".to_owned(),
            words.text(Msg::NoType),
            classes!("quiet"),
            Intent::MarkAs { kind: Kind::Entity, entity_type: None },
        );
        html! { <>{ for types }{ none }</> }
    };
    let (label, choices) = match props.selection.stage {
        Stage::Kind => (Msg::PopoverLabel, kinds()),
        Stage::EntityType => (Msg::EntityTypeLabel, types()),
    };
    let class = classes!("popover", (props.selection.stage == Stage::EntityType).then_some("types"));
    html! {
        <div ref={props.node.clone()} {class} role="toolbar" aria-label={words.text(label)} {onkeydown} {onmousedown}>
            { choices }
            if props.hint && single_keys {
                <p class="hint">{ words.text(Msg::HintPress) }</p>
            }
        </div>
    }
}

/// Keeps the popover at the end of the selection while the page scrolls.
#[hook]
fn use_place(props: &PopoverProps) {
    let (node, root, article) = (props.node.clone(), props.root.clone(), Rc::clone(&props.article));
    let selection = props.selection.clone();
    use_guard((selection, props.has_active, props.hint), move |(selection, ..)| {
        let touch = selection.by == Pointing::Touch;
        let last = selection.ranges.last().copied();
        let place = Rc::new(move || {
            let (Some(node), Some(root), Some(last)) = (node.get(), root.get(), last) else { return };
            if let Some(around) = caret::end_of(&root, &article, last) {
                layout::place_popover(&node, around, touch);
            }
        });
        place();
        let scrolled = Rc::clone(&place);

        (events::on_window("scroll", move |_| scrolled()), events::on_window("resize", move |_| place()))
    });
}
