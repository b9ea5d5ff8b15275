//! How much would be taken over, in what readers think in: marks, fields, records.

use crate::{
    app::{
        messages::{Catalogue, Msg},
        notice::Taken,
    },
    domain::{
        incoming::{Difference, Fate, Incoming, Part, Said, Thing},
        table::Table,
    },
};

/// Adds up what is taken of the differences of an article.
pub fn count(taken: &mut Taken, incoming: &Incoming, takes: &[bool]) {
    // A mark of which several things change is one mark.
    let mut changed: Table<Thing, ()> = Table::new();
    for (difference, take) in incoming.differences.iter().zip(takes) {
        let is_field = matches!(difference.part, Part::Field(_));
        match (&difference.thing, *take) {
            (_, false) => taken.kept += usize::from(difference.fate == Fate::Kept || difference.fate.is_taken()),
            (Thing::Mark(_) | Thing::Record(_), true) if is_field => taken.fields += 1,
            (Thing::Mark(_), true) if difference.part != Part::Whole => drop(changed.insert(difference.thing.clone(), ())),
            (thing, true) => {
                let counts = match thing {
                    Thing::Mark(_) => &mut taken.marks,
                    Thing::Record(_) => &mut taken.records,
                    Thing::Trash => continue,
                    _ => &mut taken.others,
                };
                *kind_of(counts, difference) += 1;
            }
        }
    }
    taken.marks.changed += changed.len();
}

fn kind_of<'a>(counts: &'a mut crate::app::notice::Counts, difference: &Difference) -> &'a mut usize {
    match (difference.mine.said.is_there(), &difference.theirs.said) {
        (false, _) => &mut counts.new,
        (true, Said::Nothing) => &mut counts.deleted,
        (true, _) => &mut counts.changed,
    }
}

/// What was taken over, without what there is none of; `None` if that is nothing at all.
#[must_use]
pub fn told(taken: &Taken, words: &Catalogue) -> Option<String> {
    let others = taken.others.new + taken.others.changed + taken.others.deleted;
    let counts = [
        (taken.added, Msg::TakenArticlesOne, Msg::TakenArticlesOther),
        (taken.restored, Msg::TakenRestoredOne, Msg::TakenRestoredOther),
        (taken.trashed, Msg::TakenTrashedOne, Msg::TakenTrashedOther),
        (taken.marks.new, Msg::TakenMarksNewOne, Msg::TakenMarksNewOther),
        (taken.marks.changed, Msg::TakenMarksChangedOne, Msg::TakenMarksChangedOther),
        (taken.marks.deleted, Msg::TakenMarksDeletedOne, Msg::TakenMarksDeletedOther),
        (taken.fields, Msg::TakenFieldsOne, Msg::TakenFieldsOther),
        (taken.records.new, Msg::TakenRecordsNewOne, Msg::TakenRecordsNewOther),
        (taken.records.deleted, Msg::TakenRecordsDeletedOne, Msg::TakenRecordsDeletedOther),
        (others, Msg::TakenOthersOne, Msg::TakenOthersOther),
        (taken.kept, Msg::TakenKeptOne, Msg::TakenKeptOther),
    ];
    let told: Vec<String> =
        counts.iter().filter(|(count, ..)| *count > 0).map(|(count, one, other)| words.count(*one, *other, *count)).collect();
    (!told.is_empty()).then(|| told.join(", "))
}
