//! Merging: whoever merges what with what in which order comes to the same.

use std::{collections::BTreeMap, fmt::Debug, rc::Rc};

use beleg::{
    anchor::describe::describe,
    domain::{
        article::{Article, BlockKind},
        desk::{
            entry::{Entry, Name, Value},
            field::Field,
        },
        details::Details,
        document::{Document, Record},
        edit::Edit,
        mark::{Anchor, Kind, Mark},
        stamp::{Clock, ReplicaId, Stamp, Timestamp},
        text::TextRange,
    },
};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};

use crate::support::{
    cases,
    documents::{document, document_id, mark_seed, three_states},
    edits::{EditSeed, edit_seed},
};

/// Edits a document as one replica does.
fn edited(document: &Document, seeds: &[EditSeed], replica: u64) -> Document {
    let mut clock = Clock::new(ReplicaId(replica)).after(document.last_stamp());
    let mut now = document.clone();
    for seed in seeds {
        let Some(edit) = seed.grow(&now) else { continue };
        let (stamp, next) = clock.tick(Timestamp(0));
        clock = next;
        if let Ok((changed, _)) = now.apply(&edit, stamp) {
            now = changed;
        }
    }
    now
}

/// Of each record the newest that any state has.
fn newest<'a, K: Ord + Clone + 'a, T: Ord + Clone + 'a>(
    records: impl Iterator<Item = (K, &'a Record<T>)>,
) -> BTreeMap<K, Record<T>> {
    let mut newest: BTreeMap<K, Record<T>> = BTreeMap::new();
    for (id, record) in records {
        let place = newest.entry(id).or_insert_with(|| record.clone());
        if (record.stamp, &record.value) > (place.stamp, &place.value) {
            *place = record.clone();
        }
    }
    newest
}

/// Says the law before the documents, which are long.
fn same<T: PartialEq + Debug>(law: &str, one: &T, other: &T) -> Result<(), TestCaseError> {
    prop_assert!(one == other, "{law}\nleft: {one:#?}\nright: {other:#?}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn merging_is_commutative([one, other, _] in three_states()) {
        same("either order gives the same", &one.merge(&other).unwrap(), &other.merge(&one).unwrap())?;
    }

    #[test]
    fn merging_is_associative([one, two, three] in three_states()) {
        let left = one.merge(&two).unwrap().merge(&three).unwrap();
        let right = one.merge(&two.merge(&three).unwrap()).unwrap();
        same("either grouping gives the same", &left, &right)?;
    }

    #[test]
    fn merging_is_idempotent([one, other, _] in three_states()) {
        same("a state merged with itself is itself", &one.merge(&one).unwrap(), &one)?;
        let both = one.merge(&other).unwrap();
        same("merging again changes nothing", &both.merge(&other).unwrap(), &both)?;
        same("merging again changes nothing", &both.merge(&one).unwrap(), &both)?;
    }

    #[test]
    fn of_each_record_the_newest_is_taken([one, other, _] in three_states()) {
        let both = one.merge(&other).unwrap();
        let marks = newest(one.mark_records().chain(other.mark_records()));
        let tags = newest(one.tag_records().chain(other.tag_records()));
        same("the newest marks", &newest(both.mark_records()), &marks)?;
        same("the newest tags", &newest(both.tag_records()), &tags)?;
        let article = one.article_stamp().max(other.article_stamp());
        for (block, decision) in one.decisions().chain(other.decisions()) {
            let states = [&one, &other].map(|state| state.decision(block));
            let newest = states.into_iter().flatten().max().filter(|newest| newest.stamp >= article);
            same("the newest decision, unless the text is newer", &both.decision(block), &newest)?;
            prop_assert!(newest.is_some() || decision.stamp < article);
        }
        same("the newest details", &both.details_stamp(), &one.details_stamp().max(other.details_stamp()))?;
        same("the newest stamp", &both.last_stamp(), &one.last_stamp().max(other.last_stamp()))?;
    }

    #[test]
    fn no_edit_of_two_people_is_lost(
        document in document(),
        mine in prop::collection::vec(edit_seed(), 0..8),
        yours in prop::collection::vec(edit_seed(), 0..8),
    ) {
        let (mine, yours) = (edited(&document, &mine, 1), edited(&document, &yours, 2));
        let both = mine.merge(&yours).unwrap();
        for (id, record) in both.mark_records() {
            let sides = [&mine, &yours].map(|side| side.mark_records().find(|(other, _)| *other == id).map(|(_, record)| record));
            prop_assert!(sides.contains(&Some(record)), "it is what one side wrote");
            prop_assert!(sides.iter().flatten().all(|side| side.stamp <= record.stamp), "and what was written last");
        }
        for (id, _) in mine.mark_records().chain(yours.mark_records()) {
            prop_assert!(both.mark_records().any(|(other, _)| other == id), "{} is missing", id);
        }
        for (id, entry) in both.entries() {
            let sides = [&mine, &yours].map(|side| side.entry(id));
            for (name, field) in entry.fields() {
                let written = |side: &Option<&Rc<Entry>>| side.is_some_and(|side| side.fields().any(|own| own == (name, field)));
                prop_assert!(sides.iter().any(written), "{:?} says what one side wrote", name);
            }
            for (name, field) in sides.iter().flatten().flat_map(|side| side.fields()) {
                let now = entry.fields().find(|(own, _)| *own == name).map(|(_, field)| field);
                let void = field.stamp < entry.removed().stamp;
                prop_assert!(void || now.is_some_and(|now| now.stamp >= field.stamp), "{:?} is lost", name);
            }
        }
        for (id, _) in mine.entries().chain(yours.entries()) {
            prop_assert!(both.entry(id).is_some(), "{} is missing", id);
        }
        same("what came from a state contains it", &mine.merge(&document).unwrap(), &mine)?;
        same("what came from a state contains it", &document.merge(&yours).unwrap(), &yours)?;
    }
}

/// The reason why fields are stamped and not records.
#[test]
fn two_people_fill_in_different_fields_of_one_claim() {
    let article = Article::new([(BlockKind::Paragraph, "The moon is made of cheese.".to_owned())]);
    let document = Document::new(document_id(), article, Details::default(), Stamp::default());
    let seed = mark_seed().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    let claim = Mark { kind: Kind::Claim, anchor: Anchor::Exact, ..seed.grow(document.article()) };
    let id = claim.id.into();
    let stamp = |at: u64, replica: u64| Stamp { at: Timestamp(at), counter: 0, replica: ReplicaId(replica) };
    let spans = describe(document.article(), &[TextRange::from_bytes(4..8)]);
    let document = document.apply(&Edit::PutMark(Rc::new(Mark { spans, ..claim })), stamp(1, 1)).unwrap().0;
    let say = |document: &Document, field: Field, text: &str, stamp: Stamp| {
        document.apply(&Edit::SetField(id, field, Value::text(text)), stamp).unwrap().0
    };
    let mine = say(&say(&document, Field::Status, "checked", stamp(5, 1)), Field::Scale, "dpa", stamp(6, 1));
    let yours = say(&say(&document, Field::Conclusion, "It is rock.", stamp(2, 2)), Field::Status, "", stamp(7, 2));
    let both = mine.merge(&yours).unwrap();
    let entry = both.record(id).unwrap();
    assert_eq!((entry.text(Field::Scale), entry.text(Field::Conclusion)), ("dpa", "It is rock."), "neither is lost");
    assert_eq!(entry.text(Field::Status), "", "of one field the newer counts, also when it is emptied");
    assert!(entry.fields().any(|(name, _)| *name == Name::Known(Field::Status)), "and that is remembered");
}
