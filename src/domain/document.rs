//! A document: one article with everything recorded about it.

use std::rc::Rc;

pub use crate::domain::details::Details;
use crate::domain::{
    article::{Article, BlockNumber, Boilerplate},
    desk::{
        entry::{Entry, Name, Value},
        field::{Field, RecordKind, Shape, Subject},
        words::List,
    },
    former::{FormerText, Shown, settled},
    id::{DocumentId, MarkId, RecordId},
    mark::{Extra, Mark},
    stamp::{Stamp, Stamped, Timestamp},
    table::Table,
    tags::{TagDefinition, TagId, TagRole, TagSet, word_id},
    towards::says_something,
};

/// A record as written last; `None` is a deletion that is remembered, so that a merge does not bring the record back.
pub type Record<T> = Stamped<Option<Rc<T>>>;

/// Whether blocks are boilerplate, where somebody has decided it: `None` goes back to the proposal.
pub type Decisions = Table<BlockNumber, Stamped<Option<bool>>>;

/// The records of the desk, deleted ones included.
pub type Records = Table<RecordId, Rc<Entry>>;

/// All parts of a document, for those who build one from a file.
#[derive(Clone, Debug)]
pub struct DocumentParts {
    pub id: DocumentId,
    pub created: Timestamp,
    pub article: Stamped<Rc<Article>>,
    /// The texts it had before, in any order.
    pub former: Vec<FormerText>,
    /// What was decided of blocks. Decisions that are older than the article were about another text and count for nothing.
    pub decisions: Decisions,
    pub details: Stamped<Rc<Details>>,
    pub trashed: Stamped<bool>,
    pub marks: Table<MarkId, Record<Mark>>,
    pub tags: Table<TagId, Record<TagDefinition>>,
    /// What the desk knows: see [`crate::domain::desk`].
    pub records: Records,
    pub extra: Extra,
}

/// One article with its records. It changes only by [`crate::domain::edit::Edit`] and by merging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub(in crate::domain) id: DocumentId,
    pub(in crate::domain) created: Timestamp,
    pub(in crate::domain) article: Stamped<Rc<Article>>,
    /// The newest first.
    pub(in crate::domain) former: Vec<FormerText>,
    pub(in crate::domain) decisions: Decisions,
    pub(in crate::domain) details: Stamped<Rc<Details>>,
    /// Whether it lies in the trash, and since when. A stamp of nothing means that it never did.
    pub(in crate::domain) trashed: Stamped<bool>,
    pub(in crate::domain) marks: Table<MarkId, Record<Mark>>,
    pub(in crate::domain) tags: Table<TagId, Record<TagDefinition>>,
    pub(in crate::domain) records: Records,
    pub(in crate::domain) extra: Extra,
    pub(in crate::domain) shown: Shown,
}

impl Document {
    /// A new document without marks.
    #[must_use]
    pub fn new(id: DocumentId, article: Article, details: Details, stamp: Stamp) -> Self {
        Self {
            id,
            created: stamp.at,
            article: Stamped { stamp, value: Rc::new(article) },
            former: Vec::new(),
            decisions: Table::new(),
            details: Stamped { stamp, value: Rc::new(details) },
            trashed: Stamped::default(),
            marks: Table::new(),
            tags: Table::new(),
            records: Table::new(),
            extra: Extra::new(),
            shown: Shown::default(),
        }
    }

    /// A document from its parts. Whoever calls this has checked the records: see [`crate::domain::edit::check_mark`].
    #[must_use]
    pub fn from_parts(parts: DocumentParts) -> Self {
        let DocumentParts { id, created, article, former, mut decisions, details, trashed, marks, tags, records, extra } = parts;
        let (article, former) = united(article, former);
        void_older(&mut decisions, article.stamp);
        let shown = Shown::default();
        let mut document = Self { id, created, article, former, decisions, details, trashed, marks, tags, records, extra, shown };
        document.show();
        document
    }

    /// The document with fields that this program does not know, for those who read it from a file.
    #[must_use]
    pub fn with_extra(self, extra: Extra) -> Self {
        Self { extra, ..self }
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
        self.shown.marks.get(&id).or_else(|| self.marks.get(&id)?.value.as_ref())
    }

    /// All marks that are not deleted, by id.
    pub fn marks(&self) -> impl Iterator<Item = &Rc<Mark>> {
        let marks = self.marks.values().filter_map(|record| record.value.as_ref());
        marks.map(|mark| if self.shown.marks.is_empty() { mark } else { self.shown.marks.get(&mark.id).unwrap_or(mark) })
    }

    /// All mark records as they are recorded, deletions included.
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

