//! From the text of a file to documents, record by record.

use std::{borrow::Cow, rc::Rc};

use super::{
    FORMAT, VERSION,
    article::{read_article, read_decisions, read_former},
    details::read_details,
    fields::{Fields, excerpt},
    json::Json,
    marks::{Texts, read_mark},
    migrate::up_to_date,
    names::RemovedName,
    problem::{Outcome, Problem, ProblemReason, ReadError, RecordName, Report},
    recognise::looks_like,
    records::{put_merged, read_record},
    tags::read_definition,
};
use crate::{
    domain::{
        document::{Document, DocumentParts, Record},
        id::{DocumentId, MarkId},
        mark::{Extra, Mark},
        settings::Settings,
        stamp::{Stamp, Stamped, Timestamp},
        table::Table,
        tags::{TagDefinition, TagId},
    },
    format::{self, date_time},
};

pub(super) const DOCUMENT_FIELDS: &[&str] =
    &["id", "created", "article", "text", "former", "decisions", "details", "trashed", "tags", "marks", "records", "removed"];

/// What could be taken from a file, and what could not be taken as it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// In the order of the file. May be empty when there was a problem with each.
    pub documents: Vec<Document>,
    pub problems: Vec<Problem>,
    /// The settings that a backup holds.
    pub settings: Option<Settings>,
}

impl Reading {
    /// Whether everything in the file was taken as it stood. What is merely told, such as a tag in use that is not in the tag set,
    /// is told at every reading and takes nothing away.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.problems.iter().all(|problem| problem.reason.outcome() == Outcome::Kept)
    }
}

/// Reads a file. What is wrong with one record costs that record at most.
///
/// # Errors
/// When it is not JSON, not a file of Beleg, written by a newer version, or without any document.
pub fn read(text: &str) -> Result<Reading, ReadError> {
    read_on(text, None)
}

/// Reads a patch as [`super::write_patch`] makes it, and returns the state that it makes of an earlier one, which needs not be the
/// very one it was made from. `None` when it is no whole patch of this document.
#[must_use]
pub fn read_patch(text: &str, base: &Document) -> Option<Document> {
    let reading = read_on(text, Some(base)).ok()?;
    match reading.documents.as_slice() {
        [patch] if reading.is_whole() => base.merge(patch).ok(),
        _ => None,
    }
}

/// Reads a file. What is not said of a document is taken from the base.
fn read_on(text: &str, base: Option<&Document>) -> Result<Reading, ReadError> {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let file = Json::parse(text).map_err(|error| not_json(text, &error))?;
    let mut fields = Fields::of(file).unwrap_or_default();
    if fields.raw("format").is_none_or(|format| excerpt(format) != FORMAT) {
        return Err(ReadError::NotBeleg { looks_like: looks_like(file) });
    }
    let version = match fields.raw("version").and_then(version) {
        Some(version) if version > u64::from(VERSION) => return Err(ReadError::Newer { version }),
        Some(version) => version,
        None => return Err(ReadError::NotBeleg { looks_like: Some("Beleg without a version") }),
    };
    match up_to_date(text, version) {
        Cow::Borrowed(_) => read_documents(fields, base),
        Cow::Owned(now) => {
            let file = Json::parse(&now).map_err(|error| not_json(&now, &error))?;
            let mut fields = Fields::of(file).unwrap_or_default();
            for known in ["format", "version"] {
                fields.raw(known);
            }
            read_documents(fields, base)
        }
    }
}

/// The documents of a file of this version.
fn read_documents(mut fields: Fields<'_>, base: Option<&Document>) -> Result<Reading, ReadError> {
    let values = fields.list("documents");
    if values.is_empty() {
        return Err(ReadError::NoDocuments);
    }
    let settings = fields.raw("settings").map(|settings| format::settings::read(settings.get()).0);
    for told in ["generator", "exported"] {
        fields.raw(told);
    }
    let mut report = Report { document: None, problems: Vec::new() };
    report.add_all(&RecordName::File, fields.faults_with_unknown());
    let mut documents: Vec<Document> = Vec::with_capacity(values.len());
    let mut places: Table<DocumentId, usize> = Table::new();
    for (value, number) in values.into_iter().zip(1..) {
        report.document = Some(number.to_string());
        let Some(document) = read_document(value, base, &mut report) else { continue };
        let id = document.id();
        let place = places.get(&id).copied().unwrap_or(documents.len());
        places.insert(id, place);
        match documents.get_mut(place) {
            Some(earlier) => {
                report.add(&RecordName::Document, ProblemReason::Duplicate);
                // Merging fails for different ids only.
                if let Ok(merged) = earlier.merge(&document) {
                    *earlier = merged;
                }
            }
            None => documents.push(document),
        }
    }
    Ok(Reading { documents, problems: report.problems, settings })
}

