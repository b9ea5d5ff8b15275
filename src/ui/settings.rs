//! Language, theme, name, keys, and the tag set.

mod tag_row;
mod tags;

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::use_change;

use crate::{
    app::{
        action::Intent,
        messages::{Catalogue, Msg},
        state::Library,
    },
    browser::{events, fetch, spawn_local},
    domain::settings::{Settings as SettingsData, Theme},
    ui::{
        help::page_bar,
        offline::{AtWork, offline_settings},
        store::Shell,
    },
};

use self::tags::TagEditor;

#[derive(Properties, PartialEq)]
pub(super) struct SettingsProps {
    pub(super) shell: Shell,
    pub(super) settings: Rc<SettingsData>,
    pub(super) library: Rc<Library>,
    pub(super) at_work: AtWork,
}

#[component]
pub(super) fn Settings(props: &SettingsProps) -> Html {
    let settings = &props.settings;
    let beside = use_state(Vec::new);
    {
        let beside = beside.setter();
        use_change((), move |()| spawn_local(async move { beside.set(fetch::languages().await) }));
    }
    let shell = &props.shell;
    let Shell { acts, words } = shell;
    let set_name = {
        let acts = acts.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(name) = events::field_value(&event) {
                acts.act(Intent::SetName(name));
            }
        })
    };
    let toggle = |label: Msg, advice: Msg, on: bool, intent: fn(bool) -> Intent| {
        let acts = acts.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(on) = events::is_checked(&event) {
                acts.act(intent(on));
            }
        });
        html! {
            <label class="choice">
                <input type="checkbox" checked={on} {onchange} />
                <span>{ words.text(label) }<small>{ words.text(advice) }</small></span>
            </label>
        }
    };
    let theme = |own: Theme, label: Msg| {
        html! {
            <label class="choice">
                <input type="radio" name="theme" checked={settings.theme == own} onchange={acts.on(move || Intent::SetTheme(own))} />
                <span>{ words.text(label) }</span>
            </label>
        }
    };
    html! {
        <>
            { page_bar(words) }
            <main class="sheet-page settings" id="main" tabindex="-1">
                <h1>{ words.text(Msg::Settings) }</h1>
                <section>
                    <h2>{ words.text(Msg::SettingsYou) }</h2>
                    <label class="field wide-field" for="your-name">
                        <span class="field-name">{ words.text(Msg::YourName) }</span>
                        <input dir="auto" id="your-name" type="text" autocomplete="name" value={settings.name.clone()} oninput={set_name} />
                        <small>{ words.text(Msg::YourNameAdvice) }</small>
                    </label>
                </section>
                <section>
                    <h2>{ words.text(Msg::SettingsLook) }</h2>
                    { language(settings.language.as_deref(), &beside, shell) }
                    <fieldset>
                        <legend>{ words.text(Msg::Theme) }</legend>
                        { theme(Theme::System, Msg::ThemeSystem) }
                        { theme(Theme::Light, Msg::ThemeLight) }
                        { theme(Theme::Dark, Msg::ThemeDark) }
                    </fieldset>
                </section>
                <section>
                    <h2>{ words.text(Msg::SettingsMarking) }</h2>
                    { toggle(Msg::SnapToWords, Msg::SnapToWordsAdvice, settings.snap_to_words, Intent::SetSnap) }
                    { toggle(Msg::SingleKeys, Msg::SingleKeysAdvice, settings.single_keys, Intent::SetSingleKeys) }
                </section>
                { offline_settings(props.at_work, words) }
                <TagEditor shell={shell.clone()} {settings} library={&props.library} />
            </main>
        </>
    }
}

/// The languages that are built in, and those that lie beside the page.
fn language(chosen: Option<&str>, beside: &[fetch::Language], Shell { acts, words }: &Shell) -> Html {
    let acts = acts.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(code) = events::field_value(&event) {
            acts.act(Intent::SetLanguage((!code.is_empty()).then_some(code)));
        }
    });
    let built_in = Catalogue::OWN.map(|(code, name)| (code.to_owned(), name.to_owned()));
    let more = beside.iter().filter(|language| !Catalogue::is_own(&language.code));
    let all = built_in.into_iter().chain(more.map(|language| (language.code.clone(), language.name.clone())));
    let options = all.map(|(code, name)| {
        let selected = chosen == Some(code.as_str());
        // By name, for others may come when one is being chosen: without keys, an element would become its neighbour then.
        html! { <option key={code.clone()} value={code.clone()} lang={code.clone()} {selected}>{ name }</option> }
    });
    html! {
        <label class="field wide-field" for="language">
            <span class="field-name">{ words.text(Msg::Language) }</span>
            <select id="language" {onchange}>
                <option key="" value="" selected={chosen.is_none()}>{ words.text(Msg::LanguageOfBrowser) }</option>
                { for options }
            </select>
        </label>
    }
}
