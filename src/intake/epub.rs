//! EPUB books to blocks: the pages of the spine in their order, each as a web page of which everything is text.

use std::collections::HashMap;

use crate::intake::{
    archive::Archive,
    encoding,
    extracted::{ExtractError, Extracted, Remark},
    html, percent, plain,
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
    let [titles, languages, publishers] = xml::texts(&contents, ["title", "language", "publisher"]);
    let mut extracted = Extracted {
        title: xml::value(&titles),
        authors: xml::people(&authors(&contents)),
        language: xml::language(&languages),
        published: published(&contents),
        site: xml::value(&publishers),
        ..Extracted::default()
    };
    let (mut unreadable, mut bytes) = (0, 0);
    let mut left_out = Vec::new();
    let mut sheets = HashMap::new();
    for page in pages(&contents).map_err(|reason| broken(&reason))? {
        let path = resolve(&package, &page);
        let read = archive.read(&path)?.ok_or(()).and_then(|content| encoding::decode(&content, None, None).map_err(|_| ()));
        let Ok(text) = read else {
            unreadable += 1;
            continue;
        };
        let html = as_html(&text.text);
        let styles = styles(&mut archive, &path, &html, &mut sheets)?;
        match html::read_part(&(styles + &html), None) {
            // Covers and pictures are pages too, without words.
            Ok(page) => {
                bytes += page.blocks.iter().map(|block| block.text.len()).sum::<usize>();
                extracted.blocks.extend(page.blocks);
                left_out.extend(page.remarks);
                extracted.account.append(page.account);
            }
            Err(_) => unreadable += 1,
        }
        if bytes > plain::MAX_CHARACTERS * 4 {
            break;
        }
    }
    if extracted.blocks.is_empty() && archive.has("META-INF/encryption.xml") {
        return Err(ExtractError::Protected { format: FORMAT });
    }
    left_out.push(Remark::UnreadableParts(unreadable));
    extracted.remarks = Remark::sums(&left_out);
    extracted.checked()
}

/// The day of publication: books of the second version name days of other events too, and calibre one in antiquity where it knows none.
fn published(contents: &[u8]) -> String {
    let mut dates: Vec<(String, String)> = Vec::new();
    let mut in_date = false;
    // A broken file has told what it has told.
    xml::each(contents, |node| match node {
        Node::Start(element) => {
            in_date = element.name == "date";
            if in_date {
                dates.push((element.attribute("event").unwrap_or_default().to_ascii_lowercase(), String::new()));
            }
        }
        Node::End(_) => in_date = false,
        Node::Text(text) => dates.last_mut().filter(|_| in_date).into_iter().for_each(|(_, date)| date.push_str(text.trim())),
    })
    .ok();
    let is_known = |date: &str| !date.is_empty() && !date.starts_with("0101-01-01");
    let of = |events: &[&str]| dates.iter().find(|(event, date)| events.contains(&event.as_str()) && is_known(date));
    of(&["publication", "original-publication"]).or_else(|| of(&[""])).map(|(_, date)| date.clone()).unwrap_or_default()
}

/// Who wrote the book: who translated or drew it is named beside them. Those with no role, where nobody has that of an author.
fn authors(contents: &[u8]) -> Vec<String> {
    let mut creators: Vec<(Option<String>, Option<String>, String)> = Vec::new();
    let mut roles: HashMap<String, String> = HashMap::new();
    // Whose role the text is, or that it is the name of one more.
    let (mut role_of, mut in_creator) = (None, false);
    // A broken file has told what it has told.
    xml::each(contents, |node| match node {
        Node::Start(element) => {
            let attribute = |name: &str| element.attribute(name).map(str::to_owned);
            in_creator = element.name == "creator";
            let is_role = element.name == "meta" && element.attribute("property") == Some("role");
            role_of = attribute("refines").filter(|_| is_role).map(|id| id.trim_start_matches('#').to_owned());
            if in_creator {
                creators.push((attribute("id"), attribute("role"), String::new()));
            }
        }
        Node::End(_) => (role_of, in_creator) = (None, false),
        Node::Text(text) => {
            if let Some((.., name)) = creators.last_mut().filter(|_| in_creator) {
                name.push_str(&text);
            } else if let Some(id) = &role_of {
                roles.entry(id.clone()).or_default().push_str(text.trim());
            }
        }
    })
    .ok();
    let is_author = |(id, role, _): &&(Option<String>, Option<String>, String)| {
        let role = role.as_ref().or_else(|| roles.get(id.as_ref()?));
        role.is_none_or(|role| matches!(role.as_str(), "" | "aut" | "author"))
    };
    let names = |(.., name): &(Option<String>, Option<String>, String)| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let authors: Vec<String> = creators.iter().filter(is_author).map(names).collect();
    if authors.is_empty() { creators.iter().map(names).collect() } else { authors }
}

