//! The value lists of the desk, as ids with labels in English and German. An id keeps its meaning for ever, exports depend on it; the
//! labels are data and not messages, because they travel into reports in the language of the article.
//!
//! Lists are open: a word that is in none of them is kept and shown as it is. Those that a newsroom may change
//! ([`List::is_editable`]) are extended by definitions in the tag set.

mod checking;
mod signals;
mod text;

use std::rc::Rc;

use crate::domain::{
    desk::scales::SCALES,
    tags::{TagRole, TagSet, word_id},
};

pub use self::signals::signal_groups;

/// An id, and its label in English and in German.
pub type Word = (&'static str, &'static str, &'static str);

/// A value list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    ClaimType,
    Checkable,
    Worth,
    WorthReason,
    Status,
    Scale,
    Attribution,
    SourceType,
    Affiliation,
    Role,
    Standing,
    Naming,
    AnonymityReason,
    Expertise,
    Channel,
    Proximity,
    QuotationType,
    Mode,
    QuotationFlag,
    CueStance,
    Fidelity,
    MentionKind,
    EntityType,
    Stance,
    AnswerType,
    Medium,
    Level,
    Strategy,
    Sighting,
    AppearanceType,
    Match,
    LinkType,
    Certainty,
    Signal,
    SignalState,
    Severity,
    Genre,
    MachineTranslated,
}

impl List {
    pub const ALL: [List; 38] = [
        List::ClaimType,
        List::Checkable,
        List::Worth,
        List::WorthReason,
        List::Status,
        List::Scale,
        List::Attribution,
        List::SourceType,
        List::Affiliation,
        List::Role,
        List::Standing,
        List::Naming,
        List::AnonymityReason,
        List::Expertise,
        List::Channel,
        List::Proximity,
        List::QuotationType,
        List::Mode,
        List::QuotationFlag,
        List::CueStance,
        List::Fidelity,
        List::MentionKind,
        List::EntityType,
        List::Stance,
        List::AnswerType,
        List::Medium,
        List::Level,
        List::Strategy,
        List::Sighting,
        List::AppearanceType,
        List::Match,
        List::LinkType,
        List::Certainty,
        List::Signal,
        List::SignalState,
        List::Severity,
        List::Genre,
        List::MachineTranslated,
    ];

    /// The words of the list, in the order in which they are offered. The scales have values of their own: [`SCALES`].
    #[must_use]
    pub fn entries(self) -> &'static [Word] {
        match self {
            Self::ClaimType => checking::CLAIM_TYPES,
            Self::Checkable => checking::CHECKABLE,
            Self::Worth => checking::WORTH,
            Self::WorthReason => checking::WORTH_REASONS,
            Self::Status => checking::STATUSES,
            // Their labels stand with their values.
            Self::Scale => &[],
            Self::Attribution => checking::ATTRIBUTIONS,
            Self::SourceType => text::SOURCE_TYPES,
            Self::Affiliation => text::AFFILIATIONS,
            Self::Role => text::ROLES,
            Self::Standing => text::STANDINGS,
            Self::Naming => text::NAMINGS,
            Self::AnonymityReason => text::ANONYMITY_REASONS,
            Self::Expertise => text::EXPERTISE,
            Self::Channel => text::CHANNELS,
            Self::Proximity => text::PROXIMITIES,
            Self::QuotationType => text::QUOTATION_TYPES,
            Self::Mode => text::MODES,
            Self::QuotationFlag => text::QUOTATION_FLAGS,
            Self::CueStance => text::CUE_STANCES,
            Self::Fidelity => text::FIDELITIES,
            Self::MentionKind => text::MENTION_KINDS,
            Self::EntityType => text::ENTITY_TYPES,
            Self::Stance => checking::STANCES,
            Self::AnswerType => checking::ANSWER_TYPES,
            Self::Medium => checking::MEDIA,
            Self::Level => checking::LEVELS,
            Self::Strategy => checking::STRATEGIES,
            Self::Sighting => checking::SIGHTINGS,
            Self::AppearanceType => checking::APPEARANCE_TYPES,
            Self::Match => checking::MATCHES,
            Self::LinkType => text::LINK_TYPES,
            Self::Certainty => text::CERTAINTIES,
            Self::Signal => signals::SIGNALS,
            Self::SignalState => signals::STATES,
            Self::Severity => signals::SEVERITIES,
            Self::Genre => text::GENRES,
            Self::MachineTranslated => text::MACHINE_TRANSLATED,
        }
    }

    /// Whether a tag set may rename, archive and add words.
    #[must_use]
    pub fn is_editable(self) -> bool {
        self.role().is_some()
    }

    /// The role of tags that define words of this list; `None` if it cannot be changed.
    #[must_use]
    pub fn role(self) -> Option<TagRole> {
        Some(match self {
            Self::ClaimType => TagRole::ClaimType,
            Self::EntityType => TagRole::EntityType,
            Self::SourceType => TagRole::SourceType,
            Self::Status => TagRole::Status,
            Self::Scale => TagRole::Scale,
            Self::Signal => TagRole::Signal,
            _ => return None,
        })
    }

    /// The words that can be chosen, with their labels: the built-in ones unless the tag set has archived them, under the labels that it
    /// gives them, and then those that it adds.
    #[must_use]
    pub fn offered(self, tags: &TagSet, language: &str) -> Vec<(Rc<str>, Rc<str>)> {
        let built_in: Vec<&str> = match self {
            Self::Scale => SCALES.iter().map(|scale| scale.id).collect(),
            _ => self.entries().iter().map(|(id, _, _)| *id).filter(|word| !self.is_former(word)).collect(),
        };
        let defined = |word: &str| tags.get(&word_id(self.role()?, None, word)?);
        let mut offered: Vec<(Rc<str>, Rc<str>)> = Vec::new();
        for word in &built_in {
            match defined(word) {
                Some(tag) if tag.archived => {}
                Some(tag) => offered.push(((*word).into(), tag.label(language).into())),
                None => offered.push(((*word).into(), self.label(word, language).unwrap_or(word).into())),
            }
        }
        for tag in tags.tags.iter().filter(|tag| Some(tag.role) == self.role() && !tag.archived) {
            let word = tag.id.as_str();
            let word = if self == Self::EntityType { word } else { word.split_once('/').map_or(word, |(_, word)| word) };
            if !built_in.contains(&word) {
                offered.push((word.into(), tag.label(language).into()));
            }
        }
        offered
    }

    /// Whether a word says what another field says. It is kept where it stands, but not offered.
    fn is_former(self, word: &str) -> bool {
        self == Self::SourceType && (word.starts_with("named_") || word.starts_with("unnamed_"))
    }

    /// Labels of words that say when they are used, each with what it says.
    #[must_use]
    pub fn guidelines<'a>(self, tags: &'a TagSet, language: &str) -> Vec<(&'a str, &'a str)> {
        let own = tags.tags.iter().filter(|tag| Some(tag.role) == self.role() && !tag.archived);
        own.filter_map(|tag| Some((tag.label(language), tag.guideline(language)?))).collect()
    }

    /// The label of a built-in word in a language (BCP 47): German for German, English for all others. `None` for words that are not
    /// built in.
    #[must_use]
    pub fn label(self, id: &str, language: &str) -> Option<&'static str> {
        if self == Self::Scale {
            let scale = SCALES.iter().find(|scale| scale.id == id)?;
            return Some(in_language(language, scale.english, scale.german));
        }
        let (_, english, german) = self.entries().iter().find(|(own, _, _)| *own == id)?;
        Some(in_language(language, english, german))
    }
}

