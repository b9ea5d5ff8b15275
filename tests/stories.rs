//! The state machine as its user meets it: what is done, step by step, and what stands then. No browser takes part.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use beleg::{
    app::{
        action::{Action, Edge, Intent, Pointing, Unit},
        keep::{self, Keeper},
        keys::{self as page_keys, KeyPress, Place},
        notice::{NoticeBody, Refusal},
        persist,
        ports::{KeyValue, MemoryStore},
        route::Route,
        select,
        state::{AppState, Focus, Library, PanelMode, Stage},
        update::{TRASH_KEEPS_MS, update},
    },
    domain::{
        article::Article,
        details::{Detail, Details, Told},
        id::DocumentId,
        mark::Kind,
        query::Direction,
        settings::Settings,
        stamp::{ReplicaId, Timestamp},
        tags::{TagDefinition, TagId},
        text::{ByteOffset, TextRange},
    },
    format::{self, native},
    intake::file::About,
};

const ARTICLE: &str = "US-geführte Anti-IS-Koalition beendet Mission\n\nNach vier Jahren 😀 war die Mission beendet. 2.500 Soldaten bleiben.\n\nDie USA hatten im Juli angekündigt, abzuziehen.";

/// A user at the desk. Time goes on by a second with every step, so that no steps join.
struct User {
    state: AppState,
    now: u64,
}

impl User {
    fn new() -> Self {
        Self { state: AppState::new(Library::default(), Settings::default(), Route::Library, ReplicaId(7)), now: 1_700_000_000_000 }
    }

    fn with_article() -> Self {
        Self::new().does(Intent::TakeText { text: ARTICLE.to_owned(), file_name: None })
    }

    fn does(mut self, intent: Intent) -> Self {
        self.now += 1_000;
        let random = [(self.now / 1_000 % 251) as u8; 10];
        if let Some(next) = update(&self.state, Action { intent, at: Timestamp(self.now), random }) {
            self.state = next;
        }
        self
    }

    fn presses(self, key: &str, place: Place) -> Self {
        let (command, key) = key.strip_prefix("Ctrl+").map_or((false, key), |key| (true, key));
        let (shift, key) = key.strip_prefix("Shift+").map_or((false, key), |key| (true, key));
        let press = KeyPress { key: key.to_owned(), command, shift, alt: false, place };
        match page_keys::intent(&self.state, &press) {
            Some(intent) => self.does(intent),
            None => self,
        }
    }

    fn range(&self, words: &str) -> TextRange {
        let document = self.state.open_document().expect("an article");
        let start = document.article().text().find(words).expect(words);
        TextRange::from_bytes(start..start + words.len())
    }

    fn selects(self, words: &str) -> Self {
        let ranges = vec![self.range(words)];
        self.does(Intent::Select { ranges, by: Pointing::Mouse })
    }

    fn marks(self, words: &str, kind: Kind) -> Self {
        self.selects(words).does(Intent::MarkAs { kind, entity_type: None })
    }

    /// All marks in the order of the text, as `Kind: words`.
    fn told(&self) -> Vec<String> {
        let document = self.state.open_document().expect("an article");
        let shown = beleg::domain::query::visible(document, &Default::default());
        shown.iter().map(|mark| format!("{:?}: {}", mark.kind, mark.quote())).collect()
    }

    fn active(&self) -> beleg::domain::id::MarkId {
        self.state.desk.active.expect("a mark is open")
    }

    fn last_notice(&self) -> &NoticeBody {
        &self.state.spoken.body
    }
}

#[test]
fn one_key_makes_a_mark_and_undo_and_redo_go_back_and_forth() {
    let user = User::with_article().selects("Nach vier Jahren").presses("c", Place::Article);
    assert_eq!(user.told(), ["Claim: Nach vier Jahren"]);
    assert_eq!(user.state.desk.selection, None);
    let user = user.presses("Ctrl+z", Place::Page);
    assert_eq!((user.told(), user.state.desk.active), (vec![], None));
    let user = user.presses("Ctrl+Shift+Z", Place::Page);
    assert_eq!(user.told(), ["Claim: Nach vier Jahren"]);
    let user = user.presses("Ctrl+Shift+Z", Place::Page);
    assert_eq!(*user.last_notice(), NoticeBody::NothingToRedo);
}

