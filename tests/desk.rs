//! Acts at the desk, on the annotated sample: what they change, what they refuse, and that one undo takes all of it back.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use beleg::{
    domain::{
        desk::{
            acts::{self, ActError},
            entry::{NewRecord, Spans, Value, Values},
            field::{Field, RecordKind},
            query::Relations,
        },
        document::Document,
        edit::{Edit, EditError},
        id::RecordId,
        mark::{Anchor, Kind, Span},
        stamp::{ReplicaId, Stamp, Timestamp},
        text::TextRange,
    },
    format::native::read,
};

const LATER: u64 = 1_800_000_000_000;

fn sample() -> Document {
    read(include_str!("../static/sample/annotated.beleg.json")).unwrap().documents.remove(0)
}

fn new_id(number: u8) -> RecordId {
    RecordId::new(Timestamp(LATER), [number; 10])
}

fn stamp(counter: u32) -> Stamp {
    Stamp { at: Timestamp(LATER), counter, replica: ReplicaId(1) }
}

/// Applies an edit, and shows that its inverse takes all of it back.
fn done(document: &Document, edit: &Edit) -> Document {
    let (next, inverse) = document.apply(edit, stamp(1)).unwrap();
    let (back, again) = next.apply(&inverse, stamp(2)).unwrap();
    assert!(back.same_content(document), "one undo takes it back");
    assert!(back.apply(&again, stamp(3)).unwrap().0.same_content(&next), "and one redo does it again");
    next
}

fn entity(document: &Document, name: &str) -> RecordId {
    let is = |kind: RecordKind, own: &str| kind == RecordKind::Entity && own == name;
    document.records().find(|(_, entry)| is(entry.kind(), entry.text(Field::Name))).unwrap().0
}

fn first(document: &Document, kind: Kind) -> RecordId {
    document.marks().find(|mark| mark.kind == kind).unwrap().id.into()
}

#[test]
fn entities_are_merged_in_one_act_and_nothing_is_lost() {
    let document = sample();
    let (iraq, iraqis) = (entity(&document, "Irak"), entity(&document, "Iraker"));
    let relations = Relations::of(&document);
    let mentions = relations.mentions(&document, iraq).len() + relations.mentions(&document, iraqis).len();
    let about = |relations: &Relations, id| relations.linked_to(id, "about").count();
    let both_about: std::collections::BTreeSet<RecordId> =
        relations.linked_to(iraq, "about").chain(relations.linked_to(iraqis, "about")).collect();
    let next = done(&document, &acts::merge_entities(&document, iraq, &[iraqis]).unwrap());
    let relations = Relations::of(&next);
    assert_eq!(relations.mentions(&next, iraq).len(), mentions);
    assert_eq!(relations.mentions(&next, iraqis).len(), 0);
    assert_eq!(about(&relations, iraq), both_about.len(), "links went over, each once");
    assert!(next.record(iraqis).is_none());
    let entry = next.record(iraq).unwrap();
    assert_eq!(entry.text(Field::WikidataId), "Q796", "what the first says of itself stays");
    assert!(entry.texts(Field::Aliases).iter().any(|alias| &**alias == "Iraker"));
    assert!(entry.texts(Field::Aliases).iter().all(|alias| &**alias != "Irak"), "its own name is no alias");
    let claim = first(&document, Kind::Claim);
    let rows = [
        (iraq, vec![iraq], ActError::SameEntity),
        (iraq, vec![iraqis, iraqis], ActError::SameEntity),
        (iraq, vec![claim], ActError::NotAnEntity(claim)),
        (iraq, vec![new_id(9)], ActError::NoSuchRecord(new_id(9))),
    ];
    for (into, others, expected) in rows {
        assert_eq!(acts::merge_entities(&document, into, &others), Err(expected));
    }
}

