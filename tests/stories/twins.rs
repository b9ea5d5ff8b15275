//! The same article twice: it is said, and never there twice unless somebody wants that.

use beleg::{
    app::{
        action::Intent as Does,
        arrivals::{Decided, Decision, Fate, How, look},
        state::Dialog,
    },
    domain::document::Document,
    format::export::Target,
};

use super::{merging::exported, *};

/// A page, read behind the scenes.
fn page(user: User, html: &str, url: &str, number: u32) -> User {
    let read =
        beleg::intake::file::extract(html.as_bytes(), About { name: Some("a.html"), url: Some(url), ..About::default() }).unwrap();
    let (article, details) = read.into_article("a.html");
    let id = DocumentId::new(Timestamp(u64::from(number)), [number as u8; 10]);
    let user = user.does(Does::BeginReading { number, name: "a.html".into() });
    user.does(Does::TakeArticle { reading: number, id, article: Rc::new(article), details: Rc::new(details), marks: Vec::new() })
}

const HTML: &str = "<title>Moon</title><h1>Moon</h1><p>The moon is made of cheese, said the observatory on Monday.<p>Visitors are asked to bring bread.";
const URL: &str = "https://moon.example/cheese";

fn pasted(user: User) -> User {
    user.does(Does::TakeText { text: ARTICLE.to_owned(), file_name: None })
}

fn takes(user: User, content: &[u8]) -> User {
    user.does(Does::TakeFile { name: "theirs.beleg.json".to_owned(), bytes: content.into() })
}

fn settled(user: User, how: Option<How>) -> User {
    let decided = decided(&user, how);
    user.does(Does::SettleArrivals(Some(Rc::new(decided))))
}

/// One way for everything that waits.
fn decided(user: &User, how: Option<How>) -> Decided {
    let mut decided = Decided::new();
    for (place, fates) in fates(user).into_iter().enumerate() {
        for (document, _) in fates {
            decided.insert((place, document), Decision { how, ..Decision::default() });
        }
    }
    decided
}

fn fates(user: &User) -> Vec<Vec<(DocumentId, Fate)>> {
    let looked =
        user.state.arrivals.iter().map(|waiting| look(&user.state.library, waiting, Timestamp(user.now)).unwrap().unwrap());
    looked.map(|arrival| arrival.rows.into_iter().map(|row| (row.document, row.fate)).collect()).collect()
}

/// The one article that waits, and how it is like the one that is here.
fn asked(user: &User) -> Fate {
    let fates = fates(user);
    let [rows] = &fates[..] else { panic!("{fates:?}") };
    let [(_, fate)] = &rows[..] else { panic!("{rows:?}") };
    fate.clone()
}

fn titles(user: &User) -> Vec<String> {
    user.state
        .library
        .documents
        .values()
        .filter(|document| !document.is_trashed())
        .map(|document| document.details().title.to_string())
        .collect()
}

#[test]
fn the_same_page_or_paste_a_second_time_is_asked_about_and_opens_the_one_that_is_there() {
    let once: [fn(User) -> User; 3] = [pasted, |user| page(user, HTML, URL, 1), |user| page(user, HTML, "", 1)];
    let again: [fn(User) -> User; 3] = [pasted, |user| page(user, HTML, URL, 2), |user| page(user, HTML, "", 2)];
    for (once, again) in once.into_iter().zip(again) {
        let user = once(User::new());
        let first = user.state.route.document();
        let user = again(user.does(Intent::Open(Route::Library)));
        assert_eq!((user.state.arrivals.len(), user.state.readings.len(), user.state.route.document()), (1, 0, None));
        assert_eq!(user.state.library.documents.len(), 1, "nothing is added without a word");
        assert!(matches!(asked(&user), Fate::SameText { former: false, own, .. } if Some(own) == first));
        let left = User { state: user.state.clone(), now: user.now }.does(Intent::SettleArrivals(None));
        assert_eq!((left.state.library.documents.len(), left.state.route.document()), (1, None));
        let both = settled(User { state: user.state.clone(), now: user.now }, Some(How::KeepBoth));
        assert_eq!(both.state.library.documents.len(), 2);
        assert_ne!(both.state.route.document(), first);
        let user = settled(user, None);
        assert_eq!((user.state.library.documents.len(), user.state.route.document()), (1, first));
        assert_eq!(user.imported(), "");
        assert!(!user.state.open_history().can_undo(), "nothing was done");
    }
}

