//! Filing what is filed under one word under another: what merging and splitting words of the tag set does to an article.

use std::rc::Rc;

use crate::domain::{
    desk::{
        entry::{Name, Value},
        field::{Field, RULES, Shape},
        words::List,
    },
    document::Document,
    edit::Edit,
    id::RecordId,
    mark::Mark,
    tags::{TagDefinition, TagId, TagRole},
};

/// The word that a tag defines: its id, for words of lists without the name of the list.
#[must_use]
pub fn word_of(tag: &TagDefinition) -> &str {
    let id = tag.id.as_str();
    match tag.role {
        TagRole::Tag | TagRole::EntityType => id,
        TagRole::Rating => id.rsplit_once('/').map_or(id, |(_, word)| word),
        _ => id.split_once('/').map_or(id, |(_, word)| word),
    }
}

/// Marks and records that are filed under a word of a role, by id.
#[must_use]
pub fn filed_under(document: &Document, role: TagRole, word: &str) -> Vec<RecordId> {
    let mut found: Vec<RecordId> = document.marks().filter(|mark| marked(mark, role, word)).map(|mark| mark.id.into()).collect();
    let says = document.records().filter(|(_, entry)| entry.values().any(|(name, value)| said(name, value, role, word)));
    found.extend(says.map(|(id, _)| id));
    found.sort_unstable();
    found.dedup();
    found
}

/// Files everything under another word, or only some; `None` if nothing is filed under the first.
#[must_use]
pub fn refile(document: &Document, role: TagRole, from: &str, to: &str, only: Option<&[RecordId]>) -> Option<Edit> {
    let is_meant = |id: RecordId| only.is_none_or(|only| only.contains(&id));
    let mut edits = Vec::new();
    for mark in document.marks().filter(|mark| is_meant(mark.id.into()) && marked(mark, role, from)) {
        let mut next = (**mark).clone();
        let to = TagId::new(to)?;
        match role {
            TagRole::EntityType => next.entity_type = Some(to),
            _ => replace(&mut next.tags, |tag| tag.as_str() == from, &to),
        }
        edits.push(Edit::PutMark(Rc::new(next)));
    }
    for (id, entry) in document.records().filter(|(id, _)| is_meant(*id)) {
        for (name, value) in entry.values().filter(|(name, value)| said(name, value, role, from)) {
            let Name::Known(field) = name else { continue };
            let next = match value {
                Value::Texts(words) => {
                    let mut words = words.clone();
                    replace(&mut words, |word| **word == *from, &to.into());
                    Value::texts(words.iter().map(|word| &**word))
                }
                _ => Value::text(to),
            };
            edits.push(Edit::SetField(id, *field, next));
        }
    }
    (!edits.is_empty()).then_some(Edit::All(edits))
}

fn marked(mark: &Mark, role: TagRole, word: &str) -> bool {
    match role {
        TagRole::Tag => mark.tags.iter().any(|tag| tag.as_str() == word),
        TagRole::EntityType => mark.entity_type.as_ref().is_some_and(|tag| tag.as_str() == word),
        _ => false,
    }
}

fn said(name: &Name, value: &Value, role: TagRole, word: &str) -> bool {
    let Name::Known(field) = name else { return false };
    if list_of(*field).and_then(List::role) != Some(role) {
        return false;
    }
    match value {
        Value::Text(own) => **own == *word,
        Value::Texts(own) => own.iter().any(|own| **own == *word),
        _ => false,
    }
}

fn list_of(field: Field) -> Option<List> {
    match RULES.iter().find(|rule| rule.field == field)?.shape {
        Shape::Word(list) | Shape::Words(list) => Some(list),
        _ => None,
    }
}

/// Puts `to` where the first that is meant stands, and takes away those that it makes double.
fn replace<T: Clone + PartialEq>(words: &mut Vec<T>, is_meant: impl Fn(&T) -> bool, to: &T) {
    let has_it = words.contains(to);
    if has_it {
        words.retain(|word| !is_meant(word));
    } else {
        words.iter_mut().filter(|word| is_meant(word)).for_each(|word| *word = to.clone());
    }
}
