//! What does not belong to the article is folded away, and whoever is led there sees it.

use beleg::app::folds;

use super::*;

const PAGE: &str = "Sign up\n\nAdvertisement\n\nMoon found to be made of cheese\n\nThe moon is made of cheese, said the observatory. It said so on Monday.\n\nAdvertisement\n\nShare\n\nVisitors are asked to bring bread. There is none to be had there.\n\nShare";

/// The headline is the third block; what lies around the text is folded away.
fn at_page() -> User {
    let user = User::new().does(Intent::TakeText { text: PAGE.to_owned(), file_name: None });
    let drops = [0_u32, 1, 4, 5, 7];
    let user = drops.into_iter().fold(user, |user, block| {
        let dropped = user.state.open_document().unwrap().boilerplate(block).is_dropped();
        if dropped { user } else { user.does(Intent::ToggleBoilerplate(block)) }
    });
    user.does(Intent::Fold { blocks: 0..8, open: false })
}

/// Each block as it is drawn: the length of a run that begins with it, and whether it is hidden.
fn drawn(user: &User) -> String {
    let folds = user.state.folds();
    let drawn = folds.iter().map(|fold| {
        let run = fold.run.map(|run| run.to_string()).unwrap_or_default();
        run + if fold.hidden { "-" } else { "+" }
    });
    drawn.collect::<Vec<_>>().join(" ")
}

fn head(user: &User) -> usize {
    user.state.desk.cursor.unwrap().head.get()
}

fn at(user: &User, words: &str) -> usize {
    user.range(words).start().get()
}

#[test]
fn runs_are_one_line_each_and_open_by_themselves() {
    let user = at_page();
    assert_eq!(drawn(&user), "2- - + + 2- - + 1-");
    let user = user.does(Intent::Fold { blocks: 4..6, open: true });
    assert_eq!(drawn(&user), "2- - + + 2+ + + 1-");
    let user = user.does(Intent::Fold { blocks: 0..8, open: true });
    assert_eq!(drawn(&user), "2+ + + + 2+ + + 1+");
    let user = user.does(Intent::Fold { blocks: 0..2, open: false });
    assert_eq!(drawn(&user), "2- - + + 2+ + + 1+");
    assert_eq!(drawn(&User::with_article()), "", "without such blocks there are no folds");
}

#[test]
fn who_leaves_a_block_out_sees_it_and_a_block_that_bears_a_mark_is_never_folded() {
    let user = at_page().does(Intent::ToggleBoilerplate(6));
    assert_eq!(drawn(&user), "2- - + + 2- - 1+ 1-");
    let user = user.does(Intent::Undo);
    assert_eq!(drawn(&user), "2- - + + 2- - + 1-");
    let user = user.does(Intent::Fold { blocks: 4..6, open: true }).marks("Share", Kind::Note);
    let user = user.does(Intent::Fold { blocks: 0..8, open: false });
    assert_eq!(drawn(&user), "2- - + + 1- + + 1-");
    let mark = user.active();
    let user = user.does(Intent::RemoveMark(mark));
    assert_eq!(drawn(&user), "2- - + + 1- 1+ + 1-", "what was in sight stays there");
}

#[test]
fn a_selection_over_a_fold_leaves_out_what_nobody_sees() {
    let user = at_page().marks("It said so on Monday.\n\nAdvertisement\n\nShare\n\nVisitors", Kind::Claim);
    assert_eq!(user.told(), ["Claim: It said so on Monday. … Visitors"]);
    let user = user.does(Intent::Undo).does(Intent::Fold { blocks: 4..6, open: true });
    let user = user.marks("It said so on Monday.\n\nAdvertisement\n\nShare\n\nVisitors", Kind::Claim);
    assert_eq!(user.told(), ["Claim: It said so on Monday.\n\nAdvertisement\n\nShare\n\nVisitors"]);
    // Words are added by the same rule.
    let user = at_page().marks("The moon", Kind::Claim);
    let ranges = vec![user.range("on Monday.\n\nAdvertisement\n\nShare\n\nVisitors")];
    assert_eq!(user.does(Intent::AddSpan(ranges)).told(), ["Claim: The moon … on Monday. … Visitors"]);
    // And everything is everything that is there to be seen.
    let user = at_page().does(Intent::SelectAll);
    let ranges = user.state.desk.selection.as_ref().unwrap().ranges.len();
    assert_eq!((ranges, drawn(&user).as_str()), (2, "2- - + + 2- - + 1-"));
}

#[test]
fn the_cursor_passes_over_folds() {
    let user = at_page().presses("n", Place::Article);
    assert_eq!(head(&user), at(&user, "The moon is"), "from the headline, where reading begins");
    let user = user.presses("p", Place::Article);
    assert_eq!(head(&user), at(&user, "Moon found"));
    let user = user.presses("p", Place::Article);
    assert_eq!(head(&user), at(&user, "Moon found"), "nothing to be read is before it");
    let user = user.presses("n", Place::Article).presses("n", Place::Article).presses("n", Place::Article);
    assert_eq!(head(&user), at(&user, "Visitors"));
    let user = user.presses("ArrowLeft", Place::Article);
    assert_eq!(head(&user), at(&user, "Monday.") + "Monday.".len());
    let user = user.presses("ArrowRight", Place::Article);
    assert_eq!(head(&user), at(&user, "Visitors"));
    let user = user.presses("Ctrl+ArrowLeft", Place::Article);
    assert!(head(&user) >= at(&user, "Monday") && head(&user) < at(&user, "Advertisement\n\nShare"));
    let user = user.presses("Ctrl+End", Place::Article);
    assert_eq!(head(&user), at(&user, "had there.") + "had there.".len());
    let user = user.presses("Ctrl+Home", Place::Article);
    assert_eq!(head(&user), at(&user, "Moon found"));
    let user = user.presses("Ctrl+ArrowDown", Place::Article).presses("Ctrl+ArrowDown", Place::Article);
    let user = user.presses("Ctrl+ArrowDown", Place::Article);
    assert_eq!(head(&user), at(&user, "had there.") + "had there.".len());
    assert_eq!(drawn(&user), "2- - + + 2- - + 1-", "nothing was opened on the way");
}

