//! Reads a gold annotation (`factcheck-annotator-gold/1`): one careful reading of an article, with claims, sources, quotations, entities,
//! links and signals. Offsets count code points, and every span says its words too, which are checked.
//!
//! Nothing is lost: what the model has no field for is kept as an unknown field, under its name with `gold_` before it.

mod shapes;

use std::{collections::BTreeMap, rc::Rc};

use serde_json::{Map, Value as Json};
use thiserror::Error;

use self::shapes::{LISTS, Read, RowKind, Way};
use crate::{
    anchor::describe::describe,
    domain::{
        article::{Article, BlockNumber},
        desk::{
            entry::{Name, NewRecord, Value, Values},
            field::{Field, RecordKind},
        },
        details::{Detail, Details, Told},
        document::Document,
        edit::{Edit, EditError},
        id::{DocumentId, MarkId, RecordId},
        mark::{Anchor, Extra, Kind, Mark, Origin, Span},
        stamp::{Stamp, Timestamp},
        tags::{TagId, default_tag_set},
        text::{CodePointOffset, TextRange},
    },
};

const SCHEMA: &str = "factcheck-annotator-gold/1";

/// Why a gold annotation was not taken.
#[derive(Debug, Error)]
pub enum GoldError {
    #[error("it is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    #[error("it is not a gold annotation of the form {SCHEMA}")]
    NotGold,
    #[error("it is about another text: the SHA-256 differs")]
    OtherText,
    #[error("{0} marks words that do not stand there")]
    NotItsWords(String),
    #[error("{of} names {name}, which is not there")]
    NoSuchId { of: String, name: String },
    #[error("it does not fit together: {0}")]
    Edit(#[from] EditError),
}

/// The document of a gold annotation of an article, written at one moment by `creator`.
///
/// # Errors
/// When it is no gold annotation of this text, or contradicts itself.
pub fn import(gold: &str, article: Article, file_name: &str, creator: &str, stamp: Stamp) -> Result<Document, GoldError> {
    let gold: Json = serde_json::from_str(gold)?;
    if gold["meta"]["schema"] != SCHEMA {
        return Err(GoldError::NotGold);
    }
    if gold["meta"]["sha256"] != article.sha256() {
        return Err(GoldError::OtherText);
    }
    let details = details(&gold["article"], file_name);
    let document = Document::new(DocumentId::new(stamp.at, [0; 10]), article, details, stamp);
    let mut importer = Importer {
        gold: &gold,
        article: document.article(),
        ids: BTreeMap::new(),
        at: stamp.at,
        creator,
        edits: Vec::new(),
        later: Vec::new(),
    };
    importer.name_all();
    importer.tags();
    importer.boilerplate()?;
    for list in LISTS {
        for item in importer.list(list.name) {
            importer.item(item, list)?;
        }
    }
    let mut edits = std::mem::take(&mut importer.edits);
    edits.append(&mut importer.later);
    let (document, _) = document.apply(&Edit::All(edits), stamp)?;
    let kept = ["meta", "regions", "leads"].map(|name| (format!("gold_{name}"), gold[name].to_string()));
    Ok(document.with_extra(kept.into_iter().collect()))
}

/// `null` says that somebody has looked and it is not there.
fn details(article: &Json, file_name: &str) -> Details {
    let mut details = Details { file_name: file_name.into(), ..Details::default() };
    let named = [
        ("title", Detail::Title),
        ("url", Detail::Url),
        ("publisher", Detail::Outlet),
        ("author", Detail::Authors),
        ("date_published", Detail::Published),
        ("language", Detail::Language),
        ("translated_from", Detail::TranslatedFrom),
    ];
    for (name, value) in article.as_object().into_iter().flatten() {
        match (named.iter().find(|(own, _)| own == name), value) {
            (Some((_, detail)), Json::Null) => details.set(*detail, Told::Unknown),
            (Some((_, detail)), Json::String(text)) => details.set(*detail, Told::text(text)),
            _ if name == "probably_machine_translated" => {
                details.set(Detail::MachineTranslated, Told::text(if *value == true { "suspected" } else { "no" }));
            }
            _ => drop(details.extra.insert(format!("gold_{name}"), value.to_string())),
        }
    }
    details
}

struct Importer<'a> {
    gold: &'a Json,
    article: &'a Article,
    /// The ids given to what the annotation names.
    ids: BTreeMap<String, RecordId>,
    at: Timestamp,
    creator: &'a str,
    edits: Vec<Edit>,
    /// What can be said when everything is there.
    later: Vec<Edit>,
}

