//! One record of the desk: fields with values, each with the stamp of its writing.
//!
//! `removed` says whether the record is deleted, and since when. A deletion and a making anew both start from nothing: what was written
//! before them is void. So of two states the newer `removed` is taken, of each field the newer value, and what is older than `removed`
//! falls away. That is commutative, associative and idempotent, because taking the newest and leaving out the older ones are.

use std::rc::Rc;

use crate::domain::{
    article::Article,
    desk::field::{Field, RecordKind, Shape, is_wikidata_id},
    edit::{EditError, check_spans},
    id::RecordId,
    mark::{Anchor, Span},
    stamp::{Stamp, Stamped},
    table::Table,
};

/// The name of a field: one of ours, or one that a newer or another program wrote. Both are merged in the same way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    Known(Field),
    Unknown(Rc<str>),
}

impl From<Field> for Name {
    fn from(field: Field) -> Self {
        Self::Known(field)
    }
}

/// Words of the article that a field names: in text order, never empty, never overlapping, as the spans of a mark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spans {
    pub spans: Vec<Span>,
    pub anchor: Anchor,
}

/// What a field says. Empty texts and lists are not values: a field that says nothing has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    Text(Rc<str>),
    Texts(Vec<Rc<str>>),
    Id(RecordId),
    Spans(Spans),
    /// JSON of a field that is not known here, kept and written back.
    Unknown(Rc<str>),
}

impl Value {
    /// A text; `None` if it is empty.
    #[must_use]
    pub fn text(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::Text(text.into()))
    }

    /// Several texts without the empty ones; `None` if none is left.
    #[must_use]
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let texts: Vec<Rc<str>> = texts.into_iter().filter(|text| !text.is_empty()).map(Into::into).collect();
        (!texts.is_empty()).then_some(Self::Texts(texts))
    }

    /// Spans that lie on their words; `None` if there are none.
    #[must_use]
    pub fn spans(spans: Vec<Span>) -> Option<Self> {
        (!spans.is_empty()).then_some(Self::Spans(Spans { spans, anchor: Anchor::Exact }))
    }
}

/// Values by field, as they are put into a record.
pub type Values = Table<Name, Value>;

/// A record as it is put into a document, with all it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    pub id: RecordId,
    pub kind: RecordKind,
    pub values: Values,
}

/// A record as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    kind: RecordKind,
    removed: Stamped<bool>,
    fields: Table<Name, Stamped<Option<Value>>>,
}

impl Entry {
    /// A record from its parts. Fields that are older than `removed` are void and left out. What is said of a mark is never removed
    /// itself: it lives and dies with the mark.
    #[must_use]
    pub fn new(kind: RecordKind, removed: Stamped<bool>, fields: Table<Name, Stamped<Option<Value>>>) -> Self {
        let removed = Stamped { value: removed.value && kind != RecordKind::Mark, ..removed };
        let mut entry = Self { kind, removed, fields };
        entry.leave_out_void();
        entry
    }

    #[must_use]
    pub fn kind(&self) -> RecordKind {
        self.kind
    }

    #[must_use]
    pub fn is_removed(&self) -> bool {
        self.removed.value
    }

    #[must_use]
    pub fn removed(&self) -> &Stamped<bool> {
        &self.removed
    }

    /// All fields with their stamps, those that were emptied included.
    pub fn fields(&self) -> impl Iterator<Item = (&Name, &Stamped<Option<Value>>)> {
        self.fields.iter()
    }

    /// What is said, field by field.
    pub fn values(&self) -> impl Iterator<Item = (&Name, &Value)> {
        self.fields.iter().filter_map(|(name, field)| Some((name, field.value.as_ref()?)))
    }

    #[must_use]
    pub fn value(&self, field: Field) -> Option<&Value> {
        self.fields.get(&Name::Known(field))?.value.as_ref()
    }

