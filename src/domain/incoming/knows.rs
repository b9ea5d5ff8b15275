//! What a state has seen, and who wrote it.

use std::rc::Rc;

use crate::domain::{
    document::Document,
    stamp::{ReplicaId, Stamp},
    table::Table,
};

/// Of each writer the newest that a state has. Records that were overwritten since leave no trace, so it may know more than it seems to;
/// never less.
#[derive(Clone, Debug, Default)]
pub struct Knows {
    newest: Table<ReplicaId, Stamp>,
    /// What was written without a name, as imports from other software are: of these one does not tell of another.
    nameless: Table<Stamp, ()>,
}

impl Knows {
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut knows = Self::default();
        document.mark_records().for_each(|(_, record)| knows.see(record.stamp));
        document.tag_records().for_each(|(_, record)| knows.see(record.stamp));
        document.decisions().for_each(|(_, decision)| knows.see(decision.stamp));
        for (_, entry) in document.entries() {
            knows.see(entry.removed().stamp);
            entry.fields().for_each(|(_, field)| knows.see(field.stamp));
        }
        document.former().iter().for_each(|former| knows.see(former.stamp));
        [document.article_stamp(), document.details_stamp(), document.trashed().stamp]
            .into_iter()
            .for_each(|stamp| knows.see(stamp));
        knows
    }

    fn see(&mut self, stamp: Stamp) {
        if stamp.replica == ReplicaId::default() {
            self.nameless.insert(stamp, ());
        } else if self.newest.get(&stamp.replica).is_none_or(|known| *known < stamp) {
            self.newest.insert(stamp.replica, stamp);
        }
    }

    /// Whether what was written then had been seen.
    #[must_use]
    pub fn has(&self, stamp: Stamp) -> bool {
        let known = || self.newest.get(&stamp.replica).is_some_and(|newest| *newest >= stamp);
        stamp == Stamp::default() || self.nameless.contains_key(&stamp) || known()
    }
}

/// Who writes under which replica, as far as marks tell: one that has not been changed since it was made was written by who made it.
#[derive(Clone, Debug, Default)]
pub struct Names(Table<ReplicaId, Option<Rc<str>>>);

impl Names {
    #[must_use]
    pub fn of(documents: &[&Document]) -> Self {
        let mut names: Table<ReplicaId, Option<Rc<str>>> = Table::new();
        for (_, record) in documents.iter().flat_map(|document| document.mark_records()) {
            let Some(mark) = record.value.as_ref().filter(|mark| mark.created == record.stamp.at && !mark.creator.is_empty())
            else {
                continue;
            };
            let replica = record.stamp.replica;
            let known = names.get(&replica).cloned();
            let agreed = known.is_none_or(|known| known.as_ref() == Some(&mark.creator));
            // Nobody is better than the wrong one.
            names.insert(replica, Some(Rc::clone(&mark.creator)).filter(|_| agreed && replica != ReplicaId::default()));
        }
        Self(names)
    }

    #[must_use]
    pub fn of_stamp(&self, stamp: Stamp) -> Option<&Rc<str>> {
        self.0.get(&stamp.replica)?.as_ref()
    }
}
