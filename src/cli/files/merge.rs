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
    domain::{
        document::Document,
        id::DocumentId,
        incoming::{Fates, Incoming, incoming},
        table::Table,
    },
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
    let dry = given.get_flag("dry-run");
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
            if dry {
                let line = told(merged.get(place), &document);
                writeln!(out, "{shown}: {}: {line}", title(&document))?;
            }
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

fn title(document: &Document) -> String {
    match document.details().title.lines().next().map(str::trim) {
        None | Some("") => document.id().to_string(),
        Some(title) => format!("\u{201C}{title}\u{201D}"),
    }
}

/// What a state of an article would bring to that which is there, in one line.
fn told(own: Option<&Document>, theirs: &Document) -> String {
    let Some(own) = own else {
        return format!("a new article with {}", plural(theirs.marks().count(), "mark"));
    };
    match incoming(own, theirs) {
        Ok(found) if found.nothing && !found.keeps() => "nothing would change".to_owned(),
        Ok(found) if found.nothing => format!("nothing would change; {}", changes(&found)),
        Ok(found) => changes(&found),
        Err(error) => error.to_string(),
    }
}

fn changes(found: &Incoming) -> String {
    let mut told = Vec::new();
    if found.new_text {
        told.push("another text of the article".to_owned());
    }
    if found.new_details {
        told.push("other details".to_owned());
    }
    for (what, fates) in [("mark", &found.marks), ("record", &found.records), ("tag", &found.tags)] {
        told.extend(fates_told(what, fates));
    }
    if told.is_empty() {
        told.push("decisions on blocks or fields unknown to this version".to_owned());
    }
    told.join("; ")
}

fn fates_told(what: &str, fates: &Fates) -> Option<String> {
    let counts = [
        (fates.new, "new"),
        (fates.changed, "changed"),
        (fates.deleted, "deleted"),
        (fates.restored, "restored"),
        (fates.kept, "kept, being newer here"),
        (fates.same, "the same"),
    ];
    let told: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, fate)| format!("{count} {fate}")).collect();
    (!told.is_empty()).then(|| format!("{what}s: {}", told.join(", ")))
}

fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
