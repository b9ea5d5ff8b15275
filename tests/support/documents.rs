//! Random documents.

use std::{collections::BTreeMap, rc::Rc};

use beleg::{
    anchor::describe::describe,
    domain::{
        article::Article,
        details::{Detail, Details, Told},
        document::{Document, DocumentParts, Record},
        former::FormerText,
        id::{DocumentId, MarkId},
        mark::{Anchor, Extra, Kind, Mark, Origin, Span},
        stamp::{ReplicaId, Stamp, Stamped, Timestamp},
        tags::{Hue, Pattern, TagDefinition, TagId, TagRole, Verdict},
        text::TextRange,
    },
};
use proptest::{prelude::*, sample::Index, sample::select};

use super::{article, desk::entry_seed, naughty_text, place};

/// Few marks have ids of their own, so that documents meet in them.
const MARK_IDS: u8 = 6;

/// Tags that random documents use.
pub(crate) const TAG_IDS: [&str; 6] = ["important", "PERSON", "eigenes Etikett", "ä😀\u{301}", "x\"y\\", "__proto__"];

pub(crate) fn mark_id(number: u8) -> MarkId {
    MarkId::new(Timestamp(1_767_225_600_000 + u64::from(number)), [number; 10])
}

pub(crate) fn document_id() -> DocumentId {
    DocumentId::new(Timestamp(1_767_225_600_000), [7; 10])
}

fn tag_id(index: usize) -> TagId {
    TagId::new(TAG_IDS[index % TAG_IDS.len()]).unwrap()
}

/// Moments close together, so that stamps tie; of our time; and as far off as they can be.
fn timestamp() -> impl Strategy<Value = Timestamp> {
    prop_oneof![4 => 0..4_u64, 4 => 1_700_000_000_000..1_900_000_000_000_u64, 1 => any::<u64>()].prop_map(Timestamp)
}

pub(crate) fn stamp() -> impl Strategy<Value = Stamp> {
    let counter = prop_oneof![3 => 0..2_u32, 1 => any::<u32>()];
    let replica = prop_oneof![3 => 0..2_u64, 1 => any::<u64>()];
    (timestamp(), counter, replica).prop_map(|(at, counter, replica)| Stamp { at, counter, replica: ReplicaId(replica) })
}

/// Unknown fields, as they are kept: without white space outside of texts.
pub(crate) fn extra() -> BoxedStrategy<Extra> {
    const NAMES: [&str; 5] = ["x-later", "", "äß 😀", "__proto__", "spans2"];
    const VALUES: [&str; 9] = [
        "null",
        "1e400",
        "123456789012345678901234567890",
        "\"a b\\n\\u0000 \\\"\"",
        "\"\\ud83d\"",
        "[1,{\"a\":[]},\"漢\"]",
        "{\"b\":1,\"a\":2,\"b\":3}",
        "{}",
        "[[[[[[[[[[]]]]]]]]]]",
    ];
    let field = (select(&NAMES[..]), select(&VALUES[..])).prop_map(|(name, value)| (name.to_owned(), value.to_owned()));
    let fields = prop::collection::vec(field, 1..3).prop_map(|fields| fields.into_iter().collect());
    prop_oneof![3 => Just(Extra::new()), 1 => fields].boxed()
}

/// A mark before its article is known.
#[derive(Clone, Debug)]
pub(crate) struct MarkSeed {
    pub(crate) number: u8,
    kind: Kind,
    ranges: Vec<(Index, Index)>,
    entity_type: Option<usize>,
    tags: Vec<usize>,
    pub(crate) note: String,
    creator: String,
    created: Timestamp,
    origin: Origin,
    anchor: Anchor,
    lost_quote: String,
    extra: Extra,
}

pub(crate) fn mark_seed() -> BoxedStrategy<MarkSeed> {
    let what = (0..MARK_IDS, select(&Kind::ALL[..]), prop::collection::vec(any::<(Index, Index)>(), 1..=4));
    let filed = (prop::option::of(0..TAG_IDS.len()), prop::collection::vec(0..TAG_IDS.len(), 0..3), naughty_text(), naughty_text());
    let how = (
        timestamp(),
        select(&[Origin::ByHand, Origin::AcceptedSuggestion, Origin::Imported][..]),
        prop_oneof![6 => Just(Anchor::Exact), 1 => Just(Anchor::Moved), 1 => Just(Anchor::Lost)],
        naughty_text(),
        extra(),
    );
    (what, filed, how)
        .prop_map(|((number, kind, ranges), (entity_type, tags, note, creator), how)| {
            let (created, origin, anchor, lost_quote, extra) = how;
            MarkSeed { number, kind, ranges, entity_type, tags, note, creator, created, origin, anchor, lost_quote, extra }
        })
        .boxed()
}

