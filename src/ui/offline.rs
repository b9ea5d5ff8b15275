//! Use without the network: whether the page is kept, and the notice of a new version. A first visit hears of neither.

use yew::prelude::*;

use crate::{
    app::{messages::Msg, state::StorageState},
    browser::offline::{self, Kept},
    ui::{
        effects::{use_change, use_guard},
        parts::icon::{ButtonState, Shape, icon_button},
        words::Words,
    },
};

/// What there is to wait for before the page may be loaded anew.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct AtWork {
    pub(super) storage: StorageState,
    /// Something is being read, or waits for a look.
    pub(super) busy: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Asked {
    No,
    /// As soon as all is saved.
    Yes,
    /// Something would have been lost.
    Refused,
}

/// What is known of keeping, and whether there is a new version. It is drawn anew when that changes.
#[hook]
fn use_known() -> (Option<Kept>, bool) {
    let look = || (offline::kept(), offline::is_new_there());
    let known = use_state_eq(look);
    let setter = known.setter();
    use_guard((), move |()| {
        // It may have come between drawing and listening.
        setter.set(look());
        offline::on_change(move || setter.set(look()))
    });
    *known
}

/// Asks for the new version, and says whether that was refused.
#[hook]
fn use_asking(at_work: AtWork) -> (Callback<MouseEvent>, bool) {
    let asked = use_state_eq(|| Asked::No);
    let setter = asked.setter();
    use_change((*asked, at_work), move |(asked, at_work)| {
        if *asked == Asked::Yes {
            match at_work.storage {
                StorageState::Saved | StorageState::SavedOnce(_) => offline::use_version(),
                StorageState::NotSaved(_) => setter.set(Asked::Refused),
                StorageState::Saving => {}
            }
        }
    });
    let setter = asked.setter();
    let ask = Callback::from(move |_| setter.set(if at_work.busy || offline::has_draft() { Asked::Refused } else { Asked::Yes }));
    (ask, *asked == Asked::Refused)
}

#[derive(Properties, PartialEq)]
struct VersionProps {
    words: Words,
    at_work: AtWork,
}

#[component]
fn VersionNotice(VersionProps { words, at_work }: &VersionProps) -> Html {
    let (_, is_new) = use_known();
    let (ask, refused) = use_asking(*at_work);
    let put_away = use_state(|| false);
    let close = {
        let put_away = put_away.setter();
        Callback::from(move |_| put_away.set(true))
    };
    // What is told is heard only where a place for it was there before.
    html! {
        <div class="readings" role="status">
            if is_new && !*put_away {
                <div class="notice">
                    <div class="notice-words"><p>{ words.text(if refused { Msg::VersionWaits } else { Msg::VersionReady }) }</p></div>
                    <button type="button" class="link" onclick={ask}>{ words.text(Msg::UseVersion) }</button>
                    { icon_button(Shape::Close, words.text(Msg::DismissNotice), ButtonState::Ready, close) }
                </div>
            }
        </div>
    }
}

/// The notice of a new version, among the other notices.
#[inline(never)]
pub(super) fn version_notice(at_work: AtWork, words: &Words) -> Html {
    html! { <VersionNotice words={words.clone()} {at_work} /> }
}

/// The same in the settings, with what has become of keeping.
#[component]
fn OfflineSettings(VersionProps { words, at_work }: &VersionProps) -> Html {
    let (kept, is_new) = use_known();
    let (ask, refused) = use_asking(*at_work);
    html! {
        <section>
            <h2>{ words.text(Msg::SettingsOffline) }</h2>
            <p role="status">
                { words.text(match kept {
                    Some(kept) => said(kept),
                    None if offline::is_for_keeping() => Msg::OfflineComing,
                    None => Msg::OfflineOff,
                }) }
                if kept == Some(Kept::Yes) {
                    { " " }{ words.text(Msg::OfflineKeptAdvice) }
                }
            </p>
            if is_new {
                <p role="status">
                    { words.text(if refused { Msg::VersionWaits } else { Msg::VersionReady }) }{ " " }
                    <button type="button" class="link" onclick={ask}>{ words.text(Msg::UseVersion) }</button>
                </p>
            }
        </section>
    }
}

#[inline(never)]
pub(super) fn offline_settings(at_work: AtWork, words: &Words) -> Html {
    html! { <OfflineSettings words={words.clone()} {at_work} /> }
}

fn said(kept: Kept) -> Msg {
    match kept {
        Kept::Yes => Msg::OfflineKept,
        Kept::Full => Msg::OfflineFull,
        Kept::Broken => Msg::OfflineBroken,
        Kept::Refused => Msg::OfflineRefused,
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    words: Words,
}

#[component]
fn OfflineLine(LineProps { words }: &LineProps) -> Html {
    let (kept, _) = use_known();
    // What the browser or the host refuses stands in the settings; here it would only worry.
    let words = kept.filter(|kept| matches!(kept, Kept::Yes | Kept::Full)).map(|kept| words.text(said(kept)));
    html! { <p class="facts offline" role="status">{ words.unwrap_or_default() }</p> }
}

/// The library's last line.
#[inline(never)]
pub(super) fn offline_line(words: &Words) -> Html {
    html! { <OfflineLine words={words.clone()} /> }
}