fn not_json(text: &str, error: &serde_json::Error) -> ReadError {
    let first_line = text.lines().next().unwrap_or_default();
    let is_object = first_line.starts_with('{') && Json::parse(first_line).is_ok();
    if is_object && error.line() > 1 {
        return ReadError::NotBeleg { looks_like: Some("JSON Lines") };
    }
    ReadError::NotJson { line: error.line(), column: error.column() }
}

/// A whole number of any size, however it is written; `None` for what is no version at all.
fn version(value: Json<'_>) -> Option<u64> {
    let text = value.get();
    if let Ok(version) = text.parse::<u64>() {
        return (version > 0).then_some(version);
    }
    let digits_only = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits_only.then_some(u64::MAX)
}

fn read_document(value: Json<'_>, base: Option<&Document>, report: &mut Report) -> Option<Document> {
    let Some(mut fields) = Fields::of(value) else {
        report.add(&RecordName::Document, ProblemReason::NotAnObject);
        return None;
    };
    let details = fields.raw("details");
    let mut details = details.map(|value| Fields::of(value).ok_or(ProblemReason::NotAnObject));
    let title = details.as_mut().and_then(|details| details.as_mut().ok()?.text("title"));
    if let Some(title) = title.as_deref().filter(|title| !title.is_empty()) {
        report.document = Some(title.to_owned());
    }
    let id = match fields.raw("id") {
        None => Err(ProblemReason::MissingId),
        Some(id) => DocumentId::parse(&excerpt(id)).ok_or_else(|| ProblemReason::BadId(excerpt(id))),
    };
    let id = id.map_err(|reason| report.add(&RecordName::Document, reason)).ok()?;
    let created = read_moment(&mut fields, "created");
    let article = match fields.raw("article") {
        None => base.map(|base| base.article_record().clone()),
        Some(article) => read_article(article, created.unwrap_or_default(), report),
    };
    let Some(article) = article else {
        report.add(&RecordName::Document, ProblemReason::NoText);
        return None;
    };
    let created = created.unwrap_or(article.stamp.at);
    let former = read_former(fields.list("former"), created, report);
    let mut texts = Texts { article: &article.value, former: former.iter().map(|former| &former.article).collect() };
    if let Some(base) = base {
        texts.former.extend(base.former().iter().map(|former| &former.article).chain([base.article()]));
        // A patch without its text says which it is, for the state it is put on may have another one by now.
        if let Some(own) = fields.text("text") {
            match texts.former.iter().find(|known| known.sha256() == own) {
                Some(known) => texts.article = known,
                None => report.add(&RecordName::Document, ProblemReason::BadField("text".to_owned())),
            }
        }
    }
    let opened = Stamp { at: created, ..Stamp::default() };
    let decisions = read_decisions(fields.list("decisions"), created, report);
    let details = match details {
        Some(Ok(mut details)) => {
            let read = read_details(&mut details, title.as_deref().unwrap_or_default(), created);
            report.add_all(&RecordName::Details, details.faults);
            read
        }
        absent => {
            if let Some(Err(reason)) = absent {
                report.add(&RecordName::Details, reason);
            }
            base.map_or_else(|| Stamped { stamp: opened, value: Rc::default() }, |base| base.details_record().clone())
        }
    };
    let trashed = match fields.raw("trashed") {
        None => base.map_or_else(Stamped::default, Document::trashed),
        Some(value) => read_trashed(value, created, report),
    };
    let mut tags: Table<TagId, Record<TagDefinition>> = Table::new();
    let mut marks: Table<MarkId, Record<Mark>> = Table::new();
    for (value, number) in fields.list("tags").into_iter().zip(1..) {
        if let Some((id, record)) = read_tag(value, number, created, report) {
            let name = RecordName::Tag(id.to_string());
            put_newer(&mut tags, id, record, &name, report);
        }
    }
    for (value, number) in fields.list("marks").into_iter().zip(1..) {
        if let Some((id, record)) = read_mark(&texts, value, number, created, report) {
            let name = RecordName::Mark { id: id.to_string(), kind: record.value.as_ref().map(|mark| mark.kind) };
            put_newer(&mut marks, id, record, &name, report);
        }
    }
    let mut records = Table::new();
    for (value, number) in fields.list("records").into_iter().zip(1..) {
        if let Some((id, entry)) = read_record(&texts, value, number, created, report) {
            put_merged(&mut records, id, entry, report);
        }
    }
    for (value, number) in fields.list("removed").into_iter().zip(1..) {
        read_removed(value, number, created, &mut tags, &mut marks, report);
    }
    report_unknown_tags(&tags, &marks, report);
    let extra: Extra = fields.unknown();
    report.add_all(&RecordName::Document, fields.faults);
    Some(Document::from_parts(DocumentParts {
        id,
        created,
        article,
        former,
        decisions,
        details,
        trashed,
        marks,
        tags,
        records,
        extra,
    }))
}

