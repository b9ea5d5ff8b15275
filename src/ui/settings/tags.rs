//! The tag set: labels, colours and keys, for tags and for entity types.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, tagging},
    browser::events,
    domain::{
        settings::Settings,
        tags::{Hue, TagDefinition, TagRole},
    },
    ui::{
        parts::icon::{Icon, IconButton, Shape},
        store::use_acts,
        words::{hue_class, hue_word, kind_word, use_words},
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct TagEditorProps {
    pub(super) settings: Rc<Settings>,
}

#[component]
pub(super) fn TagEditor(props: &TagEditorProps) -> Html {
    let words = use_words();
    let part = |role: TagRole, heading: Msg| {
        let tags = props.settings.tags.tags.iter().filter(|tag| tag.role == role);
        let rows = tags.map(|tag| html! { <TagRow key={tag.id.to_string()} {tag} /> });
        html! {
            <section>
                <h2>{ words.text(heading) }</h2>
                <ul class="tag-rows">{ for rows }</ul>
                <NewTag {role} settings={&props.settings} />
            </section>
        }
    };
    html! {
        <>
            { part(TagRole::Tag, Msg::TagsHeading) }
            { part(TagRole::EntityType, Msg::EntityTypesHeading) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TagRowProps {
    tag: Rc<TagDefinition>,
}

#[component]
fn TagRow(props: &TagRowProps) -> Html {
    let words = use_words();
    let Some(acts) = use_acts() else { return Html::default() };
    let tag = &props.tag;
    let label = tag.label(words.language()).to_owned();
    let put = |change: fn(&mut TagDefinition, String, &str)| {
        let (acts, tag, language) = (acts.clone(), Rc::clone(tag), words.language().to_owned());
        Callback::from(move |event: Event| {
            let Some(value) = events::field_value(&event) else { return };
            let mut next = (*tag).clone();
            change(&mut next, value, &language);
            acts.act(Intent::PutTag(Rc::new(next)));
        })
    };
    let hues = Hue::ALL.map(|hue| {
        html! { <option value={hue_class(hue)} selected={hue == tag.hue}>{ words.text(hue_word(hue)) }</option> }
    });
    let kinds = tag.kinds.iter().map(|kind| words.text(kind_word(*kind))).collect::<Vec<_>>().join(", ");
    let (own, back) = (tag.id.clone(), Rc::clone(tag));
    let restore = acts.on(move || Intent::PutTag(Rc::new(TagDefinition { archived: false, ..(*back).clone() })));
    html! {
        <li class={classes!("tag-row", hue_class(tag.hue), tag.archived.then_some("archived"))}>
            <span class="swatch" aria-hidden="true"></span>
            <input type="text" aria-label={words.with(Msg::LabelOfTag, &[("tag", &label)])} value={label.clone()} onchange={put(tagging::set_label)} />
            <select aria-label={words.with(Msg::ColourOfTag, &[("tag", &label)])} onchange={put(|tag, value, _| {
                if let Some(hue) = Hue::ALL.into_iter().find(|hue| hue_class(*hue) == value) {
                    tag.hue = hue;
                }
            })}>{ for hues }</select>
            <input type="text" class="key-field" maxlength="1" aria-label={words.with(Msg::KeyOfTag, &[("tag", &label)])} value={tag.key.map(String::from).unwrap_or_default()}
                onchange={put(|tag, value, _| tag.key = value.trim().chars().next())} />
            <small class="for-kinds">{ kinds }</small>
            if tag.archived {
                <button type="button" class="link" onclick={restore}>{ words.text(Msg::RestoreTag) }</button>
            } else {
                <IconButton shape={Shape::Delete} label={words.with(Msg::DeleteTag, &[("tag", &label)])} onclick={acts.on(move || Intent::RemoveTag(own.clone()))} />
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct NewTagProps {
    role: TagRole,
    settings: Rc<Settings>,
}

#[component]
fn NewTag(props: &NewTagProps) -> Html {
    let words = use_words();
    let label = use_state(String::new);
    let Some(acts) = use_acts() else { return Html::default() };
    let oninput = {
        let label = label.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(value) = events::field_value(&event) {
                label.set(value);
            }
        })
    };
    let onsubmit = {
        let (role, settings, label, language) =
            (props.role, Rc::clone(&props.settings), label.clone(), words.language().to_owned());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(tag) = tagging::new_tag(&settings.tags, role, &label, &language) {
                acts.act(Intent::PutTag(Rc::new(tag)));
                label.set(String::new());
            }
        })
    };
    let name = if props.role == TagRole::Tag { Msg::NewTag } else { Msg::NewEntityType };
    html! {
        <form class="new-tag" {onsubmit}>
            <input type="text" aria-label={words.text(name)} placeholder={words.text(name)} value={(*label).clone()} {oninput} />
            <button type="submit" class="button"><Icon shape={Shape::Plus} /><span>{ words.text(Msg::AddTag) }</span></button>
        </form>
    }
}
