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
    /// A word of the list of claim types. This role and those below define words of the desk's lists anew or add to them; their ids
    /// are made by [`word_id`].
    ClaimType,
    SourceType,
    Status,
    /// A rating scale.
    Scale,
    /// A value of a rating scale, which is its `parent`.
    Rating,
    /// A signal.
    Signal,
}

/// The id of a tag that defines a word of a list. The ids of tags share one table, but `quote` is a claim type and a channel, and `false`
/// a value of many scales: so the role stands before the word, and for a rating the scale too (`rating/dpa/false`).
#[must_use]
pub fn word_id(role: TagRole, parent: Option<&str>, word: &str) -> Option<TagId> {
    let role = match role {
        TagRole::Tag | TagRole::EntityType => return TagId::new(word),
        TagRole::ClaimType => "claim_type",
        TagRole::SourceType => "source_type",
        TagRole::Status => "status",
        TagRole::Scale => "scale",
        TagRole::Rating => "rating",
        TagRole::Signal => "signal",
    };
    let parent = parent.map_or_else(String::new, |parent| format!("{parent}/"));
    (!word.trim().is_empty()).then(|| TagId::new(&format!("{role}/{parent}{}", word.trim())))?
}

/// What a rating says of a claim, whatever its words: the common denominator of many scales, after the map of X-FACT (2021). From true to
/// false, then what lies beside that line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    True,
    MostlyTrue,
    /// Half true, misleading, without its context, altered.
    Partly,
    MostlyFalse,
    False,
    /// Unproven, debatable, not to be checked.
    Complicated,
    /// Satire and the like.
    Other,
}

impl Verdict {
    pub const ALL: [Verdict; 7] = [
        Verdict::True,
        Verdict::MostlyTrue,
        Verdict::Partly,
        Verdict::MostlyFalse,
        Verdict::False,
        Verdict::Complicated,
        Verdict::Other,
    ];

    /// Colour and pattern. No two verdicts have the same pattern, so that colour is never needed to tell them apart.
    #[must_use]
    pub fn looks(self) -> (Hue, Pattern) {
        match self {
            Self::True => (Hue::Green, Pattern::Plain),
            Self::MostlyTrue => (Hue::Teal, Pattern::Dots),
            Self::Partly => (Hue::Yellow, Pattern::Stripes),
            Self::MostlyFalse => (Hue::Orange, Pattern::Backward),
            Self::False => (Hue::Red, Pattern::Crossed),
            Self::Complicated => (Hue::Blue, Pattern::Waves),
            Self::Other => (Hue::Grey, Pattern::Grid),
        }
    }
}

/// What tells tags apart besides their colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    #[default]
    Plain,
    Dots,
    /// Rising to the right.
    Stripes,
    /// Falling to the right.
    Backward,
    Crossed,
    Waves,
    Grid,
}

impl Pattern {
    pub const ALL: [Pattern; 7] =
        [Pattern::Plain, Pattern::Dots, Pattern::Stripes, Pattern::Backward, Pattern::Crossed, Pattern::Waves, Pattern::Grid];
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
    pub pattern: Pattern,
    /// For a rating: its number on the scale.
    pub number: Option<u32>,
    /// For a rating: what it says of a claim.
    pub verdict: Option<Verdict>,
    /// For a rating: its scale.
    pub parent: Option<TagId>,
    /// When to use it, with examples, by language (BCP 47).
    pub guidelines: Table<String, String>,
    pub extra: Extra,
}

fn in_language<'a>(texts: &'a Table<String, String>, language: &str) -> Option<&'a str> {
    let primary = language.split('-').next().unwrap_or(language);
    let found = texts.get(language).or_else(|| texts.get(primary)).or_else(|| texts.get("en"));
    found.or_else(|| texts.values().next()).map(String::as_str)
}

impl TagDefinition {
    /// A grey tag without labels.
    #[must_use]
    pub fn new(id: TagId, role: TagRole, order: u32) -> Self {
        Self {
            id,
            role,
            kinds: Vec::new(),
            labels: Table::new(),
            hue: Hue::Grey,
            key: None,
            order,
            archived: false,
            pattern: Pattern::Plain,
            number: None,
            verdict: None,
            parent: None,
            guidelines: Table::new(),
            extra: Extra::new(),
        }
    }

    /// The label in a language, else in English, else in any, else the id.
    #[must_use]
    pub fn label(&self, language: &str) -> &str {
        in_language(&self.labels, language).unwrap_or(self.id.as_str())
    }

    /// When it is used, in a language, else in English, else in any.
    #[must_use]
    pub fn guideline(&self, language: &str) -> Option<&str> {
        in_language(&self.guidelines, language)
    }

    #[must_use]
    pub fn offered_for(&self, kind: Kind) -> bool {
        let fits = match self.role {
            TagRole::EntityType => kind == Kind::Entity,
            TagRole::Tag => self.kinds.is_empty() || self.kinds.contains(&kind),
            // Words of the desk's lists are chosen in the fields they are for.
            _ => false,
        };
        fits && !self.archived && !self.is_former()
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
        sort_by_number(&mut tags, |tag| u128::from(tag.order) | (tag.role as u128) << 32);
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

/// What a new installation starts with: entity types after OntoNotes 5, and two tags that say what no field says.
#[must_use]
pub fn default_tag_set() -> TagSet {
    use Hue::*;
    use Kind::*;
    type Row = (&'static str, &'static [Kind], Hue, Option<char>, &'static str, &'static str);
    const TAGS: [Row; 2] =
        [("important", &[], Red, Some('1'), "important", "wichtig"), ("unclear", &[], Yellow, Some('2'), "unclear", "unklar")];
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
        let labels = [("en", english), ("de", german)];
        Some(Rc::new(TagDefinition {
            kinds: kinds.to_vec(),
            labels: labels.map(|(language, label)| (language.to_owned(), (*label).to_owned())).into_iter().collect(),
            hue: *hue,
            key: *key,
            ..TagDefinition::new(TagId::new(id)?, role, order)
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
        assert_eq!(set.tags.len(), 12);
        for kind in Kind::ALL {
            for role in [TagRole::Tag, TagRole::EntityType] {
                let keys: Vec<char> = set.offered(role, kind).filter_map(|tag| tag.key).collect();
                let distinct: BTreeSet<char> = keys.iter().copied().collect();
                assert_eq!(keys.len(), distinct.len(), "{kind:?} {role:?} {keys:?}");
            }
        }
    }

    #[test]
    fn words_of_different_lists_have_different_ids() {
        let rows = [
            (TagRole::Tag, None, " important ", Some("important")),
            (TagRole::ClaimType, None, "quote", Some("claim_type/quote")),
            (TagRole::Rating, Some("dpa"), "false", Some("rating/dpa/false")),
            (TagRole::Status, None, "  ", None),
        ];
        for (role, parent, word, expected) in rows {
            assert_eq!(word_id(role, parent, word).as_ref().map(TagId::as_str), expected);
        }
        let patterns: BTreeSet<Pattern> = Verdict::ALL.iter().map(|verdict| verdict.looks().1).collect();
        assert_eq!(patterns.len(), Verdict::ALL.len());
    }

    #[test]
    fn labels_fall_back() {
        let set = default_tag_set();
        let unclear = TagId::new("unclear").and_then(|id| set.get(&id).cloned());
        let label = |language| unclear.as_ref().map(|tag| tag.label(language));
        assert_eq!(label("de-AT"), Some("unklar"));
        assert_eq!(label("fr"), Some("unclear"));
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
