//! Where the table begins in a file: its separator, and the row that names the columns.

use super::columns::{self, Column};
use crate::format::export::unguarded;

/// Titles, empty rows and remarks above a table are not more rows than this.
const ROWS_ABOVE: usize = 20;

/// Separators that programs write, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Stands in no text: a table of one column has nothing between its columns, and a comma in it is a part of the words.
const NO_SEPARATOR: u8 = 0x1F;

/// A table that holds marks.
pub(super) struct Table<'a> {
    /// From the first row on, titles above the head among them.
    text: &'a str,
    separator: u8,
    /// Rows up to the head and with it.
    pub(super) above: usize,
    /// Whether the first line only names the separator, as Excel understands it.
    has_separator_line: bool,
    pub(super) columns: Vec<(String, Column)>,
    pub(super) is_hypothesis: bool,
    pub(super) is_own: bool,
}

impl<'a> Table<'a> {
    /// Finds the table in a text; `None` if no row near its beginning names a column with words. If `is_table` is false, and nobody has said
    /// that the text is a table, then only the first row can name the columns, and it must name several.
    pub(super) fn find(text: &'a str, is_table: bool) -> Option<Self> {
        let text = text.trim_start_matches('\u{FEFF}');
        let (separator, rows) = match separator_line(text) {
            Some((separator, rest)) => (Some(separator), rest),
            None => (None, text),
        };
        let has_separator_line = separator.is_some();
        let separators = separator.map_or(SEPARATORS.to_vec(), |own| vec![own]);
        let most = if is_table { ROWS_ABOVE } else { 1 };
        let heads = separators.into_iter().filter_map(|separator| Some((separator, head(rows, separator, most)?)));
        // Of equals the first is taken.
        let (separator, (above, names)) =
            heads.reduce(|best, other| if known(&other.1.1) > known(&best.1.1) { other } else { best })?;
        let columns = columns::columns(&names)?;
        let used = columns.iter().filter(|(_, column)| *column != Column::Unknown).count();
        if used < 2 && !is_table {
            return None;
        }
        let separator = if columns.len() == 1 && !has_separator_line { NO_SEPARATOR } else { separator };
        let (is_hypothesis, is_own) = (columns::is_hypothesis(&names), columns::is_own(&names));
        Some(Self { text: rows, separator, above, has_separator_line, columns, is_hypothesis, is_own })
    }

    /// The rows below the head, each with the number that a reader would count, from 1.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, Option<csv::StringRecord>)> {
        let first = self.above + 1 + usize::from(self.has_separator_line);
        (first..).zip(reader(self.text, self.separator).into_records().skip(self.above).map(Result::ok))
    }
}

/// The names in the row that a reader would take for the head, for a message: the first with several cells, else the first.
pub(super) fn first_names(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{FEFF}');
    let rows = separator_line(text).map_or(text, |(_, rest)| rest);
    let rows: Vec<Vec<String>> = SEPARATORS.into_iter().filter_map(|separator| names(rows, separator).next()).collect();
    rows.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

/// `sep=;`, which tells Excel the separator, and what stands below it.
fn separator_line(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_end_matches('\r').trim_matches('"');
    let name = line.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="))?;
    match line.get(name.len()..)?.as_bytes() {
        // Spreadsheets fill up what they take for a row.
        [separator, ..] => Some((*separator, rest)),
        [] => None,
    }
}

/// How many rows there are up to the head and with it, and the names in it.
fn head(text: &str, separator: u8, most: usize) -> Option<(usize, Vec<String>)> {
    let rows: Vec<Vec<String>> = names(text, separator).take(most).collect();
    let heads = rows.into_iter().zip(1..).filter(|(names, _)| columns::columns(names).is_some());
    // A title may be a word that a column could be called by: a row that names several columns is believed more.
    let best = heads.reduce(|best, other| if known(&best.0) < 2 && known(&other.0) > 1 { other } else { best });
    best.map(|(names, number)| (number, names))
}

/// How many columns are known by their names.
fn known(names: &[String]) -> usize {
    let columns = columns::columns(names).unwrap_or_default();
    columns.iter().filter(|(_, column)| *column != Column::Unknown).count()
}

fn names(text: &str, separator: u8) -> impl Iterator<Item = Vec<String>> {
    let rows = reader(text, separator).into_records().map_while(Result::ok);
    rows.map(|row| {
        let mut names: Vec<String> = row.iter().map(|name| unguarded(name).trim().to_lowercase()).collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        names
    })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_found_below_titles_and_with_any_separator() {
        let rows = [
            ("claim\nThe line, it says, will cost 40\n", NO_SEPARATOR, 1, 2),
            ("claim;note\na;b\n", b';', 1, 2),
            ("claim|note|rating\na|b|c\n", b'|', 1, 2),
            ("\u{FEFF}sep=\t\r\nclaim\tnote\r\na\tb", b'\t', 1, 3),
            ("\"sep=;\"\nclaim;note\na;b", b';', 1, 3),
            ("Claims of January;;\n;;\nclaim;rating;note\na;b;c\n", b';', 3, 4),
            ("Text\n\nclaim,rating\na,b\n", b',', 2, 3),
            ("\"Claims,\nand more\",,\nclaim,rating,note\na,b,c\n", b',', 2, 3),
        ];
        for (text, separator, above, first) in rows {
            let table = Table::find(text, true);
            let found = table.map(|table| (table.separator, table.above, table.rows().next().map(|(number, _)| number)));
            assert_eq!(found, Some((separator, above, Some(first))), "{text:?}");
        }
    }

    #[test]
    fn a_text_is_no_table_unless_its_first_row_names_several_columns() {
        let rows = [
            ("id,kind,text\r\n", true),
            ("\u{FEFF}id;part;kind;text\r\n", true),
            ("Behauptung\tNotiz\n", true),
            ("\"Claim\",rating\n", true),
            ("sep=;\nclaim;note\n", true),
            ("claim\n", false),
            ("Claims\nclaim;note\n", false),
            ("id,claim,claim_text,stance,quote\n", false),
            ("id,mentions,wordings,name\n", false),
            ("a,b,c\n", false),
            ("The claim, text and all, is this.\n", false),
            ("Claim, status and date are what counts.\n", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(Table::find(text, false).is_some(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_message_can_name_what_stands_in_the_first_row() {
        assert_eq!(first_names("a;b;c\n1;2;3\n"), ["a", "b", "c"]);
        assert_eq!(first_names("sep=|\nA|B\n"), ["a", "b"]);
        assert!(first_names("").is_empty());
    }
}
