//! The tag set: tags and entity types with their colours and keys, and the words of the desk's lists.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, state::Library, tag_acts::TagAct, tagging},
    browser::{events, fetch, files},
    domain::{
        desk::words::List,
        settings::Settings,
        tags::{TagDefinition, TagRole, TagSet, default_tag_set, word_id},
    },
    format,
    ui::{
        effects::use_change,
        parts::icon::{Shape, icon},
        store::Shell,
        words::named,
    },
};

use super::tag_row::TagRow;

/// What can be edited: its heading, what a new one is called, and the list whose words they are.
const PARTS: [(TagRole, Msg, Msg, Option<List>); 6] = [
    (TagRole::Tag, Msg::TagsHeading, Msg::NewTag, None),
    (TagRole::EntityType, Msg::EntityTypesHeading, Msg::NewEntityType, None),
    (TagRole::ClaimType, Msg::ClaimTypesHeading, Msg::NewClaimType, Some(List::ClaimType)),
    (TagRole::SourceType, Msg::SourceTypesHeading, Msg::NewSourceType, Some(List::SourceType)),
    (TagRole::Status, Msg::StatusesHeading, Msg::NewStatus, Some(List::Status)),
    (TagRole::Signal, Msg::SignalsHeading, Msg::NewSignal, Some(List::Signal)),
];

#[derive(Properties, PartialEq)]
pub(super) struct TagEditorProps {
    pub(super) shell: Shell,
    pub(super) settings: Rc<Settings>,
    pub(super) library: Rc<Library>,
}

#[component]
pub(super) fn TagEditor(props: &TagEditorProps) -> Html {
    let (settings, shell) = (&props.settings, &props.shell);
    let parts = PARTS.map(|(role, heading, new, list)| {
        let all = Rc::new(definitions(&settings.tags, role, list));
        let rows = all.iter().map(|tag| {
            html! { <TagRow key={tag.id.to_string()} shell={shell.clone()} {tag} siblings={Rc::clone(&all)} library={&props.library} is_word={list.is_some()} /> }
        });
        html! {
            <details class="tag-part" open={list.is_none()}>
                <summary><h2>{ shell.words.text(heading) }</h2>{ " " }<small>{ all.iter().filter(|tag| !tag.archived).count() }</small></summary>
                <ul class="tag-rows" aria-label={shell.words.text(heading)}>{ for rows }</ul>
                { new_tag(role, new, settings, shell) }
            </details>
        }
    });
    html! {
        <>
            { for parts }
            <WholeSet shell={shell.clone()} settings={settings} />
        </>
    }
}

/// The tags of a role, in order. Words that are built in and not defined anew stand as they are built in.
fn definitions(set: &TagSet, role: TagRole, list: Option<List>) -> Vec<Rc<TagDefinition>> {
    let built_in = list.map(List::entries).unwrap_or_default().iter().zip(0..).filter_map(|((word, english, german), order)| {
        let id = word_id(role, None, word)?;
        Some(set.get(&id).cloned().unwrap_or_else(|| {
            let labels = [("en", english), ("de", german)].map(|(language, label)| (language.to_owned(), (*label).to_owned()));
            Rc::new(TagDefinition { labels: labels.into_iter().collect(), ..TagDefinition::new(id, role, order) })
        }))
    });
    let mut all: Vec<Rc<TagDefinition>> = built_in.collect();
    let own = set.tags.iter().filter(|tag| tag.role == role && !all.iter().any(|known| known.id == tag.id)).cloned();
    let own: Vec<_> = own.collect();
    all.extend(own);
    all
}

fn new_tag(role: TagRole, name: Msg, settings: &Rc<Settings>, Shell { acts, words }: &Shell) -> Html {
    let onsubmit = {
        let (acts, settings, language) = (acts.clone(), Rc::clone(settings), words.language().to_owned());
        Callback::from(move |event: SubmitEvent| {
            let label = events::submitted_text(&event);
            if let Some(tag) = label.and_then(|label| tagging::new_tag(&settings.tags, role, &label, &language)) {
                events::empty_form(&event);
                acts.act(Intent::PutTag(Rc::new(tag)));
            }
        })
    };
    html! {
        <form class="new-tag" {onsubmit}>
            <input dir="auto" type="text" aria-label={words.text(name)} placeholder={words.text(name)} />
            <button type="submit" class="button" aria-label={named(&words.text(Msg::AddTag), &words.text(name))}>{ icon(Shape::Plus) }<span>{ words.text(Msg::AddTag) }</span></button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct WholeSetProps {
    shell: Shell,
    settings: Rc<Settings>,
}

/// Saving the whole set, and taking another.
#[component]
fn WholeSet(props: &WholeSetProps) -> Html {
    let Shell { acts, words } = &props.shell;
    let site = use_state_eq(|| None::<TagSet>);
    {
        let site = site.setter();
        use_change((), move |()| {
            crate::browser::spawn_local(async move {
                site.set(fetch::config().await.map(|(config, _)| config.tags));
            });
        });
    }
    let saved = use_mut_ref(|| None);
    let save = {
        let tags = props.settings.tags.clone();
        Callback::from(move |_: MouseEvent| {
            let text = format::settings::write(&Settings { tags: tags.clone(), ..Settings::default() });
            saved.replace(files::download("beleg.config.json", "application/json", text.as_bytes()));
        })
    };
    let take = |set: TagSet, label: Msg| {
        let set = Rc::new(set);
        let is_own = *set == props.settings.tags;
        // It keeps the keyboard when the set is taken and there is nothing more to take.
        let onclick = (!is_own).then(|| acts.on(move || Intent::Tags(TagAct::TakeSet(Rc::clone(&set)))));
        html! { <button type="button" class="button" aria-disabled={is_own.then_some("true")} {onclick}>{ words.text(label) }</button> }
    };
    let default = default_tag_set();
    let of_site = (*site).clone().filter(|set| *set != default);
    html! {
        <section>
            <h2>{ words.text(Msg::SetHeading) }</h2>
            <p class="advice">{ words.text(Msg::SetAdvice) }</p>
            <p class="set-acts">
                <button type="button" class="button" onclick={save}>{ icon(Shape::Export) }<span>{ words.text(Msg::SaveSet) }</span></button>
                { of_site.map(|set| take(set, Msg::TakeSiteSet)).unwrap_or_default() }
                { take(default, Msg::TakeDefaultSet) }
            </p>
        </section>
    }
}
