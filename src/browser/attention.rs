//! Who has the keyboard, and where it goes when what had it goes: to what stands in its place, to where it was before, or to the
//! heading of what is shown. A browser leaves it on the page's body, where those who listen and those who press keys are lost.
//!
//! Nothing that is in sight is scrolled.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Document, Element, KeyboardEvent, MutationObserver, MutationObserverInit, Node};

use super::{layout, sight, time};

/// So many places are remembered that had the keyboard, the newest last.
const REMEMBERED: usize = 16;

/// Something that had the keyboard.
#[derive(Clone)]
struct Place {
    element: Element,
    /// What it lay in, from the inside out, and as which child.
    within: Vec<(Element, u32)>,
}

thread_local! {
    static TRAIL: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    /// A heading that can have the keyboard as long as it has it.
    static LENT: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// What has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A screen: its first heading.
    Screen,
    /// What stands beside the article.
    Panel,
    /// What stands in place of the article.
    View,
}

/// Watches over the keyboard until it is dropped.
pub struct Attention {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
    _listeners: [EventListener; 4],
}

impl Attention {
    #[inline(never)]
    #[must_use]
    pub fn begin() -> Option<Self> {
        let document = document()?;
        let came = EventListener::new(&document, "focusin", |event| {
            if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                remember(element);
            }
        });
        // A press on words of the heading means the words.
        let pressed = EventListener::new(&document, "pointerdown", |_| take_back());
        let options = gloo::events::EventListenerOptions::enable_prevent_default();
        // The heading of an article lies in it; the next stop is the text, and not what comes behind the heading.
        let stepped = EventListener::new_with_options(&document, "keydown", options, |event| {
            let is_tab = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Tab" && !key.shift_key());
            let lent = LENT.with_borrow(Clone::clone).filter(|lent| is_tab && layout::has_focus(lent));
            if let Some(article) = lent.and_then(|lent| lent.closest("article").ok().flatten()) {
                event.prevent_default();
                layout::focus(&article);
            }
        });
        // The browser opens sections by itself, and gives the keyboard to their names.
        let opened = EventListener::new(&document, "click", |event| {
            if let Some(pressed) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                sight::show_when_open(&pressed);
            }
        });
        if let Some(active) = document.active_element().filter(|active| !is_nowhere(active)) {
            remember(active);
        }
        let timer = Rc::new(RefCell::new(None));
        // What opens in the same breath may ask for the keyboard, and goes before: it asks in a task of its own after it was drawn.
        let changed = Closure::<dyn FnMut()>::new(move || {
            if is_lost() {
                let second = Rc::clone(&timer);
                let wait = move || drop(second.replace(Some(time::after(0, rescue))));
                timer.replace(Some(time::after(0, wait)));
            }
        });
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        // A button that has nothing more to do may be disabled while it has the keyboard.
        what.set_attribute_filter(&js_sys::Array::of1(&"disabled".into()));
        observer.observe_with_options(&document, &what).ok()?;
        Some(Self { observer, _changed: changed, _listeners: [came, pressed, stepped, opened] })
    }
}

