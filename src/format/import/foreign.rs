//! Marks of other software as plain records, before their place is known.

use super::{Problem, Reason};
use crate::{
    domain::{
        desk::{
            entry::Value,
            field::{Field, is_wikidata_id},
        },
        mark::Kind,
        stamp::Timestamp,
    },
    format::{
        native::{Json, Named as _},
        selectors::Selected,
    },
};

/// A mark of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ForeignMark {
    /// As the file gives it; it need not be one of ours.
    pub(super) id: String,
    pub(super) label: Label,
    pub(super) tags: Vec<String>,
    pub(super) note: String,
    pub(super) creator: String,
    pub(super) created: Option<Timestamp>,
    /// Positions in the unit of the file.
    pub(super) parts: Vec<Selected>,
    /// What is said of it beyond its words.
    pub(super) said: Vec<(Field, Value)>,
    /// What it mentions, if the file says so by more than its words.
    pub(super) entity: Option<ForeignEntity>,
    /// What others answered, each with name and time; they stand below the note.
    pub(super) replies: Vec<String>,
}

/// An entity as a file names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ForeignEntity {
    pub(super) name: String,
    /// Empty if the identifier is of another register; then it stands in the note.
    pub(super) wikidata: String,
    pub(super) note: String,
}

impl ForeignEntity {
    /// An entity by an identifier: an address of Wikidata, or `Wikidata:Q64`.
    pub(super) fn identified(identifier: &str, name: &str) -> Self {
        let wikidata = wikidata_id(identifier).unwrap_or_default();
        let note = if wikidata.is_empty() { identifier.to_owned() } else { String::new() };
        Self { name: name.to_owned(), wikidata, note }
    }
}

/// The item of Wikidata that an identifier names.
pub(super) fn wikidata_id(identifier: &str) -> Option<String> {
    let lower = identifier.to_ascii_lowercase();
    let is_wikidata = lower.contains("wikidata.org/") || lower.starts_with("wikidata:") || lower.starts_with("wd:");
    let last = identifier.split(['#', '?']).next()?.trim_end_matches('/').rsplit(['/', ':']).next()?;
    let id = last.trim().to_ascii_uppercase();
    (is_wikidata && is_wikidata_id(&id)).then_some(id)
}

/// What a label says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) kind: Option<Kind>,
    pub(super) entity_type: Option<String>,
}

impl Label {
    /// A label of a format that has one a mark: a kind in whatever case, else the type of an entity.
    pub(super) fn of(name: &str) -> Self {
        match kind_named(name) {
            Some(kind) => Self { kind: Some(kind), entity_type: None },
            None => Self { kind: Some(Kind::Entity), entity_type: Some(name.to_owned()).filter(|name| !name.is_empty()) },
        }
    }
}

pub(super) fn kind_named(name: &str) -> Option<Kind> {
    Kind::NAMES.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, kind)| *kind)
}

/// Before the type of an entity, among the tags of Hypothesis.
const TYPE: &str = "type:";

/// A tag that names a kind stands for it where nothing else does.
pub(super) fn kind_from_tags(mark: &mut ForeignMark) {
    if mark.label.kind.is_none()
        && let Some(place) = mark.tags.iter().position(|tag| kind_named(tag).is_some())
    {
        mark.label.kind = kind_named(&mark.tags.remove(place));
    }
}

/// What Beleg wrote into the tags of Hypothesis, which has nothing else for it: the kind and the type.
pub(super) fn label_from_tags(mark: &mut ForeignMark) {
    kind_from_tags(mark);
    if let Some(place) = mark.tags.iter().position(|tag| tag.starts_with(TYPE)) {
        let own = mark.tags.remove(place);
        mark.label.entity_type = own.strip_prefix(TYPE).map(str::to_owned);
    }
}

/// Puts the parts together that `continues` ties: `pairs` are places in the list, from the part before to the part behind.
pub(super) fn join(mut marks: Vec<ForeignMark>, pairs: &[(usize, usize)]) -> Vec<ForeignMark> {
    // Where each mark went. Going backwards, a part has all its own parts when it is given away.
    let mut pairs: Vec<(usize, usize)> = pairs.iter().copied().filter(|(from, to)| from < to && *to < marks.len()).collect();
    crate::domain::table::sort_by_number(&mut pairs, |(_, to)| *to as u128);
    let mut gone = vec![false; marks.len()];
    for (from, to) in pairs.into_iter().rev() {
        if std::mem::replace(&mut gone[to], true) {
            continue;
        }
        let part = std::mem::take(&mut marks[to]);
        if let Some(whole) = marks.get_mut(from) {
            whole.parts.extend(part.parts);
            whole.tags.extend(part.tags);
            let notes: Vec<String> =
                [std::mem::take(&mut whole.note), part.note].into_iter().filter(|note| !note.is_empty()).collect();
            whole.note = notes.join("\n\n");
            whole.entity = whole.entity.take().or(part.entity);
        }
    }
    marks.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(mark, _)| mark).collect()
}

/// A number in a file that counts something from 0.
pub(super) fn position(start: Option<Json<'_>>, end: Option<Json<'_>>) -> Option<(u32, u32)> {
    let position: (u32, u32) = (start?.plain()?, end?.plain()?);
    (position.0 <= position.1).then_some(position)
}

pub(super) fn problem(record: impl Into<String>, reason: Reason) -> Problem {
    Problem { record: record.into(), reason }
}

/// The error of JSON that could not be read.
pub(super) fn not_json(error: &serde_json::Error) -> super::ImportError {
    super::ImportError::NotJson { line: error.line(), column: error.column() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_wikidata_are_known_by_their_addresses() {
        let rows = [
            ("http://www.wikidata.org/entity/Q64", Some("Q64")),
            ("https://www.wikidata.org/wiki/Q64#sitelinks", Some("Q64")),
            ("https://m.wikidata.org/wiki/Special:EntityPage/Q64/", Some("Q64")),
            ("Wikidata:Q64", Some("Q64")),
            ("wd:q64", Some("Q64")),
            ("Q64", None),
            ("https://www.wikidata.org/wiki/Property:P31", None),
            ("https://a.example/Q64", None),
        ];
        for (identifier, expected) in rows {
            assert_eq!(wikidata_id(identifier).as_deref(), expected, "{identifier}");
        }
    }
}
