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
    let bytes =
        packed(&[(DOCUMENT, document.as_bytes()), ("word/styles.xml", styles.as_bytes()), ("docProps/core.xml", core.as_bytes())]);
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
fn quotations_are_known_by_the_names_that_programs_give_them() {
    for name in ["Quote", "Intense Quote", "Block Text", "Quotations"] {
        let id = name.replace(' ', "");
        let body = format!("<w:p><w:pPr><w:pStyle w:val='{id}'/></w:pPr><w:r><w:t>It costs 12.</w:t></w:r></w:p>");
        let styles = format!("<w:styles xmlns:w='w'><w:style w:styleId='{id}'><w:name w:val='{name}'/></w:style></w:styles>");
        let page = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let read = read(&packed(&[(DOCUMENT, page.as_bytes()), ("word/styles.xml", styles.as_bytes())])).unwrap();
        assert_eq!(read.blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), [BlockKind::Quote], "{name}");
    }
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
    let place = |row, column, columns, head| Some(crate::domain::tables::Cell { table: 0, row, column, rows: 1, columns, head });
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
fn a_cell_over_several_rows_reaches_to_its_last() {
    let cell =
        |merged: &str, words: &str| format!("<w:tc><w:tcPr>{merged}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let (begin, on) = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>");
    let row = |first: String, second: &str| format!("<w:tr>{first}{}</w:tr>", cell("", second));
    let body = [
        "<w:tbl>",
        &row(cell(begin, "Harwick"), "2023"),
        &row(cell(on, ""), "2024"),
        &row(cell("<w:vMerge w:val='continue'/>", ""), "2025"),
        &row(cell(begin, "Lenford"), "2024"),
        &row(cell(on, "has words"), "2025"),
        "</w:tbl>",
    ];
    let (article, _) = read(&document(&body.concat())).unwrap().into_article("");
    let rows = article.blocks().iter().filter_map(|block| block.cell.map(|cell| (&*block.text, cell.row, cell.column, cell.rows)));
    let expected = [
        ("Harwick", 0, 0, 3),
        ("2023", 0, 1, 1),
        ("2024", 1, 1, 1),
        ("2025", 2, 1, 1),
        ("Lenford", 3, 0, 1),
        ("2024", 3, 1, 1),
        ("has words", 4, 0, 1),
        ("2025", 4, 1, 1),
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
}

#[test]
fn links_stay_on_their_words() {
    let document = r#"<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="rId7"><w:r><w:t>the </w:t></w:r><w:r><w:t>report 😀</w:t></w:r></w:hyperlink>
        <w:r><w:t> and </w:t></w:r><w:fldSimple w:instr=" HYPERLINK &quot;https://b.example/&quot; "><w:r><w:t>this</w:t></w:r></w:fldSimple><w:hyperlink r:id="rId9"><w:r><w:t> evil</w:t></w:r></w:hyperlink></w:p></w:body></w:document>"#;
    let relations = r#"<Relationships><Relationship Id="rId7" Type="http://x/hyperlink" Target="https://a.example/r" TargetMode="External"/>
        <Relationship Id="rId9" Type="http://x/hyperlink" Target="javascript:x"/><Relationship Id="rId1" Type="http://x/image" Target="media/i.png"/></Relationships>"#;
    let bytes = packed(&[(DOCUMENT, document.as_bytes()), ("word/_rels/document.xml.rels", relations.as_bytes())]);
    let blocks = read(&bytes).unwrap().blocks;
    let links = blocks.iter().flat_map(|block| block.links.iter().map(|link| (link.range.slice(&block.text).unwrap(), &*link.url)));
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
    let r = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let t = |text: &str| r("", text);
    let raised = "<w:vertAlign w:val='superscript'/>";
    let gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    let rows: [(String, &[&str]); 15] = [
        (p(&(t("12,000") + &r(raised, "1") + &t(" and CO") + &r("<w:vertAlign w:val='subscript'/>", "2"))), &["12,000¹ and CO₂"]),
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
    let t = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
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
