//! The article's element and everything a pointer does in it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use yew::prelude::*;

use crate::ui::effects::{use_change, use_guard, use_soon};

use crate::{
    app::{
        action::{Intent, Pointing},
        folds::Fold,
        messages::Msg,
        state::{Cursor, Find, Selection},
    },
    browser::{
        caret, events,
        highlights::{self, Look},
        layout, links, observe, selection, sight, time,
    },
    domain::{
        article::{Article, Boilerplate},
        id::MarkId,
        mark::Mark,
        runs::BlockRuns,
    },
    ui::{
        rest::Rest,
        store::{Acts, Shell},
    },
};

use super::{
    block::BlockView,
    near::{Near, NearAction},
    overlay::Overlay,
    table,
};

/// A pointer that moved further than this was dragging, not clicking. CSS pixels.
const CLICK_SLACK: f64 = 4.0;

/// Touch selections are made with handles, bit by bit; one that rests this long is finished.
const TOUCH_RESTS_MS: u32 = 350;

#[derive(Properties, PartialEq)]
pub(crate) struct ArticleProps {
    pub(crate) shell: Shell,
    pub(crate) rest: Rest,
    pub(crate) root: NodeRef,
    pub(crate) article: Rc<Article>,
    /// By block.
    pub(crate) boilerplate: Rc<Vec<Boilerplate>>,
    pub(crate) folds: Rc<Vec<Fold>>,
    pub(crate) headline: Option<usize>,
    pub(crate) runs: Rc<Vec<BlockRuns>>,
    pub(crate) near: Rc<Near>,
    pub(crate) see: Callback<NearAction>,
    pub(crate) active: Option<Rc<Mark>>,
    pub(crate) cursor: Option<Cursor>,
    pub(crate) selection: Option<Selection>,
    pub(crate) find: Option<Find>,
    pub(crate) language: Rc<str>,
}

#[component]
pub(crate) fn ArticleView(props: &ArticleProps) -> Html {
    let Shell { acts, words } = &props.shell;
    let pressed = use_mut_ref(|| None::<(f64, f64)>);
    let held = use_mut_ref(|| None::<links::Held>);
    use_release(&held);
    let has_tables = props.article.blocks().iter().any(|block| block.cell.is_some());
    use_near(props, has_tables);
    use_selecting(props, acts);
    use_looks(props);
    use_hit_in_sight(props);
    let onpointerdown = {
        let (pressed, held) = (Rc::clone(&pressed), Rc::clone(&held));
        Callback::from(move |event: PointerEvent| {
            held.replace(links::Held::by(&event));
            pressed.replace(events::pointed(&event).map(|pointed| (pointed.x, pointed.y)));
        })
    };
    let onclick = {
        let (root, article, acts) = (props.root.clone(), Rc::clone(&props.article), acts.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(pointed) = events::pointed(&event) else { return };
            // A link is words first: it opens with a modifier held, or by its own key.
            if links::is_followed(&event) {
                return;
            }
            let still = pressed.borrow().is_some_and(|(x, y)| (pointed.x - x).abs().max((pointed.y - y).abs()) < CLICK_SLACK);
            if !pointed.main || !still || selection::is_something_selected() {
                return;
            }
            let nearest = || root.get().and_then(|root| caret::offset_at(&root, &article, pointed.x, pointed.y));
            if let Some(offset) = events::marked_run(&event).or_else(nearest) {
                acts.act(Intent::ActivateAt(offset));
            }
        })
    };
    let onkeydown = {
        let root = props.root.clone();
        Callback::from(move |event: KeyboardEvent| {
            let steps = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            // In the words the arrows move the cursor.
            if root.get().is_some_and(|root| layout::step_between(&root, steps)) {
                event.prevent_default();
            }
        })
    };
    let active = props.active.as_ref();
    let first_said = props.boilerplate.iter().position(|said| *said != Boilerplate::No);
    let view = |index: usize| {
        let block = props.article.blocks().get(index)?;
        let own = active.filter(|mark| mark.is_drawn() && mark.spans.iter().any(|span| span.range.overlaps(block.range)));
        let runs = props.runs.get(index).cloned().unwrap_or_default();
        let boilerplate = props.boilerplate.get(index).copied().unwrap_or(Boilerplate::No);
        let fold = props.folds.get(index).copied().unwrap_or_default();
        Some(html! {
            <BlockView key={index} shell={props.shell.clone()} {block} {index} right_to_left={props.article.is_right_to_left()} {boilerplate} {fold} leads={first_said == Some(index)} is_headline={props.headline == Some(index)} {runs} drawn={props.near.has(index)} active={own.map(|mark| mark.id)} />
        })
    };
    let blocks: Html = if has_tables && props.rest.is_there() {
        table::with_tables(&props.article, &props.folds, words, &view)
    } else {
        (0..props.article.blocks().len()).filter_map(view).collect()
    };
    let language = (!props.language.is_empty()).then(|| AttrValue::from(Rc::clone(&props.language)));
    html! {
        <div class="article-frame">
            <article ref={props.root.clone()} class="article" translate="no" tabindex="0" lang={language} aria-label={words.text(Msg::ArticleLabel)}
                aria-describedby="reading-keys" {onpointerdown} {onclick} {onkeydown}>
                { blocks }
            </article>
            <p id="reading-keys" class="heard">{ words.text(Msg::ArticleKeys) }</p>
            // Cursor and handles are for those who have touched the page: they have made it ask for the rest of it.
            if props.rest.is_there() {
                <Overlay shell={props.shell.clone()} root={props.root.clone()} article={&props.article} near={&props.near} cursor={props.cursor} active={props.active.clone()} />
            }
        </div>
    }
}

