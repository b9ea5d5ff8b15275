//! What merging another state of a document would change, counted before anything is done.
//!
//! Two states know no common ancestor, so where both have a record and say different things, it is told whose is newer, for that one
//! stays.

use std::rc::Rc;

use crate::domain::{document::Document, merge::DifferentDocuments};

/// What becomes of the records of the other state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    /// Only the other state has them.
    pub new: usize,
    /// Both say the same, or both have them deleted.
    pub same: usize,
    /// Both have them and say different things; what the other says is taken, in whole or in part.
    pub changed: usize,
    /// The other state has deleted them, or put back what was deleted here.
    pub deleted: usize,
    pub restored: usize,
    /// Both have them and say different things; all that is said here is newer and stays.
    pub kept: usize,
}

impl Fates {
    fn count(&mut self, own: Option<bool>, theirs: bool, both: bool, agree: bool, unchanged: bool) {
        let counted = match (own, theirs) {
            (None, false) => return,
            (None, true) => &mut self.new,
            (Some(_), _) if agree => &mut self.same,
            (Some(_), _) if unchanged => &mut self.kept,
            (Some(true), _) if !both => &mut self.deleted,
            (Some(false), _) if both => &mut self.restored,
            (Some(_), _) => &mut self.changed,
        };
        *counted += 1;
    }
}

/// What merging would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    pub marks: Fates,
    /// Records of the desk, and what is said of marks.
    pub records: Fates,
    /// Words of the tag set.
    pub tags: Fates,
    /// The article gets another text.
    pub new_text: bool,
    pub new_details: bool,
    /// Whether nothing would change, decisions on blocks and unknown fields included.
    pub nothing: bool,
}

impl Incoming {
    /// Whether the other state says something else that is older than what is said here.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.marks.kept + self.records.kept + self.tags.kept > 0
    }
}

/// What merging `theirs` into `own` would do.
///
/// # Errors
/// When they are not states of one document.
pub fn incoming(own: &Document, theirs: &Document) -> Result<Incoming, DifferentDocuments> {
    let both = own.merge(theirs)?;
    let mut found = Incoming {
        new_text: both.article() != own.article(),
        new_details: both.details() != own.details(),
        nothing: both.same_content(own),
        ..Incoming::default()
    };
    for (id, their) in theirs.mark_records() {
        let (mine, merged) = (own.mark_record(id).map(|record| &record.value), both.mark_record(id).map(|record| &record.value));
        let lives = merged.is_some_and(Option::is_some);
        found.marks.count(mine.map(Option::is_some), their.value.is_some(), lives, mine == Some(&their.value), mine == merged);
    }
    for (id, their) in theirs.tag_records() {
        let (mine, merged) = (own.tag_record(id).map(|record| &record.value), both.tag_record(id).map(|record| &record.value));
        let lives = merged.is_some_and(Option::is_some);
        found.tags.count(mine.map(Option::is_some), their.value.is_some(), lives, mine == Some(&their.value), mine == merged);
    }
    for (id, their) in theirs.entries() {
        let (mine, merged) = (own.entry(id), both.entry(id));
        let agree = mine.is_some_and(|mine| Rc::ptr_eq(mine, their) || mine.says_the_same(their));
        let unchanged = mine.zip(merged).is_some_and(|(mine, merged)| mine.says_the_same(merged));
        let lives = merged.is_some_and(|entry| !entry.is_removed());
        found.records.count(mine.map(|entry| !entry.is_removed()), !their.is_removed(), lives, agree, unchanged);
    }
    Ok(found)
}
