//! The fields of the desk: what can be said, of what, and in which shape. Their names are those of the file.

use crate::domain::{desk::words::List, mark::Kind};

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// What is said of a mark beyond its words. It has the id of the mark and lives as long as that.
    Mark,
    /// Somebody or something under one name, however often and however it is mentioned.
    Entity,
    /// One place that speaks for or against a claim.
    Evidence,
    /// One place where a claim was seen.
    Appearance,
    /// A check of the same or nearly the same claim by others.
    PreviousCheck,
    /// What the speaker answered when asked.
    Reply,
    /// What was put right after publication.
    Correction,
    /// A relation between two records.
    Link,
    /// An observation about the whole article. Never a score.
    Signal,
}

impl RecordKind {
    pub const ALL: [RecordKind; 9] = [
        RecordKind::Mark,
        RecordKind::Entity,
        RecordKind::Evidence,
        RecordKind::Appearance,
        RecordKind::PreviousCheck,
        RecordKind::Reply,
        RecordKind::Correction,
        RecordKind::Link,
        RecordKind::Signal,
    ];
}

/// What a field is said of. A mark has the fields of its kind; those of a kind that it was before are kept and rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Claim,
    Source,
    Quotation,
    /// A mark that mentions an entity.
    Mention,
    Entity,
    Evidence,
    Appearance,
    PreviousCheck,
    Reply,
    Correction,
    Link,
    Signal,
}

impl Subject {
    /// The subject of a mark; `None` for a note, of which nothing more is said.
    #[must_use]
    pub fn of_mark(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Claim => Some(Self::Claim),
            Kind::Source => Some(Self::Source),
            Kind::Quotation => Some(Self::Quotation),
            Kind::Entity => Some(Self::Mention),
            Kind::Note => None,
        }
    }

    /// The subject of a record that is no mark.
    #[must_use]
    pub fn of_record(kind: RecordKind) -> Option<Self> {
        Some(match kind {
            RecordKind::Mark => return None,
            RecordKind::Entity => Self::Entity,
            RecordKind::Evidence => Self::Evidence,
            RecordKind::Appearance => Self::Appearance,
            RecordKind::PreviousCheck => Self::PreviousCheck,
            RecordKind::Reply => Self::Reply,
            RecordKind::Correction => Self::Correction,
            RecordKind::Link => Self::Link,
            RecordKind::Signal => Self::Signal,
        })
    }

    #[must_use]
    pub fn record(self) -> RecordKind {
        match self {
            Self::Claim | Self::Source | Self::Quotation | Self::Mention => RecordKind::Mark,
            Self::Entity => RecordKind::Entity,
            Self::Evidence => RecordKind::Evidence,
            Self::Appearance => RecordKind::Appearance,
            Self::PreviousCheck => RecordKind::PreviousCheck,
            Self::Reply => RecordKind::Reply,
            Self::Correction => RecordKind::Correction,
            Self::Link => RecordKind::Link,
            Self::Signal => RecordKind::Signal,
        }
    }
}

/// Which values a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words of the writer.
    Text,
    /// A date or time, ISO 8601 where it is known so well. Other words are kept: "in July" is a finding.
    Date,
    /// An address. It is opened only if [`crate::domain::article::is_safe_url`] allows it.
    Url,
    /// The id of an item of Wikidata: see [`is_wikidata_id`].
    Wikidata,
    /// A word of a list. Other words are kept, for lists can be added to.
    Word(List),
    /// Several words of a list.
    Words(List),
    /// Several texts.
    Texts,
    /// Another record, or a mark.
    Id,
    /// Words of the article.
    Spans,
}

