//! Making and naming tags.

use crate::domain::{
    query,
    tags::{TagDefinition, TagRole, TagSet, word_id},
};

/// A new tag with a label in one language. Its id is made from the label and is free. `None` for an empty label, or one that a
/// tag of this role has already.
#[must_use]
pub fn new_tag(set: &TagSet, role: TagRole, label: &str, language: &str) -> Option<TagDefinition> {
    let label = label.trim();
    let taken = set.tags.iter().any(|tag| tag.role == role && tag.label(language).eq_ignore_ascii_case(label));
    if label.is_empty() || taken {
        return None;
    }
    let base = fold_name(label);
    let id = |name: &str| word_id(role, None, name);
    let free = |name: &String| id(name).is_some_and(|id| set.get(&id).is_none());
    let name = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}"))).find(free)?;
    let order = set.tags.iter().map(|tag| tag.order).max().map_or(0, |last| last.saturating_add(1));
    let labels = [(language.to_owned(), label.to_owned())].into_iter().collect();
    Some(TagDefinition { labels, ..TagDefinition::new(id(&name)?, role, order) })
}

/// A label as an id: small letters, digits and hyphens.
fn fold_name(label: &str) -> String {
    query::fold(&label.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect::<String>())
}

/// Renames a tag in one language. An empty label changes nothing.
pub fn set_label(tag: &mut TagDefinition, label: String, language: &str) {
    let label = label.trim();
    if !label.is_empty() {
        tag.labels.insert(language.to_owned(), label.to_owned());
    }
}

/// Says when a tag is used, in one language. An empty text takes the guideline away.
pub fn set_guideline(tag: &mut TagDefinition, text: String, language: &str) {
    match text.trim() {
        "" => drop(tag.guidelines.remove(language)),
        text => drop(tag.guidelines.insert(language.to_owned(), text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::domain::tags::default_tag_set;

    #[test]
    fn a_new_tag_gets_a_free_id() {
        let set = default_tag_set();
        let tag = new_tag(&set, TagRole::EntityType, "Event!", "en").map(|tag| tag.id.to_string());
        assert_eq!(tag.as_deref(), Some("event-"));
        let mut relabelled = (*set.tags[0]).clone();
        relabelled.labels.insert("en".to_owned(), "urgent".to_owned());
        let set = set.with(Rc::new(relabelled));
        let event = new_tag(&set, TagRole::Tag, "Important", "en");
        assert_eq!(event.as_ref().map(|tag| tag.id.as_str()), Some("important-2"), "another tag has the id important");
        let with = event.map(|tag| set.with(Rc::new(tag)));
        assert!(with.is_some_and(|set| new_tag(&set, TagRole::Tag, "important", "en").is_none()), "the label is taken");
        assert!(new_tag(&set, TagRole::Tag, "  ", "en").is_none());
    }
}
