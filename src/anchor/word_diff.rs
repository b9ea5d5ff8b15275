//! What changed between two wordings, to be shown: pieces that were kept, taken out and put in.

use super::{canon::same_characters, diff::Diff, tokens::Tokens};
use crate::domain::folding::is_unseen;

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

/// The pieces of two wordings in reading order. All but the removed ones make the new text exactly. All but the added ones make the old text to
/// the letter, up to how much white space stands between two words, how accents are written and what is not seen. White space alone is
/// no change: where words were joined or parted, a word is shown with it.
#[must_use]
pub fn word_diff(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    let (mut old_at, mut new_at) = (0, 0);
    for (old_token, new_token) in kept(old, new) {
        let gaps = between(old, old_at, old_token.0).zip(between(new, new_at, new_token.0));
        let Some(gap) = gaps.and_then(|(before, now)| gap(before, now, old_at == 0)) else { continue };
        pieces.gap(gap);
        pieces.add(Change::Kept, new.get(new_token.0..new_token.1).unwrap_or_default());
        (old_at, new_at) = (old_token.1, new_token.1);
    }
    if let Some((before, now)) = between(old, old_at, old.len()).zip(between(new, new_at, new.len())) {
        pieces.gap(gap(before, now, true).unwrap_or_default());
    }
    pieces.0
}

/// Where a token begins and ends.
type Place = (usize, usize);

/// The tokens that two wordings have in common, in order, each with its place in both.
fn kept(old: &str, new: &str) -> Vec<(Place, Place)> {
    let (old_tokens, new_tokens) = (Tokens::with_whole_numbers(old), Tokens::with_whole_numbers(new));
    let mut diff = Diff::default();
    diff.begin(0..old_tokens.len(), 0..new_tokens.len());
    while !diff.step(&old_tokens, &new_tokens, usize::MAX / 2) {}
    diff.settle(old, &old_tokens, new, &new_tokens);
    let mut kept = Vec::new();
    for run in diff.runs() {
        for (one, other) in (run.old..run.old_end()).zip(run.new..run.new_end()) {
            let before = (old_tokens.start(one), old_tokens.end(one));
            let now = (new_tokens.start(other), new_tokens.end(other));
            let words = old.get(before.0..before.1).zip(new.get(now.0..now.1));
            if words.is_some_and(|(before, now)| same_characters(before, now)) {
                kept.push((before, now));
            }
        }
    }
    kept
}

fn between(text: &str, from: usize, to: usize) -> Option<&str> {
    text.get(from..to)
}

/// What stands between two common words: white space that both have, what was taken out, what was put in, and white space again.
#[derive(Clone, Copy, Debug, Default)]
struct Gap<'a> {
    before: &'a str,
    removed: &'a str,
    added: &'a str,
    behind: &'a str,
}

/// `None` where the only change on one side would be white space. At an end of the text there is no word that it could join or part.
fn gap<'a>(old: &'a str, new: &'a str, is_end: bool) -> Option<Gap<'a>> {
    let mut gap = Gap { removed: old, added: new, ..Gap::default() };
    if is_empty(old) && is_empty(new) {
        let is_same = has_space(old) == has_space(new) || is_end;
        return is_same.then_some(Gap { before: new, ..Gap::default() });
    }
    let (old_words, new_words) = (old.trim_start(), new.trim_start());
    if old_words.len() < old.len() && new_words.len() < new.len() {
        gap = Gap { before: new.get(..new.len() - new_words.len())?, removed: old_words, added: new_words, ..gap };
    }
    let (old_words, new_words) = (gap.removed.trim_end(), gap.added.trim_end());
    let only_one = is_empty(gap.removed) || is_empty(gap.added);
    if only_one && old_words.len() < gap.removed.len() && new_words.len() < gap.added.len() {
        gap = Gap { behind: gap.added.get(new_words.len()..)?, removed: old_words, added: new_words, ..gap };
    }
    let is_blank = |side: &str| !side.is_empty() && is_empty(side);
    if is_end {
        gap.removed = if is_blank(gap.removed) { "" } else { gap.removed };
    } else if is_blank(gap.removed) || is_blank(gap.added) {
        return None;
    }
    Some(gap)
}

fn has_space(text: &str) -> bool {
    text.contains(char::is_whitespace)
}

/// Whether there is nothing to see.
fn is_empty(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_unseen(character))
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn gap(&mut self, gap: Gap<'_>) {
        self.add(Change::Kept, gap.before);
        self.add(Change::Removed, gap.removed);
        self.add(Change::Added, gap.added);
        self.add(Change::Kept, gap.behind);
    }

    fn add(&mut self, change: Change, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.change == change => last.text.push_str(text),
            _ => self.0.push(Piece { change, text: text.to_owned() }),
        }
    }
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
    use unicode_normalization::UnicodeNormalization as _;

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
        let letters =
            |text: &str| text.replace('\u{AD}', "").nfd().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(letters(&side(Change::Added)), letters(old));
    }

    #[test]
    fn pieces_make_both_texts() {
        check("", "", "");
        check("Es stieg um 5 Prozent.", "Es stieg um 7 Prozent.", "Es stieg um [-5 -]{+7 +}Prozent.");
        check("Die Anti-IS-Koalition", "Die Koalition", "Die [-Anti-IS--]Koalition");
        check("neu", "", "[-neu-]");
        check("", " neu", "{+ neu+}");
        check("a 😀 b", "a 😁 b", "a [-😀 -]{+😁 +}b");
        check("in this borough”", "in this borough’s history”", "in this borough{+’s history+}”");
        check(
            "Lead pipes were banned.",
            "The use of lead pipes was banned.",
            "[-Lead -]{+The use of lead +}pipes [-were -]{+was +}banned.",
        );
    }

    #[test]
    fn signs_and_spaces_are_kept_apart_from_words() {
        check("rot blau", "rot, blau", "rot{+,+} blau");
        check("rot, blau", "rot blau", "rot[-,-] blau");
        check("rot blau gelb", "rot-blau gelb", "rot[- blau -]{+-blau +}gelb");
        check("rot-blau gelb", "rot - blau gelb", "rot[---]{+ - +}blau gelb");
        check("a-b c", "a x c", "a[--b -]{+ x +}c");
        check("a  b\n c", "a b c", "a b c");
        check("a b", "a b ", "a b ");
        check("fu\u{308}r", "für", "für");
        check("Haus\u{AD}tür", "Haustür", "Haustür");
        check("wurde", "würde", "[-wurde-]{+würde+}");
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
