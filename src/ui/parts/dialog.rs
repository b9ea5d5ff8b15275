//! A dialog above the page: the browser keeps the keyboard inside and gives it back.

use yew::prelude::*;

use crate::ui::effects::use_guard;

use crate::{app::messages::Msg, browser::layout, ui::words::Words};

use super::icon::{ButtonState, Shape, icon_button};

/// Opens the dialog when it is drawn for the first time. The node goes to [`dialog`].
#[hook]
pub(crate) fn use_dialog() -> NodeRef {
    let node = use_node_ref();
    use_guard(node.clone(), |node| node.get().and_then(|node| layout::open_dialog(&node)));
    node
}

pub(crate) fn dialog(node: NodeRef, title: AttrValue, onclose: Callback<()>, body: Html, words: &Words) -> Html {
    let cancelled = {
        let onclose = onclose.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        })
    };
    let close = Callback::from(move |_: MouseEvent| onclose.emit(()));
    html! {
        <dialog ref={node} class="dialog" aria-labelledby="dialog-title" oncancel={cancelled}>
            <header class="dialog-head">
                <h2 id="dialog-title" tabindex="-1">{ title }</h2>
                { icon_button(Shape::Close, words.text(Msg::Close), ButtonState::Ready, close) }
            </header>
            { body }
        </dialog>
    }
}
