//! What would change what is there: it waits for a look, and is then taken over or left.

use beleg::{
    app::arrivals::{Arrival, Fate, Row, look},
    domain::history::Act,
    format::export::{Options, Target, file},
};

use super::*;

fn takes(user: User, name: &str, content: &[u8]) -> User {
    user.does(Intent::TakeFile { name: name.to_owned(), bytes: content.into() })
}

/// What the only file that waits would do.
fn waiting(user: &User) -> Arrival {
    let [waiting] = &**user.state.arrivals else { panic!("{} files wait", user.state.arrivals.len()) };
    look(&user.state.library, waiting, Timestamp(user.now)).unwrap().unwrap()
}

/// What would change in an article, difference by difference.
fn changes(row: &Row) -> Vec<String> {
    let Fate::Changed(incoming) = &row.fate else { panic!("{row:?}") };
    let told = incoming.differences.iter().map(|difference| {
        let thing = format!("{:?}", difference.thing);
        format!("{} {:?} {:?}", thing.split('(').next().unwrap(), difference.part, difference.fate)
    });
    told.collect()
}

pub(super) fn exported(user: &User, target: Target) -> Vec<u8> {
    file(&[&**user.state.open_document().unwrap()], target, &Options::default()).unwrap()
}

/// Two people have one article; the colleague has marked more, and marked one thing otherwise.
fn two() -> (User, User) {
    let mine = User::with_article().marks("Juli", Kind::Claim);
    let state = exported(&mine, Target::Beleg);
    let mut colleague = User::new();
    colleague.state.clock = Clock::new(ReplicaId(8));
    colleague.now = mine.now + 60_000;
    let colleague = takes(colleague, "a.beleg.json", &state).marks("Juli", Kind::Entity).marks("Mission", Kind::Source);
    (mine, colleague)
}

#[test]
fn a_colleagues_state_waits_for_a_look_and_is_taken_over_or_left() {
    let (mine, colleague) = two();
    let state = exported(&colleague, Target::Beleg);
    let before = mine.state.library.documents.clone();
    let mine = takes(mine, "theirs.beleg.json", &state);
    assert_eq!(mine.state.library.documents, before, "nothing happens without a word");
    let arrival = waiting(&mine);
    assert_eq!((arrival.format, arrival.rows.len(), arrival.lost), (Some("Beleg"), 1, 0));
    assert_eq!(changes(&arrival.rows[0]), ["Mark Whole Taken", "Mark Whole Taken"]);
    let mine = mine.does(Intent::SettleArrivals(None));
    assert_eq!((mine.state.library.documents.clone(), mine.state.arrivals.len()), (before, 0));
    let mine = takes(mine, "theirs.beleg.json", &state).does(Intent::SettleArrivals(Some(Default::default())));
    assert_eq!(mine.told(), colleague.told());
    assert_eq!(mine.imported(), "2 new marks");
    let mine = takes(mine, "theirs.beleg.json", &state);
    assert!(mine.state.arrivals.is_empty(), "the second time there is nothing to look at");
    assert_eq!(mine.imported(), "");
}

#[test]
fn files_that_come_together_wait_together_and_what_is_in_conflict_is_told() {
    let (mine, colleague) = two();
    let state = exported(&colleague, Target::Beleg);
    let mut mine = mine;
    mine.now = colleague.now + 60_000;
    let note = mine.state.open_document().unwrap().marks().next().unwrap().id;
    let mine = mine.does(Intent::SetNote(note, "mine".to_owned()));
    let mine = takes(takes(mine, "one.beleg.json", &state), "two.beleg.json", &state);
    assert_eq!(mine.state.arrivals.len(), 2);
    let row = &look(&mine.state.library, &mine.state.arrivals[0], Timestamp(mine.now)).unwrap().unwrap().rows[0];
    // The colleague has the note as it was before, so it is no contradiction.
    assert_eq!(changes(row), ["Mark Whole Taken", "Mark Note Older", "Mark Whole Taken"]);
    let mine = mine.does(Intent::SettleArrivals(Some(Default::default())));
    assert_eq!(mine.told().len(), 3);
    assert_eq!(&*mine.state.open_document().unwrap().mark(note).unwrap().note, "mine");
}

