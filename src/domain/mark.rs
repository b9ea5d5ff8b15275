//! Marks: what a reader says about some words of the article.

use std::rc::Rc;

use crate::domain::{id::MarkId, stamp::Timestamp, table::Table, tags::TagId, text::TextRange};

/// Fields that a newer or another program wrote and this one does not know: name and JSON text. Kept and written back.
pub type Extra = Table<String, String>;

/// What a mark says its words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A statement that can be checked.
    Claim,
    /// Who or what the article relies on.
    Source,
    /// A person, organisation, place or thing that is named.
    Entity,
    /// Words given as someone's words.
    Quotation,
    /// Anything else worth remembering.
    Note,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Claim, Kind::Source, Kind::Entity, Kind::Quotation, Kind::Note];
}

/// How a mark came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    #[default]
    ByHand,
    AcceptedSuggestion,
    Imported,
}

/// How surely a mark lies on its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// Position and quote agree.
    #[default]
    Exact,
    /// The quote was found elsewhere than its position said.
    Moved,
    /// The words were changed by who published them; the mark lies on those that took their place.
    Edited,
    /// The words were not found. The mark is kept, listed and exported, but not drawn.
    Lost,
}

/// One run of words: where it is, what it says, and what stands around it. Both are kept because either alone can be wrong:
/// a position after an edit, a quote when it occurs twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub range: TextRange,
    pub quote: Rc<str>,
    /// Words before the quote, long enough to make it unique where that is possible.
    pub prefix: Rc<str>,
    /// Words after the quote.
    pub suffix: Rc<str>,
}

/// Words that somebody has marked in a file, before it is known where they stand in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// The page of the file, from 1.
    pub page: u32,
    pub quote: String,
    /// What stands before and behind the words on their line.
    pub prefix: String,
    pub suffix: String,
    pub note: String,
    pub author: String,
    /// RFC 3339; empty if it is not known.
    pub created: String,
}

/// A mark. Required are a kind and one span; everything else may come later or never.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    pub id: MarkId,
    pub kind: Kind,
    /// In text order, never empty, never overlapping.
    pub spans: Vec<Span>,
    /// For an entity: its type, an id of the tag set.
    pub entity_type: Option<TagId>,
    pub tags: Vec<TagId>,
    pub note: Rc<str>,
    /// Name or initials of who made the mark, as set in the settings then.
    pub creator: Rc<str>,
    pub created: Timestamp,
    pub origin: Origin,
    pub anchor: Anchor,
    pub extra: Extra,
}

impl Mark {
    /// The words of all spans, joined by an ellipsis where the mark is interrupted.
    #[must_use]
    pub fn quote(&self) -> String {
        let quotes: Vec<&str> = self.spans.iter().map(|span| &*span.quote).collect();
        quotes.join(" … ")
    }

    /// From the first span's start to the last span's end.
    #[must_use]
    pub fn extent(&self) -> Option<TextRange> {
        let start = self.spans.first()?.range.start();
        let end = self.spans.iter().map(|span| span.range.end()).max()?;
        Some(TextRange::new(start, end))
    }

    /// Marked bytes, the measure by which the smallest of several marks is picked.
    #[must_use]
    pub fn size(&self) -> usize {
        self.spans.iter().map(|span| span.range.len()).sum()
    }

    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.anchor != Anchor::Lost
    }

    #[must_use]
    pub fn ranges(&self) -> Vec<TextRange> {
        self.spans.iter().map(|span| span.range).collect()
    }
}
