//! Files that are named or found in folders, and the documents in them.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use clap::ArgMatches;

use super::names::{Source, source};
use crate::{
    domain::document::Document,
    format::native::{self, ReadError},
};

/// Larger files are refused: everything in a file is held while it is read.
const MAX_BYTES: u64 = 1 << 30;

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Folders in folders deeper than this are not searched: a link may lead in circles.
const DEEPEST: usize = 64;

/// Why a file gave no documents.
#[derive(Debug, thiserror::Error)]
pub(super) enum InputError {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("it has more than 1 GB: split it")]
    TooLong,
    #[error("it is not text in UTF-8 (see byte {0})")]
    NotText(usize),
    #[error("{0}")]
    Native(#[from] ReadError),
}

/// The documents of a file, and what could not be taken as it stood.
#[derive(Default)]
pub(super) struct Documents {
    pub(super) documents: Vec<Document>,
    pub(super) problems: Vec<String>,
    /// Whether something was not taken, and not merely told.
    pub(super) damaged: bool,
}

/// How files are read.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub(super) source: Option<Source>,
    pub(super) article: Option<PathBuf>,
}

impl Reader {
    pub(super) fn of(given: &ArgMatches) -> Self {
        Self { source: source(given), article: given.get_one::<PathBuf>("article").cloned() }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`InputError`].
    pub(super) fn read(&self, path: &Path) -> Result<Documents, InputError> {
        let content = bytes(path)?;
        let text = std::str::from_utf8(&content).map_err(|error| InputError::NotText(error.valid_up_to()))?;
        native(text)
    }
}

/// A native file, or one such file a line.
fn native(text: &str) -> Result<Documents, InputError> {
    let mut found = Documents::default();
    match native::read(text) {
        Err(ReadError::NotBeleg { looks_like: Some("JSON Lines") }) => {
            for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
                match native::read(line) {
                    Ok(reading) => found.add(reading, &format!("line {number}: ")),
                    Err(error) => {
                        found.problems.push(format!("line {number}: {error}"));
                        found.damaged = true;
                    }
                }
            }
        }
        reading => found.add(reading?, ""),
    }
    Ok(found)
}

impl Documents {
    fn add(&mut self, reading: native::Reading, place: &str) {
        self.damaged |= !reading.is_whole();
        self.problems.extend(reading.problems.iter().map(|problem| format!("{place}{problem}")));
        self.documents.extend(reading.documents);
    }
}

/// The bytes of a file or of standard input.
///
/// # Errors
/// When it cannot be read or is too long.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    let mut content = Vec::new();
    if is_standard_input(path) {
        io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut content)?;
    } else {
        let file = File::open(path)?;
        if let Ok(about) = file.metadata() {
            content.reserve(usize::try_from(about.len().min(MAX_BYTES)).unwrap_or_default());
        }
        file.take(MAX_BYTES + 1).read_to_end(&mut content)?;
    }
    if content.len() as u64 > MAX_BYTES { Err(InputError::TooLong) } else { Ok(content) }
}

pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// All files that are meant: those that are named, and in folders those of the format, in the order of their names.
///
/// # Errors
/// When a folder cannot be read, with its path.
pub(super) fn paths(given: &ArgMatches, reader: &Reader) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut all = Vec::new();
    for path in given.get_many::<PathBuf>("files").into_iter().flatten() {
        if !is_standard_input(path) && path.is_dir() {
            search(path, reader.source.unwrap_or(Source::Beleg), DEEPEST, &mut all)?;
        } else {
            all.push(path.clone());
        }
    }
    Ok(all)
}

fn search(folder: &Path, source: Source, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    let told = |error| (folder.to_owned(), error);
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        entries.push(entry.map_err(told)?.path());
    }
    entries.sort_unstable();
    for path in entries {
        if path.is_dir() {
            if depth > 0 {
                search(&path, source, depth - 1, found)?;
            }
        } else if source.takes(&path) {
            found.push(path);
        }
    }
    Ok(())
}
