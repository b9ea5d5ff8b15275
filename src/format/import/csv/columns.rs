//! What the columns of a table are for, by their names in English and German.

use crate::domain::desk::field::{Field, RecordKind};

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Kind,
    Type,
    Words,
    /// The words before and behind them.
    Prefix,
    Suffix,
    Start,
    End,
    Tags,
    Note,
    Creator,
    Created,
    Said(Field),
    /// Follows from the article or other records, which a row cannot make: the page, who says it, how much evidence there is.
    Told,
    /// What Hypothesis says of the page and the group: the article's own, or without a place here.
    Aside,
    Unknown,
}

/// Names as [`plain`] gives them.
const NAMES: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("part", Column::Told),
    // Where the words stand in what the article was read from: the article itself knows.
    ("page", Column::Told),
    ("time begin", Column::Told),
    ("time end", Column::Told),
    ("speaker", Column::Told),
    ("table", Column::Told),
    ("row", Column::Told),
    ("column", Column::Told),
    ("kind", Column::Kind),
    ("kind of mark", Column::Kind),
    ("label", Column::Kind),
    ("art", Column::Kind),
    ("art der markierung", Column::Kind),
    ("type", Column::Type),
    ("entity type", Column::Type),
    ("typ", Column::Type),
    ("prefix", Column::Prefix),
    ("text before", Column::Prefix),
    ("text davor", Column::Prefix),
    ("suffix", Column::Suffix),
    ("text after", Column::Suffix),
    ("text danach", Column::Suffix),
    ("start", Column::Start),
    ("anfang", Column::Start),
    ("beginn", Column::Start),
    ("end", Column::End),
    ("ende", Column::End),
    ("tags", Column::Tags),
    ("tag", Column::Tags),
    ("keywords", Column::Tags),
    ("schlagwörter", Column::Tags),
    ("schlagworte", Column::Tags),
    ("schlagwort", Column::Tags),
    ("stichwörter", Column::Tags),
    ("stichworte", Column::Tags),
    ("note", Column::Note),
    ("notes", Column::Note),
    ("comment", Column::Note),
    ("comments", Column::Note),
    ("remark", Column::Note),
    ("remarks", Column::Note),
    ("notiz", Column::Note),
    ("notizen", Column::Note),
    ("kommentar", Column::Note),
    ("kommentare", Column::Note),
    ("anmerkung", Column::Note),
    ("anmerkungen", Column::Note),
    ("bemerkung", Column::Note),
    ("bemerkungen", Column::Note),
    ("creator", Column::Creator),
    ("created by", Column::Creator),
    ("annotator", Column::Creator),
    ("erstellt von", Column::Creator),
    ("angelegt von", Column::Creator),
    ("created", Column::Created),
    ("created at", Column::Created),
    ("erstellt", Column::Created),
    ("erstellt am", Column::Created),
    ("angelegt am", Column::Created),
    ("rating", Column::Said(Field::Rating)),
    ("verdict", Column::Said(Field::Rating)),
    ("bewertung", Column::Said(Field::Rating)),
    ("urteil", Column::Said(Field::Rating)),
    ("wertung", Column::Said(Field::Rating)),
    ("scale", Column::Said(Field::Scale)),
    ("skala", Column::Said(Field::Scale)),
    ("conclusion", Column::Said(Field::Conclusion)),
    ("fazit", Column::Said(Field::Conclusion)),
    ("explanation", Column::Said(Field::Explanation)),
    ("reasoning", Column::Said(Field::Explanation)),
    ("erklärung", Column::Said(Field::Explanation)),
    ("begründung", Column::Said(Field::Explanation)),
    ("status", Column::Said(Field::Status)),
    ("stand", Column::Said(Field::Status)),
    ("date", Column::Said(Field::DateSaid)),
    ("date said", Column::Said(Field::DateSaid)),
    ("claim date", Column::Said(Field::DateSaid)),
    ("datum", Column::Said(Field::DateSaid)),
    ("gesagt am", Column::Said(Field::DateSaid)),
    ("place", Column::Said(Field::PlaceSaid)),
    ("ort", Column::Said(Field::PlaceSaid)),
    ("open questions", Column::Said(Field::OpenQuestions)),
    ("offene fragen", Column::Said(Field::OpenQuestions)),
    ("checkable", Column::Said(Field::Checkable)),
    ("überprüfbar", Column::Said(Field::Checkable)),
    ("prüfbar", Column::Said(Field::Checkable)),
    ("claim type", Column::Said(Field::ClaimTypes)),
    ("art der behauptung", Column::Said(Field::ClaimTypes)),
    ("translation", Column::Said(Field::Translation)),
    ("übersetzung", Column::Said(Field::Translation)),
    ("said by", Column::Told),
    ("evidence for", Column::Told),
    ("evidence against", Column::Told),
    ("claims", Column::Told),
    ("quotations", Column::Told),
    ("source url", Column::Told),
    ("document", Column::Told),
];

