//! Reading what was brought in: plain text and Beleg files at once, everything else through the reader, one after the other. A reader that
//! breaks down, or takes too long, is ended; the next file gets a new one. A first visit does not load this: `ui::intake` is its door.

use std::rc::Rc;

use crate::{
    app::{
        action::Intent,
        notice::{NoticeBody, Refusal},
        reader::{self, MOST_SECONDS},
    },
    browser::{
        files::{Copied, MOST_BYTES, Source},
        handover::Handed,
        reader::{Heard, Reader},
        spawn_local, time,
    },
    domain::id::DocumentId,
    format::{import, native},
    intake::{bytes, extracted::ExtractError, file::MAX_BYTES, sniff, text},
    ui::intake::{Intake, Job, Receiver},
};

/// Sources of so many articles are kept, so that they can be read again in another encoding.
const SOURCES_KEPT: usize = 10;

/// So long the reader stays when there is nothing to read, then it gives its memory back. Milliseconds.
const READER_RESTS_MS: u32 = 30_000;

#[inline(never)]
pub(super) fn take_files(intake: &Rc<Intake>, files: Vec<Source>) {
    for source in files {
        let intake = Rc::clone(intake);
        spawn_local(async move { take_file(&intake, source).await });
    }
}

/// Takes what was pasted with its formatting.
#[inline(never)]
pub(super) fn take_copied(intake: &Rc<Intake>, copied: Copied) {
    match Source::pasted(&copied.html, copied.plain.clone()) {
        Some(source) => read(intake, source, String::new(), new_id(), None),
        None => intake.acts.act(Intent::TakeText { text: copied.plain, file_name: None }),
    }
}

/// Takes what another page has handed over.
pub(super) fn take_handed(intake: &Rc<Intake>, handed: Handed) {
    match handed {
        Handed::Page(source) => read(intake, source, String::new(), new_id(), None),
        Handed::Nothing => intake.acts.act(Intent::Tell(NoticeBody::NotHandedOver)),
    }
}

/// Whether the bytes of an article are still at hand.
pub(super) fn can_reread(intake: &Intake, document: DocumentId) -> bool {
    intake.sources.borrow().iter().any(|(own, _)| *own == document)
}

/// Reads an article's bytes again, in another encoding.
pub(super) fn reread(intake: &Rc<Intake>, document: DocumentId, encoding: String) {
    let source = intake.sources.borrow().iter().find(|(own, _)| *own == document).map(|(_, source)| source.clone());
    if let Some(source) = source {
        read(intake, source, encoding, document, None);
    }
}

/// Calls a reading off.
#[inline(never)]
pub(super) fn cancel(intake: &Rc<Intake>, number: u32) {
    let is_first = intake.jobs.borrow().front().is_some_and(|job| job.number == number);
    intake.jobs.borrow_mut().retain(|job| job.number != number);
    if is_first {
        end_reader(intake);
    }
    intake.acts.act(Intent::EndReading(number));
    go_on(intake);
}

async fn take_file(intake: &Rc<Intake>, source: Source) {
    let tell = |why: Refusal| refuse(intake, &source.name, why);
    if source.bytes() > MOST_BYTES {
        return tell(Refusal::Unreadable);
    }
    let Some(head) = source.head(sniff::HEAD_BYTES).await else { return tell(Refusal::Unreadable) };
    if !sniff::needs_reader(&source.name, &head) {
        let Some(content) = source.all().await else { return tell(Refusal::Unreadable) };
        let decoded = bytes::decode(&content).ok();
        if decoded.as_ref().is_some_and(|decoded| sniff::transcript(&decoded.text).is_some()) {
            return read(intake, source, String::new(), new_id(), None);
        }
        // What is not UTF is guessed, which takes tables of letters that only the reader has.
        let Some(guessed) = decoded.filter(|decoded| decoded.encoding == bytes::Encoding::Windows1252) else {
            return intake.acts.act(Intent::TakeFile { name: source.name, bytes: content.into() });
        };
        if holds_marks(&guessed.text, &source.name) {
            return ask(intake, Asked { is_marks: true, ..Asked::new(source) });
        }
    }
    read(intake, source, String::new(), new_id(), None);
}