    /// The text of a field; empty if it says nothing, which white space alone does not.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        match self.value(field) {
            Some(Value::Text(text)) if !text.trim().is_empty() => text,
            _ => "",
        }
    }

    /// The texts of a field with several.
    #[must_use]
    pub fn texts(&self, field: Field) -> &[Rc<str>] {
        match self.value(field) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    #[must_use]
    pub fn id(&self, field: Field) -> Option<RecordId> {
        match self.value(field) {
            Some(Value::Id(id)) => Some(*id),
            _ => None,
        }
    }

    /// The spans of a field, lost ones included.
    #[must_use]
    pub fn spans(&self, field: Field) -> &[Span] {
        match self.value(field) {
            Some(Value::Spans(spans)) => &spans.spans,
            _ => &[],
        }
    }

    #[must_use]
    pub fn newest(&self) -> Stamp {
        self.fields.values().map(|field| field.stamp).chain([self.removed.stamp]).max().unwrap_or_default()
    }

    /// Whether it says the same, whenever it was written.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.removed.value == other.removed.value && self.values().eq(other.values())
    }

    /// Both states in one.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let mut fields = self.fields.clone();
        for (name, field) in other.fields.iter() {
            if fields.get(name).is_none_or(|mine| mine < field) {
                fields.insert(name.clone(), field.clone());
            }
        }
        // Two kinds under one id happen only in files that were tampered with. Any choice is right that all make.
        let mut both = Self { kind: self.kind.max(other.kind), removed: (&self.removed).max(&other.removed).clone(), fields };
        both.leave_out_void();
        both
    }

    /// Writes a field and returns what it said before.
    pub(in crate::domain) fn write(&mut self, name: Name, value: Option<Value>, stamp: Stamp) -> Option<Value> {
        self.fields.insert(name, Stamped { stamp, value })?.value
    }

    /// Shows other spans in a field than are recorded; its stamp stays.
    pub(in crate::domain) fn show(&mut self, name: &Name, words: Spans) {
        if let Some(field) = self.fields.get_mut(name) {
            field.value = Some(Value::Spans(words));
        }
    }

    /// The record made anew at `stamp`, with these values and no others.
    pub(in crate::domain) fn made(kind: RecordKind, values: Values, stamp: Stamp) -> Self {
        let fields = values.into_iter().map(|(name, value)| (name, Stamped { stamp, value: Some(value) }));
        Self { kind, removed: Stamped { stamp, value: false }, fields: fields.collect() }
    }

    /// The record deleted at `stamp`. Nothing it said is kept.
    pub(in crate::domain) fn deleted(kind: RecordKind, stamp: Stamp) -> Self {
        Self::new(kind, Stamped { stamp, value: true }, Table::new())
    }

    /// The record as it would be put into a document under an id, without its stamps.
    #[must_use]
    pub fn content(&self, id: RecordId) -> NewRecord {
        let values = self.values().map(|(name, value)| (name.clone(), value.clone())).collect();
        NewRecord { id, kind: self.kind, values }
    }

    fn leave_out_void(&mut self) {
        let removed = self.removed.stamp;
        if self.fields.values().any(|field| field.stamp < removed) {
            self.fields = std::mem::take(&mut self.fields).into_iter().filter(|(_, field)| field.stamp >= removed).collect();
        }
    }
}

/// Whether a field of this name may say this.
///
/// # Errors
/// When the value has another shape than the field, says nothing, or names words that do not stand in the article.
pub fn check_value(article: &Article, name: &Name, value: &Value) -> Result<(), EditError> {
    let Name::Known(field) = name else {
        return if matches!(value, Value::Unknown(_)) { Ok(()) } else { Err(EditError::NotAValue("unknown")) };
    };
    let fits = match (field.shape(), value) {
        (Shape::Wikidata, Value::Text(id)) if !is_wikidata_id(id) => return Err(EditError::NoWikidataId(Rc::clone(id))),
        (Shape::Text | Shape::Date | Shape::Url | Shape::Word(_) | Shape::Wikidata, Value::Text(text)) => !text.is_empty(),
        (Shape::Words(_) | Shape::Texts, Value::Texts(texts)) => !texts.is_empty() && texts.iter().all(|text| !text.is_empty()),
        (Shape::Id, Value::Id(_)) => true,
        (Shape::Spans, Value::Spans(spans)) => return check_spans(article, &spans.spans, spans.anchor),
        _ => false,
    };
    if fits { Ok(()) } else { Err(EditError::NotAValue(field.name())) }
}
