//! Any file to blocks and metadata: finds out what the file is and calls its reader. This is what a worker and the command call; the
//! page itself reads plain text only ([`crate::intake::plain`]) and stays light.

use crate::intake::{
    bytes::{self, DecodeError},
    docx, encoding, epub,
    extracted::{ExtractError, Extracted},
    html::{self, Wanted},
    mail, markdown, paste, pdf, sniff, subtitles, text, webarchive,
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
    WebArchive,
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
        Format::Pdf => text::propose(pdf::read(content)?),
        Format::Docx => docx::read(content)?,
        Format::Epub => epub::read(content)?,
        Format::Mail => mail::read(content, about)?,
        Format::WebArchive => webarchive::read(content, about)?,
        textual => {
            let decoded = encoding::decode(content, about.encoding, None)?;
            let read = match textual {
                Format::Page => html::read(&decoded.text, about.url, Wanted::MainText)?,
                Format::Markdown => text::propose(markdown::read(&decoded.text)?),
                Format::Subtitles => subtitles::read(content, &decoded.text)?,
                _ => text::blocks(&decoded.text)?,
            };
            Extracted { encoding: Some(decoded.encoding), replaced: decoded.replaced, ..read }
        }
    };
    text::finish(&mut extracted, about.url, about.name);
    Ok(extracted)
}

fn format(content: &[u8], about: About<'_>) -> Result<Format, ExtractError> {
    let is_named = |endings: &[&str]| sniff::is_named(about.name.unwrap_or_default(), endings);
    if content.is_empty() {
        return Err(ExtractError::Empty);
    }
    if sniff::pdf_begin(content).is_some() {
        return Ok(Format::Pdf);
    }
    if content.starts_with(webarchive::SIGNATURE) || is_named(&sniff::ARCHIVES) {
        return Ok(Format::WebArchive);
    }
    if content.starts_with(b"PK") {
        return if is_named(&[".epub"]) || epub::is_epub(content) { Ok(Format::Epub) } else { Ok(Format::Docx) };
    }
    let (looks_binary, is_transcript) = match bytes::decode(content) {
        Err(DecodeError::Binary { looks_like: Some(name) }) => return Err(ExtractError::NotText { looks_like: Some(name) }),
        Err(DecodeError::Binary { looks_like: None }) => (true, false),
        Ok(decoded) => (false, sniff::transcript(&decoded.text).is_some()),
    };
    if looks_binary && about.encoding.is_none() {
        return Err(ExtractError::NotText { looks_like: None });
    }
    let head = sniff::latin(content);
    if is_named(&sniff::PAGES) {
        return Ok(Format::Page);
    }
    if is_named(&sniff::MAILS) || sniff::looks_like_mail(&head) {
        return Ok(Format::Mail);
    }
    if is_named(&sniff::MARKDOWN) {
        return Ok(Format::Markdown);
    }
    if is_transcript || is_named(&sniff::SUBTITLES) || sniff::looks_like_cues(&head) {
        return Ok(Format::Subtitles);
    }
    Ok(if sniff::looks_like_page(content) && !is_named(&sniff::TEXT) { Format::Page } else { Format::Plain })
}

/// Reads what was pasted with its formatting: `html` and, where the clipboard had it, the same as plain text.
///
/// # Errors
/// As [`extract`].
pub fn extract_pasted(html: &str, plain: &str, url: Option<&str>) -> Result<Extracted, ExtractError> {
    // A page that was copied whole has its menus with it; of one that was copied in part everything is wanted.
    let wanted = if paste::is_whole_page(html) { Wanted::MainText } else { Wanted::Everything };
    let mut extracted = html::read(html, url, wanted)?;
    if paste::lost_words(&extracted, plain) {
        extracted = text::blocks(plain)?;
    }
    text::finish(&mut extracted, url, None);
    Ok(extracted)
}
