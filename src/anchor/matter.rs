//! Whether reworded words still speak of the same: who, how much, and whether or not. "Team Alpha reported" is no rewording of "Team Beta
//! reported", however alike the rest is.

use super::canon::folded_head;

/// What differs between a quote and the words that were found for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Somebody or something else is named. In German that is any noun: what a sentence is about.
    pub(super) names: bool,
    /// Another number, or a negation more or less.
    pub(super) facts: bool,
}

/// Numbers in words, folded, in English and German: "40 million" is not "40 billion". One is an article too.
const NUMBERS: [&str; 56] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "half",
    "twice",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
    "hundert",
    "tausend",
    "millionen",
    "milliarde",
    "milliarden",
    "billionen",
    "halb",
    "hälfte",
    "doppelt",
];

/// Words that begin sentences and name nobody, folded.
const BEGINNINGS: [&str; 40] = [
    "the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "i", "in", "on", "at", "and", "but", "so",
    "there", "der", "die", "das", "ein", "eine", "dieser", "diese", "dieses", "es", "er", "sie", "wir", "ich", "im", "am", "und",
    "aber", "doch", "dort", "den",
];

/// Words that turn a sentence into its contrary, folded, in German and English.
const NEGATIONS: [&str; 34] = [
    "not",
    "no",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "cannot",
    "without",
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keinem",
    "keiner",
    "keines",
    "nie",
    "niemals",
    "niemand",
    "niemanden",
    "niemandem",
    "nichts",
    "weder",
    "ohne",
    "nirgends",
    "keinerlei",
    "keineswegs",
    "pas",
    "jamais",
    "aucun",
    "aucune",
    "nunca",
    "jamás",
];

pub(super) fn difference(old: &str, new: &str) -> Difference {
    let (old, new) = (words(old), words(new));
    let lacks = |all: &[Word], word: &Word| !all.iter().any(|other| other.folded == word.folded);
    // The first word is large whatever it is.
    let names = |own: &[Word], other: &[Word]| own.iter().skip(1).any(|word| word.is_large && lacks(other, word));
    let numbers = |own: &[Word], other: &[Word]| own.iter().any(|word| word.is_number && lacks(other, word));
    let negations = |all: &[Word]| all.iter().filter(|word| word.is_negation).count();
    // The first word is large whatever it is; another one in its place is somebody else, unless it is one of those that name nobody.
    let names_somebody = |word: &Word| word.is_large && !word.is_negation && !BEGINNINGS.contains(&word.folded.as_str());
    let begins_otherwise = match (old.first(), new.first()) {
        (Some(one), Some(other)) => names_somebody(one) && names_somebody(other) && lacks(&new, one) && lacks(&old, other),
        _ => false,
    };
    Difference {
        names: begins_otherwise || names(&old, &new) && names(&new, &old),
        facts: numbers(&old, &new) || numbers(&new, &old) || negations(&old) != negations(&new),
    }
}

/// Whether the first and the last word of a quote are missing in the words that were found for it, and nothing stands in their place
/// there.
pub(super) fn lacks_edges(old: &str, new: &str) -> (bool, bool) {
    let (old, new) = (words(old), words(new));
    let lacks = |word: Option<&Word>| word.is_some_and(|word| new.iter().all(|other| other.folded != word.folded));
    let is_shorter = new.len() < old.len();
    (is_shorter && lacks(old.first()), is_shorter && lacks(old.last()))
}

struct Word {
    folded: String,
    is_large: bool,
    is_number: bool,
    is_negation: bool,
}

fn words(text: &str) -> Vec<Word> {
    // Accents may be characters of their own.
    let is_inside =
        |character: char| character.is_alphanumeric() || matches!(character, '.' | ',' | '\'' | '’' | '\u{300}'..='\u{36F}');
    let parts = text.split(|character: char| !is_inside(character));
    let parts = parts
        .map(|part| part.trim_matches(|sign: char| !sign.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&sign)))
        .filter(|part| !part.is_empty());
    let word = |part: &str| {
        let folded: String = folded_head(part, usize::MAX).into_iter().flat_map(char::to_lowercase).collect();
        let is_negation =
            NEGATIONS.contains(&folded.as_str()) || ["n't", "n’t"].iter().any(|end| part.to_lowercase().ends_with(end));
        Word {
            is_large: part.chars().next().is_some_and(char::is_uppercase),
            is_number: part.chars().any(char::is_numeric) || NUMBERS.contains(&folded.as_str()),
            is_negation,
            folded,
        }
    };
    parts.map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_known() {
        let none = Difference::default();
        let (names, facts) = (Difference { names: true, ..none }, Difference { facts: true, ..none });
        let rows = [
            ("Team Beta reported costs", "Team Alpha reported costs", names),
            ("Die Regierung zahlt", "Die Koalition zahlt", names),
            ("The line will cost 2,500 million", "The line will cost 2,400 million", facts),
            ("The line is safe.", "The line is not safe.", facts),
            ("Der Rat stimmte zu", "Der Rat stimmte nicht zu", facts),
            ("It didn’t cost much", "It did cost much", facts),
            ("The council approved it", "The council has approved it", none),
            ("The council met", "The Council met", none),
            ("It says so", "It says so in Berlin", none),
            ("Café closed", "Cafe\u{301} closed", none),
            ("Bo Berg said no", "Ada Berg said no", names),
            ("Critics say so", "Experts say so", names),
            ("The council met", "A council met", none),
            ("It will cost 40 million", "It will cost 40 billion", facts),
            ("Die Debatte dauerte vier Stunden", "Die Debatte dauerte fünf Stunden", facts),
            ("La ligne n’est pas sûre", "La ligne est sûre", facts),
            ("", "", none),
        ];
        for (old, new, expected) in rows {
            assert_eq!(difference(old, new), expected, "{old} / {new}");
        }
    }
}
