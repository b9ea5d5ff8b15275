//! A merge is one step of undo: taking it back is an ordinary edit, which is merged as every other.

use beleg::domain::{
    desk::entry::{Name, Value},
    document::Document,
    edit::Edit,
    history::{Act, History},
    id::{MarkId, RecordId},
    mark::{Extra, Mark},
    stamp::{Clock, ReplicaId, Stamp, Timestamp},
};
use proptest::prelude::*;

use crate::support::{
    cases,
    documents::{document, three_states},
    edits::edit_seed,
};

/// A stamp that is past everything in the documents.
fn after(documents: &[&Document]) -> Stamp {
    let clock = documents.iter().fold(Clock::new(ReplicaId(99)), |clock, document| clock.after(document.last_stamp()));
    clock.tick(Timestamp(0)).0
}

/// Without what no edit writes: unknown fields of the whole document, and the trash.
fn content(document: &Document) -> Document {
    let document = document.clone().with_extra(Extra::new());
    let stamp = after(&[&document]);
    document.apply(&Edit::SetTrashed(false), stamp).unwrap().0
}

fn same(one: &Document, other: &Document) -> bool {
    content(one).same_content(&content(other))
}

/// All marks and what is said of them and of the rest, as they are shown.
fn shown(document: &Document) -> (Vec<Mark>, Vec<(RecordId, Name, Value)>) {
    let said =
        document.records().flat_map(|(id, entry)| entry.values().map(move |(name, value)| (id, name.clone(), value.clone())));
    (document.marks().map(|mark| (**mark).clone()).collect(), said.collect())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_merge_is_taken_back_and_done_again_as_one_step([mine, theirs, _] in three_states()) {
        let both = mine.merge(&theirs).unwrap();
        let history = History::default().record(both.towards(&mine), Act::Merge, Timestamp(0));
        let undone = history.undo(&both, after(&[&both])).expect("it fits").expect("there is a step");
        prop_assert!(same(&undone.document, &mine), "it says what it said before\n{:#?}\n{:#?}", undone.document, mine);
        prop_assert!(shown(&undone.document) == shown(&mine), "and shows it so");
        prop_assert!(!undone.history.can_undo() && undone.mark.is_none());
        let redone = undone.history.redo(&undone.document, after(&[&undone.document])).expect("it fits").expect("there is a step");
        prop_assert!(same(&redone.document, &both), "it says what was merged");
        let again = redone.history.undo(&redone.document, after(&[&redone.document])).unwrap().unwrap();
        prop_assert!(same(&again.document, &mine));
    }

    /// Another tab, a home, the colleague's file: all still have what was merged.
    #[test]
    fn a_merge_that_was_taken_back_stays_so_wherever_it_is_merged([mine, theirs, third] in three_states()) {
        let both = mine.merge(&theirs).unwrap();
        let undone = both.apply(&both.towards(&mine), after(&[&both, &third])).unwrap().0;
        for other in [&mine, &theirs, &both] {
            let merged = undone.merge(other).unwrap();
            prop_assert!(same(&merged, &undone), "the file alone brings nothing back");
            prop_assert!(merged == other.merge(&undone).unwrap());
        }
        let one = undone.merge(&third).unwrap().merge(&both).unwrap();
        prop_assert!(one == both.merge(&third).unwrap().merge(&undone).unwrap(), "the order does not matter");
    }

    #[test]
    fn what_was_merged_leads_to_either_side([mine, theirs, _] in three_states()) {
        let both = mine.merge(&theirs).unwrap();
        for side in [&mine, &theirs] {
            let (there, back) = both.apply(&both.towards(side), after(&[&both])).expect("it fits");
            prop_assert!(same(&there, side), "it says what was to be said\n{:#?}\n{:#?}", there, side);
            let returned = there.apply(&back, after(&[&there])).expect("so does its inverse").0;
            prop_assert!(same(&returned, &both), "and back");
        }
        prop_assert!(mine.towards(&mine) == Edit::All(Vec::new()), "who is there need not go");
    }

    /// Somebody else goes on before it is taken back. What fits is taken back all the same.
    #[test]
    fn what_was_changed_meanwhile_does_not_keep_the_rest_from_being_taken_back([mine, theirs, _] in three_states(), seeds in prop::collection::vec(edit_seed(), 1..4)) {
        let both = mine.merge(&theirs).unwrap();
        let history = History::default().record(both.towards(&mine), Act::Merge, Timestamp(0));
        let mut now = both.clone();
        for seed in seeds {
            let Some(edit) = seed.grow(&now) else { continue };
            if let Ok((next, _)) = now.apply(&edit, after(&[&now])) {
                now = next;
            }
        }
        let undone = history.undo(&now, after(&[&now])).expect("it fits always").expect("there is a step").document;
        if now.article() == mine.article() && both.article() == mine.article() {
            let untouched = |id: &MarkId| both.mark_record(*id).map(|record| record.stamp) == now.mark_record(*id).map(|record| record.stamp);
            for (id, _) in both.mark_records().filter(|(id, _)| untouched(id)) {
                prop_assert!(undone.mark(id) == mine.mark(id), "nobody has touched it");
            }
        }
    }
}

/// A document alone says all that it says.
#[test]
fn the_law_would_see_a_difference() {
    let runner = &mut proptest::test_runner::TestRunner::deterministic();
    let seeds = (document(), edit_seed());
    let mut seen = 0;
    for _ in 0..64 {
        let (document, seed) = proptest::strategy::ValueTree::current(&seeds.new_tree(runner).unwrap());
        let changed = seed.grow(&document).and_then(|edit| document.apply(&edit, after(&[&document])).ok());
        seen += usize::from(changed.is_some_and(|(changed, _)| !same(&changed, &document)));
    }
    assert!(seen > 16, "{seen}");
}
