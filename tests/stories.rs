//! The state machine as its user meets it: what is done, step by step, and what stands then. No browser takes part.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use beleg::{
    app::{
        action::{Action, Edge, Intent, Pointing, Unit},
        arrivals::counts,
        keep::{self, Keeper},
        keys::{self as page_keys, KeyPress, Place},
        messages::Catalogue,
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
        stamp::{Clock, ReplicaId, Timestamp},
        tags::{TagDefinition, TagId},
        text::{ByteOffset, TextRange},
    },
    format::{self, native},
    intake::file::About,
};

#[path = "stories/arriving.rs"]
mod arriving;
#[path = "stories/attention.rs"]
mod attention;
#[path = "stories/folding.rs"]
mod folding;
#[path = "stories/keeping.rs"]
mod keeping;
#[path = "stories/keyboards.rs"]
mod keyboards;
#[path = "stories/merging.rs"]
mod merging;
#[path = "stories/recordings.rs"]
mod recordings;
#[path = "stories/tables.rs"]
mod tables;
#[path = "stories/telling.rs"]
mod telling;
#[path = "stories/twins.rs"]
mod twins;

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
        let press = KeyPress { key: key.to_owned(), command, shift, place, ..KeyPress::default() };
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

    /// What was told of the last import, without what there was none of.
    fn imported(&self) -> String {
        let NoticeBody::Imported { taken, .. } = self.last_notice() else { panic!("{:?}", self.last_notice()) };
        let english = Catalogue::texts("en").unwrap().into_iter().map(|(key, text)| (key.to_owned(), text.into())).collect();
        counts::told(taken, &Catalogue::new("en", english, None)).unwrap_or_default()
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
    let rows: [(&str, &[u8], Refusal); 8] = [
        ("empty.txt", b" \n\t ", Refusal::Empty),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Refusal::Binary(Some("a PNG image"))),
        ("page.html", b"<!doctype html><p>Text", Refusal::Markup),
        (
            "other.json",
            b"{\"type\":\"AnnotationCollection\",\"@context\":\"http://www.w3.org/ns/anno.jsonld\"}",
            Refusal::NoAnnotations,
        ),
        ("other.json", b"{\"type\":\"FeatureCollection\",\"features\":[]}", Refusal::OtherFormat(None)),
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
    assert_eq!(user.imported(), "");
    assert_eq!(user.state.library.documents, before);
}
