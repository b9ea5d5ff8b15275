//! Files of other software. Each format is read into the same plain records, and those are put on the words of an article in one place.
//!
//! Some files hold the text that their marks are about; for the others the article must be given. Nobody can rely on the unit that a file
//! counts in, so it is found out by what the marks say their words are. What cannot be taken is told record by record.
//!
//! Ids follow from what is in the file: reading it twice gives the same marks, and merging them changes nothing.

mod brat;
mod csv;
mod doccano;
mod foreign;
mod label_studio;
mod place;
mod text;
mod web_annotation;

pub use place::random_of;

use std::fmt;

use crate::{
    domain::{desk::words::is_german, document::Document, stamp::Timestamp},
    format::export::Unit,
};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Annotations, pages, collections and lists of them, the array for Recogito included.
    WebAnnotation,
    /// What the client of Hypothesis exports, and rows of its API.
    Hypothesis,
    LabelStudio,
    /// JSON Lines of doccano, with relations or without; spaCy's and Prodigy's rows are near enough to be read too.
    Doccano,
    /// The text and the annotations of one document.
    Brat,
    /// A row a claim or another mark, as Beleg and spreadsheets write it.
    Csv,
}

impl Source {
    pub const ALL: [Source; 6] =
        [Source::WebAnnotation, Source::Hypothesis, Source::LabelStudio, Source::Doccano, Source::Brat, Source::Csv];

    /// Its name for readers.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::WebAnnotation => "W3C Web Annotation",
            Self::Hypothesis => "Hypothesis",
            Self::LabelStudio => "Label Studio",
            Self::Doccano => "doccano",
            Self::Brat => "brat",
            Self::Csv => "CSV",
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WebAnnotation => "web-annotation",
            Self::Hypothesis => "hypothesis",
            Self::LabelStudio => "label-studio",
            Self::Doccano => "doccano",
            Self::Brat => "brat",
            Self::Csv => "csv",
        }
    }
}

/// What is to be read.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The file as text; brat's `.ann`.
    pub text: &'a str,
    /// The text that brat's annotations are about, its `.txt`.
    pub beside: Option<&'a str>,
    /// The article that marks are about, if the file does not hold it. It is returned with the marks.
    pub article: Option<&'a Document>,
    /// What offsets in the file count; found out if it is not said.
    pub unit: Option<Unit>,
    /// The time of reading, for what the file gives no time.
    pub at: Timestamp,
}

/// What could be taken from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub documents: Vec<Document>,
    pub problems: Vec<Problem>,
    /// Marks that were not there before.
    pub new: usize,
    /// Marks that the article had already, as they are.
    pub same: usize,
    /// Marks that the article had, and that are now as the file has them.
    pub changed: usize,
    /// Marks whose words were not found; they are kept as lost.
    pub lost: usize,
}

/// Why nothing could be read.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Line and column count from 1.
    #[error("the file is not JSON: see line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    #[error("there are no annotations of this format in it")]
    NoAnnotations,
    #[error("the annotations of this collection are in other files: take its pages")]
    PagesElsewhere,
    #[error("the file does not hold the text that its marks are about: give the article with --article")]
    NeedsArticle,
    #[error("brat keeps the text in a file of its own: X.txt must stand beside X.ann")]
    NeedsText,
}

/// What is wrong with one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The record: a line, a task, the id of an annotation.
    pub record: String,
    pub reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    NotJson {
        column: usize,
    },
    NotARecord,
    NoText,
    /// The record breaks a rule of its format and was taken all the same.
    Breaks(&'static str),
    /// It selects no words: it is about a whole page, a picture, or is a reply.
    NoWords,
    /// A selector that says nothing about text.
    UnknownSelector(String),
    /// The words were not found; the mark is kept as lost.
    Lost,
    /// A position alone, which lies outside the text.
    Outside,
    /// Relations between marks have no place yet.
    Relation(String),
    /// A line or a result that is not known.
    Unknown(String),
    /// The text that the file holds is not the one it was made on.
    OtherText,
}

