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
    format::native,
    intake::{
        extracted::{ExtractError, Extracted},
        file::{self, About},
    },
};

/// Why a file gave no article.
#[derive(Debug, thiserror::Error)]
enum FileError {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error(transparent)]
    Extract(#[from] ExtractError),
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
            OutputFormat::Json => output::json(&extracted, out)?,
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
    Ok(file::extract(&content, about)?)
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
