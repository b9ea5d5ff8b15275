//! What is brought in: pasted text, a dropped or opened file. Either it becomes an article, or marks and articles of our own
//! format, or it is refused with a reason.
//!
//! A first visit does not load this: whoever sends its intents waits for the rest of the program first (`ui::intake`).

use std::rc::Rc;

use crate::{
    app::{
        arrivals,
        notice::{NoticeBody, Refusal},
        route::Route,
        state::{AppState, Waiting},
        update::{open, set_trashed, with_document, with_settings, without_reading},
    },
    domain::{
        article::Article,
        details::Detail,
        document::{Details, Document},
        id::DocumentId,
        settings::Exporting,
        stamp::Timestamp,
    },
    format::{
        date_time::Moment,
        import as foreign,
        native::{self, ReadError, Reading},
    },
    intake::{
        bytes::{self, DecodeError, Encoding},
        extracted::ExtractError,
        text,
    },
};

/// A new article from text, or what stands in the text if it is one of our own files.
#[must_use]
#[inline(never)]
pub fn take_text(state: &AppState, text: &str, file_name: Option<&str>, at: Timestamp, random: [u8; 10]) -> AppState {
    take(state, text, file_name, None, at, random)
}

/// A file's bytes, whatever they are.
#[must_use]
#[inline(never)]
pub fn take_file(state: &AppState, name: &str, content: &[u8], at: Timestamp, random: [u8; 10]) -> AppState {
    match bytes::decode(content) {
        Ok(decoded) => take(state, &decoded.text, Some(name), Some((decoded.encoding, decoded.replaced)), at, random),
        Err(DecodeError::Binary { looks_like }) => refuse(state, Some(name), Refusal::Binary(looks_like)),
    }
}

/// What was chosen for a file, for the next time.
#[must_use]
#[inline(never)]
pub fn remember_export(state: &AppState, exporting: Rc<Exporting>, at: Timestamp) -> AppState {
    with_settings(state, at, |settings| settings.exporting = exporting)
}

fn take(
    state: &AppState,
    text: &str,
    file_name: Option<&str>,
    decoded: Option<(Encoding, usize)>,
    at: Timestamp,
    random: [u8; 10],
) -> AppState {
    let named_json = file_name.is_some_and(|name| name.to_ascii_lowercase().ends_with(".json"));
    if named_json || bytes::looks_like_json(text) || foreign::recognise(text).is_some() {
        let waiting = Waiting { name: file_name.unwrap_or_default().into(), text: text.into(), on: state.route.document() };
        match arrivals::look(&state.library, &waiting, at) {
            Some(Ok(arrival)) => return arrivals::take(state, arrival, waiting, at),
            Some(Err(why)) => return refuse(state, file_name, why),
            None => {}
        }
        if let Some(error) = native::read(text).err().filter(|_| named_json) {
            return refuse(state, file_name, refusal(&error));
        }
    }
    let named_page =
        file_name.is_some_and(|name| [".html", ".htm", ".xhtml"].iter().any(|end| name.to_ascii_lowercase().ends_with(end)));
    if named_page || (file_name.is_some() && bytes::looks_like_markup(text)) {
        return refuse(state, file_name, Refusal::Markup);
    }
    new_article(state, text, file_name, decoded, at, random)
}

fn refuse(state: &AppState, name: Option<&str>, why: Refusal) -> AppState {
    state.telling(NoticeBody::Refused { name: name.map(Into::into), why })
}

fn new_article(
    state: &AppState,
    text: &str,
    file_name: Option<&str>,
    decoded: Option<(Encoding, usize)>,
    at: Timestamp,
    random: [u8; 10],
) -> AppState {
    let name = file_name.unwrap_or_default();
    let encoding = decoded.map(|(encoding, _)| encoding);
    let replaced = decoded.map_or(0, |(_, replaced)| replaced);
    let (article, details) = match text::read(text, name, encoding.map(encoding_name), replaced) {
        Ok(read) => read,
        Err(ExtractError::TooLong { characters, limit }) => {
            return refuse(state, file_name, Refusal::TooLong { characters, limit });
        }
        Err(_) => return refuse(state, file_name, Refusal::Empty),
    };
    let details = Details { accessed: accessed(at), ..details };
    let changes = Rc::new(details.clone());
    let (stamp, clock) = state.clock.tick(at);
    let document = Document::new(DocumentId::new(at, random), article, details, stamp);
    let id = document.id();
    let next = with_document(&AppState { clock, ..state.clone() }, document, Default::default());
    let next = open(&next, Route::Desk { document: id, mark: None });
    tell_taken(next, changes, false)
}
/// Its label in the Encoding Standard (WHATWG).
fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => "UTF-8",
        Encoding::Utf16Le => "UTF-16LE",
        Encoding::Utf16Be => "UTF-16BE",
        Encoding::Windows1252 => "windows-1252",
    }
}

