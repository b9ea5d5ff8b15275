//! The desk: one article, its marks beside it, and what is done with them.

mod about;
mod bar;
mod find;
pub(super) mod keyboard;
mod map;
mod sentences;

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::use_soon;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        select,
        state::{Desk as DeskState, DeskMode, Focus, FocusRequest, PanelMode, StorageState},
    },
    browser::layout,
    domain::{
        article::{Block, BlockKind, Boilerplate},
        document::Document,
        history::History,
        id::MarkId,
        mark::Kind,
        query, runs,
        settings::{Hint, Settings},
        text::TextRange,
    },
    ui::{
        article::{ArticleView, Near, NearAction, Popover},
        marks::{FilterProps, Margin, filter_bar, mark_list},
        panels::{PanelProps, instead, panel, panel_tabs, relations_of},
        rest::{Rest, later},
        store::{Acts, Shell},
        words::{Words, kind_class, kind_word},
    },
};

pub(super) use self::bar::saved;
use self::{
    about::about,
    bar::{BarProps, bar},
    find::find_bar,
    map::Map,
    sentences::SentenceList,
};

/// When so much has been marked, it is time to say how to take it away.
const MARKS_BEFORE_EXPORT_HINT: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct DeskProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) history: History,
    pub(super) desk: Rc<DeskState>,
    pub(super) settings: Rc<Settings>,
    pub(super) storage: StorageState,
    pub(super) dialog: bool,
    pub(super) rest: Rest,
}

#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    let root = use_node_ref();
    let cards = use_node_ref();
    let popover = use_node_ref();
    let find_node = use_node_ref();
    let near = use_reducer(Near::default);
    let see = use_callback(near.dispatcher(), |action: NearAction, near| near.dispatch(action));
    let document = &props.document;
    let desk = &props.desk;
    let runs = use_memo(Rc::clone(document), |document| runs::runs(document.article(), document.marks()));
    let boilerplate = use_memo(Rc::clone(document), |document| {
        (0..).zip(document.article().blocks()).map(|(block, _)| document.boilerplate(block)).collect::<Vec<Boilerplate>>()
    });
    let proposed = boilerplate.iter().filter(|said| **said == Boilerplate::Proposed).count();
    let shown = use_memo((Rc::clone(document), desk.filter.clone()), |(document, filter)| query::visible(document, filter));
    let counts = use_memo(Rc::clone(document), |document| query::counts(document));
    let tags = use_memo((Rc::clone(document), Rc::clone(&props.settings)), |(document, settings)| {
        select::tags_on_offer(&settings.tags, document)
    });
    let near_now = use_memo((*near).clone(), Near::clone);
    use_focus_requests(props, &Nodes { root: root.clone(), popover: popover.clone(), find: find_node.clone() });
    keyboard::use_keys(props, &root);
    let shell = &props.shell;
    let Shell { acts, words } = shell;
    let active = desk.active.and_then(|id| document.mark(id)).cloned();
    let hints = &props.settings.hints_seen;
    let total = counts.total();
    let is_heading = |block: &Rc<Block>| block.kind == BlockKind::Heading(1);
    let needs_heading = desk.mode != DeskMode::Article || !document.article().blocks().iter().any(is_heading);
    // Looked up only where it is shown: marking must not wait for it.
    let wanted = props.rest.is_there() && (!desk.panel.shows_marks() || matches!(desk.mode, DeskMode::Claims | DeskMode::Picture));
    let relations = use_memo(wanted.then(|| Rc::clone(document)), |document| {
        document.as_ref().map(|document| relations_of(document)).unwrap_or_default()
    });
    let panel_props = || PanelProps {
        shell: shell.clone(),
        document: Rc::clone(document),
        relations: Rc::clone(&relations),
        active: desk.active,
        tags: Rc::clone(&tags),
    };
    let main = match desk.mode {
        DeskMode::Article => html! {
            <ArticleView shell={shell.clone()} rest={props.rest.clone()} root={root.clone()} article={document.article()} {boilerplate} {runs} near={&near_now} {see} active={active.clone()}
                cursor={desk.cursor} selection={desk.selection.clone()} find={desk.find.clone()} language={Rc::clone(&document.details().language)} />
        },
        DeskMode::Claims | DeskMode::Picture => later(&props.rest, words, || instead(desk.mode, panel_props())),
        DeskMode::Sentences => {
            later(&props.rest, words, || html! { <SentenceList shell={shell.clone()} {document} active={desk.active} /> })
        }
    };
    let side = match (desk.panel, desk.mode) {
        _ if !props.rest.is_there() => Html::default(),
        (other, _) if !other.shows_marks() => panel(other, panel_props()),
        (PanelMode::Margin, DeskMode::Article) => html! {
            <Margin shell={shell.clone()} root={root.clone()} node={cards} article={document.article()} shown={&shown} active={desk.active} focus={desk.focus} {document} near={&near_now} tags={&tags} />
        },
        _ => mark_list(&shown, desk.active, desk.focus, document, &tags, !desk.filter.is_empty(), shell),
    };
    let head = bar(
        &BarProps {
            document: Rc::clone(document),
            can_undo: props.history.can_undo(),
            can_redo: props.history.can_redo(),
            mode: desk.mode,
            storage: props.storage,
        },
        shell,
    );
    let panel_class = classes!(
        "panel",
        if desk.panel != PanelMode::Margin || desk.mode != DeskMode::Article { "listing" } else { "levelled" },
        (desk.active.is_none() && desk.panel == PanelMode::Margin).then_some("resting"),
        // Beside the table and the picture no cards are needed.
        (matches!(desk.mode, DeskMode::Claims | DeskMode::Picture) && desk.panel == PanelMode::Margin).then_some("out"),
    );
    html! {
        <>
            { head }
            if let Some(find) = &desk.find {
                { find_bar(find, find_node, shell) }
            }
            <div class={classes!("desk-grid", mode_class(desk.mode))}>
                if props.rest.is_there() {
                    <Map {document} active={desk.active} />
                } else {
                    // Keeps its place, so that nothing moves when it comes.
                    <span class="map" aria-hidden="true"></span>
                }
                <main id="main" tabindex="-1" aria-label={words.text(Msg::ArticleRegion)}>
                    if needs_heading {
                        <h1 class="heard">{ AttrValue::from(Rc::clone(&document.details().title)) }</h1>
                    }
                    if total == 0 && !hints.contains(&Hint::Select) && desk.mode == DeskMode::Article {
                        { hint(Msg::HintSelect, Hint::Select, words, acts) }
                    }
                    { about(document, proposed, shell) }
                    { main }
                    if let Some(selection) = &desk.selection {
                        { later(&props.rest, words, || html! {
                        <Popover shell={shell.clone()} node={popover} root={root.clone()} article={document.article()} selection={selection.clone()} tags={&tags}
                            has_active={active.is_some()} hint={!hints.contains(&Hint::Press)} single_keys={props.settings.single_keys} />
                        }) }
                    }
                </main>
                <aside class={panel_class} aria-label={words.text(Msg::MarksPanel)}>
                    <div class="panel-head">
                        if props.rest.is_there() {
                            { panel_tabs(desk.panel, document, shell) }
                            if desk.panel.shows_marks() {
                                { filter_bar(
        &FilterProps {
            filter: desk.filter.clone(),
            counts: Rc::clone(&counts),
            tags: Rc::clone(&tags),
            panel: desk.panel,
            shown: shown.len(),
        },
        shell,
    ) }
                            }
                        }
                        if total >= MARKS_BEFORE_EXPORT_HINT && !hints.contains(&Hint::Export) {
                            { hint(Msg::HintExport, Hint::Export, words, acts) }
                        }
                    </div>
                    { side }
                </aside>
            </div>
            { totals(&counts, words, desk.panel, acts) }
        </>
    }
}

