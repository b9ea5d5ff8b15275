//! The fields of an open card.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::{Edge, Intent, Unit},
        claims::locator,
        messages::Msg,
    },
    browser::events,
    domain::{
        id::MarkId,
        mark::{Anchor, Kind, Mark},
        tags::{TagDefinition, TagId, TagRole, TagSet},
    },
    ui::{
        form::guides,
        parts::icon::{ButtonState, Shape, icon, icon_button},
        store::{Acts, Shell},
        words::{Words, hue_class, kind_class, kind_word},
    },
};

use super::{
    card::{CardProps, shortened},
    record::record,
    ties::Ties,
};

// It lies in the rest of the program: drawn into its caller it could not.
#[inline(never)]
pub(super) fn fields(CardProps { shell, mark, tags, document, focus, .. }: &CardProps, unit: &UseStateHandle<Unit>) -> Html {
    let Shell { acts, words } = shell;
    let id = mark.id;
    let note_id = format!("note-{id}");
    let oninput = {
        let acts = acts.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                acts.act(Intent::SetNote(id, text));
            }
        })
    };
    // Setting the value of a new field, even to nothing, makes the browser compute the style of the whole page at once.
    let note = (!mark.note.is_empty()).then(|| AttrValue::from(Rc::clone(&mark.note)));
    let spans = (mark.spans.len() > 1).then(|| span_list(mark, acts, words));
    let lost = (mark.anchor == Anchor::Lost).then(|| html! { <p class="advice">{ words.text(Msg::LostAdvice) }</p> });
    let by = (!mark.creator.is_empty()).then(|| html! { <span>{ words.with(Msg::MarkedBy, &[("name", &mark.creator)]) }</span> });
    let place = document.as_ref().map(|document| locator(document, mark, words.language())).filter(|place| !place.is_empty());
    let made = crate::browser::time::date_and_time(mark.created, words.language());
    html! {
        <>
            <blockquote dir="auto" class="card-quote">{ shortened(&mark.quote(), 400) }</blockquote>
            if let Some(place) = place {
                <p dir="auto" class="locator"><span class="heard">{ words.text(Msg::PlaceInSource) }{ ": " }</span>{ place }</p>
            }
            { lost.unwrap_or_default() }
            if mark.kind == Kind::Entity {
                { type_field(mark, tags, acts, words) }
            }
            <label class="field" for={note_id.clone()}>
                <span class="field-name">{ words.text(Msg::NoteField) }</span>
                <textarea dir="auto" id={note_id} data-focus={(mark.kind != Kind::Entity).then_some("")} rows="2" value={note} {oninput} />
            </label>
            { tag_field(mark, tags, acts, words) }
            { record(mark, document.as_ref().and_then(|document| document.record(id.into())), tags, shell) }
            if let Some(document) = document.as_ref().filter(|_| mark.kind != Kind::Note) {
                <Ties shell={shell.clone()} {document} {mark} {tags} focus={*focus} />
            }
            { spans.unwrap_or_default() }
            if mark.is_drawn() {
                { boundaries(id, unit, shell) }
            }
            <p class="made">{ by.unwrap_or_default() }<time>{ made }</time></p>
        </>
    }
}

/// What stands in the head of an open card beside its number.
#[inline(never)]
pub(super) fn head(CardProps { shell: Shell { acts, words }, mark, .. }: &CardProps) -> Html {
    let id = mark.id;
    html! {
        <>
            { kind_field(mark, acts, words) }
            { icon_button(Shape::Delete, words.text(Msg::DeleteMark), ButtonState::Ready, acts.on(move || Intent::RemoveMark(id))) }
            { icon_button(Shape::Close, words.text(Msg::CloseCard), ButtonState::Ready, acts.on(|| Intent::Activate(None))) }
        </>
    }
}

fn kind_field(mark: &Mark, acts: &Acts, words: &Words) -> Html {
    let id = mark.id;
    let acts = acts.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = events::field_value(&event).and_then(|value| Kind::ALL.into_iter().find(|kind| kind_class(*kind) == value));
        if let Some(kind) = chosen {
            acts.act(Intent::SetKind(id, kind));
        }
    });
    let options = Kind::ALL.map(|kind| {
        html! { <option value={kind_class(kind)} selected={kind == mark.kind}>{ words.text(kind_word(kind)) }</option> }
    });
    html! { <select class="kind-select" aria-label={words.text(Msg::KindField)} {onchange}>{ for options }</select> }
}

fn type_field(mark: &Mark, tags: &TagSet, acts: &Acts, words: &Words) -> Html {
    let (id, acts) = (mark.id, acts.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(value) = events::field_value(&event) {
            acts.act(Intent::SetEntityType(id, TagId::new(&value)));
        }
    });
    let field = format!("type-{id}");
    let offered = tags.tags.iter().filter(|tag| tag.role == TagRole::EntityType);
    let shown = offered.filter(|tag| !tag.archived || mark.entity_type.as_ref() == Some(&tag.id));
    let options = shown.map(|tag| {
        let selected = mark.entity_type.as_ref() == Some(&tag.id);
        html! { <option value={tag.id.to_string()} {selected}>{ tag.label(words.language()).to_owned() }</option> }
    });
    let told = guides(
        Msg::EntityTypeField,
        &guidelines(tags, words.language(), |tag| tag.role == TagRole::EntityType && !tag.archived),
        words,
    );
    html! {
        <div class="field">
            <label class="field-name" for={field.clone()}>{ words.text(Msg::EntityTypeField) }</label>
            <select id={field} data-focus="" {onchange}>
                <option value="" selected={mark.entity_type.is_none()}>{ words.text(Msg::NoType) }</option>
                { for options }
            </select>
            { told }
        </div>
    }
}

