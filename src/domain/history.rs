//! Undo and redo of one document. A stack of inverses: undoing applies the inverse and keeps what takes *that* back.
//! Limits: [`MAX_STEPS`]; what is looked at (selection, filter, scroll) is not in it; steps are not stored, so they end with the
//! page.

use std::rc::Rc;

use crate::domain::{
    desk::field::Field,
    document::Document,
    edit::{Edit, EditError},
    id::{MarkId, RecordId},
    stamp::{Stamp, Timestamp},
};

/// Steps that can be undone. The oldest fall out, so that a long day does not fill the memory.
pub const MAX_STEPS: usize = 500;

/// Typing goes on as one step while the pauses are shorter than this.
pub const MERGE_WINDOW_MS: u64 = 500;

/// What a step did, for the reader who is told what was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    AddMark,
    RemoveMark,
    ChangeMark,
    MoveBoundary,
    AddSpan,
    ChangeTags,
    WriteNote(MarkId),
    Rename,
    WriteField(RecordId, Field),
    AddRecord,
    RemoveRecord,
    Link,
    Unlink,
    MergeEntities,
    SplitEntity,
    Gather,
    MarkAll,
    ChangeDetails,
    ChangeBoilerplate,
    UpdateArticle,
    Merge,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// Takes the step back (on the undo stack) or does it again (on the redo stack).
    edit: Edit,
    act: Act,
    at: Timestamp,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Rc<Vec<Step>>,
    undone: Rc<Vec<Step>>,
}

/// A document after a step back or forth.
#[derive(Clone, Debug)]
pub struct Stepped {
    pub document: Document,
    pub history: History,
    pub act: Act,
    /// The mark it was about, if it was about one.
    pub mark: Option<MarkId>,
}

impl History {
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// What undo would take back next, and when it was done.
    #[must_use]
    pub fn newest(&self) -> Option<(Act, Timestamp)> {
        self.done.last().map(|step| (step.act, step.at))
    }

    /// The history after an edit whose inverse is given. What was undone before cannot be redone any more. Writing on in the
    /// same note or field joins the step before.
    #[must_use]
    pub fn record(&self, inverse: Edit, act: Act, at: Timestamp) -> Self {
        let mut done = Rc::clone(&self.done);
        let steps = Rc::make_mut(&mut done);
        match steps.last_mut() {
            Some(last) if joins(last, act, at) && self.undone.is_empty() => last.at = at,
            _ => steps.push(Step { edit: inverse, act, at }),
        }
        if steps.len() > MAX_STEPS {
            steps.remove(0);
        }
        Self { done, undone: Rc::default() }
    }

    /// One step back, written at `stamp`; `None` when there is none.
    ///
    /// # Errors
    /// When the step no longer fits, because the document was changed by a merge meanwhile.
    pub fn undo(&self, document: &Document, stamp: Stamp) -> Result<Option<Stepped>, EditError> {
        let mut done = (*self.done).clone();
        let Some(step) = done.pop() else { return Ok(None) };
        let merge = step.act == Act::Merge;
        let (next, inverse) = match document.apply(&step.edit, stamp) {
            Err(_) if merge => document.apply(&what_fits(document, &step.edit, stamp), stamp)?,
            applied => applied?,
        };
        let mut undone = (*self.undone).clone();
        // A merge is about many marks; none of them is the one that was meant.
        let mark = if merge { None } else { mark_of(&step.edit) };
        undone.push(Step { edit: inverse, ..step });
        Ok(Some(Stepped { document: next, history: Self { done: done.into(), undone: undone.into() }, act: step.act, mark }))
    }

    /// One step forth again.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&self, document: &Document, stamp: Stamp) -> Result<Option<Stepped>, EditError> {
        let turned = Self { done: Rc::clone(&self.undone), undone: Rc::clone(&self.done) };
        Ok(turned
            .undo(document, stamp)?
            .map(|stepped| Stepped { history: Self { done: stepped.history.undone, undone: stepped.history.done }, ..stepped }))
    }

    /// The history without its newest step back, for a step that no longer fits.
    #[must_use]
    pub fn without_last(&self) -> Self {
        let mut done = (*self.done).clone();
        done.pop();
        Self { done: done.into(), undone: Rc::clone(&self.undone) }
    }
}

/// Of several changes those that can still be made. Others may have deleted meanwhile what a merge had brought: all else goes back still.
fn what_fits(document: &Document, edit: &Edit, stamp: Stamp) -> Edit {
    let (mut now, mut fitting) = (document.clone(), Vec::new());
    let edits = if let Edit::All(edits) = edit { edits.as_slice() } else { &[] };
    for edit in edits {
        if let Ok((next, _)) = now.apply(edit, stamp) {
            now = next;
            fitting.push(edit.clone());
        }
    }
    Edit::All(fitting)
}

fn joins(last: &Step, act: Act, at: Timestamp) -> bool {
    matches!(act, Act::WriteNote(_) | Act::WriteField(..) | Act::Rename)
        && last.act == act
        && at.0.saturating_sub(last.at.0) <= MERGE_WINDOW_MS
}

fn mark_of(edit: &Edit) -> Option<MarkId> {
    match edit {
        Edit::PutMark(mark) => Some(mark.id),
        Edit::RemoveMark(id) => Some(*id),
        Edit::All(edits) => edits.iter().find_map(mark_of),
        Edit::PutTag(_)
        | Edit::RemoveTag(_)
        | Edit::SetDetails(_)
        | Edit::SetDetail(..)
        | Edit::SetBoilerplate(..)
        | Edit::SetText(_)
        | Edit::SetTrashed(_) => None,
        Edit::SetField(id, ..) | Edit::RemoveRecord(id) => Some(id.as_mark()),
        Edit::PutRecord(record) => Some(record.id.as_mark()),
    }
}
