//! Word's DOCX to blocks: the paragraphs of the document and its notes, as they are when all changes are accepted. Formatting goes,
//! but for what changes the meaning of words: raised, lowered, struck out, hidden.

mod body;
mod margins;
mod math;
mod numbering;
mod styles;
mod symbols;

use std::collections::HashMap;

use crate::{
    domain::article::BlockKind,
    intake::{
        archive::Archive,
        encoding,
        extracted::{ExtractError, Extracted, ExtractedBlock, Remark},
        file::About,
        html, mail,
        xml::{self, Node},
    },
};

use self::{
    body::{Notes, Reader},
    numbering::Numbering,
    styles::Styles,
};

const FORMAT: &str = "DOCX";
const DOCUMENT: &str = "word/document.xml";

/// Reads a document.
///
/// # Errors
/// [`ExtractError::NotText`] for other archives, and those of [`Archive`].
pub(super) fn read(content: &[u8]) -> Result<Extracted, ExtractError> {
    let mut archive = Archive::open(content, FORMAT)?;
    let part = related(&mut archive, "", "/officeDocument")?.into_iter().next().unwrap_or_else(|| DOCUMENT.to_owned());
    let Some(document) = archive.read(&part)? else {
        return Err(ExtractError::NotText { looks_like: Some("ZIP archive without a document that can be read") });
    };
    let extracted = about(&mut archive)?;
    let styles = match related(&mut archive, &part, "/styles")?.first() {
        Some(styles) => archive.read(styles)?,
        None => archive.read("word/styles.xml")?,
    };
    let styles = styles.map(|bytes| Styles::read(&bytes)).unwrap_or_default();
    let lists = related(&mut archive, &part, "/numbering")?.into_iter().next().unwrap_or_else(|| "word/numbering.xml".to_owned());
    let numbering = archive.read(&lists)?.map(|bytes| Numbering::read(&bytes)).unwrap_or_default();
    let targets = targets(&mut archive, &part)?;
    let mut reader = Reader::default();
    (reader.extracted, reader.styles, reader.numbering, reader.targets) = (extracted, styles, numbering, targets);
    let mut unreadable = 0;
    let read = xml::each(&document, |node| reader.take(node));
    reader.close();
    if let Err(reason) = read {
        if reader.extracted.blocks.is_empty() {
            return Err(ExtractError::Broken { format: FORMAT, reason });
        }
        unreadable += 1;
    }
    let chunks = std::mem::take(&mut reader.chunks);
    let parts = reader.targets.clone();
    for notes in [Notes::Foot, Notes::End] {
        unreadable += usize::from(read_notes(&mut archive, &part, notes, &mut reader)?.is_err());
    }
    let mut extracted = std::mem::take(&mut reader.extracted);
    reader.tables.check(&mut extracted.blocks);
    let mut account = std::mem::take(&mut reader.account);
    let mut remarks = account.remarks().to_vec();
    // From the last to the first, so that places before stay what they are.
    for (at, id) in chunks.into_iter().rev() {
        let read = parts.get(&id).map(|target| chunk(&mut archive, &resolved(&part, target))).transpose()?.flatten();
        match read {
            Some(read) => {
                remarks.extend(read.remarks);
                account.append(read.account);
                extracted.blocks.splice(at..at, read.blocks);
            }
            None => unreadable += 1,
        }
    }
    margins::read(&mut archive, &part, &mut account)?;
    extracted.account = account;
    remarks.push(Remark::UnreadableParts(unreadable));
    extracted.remarks = Remark::sums(&remarks);
    if extracted.title.is_empty() {
        let is_heading = |block: &&ExtractedBlock| matches!(block.kind, BlockKind::Heading(_));
        extracted.title = extracted.blocks.iter().find(is_heading).map(|block| block.text.replace('\n', " ")).unwrap_or_default();
    }
    extracted.checked()
}

