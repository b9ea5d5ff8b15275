//! What must be written so that one state of a document says what another says: how a merge is taken back, and how a person's choice among
//! two states is put into effect. It is an ordinary edit, so it is stamped, kept, merged and itself taken back as any other.
//!
//! Not led back are the trash, which is no part of an article's history; texts that came to be former ones, for others may have marked
//! in them; and fields of a whole document that this program does not know, which have no stamps.

use std::rc::Rc;

use crate::domain::{
    article::BlockNumber,
    desk::{
        entry::{Entry, Name, NewRecord, Value, Values},
        field::{RecordKind, Subject},
    },
    document::Document,
    edit::Edit,
    former::NewText,
    id::RecordId,
    stamp::Stamped,
    table::Table,
};

impl Document {
    /// The edit after which this state says what `goal` says, whenever that was written.
    #[must_use]
    pub fn towards(&self, goal: &Document) -> Edit {
        let mut edits = Vec::new();
        self.article_towards(goal, &mut edits);
        changed(&self.tags, &goal.tags, |id, tag| {
            edits.push(tag.map_or_else(|| Edit::RemoveTag(id.clone()), |tag| Edit::PutTag(Rc::clone(tag))));
        });
        let mut removed = Vec::new();
        changed(&self.marks, &goal.marks, |id, mark| match mark {
            Some(mark) => edits.push(Edit::PutMark(Rc::clone(mark))),
            None => removed.push(Edit::RemoveMark(*id)),
        });
        for id in keys(&self.records, &goal.records) {
            self.record_towards(goal, id, &mut edits);
        }
        // What is said of a mark can be written only while it is there.
        edits.append(&mut removed);
        Edit::All(edits)
    }

    fn article_towards(&self, goal: &Document, edits: &mut Vec<Edit>) {
        let decided =
            |document: &Document| document.decisions().filter_map(|(block, decision)| Some((block, decision.value?))).collect();
        if self.article.value != goal.article.value {
            let text = NewText {
                article: Rc::clone(&goal.article.value),
                details: Rc::clone(&goal.details.value),
                decisions: decided(goal),
                marks: Vec::new(),
                fields: Vec::new(),
            };
            edits.push(Edit::SetText(Rc::new(text)));
            return;
        }
        if self.details.value != goal.details.value {
            edits.push(Edit::SetDetails(Rc::clone(&goal.details.value)));
        }
        let is_there = |block: &BlockNumber| goal.article.value.block(*block).is_some();
        for block in keys(&self.decisions, &goal.decisions).into_iter().filter(is_there) {
            let said = |document: &Document| document.decision(block).and_then(|decision| decision.value);
            if said(self) != said(goal) {
                edits.push(Edit::SetBoilerplate(block, said(goal)));
            }
        }
    }

    /// Marks come before their records, so the mark of a record is already that of the goal.
    fn record_towards(&self, goal: &Document, id: RecordId, edits: &mut Vec<Edit>) {
        let says = |document: &Document| document.entry(id).filter(|entry| says_something(entry)).cloned();
        let (now, then) = (says(self), says(goal));
        match (now, then) {
            (None, None) => {}
            (Some(now), Some(then)) if now.says_the_same(&then) => {}
            // What is said of a mark is emptied and not removed: the mark may be one that is deleted.
            (Some(now), None) if now.kind() == RecordKind::Mark => edits.push(put(id, RecordKind::Mark, Values::new())),
            (Some(_), None) => edits.push(Edit::RemoveRecord(id)),
            (now, Some(then)) => {
                let fields = now.filter(|now| now.kind() == then.kind()).and_then(|now| fields(goal.subject(id)?, id, &now, &then));
                edits.extend(fields.unwrap_or_else(|| vec![put(id, then.kind(), then.content(id).values)]));
            }
        }
    }
}

/// What leads from one record to another field by field, so that other fields stay what others make of them. `None` if a field of
/// another kind or another program differs, which only the whole record can hold.
fn fields(subject: Subject, id: RecordId, now: &Entry, then: &Entry) -> Option<Vec<Edit>> {
    let value = |entry: &Entry, name: &Name| entry.values().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
    let names: Table<Name, ()> = now.values().chain(then.values()).map(|(name, _)| (name.clone(), ())).collect();
    let differing = names.keys().filter(|name| value(now, name) != value(then, name));
    differing
        .map(|name| match name {
            Name::Known(field) if field.is_of(subject) => Some(Edit::SetField(id, *field, value(then, name))),
            _ => None,
        })
        .collect()
}

fn put(id: RecordId, kind: RecordKind, values: Table<Name, Value>) -> Edit {
    Edit::PutRecord(Rc::new(NewRecord { id, kind, values }))
}

pub(in crate::domain) fn says_something(entry: &Entry) -> bool {
    !entry.is_removed() && (entry.kind() != RecordKind::Mark || entry.values().next().is_some())
}

/// Calls for each record that the two say differently, with what the other says.
fn changed<K: Ord + Clone, T: PartialEq>(
    now: &Table<K, Stamped<Option<Rc<T>>>>,
    then: &Table<K, Stamped<Option<Rc<T>>>>,
    mut call: impl FnMut(&K, Option<&Rc<T>>),
) {
    for key in keys(now, then) {
        let (now, then) = (now.get(&key), then.get(&key));
        let (now, then) = (now.and_then(|record| record.value.as_ref()), then.and_then(|record| record.value.as_ref()));
        if now != then {
            call(&key, then);
        }
    }
}

/// The keys of both, each once.
pub(in crate::domain) fn keys<K: Ord + Clone, T>(one: &Table<K, T>, other: &Table<K, T>) -> Vec<K> {
    let new = other.keys().filter(|key| !one.contains_key(*key));
    one.keys().chain(new).cloned().collect()
}