/// What Hypothesis calls its columns, where that is not what everybody does.
const OF_HYPOTHESIS: &[(&str, Column)] = &[
    ("author", Column::Creator),
    ("type", Column::Told),
    ("page", Column::Aside),
    ("url", Column::Aside),
    ("group", Column::Aside),
];

/// What the column with the words may be called, the likeliest first: the exact words before a claim in somebody's own.
const WORDS: [&str; 29] = [
    "text",
    "quote",
    "quote description",
    "exact",
    "exact quote",
    "words",
    "quotation",
    "zitat",
    "wortlaut",
    "wörter",
    "worte",
    "textstelle",
    "passage",
    "highlight",
    "highlighted text",
    "excerpt",
    "claim",
    "claim text",
    "claims",
    "claim reviewed",
    "claimreviewed",
    "statement",
    "behauptung",
    "behauptungen",
    "aussage",
    "aussagen",
    "sentence",
    "satz",
    "sätze",
];

/// The first of the names above that stand for a claim: beside a column with the exact words they hold a wording that stands alone.
const FIRST_CLAIM: usize = 16;

/// Columns of the tables of evidence and entities, whose rows are no marks.
const NO_MARKS: [[&str; 2]; 2] = [["claim_text", "stance"], ["mentions", "wordings"]];

/// The names of a first row as they stand, in small letters, and what each is for; `None` if none of them holds words.
pub(super) fn columns(names: &[String]) -> Option<Vec<(String, Column)>> {
    let has = |name: &str| names.iter().any(|own| own == name);
    if NO_MARKS.iter().any(|pair| pair.iter().all(|name| has(name))) {
        return None;
    }
    let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let words = WORDS.into_iter().find_map(|word| plain.iter().position(|name| name == word))?;
    let is_hypothesis = is_hypothesis(names);
    let columns = names.iter().zip(&plain).zip(0..).map(|((name, plain), at)| {
        let own = OF_HYPOTHESIS.iter().filter(|_| is_hypothesis).find(|(own, _)| own == plain);
        let column = match own {
            _ if at == words => Column::Words,
            Some((_, column)) => *column,
            None => column(plain),
        };
        (name.clone(), column)
    });
    Some(columns.collect())
}

/// Whether a table is what the client of Hypothesis writes: no two others have these columns together.
pub(super) fn is_hypothesis(names: &[String]) -> bool {
    ["author", "url", "group", "type"].iter().all(|name| names.iter().any(|own| own == name))
}

/// Whether Beleg wrote it: then several values stand with semicolons between them, and a comma is a part of one.
pub(super) fn is_own(names: &[String]) -> bool {
    ["id", "kind", "document"].iter().all(|name| names.iter().any(|own| own == name))
}

fn column(name: &str) -> Column {
    let known = NAMES.iter().find(|(own, _)| *own == name).map(|(_, column)| *column);
    let field = || Field::named(RecordKind::Mark, &name.replace(' ', "_")).map(Column::Said);
    let wording = || WORDS.iter().skip(FIRST_CLAIM).any(|own| *own == name).then_some(Column::Said(Field::Normalised));
    known.or_else(field).or_else(wording).unwrap_or(Column::Unknown)
}

/// A name without what says the same: units and remarks in brackets, signs between the words and behind them.
fn plain(name: &str) -> String {
    let end = name.find(['(', '[']).filter(|end| *end > 0).unwrap_or(name.len());
    let name = name.get(..end).unwrap_or(name);
    let words: Vec<&str> = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(names: &[&str]) -> Option<Vec<Column>> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Some(columns(&names)?.into_iter().map(|(_, column)| column).collect())
    }

    #[test]
    fn names_are_known_in_both_languages_and_with_their_units() {
        let rating = Column::Said(Field::Rating);
        let rows: [(&[&str], &[Column]); 9] = [
            (&["behauptung", "bewertung", "datum"], &[Column::Words, rating, Column::Said(Field::DateSaid)]),
            (&["claim text:", "rating (1–5)", "start [characters]"], &[Column::Words, rating, Column::Start]),
            (&["zitat", "behauptung"], &[Column::Words, Column::Said(Field::Normalised)]),
            (&["claim", "exact_quote"], &[Column::Said(Field::Normalised), Column::Words]),
            (&["text", "said_by", "date_said"], &[Column::Words, Column::Told, Column::Said(Field::DateSaid)]),
            (
                &["created at", "author", "url", "group", "type", "quote/description"],
                &[Column::Created, Column::Creator, Column::Aside, Column::Aside, Column::Told, Column::Words],
            ),
            (&["quote", "author", "type"], &[Column::Words, Column::Unknown, Column::Type]),
            (&["quote", "prefix", "text danach"], &[Column::Words, Column::Prefix, Column::Suffix]),
            (&["claim", ""], &[Column::Words, Column::Unknown]),
        ];
        for (names, expected) in rows {
            assert_eq!(told(names).as_deref(), Some(expected), "{names:?}");
        }
        let none: [&[&str]; 3] = [&["id", "claim", "claim_text", "stance"], &["mentions", "wordings", "text"], &["a", ""]];
        for names in none {
            assert_eq!(told(names), None, "{names:?}");
        }
    }
}