fn read_trashed(value: Json<'_>, opened: Timestamp, report: &mut Report) -> Stamped<bool> {
    let mut fields = Fields::of(value).unwrap_or_default();
    let stamp = read_stamp(&mut fields, opened);
    let value = fields.value("value", Json::plain);
    if value.is_none() {
        fields.faults.push(ProblemReason::BadField("trashed".to_owned()));
    }
    report.add_all(&RecordName::Document, fields.faults_with_unknown());
    // What is not said to be in the trash is not.
    value.map_or_else(Stamped::default, |value| Stamped { stamp, value })
}

fn read_tag(value: Json<'_>, number: usize, opened: Timestamp, report: &mut Report) -> Option<(TagId, Record<TagDefinition>)> {
    match read_definition(value) {
        Ok(mut tag) => {
            let id = tag.definition.id.clone();
            let stamp = tag.stamp.map_or_else(|| default_stamp(opened), |stamp| stamp_of(stamp, opened, &mut tag.faults));
            report.add_all(&RecordName::Tag(id.to_string()), tag.faults);
            Some((id, Stamped { stamp, value: Some(tag.definition) }))
        }
        Err(reason) => {
            report.add(&RecordName::Tag(format!("#{number}")), reason);
            None
        }
    }
}

fn read_removed(
    value: Json<'_>,
    number: usize,
    opened: Timestamp,
    tags: &mut Table<TagId, Record<TagDefinition>>,
    marks: &mut Table<MarkId, Record<Mark>>,
    report: &mut Report,
) {
    let numbered = RecordName::Removed(format!("#{number}"));
    let Some(mut fields) = Fields::of(value) else { return report.add(&numbered, ProblemReason::NotAnObject) };
    let Some(id) = fields.text("id") else { return report.add(&numbered, ProblemReason::MissingId) };
    let Some(record) = fields.raw("record") else { return report.add(&numbered, ProblemReason::MissingKind) };
    let stamp = read_stamp(&mut fields, opened);
    let name = RecordName::Removed(id.to_string());
    match record.named() {
        Some(RemovedName::Mark) => match MarkId::parse(&id) {
            Some(id) => put_newer(marks, id, Stamped { stamp, value: None }, &name, report),
            None => report.add(&numbered, ProblemReason::BadId(id.to_string())),
        },
        Some(RemovedName::Tag) => match TagId::new(&id) {
            Some(id) => put_newer(tags, id, Stamped { stamp, value: None }, &name, report),
            None => report.add(&numbered, ProblemReason::BadId(id.to_string())),
        },
        None => report.add(&name, ProblemReason::UnknownKind(excerpt(record))),
    }
    report.add_all(&name, fields.faults_with_unknown());
}

/// Of two records with one id the newer is taken, as merging does.
fn put_newer<K: Ord, T: Ord>(records: &mut Table<K, Record<T>>, id: K, record: Record<T>, name: &RecordName, report: &mut Report) {
    match records.get_mut(&id) {
        None => drop(records.insert(id, record)),
        Some(place) => {
            report.add(name, ProblemReason::Duplicate);
            if *place < record {
                *place = record;
            }
        }
    }
}

/// Tags in use that the document neither has nor had. Each is told once, however often it is used.
fn report_unknown_tags(tags: &Table<TagId, Record<TagDefinition>>, marks: &Table<MarkId, Record<Mark>>, report: &mut Report) {
    let live = marks.values().filter_map(|record| record.value.as_ref());
    let used: Table<&TagId, ()> = live.flat_map(|mark| mark.tags.iter().chain(&mark.entity_type)).map(|id| (id, ())).collect();
    for id in used.keys().filter(|id| !tags.contains_key(**id)) {
        report.add(&RecordName::Tag(id.to_string()), ProblemReason::UnknownTag(id.to_string()));
    }
}

/// The stamp of a record. One that is missing or broken is the oldest that can be: the time at which the document was opened.
pub(super) fn read_stamp(fields: &mut Fields<'_>, opened: Timestamp) -> Stamp {
    let value = fields.raw("stamp");
    value.map_or_else(|| default_stamp(opened), |value| stamp_of(value, opened, &mut fields.faults))
}

fn stamp_of(value: Json<'_>, opened: Timestamp, faults: &mut Vec<ProblemReason>) -> Stamp {
    let text = excerpt(value);
    date_time::parse_stamp(&text).unwrap_or_else(|| {
        faults.push(ProblemReason::BadStamp(text));
        default_stamp(opened)
    })
}

fn default_stamp(opened: Timestamp) -> Stamp {
    Stamp { at: opened, ..Stamp::default() }
}

pub(super) fn read_moment(fields: &mut Fields<'_>, name: &'static str) -> Option<Timestamp> {
    let text = excerpt(fields.raw(name)?);
    let moment = date_time::parse_moment(&text);
    if moment.is_none() {
        fields.faults.push(ProblemReason::BadTime(text));
    }
    moment
}
