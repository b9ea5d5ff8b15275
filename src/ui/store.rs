//! The one reducer, and how components act.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::{Action, Intent},
        state::AppState,
        update::update,
    },
    browser::{selection, time},
    ui::words::Words,
};

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match update(&self, action) {
            Some(next) => Rc::new(next),
            None => self,
        }
    }
}

/// Hands an intent to the state machine, with the time and chance it may not fetch for itself. It is the same for the whole life
/// of the page, so it never causes a component to be drawn again.
#[derive(Clone, PartialEq)]
pub(super) struct Acts(pub(super) UseReducerDispatcher<AppState>);

impl Acts {
    pub(super) fn act(&self, intent: Intent) {
        let draws_in_selection = matches!(
            intent,
            Intent::MarkAs { .. }
                | Intent::AddSpan(_)
                | Intent::AddSelectionToActive
                | Intent::ReplaceByActive
                | Intent::Activate(_)
                | Intent::Deselect
        );
        if draws_in_selection {
            // The selection must be gone before its words are cut into new elements, or the browser would tear it.
            selection::clear();
        }
        self.0.dispatch(Action { intent, at: time::now(), random: time::random() });
    }

    /// A callback that acts without looking at its event.
    pub(super) fn on<E>(&self, intent: impl Fn() -> Intent + 'static) -> Callback<E> {
        let acts = self.clone();
        Callback::from(move |_| acts.act(intent()))
    }
}

/// What every part of the page is handed: how to act, and what to say. It is handed down as a prop: it is equal to itself for as long as the language stays.
#[derive(Clone, PartialEq)]
pub(super) struct Shell {
    pub(super) acts: Acts,
    pub(super) words: Words,
}