/// Two people have opened the same page, each on their own.
fn two() -> (User, User) {
    let mine = pasted(User::new()).marks("Juli", Kind::Claim);
    let mut colleague = User::new();
    (colleague.now, colleague.state.clock) = (mine.now + 60_000, Clock::new(ReplicaId(8)));
    (mine, pasted(colleague).marks("Mission", Kind::Source))
}

fn state(user: &User) -> Document {
    (**user.state.open_document().unwrap()).clone()
}

#[test]
fn a_colleagues_file_of_the_same_page_is_merged_into_mine_and_found_again() {
    let (mine, colleague) = two();
    let (own, theirs) = (state(&mine), state(&colleague));
    assert_ne!(own.id(), theirs.id());
    let file = exported(&colleague, Target::Beleg);
    let mine = takes(mine, &file);
    assert!(matches!(asked(&mine), Fate::SameText { .. }));
    let mine = settled(mine, None);
    assert_eq!((mine.state.library.documents.len(), mine.imported().as_str()), (1, "1 new mark"));
    assert_eq!(mine.told(), ["Source: Mission", "Claim: Juli"]);
    assert_eq!(
        state(&mine).marks().map(|mark| mark.id).collect::<Vec<_>>(),
        [own.marks().next().unwrap().id, theirs.marks().next().unwrap().id]
    );
    // It comes again: nothing new. It comes again with more: only that is asked.
    let mine = settled(takes(mine, &file), None);
    assert_eq!((mine.state.library.documents.len(), mine.imported().as_str()), (1, ""));
    let colleague = colleague.marks("vier Jahren 😀", Kind::Entity);
    let mine = settled(takes(mine, &exported(&colleague, Target::Beleg)), None);
    assert_eq!((mine.told().len(), mine.imported().as_str()), (3, "1 new mark"));
    // One step each, and back to what was.
    let mine = mine.does(Intent::Undo).does(Intent::Undo);
    assert!(state(&mine).same_content(&own));
    assert_eq!(mine.told(), ["Claim: Juli"]);
    // Kept beside each other they are two articles, and nothing more is asked of the same file.
    let both = settled(takes(mine, &file), Some(How::KeepBoth));
    assert_eq!(both.state.library.documents.len(), 2);
    let both = takes(both, &file);
    assert!(both.state.arrivals.is_empty());
}

#[test]
fn my_merged_state_is_merged_back_into_the_colleagues_own_article() {
    let (mine, colleague) = two();
    let mine = settled(takes(mine, &exported(&colleague, Target::Beleg)), None);
    let id = colleague.state.route.document();
    let colleague = settled(takes(colleague, &exported(&mine, Target::Beleg)), None);
    assert_eq!((colleague.state.library.documents.len(), colleague.state.route.document()), (1, id));
    assert_eq!(colleague.told(), mine.told());
}

