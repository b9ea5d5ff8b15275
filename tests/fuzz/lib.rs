//! What every reader of files must keep to, whatever is in the file: an answer, marks that lie on their words, and no panic.

use beleg::{
    domain::{document::Document, edit::check_mark, stamp::Timestamp},
    format::{
        import::{self, File, Source},
        native,
    },
};

fn small() -> Document {
    native::read(include_str!("../data/exchange/small.beleg.json")).expect("a file of ours").documents.remove(0)
}

fn check(documents: &[Document]) {
    for document in documents {
        for mark in document.marks().filter(|mark| mark.is_drawn()) {
            check_mark(document.article(), mark).expect("a mark lies on its words");
        }
    }
}

/// A file of Beleg: what was read is written, and read again as the same.
pub fn native_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match native::read(text) {
        Ok(reading) => {
            check(&reading.documents);
            let documents: Vec<&Document> = reading.documents.iter().collect();
            // A file of no article is none, and of a file whose articles are all damaged nothing is left.
            if documents.is_empty() {
                return;
            }
            let again = native::read(&native::write(&documents, None)).expect("what we write can be read");
            assert!(again.documents == reading.documents, "a second reading is the same");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A file of another program, with an article that is open and without.
pub fn foreign_file(source: Source, bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = import::recognise(text, "");
    let small = small();
    for article in [None, Some(&small)] {
        let file = File { text, beside: Some(small.article().text()), article, unit: None, at: Timestamp(1) };
        match import::read(source, file) {
            Ok(imported) => {
                check(&imported.documents);
                for problem in &imported.problems {
                    assert!(!problem.to_string().is_empty() && !problem.told("de").is_empty());
                }
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}
