//! What two states say differently: all of it, the same from either side, and decided one by one.

use beleg::domain::{
    document::Document,
    incoming::{Choices, Difference, Fate, Key, Part, Thing, differences, incoming},
    stamp::{Clock, ReplicaId, Stamp, Timestamp},
};
use proptest::prelude::*;

use crate::support::{
    cases,
    documents::{document, three_states},
    edits::{EditSeed, edit_seed},
};

fn after(documents: &[&Document]) -> Stamp {
    let clock = documents.iter().fold(Clock::new(ReplicaId(99)), |clock, document| clock.after(document.last_stamp()));
    clock.tick(Timestamp(0)).0
}

/// What comes of merging with these decisions.
fn decided(mine: &Document, theirs: &Document, choices: &Choices) -> Document {
    let found = incoming(mine, theirs);
    match found.edit(mine, theirs, choices) {
        Some(edit) => found.both.apply(&edit, after(&[mine, theirs])).expect("it fits").0,
        None => (*found.both).clone(),
    }
}

fn all(mine: &Document, theirs: &Document, take: bool) -> Choices {
    incoming(mine, theirs).differences.iter().map(|difference| (difference.key(), take)).collect()
}

fn keys(mine: &Document, theirs: &Document) -> Vec<Key> {
    differences(mine, theirs, &mine.merge(theirs).unwrap()).iter().map(Difference::key).collect()
}