/// Labels of tags that say when they are used, each with what it says.
fn guidelines<'a>(tags: &'a TagSet, language: &str, fits: impl Fn(&TagDefinition) -> bool) -> Vec<(&'a str, &'a str)> {
    let own = tags.tags.iter().filter(|tag| fits(tag));
    own.filter_map(|tag| Some((tag.label(language), tag.guideline(language)?))).collect()
}

fn tag_field(mark: &Mark, tags: &TagSet, acts: &Acts, words: &Words) -> Html {
    let id = mark.id;
    let shown = |tag: &&Rc<TagDefinition>| tag.role == TagRole::Tag && (tag.offered_for(mark.kind) || mark.tags.contains(&tag.id));
    let known = tags
        .tags
        .iter()
        .filter(shown)
        .map(|tag| (tag.id.clone(), tag.label(words.language()).to_owned(), Some(hue_class(tag.hue))));
    // A tag that no tag set explains is shown by its id, so that it can be taken off.
    let unknown = mark.tags.iter().filter(|tag| tags.get(tag).is_none()).map(|tag| (tag.clone(), tag.to_string(), None));
    let buttons = known.chain(unknown).map(|(tag, label, hue)| {
        let on = mark.tags.contains(&tag);
        let acts = acts.clone();
        html! {
            <button type="button" key={tag.to_string()} class={classes!("chip", hue, on.then_some("on"))} aria-pressed={on.to_string()}
                onclick={move |_| acts.act(Intent::ToggleTag(id, tag.clone()))}>{ label }</button>
        }
    });
    html! {
        <div class="field tags" role="group" aria-label={words.text(Msg::TagsField)}>
            <span class="field-name" aria-hidden="true">{ words.text(Msg::TagsField) }</span>
            <div class="chips">{ for buttons }</div>
            { guides(Msg::TagsField, &guidelines(tags, words.language(), |tag| tag.role == TagRole::Tag && tag.offered_for(mark.kind)), words) }
        </div>
    }
}

fn span_list(mark: &Mark, acts: &Acts, words: &Words) -> Html {
    let id = mark.id;
    let rows = mark.spans.iter().enumerate().map(|(span, part)| {
        let label = words.with(Msg::RemovePart, &[("words", &shortened(&part.quote, 40))]);
        html! {
            <li key={span}>
                <q dir="auto">{ shortened(&part.quote, 60) }</q>
                { icon_button(Shape::Close, label, ButtonState::Ready, acts.on(move || Intent::RemoveSpan { mark: id, span })) }
            </li>
        }
    });
    html! { <ul class="parts" aria-label={words.text(Msg::Parts)}>{ for rows }</ul> }
}

/// Moving the ends of a mark without a mouse.
fn boundaries(mark: MarkId, unit: &UseStateHandle<Unit>, Shell { acts, words }: &Shell) -> Html {
    const UNITS: [(Unit, &str, Msg); 3] = [
        (Unit::Character, "character", Msg::UnitCharacter),
        (Unit::Word, "word", Msg::UnitWord),
        (Unit::Sentence, "sentence", Msg::UnitSentence),
    ];
    let onchange = {
        let unit = unit.setter();
        Callback::from(move |event: Event| {
            let value = events::field_value(&event);
            if let Some((chosen, ..)) = UNITS.iter().find(|(_, name, _)| value.as_deref() == Some(*name)) {
                unit.set(*chosen);
            }
        })
    };
    let options =
        UNITS.map(|(own, name, label)| html! { <option value={name} selected={own == **unit}>{ words.text(label) }</option> });
    let step = |edge: Edge, outwards: bool, label: Msg, sign: Shape| {
        let unit = **unit;
        html! {
            <button type="button" aria-label={words.text(label)} title={words.text(label)}
                onclick={acts.on(move || Intent::MoveBoundary { mark, edge, unit, outwards })}>{ icon(sign) }</button>
        }
    };
    html! {
        <details class="boundaries">
            <summary>{ icon(Shape::Down) }{ words.text(Msg::MoveBoundaries) }</summary>
            <div class="boundary-row">
                <span class="pair">
                    { step(Edge::Start, true, Msg::StartEarlier, Shape::Left) }
                    { step(Edge::Start, false, Msg::StartLater, Shape::Right) }
                </span>
                <select aria-label={words.text(Msg::StepBy)} {onchange}>{ for options }</select>
                <span class="pair">
                    { step(Edge::End, false, Msg::EndEarlier, Shape::Left) }
                    { step(Edge::End, true, Msg::EndLater, Shape::Right) }
                </span>
            </div>
        </details>
    }
}