#[test]
fn an_article_in_the_trash_is_known_by_its_text_and_comes_out_of_it() {
    let (mine, colleague) = two();
    let id = mine.state.route.document().unwrap();
    for file in [exported(&colleague, Target::Beleg), exported(&colleague, Target::Doccano)] {
        let mine = User { state: mine.state.clone(), now: mine.now }.does(Intent::RemoveDocument(id));
        let mine = takes(mine, &file);
        assert!(matches!(asked(&mine), Fate::SameText { own, .. } if own == id), "{:?}", asked(&mine));
        let mine = settled(mine, None);
        assert_eq!((mine.state.library.documents.len(), titles(&mine).len(), mine.state.route.document()), (1, 1, Some(id)));
        assert_eq!(mine.told(), ["Source: Mission", "Claim: Juli"]);
        assert!(mine.imported().starts_with("1 article taken out of the trash, 1 new mark"), "{}", mine.imported());
    }
    let user = pasted(mine.does(Intent::RemoveDocument(id)));
    let user = settled(user, None);
    assert_eq!((titles(&user).len(), user.state.route.document()), (1, Some(id)));
    // What lies in the trash of a file goes there again, and no question is asked.
    let thrown = colleague.does(Intent::Open(Route::Library));
    let other = thrown.state.library.documents.keys().next().copied().unwrap();
    let thrown = thrown.does(Intent::RemoveDocument(other));
    let documents: Vec<_> = thrown.state.library.documents.values().map(|document| &**document).collect();
    let backup = native::write_backup(&documents, Timestamp(1), &thrown.state.settings);
    let user = takes(user, backup.as_bytes());
    assert_eq!((user.state.arrivals.len(), user.state.library.documents.len(), titles(&user).len()), (0, 2, 1));
}

#[test]
fn another_text_of_the_same_address_leads_to_the_update_of_the_article() {
    let user = page(User::new(), HTML, URL, 1);
    let user = user.marks("made of cheese", Kind::Claim);
    let id = user.state.route.document().unwrap();
    let newer = HTML.replace("on Monday", "on Tuesday");
    let user = page(user.does(Intent::Open(Route::Library)), &newer, "http://www.moon.example/cheese/?utm_source=x#top", 2);
    assert!(matches!(asked(&user), Fate::SameAddress { own } if own == id));
    let both = settled(User { state: user.state.clone(), now: user.now }, Some(How::KeepBoth));
    assert_eq!(both.state.library.documents.len(), 2);
    let user = settled(user, None);
    assert_eq!(
        (user.state.dialog, user.state.route.document(), user.state.library.documents.len()),
        (Some(Dialog::Update(id)), Some(id), 1)
    );
    // Who closes that dialog is asked again what to do; who takes the version over is done.
    let closed = User { state: user.state.clone(), now: user.now }.does(Intent::CloseDialog);
    assert!(matches!(asked(&closed), Fate::SameAddress { .. }));
    let (_, theirs) = user.state.arrivals[0].updates.clone().unwrap();
    let was = user.state.open_document().unwrap().clone();
    let mut comparison = beleg::app::versions::Comparison::begin(&was, theirs.article().clone(), theirs.details().clone());
    while !comparison.step() {}
    let text = Rc::new(comparison.new_text(&[], Timestamp(user.now)));
    let user = user.does(Does::UpdateArticle { was, text });
    assert_eq!((user.state.dialog, user.state.arrivals.len(), user.state.library.documents.len()), (None, 0, 1));
    assert!(user.state.open_document().unwrap().article().text().contains("Tuesday"));
    assert_eq!(user.told(), ["Claim: made of cheese"]);
    // The page as it was before is known too, and is no newer version unseen.
    let user = page(user, HTML, URL, 3);
    assert!(matches!(asked(&user), Fate::SameText { former: true, .. }));
    let user = settled(user, None);
    assert!(user.state.open_document().unwrap().article().text().contains("Tuesday"));
}

