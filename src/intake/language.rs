//! Which language a text is in, guessed from its commonest small words. Only for what the guess is used for: hyphenation and
//! the voice of a screen reader. A wrong guess changes no mark.

use crate::domain::query::fold;

const GERMAN: [&str; 20] = [
    "der", "die", "das", "und", "ist", "nicht", "von", "mit", "den", "dem", "ein", "eine", "auf", "für", "sich", "des", "im", "zu",
    "dass", "wurde",
];
const ENGLISH: [&str; 20] = [
    "the", "and", "of", "to", "in", "is", "that", "for", "was", "with", "on", "as", "by", "his", "are", "not", "from", "said",
    "have", "has",
];

/// Small words are so frequent that in a text of the language about every third word is one; a tenth is surely no accident.
const LEAST_SHARE: usize = 10;

/// `de`, `en`, or `None` when neither is likely. Only the first words are looked at.
#[must_use]
pub fn guess(text: &str) -> Option<&'static str> {
    let (mut words, mut german, mut english) = (0, 0, 0);
    for word in text.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty()).take(500) {
        let word = fold(word);
        words += 1;
        german += usize::from(GERMAN.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    let most = german.max(english);
    if most * LEAST_SHARE < words || german == english {
        return None;
    }
    Some(if german > english { "de" } else { "en" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_the_language() {
        let rows = [
            ("Die Koalition erklärte, dass der Einsatz beendet ist.", Some("de")),
            ("The coalition said that the mission is over.", Some("en")),
            ("La coalition a déclaré la mission terminée hier soir devant le parlement réuni.", None),
            ("漢字", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(guess(text), expected, "{text}");
        }
    }
}
