//! What is brought in: pasted text, a dropped or opened file. Either it becomes an article, or marks and articles of our own
//! format, or it is refused with a reason.
//!
//! A first visit does not load this: whoever sends its intents waits for the rest of the program first (`ui::intake`).

use std::rc::Rc;

use crate::{
    app::{
        arrivals,
        notice::{NoticeBody, Refusal},
        state::{AppState, Came, Waiting},
        update::{with_document, with_settings, without_reading},
    },
    domain::{
        article::Article,
        details::Detail,
        document::{Details, Document},
        edit::Edit,
        id::DocumentId,
        mark::Mark,
        settings::Exporting,
        stamp::{Stamp, Timestamp},
    },
    format::{
        date_time::Moment,
        import as foreign,
        native::{self, ReadError},
    },
    intake::{
        bytes::{self, DecodeError, Encoding},
        extracted::ExtractError,
        sniff, text,
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
    let name = file_name.unwrap_or_default();
    if sniff::is_data(name) || bytes::looks_like_json(text) || foreign::recognise(text, name).is_some() {
        let came = Came::Text(text.into());
        let waiting = waits(state, name, came, None);
        match arrivals::look(&state.library, &waiting, at) {
            Some(Ok(arrival)) => return arrivals::arrive(state, &arrival, waiting, at),
            Some(Err(why)) => return refuse(state, file_name, why),
            None => {}
        }
        // A file is refused by name; only what was pasted may be an article about JSON.
        if let Some(error) = native::read(text).err().filter(|_| file_name.is_some()) {
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
    let (stamp, clock) = state.clock.tick(at);
    let document = Document::new(DocumentId::new(at, random), article, details, stamp);
    let came = Came::Article { document: Rc::new(document), elsewhere: false };
    let next = AppState { clock, ..state.clone() };
    let waiting = waits(&next, name, came, None);
    arrived(&next, waiting, at)
}

fn waits(state: &AppState, name: &str, came: Came, held: Option<u32>) -> Waiting {
    Waiting { name: name.into(), came, on: state.route.document(), held, updates: None }
}

/// An article that was read: it is added, unless it is here already.
fn arrived(state: &AppState, waiting: Waiting, at: Timestamp) -> AppState {
    match arrivals::look(&state.library, &waiting, at) {
        Some(Ok(arrival)) => arrivals::arrive(state, &arrival, waiting, at),
        _ => state.clone(),
    }
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
pub(super) fn tell_taken(state: AppState, details: Rc<Details>, elsewhere: bool) -> AppState {
    let usual = details.intake.is_empty() && matches!(&*details.encoding, "" | "UTF-8");
    if usual && !elsewhere { state } else { state.telling(NoticeBody::TakenIn { details, elsewhere }) }
}

/// To the second: people read it in the details.
pub(super) fn accessed(at: Timestamp) -> Rc<str> {
    let moment = Moment(at).to_string();
    moment.split_once('.').map_or_else(|| moment.as_str().into(), |(second, _)| format!("{second}Z").into())
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
    (reading, id): (u32, DocumentId),
    article: &Rc<Article>,
    details: &Rc<Details>,
    marks: &[Rc<Mark>],
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
    let (stamp, clock) = state.clock.tick(at);
    let document = with_marks(Document::new(id, (**article).clone(), known, stamp), marks, at);
    let next = AppState { clock, ..state.clone() };
    let stays = begun.route != state.route;
    let Some(before) = before else {
        let came = Came::Article { document: Rc::new(document), elsewhere: stays };
        let waiting = waits(&next, &begun.name, came, Some(reading));
        return Some(arrived(&next, waiting, at));
    };
    // What is read again stays as it is looked at, with the dialog that asked for it.
    let document = before.merge(&document).ok()?;
    let known = Rc::clone(document.details());
    let next = with_document(&without_reading(&next, reading), document, Default::default());
    Some(tell_taken(next, known, stays))
}

/// With what readers have marked in the file. It was said when it was written there, so that whatever is done here, and was done before the
/// file came once more, is newer.
fn with_marks(document: Document, marks: &[Rc<Mark>], at: Timestamp) -> Document {
    marks.iter().fold(document, |document, mark| {
        let created = if mark.created == Timestamp(0) { at } else { mark.created };
        let said = Stamp { at: mark.created, ..Stamp::default() };
        let put = Edit::PutMark(Rc::new(Mark { created, ..(**mark).clone() }));
        document.apply(&put, said).map(|(next, _)| next).unwrap_or(document)
    })
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
