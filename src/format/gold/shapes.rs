//! How each list of a gold annotation becomes records: which field goes where, and in which words.

use crate::domain::{
    desk::field::{Field, RecordKind},
    mark::Kind,
};

/// How a value is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// A text, or a number as text.
    Text,
    /// A word that is another here; words that are not in the table stay as they are.
    Mapped(&'static [(&'static str, &'static str)]),
    Texts,
    /// A word that is said if the value is true.
    Flag(&'static str),
    Id,
    Spans,
}

/// What the items of a list become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A mark on the spans of that field.
    Mark(Kind, &'static str),
    Record(RecordKind),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    pub(super) name: &'static str,
    pub(super) kind: RowKind,
    pub(super) fields: &'static [(&'static str, Field, Way)],
    /// Fields that are read elsewhere, or say again what another says.
    pub(super) elsewhere: &'static [&'static str],
}

/// The annotation tells two more types apart than the types of entity here.
pub(super) fn entity_type(name: &str) -> &str {
    match name {
        "NORP" => "GROUP",
        "DURATION" => "DATE",
        other => other,
    }
}

use Way::{Flag, Id, Mapped, Spans, Text, Texts};

pub(super) const LISTS: &[Read] = &[
    Read {
        name: "claims",
        kind: RowKind::Mark(Kind::Claim, "spans"),
        fields: &[
            ("normalized_de", Field::Normalised, Text),
            ("normalized_en", Field::Translation, Text),
            ("claim_types", Field::ClaimTypes, Texts),
            ("attribution", Field::Attribution, Text),
            ("check_worthiness", Field::Worth, Text),
            ("status", Field::Status, Mapped(&[("unchecked", "to_check")])),
            ("rating", Field::Rating, Text),
        ],
        // The speaker is a relation, too.
        elsewhere: &["id", "spans", "exact", "note", "speaker"],
    },
    Read {
        name: "sources",
        kind: RowKind::Mark(Kind::Source, "spans"),
        fields: &[
            ("name", Field::Name, Text),
            ("source_type", Field::SourceType, Text),
            ("naming", Field::Naming, Text),
            ("affiliation", Field::Affiliation, Text),
            ("role", Field::Role, Text),
            ("status", Field::Standing, Text),
            ("channel", Field::Channel, Text),
            ("proximity", Field::Proximity, Mapped(&[("primary", "first_hand"), ("secondary", "second_hand")])),
            ("credential", Field::Credential, Text),
            ("url", Field::Address, Text),
        ],
        // The entity is a relation, too.
        elsewhere: &["id", "spans", "note", "entity"],
    },
    Read {
        name: "quotations",
        kind: RowKind::Mark(Kind::Quotation, "content_spans"),
        fields: &[
            ("source", Field::Speaker, Id),
            ("source_spans", Field::SourceSpans, Spans),
            ("cue_spans", Field::CueSpans, Spans),
            ("quoted_spans", Field::QuotedSpans, Spans),
            ("quotation_type", Field::QuotationType, Text),
            ("medium", Field::Mode, Text),
            ("level", Field::Nesting, Text),
            ("borderline", Field::QuotationFlags, Flag("borderline")),
        ],
        elsewhere: &["id", "content_spans", "note", "nested"],
    },
    Read {
        name: "entities",
        kind: RowKind::Record(RecordKind::Entity),
        fields: &[
            ("canonical_name", Field::Name, Text),
            ("type", Field::EntityType, Mapped(&[("GROUP", "GROUP"), ("NORP", "GROUP"), ("DATE", "DATE"), ("DURATION", "DATE")])),
            ("aliases", Field::Aliases, Texts),
            ("wikidata_id", Field::WikidataId, Text),
            ("value", Field::EntityValue, Text),
            ("title", Field::Title, Text),
            ("title_span", Field::TitleSpans, Spans),
        ],
        elsewhere: &["id", "mentions", "note"],
    },
    Read {
        name: "relations",
        kind: RowKind::Record(RecordKind::Link),
        fields: &[
            ("type", Field::LinkType, Text),
            ("from", Field::From, Id),
            ("to", Field::To, Id),
            ("certainty", Field::Certainty, Mapped(&[("judgement", "inferred")])),
        ],
        elsewhere: &["id", "note"],
    },
    Read {
        name: "signals",
        kind: RowKind::Record(RecordKind::Signal),
        fields: &[
            ("code", Field::Code, Text),
            (
                "value",
                Field::State,
                // "Absent" is said of the date and of links: that they are missing is observed.
                Mapped(&[
                    ("absent", "present"),
                    ("first name only", "present"),
                    ("present", "present"),
                    ("probable", "unsure"),
                    ("slight", "unsure"),
                    ("suspected", "unsure"),
                ]),
            ),
            ("severity", Field::Severity, Text),
            ("spans", Field::SignalSpans, Spans),
        ],
        elsewhere: &["id", "note"],
    },
];
