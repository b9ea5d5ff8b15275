//! The table of claims: what stands in its rows, and in which order. Places count from 1, in the order of the text.

use std::{cmp::Ordering, rc::Rc};

use crate::domain::{
    desk::{
        entry::Entry,
        field::Field,
        query::Relations,
        scales::{SCALES, Scale},
        words::{List, is_german},
    },
    document::Document,
    finding::Needle,
    folding::plain,
    id::{MarkId, RecordId},
    locator::whereabouts,
    mark::{Kind, Mark},
    query::{Filter, visible},
    tags::{Hue, TagRole, TagSet, word_id},
};

/// A word of a list: what stands for it, its label, and its place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    pub id: Rc<str>,
    pub label: Rc<str>,
    pub rank: usize,
}

/// A claim in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: MarkId,
    pub place: usize,
    /// The words of the article.
    pub quote: Rc<str>,
    /// The page or time at which they stand in what the article was read from; may be empty.
    pub locator: Rc<str>,
    pub normalised: Rc<str>,
    pub short: Rc<str>,
    pub types: Rc<str>,
    pub worth: Word,
    pub status: Word,
    pub scale: Rc<str>,
    pub rating: Word,
    pub hue: Option<Hue>,
    pub speaker: Rc<str>,
    pub supporting: usize,
    pub refuting: usize,
}

/// By what the table can be sorted, in the order of its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    #[default]
    Place,
    Quote,
    Normalised,
    Short,
    Types,
    Worth,
    Status,
    Rating,
    Speaker,
    Supporting,
    Refuting,
}

impl Column {
    pub const ALL: [Column; 11] = [
        Column::Place,
        Column::Quote,
        Column::Normalised,
        Column::Short,
        Column::Types,
        Column::Worth,
        Column::Status,
        Column::Rating,
        Column::Speaker,
        Column::Supporting,
        Column::Refuting,
    ];

    /// What is written when the cell is edited; `None` for what follows from other things.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        Some(match self {
            Self::Normalised => Field::Normalised,
            Self::Short => Field::Short,
            Self::Worth => Field::Worth,
            Self::Status => Field::Status,
            Self::Rating => Field::Rating,
            _ => return None,
        })
    }
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    pub by: Column,
    pub downwards: bool,
}

impl Sort {
    /// The order after a press on a column's head: upwards first, then downwards.
    #[must_use]
    pub fn pressed(self, by: Column) -> Self {
        Self { by, downwards: self.by == by && !self.downwards }
    }
}

/// Which rows are shown. An empty text lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub status: Rc<str>,
    pub rating: Rc<str>,
    pub words: Rc<str>,
}

/// All claims, in the order of the text; lost ones last.
#[must_use]
pub fn rows(document: &Document, relations: &Relations, tags: &TagSet, language: &str) -> Vec<Rc<Row>> {
    let claims = visible(document, &Filter::default()).into_iter().filter(|mark| mark.kind == Kind::Claim);
    let lists = [List::Worth, List::Status, List::ClaimType].map(|list| list.offered(tags, language));
    let [worths, statuses, types] = &lists;
    let row = |(before, mark): (usize, Rc<Mark>)| {
        let id = RecordId::from(mark.id);
        let entry = document.record(id).map(|entry| &**entry);
        let text = |field: Field| entry.map_or("", |entry| entry.text(field));
        let balance = relations.balance(document, id);
        let speakers: Vec<String> = relations.linked_from(id, "said_by").map(|source| name(document, source)).collect();
        let own_types = entry.map_or(&[][..], |entry| entry.texts(Field::ClaimTypes)).iter();
        let own_types: Vec<Rc<str>> = own_types.map(|word| word_of(types, word).label).collect();
        let (rating, hue) = rating(tags, entry, language);
        Rc::new(Row {
            id: mark.id,
            place: before + 1,
            quote: mark.quote().into(),
            locator: locator(document, &mark, language).into(),
            normalised: text(Field::Normalised).into(),
            short: text(Field::Short).into(),
            types: own_types.join(", ").into(),
            worth: word_of(worths, text(Field::Worth)),
            status: word_of(statuses, text(Field::Status)),
            scale: text(Field::Scale).into(),
            rating,
            hue,
            speaker: speakers.join(", ").into(),
            supporting: balance.supporting.len(),
            refuting: balance.refuting.len(),
        })
    };
    claims.enumerate().map(row).collect()
}

