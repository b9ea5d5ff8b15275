//! One entity of the register: its name and what else is known of it, its mentions in the text, its relations.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, desk_acts::DeskAct, messages::Msg},
    browser::events,
    domain::{
        desk::{
            entry::{Entry, Value},
            field::{Field, is_wikidata_id},
            query::Relations,
            register::Register,
            words::List,
        },
        document::Document,
        id::{MarkId, RecordId},
        mark::Mark,
        occurrences::context,
        tags::TagSet,
    },
    ui::{
        parts::icon::{Shape, icon},
        store::Shell,
    },
};

use super::{linked::Linked, shown_name};

/// Where an item of Wikidata is shown. It is opened by a click alone.
const WIKIDATA: &str = "https://www.wikidata.org/wiki/";

#[derive(Properties, PartialEq)]
pub(super) struct OpenEntityProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) relations: Rc<Relations>,
    pub(super) tags: Rc<TagSet>,
    pub(super) register: Rc<Register>,
    pub(super) id: RecordId,
    pub(super) close: Callback<()>,
    pub(super) find: Callback<()>,
}

#[component]
pub(super) fn OpenEntity(props: &OpenEntityProps) -> Html {
    let alias = use_state_eq(String::new);
    let picked = use_state_eq(Vec::<RecordId>::new);
    let split_name = use_state_eq(|| None::<String>);
    let Shell { acts, words } = &props.shell;
    let id = props.id;
    let Some(entity) = props.register.entity(id) else { return Html::default() };
    let name = shown_name(entity.name(), words);
    let form = Form { props, entry: &entity.entry };
    let remove = {
        let close = props.close.clone();
        let acts = acts.clone();
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            acts.act(Intent::Desk(DeskAct::Remove(id)));
        })
    };
    html! {
        <section class="entity-open entity" aria-label={words.with(Msg::EntityLabel, &[("name", &name)])}>
            <button type="button" class="link back" onclick={props.close.reform(|_| ())}>{ icon(Shape::Back) }{ words.text(Msg::EntityBack) }</button>
            <h2 tabindex="-1" data-focus="">{ name }</h2>
            { form.text(Field::Name, Msg::EntityName) }
            { form.entity_type() }
            { form.aliases(&alias) }
            { form.text(Field::Description, Msg::EntityDescription) }
            <Wikidata shell={props.shell.clone()} {id} value={AttrValue::from(entity.entry.text(Field::WikidataId).to_owned())} />
            { mentions(props, &entity.mentions, &picked, &split_name) }
            <button type="button" class="button broad" onclick={props.find.reform(|_| ())}>{ icon(Shape::Search) }{ words.text(Msg::FindAll) }</button>
            <Linked shell={props.shell.clone()} document={&props.document} relations={&props.relations} register={&props.register} {id} />
            <button type="button" class="link delete" onclick={remove}>{ icon(Shape::Delete) }{ words.text(Msg::EntityDelete) }</button>
        </section>
    }
}

struct Form<'a> {
    props: &'a OpenEntityProps,
    entry: &'a Entry,
}