impl MarkSeed {
    pub(crate) fn ranges(&self, article: &Article) -> Vec<TextRange> {
        let at = |index| place(article.text(), index);
        self.ranges.iter().map(|(one, other)| TextRange::from_bytes(at(one).min(at(other))..at(one).max(at(other)))).collect()
    }

    /// A mark as a careless program makes it: in any order, overlapping, through the middle of characters. Its words are right.
    pub(crate) fn grow_wild(&self, article: &Article) -> Mark {
        let spans = self.ranges(article).into_iter().filter(|range| !range.is_empty());
        let spans = spans.map(|range| Span {
            range,
            quote: range.slice(article.text()).unwrap().into(),
            prefix: "".into(),
            suffix: "".into(),
        });
        Mark { spans: spans.collect(), anchor: Anchor::Exact, ..self.grow(article) }
    }

    pub(crate) fn grow(&self, article: &Article) -> Mark {
        let mut spans = describe(article, &self.ranges(article));
        if spans.is_empty() {
            spans = describe(article, &[TextRange::from_bytes(0..article.text().len())]);
        }
        if self.anchor == Anchor::Lost {
            spans = spans.into_iter().map(|span| Span { quote: self.lost_quote.as_str().into(), ..span }).collect();
        }
        Mark {
            id: mark_id(self.number),
            kind: self.kind,
            spans,
            entity_type: self.entity_type.map(tag_id),
            tags: self.tags.iter().copied().map(tag_id).collect(),
            note: self.note.as_str().into(),
            creator: self.creator.as_str().into(),
            created: self.created,
            origin: self.origin,
            anchor: self.anchor,
            extra: self.extra.clone(),
        }
    }
}

pub(crate) fn tag() -> BoxedStrategy<TagDefinition> {
    let label = (select(&["de", "en", "zh-Hant", ""][..]).prop_map(str::to_owned), naughty_text());
    let looks = (select(&Hue::ALL[..]), prop::option::of(any::<char>()), any::<u32>(), any::<bool>());
    let role = select(&[TagRole::Tag, TagRole::EntityType, TagRole::Rating, TagRole::Status][..]);
    let guideline = (select(&["de", "en"][..]).prop_map(str::to_owned), naughty_text());
    let rating = (
        select(&Pattern::ALL[..]),
        any::<Option<u32>>(),
        prop::option::of(select(&Verdict::ALL[..])),
        prop::option::of(0..TAG_IDS.len()),
        prop::collection::vec(guideline, 0..2),
    );
    let kinds = prop::collection::vec(select(&Kind::ALL[..]), 0..3);
    (0..TAG_IDS.len(), role, kinds, prop::collection::vec(label, 0..3), looks, (rating, extra()))
        .prop_map(|(index, role, kinds, labels, (hue, key, order, archived), (rating, extra))| {
            let (pattern, number, verdict, parent, guidelines) = rating;
            TagDefinition {
                kinds,
                labels: labels.into_iter().collect(),
                hue,
                key,
                archived,
                pattern,
                number,
                verdict,
                parent: parent.map(tag_id),
                guidelines: guidelines.into_iter().collect(),
                extra,
                ..TagDefinition::new(tag_id(index), role, order)
            }
        })
        .boxed()
}

pub(crate) fn detail() -> impl Strategy<Value = (Detail, Told)> {
    let texts = prop::collection::vec(naughty_text().prop_map(Into::into), 1..3);
    let told = prop_oneof![1 => Just(Told::Absent), 1 => Just(Told::Unknown), 4 => texts.prop_map(Told::Said)];
    (select(&Detail::ALL[..]), told)
}

pub(crate) fn details() -> BoxedStrategy<Details> {
    const COUNTED: [&str; 4] = ["line_ends", "", "ä😀", "__proto__"];
    let counts = prop::collection::vec(any::<u32>(), 0..COUNTED.len());
    (prop::collection::vec(detail(), 0..20), counts, extra())
        .prop_map(|(said, counts, extra)| {
            let mut details = Details { extra, ..Details::default() };
            details.intake = COUNTED.iter().zip(counts).map(|(what, times)| ((*what).into(), times)).collect();
            said.into_iter().for_each(|(detail, told)| details.set(detail, told));
            details
        })
        .boxed()
}