#[test]
fn marks_of_other_software_go_on_the_article_they_are_about() {
    let colleague = User::with_article().marks("Juli", Kind::Claim).marks("vier Jahren 😀", Kind::Entity);
    // Without their text they need the article to be open.
    for target in [Target::Hypothesis, Target::Recogito] {
        let theirs = exported(&colleague, target);
        let nowhere = takes(User::new(), "theirs.json", &theirs);
        let NoticeBody::Refused { why: Refusal::NeedsArticle, .. } = nowhere.last_notice() else {
            panic!("{target:?}: {:?}", nowhere.last_notice())
        };
        let mine = takes(User::with_article(), "theirs.json", &theirs);
        assert!(mine.told().is_empty());
        assert!(matches!(&waiting(&mine).rows[..], [row] if changes(row) == ["Mark Whole Taken", "Mark Whole Taken"]));
        let mine = mine.does(Intent::SettleArrivals(Some(Default::default())));
        assert_eq!(mine.told(), colleague.told(), "{target:?}");
    }
    // With their text they find it, wherever one is.
    for target in [Target::Doccano, Target::LabelStudio] {
        let mine = User::with_article().does(Intent::Open(Route::Library));
        let mine = takes(mine, "theirs.json", &exported(&colleague, target)).does(Intent::SettleArrivals(Some(Default::default())));
        assert_eq!(mine.state.library.documents.len(), 1, "{target:?}: no second copy of the article");
        assert_eq!(mine.told(), colleague.told(), "{target:?}");
        let again = takes(mine, "theirs.json", &exported(&colleague, target));
        assert_eq!(again.told(), colleague.told(), "{target:?}");
        assert!(again.state.arrivals.is_empty(), "{target:?}: the second time there is nothing to look at: {:?}", waiting(&again));
    }
}

#[test]
fn marks_whose_words_are_gone_are_counted_before_and_kept_as_lost() {
    let colleague = User::with_article().marks("2.500 Soldaten bleiben", Kind::Claim).marks("Juli", Kind::Entity);
    let theirs = exported(&colleague, Target::Hypothesis);
    let other = ARTICLE.replace(" 2.500 Soldaten bleiben.", "");
    let mine = takes(User::new().does(Intent::TakeText { text: other, file_name: None }), "theirs.json", &theirs);
    assert_eq!(waiting(&mine).lost, 1);
    let mine = mine.does(Intent::SettleArrivals(Some(Default::default())));
    let kept: Vec<_> = mine.state.open_document().unwrap().marks().map(|mark| (mark.quote(), mark.is_drawn())).collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.contains(&("2.500 Soldaten bleiben".into(), false)) && kept.contains(&("Juli".into(), true)), "{kept:?}");
}

#[test]
fn marks_of_another_state_of_the_text_are_carried_over_and_the_text_stays() {
    let colleague = User::with_article().marks("2.500 Soldaten bleiben", Kind::Claim).marks("Juli", Kind::Entity);
    let theirs = exported(&colleague, Target::Doccano);
    let other = ARTICLE.replace(" 2.500 Soldaten bleiben.", "").replace("Nach vier Jahren", "Nach fünf langen Jahren");
    // The same article by its id, with another text.
    let mine = User::new().does(Intent::TakeText { text: other.clone(), file_name: None });
    assert_eq!(mine.state.route.document(), colleague.state.route.document());
    let mine = takes(mine, "theirs.jsonl", &theirs);
    assert_eq!(waiting(&mine).lost, 1);
    let mine = mine.does(Intent::SettleArrivals(Some(Default::default())));
    let document = mine.state.open_document().unwrap();
    assert_eq!(document.article().text(), other);
    let drawn: Vec<_> = document.marks().filter(|mark| mark.is_drawn()).map(|mark| mark.quote()).collect();
    assert_eq!((drawn, document.marks().count()), (vec!["Juli".into()], 2));
}

