//! An article as it is printed.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        article::BlockKind,
        document::Document,
        id::DocumentId,
        stamp::{Clock, ReplicaId, Timestamp},
    },
    intake::extracted::{Extracted, ExtractedBlock},
};

/// One object on one line.
pub(super) fn json(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    let blocks: Vec<Value> = extracted.blocks.iter().map(block).collect();
    let remarks: Vec<String> = extracted.remarks.iter().map(ToString::to_string).collect();
    let object = json!({
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
        "blocks": blocks,
    });
    writeln!(out, "{object}")
}

/// The blocks of the article, an empty line between them.
pub(super) fn text(extracted: &Extracted, out: &mut dyn Write) -> io::Result<()> {
    let kept: Vec<&str> = extracted.blocks.iter().filter(|block| !block.boilerplate).map(|block| block.text.as_str()).collect();
    writeln!(out, "{}", kept.join("\n\n"))
}

/// A document of all blocks. What is proposed as boilerplate is flagged.
pub(super) fn document(extracted: Extracted, file_name: &str, at: Timestamp, random: [u8; 10]) -> Document {
    let (article, details) = extracted.into_article(file_name);
    let replica = random.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let (stamp, _) = Clock::new(ReplicaId(replica)).tick(at);
    Document::new(DocumentId::new(at, random), article, details, stamp)
}

fn block(block: &ExtractedBlock) -> Value {
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
    fields.insert("text".to_owned(), block.text.clone().into());
    fields.insert("boilerplate".to_owned(), block.boilerplate.into());
    Value::Object(fields)
}