    /// A record of the desk that is not deleted, or what is said of a mark that is not.
    #[must_use]
    pub fn record(&self, id: RecordId) -> Option<&Rc<Entry>> {
        self.shown.records.get(&id).or_else(|| self.records.get(&id)).filter(|entry| self.is_live(id, entry))
    }

    fn is_live(&self, id: RecordId, entry: &Entry) -> bool {
        if entry.kind() == RecordKind::Mark { self.mark(id.as_mark()).is_some() } else { !entry.is_removed() }
    }

    /// All records of the desk that are not deleted, by id.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &Rc<Entry>)> {
        let live = self.entries().filter(|(id, entry)| self.is_live(*id, entry));
        live.map(|(id, entry)| {
            (id, if self.shown.records.is_empty() { entry } else { self.shown.records.get(&id).unwrap_or(entry) })
        })
    }

    /// All records of the desk, deletions and what is said of deleted marks included.
    pub fn entries(&self) -> impl Iterator<Item = (RecordId, &Rc<Entry>)> {
        self.records.iter().map(|(id, entry)| (*id, entry))
    }

    #[must_use]
    pub fn entry(&self, id: RecordId) -> Option<&Rc<Entry>> {
        self.records.get(&id)
    }

    /// What can be said of a record or a mark; `None` if there is none, or if it is a note.
    #[must_use]
    pub fn subject(&self, id: RecordId) -> Option<Subject> {
        match self.mark(id.as_mark()) {
            Some(mark) => Subject::of_mark(mark.kind),
            None => self.record(id).and_then(|entry| Subject::of_record(entry.kind())),
        }
    }

    /// Whether a mark is filed under a tag, or a record of the desk says the word that it defines.
    #[must_use]
    pub fn uses_tag(&self, id: &TagId) -> bool {
        let word = |list: List, word: &str| list.role().and_then(|role| word_id(role, None, word)).as_ref() == Some(id);
        let says = |entry: &Rc<Entry>| {
            entry.values().any(|(name, value)| match (name, value) {
                (Name::Known(Field::Rating), Value::Text(rating)) => {
                    word_id(TagRole::Rating, Some(entry.text(Field::Scale)), rating).as_ref() == Some(id)
                }
                (Name::Known(field), Value::Text(text)) => matches!(field.shape(), Shape::Word(list) if word(list, text)),
                (Name::Known(field), Value::Texts(texts)) => {
                    matches!(field.shape(), Shape::Words(list) if texts.iter().any(|text| word(list, text)))
                }
                _ => false,
            })
        };
        self.marks().any(|mark| mark.tags.contains(id) || mark.entity_type.as_ref() == Some(id))
            || self.records().any(|(_, entry)| says(entry))
    }

    /// The newest stamp of any record: when the document changed last, and what a clock must be moved past.
    #[must_use]
    pub fn last_stamp(&self) -> Stamp {
        let records = self.marks.values().map(|record| record.stamp).chain(self.tags.values().map(|record| record.stamp));
        let records = records.chain(self.decisions.values().map(|decision| decision.stamp));
        let records = records.chain(self.records.values().map(|entry| entry.newest()));
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
            && self.said().eq(other.said())
            && self.extra == other.extra
    }

    /// What the desk says, also of deleted marks: undoing the deletion brings it back.
    fn said(&self) -> impl Iterator<Item = Said<'_>> + '_ {
        self.records.iter().filter(|(_, entry)| says_something(entry)).map(|(id, entry)| Said(*id, entry))
    }

    fn decided(&self) -> impl Iterator<Item = (BlockNumber, bool)> + '_ {
        // Of a block that is not there nothing is said.
        let blocks = self.article.value.blocks().len() as BlockNumber;
        self.decisions
            .iter()
            .filter_map(move |(block, decision)| Some((*block, decision.value?)))
            .filter(move |(block, _)| *block < blocks)
    }
}

/// What one record says, whenever it was written.
struct Said<'a>(RecordId, &'a Entry);

impl PartialEq for Said<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.1.says_the_same(other.1)
    }
}

/// The current text and the former ones, whichever of them is the newest.
pub(in crate::domain) fn united(article: Stamped<Rc<Article>>, former: Vec<FormerText>) -> (Stamped<Rc<Article>>, Vec<FormerText>) {
    if former.is_empty() {
        return (article, former);
    }
    let current = FormerText { stamp: article.stamp, article: Rc::clone(&article.value), url: "".into() };
    settled(former.into_iter().chain([current]).collect()).unwrap_or((article, Vec::new()))
}

/// Takes out the decisions about a text that the article no longer is.
pub(in crate::domain) fn void_older(decisions: &mut Decisions, article: Stamp) {
    if decisions.values().any(|decision| decision.stamp < article) {
        *decisions = std::mem::take(decisions).into_iter().filter(|(_, decision)| decision.stamp >= article).collect();
    }
}
