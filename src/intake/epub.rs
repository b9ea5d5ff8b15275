//! EPUB books to blocks: the pages of the spine in their order, each as a web page of which everything is text.

use std::collections::HashMap;

use crate::intake::{
    archive::Archive,
    encoding,
    extracted::{ExtractError, Extracted, Remark},
    html::{self, Wanted},
    plain,
    xml::{self, Node},
};

const FORMAT: &str = "EPUB";
const CONTAINER: &str = "META-INF/container.xml";

/// Pages of a book that are read; more would not fit into an article.
const MOST_PAGES: usize = 5_000;

/// Elements that XHTML may close in themselves, and HTML would take for open.
const VOID: [&str; 12] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Whether an archive is a book.
pub(super) fn is_epub(content: &[u8]) -> bool {
    Archive::open(content, FORMAT).is_ok_and(|archive| archive.has(CONTAINER))
}

/// Reads a book.
///
/// # Errors
/// [`ExtractError::Broken`] when its table of contents is missing, and those of [`Archive`].
pub(super) fn read(content: &[u8]) -> Result<Extracted, ExtractError> {
    let broken = |reason: &str| ExtractError::Broken { format: FORMAT, reason: reason.to_owned() };
    let mut archive = Archive::open(content, FORMAT)?;
    let container = archive.read(CONTAINER)?.ok_or_else(|| broken("it does not say where its contents are"))?;
    let mut package = None;
    xml::each(&container, |node| {
        if let Node::Start(element) = node
            && element.name == "rootfile"
            && package.is_none()
        {
            package = element.attribute("full-path").map(str::to_owned);
        }
    })
    .map_err(|reason| broken(&reason))?;
    let package = package.ok_or_else(|| broken("it does not say where its contents are"))?;
    let contents = archive.read(&package)?.ok_or_else(|| broken("its table of contents is missing"))?;
    let [title, author, language, published] = xml::texts(&contents, ["title", "creator", "language", "date"]);
    let authors = Some(author).filter(|author| !author.is_empty()).into_iter().collect();
    let mut extracted = Extracted { title, authors, language, published, ..Extracted::default() };
    let (mut unreadable, mut bytes) = (0, 0);
    for page in pages(&contents).map_err(|reason| broken(&reason))? {
        let path = resolve(&package, &page);
        let read = archive.read(&path)?.ok_or(()).and_then(|content| encoding::decode(&content, None, None).map_err(|_| ()));
        let Ok(text) = read else {
            unreadable += 1;
            continue;
        };
        match html::read(&as_html(&text.text), None, Wanted::Everything) {
            Ok(page) => {
                bytes += page.blocks.iter().map(|block| block.text.len()).sum::<usize>();
                extracted.blocks.extend(page.blocks);
            }
            // Covers and pictures are pages too.
            Err(ExtractError::Empty) => {}
            Err(_) => unreadable += 1,
        }
        if bytes > plain::MAX_CHARACTERS * 4 {
            break;
        }
    }
    if extracted.blocks.is_empty() && archive.has("META-INF/encryption.xml") {
        return Err(ExtractError::Protected { format: FORMAT });
    }
    if unreadable > 0 {
        extracted.remarks.push(Remark::UnreadableParts(unreadable));
    }
    extracted.checked()
}

/// The addresses of the pages, in the order of reading.
fn pages(contents: &[u8]) -> Result<Vec<String>, String> {
    let mut items: HashMap<String, String> = HashMap::new();
    let mut spine = Vec::new();
    xml::each(contents, |node| {
        let Node::Start(element) = node else { return };
        let attribute = |name: &str| element.attribute(name).map(str::to_owned);
        match element.name.as_str() {
            "item" => items.extend(attribute("id").zip(attribute("href"))),
            "itemref" => spine.extend(attribute("idref")),
            _ => {}
        }
    })?;
    Ok(spine.iter().take(MOST_PAGES).filter_map(|id| items.get(id).cloned()).collect())
}

/// A relative address inside the archive, from the file that names it.
fn resolve(from: &str, address: &str) -> String {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    percent_decoded(&parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digits = rest.clone();
        let code = (byte == b'%').then(|| {
            let high = char::from(digits.next()?).to_digit(16)?;
            let low = char::from(digits.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()
        });
        match code.flatten() {
            Some(code) => {
                bytes.push(code);
                rest = digits;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// XHTML for a reader of HTML: `<a id="x"/>` gets its end tag.
fn as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/>") {
        html.push_str(before);
        let tag = before.rsplit('<').next().unwrap_or_default();
        let name: String = tag.chars().take_while(|character| character.is_ascii_alphanumeric() || *character == ':').collect();
        html.push('>');
        if !name.is_empty() && !tag.contains('>') && !VOID.contains(&name.to_ascii_lowercase().as_str()) {
            html.push_str("</");
            html.push_str(&name);
            html.push('>');
        }
        rest = after;
    }
    html.push_str(rest);
    html
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::intake::archive::tests::packed;

    const HERE: &[u8] = br#"<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>"#;
    const CONTENTS: &[u8] = br#"<package xmlns:dc="d"><metadata><dc:title>Book</dc:title><dc:creator>Ada</dc:creator><dc:language>en</dc:language></metadata>
        <manifest><item id="b" href="b%20c.xhtml"/><item id="a" href="../a.xhtml"/><item id="gone" href="gone.xhtml"/></manifest>
        <spine><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/><itemref idref="unknown"/></spine></package>"#;

    #[test]
    fn pages_come_in_the_order_of_the_spine() {
        let first = b"<html><head><title/></head><body><a id='x'/><h1>One</h1><p>First page.</p></body></html>";
        let bytes = packed(&[
            (CONTAINER, HERE),
            ("in/book.opf", CONTENTS),
            ("a.xhtml", first),
            ("in/b c.xhtml", b"<p>Second \xF0\x9F\x98\x80</p>"),
        ]);
        assert!(is_epub(&bytes));
        let read = read(&bytes).unwrap();
        let blocks: Vec<_> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(blocks, ["One", "First page.", "Second 😀"]);
        assert_eq!((read.title.as_str(), read.language.as_str()), ("Book", "en"));
        assert_eq!(read.remarks, [Remark::UnreadableParts(1)]);
    }

    #[test]
    fn books_without_contents_are_refused() {
        for entries in [&[(CONTAINER, HERE)][..], &[(CONTAINER, b"<a/>")], &[("a", b"b")]] {
            assert!(matches!(read(&packed(entries)), Err(ExtractError::Broken { .. })), "{entries:?}");
        }
        let locked = packed(&[(CONTAINER, HERE), ("in/book.opf", CONTENTS), ("META-INF/encryption.xml", b"<e/>")]);
        assert_eq!(read(&locked), Err(ExtractError::Protected { format: "EPUB" }));
    }
}
