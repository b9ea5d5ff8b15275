//! Where names stand in a text: as words, as parts of compounds, inside words, and with the endings that German and English give
//! them. Offsets count UTF-8 bytes; no range cuts a character that is drawn as one sign. How the signs are written does not matter, as
//! in the search ([`crate::domain::finding`]): accents do not count, capitals do if that is wanted.
//!
//! There is no dictionary: an ending may be taken for one that is none. That is why what is found is a list to be looked through, and nothing is marked unseen.

use crate::domain::{
    finding::{Needle, is_space, whole},
    folding::{is_unseen, plain},
    segment::{is_blank, is_boundary, word_at},
    text::TextRange,
};

/// Where a name counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// As a word of its own.
    Words,
    /// Between hyphens too: `IS` in `Anti-IS-Koalition`.
    #[default]
    Compounds,
    /// Anywhere, inside other words too.
    Anywhere,
}

/// How names are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub reach: Reach,
    /// Whether capitals count. They tell `IS` from "is".
    pub match_case: bool,
    /// Whether endings are allowed: `Iraks`, `irakischen`, `sources`.
    pub inflected: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { reach: Reach::Compounds, match_case: true, inflected: true }
    }
}

/// Endings of nouns and names, German and English.
const NOUN_ENDINGS: [&str; 9] = ["s", "es", "e", "en", "n", "ns", "ens", "'s", "'"];

/// Endings of adjectives, which are written small or stand before another word of the name.
const ADJECTIVE_ENDINGS: [&str; 9] = ["e", "en", "em", "er", "es", "n", "r", "s", "m"];

/// A word before the last that ends so is an adjective already, and may end in another way: "irakische", "irakischen".
const ADJECTIVE_ENDS: [&str; 5] = ["en", "em", "er", "es", "e"];

/// A shorter stem would say too little.
const LEAST_STEM: usize = 4;

/// A name, ready to be compared.
struct Pattern {
    words: Vec<Word>,
}

struct Word {
    forms: Vec<Needle>,
    endings: Vec<Needle>,
}

/// The places of all names from left to right. Of names that begin at the same place the longest counts, and places do not overlap.
/// It looks on as it is asked, so who needs only some does not wait for all.
pub fn occurrences<'a>(text: &'a str, names: &[&str], options: Options) -> impl Iterator<Item = TextRange> + use<'a> {
    let patterns: Vec<Pattern> = names.iter().filter_map(|name| Pattern::new(name, options)).collect();
    // Most characters begin no name: a glance at a few bits tells.
    let bit = |character: char| 1_u64 << (u32::from(character) % 64);
    let firsts = patterns.iter().flat_map(|pattern| pattern.firsts()).fold(0, |bits, first| bits | bit(first));
    let mut places = text.char_indices();
    let mut free = 0;
    std::iter::from_fn(move || {
        places.find_map(|(start, character)| {
            let first = *plain(character, options.match_case).letters().first()?;
            if start < free || firsts & bit(first) == 0 || !starts_well(text, start, options.reach) {
                return None;
            }
            let end = patterns.iter().filter_map(|pattern| pattern.end(text, start, options.reach)).max()?;
            free = end;
            Some(TextRange::from_bytes(start..end))
        })
    })
}

impl Pattern {
    fn new(name: &str, Options { match_case, inflected, .. }: Options) -> Option<Self> {
        let words: Vec<&str> = name.split(is_space).filter(|word| !Needle::new(word).is_empty()).collect();
        let last = words.len().checked_sub(1)?;
        let words = words.iter().enumerate().map(|(index, word)| {
            let needle = |word: &str| Needle::of(word, match_case);
            let mut forms = vec![needle(word)];
            let small = word.chars().next().is_some_and(|first| first.is_alphabetic() && first.to_lowercase().eq([first]));
            let endings: &[&str] = match (inflected && word.chars().any(char::is_alphabetic), index < last || small) {
                (false, _) => &[],
                (true, true) => &ADJECTIVE_ENDINGS,
                (true, false) => &NOUN_ENDINGS,
            };
            if !endings.is_empty() && index < last {
                let stem = ADJECTIVE_ENDS.iter().find_map(|ending| word.strip_suffix(ending));
                forms.extend(stem.filter(|stem| stem.chars().count() >= LEAST_STEM).map(needle));
            }
            Word { forms, endings: endings.iter().map(|ending| needle(ending)).collect() }
        });
        Some(Self { words: words.collect() })
    }

