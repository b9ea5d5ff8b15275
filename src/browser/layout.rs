//! Places that only a drawn page knows: cards level with their words, the popover, focus and scrolling. Places are set through
//! the style object of an element, which a strict content security policy allows.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

use crate::{
    app::cards::{self, Wish},
    domain::id::MarkId,
};

use super::caret::Place;

fn element(node: &Node) -> Option<&Element> {
    node.dyn_ref()
}

fn set(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Only a malformed property name could fail.
        element.style().set_property(property, value).ok();
    }
}

/// Whole pixels: nobody sees less, and printing fractions would bring a good deal of code into the page.
fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
}

/// Puts the margin's cards level with their words. A card names what it belongs to in `data-for`: a mark's id, or `block-N`.
pub fn place_cards(article: &Node, margin: &Node, pinned: Option<MarkId>) {
    let (Some(article), Some(margin)) = (element(article), element(margin)) else { return };
    let zero = margin.get_bounding_client_rect().top();
    let levels = levels(article);
    let pinned = pinned.map(|id| id.to_string());
    let cards: Vec<Element> = children(margin).filter(|card| card.has_attribute("data-for")).collect();
    let mut wishes = Vec::with_capacity(cards.len());
    let mut pinned_at = None;
    for (index, card) in cards.iter().enumerate() {
        let name = card.get_attribute("data-for").unwrap_or_default();
        if pinned.as_deref() == Some(name.as_str()) {
            pinned_at = Some(index);
        }
        let level = levels.iter().find(|(own, _)| *own == name).map_or(0.0, |(_, top)| top - zero);
        wishes.push(Wish { level: level as i32, height: card.get_bounding_client_rect().height() as i32 });
    }
    let tops = cards::stack(&wishes, pinned_at);
    let mut end = 0;
    for ((card, top), wish) in cards.iter().zip(&tops).zip(&wishes) {
        set(card, "top", &format!("{top}px"));
        end = end.max(top + wish.height);
    }
    // Cards are taken out of the flow, so the margin is told how long it is; the last card must be reachable by scrolling.
    set(margin, "min-height", &format!("{end}px"));
}

/// The top of the first line of every drawn mark, and of every block.
fn levels(article: &Element) -> Vec<(String, f64)> {
    let mut levels = Vec::new();
    for block in children(article) {
        let marks = block.get_elements_by_tag_name("mark");
        if marks.length() == 0 {
            continue;
        }
        let name = format!("block-{}", block.get_attribute("data-block").unwrap_or_default());
        levels.push((name, block.get_bounding_client_rect().top()));
        for index in 0..marks.length() {
            let Some(mark) = marks.item(index) else { continue };
            let Some(ids) = mark.get_attribute("data-marks") else { continue };
            let mut top = None;
            for id in ids.split(' ') {
                if !levels.iter().any(|(own, _)| own == id) {
                    let top = *top.get_or_insert_with(|| mark.get_client_rects().item(0).map_or(0.0, |rect| rect.top()));
                    levels.push((id.to_owned(), top));
                }
            }
        }
    }
    levels
}

fn children(parent: &Element) -> impl Iterator<Item = Element> + use<> {
    let children = parent.children();
    (0..children.length()).filter_map(move |index| children.item(index))
}

/// Puts the popover below the end of what is selected, or above it where there is no room, inside the window. On touch screens
/// it stays below, for the system's own menu covers the words from above.
pub fn place_popover(popover: &Node, around: Place, touch: bool) {
    let (Some(popover), Some(window)) = (element(popover), web_sys::window()) else { return };
    let size = popover.get_bounding_client_rect();
    let measure = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let (width, height) = (measure(window.inner_width()), measure(window.inner_height()));
    let distance = if touch { 28.0 } else { 8.0 };
    let below = around.bottom + distance;
    let above = around.top - distance - size.height();
    let top = if below + size.height() > height && above > 0.0 && !touch { above } else { below.min(height - size.height() - 8.0) };
    // Not `clamp`, which can print its limits: printing fractions would bring 8 KB of packed code into the page.
    let left = (around.right - size.width() / 2.0).min(width - size.width() - 8.0).max(8.0);
    set(popover, "left", &pixels(left));
    set(popover, "top", &pixels(top.max(8.0)));
}

