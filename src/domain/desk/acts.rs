//! Acts at the desk that are more than one change: each is one edit, so that one undo takes it back. They look at the document first and
//! refuse what makes no sense; the edits themselves only keep the document well formed.

use std::rc::Rc;

use thiserror::Error;

use crate::domain::{
    desk::{
        entry::{Entry, Name, NewRecord, Value, Values},
        field::{Field, RULES, RecordKind, Shape, Subject, fields_of},
    },
    document::Document,
    edit::Edit,
    id::RecordId,
};

/// Why an act makes no sense here.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ActError {
    #[error("there is no record {0}")]
    NoSuchRecord(RecordId),
    #[error("{0} is not a claim")]
    NotAClaim(RecordId),
    #[error("{0} is not an entity")]
    NotAnEntity(RecordId),
    #[error("{0} does not mention that entity")]
    NotAMention(RecordId),
    #[error("a record cannot be linked to itself")]
    LinksToItself,
    #[error("they are linked so already")]
    AlreadyLinked,
    #[error("an entity cannot be merged into itself")]
    SameEntity,
    #[error("a name is missing")]
    NoName,
}

/// Adds evidence, an appearance, an earlier check, a reply or a correction to a claim.
///
/// # Errors
/// When there is no such claim.
pub fn add_to_claim(
    document: &Document,
    claim: RecordId,
    kind: RecordKind,
    id: RecordId,
    mut values: Values,
) -> Result<Edit, ActError> {
    if document.subject(claim) != Some(Subject::Claim) {
        return Err(ActError::NotAClaim(claim));
    }
    values.insert(Field::OfClaim.into(), Value::Id(claim));
    Ok(Edit::PutRecord(Rc::new(NewRecord { id, kind, values })))
}

/// Adds a record that belongs to the article as a whole: an entity or a signal.
#[must_use]
pub fn add(id: RecordId, kind: RecordKind, values: Values) -> Edit {
    Edit::PutRecord(Rc::new(NewRecord { id, kind, values }))
}

/// Links two records, or marks.
///
/// # Errors
/// When an end is missing, both are the same, or they are linked so already.
pub fn link(
    document: &Document,
    id: RecordId,
    link_type: &str,
    (from, to): (RecordId, RecordId),
    certainty: &str,
) -> Result<Edit, ActError> {
    for end in [from, to] {
        if document.mark(end.as_mark()).is_none() && document.record(end).is_none() {
            return Err(ActError::NoSuchRecord(end));
        }
    }
    if from == to {
        return Err(ActError::LinksToItself);
    }
    if links(document).any(|(_, link)| is_link(link, link_type, from, to)) {
        return Err(ActError::AlreadyLinked);
    }
    let values = [
        (Field::LinkType, Value::text(link_type)),
        (Field::From, Some(Value::Id(from))),
        (Field::To, Some(Value::Id(to))),
        (Field::Certainty, Value::text(certainty)),
    ];
    let values = values.into_iter().filter_map(|(field, value)| Some((Name::Known(field), value?))).collect();
    Ok(Edit::PutRecord(Rc::new(NewRecord { id, kind: RecordKind::Link, values })))
}

