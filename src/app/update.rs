//! From a state and an action to the next state. `None` means that nothing changed, so nothing is drawn again. No input or output
//! happens here.

use std::rc::Rc;

use crate::{
    app::{
        action::{Action, Intent},
        arrivals, cleaning, cursor, desk_acts, files, marking,
        notice::NoticeBody,
        route::Route,
        select,
        state::{AppState, BeingRead, Desk, DeskMode, Dialog, Find, Focus, Library, PanelMode, StorageState},
        tag_acts, versions,
    },
    domain::{
        document::{Details, Document},
        edit::Edit,
        finding::Needle,
        history::{Act, History, Stepped},
        id::DocumentId,
        query::{self, Direction},
        settings::Settings,
        stamp::Timestamp,
        tags::{TagDefinition, TagId},
    },
};

#[must_use]
pub fn update(state: &AppState, action: Action) -> Option<AppState> {
    let Action { intent, at, random } = action;
    let only_arrives = intent.only_arrives();
    let mut next = match intent {
        Intent::Open(route) => open(state, route),
        Intent::OpenDialog(dialog) => AppState { dialog: Some(dialog), ..state.clone() },
        Intent::CloseDialog => AppState { dialog: None, ..state.clone() },
        Intent::TakeText { text, file_name } => files::take_text(state, &text, file_name.as_deref(), at, random),
        Intent::TakeFile { name, bytes } => files::take_file(state, &name, &bytes, at, random),
        Intent::BeginReading { number, name } => begin_reading(state, number, name),
        Intent::EndReading(number) => without_reading(state, number),
        Intent::TakeArticle { reading, id, article, details, marks } => {
            files::take_article(state, (reading, id), &article, &details, &marks, at)?
        }
        Intent::UpdateArticle { was, text } => versions::update(state, &was, text, at),
        Intent::SetDetail(id, detail, told) => cleaning::set_detail(state, id, detail, told, at)?,
        Intent::Fold { blocks, open } => state.folding(blocks, open),
        Intent::ToggleBoilerplate(block) => cleaning::toggle(state, block..block + 1, at)?,
        Intent::ToggleBoilerplateHere => cleaning::toggle(state, cleaning::blocks_here(state)?, at)?,
        Intent::Rename { document, title } => rename(state, document, title.trim(), at)?,
        Intent::RemoveDocument(id) => remove_document(state, id, at)?,
        Intent::RestoreDocument(id) => restore_document(state, id, at)?,
        Intent::PurgeDocument(id) => purge(state, |document| document.id() == id && document.is_trashed())?,
        Intent::BackedUp => with_settings(state, at, |settings| settings.backed_up = Some(at)),
        Intent::Undo => undo(state, at),
        Intent::Redo => redo(state, at),
        Intent::UndoIn(id) => undo_in(state, id, at)?,
        Intent::ToggleKindFilter(kind) => state.with_desk(|desk| toggle(&mut desk.filter.kinds, kind)),
        Intent::ToggleTagFilter(tag) => state.with_desk(|desk| toggle(&mut desk.filter.tags, tag)),
        Intent::FilterWords(words) => state.with_desk(|desk| desk.filter.words = words),
        Intent::ClearFilter => state.with_desk(|desk| desk.filter = query::Filter::default()),
        Intent::Find(words) => find(state, words),
        Intent::FindStep(direction) => find_step(state, direction)?,
        Intent::SetMode(mode) => state.with_desk(|desk| {
            desk.mode = mode;
            desk.selection = None;
            desk.request(if mode == DeskMode::Article { Focus::Stay } else { Focus::View });
        }),
        Intent::SetPanel(panel) => state.with_desk(|desk| {
            desk.panel = panel;
            desk.request(if panel == PanelMode::Margin { Focus::Stay } else { Focus::Panel });
        }),
        Intent::SetLanguage(language) => with_settings(state, at, |settings| settings.language = language),
        Intent::SetTheme(theme) => with_settings(state, at, |settings| settings.theme = theme),
        Intent::SetName(name) => with_settings(state, at, |settings| settings.name = name),
        Intent::SetSnap(snap) => with_settings(state, at, |settings| settings.snap_to_words = snap),
        Intent::SetSingleKeys(on) => with_settings(state, at, |settings| settings.single_keys = on),
        Intent::SawHint(hint) => with_settings(state, at, |settings| {
            settings.saw(hint);
        }),
        Intent::SettleArrivals(decided) => arrivals::settle(state, decided.as_deref(), at),
        Intent::LookAgain => arrivals::look_again(state, at),
        Intent::UndoMerge(taken) => arrivals::undo(state, &taken, at),
        Intent::RememberExport(exporting) => files::remember_export(state, exporting, at),
        Intent::Desk(act) => desk_acts::update(state, act, at, random)?,
        Intent::PutTag(tag) => put_tag(state, &tag, at),
        Intent::Tags(act) => tag_acts::update(state, act, at)?,
        Intent::RemoveTag(tag) => remove_tag(state, &tag, at)?,
        Intent::Tell(body) => state.telling(body),
        Intent::Dismiss(id) => dismiss(state, id),
        Intent::StorageNow(storage) => AppState { storage, ..state.clone() },
        Intent::StockNow(stock) => AppState { stock, ..state.clone() },
        Intent::Heard(documents) => heard(state, documents, at)?,
        Intent::Waiting(rows) => with_library(state, |library| {
            let unread = rows.into_iter().filter(|row| !library.documents.contains_key(&row.id()));
            library.waiting = unread.map(|row| (row.id(), Rc::new(row))).collect();
        }),
        Intent::Purged(id) => purge(state, |document| document.id() == id)?,
        Intent::NotFound(ids) => not_found(state, &ids),
        Intent::HeardSettings(settings) => AppState { settings: Rc::new(settings), ..state.clone() },
        reading @ (Intent::MoveCursor { .. }
        | Intent::PlaceCursor { .. }
        | Intent::FinishSelection
        | Intent::ReleaseShift
        | Intent::SelectAll
        | Intent::PickAtCursor) => cursor::update(state, &reading)?,
        marks => marking::update(state, marks, at, random)?,
    };
    // What was changed is not saved, and says so from the moment it is drawn.
    if next.storage == StorageState::Saved && next.library.documents != state.library.documents {
        next.storage = StorageState::Saving;
    }
    if !only_arrives && (next.library.documents != state.library.documents || next.route != state.route) {
        next = next.settled(state.spoken.id);
    }
    let next = next.revealing(state);
    (next != *state).then_some(next)
}

