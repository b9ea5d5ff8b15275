//! Keys and what they mean. Single letters are live only where they cannot be meant for the browser or a text field, and can be
//! switched off.

use crate::{
    app::{
        action::{Intent, Unit},
        select,
        state::{AppState, Dialog, Stage},
        update::something_is_open,
    },
    app::{route::Route, state::PanelMode},
    domain::{
        mark::Kind,
        query::{self, Direction},
        tags::{TagId, TagRole},
    },
};

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A text field, or an input method at work: nothing but its own keys.
    TextField,
    /// The article with its reading cursor.
    Article,
    /// A button, link or list: its own keys (Enter, Space, arrows) are left to it.
    Control,
    /// Nothing in particular.
    Page,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// As in `KeyboardEvent.key`.
    pub key: String,
    /// Control, or Command on a Mac.
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
    pub place: Place,
}

/// What a key means here and now; `None` leaves it to the browser.
#[must_use]
pub fn intent(state: &AppState, press: &KeyPress) -> Option<Intent> {
    if state.dialog.is_some() {
        return (press.key == "Escape").then_some(Intent::CloseDialog);
    }
    if press.place == Place::TextField {
        return (press.key == "Escape" && state.open_document().is_some()).then(|| leave_field(state));
    }
    if press.command {
        return command(state, press);
    }
    if press.alt && !matches!(press.key.as_str(), "ArrowLeft" | "ArrowRight") {
        return None;
    }
    popover(state, press).or_else(|| article(state, press)).or_else(|| anywhere(state, press))
}

fn leave_field(state: &AppState) -> Intent {
    if state.desk.active.is_some() { Intent::LeaveCard } else { Intent::Find(None) }
}

fn command(state: &AppState, press: &KeyPress) -> Option<Intent> {
    let article = press.place == Place::Article && state.open_document().is_some();
    let cursor = |unit, direction| Some(Intent::MoveCursor { unit, direction, extend: press.shift });
    match (press.key.to_ascii_lowercase().as_str(), press.shift) {
        ("z", false) => Some(Intent::Undo),
        ("z", true) | ("y", false) => Some(Intent::Redo),
        ("a", false) if article => Some(Intent::SelectAll),
        ("arrowright", _) if article => cursor(Unit::Word, Direction::Next),
        ("arrowleft", _) if article => cursor(Unit::Word, Direction::Previous),
        ("arrowdown", _) if article => cursor(Unit::Block, Direction::Next),
        ("arrowup", _) if article => cursor(Unit::Block, Direction::Previous),
        ("home", _) if article => cursor(Unit::All, Direction::Previous),
        ("end", _) if article => cursor(Unit::All, Direction::Next),
        ("e", true) => Some(Intent::OpenDialog(Dialog::Export(select::export_scope(state)))),
        _ => None,
    }
}

/// The letters that make a mark, while something is selected.
fn popover(state: &AppState, press: &KeyPress) -> Option<Intent> {
    let selection = state.desk.selection.as_ref()?;
    if press.key == "Escape" {
        return Some(if selection.stage == Stage::EntityType { Intent::OfferKinds } else { Intent::Deselect });
    }
    if !state.settings.single_keys {
        return None;
    }
    let mark = |kind| Some(Intent::MarkAs { kind, entity_type: None });
    match (selection.stage, query::fold(&press.key).as_str()) {
        (Stage::Kind, "c") => mark(Kind::Claim),
        (Stage::Kind, "s") => mark(Kind::Source),
        (Stage::Kind, "e") => Some(Intent::OfferEntityTypes),
        (Stage::Kind, "q") => mark(Kind::Quotation),
        (Stage::Kind, "m") => mark(Kind::Note),
        (Stage::Kind, "x") => Some(Intent::ToggleBoilerplateHere),
        (Stage::Kind, "a") if state.desk.active.is_some() => Some(Intent::AddSelectionToActive),
        (Stage::Kind, "r") if state.desk.active.is_some() => Some(Intent::ReplaceByActive),
        (Stage::EntityType, "enter") if press.place != Place::Control => mark(Kind::Entity),
        (Stage::EntityType, key) => entity_type(state, key).map(|id| Intent::MarkAs { kind: Kind::Entity, entity_type: Some(id) }),
        _ => None,
    }
}

fn entity_type(state: &AppState, key: &str) -> Option<TagId> {
    let document = state.open_document()?;
    let offered = select::tags_on_offer(&state.settings.tags, document);
    let mut types = offered.offered(TagRole::EntityType, Kind::Entity);
    types.find(|tag| tag.key.is_some_and(|own| own.to_lowercase().eq(key.chars()))).map(|tag| tag.id.clone())
}

/// The reading cursor's keys, while the article has the keyboard.
fn article(state: &AppState, press: &KeyPress) -> Option<Intent> {
    if press.place != Place::Article || state.open_document().is_none() {
        return None;
    }
    let go = |unit, direction| Some(Intent::MoveCursor { unit, direction, extend: press.shift });
    match press.key.as_str() {
        // On a Mac, words are Option and arrows.
        "ArrowRight" if press.alt => go(Unit::Word, Direction::Next),
        "ArrowLeft" if press.alt => go(Unit::Word, Direction::Previous),
        "ArrowRight" => go(Unit::Character, Direction::Next),
        "ArrowLeft" => go(Unit::Character, Direction::Previous),
        "n" | "N" if state.settings.single_keys => go(Unit::Sentence, Direction::Next),
        "p" | "P" if state.settings.single_keys => go(Unit::Sentence, Direction::Previous),
        "x" | "X" if state.settings.single_keys => Some(Intent::ToggleBoilerplateHere),
        "Enter" => Some(Intent::FinishSelection),
        " " => Some(Intent::PickAtCursor),
        _ => None,
    }
}

fn anywhere(state: &AppState, press: &KeyPress) -> Option<Intent> {
    match press.key.as_str() {
        "Escape" => return escape(state),
        "Delete" | "Backspace" => return state.desk.active.map(Intent::RemoveMark),
        _ => {}
    }
    if !state.settings.single_keys {
        return None;
    }
    let at_desk = state.open_document().is_some();
    match press.key.as_str() {
        "j" | "J" if at_desk => Some(Intent::Step(Direction::Next)),
        "k" | "K" if at_desk => Some(Intent::Step(Direction::Previous)),
        "l" | "L" if state.desk.active.is_some() => Some(Intent::OfferTie),
        "/" if at_desk => Some(Intent::Find(Some(String::new()))),
        "?" => Some(Intent::Open(Route::Help)),
        _ => None,
    }
}

fn escape(state: &AppState) -> Option<Intent> {
    if state.desk.find.is_some() {
        Some(Intent::Find(None))
    } else if something_is_open(state) {
        Some(Intent::SetPanel(PanelMode::Margin))
    } else if state.desk.active.is_some() {
        Some(Intent::Activate(None))
    } else {
        None
    }
}
