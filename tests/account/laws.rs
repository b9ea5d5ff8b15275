//! Random documents in every format: what is read of them is what they say. `PROPTEST_CASES=500` for the long run; how much was compared is
//! printed. With `ORACLE=FOLDER` the documents are written there, each with what it says beside it, for other readers (`make oracle`).

use std::{cell::RefCell, path::PathBuf};

use beleg::intake::file::{About, extract};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::{
    content::{Block, blocks},
    docx, html,
    listed::packed,
    mail, markdown,
    told::{Compared, Told, check},
};

/// Documents of each format, if it is not said how many.
const DOCUMENTS: u32 = 60;

fn hold<Given: Strategy>(name: &str, given: Given, file: impl Fn(&Given::Value) -> (Told, Vec<u8>)) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(DOCUMENTS);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 3_000, ..Config::default() };
    let compared = RefCell::new(Compared::default());
    let folder = std::env::var_os("ORACLE").map(PathBuf::from);
    let held = TestRunner::new(config).run(&given, |given| {
        let (told, content) = file(&given);
        if let Some(folder) = &folder {
            let path = folder.join(format!("{:04}.{}", compared.borrow().documents, name.trim_start_matches("a.")));
            let beside = format!("{}.told.txt", path.display());
            std::fs::write(path, &content).unwrap();
            std::fs::write(beside, &told.kept).unwrap();
        }
        let about = About { name: Some(name), ..About::default() };
        let read = extract(&content, about).map_err(|error| TestCaseError::fail(format!("{error}\n{}", told.markup)))?;
        check(&told, &read, &mut compared.borrow_mut())
    });
    let Compared { documents, words, numbers, left_out } = *compared.borrow();
    println!("{name}: {documents} documents, {words} words, {numbers} numbers, {left_out} pieces in no block");
    // The smallest document that fails, without its tree.
    if let Err(reason) = held {
        let reason = reason.to_string();
        panic!("{name}: {}", reason.split("minimal failing input").next().unwrap_or_default());
    }
}

fn of_bytes(told: Told) -> (Told, Vec<u8>) {
    let bytes = told.markup.clone().into_bytes();
    (told, bytes)
}

#[test]
fn web_pages_say_what_they_say() {
    hold("a.html", blocks(), |blocks| of_bytes(html::page(blocks)));
}

#[test]
fn documents_say_what_they_say() {
    hold("a.docx", blocks(), |blocks| docx::file(blocks));
}

#[test]
fn mails_say_what_they_say() {
    hold("a.eml", mail::parts(), |parts| mail::file(parts));
}

#[test]
fn markdown_says_what_it_says() {
    hold("a.md", blocks(), |blocks| of_bytes(markdown::file(blocks)));
}

#[test]
fn books_say_what_they_say() {
    let pages = (blocks(), blocks());
    hold("a.epub", pages, |(first, second)| book(first, second));
}

/// A book of two pages, with its styles in a file of their own.
fn book(first: &[Block], second: &[Block]) -> (Told, Vec<u8>) {
    let mut told = html::book_page(first);
    let other = html::book_page(second);
    let package = "<package><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest>\
                   <spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    let content = packed(&[
        ("META-INF/container.xml", "<container><rootfile full-path='in/book.opf'/></container>".to_owned()),
        ("in/book.opf", package.to_owned()),
        ("in/style.css", html::STYLE.to_owned()),
        ("in/a.xhtml", told.markup.clone()),
        ("in/b.xhtml", other.markup.clone()),
    ]);
    for (text, more) in [
        (&mut told.markup, &other.markup),
        (&mut told.kept, &other.kept),
        (&mut told.apart, &other.apart),
        (&mut told.unseen, &other.unseen),
    ] {
        text.push('\n');
        text.push_str(more);
    }
    (told, content)
}
