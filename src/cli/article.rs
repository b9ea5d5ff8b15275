//! Texts for the commands that compare them: any file that can be read, a native file, or plain text as it stands.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
    rc::Rc,
};

use crate::{
    domain::{article::Article, document::Document},
    format::native::{self, ReadError, Reading},
    intake::{
        extracted::ExtractError,
        file::{self, About, MAX_BYTES},
    },
};

/// What stands for standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// Why a file gave no text.
#[derive(Debug, thiserror::Error)]
pub(super) enum TextError {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error("{0}")]
    Native(#[from] ReadError),
    #[error("it has {0} articles, and only one can be compared")]
    ManyArticles(usize),
}

/// The bytes of a file or of standard input, at most as many as can be read.
///
/// # Errors
/// When it cannot be read.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    // One byte more than is possible, so that a file that is too big is known as such and never held whole.
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    if path.as_os_str() == STANDARD_INPUT {
        io::stdin().lock().take(limit).read_to_end(&mut content)?;
    } else {
        File::open(path)?.take(limit).read_to_end(&mut content)?;
    }
    Ok(content)
}

/// A text whose offsets are printed. Plain text in UTF-8 (`.txt`) is taken as it stands, so that offsets count what is in the file; of
/// any other file it is the article's text, its blocks joined by two line feeds.
///
/// # Errors
/// [`TextError`].
pub(super) fn text(path: &Path) -> Result<Rc<str>, TextError> {
    let content = bytes(path)?;
    let is_plain = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    if is_plain && let Ok(text) = std::str::from_utf8(&content) {
        return Ok(text.into());
    }
    Ok(loaded(path, &content)?.article.text().into())
}

/// An article, and its marks if it comes from a native file.
pub(super) struct LoadedArticle {
    pub(super) article: Article,
    pub(super) document: Option<Box<Document>>,
}

/// The article in a file.
///
/// # Errors
/// [`TextError`].
pub(super) fn load(path: &Path) -> Result<LoadedArticle, TextError> {
    loaded(path, &bytes(path)?)
}

fn loaded(path: &Path, content: &[u8]) -> Result<LoadedArticle, TextError> {
    let name = path.to_string_lossy();
    if let Some(reading) = native_file(content) {
        let mut documents = reading?.documents;
        return match documents.pop() {
            Some(document) if documents.is_empty() => {
                Ok(LoadedArticle { article: (**document.article()).clone(), document: Some(Box::new(document)) })
            }
            _ => Err(TextError::ManyArticles(documents.len() + 1)),
        };
    }
    let extracted = file::extract(content, About { name: Some(&name), ..About::default() })?;
    Ok(LoadedArticle { article: extracted.into_article(&name).0, document: None })
}

/// What is in a native file; `None` if it is another kind of file.
pub(super) fn native_file(content: &[u8]) -> Option<Result<Reading, ReadError>> {
    let text = std::str::from_utf8(content).ok()?;
    let is_object = text.trim_start_matches('\u{FEFF}').trim_start().starts_with('{');
    let reading = is_object.then(|| native::read(text))?;
    (!matches!(reading, Err(ReadError::NotBeleg { .. } | ReadError::NotJson { .. }))).then_some(reading)
}
