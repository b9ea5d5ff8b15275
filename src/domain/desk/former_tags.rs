//! Tags that the first versions offered for what a field says too. One fact has one place now, and that is the field; but what was filed
//! under such a tag keeps its meaning: as long as nobody has said anything in the field, the tag says it. Nothing of that is stored or
//! merged, so tabs of both versions agree. A tag that a newsroom has given another label, kind or guideline is theirs and says nothing.

use std::rc::Rc;

use crate::domain::{
    desk::{
        entry::{Entry, Value},
        field::{Field, RecordKind},
    },
    document::Document,
    id::{MarkId, RecordId},
    mark::Kind,
    stamp::Stamped,
    table::Table,
    tags::{TagDefinition, TagId, TagRole},
};

/// The kind it was offered for, its id, its labels, and the field and word that say the same.
type Row = (Kind, &'static str, &'static str, &'static str, Field, &'static str);

const FORMER: [Row; 14] = [
    (Kind::Claim, "quantity", "quantity, comparison", "Zahl, Vergleich", Field::ClaimTypes, "quantity"),
    (Kind::Claim, "event", "event", "Ereignis", Field::ClaimTypes, "event"),
    (Kind::Claim, "property", "property", "Eigenschaft", Field::ClaimTypes, "property"),
    (Kind::Claim, "causal", "cause, correlation", "Ursache, Zusammenhang", Field::ClaimTypes, "causal"),
    (Kind::Claim, "law", "law, rule", "Gesetz, Regel", Field::ClaimTypes, "law"),
    (Kind::Claim, "prediction", "prediction", "Prognose", Field::ClaimTypes, "prediction"),
    (Kind::Claim, "quote", "was it said?", "Wurde das gesagt?", Field::ClaimTypes, "quote"),
    (Kind::Claim, "position", "position, demand", "Haltung, Forderung", Field::ClaimTypes, "position"),
    (Kind::Claim, "personal", "personal experience", "eigene Erfahrung", Field::ClaimTypes, "personal"),
    (Kind::Source, "named", "named", "namentlich", Field::Naming, "named"),
    (Kind::Source, "unnamed", "anonymous", "anonym", Field::Naming, "anonymous"),
    (Kind::Source, "document", "document, report", "Dokument, Bericht", Field::SourceType, "document"),
    (Kind::Quotation, "direct", "direct", "wörtlich", Field::QuotationType, "direct"),
    (Kind::Quotation, "indirect", "indirect", "indirekt", Field::QuotationType, "indirect"),
];

fn row(tag: &TagDefinition) -> Option<&'static Row> {
    let (_, _, english, german, ..) = FORMER.iter().find(|row| row.1 == tag.id.as_str())?;
    let is_label = |language: &str, label: &str| tag.labels.get(language).is_some_and(|own| own == label);
    let is_ours = tag.role == TagRole::Tag
        && tag.guidelines.is_empty()
        && tag.labels.len() == 2
        && is_label("en", english)
        && is_label("de", german);
    FORMER.iter().find(|row| is_ours && row.1 == tag.id.as_str() && tag.kinds == [row.0])
}

impl TagDefinition {
    /// Whether it is one that the first versions offered for what a field says, as they offered it.
    #[must_use]
    pub fn is_former(&self) -> bool {
        row(self).is_some()
    }

    /// The definition that the first versions had under this name, for files that name a tag without defining it.
    #[must_use]
    pub fn former(id: &TagId) -> Option<Self> {
        let (kind, _, english, german, ..) = FORMER.iter().find(|row| row.1 == id.as_str())?;
        let labels = [("en", *english), ("de", *german)];
        Some(Self {
            kinds: vec![*kind],
            labels: labels.map(|(language, label)| (language.to_owned(), label.to_owned())).into_iter().collect(),
            ..Self::new(id.clone(), TagRole::Tag, 0)
        })
    }
}

impl Document {
    /// What is said of a mark, with what its tags say in fields of which nobody has said anything. `None` if they say nothing.
    #[inline(never)]
    pub(in crate::domain) fn told_by_tags(&self, id: MarkId, entry: Option<&Rc<Entry>>) -> Option<Rc<Entry>> {
        let record = self.mark_record(id)?;
        let mark = record.value.as_ref().filter(|mark| !mark.tags.is_empty())?;
        let mut told: Option<Entry> = None;
        for tag in &mark.tags {
            let Some(definition) = self.tag_record(tag).and_then(|record| record.value.as_ref()) else { continue };
            let Some((.., field, word)) = row(definition).filter(|row| row.0 == mark.kind) else { continue };
            // Emptied after the mark was last written is decided; before that the tag may have come later.
            let written = entry.and_then(|entry| entry.fields().find(|(name, _)| **name == (*field).into())).map(|(_, said)| said);
            if written.is_some_and(|said| said.value.is_some() || said.stamp > record.stamp) {
                continue;
            }
            let shown = told.get_or_insert_with(|| match entry {
                Some(entry) => (**entry).clone(),
                None => Entry::new(RecordKind::Mark, Stamped::default(), Table::new()),
            });
            let value = match field {
                Field::ClaimTypes => Value::texts(shown.texts(*field).iter().map(|own| &**own).chain([*word])),
                _ => Value::text(word),
            };
            shown.write((*field).into(), value, record.stamp);
        }
        told.map(Rc::new)
    }

    /// Shows anew what is said of a mark.
    pub(in crate::domain) fn show_told(&mut self, id: MarkId) {
        let id = RecordId::from(id);
        let entry = self.shown.records.get(&id).or_else(|| self.records.get(&id));
        if let Some(told) = self.told_by_tags(id.as_mark(), entry) {
            self.shown.records.insert(id, told);
        }
    }
}
