//! Places that only a drawn page knows: cards level with their words, the popover, focus and scrolling. Places are set through
//! the style object of an element, which a strict content security policy allows.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

use crate::{
    app::cards::{self, Wish},
    domain::id::MarkId,
};

use super::{blocks, caret::Place};

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

/// Where a card's words stand below the top of their block, as long as that is known. Far from the window a block is one text without
/// marks, and an engine may know no places in it; its own box is known always.
const WITHIN: &str = "data-within";
/// Where the open card was put, below the top of the block.
const STOOD: &str = "data-stood";
/// How long the margin is, and how wide the article was then.
const LENGTH: &str = "data-length";
const WIDTH: &str = "data-width";
/// There is no room for this until the open card is closed.
const WAITS: &str = "data-waits";
/// The next one lies over its lower part, so that it says in its first line what it can.
const CLOSE: &str = "data-close";
/// The first line of a closed card, which says what it is. CSS pixels.
const FIRST_LINE: i32 = 30;

/// Puts the margin's cards level with their words. A card names what it belongs to in `data-for`: a mark's id, or `block-N`. `blocks`
/// says of each card, in their order, in which block its words begin; those of a lost mark are nowhere, so its card stays where the
/// reader was when it came. `fresh` says that other cards stand there than before.
pub fn place_cards(article: &Node, margin: &Node, blocks: &[Option<usize>], pinned: Option<MarkId>, fresh: bool) {
    let (Some(article), Some(margin)) = (element(article), element(margin)) else { return };
    let zero = margin.get_bounding_client_rect().top();
    let pinned = pinned.map(|id| id.to_string());
    let mut pinned_at = None;
    let mut cards = Vec::with_capacity(blocks.len());
    let mut wishes = Vec::with_capacity(blocks.len());
    for (index, (card, block)) in children(margin).zip(blocks).enumerate() {
        let name = card.get_attribute("data-for").unwrap_or_default();
        let block = block.and_then(|block| blocks::block(article, block));
        let base = block.as_ref().map_or(0, |block| (block.get_bounding_client_rect().top() - zero) as i32);
        let run = block.as_ref().and_then(|block| block.query_selector(&format!("mark[data-marks~='{name}']")).ok().flatten());
        let drawn = run.and_then(|run| run.get_client_rects().item(0)).map(|rect| (rect.top() - zero) as i32 - base);
        let within =
            drawn.or_else(|| recall(&card, WITHIN)).unwrap_or(if block.is_none() { (room_top() - zero) as i32 } else { 0 });
        keep(&card, WITHIN, within);
        let own = card.get_bounding_client_rect();
        let mut level = base + within;
        if pinned.as_deref() == Some(name.as_str()) {
            // Cards above it come and go as they near the window; what is being written in must not move for that.
            let stood = recall(&card, STOOD).filter(|_| own.top() < 0.0);
            level = stood.map_or(level, |stood| level.max(base + stood));
            pinned_at = Some((index, base, if stood.is_some() { 0 } else { cards::LEAN }));
        }
        // Of a line of chips none may be covered; a card shows what it is, and in full when it is pointed at.
        let least = if card.has_attribute("role") { i32::MAX } else { FIRST_LINE };
        wishes.push(Wish { level, height: own.height().ceil() as i32, least });
        cards.push(card);
    }
    let tops = cards::stack(&wishes, pinned_at.map(|(index, ..)| index), pinned_at.map_or(0, |(_, _, lean)| lean));
    // Cards are taken out of the flow, so the margin is told how long it is; the last card must be reachable by scrolling. It gets no
    // shorter while cards come and go with scrolling, for that would scroll again.
    let width = article.client_width();
    let mut end = if fresh || recall(margin, WIDTH) != Some(width) { 0 } else { recall(margin, LENGTH).unwrap_or(0) };
    let mut below = i32::MAX;
    for (index, ((card, top), wish)) in cards.iter().zip(&tops).zip(&wishes).enumerate().rev() {
        // An attribute that cannot be taken away was not there.
        card.toggle_attribute_with_force(WAITS, top.is_none()).ok();
        card.toggle_attribute_with_force(CLOSE, top.is_some_and(|top| below < top + wish.height)).ok();
        below = top.unwrap_or(below);
        let top = top.unwrap_or(0);
        set(card, "top", &format!("{top}px"));
        end = end.max(top + wish.height);
        if let Some((_, base, _)) = pinned_at.filter(|(pinned, ..)| *pinned == index) {
            keep(card, STOOD, top - base);
        }
    }
    keep(margin, WIDTH, width);
    keep(margin, LENGTH, end);
    set(margin, "min-height", &format!("{end}px"));
}

/// Tells the style, by a property of what a node lies in, how high the node is.
pub fn tell_height(node: &Node, property: &str) {
    if let Some((node, outer)) = element(node).and_then(|node| Some((node, node.parent_element()?))) {
        set(&outer, property, &pixels(node.get_bounding_client_rect().height()));
    }
}

