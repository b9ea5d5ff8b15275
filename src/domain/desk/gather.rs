//! Gathering: several names and mentions become one entity in one act (IS = ISIS = DAESH = Daesh).

use std::rc::Rc;

use crate::domain::{
    desk::{
        acts::{ActError, merge_entities},
        entry::{Name, NewRecord, Value},
        field::{Field, RecordKind, Subject},
        register::names_of,
    },
    document::Document,
    edit::Edit,
    id::RecordId,
    tags::TagId,
};

/// Gathers entities and mentions under one name, and returns the entity and the edit. The entity that has the name already takes the
/// others in, else the first; without any a new one is made, with the type that most of the mentions have. Every other name and wording
/// becomes an alias.
///
/// # Errors
/// When the name is missing, a record is no entity, or a mark mentions nothing because it is of another kind.
pub fn gather(
    document: &Document,
    id: RecordId,
    name: &str,
    entities: &[RecordId],
    mentions: &[RecordId],
) -> Result<(RecordId, Edit), ActError> {
    let name = name.trim();
    let Some(named) = Value::text(name) else { return Err(ActError::NoName) };
    for mention in mentions {
        if document.subject(*mention) != Some(Subject::Mention) {
            return Err(ActError::NotAMention(*mention));
        }
    }
    let has_name = |entity: &&RecordId| document.record(**entity).is_some_and(|entry| entry.text(Field::Name) == name);
    let into = entities.iter().find(has_name).or(entities.first()).copied();
    let mut edits = Vec::new();
    let mut aliases: Vec<Rc<str>> = Vec::new();
    let mut add = |alias: &str| {
        if !alias.is_empty() && alias != name && aliases.iter().all(|own| **own != *alias) {
            aliases.push(alias.into());
        }
    };
    if let Some(into) = into {
        let others: Vec<RecordId> = entities.iter().copied().filter(|entity| *entity != into).collect();
        // It is what refuses a record that is no entity, so it is asked for one alone too.
        edits.push(merge_entities(document, into, &others)?);
        for entity in [into].iter().chain(&others) {
            document.record(*entity).iter().flat_map(|entry| names_of(entry)).for_each(&mut add);
        }
    }
    for mark in mentions.iter().filter_map(|mention| document.mark(mention.as_mark())) {
        // Words in several places are no name.
        if mark.spans.len() == 1 {
            add(&mark.quote());
        }
    }
    let aliases = Value::texts(aliases.iter().map(|alias| &**alias));
    match into {
        Some(into) => {
            let entry = document.record(into);
            if entry.is_some_and(|entry| entry.value(Field::Name) != Some(&named)) {
                edits.push(Edit::SetField(into, Field::Name, Some(named)));
            }
            if entities.len() > 1 || entry.is_some_and(|entry| entry.value(Field::Aliases) != aliases.as_ref()) {
                edits.push(Edit::SetField(into, Field::Aliases, aliases));
            }
        }
        None => {
            let entity_type = commonest_type(document, mentions).and_then(|tag| Value::text(tag.as_str()));
            let values = [(Field::Name, Some(named)), (Field::EntityType, entity_type), (Field::Aliases, aliases)];
            let values = values.into_iter().filter_map(|(field, value)| Some((Name::Known(field), value?))).collect();
            edits.push(Edit::PutRecord(Rc::new(NewRecord { id, kind: RecordKind::Entity, values })));
        }
    }
    let into = into.unwrap_or(id);
    edits.extend(mentions.iter().map(|mention| Edit::SetField(*mention, Field::Mentioned, Some(Value::Id(into)))));
    Ok((into, Edit::All(edits)))
}

fn commonest_type(document: &Document, mentions: &[RecordId]) -> Option<TagId> {
    let mut counts: Vec<(TagId, usize)> = Vec::new();
    for tag in mentions.iter().filter_map(|mention| document.mark(mention.as_mark())?.entity_type.clone()) {
        match counts.iter_mut().find(|(own, _)| *own == tag) {
            Some((_, count)) => *count += 1,
            None => counts.push((tag, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(tag, _)| tag)
}
