//! What a full stop belongs to: its sentence, or a short form such as an abbreviation, an initial, an ordinal or a Roman
//! numeral.

use super::{
    is_blank,
    signs::{is_opening, is_small, separates_words},
};
use crate::domain::abbreviations::{Abbreviation, abbreviation, opens_sentence, precedes_cardinal};

/// Bytes looked at before a full stop to find the word it belongs to. Longer words are no abbreviations, and the limit keeps
/// the work linear.
const LONGEST_ABBREVIATION: usize = 48;

/// Whether the full stop after `before` belongs to its last word, given what comes after it.
pub(super) fn abbreviates(before: &str, after: &str) -> bool {
    let word = last_word(before);
    let next = first_word(after);
    let opens = opens_sentence(next);
    let whole = compound(before);
    if let Some(class) = abbreviation(&whole).or_else(|| abbreviation(word)) {
        return match class {
            Abbreviation::Leading => true,
            Abbreviation::Trailing => !opens,
            Abbreviation::BeforeNumber => next.starts_with(char::is_numeric) || (is_roman(next) && next != "I"),
        };
    }
    if let Some(letter) = single_letter(word) {
        // "z. T. Die" is one abbreviation whatever follows; "Vitamin C. Die" is not.
        return is_small(letter) || whole.starts_with(is_small) || !opens;
    }
    if word.len() <= 2 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return is_ordinal(before, word, after, opens);
    }
    is_roman(word) && !opens
}

/// Whether one or two digits before a full stop say which one ("der 2. Weltkrieg", "3. 10. 2024"), not how many.
fn is_ordinal(before: &str, digits: &str, after: &str, next_opens: bool) -> bool {
    let start = before.get(..before.len() - digits.len()).unwrap_or_default();
    if start.trim_end_matches(is_blank).is_empty() || start.ends_with('\n') {
        // "1. Der Bundestag" numbers a paragraph.
        return true;
    }
    if start.ends_with(|character: char| !is_blank(character) && !is_opening(character)) {
        // The digits end something longer: "2,50", "A-12".
        return false;
    }
    let counts = precedes_cardinal(last_word(start.trim_end_matches(is_blank)));
    let number = after.split(|character: char| !character.is_ascii_digit()).next().unwrap_or_default();
    if !number.is_empty() {
        let is_day_or_month = number.len() <= 2 && after.get(number.len()..).is_some_and(|rest| rest.starts_with('.'));
        return !counts && (number.len() == 4 || is_day_or_month);
    }
    !next_opens && !counts
}

/// I to XXXIX. Larger numerals hardly number kings, popes and chapters, and look like other abbreviations.
fn is_roman(word: &str) -> bool {
    let tens = word.trim_start_matches('X');
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    // "IX" keeps its own X: it does not begin with it.
    !word.is_empty() && word.len() - tens.len() <= 3 && ones.contains(&tens)
}

/// The letter of a word of one letter, whatever accents it carries as characters of their own.
fn single_letter(word: &str) -> Option<char> {
    let mut letters = word.chars().filter(|character| !('\u{300}'..='\u{36F}').contains(character));
    letters.next().filter(|letter| letter.is_alphabetic() && letters.next().is_none())
}

/// The letters before a full stop, back to white space or punctuation. Inner full stops belong to it: "z.B", "U.S".
fn last_word(before: &str) -> &str {
    let window = before.len().saturating_sub(LONGEST_ABBREVIATION);
    let tail = before.get(before.ceil_char_boundary(window)..).unwrap_or_default();
    let word = tail.rsplit(separates_words).next().unwrap_or_default();
    if word.len() == tail.len() && tail.len() < before.len() { "" } else { word }
}

/// The last word with the spaced single letters before it: "z. B" gives "z.B", "5 p. m" gives "p.m", "Dr" itself.
fn compound(before: &str) -> String {
    let mut whole = last_word(before).to_owned();
    let mut rest = before.get(..before.len() - whole.len()).unwrap_or_default();
    for _ in 0..3 {
        let trimmed = rest.trim_end_matches(is_blank);
        let Some(shorter) = trimmed.strip_suffix('.').filter(|_| trimmed.len() < rest.len()) else {
            break;
        };
        let word = last_word(shorter);
        if single_letter(word).is_none() {
            break;
        }
        whole = format!("{word}.{whole}");
        rest = shorter.get(..shorter.len() - word.len()).unwrap_or_default();
    }
    whole
}

/// The first word after quotes and brackets; "" if it is an initial or a short form itself ("A. Smith").
fn first_word(after: &str) -> &str {
    let words = after.trim_start_matches(|character: char| !character.is_alphanumeric());
    let word = words.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    let followed_by_stop = words.get(word.len()..).is_some_and(|rest| rest.starts_with('.'));
    if followed_by_stop && word.chars().count() == 1 { "" } else { word }
}
