//! The shapes of the file for its schema, field by field in the order of the file. Their comments are written for those who read or
//! write such files with other programs. What is written is compared with them by `tests/schema.rs`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::names::{
    AnchorName, BlockName, DetailName, HueName, KindName, OriginName, PatternName, RecordKindName, RemovedName, RoleName,
    VerdictName,
};

/// A file of Beleg: articles with the marks that were made in them.
#[derive(JsonSchema)]
#[schemars(rename = "Beleg file, version 1")]
pub(super) struct File {
    /// Says that this is a file of Beleg.
    #[schemars(extend("const" = "beleg"))]
    format: String,
    /// Version of the format. It grows when an older reader would misunderstand the file.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// Name and version of the program that wrote the file.
    #[serde(skip_serializing_if = "str::is_empty")]
    generator: String,
    /// When the file was written: RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    exported: Option<String>,
    /// In a backup: the settings of the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    settings: Option<BTreeMap<String, serde_json::Value>>,
    documents: Vec<Document>,
}

/// One article with everything recorded about it.
#[derive(JsonSchema)]
pub(super) struct Document {
    /// UUID (RFC 9562, version 7).
    #[schemars(extend("format" = "uuid"))]
    id: String,
    /// When the article was opened first: RFC 3339.
    created: String,
    article: Article,
    /// The texts that the article had before. Left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    former: Vec<FormerText>,
    /// Whether blocks are boilerplate, where somebody has decided it. Left out when nobody has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<Decision>,
    details: Details,
    /// Left out when it was never in the trash.
    #[serde(skip_serializing_if = "Option::is_none")]
    trashed: Option<Trashed>,
    /// The tags in use, so that marks keep their meaning wherever the file goes. Left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Tag>,
    /// Left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Mark>,
    /// What is said of claims, sources, quotations and mentions beyond their words, and entities, evidence, links and signals. Left out
    /// when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    records: Vec<Record>,
    /// What was deleted, remembered so that merging two files does not bring it back. Left out when there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<Removed>,
}

/// The words that are checked. The text is the blocks' texts joined by two line feeds; a text that takes its place makes it a former one.
#[derive(JsonSchema)]
pub(super) struct Article {
    /// When and by whom it was written; see the stamp of a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal: the fingerprint of what was annotated.
    #[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
    #[serde(skip_serializing_if = "str::is_empty")]
    sha256: String,
    blocks: Vec<Block>,
}

/// A text that the article had before.
#[derive(JsonSchema)]
pub(super) struct FormerText {
    /// When and by whom it was put in; see the stamp of a mark.
    stamp: String,
    /// Where it was taken from; left out when unknown.
    #[serde(skip_serializing_if = "str::is_empty")]
    url: String,
    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal.
    #[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
    #[serde(skip_serializing_if = "str::is_empty")]
    sha256: String,
    blocks: Vec<Block>,
}

/// A heading, a paragraph and so on. It has at least one character.
#[derive(JsonSchema)]
pub(super) struct Block {
    kind: BlockName,
    /// For a heading: 1 (the title) to 6.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 6))]
    level: Option<u8>,
    /// Proposed as not belonging to the article: menus, advertisements, forms. See `decisions` of the document. Left out when false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    boilerplate: bool,
    #[schemars(length(min = 1))]
    text: String,
    /// Links in the text; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<TextLink>,
    /// Where the words stand in the source that they were read from; left out when that is not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locators: Vec<Locator>,
    /// Where it stands in a table; left out when it stands in none.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell>,
}

/// A cell of a table. Several blocks may stand in one; a cell without words has no block.
#[derive(JsonSchema)]
pub(super) struct Cell {
    /// The table's place among those of the article, from 0.
    table: u32,
    /// From 0.
    row: u32,
    /// From 0.
    column: u32,
    /// How many rows it spans; left out when one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    rows: Option<u32>,
    /// How many columns it spans; left out when one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    columns: Option<u32>,
    /// Whether it names its row or column; left out when false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    head: bool,
}