/// The style sheets that a page names, as an element: they say what is hidden.
fn styles(archive: &mut Archive<'_>, page: &str, html: &str, sheets: &mut HashMap<String, String>) -> Result<String, ExtractError> {
    let mut styles = String::new();
    for tag in html.split("<link").skip(1).filter_map(|rest| rest.split('>').next()) {
        let quoted = tag.split_once("href=").and_then(|(_, rest)| Some((rest.chars().next()?, rest.get(1..)?)));
        let address = quoted.and_then(|(quote, rest)| rest.split_once(quote)).map(|(address, _)| address);
        let Some(address) = address.filter(|_| tag.contains("stylesheet") && !tag.contains("alternate")) else { continue };
        let path = resolve(page, address);
        if !sheets.contains_key(&path) {
            let sheet = archive.read(&path)?.map(|bytes| String::from_utf8_lossy(&bytes).replace("</", "")).unwrap_or_default();
            sheets.insert(path.clone(), sheet);
        }
        styles.extend(sheets.get(&path).into_iter().map(|sheet| format!("<style>{sheet}</style>")));
    }
    Ok(styles)
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
    percent::decoded(&parts.join("/"))
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
    fn authors_are_told_from_translators_and_style_sheets_hide() {
        let contents = br##"<package xmlns:dc="d" xmlns:opf="o"><metadata><dc:creator opf:role="aut">Ada  Berg</dc:creator>
            <dc:creator opf:role="trl">Bo Tal</dc:creator><dc:creator id="c">Cy Dee</dc:creator><meta refines="#c" property="role">ill</meta>
            <dc:creator>Di Eff</dc:creator></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>"##;
        let page = br#"<html xmlns:epub="e"><head><link rel="stylesheet" href="s/x.css"/></head><body><p class="gone">Unseen.</p>
            <p>It costs 40<span epub:type="pagebreak">6</span> million.</p></body></html>"#;
        let bytes = packed(&[
            (CONTAINER, HERE),
            ("in/book.opf", contents),
            ("in/a.xhtml", page),
            ("in/s/x.css", b".gone { display: none }"),
        ]);
        let read = read(&bytes).unwrap();
        let blocks: Vec<_> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!((blocks.as_slice(), read.authors.join("|")), (&["It costs 40 million."][..], "Ada Berg|Di Eff".to_owned()));
        assert_eq!(read.remarks, [Remark::HiddenLeftOut(1)]);
    }

    #[test]
    fn only_the_day_of_publication_is_one() {
        let rows = [
            ("<dc:date>2026-01-02</dc:date>", "2026-01-02"),
            ("<dc:date opf:event='modification'>2026-05-05</dc:date><dc:date opf:event='publication'>2020-03</dc:date>", "2020-03"),
            ("<dc:date opf:event='creation'>2026-05-05</dc:date>", ""),
            ("<dc:date>0101-01-01T00:00:00+00:00</dc:date><meta property='dcterms:modified'>2026-05-05</meta>", ""),
            ("<dc:date/><dc:date> 2020 </dc:date>", "2020"),
        ];
        for (dates, expected) in rows {
            let contents = format!("<package xmlns:dc='d' xmlns:opf='o'><metadata>{dates}</metadata></package>");
            assert_eq!(published(contents.as_bytes()), expected, "{dates}");
        }
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