#[test]
fn a_file_with_a_new_version_and_marks_is_updated_first_and_merged_then() {
    let mine = page(User::new(), HTML, URL, 1).marks("made of cheese", Kind::Claim);
    let mut colleague = User::new();
    (colleague.now, colleague.state.clock) = (mine.now, Clock::new(ReplicaId(8)));
    let colleague = page(colleague, &HTML.replace("on Monday", "on Tuesday"), URL, 2).marks("on Tuesday", Kind::Note);
    let mine = settled(takes(mine, &exported(&colleague, Target::Beleg)), None);
    let (_, theirs) = mine.state.arrivals[0].updates.clone().unwrap();
    let was = mine.state.open_document().unwrap().clone();
    let mut comparison = beleg::app::versions::Comparison::begin(&was, theirs.article().clone(), theirs.details().clone());
    while !comparison.step() {}
    let text = Rc::new(comparison.new_text(&[], Timestamp(mine.now)));
    let mine = mine.does(Does::UpdateArticle { was, text });
    assert!(matches!(asked(&mine), Fate::SameText { former: false, .. }));
    let mine = settled(mine, None);
    assert_eq!(mine.told(), ["Claim: made of cheese", "Note: on Tuesday"]);
    assert_eq!(mine.state.library.documents.len(), 1);
}

#[test]
fn several_at_once_are_asked_about_together_and_decided_one_by_one() {
    let user = page(pasted(User::new()), HTML, URL, 1);
    assert_eq!((user.state.library.documents.len(), user.state.arrivals.len()), (2, 0));
    let user = user.does(Intent::Open(Route::Library));
    let user = page(pasted(page(pasted(user), HTML, URL, 2)), &HTML.replace("bread", "wine"), URL, 3);
    assert_eq!(user.state.arrivals.len(), 4);
    let mut decided = decided(&user, None);
    let third = fates(&user)[2][0].0;
    decided.insert((2, third), Decision { how: Some(How::KeepBoth), ..Decision::default() });
    let user = user.does(Intent::SettleArrivals(Some(Rc::new(decided))));
    assert_eq!(user.state.library.documents.len(), 3, "one was wanted twice");
    assert!(matches!(user.state.dialog, Some(Dialog::Update(_))), "and the new version is looked at last");
}

/// The bookmarklet opens a page anew, and its library is read only after the article has come.
#[test]
fn what_comes_before_the_library_has_been_read_waits_for_it() {
    let before = page(User::new(), HTML, URL, 1).marks("made of cheese", Kind::Claim);
    let mut library = Library { looking: true, ..Library::default() };
    library.waiting = Default::default();
    let fresh =
        || User { state: AppState::new(library.clone(), Settings::default(), Route::Library, ReplicaId(9)), now: before.now };
    let user = page(fresh(), HTML, URL, 2);
    assert_eq!(
        (user.state.library.documents.len(), user.state.arrivals.len(), user.state.readings.len()),
        (0, 1, 1),
        "it is still being read"
    );
    assert_eq!(user.state.dialog, None);
    let stored: Vec<Document> = before.state.library.documents.values().map(|document| (**document).clone()).collect();
    let user = user.does(Does::Heard(stored)).does(Does::NotFound(Vec::new())).does(Does::LookAgain);
    assert!(matches!(asked(&user), Fate::SameText { .. }));
    assert_eq!((user.state.dialog, user.state.readings.len()), (Some(Dialog::Arrivals), 0));
    // What is new is taken then, and what was called off is not.
    let user = page(fresh(), HTML, URL, 2).does(Does::NotFound(Vec::new())).does(Does::LookAgain);
    assert_eq!((user.state.library.documents.len(), user.state.arrivals.len(), user.state.readings.len()), (1, 0, 0));
    assert!(user.state.open_document().is_some());
    let user = page(fresh(), HTML, URL, 2).does(Does::EndReading(2)).does(Does::NotFound(Vec::new())).does(Does::LookAgain);
    assert_eq!((user.state.library.documents.len(), user.state.arrivals.len()), (0, 0));
    let user = pasted(fresh());
    assert_eq!(user.state.readings.len(), 1, "a text that waits is told as well");
    let user = user.does(Does::NotFound(Vec::new())).does(Does::LookAgain);
    assert_eq!((user.state.library.documents.len(), user.state.readings.len()), (1, 0));
}