/// What the file says of itself. When it was made is not when it was published.
fn about(archive: &mut Archive<'_>) -> Result<Extracted, ExtractError> {
    let part = related(archive, "", "/core-properties")?.into_iter().next().unwrap_or_else(|| "docProps/core.xml".to_owned());
    let Some(core) = archive.read(&part)? else { return Ok(Extracted::default()) };
    let [title, creator, language] = xml::texts(&core, ["title", "creator", "language"]);
    Ok(Extracted {
        title: xml::value(&title),
        authors: xml::people(&creator),
        language: xml::language(&language),
        ..Extracted::default()
    })
}

fn read_notes(
    archive: &mut Archive<'_>,
    part: &str,
    notes: Notes,
    reader: &mut Reader,
) -> Result<Result<(), String>, ExtractError> {
    let (kind, usual) = match notes {
        Notes::Foot => ("/footnotes", "word/footnotes.xml"),
        Notes::End => ("/endnotes", "word/endnotes.xml"),
    };
    let place = related(archive, part, kind)?.into_iter().next().unwrap_or_else(|| usual.to_owned());
    let Some(bytes) = archive.read(&place)? else { return Ok(Ok(())) };
    reader.targets = targets(archive, &place)?;
    let read = xml::each(&bytes, |node| reader.take(node));
    reader.close();
    Ok(read)
}

/// Another document inside: a web page, a saved page, a document of Word, a text.
fn chunk(archive: &mut Archive<'_>, part: &str) -> Result<Option<Extracted>, ExtractError> {
    let Some(bytes) = archive.read(part)? else { return Ok(None) };
    let name = part.to_ascii_lowercase();
    let read = if name.contains(".mht") {
        mail::read(&bytes, About { name: Some(part), ..About::default() }).ok()
    } else if [".htm", ".html", ".xhtml"].iter().any(|ending| name.ends_with(ending)) {
        encoding::decode(&bytes, None, None).ok().and_then(|text| html::read_part(&text.text, None).ok())
    } else if name.ends_with(".txt") {
        encoding::decode(&bytes, None, None).ok().and_then(|text| crate::intake::text::blocks(&text.text).ok())
    } else {
        None
    };
    Ok(read)
}