/// Tells what of a source was not taken as it was, if there is anything of that kind.
fn tell_taken(state: AppState, details: Rc<Details>, elsewhere: bool) -> AppState {
    let usual = details.intake.is_empty() && matches!(&*details.encoding, "" | "UTF-8");
    if usual && !elsewhere { state } else { state.telling(NoticeBody::TakenIn { details, elsewhere }) }
}

fn accessed(at: Timestamp) -> Rc<str> {
    Moment(at).to_string().into()
}

/// What the file says of itself; the rest is said by people.
const FROM_FILE: [Detail; 9] = [
    Detail::Title,
    Detail::Subtitle,
    Detail::Language,
    Detail::CanonicalUrl,
    Detail::Outlet,
    Detail::Authors,
    Detail::Published,
    Detail::FileName,
    Detail::Encoding,
];

/// Takes an article that the reader has read. One that is there already was read anew, in another encoding; it is replaced while it has
/// no marks, for these are about its words. `None` if it was called off in the meantime.
#[must_use]
#[inline(never)]
pub fn take_article(
    state: &AppState,
    reading: u32,
    id: DocumentId,
    article: &Rc<Article>,
    details: &Rc<Details>,
    at: Timestamp,
) -> Option<AppState> {
    let begun = state.readings.iter().find(|own| own.number == reading)?;
    let before = state.library.documents.get(&id);
    let mut known = Details { accessed: accessed(at), ..(**details).clone() };
    if let Some(before) = before {
        if before.mark_records().next().is_some() {
            return Some(without_reading(state, reading).telling(NoticeBody::EditRefused));
        }
        let read = std::mem::replace(&mut known, (**before.details()).clone());
        FROM_FILE.iter().for_each(|detail| known.set(*detail, read.get(*detail)));
        known.intake = read.intake;
    }
    let known = Rc::new(known);
    let (stamp, clock) = state.clock.tick(at);
    let document = Document::new(id, (**article).clone(), (*known).clone(), stamp);
    let document = match before {
        Some(before) => before.merge(&document).ok()?,
        None => document,
    };
    let next = with_document(&AppState { clock, ..without_reading(state, reading) }, document, Default::default());
    let stays = begun.route != state.route;
    // What is read again stays as it is looked at, with the dialog that asked for it.
    let next = if stays || before.is_some() { next } else { open(&next, Route::Desk { document: id, mark: None }) };
    Some(tell_taken(next, known, stays))
}

/// Takes what was read: articles that are new are added, those that are known are merged.
pub(super) fn import(state: &AppState, reading: Reading, at: Timestamp) -> AppState {
    let Reading { documents, problems, settings } = reading;
    let only = match documents.as_slice() {
        [document] => Some(document.id()),
        _ => None,
    };
    let (mut added, mut merged, mut unchanged) = (0, 0, 0);
    let mut next = state.clone();
    for theirs in documents {
        let id = theirs.id();
        let history = next.library.histories.get(&id).cloned().unwrap_or_default();
        next.clock = next.clock.after(theirs.last_stamp());
        // Who opens a file with an article wants to see it, even if it lay in the trash.
        let wanted = !theirs.is_trashed();
        let document = match next.library.documents.get(&id).map(|mine| (mine.clone(), mine.merge(&theirs))) {
            None => {
                added += 1;
                theirs
            }
            Some((mine, Ok(both))) if *mine == both => {
                match set_trashed(&next, id, false, at).filter(|_| wanted) {
                    Some(restored) => {
                        merged += 1;
                        next = restored;
                    }
                    None => unchanged += 1,
                }
                continue;
            }
            Some((_, Ok(both))) => {
                merged += 1;
                both
            }
            // Equal ids cannot be different documents here; if they were, what is here stays.
            Some((_, Err(_))) => continue,
        };
        next = with_document(&next, document, history);
        if wanted {
            next = set_trashed(&next, id, false, at).unwrap_or(next);
        }
    }
    if let Some(theirs) = settings {
        next = with_settings(&next, at, |mine| mine.add(&theirs));
    }
    let next = match only {
        Some(document) if next.library.documents.contains_key(&document) => open(&next, Route::Desk { document, mark: None }),
        _ => next,
    };
    next.telling(NoticeBody::Imported { added, merged, unchanged, problems: Rc::new(problems) })
}

fn refusal(error: &ReadError) -> Refusal {
    match error {
        ReadError::Empty => Refusal::Empty,
        ReadError::NotJson { line, column } => Refusal::BrokenJson { line: *line, column: *column },
        ReadError::NotBeleg { looks_like } => Refusal::OtherFormat(*looks_like),
        ReadError::Newer { version } => Refusal::NewerVersion(*version),
        ReadError::NoDocuments => Refusal::NoDocuments,
    }
}
