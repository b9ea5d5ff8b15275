//! A mark's card: one line when closed, its fields when open.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::{Intent, Unit},
        messages::Msg,
        state::{Focus, FocusRequest},
    },
    browser::{attention, layout, rest, sight, spawn_local},
    domain::{
        article::Article,
        document::Document,
        id::MarkId,
        mark::{Anchor, Kind, Mark},
        occurrences::context,
        query,
        tags::{TagId, TagSet},
        text::TextRange,
    },
    ui::{
        effects::use_soon,
        store::Shell,
        words::{Words, hue_class, kind_class, kind_word},
    },
};

use super::fields::{fields, head};

#[derive(Properties, PartialEq)]
pub(super) struct CardProps {
    pub(super) shell: Shell,
    pub(super) mark: Rc<Mark>,
    pub(super) tags: Rc<TagSet>,
    pub(super) open: bool,
    /// What else is said of the mark stands there, for an open card.
    #[prop_or_default]
    pub(super) document: Option<Rc<Document>>,
    /// What asks for the keyboard, if that is this card.
    #[prop_or_default]
    pub(super) focus: Option<FocusRequest>,
    /// In a list, which needs what a card beside its words does not: the closed card repeats the words, and one of an entity says
    /// where they stand, for names come again and again.
    #[prop_or_default]
    pub(super) listed: Option<Rc<Article>>,
}

/// Whether an open card has its fields.
#[derive(Clone, Copy, PartialEq)]
enum Filled {
    NotYet,
    Yes,
    Missing,
}

/// What asks for the keyboard, if it asks for the card of this mark.
pub(super) fn focus_on(mark: MarkId, request: Option<FocusRequest>) -> Option<FocusRequest> {
    request.filter(
        |request| matches!(request.to, Focus::Card(own) | Focus::Tie(own) | Focus::Sight(own) | Focus::Open(own) if own == mark),
    )
}

#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let unit = use_state(|| Unit::Word);
    let node = use_node_ref();
    // The fields come in a task of their own: a browser looks at the whole page when fields are added to it, and the words should be
    // seen as marked before that. They lie in the rest of the program.
    let filled = use_state_eq(|| Filled::NotYet);
    {
        let filled = filled.setter();
        use_soon(props.open, move |open| {
            if *open {
                spawn_local(async move { filled.set(if rest::load().await { Filled::Yes } else { Filled::Missing }) });
            } else {
                filled.set(Filled::NotYet);
            }
        });
    }
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_soon(props.focus, move |focus| {
            let Some((request, heading)) = focus.zip(heading.get()) else { return };
            match request.to {
                Focus::Open(_) => layout::focus(&heading),
                Focus::Sight(_) => attention::take_if_free(&heading),
                _ => {}
            }
        });
    }
    {
        // Where the card is a sheet over the article, it must not lie over its own words. Now it is as high as it will be.
        let (id, words) = (props.mark.id, props.document.as_ref().map(|document| Rc::clone(document.article())));
        let start = props.mark.extent().filter(|_| props.mark.is_drawn()).map(TextRange::start);
        let card = node.clone();
        use_soon(*filled == Filled::Yes, move |filled| {
            if let Some(card) = card.get().filter(|_| *filled) {
                sight::settle_heading(card);
            }
            if let (true, Some(block)) = (*filled, words.zip(start).and_then(|(words, start)| words.block_at(start))) {
                layout::show_above_sheet(id, block);
            }
        });
    }
    let focus = if *filled == Filled::Yes { props.focus } else { None };
    {
        let node = node.clone();
        use_soon(focus, move |focus| {
            if let (Some(FocusRequest { to: Focus::Card(_), .. }), Some(card)) = (focus, node.get()) {
                sight::focus_first(&card);
            }
        });
    }
    let Shell { acts, words } = &props.shell;
    let mark = &props.mark;
    let class = classes!("card", kind_class(mark.kind), props.open.then_some("open"), (!mark.is_drawn()).then_some("lost"));
    let label = format!("{}: {}", words.text(kind_word(mark.kind)), shortened(&mark.quote(), 80));
    if props.open {
        html! {
            <section ref={node} {class} data-for={mark.id.to_string()} aria-label={label}>
                <header class="card-head">
                    <h2 ref={heading} class="card-number" tabindex="-1">{ number(props) }</h2>
                    if *filled == Filled::Yes {
                        { head(props) }
                    }
                </header>
                { match *filled {
                    Filled::NotYet => Html::default(),
                    Filled::Yes => fields(props, &unit),
                    Filled::Missing => html! { <p class="later" role="alert">{ words.text(Msg::RestMissing) }</p> },
                } }
            </section>
        }
    } else {
        let id = mark.id;
        html! {
            <div {class} data-for={mark.id.to_string()}>
                <button type="button" class="card-line" aria-expanded="false" onclick={acts.on(move || Intent::Activate(Some(id)))}>
                    { summary(mark, &props.tags, words, props.listed.as_deref()) }
                </button>
            </div>
        }
    }
}

