//! The language files beside the page are written from the table of messages: `UPDATE=1 cargo test --test languages`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use beleg::app::messages::Catalogue;

#[test]
fn language_files_are_those_of_the_table() {
    for (code, _) in Catalogue::OWN {
        let path = format!("{}/static/lang/{code}.json", env!("CARGO_MANIFEST_DIR"));
        let written = serde_json::to_string_pretty(&Catalogue::texts(code).unwrap()).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let there = std::fs::read_to_string(&path).expect("UPDATE=1 cargo test --test languages writes it");
        assert!(there == written, "{path} is not what the table says: UPDATE=1 cargo test --test languages");
    }
    assert_eq!(Catalogue::texts("fr"), None);
}
