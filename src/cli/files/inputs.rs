//! Files that are named or found in folders, and the documents in them.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use clap::ArgMatches;

use super::names::Source;
use crate::{
    cli::{
        article::{self, TextError},
        clock::now,
    },
    domain::{
        document::{Details, Document},
        id::DocumentId,
        stamp::{Stamp, Timestamp},
    },
    format::{
        export::Unit,
        import::{self, ImportError, Imported},
        native::{self, ReadError},
    },
    intake::{self, bytes::DecodeError, encoding, extracted::ExtractError},
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
    #[error("{0}")]
    NotText(ExtractError),
    #[error("{0}")]
    Native(#[from] ReadError),
    #[error("{format}: {error}")]
    Import { format: &'static str, error: ImportError },
    #[error("the article {path} cannot be taken: {error}")]
    Article { path: String, error: TextError },
}

/// The documents of a file, and what could not be taken as it stood.
#[derive(Default)]
pub(super) struct Documents {
    pub(super) documents: Vec<Document>,
    pub(super) problems: Vec<String>,
    /// Whether something was not taken, and not merely told.
    pub(super) damaged: bool,
    /// The format that the file was taken for, if nobody had said it and it is another program's.
    pub(super) format: Option<import::Source>,
}

/// How files are read.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub(super) source: Option<Source>,
    pub(super) article: Option<PathBuf>,
    pub(super) unit: Option<Unit>,
}

impl Reader {
    pub(super) fn of(given: &ArgMatches) -> Self {
        Self { source: Source::of(given), article: given.get_one::<PathBuf>("article").cloned(), unit: unit(given) }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`InputError`].
    pub(super) fn read(&self, path: &Path) -> Result<Documents, InputError> {
        let Decoded { text, remark } = decoded(&bytes(path)?)?;
        let mut read = match self.source {
            Some(Source::Foreign(source)) => self.foreign(source, path, &text),
            Some(Source::Beleg) => native(&text),
            None => self.recognised(path, &text),
        }?;
        read.problems.splice(..0, remark);
        Ok(read)
    }

    /// Reads a file whose format nobody has said: as the page does, and says what it was taken for.
    fn recognised(&self, path: &Path, text: &str) -> Result<Documents, InputError> {
        let error = match native::read(text) {
            Ok(reading) => return Ok(Documents::of(reading)),
            Err(error) => error,
        };
        let source = import::recognise(text, &path.to_string_lossy());
        match (error, source) {
            (ReadError::NotBeleg { .. } | ReadError::NotJson { .. }, Some(source)) => {
                let read = self.foreign(source, path, text)?;
                Ok(Documents { format: Some(source), ..read })
            }
            (ReadError::NotBeleg { looks_like: Some("JSON Lines") }, None) => native(text),
            (error, _) => Err(error.into()),
        }
    }

    fn foreign(&self, source: import::Source, path: &Path, text: &str) -> Result<Documents, InputError> {
        let beside = if source == import::Source::Brat { text_beside(path)? } else { None };
        let article = self.article.as_deref().map(load).transpose()?;
        let file = import::File { text, beside: beside.as_deref(), article: article.as_ref(), unit: self.unit, at: now() };
        let told = |error| InputError::Import { format: source.title(), error };
        let Imported { documents, problems, .. } = import::read(source, file).map_err(told)?;
        let damaged = problems.iter().any(import::Problem::is_serious);
        Ok(Documents { documents, problems: problems.iter().map(ToString::to_string).collect(), damaged, format: None })
    }
}

/// A file's text, and how it was written if that is worth a word.
struct Decoded {
    text: String,
    remark: Option<String>,
}

/// Reads bytes in whatever encoding they are, as the page does.
fn decoded(content: &[u8]) -> Result<Decoded, InputError> {
    if let Err(DecodeError::Binary { looks_like }) = intake::bytes::decode(content) {
        return Err(InputError::NotText(ExtractError::NotText { looks_like }));
    }
    let encoding::Text { text, encoding, replaced } = encoding::decode(content, None, None).map_err(InputError::NotText)?;
    let remark = match (encoding, replaced) {
        ("UTF-8", 0) => None,
        (_, 0) => Some(format!("it was read as {encoding}")),
        (_, 1) => Some(format!("it was read as {encoding}, and 1 character is broken")),
        _ => Some(format!("it was read as {encoding}, and {replaced} characters are broken")),
    };
    Ok(Decoded { text, remark })
}

/// The text that stands beside brat's annotations, if it does.
fn text_beside(path: &Path) -> Result<Option<String>, InputError> {
    if is_standard_input(path) {
        return Ok(None);
    }
    match bytes(&path.with_extension("txt")) {
        Ok(content) => Ok(Some(decoded(&content)?.text)),
        Err(InputError::Unreadable(error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The article that marks are about.
fn load(path: &Path) -> Result<Document, InputError> {
    let told = |error| InputError::Article { path: path.display().to_string(), error };
    let loaded = article::load(path).map_err(told)?;
    if let Some(document) = loaded.document {
        return Ok(*document);
    }
    // The same text is the same article, so that marks of two runs can be merged.
    let id = DocumentId::new(Timestamp(0), import::random_of(&[loaded.article.text()]));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let details = Details { file_name: name.into(), ..Details::default() };
    Ok(Document::new(id, loaded.article, details, Stamp { at: now(), ..Stamp::default() }))
}

/// The unit that foreign files count in, if it was said.
fn unit(given: &ArgMatches) -> Option<Unit> {
    match given.get_one::<String>("from-unit")?.as_str() {
        "utf16" => Some(Unit::Utf16),
        _ => Some(Unit::CodePoints),
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
    fn of(reading: native::Reading) -> Self {
        let mut found = Self::default();
        found.add(reading, "");
        found
    }

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
