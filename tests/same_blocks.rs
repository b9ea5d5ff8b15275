//! A file of every kind, and what becomes of it. The files lie in `tests/data/intake/files`; what the command makes of them stands in
//! `tests/data/intake/expected.json`, and a journey (`tests/e2e/journeys/every_file.mjs`) shows that the page makes the same. Both are
//! written anew with `UPDATE=1`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code, reason = "the other test asks for more of it")]
#[path = "command/files.rs"]
mod files;

use std::{fs, path::PathBuf, process::Command};

use serde_json::{Map, Value};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/intake")
}

/// What stands in a document that comes out of a file, whenever that was: no ids, stamps and times.
fn lasting(document: &Value) -> Value {
    let mut details = document["details"].clone();
    for passing in ["stamp", "accessed"] {
        details.as_object_mut().unwrap().remove(passing);
    }
    serde_json::json!({ "blocks": document["article"]["blocks"], "sha256": document["article"]["sha256"], "details": details })
}

/// Files whose letters are in no Unicode encoding, and a page with everything that a page can have.
fn others() -> Vec<(&'static str, Vec<u8>)> {
    let latin: Vec<u8> = "Größe zählt\n\nFür Übermäßiges ist in den Häusern der Stadt kein Platz, sagte der Bürgermeister.\n"
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap())
        .collect();
    let russian = "\u{41b}\u{443}\u{43d}\u{430} \u{441}\u{434}\u{435}\u{43b}\u{430}\u{43d}\u{430} \u{438}\u{437} \u{441}\u{44b}\u{440}\u{430}";
    let cyrillic: Vec<u8> = russian.repeat(8).chars().map(windows_1251).collect();
    let rich = "<!doctype html><html lang=en><title>Rich</title><article><h1>Rich page with all there is</h1>\
        <p>The first paragraph has <a href='https://post.example/a?b=1&amp;c=2'>a link with <b>bold</b> words</a> and is long enough to be the text of an article.</p>\
        <p>The second has an <a href='javascript:alert(1)'>evil link</a>, e\u{301} with its accent apart, 😀 and 漢字, which all have to come through as they are.</p>\
        <h2>A list</h2><ol><li>One thing that is said in some words.</li><li>Another thing that is said in other words.</li></ol>\
        <blockquote><p>“What somebody said stands between signs of quotation, as it should,” somebody said.</p></blockquote>\
        <table><tr><th>Year</th><th>Cheese</th></tr><tr><td>2024</td><td>12 tons of it were eaten</td></tr></table>\
        <pre>line one\n  line two</pre><p>\u{202b}עברית\u{202c} is written from the right, and the last paragraph is long enough to be one.</p></article></html>";
    vec![("latin.txt", latin), ("cyrillic.txt", cyrillic), ("rich.html", rich.as_bytes().to_vec())]
}

fn windows_1251(character: char) -> u8 {
    match u32::from(character) {
        code @ 0x410..=0x44f => u8::try_from(code - 0x410 + 0xc0).unwrap(),
        code => u8::try_from(code).unwrap(),
    }
}

#[test]
fn every_kind_of_file_becomes_what_is_written_down() {
    let updates = std::env::var_os("UPDATE").is_some();
    let (files_folder, expected_path) = (folder().join("files"), folder().join("expected.json"));
    if updates {
        for (name, content) in files::all().into_iter().chain(others()) {
            fs::write(files_folder.join(name), content).unwrap();
        }
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(&files_folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let output = Command::new(env!("CARGO_BIN_EXE_beleg")).args(["extract", "--format", "beleg"]).args(&paths).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let native: Value = serde_json::from_slice(&output.stdout).unwrap();
    let documents = native["documents"].as_array().unwrap();
    assert_eq!(documents.len(), paths.len());
    let found: Map<String, Value> = documents
        .iter()
        .map(|document| (document["details"]["file_name"].as_str().unwrap().to_owned(), lasting(document)))
        .collect();
    let found = Value::Object(found);
    if updates {
        fs::write(&expected_path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let expected: Value = serde_json::from_str(&fs::read_to_string(&expected_path).unwrap()).unwrap();
    for path in &paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert_eq!(found[name], expected[name], "{name}");
    }
    assert_eq!(found, expected);
}
