//! What stands in a cell, as people write it into a spreadsheet.

use crate::{
    domain::{
        desk::{
            date,
            entry::Value,
            field::{Field, Shape},
            scales::{SCALES, Scale},
            words::List,
        },
        mark::Kind,
        stamp::Timestamp,
    },
    format::date_time::parse_moment,
};

/// A kind of mark by its name in German.
pub(super) fn kind_in_german(name: &str) -> Option<Kind> {
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
pub(super) fn listed(cell: &str, commas: bool) -> impl Iterator<Item = &str> {
    // Where both stand, the comma is a part of a value.
    let separator = if commas && !cell.contains(';') { ',' } else { ';' };
    cell.split(separator).map(str::trim).filter(|value| !value.is_empty())
}

/// A whole number, also one that a spreadsheet has made a number with decimals or in groups of three of: `1.204`, `12,0`.
pub(super) fn number(cell: &str) -> Option<u32> {
    let cell = cell.trim();
    let mut parts = cell.split(['.', ',', '\'', '\u{A0}', '\u{202F}', ' ']);
    let mut digits = parts.next()?.to_owned();
    for part in parts {
        match part.len() {
            3 => digits.push_str(part),
            1 | 2 if part.bytes().all(|byte| byte == b'0') => {}
            _ => return None,
        }
    }
    digits.parse().ok()
}

/// A moment: of RFC 3339, and where the clock or its zone is missing, as the beginning of the day and in UTC.
pub(super) fn moment(cell: &str) -> Option<Timestamp> {
    let cell = cell.trim();
    if let Some(moment) = parse_moment(cell).filter(|_| cell.contains(['-', ':'])) {
        return Some(moment);
    }
    let (day, time) = cell.split_once(['T', ' ']).unwrap_or((cell, ""));
    let day = day_of(day.trim_end_matches(','))?;
    let time = time.trim().trim_end_matches("Uhr").trim_end();
    let seconds = match time.matches(':').count() {
        0 if time.is_empty() => "00:00:00",
        1 => ":00",
        _ => "",
    };
    parse_moment(&format!("{day}T{}{}{seconds}Z", if time.find(':') == Some(1) { "0" } else { "" }, time))
}

/// A day as ISO 8601 has it. `31.12.2024` and `31/12/2024` are read where only one reading is possible.
pub(super) fn day_of(cell: &str) -> Option<String> {
    let cell = cell.trim();
    if date::known(cell) == Some(date::Known::Day) {
        return Some(cell.to_owned());
    }
    let separator = cell.chars().find(|sign| !sign.is_ascii_digit()).filter(|sign| matches!(sign, '.' | '/'))?;
    let parts: Vec<u32> = cell.split(separator).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let [first, second, year] = parts.as_slice() else { return None };
    let (day, month) = match separator {
        // Dots are written where the day comes first.
        '.' => (first, second),
        _ if *first > 12 || first == second => (first, second),
        _ if *second > 12 => (second, first),
        _ => return None,
    };
    let day = format!("{year:04}-{month:02}-{day:02}");
    (date::known(&day) == Some(date::Known::Day) && *year > 999).then_some(day)
}

/// What a cell says of a field. Words of a list may stand as they are shown, in English or German; `scale` is the one of the same row.
pub(super) fn value(field: Field, cell: &str, scale: &str, commas: bool) -> Option<Value> {
    match field.shape() {
        Shape::Words(list) => {
            let words: Vec<&str> = listed(cell, false).map(|cell| word(list, cell)).collect();
            Value::texts(words)
        }
        Shape::Texts => Value::texts(listed(cell, commas)),
        Shape::Id | Shape::Spans => None,
        Shape::Date => Value::text(&day_of(cell).unwrap_or_else(|| cell.to_owned())),
        Shape::Word(List::Scale) => {
            let same = |scale: &&Scale| is_named(cell, scale.id, scale.english, scale.german);
            Value::text(SCALES.iter().find(same).map_or(cell, |scale| scale.id))
        }
        Shape::Word(list) => Value::text(word(list, cell)),
        Shape::Text if field == Field::Rating => Value::text(rating(scale, cell)),
        Shape::Text | Shape::Url | Shape::Wikidata => Value::text(cell),
    }
}

/// A rating of the row's scale, or of the usual one where the row names none.
fn rating<'a>(scale: &str, cell: &'a str) -> &'a str {
    let named = SCALES.iter().find(|own| is_named(scale, own.id, own.english, own.german));
    let scale = if scale.is_empty() { SCALES.first() } else { named };
    let found = scale.and_then(|scale| scale.ratings.iter().find(|own| is_named(cell, own.id, own.english, own.german)));
    found.map_or(cell, |rating| rating.id)
}

