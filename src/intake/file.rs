//! Any file to blocks and metadata: finds out what the file is and calls its reader. This is what a worker and the command call; the
//! page itself reads plain text only ([`crate::intake::plain`]) and stays light.

use crate::intake::{
    boilerplate::{self, Seen},
    bytes::{self, DecodeError},
    docx, encoding, epub,
    extracted::{ExtractError, Extracted, ExtractedBlock},
    html::{self, Wanted},
    language, mail, markdown, pdf,
    plain::{self, PlainBlock, PlainError},
    subtitles,
};

/// Larger files are refused before anything is read, in bytes: a browser's tab must hold the file several times over.
pub const MAX_BYTES: usize = 100_000_000;

/// What is known of a file besides its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About<'text> {
    /// Its ending tells what the bytes do not.
    pub name: Option<&'text str>,
    /// Where the article was read.
    pub url: Option<&'text str>,
    /// Label of an encoding (WHATWG) that is used whatever the file says.
    pub encoding: Option<&'text str>,
}

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Page,
    Markdown,
    Subtitles,
    Plain,
    Mail,
    Pdf,
    Docx,
    Epub,
}

/// Reads a file.
///
/// # Errors
/// [`ExtractError`], with a reason for each kind of file that cannot be read.
pub fn extract(content: &[u8], about: About<'_>) -> Result<Extracted, ExtractError> {
    if content.len() > MAX_BYTES {
        return Err(ExtractError::TooBig { bytes: content.len(), limit: MAX_BYTES });
    }
    let mut extracted = match format(content, about)? {
        Format::Pdf => propose(pdf::read(content)?),
        Format::Docx => docx::read(content)?,
        Format::Epub => epub::read(content)?,
        Format::Mail => mail::read(content, about)?,
        textual => {
            let text = encoding::decode(content, about.encoding, None)?;
            let read = match textual {
                Format::Page => html::read(&text.text, about.url, Wanted::MainText)?,
                Format::Markdown => propose(markdown::read(&text.text)?),
                Format::Subtitles => subtitles::read(&text.text)?,
                _ => plain_text(&text.text)?,
            };
            Extracted { encoding: Some(text.encoding), replaced: text.replaced, ..read }
        }
    };
    finish(&mut extracted, about);
    Ok(extracted)
}

fn format(content: &[u8], about: About<'_>) -> Result<Format, ExtractError> {
    let name = about.name.unwrap_or_default().to_ascii_lowercase();
    let is_named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if content.is_empty() {
        return Err(ExtractError::Empty);
    }
    if content.starts_with(b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if content.starts_with(b"PK") {
        return if is_named(&[".epub"]) || epub::is_epub(content) { Ok(Format::Epub) } else { Ok(Format::Docx) };
    }
    let looks_binary = match bytes::decode(content) {
        Err(DecodeError::Binary { looks_like: Some(name) }) => return Err(ExtractError::NotText { looks_like: Some(name) }),
        Err(DecodeError::Binary { looks_like: None }) => true,
        Ok(_) => false,
    };
    if looks_binary && about.encoding.is_none() {
        return Err(ExtractError::NotText { looks_like: None });
    }
    let head: String = content.iter().take(2_000).map(|byte| char::from(*byte)).collect();
    if is_named(&[".html", ".htm", ".xhtml", ".shtml"]) {
        return Ok(Format::Page);
    }
    if is_named(&[".eml", ".mhtml", ".mht"]) || mail::looks_like_mail(&head) {
        return Ok(Format::Mail);
    }
    if is_named(&[".md", ".markdown"]) {
        return Ok(Format::Markdown);
    }
    if is_named(&[".srt", ".vtt"]) || head.trim_start_matches("ï»¿").starts_with("WEBVTT") {
        return Ok(Format::Subtitles);
    }
    // Bytes beyond ASCII do not matter for a tag, but a mark or zero bytes of UTF-16 do.
    let is_page = bytes::decode(content).is_ok_and(|decoded| bytes::looks_like_markup(&decoded.text));
    Ok(if is_page && !is_named(&[".txt"]) { Format::Page } else { Format::Plain })
}

fn plain_text(text: &str) -> Result<Extracted, ExtractError> {
    let plain = plain::read(text).map_err(|error| match error {
        PlainError::Empty => ExtractError::Empty,
        PlainError::TooLong { characters, limit } => ExtractError::TooLong { characters, limit },
    })?;
    let whole = |block: PlainBlock| ExtractedBlock { kind: block.kind, text: block.text, boilerplate: false, links: Vec::new() };
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
fn propose(mut extracted: Extracted) -> Extracted {
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
fn finish(extracted: &mut Extracted, about: About<'_>) {
    if let Some(url) = about.url.filter(|url| !url.is_empty()) {
        extracted.url = url.to_owned();
    }
    if extracted.language.is_empty() {
        let words: Vec<&str> =
            extracted.blocks.iter().filter(|block| !block.boilerplate).take(40).map(|block| block.text.as_str()).collect();
        extracted.language = language::guess(&words.join("\n")).unwrap_or_default().to_owned();
    }
    if extracted.title.is_empty() {
        let first = extracted.blocks.iter().find(|block| !block.boilerplate).map(|block| plain::excerpt(&block.text));
        extracted.title = first.or_else(|| about.name.map(str::to_owned)).unwrap_or_default();
    }
}
