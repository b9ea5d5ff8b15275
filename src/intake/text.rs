//! Plain text to an article, with its boilerplate proposed: light enough for the page itself, and the same in the command.

use crate::{
    domain::{article::Article, details::Details},
    intake::{
        boilerplate::{self, Seen},
        extracted::{ExtractError, Extracted, ExtractedBlock},
        language,
        plain::{self, PlainBlock, PlainError},
    },
};

/// The article in a text, and what is known of it. `encoding` is the label its bytes were read by, `replaced` counts broken places in
/// them.
///
/// # Errors
/// [`ExtractError::Empty`] and [`ExtractError::TooLong`].
pub fn read(text: &str, name: &str, encoding: Option<&'static str>, replaced: usize) -> Result<(Article, Details), ExtractError> {
    let mut extracted = Extracted { encoding, replaced, ..blocks(text)? };
    finish(&mut extracted, None, Some(name));
    Ok(extracted.into_article(name))
}

/// Reads plain text: its blocks, and which of them are proposed as boilerplate.
///
/// # Errors
/// [`ExtractError::Empty`] and [`ExtractError::TooLong`].
pub(super) fn blocks(text: &str) -> Result<Extracted, ExtractError> {
    let plain = plain::read(text).map_err(|error| match error {
        PlainError::Empty => ExtractError::Empty,
        PlainError::TooLong { characters, limit } => ExtractError::TooLong { characters, limit },
    })?;
    let whole = |block: PlainBlock| ExtractedBlock::from((block.kind, block.text));
    let blocks = plain.blocks.into_iter().map(whole);
    let extracted = Extracted {
        title: plain.title.unwrap_or_default(),
        changes: plain.changes,
        blocks: blocks.collect(),
        ..Extracted::default()
    };
    Ok(propose(extracted))
}

/// Proposes boilerplate among blocks that came without any structure to tell by.
pub(super) fn propose(mut extracted: Extracted) -> Extracted {
    let proposals = boilerplate::propose(extracted.blocks.iter().map(|block| Seen {
        kind: block.kind,
        text: &block.text,
        kept: !block.boilerplate,
        linked: false,
    }));
    for (block, proposed) in extracted.blocks.iter_mut().zip(proposals) {
        block.boilerplate |= proposed;
    }
    // A text of nothing but labels is a text about labels.
    if extracted.blocks.iter().all(|block| block.boilerplate) {
        extracted.blocks.iter_mut().for_each(|block| block.boilerplate = false);
    }
    extracted
}

/// Fills in what a file of any kind can do without.
pub(super) fn finish(extracted: &mut Extracted, url: Option<&str>, name: Option<&str>) {
    if let Some(url) = url.filter(|url| !url.is_empty()) {
        extracted.url = url.to_owned();
    }
    if extracted.language.is_empty() {
        let words: Vec<&str> =
            extracted.blocks.iter().filter(|block| !block.boilerplate).take(40).map(|block| block.text.as_str()).collect();
        extracted.language = language::guess(&words.join("\n")).unwrap_or_default().to_owned();
    }
    if extracted.title.is_empty() {
        let first = extracted.blocks.iter().find(|block| !block.boilerplate).map(|block| plain::excerpt(&block.text));
        extracted.title = first.or_else(|| name.map(str::to_owned)).unwrap_or_default();
    }
}