fn mode_class(mode: DeskMode) -> Option<&'static str> {
    match mode {
        DeskMode::Article => None,
        DeskMode::Sentences => Some("by-sentence"),
        DeskMode::Claims => Some("by-claim"),
        DeskMode::Picture => Some("as-picture"),
    }
}

fn hint(message: Msg, hint: Hint, words: &Words, acts: &Acts) -> Html {
    html! {
        <p class="hint" role="note">
            <span>{ words.text(message) }</span>
            <button type="button" class="link" onclick={acts.on(move || Intent::SawHint(hint))}>{ words.text(Msg::GotIt) }</button>
        </p>
    }
}

fn totals(counts: &query::Counts, words: &Words, panel: PanelMode, acts: &Acts) -> Html {
    let parts = Kind::ALL.iter().filter(|kind| counts.of(**kind) > 0).map(|kind| {
        html! { <span class={classes!("total", kind_class(*kind))} title={words.text(kind_word(*kind))}>{ words.count_of(*kind, counts.of(*kind)) }</span> }
    });
    let open = panel != PanelMode::Margin;
    let other = if open { PanelMode::Margin } else { PanelMode::List };
    html! {
        <footer class="totals">
            if counts.total() == 0 {
                <span>{ words.text(Msg::NoMarksYet) }</span>
            }
            <span class="numbers">{ for parts }</span>
            <button type="button" class="sheet-toggle" aria-expanded={open.to_string()} onclick={acts.on(move || Intent::SetPanel(other))}>
                { words.text(if open { Msg::HideMarks } else { Msg::AllMarks }) }
            </button>
        </footer>
    }
}

/// Where focus can be sent.
struct Nodes {
    root: NodeRef,
    popover: NodeRef,
    find: NodeRef,
}

/// Sends the focus where the state asks for it, once each time.
#[hook]
fn use_focus_requests(props: &DeskProps, nodes: &Nodes) {
    let (root, popover, find) = (nodes.root.clone(), nodes.popover.clone(), nodes.find.clone());
    let document = Rc::clone(&props.document);
    use_soon(props.desk.focus, move |request: &Option<FocusRequest>| {
        let Some(FocusRequest { to, .. }) = request else { return };
        match to {
            Focus::Article => {
                if let Some(root) = root.get() {
                    layout::focus(&root);
                }
            }
            Focus::Popover => {
                if let Some(popover) = popover.get() {
                    layout::focus_first(&popover);
                }
            }
            // The card takes it when its fields are there.
            Focus::Card(_) | Focus::Tie(_) => {}
            Focus::Find => {
                if let Some(find) = find.get() {
                    layout::focus_first(&find);
                }
            }
            Focus::Sight(mark) => show(&root, &document, *mark),
        }
    });
}

fn show(root: &NodeRef, document: &Document, mark: MarkId) {
    let start = document.mark(mark).filter(|mark| mark.is_drawn()).and_then(|mark| mark.extent()).map(TextRange::start);
    let block = start.and_then(|start| document.article().block_at(start));
    if let (Some(root), Some(block)) = (root.get(), block)
        && let Some(node) = layout::find_mark(&root, mark, block)
    {
        layout::bring_into_sight(&node);
    }
}
