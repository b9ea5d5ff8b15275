//! What lies over the article without being part of it: the reading cursor, and handles at the ends of the active mark.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::ui::effects::{use_guard, use_soon};

use crate::{
    app::{
        action::{Edge, Intent},
        state::Cursor,
    },
    browser::{caret, events, layout, observe, selection, sight},
    domain::{article::Article, id::MarkId, mark::Mark, text::ByteOffset},
    ui::store::{Acts, Shell},
};

use super::Near;

#[derive(Properties, PartialEq)]
pub(super) struct OverlayProps {
    pub(super) shell: Shell,
    pub(super) root: NodeRef,
    pub(super) article: Rc<Article>,
    pub(super) near: Rc<Near>,
    pub(super) cursor: Option<Cursor>,
    pub(super) active: Option<Rc<Mark>>,
}

/// A handle being dragged: which end of which span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Grip {
    mark: MarkId,
    span: usize,
    edge: Edge,
}

#[component]
pub(super) fn Overlay(props: &OverlayProps) -> Html {
    let layer = use_node_ref();
    let cursor_node = use_node_ref();
    let handles = use_node_ref();
    let dragged = use_mut_ref(|| None::<Grip>);
    let resized = use_state(|| 0_u32);
    {
        let (root, resized) = (props.root.clone(), resized.setter());
        use_guard((), move |()| {
            let count = std::cell::Cell::new(0_u32);

            root.get().and_then(|root| {
                observe::Sizes::watch(&[root], move || {
                    count.set(count.get().wrapping_add(1));
                    resized.set(count.get());
                })
            })
        });
    }
    use_cursor(props, &layer, &cursor_node, *resized);
    let grips = Rc::new(grips(props.active.as_deref()));
    {
        let (root, article, layer, handles) = (props.root.clone(), Rc::clone(&props.article), layer.clone(), handles.clone());
        use_soon((Rc::clone(&grips), *resized, Rc::clone(&props.near)), move |(grips, ..)| {
            let (Some(root), Some(layer), Some(handles)) = (root.get(), layer.get(), handles.get()) else { return };
            for (index, (_, end)) in grips.iter().enumerate() {
                if let (Some(node), Some(place)) = (layout::item(&handles, index), caret::cursor_at(&root, &article, *end)) {
                    layout::place_over(&layer, &node, place);
                }
            }
        });
    }
    let acts = &props.shell.acts;
    let drawn = grips.iter().map(|(grip, _)| {
        let key = format!("{}-{}-{}", grip.mark, grip.span, u8::from(grip.edge == Edge::End));
        let class = classes!("handle", if grip.edge == Edge::Start { "start" } else { "end" });
        let (press, pull, release) = dragging(props, *grip, &layer, &dragged, acts.clone());
        html! { <div {key} {class} onpointerdown={press} onpointermove={pull} onpointerup={release}></div> }
    });
    html! {
        <div ref={layer.clone()} class="overlay" aria-hidden="true">
            <div ref={cursor_node} class="cursor" hidden={props.cursor.is_none()}></div>
            <div ref={handles}>{ for drawn }</div>
        </div>
    }
}

/// The ends of a mark's spans, with where they are.
fn grips(mark: Option<&Mark>) -> Vec<(Grip, ByteOffset)> {
    let Some(mark) = mark.filter(|mark| mark.is_drawn()) else { return Vec::new() };
    let spans = mark.spans.iter().enumerate();
    spans
        .flat_map(|(span, words)| {
            let grip = |edge| Grip { mark: mark.id, span, edge };
            [(grip(Edge::Start), words.range.start()), (grip(Edge::End), words.range.end())]
        })
        .collect()
}

/// Moving one end of a span by dragging. The mark changes once, when the handle is let go.
fn dragging(
    props: &OverlayProps,
    grip: Grip,
    layer: &NodeRef,
    dragged: &Rc<RefCell<Option<Grip>>>,
    acts: Acts,
) -> (Callback<PointerEvent>, Callback<PointerEvent>, Callback<PointerEvent>) {
    let press = {
        let dragged = Rc::clone(dragged);
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            layout::capture_pointer(&event);
            dragged.replace(Some(grip));
        })
    };
    let under = {
        let (root, article) = (props.root.clone(), Rc::clone(&props.article));
        move |event: &PointerEvent| {
            let (pointed, root) = events::pointed(event).zip(root.get())?;
            caret::offset_at(&root, &article, pointed.x, pointed.y)
        }
    };
    let pull = {
        let (dragged, under, layer) = (Rc::clone(dragged), under.clone(), layer.clone());
        let (root, article) = (props.root.clone(), Rc::clone(&props.article));
        Callback::from(move |event: PointerEvent| {
            let (Some(_), Some(root), Some(layer)) = (*dragged.borrow(), root.get(), layer.get()) else { return };
            let place = under(&event).and_then(|offset| caret::cursor_at(&root, &article, offset));
            if let (Some(node), Some(place)) = (layout::target(&event), place) {
                layout::place_over(&layer, &node, place);
            }
        })
    };
    let release = {
        let dragged = Rc::clone(dragged);
        Callback::from(move |event: PointerEvent| {
            if let (Some(grip), Some(to)) = (dragged.take(), under(&event)) {
                acts.act(Intent::SetBoundary { mark: grip.mark, span: grip.span, edge: grip.edge, to });
            }
        })
    };
    (press, pull, release)
}

/// Draws the cursor, keeps it in sight, and shows as the browser's selection what the keyboard has selected.
#[hook]
fn use_cursor(props: &OverlayProps, layer: &NodeRef, cursor_node: &NodeRef, resized: u32) {
    let (root, article) = (props.root.clone(), Rc::clone(&props.article));
    let (layer, cursor_node) = (layer.clone(), cursor_node.clone());
    let selected_before = use_mut_ref(|| false);
    let shown = use_mut_ref(|| None::<Cursor>);
    use_soon((props.cursor, resized, Rc::clone(&props.near)), move |(cursor, ..)| {
        let (Some(cursor), Some(root), Some(layer), Some(node)) = (cursor, root.get(), layer.get(), cursor_node.get()) else {
            return;
        };
        let Some(place) = caret::cursor_at(&root, &article, cursor.head) else { return };
        layout::place_over(&layer, &node, place);
        // A block that is drawn while scrolling changes the size too; only the cursor's own moves may scroll.
        if shown.replace(Some(*cursor)) == Some(*cursor) {
            return;
        }
        if layout::has_focus(&root) {
            let (root, article, head) = (root.clone(), Rc::clone(&article), cursor.head);
            sight::settle_on(move || caret::cursor_at(&root, &article, head));
        }
        let selects = cursor.anchor != cursor.head;
        if selects {
            selection::set(&root, &article, cursor.anchor, cursor.head);
        } else if selected_before.replace(false) {
            selection::clear();
        }
        *selected_before.borrow_mut() = selects;
    });
}
