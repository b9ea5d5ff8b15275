//! Keys of the desk. What a key means is decided in `app::keys`; here is only what needs the drawn page.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::use_guard;

use crate::{
    app::{
        action::{Intent, Unit},
        keys::{self, KeyPress, Place},
        state::Cursor,
    },
    browser::{caret, layout},
    domain::{article::Article, query::Direction},
    ui::store::Acts,
};

use super::DeskProps;

/// The keys up and down move by drawn lines, which only the page knows.
#[hook]
pub(super) fn use_keys(props: &DeskProps, root: &NodeRef) {
    let acts = props.shell.acts.clone();
    let state = use_mut_ref(|| None::<(Option<Cursor>, Rc<Article>)>);
    state.replace(Some((props.desk.cursor, Rc::clone(props.document.article()))));
    let root = root.clone();
    use_guard((), move |()| {
        let article_root = root.clone();

        crate::browser::events::on_key(
            move || article_root.get(),
            move |press: KeyPress| {
                let is_line = press.place == Place::Article
                    && !press.command
                    && matches!(press.key.as_str(), "ArrowUp" | "ArrowDown" | "Home" | "End");
                if !is_line {
                    return false;
                }
                let (Some(root), Some((cursor, article))) = (root.get(), &*state.borrow()) else { return false };
                // Where there is no cursor yet, the first key puts it where reading begins.
                let Some(from) = cursor.map(|cursor| cursor.head) else {
                    acts.act(Intent::MoveCursor { unit: Unit::All, direction: Direction::Previous, extend: false });
                    return true;
                };
                let found = match press.key.as_str() {
                    "ArrowDown" => caret::line_step(&root, article, from, true),
                    "ArrowUp" => caret::line_step(&root, article, from, false),
                    "Home" => caret::line_end(&root, article, from, false),
                    _ => caret::line_end(&root, article, from, true),
                };
                let to_end = |direction| Intent::MoveCursor { unit: Unit::All, direction, extend: press.shift };
                let edge = match press.key.as_str() {
                    "ArrowDown" => to_end(Direction::Next),
                    "ArrowUp" => to_end(Direction::Previous),
                    _ => Intent::PlaceCursor { to: from, extend: press.shift },
                };
                acts.act(found.map_or(edge, |to| Intent::PlaceCursor { to, extend: press.shift }));
                true
            },
        )
    });
}

/// Keys that mean the same on every screen.
#[hook]
pub(crate) fn use_page_keys(state: &crate::app::state::AppState, acts: &Acts) {
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    let acts = acts.clone();
    use_guard((), move |()| {
        crate::browser::events::on_key(crate::browser::layout::article, move |press| {
            // A menu that is open is the browser's to close.
            if press.key == "Escape" && layout::is_menu_open() {
                return false;
            }
            // The borrow ends before acting, for acting may draw the page and come back here.
            let intent = keys::intent(&latest.borrow(), &press);
            match intent {
                Some(intent) => {
                    acts.act(intent);
                    true
                }
                None => false,
            }
        })
    });
}