/// The rows that are wanted, in order. What is empty comes last whichever way the order goes.
#[must_use]
pub fn arranged(rows: &[Rc<Row>], sort: Sort, wanted: &Wanted) -> Vec<Rc<Row>> {
    let words = Needle::new(wanted.words.trim());
    let passes = |row: &&Rc<Row>| {
        (wanted.status.is_empty() || row.status.id == wanted.status)
            && (wanted.rating.is_empty() || row.rating.id == wanted.rating)
            && [&row.quote, &row.normalised, &row.short, &row.speaker].iter().any(|text| words.is_in(text))
    };
    let mut shown: Vec<(Key, Rc<Row>)> = rows.iter().filter(passes).map(|row| (key(row, sort.by), Rc::clone(row))).collect();
    shown.sort_by(|(one, _), (other, _)| match (one.is_empty(), other.is_empty()) {
        (false, false) if sort.downwards => other.order(one),
        (false, false) => one.order(other),
        (one, other) => one.cmp(&other),
    });
    shown.into_iter().map(|(_, row)| row).collect()
}

/// By what a row is sorted.
enum Key {
    Number(usize),
    Text(String),
    /// A place in a list, where there is one; else the word.
    Word(usize, String),
}

impl Key {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) | Self::Word(_, text) if text.is_empty())
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.cmp(other),
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            (Self::Word(one, name), Self::Word(other, theirs)) => one.cmp(other).then_with(|| name.cmp(theirs)),
            _ => Ordering::Equal,
        }
    }
}

/// Words as a reader sorts them: letters with accents beside those without.
fn sorted_as(text: &str) -> String {
    // Quotation marks and the like before the first word do not count.
    let words = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    words.chars().flat_map(|sign| plain(sign, false).letters().to_vec()).collect()
}

fn key(row: &Row, by: Column) -> Key {
    let word = |word: &Word| Key::Word(word.rank, sorted_as(&word.label));
    match by {
        Column::Place => Key::Number(row.place),
        Column::Quote => Key::Text(sorted_as(&row.quote)),
        Column::Normalised => Key::Text(sorted_as(&row.normalised)),
        Column::Short => Key::Text(sorted_as(&row.short)),
        Column::Types => Key::Text(sorted_as(&row.types)),
        Column::Worth => word(&row.worth),
        Column::Status => word(&row.status),
        Column::Rating => word(&row.rating),
        Column::Speaker => Key::Text(sorted_as(&row.speaker)),
        Column::Supporting => Key::Number(row.supporting),
        Column::Refuting => Key::Number(row.refuting),
    }
}

/// Where the words of a mark stand in what the article was read from: "00:14:03, Ada Berg", "p. 12". Empty if that is not known.
#[must_use]
pub fn locator(document: &Document, mark: &Mark, language: &str) -> String {
    let found = mark.is_drawn().then(|| whereabouts(document.article(), &mark.ranges()));
    found.map(|found| found.in_words(is_german(language))).unwrap_or_default()
}

/// What a source is called: its name, or else its words in the article.
#[must_use]
pub fn name(document: &Document, source: RecordId) -> String {
    let named = document.record(source).map(|entry| entry.text(Field::Name)).filter(|name| !name.is_empty());
    named.map_or_else(|| document.mark(source.as_mark()).map(|mark| mark.quote()).unwrap_or_default(), str::to_owned)
}

fn word_of(offered: &[(Rc<str>, Rc<str>)], word: &str) -> Word {
    let found = offered.iter().position(|(id, _)| **id == *word);
    let label = found.and_then(|rank| offered.get(rank)).map_or_else(|| word.into(), |(_, label)| Rc::clone(label));
    Word { id: word.into(), label, rank: found.unwrap_or(offered.len()) }
}

fn rating(tags: &TagSet, entry: Option<&Entry>, language: &str) -> (Word, Option<Hue>) {
    let (scale, rating) = entry.map_or(("", ""), |entry| (entry.text(Field::Scale), entry.text(Field::Rating)));
    let known = Scale::named(scale).and_then(|scale| scale.rating(rating));
    let own = word_id(TagRole::Rating, Some(scale), rating).and_then(|id| tags.get(&id));
    let hue = known.map(|known| known.looks().0).or_else(|| own.map(|tag| tag.hue));
    (word_of(&ratings(tags, scale, language), rating), hue)
}

