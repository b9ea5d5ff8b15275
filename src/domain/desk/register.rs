//! The register: who and what the article mentions, each under one name; the mentions that nobody has gathered yet; and the places
//! where a name stands without being marked.

use std::rc::Rc;

use crate::domain::{
    desk::{
        entry::Entry,
        field::{Field, RecordKind},
        query::Relations,
    },
    document::Document,
    id::{MarkId, RecordId},
    mark::{Kind, Mark},
    occurrences::{self, Options},
    query::fold,
    segment::is_blank,
    table::{Table, sort_by_number},
    tags::TagId,
    text::TextRange,
};

/// An entity with what a list shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    pub id: RecordId,
    pub entry: Rc<Entry>,
    /// In the order of the text, lost ones last.
    pub mentions: Vec<MarkId>,
}

impl Registered {
    #[must_use]
    pub fn name(&self) -> &str {
        self.entry.text(Field::Name)
    }
}

/// Mentions of no entity that have the same words, but for capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    /// Each wording once, the first in the text first.
    pub wordings: Vec<Rc<str>>,
    /// In the order of the text.
    pub mentions: Vec<MarkId>,
    /// Of the first that has one.
    pub entity_type: Option<TagId>,
    /// The entity that has these words as a name, but for capitals and a genitive's ending.
    pub likely: Option<RecordId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// Who and what is mentioned most often first, else by name.
    pub entities: Vec<Registered>,
    /// Those that have no name yet.
    pub unnamed: Vec<Registered>,
    /// In the order of the text.
    pub loose: Vec<Loose>,
}

impl Register {
    #[must_use]
    pub fn of(document: &Document, relations: &Relations) -> Self {
        let mut entities: Table<(String, RecordId), Registered> = Table::new();
        let mut named: Table<String, RecordId> = Table::new();
        for (id, entry) in document.records().filter(|(_, entry)| entry.kind() == RecordKind::Entity) {
            for name in names_of(entry) {
                let key = key(name);
                if !named.contains_key(&key) {
                    named.insert(key, id);
                }
            }
            let mut mentions = relations.mentions(document, id);
            sort_by_number(&mut mentions, start);
            let mentions = mentions.iter().map(|mark| mark.id).collect();
            entities.insert((fold(entry.text(Field::Name)), id), Registered { id, entry: Rc::clone(entry), mentions });
        }
        let mut marks: Vec<&Rc<Mark>> = document.marks().filter(|mark| is_loose(document, mark)).collect();
        sort_by_number(&mut marks, |mark| start(mark));
        let mut loose: Vec<Loose> = Vec::new();
        let mut places: Table<String, usize> = Table::new();
        for mark in marks {
            let words = mark.quote();
            let key = key(&words);
            let place = places.get(&key).copied().unwrap_or(loose.len());
            if place == loose.len() {
                let likely = named.get(&key).or_else(|| without_genitive(&key).and_then(|stem| named.get(stem)));
                loose.push(Loose { wordings: Vec::new(), mentions: Vec::new(), entity_type: None, likely: likely.copied() });
                places.insert(key, place);
            }
            let Some(group) = loose.get_mut(place) else { continue };
            group.mentions.push(mark.id);
            if group.wordings.iter().all(|own| **own != *words) {
                group.wordings.push(words.into());
            }
            group.entity_type = group.entity_type.take().or_else(|| mark.entity_type.clone());
        }
        let mut entities: Vec<Registered> = entities.into_iter().map(|(_, entity)| entity).collect();
        sort_by_number(&mut entities, |entity| (usize::MAX - entity.mentions.len()) as u128);
        let (entities, unnamed) = entities.into_iter().partition(|entity| entity.entry.has_content());
        Self { entities, unnamed, loose }
    }

    #[must_use]
    pub fn entity(&self, id: RecordId) -> Option<&Registered> {
        self.entities.iter().chain(&self.unnamed).find(|entity| entity.id == id)
    }
}

/// The entity that a mark mentions, if it is a mention of one that is there.
#[must_use]
pub fn entity_of(document: &Document, mark: &Mark) -> Option<RecordId> {
    let named = document.record(mark.id.into())?.id(Field::Mentioned)?;
    let is_entity = document.record(named).is_some_and(|entry| entry.kind() == RecordKind::Entity);
    (mark.kind == Kind::Entity && is_entity).then_some(named)
}

