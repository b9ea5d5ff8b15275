//! What stands at the edges of the pages of a document and is none of its text: heads and feet, and the remarks of those who read it.

use super::{Archive, related};
use crate::intake::{
    account::{Account, Why},
    extracted::ExtractError,
    xml::{self, Node},
};

/// The parts, by the end of their relation's name.
const PARTS: [(&str, Why); 3] = [("/header", Why::Margin), ("/footer", Why::Margin), ("/comments", Why::Comment)];

/// Puts their words into the account.
///
/// # Errors
/// Those of [`related`].
pub(super) fn read(archive: &mut Archive<'_>, document: &str, account: &mut Account) -> Result<(), ExtractError> {
    for (kind, why) in PARTS {
        for part in related(archive, document, kind)? {
            // What cannot be read of them is none of the text.
            if let Ok(Some(bytes)) = archive.read(&part) {
                account.add(why, &words(&bytes));
            }
        }
    }
    Ok(())
}

fn words(bytes: &[u8]) -> String {
    let (mut words, mut in_text) = (String::new(), false);
    // A broken part has told what it has told.
    xml::each(bytes, |node| match node {
        Node::Start(element) => in_text = element.name == "t",
        Node::Text(text) if in_text => words.push_str(&text),
        Node::Text(_) => {}
        Node::End(name) => {
            in_text = false;
            if matches!(name.as_str(), "p" | "tab" | "br") {
                words.push(' ');
            }
        }
    })
    .ok();
    words
}
