//! The guide: how it is done in five sentences, and every key.

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    browser::environment,
    ui::{
        parts::icon::{Icon, Shape},
        words::{Words, use_words},
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct HelpProps {
    pub(super) single_keys: bool,
}

const POPOVER: [(&str, Msg); 8] = [
    ("C", Msg::KindClaim),
    ("S", Msg::KindSource),
    ("E", Msg::KeyEntity),
    ("Q", Msg::KindQuotation),
    ("M", Msg::KindNote),
    ("A", Msg::AddToMark),
    ("R", Msg::ReplaceWords),
    ("Esc", Msg::KeyEscape),
];

const READING: [(&str, Msg); 8] = [
    ("← →", Msg::KeyCharacter),
    ("↑ ↓", Msg::KeyLine),
    ("$ ← →", Msg::KeyWord),
    ("N  P", Msg::KeySentence),
    ("⇧", Msg::KeyExtend),
    ("Enter", Msg::KeyEnter),
    ("Space", Msg::KeySpace),
    ("$ Home  $ End", Msg::KeyEnds),
];

const ANYWHERE: [(&str, Msg); 8] = [
    ("J  K", Msg::KeyStep),
    ("Del", Msg::KeyDelete),
    ("$ Z", Msg::Undo),
    ("$ ⇧ Z", Msg::Redo),
    ("/", Msg::FindInText),
    ("$ ⇧ E", Msg::Export),
    ("$ + select", Msg::KeyAddSpan),
    ("?", Msg::Help),
];

#[component]
pub(super) fn Help(props: &HelpProps) -> Html {
    let words = use_words();
    let command = if environment::is_mac() { "⌘" } else { "Ctrl" };
    let steps = [Msg::GuideOpen, Msg::GuideSelect, Msg::GuideDescribe, Msg::GuideLook, Msg::GuideExport];
    html! {
        <>
            <PageBar />
            <main class="sheet-page help" id="main" tabindex="-1">
                <h1>{ words.text(Msg::Help) }</h1>
                <ol class="guide">{ for steps.map(|step| html! { <li>{ words.text(step) }</li> }) }</ol>
                <h2>{ words.text(Msg::KeysHeading) }</h2>
                if !props.single_keys {
                    <p class="advice">{ words.text(Msg::KeysAreOff) }</p>
                }
                <div class="key-tables">
                    { table(Msg::KeysPopover, &POPOVER, command, &words) }
                    { table(Msg::KeysReading, &READING, command, &words) }
                    { table(Msg::KeysAnywhere, &ANYWHERE, command, &words) }
                </div>
                <h2>{ words.text(Msg::PrivacyHeading) }</h2>
                <p>{ words.text(Msg::PrivacyText) }</p>
                <p><a href="schema/beleg-1.schema.json">{ words.text(Msg::SchemaLink) }</a></p>
            </main>
        </>
    }
}

fn table(heading: Msg, rows: &[(&'static str, Msg)], command: &str, words: &Words) -> Html {
    let rows = rows.iter().map(|(keys, what)| {
        let keys = keys
            .replace('$', command)
            .replace("Space", &words.text(Msg::KeyNameSpace))
            .replace("select", &words.text(Msg::KeyNameSelect));
        let keys = keys.split("  ").map(|key| html! { <kbd>{ key.to_owned() }</kbd> }).collect::<Html>();
        html! { <tr><th scope="row">{ keys }</th><td>{ words.text(*what) }</td></tr> }
    });
    html! {
        <table class="keys">
            <caption>{ words.text(heading) }</caption>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

/// The head of screens that are about the page itself.
#[component]
pub(super) fn PageBar() -> Html {
    let words = use_words();
    html! {
        <header class="bar">
            <a class="brand" href="#/" aria-label={words.text(Msg::ToLibrary)}><Icon shape={Shape::Back} /><span>{ words.text(Msg::Brand) }</span></a>
            <span class="spacer"></span>
            <nav class="bar-buttons" aria-label={words.text(Msg::PageTools)}>
                <a class="icon-button" href="#/settings" aria-label={words.text(Msg::Settings)} title={words.text(Msg::Settings)}><Icon shape={Shape::Settings} /></a>
                <a class="icon-button" href="#/help" aria-label={words.text(Msg::Help)} title={words.text(Msg::Help)}><Icon shape={Shape::Help} /></a>
            </nav>
        </header>
    }
}
