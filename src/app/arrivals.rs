//! What was brought in and would change what is there: a colleague's state of an article, marks from other software. It waits for a look
//! before it is taken over, for a merge cannot be undone. The state keeps only what came ([`Waiting`]): what it would do is told anew of
//! what is there now.
//!
//! A first visit does not load this; see [`files`](super::files).

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    anchor::{
        describe::describe,
        resolution::{Resolution, State},
        revision::Revision,
    },
    app::{
        files::import,
        notice::Refusal,
        state::{AppState, Dialog, Library, Waiting},
    },
    domain::{
        article::Article,
        desk::entry::{Entry, Name, Value},
        document::Document,
        edit::Edit,
        id::{DocumentId, MarkId},
        incoming::{Incoming, incoming},
        mark::{Anchor, Kind, Mark},
        stamp::{Stamp, Timestamp},
        text::TextRange,
    },
    format::{
        export::Target,
        import::{self as foreign, ImportError, Imported},
        native::{self, Reading},
    },
};

/// What taking a file over would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Of the format, for readers.
    pub format: &'static str,
    /// What would be taken over.
    pub reading: native::Reading,
    pub rows: Vec<Row>,
    /// What another format's records could not give.
    pub problems: Vec<foreign::Problem>,
    /// Marks whose words were not found; they are kept as lost.
    pub lost: usize,
}

/// What becomes of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub document: DocumentId,
    pub title: Rc<str>,
    pub fate: Fate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not there yet.
    New {
        marks: usize,
    },
    /// Nothing in it is new.
    Same,
    Changed(Incoming),
}

/// What a file would do. Marks of other software go on the article they are about: that of the file if it holds one, else the one that
/// was on the desk when it came. `None` if the file is of no known format.
///
/// # Errors
/// Why nothing could be taken.
pub fn look(library: &Library, waiting: &Waiting, at: Timestamp) -> Option<Result<Arrival, Refusal>> {
    if let Ok(reading) = native::read(&waiting.text) {
        let (format, rows) = (Target::Beleg.spec().title, rows(library, &reading.documents));
        return Some(Ok(Arrival { format, reading, rows, problems: Vec::new(), lost: 0 }));
    }
    let source = foreign::recognise(&waiting.text)?;
    Some(look_at_foreign(library, waiting, source, at))
}

fn look_at_foreign(library: &Library, waiting: &Waiting, source: foreign::Source, at: Timestamp) -> Result<Arrival, Refusal> {
    let open = waiting.on.and_then(|id| library.documents.get(&id)).map(|document| &**document);
    let beside = open.filter(|_| source == foreign::Source::Brat).map(|document| document.article().text());
    let read = |article| foreign::read(source, foreign::File { text: &waiting.text, beside, article, unit: None, at });
    let read = match read(None) {
        // Only what holds no text of its own goes on the article that happens to be open.
        Err(ImportError::NeedsArticle) if open.is_some() => read(open),
        read => read,
    };
    let Imported { documents, problems, mut lost, .. } = read.map_err(|error| match error {
        ImportError::NotJson { line, column } => Refusal::BrokenJson { line, column },
        ImportError::NoAnnotations => Refusal::NoAnnotations,
        ImportError::PagesElsewhere => Refusal::PagesElsewhere,
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
    Ok(Arrival { format: source.title(), reading, rows, problems, lost })
}

/// Takes a file at once if it changes nothing of what is there; else it waits for a look.
pub(super) fn take(state: &AppState, arrival: Arrival, waiting: Waiting, at: Timestamp) -> AppState {
    let is_native = arrival.format == Target::Beleg.spec().title;
    let harmless = |row: &Row| match row.fate {
        Fate::New { .. } => is_native,
        Fate::Same => true,
        Fate::Changed(_) => false,
    };
    if arrival.rows.iter().all(harmless) && arrival.problems.is_empty() {
        return import(state, arrival.reading, at);
    }
    let arrivals = state.arrivals.iter().cloned().chain([waiting]).collect();
    AppState { arrivals: Rc::new(arrivals), dialog: Some(Dialog::Arrivals), ..state.clone() }
}

/// What is in the documents of a file, compared with what is there.
fn rows(library: &Library, documents: &[Document]) -> Vec<Row> {
    let row = |theirs: &Document| {
        let mine = library.documents.get(&theirs.id());
        let fate = match mine.and_then(|mine| incoming(mine, theirs).ok()) {
            None => Fate::New { marks: theirs.marks().count() },
            Some(found) if found.nothing => Fate::Same,
            Some(found) => Fate::Changed(found),
        };
        let title = mine.map_or_else(|| theirs.details().title.clone(), |mine| mine.details().title.clone());
        Row { document: theirs.id(), title, fate }
    };
    documents.iter().map(row).collect()
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
    let mut both = mine.clone();
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
        let news = said(&both, id, theirs.record(their_id.into()));
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

/// What a file says of a mark beyond its words, where that is not said here yet. Words of the text are left: they are of the other text.
fn said(mine: &Document, mark: MarkId, theirs: Option<&Rc<Entry>>) -> Vec<Edit> {
    let own = mine.record(mark.into());
    let values = theirs.into_iter().flat_map(|entry| entry.values());
    let news = values.filter_map(|(name, value)| {
        let Name::Known(field) = name else { return None };
        let is_new = matches!(value, Value::Text(_) | Value::Texts(_)) && own.and_then(|own| own.value(*field)) != Some(value);
        is_new.then(|| Edit::SetField(mark.into(), *field, Some(value.clone())))
    });
    news.collect()
}

fn place(mark: &Mark) -> (Kind, Vec<(usize, usize)>) {
    (mark.kind, mark.ranges().iter().map(|range| (range.start().get(), range.end().get())).collect())
}

/// A mark of another text, on the words that became of its own.
fn carried(mark: &Mark, revision: &Revision, article: &Article) -> Mark {
    let found: Vec<Resolution> = mark.ranges().iter().map(|range| revision.carry(*range)).collect();
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

/// Ends the waiting: takes everything over, or leaves it.
#[must_use]
#[inline(never)]
pub fn settle(state: &AppState, take: bool, at: Timestamp) -> AppState {
    let arrivals = Rc::clone(&state.arrivals);
    let next = AppState { arrivals: Rc::default(), dialog: None, ..state.clone() };
    if !take {
        return next;
    }
    let mut all = Reading::default();
    for arrival in arrivals.iter().filter_map(|waiting| look(&next.library, waiting, at)?.ok()) {
        all.documents.extend(arrival.reading.documents);
        all.problems.extend(arrival.reading.problems);
        all.settings = arrival.reading.settings.or(all.settings);
    }
    import(&next, all, at)
}
