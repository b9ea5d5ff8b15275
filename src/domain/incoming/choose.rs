//! Taking some differences and leaving others.

use std::rc::Rc;

use super::{Difference, Incoming, Key, Part, Said, Thing};
use crate::domain::{
    desk::{
        entry::{Entry, Name, Value},
        field::{Field, RecordKind},
    },
    document::Document,
    edit::Edit,
    id::RecordId,
    mark::Mark,
    stamp::{Stamp, Stamped},
    table::Table,
};

/// Decisions that are otherwise than what merging would do: whether theirs is taken.
pub type Choices = Table<Key, bool>;

impl Incoming {
    /// Whether theirs is taken, difference by difference. What belongs to something that is not here, nor taken, is not taken either:
    /// there is no evidence without its claim.
    #[must_use]
    pub fn takes(&self, choices: &Choices) -> Vec<bool> {
        let chosen = |difference: &Difference| choices.get(&difference.key()).copied().unwrap_or(difference.fate.is_taken());
        let mut takes: Vec<bool> = self.differences.iter().map(chosen).collect();
        let brings = |difference: &Difference| {
            difference.part == Part::Whole && difference.theirs.said.is_there() && !difference.mine.said.is_there()
        };
        let brought: Table<Thing, usize> = self
            .differences
            .iter()
            .enumerate()
            .filter(|(_, difference)| brings(difference))
            .map(|(place, difference)| (difference.thing.clone(), place))
            .collect();
        // What hangs on a thing may itself be hung on: a link to a mark that comes with this very file.
        loop {
            let missing = |thing: &Thing| brought.get(thing).is_some_and(|place| !takes.get(*place).copied().unwrap_or(true));
            let loose = brought.values().copied().find(|place| {
                let hangs_on = self.differences.get(*place).map(holds).unwrap_or_default();
                takes.get(*place).copied().unwrap_or(false) && hangs_on.iter().any(missing)
            });
            let Some(take) = loose.and_then(|place| takes.get_mut(place)) else { return takes };
            *take = false;
        }
    }

    /// What must be written after merging so that the choices come true; `None` if merging alone does that.
    #[must_use]
    pub fn edit(&self, mine: &Document, theirs: &Document, choices: &Choices) -> Option<Edit> {
        let mut goal = (*self.both).clone();
        let mut differs = false;
        // What hangs on a thing that was deleted here comes with merging, unseen, and is there when that is restored; unless it is left.
        let merging = self.takes(&Choices::new());
        for ((difference, take), merged) in self.differences.iter().zip(self.takes(choices)).zip(merging) {
            let is_chosen = choices.get(&difference.key()).is_some();
            if take != merged || (is_chosen && take != difference.fate.is_taken()) {
                differs = true;
                goal.take(difference, if take { theirs } else { mine });
            }
        }
        goal.show();
        differs.then(|| self.both.towards(&goal))
    }
}

/// What a record cannot be without.
fn holds(difference: &Difference) -> Vec<Thing> {
    let Said::Record(entry) = &difference.theirs.said else { return Vec::new() };
    let named = [Field::OfClaim, Field::From, Field::To].into_iter().filter_map(|field| entry.id(field));
    named.flat_map(|id| [Thing::Mark(id.as_mark()), Thing::Record(id)]).collect()
}

impl Document {
    /// Says of one thing what another state says. Stamps do not count here: what comes of it is written anew.
    fn take(&mut self, difference: &Difference, from: &Document) {
        match (&difference.thing, &difference.part) {
            (Thing::Text, _) => {
                self.article.value = Rc::clone(&from.article.value);
                self.decisions.clone_from(&from.decisions);
            }
            (Thing::Trash, _) => self.trashed.value = from.trashed.value,
            (Thing::Details, Part::Detail(detail)) => {
                Rc::make_mut(&mut self.details.value).set(*detail, from.details.value.get(*detail));
            }
            (Thing::Block(block), _) => {
                let decided = from.decisions.get(block).cloned().unwrap_or_default();
                self.decisions.insert(*block, decided);
            }
            (Thing::Tag(id), _) => {
                let tag = from.tags.get(id).cloned().unwrap_or_default();
                self.tags.insert(id.clone(), tag);
            }
            (Thing::Mark(id), Part::Whole) => {
                let mark = from.marks.get(id).cloned().unwrap_or_default();
                self.marks.insert(*id, mark);
                let nothing = || Rc::new(Entry::new(RecordKind::Mark, Stamped::default(), Table::new()));
                let said = from.records.get(&(*id).into()).cloned().unwrap_or_else(nothing);
                self.records.insert((*id).into(), said);
            }
            (Thing::Record(id), Part::Whole) => match from.records.get(id).filter(|entry| !entry.is_removed()) {
                Some(entry) => drop(self.records.insert(*id, Rc::clone(entry))),
                None => drop(self.records.remove(id)),
            },
            (Thing::Mark(id), Part::Field(name)) => {
                self.take_field((*id).into(), name, from);
            }
            (Thing::Record(id), Part::Field(name)) => {
                self.take_field(*id, name, from);
            }
            (Thing::Mark(id), part) => {
                let theirs = from.marks.get(id).and_then(|record| record.value.clone());
                let own = self.marks.get_mut(id).and_then(|record| record.value.as_mut());
                if let (Some(own), Some(theirs)) = (own, theirs) {
                    take_part(Rc::make_mut(own), part, &theirs);
                }
            }
            (Thing::Details | Thing::Record(_), _) => {}
        }
    }

    fn take_field(&mut self, id: RecordId, name: &Name, from: &Document) {
        let value = |entry: &Rc<Entry>| entry.values().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
        let said: Option<Value> = from.records.get(&id).and_then(value);
        let kind = from.records.get(&id).map_or(RecordKind::Mark, |entry| entry.kind());
        let fresh = || Rc::new(Entry::new(kind, Stamped::default(), Table::new()));
        let mut entry = self.records.get(&id).cloned().unwrap_or_else(fresh);
        Rc::make_mut(&mut entry).write(name.clone(), said, Stamp::default());
        self.records.insert(id, entry);
    }
}

fn take_part(own: &mut Mark, part: &Part, theirs: &Mark) {
    match part {
        Part::Kind => own.kind = theirs.kind,
        Part::Words => {
            own.spans.clone_from(&theirs.spans);
            own.anchor = theirs.anchor;
        }
        Part::EntityType => own.entity_type.clone_from(&theirs.entity_type),
        Part::Tags => own.tags.clone_from(&theirs.tags),
        Part::Note => own.note = Rc::clone(&theirs.note),
        Part::Whole | Part::Field(_) | Part::Detail(_) => {}
    }
}