/// Where words of a block stand in the source that they were read from: on which page, when in a recording, and who says them.
#[derive(JsonSchema)]
pub(super) struct Locator {
    /// Unicode code points of the block's own text before the first of the words; left out when they are the whole block.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    /// Unicode code points of the block's own text before the first character behind the words; left out when they are the whole block.
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    /// The page's place among those of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    page: Option<u32>,
    /// What the file calls the page, such as `xii`; left out when that is its number.
    #[serde(skip_serializing_if = "str::is_empty")]
    page_label: String,
    /// When the words begin: milliseconds from the beginning of the recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    begin_ms: Option<u32>,
    /// When the words end: milliseconds from the beginning of the recording, not before `begin_ms`. Left out when that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_ms: Option<u32>,
    /// Who says the words; left out when that is not known.
    #[serde(skip_serializing_if = "str::is_empty")]
    speaker: String,
}

/// A link in the text of a block.
#[derive(JsonSchema)]
pub(super) struct TextLink {
    /// Unicode code points of the block's own text before the first linked character.
    start: u32,
    /// Unicode code points of the block's own text before the first character behind the link.
    end: u32,
    /// `http`, `https` or `mailto`.
    url: String,
}

/// What somebody decided about a block. Decisions that are older than the article's stamp are about an earlier text and do not count.
#[derive(JsonSchema)]
pub(super) struct Decision {
    /// The block, counted from 0.
    block: u32,
    /// When and by whom it was decided; see the stamp of a mark.
    stamp: String,
    /// Whether the block is boilerplate; left out when the decision was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    boilerplate: Option<bool>,
}

/// Where the article came from and what it is called. What is not known is left out.
#[derive(JsonSchema)]
pub(super) struct Details {
    /// When and by whom it was written; see the stamp of a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    subtitle: String,
    /// Language of the article: BCP 47.
    #[serde(skip_serializing_if = "str::is_empty")]
    language: String,
    /// Address of the page that was read.
    #[serde(skip_serializing_if = "str::is_empty")]
    url: String,
    /// The address that the page names as its own.
    #[serde(skip_serializing_if = "str::is_empty")]
    canonical_url: String,
    /// Address of a copy in an archive.
    #[serde(skip_serializing_if = "str::is_empty")]
    archive_url: String,
    /// Newspaper, site or channel.
    #[serde(skip_serializing_if = "str::is_empty")]
    outlet: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    /// When it was published, as the article says it: usually an ISO 8601 date or time.
    #[serde(skip_serializing_if = "str::is_empty")]
    published: String,
    /// When the article was read: ISO 8601.
    #[serde(skip_serializing_if = "str::is_empty")]
    accessed: String,
    /// `news`, `opinion`, `satire`, `press_release`, `blog`, `social_post`, or another word.
    #[serde(skip_serializing_if = "str::is_empty")]
    genre: String,
    /// The language it was translated from: BCP 47.
    #[serde(skip_serializing_if = "str::is_empty")]
    translated_from: String,
    /// `no`, `suspected` or `yes`.
    #[serde(skip_serializing_if = "str::is_empty")]
    machine_translated: String,
    /// Name of the file the article was opened from.
    #[serde(skip_serializing_if = "str::is_empty")]
    file_name: String,
    /// Label of the encoding its bytes were read in (WHATWG).
    #[serde(skip_serializing_if = "str::is_empty")]
    encoding: String,
    /// Details that somebody has looked for and that cannot be known. None of them is said besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<DetailName>,
    /// What was changed or left out when the text came in, each with how often.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    intake: BTreeMap<String, u32>,
}

/// Whether the article lies in the trash. It stays restorable for some time.
#[derive(JsonSchema)]
pub(super) struct Trashed {
    /// When and by whom it was put there or taken out; see the stamp of a mark.
    stamp: String,
    value: bool,
}

