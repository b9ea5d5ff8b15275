//! A document: one article with everything recorded about it.

use std::rc::Rc;

pub use crate::domain::details::Details;
use crate::domain::{
    article::{Article, BlockNumber, Boilerplate},
    id::{DocumentId, MarkId},
    mark::{Extra, Mark},
    stamp::{Stamp, Stamped, Timestamp},
    table::Table,
    tags::{TagDefinition, TagId, TagSet},
};

/// A record as written last; `None` is a deletion that is remembered, so that a merge does not bring the record back.
pub type Record<T> = Stamped<Option<Rc<T>>>;

/// Whether blocks are boilerplate, where somebody has decided it: `None` goes back to the proposal.
pub type Decisions = Table<BlockNumber, Stamped<Option<bool>>>;

/// All parts of a document, for those who build one from a file.
#[derive(Clone, Debug)]
pub struct DocumentParts {
    pub id: DocumentId,
    pub created: Timestamp,
    pub article: Stamped<Rc<Article>>,
    /// What was decided of blocks. Decisions that are older than the article were about another text and count for nothing.
    pub decisions: Decisions,
    pub details: Stamped<Rc<Details>>,
    pub trashed: Stamped<bool>,
    pub marks: Table<MarkId, Record<Mark>>,
    pub tags: Table<TagId, Record<TagDefinition>>,
    pub extra: Extra,
}

/// One article with its records. It changes only by [`crate::domain::edit::Edit`] and by merging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub(in crate::domain) id: DocumentId,
    pub(in crate::domain) created: Timestamp,
    pub(in crate::domain) article: Stamped<Rc<Article>>,
    pub(in crate::domain) decisions: Decisions,
    pub(in crate::domain) details: Stamped<Rc<Details>>,
    /// Whether it lies in the trash, and since when. A stamp of nothing means that it never did.
    pub(in crate::domain) trashed: Stamped<bool>,
    pub(in crate::domain) marks: Table<MarkId, Record<Mark>>,
    pub(in crate::domain) tags: Table<TagId, Record<TagDefinition>>,
    pub(in crate::domain) extra: Extra,
}

impl Document {
    /// A new document without marks.
    #[must_use]
    pub fn new(id: DocumentId, article: Article, details: Details, stamp: Stamp) -> Self {
        Self {
            id,
            created: stamp.at,
            article: Stamped { stamp, value: Rc::new(article) },
            decisions: Table::new(),
            details: Stamped { stamp, value: Rc::new(details) },
            trashed: Stamped::default(),
            marks: Table::new(),
            tags: Table::new(),
            extra: Extra::new(),
        }
    }

    /// A document from its parts. Whoever calls this has checked the records: see [`crate::domain::edit::check_mark`].
    #[must_use]
    pub fn from_parts(parts: DocumentParts) -> Self {
        let DocumentParts { id, created, article, mut decisions, details, trashed, marks, tags, extra } = parts;
        void_older(&mut decisions, article.stamp);
        Self { id, created, article, decisions, details, trashed, marks, tags, extra }
    }

    #[must_use]
    pub fn id(&self) -> DocumentId {
        self.id
    }

    #[must_use]
    pub fn created(&self) -> Timestamp {
        self.created
    }

    #[must_use]
    pub fn article(&self) -> &Rc<Article> {
        &self.article.value
    }

    #[must_use]
    pub fn article_stamp(&self) -> Stamp {
        self.article.stamp
    }

    /// What is said of a block: the decision if there is one, else the proposal.
    #[must_use]
    pub fn boilerplate(&self, block: BlockNumber) -> Boilerplate {
        let proposed = self.article.value.block(block).is_some_and(|block| block.boilerplate);
        match self.decisions.get(&block).and_then(|decision| decision.value) {
            Some(dropped) => Boilerplate::Decided(dropped),
            None if proposed => Boilerplate::Proposed,
            None => Boilerplate::No,
        }
    }

    /// What was decided of blocks, decisions that were taken back included.
    pub fn decisions(&self) -> impl Iterator<Item = (BlockNumber, &Stamped<Option<bool>>)> {
        self.decisions.iter().map(|(block, decision)| (*block, decision))
    }

