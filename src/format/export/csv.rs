//! CSV after RFC 4180, a row a stretch of a mark. Offsets count **code points** of the article's text.
//!
//! Of an article from a PDF the page is told, of one from a recording when the words are said (`00:14:03.200`) and by whom, of words in a
//! table its number in the article, row and column, counted from 1 (`3–5` for several).
//!
//! A cell that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that begins with apostrophes before such
//! a sign, so that a reader can take exactly one away: see [`guarded`].

use super::{
    LossKind, Options, Spec, Unit,
    view::{Stretch, View, moment, url},
};
use crate::{
    domain::{
        details::Detail,
        locator::{Time, Whereabouts, clock},
    },
    format::native::Named as _,
};

pub(super) const SPEC: Spec = Spec {
    name: "csv",
    title: "CSV of marks",
    version: "RFC 4180",
    unit: Unit::CodePoints,
    ending: ".csv",
    media_type: "text/csv",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::Origins,
        LossKind::Text,
        LossKind::Details,
        LossKind::TagLabels,
        LossKind::Records,
        LossKind::Entries,
        LossKind::Links,
        LossKind::UnknownFields,
    ],
    holds_details: &[Detail::Url],
};

/// Rows with the same id are parts of one mark.
const COLUMNS: [&str; 20] = [
    "id",
    "part",
    "kind",
    "type",
    "start",
    "end",
    "text",
    "page",
    "time_begin",
    "time_end",
    "speaker",
    "table",
    "row",
    "column",
    "tags",
    "note",
    "creator",
    "created",
    "source_url",
    "document",
];

/// The columns that say where words stand in what the article was read from.
pub(super) const PLACE: [&str; 7] = ["page", "time_begin", "time_end", "speaker", "table", "row", "column"];

/// Their cells; empty where nothing is known.
pub(super) fn place(found: &Whereabouts) -> [String; PLACE.len()] {
    let pages = found.pages.as_ref().map(
        |(first, last)| {
            if first == last { first.name() } else { format!("{}–{}", first.name(), last.name()) }
        },
    );
    let time = |of: fn(Time) -> u32| found.time.map(|time| to_the_millisecond(of(time))).unwrap_or_default();
    let [table, row, column] = found.table().unwrap_or_default();
    [pages.unwrap_or_default(), time(|time| time.begin), time(|time| time.end), found.speakers.join("; "), table, row, column]
}

fn to_the_millisecond(time: u32) -> String {
    format!("{}.{:03}", clock(time), time % 1_000)
}

/// Signs at the start of a cell that make a formula of it, or that spreadsheets leave out before one.
const DANGEROUS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

pub(super) fn head(options: &Options) -> String {
    let mut text = String::from(if options.byte_order_mark { "\u{FEFF}" } else { "" });
    row(&mut text, options, &COLUMNS.map(str::to_owned));
    text
}

/// The rows of one document.
pub(super) fn rows(view: &View<'_>, options: &Options) -> String {
    let mut text = String::new();
    let url = url(view.document).unwrap_or_default();
    for stretch in view.stretches() {
        row(&mut text, options, &cells(view, &stretch, &url));
    }
    text
}

fn cells(view: &View<'_>, stretch: &Stretch<'_>, url: &str) -> [String; COLUMNS.len()] {
    let mark = stretch.mark;
    let tags: Vec<&str> = mark.tags.iter().map(|tag| tag.as_str()).collect();
    let [page, begin, end, speaker, table, row, column] = place(&view.whereabouts(stretch.range));
    [
        mark.id.to_string(),
        (stretch.number + 1).to_string(),
        mark.kind.name().to_owned(),
        mark.entity_type.as_ref().map(ToString::to_string).unwrap_or_default(),
        stretch.start.to_string(),
        stretch.end.to_string(),
        stretch.quote.to_owned(),
        page,
        begin,
        end,
        speaker,
        table,
        row,
        column,
        tags.join("; "),
        mark.note.to_string(),
        mark.creator.to_string(),
        moment(mark.created).unwrap_or_default(),
        url.to_owned(),
        view.document.id().to_string(),
    ]
}

/// A row of a table, each cell guarded and quoted where it must be.
pub(super) fn row(text: &mut String, options: &Options, cells: &[String]) {
    let separator = if options.semicolons { ';' } else { ',' };
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            text.push(separator);
        }
        let cell = guarded(cell);
        // A separator of either kind is quoted: the reader may expect the other one.
        let quoted = cell.contains(['"', ',', ';', '\t', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ');
        if quoted {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// The cell, with an apostrophe in front where a spreadsheet would see a formula.
fn guarded(cell: &str) -> String {
    if cell.trim_start_matches('\'').starts_with(DANGEROUS) { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell as it was before it was guarded.
pub(crate) fn unguarded(cell: &str) -> &str {
    let plain = cell.trim_start_matches('\'');
    if plain.len() < cell.len() && plain.starts_with(DANGEROUS) { cell.get(1..).unwrap_or_default() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_separators_quoted() {
        let rows = [
            ("=1+1", "'=1+1"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("－1", "'－1"),
            ("\n=1", "\"'\n=1\""),
            ("a,b", "\"a,b\""),
            ("a;=1", "\"a;=1\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            (" =1", "\" =1\""),
            ("18-80", "18-80"),
            ("", ""),
        ];
        for (cell, expected) in rows {
            let mut text = String::new();
            row(&mut text, &Options::default(), &[cell.to_owned()]);
            assert_eq!(text, format!("{expected}\r\n"), "{cell:?}");
            assert_eq!(unguarded(&guarded(cell)), cell, "{cell:?} comes back");
        }
    }
}
