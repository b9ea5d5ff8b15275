//! What two states of an article say differently, one thing at a time, and what merging makes of it.
//!
//! Two states keep no common ancestor, but every record has the stamp of its writing, and a state is always taken over whole. So who
//! has one record of a writer has seen all that this writer wrote before it: that tells an answer from a contradiction ([`Knows`]).
//!
//! A difference is the same whichever side is asked first, but for who is called mine. Merging is one use of it; comparing two people's
//! work is another.

mod choose;
mod knows;
mod walk;

use std::rc::Rc;

pub use self::choose::Choices;
pub use self::knows::{Knows, Names};
use crate::domain::{
    article::{Article, BlockNumber},
    desk::entry::{Entry, Name, Value},
    details::{Detail, Told},
    document::Document,
    id::{MarkId, RecordId},
    mark::{Kind, Mark},
    stamp::Stamp,
    table::sort_by_number,
    tags::{TagDefinition, TagId},
    text::TextRange,
};

/// What a difference is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// The words of the article.
    Text,
    Details,
    /// Whether a block belongs to the article.
    Block(BlockNumber),
    /// A mark, and what is said of it.
    Mark(MarkId),
    /// A record of the desk that is no mark.
    Record(RecordId),
    /// A word of the tag set that travels with the article.
    Tag(TagId),
    /// Whether the article lies in the trash.
    Trash,
}

/// Which part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it: one side does not have it.
    Whole,
    Kind,
    /// The words that a mark is on.
    Words,
    EntityType,
    Tags,
    Note,
    Field(Name),
    Detail(Detail),
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It has never heard of it.
    Never,
    /// It has deleted or emptied it.
    Nothing,
    Article(Rc<Article>),
    Mark(Rc<Mark>),
    Record(Rc<Entry>),
    Tag(Rc<TagDefinition>),
    Kind(Kind),
    /// Of texts that differ only the words are compared, for their places say nothing; then there are no ranges.
    Words {
        quote: Rc<str>,
        ranges: Vec<TextRange>,
        lost: bool,
    },
    Tags(Vec<TagId>),
    Text(Rc<str>),
    Value(Value),
    Detail(Told),
    /// A block is dropped, or kept.
    Dropped(bool),
    Trashed(bool),
}

impl Said {
    /// Whether it says something.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Never | Self::Nothing)
    }
}

/// What one side says, and when that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub said: Said,
    pub stamp: Stamp,
}

/// What merging makes of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Theirs is taken, and they knew what is said here.
    Taken,
    /// Both have changed it without knowing of each other; theirs is newer and is taken.
    Overwrites,
    /// Both have changed it without knowing of each other; what is said here is newer and stays.
    Kept,
    /// They have it as it was here before. It stays as it is now.
    Older,
    /// They have never heard of it.
    OnlyHere,
}

impl Fate {
    /// Whether merging takes theirs.
    #[must_use]
    pub fn is_taken(self) -> bool {
        matches!(self, Self::Taken | Self::Overwrites)
    }
}

/// One thing that two states say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub thing: Thing,
    pub part: Part,
    /// What it belongs to: the claim of a piece of evidence, what a link starts from; else itself.
    pub root: Thing,
    pub mine: Side,
    pub theirs: Side,
    pub fate: Fate,
}

impl Difference {
    /// What it is known by, whatever else changes.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.thing.clone(), self.part.clone())
    }
}

pub type Key = (Thing, Part);

/// What another state of an article would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// In the order of the text; what has no place in it comes last.
    pub differences: Vec<Difference>,
    /// Both in one, as merging makes it.
    pub both: Rc<Document>,
    /// Whether merging changes anything that is said here, unknown fields included.
    pub changes: bool,
}

impl Incoming {
    /// Whether there is anything to look at: something would change, or theirs would be dropped for what is newer here.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.changes || self.differences.iter().any(|difference| difference.fate == Fate::Kept)
    }
}

/// What merging `theirs` into `mine` would do. They may be two documents about one text: then theirs comes to lie in mine, see
/// [`Document::rehomed`].
#[must_use]
pub fn incoming(mine: &Document, theirs: &Document) -> Incoming {
    let home = (mine.id() != theirs.id()).then(|| theirs.rehomed(mine));
    let both = mine.merge(home.as_ref().unwrap_or(theirs)).unwrap_or_else(|_| mine.clone());
    let mut differences = differences(mine, theirs, &both);
    differences.retain(|difference| difference.fate != Fate::OnlyHere);
    Incoming { differences, changes: !both.same_content(mine), both: Rc::new(both) }
}

/// Everything that two states say differently, with what became of it in both merged, in the order of the text.
#[must_use]
pub fn differences(mine: &Document, theirs: &Document, both: &Document) -> Vec<Difference> {
    let mut found = walk::walk(mine, theirs, both);
    sort_by_number(&mut found, |difference| walk::place(&difference.root, mine, theirs));
    found
}
