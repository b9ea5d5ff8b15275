//! Articles that come in: what is proposed, said of them, and read behind the scenes.

use super::*;

const WITH_LABELS: &str = "Moon found to be made of cheese\n\nThe moon is made of cheese, said the observatory on Monday.\n\nAdvertisement\n\nVisitors are asked to bring bread, for there is none to be had there.";

fn dropped(user: &User) -> Vec<u32> {
    let document = user.state.open_document().unwrap();
    (0..4).filter(|block| document.boilerplate(*block).is_dropped()).collect()
}

#[test]
fn what_is_proposed_as_boilerplate_is_kept_and_dropped_with_one_act_each() {
    let user = User::new().does(Intent::TakeText { text: WITH_LABELS.to_owned(), file_name: None });
    assert_eq!(dropped(&user), [2], "the label is proposed, and nothing is deleted");
    assert!(user.state.open_document().unwrap().article().text().contains("Advertisement"));
    let user = user.does(Intent::ToggleBoilerplate(2));
    assert_eq!((dropped(&user), user.last_notice()), (vec![], &NoticeBody::Boilerplate(false)));
    let user = user.does(Intent::Undo);
    assert_eq!(dropped(&user), [2]);
    // By key: at the cursor, and for all blocks of a selection at once.
    let cursor = user.range("Visitors").start();
    let user = user.does(Intent::PlaceCursor { to: cursor, extend: false }).presses("x", Place::Article);
    assert_eq!(dropped(&user), [2, 3]);
    let user = user.selects("observatory on Monday.\n\nAdvertisement\n\nVisitors").presses("x", Place::Article);
    assert_eq!((dropped(&user), &user.state.desk.selection), (vec![1, 2, 3], &None));
    let user = user.marks("Advertisement", Kind::Note);
    assert_eq!(user.told(), ["Note: Advertisement"], "what is dropped can still be marked");
    let user = user.presses("Ctrl+z", Place::Page).presses("Ctrl+z", Place::Page);
    assert_eq!(dropped(&user), [2, 3]);
    let decided = user.state.open_document().unwrap().decision(2);
    assert_eq!(decided.and_then(|decision| decision.value), None, "what is as it was proposed is no decision");
}

#[test]
fn the_boilerplate_of_the_sample_is_proposed_and_nothing_else() {
    let sample = include_str!("../../static/sample/article.txt");
    let user = User::new().does(Intent::TakeText { text: sample.to_owned(), file_name: None });
    let document = user.state.open_document().unwrap();
    let blocks = (0..).zip(document.article().blocks());
    let proposed: Vec<&str> =
        blocks.filter(|(block, _)| document.boilerplate(*block).is_dropped()).map(|(_, block)| &*block.text).collect();
    let [first, second, third, fourth] = proposed.as_slice() else { panic!("{proposed:?}") };
    assert!(first.contains("advertisements") && second.contains("About rashed"), "{proposed:?}");
    assert!(third.contains("Schreibe einen Kommentar") && fourth.contains("E-Mail-Adresse"), "{proposed:?}");
}

#[test]
fn details_are_said_unknown_and_undone() {
    let user = User::with_article();
    let id = user.state.open_document().unwrap().id();
    let told = |user: &User, detail| user.state.open_document().unwrap().details().get(detail);
    assert_ne!(told(&user, Detail::Accessed), Told::Absent, "when it was read is known");
    let user = user.does(Intent::SetDetail(id, Detail::Authors, Told::Said(vec!["Ada".into(), "Bo".into()])));
    let user = user.does(Intent::SetDetail(id, Detail::Published, Told::Unknown));
    assert_eq!(told(&user, Detail::Authors), Told::Said(vec!["Ada".into(), "Bo".into()]));
    assert_eq!(told(&user, Detail::Published), Told::Unknown);
    let title = told(&user, Detail::Title);
    let user = user.does(Intent::SetDetail(id, Detail::Title, Told::Absent));
    assert_eq!(told(&user, Detail::Title), title, "an article keeps a title to be found by");
    let user = user.does(Intent::Undo);
    assert_eq!(told(&user, Detail::Published), Told::Absent);
}

