//! What changed between two wordings, to be shown: pieces that were kept, taken out and put in.

use std::ops::Range;

use super::{diff::Diff, tokens::Tokens};

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    Kept,
    Removed,
    Added,
}

/// A piece of one of two texts: of the old one if it was removed, else of the new one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    pub change: Change,
    /// The words with the white space around them.
    pub text: String,
}

/// The pieces of two wordings in reading order. All but the added ones make the old text, up to white space and the way accents are
/// written; all but the removed ones make the new text exactly.
#[must_use]
pub fn word_diff(old: &str, new: &str) -> Vec<Piece> {
    let (old_tokens, new_tokens) = (Tokens::with_whole_numbers(old), Tokens::with_whole_numbers(new));
    let mut diff = Diff::default();
    diff.begin(0..old_tokens.len(), 0..new_tokens.len());
    while !diff.step(&old_tokens, &new_tokens, usize::MAX / 2) {}
    diff.settle(old, &old_tokens, new, &new_tokens);
    let mut pieces = Vec::new();
    let mut add = |change: Change, text: &str, bytes: Range<usize>| {
        if let Some(text) = text.get(bytes).filter(|text| !text.is_empty()) {
            pieces.push(Piece { change, text: text.to_owned() });
        }
    };
    let (mut old_end, mut new_end) = (0, 0);
    for run in diff.runs() {
        add(Change::Removed, old, old_end..old_tokens.start(run.old));
        add(Change::Added, new, new_end..new_tokens.start(run.new));
        old_end = next_start(old, &old_tokens, run.old_end());
        new_end = next_start(new, &new_tokens, run.new_end());
        add(Change::Kept, new, new_tokens.start(run.new)..new_end);
    }
    add(Change::Removed, old, old_end..old.len());
    add(Change::Added, new, new_end..new.len());
    pieces.retain(|piece| piece.change != Change::Removed || !piece.text.trim().is_empty());
    pieces
}

/// Where the next token begins: white space goes with the words before it.
fn next_start(text: &str, tokens: &Tokens, token: usize) -> usize {
    if token < tokens.len() { tokens.start(token) } else { text.len() }
}

/// The numbers in a text, in order, as they are written: digits with the points, commas and colons between them.
#[must_use]
pub fn numbers(text: &str) -> Vec<&str> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or_default();
        let bytes = from.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let joins = |at: usize| matches!(bytes.get(at), Some(b'.' | b',' | b':')) && digit(at + 1);
        let mut end = 1;
        while digit(end) || joins(end) {
            end += 1;
        }
        let (number, behind) = from.split_at_checked(end).unwrap_or((from, ""));
        numbers.push(number);
        rest = behind;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as `kept [-removed-] {+added+}`.
    fn check(old: &str, new: &str, expected: &str) {
        let pieces = word_diff(old, new);
        let shown: String = pieces
            .iter()
            .map(|piece| match piece.change {
                Change::Kept => piece.text.clone(),
                Change::Removed => format!("[-{}-]", piece.text),
                Change::Added => format!("{{+{}+}}", piece.text),
            })
            .collect();
        assert_eq!(shown, expected, "{old:?} -> {new:?}");
        let side = |left_out: Change| -> String {
            pieces.iter().filter(|piece| piece.change != left_out).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!(side(Change::Removed), new);
        assert_eq!(side(Change::Added).split_whitespace().collect::<String>(), old.split_whitespace().collect::<String>());
    }

    #[test]
    fn pieces_make_both_texts() {
        check("", "", "");
        check("Es stieg um 5 Prozent.", "Es stieg um 7 Prozent.", "Es stieg um [-5 -]{+7 +}Prozent.");
        check("Die Anti-IS-Koalition", "Die Koalition", "Die [-Anti-IS--]Koalition");
        check("neu", "", "[-neu-]");
        check("", " neu", "{+ neu+}");
        check("a 😀 b", "a 😁 b", "a [-😀 -]{+😁 +}b");
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let rows: [(&str, &[&str]); 6] = [
            ("Um 12:30 kamen 2.500, dann 3,5 Prozent.", &["12:30", "2.500", "3,5"]),
            ("G20 am 5. Mai", &["20", "5"]),
            ("keine", &[]),
            ("7", &["7"]),
            ("1.", &["1"]),
            ("😀8ä9", &["8", "9"]),
        ];
        for (text, expected) in rows {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
