//! What lies over the article without being part of it: the reading cursor, and handles at the ends of the active mark.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::{Edge, Intent},
        state::Cursor,
    },
    browser::{caret, events, layout, observe, selection},
    domain::{article::Article, id::MarkId, mark::Mark, text::TextRange},
    ui::store::use_acts,
};

#[derive(Properties, PartialEq)]
pub(super) struct OverlayProps {
    pub(super) root: NodeRef,
    pub(super) article: Rc<Article>,
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
    let resized = use_state(|| 0_u32);
    {
        let (root, resized) = (props.root.clone(), resized.clone());
        use_effect_with((), move |()| {
            let count = std::cell::Cell::new(0_u32);
            let setter = resized.setter();
            let sizes = root.get().and_then(|root| {
                observe::Sizes::watch(&[root], move || {
                    count.set(count.get().wrapping_add(1));
                    setter.set(count.get());
                })
            });
            move || drop(sizes)
        });
    }
    use_cursor(props, &layer, &cursor_node, *resized);
    let grips = props.active.as_ref().filter(|mark| mark.is_drawn()).map(|mark| {
        let ends = mark.spans.iter().enumerate().flat_map(|(span, words)| {
            [Edge::Start, Edge::End].map(|edge| (Grip { mark: mark.id, span, edge }, words.range))
        });
        let handles = ends.map(|(grip, range)| {
            let key = format!("{}-{}-{:?}", grip.mark, grip.span, grip.edge);
            html! {
                <Handle {key} root={props.root.clone()} layer={layer.clone()} article={&props.article} {grip} {range} resized={*resized} />
            }
        });
        handles.collect::<Html>()
    });
    html! {
        <div ref={layer} class="overlay" aria-hidden="true">
            <div ref={cursor_node} class="cursor" hidden={props.cursor.is_none()}></div>
            <div>{ grips.unwrap_or_default() }</div>
        </div>
    }
}

/// Draws the cursor, keeps it in sight, and shows as the browser's selection what the keyboard has selected.
#[hook]
fn use_cursor(props: &OverlayProps, layer: &NodeRef, cursor_node: &NodeRef, resized: u32) {
    let (root, article) = (props.root.clone(), Rc::clone(&props.article));
    let (layer, cursor_node) = (layer.clone(), cursor_node.clone());
    let selected_before = use_mut_ref(|| false);
    use_effect_with((props.cursor, resized), move |(cursor, _)| {
        let (Some(cursor), Some(root), Some(layer), Some(node)) = (cursor, root.get(), layer.get(), cursor_node.get()) else {
            return;
        };
        let Some(place) = caret::cursor_at(&root, &article, cursor.head) else { return };
        layout::place_over(&layer, &node, place);
        if layout::has_focus(&root) {
            layout::scroll_to(place);
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

#[derive(Properties, PartialEq)]
struct HandleProps {
    root: NodeRef,
    layer: NodeRef,
    article: Rc<Article>,
    grip: Grip,
    range: TextRange,
    resized: u32,
}

/// Moves one end of a span by dragging. The mark changes once, when the handle is let go.
#[component]
fn Handle(props: &HandleProps) -> Html {
    let node = use_node_ref();
    let acts = use_acts();
    let dragging = use_state(|| false);
    let end = if props.grip.edge == Edge::Start { props.range.start() } else { props.range.end() };
    {
        let (root, layer, article, node) = (props.root.clone(), props.layer.clone(), Rc::clone(&props.article), node.clone());
        use_effect_with((end, props.resized), move |(end, _)| {
            let (Some(root), Some(layer), Some(node)) = (root.get(), layer.get(), node.get()) else { return };
            if let Some(place) = caret::cursor_at(&root, &article, *end) {
                layout::place_over(&layer, &node, place);
            }
        });
    }
    let onpointerdown = {
        let dragging = dragging.setter();
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            layout::capture_pointer(&event);
            dragging.set(true);
        })
    };
    let under = {
        let (root, article) = (props.root.clone(), Rc::clone(&props.article));
        move |event: &PointerEvent| {
            let (pointed, root) = events::pointed(event).zip(root.get())?;
            caret::offset_at(&root, &article, pointed.x, pointed.y)
        }
    };
    let onpointermove = {
        let (is_dragging, under, root, layer, article, node) =
            (*dragging, under.clone(), props.root.clone(), props.layer.clone(), Rc::clone(&props.article), node.clone());
        Callback::from(move |event: PointerEvent| {
            let (true, Some(root), Some(layer), Some(node)) = (is_dragging, root.get(), layer.get(), node.get()) else { return };
            if let Some(place) = under(&event).and_then(|offset| caret::cursor_at(&root, &article, offset)) {
                layout::place_over(&layer, &node, place);
            }
        })
    };
    let onpointerup = {
        let (grip, dragging) = (props.grip, dragging.clone());
        Callback::from(move |event: PointerEvent| {
            if !*dragging {
                return;
            }
            dragging.set(false);
            if let (Some(acts), Some(to)) = (&acts, under(&event)) {
                acts.act(Intent::SetBoundary { mark: grip.mark, span: grip.span, edge: grip.edge, to });
            }
        })
    };
    let class = classes!("handle", if props.grip.edge == Edge::Start { "start" } else { "end" }, dragging.then_some("dragging"));
    html! { <div ref={node} {class} {onpointerdown} {onpointermove} {onpointerup}></div> }
}