    #[must_use]
    pub fn decision(&self, block: BlockNumber) -> Option<&Stamped<Option<bool>>> {
        self.decisions.get(&block)
    }

    #[must_use]
    pub fn details(&self) -> &Rc<Details> {
        &self.details.value
    }

    #[must_use]
    pub fn details_stamp(&self) -> Stamp {
        self.details.stamp
    }

    /// Whether it lies in the trash, and when that was written.
    #[must_use]
    pub fn trashed(&self) -> Stamped<bool> {
        self.trashed.clone()
    }

    #[must_use]
    pub fn is_trashed(&self) -> bool {
        self.trashed.value
    }

    #[must_use]
    pub fn extra(&self) -> &Extra {
        &self.extra
    }

    #[must_use]
    pub fn mark(&self, id: MarkId) -> Option<&Rc<Mark>> {
        self.marks.get(&id)?.value.as_ref()
    }

    /// All marks that are not deleted, by id.
    pub fn marks(&self) -> impl Iterator<Item = &Rc<Mark>> {
        self.marks.values().filter_map(|record| record.value.as_ref())
    }

    /// All mark records, deletions included.
    pub fn mark_records(&self) -> impl Iterator<Item = (MarkId, &Record<Mark>)> {
        self.marks.iter().map(|(id, record)| (*id, record))
    }

    #[must_use]
    pub fn mark_record(&self, id: MarkId) -> Option<&Record<Mark>> {
        self.marks.get(&id)
    }

    #[must_use]
    pub fn tag_record(&self, id: &TagId) -> Option<&Record<TagDefinition>> {
        self.tags.get(id)
    }

    #[must_use]
    pub fn article_record(&self) -> &Stamped<Rc<Article>> {
        &self.article
    }

    #[must_use]
    pub fn details_record(&self) -> &Stamped<Rc<Details>> {
        &self.details
    }

    /// All tag records, deletions included.
    pub fn tag_records(&self) -> impl Iterator<Item = (&TagId, &Record<TagDefinition>)> {
        self.tags.iter()
    }

    /// The tags that travel with the document.
    #[must_use]
    pub fn tag_set(&self) -> TagSet {
        self.tags.values().filter_map(|record| record.value.clone()).fold(TagSet::default(), |set, tag| set.with(tag))
    }

    #[must_use]
    pub fn uses_tag(&self, id: &TagId) -> bool {
        self.marks().any(|mark| mark.tags.contains(id) || mark.entity_type.as_ref() == Some(id))
    }

    /// The newest stamp of any record: when the document changed last, and what a clock must be moved past.
    #[must_use]
    pub fn last_stamp(&self) -> Stamp {
        let records = self.marks.values().map(|record| record.stamp).chain(self.tags.values().map(|record| record.stamp));
        let records = records.chain(self.decisions.values().map(|decision| decision.stamp));
        records.chain([self.article.stamp, self.details.stamp, self.trashed.stamp]).max().unwrap_or_default()
    }

    /// Whether two documents say the same, whenever it was written and whatever was deleted on the way.
    #[must_use]
    pub fn same_content(&self, other: &Self) -> bool {
        self.id == other.id
            && self.article.value == other.article.value
            && self.decided().eq(other.decided())
            && self.details.value == other.details.value
            && self.trashed.value == other.trashed.value
            && self.marks().eq(other.marks())
            && self.tags.values().filter_map(|tag| tag.value.as_ref()).eq(other.tags.values().filter_map(|tag| tag.value.as_ref()))
            && self.extra == other.extra
    }

    fn decided(&self) -> impl Iterator<Item = (BlockNumber, bool)> + '_ {
        self.decisions.iter().filter_map(|(block, decision)| Some((*block, decision.value?)))
    }
}

/// Takes out the decisions about a text that the article no longer is.
pub(in crate::domain) fn void_older(decisions: &mut Decisions, article: Stamp) {
    if decisions.values().any(|decision| decision.stamp < article) {
        *decisions = std::mem::take(decisions).into_iter().filter(|(_, decision)| decision.stamp >= article).collect();
    }
}
