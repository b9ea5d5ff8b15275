//! From documents to the text of a file.

use super::{
    FORMAT, VERSION,
    article::{write_article, write_decision, write_former},
    details::write_details,
    kept::KeptText,
    layout::Lines,
    marks::write_mark,
    names::{Named, RemovedName},
    read::DOCUMENT_FIELDS,
    records::write_record,
    tags::write_tag,
};
use crate::{
    domain::{
        document::Document,
        settings::Settings,
        stamp::{Stamp, Stamped, Timestamp},
    },
    format::{
        date_time::{Moment, StampText},
        settings,
    },
};

/// Name and version of this program, as files tell it.
const GENERATOR: &str = concat!("beleg ", env!("CARGO_PKG_VERSION"));

/// The text of a file with these documents, in the order given. `exported` is the time of writing, which is told to the reader
/// of the file and not read back.
#[must_use]
pub fn write(documents: &[&Document], exported: Option<Timestamp>) -> String {
    write_with(documents, exported, None, &mut None)
}

/// The text of a backup: a file with these documents and the settings.
#[must_use]
pub fn write_backup(documents: &[&Document], at: Timestamp, settings: &Settings) -> String {
    let mut lines = Lines::default();
    lines.begin_object();
    write_head(&mut lines, Some(at));
    lines.name("settings");
    settings::write_fields(&mut lines, settings);
    lines.list_field("documents", documents, |lines, document| write_document(lines, document, None, &mut None));
    lines.end_object();
    lines.finish()
}

fn write_head(lines: &mut Lines, exported: Option<Timestamp>) {
    lines.text_field("format", FORMAT);
    lines.plain_field("version", &VERSION);
    lines.text_field("generator", GENERATOR);
    if let Some(at) = exported {
        lines.shown_field("exported", &Moment(at));
    }
}

/// The text of a patch: what a document holds that an earlier state of it did not. It is read by [`super::read_patch`].
#[must_use]
pub fn write_patch(document: &Document, since: &Document) -> String {
    write_with(&[document], None, Some(since), &mut None)
}

/// As [`write`], without what stands in an earlier state, and with the pieces that were kept of the one document that is written.
pub(super) fn write_with(
    documents: &[&Document],
    exported: Option<Timestamp>,
    since: Option<&Document>,
    kept: &mut Option<&mut KeptText>,
) -> String {
    let mut lines = Lines::default();
    lines.begin_object();
    write_head(&mut lines, exported);
    lines.list_field("documents", documents, |lines, document| write_document(lines, document, since, kept));
    lines.end_object();
    lines.finish()
}

/// The text of a file with one document, as it is kept in the browser's storage. Equal documents give equal texts.
#[must_use]
pub fn write_one(document: &Document) -> String {
    write(&[document], None)
}

fn write_document(lines: &mut Lines, document: &Document, since: Option<&Document>, kept: &mut Option<&mut KeptText>) {
    let article = document.article();
    lines.begin_object();
    lines.shown_field("id", &document.id());
    lines.shown_field("created", &Moment(document.created()));
    let stamp = document.article_stamp();
    if since.is_none_or(|since| since.article_stamp() != stamp || since.article() != article) {
        lines.name("article");
        match kept {
            Some(kept) => kept.article(lines, document, |lines| write_article(lines, article, stamp)),
            None => write_article(lines, article, stamp),
        }
    } else {
        lines.text_field("text", article.sha256());
    }
    let former = document.former().iter().filter(|former| since.is_none_or(|since| !since.former().contains(*former)));
    lines.filled_list_field("former", former, write_former);
    let decisions = document.decisions().filter(|(block, own)| since.and_then(|since| since.decision(*block)) != Some(*own));
    lines.filled_list_field("decisions", decisions, |lines, (block, decision)| write_decision(lines, block, decision));
    let stamp = document.details_stamp();
    if since.is_none_or(|since| since.details_stamp() != stamp || since.details() != document.details()) {
        lines.name("details");
        write_details(lines, document.details(), stamp);
    }
    let trashed = document.trashed();
    if trashed != since.map_or_else(Stamped::default, Document::trashed) {
        lines.name("trashed");
        write_trashed(lines, &trashed);
    }
    let tags = document.tag_records().filter(|(id, record)| since.and_then(|since| since.tag_record(id)) != Some(*record));
    let tags = tags.filter_map(|(_, record)| Some((record.value.as_ref()?, record.stamp)));
    lines.filled_list_field("tags", tags, |lines, (tag, stamp)| write_tag(lines, tag, Some(stamp)));
    let marks = document.mark_records().filter(|(id, record)| since.and_then(|since| since.mark_record(*id)) != Some(*record));
    let marks = marks.filter_map(|(id, record)| Some((id, record, record.value.as_ref()?)));
    let mut kept = kept.as_mut().map(|kept| kept.marks());
    lines.filled_list_field("marks", marks, |lines, (id, record, mark)| match &mut kept {
        Some(kept) => kept.mark(lines, id, record, |lines| write_mark(lines, document, mark, record.stamp)),
        None => write_mark(lines, document, mark, record.stamp),
    });
    let records = document.entries().filter(|(id, entry)| since.and_then(|since| since.entry(*id)) != Some(*entry));
    lines.filled_list_field("records", records, |lines, (id, entry)| match &mut kept {
        Some(kept) => kept.record(lines, id, entry, |lines| write_record(lines, document, id, entry)),
        None => write_record(lines, document, id, entry),
    });
    lines.filled_list_field("removed", removed(document, since), write_removed);
    if since.is_none_or(|since| since.extra() != document.extra()) {
        lines.unknown_fields(document.extra(), DOCUMENT_FIELDS);
    }
    lines.end_object();
}

fn write_trashed(lines: &mut Lines, trashed: &Stamped<bool>) {
    lines.begin_object();
    lines.shown_field("stamp", &StampText(trashed.stamp));
    lines.plain_field("value", &trashed.value);
    lines.end_object();
}

fn write_removed(lines: &mut Lines, (record, id, stamp): (RemovedName, String, Stamp)) {
    lines.begin_object();
    lines.text_field("record", record.name());
    lines.text_field("id", &id);
    lines.shown_field("stamp", &StampText(stamp));
    lines.end_object();
}

/// Deletions of tags and marks, each by id; without those that stand in an earlier state.
fn removed<'a>(document: &'a Document, since: Option<&'a Document>) -> impl Iterator<Item = (RemovedName, String, Stamp)> + 'a {
    let tags = document.tag_records().filter(|(_, record)| record.value.is_none());
    let tags = tags.filter(move |(id, record)| since.and_then(|since| since.tag_record(id)) != Some(*record));
    let marks = document.mark_records().filter(|(_, record)| record.value.is_none());
    let marks = marks.filter(move |(id, record)| since.and_then(|since| since.mark_record(*id)) != Some(*record));
    let tags = tags.map(|(id, record)| (RemovedName::Tag, id.to_string(), record.stamp));
    let marks = marks.map(|(id, record)| (RemovedName::Mark, id.to_string(), record.stamp));
    tags.chain(marks)
}
