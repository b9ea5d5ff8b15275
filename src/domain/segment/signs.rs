//! The signs that sentences are made of besides letters.

use super::is_blank;

pub(super) fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks that end a sentence where spaces stand between sentences.
#[must_use]
pub fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔')
}

/// Marks that always end a sentence, with or without a space behind them: Chinese, Japanese, Indian, Armenian, Ethiopic,
/// Burmese, Khmer.
pub(super) fn is_other_stop(character: char) -> bool {
    matches!(character, '。' | '｡' | '！' | '？' | '．' | '।' | '॥' | '։' | '።' | '፧' | '။' | '។')
}

/// What separates words here. All else belongs to one, so that a word written with separate accents stays whole.
pub(super) fn separates_words(character: char) -> bool {
    let is_punctuation = character.is_ascii_punctuation() && character != '.';
    is_blank(character) || is_punctuation || is_opening(character) || is_closing(character) || matches!(character, '–' | '—' | '…')
}

/// Quotes and brackets that may stand behind a full stop. Some quotes close in one language and open in another.
#[must_use]
pub fn is_closing(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '”'
            | '“'
            | '’'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '}'
            | '*'
            | '_'
            | '」'
            | '』'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '）'
            | '］'
            | '｝'
            | '｣'
    )
}

/// Quotes and brackets that may stand before the first word.
#[must_use]
pub fn is_opening(character: char) -> bool {
    matches!(character, '"' | '\'' | '„' | '“' | '”' | '‚' | '‘' | '«' | '»' | '‹' | '›' | '(' | '[' | '¿' | '¡' | '*' | '_')
}

pub(super) fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Marks behind a full stop that show the sentence going on: "Wirklich?, fragte sie", "Yahoo!-Chef".
pub(super) fn continues_sentence(character: char) -> bool {
    matches!(character, ',' | '-' | ':' | ';' | '–' | '—' | '،' | '、' | '，' | '－' | '：' | '､')
}

/// What asks for a sign to be drawn as an emoji or as text: "‼️".
pub(super) fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{FE0E}' | '\u{FE0F}')
}

/// Whether a letter is a capital. The table for making letters small is in the page anyway, the one of capitals is not.
pub(super) fn is_capital(character: char) -> bool {
    !character.to_lowercase().eq([character])
}

/// Whether a letter is a small one of a script with capitals (Latin, Greek, Cyrillic, Armenian, Coptic). The letters of the
/// Georgian script count as small in Unicode, but its sentences begin with them.
pub(super) fn is_small(character: char) -> bool {
    let has_case = matches!(character, '\0'..='\u{58F}' | '\u{1D00}'..='\u{1FFF}' | '\u{2C00}'..='\u{2CFF}'
        | '\u{A640}'..='\u{A7FF}' | '\u{FB00}'..='\u{FB17}' | '\u{FF41}'..='\u{FF5A}');
    has_case && character.is_alphabetic() && !is_capital(character)
}
