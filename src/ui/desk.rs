//! The desk: one article, its marks beside it, and what is done with them.

mod about;
mod bar;
mod find;
pub(super) mod keyboard;
mod map;
mod sentences;

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::{use_change, use_guard, use_soon};

use crate::{
    app::{
        action::Intent,
        folds,
        messages::Msg,
        select,
        state::{Desk as DeskState, DeskMode, Focus, FocusRequest, PanelMode, StorageState},
    },
    browser::{
        attention::{self, Opened},
        layout, observe, sight,
    },
    domain::{
        article::Boilerplate,
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
    /// Whether there is a mark that selected words can be added to.
    pub(super) grows: bool,
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
    let folds = use_memo((Rc::clone(document), desk.unfolded.clone()), |(document, unfolded)| folds::folds(document, unfolded));
    let headline = use_memo(Rc::clone(document), |document| folds::headline(document));
    let shown = use_memo((Rc::clone(document), desk.filter.clone()), |(document, filter)| query::visible(document, filter));
    let counts = use_memo(Rc::clone(document), |document| query::counts(document));
    let tags = use_memo((Rc::clone(document), Rc::clone(&props.settings)), |(document, settings)| {
        select::tags_on_offer(&settings.tags, document)
    });
    let near_now = use_memo((*near).clone(), Near::clone);
    use_places(desk, &root, &props.shell.acts);
    use_find_there(props, &find_node);
    let panel_head = use_panel_head();
    use_focus_requests(props, &Nodes { root: root.clone(), popover: popover.clone(), find: find_node.clone() });
    keyboard::use_keys(props, &root);
    let shell = &props.shell;
    let Shell { acts, words } = shell;
    let active = desk.active.and_then(|id| document.mark(id)).cloned();
    let hints = &props.settings.hints_seen;
    let total = counts.total();
    let needs_heading = desk.mode != DeskMode::Article || headline.is_none();
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
            <ArticleView shell={shell.clone()} rest={props.rest.clone()} root={root.clone()} article={document.article()} {boilerplate} folds={&folds} headline={*headline} {runs} near={&near_now} {see} active={active.clone()}
                cursor={desk.cursor} selection={desk.selection.clone()} find={desk.find.clone()} language={Rc::clone(&document.details().language)} />
        },
        DeskMode::Claims | DeskMode::Picture => later(&props.rest, words, || instead(desk.mode, panel_props())),
        DeskMode::Sentences => later(
            &props.rest,
            words,
            || html! { <SentenceList shell={shell.clone()} {document} folds={&folds} active={desk.active} single_keys={props.settings.single_keys} /> },
        ),
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
                { later(&props.rest, words, || find_bar(find, find_node, shell)) }
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
                    { about(document, if matches!(desk.mode, DeskMode::Article | DeskMode::Sentences) { &folds } else { &[] }, shell) }
                    { main }
                    if let Some(selection) = &desk.selection {
                        { later(&props.rest, words, || html! {
                        <Popover shell={shell.clone()} node={popover} root={root.clone()} article={document.article()} selection={selection.clone()} tags={&tags}
                            has_active={props.grows} hint={!hints.contains(&Hint::Press)} single_keys={props.settings.single_keys} />
                        }) }
                    }
                </main>
                <aside class={panel_class} aria-label={words.text(Msg::MarksPanel)}>
                    <div ref={panel_head} class="panel-head">
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
        html! { <span class={classes!("total", kind_class(*kind))} title={words.text(kind_word(*kind))} data-count={counts.of(*kind).to_string()}>{ words.count_of(*kind, counts.of(*kind)) }</span> }
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

/// The node of what stands over the cards and lists while they scroll. Its height is told to the style, for what is scrolled to must not
/// come to lie under it.
#[hook]
fn use_panel_head() -> NodeRef {
    let node = use_node_ref();
    use_guard(node.clone(), |node| {
        let head = node.get()?;
        let told = head.clone();
        observe::Sizes::watch(std::slice::from_ref(&head), move || layout::tell_height(&told, "--panel-head"))
    });
    node
}

/// What stands beside the article opens at its first line and leaves the article where it is. What takes its place opens at the top, and
/// the article is found again where it was being read.
#[hook]
fn use_places(desk: &DeskState, root: &NodeRef, acts: &Acts) {
    let now = (desk.mode, desk.panel);
    let before = use_mut_ref(|| now);
    let read = use_mut_ref(|| None);
    let was = before.replace(now);
    // Both are asked before the page is drawn anew.
    if was.0 == DeskMode::Article && now.0 != DeskMode::Article {
        read.replace(root.get().and_then(|root| sight::reading(&root)));
    }
    let at = if was.1 == now.1 { 0.0 } else { sight::scrolled() };
    let (root, acts) = (root.clone(), acts.clone());
    use_change(now, move |(mode, panel)| match (*mode, root.get(), *read.borrow()) {
        _ if was.0 == *mode => sight::hold(at),
        (DeskMode::Article, Some(root), Some(reading)) => sight::read_on(root, reading),
        _ => {
            // A sheet over a small window would lie over what was just opened.
            if *mode == DeskMode::Sentences && layout::is_sheet() {
                acts.act(Intent::Activate(None));
                if *panel != PanelMode::Margin {
                    acts.act(Intent::SetPanel(PanelMode::Margin));
                }
            }
            layout::to_top();
        }
    });
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
    let (document, is_rest_there) = (Rc::clone(&props.document), props.rest.is_there());
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
            Focus::Sight(mark) | Focus::Open(mark) => show(&root, &document, *mark),
            Focus::Panel if is_rest_there => attention::turn_to(Opened::Panel),
            Focus::View if is_rest_there => attention::turn_to(Opened::View),
            Focus::Panel | Focus::View | Focus::Stay => {}
        }
    });
}

/// A search that was opened before it could be drawn gets the keyboard when it is.
#[hook]
fn use_find_there(props: &DeskProps, find: &NodeRef) {
    let find = find.clone();
    use_soon((props.rest.is_there(), props.desk.find.is_some()), move |(is_there, is_open): &(bool, bool)| {
        if let Some(find) = find.get().filter(|_| *is_there && *is_open) {
            layout::focus_first(&find);
        }
    });
}

fn show(root: &NodeRef, document: &Document, mark: MarkId) {
    let start = document.mark(mark).filter(|mark| mark.is_drawn()).and_then(|mark| mark.extent()).map(TextRange::start);
    let block = start.and_then(|start| document.article().block_at(start));
    if let Some(block) = block {
        let root = root.clone();
        sight::settle_on(move || layout::find_mark(&root.get()?, mark, block).as_ref().and_then(layout::place_of));
    }
    sight::show_in_list(mark);
}