/// Records of a document: `None` is a deletion.
fn records<T: Clone + std::fmt::Debug>(
    value: impl Strategy<Value = T>,
    most: usize,
) -> impl Strategy<Value = Vec<(T, bool, Stamp)>> {
    prop::collection::vec((value, prop::bool::weighted(0.8), stamp()), 0..most)
}

/// A document on a given article, always of the same id. Some have former texts, and then some marks stand on these.
pub(crate) fn document_on(article: Article) -> BoxedStrategy<Document> {
    let former = prop::collection::vec((super::article(), stamp()), 1..3);
    prop_oneof![2 => Just(Vec::new()), 1 => former].prop_flat_map(move |former| document_after(article.clone(), former)).boxed()
}

fn document_after(article: Article, former: Vec<(Article, Stamp)>) -> BoxedStrategy<Document> {
    let trashed = prop_oneof![2 => Just(Stamped::default()), 1 => (stamp(), any::<bool>()).prop_map(|(stamp, value)| Stamped { stamp, value })];
    let whole = (timestamp(), stamp(), stamp(), details(), trashed, extra());
    let decisions = prop::collection::vec((0..6_u32, stamp(), any::<Option<bool>>()), 0..4);
    let desk = prop::collection::vec(entry_seed(), 0..6);
    (whole, records(mark_seed(), 8), records(tag(), 8), decisions, desk)
        .prop_map(move |((created, one, other, details, trashed, extra), marks, tags, decisions, desk)| {
            let marks: BTreeMap<MarkId, Record<Mark>> = marks
                .into_iter()
                .map(|(seed, live, stamp)| {
                    let before = former.iter().filter(|(_, stamp)| *stamp < one).map(|(former, _)| former);
                    let homes: Vec<&Article> = before.chain([&article]).collect();
                    let home = homes[stamp.counter as usize % homes.len()];
                    (mark_id(seed.number), Stamped { stamp, value: live.then(|| Rc::new(seed.grow(home))) })
                })
                .collect();
            let mut tags: BTreeMap<TagId, Record<TagDefinition>> = tags
                .into_iter()
                .map(|(tag, live, stamp)| (tag.id.clone(), Stamped { stamp, value: live.then(|| Rc::new(tag)) }))
                .collect();
            // Tags in use are in the set, or were once.
            for mark in marks.values().filter_map(|record| record.value.as_ref()) {
                for id in mark.tags.iter().chain(&mark.entity_type) {
                    tags.entry(id.clone()).or_insert(Stamped { stamp: one, value: None });
                }
            }
            Document::from_parts(DocumentParts {
                id: document_id(),
                created,
                article: Stamped { stamp: one, value: Rc::new(article.clone()) },
                // The article that was asked for is the current one.
                former: former
                    .iter()
                    .filter(|(_, stamp)| *stamp < one)
                    .map(|(article, stamp)| former_text(article, *stamp))
                    .collect(),
                decisions: decisions.into_iter().map(|(block, stamp, value)| (block, Stamped { stamp, value })).collect(),
                details: Stamped { stamp: other, value: Rc::new(details) },
                trashed,
                marks: marks.into_iter().collect(),
                tags: tags.into_iter().collect(),
                records: desk.iter().map(|seed| (seed.id, Rc::new(seed.grow(&article)))).collect(),
                extra,
            })
        })
        .boxed()
}

fn former_text(article: &Article, stamp: Stamp) -> FormerText {
    FormerText {
        stamp,
        article: Rc::new(article.clone()),
        url: if stamp.counter == 0 { "".into() } else { "https://a.example/1".into() },
    }
}

pub(crate) fn document() -> impl Strategy<Value = Document> {
    article().prop_flat_map(document_on)
}

/// Three states of one document, made apart from each other.
pub(crate) fn three_states() -> impl Strategy<Value = [Document; 3]> {
    let same = article().prop_map(|article| [article.clone(), article.clone(), article]);
    let texts = prop_oneof![2 => same.boxed(), 1 => [article(), article(), article()].boxed()];
    texts.prop_flat_map(|texts| texts.map(document_on))
}
