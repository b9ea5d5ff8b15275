//! Word's DOCX to blocks: the paragraphs of the document and its footnotes, as they are when all changes are accepted. Formatting goes.

use std::collections::HashMap;

use crate::{
    domain::article::BlockKind,
    intake::{
        archive::Archive,
        extracted::{ExtractError, Extracted, Remark},
        links::Linked,
        xml::{self, Element, Node},
    },
};

const FORMAT: &str = "DOCX";
const DOCUMENT: &str = "word/document.xml";

/// Reads a document.
///
/// # Errors
/// [`ExtractError::NotText`] for other archives, and those of [`Archive`].
pub(super) fn read(content: &[u8]) -> Result<Extracted, ExtractError> {
    let mut archive = Archive::open(content, FORMAT)?;
    let Some(document) = archive.read(DOCUMENT)? else {
        return Err(ExtractError::NotText { looks_like: Some("ZIP archive without a document that can be read") });
    };
    let mut extracted = Extracted::default();
    if let Some(core) = archive.read("docProps/core.xml")? {
        let [title, author, created, language] = xml::texts(&core, ["title", "creator", "created", "language"]);
        extracted = Extracted { title, published: created, language, ..extracted };
        extracted.authors = Some(author).filter(|author| !author.is_empty()).into_iter().collect();
    }
    let styles = archive.read("word/styles.xml")?.map(|bytes| styles(&bytes)).unwrap_or_default();
    let addresses = targets(&mut archive, "word/_rels/document.xml.rels")?;
    let mut reader = Reader { extracted, styles, addresses, ..Reader::default() };
    let read = xml::each(&document, |node| reader.take(node));
    reader.close();
    if let Err(reason) = read {
        if reader.extracted.blocks.is_empty() {
            return Err(ExtractError::Broken { format: FORMAT, reason });
        }
        reader.extracted.remarks.push(Remark::UnreadableParts(1));
    }
    if let Some(notes) = archive.read("word/footnotes.xml")? {
        reader.addresses = targets(&mut archive, "word/_rels/footnotes.xml.rels")?;
        if xml::each(&notes, |node| reader.take(node)).is_err() {
            reader.extracted.remarks.push(Remark::UnreadableParts(1));
        }
        reader.close();
    }
    let mut extracted = reader.extracted;
    if extracted.title.is_empty() {
        let heading = extracted.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
        extracted.title = heading.map(|block| block.text.replace('\n', " ")).unwrap_or_default();
    }
    extracted.checked()
}

