//! The labels and tags in use, which some formats want declared.

use super::view::{names_a_kind, typed};
use crate::domain::{
    document::Document,
    mark::Mark,
    table::Table,
    tags::{Hue, TagRole},
};

/// The labels and tags that the annotations of some documents use or offer. It grows with their number, not with that of documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary {
    /// Labels besides the kinds, each with its colour.
    pub(super) labels: Table<String, Hue>,
    pub(super) tags: Table<String, ()>,
}

impl Vocabulary {
    pub(super) fn add(&mut self, document: &Document) {
        let set = document.tag_set();
        for tag in &set.tags {
            let id = tag.id.to_string();
            match tag.role {
                TagRole::Tag if !tag.archived => drop(self.tags.insert(id, ())),
                TagRole::EntityType if !tag.archived && !names_a_kind(&id) => drop(self.labels.insert(id, tag.hue)),
                _ => {}
            }
        }
        for mark in document.marks() {
            self.add_mark(mark);
        }
    }

    fn add_mark(&mut self, mark: &Mark) {
        if let Some(own) = typed(mark)
            && !self.labels.contains_key(own.as_str())
        {
            self.labels.insert(own.to_string(), Hue::Green);
        }
        for tag in &mark.tags {
            self.tags.insert(tag.to_string(), ());
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.labels.extend(other.labels);
        self.tags.extend(other.tags);
    }
}
