//! The one way a document changes. [`Document::apply`] returns the changed document together with the edit that takes the change
//! back, so the order of the two cannot be got wrong.

use std::rc::Rc;

use thiserror::Error;

use crate::domain::{
    article::{Article, BlockNumber},
    desk::{
        entry::{Entry, Name, NewRecord, Value, check_value},
        field::{Field, RecordKind},
    },
    details::{Detail, Details, Told},
    document::Document,
    former::{FormerText, NewText},
    id::{MarkId, RecordId},
    mark::{Anchor, Mark, Span},
    segment,
    stamp::{Stamp, Stamped},
    table::Table,
    tags::{TagDefinition, TagId},
};

/// A change. It carries what is stamped and merged as a whole: a record, or one field of a record of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Adds a mark, or replaces the one of the same id.
    PutMark(Rc<Mark>),
    RemoveMark(MarkId),
    /// Adds or replaces a tag of the document's set.
    PutTag(Rc<TagDefinition>),
    /// Removes a tag of the document's set. Marks may use it: after a merge they can use a tag the set never had, and putting that
    /// tag must be undoable. Whether a user may delete a tag in use is decided where the user asks.
    RemoveTag(TagId),
    SetDetails(Rc<Details>),
    /// Says one detail of the article, or that it is unknown.
    SetDetail(Detail, Told),
    /// Drops a block as boilerplate, keeps it as part of the article, or goes back to what was proposed.
    SetBoilerplate(BlockNumber, Option<bool>),
    /// Another text for the article. The one before becomes a former text, and is the current one again when this is taken back.
    SetText(Rc<NewText>),
    /// Puts the document into the trash, or takes it out.
    SetTrashed(bool),
    /// Says one field of a record of the desk or of a mark, or with `None` that it says nothing.
    SetField(RecordId, Field, Option<Value>),
    /// Makes a record of the desk, or makes it anew with these values and no others. What is said of a mark is put here too, but then
    /// what others write at the same time is lost: forms use [`Edit::SetField`].
    PutRecord(Rc<NewRecord>),
    /// Deletes a record of the desk, or all that is said of a mark. Links to it stay, and are links to nothing.
    RemoveRecord(RecordId),
    /// Several changes that are one to the user. All of them happen or none.
    All(Vec<Edit>),
}

