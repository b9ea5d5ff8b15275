//! An article as it is printed.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    app::reader,
    domain::{
        article::{Article, BLOCK_SEPARATOR, Block, BlockKind, TextLink},
        corrections::{Note, notes},
        document::Document,
        id::DocumentId,
        locator::Locator,
        stamp::{Clock, ReplicaId, Timestamp},
        text::ByteOffset,
    },
    intake::extracted::Extracted,
};

/// One object on one line. Its text is the one that a file of our own has, to the letter, so that offsets count in both. The headline is named
/// apart where it stands outside of the main text, for `blocks` are what the file says beside it. With `account`, what stands in no block.
pub(super) fn json(extracted: &Extracted, account: bool, out: &mut dyn Write) -> io::Result<()> {
    let (article, _) = extracted.clone().into_article("");
    let headline = headline(extracted, &article);
    let blocks = article.blocks().iter().enumerate().filter(|(place, _)| Some(*place) != headline);
    let blocks: Vec<Value> = blocks.map(|(_, own)| block(&article, own)).collect();
    let remarks: Vec<String> = extracted.remarks.iter().map(ToString::to_string).collect();
    let mut object = json!({
        "title": extracted.title,
        "subtitle": extracted.subtitle,
        "byline": extracted.authors.join(", "),
        "authors": extracted.authors,
        "published": extracted.published,
        "site": extracted.site,
        "language": extracted.language,
        "url": extracted.url,
        "canonical_url": extracted.canonical_url,
        "encoding": extracted.encoding,
        "replaced": extracted.replaced,
        "remarks": remarks,
        "text": article.text(),
        "sha256": article.sha256(),
        "headline": headline.and_then(|place| article.blocks().get(place)).map(|own| block(&article, own)),
        "corrections": notes(&article).iter().map(|own| note(&article, own)).collect::<Vec<Value>>(),
        "blocks": blocks,
    });
    if account && let Some(fields) = object.as_object_mut() {
        let left_out = extracted.account.left_out().iter();
        let pieces = left_out.map(|own| json!({ "why": own.why.name(), "seen": own.why.is_seen(), "text": own.text }));
        fields.insert("account".to_owned(), pieces.collect::<Vec<Value>>().into());
    }
    writeln!(out, "{object}")
}

/// What stands in no block, one piece a line.
pub(super) fn account(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    extracted.account.left_out().iter().try_for_each(|own| writeln!(out, "{}\t{}", own.why.name(), own.text))
}

/// The block that is the headline, where the file's own blocks do not begin with it: it was put in front, or it was found among what is
/// left out.
fn headline(extracted: &Extracted, article: &Article) -> Option<usize> {
    let blocks = article.blocks();
    if blocks.len() > extracted.blocks.len() {
        return Some(0);
    }
    blocks.iter().zip(&extracted.blocks).position(|(own, given)| own.boilerplate != given.boilerplate)
}

/// The blocks of the article, an empty line between them.
pub(super) fn text(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    let (article, _) = extracted.clone().into_article("");
    let kept: Vec<&str> = article.blocks().iter().filter(|block| !block.boilerplate).map(|block| &*block.text).collect();
    writeln!(out, "{}", kept.join(BLOCK_SEPARATOR))
}

/// A document of all blocks. What is proposed as boilerplate is flagged.
pub(super) fn document(extracted: Extracted, file_name: &str, at: Timestamp, random: [u8; 10]) -> Document {
    let replica = random.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let (stamp, _) = Clock::new(ReplicaId(replica)).tick(at);
    reader::document(extracted, file_name, DocumentId::new(at, random), stamp)
}

fn note(article: &Article, note: &Note) -> Value {
    let blocks = article.blocks().get(note.blocks.clone()).unwrap_or_default();
    let text: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    json!({ "date": note.date, "text": text.join(BLOCK_SEPARATOR) })
}

/// Where words lead; offsets as those of blocks.
fn link(article: &Article, block: &Block, link: &TextLink) -> Value {
    let place = |offset: ByteOffset| {
        article.to_code_points(ByteOffset::new(block.range.start().get() + offset.get())).map(|offset| offset.0)
    };
    json!({ "start": place(link.range.start()), "end": place(link.range.end()), "url": *link.url })
}

/// Where words stand in the file: the page, the time in milliseconds, who speaks; offsets as those of blocks.
fn locator(article: &Article, block: &Block, locator: &Locator) -> Value {
    let place = |offset: ByteOffset| {
        article.to_code_points(ByteOffset::new(block.range.start().get() + offset.get())).map(|offset| offset.0)
    };
    let mut fields = Map::new();
    let mut tell = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    tell("start", place(locator.range.start()).into());
    tell("end", place(locator.range.end()).into());
    if let Some(page) = &locator.page {
        tell("page", page.number.into());
        tell("page_label", page.name().into());
    }
    if let Some(time) = locator.time {
        tell("begin_ms", time.begin.into());
        tell("end_ms", time.end.into());
    }
    if !locator.speaker.is_empty() {
        tell("speaker", (*locator.speaker).into());
    }
    Value::Object(fields)
}

/// Offsets count code points of the whole text.
fn block(article: &Article, block: &Block) -> Value {
    let (kind, level) = match block.kind {
        BlockKind::Heading(level) => ("heading", Some(level)),
        BlockKind::Paragraph => ("paragraph", None),
        BlockKind::ListItem => ("list_item", None),
        BlockKind::Quote => ("quote", None),
        BlockKind::Caption => ("caption", None),
        BlockKind::Preformatted => ("preformatted", None),
        BlockKind::TableCell => ("table_cell", None),
    };
    let mut fields = Map::new();
    fields.insert("kind".to_owned(), kind.into());
    if let Some(level) = level {
        fields.insert("level".to_owned(), level.into());
    }
    fields.insert("text".to_owned(), (*block.text).into());
    for (name, offset) in [("start", block.range.start()), ("end", block.range.end())] {
        fields.insert(name.to_owned(), article.to_code_points(offset).map(|offset| offset.0).into());
    }
    let links: Vec<Value> = block.links.iter().map(|own| link(article, block, own)).collect();
    if !links.is_empty() {
        fields.insert("links".to_owned(), links.into());
    }
    let locators: Vec<Value> = block.locators.iter().map(|own| locator(article, block, own)).collect();
    if !locators.is_empty() {
        fields.insert("locators".to_owned(), locators.into());
    }
    fields.insert("boilerplate".to_owned(), block.boilerplate.into());
    Value::Object(fields)
}