/// Goes to an address. An article or mark that is not there is said, and the way on is the library or the article.
#[must_use]
pub fn open(state: &AppState, route: Route) -> AppState {
    let at_desk = state.route.document();
    let mut next = AppState { route: Rc::new(route.clone()), dialog: None, ..state.clone() };
    match route {
        Route::Desk { document, mark } => {
            let Some(shown) = state.library.documents.get(&document) else {
                // It is read at once; see `heard`.
                if state.library.may_have(document) {
                    return next;
                }
                return next.telling(NoticeBody::NoSuchDocument);
            };
            if at_desk != Some(document) || state.open_document().is_none() {
                next.desk = Rc::new(Desk::default());
            }
            match mark {
                Some(mark) if shown.mark(mark).is_none() => next.telling(NoticeBody::NoSuchMark),
                Some(mark) if next.desk.active != Some(mark) => {
                    let next = next.with_desk(|desk| {
                        desk.active = Some(mark);
                        desk.request(Focus::Sight(mark));
                    });
                    next.telling(NoticeBody::AtMark(mark))
                }
                _ => next,
            }
        }
        _ => next,
    }
}

/// The state after one edit of a document, as one step of undo.
#[must_use]
pub fn edit(state: &AppState, id: DocumentId, edit: &Edit, act: Act, at: Timestamp) -> AppState {
    let Some(document) = state.library.documents.get(&id) else { return state.telling(NoticeBody::NoSuchDocument) };
    let (stamp, clock) = state.clock.tick(at);
    match document.apply(edit, stamp) {
        Ok((document, inverse)) => {
            let history = state.library.histories.get(&id).cloned().unwrap_or_default().record(inverse, act, at);
            AppState { clock, ..with_document(state, document, history) }
        }
        Err(_) => state.telling(NoticeBody::EditRefused),
    }
}

