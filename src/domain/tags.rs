//! The tag set: words a team files its marks under, entity types included. Ids stay, labels may change; a tag in use is
//! archived instead of deleted, so that old marks keep their meaning.

use std::{fmt, rc::Rc};

use crate::domain::{
    mark::{Extra, Kind},
    table::{Table, sort_by_number},
};

/// A stable identifier such as `quantity` or `PERSON`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(Rc<str>);

impl TagId {
    /// `None` for an empty name.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim();
        (!name.is_empty()).then(|| Self(name.into()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TagId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What a tag is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TagRole {
    /// Filed under, any number a mark.
    Tag,
    /// The type of an entity, at most one a mark.
    EntityType,
}

/// The colours on offer: each has a light and a dark shade with enough contrast, set in the style sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    #[default]
    Grey,
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Violet,
}

impl Hue {
    pub const ALL: [Hue; 8] = [Hue::Grey, Hue::Red, Hue::Orange, Hue::Yellow, Hue::Green, Hue::Teal, Hue::Blue, Hue::Violet];
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagDefinition {
    pub id: TagId,
    pub role: TagRole,
    /// The kinds it is offered for; empty means all.
    pub kinds: Vec<Kind>,
    /// Label by language (BCP 47).
    pub labels: Table<String, String>,
    pub hue: Hue,
    /// Chooses the tag while a choice of tags is open.
    pub key: Option<char>,
    /// Place among its siblings, smallest first.
    pub order: u32,
    pub archived: bool,
    pub extra: Extra,
}

impl TagDefinition {
    /// The label in a language, else in English, else in any, else the id.
    #[must_use]
    pub fn label(&self, language: &str) -> &str {
        let primary = language.split('-').next().unwrap_or(language);
        self.labels
            .get(language)
            .or_else(|| self.labels.get(primary))
            .or_else(|| self.labels.get("en"))
            .or_else(|| self.labels.values().next())
            .map_or(self.id.as_str(), String::as_str)
    }

    #[must_use]
    pub fn offered_for(&self, kind: Kind) -> bool {
        let fits = match self.role {
            TagRole::EntityType => kind == Kind::Entity,
            TagRole::Tag => self.kinds.is_empty() || self.kinds.contains(&kind),
        };
        fits && !self.archived
    }
}

/// A tag set in display order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagSet {
    pub tags: Vec<Rc<TagDefinition>>,
}

impl TagSet {
    #[must_use]
    pub fn get(&self, id: &TagId) -> Option<&Rc<TagDefinition>> {
        self.tags.iter().find(|tag| tag.id == *id)
    }

    /// What can be chosen for a mark of this kind, in order.
    pub fn offered(&self, role: TagRole, kind: Kind) -> impl Iterator<Item = &Rc<TagDefinition>> {
        self.tags.iter().filter(move |tag| tag.role == role && tag.offered_for(kind))
    }

    /// The set with one definition put in its place or added at the end.
    #[must_use]
    pub fn with(&self, definition: Rc<TagDefinition>) -> Self {
        let mut tags = self.tags.clone();
        match tags.iter_mut().find(|tag| tag.id == definition.id) {
            Some(place) => *place = definition,
            None => tags.push(definition),
        }
        sort_by_number(&mut tags, |tag| u128::from(tag.order) | u128::from(tag.role == TagRole::EntityType) << 32);
        Self { tags }
    }

    #[must_use]
    pub fn without(&self, id: &TagId) -> Self {
        Self { tags: self.tags.iter().filter(|tag| tag.id != *id).cloned().collect() }
    }

    /// The set with whatever the other has that this one lacks.
    #[must_use]
    pub fn extended_by<'a>(&self, others: impl IntoIterator<Item = &'a Rc<TagDefinition>>) -> Self {
        others.into_iter().fold(self.clone(), |set, tag| if set.get(&tag.id).is_some() { set } else { set.with(tag.clone()) })
    }
}

/// What a new installation starts with. Claim types follow the claim typology of Konstantinovskiy and others (2021) and
/// AVeriTeC (2023); source types Spangher and others (2023); entity types OntoNotes 5.
#[must_use]
pub fn default_tag_set() -> TagSet {
    use Hue::*;
    use Kind::*;
    type Row = (&'static str, &'static [Kind], Hue, Option<char>, &'static str, &'static str);
    const TAGS: [Row; 16] = [
        ("important", &[], Red, Some('1'), "important", "wichtig"),
        ("unclear", &[], Yellow, Some('2'), "unclear", "unklar"),
        ("quantity", &[Claim], Orange, Some('3'), "quantity, comparison", "Zahl, Vergleich"),
        ("event", &[Claim], Blue, Some('4'), "event", "Ereignis"),
        ("property", &[Claim], Teal, Some('5'), "property", "Eigenschaft"),
        ("causal", &[Claim], Violet, Some('6'), "cause, correlation", "Ursache, Zusammenhang"),
        ("law", &[Claim], Grey, Some('7'), "law, rule", "Gesetz, Regel"),
        ("prediction", &[Claim], Green, Some('8'), "prediction", "Prognose"),
        ("quote", &[Claim], Violet, Some('9'), "was it said?", "Wurde das gesagt?"),
        ("position", &[Claim], Blue, Some('0'), "position, demand", "Haltung, Forderung"),
        ("personal", &[Claim], Grey, None, "personal experience", "eigene Erfahrung"),
        ("named", &[Source], Green, Some('3'), "named", "namentlich"),
        ("unnamed", &[Source], Orange, Some('4'), "anonymous", "anonym"),
        ("document", &[Source], Blue, Some('5'), "document, report", "Dokument, Bericht"),
        ("direct", &[Quotation], Violet, Some('3'), "direct", "wörtlich"),
        ("indirect", &[Quotation], Grey, Some('4'), "indirect", "indirekt"),
    ];
    const ENTITY_TYPES: [Row; 10] = [
        ("PERSON", &[Entity], Red, Some('1'), "Person", "Person"),
        ("ORG", &[Entity], Orange, Some('2'), "Organisation", "Organisation"),
        ("GPE", &[Entity], Green, Some('3'), "Country, city", "Land, Stadt"),
        ("LOC", &[Entity], Teal, Some('4'), "Other place", "Anderer Ort"),
        ("GROUP", &[Entity], Yellow, Some('5'), "Group, people", "Gruppe, Volk"),
        ("EVENT", &[Entity], Blue, Some('6'), "Event", "Ereignis"),
        ("LAW", &[Entity], Grey, Some('7'), "Law", "Gesetz"),
        ("WORK", &[Entity], Violet, Some('8'), "Work, product", "Werk, Produkt"),
        ("DATE", &[Entity], Teal, Some('9'), "Date, duration", "Datum, Dauer"),
        ("NUMBER", &[Entity], Grey, Some('0'), "Number, money, per cent", "Zahl, Geld, Prozent"),
    ];
    let rows = TAGS.iter().map(|row| (TagRole::Tag, row)).chain(ENTITY_TYPES.iter().map(|row| (TagRole::EntityType, row)));
    let tags = rows.zip(0..).filter_map(|((role, (id, kinds, hue, key, english, german)), order)| {
        Some(Rc::new(TagDefinition {
            id: TagId::new(id)?,
            role,
            kinds: kinds.to_vec(),
            labels: [("en", english), ("de", german)]
                .map(|(language, label)| (language.to_owned(), (*label).to_owned()))
                .into_iter()
                .collect(),
            hue: *hue,
            key: *key,
            order,
            archived: false,
            extra: Extra::new(),
        }))
    });
    TagSet { tags: tags.collect() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn default_keys_do_not_clash_within_one_choice() {
        let set = default_tag_set();
        assert_eq!(set.tags.len(), 26);
        for kind in Kind::ALL {
            for role in [TagRole::Tag, TagRole::EntityType] {
                let keys: Vec<char> = set.offered(role, kind).filter_map(|tag| tag.key).collect();
                let distinct: BTreeSet<char> = keys.iter().copied().collect();
                assert_eq!(keys.len(), distinct.len(), "{kind:?} {role:?} {keys:?}");
            }
        }
    }

    #[test]
    fn labels_fall_back() {
        let set = default_tag_set();
        let quantity = TagId::new("quantity").and_then(|id| set.get(&id).cloned());
        let label = |language| quantity.as_ref().map(|tag| tag.label(language));
        assert_eq!(label("de-AT"), Some("Zahl, Vergleich"));
        assert_eq!(label("fr"), Some("quantity, comparison"));
    }

    #[test]
    fn putting_a_tag_twice_replaces_it() {
        let set = default_tag_set();
        let mut renamed = (*set.tags[0]).clone();
        renamed.hue = Hue::Green;
        let next = set.with(Rc::new(renamed.clone()));
        assert_eq!(next.tags.len(), set.tags.len());
        assert_eq!(next.get(&renamed.id).map(|tag| tag.hue), Some(Hue::Green));
        assert_eq!(next.without(&renamed.id).get(&renamed.id), None);
    }
}
