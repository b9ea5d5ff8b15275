//! `beleg changes`: two versions of an article in, a report of what changed out.

use std::{
    fmt::Display,
    io::{self, Write},
    path::Path,
};

use serde_json::{Value, json};

use super::{
    arguments::{ChangesFiles, ReportFormat},
    article::{self, LoadedArticle},
    marks::{self, MarksFile, Search, Stretch},
};
use crate::{
    anchor::{
        changes::{Fate, Marked, NoteChange, NoteFate, Outcome, Report, changes},
        resolution::Resolution,
        word_diff::{Change, Piece},
    },
    domain::{document::Document, mark::Kind},
    format::changes::{Labels, html, markdown},
};

/// Prints what changed; `false` if a file could not be read.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(files: &ChangesFiles, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let mut fail = |path: &Path, error: &dyn Display| writeln!(err, "beleg: {}: {error}", path.display()).map(|()| false);
    let old = match article::load(&files.old) {
        Ok(old) => old,
        Err(error) => return fail(&files.old, &error),
    };
    let new = match article::load(&files.new) {
        Ok(new) => new.article,
        Err(error) => return fail(&files.new, &error),
    };
    let marks = match files.marks.as_deref().map(marks::read).transpose() {
        Ok(read) => read,
        Err(error) => return fail(files.marks.as_deref().unwrap_or(&files.old), &error),
    };
    let mut marks_file = None;
    if let Some((marks, remarks)) = marks {
        let path = files.marks.as_deref().unwrap_or(&files.old);
        for remark in remarks {
            fail(path, &remark)?;
        }
        marks_file = Some(marks);
    }
    let LoadedArticle { article: old, document } = old;
    // Without a file of marks, those of the old version count, if it is a file of our own.
    let marks_file = marks_file.or_else(|| document.map(|document| MarksFile::Native(vec![*document])));
    let search = Search::new(new.text().into(), Some(old.text().into()));
    let Some(revision) = search.revision() else { return Ok(false) };
    let report = changes(&old, &new, revision, fates(&search, marks_file, old.text()));
    match files.format {
        ReportFormat::Markdown => out.write_all(markdown(&report, &Labels::of(&files.language)).as_bytes())?,
        ReportFormat::Html => out.write_all(html(&report, &Labels::of(&files.language)).as_bytes())?,
        ReportFormat::Json => writeln!(out, "{}", as_json(&report))?,
    }
    Ok(true)
}

/// What became of the marks of a file.
fn fates(search: &Search, marks: Option<MarksFile>, old: &str) -> Vec<Marked> {
    let mut marked = Vec::new();
    match marks {
        None => {}
        Some(MarksFile::Native(documents)) => {
            for mark in documents.iter().flat_map(Document::marks) {
                let stretches: Vec<Stretch<'_>> = mark.spans.iter().map(|span| Stretch::Own(span, mark)).collect();
                let (was, found) = (search.old_places(&stretches), search.find(&stretches));
                marked.push(Marked { id: mark.id.to_string(), kind: Some(mark.kind), quote: mark.quote(), was, found });
            }
        }
        Some(MarksFile::Foreign(foreign)) => {
            for mark in foreign {
                let stretches: Vec<Stretch<'_>> = mark.parts.iter().map(Stretch::Foreign).collect();
                let places = search.old_places(&stretches);
                let found: Vec<Resolution> = search.find(&stretches);
                let quotes: Vec<&str> = mark
                    .parts
                    .iter()
                    .zip(places.iter().map(Some).chain(std::iter::repeat(None)))
                    .map(|(part, place)| match place.and_then(|place| place.slice(old)) {
                        Some(words) if part.quote.is_empty() => words,
                        _ => part.quote.as_str(),
                    })
                    .collect();
                marked.push(Marked { id: mark.id.clone(), kind: None, quote: quotes.join(" … "), was: places, found });
            }
        }
    }
    marked
}

fn as_json(report: &Report) -> Value {
    let fates: Vec<Value> = report.fates.iter().map(fate_as_json).collect();
    json!({
        "same": report.is_same,
        "notes": report.notes.iter().map(note_as_json).collect::<Vec<_>>(),
        "headline": report.headline.as_ref().map(|(was, now)| json!({"was": was, "now": now})),
        "marks": fates,
        "reworded": report.reworded.iter().map(|pieces| words_as_json(pieces)).collect::<Vec<_>>(),
        "added": report.added,
        "removed": report.removed,
    })
}

fn note_as_json(note: &NoteChange) -> Value {
    let change = match note.fate {
        NoteFate::Added => "added",
        NoteFate::Changed => "changed",
        NoteFate::Removed => "removed",
    };
    json!({ "change": change, "date": note.date, "words": words_as_json(&note.pieces) })
}

fn words_as_json(pieces: &[Piece]) -> Vec<Value> {
    let piece = |piece: &Piece| match piece.change {
        Change::Kept => json!({"kept": piece.text}),
        Change::Removed => json!({"removed": piece.text}),
        Change::Added => json!({"added": piece.text}),
    };
    pieces.iter().map(piece).collect()
}

fn fate_as_json(fate: &Fate) -> Value {
    let outcome = match fate.outcome {
        Outcome::StillThere => "still there",
        Outcome::Moved => "moved",
        Outcome::Reworded => "reworded",
        Outcome::Removed => "removed",
    };
    let kind = fate.kind.map(|kind| match kind {
        Kind::Claim => "claim",
        Kind::Source => "source",
        Kind::Entity => "entity",
        Kind::Quotation => "quotation",
        Kind::Note => "note",
    });
    json!({
        "id": fate.id,
        "kind": kind,
        "outcome": outcome,
        "was": fate.old,
        "now": Some(&fate.new).filter(|_| fate.outcome != Outcome::Removed),
        "words": words_as_json(&fate.pieces),
        "new_numbers": fate.new_numbers,
        "gone_numbers": fate.gone_numbers,
    })
}
