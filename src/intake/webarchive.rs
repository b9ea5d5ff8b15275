//! Web pages that Safari has saved as one file (`.webarchive`): a binary property list with the page, its encoding and its address, and the
//! pages of its frames.

mod plist;

use self::plist::Plist;
use super::{
    encoding,
    extracted::{ExtractError, Extracted},
    file::About,
    html::{self, Frames, Wanted},
    text,
};

const FORMAT: &str = "Safari web archive (.webarchive)";

/// How every binary property list begins.
pub(super) const SIGNATURE: &[u8] = b"bplist0";

/// Frames in frames that are opened.
const DEEPEST: usize = 8;

/// Reads a saved page.
///
/// # Errors
/// [`ExtractError::Broken`] if it is damaged, or another property list; [`ExtractError::Empty`] if its page has no text.
pub(super) fn read(content: &[u8], about: About<'_>) -> Result<Extracted, ExtractError> {
    let broken =
        |reason: &str| ExtractError::Broken { format: FORMAT, reason: format!("{reason}; in Safari, save the page as source") };
    let archive = plist::read(content).ok_or_else(|| broken("its property list cannot be read"))?;
    let page = archive.get("WebMainResource").ok_or_else(|| broken("there is no page in it"))?;
    let mut frames = Frames::default();
    gather_frames(&archive, about, DEEPEST, &mut frames);
    let kind = page.get("WebResourceMIMEType").and_then(Plist::text).unwrap_or_default();
    let url = page.get("WebResourceURL").and_then(Plist::text).filter(|url| url.starts_with("http"));
    let url = about.url.or(url.as_deref());
    let words = decoded(page, about).ok_or_else(|| broken("there is no page in it"))??;
    let read = match &*kind {
        "" | "text/html" | "application/xhtml+xml" => html::read_with(&words.text, url, Wanted::MainText, &frames)?,
        "text/plain" => text::blocks(&words.text)?,
        other => return Err(broken(&format!("it holds {other} and no page"))),
    };
    Ok(Extracted { url: url.unwrap_or_default().to_owned(), encoding: Some(words.encoding), replaced: words.replaced, ..read })
}

/// The text of a resource; `None` if it has no data.
fn decoded(resource: &Plist<'_>, about: About<'_>) -> Option<Result<encoding::Text, ExtractError>> {
    let data = resource.get("WebResourceData")?.data()?;
    let declared = resource.get("WebResourceTextEncodingName").and_then(Plist::text);
    Some(encoding::decode(data, about.encoding, declared.as_deref()))
}