    fn firsts(&self) -> impl Iterator<Item = char> + '_ {
        self.words.first().into_iter().flat_map(|word| word.forms.iter().filter_map(Needle::first))
    }

    /// Where the name ends that begins at `start`, if it does.
    fn end(&self, text: &str, start: usize, reach: Reach) -> Option<usize> {
        let mut ends = vec![start];
        for (index, word) in self.words.iter().enumerate() {
            let is_last = index + 1 == self.words.len();
            let mut next = Vec::new();
            for at in ends {
                let at = if index == 0 { Some(at) } else { behind_blank(text, at) };
                let Some(at) = at else { continue };
                for end in word.forms.iter().filter_map(|form| form.end(text, at, 0)) {
                    next.push(end);
                    next.extend(word.endings.iter().filter_map(|ending| ending.end(text, end, 0)));
                }
            }
            if is_last {
                next =
                    next.into_iter().filter_map(|end| whole(text, start, end)).filter(|end| ends_well(text, *end, reach)).collect();
            }
            ends = next;
        }
        // Inside words nothing tells where an ending ends, so the shortest form is surest there.
        let inside = |end: &usize| !ends_well(text, *end, Reach::Compounds);
        let whole = ends.iter().copied().filter(|end| !inside(end)).max();
        whole.or_else(|| ends.iter().copied().min())
    }
}

/// Signs that join the words of a compound. A dash parts them.
fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}')
}

