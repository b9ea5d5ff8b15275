//! What a mark is tied to, as chips that lead there, and the button that opens the picker for one tie more.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        desk_acts::DeskAct,
        messages::Msg,
        state::{Focus, FocusRequest},
    },
    browser::{
        events,
        highlights::{self, Look},
        layout, time,
    },
    domain::{
        article::Article,
        desk::{
            field::Subject,
            query::Relations,
            ties::{self, Target, Way},
            words::List,
        },
        document::Document,
        id::{MarkId, RecordId},
        mark::Mark,
        tags::TagSet,
        text::TextRange,
    },
    ui::{
        effects::{use_guard, use_soon},
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
        words::Words,
    },
};

use super::{
    belongings::{BelongingsProps, belongings},
    card::shortened,
    picker::Picker,
};

/// Ties of a claim to something else than claims; they come first and are always shown.
const SHOWN_OF_CLAIM: usize = 2;

#[derive(Properties, PartialEq)]
pub(super) struct TiesProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) mark: Rc<Mark>,
    pub(super) tags: Rc<TagSet>,
    pub(super) focus: Option<FocusRequest>,
}

/// For which tie the picker is open.
type Picking = UseStateHandle<Option<usize>>;

#[component]
pub(super) fn Ties(props: &TiesProps) -> Html {
    let TiesProps { shell, document, mark, tags, .. } = props;
    let words = &shell.words;
    let relations = use_memo(Rc::clone(document), |document| Relations::of(document));
    let picking: Picking = use_state_eq(|| None);
    {
        let picking = picking.setter();
        use_soon(props.focus, move |focus| {
            if let Some(FocusRequest { to: Focus::Tie(_), .. }) = focus {
                picking.set(Some(0));
            }
        });
    }
    use_lit(document, &relations, mark.id.into());
    let Some(subject) = Subject::of_mark(mark.kind) else { return Html::default() };
    let view = View { props, relations: &relations, picking: &picking };
    let ways = ties::ways(subject);
    let shown = if subject == Subject::Claim { SHOWN_OF_CLAIM } else { ways.len() };
    let row = |(index, way): (usize, &(Way, Target))| view.row(index, *way);
    let more: Vec<_> = ways.iter().enumerate().skip(shown).collect();
    let is_tied = |(_, (way, _)): &(usize, &(Way, Target))| !ties::tied(document, &relations, mark.id.into(), *way).is_empty();
    let open = more.iter().any(is_tied);
    html! {
        <>
            <div class="ties" role="group" aria-label={words.text(Msg::Ties)}>
                { for ways.iter().enumerate().take(shown).map(row) }
                { view.incoming() }
            </div>
            if !more.is_empty() {
                <details class="boundaries" {open}>
                    <summary>{ words.text(Msg::TieMore) }</summary>
                    { for more.into_iter().map(row) }
                </details>
            }
            if subject == Subject::Claim {
                { belongings(&BelongingsProps { shell: shell.clone(), document: Rc::clone(document), relations: Rc::clone(&relations), claim: mark.id.into(), tags: Rc::clone(tags), section: 0 }) }
            }
        </>
    }
}

/// Scrolling draws blocks anew, and what was painted in them is gone; this long after the last of it they are painted again.
const REPAINT_MS: u32 = 150;

/// Lights up in the text and beside it what the mark is tied to, for as long as its card is open.
#[hook]
fn use_lit(document: &Rc<Document>, relations: &Rc<Relations>, mark: RecordId) {
    use_guard((Rc::clone(document), Rc::clone(relations), mark), move |(document, relations, mark)| {
        let tied = ties::neighbours(document, relations, *mark);
        let ranges: Vec<TextRange> = tied.iter().flat_map(|mark| mark.ranges()).collect();
        let marks = tied.iter().map(|mark| mark.id).collect();
        let lit = Rc::new(Lit { article: Rc::clone(document.article()), ranges, marks });
        let waiting = Rc::new(RefCell::new(None));
        let again = {
            let (lit, waiting) = (Rc::downgrade(&lit), Rc::clone(&waiting));
            move || {
                let lit = lit.clone();
                let soon = time::after(REPAINT_MS, move || {
                    if let Some(lit) = lit.upgrade() {
                        lit.paint();
                    }
                });
                waiting.replace(Some(soon));
            }
        };
        again();
        let listener = events::on_window("scroll", move |_| again());
        (listener, waiting, lit)
    });
}

