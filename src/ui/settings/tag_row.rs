//! One tag of the set: a line to rename and colour it, and more on demand: labels in other languages, pattern, guidelines, merging with
//! another, splitting it.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::{Catalogue, Msg},
        state::Library,
        tag_acts::{TagAct, filed},
        tagging,
    },
    browser::events,
    domain::{
        desk::field::Field,
        id::{DocumentId, RecordId},
        mark::Kind,
        tags::{Hue, Pattern, TagDefinition, TagRole, TagSet},
    },
    ui::{
        marks::{in_context, shortened},
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
        words::{hue_class, hue_word, kind_word},
    },
};

/// So many places are shown before a word is merged or split.
const SHOWN_PLACES: usize = 30;

#[derive(Properties, PartialEq)]
pub(super) struct TagRowProps {
    pub(super) shell: Shell,
    pub(super) tag: Rc<TagDefinition>,
    /// All of the same role, itself too.
    pub(super) siblings: Rc<Vec<Rc<TagDefinition>>>,
    pub(super) library: Rc<Library>,
    /// Whether it is a word of a list, which has neither colour nor key.
    pub(super) is_word: bool,
}

#[component]
pub(super) fn TagRow(props: &TagRowProps) -> Html {
    let TagRowProps { shell: Shell { acts, words }, tag, is_word, .. } = props;
    let is_open = use_state(|| false);
    let label = tag.label(words.language()).to_owned();
    let named = |message: Msg| words.with(message, &[("tag", &label)]);
    let archive = |archived: bool| {
        let tag = Rc::new(TagDefinition { archived, ..(**tag).clone() });
        acts.on(move || Intent::PutTag(Rc::clone(&tag)))
    };
    let own = tag.id.clone();
    let delete = if *is_word { archive(true) } else { acts.on(move || Intent::RemoveTag(own.clone())) };
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let hues = Hue::ALL
        .map(|hue| html! { <option value={hue_class(hue)} selected={hue == tag.hue}>{ words.text(hue_word(hue)) }</option> });
    let kinds = tag.kinds.iter().map(|kind| words.text(kind_word(*kind))).collect::<Vec<_>>().join(", ");
    html! {
        <li class={classes!("tag-item", is_open.then_some("open"))}>
            <div class={classes!("tag-row", hue_class(tag.hue), pattern_class(tag.pattern), tag.archived.then_some("archived"), is_word.then_some("word"))}>
                if !is_word {
                    <span class="swatch" aria-hidden="true"></span>
                }
                <input dir="auto" type="text" aria-label={named(Msg::LabelOfTag)} value={label.clone()} onchange={put(props, tagging::set_label)} />
                if !is_word {
                    <select aria-label={named(Msg::ColourOfTag)} onchange={put(props, |tag, value, _| {
                        if let Some(hue) = Hue::ALL.into_iter().find(|hue| hue_class(*hue) == value) {
                            tag.hue = hue;
                        }
                    })}>{ for hues }</select>
                    <input dir="auto" type="text" class="key-field" maxlength="1" aria-label={named(Msg::KeyOfTag)} value={tag.key.map(String::from).unwrap_or_default()}
                        onchange={put(props, |tag, value, _| tag.key = value.trim().chars().next())} />
                    <small class="for-kinds">{ kinds }</small>
                }
                { icon_button(Shape::Down, named(Msg::MoreOfTag), ButtonState::Switch(*is_open), toggle) }
                if tag.archived {
                    <button type="button" class="link" aria-label={crate::ui::words::named(&words.text(Msg::RestoreTag), &label)} onclick={archive(false)}>{ words.text(Msg::RestoreTag) }</button>
                } else {
                    { icon_button(Shape::Delete, named(Msg::DeleteTag), ButtonState::Ready, delete) }
                }
            </div>
            if *is_open {
                { more(props) }
                <Filed shell={props.shell.clone()} {tag} siblings={&props.siblings} library={&props.library} />
            }
        </li>
    }
}

/// A change of the tag by what a field says; the language is that of the page.
fn put(props: &TagRowProps, change: fn(&mut TagDefinition, String, &str)) -> Callback<Event> {
    put_in(props, props.shell.words.language(), change)
}

