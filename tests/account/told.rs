//! What a document says, written down beside its markup, and how that is compared with what was read.

use std::collections::BTreeMap;

use beleg::intake::extracted::Extracted;
use proptest::prelude::*;

use super::content::NEGATIONS;

/// A text without numbers and negations that every document has, so that there is something to read.
pub(crate) const ALWAYS: &str = "The council of the city met for the first time after the long debate, and many people came to hear what was said there \
                                 about the tram.";

/// What becomes of the words that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// In a block.
    Kept,
    /// Seen, and in no block.
    Apart,
    Unseen,
}

/// A document on its way: its markup, and its words by what becomes of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) markup: String,
    pub(crate) kept: String,
    pub(crate) apart: String,
    pub(crate) unseen: String,
    /// What is open that decides what becomes of the words in it.
    fates: Vec<Fate>,
}

impl Told {
    /// Whatever is not seen is not seen, and what is struck out stays so.
    fn fate(&self) -> Fate {
        let has = |fate: Fate| self.fates.contains(&fate);
        if has(Fate::Unseen) {
            Fate::Unseen
        } else if has(Fate::Apart) {
            Fate::Apart
        } else {
            Fate::Kept
        }
    }

    pub(crate) fn is_kept(&self) -> bool {
        self.fate() == Fate::Kept
    }

    /// Words as they read, without markup.
    pub(crate) fn read(&mut self, words: &str) {
        match self.fate() {
            Fate::Kept => &mut self.kept,
            Fate::Apart => &mut self.apart,
            Fate::Unseen => &mut self.unseen,
        }
        .push_str(words);
    }

    /// Words that are written as they read.
    pub(crate) fn say(&mut self, words: &str) {
        self.markup.push_str(words);
        self.read(words);
    }

    pub(crate) fn mark(&mut self, markup: &str) {
        self.markup.push_str(markup);
    }

    /// What `inside` writes has that fate. What it stands between reads on.
    pub(crate) fn with(&mut self, fate: Fate, inside: impl FnOnce(&mut Self)) {
        self.fates.push(fate);
        self.read(" ");
        inside(self);
        self.read(" ");
        self.fates.pop();
    }
}

/// What kinds of letters there are: a raised sign is no part of what stands before it on the line, and none of a lowered one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Letter,
    Raised,
    Lowered,
    Other,
}

const SET: &str = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9";

fn plain(character: char) -> (char, Sign) {
    let mut signs = SET.chars();
    while let (Some(set), Some(digit)) = (signs.next(), signs.next()) {
        if set == character {
            return (digit, if "₀₁₂₃₄₅₆₇₈₉".contains(set) { Sign::Lowered } else { Sign::Raised });
        }
    }
    (character, if character.is_alphanumeric() { Sign::Letter } else { Sign::Other })
}

/// Words and numbers, each with how often. A soft hyphen is nothing.
pub(crate) fn tokens(text: &str) -> BTreeMap<String, i64> {
    let mut tokens = BTreeMap::new();
    let (mut token, mut last) = (String::new(), Sign::Other);
    for character in text.chars().filter(|character| *character != '\u{AD}').chain([' ']) {
        let (character, sign) = plain(character);
        if sign != last && !token.is_empty() {
            *tokens.entry(std::mem::take(&mut token)).or_default() += 1;
        }
        if sign != Sign::Other {
            token.push(character);
        }
        last = sign;
    }
    tokens
}

/// Numbers with the signs inside of them, each with how often.
fn numbers(text: &str) -> BTreeMap<String, i64> {
    let signs: Vec<(char, Sign)> = text.chars().filter(|sign| *sign != '\u{AD}').map(plain).chain([(' ', Sign::Other)]).collect();
    let mut numbers = BTreeMap::new();
    let (mut number, mut kind) = (String::new(), Sign::Other);
    for (at, (character, sign)) in signs.iter().enumerate() {
        let is_between = ".,".contains(*character)
            && kind == Sign::Letter
            && signs.get(at + 1).is_some_and(|(next, sign)| next.is_ascii_digit() && *sign == Sign::Letter);
        let goes_on = character.is_ascii_digit() && (number.is_empty() || *sign == kind) || is_between && !number.is_empty();
        if !goes_on && !number.is_empty() {
            *numbers.entry(std::mem::take(&mut number)).or_default() += 1;
        }
        if goes_on || character.is_ascii_digit() {
            number.push(*character);
            kind = if is_between { kind } else { *sign };
        }
    }
    numbers
}

/// Letters without what parts them.
fn letters(text: &str) -> BTreeMap<char, i64> {
    let mut letters = BTreeMap::new();
    text.chars()
        .map(plain)
        .filter(|(_, sign)| *sign != Sign::Other)
        .for_each(|(letter, _)| *letters.entry(letter).or_default() += 1);
    letters
}

/// What there is more of in the first than in the second.
fn more<Key: Ord + Clone>(first: &BTreeMap<Key, i64>, second: &BTreeMap<Key, i64>) -> Vec<Key> {
    first.iter().filter(|(key, count)| **count > second.get(key).copied().unwrap_or_default()).map(|(key, _)| key.clone()).collect()
}

/// How much was compared.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Compared {
    pub(crate) documents: usize,
    pub(crate) words: i64,
    pub(crate) numbers: i64,
    pub(crate) left_out: usize,
}

/// The laws: no number and no negation in the blocks that the source does not say; every word in blocks or account.
pub(crate) fn check(told: &Told, read: &Extracted, compared: &mut Compared) -> Result<(), TestCaseError> {
    let blocks: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
    let blocks = blocks.join(" | ");
    let listed = |seen: bool| {
        let pieces = read.account.left_out().iter().filter(|own| own.why.is_seen() == seen);
        pieces.map(|own| own.text.as_str()).collect::<Vec<_>>().join(" | ")
    };
    let shown = format!("{}\nblocks: {blocks}\naccount: {:?}", told.markup, read.account.left_out());
    let (said, has) = (numbers(&told.kept), numbers(&blocks));
    prop_assert_eq!(more(&has, &said), Vec::<String>::new(), "new numbers in\n{}", shown);
    let (kept, words) = (tokens(&told.kept), tokens(&blocks));
    for negation in NEGATIONS {
        let count = |tokens: &BTreeMap<String, i64>| tokens.get(negation).copied().unwrap_or_default();
        prop_assert!(count(&words) <= count(&kept), "a new {} in\n{}", negation, shown);
    }
    let (seen, found) = (tokens(&format!("{} | {}", told.kept, told.apart)), tokens(&format!("{blocks} | {}", listed(true))));
    prop_assert_eq!((more(&seen, &found), more(&found, &seen)), (Vec::new(), Vec::new()), "words lost and won in\n{}", shown);
    let (unseen, found) = (letters(&told.unseen), letters(&listed(false)));
    prop_assert_eq!((more(&unseen, &found), more(&found, &unseen)), (Vec::new(), Vec::new()), "unseen letters in\n{}", shown);
    compared.documents += 1;
    compared.words += seen.values().sum::<i64>();
    compared.numbers += has.values().sum::<i64>();
    compared.left_out += read.account.left_out().len();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raised_sign_is_a_number_of_its_own() {
        let names = |map: BTreeMap<String, i64>| map.into_keys().collect::<Vec<_>>().join(" ");
        assert_eq!(names(numbers("12,000¹ and 3.5, 40[2] 1-2.")), "1 12,000 2 3.5 40");
        assert_eq!(names(numbers("12,0001")), "12,0001");
        assert_eq!(names(tokens("CO₂ so\u{AD}so a|b")), "2 CO a b soso");
    }
}
