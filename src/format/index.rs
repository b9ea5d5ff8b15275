//! An entry of the mirror's index: what is known of a stored document without reading it. It is made anew whenever the document is
//! written, so it needs no care for other versions: what cannot be read is not there.

use crate::{
    domain::{id::DocumentId, stamp::Timestamp},
    format::native::{Fields, Json, Lines},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: DocumentId,
    pub title: String,
    pub outlet: String,
    pub changed: Timestamp,
    /// How many marks of each kind, in the order of the kinds.
    pub marks: Vec<usize>,
    pub trashed: bool,
    pub check: String,
    /// Bytes of the stored text.
    pub size: usize,
}

#[must_use]
pub fn write(entry: &Entry) -> String {
    let mut lines = Lines::default();
    lines.begin_object();
    lines.shown_field("id", &entry.id);
    lines.text_field("title", &entry.title);
    lines.text_field("outlet", &entry.outlet);
    lines.plain_field("changed", &entry.changed.0);
    lines.list_field("marks", &entry.marks, |lines, number| lines.plain(number));
    lines.plain_field("trashed", &entry.trashed);
    lines.text_field("check", &entry.check);
    lines.plain_field("size", &entry.size);
    lines.end_object();
    lines.finish()
}

#[must_use]
pub fn read(text: &str) -> Option<Entry> {
    let mut fields = Fields::parse(text)?;
    Some(Entry {
        id: DocumentId::parse(&fields.text("id")?)?,
        title: fields.text("title")?.into_owned(),
        outlet: fields.text("outlet")?.into_owned(),
        changed: Timestamp(fields.value("changed", Json::plain)?),
        marks: fields.list("marks").into_iter().map(Json::plain).collect::<Option<_>>()?,
        trashed: fields.value("trashed", Json::plain)?,
        check: fields.text("check")?.into_owned(),
        size: fields.value("size", Json::plain)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_go_there_and_back() {
        let entry = Entry {
            id: DocumentId::new(Timestamp(7), [9; 10]),
            title: "„Titel“ 😀".to_owned(),
            outlet: String::new(),
            changed: Timestamp(1_800_000_000_123),
            marks: vec![3, 0, 12],
            trashed: true,
            check: "0123".to_owned(),
            size: 17,
        };
        let text = write(&entry);
        assert_eq!(read(&text), Some(entry));
        for broken in ["", "{}", &text.replace("true", "7"), &text.replace("12", "\"x\"")] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }
}