#[must_use]
pub fn with_document(state: &AppState, document: Document, history: History) -> AppState {
    let id = document.id();
    with_library(state, |library| {
        library.documents.insert(id, Rc::new(document));
        library.histories.insert(id, history);
    })
}

fn with_library(state: &AppState, change: impl FnOnce(&mut Library)) -> AppState {
    let mut library = (*state.library).clone();
    change(&mut library);
    AppState { library: Rc::new(library), ..state.clone() }
}

fn begin_reading(state: &AppState, number: u32, name: Rc<str>) -> AppState {
    let mut next = state.clone();
    Rc::make_mut(&mut next.readings).push(BeingRead { number, name, route: Rc::clone(&state.route) });
    next
}

pub(super) fn without_reading(state: &AppState, number: u32) -> AppState {
    let mut next = state.clone();
    Rc::make_mut(&mut next.readings).retain(|reading| reading.number != number);
    next
}

pub(super) fn with_settings(state: &AppState, at: Timestamp, change: impl FnOnce(&mut Settings)) -> AppState {
    let mut settings = (*state.settings).clone();
    change(&mut settings);
    if settings != *state.settings {
        settings.changed = Some(at);
    }
    AppState { settings: Rc::new(settings), ..state.clone() }
}

fn toggle<T: PartialEq>(set: &mut Vec<T>, item: T) {
    match set.iter().position(|own| *own == item) {
        Some(index) => {
            set.remove(index);
        }
        None => set.push(item),
    }
}

fn rename(state: &AppState, id: DocumentId, title: &str, at: Timestamp) -> Option<AppState> {
    let document = state.library.documents.get(&id)?;
    if title.is_empty() || *document.details().title == *title {
        return None;
    }
    let details = Details { title: title.into(), ..(**document.details()).clone() };
    let next = edit(state, id, &Edit::SetDetails(Rc::new(details)), Act::Rename, at);
    Some(next.telling(NoticeBody::Renamed { document: id }))
}

/// Into the trash or out of it. It is not in the article's own history: what is undone there must not take the article away.
pub(super) fn set_trashed(state: &AppState, id: DocumentId, trashed: bool, at: Timestamp) -> Option<AppState> {
    let document = state.library.documents.get(&id).filter(|document| document.is_trashed() != trashed)?;
    let (stamp, clock) = state.clock.tick(at);
    let (document, _) = document.apply(&Edit::SetTrashed(trashed), stamp).ok()?;
    let next = with_library(state, |library| {
        library.documents.insert(id, Rc::new(document));
        library.removed.retain(|own| *own != id);
        if trashed {
            library.removed.push(id);
        }
    });
    Some(AppState { clock, ..next })
}

fn remove_document(state: &AppState, id: DocumentId, at: Timestamp) -> Option<AppState> {
    let next = set_trashed(state, id, true, at)?;
    let title = Rc::clone(&state.library.documents.get(&id)?.details().title);
    let next = if state.route.document() == Some(id) { open(&next, Route::Library) } else { next };
    Some(next.telling(NoticeBody::Removed { document: id, title }))
}

fn restore_document(state: &AppState, id: DocumentId, at: Timestamp) -> Option<AppState> {
    let mut next = set_trashed(state, id, false, at)?;
    Rc::make_mut(&mut next.notices).retain(|notice| !matches!(notice.body, NoticeBody::Removed { document, .. } if document == id));
    Some(next)
}

/// Deletes for good. What is no longer in the library is deleted in the homes.
fn purge(state: &AppState, gone: impl Fn(&Document) -> bool) -> Option<AppState> {
    let ids: Vec<DocumentId> =
        state.library.documents.values().filter(|document| gone(document)).map(|document| document.id()).collect();
    if ids.is_empty() {
        return None;
    }
    Some(with_library(state, |library| {
        for id in ids {
            library.documents.remove(&id);
            library.histories.remove(&id);
            library.removed.retain(|own| *own != id);
        }
    }))
}

