//! Writing one document again and again, as it changes: what has not changed since is taken from what was written then. A file of
//! a thousand marks is some hundreds of kilobytes, and most changes concern one of them.

use std::rc::Rc;

use super::{layout::Lines, write::write_with};
use crate::domain::{
    article::Article,
    desk::entry::Entry,
    document::{Document, Record},
    former::FormerText,
    id::{MarkId, RecordId},
    mark::Mark,
    stamp::Stamp,
    table::Table,
};

/// The pieces of a document's file as they were written last.
#[derive(Default)]
pub struct KeptText {
    article: Option<(Rc<Article>, Stamp, String)>,
    former: Vec<FormerText>,
    marks: Table<MarkId, (Record<Mark>, String)>,
    records: Table<RecordId, (Rc<Entry>, String)>,
}

impl KeptText {
    /// The text of a file with this document: what [`super::write_one`] gives.
    #[must_use]
    pub fn write(&mut self, document: &Document) -> String {
        write_with(&[document], None, None, &mut Some(self))
    }

    /// Writes the article, and forgets the marks and records on other texts: their places count the characters of these.
    pub(super) fn article(&mut self, lines: &mut Lines, document: &Document, write: impl FnOnce(&mut Lines)) {
        let (article, stamp) = (document.article(), document.article_stamp());
        if self.former != document.former() {
            self.former = document.former().to_vec();
            self.article = None;
        }
        let same = |(own, at, _): &&(Rc<Article>, Stamp, String)| Rc::ptr_eq(own, article) && *at == stamp;
        if let Some((.., text)) = self.article.as_ref().filter(same) {
            return lines.piece(text);
        }
        let text = lines.written(write);
        self.article = Some((Rc::clone(article), stamp, text));
        self.marks = Table::new();
        self.records = Table::new();
    }

    /// Takes over the pieces that still hold. Each mark and record is then written by [`KeptMarks`], in the order of the ids.
    pub(super) fn marks(&mut self) -> KeptMarks<'_> {
        KeptMarks {
            before: std::mem::take(&mut self.marks),
            now: &mut self.marks,
            records_before: std::mem::take(&mut self.records),
            records_now: &mut self.records,
        }
    }
}

pub(super) struct KeptMarks<'a> {
    before: Table<MarkId, (Record<Mark>, String)>,
    now: &'a mut Table<MarkId, (Record<Mark>, String)>,
    records_before: Table<RecordId, (Rc<Entry>, String)>,
    records_now: &'a mut Table<RecordId, (Rc<Entry>, String)>,
}

impl KeptMarks<'_> {
    pub(super) fn mark(&mut self, lines: &mut Lines, id: MarkId, record: &Record<Mark>, write: impl FnOnce(&mut Lines)) {
        let same = |own: &Record<Mark>| match (&own.value, &record.value) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other) && own.stamp == record.stamp,
            _ => false,
        };
        let text = match self.before.get_mut(&id) {
            Some((own, text)) if same(own) => {
                lines.piece(text);
                std::mem::take(text)
            }
            _ => lines.written(write),
        };
        self.now.insert(id, (record.clone(), text));
    }

    pub(super) fn record(&mut self, lines: &mut Lines, id: RecordId, entry: &Rc<Entry>, write: impl FnOnce(&mut Lines)) {
        let text = match self.records_before.get_mut(&id) {
            Some((own, text)) if Rc::ptr_eq(own, entry) => {
                lines.piece(text);
                std::mem::take(text)
            }
            _ => lines.written(write),
        };
        self.records_now.insert(id, (Rc::clone(entry), text));
    }
}