/// Whether a text is the id of an item of Wikidata: a `Q` and a number without leading zeros.
#[must_use]
pub fn is_wikidata_id(text: &str) -> bool {
    text.strip_prefix('Q')
        .is_some_and(|number| !number.starts_with('0') && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// One row of the table of fields.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub field: Field,
    /// The name in files.
    pub name: &'static str,
    pub shape: Shape,
    pub subjects: &'static [Subject],
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident = $name:literal, $shape:expr, [$($subject:ident),+];)+) => {
        /// What can be said. The order is that of the file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[doc = $doc])+ $field,)+
        }

        /// Every field, in the order of [`Field`].
        pub const RULES: &[Rule] = &[
            $(Rule { field: Field::$field, name: $name, shape: $shape, subjects: &[$(Subject::$subject),+] },)+
        ];

        /// What is written about each field, in the order of [`RULES`].
        #[cfg(not(target_arch = "wasm32"))]
        pub const DESCRIPTIONS: &[&str] = &[$(concat!($($doc),+),)+];
    };
}

use Shape::{Date, Id, Spans, Text, Texts, Url, Wikidata, Word, Words};

fields! {
    // Claims
    /// The claim as one neutral sentence that stands on its own: pronouns, dates and names are resolved.
    Normalised = "normalised", Text, [Claim];
    /// The same in another language.
    Translation = "translation", Text, [Claim];
    /// The language of the translation: BCP 47.
    TranslationLanguage = "translation_language", Text, [Claim];
    /// The claim in fewer than 75 characters and without the rating, for ClaimReview.
    Short = "short", Text, [Claim];
    /// What sort of statement it is.
    ClaimTypes = "claim_types", Words(List::ClaimType), [Claim];
    /// Whether it can be checked, and if not, why.
    Checkable = "checkable", Word(List::Checkable), [Claim];
    /// How much it is worth checking.
    Worth = "worth", Word(List::Worth), [Claim];
    /// Why it is worth checking.
    WorthReasons = "worth_reasons", Words(List::WorthReason), [Claim];
    /// How far the work on it is. Apart from the rating.
    Status = "status", Word(List::Status), [Claim];
    /// The scale that the rating is of.
    Scale = "scale", Word(List::Scale), [Claim];
    /// The verdict, a value of the scale. Teams without a scale leave it out.
    Rating = "rating", Text, [Claim];
    /// The verdict in one or two sentences, meaning first.
    Conclusion = "conclusion", Text, [Claim];
    /// The reasoning in full, in Markdown.
    Explanation = "explanation", Text, [Claim];
    /// What could not be established.
    OpenQuestions = "open_questions", Text, [Claim];
    /// Whose claim it is: the author's voice, or somebody's who is named by a link.
    Attribution = "attribution", Word(List::Attribution), [Claim];
    /// When it was said, not when it was checked.
    DateSaid = "date_said", Date, [Claim];
    /// Where it was said.
    PlaceSaid = "place_said", Text, [Claim];

    // Sources and entities
    /// The name of a source, or what it is called; the one name of an entity.
    Name = "name", Text, [Source, Entity];
    /// What sort of source it is.
    SourceType = "source_type", Word(List::SourceType), [Source];
    /// Whom it belongs to.
    Affiliation = "affiliation", Word(List::Affiliation), [Source];
    /// What it is in the matter.
    Role = "role", Word(List::Role), [Source];
    /// Whether it still is what it is called.
    Standing = "standing", Word(List::Standing), [Source];
    /// How fully it is named.
    Naming = "naming", Word(List::Naming), [Source];
    /// Whether the article says why the source is anonymous.
    AnonymityReason = "anonymity_reason", Word(List::AnonymityReason), [Source];
    /// Whether it knows the matter by profession.
    Expertise = "expertise", Word(List::Expertise), [Source];
    /// The way its words came to the article.
    Channel = "channel", Word(List::Channel), [Source];
    /// Whether it saw the matter itself.
    Proximity = "proximity", Word(List::Proximity), [Source];
    /// The title or office that the article gives it.
    Credential = "credential", Text, [Source];
    /// How it can be reached. Not for publication.
    Contact = "contact", Text, [Source];
    /// What is known of its reliability. Not for publication.
    Reliability = "reliability", Text, [Source];

    // Quotations
    /// Direct, indirect, mixed or reported.
    QuotationType = "quotation_type", Word(List::QuotationType), [Quotation];
    /// Who is quoted: a source.
    Speaker = "speaker", Id, [Quotation];
    /// The words that name who is quoted.
    SourceSpans = "source_spans", Spans, [Quotation];
    /// The words that say that it is quoted: "said", "according to".
    CueSpans = "cue_spans", Spans, [Quotation];
    /// The words inside quotation marks.
    QuotedSpans = "quoted_spans", Spans, [Quotation];
    /// Speech, thought or writing.
    Mode = "mode", Word(List::Mode), [Quotation];
    /// How deep it lies in other quotations: 1 for one that lies in none.
    Nesting = "nesting", Text, [Quotation];
    /// The quotation that it lies in.
    Outer = "outer", Id, [Quotation];
    /// Not factual, borderline.
    QuotationFlags = "quotation_flags", Words(List::QuotationFlag), [Quotation];
    /// How the cue takes the words: as said, as shown, as doubted.
    CueStance = "cue_stance", Word(List::CueStance), [Quotation];
    /// How true to the original it is.
    Fidelity = "fidelity", Word(List::Fidelity), [Quotation];
    /// The original words.
    Original = "original", Text, [Quotation];
    /// Where the original words stand.
    OriginalUrl = "original_url", Url, [Quotation];

    // Mentions and entities
    /// The entity that is mentioned.
    Mentioned = "entity", Id, [Mention];
    /// By name, by a part of a word, by a pronoun.
    MentionKind = "mention_kind", Word(List::MentionKind), [Mention];
    /// What sort of entity it is: an entity type of the tag set.
    EntityType = "entity_type", Word(List::EntityType), [Entity];
    /// Other names of the same.
    Aliases = "aliases", Texts, [Entity];
    /// The item of Wikidata: Q and a number.
    WikidataId = "wikidata_id", Wikidata, [Entity];
    /// What or who it is, in a line.
    Description = "description", Text, [Entity];
    /// For a date or a number: the value, ISO 8601 or digits.
    EntityValue = "value", Text, [Entity];
    /// The words that give an entity its title or office.
    TitleSpans = "title_spans", Spans, [Entity];

    // What belongs to a claim
    /// The claim that it belongs to.
    OfClaim = "claim", Id, [Evidence, Appearance, PreviousCheck, Reply, Correction];
    /// `yes` if whoever added it went away without writing anything. It is not shown until something is said in it.
    LeftEmpty = "left_empty", Text, [Evidence, Appearance, PreviousCheck, Reply, Correction];
    /// Whether it speaks for or against the claim.
    Stance = "stance", Word(List::Stance), [Evidence];
    /// Where it can be found when it has no address: a book, a call, a letter.
    Citation = "citation", Text, [Evidence];
    /// The exact words relied on.
    Quote = "quote", Text, [Evidence];
    /// The question it answers.
    Question = "question", Text, [Evidence];
    /// The answer it gives; for a reply, what the speaker answered.
    Answer = "answer", Text, [Evidence, Reply];
    /// How the answer was found.
    AnswerType = "answer_type", Word(List::AnswerType), [Evidence];
    /// Text, table, picture, film, talk.
    Medium = "medium", Word(List::Medium), [Evidence];
    /// Primary or secondary.
    Level = "level", Word(List::Level), [Evidence];
    /// What the place stands to gain.
    Interests = "interests", Text, [Evidence];
    /// The way of checking.
    Strategy = "strategy", Word(List::Strategy), [Evidence];
    /// Who wrote it.
    Author = "author", Text, [Evidence];
    /// Whether the claim was seen there first.
    Sighting = "sighting", Word(List::Sighting), [Appearance];
    /// What sort of place it was seen in.
    AppearanceType = "appearance_type", Word(List::AppearanceType), [Appearance];
    /// What the others found.
    Verdict = "verdict", Text, [PreviousCheck];
    /// How near the checked claim is to this one.
    Match = "match", Word(List::Match), [PreviousCheck];
    /// When the speaker was asked.
    Asked = "asked", Date, [Reply];
    /// The way the speaker was asked.
    AskedThrough = "asked_through", Text, [Reply];
    /// When it was put right.
    CorrectedOn = "date", Date, [Correction];
    /// What was put right.
    What = "what", Text, [Correction];
    /// Why it was put right.
    Why = "why", Text, [Correction];

    // Links
    /// What the relation is.
    LinkType = "link_type", Word(List::LinkType), [Link];
    /// The record or mark it starts from.
    From = "from", Id, [Link];
    /// The record or mark it leads to.
    To = "to", Id, [Link];
    /// Whether the article says so, or the reader infers it.
    Certainty = "certainty", Word(List::Certainty), [Link];

    // Signals
    /// What is observed.
    Code = "code", Word(List::Signal), [Signal];
    /// Whether it is there.
    State = "state", Word(List::SignalState), [Signal];
    /// How much it matters.
    Severity = "severity", Word(List::Severity), [Signal];
    /// The words that show it.
    SignalSpans = "spans", Spans, [Signal];

    // Of several
    /// The title of the place; of an entity, the title or office of a person.
    Title = "title", Text, [Entity, Evidence, Appearance, PreviousCheck];
    /// Its address.
    Address = "url", Url, [Source, Entity, Evidence, Appearance, PreviousCheck];
    /// Address of a copy in an archive.
    ArchiveUrl = "archive_url", Url, [Source, Evidence, Appearance, PreviousCheck];
    /// Newspaper, site or authority that published it.
    Publisher = "publisher", Text, [Evidence, Appearance, PreviousCheck];
    /// When it was published.
    Published = "published", Date, [Evidence, Appearance, PreviousCheck];
    /// When it was looked at.
    Accessed = "accessed", Date, [Evidence, Appearance, PreviousCheck];
    /// What else is worth remembering.
    Note = "note", Text, [Entity, Evidence, Appearance, PreviousCheck, Reply, Correction, Link, Signal];
}