/// Puts an element of the page's own layer over a place of the window, relative to the layer it lies in.
pub fn place_over(layer: &Node, item: &Node, place: Place) {
    let (Some(layer), Some(item)) = (element(layer), element(item)) else { return };
    let zero = layer.get_bounding_client_rect();
    set(item, "left", &pixels(place.left - zero.left()));
    set(item, "top", &pixels(place.top - zero.top()));
    set(item, "height", &pixels(place.bottom - place.top));
}

/// Gives an element the keyboard, without scrolling.
pub fn focus(node: &Node) {
    // A part of a drawing is no element of HTML, and takes the keyboard in the same way.
    let Some(element) = node.dyn_ref::<Element>().map(|element| element.unchecked_ref::<HtmlElement>()) else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

/// Gives the keyboard to what a node says should have it, or else to the first thing in it that can be used.
pub fn focus_first(node: &Node) {
    let Some(element) = element(node) else { return };
    let first = ["[data-focus]", "input, textarea, select, button, a[href]"];
    if let Some(first) = first.iter().find_map(|which| element.query_selector(which).ok().flatten()) {
        focus(&first);
    }
}

/// Gives the keyboard to what a node says should have it, if it says so, and scrolls there.
pub fn focus_in_sight(node: &Node) {
    let marked = element(node).and_then(|element| element.query_selector("[data-focus]").ok().flatten());
    if let Some(marked) = marked.as_ref().and_then(|marked| marked.dyn_ref::<HtmlElement>()) {
        marked.focus().ok();
    }
}

/// Moves the keyboard within a group of buttons by so many steps, round at the ends.
pub fn step_focus(group: &Node, steps: i32) {
    let (Some(group), Some(document)) = (element(group), web_sys::window().and_then(|window| window.document())) else { return };
    let Ok(found) = group.query_selector_all("button:not(:disabled)") else { return };
    let buttons: Vec<Node> = (0..found.length()).filter_map(|index| found.item(index)).collect();
    let active = document.active_element();
    let here = buttons.iter().position(|button| active.as_ref().is_some_and(|active| button.is_same_node(Some(active))));
    let count = i32::try_from(buttons.len()).unwrap_or(0);
    if count == 0 {
        return;
    }
    let here = here.and_then(|index| i32::try_from(index).ok()).unwrap_or(-steps.min(0) - 1);
    let next = (here + steps).rem_euclid(count);
    if let Some(button) = usize::try_from(next).ok().and_then(|index| buttons.get(index)) {
        focus(button);
    }
}

/// Below the page's head, with a little air. CSS pixels.
const ROOM_TOP: f64 = 72.0;

/// Where the room for the article ends: at the sheet that lies over a small window, or a little above the window's lower edge.
fn room_bottom() -> f64 {
    let Some(window) = web_sys::window() else { return 0.0 };
    let height = window.inner_height().ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let panel = window.document().and_then(|document| document.query_selector(".panel").ok().flatten());
    let fixed = panel.filter(|panel| {
        let style = window.get_computed_style(panel).ok().flatten();
        style.is_some_and(|style| style.get_property_value("position").is_ok_and(|position| position == "fixed"))
    });
    let sheet = fixed.map(|panel| panel.get_bounding_client_rect()).filter(|rect| rect.height() > 0.0);
    sheet.map_or(height * 0.8, |rect| rect.top() - 12.0)
}

/// Scrolls something to the middle of the room for the article, unless it is in sight already.
pub fn bring_into_sight(node: &Node) {
    let (Some(element), Some(window)) = (element(node), web_sys::window()) else { return };
    let rect = element.get_bounding_client_rect();
    let bottom = room_bottom();
    if rect.top() < ROOM_TOP || rect.bottom() > bottom {
        let middle = rect.top() + rect.height().min(bottom - ROOM_TOP) / 2.0;
        window.scroll_by_with_x_and_y(0.0, middle - (ROOM_TOP + bottom) / 2.0);
    }
}

/// Brings a place of the window into sight, as [`bring_into_sight`] does.
pub fn scroll_to(place: Place) {
    let Some(window) = web_sys::window() else { return };
    let bottom = room_bottom();
    if place.top < ROOM_TOP || place.bottom > bottom {
        window.scroll_by_with_x_and_y(0.0, place.top - (ROOM_TOP + bottom) / 2.0);
    }
}

/// The first drawn run of a mark, or the block at an index where the mark is not drawn yet.
#[must_use]
pub fn find_mark(article: &Node, mark: MarkId, block: usize) -> Option<Node> {
    let article = element(article)?;
    let block = article.children().item(u32::try_from(block).ok()?)?;
    let run = block.query_selector(&format!("mark[data-marks~='{mark}']")).ok().flatten();
    Some(run.unwrap_or(block).into())
}

/// The element in a node that carries `data-for`.
#[must_use]
pub fn find_card(panel: &Node, mark: MarkId) -> Option<Node> {
    element(panel)?.query_selector(&format!("[data-for='{mark}']")).ok().flatten().map(Into::into)
}

/// Lights up the cards and chips of these marks beside the article, and no others.
pub fn light_up(marks: &[MarkId]) {
    const LIT: &str = "data-lit";
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let each = |selector: &str, act: &dyn Fn(&Element)| {
        let Ok(found) = document.query_selector_all(selector) else { return };
        for element in (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok()) {
            act(&element);
        }
    };
    // An attribute that can neither be removed nor set was not there, or will be missed by nobody.
    each(&format!("[{LIT}]"), &|element| drop(element.remove_attribute(LIT)));
    for mark in marks {
        each(&format!("[data-for='{mark}'], [data-chip='{mark}']"), &|element| drop(element.set_attribute(LIT, "")));
    }
}

/// Whether a menu is open that the browser opens and closes by itself.
#[must_use]
pub fn is_menu_open() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.query_selector(":popover-open").ok().flatten()).is_some()
}

