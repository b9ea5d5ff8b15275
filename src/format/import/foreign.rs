//! Marks of other software as plain records, before their place is known.

use super::{Problem, Reason};
use crate::{
    domain::{
        desk::{entry::Value, field::Field},
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
            if whole.note.is_empty() {
                whole.note = part.note;
            }
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