#[test]
fn what_a_format_does_not_hold_and_what_was_deleted_stays_as_it_is() {
    let mine = User::with_article().marks("Juli", Kind::Claim).marks("Mission", Kind::Entity);
    let file = exported(&mine, Target::Doccano);
    let ids: Vec<_> = mine.state.open_document().unwrap().marks().map(|mark| (mark.id, mark.quote())).collect();
    let of = |words: &str| ids.iter().find(|(_, quote)| &**quote == words).unwrap().0;
    let mine = mine.does(Intent::SetNote(of("Juli"), "doubtful".to_owned()));
    let before = mine.state.library.documents.clone();
    let mine = takes(mine, "own.jsonl", &file);
    assert!(
        mine.state.arrivals.is_empty(),
        "the format holds neither notes nor ids, and nothing is doubled: {:?}",
        waiting(&mine).rows
    );
    assert_eq!(mine.state.library.documents, before);
    // Web Annotation holds ids.
    let file = exported(&mine, Target::WebAnnotation);
    let mine = takes(mine.does(Intent::RemoveMark(of("Mission"))), "own.jsonld", &file);
    assert!(mine.state.arrivals.is_empty(), "{:?}", waiting(&mine).rows);
    assert_eq!(mine.told(), ["Claim: Juli"]);
}

/// In a tool for checkers nothing may be final that was done with one click.
#[test]
fn a_merge_is_one_step_that_is_taken_back_and_done_again() {
    let (mine, colleague) = two();
    let juli = mine.state.open_document().unwrap().marks().next().unwrap().id;
    let mine = mine.does(Intent::SetNote(juli, "mine".to_owned()));
    let (before, steps) = (mine.told(), mine.state.open_document().unwrap().clone());
    let colleague =
        takes(colleague, "mine.beleg.json", &exported(&mine, Target::Beleg)).does(Intent::SettleArrivals(Some(Default::default())));
    let colleague = colleague.does(Intent::SetNote(juli, "hers".to_owned()));
    let mine = takes(mine, "theirs.beleg.json", &exported(&colleague, Target::Beleg))
        .does(Intent::SettleArrivals(Some(Default::default())));
    let merged = mine.told();
    assert_ne!(merged, before);
    let mine = mine.does(Intent::Undo);
    assert!(matches!(mine.last_notice(), NoticeBody::Undone(Act::Merge)));
    assert_eq!(mine.told(), before);
    assert!(mine.state.open_document().unwrap().same_content(&steps), "to the letter");
    let mine = mine.does(Intent::Redo);
    assert!(matches!(mine.last_notice(), NoticeBody::Redone(Act::Merge)));
    assert_eq!(mine.told(), merged);
    let mine = mine.does(Intent::Undo).does(Intent::Undo);
    assert!(matches!(mine.last_notice(), NoticeBody::Undone(Act::WriteNote(_))), "and what was done before is there still");
}

#[test]
fn escape_leaves_what_came_and_no_key_reaches_what_lies_behind_it() {
    let (mine, colleague) = two();
    let mine = takes(mine, "theirs.beleg.json", &exported(&colleague, Target::Beleg));
    let (active, told) = (mine.state.desk.active, mine.told());
    assert!(active.is_some());
    let mine = ["Delete", "j", "Ctrl+z"].into_iter().fold(mine, |mine, key| mine.presses(key, Place::Page));
    assert_eq!((mine.state.desk.active, mine.told(), mine.state.arrivals.len()), (active, told, 1));
    let mine = mine.presses("Escape", Place::Page);
    assert_eq!((mine.state.desk.active, mine.state.arrivals.len(), mine.state.dialog), (active, 0, None));
}
