//! Reading events, and listening where Yew does not: on the window and the document.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent,
    Node, PointerEvent,
};

use crate::{
    app::{
        action::Pointing,
        keys::{self, KeyPress, Place},
    },
    domain::text::ByteOffset,
};

use super::files::{self, Copied, Source};

fn document() -> Option<EventTarget> {
    Some(web_sys::window()?.document()?.into())
}

fn window() -> Option<EventTarget> {
    Some(web_sys::window()?.into())
}

/// The text of the field an event comes from.
#[must_use]
pub fn field_value(event: &Event) -> Option<String> {
    let target = event.target()?;
    let input = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    let area = || target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    let select = || target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    input.or_else(area).or_else(select)
}

/// Whether the box an event comes from is ticked.
#[must_use]
pub fn is_checked(event: &Event) -> Option<bool> {
    Some(event.target()?.dyn_ref::<HtmlInputElement>()?.checked())
}

/// Listens to keys anywhere on the page. The handler says whether the key was its own; then the browser does not act on it.
#[must_use]
pub fn on_key(article: impl Fn() -> Option<Node> + 'static, handle: impl Fn(KeyPress) -> bool + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document()?, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.default_prevented() {
            return;
        }
        let press = KeyPress { place: place(event, article().as_ref()), ..press(event) };
        if handle(press) {
            event.prevent_default();
        }
    }))
}

thread_local! {
    /// Whether the last letter was typed on a keyboard of another script than the Latin one. A letter tells, a full stop does not.
    static OTHER_SCRIPT: Cell<bool> = const { Cell::new(false) };
}

/// Which key it was, wherever the keyboard is.
#[must_use]
pub fn press(event: &KeyboardEvent) -> KeyPress {
    let (key, command, alt) = (event.key(), event.ctrl_key() || event.meta_key(), event.alt_key());
    if let Some(other) = keys::writes_other_script(&key).filter(|_| !command && !alt) {
        OTHER_SCRIPT.set(other);
    }
    KeyPress {
        key,
        code: event.code(),
        other_script: OTHER_SCRIPT.get(),
        command,
        shift: event.shift_key(),
        alt,
        alt_graph: event.get_modifier_state("AltGraph"),
        place: Place::default(),
    }
}

fn place(event: &KeyboardEvent, article: Option<&Node>) -> Place {
    // An input method at work says so, or sends the key code 229.
    if event.is_composing() || event.key_code() == 229 {
        return Place::TextField;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Place::Page };
    if is_text_field(&target) {
        Place::TextField
    } else if article.is_some_and(|article| article.is_same_node(Some(&target))) {
        Place::Article
    } else if target.closest("button, a, summary, input, [role=option], [role=listitem], li").ok().flatten().is_some() {
        Place::Control
    } else {
        Place::Page
    }
}

fn is_text_field(target: &Element) -> bool {
    const NOT_TEXT: [&str; 8] = ["button", "checkbox", "color", "file", "image", "radio", "reset", "submit"];
    match target.tag_name().to_ascii_lowercase().as_str() {
        "textarea" | "select" => true,
        "input" => target.dyn_ref::<HtmlInputElement>().is_some_and(|field| !NOT_TEXT.contains(&field.type_().as_str())),
        _ => target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable),
    }
}

/// Listens on the document.
#[must_use]
pub fn on_document(name: &'static str, run: impl Fn(&Event) + 'static) -> Option<EventListener> {
    Some(EventListener::new(&document()?, name, move |event| run(event)))
}

/// Listens on the window.
#[must_use]
pub fn on_window(name: &'static str, run: impl Fn(&Event) + 'static) -> Option<EventListener> {
    Some(EventListener::new(&window()?, name, move |event| run(event)))
}

/// Listens on the window to events whose default act must be prevented, as that of a drop is.
#[must_use]
pub fn on_window_active(name: &'static str, run: impl Fn(&Event) + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window()?, name, options, move |event| run(event)))
}

/// A pointer where it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointed {
    pub x: f64,
    pub y: f64,
    pub by: Pointing,
    /// The main button or a finger; a right click is not pointing.
    pub main: bool,
    /// Control, or Command on a Mac.
    pub command: bool,
}

#[must_use]
pub fn pointed(event: &Event) -> Option<Pointed> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    let touch = event.dyn_ref::<PointerEvent>().is_some_and(|pointer| pointer.pointer_type() != "mouse");
    Some(Pointed {
        x: f64::from(mouse.client_x()),
        y: f64::from(mouse.client_y()),
        by: if touch { Pointing::Touch } else { Pointing::Mouse },
        main: mouse.button() == 0,
        command: mouse.ctrl_key() || mouse.meta_key(),
    })
}

/// The start of the drawn run an event happened on, when that run is marked.
#[must_use]
pub fn marked_run(event: &Event) -> Option<ByteOffset> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let run = target.closest("mark[data-from]").ok().flatten()?;
    run.get_attribute("data-from")?.parse().ok().map(ByteOffset)
}

/// Whether an event happened inside a node.
#[must_use]
pub fn is_inside(event: &Event, node: &Node) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    target.is_some_and(|target| node.contains(Some(&target)))
}

/// The key and the new value of a `storage` event, which tells what another tab wrote.
#[must_use]
pub fn stored(event: &Event) -> Option<(String, Option<String>)> {
    let event: &web_sys::StorageEvent = event.dyn_ref()?;
    Some((event.key()?, event.new_value()))
}

/// What is pasted where no text field takes it.
#[must_use]
pub fn pasted(event: &Event) -> Option<Copied> {
    if event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| is_text_field(&target)) {
        return None;
    }
    files::copied(&event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?)
}

/// What is pasted into a text field in which nothing stands yet.
#[must_use]
pub fn pasted_into_empty(event: &Event) -> Option<Copied> {
    if !field_value(event)?.is_empty() {
        return None;
    }
    files::copied(&event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?)
}

/// A released key, and whether the article has the keyboard.
#[must_use]
pub fn released_shift(event: &Event, article: &Node) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Shift") && is_inside(event, article)
}

/// The files or the text of a drop; `None` when the event is no drop. The browser would open the file in place of the page.
#[must_use]
pub fn drop_of(event: &Event) -> Option<(Vec<Source>, Option<Copied>)> {
    Some(files::dropped(event.dyn_ref()?))
}

/// The text of the first field of a form that is sent. The browser does nothing with it.
#[must_use]
pub fn submitted_text(event: &Event) -> Option<String> {
    event.prevent_default();
    let field = first_field(event)?;
    let input = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value))
}

/// Empties the first field of a form.
pub fn empty_form(event: &Event) {
    if let Some(field) = first_field(event)
        && let Some(field) = field.dyn_ref::<HtmlInputElement>()
    {
        field.set_value("");
    }
}

fn first_field(event: &Event) -> Option<Element> {
    let form: Element = event.target()?.dyn_into().ok()?;
    form.query_selector("input, textarea").ok().flatten()
}