/// The pages of frames by their addresses, those of frames in frames too.
fn gather_frames(archive: &Plist<'_>, about: About<'_>, depth: usize, frames: &mut Frames) {
    let inner = archive.get("WebSubframeArchives").map(Plist::items).unwrap_or_default();
    for archive in inner.iter().filter(|_| depth > 0) {
        let page = archive.get("WebMainResource");
        let named = page.and_then(|page| Some((page.get("WebResourceURL")?.text()?, decoded(page, about)?.ok()?)));
        frames.extend(named.map(|(address, words)| (address, words.text)));
        gather_frames(archive, about, depth - 1, frames);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A property list of texts, bytes, lists and tables, as `plistlib` writes them.
    enum Value {
        Text(&'static str),
        Bytes(&'static [u8]),
        List(Vec<Value>),
        Table(Vec<(&'static str, Value)>),
    }

    fn put(value: &Value, objects: &mut Vec<Vec<u8>>) -> u8 {
        let head = |kind: u8, length: usize| match u8::try_from(length) {
            Ok(short) if short < 15 => vec![kind << 4 | short],
            _ => [&[kind << 4 | 15, 0x11][..], &u16::try_from(length).unwrap_or_default().to_be_bytes()].concat(),
        };
        let place = objects.len();
        objects.push(Vec::new());
        let bytes = match value {
            Value::Text(text) if text.is_ascii() => [head(5, text.len()), text.as_bytes().to_vec()].concat(),
            Value::Text(text) => {
                [head(6, text.encode_utf16().count()), text.encode_utf16().flat_map(u16::to_be_bytes).collect()].concat()
            }
            Value::Bytes(bytes) => [head(4, bytes.len()), bytes.to_vec()].concat(),
            Value::List(items) => {
                let places: Vec<u8> = items.iter().map(|item| put(item, objects)).collect();
                [head(10, items.len()), places].concat()
            }
            Value::Table(rows) => {
                let names: Vec<u8> = rows.iter().map(|(name, _)| put(&Value::Text(name), objects)).collect();
                let values: Vec<u8> = rows.iter().map(|(_, value)| put(value, objects)).collect();
                [head(13, rows.len()), names, values].concat()
            }
        };
        if let Some(own) = objects.get_mut(place) {
            *own = bytes;
        }
        u8::try_from(place).unwrap_or_default()
    }

    fn written(value: &Value) -> Vec<u8> {
        let mut objects = Vec::new();
        put(value, &mut objects);
        let mut file = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for object in &objects {
            offsets.extend(u16::try_from(file.len()).unwrap_or_default().to_be_bytes());
            file.extend(object);
        }
        let table = file.len() as u64;
        file.extend(offsets);
        file.extend([0, 0, 0, 0, 0, 0, 2, 1]);
        for number in [objects.len() as u64, 0, table] {
            file.extend(number.to_be_bytes());
        }
        file
    }

    fn resource(data: &'static [u8], kind: &'static str, encoding: &'static str, url: &'static str) -> Value {
        Value::Table(vec![
            ("WebResourceData", Value::Bytes(data)),
            ("WebResourceMIMEType", Value::Text(kind)),
            ("WebResourceTextEncodingName", Value::Text(encoding)),
            ("WebResourceURL", Value::Text(url)),
        ])
    }

    fn texts(file: &[u8]) -> Result<Vec<String>, ExtractError> {
        Ok(read(file, About::default())?.blocks.into_iter().map(|block| block.text).collect())
    }

    #[test]
    fn the_page_and_its_frames_are_read() {
        let frame = Value::Table(vec![(
            "WebMainResource",
            resource(b"<p>The tweet: it is free.</p>", "text/html", "UTF-8", "https://t.example/1"),
        )]);
        let page = resource(
            b"<p>Gr\xF6\xDFe: 40 Millionen.</p><iframe src='https://t.example/1'></iframe>",
            "text/html",
            "windows-1252",
            "https://post.example/gr\u{F6}\u{DF}e",
        );
        let file = written(&Value::Table(vec![("WebMainResource", page), ("WebSubframeArchives", Value::List(vec![frame]))]));
        assert_eq!(texts(&file), Ok(vec!["Größe: 40 Millionen.".to_owned(), "The tweet: it is free.".to_owned()]));
        assert_eq!(read(&file, About::default()).map(|read| read.url).as_deref(), Ok("https://post.example/größe"));
        let plain = written(&Value::Table(vec![("WebMainResource", resource(b"Only words.", "text/plain", "", ""))]));
        assert_eq!(texts(&plain), Ok(vec!["Only words.".to_owned()]));
    }

    #[test]
    fn what_is_no_page_is_refused_by_name() {
        let picture = written(&Value::Table(vec![("WebMainResource", resource(b"x", "image/png", "", ""))]));
        let rows = [
            (picture, "it holds image/png and no page"),
            (written(&Value::Table(vec![("a", Value::Text("b"))])), "there is no page in it"),
            (written(&Value::Text("a")), "there is no page in it"),
            (b"bplist00".to_vec(), "its property list cannot be read"),
        ];
        for (file, reason) in rows {
            let Err(error) = texts(&file) else { panic!("{reason}") };
            let told = error.to_string();
            assert!(told.contains(reason) && told.contains("webarchive") && told.contains("source"), "{told}");
        }
    }

    #[test]
    fn damaged_files_are_answered() {
        let page = resource(b"<p>It costs 40 million euros.</p>", "text/html", "UTF-8", "https://post.example");
        let file = written(&Value::Table(vec![("WebMainResource", page)]));
        for at in 8..file.len() {
            for byte in [0x00, 0x0F, 0x7F, 0xA1, 0xD1, 0xFF] {
                let mut damaged = file.clone();
                if let Some(own) = damaged.get_mut(at) {
                    *own = byte;
                }
                assert!(texts(&damaged).is_ok_and(|texts| !texts.is_empty()) || texts(&damaged).is_err());
            }
            assert!(texts(file.get(..at).unwrap_or_default()).is_err());
        }
    }
}
