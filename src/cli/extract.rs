//! `beleg extract`: files in, articles out.

use std::{
    io::{self, Write},
    path::Path,
};

use super::{
    arguments::{OutputFormat, Wanted},
    article::{self, STANDARD_INPUT},
    output,
};
use crate::{
    cli::clock::now,
    domain::document::Document,
    format::{
        import,
        native::{self, ReadError},
    },
    intake::{
        bytes,
        extracted::{ExtractError, Extracted},
        file::{self, About},
        sniff,
    },
};

/// Why a file gave no article.
#[derive(Debug, thiserror::Error)]
enum FileError {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error("it holds marks ({0}) and is no article: beleg convert --to beleg --article ARTICLE reads them")]
    Marks(&'static str),
    #[error("it is JSON and no article: {0}")]
    Data(ReadError),
    #[error("it is a Beleg file: its articles are read already, and beleg convert writes them")]
    Own,
}

/// Reads all files and prints what they hold; `false` if one of them failed.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(wanted: &Wanted, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let mut all_read = true;
    let mut documents: Vec<Document> = Vec::new();
    for path in &wanted.files {
        let shown = path.display();
        let extracted = match read(path, wanted) {
            Ok(extracted) => extracted,
            Err(error) => {
                all_read = false;
                writeln!(err, "beleg: {shown}: {error}")?;
                continue;
            }
        };
        for remark in &extracted.remarks {
            writeln!(err, "beleg: {shown}: {remark}")?;
        }
        match wanted.format {
            OutputFormat::Json => output::json(&extracted, wanted.account, out)?,
            OutputFormat::Text if wanted.account => output::account(&extracted, out)?,
            OutputFormat::Text => output::text(&extracted, out)?,
            OutputFormat::Beleg => {
                let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                let name = if is_standard_input(path) { wanted.name.as_deref().unwrap_or_default() } else { &name };
                documents.push(output::document(extracted, name, now(), random(documents.len())));
            }
        }
    }
    if wanted.format == OutputFormat::Beleg && !documents.is_empty() {
        let documents: Vec<&Document> = documents.iter().collect();
        out.write_all(native::write(&documents, Some(now())).as_bytes())?;
    }
    Ok(all_read)
}

fn read(path: &Path, wanted: &Wanted) -> Result<Extracted, FileError> {
    let content = article::bytes(path)?;
    let name = path.to_string_lossy();
    let name = if is_standard_input(path) { wanted.name.as_deref() } else { Some(&*name) };
    let about = About { name, url: wanted.url.as_deref(), encoding: wanted.encoding.as_deref() };
    refuse_data(&content, name.unwrap_or_default())?;
    Ok(file::extract(&content, about)?)
}

/// What is no article is refused by its name, as the page does, and never read as the words of one.
fn refuse_data(content: &[u8], name: &str) -> Result<(), FileError> {
    let head = content.get(..sniff::HEAD_BYTES).unwrap_or(content);
    if sniff::needs_reader(name, head) {
        return Ok(());
    }
    let Ok(decoded) = bytes::decode(content) else { return Ok(()) };
    if sniff::transcript(&decoded.text).is_some() {
        return Ok(());
    }
    let source = import::recognise(&decoded.text, name);
    match native::read(&decoded.text) {
        Ok(_) => Err(FileError::Own),
        Err(_) if source.is_some() => Err(FileError::Marks(source.map_or("", import::Source::title))),
        Err(error) if bytes::looks_like_json(&decoded.text) || sniff::is_data(name) => Err(FileError::Data(error)),
        Err(_) => Ok(()),
    }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// Ten bytes that no other run has: the standard library seeds each of its hashers at random.
fn random(count: usize) -> [u8; 10] {
    use std::hash::{BuildHasher as _, RandomState};
    let state = RandomState::new();
    let (first, second) = (state.hash_one(count).to_le_bytes(), state.hash_one((count, 1)).to_le_bytes());
    let mut bytes = [0; 10];
    for (byte, random) in bytes.iter_mut().zip(first.iter().chain(&second)) {
        *byte = *random;
    }
    bytes
}
