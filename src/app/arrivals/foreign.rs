//! Marks of other software, put on the article that they are about.

use std::{collections::BTreeMap, rc::Rc};

use super::{Arrival, rows};
use crate::{
    anchor::{
        describe::describe,
        edges::Reach,
        resolution::{Resolution, State},
        revision::Revision,
    },
    app::{
        notice::Refusal,
        state::{Library, Waiting},
    },
    domain::{
        article::Article,
        desk::{
            entry::{Entry, Name, Value},
            field::{Field, RecordKind},
        },
        document::Document,
        edit::Edit,
        id::{MarkId, RecordId},
        mark::{Anchor, Kind, Mark},
        stamp::{Stamp, Timestamp},
        text::TextRange,
    },
    format::{
        import::{self as foreign, ImportError, Imported},
        native::Reading,
    },
};

pub(super) fn look(
    library: &Library,
    waiting: &Waiting,
    text: &str,
    source: foreign::Source,
    at: Timestamp,
) -> Result<Arrival, Refusal> {
    let open = waiting.on.and_then(|id| library.documents.get(&id)).map(|document| &**document);
    let beside = open.filter(|_| source == foreign::Source::Brat).map(|document| document.article().text());
    let read = |article| foreign::read(source, foreign::File { text, beside, article, unit: None, at });
    let read = match read(None) {
        // Only what holds no text of its own goes on the article that happens to be open.
        Err(ImportError::NeedsArticle) if open.is_some() => read(open),
        read => read,
    };
    let Imported { documents, problems, mut lost, .. } = read.map_err(|error| match error {
        ImportError::NotJson { line, column } => Refusal::BrokenJson { line, column },
        ImportError::NoAnnotations => Refusal::NoAnnotations,
        ImportError::PagesElsewhere => Refusal::PagesElsewhere,
        ImportError::NoColumn { columns } => {
            let named: Vec<String> = columns.into_iter().filter(|name| !name.is_empty()).collect();
            if named.is_empty() { Refusal::Empty } else { Refusal::NoColumn(named.join(", ").into()) }
        }
        ImportError::NeedsArticle | ImportError::NeedsText => Refusal::NeedsArticle,
    })?;
    if documents.is_empty() {
        return Err(Refusal::NoAnnotations);
    }
    let placed = documents.into_iter().map(|theirs| match own(library, &theirs) {
        Some(mine) => {
            let (both, more) = adopt(mine, &theirs, at);
            lost += more;
            both
        }
        None => theirs,
    });
    let documents: Vec<Document> = placed.collect();
    let rows = rows(library, &documents);
    let reading = Reading { documents, problems: Vec::new(), settings: None };
    Ok(Arrival { format: Some(source.title()), reading, rows, problems, lost })
}

/// The article that is there for one of a file: by its id, or by its text.
fn own<'a>(library: &'a Library, theirs: &Document) -> Option<&'a Rc<Document>> {
    let same_text = |mine: &&Rc<Document>| !mine.is_trashed() && mine.article().text() == theirs.article().text();
    library.documents.get(&theirs.id()).or_else(|| library.documents.values().find(same_text))
}

/// Puts the marks of a file on the article that is there. Text and details stay: other formats hold less of them. Also says how many
/// marks found no place, because the text of the file is another.
fn adopt(mine: &Document, theirs: &Document, at: Timestamp) -> (Document, usize) {
    let same = mine.article().text() == theirs.article().text();
    let revision = (!same).then(|| Revision::new(theirs.article().text().into(), mine.article().text().into()));
    let twins: BTreeMap<_, _> = mine.marks().map(|own| (place(own), own)).collect();
    let (mut both, entities) = with_entities(mine, theirs, at);
    let mut lost = 0;
    for mark in theirs.marks() {
        let their_id = mark.id;
        let mark = match &revision {
            None => Rc::clone(mark),
            Some(revision) => Rc::new(carried(mark, revision, mine.article())),
        };
        lost += usize::from(revision.is_some() && mark.anchor == Anchor::Lost);
        let known = mine.mark_record(mark.id).map(|record| record.value.as_ref());
        // Some formats hold no ids: then the same kind of mark on the same words is the same mark.
        let known = known.or_else(|| twins.get(&place(&mark)).map(|own| Some(*own)));
        let (id, mark, stamp) = match known {
            None => (mark.id, Some(mark.clone()), Stamp { at: mark.created, ..Stamp::default() }),
            // What was deleted here stays so.
            Some(None) => continue,
            Some(Some(own)) => (own.id, moved(own, &mark).map(Rc::new), Stamp { at, ..Stamp::default() }),
        };
        let news = said(&both, id, theirs.record(their_id.into()), &entities);
        if mark.is_none() && news.is_empty() {
            continue;
        }
        let tags = mark.iter().flat_map(|mark| mark.tags.iter().chain(&mark.entity_type));
        let missing = tags.filter(|tag| both.tag_record(tag).is_none());
        let definitions = missing.filter_map(|tag| theirs.tag_record(tag)?.value.clone());
        let mut edits: Vec<Edit> = definitions.map(Edit::PutTag).collect();
        edits.extend(mark.map(Edit::PutMark));
        edits.extend(news);
        // A mark that broke a rule of the model would have been left out by the reader of the file.
        if let Ok((next, _)) = both.apply(&Edit::All(edits), stamp) {
            both = next;
        }
    }
    (both, lost)
}

