//! Files for other software. One file per format, each of which says what its offsets count, which version of the format it writes, and
//! what the format cannot hold; [`losses`] counts that before anything is written.
//!
//! What no format but our own holds: stamps and deletions, which merging needs; and everything that is not named in [`LossKind`].

mod averitec;
mod brat;
mod cas;
mod conll;
mod csv;
mod doccano;
mod files;
mod hypothesis;
mod iri;
mod label_studio;
mod losses;
mod published;
mod spacy;
mod tables;
mod view;
mod vocabulary;
mod web_annotation;
mod zip;

pub(crate) use csv::unguarded;

pub use brat::CONFIG as BRAT_CONFIG;
pub use files::{Gathered, Part, Piece, file, free_name};
pub use losses::{Loss, LossKind, add_losses, kind_name, layer_named, losses};
pub use zip::{ArchiveFull, Zip};

use crate::{
    domain::{details::Detail, mark::Kind, stamp::Timestamp},
    format::claim_review::Publication,
};

/// The name of the relation that ties the parts of one mark together where a format knows stretches without gaps only. It leads from
/// each part to the next.
pub const CONTINUES: &str = "continues";

/// What offsets count. All start at 0, and ends are exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    CodePoints,
    Utf16,
    /// No offsets: words in their order.
    Words,
}

/// A format that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Beleg,
    WebAnnotation,
    Recogito,
    Hypothesis,
    LabelStudio,
    LabelStudioConfig,
    Doccano,
    Spacy,
    Brat,
    Conll,
    Cas,
    Csv,
    ClaimsTable,
    SourcesTable,
    EntitiesTable,
    EvidenceTable,
    Averitec,
    ClaimReview,
    ReportMarkdown,
    ReportHtml,
}

/// What a format is.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name for readers.
    pub title: &'static str,
    /// The version that is written, and what it was tried with.
    pub version: &'static str,
    pub unit: Unit,
    /// What names of such files end with.
    pub ending: &'static str,
    pub media_type: &'static str,
    pub cannot_hold: &'static [LossKind],
    /// What is known of the article and has a place; see [`LossKind::Details`].
    pub holds_details: &'static [Detail],
}

impl Target {
    pub const ALL: [Target; 20] = [
        Target::Beleg,
        Target::WebAnnotation,
        Target::Recogito,
        Target::Hypothesis,
        Target::LabelStudio,
        Target::LabelStudioConfig,
        Target::Doccano,
        Target::Spacy,
        Target::Brat,
        Target::Conll,
        Target::Cas,
        Target::Csv,
        Target::ClaimsTable,
        Target::SourcesTable,
        Target::EntitiesTable,
        Target::EvidenceTable,
        Target::Averitec,
        Target::ClaimReview,
        Target::ReportMarkdown,
        Target::ReportHtml,
    ];

    #[must_use]
    pub fn spec(self) -> &'static Spec {
        match self {
            Target::Beleg => &files::BELEG,
            Target::WebAnnotation => &web_annotation::SPEC,
            Target::Recogito => &web_annotation::RECOGITO,
            Target::Hypothesis => &hypothesis::SPEC,
            Target::LabelStudio => &label_studio::SPEC,
            Target::LabelStudioConfig => &label_studio::CONFIG,
            Target::Doccano => &doccano::SPEC,
            Target::Spacy => &spacy::SPEC,
            Target::Brat => &brat::SPEC,
            Target::Conll => &conll::SPEC,
            Target::Cas => &cas::SPEC,
            Target::Csv => &csv::SPEC,
            Target::ClaimsTable => &tables::CLAIMS,
            Target::SourcesTable => &tables::SOURCES,
            Target::EntitiesTable => &tables::ENTITIES,
            Target::EvidenceTable => &tables::EVIDENCE,
            Target::Averitec => &averitec::SPEC,
            Target::ClaimReview => &published::CLAIM_REVIEW,
            Target::ReportMarkdown => &published::MARKDOWN,
            Target::ReportHtml => &published::HTML,
        }
    }

    /// The table that it is, if it is one of what the desk knows.
    fn table(self) -> Option<tables::Table> {
        match self {
            Target::ClaimsTable => Some(tables::Table::Claims),
            Target::SourcesTable => Some(tables::Table::Sources),
            Target::EntitiesTable => Some(tables::Table::Entities),
            Target::EvidenceTable => Some(tables::Table::Evidence),
            _ => None,
        }
    }

    /// Whether it is a table with a row a thing.
    #[must_use]
    pub fn is_csv(self) -> bool {
        self == Target::Csv || self.table().is_some()
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.spec().name == name)
    }
}

/// What can be chosen about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What offsets count in doccano's file. Its editor counts UTF-16 units, programs that read its files count code points.
    pub doccano_unit: Unit,
    /// CSV: a byte-order mark in front, without which Excel takes UTF-8 for something else.
    pub byte_order_mark: bool,
    /// CSV: semicolons between the fields, as spreadsheets expect where the comma stands in numbers.
    pub semicolons: bool,
    /// CoNLL: the kind of marks that is written, for the format has room for one layer.
    pub layer: Kind,
    /// ClaimReview and reports: who publishes the check, where, when, and in which language.
    pub publication: Publication,
    /// Reports: where the method is explained; may be empty.
    pub method_url: String,
    /// The time of writing, where a format asks for it.
    pub at: Timestamp,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            doccano_unit: Unit::Utf16,
            byte_order_mark: false,
            semicolons: false,
            layer: Kind::Entity,
            publication: Publication::default(),
            method_url: String::new(),
            at: Timestamp::default(),
        }
    }
}