/// Opens a `<dialog>` above everything, with the keyboard inside it. Dropping what is returned closes it, and the browser gives the
/// keyboard back to where it was.
#[must_use]
pub fn open_dialog(node: &Node) -> Option<OpenDialog> {
    let dialog: web_sys::HtmlDialogElement = node.clone().dyn_into().ok()?;
    dialog.show_modal().ok()?;
    Some(OpenDialog(dialog))
}

/// A dialog that is open.
pub struct OpenDialog(web_sys::HtmlDialogElement);

impl Drop for OpenDialog {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Goes back to the top of the page, as a new screen should.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Gives the content of the screen the keyboard.
pub fn focus_main() {
    let main = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("main"));
    if let Some(main) = main {
        focus(&main);
        main.scroll_into_view();
    }
}

/// Whether a node has the keyboard itself.
#[must_use]
pub fn has_focus(node: &Node) -> bool {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    active.is_some_and(|active| node.is_same_node(Some(&active)))
}

/// Sends all further events of a pressed pointer to the element it was pressed on, and lets what lies under it be found.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(target) = target {
        // It fails only when the pointer is gone already.
        target.set_pointer_capture(event.pointer_id()).ok();
    }
}

/// The element of the article on the desk.
#[must_use]
pub fn article() -> Option<Node> {
    web_sys::window()?.document()?.query_selector("article.article").ok().flatten().map(Into::into)
}

/// Gives one of a list's items the keyboard, and shows it.
pub fn focus_item(list: &Node, index: usize) {
    let item = element(list).and_then(|list| list.children().item(u32::try_from(index).ok()?));
    if let Some(item) = item {
        focus(&item);
        bring_into_sight(&item);
    }
}

/// Gives the keyboard to a cell of a table, or to the field in it, and shows it. The name is that in `data-cell`.
pub fn focus_cell(grid: &Node, name: &str) {
    let cell = element(grid).and_then(|grid| grid.query_selector(&format!("[data-cell='{name}']")).ok().flatten());
    let Some(cell) = cell else { return };
    match cell.query_selector("textarea, select, input").ok().flatten() {
        Some(field) => focus(&field),
        None => focus(&cell),
    }
    bring_into_sight(&cell);
}

/// The element at an index among a node's children.
#[must_use]
pub fn item(parent: &Node, index: usize) -> Option<Node> {
    element(parent)?.children().item(u32::try_from(index).ok()?).map(Into::into)
}

/// The element an event happened on.
#[must_use]
pub fn target(event: &web_sys::Event) -> Option<Node> {
    event.target()?.dyn_into().ok()
}
