//! What is listed for files of each kind, and how the command prints it.

use std::{
    io::{Cursor, Write as _},
    process::{Command, Stdio},
};

use beleg::intake::file::{About, extract};
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

const PAGE: &str = "<!doctype html><title>Tram</title><nav><select><option>One</option><option>Two</option></select></nav>\
    <article><h1>Tram</h1><p>It cost <s>14</s> 40 million, <ruby>as<rt>es</rt></ruby> was said on Monday by those who know.</p>\
    <p style='display:none'>Unseen</p></article>";

pub(crate) fn packed(entries: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn printed(arguments: &[&str], input: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beleg"));
    let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_command_tells_words_and_why() {
    let words = "control\tOne Two\nstruck\t14\nreading\tes\nhidden\tUnseen\n";
    assert_eq!(printed(&["extract", "--account", "--format", "text", "--name", "a.html", "-"], PAGE), words);
    let article: Value = serde_json::from_str(&printed(&["extract", "--account", "--name", "a.html", "-"], PAGE)).unwrap();
    let piece = |why: &str, seen: bool, text: &str| json!({ "why": why, "seen": seen, "text": text });
    let expected = [
        piece("control", true, "One Two"),
        piece("struck", true, "14"),
        piece("reading", true, "es"),
        piece("hidden", false, "Unseen"),
    ];
    assert_eq!(article["account"], json!(expected));
    let without: Value = serde_json::from_str(&printed(&["extract", "--name", "a.html", "-"], PAGE)).unwrap();
    assert_eq!(without.get("account"), None);
    assert_eq!(without["blocks"], article["blocks"]);
}

/// As `why: words`, one after the other.
fn account(name: &str, content: &[u8]) -> String {
    let read = extract(content, About { name: Some(name), ..About::default() }).unwrap();
    let pieces = read.account.left_out().iter().map(|own| format!("{}: {}", own.why.name(), own.text));
    pieces.collect::<Vec<_>>().join("; ")
}

#[test]
fn lines_of_menus_are_listed_that_are_too_many() {
    let menu: String = (0..12).map(|number| format!("<li><a href=/>Item {number}</a>")).collect();
    let page = format!("<nav><ul>{menu}</ul></nav><article><p>It costs 40 million, as was said on Monday.</p></article>");
    assert_eq!(account("a.html", page.as_bytes()), "menu: Item 8; menu: Item 9; menu: Item 10; menu: Item 11");
}

#[test]
fn documents_tell_what_is_not_in_their_text() {
    let r = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let deleted = "<w:del><w:r><w:delText>out </w:delText></w:r><w:r><w:delText>there</w:delText></w:r></w:del>";
    let moved = format!("<w:moveFrom>{}</w:moveFrom>", r("", "gone"));
    let reading = format!("<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", r("", "es"), r("", "as"));
    let placeholder =
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r("", "Click here"));
    let boxed = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{0}</w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent><w:p>{0}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
        r("", "Box")
    );
    let row = format!("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>", r("", "row"));
    let (text, struck, hidden) = (r("", "Text "), r("<w:strike/>", "14"), r("<w:vanish/>", "unseen"));
    let body = format!("<w:p>{text}{struck}{hidden}{deleted}{moved}{reading}{placeholder}{boxed}</w:p>{row}");
    let relation = |id: &str, kind: &str| format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{kind}.xml'/>");
    let relations = ["header", "footer", "comments"].map(|kind| relation(kind, kind)).concat();
    let part = |text: &str| format!("<w:x xmlns:w='w'><w:p>{}</w:p><w:p>{0}</w:p></w:x>", r("", text));
    let file = packed(&[
        ("word/document.xml", format!("<w:document xmlns:w='w' xmlns:mc='mc'><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        ("word/header.xml", part("head")),
        ("word/footer.xml", part("foot")),
        ("word/comments.xml", part("remark")),
    ]);
    let expected = "hidden: unseen; deleted: out there; deleted: gone; reading: es; placeholder: Click here; instead: Box; struck: 14; \
                    hidden: row; margin: head head; margin: foot foot; comment: remark remark";
    assert_eq!(account("a.docx", &file), expected);
}

#[test]
fn mails_books_and_markdown_tell_it_too() {
    let mail = format!("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{PAGE}");
    let page = "control: One Two; struck: 14; reading: es; hidden: Unseen";
    assert_eq!(account("a.eml", mail.as_bytes()), page);
    let book = packed(&[
        ("META-INF/container.xml", "<container><rootfile full-path='book.opf'/></container>".to_owned()),
        (
            "book.opf",
            "<package><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>".to_owned(),
        ),
        ("a.xhtml", PAGE.to_owned()),
    ]);
    assert_eq!(account("a.epub", &book), page);
    let markdown = "---\ntitle: Tram\n---\nIt cost ~~14~~ 40.\n\n<p hidden>Unseen</p>\n";
    assert_eq!(account("a.md", markdown.as_bytes()), "details: title: Tram; hidden: Unseen; struck: 14");
}