#[test]
fn who_is_led_into_a_fold_finds_it_open() {
    let share = |user: &User| user.range("Share");
    let user = at_page().does(Intent::Find(Some("bread".to_owned())));
    assert_eq!(drawn(&user), "2- - + + 2- - + 1-");
    let user = user.does(Intent::Find(Some("Share".to_owned())));
    assert_eq!(drawn(&user), "2- - + + 2+ + + 1-", "the hit that is shown");
    let user = user.does(Intent::FindStep(Direction::Next));
    assert_eq!(drawn(&user), "2- - + + 2+ + + 1+");
    let user = at_page();
    let to = share(&user).start();
    let user = user.does(Intent::PlaceCursor { to, extend: false });
    assert_eq!(drawn(&user), "2- - + + 2+ + + 1-");
    let user = at_page();
    let words = share(&user);
    let user = user.does(Intent::Desk(beleg::app::desk_acts::DeskAct::ShowWords(words)));
    assert_eq!(drawn(&user), "2- - + + 2+ + + 1-");
}

#[test]
fn the_headline_is_the_first_that_belongs_to_the_article() {
    let headed = |user: &User| folds::headline(user.state.open_document().unwrap());
    assert_eq!(headed(&User::with_article()), Some(0));
    let user = User::with_article().does(Intent::ToggleBoilerplate(0));
    assert_eq!(headed(&user), None);
}

#[test]
fn enter_offers_what_the_cursor_stands_on() {
    let offered = |user: &User| {
        let range = user.state.desk.selection.as_ref().unwrap().ranges[0];
        range.slice(user.state.open_document().unwrap().article().text()).unwrap().to_owned()
    };
    let user = at_page().presses("n", Place::Article);
    assert_eq!(offered(&user.presses("Enter", Place::Article)), "The moon is made of cheese, said the observatory.");
    let user = at_page().presses("n", Place::Article).presses("n", Place::Article).presses("p", Place::Article);
    assert_eq!(offered(&user.presses("Enter", Place::Article)), "The moon is made of cheese, said the observatory.");
    let user = at_page().presses("n", Place::Article).presses("Ctrl+ArrowRight", Place::Article);
    let word = offered(&user.presses("Enter", Place::Article));
    assert!(!word.contains(' '), "after a step by words it is a word, not {word:?}");
    // Behind the last sentence it is the last one.
    let user = (0..9).fold(at_page(), |user, _| user.presses("n", Place::Article));
    assert_eq!(offered(&user.presses("Enter", Place::Article)), "There is none to be had there.");
}

#[test]
fn escape_closes_a_card_whether_it_was_made_or_opened() {
    let closes = |user: User, place: Place| {
        let before = user.state.desk.focus.map(|request| request.number);
        let user = user.presses("Escape", place);
        assert_eq!(user.state.desk.active, None, "{place:?}");
        let request = user.state.desk.focus.filter(|request| Some(request.number) != before).map(|request| request.to);
        assert_eq!(request, (place == Place::TextField).then_some(Focus::Article), "{place:?}: from a field to the text");
        user
    };
    let made = || User::with_article().marks("Nach vier Jahren", Kind::Claim);
    let opened = || {
        let user = made();
        let mark = user.active();
        user.does(Intent::Activate(None)).does(Intent::Activate(Some(mark)))
    };
    for place in [Place::TextField, Place::Control, Place::Article, Place::Page] {
        let user = closes(made(), place);
        assert_eq!(head(&user), user.range("Nach vier Jahren").end().get(), "just behind the words");
        closes(opened(), place);
    }
    // Words selected by keyboard can still be added to the card that was left; a mouse points at what it means.
    let by = |user: User, by: Pointing| {
        let ranges = vec![user.range("angekündigt")];
        user.does(Intent::Select { ranges, by })
    };
    let user = by(closes(made(), Place::TextField), Pointing::Keyboard).presses("a", Place::Control);
    assert_eq!(user.told(), ["Claim: Nach vier Jahren … angekündigt"]);
    assert!(user.state.desk.active.is_some());
    let user = by(closes(made(), Place::TextField), Pointing::Mouse).presses("a", Place::Page);
    assert_eq!(user.told(), ["Claim: Nach vier Jahren"]);
    // A key that ties means it too, and opens it again.
    let user = closes(made(), Place::TextField).presses("l", Place::Article);
    assert_eq!(user.state.desk.focus.map(|request| request.to), user.state.desk.active.map(Focus::Tie));
    assert!(user.state.desk.active.is_some());
    // In a list of marks the card is what lies on top; beside another panel no card is in sight.
    let user = closes(made().does(Intent::SetPanel(PanelMode::List)), Place::Page);
    assert_eq!(user.state.desk.panel, PanelMode::List);
    let user = made().does(Intent::SetPanel(PanelMode::Sources)).presses("Escape", Place::TextField);
    assert_eq!(user.state.desk.panel, PanelMode::Margin);
}
