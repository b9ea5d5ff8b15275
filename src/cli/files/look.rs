//! `beleg validate` and `beleg stats`: what is in files, and what is wrong with them.

use std::{
    io::{self, Write},
    path::Path,
};

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use super::inputs::{self, Documents, InputError, Reader};
use crate::{
    domain::{
        document::Document,
        mark::Kind,
        query::{Counts, counts},
    },
    format::{export::kind_name, import},
};

/// Reads each file and tells of it; `false` if a file could not be read, or `tell` says so.
fn each(
    given: &ArgMatches,
    err: &mut dyn Write,
    mut tell: impl FnMut(&Path, Result<Documents, InputError>, &mut dyn Write) -> io::Result<bool>,
) -> io::Result<bool> {
    let reader = Reader::of(given);
    let paths = match inputs::paths(given, &reader) {
        Ok(paths) => paths,
        Err((folder, error)) => {
            writeln!(err, "beleg: {}: cannot be read: {error}", folder.display())?;
            return Ok(false);
        }
    };
    if paths.is_empty() {
        writeln!(err, "beleg: there are no files of the format in what was named")?;
        return Ok(false);
    }
    let mut good = true;
    for path in &paths {
        good &= tell(path, reader.read(path), err)?;
    }
    Ok(good)
}

/// Says what is wrong with files; `false` if something is.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn validate(given: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let as_json = given.get_flag("json");
    each(given, err, |path, read, _| {
        let shown = path.display();
        let (found, error) = match read {
            Ok(found) => (found, None),
            Err(error) => (Documents::default(), Some(error.to_string())),
        };
        let valid = error.is_none() && !found.damaged;
        if as_json {
            let marks: usize = found.documents.iter().map(|document| document.marks().count()).sum();
            let object = json!({
                "file": shown.to_string(),
                "valid": valid,
                "error": error,
                "format": found.format.map_or("Beleg", import::Source::title),
                "articles": found.documents.len(),
                "marks": marks,
                "problems": found.problems,
            });
            writeln!(out, "{object}")?;
            return Ok(valid);
        }
        if let Some(error) = error {
            writeln!(out, "{shown}: {error}")?;
        }
        for problem in &found.problems {
            writeln!(out, "{shown}: {problem}")?;
        }
        if valid {
            let format = found.format.map(|source| format!(" {},", source.title())).unwrap_or_default();
            writeln!(out, "{shown}: valid,{format} {} articles", found.documents.len())?;
        }
        Ok(valid)
    })
}

/// Counts what is in files.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn stats(given: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let as_json = given.get_flag("json");
    let mut sum = Sum::default();
    let good = each(given, err, |path, read, err| {
        let found = match read {
            Ok(found) => found,
            Err(error) => {
                writeln!(err, "beleg: {}: {error}", path.display())?;
                return Ok(false);
            }
        };
        for problem in &found.problems {
            writeln!(err, "beleg: {}: {problem}", path.display())?;
        }
        for document in &found.documents {
            let counted = counts(document);
            sum.add(document, &counted);
            if as_json {
                writeln!(out, "{}", object(path, document, &counted))?;
            }
        }
        Ok(!found.damaged)
    })?;
    if !as_json {
        sum.write(out)?;
    }
    Ok(good)
}

#[derive(Default)]
struct Sum {
    articles: usize,
    characters: usize,
    kinds: [usize; Kind::ALL.len()],
    lost: usize,
}

impl Sum {
    fn add(&mut self, document: &Document, counted: &Counts) {
        self.articles += 1;
        self.characters += document.article().code_points().0 as usize;
        for (own, kind) in self.kinds.iter_mut().zip(Kind::ALL) {
            *own += counted.of(kind);
        }
        self.lost += counted.lost;
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let marks: usize = self.kinds.iter().sum();
        let rows = [("articles", self.articles), ("characters", self.characters), ("marks", marks)];
        let kinds = Kind::ALL.into_iter().map(kind_name).zip(self.kinds);
        for (name, count) in rows.into_iter().chain(kinds).chain([("lost", self.lost)]) {
            writeln!(out, "{name:<12}{count:>10}")?;
        }
        Ok(())
    }
}

fn object(path: &Path, document: &Document, counted: &Counts) -> Value {
    let kinds: Map<String, Value> =
        Kind::ALL.into_iter().map(|kind| (kind_name(kind).to_owned(), counted.of(kind).into())).collect();
    let tags: Map<String, Value> = counted.tags.iter().map(|(tag, count)| (tag.to_string(), (*count).into())).collect();
    json!({
        "file": path.display().to_string(),
        "id": document.id().to_string(),
        "title": *document.details().title,
        "characters": document.article().code_points().0,
        "marks": counted.total(),
        "kinds": kinds,
        "tags": tags,
        "lost": counted.lost,
        "trashed": document.is_trashed(),
    })
}
