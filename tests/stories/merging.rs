//! What would change what is there: it waits for a look, and is then taken over or left.

use beleg::{
    app::arrivals::{Arrival, Fate, look},
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

fn exported(user: &User, target: Target) -> Vec<u8> {
    file(&[&**user.state.open_document().unwrap()], target, &Options::default()).unwrap()
}

/// Two people have one article; the colleague has marked more, and marked one thing otherwise.
fn two() -> (User, User) {
    let mine = User::with_article().marks("Juli", Kind::Claim);
    let state = exported(&mine, Target::Beleg);
    let mut colleague = User::new();
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
    assert_eq!((arrival.format, arrival.rows.len(), arrival.lost), ("Beleg", 1, 0));
    let Fate::Changed(incoming) = &arrival.rows[0].fate else { panic!("{:?}", arrival.rows) };
    assert_eq!((incoming.marks.new, incoming.marks.same, incoming.marks.changed, incoming.marks.kept), (2, 1, 0, 0));
    let mine = mine.does(Intent::SettleArrivals { take: false });
    assert_eq!((mine.state.library.documents.clone(), mine.state.arrivals.len()), (before, 0));
    let mine = takes(mine, "theirs.beleg.json", &state).does(Intent::SettleArrivals { take: true });
    assert_eq!(mine.told(), colleague.told());
    assert!(matches!(mine.last_notice(), NoticeBody::Imported { added: 0, merged: 1, unchanged: 0, .. }));
    let mine = takes(mine, "theirs.beleg.json", &state);
    assert!(mine.state.arrivals.is_empty(), "the second time there is nothing to look at");
    assert!(matches!(mine.last_notice(), NoticeBody::Imported { added: 0, merged: 0, unchanged: 1, .. }));
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
    let Fate::Changed(incoming) = &row.fate else { panic!("{row:?}") };
    assert_eq!((incoming.marks.new, incoming.marks.kept), (2, 1));
    let mine = mine.does(Intent::SettleArrivals { take: true });
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
        assert!(matches!(&waiting(&mine).rows[..], [row] if matches!(&row.fate, Fate::Changed(found) if found.marks.new == 2)));
        let mine = mine.does(Intent::SettleArrivals { take: true });
        assert_eq!(mine.told(), colleague.told(), "{target:?}");
    }
    // With their text they find it, wherever one is.
    for target in [Target::Doccano, Target::LabelStudio] {
        let mine = User::with_article().does(Intent::Open(Route::Library));
        let mine = takes(mine, "theirs.json", &exported(&colleague, target)).does(Intent::SettleArrivals { take: true });
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
    let mine = mine.does(Intent::SettleArrivals { take: true });
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
    let mine = mine.does(Intent::SettleArrivals { take: true });
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
