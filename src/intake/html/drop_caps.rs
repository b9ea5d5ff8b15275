//! Large first letters in elements of their own.

use crate::domain::article::BlockKind;

use super::walk::Walk;

/// A drop cap in an element of its own is the first letter of what follows.
pub(super) fn join(walk: &mut Walk) {
    let mut at = 0;
    while at + 1 < walk.pieces.len() {
        let [first, second] = walk.pieces.get(at..at + 2).unwrap_or_default() else { break };
        let letter = first.text.trim();
        let is_cap = letter.chars().next_back().is_some_and(char::is_uppercase) && first.linked == 0;
        // With a quotation mark before it.
        let is_cap = is_cap && letter.chars().count() <= 2 && letter.chars().filter(|sign| sign.is_alphabetic()).count() == 1;
        let is_cap = is_cap && first.kind == BlockKind::Paragraph && second.kind == BlockKind::Paragraph;
        if !is_cap || !second.text.starts_with(char::is_lowercase) || first.place.aside {
            at += 1;
            continue;
        }
        let cap = walk.pieces.remove(at);
        if let Some(piece) = walk.pieces.get_mut(at) {
            let letter = cap.text.trim().to_owned();
            piece.links.iter_mut().for_each(|(range, _)| *range = range.start + letter.len()..range.end + letter.len());
            piece.text.insert_str(0, &letter);
            piece.runs.splice(0..0, cap.runs);
        }
    }
}