/// The ratings that can be chosen on a scale, with their labels; of the default scale where none is chosen.
#[must_use]
pub fn ratings(tags: &TagSet, scale: &str, language: &str) -> Vec<(Rc<str>, Rc<str>)> {
    let scale = if scale.is_empty() { default_scale() } else { scale };
    let built_in = Scale::named(scale).map_or(&[][..], |scale| scale.ratings).iter();
    let built_in = built_in.map(|rating| (rating.id.into(), rating.label(language).into()));
    let own = tags.tags.iter().filter(|tag| tag.role == TagRole::Rating && !tag.archived).filter_map(|tag| {
        let (of, word) = tag.id.as_str().strip_prefix("rating/")?.split_once('/')?;
        (of == scale).then(|| (word.into(), tag.label(language).into()))
    });
    let mut offered: Vec<(Rc<str>, Rc<str>)> = built_in.collect();
    for (word, label) in own {
        match offered.iter_mut().find(|(own, _)| *own == word) {
            Some(known) => known.1 = label,
            None => offered.push((word, label)),
        }
    }
    offered
}

/// The scale that a rating is of when the claim names none.
#[must_use]
pub fn default_scale() -> &'static str {
    SCALES.first().map_or("", |scale| scale.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::MarkId;

    fn row(place: usize, quote: &str, status: (&str, usize), supporting: usize) -> Option<Rc<Row>> {
        let id = MarkId::parse(&format!("01a204a1-2780-7111-8111-1111111111{place:02}"))?;
        let word = Word { id: status.0.into(), label: status.0.into(), rank: status.1 };
        Some(Rc::new(Row {
            id,
            place,
            quote: quote.into(),
            locator: "".into(),
            normalised: "".into(),
            short: "".into(),
            types: "".into(),
            worth: Word::default(),
            status: word,
            scale: "".into(),
            rating: Word::default(),
            hue: None,
            speaker: "Dr. Käse".into(),
            supporting,
            refuting: 0,
        }))
    }

    fn table() -> Vec<Rc<Row>> {
        let rows = [
            row(1, "Zebra", ("checked", 2), 0),
            row(2, "apfel", ("", 9), 3),
            row(3, "Äpfel", ("open", 0), 1),
            row(4, "Birne", ("open", 0), 1),
        ];
        rows.into_iter().flatten().collect()
    }

    #[test]
    fn rows_are_sorted_by_every_column_both_ways_and_the_empty_come_last() {
        let rows = [
            (Column::Place, false, vec![1, 2, 3, 4]),
            (Column::Place, true, vec![4, 3, 2, 1]),
            (Column::Quote, false, vec![2, 3, 4, 1]),
            (Column::Status, false, vec![3, 4, 1, 2]),
            (Column::Status, true, vec![1, 3, 4, 2]),
            (Column::Supporting, true, vec![2, 3, 4, 1]),
            (Column::Short, true, vec![1, 2, 3, 4]),
        ];
        for (by, downwards, expected) in rows {
            let shown = arranged(&table(), Sort { by, downwards }, &Wanted::default());
            let places: Vec<usize> = shown.iter().map(|row| row.place).collect();
            assert_eq!(places, expected, "{by:?} {downwards}");
        }
    }

    #[test]
    fn a_second_press_turns_the_order_round() {
        let once = Sort::default().pressed(Column::Status);
        assert_eq!(once, Sort { by: Column::Status, downwards: false });
        assert_eq!(once.pressed(Column::Status), Sort { by: Column::Status, downwards: true });
        assert_eq!(once.pressed(Column::Status).pressed(Column::Quote), Sort { by: Column::Quote, downwards: false });
    }

    #[test]
    fn rows_are_filtered_by_status_and_words() {
        let rows = [
            ("open", "", vec![3, 4]),
            ("", "PFEL", vec![2, 3]),
            ("open", "äpfel", vec![3]),
            ("", "käse", vec![1, 2, 3, 4]),
            ("checked", "birne", vec![]),
            ("", "  ", vec![1, 2, 3, 4]),
        ];
        for (status, words, expected) in rows {
            let wanted = Wanted { status: status.into(), rating: "".into(), words: words.into() };
            let shown = arranged(&table(), Sort::default(), &wanted);
            assert_eq!(shown.iter().map(|row| row.place).collect::<Vec<_>>(), expected, "{status} {words}");
        }
    }

    #[test]
    fn ratings_are_those_of_the_scale() {
        let set = TagSet::default();
        let ids = |scale: &str| ratings(&set, scale, "en").into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(ids(""), ids("default"));
        assert!(ids("default").contains(&"half_true".into()) && !ids("correctiv").contains(&"half_true".into()));
        assert!(ids("no such scale").is_empty());
    }
}
