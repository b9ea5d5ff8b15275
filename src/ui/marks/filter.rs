//! Which marks are shown: kinds, a tag, words.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, state::PanelMode},
    browser::events,
    domain::{
        mark::Kind,
        query::{Counts, Filter},
        tags::{TagId, TagSet},
    },
    ui::{
        parts::icon::{Shape, icon},
        store::Shell,
        words::{kind_class, kind_word},
    },
};

/// What the filter shows.
pub(crate) struct FilterProps {
    pub(crate) filter: Filter,
    pub(crate) counts: Rc<Counts>,
    pub(crate) tags: Rc<TagSet>,
    pub(crate) panel: PanelMode,
    pub(crate) shown: usize,
}

#[inline(never)]
pub(crate) fn filter_bar(props: &FilterProps, Shell { acts, words }: &Shell) -> Html {
    let kinds = Kind::ALL.map(|kind| {
        let on = props.filter.kinds.contains(&kind);
        let label = words.count_of(kind, props.counts.of(kind));
        html! {
            <button type="button" class={classes!("kind-toggle", kind_class(kind), on.then_some("on"))} aria-pressed={on.to_string()} aria-label={label}
                title={words.text(kind_word(kind))} onclick={acts.on(move || Intent::ToggleKindFilter(kind))}>
                <span class="swatch" aria-hidden="true"></span>{ props.counts.of(kind) }
            </button>
        }
    });
    let oninput = {
        let acts = acts.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                acts.act(Intent::FilterWords(text));
            }
        })
    };
    let onchange = {
        let (acts, before) = (acts.clone(), props.filter.tags.clone());
        Callback::from(move |event: Event| {
            let chosen = events::field_value(&event).and_then(|value| TagId::new(&value));
            for tag in
                before.iter().filter(|tag| Some(*tag) != chosen.as_ref()).chain(chosen.iter().filter(|tag| !before.contains(tag)))
            {
                acts.act(Intent::ToggleTagFilter(tag.clone()));
            }
        })
    };
    let used = props.tags.tags.iter().map(|tag| (tag, props.counts.with_tag(&tag.id))).filter(|(_, count)| *count > 0);
    let options = used.map(|(tag, count)| {
        let label = format!("{} ({count})", tag.label(words.language()));
        html! { <option value={tag.id.to_string()} selected={props.filter.tags.contains(&tag.id)}>{ label }</option> }
    });
    let listed = props.panel == PanelMode::List;
    let other = if listed { PanelMode::Margin } else { PanelMode::List };
    let clear = (!props.filter.is_empty()).then(|| {
        let shown = words.count(Msg::ShownOne, Msg::ShownOther, props.shown);
        html! { <p class="filtered"><span>{ shown }</span><button type="button" class="link" onclick={acts.on(|| Intent::ClearFilter)}>{ words.text(Msg::ShowAll) }</button></p> }
    });
    html! {
        <div class="filter" role="search" aria-label={words.text(Msg::FilterLabel)}>
            <div class="filter-row" role="group" aria-label={words.text(Msg::FilterKinds)}>
                { for kinds }
                <button type="button" class="icon-button list-toggle" aria-pressed={listed.to_string()} aria-label={words.text(Msg::AllMarks)} title={words.text(Msg::AllMarks)}
                    onclick={acts.on(move || Intent::SetPanel(other))}>{ icon(Shape::List) }</button>
            </div>
            <div class="filter-row">
                <input dir="auto" type="search" aria-label={words.text(Msg::FilterWords)} placeholder={words.text(Msg::FilterWords)} value={props.filter.words.clone()} {oninput} />
                <select aria-label={words.text(Msg::FilterTags)} {onchange}>
                    <option value="" selected={props.filter.tags.is_empty()}>{ words.text(Msg::AnyTag) }</option>
                    { for options }
                </select>
            </div>
            { clear.unwrap_or_default() }
        </div>
    }
}