/// Where the relations of a part are written down; those of the whole file for no part.
fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A part named by a relation, from the part that names it.
fn resolved(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Calls `each` with id, kind and target of every relation of a part.
fn relations(archive: &mut Archive<'_>, part: &str, mut each: impl FnMut(&str, &str, &str)) -> Result<(), ExtractError> {
    if let Some(bytes) = archive.read(&relations_of(part))? {
        // Without its links a document still has its words.
        xml::each(&bytes, |node| {
            let Node::Start(element) = node else { return };
            if let (Some(id), Some(kind), Some(target)) =
                (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
            {
                each(id, kind, target);
            }
        })
        .ok();
    }
    Ok(())
}

/// The parts of a kind that belong to a part, by where they are in the archive.
fn related(archive: &mut Archive<'_>, part: &str, wanted: &str) -> Result<Vec<String>, ExtractError> {
    let mut found = Vec::new();
    relations(archive, part, |_, kind, target| {
        if kind.ends_with(wanted) {
            found.push(resolved(part, target));
        }
    })?;
    Ok(found)
}

/// Where the links and the parts of a part lead, by their ids.
fn targets(archive: &mut Archive<'_>, part: &str) -> Result<HashMap<String, String>, ExtractError> {
    let mut targets = HashMap::new();
    relations(archive, part, |id, kind, target| {
        if kind.ends_with("/hyperlink") || kind.ends_with("/aFChunk") {
            targets.insert(id.to_owned(), target.to_owned());
        }
    })?;
    Ok(targets)
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
    fn a_choice_that_says_nothing_here_has_something_instead() {
        let rows = [
            ("<x:symEx x:font='Segoe UI Emoji' x:char='2705'/>", "<w:t>✅</w:t>", "Claim 1: ✅"),
            ("<x:unknown/>", "<w:t>12</w:t>", "Claim 1: 12"),
            ("<w:t>12</w:t>", "<w:t>13</w:t>", "Claim 1: 12"),
        ];
        for (first, instead, expected) in rows {
            let choice = format!("<mc:Choice Requires='x'>{first}</mc:Choice><mc:Fallback>{instead}</mc:Fallback>");
            let body = format!("<w:p><w:r><w:t>Claim 1: </w:t><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>");
            let blocks = read(&document(&body)).unwrap().blocks;
            assert_eq!(blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), [expected]);
        }
    }

    #[test]
    fn tables_keep_rows_and_columns() {
        let cell = |properties: &str, words: &str| format!("<w:tc>{properties}<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        let wide = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>";
        let body = [
            "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>",
            &cell("", "Year"),
            &cell(wide, "Sum"),
            "</w:tr><w:tr>",
            &cell("<w:tcPr/>", "2024"),
            &cell("", ""),
            &cell("", "12"),
            "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>",
            &cell("", "5 %"),
            "</w:tr></w:tbl><w:p><w:r><w:t>Behind</w:t></w:r></w:p>",
        ];
        let (article, _) = read(&document(&body.concat())).unwrap().into_article("");
        let places: Vec<_> = article.blocks().iter().map(|block| (&*block.text, block.cell)).collect();
        let place =
            |row, column, columns, head| Some(crate::domain::tables::Cell { table: 0, row, column, rows: 1, columns, head });
        let expected = [
            ("Year", place(0, 0, 1, true)),
            ("Sum", place(0, 1, 2, true)),
            ("2024", place(1, 0, 1, false)),
            ("12", place(1, 2, 1, false)),
            ("5 %", place(2, 1, 1, false)),
            ("Behind", None),
        ];
        assert_eq!(places, expected);
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

    /// A document of these paragraphs.
    fn document(body: &str) -> Vec<u8> {
        let document = format!("<w:document xmlns:w='w' xmlns:m='m' xmlns:r='r'><w:body>{body}</w:body></w:document>");
        packed(&[(DOCUMENT, document.as_bytes())])
    }

    #[test]
    fn words_read_as_they_do_when_all_changes_are_accepted() {
        let p = |inner: &str| format!("<w:p>{inner}</w:p>");
        let r =
            |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
        let t = |text: &str| r("", text);
        let raised = "<w:vertAlign w:val='superscript'/>";
        let gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
        let rows: [(String, &[&str]); 15] = [
            (
                p(&(t("12,000") + &r(raised, "1") + &t(" and CO") + &r("<w:vertAlign w:val='subscript'/>", "2"))),
                &["12,000¹ and CO₂"],
            ),
            (p(&(t("It cost ") + &r("<w:strike/>", "12 ") + &t("14."))), &["It cost 14."]),
            (p(&r("<w:strike w:val='false'/>", "It cost 14.")), &["It cost 14."]),
            (p(&(t("Up by ") + &r("<w:vanish/>", "XXX ") + &t("3."))), &["Up by 3."]),
            (p(&format!("{gone}{}", t("It was "))) + &p(&t("4.2 percent.")), &["It was 4.2 percent."]),
            (
                p(&format!("<w:moveFrom>{}</w:moveFrom>{}", t("Moved. "), t("Stays.")))
                    + &p(&format!("<w:moveTo>{}</w:moveTo>", t("Moved."))),
                &["Stays.", "Moved."],
            ),
            (p(&format!("{}<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>{}", t("now "), t(" 5"))), &["now ≥ 5"]),
            (
                p(&format!(
                    "{}<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>{}",
                    t("costs 12 "),
                    p(&t("BOX")),
                    t("million")
                )),
                &["costs 12 million", "BOX"],
            ),
            (
                p(&t("Total"))
                    + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                    + &p(&t("Click here"))
                    + "</w:sdtContent></w:sdt>",
                &["Total"],
            ),
            (p(&format!("<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", t("とう"), t("東"))), &["東"]),
            (
                p(&format!(
                    "{}<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
                    t("is ")
                )),
                &["is 3/4"],
            ),
            (
                p(
                    "<m:oMath><m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub><m:r><m:t>1</m:t></m:r></m:sub><m:sup><m:r><m:t>9</m:t></m:r></m:sup><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary></m:oMath>",
                ),
                &["∑₁⁹x"],
            ),
            (p(&format!("{}<w:r><w:ptab/></w:r>{}", t("Total"), t("40"))), &["Total\t40"]),
            (
                p(&format!(
                    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                    t("7")
                )),
                &["7"],
            ),
            (p(&format!("{}<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\u{F0B0}</w:t></w:r>", t("20 "))), &["20 °"]),
        ];
        for (body, expected) in rows {
            let blocks: Vec<_> = read(&document(&body)).unwrap().blocks.into_iter().map(|block| block.text).collect();
            assert_eq!(blocks, expected, "{body}");
        }
    }

    #[test]
    fn former_properties_hide_nothing_and_moved_signs_do_not_join() {
        let t =
            |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
        let changed = "<w:b/><w:rPrChange w:id='1'><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>";
        let rows: [(String, &[&str]); 5] = [
            (format!("<w:p>{}{}</w:p>", t(changed, "It is not"), t("", " safe.")), &["It is not safe."]),
            (
                format!(
                    "<w:p><w:pPr><w:pPrChange><w:pPr><w:framePr w:dropCap='drop'/></w:pPr></w:pPrChange></w:pPr>{}</w:p><w:p>{}</w:p>",
                    t("", "A"),
                    t("", "b")
                ),
                &["A", "b"],
            ),
            (
                format!("<w:p>{}{}{}</w:p>", t("", "40"), t("<w:position w:val='6'/>", "2"), t("<w:position w:val='1'/>", " m")),
                &["40² m"],
            ),
            (
                format!("<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>{}</w:p><w:p>{}</w:p>", t("", "T"), t("", "he council")),
                &["The council"],
            ),
            (
                format!(
                    "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
                    t("", "unseen"),
                    t("", "seen")
                ),
                &["seen"],
            ),
        ];
        for (body, expected) in rows {
            let blocks: Vec<_> = read(&document(&body)).unwrap().blocks.into_iter().map(|block| block.text).collect();
            assert_eq!(blocks, expected, "{body}");
        }
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let body = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r></w:p><w:altChunk r:id='x'/>";
        let remarks = read(&document(body)).unwrap().remarks;
        assert_eq!(remarks, [Remark::HiddenLeftOut(1), Remark::StruckLeftOut(1), Remark::UnreadableParts(1)]);
    }

    #[test]
    fn notes_and_fields_are_where_they_belong() {
        let body = r#"<w:p><w:r><w:t>Half</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t> of it</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.example/x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the office</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> says</w:t></w:r></w:p>"#;
        let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let foot = "<w:footnotes xmlns:w='w'><w:footnote w:id='0'><w:p/></w:footnote><w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> Report.</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let end = "<w:endnotes xmlns:w='w'><w:endnote w:id='2'><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t>Book.</w:t></w:r></w:p></w:endnote></w:endnotes>";
        let roots =
            r#"<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
        let bytes = packed(&[
            ("_rels/.rels", roots.as_bytes()),
            ("word/document2.xml", document.as_bytes()),
            ("word/footnotes.xml", foot.as_bytes()),
            ("word/endnotes.xml", end.as_bytes()),
        ]);
        let blocks = read(&bytes).unwrap().blocks;
        let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Half[1] of it[i]", "the office says", "[1] Report.", "[i] Book."]);
        let links: Vec<_> =
            blocks.iter().flat_map(|block| block.links.iter().map(|link| (link.range.slice(&block.text), &*link.url))).collect();
        assert_eq!(links, [(Some("the office"), "https://a.example/x")]);
    }
}