#[test]
fn a_part_of_a_word_becomes_an_entity_of_a_type_by_two_keys() {
    let user = User::with_article().selects("IS").presses("e", Place::Article);
    assert_eq!(user.state.desk.selection.as_ref().map(|selection| selection.stage), Some(Stage::EntityType));
    let user = user.presses("2", Place::Article);
    let mark = user.state.open_document().unwrap().mark(user.active()).unwrap().clone();
    assert_eq!((mark.kind, mark.quote(), mark.entity_type.clone()), (Kind::Entity, "IS".to_owned(), TagId::new("ORG")));
    let carried = user.state.open_document().unwrap().tag_set();
    assert_eq!(carried.tags.len(), 1, "the type's definition travels with the article");
}

#[test]
fn a_key_beyond_ascii_is_found_whatever_its_case() {
    let settings = Settings::default();
    let law = (**settings.tags.get(&TagId::new("LAW").unwrap()).unwrap()).clone();
    let user = User::with_article().does(Intent::PutTag(Rc::new(TagDefinition { key: Some('ä'), ..law })));
    let user = user.selects("IS").presses("e", Place::Article).presses("Ä", Place::Article);
    assert_eq!(user.state.open_document().unwrap().mark(user.active()).unwrap().entity_type, TagId::new("LAW"));
}

#[test]
fn an_interrupted_mark_has_several_spans_and_loses_them_again() {
    let user = User::with_article().marks("hatten", Kind::Claim);
    let ranges = vec![user.range("angekündigt")];
    let user = user.does(Intent::AddSpan(ranges));
    assert_eq!(user.told(), ["Claim: hatten … angekündigt"]);
    let mark = user.active();
    let user = user.does(Intent::RemoveSpan { mark, span: 0 });
    assert_eq!(user.told(), ["Claim: angekündigt"]);
    let user = user.does(Intent::RemoveSpan { mark, span: 0 });
    assert_eq!(user.told(), ["Claim: angekündigt"], "the last span stays");
}

#[test]
fn ends_move_by_characters_words_and_sentences_and_never_cross() {
    let user = User::with_article().marks("vier Jahren", Kind::Claim);
    let mark = user.active();
    let moves = |edge, unit, outwards| Intent::MoveBoundary { mark, edge, unit, outwards };
    let user = user.does(moves(Edge::Start, Unit::Word, true));
    assert_eq!(user.told(), ["Claim: Nach vier Jahren"]);
    let user = user.does(moves(Edge::End, Unit::Sentence, true));
    assert_eq!(user.told(), ["Claim: Nach vier Jahren 😀 war die Mission beendet."]);
    let user = user.does(moves(Edge::End, Unit::Character, false));
    assert_eq!(user.told(), ["Claim: Nach vier Jahren 😀 war die Mission beendet"]);
    let before = user.told();
    let user = user.does(Intent::SetBoundary { mark, span: 0, edge: Edge::End, to: ByteOffset(0) });
    assert_eq!(user.told(), before, "an end before its start changes nothing");
}

#[test]
fn white_space_alone_is_no_selection_and_ends_are_trimmed() {
    let user = User::with_article();
    let user = user.does(Intent::Select { ranges: vec![TextRange::from_bytes(46..48)], by: Pointing::Mouse });
    assert_eq!(user.state.desk.selection, None);
    let user = user.selects(" vier ").presses("s", Place::Article);
    assert_eq!(user.told(), ["Source: vier"]);
}

#[test]
fn whole_words_are_taken_when_the_settings_say_so() {
    let user = User::with_article().does(Intent::SetSnap(true)).selects("oldat").presses("c", Place::Article);
    assert_eq!(user.told(), ["Claim: Soldaten"]);
}

#[test]
fn the_reading_cursor_selects_a_sentence_and_is_never_a_trap() {
    let go = |user: User, key| user.presses(key, Place::Article);
    let user = go(go(User::with_article(), "n"), "Shift+N").does(Intent::ReleaseShift);
    let asked = user.state.desk.focus;
    let user = user.does(Intent::ReleaseShift);
    assert_eq!(user.state.desk.focus, asked, "going back with Shift and Tab does not throw the keyboard into the popover again");
    let user = go(user, "c");
    assert_eq!(user.told(), ["Claim: Nach vier Jahren 😀 war die Mission beendet."]);
    let user = user.does(Intent::LeaveCard).does(Intent::ReleaseShift);
    assert_eq!(user.state.desk.selection, None, "letting Shift go later offers nothing");
    let user = go(user, "Ctrl+a");
    assert_eq!(user.state.desk.selection.as_ref().map(|all| all.ranges[0].len()), Some(ARTICLE.len()));
}