/// Why an edit was refused. The document is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    #[error("a mark needs at least one span of text")]
    NoSpan,
    #[error("a span reaches outside the article or into a character")]
    OutsideText,
    #[error("the quote of a span is not what stands at its position")]
    QuoteDiffers,
    #[error("spans of one mark overlap or are out of order")]
    SpansOverlap,
    #[error("a span cuts a character that is drawn as one sign")]
    CutsGrapheme,
    #[error("there is no mark {0}")]
    NoSuchMark(MarkId),
    #[error("there is no tag {0}")]
    NoSuchTag(TagId),
    /// Counted from 0.
    #[error("there is no record {0}")]
    NoSuchRecord(RecordId),
    #[error("the record {0} has no field “{1}”")]
    NoSuchField(RecordId, &'static str),
    #[error("that is no value of “{0}”")]
    NotAValue(&'static str),
    #[error("“{0}” is not the id of an item of Wikidata: that is a Q and a number, such as Q42")]
    NoWikidataId(Rc<str>),
    #[error("the record {0} exists and is of another kind")]
    KindDiffers(RecordId),
    #[error("there is no block {0}")]
    NoSuchBlock(BlockNumber),
}

/// Whether a mark may stand on an article: spans in order and apart, each on whole signs, with the words it says it has. A lost
/// mark only needs spans.
///
/// # Errors
/// The first rule that is broken.
pub fn check_mark(article: &Article, mark: &Mark) -> Result<(), EditError> {
    check_spans(article, &mark.spans, mark.anchor)
}

/// As [`check_mark`], for spans of any record.
///
/// # Errors
/// The first rule that is broken.
pub fn check_spans(article: &Article, spans: &[Span], anchor: Anchor) -> Result<(), EditError> {
    if spans.is_empty() {
        return Err(EditError::NoSpan);
    }
    if anchor == Anchor::Lost {
        return Ok(());
    }
    let text = article.text();
    for span in spans {
        match span.range.slice(text) {
            None | Some("") => return Err(EditError::OutsideText),
            Some(words) if *words != *span.quote => return Err(EditError::QuoteDiffers),
            Some(_) => {}
        }
        let (start, end) = (span.range.start().get(), span.range.end().get());
        if segment::floor_grapheme(text, start) != start || segment::ceil_grapheme(text, end) != end {
            return Err(EditError::CutsGrapheme);
        }
    }
    let ordered = spans.windows(2).all(|pair| matches!(pair, [one, other] if one.range.end() <= other.range.start()));
    if ordered { Ok(()) } else { Err(EditError::SpansOverlap) }
}

impl Document {
    /// The document after an edit, written at `stamp`, and the edit that takes it back.
    ///
    /// # Errors
    /// When the edit does not fit the document. Nothing of it has happened then.
    pub fn apply(&self, edit: &Edit, stamp: Stamp) -> Result<(Document, Edit), EditError> {
        let mut next = self.clone();
        let inverse = next.change(edit, stamp)?;
        Ok((next, inverse))
    }

    fn change(&mut self, edit: &Edit, stamp: Stamp) -> Result<Edit, EditError> {
        match edit {
            Edit::PutMark(mark) => {
                self.check_words(&mark.spans, mark.anchor)?;
                let before = self.marks.insert(mark.id, Stamped { stamp, value: Some(mark.clone()) });
                self.show_mark(mark.id);
                Ok(match before.and_then(|record| record.value) {
                    Some(mark) => Edit::PutMark(mark),
                    None => Edit::RemoveMark(mark.id),
                })
            }
            Edit::RemoveMark(id) => match self.marks.get(id).and_then(|record| record.value.clone()) {
                Some(mark) => {
                    self.marks.insert(*id, Stamped { stamp, value: None });
                    self.show_mark(*id);
                    Ok(Edit::PutMark(mark))
                }
                None => Err(EditError::NoSuchMark(*id)),
            },
            Edit::PutTag(tag) => {
                let before = self.tags.insert(tag.id.clone(), Stamped { stamp, value: Some(tag.clone()) });
                self.show();
                Ok(match before.and_then(|record| record.value) {
                    Some(tag) => Edit::PutTag(tag),
                    None => Edit::RemoveTag(tag.id.clone()),
                })
            }
            Edit::RemoveTag(id) => match self.tags.get(id).and_then(|record| record.value.clone()) {
                Some(tag) => {
                    self.tags.insert(id.clone(), Stamped { stamp, value: None });
                    self.show();
                    Ok(Edit::PutTag(tag))
                }
                None => Err(EditError::NoSuchTag(id.clone())),
            },
            Edit::SetDetails(details) => {
                let before = std::mem::replace(&mut self.details, Stamped { stamp, value: details.clone() });
                Ok(Edit::SetDetails(before.value))
            }
            Edit::SetDetail(detail, told) => {
                let before = self.details.value.get(*detail);
                Rc::make_mut(&mut self.details.value).set(*detail, told.clone());
                self.details.stamp = stamp;
                Ok(Edit::SetDetail(*detail, before))
            }
            Edit::SetBoilerplate(block, decision) => {
                if self.article.value.block(*block).is_none() {
                    return Err(EditError::NoSuchBlock(*block));
                }
                let before = self.decisions.insert(*block, Stamped { stamp, value: *decision });
                Ok(Edit::SetBoilerplate(*block, before.and_then(|before| before.value)))
            }
            Edit::SetText(text) => self.set_text(text, stamp),
            Edit::SetTrashed(trashed) => {
                let before = std::mem::replace(&mut self.trashed, Stamped { stamp, value: *trashed });
                Ok(Edit::SetTrashed(before.value))
            }
            Edit::SetField(id, field, value) => self.set_field(*id, *field, value.clone(), stamp),
            Edit::PutRecord(record) => self.put_record(record, stamp),
            Edit::RemoveRecord(id) => match self.record(*id).and_then(|_| self.records.get(id).cloned()) {
                Some(entry) => {
                    self.records.insert(*id, Rc::new(Entry::deleted(entry.kind(), stamp)));
                    self.show_record(*id);
                    Ok(Edit::PutRecord(Rc::new(entry.content(*id))))
                }
                None => Err(EditError::NoSuchRecord(*id)),
            },
            Edit::All(edits) => {
                let mut inverses = edits.iter().map(|edit| self.change(edit, stamp)).collect::<Result<Vec<_>, _>>()?;
                inverses.reverse();
                Ok(Edit::All(inverses))
            }
        }
    }

    fn set_field(&mut self, id: RecordId, field: Field, value: Option<Value>, stamp: Stamp) -> Result<Edit, EditError> {
        let subject = self.subject(id).ok_or(EditError::NoSuchRecord(id))?;
        if !field.is_of(subject) {
            return Err(EditError::NoSuchField(id, field.name()));
        }
        let name = Name::Known(field);
        if let Some(value) = &value {
            self.check_value(&name, value)?;
        }
        let fresh = || Rc::new(Entry::new(subject.record(), Stamped::default(), Table::new()));
        let mut entry = self.records.get(&id).cloned().unwrap_or_else(fresh);
        if entry.kind() != subject.record() {
            return Err(EditError::KindDiffers(id));
        }
        // What only a tag says is said in the field when this is taken back.
        let shown = self.record(id).and_then(|entry| entry.value(field).cloned());
        let before = Rc::make_mut(&mut entry).write(name, value, stamp).or(shown);
        self.records.insert(id, entry);
        self.show_record(id);
        Ok(Edit::SetField(id, field, before))
    }

    fn put_record(&mut self, record: &NewRecord, stamp: Stamp) -> Result<Edit, EditError> {
        let id = record.id;
        let is_mark = self.mark(id.as_mark()).is_some();
        let of_mark = record.kind == RecordKind::Mark;
        let before = self.records.get(&id);
        if before.is_some_and(|before| before.kind() != record.kind) || (is_mark && !of_mark) {
            return Err(EditError::KindDiffers(id));
        }
        // What is said of a deleted mark comes back with it, so it can be written still.
        if of_mark && before.is_none() && !self.marks.contains_key(&id.as_mark()) {
            return Err(EditError::NoSuchMark(id.as_mark()));
        }
        let of_kind = |field: &Field| Field::named(record.kind, field.name()) == Some(*field);
        for (name, value) in record.values.iter() {
            match name {
                Name::Known(field) if !of_kind(field) => return Err(EditError::NoSuchField(id, field.name())),
                _ => self.check_value(name, value)?,
            }
        }
        let inverse = match before.filter(|before| !before.is_removed()) {
            Some(before) => Edit::PutRecord(Rc::new(before.content(id))),
            None if of_mark => Edit::PutRecord(Rc::new(NewRecord { values: Table::new(), ..*record })),
            None => Edit::RemoveRecord(id),
        };
        self.records.insert(id, Rc::new(Entry::made(record.kind, record.values.clone(), stamp)));
        self.show_record(id);
        Ok(inverse)
    }

    /// As [`check_spans`], on the current text or a former one: what is taken back may have been written on another text.
    fn check_words(&self, spans: &[Span], anchor: Anchor) -> Result<(), EditError> {
        let here = check_spans(&self.article.value, spans, anchor);
        if here.is_err() && self.is_known(spans, anchor) { Ok(()) } else { here }
    }

    fn check_value(&self, name: &Name, value: &Value) -> Result<(), EditError> {
        let here = check_value(&self.article.value, name, value);
        match value {
            Value::Spans(words) if here.is_err() && self.is_known(&words.spans, words.anchor) => {
                self.former.iter().map(|former| check_value(&former.article, name, value)).find(Result::is_ok).unwrap_or(here)
            }
            _ => here,
        }
    }

    fn set_text(&mut self, text: &NewText, stamp: Stamp) -> Result<Edit, EditError> {
        let before = Stamped { stamp, value: Rc::clone(&text.article) };
        let before = std::mem::replace(&mut self.article, before);
        let details = std::mem::replace(&mut self.details, Stamped { stamp, value: Rc::clone(&text.details) }).value;
        let sha256 = text.article.sha256();
        // A text that another one follows within the same act was never there.
        if before.value.sha256() != sha256 && before.stamp != stamp {
            let url = Rc::clone(&details.url);
            self.former.insert(0, FormerText { stamp: before.stamp, article: Rc::clone(&before.value), url });
        }
        self.former.retain(|former| former.article.sha256() != sha256);
        let decided = text.decisions.iter().map(|(block, dropped)| (*block, Stamped { stamp, value: Some(*dropped) })).collect();
        let decisions = std::mem::replace(&mut self.decisions, decided);
        let decisions = decisions.into_iter().filter_map(|(block, decision)| Some((block, decision.value?))).collect();
        let mut marks = Vec::with_capacity(text.marks.len());
        for mark in &text.marks {
            let Some(before) = self.marks.get(&mark.id).and_then(|record| record.value.clone()) else { continue };
            self.check_words(&mark.spans, mark.anchor)?;
            self.marks.insert(mark.id, Stamped { stamp, value: Some(Rc::clone(mark)) });
            marks.push(before);
        }
        let mut fields = Vec::with_capacity(text.fields.len());
        for (id, field, value) in &text.fields {
            if self.subject(*id).is_some_and(|subject| field.is_of(subject))
                && let Edit::SetField(id, field, before) = self.set_field(*id, *field, value.clone(), stamp)?
            {
                fields.push((id, field, before));
            }
        }
        self.show();
        Ok(Edit::SetText(Rc::new(NewText { article: before.value, details, decisions, marks, fields })))
    }
}
