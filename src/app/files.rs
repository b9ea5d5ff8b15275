//! What is brought in: pasted text, a dropped or opened file. Either it becomes an article, or marks and articles of our own
//! format, or it is refused with a reason.

use std::rc::Rc;

use crate::{
    app::{
        notice::{NoticeBody, Refusal},
        route::Route,
        state::AppState,
        update::{open, set_trashed, with_document, with_settings},
    },
    domain::{
        article::Article,
        document::{Details, Document},
        id::DocumentId,
        stamp::Timestamp,
    },
    format::native::{self, ReadError, Reading},
    intake::{
        bytes::{self, DecodeError, Encoding},
        language,
        plain::{self, PlainError},
    },
};

/// A new article from text, or what stands in the text if it is one of our own files.
#[must_use]
pub fn take_text(state: &AppState, text: &str, file_name: Option<&str>, at: Timestamp, random: [u8; 10]) -> AppState {
    take(state, text, file_name, None, at, random)
}

/// A file's bytes, whatever they are.
#[must_use]
pub fn take_file(state: &AppState, name: &str, content: &[u8], at: Timestamp, random: [u8; 10]) -> AppState {
    match bytes::decode(content) {
        Ok(decoded) => take(state, &decoded.text, Some(name), Some(decoded.encoding), at, random),
        Err(DecodeError::Binary { looks_like }) => refuse(state, Some(name), Refusal::Binary(looks_like)),
    }
}

fn take(
    state: &AppState,
    text: &str,
    file_name: Option<&str>,
    encoding: Option<Encoding>,
    at: Timestamp,
    random: [u8; 10],
) -> AppState {
    let named_json = file_name.is_some_and(|name| name.to_ascii_lowercase().ends_with(".json"));
    if named_json || (bytes::looks_like_json(text) && native::read(text).is_ok()) {
        return import(state, text, file_name, at);
    }
    let named_page =
        file_name.is_some_and(|name| [".html", ".htm", ".xhtml"].iter().any(|end| name.to_ascii_lowercase().ends_with(end)));
    if named_page || (file_name.is_some() && bytes::looks_like_markup(text)) {
        return refuse(state, file_name, Refusal::Markup);
    }
    new_article(state, text, file_name, encoding, at, random)
}

fn refuse(state: &AppState, name: Option<&str>, why: Refusal) -> AppState {
    state.telling(NoticeBody::Refused { name: name.map(Into::into), why })
}

fn new_article(
    state: &AppState,
    text: &str,
    file_name: Option<&str>,
    encoding: Option<Encoding>,
    at: Timestamp,
    random: [u8; 10],
) -> AppState {
    let plain = match plain::read(text) {
        Ok(plain) => plain,
        Err(PlainError::Empty) => return refuse(state, file_name, Refusal::Empty),
        Err(PlainError::TooLong { characters, limit }) => return refuse(state, file_name, Refusal::TooLong { characters, limit }),
    };
    let title = plain.title.or_else(|| file_name.map(str::to_owned)).unwrap_or_default();
    let article = Article::new(plain.blocks.into_iter().map(|block| (block.kind, block.text)));
    let details = Details {
        title: title.into(),
        language: language::guess(article.text()).unwrap_or_default().into(),
        file_name: file_name.unwrap_or_default().into(),
        ..Details::default()
    };
    let (stamp, clock) = state.clock.tick(at);
    let document = Document::new(DocumentId::new(at, random), article, details, stamp);
    let id = document.id();
    let next = with_document(&AppState { clock, ..state.clone() }, document, Default::default());
    let next = open(&next, Route::Desk { document: id, mark: None });
    let encoding = encoding.filter(|encoding| *encoding != Encoding::Utf8);
    if plain.changes.is_empty() && encoding.is_none() {
        return next;
    }
    next.telling(NoticeBody::Cleaned {
        changes: plain.changes,
        encoding: encoding.map(encoding_name),
        guessed_bytes: encoding == Some(Encoding::Windows1252),
    })
}

fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => "UTF-8",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// Takes what a native file holds: articles that are new are added, those that are known are merged.
fn import(state: &AppState, text: &str, file_name: Option<&str>, at: Timestamp) -> AppState {
    let Reading { documents, problems, settings } = match native::read(text) {
        Ok(reading) => reading,
        Err(error) => return refuse(state, file_name, refusal(&error)),
    };
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