#[test]
fn letters_are_left_to_text_fields_and_can_be_switched_off() {
    let user = User::with_article().selects("Juli").presses("c", Place::TextField);
    assert!(user.told().is_empty());
    let user = user.does(Intent::SetSingleKeys(false)).presses("c", Place::Article);
    assert!(user.told().is_empty());
    let user = user.does(Intent::SetSingleKeys(true)).presses("c", Place::Article).presses("Ctrl+z", Place::TextField);
    assert_eq!(user.told(), ["Claim: Juli"], "undo leaves text fields alone");
}

#[test]
fn l_offers_ties_for_the_active_mark_where_marks_are_shown() {
    let user = User::with_article().marks("Juli", Kind::Claim);
    let id = user.active();
    let user = user.does(Intent::SetPanel(PanelMode::Sources)).presses("l", Place::Page);
    assert_eq!(user.state.desk.focus.map(|request| request.to), Some(Focus::Tie(id)));
    assert_eq!(user.state.desk.panel, PanelMode::Margin);
    let asked = user.state.desk.focus;
    let user = user.does(Intent::Activate(None)).presses("l", Place::Page);
    assert_eq!(user.state.desk.focus, asked, "nothing is active");
    let user = user.marks("Nach vier", Kind::Note).presses("l", Place::Page);
    assert!(!matches!(user.state.desk.focus.map(|request| request.to), Some(Focus::Tie(_))), "a note is tied to nothing");
}

#[test]
fn steps_lead_through_the_marks_that_pass_the_filter() {
    let user = User::with_article().marks("Juli", Kind::Claim).marks("Nach vier", Kind::Source).marks("Die USA", Kind::Claim);
    let user = user.does(Intent::Activate(None)).does(Intent::ToggleKindFilter(Kind::Claim));
    let quote = |user: &User| user.state.open_document().unwrap().mark(user.active()).unwrap().quote();
    let user = user.does(Intent::PlaceCursor { to: ByteOffset(0), extend: false }).presses("j", Place::Page);
    assert_eq!(quote(&user), "Die USA");
    let user = user.presses("j", Place::Page);
    assert_eq!(quote(&user), "Juli");
    let user = user.does(Intent::Step(Direction::Next));
    assert_eq!(quote(&user), "Juli", "the last is the last");
    assert_eq!(quote(&user.presses("k", Place::Page)), "Die USA");
}

#[test]
fn a_deleted_article_comes_back_with_its_history() {
    let user = User::with_article().marks("Juli", Kind::Claim);
    let id = user.state.route.document().unwrap();
    let user = user.does(Intent::RemoveDocument(id));
    assert_eq!((*user.state.route).clone(), Route::Library);
    assert!(user.state.library.is_empty());
    let user = user.presses("Ctrl+z", Place::Page).does(Intent::Open(Route::Desk { document: id, mark: None }));
    assert_eq!(user.told(), ["Claim: Juli"]);
    assert!(user.presses("Ctrl+z", Place::Page).told().is_empty());
}

#[test]
fn what_cannot_be_taken_is_refused_with_a_reason_and_nothing_changes() {
    let rows: [(&str, &[u8], Refusal); 7] = [
        ("empty.txt", b" \n\t ", Refusal::Empty),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refusal::Binary(Some("a PNG image"))),
        ("page.html", b"<!doctype html><p>Text", Refusal::Markup),
        (
            "other.json",
            b"{\"type\":\"AnnotationCollection\",\"@context\":\"http://www.w3.org/ns/anno.jsonld\"}",
            Refusal::OtherFormat(None),
        ),
        ("broken.json", b"{\"format\":\"beleg\",", Refusal::BrokenJson { line: 1, column: 18 }),
        ("newer.json", b"{\"format\":\"beleg\",\"version\":9,\"documents\":[]}", Refusal::NewerVersion(9)),
        ("none.json", b"{\"format\":\"beleg\",\"version\":1,\"documents\":[]}", Refusal::NoDocuments),
    ];
    for (name, content, expected) in rows {
        let user = User::new().does(Intent::TakeFile { name: name.to_owned(), bytes: content.into() });
        let NoticeBody::Refused { name: told, why } = user.last_notice() else { panic!("{name}: {:?}", user.last_notice()) };
        assert_eq!(told.as_deref(), Some(name));
        assert_eq!(std::mem::discriminant(why), std::mem::discriminant(&expected), "{name}: {why:?}");
        assert!(user.state.library.documents.is_empty());
    }
}