impl Problem {
    /// Whether something in the file is wrong, or lost, and not merely told: what is not about words has no place here, and a mark that
    /// is lost is kept.
    #[must_use]
    pub fn is_serious(&self) -> bool {
        !matches!(self.reason, Reason::NoWords | Reason::UnknownSelector(_) | Reason::Lost)
    }
}

impl Problem {
    /// What is wrong, in German for German, in English for all other languages.
    #[must_use]
    pub fn told(&self, language: &str) -> String {
        if !is_german(language) {
            return self.to_string();
        }
        let reason = match &self.reason {
            Reason::NotJson { column } => format!("das ist kein JSON (siehe Spalte {column}) und wurde weggelassen"),
            Reason::NotARecord => "das ist kein Datensatz dieses Formats und wurde weggelassen".to_owned(),
            Reason::NoText => "darin steht kein Text; es wurde weggelassen".to_owned(),
            Reason::Breaks(rule) => format!("verstößt gegen eine Regel des Formats ({rule})"),
            Reason::NoWords => "wählt keine Wörter aus und wurde weggelassen".to_owned(),
            Reason::UnknownSelector(name) => format!("ein Selektor, der nichts über Text sagt, wurde weggelassen: {name}"),
            Reason::Lost => "die Wörter wurden im Artikel nicht gefunden; die Markierung bleibt als verloren erhalten".to_owned(),
            Reason::Outside => "die Stelle liegt außerhalb des Textes; es wurde weggelassen".to_owned(),
            Reason::Relation(name) => format!("die Beziehung {name} hat hier keinen Platz und wurde weggelassen"),
            Reason::Unknown(what) => format!("{what} ist hier nicht bekannt und wurde weggelassen"),
            Reason::OtherText => "der Text in der Datei ist nicht der, zu dem ihr Fingerabdruck gehört".to_owned(),
        };
        format!("{}: {reason}", self.record)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.record)?;
        match &self.reason {
            Reason::NotJson { column } => write!(formatter, "this is not JSON (see column {column}) and was left out"),
            Reason::NotARecord => write!(formatter, "this is no record of the format and was left out"),
            Reason::NoText => write!(formatter, "there is no text in it, and it was left out"),
            Reason::Breaks(rule) => write!(formatter, "{rule}"),
            Reason::NoWords => write!(formatter, "it selects no words and was left out"),
            Reason::UnknownSelector(name) => write!(formatter, "a selector that says nothing about text was left out: {name}"),
            Reason::Lost => write!(formatter, "its words were not found in the article, and the mark is kept as lost"),
            Reason::Outside => write!(formatter, "its position lies outside the text, and it was left out"),
            Reason::Relation(name) => write!(formatter, "the relation {name} has no place here and was left out"),
            Reason::Unknown(what) => write!(formatter, "{what} is not known here and was left out"),
            Reason::OtherText => write!(formatter, "the text in the file is not the one its fingerprint is of"),
        }
    }
}

/// Reads a file of one format.
///
/// # Errors
/// [`ImportError`], when nothing could be read.
pub fn read(source: Source, file: File<'_>) -> Result<Imported, ImportError> {
    match source {
        Source::WebAnnotation => web_annotation::read(file, false),
        Source::Hypothesis => web_annotation::read(file, true),
        Source::LabelStudio => label_studio::read(file),
        Source::Doccano => doccano::read(file),
        Source::Brat => brat::read(file),
        Source::Csv => csv::read(file),
    }
}

/// The format of a file by what is in it; `None` if it is none of these, or a native file.
#[must_use]
pub fn recognise(text: &str) -> Option<Source> {
    let whole = text.trim_start_matches('\u{FEFF}').trim_start();
    // Of JSON Lines the first line tells.
    let name = crate::format::native::name_of(whole).or_else(|| crate::format::native::name_of(whole.lines().next()?));
    match name {
        Some("W3C Web Annotation") => Some(Source::WebAnnotation),
        Some("Hypothesis") => Some(Source::Hypothesis),
        Some("Label Studio") => Some(Source::LabelStudio),
        Some("doccano" | "Prodigy" | "spaCy") => Some(Source::Doccano),
        None if whole.starts_with("T1\t") => Some(Source::Brat),
        None if csv::looks_like(whole) => Some(Source::Csv),
        _ => None,
    }
}
