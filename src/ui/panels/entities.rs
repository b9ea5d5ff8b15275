//! The register beside the article: who and what is mentioned, each under one name, and what is to be gathered yet.

mod entity;
mod linked;
mod occurrences;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, desk_acts::DeskAct, messages::Msg},
    browser::{events, layout},
    domain::{
        desk::{
            field::Field,
            register::{Loose, Register, Registered},
            words::List,
        },
        finding::Needle,
        id::{MarkId, RecordId},
        tags::TagSet,
    },
    ui::{
        effects::use_soon,
        parts::icon::{ButtonState, Shape, icon, icon_button},
        store::Shell,
        words::Words,
    },
};

use self::{entity::OpenEntity, occurrences::Occurrences};

use super::{PanelProps, one_step_back};

/// A list that is longer is easier searched than read.
const LONG_LIST: usize = 12;

/// What the panel shows. When it goes back to the list, the keyboard goes to what was open.
#[derive(Clone, Copy, PartialEq)]
enum View {
    List(Option<RecordId>),
    Entity(RecordId),
    /// Where the names of an entity, or the words of a mention, stand in the text.
    Occurrences(RecordId),
}

#[component]
pub(super) fn Entities(props: &PanelProps) -> Html {
    let view = use_state_eq(|| View::List(None));
    let picked = use_state_eq(Vec::<RecordId>::new);
    let name = use_state_eq(|| None::<String>);
    let search = use_state_eq(String::new);
    let turns = use_state_eq(|| 0_u32);
    let node = use_node_ref();
    let register = use_memo((Rc::clone(&props.document), Rc::clone(&props.relations)), |(document, relations)| {
        Register::of(document, relations)
    });
    {
        let (node, before) = (node.clone(), use_mut_ref(|| None));
        use_soon((*view, *turns), move |now| {
            // The first time nobody has asked for the keyboard.
            if before.replace(Some(*now)).is_some_and(|before| before != *now)
                && let Some(node) = node.get()
            {
                layout::focus_in_sight(&node);
            }
        });
    }
    let turn = {
        let view = view.setter();
        use_callback((), move |to: View, ()| view.set(to))
    };
    let words = &props.shell.words;
    match *view {
        View::Entity(id) if register.entity(id).is_some() => html! {
            <div ref={node} class="beside" onkeydown={one_step_back(turn.reform(move |()| View::List(Some(id))))}>
                <OpenEntity key={id.to_string()} shell={props.shell.clone()} document={&props.document} relations={&props.relations} tags={&props.tags} {register} {id}
                    close={turn.reform(move |()| View::List(Some(id)))} find={turn.reform(move |()| View::Occurrences(id))} />
            </div>
        },
        View::Occurrences(id) if props.document.subject(id).is_some() => {
            let back = if register.entity(id).is_some() { View::Entity(id) } else { View::List(None) };
            html! {
                <div ref={node} class="beside" onkeydown={one_step_back(turn.reform(move |()| back))}>
                    <Occurrences key={id.to_string()} shell={props.shell.clone()} document={&props.document} relations={&props.relations} subject={id} close={turn.reform(move |()| back)} />
                </div>
            }
        }
        _ => {
            let list = ListView { props, register: &register, picked: &picked, turn: &turn, search: &search };
            let last = match *view {
                View::List(last) => last,
                _ => None,
            };
            let taken = Taken::of(&register, &picked);
            let gathered = {
                let (picked, name, turns, next) = (picked.setter(), name.setter(), turns.setter(), turns.wrapping_add(1));
                Callback::from(move |()| {
                    picked.set(Vec::new());
                    name.set(None);
                    turns.set(next);
                })
            };
            html! {
                <div ref={node} class="register beside">
                    <h2 class="heard" tabindex="-1" data-focus={last.is_none().then_some("")}>{ words.text(Msg::RegisterLabel) }</h2>
                    { list.entities(last) }
                    { list.loose() }
                    if let Some(taken) = taken {
                        { gather_bar(&taken, &name, &gathered, &props.shell) }
                    }
                </div>
            }
        }
    }
}

struct ListView<'a> {
    props: &'a PanelProps,
    register: &'a Register,
    picked: &'a UseStateHandle<Vec<RecordId>>,
    turn: &'a Callback<View>,
    search: &'a UseStateHandle<String>,
}

