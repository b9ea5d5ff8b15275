//! Keeping in sight what is read, through all that changes the height of the page: blocks that are drawn as they come near, panels that
//! open beside the article, views that take its place. Places are CSS pixels of the window.

use std::cell::Cell;

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast as _, prelude::wasm_bindgen};
use web_sys::{Document, Element, HtmlElement, Node};

use crate::domain::id::MarkId;

use super::{blocks, caret::Place, layout, spawn_local, time};

#[wasm_bindgen]
extern "C" {
    /// `Element`, with the one way to scroll to it that `web-sys` has only with two types more.
    type Shown;
    #[wasm_bindgen(method, js_name = scrollIntoView)]
    fn scroll_into_view(this: &Shown, options: &Object);
}

thread_local! {
    /// Who scrolls: what was begun last has the page, and what was begun before leaves it alone.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Where the page was when it was scrolled here last, or looked at.
    static LEFT: Cell<f64> = const { Cell::new(0.0) };
    /// How often the page was elsewhere than it was left.
    static LEAPS: Cell<u32> = const { Cell::new(0) };
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Frames in which a place is looked for again after scrolling to it.
const LOOKS: usize = 8;

/// Further than this only persons and other parts of the page scroll from one frame to the next.
const LEAP: f64 = 300.0;

/// How often persons, or other parts of the page, have scrolled it. No browser leaps so far by itself to keep something in place; and
/// what is shown here, as a card that grows round what has just opened in it, is no leap for what is being shown besides.
fn leaps() -> u32 {
    if (scrolled() - LEFT.replace(scrolled())).abs() > LEAP {
        LEAPS.set(LEAPS.get().wrapping_add(1));
    }
    LEAPS.get()
}

/// Scrolls to a place by what `distance` says, now and with the next frames, unless another has the page by then. When neither the place
/// has moved in the page nor the room for it has changed, and it is elsewhere in the window all the same, a person has scrolled, who
/// knows best.
fn follow(place: impl Fn() -> Option<Place> + 'static, distance: impl Fn(Place) -> f64 + 'static) {
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    let before = leaps();
    spawn_local(async move {
        let mut last = None;
        for _ in 0..LOOKS {
            if TURN.get() != turn || leaps() != before {
                return;
            }
            if let Some(place) = place() {
                let now = [place.top + scrolled(), layout::room_top(), layout::room_bottom()].map(|length| length.round() as i32);
                if last != Some(now) {
                    let wanted = (scrolled() + distance(place)).max(0.0);
                    scroll_page(wanted);
                    // The page may not be long enough yet.
                    last = ((scrolled() - wanted).abs() < 1.0).then_some(now);
                }
            }
            time::frame().await;
        }
    });
}

/// Brings a place into sight and looks for it again with the next frames: a block that was far away has only a guessed height until it
/// is drawn, and then moves what lies in it and below it.
pub fn settle_on(place: impl Fn() -> Option<Place> + 'static) {
    follow(place, layout::distance_to);
}

/// What is read of the article: the first block in sight or else the last of all, and where its top is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    block: usize,
    top: f64,
}

/// Where the article is being read.
#[must_use]
pub fn reading(article: &Node) -> Option<Reading> {
    let mut read = None;
    for (block, element) in blocks::all(article.dyn_ref()?).enumerate() {
        let place = element.get_bounding_client_rect();
        read = Some(Reading { block, top: place.top() });
        if place.bottom() > 0.0 {
            break;
        }
    }
    read
}

/// Scrolls to where the article was being read before it made room for something else.
pub fn read_on(article: Node, reading: Reading) {
    let block = move || blocks::block(article.dyn_ref()?, reading.block);
    follow(move || layout::place_of(&block()?.into()), move |place| place.top - reading.top);
}

fn scroll_page(to: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, to);
    }
    LEFT.set(scrolled());
}