fn word(list: List, cell: &str) -> &str {
    let found = list.entries().iter().find(|(id, english, german)| is_named(cell, id, english, german));
    found.map_or(cell, |(id, ..)| id)
}

fn is_named(cell: &str, id: &str, english: &str, german: &str) -> bool {
    let cell = cell.trim().to_lowercase();
    [id, english, german].into_iter().any(|name| name.to_lowercase() == cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_where_there_is_one_reading() {
        let rows = [
            ("31.12.2024", Some("2024-12-31")),
            ("1.2.2024", Some("2024-02-01")),
            ("12/31/2024", Some("2024-12-31")),
            ("31/12/2024", Some("2024-12-31")),
            ("4/4/2024", Some("2024-04-04")),
            ("3/4/2024", None),
            ("2024-12-31", Some("2024-12-31")),
            ("31.2.2024", None),
            ("1.2.24", None),
            ("im Mai", None),
            ("1.2", None),
            ("", None),
        ];
        for (cell, expected) in rows {
            assert_eq!(day_of(cell).as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn moments_are_read_as_programs_write_them() {
        let day = parse_moment("2026-01-02T00:00:00Z");
        let hour = parse_moment("2026-01-02T09:30:00Z");
        let rows = [
            ("2026-01-02T09:30:00.000Z", hour),
            ("2026-01-02 09:30", hour),
            ("2026-01-02 09:30:00", hour),
            ("02.01.2026, 9:30 Uhr", hour),
            ("02.01.2026 09:30", hour),
            ("2026-01-02", day),
            ("2.1.2026", day),
            ("gestern", None),
            ("7", None),
            ("", None),
        ];
        for (cell, expected) in rows {
            assert_eq!(moment(cell), expected, "{cell}");
        }
    }

    #[test]
    fn numbers_are_read_as_spreadsheets_write_them() {
        let rows = [
            ("12", Some(12)),
            (" 12 ", Some(12)),
            ("1.204", Some(1204)),
            ("1,204", Some(1204)),
            ("12,0", Some(12)),
            ("12.00", Some(12)),
            ("1 204", Some(1204)),
            ("12,5", None),
            ("-1", None),
            ("", None),
            ("zwölf", None),
        ];
        for (cell, expected) in rows {
            assert_eq!(number(cell), expected, "{cell}");
        }
    }

    #[test]
    fn words_stand_as_they_are_shown() {
        let rows = [
            (Field::Rating, "falsch", "", "false"),
            (Field::Rating, "Stimmt nicht", "dpa", "false"),
            (Field::Rating, "falsch", "dpa", "falsch"),
            (Field::Rating, "4 Pinocchios", "", "4 Pinocchios"),
            (Field::Status, "In Arbeit", "", "in_progress"),
            (Field::Scale, "dpa", "", "dpa"),
            (Field::DateSaid, "31.12.2024", "", "2024-12-31"),
            (Field::DateSaid, "im Mai", "", "im Mai"),
        ];
        for (field, cell, scale, expected) in rows {
            assert_eq!(value(field, cell, scale, true), Value::text(expected), "{cell}");
        }
    }
}
