//! Files made to do harm, and files broken on the way: each is answered, with text or with a reason, and never with a panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code, reason = "the other test asks for more of it")]
#[path = "command/files.rs"]
mod files;

use beleg::intake::{
    extracted::Extracted,
    file::{About, extract},
};
use proptest::prelude::*;

const NAMES: [&str; 11] = ["a.html", "a.mhtml", "a.eml", "a.md", "a.docx", "a.epub", "a.pdf", "a.srt", "a.vtt", "a.txt", "a"];

fn check_blocks(extracted: &Extracted) -> Result<(), TestCaseError> {
    prop_assert!(extracted.blocks.iter().any(|block| !block.boilerplate), "something is always kept");
    for block in &extracted.blocks {
        prop_assert!(!block.text.trim().is_empty());
        prop_assert!(!block.text.contains(|sign: char| sign.is_control() && sign != '\n' && sign != '\t'));
    }
    Ok(())
}

/// Payloads of DOMPurify's tests (cure53/DOMPurify, Apache-2.0 or MPL-2.0). Only text can come out, so what is asserted is that words
/// around the payload survive and that no address of a script gets into the metadata.
#[test]
fn scripts_stay_outside() {
    let lines = include_str!("data/intake/xss_dompurify.jsonl").lines();
    let mut read = 0;
    for line in lines {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let payload = row["payload"].as_str().unwrap();
        let page = format!("<html><head><link rel=canonical href='javascript:alert(1)'></head><body><p>Words before.</p>{payload}");
        let extracted = extract(page.as_bytes(), About { name: Some("a.html"), ..About::default() }).unwrap();
        assert!(extracted.blocks.iter().any(|block| block.text.starts_with("Words before.")), "{payload}");
        assert_eq!((extracted.url.as_str(), extracted.canonical_url.as_str()), ("", ""), "{payload}");
        read += 1;
    }
    assert!(read > 200, "{read}");
}

#[test]
fn truncated_files_are_answered() {
    for (name, content) in files::all() {
        for cut in (0..content.len()).step_by(content.len() / 40 + 1) {
            if let Ok(extracted) = extract(&content[..cut], About { name: Some(name), ..About::default() }) {
                check_blocks(&extracted).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(&NAMES[..])) {
        if let Ok(extracted) = extract(&bytes, About { name: Some(name), ..About::default() }) {
            check_blocks(&extracted)?;
        }
    }

    #[test]
    fn damaged_files_are_answered(index in any::<prop::sample::Index>(), damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut all = files::all();
        let (name, mut content) = all.swap_remove(index.index(all.len()));
        for (place, byte) in damage {
            let place = place.index(content.len());
            content[place] = byte;
        }
        if let Ok(extracted) = extract(&content, About { name: Some(name), ..About::default() }) {
            check_blocks(&extracted)?;
        }
    }
}
