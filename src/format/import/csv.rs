//! CSV of claims and other marks, as Beleg writes it and as spreadsheets and other programs do: a row a mark, or a part of one.
//!
//! The first row names the columns, in English or German and in any order. One of them must hold the words of the article; everything else
//! may be missing. Rows with the same id are parts of one mark. Columns that are named as fields of a claim or a source are taken as what
//! is said of it. The separator (`,`, `;` or a tab) is found out by the first row, and the apostrophe that keeps a spreadsheet from running a
//! cell as a formula is taken away again: see `format/export/csv.rs`.

use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignMark, Label, kind_named, problem},
    place,
};
use crate::{
    domain::{
        desk::{
            entry::Value,
            field::{Field, RecordKind, Shape, Subject},
        },
        mark::Kind,
    },
    format::{
        date_time::parse_moment,
        export::{Unit, unguarded},
        selectors::Selected,
    },
};

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Kind,
    Type,
    Words,
    Start,
    End,
    Tags,
    Note,
    Creator,
    Created,
    Said(Field),
    /// Follows from other records, which a row cannot make: who says it, how much evidence there is.
    Told,
    Unknown,
}

const NAMES: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("part", Column::Told),
    ("kind", Column::Kind),
    ("label", Column::Kind),
    ("art", Column::Kind),
    ("type", Column::Type),
    ("entity_type", Column::Type),
    ("start", Column::Start),
    ("end", Column::End),
    ("tags", Column::Tags),
    ("schlagwörter", Column::Tags),
    ("note", Column::Note),
    ("comment", Column::Note),
    ("notiz", Column::Note),
    ("kommentar", Column::Note),
    ("creator", Column::Creator),
    ("created", Column::Created),
    ("said_by", Column::Told),
    ("evidence_for", Column::Told),
    ("evidence_against", Column::Told),
    ("claims", Column::Told),
    ("quotations", Column::Told),
    ("source_url", Column::Told),
    ("document", Column::Told),
];

/// What the column with the words may be called, the likeliest first.
const WORDS: [&str; 10] = ["text", "quote", "exact", "words", "claim", "behauptung", "zitat", "wortlaut", "wörter", "sentence"];

/// Columns of the tables of evidence and entities, whose rows are no marks.
const NO_MARKS: [&str; 3] = ["claim_text", "stance", "mentions"];

pub(super) fn read(file: File<'_>) -> Result<Imported, ImportError> {
    let Some((separator, columns)) = head(file.text) else { return Err(ImportError::NoAnnotations) };
    let Some(article) = file.article else { return Err(ImportError::NeedsArticle) };
    let mut imported = Imported::default();
    for (name, column) in &columns {
        if *column == Column::Unknown && !name.is_empty() {
            imported.problems.push(problem("column", Reason::Unknown(format!("“{name}”"))));
        }
    }
    let columns: Vec<Column> = columns.into_iter().map(|(_, column)| column).collect();
    let mut marks: Vec<ForeignMark> = Vec::new();
    let mut places = std::collections::HashMap::new();
    // The first row is the head, and readers count from 1.
    for (cells, number) in reader(file.text, separator).into_records().skip(1).zip(2_usize..) {
        let record = format!("row {number}");
        let Ok(cells) = cells else {
            imported.problems.push(problem(record, Reason::NotARecord));
            continue;
        };
        let Some(mark) = mark(&columns, &cells, &record, &mut imported.problems) else { continue };
        let known = Some(&mark.id).filter(|id| !id.is_empty()).and_then(|id| places.get(id).copied());
        match known.and_then(|at: usize| marks.get_mut(at)) {
            Some(first) => first.parts.extend(mark.parts),
            None => {
                places.insert(mark.id.clone(), marks.len());
                marks.push(mark);
            }
        }
    }
    place::on_article(article, marks, Unit::CodePoints, &file, &mut imported);
    Ok(imported)
}

/// Whether the first row names the columns of such a table.
pub(super) fn looks_like(text: &str) -> bool {
    head(text).is_some_and(|(_, columns)| columns.iter().filter(|(_, column)| *column != Column::Unknown).count() > 1)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    let text = text.trim_start_matches('\u{FEFF}');
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator and the columns with their names; `None` if none of them holds words.
fn head(text: &str) -> Option<(u8, Vec<(String, Column)>)> {
    let first = text.trim_start_matches('\u{FEFF}').lines().next()?;
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|separator| {
        // Of equals the last would be taken, and the comma is the likeliest.
        (first.bytes().filter(|byte| byte == separator).count(), *separator == b',')
    })?;
    let names = reader(first, separator).into_records().next()?.ok()?;
    let names: Vec<String> = names.iter().map(|name| unguarded(name).trim().to_lowercase()).collect();
    if names.iter().any(|name| NO_MARKS.contains(&name.as_str())) {
        return None;
    }
    let words = WORDS.into_iter().find_map(|word| names.iter().position(|name| name == word))?;
    let columns = names.into_iter().zip(0..).map(|(name, at)| {
        let column = if at == words { Column::Words } else { column(&name) };
        (name, column)
    });
    Some((separator, columns.collect()))
}