/// Behind the white space at an offset; `None` if there is none, or if the next block begins.
fn behind_blank(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let words = rest.trim_start_matches(|sign| is_blank(sign) || is_unseen(sign));
    let blank = rest.get(..rest.len() - words.len())?;
    (blank.contains(is_space) && !blank.contains("\n\n")).then_some(at + blank.len())
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn behind(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a word ends or begins here. Scripts without spaces have their borders between the characters.
fn is_border(text: &str, at: usize) -> bool {
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    !letter(before(text, at)) || !letter(behind(text, at)) || word_at(text, at).is_some_and(|word| word.start == at)
}

fn starts_well(text: &str, at: usize, reach: Reach) -> bool {
    let joined = || {
        let hyphen = before(text, at).filter(|sign| is_hyphen(*sign));
        hyphen.is_some_and(|sign| before(text, at - sign.len_utf8()).is_some_and(char::is_alphanumeric))
    };
    is_boundary(text, at)
        && match reach {
            Reach::Words => is_border(text, at) && !joined(),
            Reach::Compounds => is_border(text, at),
            Reach::Anywhere => true,
        }
}

fn ends_well(text: &str, at: usize, reach: Reach) -> bool {
    is_boundary(text, at)
        && match reach {
            Reach::Words => is_border(text, at) && !behind(text, at).is_some_and(is_hyphen),
            Reach::Compounds => is_border(text, at),
            Reach::Anywhere => true,
        }
}

/// Whether a range is only a part of a word: joined to others by letters or hyphens.
#[must_use]
pub fn is_part(text: &str, range: TextRange) -> bool {
    let (start, end) = (range.start().get(), range.end().get());
    !starts_well(text, start, Reach::Words) || !ends_well(text, end, Reach::Words)
}

/// So many characters stand on each side of a word in context.
const CONTEXT: usize = 36;

/// What stands before and behind a range in its line, for a list: whole words, at most `CONTEXT` characters, white space as spaces.
#[must_use]
pub fn context(text: &str, range: TextRange) -> (String, String) {
    let (start, end) = (range.start().get(), range.end().get());
    let head = text.get(..start).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or_default();
    let from = line.char_indices().rev().nth(CONTEXT).map(|(at, sign)| at + sign.len_utf8());
    let head = match from.and_then(|from| line.get(from..)) {
        Some(cut) => format!("…{}", cut.split_once(is_blank).map_or(cut, |(_, whole)| whole)),
        None => line.to_owned(),
    };
    let line = text.get(end..).and_then(|tail| tail.split('\n').next()).unwrap_or_default();
    let tail = match line.char_indices().nth(CONTEXT).and_then(|(to, _)| line.get(..to)) {
        Some(cut) => format!("{}…", cut.rsplit_once(is_blank).map_or(cut, |(whole, _)| whole)),
        None => line.to_owned(),
    };
    let spaced = |text: String| text.chars().map(|sign| if is_blank(sign) { ' ' } else { sign }).collect();
    (spaced(head), spaced(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Options = Options { reach: Reach::Words, match_case: true, inflected: false };
    const PARTS: Options = Options { reach: Reach::Compounds, ..WORDS };
    const ANYWHERE: Options = Options { reach: Reach::Anywhere, ..WORDS };
    const ANY_CASE: Options = Options { match_case: false, ..WORDS };
    const INFLECTED: Options = Options { inflected: true, ..WORDS };

    fn check(text: &str, names: &[&str], options: Options, expected: &[&str]) {
        let found: Vec<&str> = occurrences(text, names, options).filter_map(|range| range.slice(text)).collect();
        assert_eq!(found, expected, "{names:?} in {text:?} with {options:?}");
    }

    #[test]
    fn names_are_found_as_words_in_compounds_and_inside_words() {
        let text = "Der IS, die Anti-IS-Koalition, ISIS und IS-Kämpfer; Anti‑IS. is";
        check(text, &["IS"], WORDS, &["IS"]);
        check(text, &["IS"], PARTS, &["IS", "IS", "IS", "IS"]);
        check(text, &["IS"], ANYWHERE, &["IS", "IS", "IS", "IS", "IS", "IS"]);
        check(text, &["IS", "ISIS"], ANYWHERE, &["IS", "IS", "ISIS", "IS", "IS"]);
        check(text, &["IS"], ANY_CASE, &["IS", "is"]);
        check(text, &["Koalition"], WORDS, &[]);
        check(text, &["Koalition"], PARTS, &["Koalition"]);
        check("IS- und Taliban-Kämpfer", &["IS"], WORDS, &[]);
        check("IS - so heißt er", &["IS"], WORDS, &["IS"]);
        check(text, &[], WORDS, &[]);
        check(text, &["", " "], WORDS, &[]);
        check("", &["IS"], WORDS, &[]);
    }

    #[test]
    fn endings_of_german_and_english_are_allowed() {
        let iraq = "Irak, Iraks, des Irakes, irakisch, irakische, irakischen, irakischem, Iraker, Irakern";
        check(iraq, &["Irak"], INFLECTED, &["Irak", "Iraks", "Irakes"]);
        check(iraq, &["irakisch"], INFLECTED, &["irakisch", "irakische", "irakischen", "irakischem"]);
        check(iraq, &["Irak"], WORDS, &["Irak"]);
        check("Missionen der Mission", &["Mission"], INFLECTED, &["Missionen", "Mission"]);
        check("Iraq’s sources, Iraq's source", &["Iraq", "source"], INFLECTED, &["Iraq’s", "sources", "Iraq's", "source"]);
        check("IRAKS", &["Irak"], Options { match_case: false, ..INFLECTED }, &["IRAKS"]);
        check("die Iraks-Frage", &["Irak"], Options { inflected: true, ..PARTS }, &["Iraks"]);
        check("Irakistan", &["Irak"], Options { inflected: true, ..ANYWHERE }, &["Irak"]);
        check("3s 3", &["3"], INFLECTED, &["3"]);
    }

    #[test]
    fn words_before_the_last_take_endings_too() {
        let armies = "irakische Armee, der irakischen  Armee, irakischer\u{a0}Armeen, irakisch Armee, irakische\n\nArmee";
        check(
            armies,
            &["irakische Armee"],
            INFLECTED,
            &["irakische Armee", "irakischen  Armee", "irakischer\u{a0}Armeen", "irakisch Armee"],
        );
        check(armies, &["irakische Armee"], WORDS, &["irakische Armee"]);
        check("den Vereinigten Staaten", &["Vereinigte Staaten"], INFLECTED, &["Vereinigten Staaten"]);
        check("Islamischen Staates", &["Islamischer Staat"], INFLECTED, &["Islamischen Staates"]);
    }

    #[test]
    fn every_kind_of_text_is_searched_by_whole_signs() {
        check("👩‍👩‍👧 Daesh 😀 DAESH🇮🇶Daesh", &["Daesh"], ANY_CASE, &["Daesh", "DAESH", "Daesh"]);
        check("Mu\u{301}sa Musa\u{301} Musa Músá", &["Musa"], WORDS, &["Mu\u{301}sa", "Musa\u{301}", "Musa", "Músá"]);
        check("Wałęsa, Walesas, WAŁĘSA", &["Wałęsa"], INFLECTED, &["Wałęsa", "Walesas"]);
        check("Gießen, Giessen", &["Giessen"], WORDS, &["Gießen", "Giessen"]);
        check("der Anti\u{2011}IS und Anti–IS", &["Anti-IS"], WORDS, &["Anti\u{2011}IS", "Anti–IS"]);
        check(
            "Graf\u{2060} \u{AD}Zahl, de\u{200B}bate",
            &["Graf Zahl", "debate"],
            WORDS,
            &["Graf\u{2060} \u{AD}Zahl", "de\u{200B}bate"],
        );
        check("Müller\u{2019}s Oﬃce", &["Müller", "Office"], INFLECTED, &["Müller\u{2019}s", "Oﬃce"]);
        check("die Farce der Far", &["far"], ANY_CASE, &["Far"]);
        check("Muller und Müller, Mueller", &["Müller"], WORDS, &["Muller", "Müller"]);
        check("in Orban, Orbán, Cafe\u{301}", &["Orban", "café"], ANY_CASE, &["Orban", "Orbán", "Cafe\u{301}"]);
        check("die Isla\u{ad}mis\u{ad}ten", &["Islamisten"], WORDS, &["Isla\u{ad}mis\u{ad}ten"]);
        check("İstanbul i̇stanbul", &["İstanbul"], ANY_CASE, &["İstanbul", "i̇stanbul"]);
        check("伊拉克軍在伊拉克", &["伊拉克"], WORDS, &["伊拉克", "伊拉克"]);
        check("في العراق والعراق", &["العراق"], WORDS, &["العراق"]);
        check("O’Neill, O'Neill", &["O'Neill"], WORDS, &["O’Neill", "O'Neill"]);
        let text = "😀 IS";
        assert_eq!(occurrences(text, &["IS"], WORDS).next(), Some(TextRange::from_bytes(5..7)));
    }

    #[test]
    fn of_names_at_one_place_the_longest_counts() {
        check("internationale Koalition", &["Koalition", "internationale Koalition"], WORDS, &["internationale Koalition"]);
        check("Qasim Al Araji", &["Araji", "Qasim Al Araji"], WORDS, &["Qasim Al Araji"]);
    }

    #[test]
    fn a_long_text_is_searched_only_as_far_as_it_is_asked() {
        let text = "IS ".repeat(400_000);
        assert_eq!(occurrences(&text, &["IS"], Options::default()).take(3).count(), 3);
        assert_eq!(occurrences(&text, &["IS"], Options::default()).count(), 400_000);
    }

    #[test]
    fn parts_of_words_are_told_from_words() {
        let text = "Anti-IS-Koalition IS";
        let found: Vec<bool> = occurrences(text, &["IS"], PARTS).map(|range| is_part(text, range)).collect();
        assert_eq!(found, [true, false]);
    }

    #[test]
    fn a_word_in_context_has_whole_words_around_it() {
        let check = |text: &str, name: &str, expected: (&str, &str)| {
            let range = occurrences(text, &[name], WORDS).next();
            let found = range.map(|range| context(text, range)).unwrap_or_default();
            assert_eq!((&*found.0, &*found.1), expected, "{name} in {text:?}");
        };
        check("one\n\nthe IS is\nhere", "IS", ("the ", " is"));
        check("IS", "IS", ("", ""));
        check(
            "Der Kampfeinsatz der Koalition gegen den IS im Land ist nach vier langen Jahren beendet worden",
            "IS",
            ("…der Koalition gegen den ", " im Land ist nach vier langen…"),
        );
        check("😀😀😀 x IS y😀", "IS", ("😀😀😀 x ", " y😀"));
    }
}