/// Whether a text is no article: marks of other software, or one of our own files.
fn holds_marks(text: &str, name: &str) -> bool {
    bytes::looks_like_json(text) || import::recognise(text, name).is_some()
}

/// Reads text for a purpose of its own, at once.
pub(super) fn read_text(text: &str, name: &str, to: &Receiver) {
    if let Ok(own) = native::read(text) {
        let document = own.documents.first();
        return to.emit(document.map(|document| (document.article().clone(), document.details().clone())).ok_or(Refusal::Empty));
    }
    to.emit(match text::read(text, name, None, 0) {
        Ok((article, details)) => Ok((Rc::new(article), Rc::new(details))),
        Err(ExtractError::TooLong { characters, limit }) => Err(Refusal::TooLong { characters, limit }),
        Err(_) => Err(Refusal::Empty),
    });
}

/// Reads what was pasted with its formatting for a purpose of its own.
pub(super) fn read_copied(intake: &Rc<Intake>, copied: &Copied, to: Receiver) {
    match Source::pasted(&copied.html, copied.plain.clone()) {
        Some(source) => read(intake, source, String::new(), new_id(), Some(to)),
        None => read_text(&copied.plain, "", &to),
    }
}

/// Reads a file for a purpose of its own.
pub(super) fn read_file(intake: &Rc<Intake>, source: Source, to: Receiver) {
    let intake = Rc::clone(intake);
    spawn_local(async move {
        if source.bytes() > MOST_BYTES {
            return to.emit(Err(Refusal::Unreadable));
        }
        let Some(head) = source.head(sniff::HEAD_BYTES).await else { return to.emit(Err(Refusal::Unreadable)) };
        if !sniff::needs_reader(&source.name, &head) {
            let Some(content) = source.all().await else { return to.emit(Err(Refusal::Unreadable)) };
            let is_plain = |decoded: &bytes::Decoded| {
                decoded.encoding != bytes::Encoding::Windows1252 && sniff::transcript(&decoded.text).is_none()
            };
            if let Some(decoded) = bytes::decode(&content).ok().filter(is_plain) {
                return read_text(&decoded.text, &source.name, &to);
            }
        }
        read(&intake, source, String::new(), new_id(), Some(to));
    });
}

fn new_id() -> DocumentId {
    DocumentId::new(time::now(), time::random())
}

fn refuse(intake: &Intake, name: &str, why: Refusal) {
    intake.acts.act(Intent::Tell(NoticeBody::Refused { name: Some(name.into()), why }));
}

fn read(intake: &Rc<Intake>, source: Source, encoding: String, document: DocumentId, to: Option<Receiver>) {
    ask(intake, Asked { encoding, document, to, ..Asked::new(source) });
}

/// What the reader is to be asked.
struct Asked {
    source: Source,
    encoding: String,
    document: DocumentId,
    is_marks: bool,
    to: Option<Receiver>,
}

impl Asked {
    fn new(source: Source) -> Self {
        Self { source, encoding: String::new(), document: new_id(), is_marks: false, to: None }
    }
}

fn ask(intake: &Rc<Intake>, asked: Asked) {
    let Asked { source, encoding, document, is_marks, to } = asked;
    if source.bytes() > MAX_BYTES as f64 {
        let why = Refusal::TooBig { bytes: source.bytes() as usize, limit: MAX_BYTES };
        return match to {
            Some(to) => to.emit(Err(why)),
            None => refuse(intake, &source.name, why),
        };
    }
    let number = intake.numbers.get();
    intake.numbers.set(number.wrapping_add(1));
    intake.acts.act(Intent::BeginReading { number, name: source.name.as_str().into() });
    intake.jobs.borrow_mut().push_back(Job { number, source, encoding, document, is_marks, to });
    go_on(intake);
}

