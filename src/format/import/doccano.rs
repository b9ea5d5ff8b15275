//! JSON Lines with a text and its spans a line, or a list of the same: doccano's, with relations (`entities`) or without (`label`,
//! `labels`), and spaCy's and Prodigy's (`spans`). None of them repeats the words, so the unit is the one in which fewer spans begin or end in the middle of things.

use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignMark, Label, join, position, problem},
    place,
    text::ForeignText,
};
use crate::{
    domain::{document::Details, id::DocumentId},
    format::{
        export::{CONTINUES, Unit},
        native::{Fields, Json},
        selectors::Selected,
    },
};

pub(super) fn read(file: File<'_>) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    let mut found = false;
    let whole = file.text.trim_start_matches('\u{FEFF}');
    if let Some(rows) = Json::parse(whole).ok().filter(|_| whole.trim().lines().count() > 1 || whole.trim_start().starts_with('['))
    {
        let mut number = 0;
        rows_of(rows, DEEPEST, &mut |row| {
            number += 1;
            found |= read_row(row, &format!("row {number}"), file, &mut imported);
        });
        return if found { Ok(imported) } else { Err(ImportError::NoAnnotations) };
    }
    for (line, number) in whole.lines().zip(1_usize..) {
        if line.trim().is_empty() {
            continue;
        }
        let record = format!("line {number}");
        match Json::parse(line) {
            Ok(row) => found |= read_row(row, &record, file, &mut imported),
            Err(error) => imported.problems.push(problem(record, Reason::NotJson { column: error.column() })),
        }
    }
    if found { Ok(imported) } else { Err(ImportError::NoAnnotations) }
}

/// Lists in lists deeper than this hold no rows.
const DEEPEST: usize = 4;

/// Hands on every row of a list, of lists in it too.
fn rows_of<'a>(json: Json<'a>, depth: usize, each: &mut dyn FnMut(Json<'a>)) {
    match json.items().filter(|items| depth > 0 && pair(items).is_none()) {
        Some(items) => items.into_iter().for_each(|item| rows_of(item, depth - 1, each)),
        None => each(json),
    }
}

/// A text and what is said of it, as spaCy was trained with.
fn pair<'a>(items: &[Json<'a>]) -> Option<(String, Fields<'a>)> {
    let [text, fields] = items else { return None };
    Some((text.words()?.text.into_owned(), Fields::of(*fields)?))
}

/// Whether it is a row with a text.
fn read_row(row: Json<'_>, record: &str, file: File<'_>, imported: &mut Imported) -> bool {
    let (before, fields) = match row.items().and_then(|items| pair(&items)) {
        Some((text, fields)) => (Some(text), Some(fields)),
        None => (None, Fields::of(row)),
    };
    let Some(mut fields) = fields else {
        imported.problems.push(problem(record, Reason::NotARecord));
        return false;
    };
    if fields.text("answer").is_some_and(|answer| matches!(&*answer, "reject" | "ignore")) {
        imported.problems.push(problem(record, Reason::Rejected));
        return true;
    }
    let words = before.or_else(|| Some(fields.text("text").or_else(|| fields.text("data"))?.into_owned()));
    let Some(words) = words else {
        imported.problems.push(problem(record, Reason::NoText));
        return false;
    };
    let Some(text) = ForeignText::new(&words) else {
        imported.problems.push(problem(record, Reason::NoText));
        return true;
    };
    let mut meta = fields.raw("meta").and_then(Fields::of).unwrap_or_default();
    let mut told = |name: &str| fields.text(name).or_else(|| meta.text(name)).unwrap_or_default().into_owned();
    let id = DocumentId::parse(&told("document"));
    let url = Some(told("url")).filter(|url| !url.is_empty()).unwrap_or_else(|| told("source"));
    let details = Details { title: told("title").into(), url: url.into(), ..Details::default() };
    let mut marks = read_spans(&mut fields, record, &mut imported.problems);
    let comments = ["Comments", "comments"].into_iter().flat_map(|name| fields.list(name));
    let comments = comments.filter_map(Json::words).filter(|comment| !comment.text.trim().is_empty());
    let notes = comments.zip(1_usize..).map(|(comment, number)| {
        let id = format!("{record}, comment {number}");
        ForeignMark { id, note: comment.text.into_owned(), ..ForeignMark::default() }
    });
    let notes: Vec<ForeignMark> = notes.collect();
    marks.extend(place::on_headline(&text.article, notes, &mut imported.problems));
    place::with_text(&text, details, id, marks, Unit::CodePoints, &file, imported);
    true
}

fn read_spans(fields: &mut Fields<'_>, record: &str, problems: &mut Vec<Problem>) -> Vec<ForeignMark> {
    let lists = ["entities", "label", "labels", "spans"];
    let list = lists.into_iter().find_map(|name| fields.raw(name)?.items()).unwrap_or_default();
    let mut marks = Vec::new();
    // Numbers of rows in the file, and the ids that relations name.
    let mut ids: Vec<String> = Vec::new();
    for (span, number) in list.into_iter().zip(1_usize..) {
        match read_span(span) {
            Some((id, label, position)) => {
                let parts = vec![Selected { position: Some(position), ..Selected::default() }];
                marks.push(ForeignMark {
                    id: format!("{record}, span {number}"),
                    label: Label::of(&label),
                    parts,
                    ..ForeignMark::default()
                });
                ids.push(id);
            }
            None => problems.push(problem(format!("{record}, span {number}"), Reason::NotARecord)),
        }
    }
    let mut pairs = Vec::new();
    for relation in fields.list("relations") {
        let Some(mut relation) = Fields::of(relation) else { continue };
        let name = relation.text("type").or_else(|| relation.text("label")).unwrap_or_default().into_owned();
        let mut end = |name: &str| relation.raw(name).map(|id| id.get().to_owned());
        let ends = end("from_id").zip(end("to_id"));
        let places = ends.and_then(|(from, to)| {
            let place = |id: String| ids.iter().position(|own| *own == id);
            place(from).zip(place(to))
        });
        match places {
            Some(pair) if name == CONTINUES => pairs.push(pair),
            _ => problems.push(problem(record, Reason::Relation(name))),
        }
    }
    join(marks, &pairs)
}

/// Id, label and position of a span, which is an object or a list of start, end and label.
fn read_span(span: Json<'_>) -> Option<(String, String, (u32, u32))> {
    if let Some(parts) = span.items() {
        let [start, end, label] = parts.as_slice() else { return None };
        return Some((String::new(), label.words()?.text.into_owned(), position(Some(*start), Some(*end))?));
    }
    let mut fields = Fields::of(span)?;
    let id = fields.raw("id").map(|id| id.get().to_owned()).unwrap_or_default();
    let label = fields.text("label")?.into_owned();
    let start = fields.raw("start_offset").or_else(|| fields.raw("start"));
    let end = fields.raw("end_offset").or_else(|| fields.raw("end"));
    Some((id, label, position(start, end)?))
}
