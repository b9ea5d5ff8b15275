//! `beleg merge`: states of articles from several files become one file.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use clap::ArgMatches;

use super::{
    bring::{Brought, english},
    inputs::{self, Reader},
    output,
};
use crate::{
    cli::clock::now,
    domain::{document::Document, id::DocumentId, incoming::incoming, table::Table},
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
    let (dry, as_json, same_text) = (given.get_flag("dry-run"), given.get_flag("json"), given.get_flag("same-text"));
    let words = english();
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
            let has_text = |own: &Document| (dry || same_text) && own.has_text(document.article().sha256());
            let twin = merged.iter().position(has_text);
            let known = places.get(&document.id()).copied().or_else(|| twin.filter(|_| same_text));
            let place = known.unwrap_or(merged.len());
            places.insert(document.id(), place);
            if dry {
                let twin = twin.filter(|_| known.is_none()).and_then(|place| merged.get(place)).map(Document::id);
                let brought = Brought { path, own: merged.get(place), theirs: &document, twin, words: &words };
                if as_json { writeln!(out, "{}", brought.json())? } else { brought.tell(out)? }
            }
            match merged.get_mut(place) {
                Some(own) => *own = (*incoming(own, &document).both).clone(),
                None => merged.push(document),
            }
        }
    }
    if merged.is_empty() {
        writeln!(err, "beleg: there is no article in what was named, and nothing was written")?;
        return Ok(false);
    }
    if dry {
        return Ok(whole);
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