/// The entities of a file by their ids, each with the one that is here: the same item of Wikidata, or a new one.
type Entities = BTreeMap<RecordId, RecordId>;

/// Adds the entities of a file that are not here.
fn with_entities(mine: &Document, theirs: &Document, at: Timestamp) -> (Document, Entities) {
    let mut both = mine.clone();
    let mut entities = Entities::new();
    let is_entity = |entry: &Entry| entry.kind() == RecordKind::Entity && !entry.is_removed();
    for (id, entry) in theirs.records().filter(|(_, entry)| is_entity(entry)) {
        let item = entry.text(Field::WikidataId);
        let same = |own: &Entry| !item.is_empty() && is_entity(own) && own.text(Field::WikidataId) == item;
        let known = both.entries().find(|(own, entry)| *own == id || same(entry)).map(|(own, entry)| (own, entry.is_removed()));
        match known {
            // What was deleted here stays so.
            Some((_, true)) => {}
            Some((own, false)) => {
                entities.insert(id, own);
            }
            None => {
                let put = Edit::PutRecord(Rc::new(entry.content(id)));
                if let Ok((next, _)) = both.apply(&put, Stamp { at, ..Stamp::default() }) {
                    both = next;
                    entities.insert(id, id);
                }
            }
        }
    }
    (both, entities)
}

/// What a file says of a mark beyond its words, where that is not said here yet. Words of the text are left: they are of the other text.
fn said(mine: &Document, mark: MarkId, theirs: Option<&Rc<Entry>>, entities: &Entities) -> Vec<Edit> {
    let own = mine.record(mark.into());
    let values = theirs.into_iter().flat_map(|entry| entry.values());
    let news = values.filter_map(|(name, value)| {
        let Name::Known(field) = name else { return None };
        let value = match value {
            Value::Text(_) | Value::Texts(_) => value.clone(),
            Value::Id(id) => Value::Id(*entities.get(id)?),
            Value::Spans(_) | Value::Unknown(_) => return None,
        };
        let is_new = own.and_then(|own| own.value(*field)) != Some(&value);
        is_new.then(|| Edit::SetField(mark.into(), *field, Some(value)))
    });
    news.collect()
}

fn place(mark: &Mark) -> (Kind, Vec<(usize, usize)>) {
    (mark.kind, mark.ranges().iter().map(|range| (range.start().get(), range.end().get())).collect())
}

/// A mark of another text, on the words that became of its own.
fn carried(mark: &Mark, revision: &Revision, article: &Article) -> Mark {
    let found: Vec<Resolution> = mark.ranges().iter().map(|range| revision.carry_as(*range, Reach::of(mark.kind))).collect();
    let ranges: Option<Vec<TextRange>> = found.iter().map(Resolution::place).collect();
    let spans = ranges.filter(|_| mark.is_drawn()).map(|ranges| describe(article, &ranges)).unwrap_or_default();
    if spans.is_empty() {
        return Mark { anchor: Anchor::Lost, ..mark.clone() };
    }
    let anchor = match found.iter().map(|found| found.state).max() {
        None | Some(State::Exact) => Anchor::Exact,
        Some(State::Moved) => Anchor::Moved,
        Some(State::Edited | State::Lost) => Anchor::Edited,
    };
    Mark { spans, anchor, ..mark.clone() }
}

/// The own mark as a file has it, if that says something else. What the format may not hold, tags and note, is taken only if it is
/// there.
fn moved(own: &Mark, theirs: &Mark) -> Option<Mark> {
    let mut mark = own.clone();
    mark.kind = theirs.kind;
    if theirs.is_drawn() && theirs.ranges() != own.ranges() {
        (mark.spans, mark.anchor) = (theirs.spans.clone(), theirs.anchor);
    }
    if theirs.entity_type.is_some() {
        mark.entity_type.clone_from(&theirs.entity_type);
    }
    if !theirs.tags.is_empty() {
        mark.tags.clone_from(&theirs.tags);
    }
    if !theirs.note.is_empty() {
        mark.note.clone_from(&theirs.note);
    }
    (mark != *own).then_some(mark)
}
