//! Differences in groups: a mark with all that is said of it, the details of the article, a record that belongs to no mark.

use crate::domain::{
    incoming::{Difference, Fate, Part, Said, Thing},
    table::Table,
};

/// The differences of one thing, by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub root: Thing,
    pub rows: Vec<usize>,
}

/// Which differences are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All but those that say what was said here before.
    #[default]
    All,
    /// Where both have changed something without knowing of each other.
    Both,
    New,
    Deleted,
    Changed,
    Older,
}

impl Shown {
    /// Those that a reader can choose from.
    pub const ALL: [Shown; 5] = [Shown::All, Shown::Both, Shown::New, Shown::Deleted, Shown::Changed];

    #[must_use]
    pub fn shows(self, difference: &Difference) -> bool {
        let older = difference.fate == Fate::Older;
        let (mine, theirs) = (difference.mine.said.is_there(), &difference.theirs.said);
        let whole = difference.part == Part::Whole;
        match self {
            Self::All => !older,
            Self::Older => older,
            Self::Both => matches!(difference.fate, Fate::Overwrites | Fate::Kept),
            Self::New => !older && whole && !mine,
            Self::Deleted => !older && whole && *theirs == Said::Nothing,
            Self::Changed => !older && !Self::New.shows(difference) && !Self::Deleted.shows(difference),
        }
    }
}

/// The groups in the order of their first differences, which is that of the text.
#[must_use]
pub fn groups(differences: &[Difference], shown: Shown) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: Table<Thing, usize> = Table::new();
    for (row, difference) in differences.iter().enumerate().filter(|(_, difference)| shown.shows(difference)) {
        match places.get(&difference.root).and_then(|place| groups.get_mut(*place)) {
            Some(group) => group.rows.push(row),
            None => {
                places.insert(difference.root.clone(), groups.len());
                groups.push(Group { root: difference.root.clone(), rows: vec![row] });
            }
        }
    }
    groups
}
