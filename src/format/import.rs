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
mod highlights;
mod label_studio;
mod place;
mod plain;
mod problem;
mod text;
mod web_annotation;

pub use self::{
    highlights::with_highlights,
    place::random_of,
    problem::{Problem, Reason},
};

use crate::{
    domain::{document::Document, stamp::Timestamp},
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
    /// A table without a column that holds words; the names that stand in its first row, in small letters.
    #[error("this table has no column with the words that are marked{}: name one of them text, quote or claim", head(.columns))]
    NoColumn { columns: Vec<String> },
    #[error("brat keeps the text in a file of its own: X.txt must stand beside X.ann")]
    NeedsText,
}

fn head(columns: &[String]) -> String {
    let columns: Vec<String> = columns.iter().filter(|name| !name.is_empty()).map(|name| format!("“{name}”")).collect();
    if columns.is_empty() { String::new() } else { format!(" (its first row is {})", columns.join(", ")) }
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

/// Endings of tables.
const TABLES: [&str; 3] = [".csv", ".tsv", ".tab"];

/// The format of a file by its name and by what is in it; `None` if it is none of these, or a native file. Without a name, what is in it
/// decides alone. Page and command ask here, so that a file is the same for both.
#[must_use]
pub fn recognise(text: &str, name: &str) -> Option<Source> {
    let name = name.to_ascii_lowercase();
    let is_named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if is_named(&[".ann"]) {
        return Some(Source::Brat);
    }
    let whole = text.trim_start_matches('\u{FEFF}').trim_start();
    // Of JSON Lines the first one tells.
    let known = crate::format::native::name_of(whole).or_else(|| crate::format::native::name_of(whole.lines().next()?));
    match known {
        Some("W3C Web Annotation" | "Recogito") => Some(Source::WebAnnotation),
        Some("Hypothesis") => Some(Source::Hypothesis),
        Some("Label Studio") => Some(Source::LabelStudio),
        Some("doccano" | "Prodigy" | "spaCy") => Some(Source::Doccano),
        Some(_) => None,
        None if brat::looks_like(whole) => Some(Source::Brat),
        None if csv::is_of_label_studio(whole) => Some(Source::LabelStudio),
        None if is_named(&TABLES) || csv::looks_like(whole) => Some(Source::Csv),
        None => None,
    }
}
