//! Where the keyboard is asked to go, and what those who listen are told.

use beleg::{app::state::DeskMode, domain::query::number_of};

use super::*;

impl User {
    fn asked(&self) -> Option<Focus> {
        self.state.desk.focus.map(|request| request.to)
    }

    /// Which mark was said to be open, as its words and its number among its kind.
    fn said(&self) -> Option<(String, usize, usize)> {
        let NoticeBody::AtMark(id) = self.last_notice() else { return None };
        let document = self.state.open_document().unwrap();
        let mark = document.mark(*id).unwrap();
        let (number, count) = number_of(document, mark);
        Some((mark.quote(), number, count))
    }
}

fn said(words: &str, number: usize, count: usize) -> Option<(String, usize, usize)> {
    Some((words.to_owned(), number, count))
}

#[test]
fn the_card_of_a_mark_that_is_opened_takes_the_keyboard_and_its_number_is_told() {
    // Made in another order than that of the text.
    let user = User::with_article().marks("Juli", Kind::Claim).marks("Nach vier", Kind::Source).marks("Die USA", Kind::Claim);
    let last = user.active();
    let user = user.does(Intent::PlaceCursor { to: ByteOffset(0), extend: false }).does(Intent::Activate(None));
    let user = user.presses("j", Place::Article);
    assert_eq!(user.asked(), Some(Focus::Open(user.active())));
    assert_eq!(user.said(), said("Nach vier", 1, 1));
    let user = user.presses("j", Place::Page);
    assert_eq!((user.active(), user.said()), (last, said("Die USA", 1, 2)));
    let user = user.presses("j", Place::Control);
    assert_eq!((user.asked(), user.said()), (Some(Focus::Open(user.active())), said("Juli", 2, 2)));
    assert_eq!(user.presses("k", Place::Page).said(), said("Die USA", 1, 2));
}

#[test]
fn who_points_at_marked_words_keeps_the_keyboard_there_and_is_told_too() {
    let user = User::with_article().marks("Juli", Kind::Claim).does(Intent::Activate(None));
    let asked = user.asked();
    let at = user.range("Juli").start();
    let user = user.does(Intent::ActivateAt(at));
    assert_eq!((user.asked(), user.said()), (asked, said("Juli", 1, 1)));
    let user = user.does(Intent::Activate(None)).does(Intent::PlaceCursor { to: at, extend: false }).presses(" ", Place::Article);
    assert_eq!((user.asked(), user.said()), (Some(Focus::Card(user.active())), said("Juli", 1, 1)));
    let words = user.state.spoken.clone();
    let user = user.does(Intent::ActivateAt(ByteOffset(0)));
    assert_eq!((user.state.desk.active, &user.state.spoken), (None, &words), "nothing is told of words without a mark");
}

#[test]
fn panels_and_views_take_the_keyboard_when_they_open_and_ask_for_nothing_when_they_close() {
    let user = User::with_article().marks("Juli", Kind::Claim);
    for panel in [PanelMode::List, PanelMode::Sources, PanelMode::Entities, PanelMode::Signals, PanelMode::Preflight] {
        assert_eq!(User { state: user.state.clone(), now: user.now }.does(Intent::SetPanel(panel)).asked(), Some(Focus::Panel));
    }
    let user = user.does(Intent::SetPanel(PanelMode::Sources)).presses("Escape", Place::Page);
    assert_eq!((user.state.desk.panel, user.asked()), (PanelMode::Margin, Some(Focus::Stay)));
    let user = user.does(Intent::SetMode(DeskMode::Claims));
    assert_eq!(user.asked(), Some(Focus::View));
    assert_eq!(user.does(Intent::SetMode(DeskMode::Article)).asked(), Some(Focus::Stay));
}

#[test]
fn deleting_leads_back_to_the_text_and_in_the_list_to_the_next_one() {
    let user = User::with_article().marks("Juli", Kind::Claim);
    let mark = user.active();
    let beside = User { state: user.state.clone(), now: user.now }.does(Intent::RemoveMark(mark));
    assert_eq!(beside.asked(), Some(Focus::Article));
    let undone = beside.presses("Ctrl+z", Place::Article);
    assert_eq!((undone.asked(), undone.active()), (Some(Focus::Sight(mark)), mark));
    let listed = user.does(Intent::SetPanel(PanelMode::List)).does(Intent::RemoveMark(mark));
    assert_ne!(listed.asked(), Some(Focus::Article));
}