fn put_in(props: &TagRowProps, language: &str, change: fn(&mut TagDefinition, String, &str)) -> Callback<Event> {
    let (acts, tag, language) = (props.shell.acts.clone(), Rc::clone(&props.tag), language.to_owned());
    Callback::from(move |event: Event| {
        let Some(value) = events::field_value(&event) else { return };
        let mut next = (*tag).clone();
        change(&mut next, value, &language);
        acts.act(Intent::PutTag(Rc::new(next)));
    })
}

fn more(props: &TagRowProps) -> Html {
    let TagRowProps { shell: Shell { acts, words }, tag, is_word, .. } = props;
    let field = |name: &str| format!("{name}-{}", tag.id);
    let labels = Catalogue::OWN.map(|(code, language)| {
        let id = field(code);
        html! {
            <label class="field" for={id.clone()}>
                <span class="field-name">{ words.with(Msg::LabelIn, &[("language", language)]) }</span>
                <input dir="auto" {id} type="text" lang={code} value={tag.labels.get(code).cloned().unwrap_or_default()} onchange={put_in(props, code, tagging::set_label)} />
            </label>
        }
    });
    let patterns = Pattern::ALL.map(|pattern| {
        html! { <option value={pattern_class(pattern)} selected={pattern == tag.pattern}>{ words.text(pattern_word(pattern)) }</option> }
    });
    let kinds = Kind::ALL.map(|kind| {
        let (acts, tag) = (acts.clone(), Rc::clone(tag));
        let on = tag.kinds.contains(&kind);
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*tag).clone();
            if on {
                next.kinds.retain(|own| *own != kind);
            } else {
                next.kinds.push(kind);
            }
            acts.act(Intent::PutTag(Rc::new(next)));
        });
        html! { <label class="choice"><input type="checkbox" checked={on} {onchange} /><span>{ words.text(kind_word(kind)) }</span></label> }
    });
    let (pattern_id, guide_id) = (field("pattern"), field("guide"));
    let guide = tag.guidelines.get(words.language()).cloned().unwrap_or_default();
    html! {
        <div class="tag-more" role="group" aria-label={tag.label(words.language()).to_owned()}>
            <div class="tag-fields">{ for labels }
                if !is_word {
                    <label class="field" for={pattern_id.clone()}>
                        <span class="field-name">{ words.text(Msg::PatternOfTag) }</span>
                        <select id={pattern_id} onchange={put(props, |tag, value, _| {
                            if let Some(pattern) = Pattern::ALL.into_iter().find(|pattern| pattern_class(*pattern) == value) {
                                tag.pattern = pattern;
                            }
                        })}>{ for patterns }</select>
                    </label>
                }
            </div>
            if tag.role == TagRole::Tag {
                <fieldset class="tag-kinds"><legend>{ words.text(Msg::OfferedFor) }</legend>{ for kinds }<small>{ words.text(Msg::OfferedForAll) }</small></fieldset>
            }
            <label class="field" for={guide_id.clone()}>
                <span class="field-name">{ words.text(Msg::Guidelines) }</span>
                <textarea dir="auto" id={guide_id} rows="2" value={guide} onchange={put(props, tagging::set_guideline)} />
            </label>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FiledProps {
    shell: Shell,
    tag: Rc<TagDefinition>,
    siblings: Rc<Vec<Rc<TagDefinition>>>,
    library: Rc<Library>,
}

/// What is filed under a tag, and what can be done with all of it: a preview of merging and of splitting.
#[component]
fn Filed(props: &FiledProps) -> Html {
    let FiledProps { shell: Shell { acts, words }, tag, siblings, library } = props;
    let places = use_memo((Rc::clone(library), Rc::clone(tag)), |(library, tag)| filed(library, tag));
    let ticked = use_state(Vec::<(DocumentId, RecordId)>::new);
    let into = use_state(|| None::<Rc<TagDefinition>>);
    let others = siblings.iter().filter(|other| other.id != tag.id && !other.archived);
    let options = others.clone().map(|other| {
        let selected = into.as_ref().is_some_and(|into| into.id == other.id);
        html! { <option value={other.id.to_string()} {selected}>{ other.label(words.language()).to_owned() }</option> }
    });
    let choose = {
        let (into, siblings) = (into.setter(), Rc::clone(siblings));
        Callback::from(move |event: Event| {
            let chosen = events::field_value(&event);
            into.set(siblings.iter().find(|other| chosen.as_deref() == Some(other.id.as_str())).cloned());
        })
    };
    let merge = {
        let (acts, from, into) = (acts.clone(), Rc::clone(tag), into.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(into) = &*into {
                acts.act(Intent::Tags(TagAct::Merge { from: Rc::clone(&from), into: Rc::clone(into) }));
            }
        })
    };
    let split = {
        let (acts, from, ticked, siblings, language) =
            (acts.clone(), Rc::clone(tag), ticked.clone(), Rc::clone(siblings), words.language().to_owned());
        Callback::from(move |event: SubmitEvent| {
            let set = TagSet { tags: siblings.iter().cloned().collect() };
            let new = events::submitted_text(&event).and_then(|label| tagging::new_tag(&set, from.role, &label, &language));
            if let Some(new) = new.filter(|_| !ticked.is_empty()) {
                let new = Rc::new(TagDefinition { hue: from.hue, kinds: from.kinds.clone(), ..new });
                acts.act(Intent::Tags(TagAct::Split { from: Rc::clone(&from), new, filed: (*ticked).clone() }));
                ticked.set(Vec::new());
            }
        })
    };
    let rows = places.iter().take(SHOWN_PLACES).filter_map(|place| {
        let (document, record) = *place;
        let document = library.documents.get(&document)?;
        let name = || document.record(record).map(|entry| entry.text(Field::Name).to_owned()).unwrap_or_default();
        let quote = document.mark(record.as_mark()).map_or_else(name, |mark| mark.quote());
        // An entity and its mentions may have one name.
        let context = document.mark(record.as_mark()).and_then(|mark| in_context(mark, document.article()));
        let on = ticked.contains(place);
        let (ticked, place) = (ticked.clone(), *place);
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*ticked).clone();
            if on {
                next.retain(|own| *own != place);
            } else {
                next.push(place);
            }
            ticked.set(next);
        });
        Some(html! {
            <li key={record.to_string()}><label class="choice"><input type="checkbox" checked={on} {onchange} />
                <span><q dir="auto">{ shortened(&quote, 80) }</q>if let Some(context) = context { <span class="heard">{ ": " }{ context }{ " " }</span> }<small>{ AttrValue::from(Rc::clone(&document.details().title)) }</small></span></label></li>
        })
    });
    let more = places.len().saturating_sub(SHOWN_PLACES);
    let (merge_id, split_name) = (format!("merge-{}", tag.id), words.text(Msg::SplitOff));
    html! {
        <div class="tag-filed" role="group" aria-label={tag.label(words.language()).to_owned()}>
            <p class="advice">{ words.count(Msg::FiledOne, Msg::FiledOther, places.len()) }</p>
            <div class="merge-row">
                <label for={merge_id.clone()}>{ words.text(Msg::MergeInto) }</label>
                <select id={merge_id} onchange={choose}><option value="" selected={into.is_none()}>{ "–" }</option>{ for options }</select>
                <button type="button" class="button" disabled={into.is_none()} onclick={merge}>{ words.text(Msg::MergeTags) }</button>
            </div>
            if !places.is_empty() {
                <ul class="filed-places">{ for rows }</ul>
                if more > 0 {
                    <p class="advice">{ words.with(Msg::MoreFiled, &[("n", &more.to_string())]) }</p>
                }
                <form class="new-tag" onsubmit={split}>
                    <input dir="auto" type="text" aria-label={split_name.clone()} placeholder={split_name} />
                    <button type="submit" class="button" disabled={ticked.is_empty()}>{ words.text(Msg::SplitTag) }</button>
                </form>
            }
        </div>
    }
}

/// The class that draws a pattern.
fn pattern_class(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Plain => "pattern-plain",
        Pattern::Dots => "pattern-dots",
        Pattern::Stripes => "pattern-stripes",
        Pattern::Backward => "pattern-backward",
        Pattern::Crossed => "pattern-crossed",
        Pattern::Waves => "pattern-waves",
        Pattern::Grid => "pattern-grid",
    }
}

fn pattern_word(pattern: Pattern) -> Msg {
    match pattern {
        Pattern::Plain => Msg::PatternPlain,
        Pattern::Dots => Msg::PatternDots,
        Pattern::Stripes => Msg::PatternStripes,
        Pattern::Backward => Msg::PatternBackward,
        Pattern::Crossed => Msg::PatternCrossed,
        Pattern::Waves => Msg::PatternWaves,
        Pattern::Grid => Msg::PatternGrid,
    }
}