/// Hands the first job to the reader, which is started for it; without jobs the reader is given some rest and then ended.
fn go_on(intake: &Rc<Intake>) {
    if intake.asked.get() {
        return;
    }
    if intake.jobs.borrow().is_empty() {
        return after(intake, READER_RESTS_MS, |this| end_reader(this));
    }
    if intake.reader.borrow().is_none() {
        let (this, own) = (Rc::clone(intake), intake.readers.get());
        // In a task of its own: what is heard may end the reader, which must not happen inside its own listener.
        let started = Reader::start(move |heard| {
            let this = Rc::clone(&this);
            spawn_local(async move {
                if this.readers.get() == own {
                    hear(&this, heard);
                }
            });
        });
        if started.is_none() {
            return fail(intake, Refusal::NoReader);
        }
        intake.reader.replace(started);
    }
    after(intake, MOST_SECONDS * 1_000, |this| fail(this, Refusal::TooSlow(MOST_SECONDS)));
    if intake.ready.get() {
        let asked = match (intake.jobs.borrow().front(), &*intake.reader.borrow()) {
            (Some(job), Some(reader)) => reader.ask(&job.source, &job.encoding, job.is_marks),
            _ => false,
        };
        intake.asked.set(asked);
        if !asked {
            fail(intake, Refusal::ReaderFailed);
        }
    }
}

fn hear(intake: &Rc<Intake>, heard: Heard) {
    match heard {
        Heard::Ready => {
            intake.ready.set(true);
            go_on(intake);
        }
        Heard::Failed => fail(intake, if intake.ready.get() { Refusal::ReaderFailed } else { Refusal::NoReader }),
        Heard::Answer(answer) => {
            intake.asked.set(false);
            let Some(job) = intake.jobs.borrow_mut().pop_front() else { return };
            if let Some(text) = reader::read_text(&answer).filter(|_| job.is_marks) {
                intake.acts.act(Intent::EndReading(job.number));
                intake.acts.act(Intent::TakeText { text: text.to_owned(), file_name: Some(job.source.name) });
                return go_on(intake);
            }
            match reader::read_answer(&answer) {
                Ok(read) if job.to.is_some() => {
                    intake.acts.act(Intent::EndReading(job.number));
                    job.to.iter().for_each(|to| to.emit(Ok((Rc::clone(&read.0), Rc::clone(&read.1)))));
                }
                Ok((article, details, marks)) => {
                    let mut sources = intake.sources.borrow_mut();
                    sources.retain(|(own, _)| *own != job.document);
                    sources.push_back((job.document, job.source));
                    if sources.len() > SOURCES_KEPT {
                        sources.pop_front();
                    }
                    drop(sources);
                    let (acts, reading, id) = (intake.acts.clone(), job.number, job.document);
                    // In a task of its own: reading a long answer and drawing a long article are a moment each.
                    spawn_local(async move {
                        time::pause().await;
                        acts.act(Intent::TakeArticle { reading, id, article, details, marks });
                    });
                }
                Err(why) => give_up(intake, &job, why),
            }
            go_on(intake);
        }
    }
}

/// Ends the reader and gives up what it was at work on.
fn fail(intake: &Rc<Intake>, why: Refusal) {
    end_reader(intake);
    let job = intake.jobs.borrow_mut().pop_front();
    if let Some(job) = job {
        give_up(intake, &job, why);
    }
    go_on(intake);
}

fn give_up(intake: &Intake, job: &Job, why: Refusal) {
    intake.acts.act(Intent::EndReading(job.number));
    match &job.to {
        Some(to) => to.emit(Err(why)),
        None => refuse(intake, &job.source.name, why),
    }
}

fn end_reader(intake: &Intake) {
    intake.reader.replace(None);
    intake.readers.set(intake.readers.get().wrapping_add(1));
    intake.ready.set(false);
    intake.asked.set(false);
    intake.timer.replace(None);
}

fn after(intake: &Rc<Intake>, milliseconds: u32, run: fn(&Rc<Intake>)) {
    let this = Rc::clone(intake);
    intake.timer.replace(Some(time::after(milliseconds, move || {
        // The timer must not be dropped while it runs.
        spawn_local(async move { run(&this) });
    })));
}
