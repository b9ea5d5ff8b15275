//! Links of the text. Chromium and WebKit begin no selection inside a link, so while the mouse is down the link is none.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, PointerEvent};

/// A link without its address. It gets it back when this is dropped.
pub struct Held {
    link: Element,
    address: String,
}

impl Held {
    /// Takes the address from the link that the mouse goes down on. With a modifier held, or another button, the link is meant.
    #[must_use]
    pub fn by(event: &PointerEvent) -> Option<Self> {
        if event.pointer_type() != "mouse" || event.button() != 0 || event.ctrl_key() || event.meta_key() {
            return None;
        }
        let link = link_of(event)?;
        let address = link.get_attribute("href")?;
        link.remove_attribute("href").ok()?;
        Some(Self { link, address })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // It fails only for names that are no names.
        self.link.set_attribute("href", &self.address).ok();
    }
}

/// Whether a click follows a link: with Control or Command, or by the keyboard. Any other click on a link does nothing.
#[must_use]
pub fn is_followed(event: &web_sys::MouseEvent) -> bool {
    if link_of(event).is_none() {
        return false;
    }
    let follows = event.ctrl_key() || event.meta_key() || event.detail() == 0;
    if !follows {
        event.prevent_default();
    }
    follows
}

fn link_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok().flatten()
}
