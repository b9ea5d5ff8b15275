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
        parts::icon::{ButtonState, Shape, icon, icon_button},
        store::Shell,
        words::{hue_class, hue_word, kind_word},
    },
};

pub(super) fn tag_editor(settings: &Rc<Settings>, shell: &Shell) -> Html {
    let part = |role: TagRole, heading: Msg| {
        let tags = settings.tags.tags.iter().filter(|tag| tag.role == role);
        let rows = tags.map(|tag| tag_row(tag, shell));
        html! {
            <section>
                <h2>{ shell.words.text(heading) }</h2>
                <ul class="tag-rows">{ for rows }</ul>
                { new_tag(role, settings, shell) }
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

fn tag_row(tag: &Rc<TagDefinition>, Shell { acts, words }: &Shell) -> Html {
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
        <li key={tag.id.to_string()} class={classes!("tag-row", hue_class(tag.hue), tag.archived.then_some("archived"))}>
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
                { icon_button(Shape::Delete, words.with(Msg::DeleteTag, &[("tag", &label)]), ButtonState::Ready, acts.on(move || Intent::RemoveTag(own.clone()))) }
            }
        </li>
    }
}

fn new_tag(role: TagRole, settings: &Rc<Settings>, Shell { acts, words }: &Shell) -> Html {
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
    let name = if role == TagRole::Tag { Msg::NewTag } else { Msg::NewEntityType };
    html! {
        <form class="new-tag" {onsubmit}>
            <input type="text" aria-label={words.text(name)} placeholder={words.text(name)} />
            <button type="submit" class="button">{ icon(Shape::Plus) }<span>{ words.text(Msg::AddTag) }</span></button>
        </form>
    }
}
