//! What is told, and how long it stays.

use beleg::app::notice::Taken;

use super::*;

fn told(user: &User) -> Vec<&NoticeBody> {
    user.state.notices.iter().map(|notice| &notice.body).collect()
}

#[test]
fn what_can_be_undone_is_offered_until_the_next_act_and_no_longer() {
    let user = User::with_article().marks("Juli", Kind::Claim).marks("Mission", Kind::Claim);
    let mark = user.active();
    let user = user.does(Intent::RemoveMark(mark));
    assert!(matches!(told(&user)[..], [NoticeBody::MarkRemoved { .. }]));
    // Looking around is no act.
    let user = user.does(Intent::SetPanel(PanelMode::Sources)).does(Intent::Find(Some("Juli".to_owned())));
    assert!(matches!(told(&user)[..], [NoticeBody::MarkRemoved { .. }]));
    // Its “Undo” would take back something else now.
    let user = user.marks("abzuziehen", Kind::Claim);
    assert_eq!(told(&user), Vec::<&NoticeBody>::new());
    let mark = user.active();
    let user = user.does(Intent::RemoveMark(mark)).does(Intent::Open(Route::Library));
    assert_eq!(told(&user), Vec::<&NoticeBody>::new(), "nor on another screen");
}

#[test]
fn what_went_wrong_stays_until_an_act_and_what_goes_on_until_it_is_put_away() {
    let refused = |user: User| user.does(Intent::TakeText { text: String::new(), file_name: Some("a.txt".to_owned()) });
    let user = refused(User::new()).does(Intent::Tell(NoticeBody::Storage(beleg::app::ports::StorageError::Full)));
    assert_eq!(told(&user).len(), 2);
    // Another of the files that were dropped together.
    let user = user.does(Intent::TakeText { text: ARTICLE.to_owned(), file_name: Some("b.txt".to_owned()) });
    assert!(told(&user).iter().any(|body| matches!(body, NoticeBody::Refused { .. })), "{:?}", told(&user));
    let user = user.marks("Juli", Kind::Claim);
    assert!(matches!(told(&user)[..], [NoticeBody::Storage(_)]), "{:?}", told(&user));
}

#[test]
fn only_what_can_be_undone_or_went_wrong_waits_for_an_act() {
    let undone = NoticeBody::Undone(beleg::domain::history::Act::AddMark);
    let imported = |taken: Taken| NoticeBody::Imported { taken: Rc::new(taken), problems: Rc::default() };
    for (body, stays) in [
        (NoticeBody::Exported, false),
        (NoticeBody::Copied, false),
        (undone, false),
        (imported(Taken { added: 1, ..Taken::default() }), false),
        // A merge can be undone from where it is told.
        (imported(Taken { merged: vec![DocumentId::new(Timestamp(1), [1; 10])], ..Taken::default() }), true),
        (NoticeBody::ArticleUpdated, true),
        (NoticeBody::CopyFailed, true),
    ] {
        assert_eq!(body.stays(), stays, "{body:?}");
    }
}
