//! When the keyboard leaves a card. A press of the mouse moves the keyboard before it does anything, and what it does may be to undo, so a
//! press is waited for. Another window is not elsewhere: whoever fetches an address there comes back.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

use super::time::{self, Timer};
use crate::domain::id::MarkId;

/// Listens until it is dropped.
pub struct Leaving {
    state: Rc<State>,
    _listeners: Vec<EventListener>,
}

struct State {
    card: String,
    /// Whether the keyboard was in the card.
    inside: Cell<bool>,
    pressed: Cell<bool>,
    waiting: RefCell<Option<Timer>>,
    left: Box<dyn Fn()>,
    closed: Box<dyn Fn()>,
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

impl Leaving {
    /// Tells when the keyboard has left the card of a mark, and when this is dropped while it is still there, as when the card is closed.
    #[must_use]
    pub fn of_card(mark: MarkId, left: impl Fn() + 'static, closed: impl Fn() + 'static) -> Self {
        let card = format!("[data-for='{mark}']");
        let state = State {
            card,
            inside: Cell::new(false),
            pressed: Cell::new(false),
            waiting: RefCell::default(),
            left: Box::new(left),
            closed: Box::new(closed),
        };
        let state = Rc::new(state);
        state.inside.set(state.has_keyboard());
        let listeners = ["focusin", "pointerdown", "pointerup", "pointercancel"].into_iter().filter_map(|name| {
            let state = Rc::clone(&state);
            // In the capture phase: what is pressed may be gone from the page afterwards.
            let options = EventListenerOptions::run_in_capture_phase();
            Some(EventListener::new_with_options(&document()?.into(), name, options, move |event| state.hear(event)))
        });
        Self { _listeners: listeners.collect(), state }
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        if self.state.inside.get() {
            (self.state.closed)();
        }
    }
}

impl State {
    fn holds(&self, element: Option<Element>) -> bool {
        element.is_some_and(|element| element.closest(&self.card).ok().flatten().is_some())
    }

    fn has_keyboard(&self) -> bool {
        self.holds(document().and_then(|document| document.active_element()))
    }

    fn hear(self: &Rc<Self>, event: &Event) {
        let is_press = event.type_() == "pointerdown";
        if event.type_() != "focusin" {
            self.pressed.set(is_press);
        }
        if is_press || event.type_() == "pointercancel" {
            return;
        }
        if self.holds(event.target().and_then(|target| target.dyn_into().ok())) {
            self.inside.set(true);
            self.waiting.replace(None);
        } else if self.inside.get() && !self.pressed.get() {
            let state = Rc::clone(self);
            let soon = time::after(0, move || {
                if !state.has_keyboard() {
                    state.inside.set(false);
                    (state.left)();
                }
            });
            self.waiting.replace(Some(soon));
        }
    }
}