/// Which of its kind the mark is. Its kind is seen beside.
fn number(CardProps { shell, mark, document, .. }: &CardProps) -> Html {
    let Some(document) = document else { return Html::default() };
    let (number, count) = query::number_of(document, mark);
    let (number, count) = (number.to_string(), count.to_string());
    html! {
        <><span class="heard">{ shell.words.text(kind_word(mark.kind)) }{ " " }</span>{ shell.words.with(Msg::FoundOf, &[("current", &number), ("count", &count)]) }</>
    }
}

fn summary(mark: &Mark, tags: &TagSet, words: &Words, listed: Option<&Article>) -> Html {
    let label = |id: &TagId| tags.get(id).map_or_else(|| id.to_string(), |tag| tag.label(words.language()).to_owned());
    let entity_type = mark.entity_type.as_ref().map(|id| html! { <span class="sub">{ label(id) }</span> });
    let chips = mark.tags.iter().map(|id| {
        let hue = tags.get(id).map(|tag| hue_class(tag.hue));
        // What is read aloud keeps them apart by the space alone.
        html! { <>{ " " }<span class={classes!("chip", hue)}>{ label(id) }</span></> }
    });
    let note = (!mark.note.is_empty()).then(|| html! { <span dir="auto" class="note-line">{ shortened(&mark.note, 120) }</span> });
    let quote = (listed.is_some() || mark.note.is_empty())
        .then(|| html! { <q dir="auto" class="quote-line" aria-hidden="true">{ shortened(&mark.quote(), 120) }</q> });
    let place = listed.filter(|_| mark.kind == Kind::Entity).and_then(|article| in_context(mark, article));
    let place = place.map(|place| html! { <span class="heard">{ ": " }{ place }</span> });
    let state = state_word(mark.anchor).map(|word| html! { <>{ " " }<span class="state">{ words.text(word) }</span></> });
    html! {
        <>
            <span class="kind">{ words.text(kind_word(mark.kind)) }<span class="heard">{ ": " }{ shortened(&mark.quote(), 80) }</span>{ " " }{ entity_type.unwrap_or_default() }{ for chips }{ state.unwrap_or_default() }</span>
            { quote.unwrap_or_default() }
            { note.unwrap_or_default() }
            { place.unwrap_or_default() }
        </>
    }
}

/// A mark's words with what stands around them; `None` if they are not in the text.
pub(crate) fn in_context(mark: &Mark, article: &Article) -> Option<String> {
    let range = mark.spans.first().map(|span| span.range).filter(|_| mark.is_drawn())?;
    let (before, behind) = context(article.text(), range);
    Some(format!("{before}{}{behind}", range.slice(article.text())?))
}

fn state_word(anchor: Anchor) -> Option<Msg> {
    match anchor {
        Anchor::Exact => None,
        Anchor::Moved => Some(Msg::AnchorMoved),
        Anchor::Edited => Some(Msg::AnchorEdited),
        Anchor::Lost => Some(Msg::AnchorLost),
    }
}

pub(crate) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
    }
}