impl ListView<'_> {
    fn entities(&self, last: Option<RecordId>) -> Html {
        let words = &self.props.shell.words;
        if self.register.entities.is_empty() && self.register.loose.is_empty() {
            return html! { <p class="empty">{ words.text(Msg::RegisterLead) }</p> };
        }
        let wanted = Needle::new(self.search.trim());
        let passes = |entity: &&Registered| {
            wanted.is_empty() || crate::domain::desk::register::names_of(&entity.entry).any(|name| wanted.is_in(name))
        };
        let shown: Vec<&Registered> = self.register.entities.iter().chain(&self.register.unnamed).filter(passes).collect();
        let nothing = shown.is_empty() && !self.register.entities.is_empty();
        let here = self.props.active.and_then(|active| {
            let holds = |entity: &&Registered| entity.mentions.contains(&active);
            self.register.entities.iter().find(holds).map(|entity| entity.id)
        });
        let rows = shown.into_iter().map(|entity| self.row(entity, here == Some(entity.id), last == Some(entity.id)));
        let rows: Vec<Html> = rows.collect();
        html! {
            <>
                if self.register.entities.len() > LONG_LIST {
                    { self.search_field() }
                }
                <ul class="entries" aria-label={words.text(Msg::RegisterLabel)}>{ for rows }</ul>
                if nothing {
                    <p class="empty">{ words.text(Msg::RegisterNothing) }</p>
                }
            </>
        }
    }

    fn search_field(&self) -> Html {
        let label = self.props.shell.words.text(Msg::RegisterSearch);
        let search = self.search.setter();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                search.set(text);
            }
        });
        html! { <input dir="auto" type="search" class="broad" aria-label={label.clone()} placeholder={label} value={(**self.search).clone()} {oninput} /> }
    }

    fn row(&self, entity: &Registered, here: bool, focus: bool) -> Html {
        let words = &self.props.shell.words;
        let name = shown_name(entity.name(), words);
        let id = entity.id;
        let facts = [
            type_label(&self.props.tags, entity.entry.text(Field::EntityType), words),
            entity.entry.text(Field::WikidataId).to_owned(),
        ];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let aliases: Vec<&str> =
            entity.entry.texts(Field::Aliases).iter().map(|alias| &**alias).filter(|alias| *alias != name).collect();
        let aliases = aliases.join(" · ");
        html! {
            <li key={id.to_string()} class={classes!("entry", "entity", here.then_some("here"))} aria-current={here.then_some("true")}>
                { self.pick(id, &name) }
                <button type="button" class="entry-open" data-focus={focus.then_some("")} title={words.with(Msg::RegisterOpen, &[("name", &name)])} onclick={self.turn.reform(move |_| View::Entity(id))}>
                    <span dir="auto" class="entry-name">{ &name }</span>{ " " }
                    { number(entity.mentions.len(), words) }
                    <small>{ facts.join(" · ") }</small>
                    if !aliases.is_empty() {
                        <small dir="auto" class="aliases">{ aliases }</small>
                    }
                </button>
            </li>
        }
    }

    fn pick(&self, id: RecordId, name: &str) -> Html {
        let (picked, setter) = ((**self.picked).clone(), self.picked.setter());
        let checked = picked.contains(&id);
        let onchange = Callback::from(move |_: Event| {
            let mut next = picked.clone();
            if checked {
                next.retain(|own| *own != id);
            } else {
                next.push(id);
            }
            setter.set(next);
        });
        let label = self.props.shell.words.with(Msg::RegisterPick, &[("name", name)]);
        html! { <label class="pick"><input type="checkbox" aria-label={label} {checked} {onchange} /></label> }
    }

    fn loose(&self) -> Html {
        let words = &self.props.shell.words;
        if self.register.loose.is_empty() {
            return Html::default();
        }
        let rows = self.register.loose.iter().filter_map(|group| self.loose_row(group, *group.mentions.first()?));
        let rows: Vec<Html> = rows.collect();
        html! {
            <section class="loose" aria-labelledby="loose-heading">
                <h3 id="loose-heading">{ words.text(Msg::LooseHeading) }</h3>
                <p class="advice">{ words.text(Msg::LooseLead) }</p>
                <ul class="entries" aria-labelledby="loose-heading">{ for rows }</ul>
            </section>
        }
    }

    fn loose_row(&self, group: &Loose, first: MarkId) -> Option<Html> {
        let Shell { acts, words } = &self.props.shell;
        let wordings = group.wordings.join(", ");
        let id = RecordId::from(first);
        // Pressed again, it goes on to the next mention.
        let here = self.props.active.and_then(|active| group.mentions.iter().position(|mention| *mention == active));
        let next = *group.mentions.get(here.map_or(0, |here| (here + 1) % group.mentions.len()))?;
        let likely = group.likely.and_then(|likely| self.register.entity(likely)).map(|entity| {
            let (into, mentions, name) = (entity.id, group.mentions.clone(), entity.name().to_owned());
            let label = words.with(Msg::LooseToLabel, &[("words", &wordings), ("name", &name)]);
            let text = words.with(Msg::LooseTo, &[("name", &name)]);
            let gather = acts.on(move || {
                let mentions = mentions.iter().map(|mention| (*mention).into()).collect();
                Intent::Desk(DeskAct::Gather { name: name.clone(), entities: vec![into], mentions })
            });
            html! { <button type="button" class="chip likely" aria-label={label} onclick={gather}>{ icon(Shape::Right) }{ text }</button> }
        });
        let find = icon_button(
            Shape::Search,
            words.with(Msg::FindAllOf, &[("name", &wordings)]),
            ButtonState::Ready,
            self.turn.reform(move |_| View::Occurrences(id)),
        );
        let kind = group.entity_type.as_ref().map(|tag| type_label(&self.props.tags, tag.as_str(), words)).unwrap_or_default();
        Some(html! {
            <li key={id.to_string()} class={classes!("entry", "entity", here.is_some().then_some("here"))}>
                { self.pick(id, &wordings) }
                <button type="button" class="entry-open" title={words.with(Msg::LooseNext, &[("name", &wordings)])} onclick={acts.on(move || Intent::Activate(Some(next)))}>
                    <span dir="auto" class="entry-name">{ &wordings }</span>{ " " }
                    { number(group.mentions.len(), words) }
                    <small>{ kind }</small>
                </button>
                { find }
                { likely.unwrap_or_default() }
            </li>
        })
    }
}

