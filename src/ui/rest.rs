//! Parts of the page that a first visit does not load. A module whose name stands in `.ci/shorten.mjs` may only be drawn through
//! [`later`]: before the rest of the program is there, a call into it is a fault.

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    browser::{events, rest, spawn_local},
    ui::{
        effects::{use_change, use_guard},
        words::Words,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Coming,
    There,
    Missing,
}

/// Where the rest of the program is.
#[derive(Clone)]
pub(super) struct Rest {
    progress: Progress,
    again: Callback<MouseEvent>,
}

impl Rest {
    pub(super) fn is_there(&self) -> bool {
        self.progress == Progress::There
    }
}

impl PartialEq for Rest {
    /// How to try again stays the same for the life of the page.
    fn eq(&self, other: &Self) -> bool {
        self.progress == other.progress
    }
}

/// Loads the rest when it is wanted, or when the page is touched for the first time: whatever is wanted next is then there.
#[hook]
pub(super) fn use_rest(wanted: bool) -> Rest {
    let progress = use_state_eq(|| Progress::Coming);
    let load = {
        let setter = progress.setter();
        use_callback((), move |(), ()| {
            let setter = setter.clone();
            spawn_local(async move { setter.set(if rest::load().await { Progress::There } else { Progress::Missing }) });
        })
    };
    let on_touch = load.clone();
    use_guard(*progress == Progress::Coming, move |coming| {
        coming.then(|| {
            // The last one: everything is kept now, so it costs nothing more.
            ["pointerdown", "keydown", "beleg-offline"].map(|name| {
                let on_touch = on_touch.clone();
                events::on_window(name, move |_| on_touch.emit(()))
            })
        })
    });
    let on_want = load.clone();
    use_change(wanted, move |wanted| {
        if *wanted {
            on_want.emit(());
        }
    });
    Rest { progress: *progress, again: load.reform(|_| ()) }
}

/// Draws what lies in the rest of the program, or says that it is on its way or cannot be had.
pub(super) fn later(rest: &Rest, words: &Words, draw: impl FnOnce() -> Html) -> Html {
    match rest.progress {
        Progress::There => draw(),
        Progress::Coming => html! { <p class="later" role="status">{ words.text(Msg::RestComing) }</p> },
        Progress::Missing => html! {
            <div class="later" role="alert">
                <p>{ words.text(Msg::RestMissing) }</p>
                <button type="button" class="button" onclick={rest.again.clone()}>{ words.text(Msg::TryAgain) }</button>
            </div>
        },
    }
}

/// As [`later`], for a whole screen.
pub(super) fn later_screen(rest: &Rest, words: &Words, draw: impl FnOnce() -> Html) -> Html {
    if rest.progress == Progress::There {
        return draw();
    }
    html! { <main class="sheet-page" id="main" tabindex="-1">{ later(rest, words, draw) }</main> }
}