/// A word to file marks under, or the type of an entity.
#[derive(JsonSchema)]
pub(super) struct Tag {
    /// Stays the same when the labels change.
    #[schemars(length(min = 1))]
    id: String,
    /// When and by whom it was written; see the stamp of a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
    role: RoleName,
    /// The kinds of mark it is offered for; left out when it is offered for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<KindName>,
    /// Label by language (BCP 47).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<String, String>,
    colour: HueName,
    /// Left out when it is `plain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<PatternName>,
    /// Chooses the tag while a choice of tags is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<char>,
    /// Place among its siblings, smallest first.
    order: u32,
    /// For a rating: its number on the scale, of which the greatest is the truest.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// For a rating: what it says of a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<VerdictName>,
    /// For a rating: the id of the tag that is its scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    /// Kept for old marks and not offered any more; left out when false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    archived: bool,
    /// When to use it, with examples, by language (BCP 47).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    guidelines: BTreeMap<String, String>,
}

/// What somebody says about some words of the article. Marks may overlap and contain each other.
#[derive(JsonSchema)]
pub(super) struct Mark {
    /// UUID (RFC 9562, version 7).
    #[schemars(extend("format" = "uuid"))]
    id: String,
    /// When and by whom it was written: time, counter, replica (16 hexadecimal digits). Of two versions the newer is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
    kind: KindName,
    /// For an entity: its type, the id of a tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_type: Option<String>,
    /// The marked words: one span, or several when something stands between them. In the order of the text, without overlaps.
    #[schemars(length(min = 1))]
    spans: Vec<Span>,
    /// SHA-256 of the former text that the spans count in; left out when it is the article's text, as it is unless two people have worked
    /// on two versions of an article.
    #[serde(skip_serializing_if = "str::is_empty")]
    on: String,
    /// Ids of tags; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    /// Left out when empty.
    #[serde(skip_serializing_if = "str::is_empty")]
    note: String,
    /// Name or initials of who made the mark; left out when unknown.
    #[serde(skip_serializing_if = "str::is_empty")]
    creator: String,
    /// When the mark was made: RFC 3339.
    created: String,
    /// Left out when it is `by_hand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginName>,
    /// Left out when it is `exact`.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<AnchorName>,
}

/// One run of words, said twice: by position and by quote. Where the two differ the quote is right.
#[derive(JsonSchema)]
pub(super) struct Span {
    /// Unicode code points of the text before the first character. Left out only when a lost mark has no place.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    /// Unicode code points of the text before the end: the offset of the first character behind the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
    /// The words, exactly as in the text.
    quote: String,
    /// What stands before the quote, to tell it from other places with the same words.
    #[serde(skip_serializing_if = "str::is_empty")]
    prefix: String,
    /// What stands behind the quote.
    #[serde(skip_serializing_if = "str::is_empty")]
    suffix: String,
}

/// A record of the desk: an object with a field for each thing that is said. Which fields it has depends on what it is.
#[derive(JsonSchema)]
pub(super) struct Record {
    /// UUID (RFC 9562, version 7). What is said of a mark has the id of the mark.
    #[schemars(extend("format" = "uuid"))]
    id: String,
    record: RecordKindName,
    /// When the record was made or deleted, and when the fields were written that `stamps` does not name. See the stamp of a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
    /// Whether it is deleted; left out when false. It is remembered so that merging two files does not bring it back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
    /// The words that show a signal.
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Words>,
    /// By stamp, the fields that were written then. A name without a field says that the field was emptied then.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    stamps: BTreeMap<String, Vec<String>>,
}

/// Words of the article that a field names.
#[derive(JsonSchema)]
pub(super) struct Words {
    /// One span, or several when something stands between them. In the order of the text, without overlaps.
    #[schemars(length(min = 1))]
    spans: Vec<Span>,
    /// SHA-256 of the former text that the spans count in; left out when it is the article's text, as it is unless two people have worked
    /// on two versions of an article.
    #[serde(skip_serializing_if = "str::is_empty")]
    on: String,
    /// Left out when it is `exact`.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<AnchorName>,
}

/// A record that was deleted.
#[derive(JsonSchema)]
pub(super) struct Removed {
    record: RemovedName,
    /// The id the record had.
    id: String,
    /// When and by whom it was deleted; see the stamp of a mark.
    stamp: String,
}