struct Lit {
    article: Rc<Article>,
    ranges: Vec<TextRange>,
    marks: Vec<MarkId>,
}

impl Lit {
    fn paint(&self) {
        if let Some(root) = layout::article() {
            highlights::paint(Look::Tied, &root, &self.article, &self.ranges);
        }
        layout::light_up(&self.marks);
    }
}

impl Drop for Lit {
    fn drop(&mut self) {
        if let Some(root) = layout::article() {
            highlights::paint(Look::Tied, &root, &self.article, &[]);
        }
        layout::light_up(&[]);
    }
}

struct View<'a> {
    props: &'a TiesProps,
    relations: &'a Rc<Relations>,
    picking: &'a Picking,
}

fn label(way: Way, words: &Words) -> AttrValue {
    match way {
        Way::Link(link_type) => List::LinkType.label(link_type, words.language()).unwrap_or(link_type).into(),
        Way::Field(crate::domain::desk::field::Field::Speaker) => words.text(Msg::TieSpeaker),
        Way::Field(_) => words.text(Msg::TieMentioned),
    }
}

impl View<'_> {
    fn id(&self) -> RecordId {
        self.props.mark.id.into()
    }

    fn row(&self, index: usize, (way, target): (Way, Target)) -> Html {
        let Shell { words, .. } = &self.props.shell;
        let name = label(way, words);
        let tied = ties::tied(&self.props.document, self.relations, self.id(), way);
        let chips = tied.into_iter().map(|other| self.chip(other, Some(way)));
        let open = **self.picking == Some(index);
        let toggle = {
            let picking = self.picking.setter();
            Callback::from(move |_: MouseEvent| picking.set((!open).then_some(index)))
        };
        let close = {
            let picking = self.picking.setter();
            Callback::from(move |()| picking.set(None))
        };
        html! {
            <div class="tie-row" role="group" aria-label={name.clone()}>
                <span class="field-name" aria-hidden="true">{ name.clone() }</span>
                { for chips }
                { icon_button(Shape::Plus, words.with(Msg::TieAdd, &[("type", &name)]), ButtonState::Ready, toggle) }
                if open {
                    <Picker shell={self.props.shell.clone()} document={&self.props.document} relations={self.relations} mark={&self.props.mark}
                        {way} {target} label={name} focus={self.props.focus} {close} />
                }
            </div>
        }
    }

    /// The other end: a press leads there. `way` is how it can be untied from here.
    fn chip(&self, other: RecordId, way: Option<Way>) -> Html {
        let Shell { acts, words } = &self.props.shell;
        let (document, from) = (&self.props.document, self.id());
        let name = ties::name(document, other);
        let name = if name.is_empty() { words.text(Msg::Unnamed).to_string() } else { name };
        let there = document.mark(other.as_mark()).map(|mark| mark.id);
        let there = there.or_else(|| self.relations.mentions(document, other).first().map(|mark| mark.id));
        let shown = shortened(&name, 48);
        html! {
            <span key={other.to_string()} class="chip tied">
                if let Some(there) = there {
                    <button type="button" aria-label={words.with(Msg::TieShow, &[("name", &shown)])} title={name.clone()} onclick={acts.on(move || Intent::Activate(Some(there)))}>{ shown }</button>
                } else {
                    <span>{ shown }</span>
                }
                if let Some(way) = way {
                    { icon_button(Shape::Close, words.with(Msg::TieOff, &[("name", &name)]), ButtonState::Ready, acts.on(move || Intent::Desk(DeskAct::Untie { from, way, to: other }))) }
                }
            </span>
        }
    }

    /// Links that others have to this mark.
    fn incoming(&self) -> Html {
        let words = &self.props.shell.words;
        let here = self.id();
        let links: Vec<_> = self.relations.links_at(here).filter(|link| link.to == here).collect();
        if links.is_empty() {
            return Html::default();
        }
        let rows = links.iter().map(|link| {
            let name = List::LinkType.label(&link.link_type, words.language()).unwrap_or(&link.link_type).to_owned();
            html! { <li key={link.id.to_string()}>{ self.chip(link.from, None) }<span class="field-name">{ name }</span></li> }
        });
        html! {
            <details class="boundaries">
                <summary>{ words.text(Msg::TieFrom) }{ " " }<span class="chip">{ links.len() }</span></summary>
                <ul class="tie-from">{ for rows }</ul>
            </details>
        }
    }
}
