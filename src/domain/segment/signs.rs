//! The signs that sentences are made of besides letters.

use super::is_blank;

pub(super) fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks that end a sentence where spaces stand between sentences.
pub(super) fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔')
}

/// Marks that always end a sentence, so that the annex needs no second thought: Chinese, Japanese, Indian.
pub(super) fn is_other_stop(character: char) -> bool {
    matches!(character, '。' | '｡' | '！' | '？' | '．' | '।' | '॥')
}

/// What separates words here. All else belongs to one, so that a word written with separate accents stays whole.
pub(super) fn separates_words(character: char) -> bool {
    let is_punctuation = character.is_ascii_punctuation() && character != '.';
    is_blank(character) || is_punctuation || is_opening(character) || is_closing(character) || matches!(character, '–' | '—' | '…')
}

/// Quotes and brackets that may stand behind a full stop. Some quotes close in one language and open in another.
pub(super) fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '‹' | ')' | ']' | '}' | '*' | '_')
}

/// Quotes and brackets that may stand before the first word.
pub(super) fn is_opening(character: char) -> bool {
    matches!(character, '"' | '\'' | '„' | '“' | '”' | '‚' | '‘' | '«' | '»' | '‹' | '›' | '(' | '[' | '¿' | '¡' | '*' | '_')
}

pub(super) fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}