#[test]
fn an_entity_is_split_in_one_act() {
    let document = sample();
    let group = entity(&document, "Islamischer Staat");
    let all = Relations::of(&document).mentions(&document, group);
    let daesh: Vec<RecordId> = all.iter().filter(|mark| &*mark.quote() == "DAESH").map(|mark| mark.id.into()).collect();
    assert_eq!((all.len(), daesh.len()), (11, 4));
    let next = done(&document, &acts::split_entity(&document, group, new_id(1), " DAESH ", &daesh).unwrap());
    let relations = Relations::of(&next);
    assert_eq!(relations.mentions(&next, new_id(1)).len(), 4);
    assert_eq!(relations.mentions(&next, group).len(), 7);
    let (old, new) = (next.record(group).unwrap(), next.record(new_id(1)).unwrap());
    assert_eq!((new.text(Field::Name), new.text(Field::EntityType)), ("DAESH", "ORG"));
    assert!(old.texts(Field::Aliases).iter().all(|alias| &**alias != "DAESH"));
    let back = done(&next, &acts::merge_entities(&next, group, &[new_id(1)]).unwrap());
    assert_eq!(Relations::of(&back).mentions(&back, group).len(), 11, "merging is the way back");
    let claim = first(&document, Kind::Claim);
    let rows = [
        (group, "", vec![], ActError::NoName),
        (group, "x", vec![claim], ActError::NotAMention(claim)),
        (claim, "x", vec![], ActError::NotAnEntity(claim)),
    ];
    for (from, name, mentions, expected) in rows {
        assert_eq!(acts::split_entity(&document, from, new_id(1), name, &mentions), Err(expected));
    }
}

#[test]
fn links_are_made_once_and_taken_away() {
    let document = sample();
    let (claim, iran) = (first(&document, Kind::Claim), entity(&document, "Iran"));
    let link = |document: &Document, id, from, to| acts::link(document, id, "about", (from, to), "inferred");
    let next = done(&document, &link(&document, new_id(1), claim, iran).unwrap());
    assert!(Relations::of(&next).linked_from(claim, "about").any(|to| to == iran));
    let rows = [
        (claim, iran, ActError::AlreadyLinked),
        (claim, claim, ActError::LinksToItself),
        (claim, new_id(7), ActError::NoSuchRecord(new_id(7))),
    ];
    for (from, to, expected) in rows {
        assert_eq!(link(&next, new_id(2), from, to), Err(expected));
    }
    // Two people make the same link; both are taken away together.
    let other = document.apply(&link(&document, new_id(3), claim, iran).unwrap(), stamp(9)).unwrap().0;
    let both = next.merge(&other).unwrap();
    assert_eq!(Relations::of(&both).links().len(), Relations::of(&next).links().len(), "it counts once");
    let gone = done(&both, &acts::unlink(&both, "about", claim, iran).unwrap());
    assert!(Relations::of(&gone).linked_from(claim, "about").all(|to| to != iran));
    assert_eq!(acts::unlink(&gone, "about", claim, iran), None);
}

#[test]
fn evidence_is_counted_for_and_against() {
    let mut document = sample();
    let claim = first(&document, Kind::Claim);
    let rows = [
        ("supports", "https://www.example.org/a", "", ""),
        ("supports", "https://example.org/b", "", ""),
        ("refutes", "https://other.example/", "The Hill", ""),
        ("refutes", "https://third.example/", "the hill ", ""),
        ("qualifies", "", "", "It did."),
        ("supports", "", "", ""),
    ];
    for ((stance, url, publisher, quote), number) in rows.into_iter().zip(1..) {
        let said = [(Field::Stance, stance), (Field::Address, url), (Field::Publisher, publisher), (Field::Quote, quote)];
        let values: Values = said.into_iter().filter_map(|(field, text)| Some((field.into(), Value::text(text)?))).collect();
        document = done(&document, &acts::add_to_claim(&document, claim, RecordKind::Evidence, new_id(number), values).unwrap());
    }
    let balance = Relations::of(&document).balance(&document, claim);
    assert_eq!(balance.supporting, [new_id(1), new_id(2)], "in the last nothing is written");
    assert_eq!(balance.refuting, [new_id(3), new_id(4)]);
    assert_eq!(balance.others, [new_id(5)]);
    assert_eq!(balance.independent, 2, "one host and one publisher");
    let source = first(&document, Kind::Source);
    let refused = acts::add_to_claim(&document, source, RecordKind::Evidence, new_id(9), Values::new());
    assert_eq!(refused, Err(ActError::NotAClaim(source)));
    let without = done(&document, &acts::remove(&document, claim).unwrap());
    assert!(without.mark(claim.as_mark()).is_none());
    for id in (1..7).map(new_id) {
        assert!(without.record(id).is_none(), "evidence goes with its claim");
    }
    assert_eq!(Relations::of(&without).links_at(claim).count(), 0, "and so do its links");
    assert!(without.records().all(|(_, entry)| [Field::From, Field::To].into_iter().all(|field| entry.id(field) != Some(claim))));
}

