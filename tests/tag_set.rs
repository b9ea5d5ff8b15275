//! Merging, splitting and taking back words of the tag set, over all articles at once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use beleg::{
    app::{
        action::{Action, Intent},
        notice::{NoticeBody, Retagged},
        route::Route,
        state::{AppState, Library},
        tag_acts::{TagAct, filed},
        update::update,
    },
    domain::{
        desk::{
            entry::Value,
            field::Field,
            refile::{filed_under, refile},
        },
        document::Document,
        id::{DocumentId, RecordId},
        mark::Kind,
        settings::Settings,
        stamp::{ReplicaId, Timestamp},
        table::Table,
        tags::{TagDefinition, TagId, TagRole},
    },
    format::native,
};

const SAMPLE: &str = include_str!("../static/sample/annotated.beleg.json");

fn sample() -> Document {
    native::read(SAMPLE).unwrap().documents.into_iter().next().unwrap()
}

fn state() -> AppState {
    let documents: Table<DocumentId, Rc<Document>> =
        [sample()].into_iter().map(|document| (document.id(), Rc::new(document))).collect();
    AppState::new(Library { documents, ..Library::default() }, Settings::default(), Route::Library, ReplicaId(7))
}

fn does(state: &AppState, intent: Intent, second: u64) -> AppState {
    update(state, Action { intent, at: Timestamp(1_900_000_000_000 + second * 1_000), random: [7; 10] }).expect("something changes")
}

fn tag(state: &AppState, id: &str) -> Rc<TagDefinition> {
    Rc::clone(state.settings.tags.get(&TagId::new(id).unwrap()).unwrap())
}

fn only(state: &AppState) -> &Rc<Document> {
    state.library.documents.values().next().unwrap()
}

fn count(state: &AppState, role: TagRole, word: &str) -> usize {
    filed_under(only(state), role, word).len()
}

fn told(state: &AppState) -> Retagged {
    state
        .notices
        .iter()
        .find_map(|notice| if let NoticeBody::Retagged(retagged) = &notice.body { Some(retagged.clone()) } else { None })
        .unwrap()
}

#[test]
fn types_of_entity_are_merged_and_one_undo_takes_it_back() {
    let before = state();
    let (persons, organisations) = (count(&before, TagRole::EntityType, "PERSON"), count(&before, TagRole::EntityType, "ORG"));
    assert!(persons > 0 && organisations > 0);
    let merge = TagAct::Merge { from: tag(&before, "ORG"), into: tag(&before, "PERSON") };
    let after = does(&before, Intent::Tags(merge), 1);
    assert_eq!(count(&after, TagRole::EntityType, "ORG"), 0);
    assert_eq!(count(&after, TagRole::EntityType, "PERSON"), persons + organisations);
    assert!(tag(&after, "ORG").archived, "what files elsewhere may use keeps its meaning");
    let of_marks =
        |state: &AppState| only(state).marks().filter(|mark| mark.kind == Kind::Entity && mark.entity_type.is_some()).count();
    assert_eq!(of_marks(&after), of_marks(&before));

    let retagged = told(&after);
    assert_eq!(retagged.documents.len(), 1);
    let back = does(&after, Intent::Tags(TagAct::Undo(retagged)), 2);
    assert_eq!(back.settings.tags, before.settings.tags);
    assert_eq!(count(&back, TagRole::EntityType, "ORG"), organisations);
    let marks = |state: &AppState| only(state).marks().cloned().collect::<Vec<_>>();
    assert_eq!(marks(&back), marks(&before));
}

#[test]
fn undo_leaves_an_article_alone_that_was_changed_since() {
    let before = state();
    let after = does(&before, Intent::Tags(TagAct::Merge { from: tag(&before, "ORG"), into: tag(&before, "PERSON") }), 1);
    let retagged = told(&after);
    let desk = does(&after, Intent::Open(Route::Desk { document: only(&after).id(), mark: None }), 2);
    let mark = only(&desk).marks().next().unwrap().id;
    let noted = does(&desk, Intent::SetNote(mark, "since then".to_owned()), 3);
    let back = does(&noted, Intent::Tags(TagAct::Undo(retagged)), 4);
    assert_eq!(&*only(&back).mark(mark).unwrap().note, "since then");
    assert_eq!(count(&back, TagRole::EntityType, "ORG"), 0, "its own undo takes that back, after the note");
}

#[test]
fn a_word_of_a_list_is_split_for_some_of_what_is_filed_under_it() {
    let before = state();
    let claims = filed_under(only(&before), TagRole::ClaimType, "event");
    assert!(claims.len() > 2, "{}", claims.len());
    let moved: Vec<(DocumentId, RecordId)> = claims.iter().take(2).map(|id| (only(&before).id(), *id)).collect();
    let from = Rc::new(TagDefinition::new(TagId::new("claim_type/event").unwrap(), TagRole::ClaimType, 1));
    assert_eq!(filed(&before.library, &from).len(), claims.len());
    let new = Rc::new(TagDefinition::new(TagId::new("claim_type/battle").unwrap(), TagRole::ClaimType, 90));
    let after = does(&before, Intent::Tags(TagAct::Split { from, new, filed: moved.clone() }), 1);
    assert_eq!(filed_under(only(&after), TagRole::ClaimType, "battle"), moved.iter().map(|(_, id)| *id).collect::<Vec<_>>());
    assert_eq!(count(&after, TagRole::ClaimType, "event"), claims.len() - 2);
    assert!(only(&after).tag_set().get(&TagId::new("claim_type/battle").unwrap()).is_some(), "it travels with the article");
}

#[test]
fn a_word_that_is_there_already_does_not_come_twice() {
    let document = sample();
    let claim = filed_under(&document, TagRole::ClaimType, "event")[0];
    let both = Value::texts(["quantity", "event", "law"]);
    let stamp = beleg::domain::stamp::Stamp { at: Timestamp(1_900_000_000_000), counter: 0, replica: ReplicaId(7) };
    let document = document.apply(&beleg::domain::edit::Edit::SetField(claim, Field::ClaimTypes, both), stamp).unwrap().0;
    let made = refile(&document, TagRole::ClaimType, "event", "quantity", Some(&[claim])).unwrap();
    let document = document.apply(&made, stamp).unwrap().0;
    let types: Vec<&str> = document.record(claim).unwrap().texts(Field::ClaimTypes).iter().map(|word| &**word).collect();
    assert_eq!(types, ["quantity", "law"]);
    assert_eq!(refile(&document, TagRole::ClaimType, "no such word", "event", None), None);
}

#[test]
fn a_site_has_settings_that_new_installations_begin_with() {
    let mut site = Settings { language: Some("de".into()), single_keys: false, name: "somebody".into(), ..Settings::default() };
    site.tags.tags.truncate(2);
    let own = Settings { replica: Some(ReplicaId(9)), ..Settings::default() };
    let begun = own.begun_with(&site);
    assert_eq!((begun.language.as_deref(), begun.single_keys, begun.tags.tags.len()), (Some("de"), false, 2));
    assert_eq!((begun.name.as_str(), begun.replica), ("", Some(ReplicaId(9))), "who writes here is nobody else");
}
