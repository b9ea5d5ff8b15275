//! What makes a record say something. One that does not is a draft: it is kept, it can be written on, and it is in no count, report, export
//! or rule, for "1 for" must mean that there is something to be read.
//!
//! This is the one place that knows it, and it goes by the table of fields. What is chosen from a list says nothing by itself: evidence
//! that is "for" is evidence of nothing until somebody writes where it is.

use std::rc::Rc;

use crate::domain::{
    desk::{
        entry::{Entry, Name, Value},
        field::{Field, RecordKind, Shape},
    },
    document::Document,
    edit::Edit,
    id::RecordId,
};

impl Field {
    /// Whether it makes a record say something if it says something itself.
    #[must_use]
    pub fn is_content(self) -> bool {
        match self {
            // What an entity is called, and what is observed, are what the record is for.
            Self::Name | Self::Code => true,
            // When a place was looked at tells nothing of it; when somebody was asked or something was put right does.
            Self::Asked | Self::CorrectedOn => true,
            Self::LeftEmpty => false,
            field => matches!(field.shape(), Shape::Text | Shape::Url | Shape::Texts | Shape::Wikidata | Shape::Spans),
        }
    }

    /// Whether it only says where the record belongs, as it was made.
    fn is_made_with(self) -> bool {
        matches!(self, Self::OfClaim | Self::Stance | Self::LeftEmpty)
    }
}

/// Whether there is more than white space.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.trim().is_empty(),
        Value::Texts(texts) => texts.iter().any(|text| !text.trim().is_empty()),
        Value::Id(_) | Value::Spans(_) | Value::Unknown(_) => true,
    }
}

impl Entry {
    fn says(&self, field: Field) -> bool {
        self.value(field).is_some_and(says_something)
    }

    /// Whether it says something. What a program of another version wrote may be just that.
    #[must_use]
    pub fn has_content(&self) -> bool {
        match self.kind() {
            // It has the words of the mark.
            RecordKind::Mark => true,
            RecordKind::Entity => self.says(Field::Name),
            RecordKind::Signal => self.says(Field::Code),
            RecordKind::Link => [Field::LinkType, Field::From, Field::To].into_iter().all(|field| self.says(field)),
            _ => self.values().any(|(name, value)| match name {
                Name::Known(field) => field.is_content() && says_something(value),
                Name::Unknown(_) => true,
            }),
        }
    }

    /// Whether nobody has said anything in it, and nothing is lost if it goes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kind() != RecordKind::Mark
            && self.values().all(|(name, value)| match name {
                Name::Known(field) => field.is_made_with() || !says_something(value),
                Name::Unknown(_) => false,
            })
    }

    /// Whether it was left empty and still is. It is as good as deleted, but whoever writes in it, in this tab or another, before or after
    /// it was left, brings it back: a deletion would void what the other wrote.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.says(Field::LeftEmpty) && self.is_empty()
    }
}

/// Leaves what belongs to a claim and is empty; `None` if nothing is. One step brings it back.
#[must_use]
pub fn leave(document: &Document, claim: RecordId) -> Option<Edit> {
    let left = Value::Text(Rc::from("yes"));
    let empty =
        document.records().filter(|(_, entry)| entry.id(Field::OfClaim) == Some(claim) && entry.is_empty() && !entry.is_left());
    let edits: Vec<Edit> = empty.map(|(id, _)| Edit::SetField(id, Field::LeftEmpty, Some(left.clone()))).collect();
    (!edits.is_empty()).then_some(Edit::All(edits))
}
