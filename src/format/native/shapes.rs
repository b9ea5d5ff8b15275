//! The shapes that are written, field by field in the order of the file. The schema is made from them, so their comments are
//! written for those who read or write such files with other programs.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::value::RawValue;

use super::names::{AnchorName, BlockName, HueName, KindName, OriginName, RemovedName, RoleName};
use crate::{
    domain::{
        id::{DocumentId, MarkId},
        mark::Extra,
        table::Table,
    },
    format::date_time::{Moment, StampText},
};

/// A value that is written as the text it shows.
pub(in crate::format) struct Shown<T>(pub T);

impl<T: fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Fields that were read without being understood. They are written as they were, except those whose name has a meaning here:
/// two fields of one name would hide each other.
pub(in crate::format) struct Unknown<'a> {
    pub(in crate::format) fields: &'a Extra,
    pub(in crate::format) known: &'static [&'static str],
}

impl Serialize for Unknown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.fields.iter() {
            if self.known.contains(&name.as_str()) {
                continue;
            }
            match serde_json::from_str::<&RawValue>(value) {
                Ok(value) => map.serialize_entry(name, value)?,
                // What is not JSON is kept as text, so that the file stays readable.
                Err(_) => map.serialize_entry(name, value)?,
            }
        }
        map.end()
    }
}

/// A table as an object, in the order of its keys.
fn as_object<S: Serializer>(table: &Table<String, String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(table.iter())
}

/// A file of Beleg: articles with the marks that were made in them.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "Beleg file, version 1"))]
pub(super) struct File<'a> {
    /// Says that this is a file of Beleg.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "beleg")))]
    pub(super) format: &'static str,
    /// Version of the format. It grows when an older reader would misunderstand the file.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = 1)))]
    pub(super) version: u32,
    /// Name and version of the program that wrote the file.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) generator: &'static str,
    /// When the file was written: RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub(super) exported: Option<Shown<Moment>>,
    pub(super) documents: Vec<Document<'a>>,
}

/// One article with everything recorded about it.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct Document<'a> {
    /// UUID (RFC 9562, version 7).
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String", extend("format" = "uuid")))]
    pub(super) id: Shown<DocumentId>,
    /// When the article was opened first: RFC 3339.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub(super) created: Shown<Moment>,
    pub(super) article: Article<'a>,
    pub(super) details: Details<'a>,
    /// The tags in use, so that marks keep their meaning wherever the file goes. Left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<Tag<'a>>,
    /// Left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) marks: Vec<Mark<'a>>,
    /// What was deleted, remembered so that merging two files does not bring it back. Left out when there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) removed: Vec<Removed>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub(super) extra: Unknown<'a>,
}

/// The words that are checked. The text is the blocks' texts joined by two line feeds; it never changes once it has marks.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct Article<'a> {
    /// When and by whom it was written; see the stamp of a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub(super) stamp: Option<Shown<StampText>>,
    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal: the fingerprint of what was annotated.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) sha256: &'a str,
    pub(super) blocks: Vec<Block<'a>>,
}

/// A heading, a paragraph and so on. It has at least one character.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct Block<'a> {
    pub(super) kind: BlockName,
    /// For a heading: 1 (the title) to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 6)))]
    pub(super) level: Option<u8>,
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1)))]
    pub(super) text: &'a str,
}

/// Where the article came from and what it is called. What is not known is left out.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct Details<'a> {
    /// When and by whom it was written; see the stamp of a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub(super) stamp: Option<Shown<StampText>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) title: &'a str,
    /// Language of the article: BCP 47.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) language: &'a str,
    /// Address of the page.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) url: &'a str,
    /// Newspaper, site or channel.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) outlet: &'a str,
    /// Name of the file the article was opened from.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) file_name: &'a str,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub(super) extra: Unknown<'a>,
}

/// A word to file marks under, or the type of an entity.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(in crate::format) struct Tag<'a> {
    /// Stays the same when the labels change.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1)))]
    pub(in crate::format) id: &'a str,
    /// When and by whom it was written; see the stamp of a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub(in crate::format) stamp: Option<Shown<StampText>>,
    pub(in crate::format) role: RoleName,
    /// The kinds of mark it is offered for; left out when it is offered for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::format) kinds: Vec<KindName>,
    /// Label by language (BCP 47).
    #[serde(skip_serializing_if = "Table::is_empty", serialize_with = "as_object")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "std::collections::BTreeMap<String, String>"))]
    pub(in crate::format) labels: &'a Table<String, String>,
    pub(in crate::format) colour: HueName,
    /// Chooses the tag while a choice of tags is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::format) key: Option<char>,
    /// Place among its siblings, smallest first.
    pub(in crate::format) order: u32,
    /// Kept for old marks and not offered any more; left out when false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::format) archived: bool,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub(in crate::format) extra: Unknown<'a>,
}

/// What somebody says about some words of the article. Marks may overlap and contain each other.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct Mark<'a> {
    /// UUID (RFC 9562, version 7).
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String", extend("format" = "uuid")))]
    pub(super) id: Shown<MarkId>,
    /// When and by whom it was written: time, counter, replica (16 hexadecimal digits). Of two versions the newer is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub(super) stamp: Option<Shown<StampText>>,
    pub(super) kind: KindName,
    /// For an entity: its type, the id of a tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) entity_type: Option<&'a str>,
    /// The marked words: one span, or several when something stands between them. In the order of the text, without overlaps.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(min = 1)))]
    pub(super) spans: Vec<Span<'a>>,
    /// Ids of tags; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<&'a str>,
    /// Left out when empty.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) note: &'a str,
    /// Name or initials of who made the mark; left out when unknown.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) creator: &'a str,
    /// When the mark was made: RFC 3339.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub(super) created: Shown<Moment>,
    /// Left out when it is `by_hand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) origin: Option<OriginName>,
    /// Left out when it is `exact`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) anchor: Option<AnchorName>,
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub(super) extra: Unknown<'a>,
}

/// One run of words, said twice: by position and by quote. Where the two differ the quote is right.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct Span<'a> {
    /// Unicode code points of the text before the first character. Left out only when a lost mark has no place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<u32>,
    /// Unicode code points of the text before the end: the offset of the first character behind the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<u32>,
    /// The words, exactly as in the text.
    pub(super) quote: &'a str,
    /// What stands before the quote, to tell it from other places with the same words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) prefix: &'a str,
    /// What stands behind the quote.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) suffix: &'a str,
}

/// A record that was deleted.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub(super) struct Removed {
    pub(super) record: RemovedName,
    /// The id the record had.
    pub(super) id: String,
    /// When and by whom it was deleted; see the stamp of a mark.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub(super) stamp: Shown<StampText>,
}