impl Form<'_> {
    fn text(&self, field: Field, label: Msg) -> Html {
        let (acts, id) = (self.props.shell.acts.clone(), self.props.id);
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                acts.act(Intent::SetField(id, field, Value::text(&text)));
            }
        });
        html! {
            <label class="field"><span class="field-name">{ self.props.shell.words.text(label) }</span><input dir="auto" type="text" class="broad" value={self.entry.text(field).to_owned()} autocomplete="off" {oninput} /></label>
        }
    }

    fn entity_type(&self) -> Html {
        let Shell { acts, words } = &self.props.shell;
        let (acts, id, chosen) = (acts.clone(), self.props.id, self.entry.text(Field::EntityType));
        let onchange = Callback::from(move |event: Event| {
            if let Some(word) = events::field_value(&event) {
                acts.act(Intent::SetField(id, Field::EntityType, Value::text(&word)));
            }
        });
        let offered = List::EntityType.offered(&self.props.tags, words.language());
        let unknown =
            (!chosen.is_empty() && offered.iter().all(|(word, _)| **word != *chosen)).then(|| (chosen.into(), chosen.into()));
        let options = offered.into_iter().chain(unknown).map(|(word, label): (Rc<str>, Rc<str>)| {
            html! { <option value={word.to_string()} selected={*word == *chosen}>{ AttrValue::from(label) }</option> }
        });
        html! {
            <label class="field"><span class="field-name">{ words.text(Msg::EntityType) }</span>
                <select class="broad" {onchange}><option value="" selected={chosen.is_empty()}>{ "–" }</option>{ for options }</select>
            </label>
        }
    }

    fn aliases(&self, draft: &UseStateHandle<String>) -> Html {
        let Shell { acts, words } = &self.props.shell;
        let id = self.props.id;
        let aliases = self.entry.texts(Field::Aliases);
        let chips = aliases.iter().map(|alias| {
            let left = Value::texts(aliases.iter().filter(|own| *own != alias).map(|own| &**own));
            let label = words.with(Msg::EntityRemoveAlias, &[("name", alias)]);
            let onclick = acts.on(move || Intent::SetField(id, Field::Aliases, left.clone()));
            html! { <button type="button" class="chip alias" key={alias.to_string()} aria-label={label.clone()} title={label} {onclick}>{ AttrValue::from(Rc::clone(alias)) }{ icon(Shape::Close) }</button> }
        });
        let oninput = {
            let draft = draft.setter();
            Callback::from(move |event: InputEvent| draft.set(events::field_value(&event).unwrap_or_default()))
        };
        let onsubmit = {
            let (acts, draft, aliases) = (acts.clone(), draft.clone(), aliases.to_vec());
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                let alias = draft.trim();
                if !alias.is_empty() && aliases.iter().all(|own| **own != *alias) {
                    let all = Value::texts(aliases.iter().map(|own| &**own).chain([alias]));
                    acts.act(Intent::SetField(id, Field::Aliases, all));
                }
                draft.set(String::new());
            })
        };
        html! {
            <div class="field" role="group" aria-label={words.text(Msg::EntityAliases)}>
                <span class="field-name">{ words.text(Msg::EntityAliases) }</span>
                <div class="chips">{ for chips }</div>
                <form class="row" {onsubmit}>
                    <input dir="auto" type="text" aria-label={words.text(Msg::EntityAddAlias)} placeholder={words.text(Msg::EntityAddAlias)} value={(**draft).clone()} autocomplete="off" {oninput} />
                    <button type="submit" class="button">{ words.text(Msg::EntityAdd) }</button>
                </form>
            </div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct WikidataProps {
    shell: Shell,
    id: RecordId,
    value: AttrValue,
}

/// The id of the item of Wikidata. What is no id yet stays in the field, is said to be none, and is not kept.
#[component]
fn Wikidata(props: &WikidataProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let Shell { acts, words } = &props.shell;
    let (id, kept) = (props.id, props.value.clone());
    let oninput = {
        let (acts, draft, kept) = (acts.clone(), draft.setter(), kept.clone());
        Callback::from(move |event: InputEvent| {
            let text = events::field_value(&event).unwrap_or_default();
            // The address of an item ends with its id.
            let last = text.trim().rsplit('/').next().unwrap_or_default().to_owned();
            if last.is_empty() || is_wikidata_id(&last) {
                draft.set(None);
                if *last != *kept {
                    acts.act(Intent::SetField(id, Field::WikidataId, Value::text(&last)));
                }
            } else {
                draft.set(Some(text));
            }
        })
    };
    let wrong = draft.is_some();
    let value = (*draft).clone().unwrap_or_else(|| kept.to_string());
    let advice = format!("wikidata-{id}");
    html! {
        <div class="field">
            <label><span class="field-name">{ words.text(Msg::EntityWikidata) }</span>
                <input dir="auto" type="text" class="broad" {value} autocomplete="off" spellcheck="false" aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| advice.clone())} {oninput} />
            </label>
            if wrong {
                <p class="wrong" id={advice} role="alert">{ words.text(Msg::EntityWikidataWrong) }</p>
            } else if !kept.is_empty() {
                <a class="outside" href={format!("{WIKIDATA}{kept}")} target="_blank" rel="noopener noreferrer">{ words.text(Msg::EntityWikidataOpen) }</a>
            }
        </div>
    }
}