/// Gives the link that the mouse went down on its address back, when the click that follows has been dealt with.
#[hook]
fn use_release(held: &Rc<RefCell<Option<links::Held>>>) {
    let held = Rc::clone(held);
    use_guard((), move |()| {
        let timer = RefCell::new(None);
        events::on_document("pointerup", move |_| {
            let held = Rc::clone(&held);
            timer.replace(Some(time::after(0, move || drop(held.take()))));
        })
    });
}

/// Watches which blocks come near the window. Their elements are the same for as long as the article, its headline and its tables are.
#[hook]
fn use_near(props: &ArticleProps, has_tables: bool) {
    let (root, see) = (props.root.clone(), props.see.clone());
    // A table is drawn when the rest of the page is there, and otherwise when some of it is folded away.
    let tables = has_tables.then(|| (props.rest.is_there(), Rc::clone(&props.folds)));
    use_guard((Rc::clone(&props.article), props.headline, tables), move |_| {
        let printing = {
            let see = see.clone();
            observe::before_print(move || see.emit(NearAction::All))
        };
        let watching = root.get().and_then(|root| observe::NearBlocks::watch(&root, move |seen| see.emit(NearAction::Seen(seen))));
        (watching, printing)
    });
}

/// Tells when a selection is finished: a mouse lets go, a touch selection rests, Shift is released.
#[hook]
fn use_selecting(props: &ArticleProps, acts: &Acts) {
    let (root, article, acts) = (props.root.clone(), Rc::clone(&props.article), acts.clone());
    let has_active = use_mut_ref(|| None::<MarkId>);
    *has_active.borrow_mut() = props.active.as_ref().map(|mark| mark.id);
    use_guard(Rc::clone(&props.article), move |_| {
        let touching = Rc::new(Cell::new(false));
        let timer = Rc::new(std::cell::RefCell::new(None));
        let finish = {
            let (root, acts) = (root.clone(), acts.clone());
            Rc::new(move |by: Pointing, add: bool| {
                let ranges = root.get().map(|root| selection::read(&root, &article)).unwrap_or_default();
                if ranges.is_empty() {
                    return;
                }
                if add && has_active.borrow().is_some() {
                    acts.act(Intent::AddSpan(ranges));
                } else {
                    acts.act(Intent::Select { ranges, by });
                }
            })
        };
        let down = {
            let touching = Rc::clone(&touching);
            events::on_document("pointerdown", move |event| {
                touching.set(events::pointed(event).is_some_and(|pointed| pointed.by == Pointing::Touch));
            })
        };
        let up = {
            let (finish, timer) = (Rc::clone(&finish), Rc::clone(&timer));
            events::on_document("pointerup", move |event| {
                let Some(pointed) = events::pointed(event).filter(|pointed| pointed.main && pointed.by == Pointing::Mouse) else {
                    return;
                };
                let finish = Rc::clone(&finish);
                // Just after the button is let go, browsers still report the selection from before.
                timer.replace(Some(time::after(0, move || finish(Pointing::Mouse, pointed.command))));
            })
        };
        let changed = {
            let (finish, timer, touching, acts) = (Rc::clone(&finish), Rc::clone(&timer), Rc::clone(&touching), acts.clone());
            events::on_document("selectionchange", move |_| {
                if touching.get() {
                    let finish = Rc::clone(&finish);
                    let selected = selection::is_something_selected();
                    timer.replace(selected.then(|| time::after(TOUCH_RESTS_MS, move || finish(Pointing::Touch, false))));
                } else if !selection::is_something_selected() {
                    acts.act(Intent::SelectionGone);
                }
            })
        };
        let released = {
            let (root, acts) = (root.clone(), acts.clone());
            events::on_document("keyup", move |event| {
                if root.get().is_some_and(|root| events::released_shift(event, &root)) {
                    acts.act(Intent::ReleaseShift);
                }
            })
        };
        (down, up, changed, released, timer)
    });
}

/// Brings the current hit of a search into sight.
#[hook]
fn use_hit_in_sight(props: &ArticleProps) {
    let (root, article) = (props.root.clone(), Rc::clone(&props.article));
    let hit = props.find.as_ref().and_then(|find| find.hits.get(find.current)).copied();
    use_soon(hit, move |hit| {
        let (Some(root), Some(hit)) = (root.get(), *hit) else { return };
        sight::settle_on(move || caret::end_of(&root, &article, hit));
    });
}

/// Paints what passes: hits of a search, and what waits for a kind.
#[hook]
fn use_looks(props: &ArticleProps) {
    let (root, article) = (props.root.clone(), Rc::clone(&props.article));
    let pending = props.selection.as_ref().map(|selection| Rc::clone(&selection.ranges));
    // Marks that are drawn cut the text anew, and the painted ranges would stay behind in what was cut.
    let drawn = (Rc::clone(&props.runs), Rc::clone(&props.near));
    use_change((pending, props.find.clone(), drawn), move |(pending, find, _)| {
        let Some(root) = root.get() else { return };
        highlights::paint(Look::Pending, &root, &article, pending.as_ref().map_or(&[], |ranges| ranges.as_slice()));
        let (hits, current) = find.as_ref().map_or((&[][..], &[][..]), |find| {
            (find.hits.as_slice(), find.hits.get(find.current).map_or(&[][..], std::slice::from_ref))
        });
        highlights::paint(Look::Found, &root, &article, hits);
        highlights::paint(Look::FoundCurrent, &root, &article, current);
    });
}