/// Whether a language (BCP 47) is German.
#[must_use]
pub fn is_german(language: &str) -> bool {
    language == "de" || language.starts_with("de-")
}

#[must_use]
pub fn in_language<'a>(language: &str, english: &'a str, german: &'a str) -> &'a str {
    if is_german(language) { german } else { english }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::tags::{TagDefinition, TagId};

    #[test]
    fn every_word_has_an_id_of_its_own_and_two_labels() {
        for list in List::ALL {
            let entries = list.entries();
            let ids: BTreeSet<&str> = entries.iter().map(|(id, _, _)| *id).collect();
            assert_eq!(ids.len(), entries.len(), "{list:?}");
            assert_eq!(entries.is_empty(), list == List::Scale, "{list:?}");
            for (id, english, german) in entries {
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                assert!(!id.is_empty() && id.bytes().all(plain), "{id:?} of {list:?}");
                assert!(!english.trim().is_empty() && !german.trim().is_empty(), "{id} of {list:?}");
            }
            for labels in
                [entries.iter().map(|entry| entry.1).collect::<BTreeSet<_>>(), entries.iter().map(|entry| entry.2).collect()]
            {
                assert_eq!(labels.len(), entries.len(), "two words of {list:?} look alike");
            }
        }
        let lists: BTreeSet<List> = List::ALL.into_iter().collect();
        assert_eq!(lists.len(), List::ALL.len());
    }

    #[test]
    fn a_tag_set_renames_archives_and_adds_words() {
        let tag = |id: &str, label: &str, archived: bool| {
            let tag = TagDefinition::new(TagId::new(id)?, TagRole::Status, 0);
            Some(Rc::new(TagDefinition { labels: [("en".to_owned(), label.to_owned())].into_iter().collect(), archived, ..tag }))
        };
        let tags =
            [tag("status/checked", "done", false), tag("status/dropped", "", true), tag("status/legal", "with the lawyers", false)];
        let set = TagSet { tags: tags.into_iter().flatten().collect() };
        let offered = List::Status.offered(&set, "en");
        let label = |word: &str| offered.iter().find(|(own, _)| &**own == word).map(|(_, label)| &**label);
        assert_eq!(offered.len(), List::Status.entries().len());
        assert_eq!(label("checked"), Some("done"));
        assert_eq!(label("dropped"), None);
        assert_eq!(label("legal"), Some("with the lawyers"));
        assert_eq!(label("to_check"), Some("to check"));
        assert_eq!(List::Scale.offered(&set, "de").len(), SCALES.len());
        assert_eq!(List::Stance.offered(&set, "de").len(), List::Stance.entries().len());
    }

    #[test]
    fn labels_are_found_by_language() {
        let rows = [
            (List::Status, "checked", "de-AT", Some("geprüft")),
            (List::Status, "checked", "fr", Some("checked")),
            (List::Status, "asleep", "de", None),
            (List::Scale, "politifact", "en", Some("PolitiFact")),
            (List::Stance, "refutes", "den", Some("refutes")),
        ];
        for (list, id, language, expected) in rows {
            assert_eq!(list.label(id, language), expected, "{id} in {language}");
        }
    }
}
