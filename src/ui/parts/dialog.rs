//! A dialog above the page: the browser keeps the keyboard inside and gives it back.

use yew::prelude::*;

use crate::{app::messages::Msg, browser::layout, ui::words::use_words};

use super::icon::{IconButton, Shape};

#[derive(Properties, PartialEq)]
pub(crate) struct DialogProps {
    pub(crate) title: AttrValue,
    pub(crate) onclose: Callback<()>,
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(node) = node.get() {
            layout::open_dialog(&node);
        }
    });
    let onclose = props.onclose.clone();
    let cancelled = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        })
    };
    html! {
        <dialog ref={node} class="dialog" aria-labelledby="dialog-title" oncancel={cancelled}>
            <header class="dialog-head">
                <h2 id="dialog-title">{ props.title.clone() }</h2>
                <IconButton shape={Shape::Close} label={words.text(Msg::Close)} onclick={move |_| onclose.emit(())} />
            </header>
            { props.children.clone() }
        </dialog>
    }
}
