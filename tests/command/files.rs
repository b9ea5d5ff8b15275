//! One small article, in every kind of file.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

pub(crate) const TITLE: &str = "Moon found to be made of cheese";
pub(crate) const FIRST: &str =
    "The moon is made of cheese, said the observatory on Monday, and it has been so for as long as it was there.";
pub(crate) const SECOND: &str = "Visitors are asked to bring bread, for there is none to be had within a day of the landing site.";

pub(crate) const PAGE: &str = r##"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Moon found to be made of cheese | The Daily Post</title>
<meta property="og:site_name" content="The Daily Post"><link rel="canonical" href="https://post.example/moon">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Moon found to be made of cheese","datePublished":"2024-05-06T08:00:00Z",
"author":[{"@type":"Person","name":"Ada Moor"},{"name":"Bo Lind"}]}</script></head><body onload="alert(1)">
<nav><ul><li><a href="/">Home</a><li><a href="/science">Science</a></ul></nav>
<main><article><h1>Moon found to be made of cheese</h1>
<p>The moon is made of cheese, said the observatory on Monday, and it has been so for as long as it was there.</p>
<div class="label"><p>Advertisement</p></div>
<p>Nobody had looked closely enough, said the director, who has been in office since the spring and likes to tell the story.</p>
<h2>What follows</h2>
<p>It follows that <a href="javascript:alert(1)">mice</a>, of which there are many, may wish to travel, and that the fares, which are high, will fall.</p>
<blockquote><p>“It is a good cheese, and it is a large one, and we are pleased,” the director said.</p></blockquote>
<ul><li>It is round, as the larger cheeses usually are.</li><li>It is yellow, at least when it stands low in the evening.</li></ul>
<p>Visitors are asked to bring bread, for there is none to be had within a day of the landing site.</p>
</article></main><footer><p>Imprint and contact</p></footer><script>alert(2)</script></body></html>"##;

/// The words of the second paragraph that link somewhere, in files that can have links.
const LINKED: &str = "Visitors";
const RELATIONS: &str = "<Relationships><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink' \
                         Target='https://bakery.example/' TargetMode='External'/></Relationships>";

/// Name and content.
pub(crate) fn all() -> Vec<(&'static str, Vec<u8>)> {
    let rest = SECOND.strip_prefix(LINKED).unwrap();
    let book = format!("<html><head><title/></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>");
    let package = format!(
        "<package><metadata><title>{TITLE}</title></metadata><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>"
    );
    let document = format!(
        "<w:document xmlns:w='w' xmlns:r='r'><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>\
         <w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p><w:p><w:hyperlink r:id='rId1'><w:r><w:t>{LINKED}</w:t></w:r></w:hyperlink><w:r><w:t>{rest}</w:t></w:r></w:p></w:body></w:document>"
    );
    let mail = format!(
        "From: Ada <ada@post.example>\r\nSubject: {TITLE}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"
    );
    let saved = format!(
        "From: <Saved>\r\nSnapshot-Content-Location: https://post.example/moon\r\nMIME-Version: 1.0\r\nSubject: {TITLE}\r\n\
         Content-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--x--\r\n"
    );
    let cues = format!("1\n00:00:01,000 --> 00:00:02,000\n{FIRST}\n\n2\n00:01:01,000 --> 00:01:02,000\n{SECOND}\n");
    let utf16 = PAGE.encode_utf16().flat_map(u16::to_le_bytes);
    vec![
        ("page.html", PAGE.as_bytes().to_vec()),
        ("page", PAGE.as_bytes().to_vec()),
        ("utf16.htm", [0xFF, 0xFE].into_iter().chain(utf16).collect()),
        ("page.mhtml", saved.into_bytes()),
        ("mail.eml", mail.into_bytes()),
        ("article.md", format!("# {TITLE}\n\n{FIRST}\n\n[{LINKED}](https://bakery.example/){rest}\n").into_bytes()),
        ("article.txt", format!("{TITLE}\n\n{FIRST}\n\n{SECOND}\n").into_bytes()),
        ("article.docx", packed(&[("word/document.xml", &document), ("word/_rels/document.xml.rels", RELATIONS)])),
        (
            "book.epub",
            packed(&[
                ("META-INF/container.xml", "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>"),
                ("book.opf", &package),
                ("a.xhtml", &book),
            ]),
        ),
        ("article.pdf", pdf(&[TITLE, "", FIRST, "", SECOND])),
        ("talk.srt", cues.clone().into_bytes()),
        ("talk.vtt", format!("WEBVTT\n\n{}", cues.replace(",000", ".000")).into_bytes()),
    ]
}

fn packed(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A page with a line for each text, by hand: the smallest file that has all a reader asks for.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
    let content = format!("BT /F1 9 Tf 40 700 Td {shown}ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    offsets.iter().for_each(|offset| file.push_str(&format!("{offset:010} 00000 n \n")));
    file.push_str(&format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1));
    file.into_bytes()
}
