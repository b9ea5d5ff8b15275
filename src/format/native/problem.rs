//! What can be wrong with a file: all of it ([`ReadError`]) or one record ([`Problem`]). The texts here are English and for
//! logs and the command; the page has its own.

use std::fmt;

use thiserror::Error;

use super::{FORMAT, VERSION, names::Named as _};
use crate::domain::{desk::field::RecordKind, mark::Kind};

/// Why nothing could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    #[error("the file is empty")]
    Empty,
    /// Line and column count from 1, the column in bytes.
    #[error("the file is not JSON: see line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    /// JSON, but not of this format. `looks_like` names the format or program if it is a known one.
    #[error("this is not a {FORMAT} file{}", looks_like.map(|name| format!(", it looks like {name}")).unwrap_or_default())]
    NotBeleg { looks_like: Option<&'static str> },
    #[error("the file was written by a newer program: its version is {version}, known is {VERSION}")]
    Newer { version: u64 },
    #[error("there is no document in the file")]
    NoDocuments,
}

/// Something in one record that could not be taken as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Title of the document, or its number in the file (from 1) if it has none; `None` if it is about the whole file.
    pub document: Option<String>,
    pub record: RecordName,
    pub reason: ProblemReason,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(document) = &self.document {
            write!(formatter, "{document}, ")?;
        }
        write!(formatter, "{}: {}", self.record, self.reason)
    }
}

/// Which record a problem is about. Numbers count from 1, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordName {
    File,
    Document,
    Article,
    Block(usize),
    /// What was decided of a block.
    Decision(usize),
    Details,
    /// Its id, or `#` and its number if it has none.
    Tag(String),
    /// Its id, or `#` and its number if it has none.
    Mark {
        id: String,
        kind: Option<Kind>,
    },
    /// A record of the desk: its id, or `#` and its number if it has none.
    Record {
        id: String,
        kind: Option<RecordKind>,
    },
    /// A remembered deletion: its id or `#` and its number.
    Removed(String),
}

impl fmt::Display for RecordName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => formatter.write_str("file"),
            Self::Document => formatter.write_str("document"),
            Self::Article => formatter.write_str("article"),
            Self::Block(number) => write!(formatter, "block {number}"),
            Self::Decision(number) => write!(formatter, "decision {number}"),
            Self::Details => formatter.write_str("details"),
            Self::Tag(id) => write!(formatter, "tag {id}"),
            Self::Mark { id, kind: Some(kind) } => write!(formatter, "mark {id} ({})", kind.name()),
            Self::Mark { id, kind: None } => write!(formatter, "mark {id}"),
            Self::Record { id, kind: Some(kind) } => write!(formatter, "record {id} ({})", kind.name()),
            Self::Record { id, kind: None } => write!(formatter, "record {id}"),
            Self::Removed(id) => write!(formatter, "deletion {id}"),
        }
    }
}

/// What was wrong. [`ProblemReason::outcome`] says what became of the record.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProblemReason {
    #[error("it is not a JSON object")]
    NotAnObject,
    #[error("it has no id")]
    MissingId,
    #[error("“{0}” is not an id")]
    BadId(String),
    #[error("it has no text")]
    NoText,
    #[error("its text is too long")]
    TooLong,
    #[error("it does not say of which kind it is")]
    MissingKind,
    #[error("“{0}” is not a known kind")]
    UnknownKind(String),
    #[error("it marks no words")]
    NoSpan,
    #[error("it was there twice; the newer one was taken")]
    Duplicate,
    #[error("the value of “{0}” cannot be read")]
    BadField(String),
    #[error("there is no place to keep the unknown field “{0}”")]
    FieldNotKept(String),
    #[error("the unknown field “{0}” is nested too deeply to be kept")]
    TooDeep(String),
    #[error("it is empty")]
    EmptyBlock,
    #[error("“{value}” is not a known value of “{field}”")]
    UnknownValue { field: String, value: String },
    #[error("“{0}” is not a stamp; the time the article was opened is taken instead")]
    BadStamp(String),
    #[error("“{0}” is not a time")]
    BadTime(String),
    #[error("its words stand elsewhere than its position says; they were found")]
    QuoteMoved,
    #[error("it has a position but not its words; those at the position were taken")]
    QuoteMissing,
    #[error("its spans overlapped or cut a character; they were joined or widened")]
    SpansAdjusted,
    #[error("characters that are none were replaced in “{0}”")]
    BrokenCharacters(String),
    #[error("its words are not in the text, or not in one place only; it is kept as lost")]
    QuoteLost,
    #[error("its position lies outside of the text and its words are not given; it is kept as lost")]
    SpanOutside,
    #[error("the text is not the one that was written: its SHA-256 differs")]
    ChangedText,
    #[error("it contains control characters; they were left as they are")]
    ForbiddenCharacters,
    #[error("it is in use but not in the tag set; it is shown by its id")]
    UnknownTag(String),
}

/// What became of what a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was taken as it is.
    Kept,
    /// It was taken, with the part in question mended.
    Mended,
    /// The record, or the field that the problem names, was not taken.
    LeftOut,
}

impl ProblemReason {
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::NotAnObject
            | Self::MissingId
            | Self::BadId(_)
            | Self::NoText
            | Self::TooLong
            | Self::MissingKind
            | Self::UnknownKind(_)
            | Self::NoSpan
            | Self::Duplicate
            | Self::BadField(_)
            | Self::FieldNotKept(_)
            | Self::TooDeep(_)
            | Self::EmptyBlock => Outcome::LeftOut,
            Self::UnknownValue { .. }
            | Self::BadStamp(_)
            | Self::BadTime(_)
            | Self::QuoteMoved
            | Self::QuoteMissing
            | Self::SpansAdjusted
            | Self::BrokenCharacters(_) => Outcome::Mended,
            Self::QuoteLost | Self::SpanOutside | Self::ChangedText | Self::ForbiddenCharacters | Self::UnknownTag(_) => {
                Outcome::Kept
            }
        }
    }
}

/// Gathers the problems of one document while it is read.
pub(super) struct Report {
    pub(super) document: Option<String>,
    pub(super) problems: Vec<Problem>,
}

impl Report {
    pub(super) fn add(&mut self, record: &RecordName, reason: ProblemReason) {
        self.problems.push(Problem { document: self.document.clone(), record: record.clone(), reason });
    }

    pub(super) fn add_all(&mut self, record: &RecordName, reasons: Vec<ProblemReason>) {
        for reason in reasons {
            self.add(record, reason);
        }
    }
}
