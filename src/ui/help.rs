//! The guide: how it is done in five sentences, and every key.

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    browser::environment,
    ui::{
        parts::icon::{Shape, icon, icon_link},
        words::Words,
    },
};

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

const READING: [(&str, Msg); 9] = [
    ("← →", Msg::KeyCharacter),
    ("↑ ↓", Msg::KeyLine),
    ("$ ← →", Msg::KeyWord),
    ("N  P", Msg::KeySentence),
    ("⇧", Msg::KeyExtend),
    ("Enter", Msg::KeyEnter),
    ("Space", Msg::KeySpace),
    ("X", Msg::KeyBoilerplate),
    ("$ Home  $ End", Msg::KeyEnds),
];

const ANYWHERE: [(&str, Msg); 9] = [
    ("J  K", Msg::KeyStep),
    ("L", Msg::KeyTie),
    ("Del", Msg::KeyDelete),
    ("$ Z", Msg::Undo),
    ("$ ⇧ Z", Msg::Redo),
    ("/", Msg::FindInText),
    ("$ ⇧ E", Msg::Export),
    ("$ + select", Msg::KeyAddSpan),
    ("?", Msg::Help),
];

pub(super) fn help(single_keys: bool, words: &Words) -> Html {
    let command = if environment::is_mac() { "⌘" } else { "Ctrl" };
    let steps = [Msg::GuideOpen, Msg::GuideSelect, Msg::GuideDescribe, Msg::GuideLook, Msg::GuideExport];
    html! {
        <>
            { page_bar(words) }
            <main class="sheet-page help" id="main" tabindex="-1">
                <h1>{ words.text(Msg::Help) }</h1>
                <ol class="guide">{ for steps.map(|step| html! { <li>{ words.text(step) }</li> }) }</ol>
                <h2>{ words.text(Msg::KeysHeading) }</h2>
                if !single_keys {
                    <p class="advice">{ words.text(Msg::KeysAreOff) }</p>
                }
                <div class="key-tables">
                    { table(Msg::KeysPopover, &POPOVER, command, words) }
                    { table(Msg::KeysReading, &READING, command, words) }
                    { table(Msg::KeysAnywhere, &ANYWHERE, command, words) }
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
pub(super) fn page_bar(words: &Words) -> Html {
    html! {
        <header class="bar">
            <a class="brand" href="#/">{ icon(Shape::Back) }<span>{ words.text(Msg::Brand) }</span><span class="heard">{ ": " }{ words.text(Msg::ToLibrary) }</span></a>
            <span class="spacer"></span>
            <nav class="bar-buttons" aria-label={words.text(Msg::PageTools)}>
                { icon_link(Shape::Settings, words.text(Msg::Settings), "#/settings", "icon-button") }
                { icon_link(Shape::Help, words.text(Msg::Help), "#/help", "icon-button") }
            </nav>
        </header>
    }
}