/// The trash is not in an article's history, and decided beside it.
fn is_said(key: &Key) -> bool {
    key.0 != Thing::Trash
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_differences_are_the_same_from_either_side([mine, theirs, _] in three_states()) {
        let both = mine.merge(&theirs).unwrap();
        let there = differences(&mine, &theirs, &both);
        let mut back = differences(&theirs, &mine, &both);
        prop_assert!(there.len() == back.len());
        for difference in there {
            let place = back.iter().position(|other| other.key() == difference.key()).expect("it is seen from there too");
            let other = back.swap_remove(place);
            prop_assert!(other.mine == difference.theirs && other.theirs == difference.mine, "{:?}\n{:?}", difference, other);
            prop_assert!(!(difference.fate.is_taken() && other.fate.is_taken()), "both cannot win: {:?}", difference);
            let mirrored = match difference.fate {
                Fate::Taken => matches!(other.fate, Fate::Older | Fate::OnlyHere),
                Fate::Overwrites => other.fate == Fate::Kept,
                Fate::Kept => matches!(other.fate, Fate::Overwrites | Fate::Kept),
                Fate::Older => matches!(other.fate, Fate::Taken | Fate::Older | Fate::Kept | Fate::OnlyHere),
                Fate::OnlyHere => !matches!(other.fate, Fate::Overwrites),
            };
            prop_assert!(mirrored, "{:?} from there is {:?}", difference, other.fate);
        }
        prop_assert!(keys(&mine, &mine).is_empty(), "a state agrees with itself");
    }

    #[test]
    fn what_is_taken_is_what_merging_takes([mine, theirs, _] in three_states()) {
        let found = incoming(&mine, &theirs);
        prop_assert!(*found.both == mine.merge(&theirs).unwrap());
        prop_assert!(decided(&mine, &theirs, &Choices::new()) == *found.both, "who decides nothing gets what merging gives");
        // What is taken is no difference to them any more, what is left none to mine.
        let (to_theirs, to_mine) = (keys(&found.both, &theirs), keys(&mine, &found.both));
        for difference in found.differences.iter().filter(|_| mine.article() == theirs.article()) {
            let stays = if difference.fate.is_taken() { &to_theirs } else { &to_mine };
            prop_assert!(!stays.contains(&difference.key()), "{:?}", difference);
        }
        let again = incoming(&found.both, &theirs);
        prop_assert!(!again.changes && again.differences.iter().all(|difference| !difference.fate.is_taken()), "the second time nothing is taken");
    }

    /// What a colleague wrote never goes unsaid.
    #[test]
    fn nothing_is_dropped_unseen([mine, theirs, _] in three_states()) {
        let found = incoming(&mine, &theirs);
        let told = |thing: &Thing| found.differences.iter().any(|difference| difference.thing == *thing && !difference.fate.is_taken());
        for mark in theirs.marks() {
            let (kept, said) = (found.both.mark(mark.id), |mark: &beleg::domain::mark::Mark| (mark.kind, mark.note.clone(), mark.tags.clone(), mark.entity_type.clone()));
            if kept.is_none_or(|kept| said(kept) != said(mark)) {
                prop_assert!(told(&Thing::Mark(mark.id)), "{:?} of theirs is gone", mark.quote());
            }
        }
        for (id, entry) in theirs.records() {
            let kept = found.both.record(id);
            let thing = if theirs.mark(id.as_mark()).is_some() { Thing::Mark(id.as_mark()) } else { Thing::Record(id) };
            for (name, value) in entry.values() {
                let now = kept.and_then(|kept| kept.values().find(|(own, _)| *own == name)).map(|(_, value)| value);
                let same_words = mine.article() != theirs.article();
                prop_assert!(now == Some(value) || same_words || told(&thing), "{:?} of theirs is gone", name);
            }
        }
    }

    #[test]
    fn everything_can_be_taken_and_everything_left([mine, theirs, _] in three_states()) {
        if mine.article() != theirs.article() {
            return Ok(());
        }
        let found = incoming(&mine, &theirs);
        let none = decided(&mine, &theirs, &all(&mine, &theirs, false));
        let left: Vec<Key> = keys(&mine, &none).into_iter().filter(is_said).collect();
        for key in found.differences.iter().map(Difference::key) {
            prop_assert!(!left.contains(&key), "{:?} was taken all the same", key);
        }
        let choices = all(&mine, &theirs, true);
        let (takes, whole) = (found.takes(&choices), decided(&mine, &theirs, &choices));
        let missing: Vec<Key> = keys(&theirs, &whole).into_iter().filter(is_said).collect();
        for (difference, take) in found.differences.iter().zip(takes) {
            prop_assert!(!take || !missing.contains(&difference.key()), "{:?} was not taken", difference);
        }
        // What was decided is newer than either side, so the same file brings nothing more.
        for settled in [&none, &whole] {
            let again = incoming(settled, &theirs);
            let taken = again.differences.iter().find(|difference| difference.fate.is_taken() && is_said(&difference.key()));
            prop_assert!(taken.is_none(), "{:?}", taken);
        }
    }

    #[test]
    fn one_thing_is_decided_and_all_else_stays([mine, theirs, _] in three_states(), index in any::<prop::sample::Index>()) {
        let found = incoming(&mine, &theirs);
        let open: Vec<&Difference> = found.differences.iter().filter(|difference| is_said(&difference.key()) && difference.thing != Thing::Text).collect();
        if open.is_empty() || mine.article() != theirs.article() {
            return Ok(());
        }
        let difference = *index.get(&open);
        let choices: Choices = [(difference.key(), !difference.fate.is_taken())].into_iter().collect();
        // A link to a mark that was deleted here is left out whatever is decided of other things.
        let undecided = decided(&mine, &theirs, &Choices::new());
        let changed = keys(&undecided, &decided(&mine, &theirs, &choices));
        let hangs = |key: &Key| found.differences.iter().any(|other| other.key() == *key && other.part == Part::Whole);
        for key in changed {
            let own = key.0 == difference.thing;
            prop_assert!(own || (difference.part == Part::Whole && hangs(&key)), "{:?} changes with {:?}", key, difference.key());
        }
    }

    /// Of two who go on from one state, each has seen what was there and nothing of the other. To say so wrongly would hide a
    /// contradiction.
    #[test]
    fn an_answer_is_told_from_a_contradiction(
        document in document(),
        mine in prop::collection::vec(edit_seed(), 0..8),
        yours in prop::collection::vec(edit_seed(), 0..8),
    ) {
        let (mine, yours) = (edited(&document, &mine, 101), edited(&document, &yours, 102));
        for difference in differences(&mine, &yours, &mine.merge(&yours).unwrap()) {
            let [by_me, by_them] = [&difference.mine, &difference.theirs].map(|side| matches!(side.stamp.replica.0, 101 | 102));
            match difference.fate {
                Fate::Taken => prop_assert!(by_them && !by_me, "{:?}", difference),
                Fate::Older => prop_assert!(by_me && !by_them, "{:?}", difference),
                Fate::OnlyHere => prop_assert!(by_me, "{:?}", difference),
                Fate::Overwrites | Fate::Kept => {
                    // What was there before and was overwritten leaves no trace, so more may seem contradictory than is.
                    prop_assert!(by_me || by_them, "{:?}", difference);
                }
            }
        }
    }
}

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
