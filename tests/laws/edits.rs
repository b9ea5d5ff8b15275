//! Edits, their inverses, and the history of them.

use beleg::domain::{
    document::Document,
    edit::{Edit, check_mark},
    history::{Act, History, MERGE_WINDOW_MS},
    mark::Mark,
    stamp::{Clock, ReplicaId, Timestamp},
};
use proptest::{prelude::*, sample::Index};

use crate::support::{
    cases,
    documents::document,
    edits::{EditSeed, chosen_mark, edit_seed},
    naughty_text,
};

/// A clock that is past everything in a document.
fn clock_after(document: &Document) -> Clock {
    Clock::new(ReplicaId(99)).after(document.last_stamp())
}

/// What happens at the desk.
#[derive(Clone, Debug)]
enum Step {
    Edit(EditSeed),
    /// Writes in the note of a mark, so many milliseconds after the step before.
    Write(Index, String, u64),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => edit_seed().prop_map(Step::Edit),
        3 => (any::<Index>(), naughty_text(), 0..2 * MERGE_WINDOW_MS).prop_map(|(mark, note, pause)| Step::Write(mark, note, pause)),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

/// What a history must do, said with a list of documents: undo goes to the one before, redo to the one behind.
struct Model {
    states: Vec<Document>,
    here: usize,
    /// The note that is being written, and when the last letter was.
    writing: Option<(Act, u64)>,
}

impl Model {
    fn edit(&mut self, document: Document, act: Act, now: u64) {
        let goes_on = matches!(self.writing, Some((last, at)) if last == act && matches!(act, Act::WriteNote(_)) && now - at <= MERGE_WINDOW_MS);
        if goes_on && self.here + 1 == self.states.len() && self.here > 0 {
            self.states.pop();
        } else {
            self.states.truncate(self.here + 1);
            self.here += 1;
        }
        self.states.push(document);
        self.writing = Some((act, now));
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn an_inverse_takes_its_edit_back(document in document(), seed in edit_seed()) {
        let Some(edit) = seed.grow(&document) else { return Ok(()) };
        let (first, clock) = clock_after(&document).tick(Timestamp(0));
        let Ok((changed, inverse)) = document.apply(&edit, first) else { return Ok(()) };
        let (second, clock) = clock.tick(Timestamp(0));
        let (back, again) = changed.apply(&inverse, second).expect("an inverse fits where its edit led");
        prop_assert!(back.same_content(&document), "{:?} was not taken back by {:?}", edit, inverse);
        let (third, _) = clock.tick(Timestamp(0));
        let (forth, _) = back.apply(&again, third).expect("so does the inverse of the inverse");
        prop_assert!(forth.same_content(&changed), "{:?} was not done again by {:?}", edit, again);
    }

    #[test]
    fn an_edit_keeps_the_marks_on_their_words(document in document(), seed in edit_seed()) {
        let Some(edit) = seed.grow(&document) else { return Ok(()) };
        let (stamp, _) = clock_after(&document).tick(Timestamp(0));
        let Ok((changed, _)) = document.apply(&edit, stamp) else { return Ok(()) };
        for mark in changed.marks() {
            let told = check_mark(changed.article(), mark);
            prop_assert!(told.is_ok(), "a mark stands where it must not: {:?}", told);
        }
        let known = |sha256: &str| changed.former().iter().any(|former| former.article.sha256() == sha256);
        let before = document.article().sha256();
        prop_assert!(changed.article().sha256() == before || known(before), "no text is lost");
        prop_assert!(document.former().iter().all(|former| former.article.sha256() == changed.article().sha256() || known(former.article.sha256())));
    }

    #[test]
    fn undoing_everything_and_redoing_it_changes_nothing(document in document(), seeds in prop::collection::vec(edit_seed(), 1..12)) {
        let (mut now, mut history, mut clock) = (document.clone(), History::default(), clock_after(&document));
        let mut done = 0;
        for seed in seeds {
            let Some(edit) = seed.grow(&now) else { continue };
            let (stamp, next) = clock.tick(Timestamp(0));
            clock = next;
            let Ok((changed, inverse)) = now.apply(&edit, stamp) else { continue };
            (now, history) = (changed, history.record(inverse, Act::ChangeMark, stamp.at));
            done += 1;
        }
        let end = now.clone();
        for direction in [History::undo, History::redo] {
            for _ in 0..done {
                let (stamp, next) = clock.tick(Timestamp(0));
                clock = next;
                let stepped = direction(&history, &now, stamp).expect("it fits").expect("there is one");
                (now, history) = (stepped.document, stepped.history);
            }
            let (stamp, next) = clock.tick(Timestamp(0));
            clock = next;
            prop_assert!(direction(&history, &now, stamp).expect("nothing to fit").is_none(), "no step is left");
            let goal = if history.can_redo() { &document } else { &end };
            prop_assert!(now.same_content(goal), "not back where it was");
        }
    }

    #[test]
    fn undo_and_redo_walk_a_list_of_states(document in document(), steps in prop::collection::vec(step(), 1..24)) {
        let mut model = Model { states: vec![document.clone()], here: 0, writing: None };
        let mut clock = clock_after(&document);
        let (mut now, mut history, mut time) = (document, History::default(), 1_000_000_u64);
        for step in steps {
            let (stamp, next) = clock.tick(Timestamp(0));
            clock = next;
            let stepped = match &step {
                Step::Undo => Some((history.undo(&now, stamp), model.here.checked_sub(1))),
                Step::Redo => Some((history.redo(&now, stamp), (model.here + 1 < model.states.len()).then_some(model.here + 1))),
                Step::Edit(_) | Step::Write(..) => None,
            };
            if let Some((outcome, expected)) = stepped {
                let outcome = outcome.expect("a step fits the document it was made for");
                prop_assert!(outcome.is_some() == expected.is_some(), "{:?} was possible: {}", step, outcome.is_some());
                if let (Some(stepped), Some(here)) = (outcome, expected) {
                    (now, history) = (stepped.document, stepped.history);
                    model.here = here;
                    // The step that would be gone on with is then the one before or behind; the history remembers when it was.
                    model.writing = None;
                    time += 10 * MERGE_WINDOW_MS;
                }
            } else {
                time += if let Step::Write(_, _, pause) = &step { *pause } else { 1 };
                let Some((edit, act)) = edit_of(&step, &now) else { continue };
                let Ok((changed, inverse)) = now.apply(&edit, stamp) else { continue };
                (now, history) = (changed, history.record(inverse, act, Timestamp(time)));
                model.edit(now.clone(), act, time);
            }
            prop_assert!(now.same_content(&model.states[model.here]), "after {:?}", step);
            prop_assert!(history.can_undo() == (model.here > 0), "undoing is offered: {}", history.can_undo());
            prop_assert!(history.can_redo() == (model.here + 1 < model.states.len()), "redoing is offered: {}", history.can_redo());
        }
    }
}

fn edit_of(step: &Step, document: &Document) -> Option<(Edit, Act)> {
    match step {
        Step::Edit(seed) => Some((seed.grow(document)?, Act::ChangeMark)),
        Step::Write(index, note, _) => {
            let mark = chosen_mark(document, index)?;
            let written = Mark { note: note.as_str().into(), ..(**mark).clone() };
            Some((Edit::PutMark(written.into()), Act::WriteNote(mark.id)))
        }
        Step::Undo | Step::Redo => None,
    }
}