fn read_behind(html: &str) -> (Rc<Article>, Rc<Details>) {
    let read = beleg::intake::file::extract(html.as_bytes(), About { name: Some("a.html"), ..About::default() }).unwrap();
    let (article, details) = read.into_article("a.html");
    (Rc::new(article), Rc::new(details))
}

#[test]
fn an_article_that_was_read_behind_the_scenes_opens_unless_its_reader_has_gone_on() {
    let (article, details) = read_behind("<title>Moon</title><p>It is made of cheese.");
    let id = DocumentId::new(Timestamp(5), [5; 10]);
    let take = |reading| Intent::TakeArticle {
        reading,
        id,
        article: Rc::clone(&article),
        details: Rc::clone(&details),
        marks: Vec::new(),
    };
    let begin = || Intent::BeginReading { number: 1, name: "a.html".into() };

    let opened = User::new().does(begin()).does(take(1));
    assert_eq!((opened.state.route.document(), opened.state.readings.len()), (Some(id), 0));

    let elsewhere = User::new().does(begin()).does(Intent::Open(Route::Help)).does(take(1));
    assert_eq!(*elsewhere.state.route, Route::Help);
    assert!(matches!(elsewhere.last_notice(), NoticeBody::TakenIn { elsewhere: true, .. }));
    assert!(elsewhere.state.library.documents.contains_key(&id));

    let cancelled = User::new().does(begin()).does(Intent::EndReading(1)).does(take(1));
    assert!(cancelled.state.library.is_empty(), "what was called off does not come");
}

#[test]
fn an_article_is_read_again_in_another_encoding_while_nothing_is_marked_in_it() {
    let (wrong, details) = read_behind("<title>Moon</title><p>GrÃ¼ÃŸe von hier.");
    let (right, again) = read_behind("<title>Moon</title><p>Grüße von hier.");
    let id = DocumentId::new(Timestamp(5), [5; 10]);
    let take = |article: &Rc<Article>, details: &Rc<Details>| Intent::TakeArticle {
        reading: 1,
        id,
        article: Rc::clone(article),
        details: Rc::clone(details),
        marks: Vec::new(),
    };
    let begin = || Intent::BeginReading { number: 1, name: "a.html".into() };
    let user = User::new().does(begin()).does(take(&wrong, &details));
    let user = user.does(Intent::SetDetail(id, Detail::Genre, Told::text("news")));
    let user = user.does(begin()).does(take(&right, &again));
    let document = user.state.open_document().unwrap();
    assert!(document.article().text().contains("Grüße"));
    assert_eq!(document.details().get(Detail::Genre), Told::text("news"), "what a person said stays");
    let user = user.marks("Grüße", Kind::Claim).does(begin()).does(take(&wrong, &details));
    assert!(user.state.open_document().unwrap().article().text().contains("Grüße"));
    assert_eq!((user.last_notice(), user.state.readings.len()), (&NoticeBody::EditRefused, 0));
}

#[test]
fn a_new_version_is_taken_over_only_on_what_it_was_compared_with() {
    use beleg::{app::versions::Comparison, domain::article::BlockKind};
    let user = User::with_article().marks("Juli", Kind::Claim);
    let was = user.state.open_document().unwrap().clone();
    let new = ARTICLE.replace("vier", "fünf");
    let article = Article::new(new.split("\n\n").map(|text| (BlockKind::Paragraph, text.to_owned())));
    let mut comparison = Comparison::begin(&was, Rc::new(article), Rc::new(Details::default()));
    while !comparison.step() {}
    let text = Rc::new(comparison.new_text(&[], Timestamp(1_700_000_100_000)));
    let take = || Intent::UpdateArticle { was: was.clone(), text: text.clone() };
    let meanwhile = [Intent::SetDetail(was.id(), Detail::Outlet, Told::text("Rundschau")), Intent::ToggleBoilerplate(0)];
    let mut user = user;
    for change in meanwhile {
        let changed = user.does(change);
        let before = changed.state.library.documents.clone();
        let refused = changed.does(take());
        assert_eq!((refused.last_notice(), &refused.state.library.documents), (&NoticeBody::ArticleChanged, &before));
        user = refused.does(Intent::Undo);
    }
    // Undone, it is what it was.
    let user = user.does(take());
    assert_eq!(user.last_notice(), &NoticeBody::ArticleUpdated);
    assert!(user.state.open_document().unwrap().article().text().contains("fünf Jahren"));
}
