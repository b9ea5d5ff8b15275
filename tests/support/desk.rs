//! Random records of the desk.

use std::rc::Rc;

use beleg::{
    anchor::describe::describe,
    domain::{
        article::Article,
        desk::{
            entry::{Entry, Name, NewRecord, Spans, Value},
            field::{Field, RULES, RecordKind, Shape},
        },
        id::RecordId,
        mark::Anchor,
        stamp::{Stamp, Stamped, Timestamp},
        text::TextRange,
    },
};
use proptest::{prelude::*, sample::Index, sample::select};

use super::{
    documents::{mark_id, stamp},
    place,
};

/// Few records have ids of their own, so that documents meet in them. Each id has its kind.
const RECORD_IDS: u8 = 12;

fn kind_of(number: u8) -> RecordKind {
    RecordKind::ALL[1 + usize::from(number) % (RecordKind::ALL.len() - 1)]
}

/// A record, or what is said of a mark.
pub(crate) fn record() -> impl Strategy<Value = (RecordId, RecordKind)> {
    let own = (0..RECORD_IDS).prop_map(|number| (own_id(number), kind_of(number)));
    prop_oneof![2 => own, 1 => (0..6_u8).prop_map(|number| (mark_id(number).into(), RecordKind::Mark))]
}

pub(crate) fn own_id(number: u8) -> RecordId {
    RecordId::new(Timestamp(1_767_225_700_000 + u64::from(number)), [number; 10])
}

/// What a field says, before it is known which field it is and on which article.
#[derive(Clone, Debug)]
pub(crate) struct ValueSeed {
    field: Index,
    text: String,
    texts: Vec<String>,
    named: RecordId,
    item: u32,
    ranges: Vec<(Index, Index)>,
    anchor: Anchor,
}

/// Texts are tried elsewhere with anything at all; here there are many of them.
const TEXTS: [&str; 8] = ["", "checked", "dpa", "„Zitat“ 😀 e\u{301}", "a\"b\\c\nd\u{0}", "Q42", "=1+1", "</script>"];

pub(crate) fn value_seed() -> BoxedStrategy<ValueSeed> {
    let anchor = prop_oneof![6 => Just(Anchor::Exact), 1 => Just(Anchor::Moved), 1 => Just(Anchor::Lost)];
    let text = || select(&TEXTS[..]).prop_map(str::to_owned);
    let words = (text(), prop::collection::vec(text(), 1..3));
    let ranges = prop::collection::vec(any::<(Index, Index)>(), 1..3);
    (any::<Index>(), words, record(), 1..u32::MAX, ranges, anchor)
        .prop_map(|(field, (text, texts), (named, _), item, ranges, anchor)| ValueSeed {
            field,
            text,
            texts,
            named,
            item,
            ranges,
            anchor,
        })
        .boxed()
}

impl ValueSeed {
    /// A field among those given, and a value for it; `None` if the seed says nothing that this field could.
    pub(crate) fn grow(&self, article: &Article, fields: &[Field]) -> Option<(Field, Value)> {
        let field = (!fields.is_empty()).then(|| *self.field.get(fields))?;
        Some((field, self.value(article, field)?))
    }

    fn value(&self, article: &Article, field: Field) -> Option<Value> {
        match field.shape() {
            Shape::Text | Shape::Date | Shape::Url | Shape::Word(_) => Value::text(&self.text),
            Shape::Words(_) | Shape::Texts => Value::texts(self.texts.iter().map(String::as_str)),
            Shape::Wikidata => Value::text(&format!("Q{}", self.item)),
            Shape::Id => Some(Value::Id(self.named)),
            Shape::Spans => {
                let at = |index| place(article.text(), index);
                let ranges =
                    self.ranges.iter().map(|(one, other)| TextRange::from_bytes(at(one).min(at(other))..at(one).max(at(other))));
                let spans = describe(article, &ranges.collect::<Vec<_>>());
                (!spans.is_empty()).then_some(Value::Spans(Spans { spans, anchor: self.anchor }))
            }
        }
    }
}

/// The fields that a record of a kind can have.
pub(crate) fn fields_of(kind: RecordKind) -> Vec<Field> {
    RULES.iter().map(|rule| rule.field).filter(|field| Field::named(kind, field.name()) == Some(*field)).collect()
}

/// A record before its article is known.
#[derive(Clone, Debug)]
pub(crate) struct EntrySeed {
    pub(crate) id: RecordId,
    kind: RecordKind,
    removed: Stamped<bool>,
    said: Vec<(ValueSeed, Stamp, bool)>,
    unknown: Vec<(&'static str, Option<&'static str>, Stamp)>,
}

pub(crate) fn entry_seed() -> BoxedStrategy<EntrySeed> {
    const NAMES: [&str; 4] = ["x-later", "äß 😀", "__proto__", ""];
    const VALUES: [&str; 4] = ["1e400", "{\"a\":[]}", "\"\\ud83d\"", "[null]"];
    let unknown = (select(&NAMES[..]), prop::option::of(select(&VALUES[..])), stamp());
    let said = prop::collection::vec((value_seed(), stamp(), prop::bool::weighted(0.8)), 0..4);
    // Of what is said of marks nothing is void but in odd files.
    let removed = prop_oneof![2 => Just(Stamped::default()), 1 => (stamp(), any::<bool>()).prop_map(|(stamp, value)| Stamped { stamp, value })];
    (record(), removed, said, prop::collection::vec(unknown, 0..2))
        .prop_map(|((id, kind), removed, said, unknown)| EntrySeed { id, kind, removed, said, unknown })
        .boxed()
}

impl EntrySeed {
    pub(crate) fn grow(&self, article: &Article) -> Entry {
        let fields = fields_of(self.kind);
        let said = self.said.iter().filter_map(|(seed, stamp, says)| {
            let (field, value) = seed.grow(article, &fields)?;
            Some((Name::from(field), Stamped { stamp: *stamp, value: says.then_some(value) }))
        });
        let unknown = self.unknown.iter().map(|(name, json, stamp)| {
            (Name::Unknown((*name).into()), Stamped { stamp: *stamp, value: json.map(|json| Value::Unknown(json.into())) })
        });
        Entry::new(self.kind, self.removed.clone(), said.chain(unknown).collect())
    }

    /// The record as it is put into a document.
    pub(crate) fn new_record(&self, article: &Article) -> Rc<NewRecord> {
        let values = self.grow(article);
        let values = values.values().map(|(name, value)| (name.clone(), value.clone())).collect();
        Rc::new(NewRecord { id: self.id, kind: self.kind, values })
    }
}
