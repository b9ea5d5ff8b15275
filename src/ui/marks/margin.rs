//! Cards level with their words. Entities are many and short, so those of a paragraph share a line of chips.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::{use_frame, use_guard};

use crate::{
    app::{action::Intent, messages::Msg, state::FocusRequest},
    browser::{layout, observe, sight},
    domain::{
        article::Article,
        document::Document,
        id::MarkId,
        mark::{Kind, Mark},
        tags::TagSet,
        text::TextRange,
    },
    ui::{article::Near, store::Shell},
};

use super::card::{Card, focus_on, in_context, shortened};

#[derive(Properties, PartialEq)]
pub(crate) struct MarginProps {
    pub(crate) shell: Shell,
    pub(crate) root: NodeRef,
    pub(crate) node: NodeRef,
    pub(crate) article: Rc<Article>,
    /// What the filter lets through, in the order of the text.
    pub(crate) shown: Rc<Vec<Rc<Mark>>>,
    pub(crate) active: Option<MarkId>,
    pub(crate) focus: Option<FocusRequest>,
    pub(crate) document: Rc<Document>,
    pub(crate) near: Rc<Near>,
    pub(crate) tags: Rc<TagSet>,
}

/// So many cards behind the open one are drawn wherever their words are.
const MOST_PUSHED: u32 = 24;

/// What stands in the margin: a card, or the entities of one block.
enum Item<'a> {
    Card(&'a Rc<Mark>),
    Entities(usize, Vec<&'a Rc<Mark>>),
}

#[component]
pub(crate) fn Margin(props: &MarginProps) -> Html {
    let Shell { acts, words } = &props.shell;
    let moved = use_state(|| 0_u32);
    let items = items(props);
    {
        // Everything moves when the article is laid out anew, and what is below the open card when that grows.
        let (root, node, moved) = (props.root.clone(), props.node.clone(), moved.setter());
        let count = use_mut_ref(|| 0_u32);
        use_guard(props.active, move |active| {
            let card = active.and_then(|active| layout::find_card(&node.get()?, active));
            let watched: Vec<_> = root.get().into_iter().chain(card).collect();
            observe::Sizes::watch(&watched, move || {
                let mut count = count.borrow_mut();
                *count = count.wrapping_add(1);
                moved.set(*count);
            })
        });
    }
    {
        let (root, node) = (props.root.clone(), props.node.clone());
        let deps = (Rc::clone(&props.shown), props.active, Rc::clone(&props.near), words.clone(), *moved);
        let placed = use_mut_ref(|| None);
        let shown_card = use_mut_ref(|| None);
        let blocks: Vec<Option<usize>> = items.iter().map(|item| block_of(item, &props.article)).collect();
        use_frame(deps, move |(shown, active, ..)| {
            if let (Some(article), Some(margin)) = (root.get(), node.get()) {
                let now = Some((Rc::clone(shown), *active));
                let fresh = placed.borrow().as_ref().is_none_or(|(was, before)| !Rc::ptr_eq(was, shown) || before != active);
                placed.replace(now);
                layout::place_cards(&article, &margin, &blocks, *active, fresh);
                // Level with its words it may have come to lie under what stands over the cards.
                let is_new = shown_card.replace(*active) != *active;
                if let Some(card) = active.filter(|_| is_new).and_then(|id| layout::find_card(&margin, id)) {
                    sight::show_heading(&card);
                }
            }
        });
    }
    let cards = items.into_iter().map(|item| match item {
        Item::Card(mark) => html! {
            <Card key={mark.id.to_string()} shell={props.shell.clone()} {mark} tags={&props.tags} open={props.active == Some(mark.id)} document={(props.active == Some(mark.id)).then(|| Rc::clone(&props.document))} focus={focus_on(mark.id, props.focus)} />
        },
        Item::Entities(block, marks) => {
            let chips = marks.into_iter().map(|mark| {
                let id = mark.id;
                let kind = mark.entity_type.as_ref().and_then(|id| props.tags.get(id)).map(|tag| tag.label(words.language()).to_owned());
                let quote = shortened(&mark.quote(), 28);
                // Names come again and again, so each says where it stands.
                let label = in_context(mark, &props.article).map(|place| format!("{quote}: {place}"));
                html! {
                    <button type="button" key={id.to_string()} class="chip entity" data-chip={id.to_string()} aria-label={label} title={kind} onclick={acts.on(move || Intent::Activate(Some(id)))}>
                        { quote }
                    </button>
                }
            });
            html! {
                <div key={format!("block-{block}")} class="entities" data-for={format!("block-{block}")} role="group" aria-label={words.text(Msg::EntitiesHere)}>
                    { for chips }
                </div>
            }
        }
    });
    html! { <div ref={props.node.clone()} class="cards" data-note={words.text(Msg::MarksWait)}>{ for cards }</div> }
}

/// The block beside which something stands; none for a mark whose words are lost.
fn block_of(item: &Item<'_>, article: &Article) -> Option<usize> {
    match item {
        Item::Card(mark) => article.block_at(mark.extent().filter(|_| mark.is_drawn())?.start()),
        Item::Entities(block, _) => Some(*block),
    }
}

fn items(props: &MarginProps) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::new();
    // The open card is long and pushes those behind it far from their words.
    let mut pushed = 0;
    for mark in props.shown.iter() {
        let block = mark.extent().map(TextRange::start).and_then(|start| props.article.block_at(start)).unwrap_or(0);
        let open = props.active == Some(mark.id);
        if open {
            pushed = MOST_PUSHED;
        }
        let beside = mark.is_drawn() && (props.near.has(block) || pushed > 0);
        pushed = pushed.saturating_sub(1);
        if !open && !beside {
            continue;
        }
        if mark.kind != Kind::Entity || open {
            items.push(Item::Card(mark));
            continue;
        }
        // The line of chips stands where the paragraph's first card stands, whatever cards come between.
        let line = items.iter_mut().rev().find_map(|item| match item {
            Item::Entities(own, marks) if *own == block => Some(marks),
            _ => None,
        });
        match line {
            Some(marks) => marks.push(mark),
            None => items.push(Item::Entities(block, vec![mark])),
        }
    }
    items
}
