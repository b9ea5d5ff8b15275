//! Going through two states of an article side by side.

use std::rc::Rc;

use super::{Difference, Fate, Knows, Part, Said, Side, Thing};
use crate::domain::{
    article::BlockNumber,
    desk::{
        entry::{Entry, Name, Value},
        field::{Field, RecordKind},
    },
    details::{Detail, Told},
    document::Document,
    id::{MarkId, RecordId},
    mark::Mark,
    stamp::{Stamp, Stamped},
    table::Table,
    towards::keys,
};

struct Walk<'a> {
    mine: &'a Document,
    theirs: &'a Document,
    both: &'a Document,
    /// What mine has seen, and theirs.
    know: [Knows; 2],
    same_text: bool,
    found: Vec<Difference>,
}

/// What a mark says in one of its parts; whether both sides have the same text.
type OfMark = fn(&Mark, bool) -> Said;

pub(super) fn walk(mine: &Document, theirs: &Document, both: &Document) -> Vec<Difference> {
    let same_text = mine.article().sha256() == theirs.article().sha256();
    let know = [Knows::of(mine), Knows::of(theirs)];
    let mut walk = Walk { mine, theirs, both, know, same_text, found: Vec::new() };
    walk.article();
    for id in keys(&mine.marks, &theirs.marks) {
        walk.mark(id);
    }
    for id in keys(&mine.records, &theirs.records) {
        walk.record(id);
    }
    for id in keys(&mine.tags, &theirs.tags) {
        let side = |document: &Document| of_record(document.tag_record(&id), |tag| Said::Tag(Rc::clone(tag)));
        let taken = both.tag_record(&id) == theirs.tag_record(&id);
        walk.add(Thing::Tag(id.clone()), Part::Whole, side(mine), side(theirs), taken);
    }
    walk.found
}

/// Where a root stands: the article as a whole first, then by the place in the text, then what has none.
pub(super) fn place(root: &Thing, mine: &Document, theirs: &Document) -> u128 {
    let mark = |id: &MarkId| mine.mark(*id).or_else(|| theirs.mark(*id)).filter(|mark| mark.is_drawn());
    let in_text = match root {
        Thing::Text | Thing::Trash => return 0,
        Thing::Details => return 1,
        Thing::Block(number) => mine.article().block(*number).map(|block| block.range.start()),
        Thing::Mark(id) => mark(id).and_then(|mark| mark.extent()).map(|extent| extent.start()),
        Thing::Record(_) | Thing::Tag(_) => None,
    };
    // Of two that begin together the one made first; the order of ids is that of making.
    let after = match root {
        Thing::Record(_) => 1,
        Thing::Tag(_) => 2,
        _ => 0,
    };
    in_text.map_or(u128::from(u64::MAX) + after, |offset| 2 + offset.get() as u128)
}

fn of_record<T>(record: Option<&Stamped<Option<Rc<T>>>>, said: impl Fn(&Rc<T>) -> Said) -> Side {
    match record {
        None => never(),
        Some(record) => Side { said: record.value.as_ref().map_or(Said::Nothing, said), stamp: record.stamp },
    }
}

fn never() -> Side {
    Side { said: Said::Never, stamp: Stamp::default() }
}

