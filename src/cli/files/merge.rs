//! `beleg merge`: states of articles from several files become one file.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use clap::ArgMatches;

use super::{
    inputs::{self, Reader},
    output,
};
use crate::{
    cli::clock::now,
    domain::{document::Document, id::DocumentId, table::Table},
    format::native,
};

/// Merges all files; `false` if one of them failed, and then nothing is written.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(given: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let reader = Reader::of(given);
    let paths = match inputs::paths(given, &reader) {
        Ok(paths) => paths,
        Err((folder, error)) => {
            writeln!(err, "beleg: {}: cannot be read: {error}", folder.display())?;
            return Ok(false);
        }
    };
    let mut merged: Vec<Document> = Vec::new();
    let mut places: Table<DocumentId, usize> = Table::new();
    let mut whole = true;
    for path in &paths {
        let shown = path.display();
        let found = match reader.read(path) {
            Ok(found) => found,
            Err(error) => {
                writeln!(err, "beleg: {shown}: {error}")?;
                whole = false;
                continue;
            }
        };
        for problem in &found.problems {
            writeln!(err, "beleg: {shown}: {problem}")?;
        }
        whole &= !found.damaged;
        for document in found.documents {
            let place = places.get(&document.id()).copied().unwrap_or(merged.len());
            places.insert(document.id(), place);
            match merged.get_mut(place) {
                // Merging fails for different ids only.
                Some(own) => {
                    if let Ok(both) = own.merge(&document) {
                        *own = both;
                    }
                }
                None => merged.push(document),
            }
        }
    }
    if merged.is_empty() {
        writeln!(err, "beleg: there is no article in what was named, and nothing was written")?;
        return Ok(false);
    }
    let documents: Vec<&Document> = merged.iter().collect();
    let file = native::write(&documents, Some(now()));
    match given.get_one::<PathBuf>("output") {
        None => out.write_all(file.as_bytes())?,
        Some(path) => {
            let path = if output::is_folder(path) { path.join(format!("merged{}", native::FILE_EXTENSION)) } else { path.clone() };
            if let Err(error) = output::write(&path, file.as_bytes()) {
                writeln!(err, "beleg: {}: cannot be written: {error}", path.display())?;
                return Ok(false);
            }
        }
    }
    Ok(whole)
}
