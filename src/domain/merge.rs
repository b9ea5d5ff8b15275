//! Merging two states of one document: two tabs, two storage homes, a colleague's file. Record by record the newer stamp wins;
//! where stamps are equal and contents are not, the greater content wins, so that both sides come to the same result. Records of the
//! desk are merged field by field: see [`crate::domain::desk::entry`].
//! Merging is commutative, associative and idempotent.

use std::rc::Rc;

use thiserror::Error;

use crate::domain::{
    article::Article,
    document::{Document, Records, united, void_older},
    former::{FormerText, Shown},
    mark::Extra,
    stamp::Stamped,
    table::Table,
};

/// The two are not states of the same document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("these are two different articles")]
pub struct DifferentDocuments;

impl Document {
    /// Both states in one.
    ///
    /// # Errors
    /// When the ids differ.
    pub fn merge(&self, other: &Document) -> Result<Document, DifferentDocuments> {
        if self.id != other.id {
            return Err(DifferentDocuments);
        }
        let (article, former) = self.texts_with(other);
        let mut decisions = merge_records(&self.decisions, &other.decisions);
        void_older(&mut decisions, article.stamp);
        let mut both = Document {
            id: self.id,
            created: self.created.min(other.created),
            article,
            former,
            decisions,
            details: newer(&self.details, &other.details),
            trashed: newer(&self.trashed, &other.trashed),
            marks: merge_records(&self.marks, &other.marks),
            tags: merge_records(&self.tags, &other.tags),
            records: merge_entries(&self.records, &other.records),
            extra: merge_extra(&self.extra, &other.extra),
            shown: Shown::default(),
        };
        both.show();
        Ok(both)
    }

    /// The texts of both. Whose text is older finds it among the former ones.
    fn texts_with(&self, other: &Document) -> (Stamped<Rc<Article>>, Vec<FormerText>) {
        let mut texts = self.former.clone();
        texts.extend(other.former.iter().cloned());
        if self.article.value.sha256() != other.article.value.sha256() {
            let (stamp, article) = (other.article.stamp, Rc::clone(&other.article.value));
            texts.push(FormerText { stamp, article, url: "".into() });
            return united(self.article.clone(), texts);
        }
        united(newer(&self.article, &other.article), texts)
    }
}

fn newer<T: Ord + Clone>(one: &Stamped<T>, other: &Stamped<T>) -> Stamped<T> {
    one.max(other).clone()
}

fn merge_records<K: Ord + Clone, T: Ord + Clone>(one: &Table<K, Stamped<T>>, other: &Table<K, Stamped<T>>) -> Table<K, Stamped<T>> {
    let mut merged = one.clone();
    for (key, record) in other.iter() {
        match merged.get_mut(key) {
            Some(mine) if *mine < *record => *mine = record.clone(),
            Some(_) => {}
            None => {
                merged.insert(key.clone(), record.clone());
            }
        }
    }
    merged
}

fn merge_entries(one: &Records, other: &Records) -> Records {
    let mut merged = one.clone();
    for (id, theirs) in other.iter() {
        let both = match merged.get(id) {
            Some(mine) if Rc::ptr_eq(mine, theirs) || mine == theirs => continue,
            Some(mine) => Rc::new(mine.merged(theirs)),
            None => Rc::clone(theirs),
        };
        merged.insert(*id, both);
    }
    merged
}

/// Unknown fields of a whole document have no stamp; the greater text wins.
fn merge_extra(one: &Extra, other: &Extra) -> Extra {
    let mut merged = one.clone();
    for (name, value) in other.iter() {
        if one.get(name).is_none_or(|mine| mine < value) {
            merged.insert(name.clone(), value.clone());
        }
    }
    merged
}