#[test]
fn importing_a_colleagues_file_twice_changes_nothing_the_second_time() {
    let colleague = User::with_article().marks("Juli", Kind::Claim);
    let file = native::write_one(colleague.state.open_document().unwrap());
    let import = || Intent::TakeFile { name: "a.beleg.json".to_owned(), bytes: file.as_bytes().into() };
    let user = User::new().does(import());
    assert_eq!(user.told(), ["Claim: Juli"]);
    let before = user.state.library.documents.clone();
    let user = user.does(import());
    assert!(matches!(user.last_notice(), NoticeBody::Imported { added: 0, merged: 0, unchanged: 1, .. }));
    assert_eq!(user.state.library.documents, before);
}

fn keys(store: &MemoryStore) -> Vec<String> {
    store.keys().unwrap()
}

/// What a tab finds that starts now, without a mirror.
fn start(store: &Rc<MemoryStore>) -> persist::Start {
    let mut keeper = Keeper::new(ReplicaId(99), Rc::clone(store) as Rc<dyn KeyValue>, Ok(()));
    persist::start(&mut keeper, &keys(store), None, || false)
}

#[test]
fn what_is_stored_is_there_at_the_next_start_and_damage_is_put_aside() {
    let store = Rc::new(MemoryStore::default());
    let mut keeper = Keeper::new(ReplicaId(7), Rc::clone(&store) as Rc<dyn KeyValue>, Ok(()));
    let user = User::with_article().marks("Juli", Kind::Claim);
    keeper.changed(&user.state.library);
    assert_eq!(start(&store).documents, user.state.library.documents, "from the journal alone");
    user.state.library.documents.keys().for_each(|id| keeper.own(*id));
    assert!(keeper.settle().is_empty());
    let [key] = keys(&store).try_into().expect("the own key alone");
    assert_eq!(start(&store).documents, user.state.library.documents);

    let cut: String = store.get(&key).unwrap().unwrap().chars().take(200).collect();
    store.set(&key, &cut).unwrap();
    let after = start(&store);
    assert!(after.documents.is_empty());
    let [aside] = after.set_aside.as_slice() else { panic!("{:?}", after.set_aside) };
    assert_eq!(store.get(aside).unwrap().as_deref(), Some(cut.as_str()), "untouched");
    assert_eq!(store.get(&key).unwrap(), None);
    assert!(start(&store).set_aside.is_empty(), "it is put aside once");
}

#[test]
fn values_of_version_0_1_are_read_and_sealed() {
    let store = Rc::new(MemoryStore::default());
    let user = User::with_article().marks("Juli", Kind::Claim);
    let document = user.state.open_document().unwrap();
    let key = keep::keys::document(document.id());
    store.set(&key, &native::write_one(document)).unwrap();
    let mut keeper = Keeper::new(ReplicaId(8), Rc::clone(&store) as Rc<dyn KeyValue>, Ok(()));
    let start = persist::start(&mut keeper, &keys(&store), None, || false);
    assert_eq!(start.documents, user.state.library.documents);
    keeper.wanted_locks(None).into_iter().for_each(|id| keeper.own(id));
    assert!(keeper.settle().is_empty());
    assert!(format::stored::check_of(&store.get(&key).unwrap().unwrap()).is_some());
}

#[test]
fn what_a_newer_version_wrote_is_left_alone() {
    let store = Rc::new(MemoryStore::default());
    let id = User::with_article().state.open_document().unwrap().id();
    let newer = "{\"format\":\"beleg\",\"version\":99,\"documents\":[]}";
    store.set(&keep::keys::document(id), newer).unwrap();
    let start = start(&store);
    assert!(start.documents.is_empty() && start.set_aside.is_empty());
    assert_eq!(store.get(&keep::keys::document(id)).unwrap().as_deref(), Some(newer));
}

