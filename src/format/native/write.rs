//! From documents to the text of a file.

use super::{
    FORMAT, VERSION,
    layout::to_lines,
    marks::mark_shape,
    names::{BlockName, RemovedName},
    read::{DETAILS_FIELDS, DOCUMENT_FIELDS},
    shapes::{self, Shown, Unknown},
    tags::tag_shape,
};
use crate::{
    domain::{
        article::{Article, Block, BlockKind},
        document::{Details, Document},
        stamp::{Stamp, Timestamp},
    },
    format::date_time::{Moment, StampText},
};

/// Name and version of this program, as files tell it.
const GENERATOR: &str = concat!("beleg ", env!("CARGO_PKG_VERSION"));

/// The text of a file with these documents, in the order given. `exported` is the time of writing, which is told to the reader
/// of the file and not read back.
#[must_use]
pub fn write(documents: &[&Document], exported: Option<Timestamp>) -> String {
    to_lines(&shapes::File {
        format: FORMAT,
        version: VERSION,
        generator: GENERATOR,
        exported: exported.map(|at| Shown(Moment(at))),
        documents: documents.iter().map(|document| document_shape(document)).collect(),
    })
}

/// The text of a file with one document, as it is kept in the browser's storage. Equal documents give equal texts.
#[must_use]
pub fn write_one(document: &Document) -> String {
    write(&[document], None)
}

fn document_shape(document: &Document) -> shapes::Document<'_> {
    let article = document.article();
    shapes::Document {
        id: Shown(document.id()),
        created: Shown(Moment(document.created())),
        article: article_shape(article, document.article_stamp()),
        details: details_shape(document.details(), document.details_stamp()),
        tags: document
            .tag_records()
            .filter_map(|(_, record)| Some(tag_shape(record.value.as_ref()?, Some(record.stamp))))
            .collect(),
        marks: document
            .mark_records()
            .filter_map(|(_, record)| Some(mark_shape(article, record.value.as_ref()?, record.stamp)))
            .collect(),
        removed: removed(document),
        extra: Unknown { fields: document.extra(), known: DOCUMENT_FIELDS },
    }
}

fn article_shape(article: &Article, stamp: Stamp) -> shapes::Article<'_> {
    shapes::Article {
        stamp: Some(Shown(StampText(stamp))),
        sha256: article.sha256(),
        blocks: article.blocks().iter().map(|block| block_shape(block)).collect(),
    }
}

fn block_shape(block: &Block) -> shapes::Block<'_> {
    let (kind, level) = match block.kind {
        BlockKind::Heading(level) => (BlockName::Heading, Some(level)),
        BlockKind::Paragraph => (BlockName::Paragraph, None),
        BlockKind::ListItem => (BlockName::ListItem, None),
        BlockKind::Quote => (BlockName::Quote, None),
        BlockKind::Caption => (BlockName::Caption, None),
        BlockKind::Preformatted => (BlockName::Preformatted, None),
        BlockKind::TableCell => (BlockName::TableCell, None),
    };
    shapes::Block { kind, level, text: &block.text }
}

fn details_shape(details: &Details, stamp: Stamp) -> shapes::Details<'_> {
    shapes::Details {
        stamp: Some(Shown(StampText(stamp))),
        title: &details.title,
        language: &details.language,
        url: &details.url,
        outlet: &details.outlet,
        file_name: &details.file_name,
        extra: Unknown { fields: &details.extra, known: DETAILS_FIELDS },
    }
}

/// Deletions of tags and marks, each by id.
fn removed(document: &Document) -> Vec<shapes::Removed> {
    let tags = document.tag_records().filter(|(_, record)| record.value.is_none());
    let marks = document.mark_records().filter(|(_, record)| record.value.is_none());
    let tags = tags.map(|(id, record)| (RemovedName::Tag, id.to_string(), record.stamp));
    let marks = marks.map(|(id, record)| (RemovedName::Mark, id.to_string(), record.stamp));
    tags.chain(marks).map(|(record, id, stamp)| shapes::Removed { record, id, stamp: Shown(StampText(stamp)) }).collect()
}
