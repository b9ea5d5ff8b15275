//! What a mark can be tied to, on the annotated sample: what is on offer, and that every tie is one act that one undo takes back.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use beleg::{
    domain::{
        desk::{
            acts::ActError,
            field::{Field, RecordKind, Subject},
            query::Relations,
            ties::{self, Target, Way},
        },
        document::Document,
        edit::Edit,
        id::RecordId,
        mark::Kind,
        stamp::{ReplicaId, Stamp, Timestamp},
    },
    format::native::read,
};

const SAID_BY: Way = Way::Link("said_by");
const MENTIONS: Way = Way::Field(Field::Mentioned);

fn sample() -> Document {
    read(include_str!("../static/sample/annotated.beleg.json")).unwrap().documents.remove(0)
}

fn new_id(number: u8) -> RecordId {
    RecordId::new(Timestamp(1_800_000_000_000), [number; 10])
}

fn done(document: &Document, edit: &Edit) -> Document {
    let stamp = |counter| Stamp { at: Timestamp(1_800_000_000_000), counter, replica: ReplicaId(1) };
    let (next, inverse) = document.apply(edit, stamp(1)).unwrap();
    assert!(next.apply(&inverse, stamp(2)).unwrap().0.same_content(document), "one undo takes it back");
    next
}

fn marks(document: &Document, kind: Kind) -> Vec<RecordId> {
    document.marks().filter(|mark| mark.kind == kind).map(|mark| mark.id.into()).collect()
}

#[test]
fn sources_are_offered_by_nearness_and_never_twice() {
    let document = sample();
    let relations = Relations::of(&document);
    let start = |id: &RecordId| document.mark(id.as_mark()).unwrap().extent().unwrap().start().get();
    for claim in marks(&document, Kind::Claim) {
        let tied = ties::tied(&document, &relations, claim, SAID_BY);
        let offered = ties::offered(&document, &relations, claim, (SAID_BY, Target::Sources));
        assert_eq!(offered.len() + tied.len(), marks(&document, Kind::Source).len());
        assert!(offered.iter().all(|source| !tied.contains(source)));
        assert!(offered.is_sorted_by_key(|source| start(source).abs_diff(start(&claim))));
        let others = ties::offered(&document, &relations, claim, (Way::Link("supports"), Target::Claims));
        assert!(!others.contains(&claim));
    }
}

#[test]
fn entities_are_offered_by_how_often_they_are_mentioned() {
    let document = sample();
    let relations = Relations::of(&document);
    let mention = marks(&document, Kind::Entity)[0];
    let offered = ties::offered(&document, &relations, mention, (MENTIONS, Target::Entities));
    assert!(offered.len() > 3);
    assert!(offered.is_sorted_by_key(|entity| std::cmp::Reverse(relations.mentions(&document, *entity).len())));
}

#[test]
fn a_claim_is_tied_and_untied() {
    let document = sample();
    let relations = Relations::of(&document);
    let claim = marks(&document, Kind::Claim)[0];
    let source = ties::offered(&document, &relations, claim, (SAID_BY, Target::Sources))[0];
    let next = done(&document, &ties::tie(&document, new_id(1), claim, SAID_BY, source).unwrap());
    let relations = Relations::of(&next);
    assert!(ties::tied(&next, &relations, claim, SAID_BY).contains(&source));
    assert!(ties::neighbours(&next, &relations, claim).iter().any(|mark| RecordId::from(mark.id) == source));
    assert!(ties::neighbours(&next, &relations, source).iter().any(|mark| RecordId::from(mark.id) == claim));
    assert_eq!(ties::tie(&next, new_id(2), claim, SAID_BY, source), Err(ActError::AlreadyLinked));
    assert_eq!(ties::tie(&next, new_id(2), claim, SAID_BY, claim), Err(ActError::LinksToItself));
    let back = done(&next, &ties::untie(&next, claim, SAID_BY, source).unwrap());
    assert!(!ties::tied(&back, &Relations::of(&back), claim, SAID_BY).contains(&source));
    assert_eq!(ties::untie(&back, claim, SAID_BY, source), None);
}

#[test]
fn a_mention_gets_an_entity_of_its_own() {
    let document = sample();
    let mention = marks(&document, Kind::Entity)[0];
    assert_eq!(document.subject(mention), Some(Subject::Mention));
    let ids = (new_id(1), new_id(2));
    let next = done(&document, &ties::tie_new(&document, ids, mention, MENTIONS, " Irakische Armee ").unwrap());
    assert_eq!(ties::tied(&next, &Relations::of(&next), mention, MENTIONS), [ids.0]);
    let made = next.record(ids.0).unwrap();
    assert_eq!((made.kind(), made.text(Field::Name)), (RecordKind::Entity, "Irakische Armee"));
    assert_eq!(made.text(Field::EntityType), document.mark(mention.as_mark()).unwrap().entity_type.as_ref().unwrap().as_str());
    assert_eq!(ties::name(&next, ids.0), "Irakische Armee");

    let claim = marks(&document, Kind::Claim)[0];
    let next = done(&document, &ties::tie_new(&document, ids, claim, Way::Link("about"), "NATO").unwrap());
    assert!(ties::tied(&next, &Relations::of(&next), claim, Way::Link("about")).contains(&ids.0));
    assert_eq!(ties::tie_new(&document, ids, claim, Way::Link("about"), " "), Err(ActError::NoName));
    assert_eq!(ties::tie_new(&document, ids, new_id(9), MENTIONS, "x"), Err(ActError::NoSuchRecord(new_id(9))));
}

#[test]
fn what_is_called_as_typed_comes_first_and_nothing_else_is_let_through() {
    let names = ["Irakische Armee", "Armee des Iran", "Irak", "Äthiopien und Irak"];
    let matching = |typed: &str| -> Vec<String> {
        let offered = names.iter().enumerate().map(|(index, name)| (new_id(index as u8), (*name).to_owned()));
        ties::matching(offered, typed).into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(matching(""), names, "as they come");
    assert_eq!(matching("  "), names);
    assert_eq!(matching("irak"), ["Irak", "Irakische Armee", "Äthiopien und Irak"]);
    assert_eq!(matching("arm"), ["Irakische Armee", "Armee des Iran"]);
    assert_eq!(matching("ran"), ["Armee des Iran"]);
    assert_eq!(matching("Sibley"), Vec::<String>::new());
}