#[test]
fn a_deleted_article_lies_in_the_trash_for_thirty_days() {
    let user = User::with_article().marks("Juli", Kind::Claim);
    let id = user.state.open_document().unwrap().id();
    let user = user.does(Intent::RemoveDocument(id));
    assert_eq!((*user.state.route).clone(), Route::Library);
    assert!(user.state.library.is_empty());
    assert_eq!(select::trash(&user.state.library).len(), 1);
    let undone = User { state: user.state.clone(), ..user }.does(Intent::Undo);
    assert_eq!(undone.state.library.shown(), 1, "deleting is undone in the library");
    let user = undone.does(Intent::RemoveDocument(id));
    let left = |milliseconds: u64| {
        let action = Action { intent: Intent::Heard(vec![]), at: Timestamp(user.now + milliseconds), random: [0; 10] };
        update(&user.state, action).unwrap_or_else(|| user.state.clone()).library.documents.len()
    };
    assert_eq!((left(TRASH_KEEPS_MS), left(TRASH_KEEPS_MS + 1)), (1, 0));
    let user = user.does(Intent::PurgeDocument(id));
    assert!(user.state.library.documents.is_empty());
}

#[test]
fn restoring_a_backup_twice_changes_nothing_the_second_time() {
    let one = User::with_article().marks("Juli", Kind::Claim);
    let id = one.state.open_document().unwrap().id();
    let one = one.does(Intent::SetName("Ada".to_owned()));
    let two = one
        .does(Intent::TakeText { text: "Noch ein Artikel.\n\nKurz.".to_owned(), file_name: None })
        .does(Intent::RemoveDocument(id));
    let documents: Vec<_> = two.state.library.documents.values().map(|document| &**document).collect();
    let backup = native::write_backup(&documents, Timestamp(1), &two.state.settings);
    let restore = || Intent::TakeFile { name: "backup.beleg.json".to_owned(), bytes: backup.as_bytes().into() };
    let fresh = User::new().does(restore());
    assert_eq!(fresh.state.library.documents, two.state.library.documents, "the trash included");
    assert_eq!(fresh.state.settings.name, "Ada");
    let before = (fresh.state.library.clone(), fresh.state.settings.clone());
    let fresh = fresh.does(restore());
    assert!(matches!(fresh.last_notice(), NoticeBody::Imported { added: 0, merged: 0, unchanged: 2, .. }));
    assert_eq!((fresh.state.library.clone(), fresh.state.settings.clone()), before);
}

#[test]
fn opening_a_file_brings_its_article_back_from_the_trash() {
    let user = User::with_article();
    let document = user.state.open_document().unwrap().clone();
    let file = native::write_one(&document);
    let user = user.does(Intent::RemoveDocument(document.id()));
    let user = user.does(Intent::TakeFile { name: "a.beleg.json".to_owned(), bytes: file.as_bytes().into() });
    assert_eq!(user.state.library.shown(), 1);
    assert_eq!(user.state.route.document(), Some(document.id()));
}

#[test]
fn an_address_waits_until_all_that_is_stored_has_been_looked_through() {
    let there = User::with_article();
    let document = (*there.state.library.documents.values().next().unwrap()).clone();
    let route = Route::Desk { document: document.id(), mark: None };
    let looking = || Library { looking: true, ..Library::default() };
    let user =
        || User { state: AppState::new(looking(), Settings::default(), route.clone(), ReplicaId(7)), now: 1_800_000_000_000 };
    let told = |user: &User| user.state.notices.len();
    assert_eq!(told(&user()), 0, "nothing is missing yet");
    // It lay in the store that is read later.
    let found = user().does(Intent::Heard(vec![(*document).clone()])).does(Intent::NotFound(Vec::new()));
    assert_eq!(told(&found), 0);
    assert_eq!(found.state.open_document().map(|document| document.id()), Some(document.id()));
    // It is nowhere.
    let lost = user().does(Intent::NotFound(Vec::new()));
    assert_eq!(*lost.last_notice(), NoticeBody::NoSuchDocument);
    // And in the library, nothing is said of an article that nobody asked for.
    let mut elsewhere = user();
    elsewhere.state = AppState::new(looking(), Settings::default(), Route::Library, ReplicaId(7));
    assert_eq!(told(&elsewhere.does(Intent::NotFound(vec![document.id()]))), 0);
}

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
    let sample = include_str!("../static/sample/article.txt");
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
    let take = |reading| Intent::TakeArticle { reading, id, article: Rc::clone(&article), details: Rc::clone(&details) };
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
