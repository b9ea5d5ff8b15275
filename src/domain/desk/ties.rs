//! What a mark can be tied to: who says a claim, what it is about, which entity a mention means. And what is on offer for each tie, the
//! likeliest first.

use std::{cmp::Reverse, rc::Rc};

use crate::domain::{
    desk::{
        acts::{self, ActError},
        entry::{NewRecord, Value},
        field::{Field, RecordKind, Subject},
        query::Relations,
    },
    document::Document,
    edit::Edit,
    finding::Needle,
    id::RecordId,
    locator::whereabouts,
    mark::{Kind, Mark},
    query::fold,
    text::TextRange,
};

/// How a mark is tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By a link of this type, from the mark.
    Link(&'static str),
    /// By a field of the mark that names the other.
    Field(Field),
}

/// What a mark is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Sources,
    Entities,
    Claims,
}

/// The ties of a subject, the first one first. Nothing is tied from a record that is no mark.
#[must_use]
pub fn ways(subject: Subject) -> &'static [(Way, Target)] {
    match subject {
        Subject::Claim => &[
            (Way::Link("said_by"), Target::Sources),
            (Way::Link("about"), Target::Entities),
            (Way::Link("supports"), Target::Claims),
            (Way::Link("contradicts"), Target::Claims),
            (Way::Link("same_as"), Target::Claims),
            (Way::Link("part_of"), Target::Claims),
            (Way::Link("context"), Target::Claims),
        ],
        Subject::Source => &[(Way::Link("is_entity"), Target::Entities), (Way::Link("same_as"), Target::Sources)],
        Subject::Quotation => &[(Way::Field(Field::Speaker), Target::Sources), (Way::Link("evidence_for"), Target::Claims)],
        Subject::Mention => &[(Way::Field(Field::Mentioned), Target::Entities)],
        _ => &[],
    }
}

/// Where a mark is tied to in one way.
#[must_use]
pub fn tied(document: &Document, relations: &Relations, from: RecordId, way: Way) -> Vec<RecordId> {
    match way {
        Way::Link(link_type) => relations.linked_from(from, link_type).collect(),
        Way::Field(field) => {
            let named = document.record(from).and_then(|entry| entry.id(field));
            named.into_iter().filter(|id| document.mark(id.as_mark()).is_some() || document.record(*id).is_some()).collect()
        }
    }
}

/// What a mark or record is called: its name or its sentence, else its words.
#[must_use]
pub fn name(document: &Document, id: RecordId) -> String {
    let entry = document.record(id);
    let told = |field| entry.map(|entry| entry.text(field)).unwrap_or_default();
    let told = [Field::Name, Field::Short, Field::Normalised].map(told);
    let quote = || document.mark(id.as_mark()).map(|mark| mark.quote()).unwrap_or_default();
    told.into_iter().find(|name| !name.is_empty()).map_or_else(quote, str::to_owned)
}

/// What is on offer, the likeliest first: of sources and claims those next to the mark, of entities those mentioned most.
#[must_use]
pub fn offered(document: &Document, relations: &Relations, from: RecordId, (way, target): (Way, Target)) -> Vec<RecordId> {
    let taken = tied(document, relations, from, way);
    let is_free = |id: &RecordId| *id != from && !taken.contains(id);
    let kind = match target {
        Target::Sources => Kind::Source,
        Target::Claims => Kind::Claim,
        Target::Entities => {
            let entities =
                document.records().filter(|(_, entry)| entry.kind() == RecordKind::Entity && entry.has_content()).map(|(id, _)| id);
            let mut entities: Vec<RecordId> = entities.filter(is_free).collect();
            entities.sort_by_cached_key(|id| Reverse(relations.mentions(document, *id).len()));
            return entities;
        }
    };
    let place = |mark: &Mark| mark.extent().map_or(0, |extent| extent.start().get());
    let here = document.mark(from.as_mark()).map_or(0, |mark| place(mark));
    let mut near: Vec<(usize, RecordId)> =
        document.marks().filter(|mark| mark.kind == kind).map(|mark| (place(mark).abs_diff(here), mark.id.into())).collect();
    near.retain(|(_, id)| is_free(id));
    near.sort_unstable();
    let speakers = document.mark(from.as_mark()).map(|mark| speakers_of(document, mark)).unwrap_or_default();
    let (speaking, others): (Vec<RecordId>, Vec<RecordId>) =
        near.into_iter().map(|(_, id)| id).partition(|id| speakers.iter().any(|speaker| is_called(document, *id, speaker)));
    [speaking, others].concat()
}