/// Where the links of a part lead, by their ids.
fn targets(archive: &mut Archive<'_>, relations: &str) -> Result<HashMap<String, String>, ExtractError> {
    let mut addresses = HashMap::new();
    if let Some(bytes) = archive.read(relations)? {
        // Without its links a document still has its words.
        xml::each(&bytes, |node| {
            let Node::Start(element) = node else { return };
            let is_link = element.attribute("Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
            if let (true, Some(id), Some(target)) = (is_link, element.attribute("Id"), element.attribute("Target")) {
                addresses.insert(id.to_owned(), target.to_owned());
            }
        })
        .ok();
    }
    Ok(addresses)
}

/// The address in the instruction of a field: `HYPERLINK "https://…"`.
fn address_of_field(instruction: &str) -> Option<&str> {
    instruction.trim().strip_prefix("HYPERLINK")?.split('"').nth(1)
}

/// Names of the styles by id: the ids are in the language of the program that wrote the file, the names of headings are English.
fn styles(bytes: &[u8]) -> HashMap<String, String> {
    let mut styles = HashMap::new();
    let mut open = None;
    // Without its styles a document still has its words.
    xml::each(bytes, |node| {
        if let Node::Start(element) = node {
            if element.name == "style" {
                open = element.attribute("styleId").map(str::to_owned);
            } else if let (true, Some(id), Some(name)) = (element.name == "name", &open, element.attribute("val")) {
                styles.insert(id.clone(), name.to_ascii_lowercase());
            }
        }
    })
    .ok();
    styles
}

#[derive(Default)]
struct Reader {
    extracted: Extracted,
    styles: HashMap<String, String>,
    text: Linked,
    /// Addresses of links by their ids.
    addresses: HashMap<String, String>,
    kind: Option<BlockKind>,
    /// Inside `<t>`: nothing else has words.
    in_text: bool,
    cells: usize,
    /// Inside what is a second version of something that was read already.
    fallbacks: usize,
}

impl Reader {
    fn take(&mut self, node: Node) {
        match node {
            Node::Text(text) if self.in_text && self.fallbacks == 0 => self.text.text.push_str(&text),
            Node::Text(_) => {}
            Node::Start(element) => self.start(&element),
            Node::End(name) => match name.as_str() {
                "p" => self.close(),
                "t" => self.in_text = false,
                "hyperlink" | "fldSimple" => self.text.end(),
                "tc" => self.cells = self.cells.saturating_sub(1),
                "Fallback" => self.fallbacks = self.fallbacks.saturating_sub(1),
                _ => {}
            },
        }
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "t" => self.in_text = true,
            "tab" if !self.text.text.is_empty() => self.text.text.push('\t'),
            "br" | "cr" => self.text.text.push('\n'),
            "noBreakHyphen" => self.text.text.push('\u{2011}'),
            "tc" => self.cells += 1,
            "hyperlink" => {
                if let Some(address) = element.attribute("id").and_then(|id| self.addresses.get(id)) {
                    self.text.begin(address);
                }
            }
            "fldSimple" => {
                if let Some(address) = element.attribute("instr").and_then(address_of_field) {
                    self.text.begin(address);
                }
            }
            "Fallback" => self.fallbacks += 1,
            "numPr" if self.kind.is_none() => self.kind = Some(BlockKind::ListItem),
            "pStyle" => {
                let id = element.attribute("val").unwrap_or_default();
                let name = self.styles.get(id).cloned().unwrap_or_else(|| id.to_ascii_lowercase());
                self.kind = kind(&name).or(self.kind);
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        let plain = if self.cells > 0 { BlockKind::TableCell } else { BlockKind::Paragraph };
        let kind = self.kind.take().unwrap_or(plain);
        self.text.push(kind, &mut self.extracted);
    }
}

fn kind(style: &str) -> Option<BlockKind> {
    if let Some(level) = style.strip_prefix("heading") {
        return level.trim().parse().ok().filter(|level| (1..=6).contains(level)).map(BlockKind::Heading);
    }
    match style {
        "title" => Some(BlockKind::Heading(1)),
        "subtitle" => Some(BlockKind::Heading(2)),
        "quote" | "intense quote" | "intensequote" => Some(BlockKind::Quote),
        "caption" => Some(BlockKind::Caption),
        _ if style.starts_with("list") => Some(BlockKind::ListItem),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::intake::archive::tests::packed;

    #[test]
    fn paragraphs_come_with_their_kinds() {
        let document = r#"<w:document xmlns:w="w"><w:body>
            <w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>Kopf</w:t></w:r></w:p>
            <w:p><w:r><w:t>Grüße &amp; </w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:r><w:t>mehr 😀&#x21;</w:t><w:br/><w:t>neu</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Punkt</w:t></w:r></w:p><w:p/>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Zelle</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#;
        let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>"#;
        let core = r#"<c xmlns:dc="d"><dc:title>Titel</dc:title><dc:creator>Ada</dc:creator></c>"#;
        let bytes = packed(&[
            (DOCUMENT, document.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
            ("docProps/core.xml", core.as_bytes()),
        ]);
        let read = read(&bytes).unwrap();
        let blocks: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        let expected = [
            (BlockKind::Heading(2), "Kopf"),
            (BlockKind::Paragraph, "Grüße & mehr 😀!\nneu"),
            (BlockKind::ListItem, "Punkt"),
            (BlockKind::TableCell, "Zelle"),
        ];
        assert_eq!(blocks, expected);
        assert_eq!((read.title.as_str(), read.authors.as_slice()), ("Titel", &["Ada".to_owned()][..]));
    }

    #[test]
    fn links_stay_on_their_words() {
        let document = r#"<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="rId7"><w:r><w:t>the </w:t></w:r><w:r><w:t>report 😀</w:t></w:r></w:hyperlink>
            <w:r><w:t> and </w:t></w:r><w:fldSimple w:instr=" HYPERLINK &quot;https://b.example/&quot; "><w:r><w:t>this</w:t></w:r></w:fldSimple><w:hyperlink r:id="rId9"><w:r><w:t> evil</w:t></w:r></w:hyperlink></w:p></w:body></w:document>"#;
        let relations = r#"<Relationships><Relationship Id="rId7" Type="http://x/hyperlink" Target="https://a.example/r" TargetMode="External"/>
            <Relationship Id="rId9" Type="http://x/hyperlink" Target="javascript:x"/><Relationship Id="rId1" Type="http://x/image" Target="media/i.png"/></Relationships>"#;
        let bytes = packed(&[(DOCUMENT, document.as_bytes()), ("word/_rels/document.xml.rels", relations.as_bytes())]);
        let blocks = read(&bytes).unwrap().blocks;
        let links =
            blocks.iter().flat_map(|block| block.links.iter().map(|link| (link.range.slice(&block.text).unwrap(), &*link.url)));
        assert_eq!(links.collect::<Vec<_>>(), [("the report 😀", "https://a.example/r"), ("this", "https://b.example/")]);
    }

    #[test]
    fn what_is_no_document_is_refused() {
        assert!(matches!(read(&packed(&[("a", b"b")])), Err(ExtractError::NotText { .. })));
        assert!(matches!(read(&packed(&[(DOCUMENT, b"<a")])), Err(ExtractError::Broken { .. })));
        assert_eq!(read(&packed(&[(DOCUMENT, b"<a/>")])), Err(ExtractError::Empty));
    }
}
