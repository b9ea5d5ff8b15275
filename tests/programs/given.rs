//! Files on their way into the reader, and what of them is read.

use std::io::{Cursor, Write as _};

use beleg::intake::{
    extracted::Extracted,
    file::{About, extract},
};
use zip::{ZipWriter, write::SimpleFileOptions};

pub(crate) fn read(name: &str, content: &[u8]) -> Extracted {
    extract(content, About { name: Some(name), ..About::default() }).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The blocks that are not greyed.
pub(crate) fn kept(name: &str, content: &[u8]) -> Vec<String> {
    read(name, content).blocks.into_iter().filter(|block| !block.boilerplate).map(|block| block.text).collect()
}

pub(crate) fn packed(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A book of one page.
pub(crate) fn book(metadata: &str, body: &str) -> Vec<u8> {
    let contents = format!(
        "<package xmlns:dc='d' xmlns:opf='o'><metadata>{metadata}</metadata><manifest><item id='a' href='a.xhtml'/></manifest>\
         <spine><itemref idref='a'/></spine></package>"
    );
    packed(&[
        ("META-INF/container.xml", "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"),
        ("b.opf", &contents),
        ("a.xhtml", &format!("<html xmlns:epub='e'><head><title/></head><body>{body}</body></html>")),
    ])
}