fn is_loose(document: &Document, mark: &Mark) -> bool {
    mark.kind == Kind::Entity && entity_of(document, mark).is_none()
}

/// The name of an entity, and its aliases.
pub fn names_of(entry: &Entry) -> impl Iterator<Item = &str> {
    let name = Some(entry.text(Field::Name)).filter(|name| !name.is_empty());
    name.into_iter().chain(entry.texts(Field::Aliases).iter().map(|alias| &**alias))
}

/// Lost marks come last, for their place says nothing.
fn start(mark: &Rc<Mark>) -> u128 {
    let start = mark.extent().map_or(0, |extent| extent.start().0);
    u128::from(!mark.is_drawn()) << 32 | u128::from(start)
}

/// By what wordings are told apart: without capitals, and with one space where there is any white space.
fn key(words: &str) -> String {
    let words: Vec<&str> = words.split(is_blank).filter(|word| !word.is_empty()).collect();
    fold(&words.join(" "))
}

fn without_genitive(key: &str) -> Option<&str> {
    ["'s", "’s", "s"].iter().find_map(|ending| key.strip_suffix(ending)).filter(|stem| !stem.is_empty())
}

/// What is known of a place where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is marked there.
    Unmarked,
    /// A mention of no entity, which can be tied to this one.
    Loose(MarkId),
    /// A mention of this entity, or inside one.
    Marked(MarkId),
    /// A mention of another entity.
    OfOther(MarkId, RecordId),
}

impl Standing {
    /// Whether there is something left to do.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Unmarked | Self::Loose(_))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub range: TextRange,
    pub standing: Standing,
    /// In a block that is not taken for a part of the article.
    pub left_out: bool,
    pub before: String,
    pub words: Rc<str>,
    pub behind: String,
}

/// Places where the names of an entity stand, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    pub places: Vec<Place>,
    /// Whether the text has more than [`MOST_PLACES`] that are not marked.
    pub more: bool,
}

/// A list is for being looked through. What is not in it comes when these are marked and the names are looked for again.
pub const MOST_PLACES: usize = 200;

/// So many places that are marked already are shown among the others.
const MOST_MARKED: usize = 200;

/// Looks for names in the article. `entity` is whose names they are, if there is a record of it yet.
#[must_use]
pub fn checklist(
    document: &Document,
    relations: &Relations,
    entity: Option<RecordId>,
    names: &[&str],
    options: Options,
) -> Checklist {
    let article = document.article();
    let text = article.text();
    let own = entity.map(|entity| relations.mentions(document, entity)).unwrap_or_default();
    let own: Vec<(TextRange, MarkId)> =
        own.iter().filter(|mark| mark.is_drawn()).flat_map(|mark| mark.spans.iter().map(|span| (span.range, mark.id))).collect();
    let mut others: Table<TextRange, Standing> = Table::new();
    for mark in document.marks().filter(|mark| mark.kind == Kind::Entity && mark.is_drawn()) {
        let standing = match entity_of(document, mark) {
            Some(other) if Some(other) == entity => continue,
            Some(other) => Standing::OfOther(mark.id, other),
            None => Standing::Loose(mark.id),
        };
        // A mark of several parts is no mention by one of them.
        if let [span] = &*mark.spans {
            others.insert(span.range, standing);
        }
    }
    let mut found = Checklist::default();
    let (mut open, mut marked) = (0, 0);
    for range in occurrences::occurrences(text, names, options) {
        let within = own.iter().find(|(mention, _)| mention.covers(range)).map(|(_, mark)| Standing::Marked(*mark));
        let standing = within.or_else(|| others.get(&range).copied()).unwrap_or(Standing::Unmarked);
        let (count, most) = if standing.is_open() { (&mut open, MOST_PLACES) } else { (&mut marked, MOST_MARKED) };
        if *count == most {
            if standing.is_open() {
                found.more = true;
                break;
            }
            continue;
        }
        *count += 1;
        let block = article.block_at(range.start()).and_then(|block| u32::try_from(block).ok());
        let left_out = block.is_some_and(|block| document.boilerplate(block).is_dropped());
        let (before, behind) = occurrences::context(text, range);
        let words = range.slice(text).unwrap_or_default().into();
        found.places.push(Place { range, standing, left_out, before, words, behind });
    }
    found
}