fn column(name: &str) -> Column {
    let known = NAMES.iter().find(|(own, _)| *own == name).map(|(_, column)| *column);
    known.or_else(|| Field::named(RecordKind::Mark, name).map(Column::Said)).unwrap_or(Column::Unknown)
}

fn mark(columns: &[Column], cells: &csv::StringRecord, record: &str, problems: &mut Vec<Problem>) -> Option<ForeignMark> {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    if cells.len() > columns.len() {
        problems.push(problem(record, Reason::NotARecord));
        return None;
    }
    let mut mark = ForeignMark { label: Label { kind: Some(Kind::Claim), entity_type: None }, ..ForeignMark::default() };
    let mut part = Selected::default();
    let (mut start, mut end) = (None, None);
    let mut said = Vec::new();
    for (column, cell) in columns.iter().zip(cells) {
        let cell = unguarded(cell);
        // Blanks alone are no value, but a note may be of nothing else.
        if cell.trim().is_empty() && (cell.is_empty() || *column != Column::Note) {
            continue;
        }
        match column {
            Column::Id => cell.trim().clone_into(&mut mark.id),
            Column::Kind => match kind_named(cell.trim()).or_else(|| kind_in_german(cell.trim())) {
                Some(kind) => mark.label.kind = Some(kind),
                None => mark.label = Label::of(cell.trim()),
            },
            Column::Type => mark.label.entity_type = Some(cell.trim().to_owned()),
            Column::Words => cell.clone_into(&mut part.quote),
            Column::Start => start = cell.trim().parse::<u32>().ok(),
            Column::End => end = cell.trim().parse::<u32>().ok(),
            Column::Tags => mark.tags = listed(cell).map(str::to_owned).collect(),
            Column::Note => cell.clone_into(&mut mark.note),
            Column::Creator => cell.clone_into(&mut mark.creator),
            Column::Created => mark.created = parse_moment(cell.trim()),
            Column::Said(field) => said.extend(value(*field, cell).map(|value| (*field, value))),
            Column::Told | Column::Unknown => {}
        }
    }
    // The table of marks has a type, and no fields that other kinds would have.
    let subject = mark.label.kind.and_then(Subject::of_mark);
    mark.said = said.into_iter().filter(|(field, _)| subject.is_some_and(|subject| field.is_of(subject))).collect();
    part.position = start.zip(end).filter(|(start, end)| start <= end);
    if part.quote.trim().is_empty() && part.position.is_none() {
        problems.push(problem(record, Reason::NoWords));
        return None;
    }
    mark.parts.push(part);
    Some(mark)
}

fn kind_in_german(name: &str) -> Option<Kind> {
    let names = [
        ("behauptung", Kind::Claim),
        ("quelle", Kind::Source),
        ("entität", Kind::Entity),
        ("zitat", Kind::Quotation),
        ("notiz", Kind::Note),
    ];
    let name = name.to_lowercase();
    names.into_iter().find(|(own, _)| *own == name).map(|(_, kind)| kind)
}

/// The values of a cell with several.
fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|value| !value.is_empty())
}

fn value(field: Field, cell: &str) -> Option<Value> {
    match field.shape() {
        Shape::Words(_) | Shape::Texts => Value::texts(listed(cell)),
        Shape::Id | Shape::Spans => None,
        Shape::Text | Shape::Date | Shape::Url | Shape::Wikidata | Shape::Word(_) => Value::text(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_marks_is_known_by_its_first_row() {
        let rows = [
            ("id,kind,text\r\n", true),
            ("\u{FEFF}id;part;kind;text\r\n", true),
            ("Behauptung\tNotiz\n", true),
            ("\"Claim\",rating\n", true),
            ("claim\n", false),
            ("id,claim,claim_text,stance,quote\n", false),
            ("id,mentions,wordings,name\n", false),
            ("a,b,c\n", false),
            ("The claim, text and all, is this.\n", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(looks_like(text), expected, "{text:?}");
        }
    }
}