impl Drop for Attention {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Gives the keyboard to the heading of what has opened.
#[inline(never)]
pub fn turn_to(opened: Opened) {
    let Some(document) = document() else { return };
    let headings = match opened {
        // Words that seem not to belong to the article head nothing.
        Opened::Screen => ["#main h1:not(.dropped)", "#main h1", "#main"],
        Opened::Panel => [".panel h2", ".panel h3", ".panel"],
        Opened::View => ["#main h2", "#main h1", "#main"],
    };
    headings.iter().any(|which| document.query_selector(which).ok().flatten().is_some_and(|found| lend(&found)));
}

/// Gives the keyboard to the heading of a card that opens by itself, if what had it is gone, or is a closed card beside it. The first
/// time that a page is drawn, nothing has had it.
pub fn take_if_free(heading: &Node) {
    let active = document().and_then(|document| document.active_element());
    if is_lost() || active.is_some_and(|active| active.matches(".card-line").unwrap_or(false)) {
        layout::focus(heading);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn is_nowhere(element: &Element) -> bool {
    matches!(&*element.tag_name(), "BODY" | "HTML")
}

fn is_usable(element: &Element) -> bool {
    element.is_connected() && element.get_client_rects().length() > 0 && !element.matches(":disabled").unwrap_or(false)
}

/// Whether nothing has the keyboard because what had it is gone. Who has pressed on a place that takes no keys has left it there.
fn is_lost() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|active| is_nowhere(&active) || active.matches(":disabled").unwrap_or(false))
        && TRAIL.with_borrow(|trail| trail.last().is_some_and(|last| !is_usable(&last.element)))
}

fn remember(element: Element) {
    if LENT.with_borrow(|lent| lent.as_ref().is_some_and(|lent| *lent != element)) {
        take_back();
    }
    let mut within = Vec::new();
    let mut inner = element.clone();
    while let Some(outer) = inner.parent_element() {
        let before = std::iter::successors(inner.previous_element_sibling(), Element::previous_element_sibling).count();
        within.push((outer.clone(), u32::try_from(before).unwrap_or(0)));
        inner = outer;
    }
    TRAIL.with_borrow_mut(|trail| {
        trail.retain(|place| place.element != element);
        trail.push(Place { element, within });
        let excess = trail.len().saturating_sub(REMEMBERED);
        trail.drain(..excess);
    });
}

/// Gives the keyboard to something that can have it, and says whether it took it. What is out of sight is scrolled to.
fn give(element: &Element) -> bool {
    // What was disabled keeps the keyboard until the next frame, and then it is nowhere.
    if !is_usable(element) {
        return false;
    }
    layout::focus(element);
    let place = element.get_bounding_client_rect();
    if place.bottom() < 0.0 || place.top() > layout::window_height() {
        element.scroll_into_view();
    }
    layout::has_focus(element)
}

/// Gives the keyboard to a heading, which is no stop on the way through the page.
fn lend(heading: &Element) -> bool {
    if !heading.has_attribute("tabindex") && heading.set_attribute("tabindex", "-1").is_ok() {
        take_back();
        LENT.set(Some(heading.clone()));
    }
    give(heading)
}

fn take_back() {
    if let Some(lent) = LENT.take() {
        // An attribute that cannot be removed was not there.
        lent.remove_attribute("tabindex").ok();
    }
}

/// Gives the keyboard to the first thing in an element, or itself, that can have it.
fn give_within(element: &Element) -> bool {
    const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    if element.matches(CONTROLS).unwrap_or(false) && give(element) {
        return true;
    }
    let Ok(found) = element.query_selector_all(CONTROLS) else { return false };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<Element>().ok()).any(|control| give(&control))
}

fn rescue() {
    let active = document().and_then(|document| document.active_element());
    if active.is_some_and(|active| !is_nowhere(&active) && !active.matches(":disabled").unwrap_or(false)) {
        return;
    }
    let mut trail = TRAIL.with_borrow(Clone::clone);
    let Some(lost) = trail.pop() else { return };
    // What was disabled for a moment is there again.
    let saved =
        give(&lost.element) || in_place_of(&lost, &trail) || trail.iter().rev().any(|before| give(&before.element)) || near(&lost);
    if !saved {
        turn_to(Opened::Screen);
    }
}

/// The outermost part that went with something, what it lay in, and as which child.
fn gone_with(lost: &Place) -> Option<(&Element, &Element, u32)> {
    let mut part = &lost.element;
    for (outer, index) in &lost.within {
        if outer.is_connected() {
            return (!part.is_connected()).then_some((part, outer, *index));
        }
        part = outer;
    }
    None
}

/// Where a card was closed: to where it was opened, or to the closed card. Where a row is gone: to the next one, or the last.
fn in_place_of(lost: &Place, before: &[Place]) -> bool {
    let Some((part, outer, index)) = gone_with(lost) else { return false };
    if part.matches(".card.open").unwrap_or(false) {
        let in_card = |place: &&Place| place.within.iter().any(|(outer, _)| outer.matches(".card.open").unwrap_or(false));
        let opener = before.iter().rev().find(|place| !in_card(place));
        return opener.is_some_and(|opener| give(&opener.element)) || closed_card(part);
    }
    let is_row = part.matches("li, tr, [role=row], .chip, .tied").unwrap_or(false);
    let rows = outer.children();
    is_row && [index, rows.length().wrapping_sub(1)].into_iter().any(|at| rows.item(at).is_some_and(|row| give_within(&row)))
}

/// Gives the keyboard to a mark's closed card or chip beside the article; to the article, if its words are far off.
fn closed_card(card: &Element) -> bool {
    let Some((document, mark)) = document().zip(card.get_attribute("data-for")) else { return false };
    let places = [format!("[data-for='{mark}'] .card-line, [data-chip='{mark}']"), "article.article".to_owned()];
    places.iter().any(|which| document.query_selector(which).ok().flatten().is_some_and(|place| give(&place)))
}

/// The heading of the part of the page in which something was lost.
fn near(lost: &Place) -> bool {
    let left = lost.within.iter().map(|(outer, _)| outer).find(|outer| outer.is_connected());
    let part = left.and_then(|left| left.closest("dialog, section, aside").ok().flatten());
    let heading = part.and_then(|part| part.query_selector("h1, h2, h3").ok().flatten());
    heading.is_some_and(|heading| lend(&heading))
}