#[test]
fn what_names_something_that_is_deleted_names_nothing() {
    let document = sample();
    let iran = entity(&document, "Iran");
    let mention = Relations::of(&document).mentions(&document, iran)[0].id;
    let next = done(&document, &acts::remove(&document, iran).unwrap());
    assert!(next.mark(mention).is_some(), "the mention stays");
    assert_eq!(next.record(mention.into()).unwrap().id(Field::Mentioned), None);
    assert_eq!(acts::remove(&document, new_id(1)), Err(ActError::NoSuchRecord(new_id(1))));
}

#[test]
fn fields_take_what_they_are_for() {
    let document = sample();
    let (claim, source, iran) = (first(&document, Kind::Claim), first(&document, Kind::Source), entity(&document, "Iran"));
    let text = |text: &str| Value::text(text);
    let span = |start: usize, end: usize, quote: &str| {
        let span = Span { range: TextRange::from_bytes(start..end), quote: quote.into(), prefix: "".into(), suffix: "".into() };
        Some(Value::Spans(Spans { spans: vec![span], anchor: Anchor::Exact }))
    };
    type Row = (RecordId, Field, Option<Value>, Option<EditError>);
    let rows: [Row; 13] = [
        (claim, Field::Status, text("checked"), None),
        (claim, Field::Status, text("a word of our own"), None),
        (claim, Field::Status, None, None),
        (claim, Field::Status, Some(Value::Text("".into())), Some(EditError::NotAValue("status"))),
        (claim, Field::Status, Value::texts(["checked"]), Some(EditError::NotAValue("status"))),
        (claim, Field::Name, text("x"), Some(EditError::NoSuchField(claim, "name"))),
        (source, Field::Name, text("x"), None),
        (iran, Field::WikidataId, text("Q794"), None),
        (iran, Field::WikidataId, text("794"), Some(EditError::NoWikidataId("794".into()))),
        (iran, Field::TitleSpans, span(0, 2, "US"), None),
        (iran, Field::TitleSpans, span(0, 2, "IS"), Some(EditError::QuoteDiffers)),
        (iran, Field::TitleSpans, span(0, 99_999, "US"), Some(EditError::OutsideText)),
        (new_id(1), Field::Name, text("x"), Some(EditError::NoSuchRecord(new_id(1)))),
    ];
    for (id, field, value, expected) in rows {
        let edit = Edit::SetField(id, field, value.clone());
        match expected {
            None => assert_eq!(done(&document, &edit).record(id).unwrap().value(field), value.as_ref(), "{field:?}"),
            Some(expected) => assert_eq!(document.apply(&edit, stamp(1)).map(|_| ()), Err(expected), "{field:?} {value:?}"),
        }
    }
    let put = |id: RecordId, kind: RecordKind| {
        let record = NewRecord { id, kind, values: Values::new() };
        document.apply(&Edit::PutRecord(Rc::new(record)), stamp(1)).map(|_| ())
    };
    assert_eq!(put(iran, RecordKind::Link), Err(EditError::KindDiffers(iran)));
    assert_eq!(put(claim, RecordKind::Entity), Err(EditError::KindDiffers(claim)));
    assert_eq!(put(new_id(1), RecordKind::Mark), Err(EditError::NoSuchMark(new_id(1).as_mark())));
    assert_eq!(put(new_id(1), RecordKind::Entity), Ok(()));
}

#[test]
fn the_claims_of_a_source_are_those_of_all_its_names() {
    let document = sample();
    let relations = Relations::of(&document);
    let sources: Vec<RecordId> = document.marks().filter(|mark| mark.kind == Kind::Source).map(|mark| mark.id.into()).collect();
    let counts: Vec<usize> = sources.iter().map(|source| relations.claims_of(&document, *source).len()).collect();
    assert_eq!(counts.iter().sum::<usize>(), 26);
    let one = acts::link(&document, new_id(1), "same_as", (sources[0], sources[1]), "inferred").unwrap();
    let next = done(&document, &one);
    let relations = Relations::of(&next);
    for source in &sources[..2] {
        assert_eq!(relations.claims_of(&next, *source).len(), counts[0] + counts[1]);
    }
    assert_eq!(relations.same_source(sources[2]), [sources[2]]);
}