/// How far the page is scrolled.
#[must_use]
pub fn scrolled() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Keeps the page where it was, though what stands beside the article may have become shorter, and shows that from its top.
pub fn hold(at: f64) {
    let Some(grid) = first(".desk-grid").and_then(|grid| grid.dyn_into::<HtmlElement>().ok()) else { return };
    // Neither can fail: the property is known, and so is its value.
    grid.style().remove_property("min-height").ok();
    let missing = at - scrolled();
    if missing > 0.0 {
        let height = grid.get_bounding_client_rect().height() + missing;
        grid.style().set_property("min-height", &format!("{}px", height.ceil() as i32)).ok();
        scroll_page(at);
    }
    if let Some(panel) = first(".panel") {
        panel.set_scroll_top(0);
    }
}

/// Scrolls the list beside the article, if there is one, to the card of a mark.
pub fn show_in_list(mark: MarkId) {
    if let Some(card) = first(&format!(".listing [data-for='{mark}']")) {
        show_nearest(&card);
    }
}

/// Scrolls whatever an element lies in just so far that it is in sight.
pub fn show_nearest(node: &Node) {
    let options = Object::new();
    // Setting a property of a fresh object cannot fail; without it the element comes to the top.
    Reflect::set(&options, &"block".into(), &"nearest".into()).ok();
    node.unchecked_ref::<Shown>().scroll_into_view(&options);
    LEFT.set(scrolled());
}

/// As [`show_nearest`], for the heading of what has opened.
pub fn show_heading(node: &Node) {
    if let Some(heading) = node.dyn_ref::<Element>().and_then(|node| node.query_selector("h2").ok().flatten()) {
        show_nearest(&heading);
    }
}

/// Shows something with the next frames, for the page is not yet long enough for a card that has just grown: unless a person has scrolled
/// meanwhile, who knows best.
fn show_soon(show: Box<dyn Fn()>) {
    let before = leaps();
    spawn_local(async move {
        for _ in 0..LOOKS / 2 {
            time::frame().await;
            if leaps() != before {
                return;
            }
            show();
        }
    });
}

/// As [`show_heading`], until a card that has just got its fields has its place, and the page its length without those of another.
pub fn settle_heading(card: Node) {
    show_soon(Box::new(move || show_heading(&card)));
}

/// Brings the first line of a section into sight when a press on its name has opened it, which may stand at the lower edge.
pub(super) fn show_when_open(name: &Element) {
    let Some(section) = name.closest("summary").ok().flatten().and_then(|name| name.parent_element()) else { return };
    show_soon(Box::new(move || {
        let find =
            |what: &str| section.query_selector(&format!(":scope[open] > :is({what}), :scope[open] > :not(summary) :is({what})"));
        // An empty section begins with a line that says so; what can be done there stands below it.
        for what in ["input, select, textarea, button", "label, input, select, textarea, button, p, li, h3, a"] {
            if let Some(first) = find(what).ok().flatten() {
                show_nearest(&first);
            }
        }
    }));
}

/// Moves the keyboard within a group of buttons by so many steps, round at the ends, and shows where it is.
pub fn step(group: &Node, steps: i32) {
    layout::step_focus(group, steps);
    show_active(group);
}

/// Gives the keyboard to what a node says should have it, or else to the first thing in it that can be used, and shows it.
pub fn focus_first(node: &Node) {
    focus_and_show(node.clone(), false);
}

/// As [`focus_first`], for what has opened where it may stand at the lower edge: all of it is shown, and what has the keyboard in any case.
pub fn focus_whole(node: &Node) {
    focus_and_show(node.clone(), true);
}

fn focus_and_show(node: Node, whole: bool) {
    layout::focus_first(&node);
    let show: Box<dyn Fn()> = Box::new(move || {
        if whole {
            show_nearest(&node);
        }
        show_active(&node);
    });
    show();
    show_soon(show);
}

fn show_active(node: &Node) {
    if let Some(active) = document().and_then(|document| document.active_element()).filter(|active| node.contains(Some(active))) {
        show_nearest(&active);
    }
}