fn mentions(
    props: &OpenEntityProps,
    mentions: &[MarkId],
    picked: &UseStateHandle<Vec<RecordId>>,
    split_name: &UseStateHandle<Option<String>>,
) -> Html {
    let words = &props.shell.words;
    let marks: Vec<&Rc<Mark>> = mentions.iter().filter_map(|id| props.document.mark(*id)).collect();
    let rows: Vec<Html> = marks.iter().map(|mark| mention(props, mark, picked)).collect();
    let chosen: Vec<&&Rc<Mark>> = marks.iter().filter(|mark| picked.contains(&mark.id.into())).collect();
    html! {
        <section class="mentions" aria-labelledby="mentions-heading">
            <h3 id="mentions-heading">{ words.text(Msg::EntityMentions) }{ " " }<span class="number">{ marks.len() }</span></h3>
            if marks.is_empty() {
                <p class="advice">{ words.text(Msg::EntityNoMentions) }</p>
            }
            <ul class="places" aria-labelledby="mentions-heading">{ for rows }</ul>
            if let Some(first) = chosen.first() {
                { split_bar(props, &first.quote(), chosen.iter().map(|mark| mark.id.into()).collect(), picked, split_name) }
            }
        </section>
    }
}

fn mention(props: &OpenEntityProps, mark: &Mark, picked: &UseStateHandle<Vec<RecordId>>) -> Html {
    let Shell { acts, words } = &props.shell;
    let (id, record) = (mark.id, RecordId::from(mark.id));
    let quote = mark.quote();
    let range = mark.spans.first().map(|span| span.range).filter(|_| mark.is_drawn());
    let (before, behind) = range.map(|range| context(props.document.article().text(), range)).unwrap_or_default();
    let checked = picked.contains(&record);
    let onchange = {
        let (now, picked) = ((**picked).clone(), picked.setter());
        Callback::from(move |_: Event| {
            let mut next = now.clone();
            if checked {
                next.retain(|own| *own != record);
            } else {
                next.push(record);
            }
            picked.set(next);
        })
    };
    let label = words.with(Msg::EntityPickMention, &[("words", &quote), ("context", &format!("{before}{quote}{behind}"))]);
    html! {
        <li key={id.to_string()} class="place">
            <label class="pick"><input type="checkbox" aria-label={label} {checked} {onchange} /></label>
            <button type="button" class="kwic" onclick={acts.on(move || Intent::Activate(Some(id)))}>
                { before }<b>{ quote }</b>{ behind }
                if !mark.is_drawn() {
                    <span class="state">{ " " }{ words.text(Msg::AnchorLost) }</span>
                }
            </button>
        </li>
    }
}

fn split_bar(
    props: &OpenEntityProps,
    proposed: &str,
    mentions: Vec<RecordId>,
    picked: &UseStateHandle<Vec<RecordId>>,
    split_name: &UseStateHandle<Option<String>>,
) -> Html {
    let Shell { acts, words } = &props.shell;
    let chosen = (**split_name).clone().unwrap_or_else(|| proposed.to_owned());
    let oninput = {
        let name = split_name.setter();
        Callback::from(move |event: InputEvent| name.set(events::field_value(&event)))
    };
    let onsubmit = {
        let (acts, from, chosen) = (acts.clone(), props.id, chosen.clone());
        let (picked, name, close) = (picked.setter(), split_name.setter(), props.close.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            acts.act(Intent::Desk(DeskAct::SplitEntity { from, name: chosen.clone(), mentions: mentions.clone() }));
            if !chosen.trim().is_empty() {
                picked.set(Vec::new());
                name.set(None);
                // The list shows both.
                close.emit(());
            }
        })
    };
    html! {
        <form class="row" aria-label={words.text(Msg::EntitySplit)} {onsubmit}>
            <input dir="auto" type="text" aria-label={words.text(Msg::EntitySplitName)} value={chosen} autocomplete="off" {oninput} />
            <button type="submit" class="button">{ words.text(Msg::EntitySplit) }</button>
        </form>
    }
}