impl Field {
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        // The table has a row for each, in this order: a test looks.
        const NONE: Rule = Rule { field: Field::Note, name: "note", shape: Shape::Text, subjects: &[] };
        RULES.get(self as usize).unwrap_or(&NONE)
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.rule().name
    }

    #[must_use]
    pub fn shape(self) -> Shape {
        self.rule().shape
    }

    #[must_use]
    pub fn is_of(self, subject: Subject) -> bool {
        self.rule().subjects.contains(&subject)
    }

    /// The field of this name that such a record has.
    #[must_use]
    pub fn named(record: RecordKind, name: &str) -> Option<Field> {
        let rule = RULES.iter().find(|rule| rule.name == name && rule.subjects.iter().any(|subject| subject.record() == record));
        rule.map(|rule| rule.field)
    }
}

/// The fields of a subject, in the order of the file.
pub fn fields_of(subject: Subject) -> impl Iterator<Item = Field> {
    RULES.iter().filter(move |rule| rule.subjects.contains(&subject)).map(|rule| rule.field)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_field_and_names_do_not_meet() {
        for (index, rule) in RULES.iter().enumerate() {
            assert_eq!((rule.field as usize, rule.field.name()), (index, rule.name));
            #[cfg(not(target_arch = "wasm32"))]
            assert!(DESCRIPTIONS[index].ends_with('.'), "{}", rule.name);
            for subject in rule.subjects {
                assert_eq!(Field::named(subject.record(), rule.name), Some(rule.field), "{} of {subject:?}", rule.name);
                assert!(fields_of(*subject).any(|field| field == rule.field));
            }
        }
        let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len(), "one name, one field");
        for taken in ["id", "record", "stamp", "stamps", "removed"] {
            assert!(!names.contains(taken), "{taken} stands for something else in a record");
        }
    }

    #[test]
    fn ids_of_wikidata_are_known_by_their_form() {
        let rows = [
            ("Q1", true),
            ("Q2429253", true),
            ("Q0", false),
            ("Q", false),
            ("q1", false),
            ("Q01", false),
            ("Q1 ", false),
            ("P31", false),
            ("Q12a", false),
            ("Q٣", false),
            ("", false),
            ("https://www.wikidata.org/wiki/Q1", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_wikidata_id(text), expected, "{text:?}");
        }
    }
}