/// Undo means the article on the desk; in the library it brings back what was deleted last.
fn undo(state: &AppState, at: Timestamp) -> AppState {
    match (state.route.document(), state.library.removed.last().copied()) {
        (Some(id), _) => step(state, id, at, History::undo, NoticeBody::Undone, NoticeBody::NothingToUndo),
        (None, Some(id)) => restore_document(state, id, at).unwrap_or_else(|| state.clone()),
        (None, None) => state.telling(NoticeBody::NothingToUndo),
    }
}

fn redo(state: &AppState, at: Timestamp) -> AppState {
    match state.route.document() {
        Some(id) => step(state, id, at, History::redo, NoticeBody::Redone, NoticeBody::NothingToRedo),
        None => state.telling(NoticeBody::NothingToRedo),
    }
}

fn undo_in(state: &AppState, id: DocumentId, at: Timestamp) -> Option<AppState> {
    state.library.documents.get(&id)?;
    Some(step(state, id, at, History::undo, NoticeBody::Undone, NoticeBody::NothingToUndo))
}

/// Takes the newest step of an article back, if it is the one that was made at that time.
#[must_use]
pub(super) fn undo_at(state: &AppState, id: DocumentId, made: Timestamp, at: Timestamp) -> AppState {
    let is_newest = state.library.histories.get(&id).and_then(History::newest).is_some_and(|(_, newest)| newest == made);
    if !is_newest {
        return state.clone();
    }
    step(state, id, at, History::undo, NoticeBody::Undone, NoticeBody::NothingToUndo)
}

type StepOf = fn(&History, &Document, crate::domain::stamp::Stamp) -> Result<Option<Stepped>, crate::domain::edit::EditError>;

fn step(state: &AppState, id: DocumentId, at: Timestamp, go: StepOf, done: fn(Act) -> NoticeBody, nothing: NoticeBody) -> AppState {
    let Some(document) = state.library.documents.get(&id) else { return state.telling(NoticeBody::NoSuchDocument) };
    let history = state.library.histories.get(&id).cloned().unwrap_or_default();
    let (stamp, clock) = state.clock.tick(at);
    match go(&history, document, stamp) {
        Ok(None) => state.telling(nothing),
        Ok(Some(Stepped { document, history, act, mark })) => {
            let back = mark.filter(|mark| document.mark(*mark).is_some());
            let gone = state.desk.active.is_some_and(|active| document.mark(active).is_none());
            let next = AppState { clock, ..with_document(state, document, history) };
            let next = next.with_desk(|desk| {
                if back.is_some() || gone {
                    desk.active = back;
                }
                if let Some(mark) = back {
                    desk.request(Focus::Sight(mark));
                }
            });
            next.telling(done(act))
        }
        Err(_) => {
            let history = history.without_last();
            with_library(state, |library| {
                library.histories.insert(id, history);
            })
            .telling(NoticeBody::StepLost)
        }
    }
}

fn find(state: &AppState, words: Option<String>) -> AppState {
    let hits = match (&words, state.open_document()) {
        (Some(words), Some(document)) => Needle::new(words).places(document.article().text()).collect(),
        _ => Vec::new(),
    };
    let from = state.desk.cursor.map_or(0, |cursor| cursor.head.get());
    let current = hits.iter().position(|hit| hit.start().get() >= from).unwrap_or(0);
    state.with_desk(|desk| {
        match (&desk.find, &words) {
            (None, Some(_)) => desk.request(Focus::Find),
            (Some(_), None) => desk.request(Focus::Article),
            _ => {}
        }
        desk.find = words.map(|words| Find { words: words.into(), hits: hits.into(), current });
    })
}