/// Who says the words of a mark in the recording that the article was read from.
fn speakers_of(document: &Document, mark: &Mark) -> Vec<Rc<str>> {
    if mark.is_drawn() { whereabouts(document.article(), &mark.ranges()).speakers } else { Vec::new() }
}

fn is_called(document: &Document, id: RecordId, speaker: &str) -> bool {
    fold(name(document, id).trim()) == fold(speaker)
}

/// Who says the words of a mark and is no source yet, with the place of the name where that speaker begins nearest to the mark.
#[must_use]
pub fn speakers(document: &Document, mark: &Mark) -> Vec<(Rc<str>, TextRange)> {
    let here = mark.extent().map_or(0, |extent| extent.start().get());
    let is_source =
        |speaker: &Rc<str>| document.marks().any(|mark| mark.kind == Kind::Source && is_called(document, mark.id.into(), speaker));
    let unknown = speakers_of(document, mark).into_iter().filter(|speaker| !is_source(speaker));
    let with_place = |speaker: Rc<str>| {
        let blocks = document.article().blocks().iter();
        let begins = blocks.filter(|block| block.locators.iter().any(|locator| locator.speaker == speaker)).filter_map(|block| {
            let bare = block.text.trim_start_matches(['-', '–', '—', '>', ' ']);
            let start = block.range.start().get() + block.text.len() - bare.len();
            bare.strip_prefix(&*speaker)?.starts_with(':').then(|| TextRange::from_bytes(start..start + speaker.len()))
        });
        let nearest = begins.min_by_key(|range| range.start().get().abs_diff(here));
        nearest.map(|range| (speaker, range))
    };
    unknown.filter_map(with_place).collect()
}

/// Of what is on offer, with its names, what has the typed words in its name: first what is called just so, then that of which a word
/// begins with them. Nothing typed lets all through as they come.
#[must_use]
pub fn matching(offered: impl Iterator<Item = (RecordId, String)>, typed: &str) -> Vec<(RecordId, String)> {
    let wanted = Needle::new(typed.trim());
    let mut ranks = [Vec::new(), Vec::new(), Vec::new()];
    for (id, name) in offered.filter(|(_, name)| wanted.is_in(name)) {
        let begins =
            |place: TextRange| name.get(..place.start().get()).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        let rank = match wanted.places(&name).next() {
            Some(place) if place.as_bytes() != (0..name.len()) => {
                if wanted.places(&name).any(begins) {
                    1
                } else {
                    2
                }
            }
            _ => 0,
        };
        if let Some(rank) = ranks.get_mut(rank) {
            rank.push((id, name));
        }
    }
    ranks.into_iter().flatten().collect()
}

/// The marks that a mark is tied to, whichever way: other ends of its links, marks that name the same entity or that it names itself.
#[must_use]
pub fn neighbours(document: &Document, relations: &Relations, mark: RecordId) -> Vec<Rc<Mark>> {
    let named = |field| document.record(mark).and_then(|entry| entry.id(field));
    let mut ends: Vec<RecordId> =
        relations.links_at(mark).map(|link| if link.from == mark { link.to } else { link.from }).collect();
    ends.extend([Field::Mentioned, Field::Speaker, Field::Outer].into_iter().filter_map(named));
    let mut found: Vec<Rc<Mark>> = relations.quotations(document, mark);
    for end in ends {
        match document.mark(end.as_mark()) {
            Some(mark) => found.push(Rc::clone(mark)),
            None => found.extend(relations.mentions(document, end)),
        }
    }
    found.retain(|other| other.is_drawn() && RecordId::from(other.id) != mark);
    found.sort_by_key(|other| other.id);
    found.dedup_by_key(|other| other.id);
    found
}

