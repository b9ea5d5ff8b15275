//! CSV of claims and other marks, as Beleg writes it and as spreadsheets and other programs do: a row a mark, or a part of one.
//!
//! One of the first rows names the columns, in English or German and in any order. One of them must hold the words of the article;
//! everything else may be missing. Rows with the same id are parts of one mark. Columns that are named as fields of a claim or a source are
//! taken as what is said of it. The separator is found out by the head, and the apostrophe that keeps a spreadsheet from running a cell as
//! a formula is taken away again: see `format/export/csv.rs`.

mod cells;
mod columns;
mod head;

use self::{
    cells::{kind_in_german, listed, moment, number, value},
    columns::Column,
    head::Table,
};
use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignMark, Label, kind_named, label_from_tags, problem},
    place,
};
use crate::{
    domain::{
        desk::field::{Field, Subject},
        mark::Kind,
    },
    format::{
        export::{Unit, unguarded},
        selectors::Selected,
    },
};

/// What Hypothesis says an annotation is; no types of entities.
const TYPES_OF_HYPOTHESIS: [&str; 4] = ["annotation", "highlight", "page note", "reply"];

pub(super) fn read(file: File<'_>) -> Result<Imported, ImportError> {
    let Some(table) = Table::find(file.text, true) else {
        return Err(ImportError::NoColumn { columns: head::first_names(file.text) });
    };
    let Some(article) = file.article else { return Err(ImportError::NeedsArticle) };
    let mut imported = Imported::default();
    for (name, column) in &table.columns {
        match column {
            Column::Unknown if !name.is_empty() => {
                imported.problems.push(problem("column", Reason::Unknown(format!("“{name}”"))));
            }
            Column::Aside => imported.problems.push(problem("column", Reason::Aside(format!("“{name}”")))),
            // Under another name than the field has.
            Column::Said(field) if name.replace(' ', "_") != field.name() => {
                imported.problems.push(problem("column", Reason::ReadAs(format!("“{name}”"), field.name())));
            }
            _ => {}
        }
    }
    let mut marks: Vec<ForeignMark> = Vec::new();
    let mut notes: Vec<ForeignMark> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (number, cells) in table.rows() {
        let record = format!("row {number}");
        let Some(cells) = cells else {
            imported.problems.push(problem(record, Reason::NotARecord));
            continue;
        };
        let Some(mark) = mark(&table, &cells, &record, &mut imported.problems) else { continue };
        if mark.parts.is_empty() {
            notes.push(ForeignMark { id: record, ..mark });
            continue;
        }
        let known = Some(&mark.id).filter(|id| !id.is_empty()).and_then(|id| places.get(id).copied());
        match known.and_then(|at: usize| marks.get_mut(at)) {
            Some(first) => first.parts.extend(mark.parts),
            None => {
                places.insert(mark.id.clone(), marks.len());
                marks.push(mark);
            }
        }
    }
    marks.extend(place::on_headline(article.article(), notes, &mut imported.problems));
    place::on_article(article, marks, Unit::CodePoints, &file, &mut imported);
    Ok(imported)
}

/// Whether it is a table of Label Studio, which holds texts of its own and spans as JSON.
pub(super) fn is_of_label_studio(text: &str) -> bool {
    let names = head::first_names(text);
    ["annotation_id", "annotator"].iter().all(|name| names.iter().any(|own| own == name))
}

/// Whether the first row names several columns of such a table.
pub(super) fn looks_like(text: &str) -> bool {
    Table::find(text, false).is_some()
}

/// A row as a mark. One without parts is a note about the whole article.
fn mark(table: &Table<'_>, cells: &csv::StringRecord, record: &str, problems: &mut Vec<Problem>) -> Option<ForeignMark> {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    // Spreadsheets fill rows up; what stands beyond the last column is of no column.
    if cells.iter().skip(table.columns.len()).any(|cell| !cell.trim().is_empty()) {
        problems.push(problem(record, Reason::NotARecord));
        return None;
    }
    let mut mark = ForeignMark::default();
    // Rows of a table are claims, unless it says otherwise; annotations of Hypothesis are notes, unless a tag does.
    mark.label.kind = (!table.is_hypothesis).then_some(Kind::Claim);
    let mut part = Selected::default();
    let (mut start, mut end) = (None, None);
    let mut said = Vec::new();
    let commas = !table.is_own;
    let columns = || table.columns.iter().map(|(_, column)| column);
    let scale = columns().position(|column| *column == Column::Said(Field::Scale)).and_then(|at| cells.get(at));
    let scale = scale.map_or("", |cell| unguarded(cell).trim());
    let has_kind = columns().any(|column| *column == Column::Kind);
    for (column, cell) in columns().zip(cells) {
        let cell = unguarded(cell);
        // Blanks alone are no value, but a note may be of nothing else.
        if cell.trim().is_empty() && (cell.is_empty() || *column != Column::Note) {
            continue;
        }
        match column {
            Column::Id => cell.trim().clone_into(&mut mark.id),
            Column::Kind => match kind(cell) {
                Some(kind) => mark.label.kind = Some(kind),
                None => mark.label = Label::of(cell.trim()),
            },
            Column::Type if TYPES_OF_HYPOTHESIS.iter().any(|own| own.eq_ignore_ascii_case(cell.trim())) => {}
            Column::Type => match kind(cell).filter(|_| !has_kind) {
                Some(kind) => mark.label.kind = Some(kind),
                None => mark.label.entity_type = Some(cell.trim().to_owned()),
            },
            Column::Words => cell.clone_into(&mut part.quote),
            Column::Prefix => cell.clone_into(&mut part.prefix),
            Column::Suffix => cell.clone_into(&mut part.suffix),
            Column::Start => start = number(cell),
            Column::End => end = number(cell),
            Column::Tags => mark.tags.extend(listed(cell, commas).map(str::to_owned)),
            Column::Note if mark.note.is_empty() => cell.clone_into(&mut mark.note),
            Column::Note => mark.note = format!("{}\n\n{cell}", mark.note),
            Column::Creator => cell.trim().clone_into(&mut mark.creator),
            Column::Created => mark.created = moment(cell),
            Column::Said(field) => said.extend(value(*field, cell, scale, commas).map(|value| (*field, value))),
            Column::Told | Column::Aside | Column::Unknown => {}
        }
    }
    if table.is_hypothesis {
        label_from_tags(&mut mark);
    }
    // The table of marks has a type, and no fields that other kinds would have.
    let subject = mark.label.kind.and_then(Subject::of_mark);
    mark.said = said.into_iter().filter(|(field, _)| subject.is_some_and(|subject| field.is_of(subject))).collect();
    part.position = start.zip(end).filter(|(start, end)| start <= end);
    let has_words = !part.quote.trim().is_empty() || part.position.is_some();
    let is_note = table.is_hypothesis && !(mark.note.is_empty() && mark.tags.is_empty());
    if !has_words && !is_note {
        problems.push(problem(record, Reason::NoWords));
        return None;
    }
    mark.parts.extend(has_words.then_some(part));
    Some(mark)
}

fn kind(cell: &str) -> Option<Kind> {
    kind_named(cell.trim()).or_else(|| kind_in_german(cell.trim()))
}