fn recall(card: &Element, name: &str) -> Option<i32> {
    card.get_attribute(name)?.parse().ok()
}

fn keep(card: &Element, name: &str, value: i32) {
    // It fails only for a name that is none.
    card.set_attribute(name, &value.to_string()).ok();
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
    if let Some(first) = first(node) {
        focus(&first);
    }
}

fn first(node: &Node) -> Option<Element> {
    let first = ["[data-focus]", "input, textarea, select, button, a[href]"];
    let element = element(node)?;
    first.iter().find_map(|which| element.query_selector(which).ok().flatten())
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

/// As [`step_focus`], and scrolls there; if the keyboard is on one of the buttons, and else not.
pub fn step_between(group: &Node, steps: i32) -> bool {
    let active = || web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    if !active().is_some_and(|active| active.tag_name().eq_ignore_ascii_case("button") && group.contains(Some(&active))) {
        return false;
    }
    step_focus(group, steps);
    if let Some(active) = active() {
        bring_into_sight(&active);
    }
    true
}

/// Where the room for the article begins: below the page's head, with a little air.
pub(super) fn room_top() -> f64 {
    let document = web_sys::window().and_then(|window| window.document());
    let lowest = |selector: &str| {
        let node = document.as_ref().and_then(|document| document.query_selector(selector).ok().flatten())?;
        Some(node.get_bounding_client_rect())
    };
    let head = lowest(".find-bar, .bar:not(:has(~ .find-bar))").map_or(0.0, |head| head.bottom().max(0.0));
    // Over small windows notices stand at the top; in low ones they leave no room for anything, and lie over it.
    let told = lowest(".notices .notice:last-child").filter(|told| told.bottom() < window_height() / 3.0);
    told.map_or(head, |told| head.max(told.bottom())) + 20.0
}

/// CSS pixels.
pub(super) fn window_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|value| value.as_f64()).unwrap_or(0.0)
}

/// Where the room for the article ends: at the sheet that lies over a small window, or a little above the window's lower edge.
pub(super) fn room_bottom() -> f64 {
    sheet_top().map_or(window_height() * 0.8, |top| top - 12.0)
}

/// The upper edge of the sheet that lies over a small window.
fn sheet_top() -> Option<f64> {
    let window = web_sys::window()?;
    let panel = window.document()?.query_selector(".panel").ok().flatten()?;
    let style = window.get_computed_style(&panel).ok().flatten()?;
    let is_sheet = style.get_property_value("position").is_ok_and(|position| position == "fixed");
    let rect = panel.get_bounding_client_rect();
    (is_sheet && rect.height() > 0.0).then(|| rect.top())
}

/// Whether what stands beside the article lies over it as a sheet now, in a small window.
#[must_use]
pub fn is_sheet() -> bool {
    sheet_top().is_some()
}

/// Brings a mark's words into sight above the sheet, where its card is one.
pub fn show_above_sheet(mark: MarkId, block: usize) {
    if let (Some(_), Some(words)) = (sheet_top(), article().and_then(|article| find_mark(&article, mark, block))) {
        bring_into_sight(&words);
    }
}

/// Scrolls something to the middle of the room for the article, unless it is in sight already.
pub fn bring_into_sight(node: &Node) {
    if let Some(place) = place_of(node) {
        scroll_to(place);
    }
}

/// The box of an element in the window.
#[must_use]
pub fn place_of(node: &Node) -> Option<Place> {
    element(node).map(|element| element.get_bounding_client_rect().into())
}

/// Brings a place of the window into sight, as [`bring_into_sight`] does. What is too long to be seen as a whole is shown from its top.
pub fn scroll_to(place: Place) {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, distance_to(place));
    }
}

/// How far to scroll for that.
pub(super) fn distance_to(place: Place) -> f64 {
    let (top, bottom) = (room_top(), room_bottom());
    if place.top >= top && place.bottom <= bottom {
        return 0.0;
    }
    let half = (place.bottom - place.top).min(bottom - top) / 2.0;
    place.top + half - (top + bottom) / 2.0
}

/// The first drawn run of a mark, or the block at an index where the mark is not drawn yet.
#[must_use]
pub fn find_mark(article: &Node, mark: MarkId, block: usize) -> Option<Node> {
    let article = element(article)?;
    let block = blocks::block(article, block)?;
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

/// Opens a `<dialog>` above everything, with the keyboard on its heading. Dropping what is returned closes it, and the browser gives
/// the keyboard back to where it was.
#[must_use]
pub fn open_dialog(node: &Node) -> Option<OpenDialog> {
    let dialog: web_sys::HtmlDialogElement = node.clone().dyn_into().ok()?;
    dialog.show_modal().ok()?;
    if let Some(heading) = dialog.query_selector("h2").ok().flatten() {
        focus(&heading);
    }
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