/// Ties a mark.
///
/// # Errors
/// When one end is missing, both are the same, or they are tied so already.
pub fn tie(document: &Document, id: RecordId, from: RecordId, way: Way, to: RecordId) -> Result<Edit, ActError> {
    match way {
        Way::Link(link_type) => acts::link(document, id, link_type, (from, to), ""),
        Way::Field(field) => Ok(Edit::SetField(from, field, Some(Value::Id(to)))),
    }
}

/// Unties a mark; `None` if it is not tied so.
#[must_use]
pub fn untie(document: &Document, from: RecordId, way: Way, to: RecordId) -> Option<Edit> {
    match way {
        Way::Link(link_type) => acts::unlink(document, link_type, from, to),
        Way::Field(field) => document.record(from)?.id(field).map(|_| Edit::SetField(from, field, None)),
    }
}

/// Makes an entity and ties a mark to it. It takes the type of a mention.
///
/// # Errors
/// When it has no name.
pub fn tie_new(
    document: &Document,
    (entity, link): (RecordId, RecordId),
    from: RecordId,
    way: Way,
    name: &str,
) -> Result<Edit, ActError> {
    let name = Value::text(name.trim()).ok_or(ActError::NoName)?;
    let mark = document.mark(from.as_mark()).ok_or(ActError::NoSuchRecord(from))?;
    let entity_type = mark.entity_type.as_ref().and_then(|id| Value::text(id.as_str()));
    let values = [(Field::Name, Some(name)), (Field::EntityType, entity_type)];
    let values = values.into_iter().filter_map(|(field, value)| Some((field.into(), value?))).collect();
    let made = Edit::PutRecord(Rc::new(NewRecord { id: entity, kind: RecordKind::Entity, values }));
    let tied = match way {
        Way::Field(field) => Edit::SetField(from, field, Some(Value::Id(entity))),
        Way::Link(link_type) => {
            let ends = [
                (Field::LinkType, Value::text(link_type)),
                (Field::From, Some(Value::Id(from))),
                (Field::To, Some(Value::Id(entity))),
            ];
            let values = ends.into_iter().filter_map(|(field, value)| Some((field.into(), value?))).collect();
            Edit::PutRecord(Rc::new(NewRecord { id: link, kind: RecordKind::Link, values }))
        }
    };
    Ok(Edit::All(vec![made, tied]))
}

/// A text as a part of an address: all but letters, digits and four signs of ASCII is written in percents.
#[must_use]
pub fn in_address(text: &str) -> String {
    use std::fmt::Write as _;
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").ok();
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::desk::{field::RULES, words::List};

    #[test]
    fn every_way_is_a_word_or_a_field_of_its_subject() {
        for subject in RULES.iter().flat_map(|rule| rule.subjects) {
            for (way, _) in ways(*subject) {
                match way {
                    Way::Link(link_type) => assert!(List::LinkType.label(link_type, "en").is_some(), "{link_type}"),
                    Way::Field(field) => assert!(field.is_of(*subject), "{field:?} of {subject:?}"),
                }
            }
        }
        assert!(ways(Subject::Evidence).is_empty());
    }

    #[test]
    fn words_are_put_into_addresses() {
        let rows = [
            ("", ""),
            ("a-b_c.d~9", "a-b_c.d~9"),
            ("50 % / Jahr?", "50%20%25%20%2F%20Jahr%3F"),
            ("Ö", "%C3%96"),
            ("☕", "%E2%98%95"),
        ];
        for (text, expected) in rows {
            assert_eq!(in_address(text), expected, "{text:?}");
        }
    }
}
