//! Keys and what they mean. Single letters are live only where they cannot be meant for the browser or a text field, and can be
//! switched off.

mod layout;

pub use layout::{KeyPress, Place, writes_other_script};

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

/// What a key means here and now; `None` leaves it to the browser.
#[must_use]
pub fn intent(state: &AppState, press: &KeyPress) -> Option<Intent> {
    // What waits for a look lies over all else.
    if is_looking(state) {
        return (press.key == "Escape").then_some(Intent::SettleArrivals(None));
    }
    if state.dialog.is_some() {
        return (press.key == "Escape").then_some(Intent::CloseDialog);
    }
    if press.place == Place::TextField {
        return (press.key == "Escape" && state.open_document().is_some())
            .then(|| escape(state, press.place).unwrap_or(Intent::LeaveCard));
    }
    if press.command && !press.alt_graph {
        return press.meanings().into_iter().flatten().find_map(|key| command(state, press, key));
    }
    if press.alt && !press.alt_graph && !matches!(press.key.as_str(), "ArrowLeft" | "ArrowRight") {
        return None;
    }
    // What is written goes before what lies at that place, and what is selected before everything else.
    let read = |meant: fn(&AppState, &KeyPress, &str) -> Option<Intent>| {
        press.meanings().into_iter().flatten().find_map(|key| meant(state, press, key))
    };
    read(popover).or_else(|| read(article)).or_else(|| read(anywhere))
}

/// Whether what came is being looked at, in a dialog of its own.
fn is_looking(state: &AppState) -> bool {
    let is_held = state.arrivals.iter().any(|waiting| waiting.held.is_some());
    !state.arrivals.is_empty() && !is_held && !matches!(state.dialog, Some(Dialog::Update(_)))
}

fn command(state: &AppState, press: &KeyPress, key: &str) -> Option<Intent> {
    let article = press.place == Place::Article && state.open_document().is_some();
    let cursor = |unit, direction| Some(Intent::MoveCursor { unit, direction, extend: press.shift });
    match (key.to_ascii_lowercase().as_str(), press.shift) {
        ("z", false) => Some(Intent::Undo),
        ("z", true) | ("y", false) => Some(Intent::Redo),
        ("a", false) if article => Some(Intent::SelectAll),
        ("arrowright", _) if article => cursor(Unit::Word, along(state, Direction::Next)),
        ("arrowleft", _) if article => cursor(Unit::Word, along(state, Direction::Previous)),
        ("arrowdown", _) if article => cursor(Unit::Block, Direction::Next),
        ("arrowup", _) if article => cursor(Unit::Block, Direction::Previous),
        ("home", _) if article => cursor(Unit::All, Direction::Previous),
        ("end", _) if article => cursor(Unit::All, Direction::Next),
        ("e", true) => Some(Intent::OpenDialog(Dialog::Export(select::export_scope(state)))),
        _ => None,
    }
}

/// The letters that make a mark, while something is selected.
fn popover(state: &AppState, press: &KeyPress, key: &str) -> Option<Intent> {
    let selection = state.desk.selection.as_ref()?;
    if key == "Escape" {
        return Some(if selection.stage == Stage::EntityType { Intent::OfferKinds } else { Intent::Deselect });
    }
    if !state.settings.single_keys {
        return None;
    }
    let mark = |kind| Some(Intent::MarkAs { kind, entity_type: None });
    match (selection.stage, query::fold(key).as_str()) {
        (Stage::Kind, "c") => mark(Kind::Claim),
        (Stage::Kind, "s") => mark(Kind::Source),
        (Stage::Kind, "e") => Some(Intent::OfferEntityTypes),
        (Stage::Kind, "q") => mark(Kind::Quotation),
        (Stage::Kind, "m") => mark(Kind::Note),
        (Stage::Kind, "x") => Some(Intent::ToggleBoilerplateHere),
        (Stage::Kind, "a") if state.growing().is_some() => Some(Intent::AddSelectionToActive),
        (Stage::Kind, "r") if state.growing().is_some() => Some(Intent::ReplaceByActive),
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

/// Where an arrow leads that leads so in a block that is written from left to right.
fn along(state: &AppState, direction: Direction) -> Direction {
    let cursor = state.desk.cursor.map(|cursor| cursor.head).unwrap_or_default();
    let turned = state.open_document().is_some_and(|document| document.article().is_right_to_left_at(cursor));
    match (turned, direction) {
        (false, same) => same,
        (true, Direction::Next) => Direction::Previous,
        (true, Direction::Previous) => Direction::Next,
    }
}

/// The reading cursor's keys, while the article has the keyboard.
fn article(state: &AppState, press: &KeyPress, key: &str) -> Option<Intent> {
    if press.place != Place::Article || state.open_document().is_none() {
        return None;
    }
    let go = |unit, direction| Some(Intent::MoveCursor { unit, direction, extend: press.shift });
    match key {
        // On a Mac, words are Option and arrows.
        "ArrowRight" => go(if press.alt { Unit::Word } else { Unit::Character }, along(state, Direction::Next)),
        "ArrowLeft" => go(if press.alt { Unit::Word } else { Unit::Character }, along(state, Direction::Previous)),
        "n" | "N" if state.settings.single_keys => go(Unit::Sentence, Direction::Next),
        "p" | "P" if state.settings.single_keys => go(Unit::Sentence, Direction::Previous),
        "x" | "X" if state.settings.single_keys => Some(Intent::ToggleBoilerplateHere),
        "Enter" => Some(Intent::FinishSelection),
        " " => Some(Intent::PickAtCursor),
        _ => None,
    }
}

fn anywhere(state: &AppState, press: &KeyPress, key: &str) -> Option<Intent> {
    match key {
        "Escape" => return escape(state, press.place),
        "Delete" | "Backspace" => return state.desk.active.map(Intent::RemoveMark),
        _ => {}
    }
    if !state.settings.single_keys {
        return None;
    }
    let at_desk = state.open_document().is_some();
    match key {
        "j" | "J" if at_desk => Some(Intent::Step(Direction::Next)),
        "k" | "K" if at_desk => Some(Intent::Step(Direction::Previous)),
        "l" | "L" if state.at_hand().is_some() => Some(Intent::OfferTie),
        "/" if at_desk => Some(Intent::Find(Some(String::new()))),
        "?" => Some(Intent::Open(Route::Help)),
        _ => None,
    }
}

/// Closes what is open, one thing at a time, wherever the keyboard is, and however it was opened.
fn escape(state: &AppState, place: Place) -> Option<Intent> {
    let desk = &state.desk;
    if desk.find.is_some() {
        Some(Intent::Find(None))
    } else if desk.selection.is_some() {
        Some(Intent::Deselect)
    } else if desk.active.is_some() && desk.panel.shows_marks() {
        Some(Intent::CloseCard { to_text: place == Place::TextField })
    } else if something_is_open(state) {
        Some(Intent::SetPanel(PanelMode::Margin))
    } else {
        None
    }
}