impl<'a> Importer<'a> {
    fn list(&self, name: &str) -> &'a [Json] {
        self.gold[name].as_array().map_or(&[], Vec::as_slice)
    }

    /// Ids are counted, so that the same annotation always gives the same document.
    fn name_all(&mut self) {
        let items: Vec<&Json> = LISTS.iter().flat_map(|list| self.list(list.name)).collect();
        for item in items {
            if let Some(name) = item["id"].as_str() {
                let id = self.id(self.ids.len());
                self.ids.insert(name.to_owned(), id);
            }
        }
    }

    fn id(&self, number: usize) -> RecordId {
        let number = u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes();
        RecordId::new(self.at, [0, 0, 0, 0, 0, 0, 0, 0, number[0], number[1]])
    }

    /// The types of entity that are used travel along.
    fn tags(&mut self) {
        let used: Vec<&str> =
            self.list("entities").iter().filter_map(|entity| entity["type"].as_str()).map(shapes::entity_type).collect();
        let tags = default_tag_set().tags.into_iter().filter(|tag| used.contains(&tag.id.as_str()));
        self.edits.extend(tags.map(Edit::PutTag));
    }

    /// Regions that are boilerplate are a decision, for a person has read them.
    fn boilerplate(&mut self) -> Result<(), GoldError> {
        for region in self.list("regions").iter().filter(|region| region["type"] == "boilerplate") {
            for range in self.ranges(region, "spans")? {
                let blocks = self.article.blocks_in(range).filter_map(|block| BlockNumber::try_from(block).ok());
                self.edits.extend(blocks.map(|block| Edit::SetBoilerplate(block, Some(true))));
            }
        }
        Ok(())
    }

    fn item(&mut self, item: &'a Json, list: &Read) -> Result<(), GoldError> {
        let Some(fields) = item.as_object() else { return Ok(()) };
        let name = item["id"].as_str().unwrap_or_default();
        let id = self.named(name, name)?;
        let mut values = self.values(item, fields, list, name)?;
        match list.kind {
            RowKind::Mark(kind, spans) => {
                let spans = describe(self.article, &self.ranges(item, spans)?);
                self.mark(id.as_mark(), kind, spans, item["note"].as_str(), None);
                self.say(id, values);
            }
            RowKind::Record(kind) => {
                if let Some(note) = Value::text(item["note"].as_str().unwrap_or_default()) {
                    values.insert(Field::Note.into(), note);
                }
                self.edits.push(Edit::PutRecord(Rc::new(NewRecord { id, kind, values })));
            }
        }
        if list.kind == RowKind::Record(RecordKind::Entity) {
            self.mentions(item, id)?;
        }
        if let Some(inner) = item["nested"].as_str() {
            let inner = self.named(inner, name)?;
            self.later.push(Edit::SetField(inner, Field::Outer, Some(Value::Id(id))));
        }
        Ok(())
    }

    fn values(&self, item: &Json, fields: &Map<String, Json>, list: &Read, of: &str) -> Result<Values, GoldError> {
        let mut values = Values::new();
        values.insert(Name::Unknown("gold_id".into()), Value::Unknown(item["id"].to_string().into()));
        for (name, value) in fields {
            if value.is_null() || list.elsewhere.contains(&name.as_str()) {
                continue;
            }
            let Some((_, field, way)) = list.fields.iter().find(|(own, ..)| own == name) else {
                values.insert(Name::Unknown(format!("gold_{name}").into()), Value::Unknown(value.to_string().into()));
                continue;
            };
            let text = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let read = match way {
                Way::Text => Value::text(&text()),
                Way::Mapped(words) => {
                    let text = text();
                    let word = words.iter().find(|(gold, _)| *gold == text).map_or(&*text, |(_, word)| word);
                    if word != text && !is_reversible(words, word) {
                        values.insert(Name::Unknown(format!("gold_{name}").into()), Value::Unknown(value.to_string().into()));
                    }
                    Value::text(word)
                }
                Way::Texts => Value::texts(value.as_array().into_iter().flatten().filter_map(Json::as_str)),
                Way::Flag(word) => Value::texts((*value == true).then_some(*word)),
                Way::Id => Some(Value::Id(self.named(&text(), of)?)),
                Way::Spans => Value::spans(describe(self.article, &self.ranges(item, name)?)),
            };
            if let Some(read) = read {
                values.insert(Name::Known(*field), read);
            }
        }
        if values.contains_key(&Name::Known(Field::Translation)) {
            values.extend(Value::text("en").map(|language| (Name::Known(Field::TranslationLanguage), language)));
        }
        Ok(values)
    }

    fn mentions(&mut self, entity: &'a Json, id: RecordId) -> Result<(), GoldError> {
        let entity_type = entity["type"].as_str().map(shapes::entity_type).and_then(TagId::new);
        for mention in entity["mentions"].as_array().into_iter().flatten() {
            let range = self.range(mention, entity["id"].as_str().unwrap_or_default())?;
            let own = self.id(self.ids.len());
            self.ids.insert(format!("mention {}", self.ids.len()), own);
            self.mark(own.as_mark(), Kind::Entity, describe(self.article, &[range]), None, entity_type.clone());
            let kind = Value::text(mention["mention_kind"].as_str().unwrap_or_default());
            let values = [(Field::Mentioned, Some(Value::Id(id))), (Field::MentionKind, kind)];
            self.say(own, values.into_iter().filter_map(|(field, value)| Some((Name::Known(field), value?))).collect());
        }
        Ok(())
    }

    fn mark(&mut self, id: MarkId, kind: Kind, spans: Vec<Span>, note: Option<&str>, entity_type: Option<TagId>) {
        self.edits.push(Edit::PutMark(Rc::new(Mark {
            id,
            kind,
            spans,
            entity_type,
            tags: Vec::new(),
            note: note.unwrap_or_default().into(),
            creator: self.creator.into(),
            created: self.at,
            origin: Origin::Imported,
            anchor: Anchor::Exact,
            extra: Extra::new(),
        })));
    }

    fn say(&mut self, id: RecordId, values: Values) {
        self.edits.push(Edit::PutRecord(Rc::new(NewRecord { id, kind: RecordKind::Mark, values })));
    }

    fn named(&self, name: &str, of: &str) -> Result<RecordId, GoldError> {
        self.ids.get(name).copied().ok_or_else(|| GoldError::NoSuchId { of: of.to_owned(), name: name.to_owned() })
    }

    fn ranges(&self, item: &Json, name: &str) -> Result<Vec<TextRange>, GoldError> {
        let of = item["id"].as_str().unwrap_or_default();
        let spans = &item[name];
        match spans.as_array() {
            Some(spans) => spans.iter().map(|span| self.range(span, of)).collect(),
            None => Ok(vec![self.range(spans, of)?]),
        }
    }

    fn range(&self, span: &Json, of: &str) -> Result<TextRange, GoldError> {
        let at = |name: &str| self.article.from_code_points(CodePointOffset(u32::try_from(span[name].as_u64()?).ok()?));
        let range = at("start").zip(at("end")).map(|(start, end)| TextRange::new(start, end));
        let right = |range: &TextRange| range.slice(self.article.text()).is_some_and(|words| span["exact"] == words);
        range.filter(right).ok_or_else(|| GoldError::NotItsWords(of.to_owned()))
    }
}

/// Whether only one word of the annotation became this one, so that it need not be kept besides.
fn is_reversible(words: &[(&str, &str)], word: &str) -> bool {
    words.iter().filter(|(gold, own)| *own == word || *gold == word).count() == 1
}