impl Walk<'_> {
    fn add(&mut self, thing: Thing, part: Part, mine: Side, theirs: Side, taken: bool) {
        // Neither has it, whether it never had or has deleted it.
        let neither = !mine.said.is_there() && !theirs.said.is_there();
        if mine.said == theirs.said || neither {
            return;
        }
        let [mine_knows, they_know] = &self.know;
        let fate = match taken {
            true if they_know.has(mine.stamp) => Fate::Taken,
            true => Fate::Overwrites,
            false if theirs.said == Said::Never => Fate::OnlyHere,
            false if mine_knows.has(theirs.stamp) => Fate::Older,
            false => Fate::Kept,
        };
        let root = self.root(&thing);
        self.found.push(Difference { thing, part, root, mine, theirs, fate });
    }

    fn article(&mut self) {
        let (mine, theirs, both) = (self.mine, self.theirs, self.both);
        let side = |said: Said, stamp: Stamp| Side { said, stamp };
        if !self.same_text {
            let text = |document: &Document| side(Said::Article(Rc::clone(document.article())), document.article_stamp());
            let taken = both.article().sha256() == theirs.article().sha256();
            self.add(Thing::Text, Part::Whole, text(mine), text(theirs), taken);
        }
        // Another article's trash is its own.
        if mine.id() == theirs.id() && mine.is_trashed() != theirs.is_trashed() {
            let trash = |document: &Document| match document.trashed() {
                Stamped { stamp, .. } if stamp == Stamp::default() => never(),
                Stamped { stamp, value } => side(Said::Trashed(value), stamp),
            };
            self.add(Thing::Trash, Part::Whole, trash(mine), trash(theirs), both.is_trashed() == theirs.is_trashed());
        }
        // When, from where and how each was read says nothing of the article.
        let of_reading = [Detail::Accessed, Detail::FileName, Detail::Encoding];
        let counts = |detail: &Detail| mine.id() == theirs.id() || !of_reading.contains(detail);
        for detail in Detail::ALL.into_iter().filter(counts) {
            let told = |document: &Document| match document.details().get(detail) {
                Told::Absent => Said::Nothing,
                told => Said::Detail(told),
            };
            let taken = both.details().get(detail) == theirs.details().get(detail);
            let [one, other] = [mine, theirs].map(|document| side(told(document), document.details_stamp()));
            self.add(Thing::Details, Part::Detail(detail), one, other, taken);
        }
        // What is decided of the blocks of another text is about other blocks.
        if self.same_text {
            let is_there = |block: &BlockNumber| mine.article().block(*block).is_some();
            for block in keys(&mine.decisions, &theirs.decisions).into_iter().filter(is_there) {
                let decided = |document: &Document| match document.decision(block) {
                    None => never(),
                    Some(decision) => side(decision.value.map_or(Said::Nothing, Said::Dropped), decision.stamp),
                };
                let value = |document: &Document| document.decision(block).and_then(|decision| decision.value);
                self.add(Thing::Block(block), Part::Whole, decided(mine), decided(theirs), value(both) == value(theirs));
            }
        }
    }

    fn mark(&mut self, id: MarkId) {
        let (mine, theirs) = (self.mine, self.theirs);
        let records = [mine, theirs].map(|document| document.mark_record(id));
        if records[0] == records[1] {
            return;
        }
        let taken = self.both.mark_record(id) == records[1];
        let shown = [mine, theirs].map(|document| document.mark(id));
        let stamps = records.map(|record| record.map(|record| record.stamp).unwrap_or_default());
        if let [Some(one), Some(other)] = shown {
            let parts: [(Part, OfMark); 5] = [
                (Part::Kind, |mark, _| Said::Kind(mark.kind)),
                (Part::Words, words),
                (Part::EntityType, |mark, _| mark.entity_type.clone().map_or(Said::Nothing, |tag| Said::Tags(vec![tag]))),
                (Part::Tags, |mark, _| if mark.tags.is_empty() { Said::Nothing } else { Said::Tags(mark.tags.clone()) }),
                (Part::Note, |mark, _| if mark.note.is_empty() { Said::Nothing } else { Said::Text(Rc::clone(&mark.note)) }),
            ];
            for (part, said) in parts {
                let [mine, theirs] =
                    [(one, stamps[0]), (other, stamps[1])].map(|(mark, stamp)| Side { said: said(mark, self.same_text), stamp });
                self.add(Thing::Mark(id), part, mine, theirs, taken);
            }
            return;
        }
        let side = |document: &Document| match (document.mark(id), document.mark_record(id)) {
            (Some(mark), Some(record)) => Side { said: Said::Mark(Rc::clone(mark)), stamp: record.stamp },
            (_, record) => of_record(record, |_| Said::Nothing),
        };
        self.add(Thing::Mark(id), Part::Whole, side(mine), side(theirs), taken);
    }

    fn record(&mut self, id: RecordId) {
        let (mine, theirs) = (self.mine, self.theirs);
        let of_mark =
            [mine, theirs].iter().any(|document| document.entry(id).is_some_and(|entry| entry.kind() == RecordKind::Mark));
        let thing = if of_mark { Thing::Mark(id.as_mark()) } else { Thing::Record(id) };
        if of_mark {
            let lives = [mine, theirs].map(|document| document.mark(id.as_mark()).is_some());
            return self.fields(&thing, id, lives);
        }
        if let (Some(one), Some(other)) = (mine.record(id), theirs.record(id))
            && one.kind() == other.kind()
        {
            return self.fields(&thing, id, [true; 2]);
        }
        let side = |document: &Document| match document.entry(id) {
            None => never(),
            Some(entry) if entry.is_removed() => Side { said: Said::Nothing, stamp: entry.removed().stamp },
            Some(entry) => Side { said: document.record(id).cloned().map_or(Said::Nothing, Said::Record), stamp: entry.newest() },
        };
        let lives = |document: &Document| document.entry(id).is_some_and(|entry| !entry.is_removed());
        let alive = [mine, theirs].map(lives);
        self.add(thing.clone(), Part::Whole, side(mine), side(theirs), lives(self.both) == alive[1]);
        if alive[0] != alive[1] && lives(self.both) {
            self.fields(&thing, id, alive);
        }
    }

    /// What is said, field by field. What belongs to something that one side does not have comes and goes with it; then only that is told
    /// which the other side loses all the same.
    fn fields(&mut self, thing: &Thing, id: RecordId, lives: [bool; 2]) {
        let (mine, theirs) = (self.mine, self.theirs);
        let names = [mine, theirs].into_iter().filter_map(|document| document.entry(id)).flat_map(|entry| entry.fields());
        let names: Table<Name, ()> = names.map(|(name, _)| (name.clone(), ())).collect();
        for name in names.keys() {
            let written = |document: &Document| document.entry(id).and_then(|entry| stamped(entry, name).cloned());
            let (one, other, merged) = (written(mine), written(theirs), written(self.both));
            let is_told = match lives {
                [true, true] => true,
                [false, false] => false,
                [mine, _] => merged != if mine { one.clone() } else { other.clone() },
            };
            if !is_told {
                continue;
            }
            let taken = merged == other && merged != one;
            let [one, other] = [(mine, &one, &other), (theirs, &other, &one)].map(|(document, own, across)| {
                let entry = document.record(id).or_else(|| document.entry(id));
                let shown = entry.and_then(|entry| stamped(entry, name)?.value.clone());
                match own {
                    Some(own) => {
                        Side { said: shown.map_or(Said::Nothing, |value| Said::Value(self.told(value))), stamp: own.stamp }
                    }
                    // Made anew since: then what was said of it before is void.
                    None => match document.entry(id).map(|entry| entry.removed().stamp) {
                        Some(anew) if across.as_ref().is_some_and(|across| across.stamp < anew) => {
                            Side { said: Said::Nothing, stamp: anew }
                        }
                        _ => never(),
                    },
                }
            });
            self.add(thing.clone(), Part::Field(name.clone()), one, other, taken);
        }
    }

    /// Of words on different texts only the words count.
    fn told(&self, value: Value) -> Value {
        match value {
            Value::Spans(words) if !self.same_text => {
                Value::Text(words.spans.iter().map(|span| &*span.quote).collect::<Vec<_>>().join(" … ").into())
            }
            value => value,
        }
    }

    fn root(&self, thing: &Thing) -> Thing {
        let Thing::Record(id) = thing else { return thing.clone() };
        let entry = self.theirs.record(*id).or_else(|| self.mine.record(*id));
        let named = entry.and_then(|entry| entry.id(Field::OfClaim).or_else(|| entry.id(Field::From)));
        let is_mark = |id: RecordId| [self.mine, self.theirs].iter().any(|document| document.mark(id.as_mark()).is_some());
        match named {
            Some(named) if is_mark(named) => Thing::Mark(named.as_mark()),
            Some(named) => Thing::Record(named),
            None => thing.clone(),
        }
    }
}

fn stamped<'a>(entry: &'a Entry, name: &Name) -> Option<&'a Stamped<Option<Value>>> {
    entry.fields().find(|(own, _)| *own == name).map(|(_, field)| field)
}

fn words(mark: &Mark, same_text: bool) -> Said {
    let ranges = if same_text { mark.ranges() } else { Vec::new() };
    Said::Words { quote: mark.quote().into(), ranges, lost: !mark.is_drawn() }
}