/// Takes a link away, and all that say the same. `None` if there is none.
#[must_use]
pub fn unlink(document: &Document, link_type: &str, from: RecordId, to: RecordId) -> Option<Edit> {
    let same = links(document).filter(|(_, link)| is_link(link, link_type, from, to));
    let edits: Vec<Edit> = same.map(|(id, _)| Edit::RemoveRecord(id)).collect();
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// Makes one entity of several. Mentions and links of the others go over to the first, their names become its aliases, and what it does
/// not say of itself is taken from them.
///
/// # Errors
/// When one is no entity, or is the first again.
pub fn merge_entities(document: &Document, into: RecordId, others: &[RecordId]) -> Result<Edit, ActError> {
    let first = entity(document, into)?;
    let mut edits = Vec::new();
    let mut said: Values = first.values().map(|(name, value)| (name.clone(), value.clone())).collect();
    let mut aliases: Vec<Rc<str>> = first.texts(Field::Aliases).to_vec();
    for (place, other) in others.iter().enumerate() {
        let entry = entity(document, *other)?;
        if *other == into || others.iter().take(place).any(|earlier| earlier == other) {
            return Err(ActError::SameEntity);
        }
        aliases.push(entry.text(Field::Name).into());
        aliases.extend(entry.texts(Field::Aliases).iter().cloned());
        for (name, value) in entry.values() {
            let note = *name == Name::Known(Field::Note);
            match said.get(name) {
                Some(Value::Text(mine)) if note && Value::text(mine).as_ref() != Some(value) => {
                    let both = format!("{mine}\n{}", entry.text(Field::Note));
                    said.insert(name.clone(), Value::Text(both.into()));
                }
                Some(_) => {}
                None => drop(said.insert(name.clone(), value.clone())),
            }
        }
    }
    let own: Rc<str> = first.text(Field::Name).into();
    let mut kept: Vec<Rc<str>> = Vec::new();
    for alias in aliases {
        if !alias.is_empty() && alias != own && !kept.contains(&alias) {
            kept.push(alias);
        }
    }
    if let Some(aliases) = Value::texts(kept.iter().map(|alias| &**alias)) {
        said.insert(Field::Aliases.into(), aliases);
    }
    for field in fields_of(Subject::Entity) {
        let value = said.get(&Name::Known(field));
        if value != first.value(field) {
            edits.push(Edit::SetField(into, field, value.cloned()));
        }
    }
    edits.extend(repointed(document, others, Some(into)));
    edits.extend(others.iter().copied().map(Edit::RemoveRecord));
    Ok(Edit::All(edits))
}

/// Makes a second entity of some mentions of one. It has the type of the first; an alias that is its name goes over to it.
///
/// # Errors
/// When there is no such entity, a mark does not mention it, or the new one has no name.
pub fn split_entity(
    document: &Document,
    from: RecordId,
    id: RecordId,
    name: &str,
    mentions: &[RecordId],
) -> Result<Edit, ActError> {
    let first = entity(document, from)?;
    let name = Value::text(name.trim()).ok_or(ActError::NoName)?;
    for mention in mentions {
        let mentioned = document.record(*mention).and_then(|entry| entry.id(Field::Mentioned));
        if mentioned != Some(from) || document.subject(*mention) != Some(Subject::Mention) {
            return Err(ActError::NotAMention(*mention));
        }
    }
    let mut edits = Vec::new();
    let aliases = first.texts(Field::Aliases);
    let stay = || aliases.iter().filter(|alias| Value::Text(Rc::clone(alias)) != name);
    if stay().count() < aliases.len() {
        edits.push(Edit::SetField(from, Field::Aliases, Value::texts(stay().map(|alias| &**alias))));
    }
    let values = [(Field::Name, Some(name)), (Field::EntityType, first.value(Field::EntityType).cloned())];
    let values = values.into_iter().filter_map(|(field, value)| Some((Name::Known(field), value?))).collect();
    edits.push(Edit::PutRecord(Rc::new(NewRecord { id, kind: RecordKind::Entity, values })));
    edits.extend(mentions.iter().map(|mention| Edit::SetField(*mention, Field::Mentioned, Some(Value::Id(id)))));
    Ok(Edit::All(edits))
}

/// Deletes a record or a mark with what hangs on it: what is said of it, its links, its evidence. What only names it, as mentions name an
/// entity, stays and names nothing.
///
/// # Errors
/// When there is none.
pub fn remove(document: &Document, id: RecordId) -> Result<Edit, ActError> {
    let is_mark = document.mark(id.as_mark()).is_some();
    let entry = document.record(id);
    if !is_mark && entry.is_none() {
        return Err(ActError::NoSuchRecord(id));
    }
    let hangs = |(_, other): &(RecordId, &Rc<Entry>)| {
        let ends: &[Field] = if other.kind() == RecordKind::Link { &[Field::From, Field::To] } else { &[Field::OfClaim] };
        ends.iter().any(|field| other.id(*field) == Some(id))
    };
    let hanging: Vec<RecordId> = document.records().filter(hangs).map(|(other, _)| other).filter(|other| *other != id).collect();
    // Links to what goes along go too.
    let orphaned = links(document).filter(|(link, entry)| {
        let ends = [Field::From, Field::To].into_iter().filter_map(|field| entry.id(field));
        !hanging.contains(link) && *link != id && ends.into_iter().any(|end| hanging.contains(&end))
    });
    let mut edits: Vec<Edit> = orphaned.map(|(link, _)| Edit::RemoveRecord(link)).collect();
    edits.extend(hanging.iter().copied().map(Edit::RemoveRecord));
    edits.extend(repointed(document, &[id], None));
    if entry.is_some() {
        edits.push(Edit::RemoveRecord(id));
    }
    if is_mark {
        edits.push(Edit::RemoveMark(id.as_mark()));
    }
    Ok(Edit::All(edits))
}

/// Edits that let fields that name some records name another, or nothing. A link that would then say what another says, or lead from a
/// record to itself, is removed. Fields that say to what a record belongs are left alone, and so are links if they are to name nothing.
fn repointed(document: &Document, old: &[RecordId], new: Option<RecordId>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let turned = |id: Option<RecordId>| id.map(|id| if old.contains(&id) { new.unwrap_or(id) } else { id });
    let mut known: Vec<(String, Option<RecordId>, Option<RecordId>)> = Vec::new();
    for (id, entry) in document.records() {
        if old.contains(&id) {
            continue;
        }
        if entry.kind() == RecordKind::Link {
            let ends = (entry.id(Field::From), entry.id(Field::To));
            let (from, to) = (turned(ends.0), turned(ends.1));
            let told = (entry.text(Field::LinkType).to_owned(), from, to);
            if (from, to) == ends {
                known.push(told);
                continue;
            }
            let said_before = links(document).any(|(other, link)| other != id && is_link_of(link, &told));
            if from == to || said_before || known.contains(&told) {
                edits.push(Edit::RemoveRecord(id));
                continue;
            }
            for (field, before, now) in [(Field::From, ends.0, from), (Field::To, ends.1, to)] {
                if before != now {
                    edits.push(Edit::SetField(id, field, now.map(Value::Id)));
                }
            }
            known.push(told);
            continue;
        }
        let Some(subject) = document.subject(id) else { continue };
        for rule in RULES.iter().filter(|rule| rule.shape == Shape::Id && rule.field != Field::OfClaim && rule.field.is_of(subject))
        {
            if entry.id(rule.field).is_some_and(|named| old.contains(&named)) {
                edits.push(Edit::SetField(id, rule.field, new.map(Value::Id)));
            }
        }
    }
    edits
}

fn entity(document: &Document, id: RecordId) -> Result<&Rc<Entry>, ActError> {
    let entry = document.record(id).ok_or(ActError::NoSuchRecord(id))?;
    if entry.kind() == RecordKind::Entity { Ok(entry) } else { Err(ActError::NotAnEntity(id)) }
}

fn links(document: &Document) -> impl Iterator<Item = (RecordId, &Rc<Entry>)> {
    document.records().filter(|(_, entry)| entry.kind() == RecordKind::Link)
}

fn is_link(entry: &Entry, link_type: &str, from: RecordId, to: RecordId) -> bool {
    entry.text(Field::LinkType) == link_type && entry.id(Field::From) == Some(from) && entry.id(Field::To) == Some(to)
}

fn is_link_of(entry: &Entry, (link_type, from, to): &(String, Option<RecordId>, Option<RecordId>)) -> bool {
    entry.text(Field::LinkType) == link_type && entry.id(Field::From) == *from && entry.id(Field::To) == *to
}