/// What is picked, and what it may be called.
struct Taken {
    entities: Vec<RecordId>,
    mentions: Vec<RecordId>,
    number: usize,
    name: String,
}

impl Taken {
    /// `None` if nothing is picked that is still there.
    fn of(register: &Register, picked: &[RecordId]) -> Option<Self> {
        let entities: Vec<&Registered> = picked.iter().filter_map(|id| register.entity(*id)).collect();
        let is_picked = |group: &&Loose| group.mentions.first().is_some_and(|first| picked.contains(&RecordId::from(*first)));
        let loose: Vec<&Loose> = register.loose.iter().filter(is_picked).collect();
        let number = entities.len() + loose.len();
        // An entity has its name already; of mentions the wording that is most used.
        let most = loose.iter().map(|group| group.mentions.len()).max();
        let commonest = loose.iter().find(|group| Some(group.mentions.len()) == most).and_then(|group| group.wordings.first());
        let name = entities.first().map(|entity| entity.name()).or(commonest.map(|words| &**words)).unwrap_or_default();
        (number > 0).then(|| Self {
            name: name.to_owned(),
            entities: entities.iter().map(|entity| entity.id).collect(),
            mentions: loose.iter().flat_map(|group| &group.mentions).map(|mention| (*mention).into()).collect(),
            number,
        })
    }
}

fn gather_bar(taken: &Taken, name: &UseStateHandle<Option<String>>, done: &Callback<()>, shell: &Shell) -> Html {
    let Shell { acts, words } = shell;
    let chosen = (**name).clone().unwrap_or_else(|| taken.name.clone());
    let oninput = {
        let name = name.setter();
        Callback::from(move |event: InputEvent| name.set(events::field_value(&event)))
    };
    let onsubmit = {
        let (acts, done, chosen) = (acts.clone(), done.clone(), chosen.clone());
        let (entities, mentions) = (taken.entities.clone(), taken.mentions.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let act = DeskAct::Gather { name: chosen.clone(), entities: entities.clone(), mentions: mentions.clone() };
            acts.act(Intent::Desk(act));
            // Without a name nothing was gathered, and that was told.
            if !chosen.trim().is_empty() {
                done.emit(());
            }
        })
    };
    let clear = done.reform(|_: MouseEvent| ());
    html! {
        <form class="gather" aria-label={words.text(Msg::GatherLabel)} {onsubmit}>
            <p class="filtered"><span>{ words.count(Msg::GatherPickedOne, Msg::GatherPickedOther, taken.number) }</span><button type="button" class="link" onclick={clear}>{ words.text(Msg::GatherClear) }</button></p>
            <div class="row">
                <input dir="auto" type="text" aria-label={words.text(Msg::GatherName)} placeholder={words.text(Msg::GatherName)} value={chosen} autocomplete="off" {oninput} />
                <button type="submit" class="button primary">{ words.text(Msg::GatherButton) }</button>
            </div>
        </form>
    }
}

/// How many mentions, as a number to be seen and in words to be heard.
fn number(mentions: usize, words: &Words) -> Html {
    let told = words.count(Msg::MentionsOne, Msg::MentionsOther, mentions);
    html! { <><span class="number" aria-hidden="true" title={told.clone()}>{ mentions }</span><span class="heard">{ told }</span></> }
}

pub(super) fn shown_name(name: &str, words: &Words) -> String {
    if name.is_empty() { words.text(Msg::EntityNoName).to_string() } else { name.to_owned() }
}

/// What a type of entity is called; types that no list has are shown as they are.
fn type_label(tags: &TagSet, entity_type: &str, words: &Words) -> String {
    let offered = List::EntityType.offered(tags, words.language());
    let label = offered.iter().find(|(word, _)| **word == *entity_type).map(|(_, label)| label.to_string());
    label.unwrap_or_else(|| entity_type.to_owned())
}