fn find_step(state: &AppState, direction: Direction) -> Option<AppState> {
    let find = state.desk.find.clone()?;
    let count = find.hits.len();
    if count == 0 {
        return None;
    }
    let current = match direction {
        Direction::Next => (find.current + 1) % count,
        Direction::Previous => (find.current + count - 1) % count,
    };
    Some(state.with_desk(|desk| desk.find = Some(Find { current, ..find })))
}

/// Puts a tag into the settings, and into the open article if it uses the tag, so that its labels travel with it.
fn put_tag(state: &AppState, tag: &Rc<TagDefinition>, at: Timestamp) -> AppState {
    let next = with_settings(state, at, |settings| settings.tags = settings.tags.with(Rc::clone(tag)));
    match next.open_document() {
        Some(document) if document.uses_tag(&tag.id) => {
            edit(&next, document.id(), &Edit::PutTag(Rc::clone(tag)), Act::ChangeTags, at)
        }
        _ => next,
    }
}

/// Deletes a tag of the settings; one that any article uses is archived instead.
fn remove_tag(state: &AppState, id: &TagId, at: Timestamp) -> Option<AppState> {
    let tag = state.settings.tags.get(id)?;
    let in_use = state.library.documents.values().any(|document| document.uses_tag(id));
    if in_use {
        let archived = Rc::new(TagDefinition { archived: true, ..(**tag).clone() });
        let next = with_settings(state, at, |settings| settings.tags = settings.tags.with(archived));
        return Some(next.telling(NoticeBody::TagInUse));
    }
    Some(with_settings(state, at, |settings| settings.tags = settings.tags.without(id)))
}

fn dismiss(state: &AppState, id: u32) -> AppState {
    let mut next = state.clone();
    Rc::make_mut(&mut next.notices).retain(|notice| notice.id != id);
    next
}

fn heard(state: &AppState, documents: Vec<Document>, at: Timestamp) -> Option<AppState> {
    let mut next = state.clone();
    let library = Rc::make_mut(&mut next.library);
    for theirs in documents {
        let id = theirs.id();
        let merged = match library.documents.get(&id) {
            Some(mine) => Rc::new(mine.merge(&theirs).ok()?),
            None => Rc::new(theirs),
        };
        next.clock = next.clock.after(merged.last_stamp());
        library.waiting.remove(&id);
        if library.documents.get(&id).is_none_or(|mine| *mine != merged) {
            library.documents.insert(id, merged);
        }
    }
    // What has lain in the trash for long goes.
    let next =
        purge(&next, |document| document.is_trashed() && document.trashed().stamp.at.0.saturating_add(TRASH_KEEPS_MS) < at.0)
            .unwrap_or(next);
    let gone = next.desk.active.filter(|active| next.open_document().is_none_or(|document| document.mark(*active).is_none()));
    let next = if gone.is_some() { next.with_desk(|desk| desk.active = None) } else { next };
    // An address can name an article, or a mark in it, that had not been read when the page was opened.
    let arrived = state.open_document().is_none() && next.open_document().is_some();
    Some(if arrived { open(&next, (*next.route).clone()) } else { next })
}

/// Articles in the trash stay for thirty days.
pub const TRASH_KEEPS_MS: u64 = 30 * 24 * 60 * 60 * 1000;

fn not_found(state: &AppState, ids: &[DocumentId]) -> AppState {
    let next = with_library(state, |library| {
        library.looking = false;
        for id in ids {
            library.waiting.remove(id);
        }
    });
    let lost = state.open_document().is_none()
        && state.route.document().is_some_and(|id| state.library.may_have(id) && !next.library.may_have(id));
    if lost { next.telling(NoticeBody::NoSuchDocument) } else { next }
}

/// Whether the dialog or panel that is open should be closed by Escape before anything else.
#[must_use]
pub fn something_is_open(state: &AppState) -> bool {
    state.dialog.is_some() || state.desk.selection.is_some() || state.desk.find.is_some() || state.desk.panel != PanelMode::Margin
}

/// The dialog for exporting what is on the screen.
#[must_use]
pub fn export_dialog(state: &AppState) -> Dialog {
    Dialog::Export(select::export_scope(state))
}
