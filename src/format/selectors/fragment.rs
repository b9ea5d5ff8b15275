//! Text fragments as selectors (`:~:text=prefix-,start,end,-suffix`, URL Fragment Text Directives): the first and the last words of a place,
//! percent-encoded. What they mean shows in a text alone: from the first words to the last ones behind them, whatever their capitals.

use super::Selected;
use crate::domain::{finding::Needle, text::TextRange};

/// Stands before the directives in the fragment of an address.
const DIRECTIVES: &str = ":~:";

/// So many characters around a place are kept as context.
const CONTEXT: usize = 32;

/// The words of a text fragment: first and last ones, and what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    pub start: String,
    /// Empty if the first words are all.
    pub end: String,
    pub prefix: String,
    pub suffix: String,
}

impl Fragment {
    /// The first text directive of an address, or of what stands behind its `#`. `None` if it has none with words.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let directives = match address.split_once(DIRECTIVES) {
            Some((_, directives)) => directives,
            None if address.starts_with("text=") => address,
            None => return None,
        };
        let terms = directives.split('&').find_map(|directive| directive.strip_prefix("text="))?;
        let mut terms: Vec<&str> = terms.split(',').collect();
        let mut fragment = Self::default();
        if terms.len() > 1
            && let Some(prefix) = terms.first().and_then(|term| term.strip_suffix('-'))
        {
            fragment.prefix = decoded(prefix);
            terms.remove(0);
        }
        if terms.len() > 1
            && let Some(suffix) = terms.last().and_then(|term| term.strip_prefix('-'))
        {
            fragment.suffix = decoded(suffix);
            terms.pop();
        }
        let mut words = terms.into_iter().map(decoded);
        fragment.start = words.next()?;
        fragment.end = words.next().unwrap_or_default();
        let is_whole = words.next().is_none() && !fragment.start.trim().is_empty();
        is_whole.then_some(fragment)
    }

    /// Where its words stand in a text; the first place, as browsers take it.
    #[must_use]
    pub fn place(&self, text: &str) -> Option<TextRange> {
        let needle = |words: &str| Needle::new(words.trim());
        let (end, prefix, suffix) = (needle(&self.end), needle(&self.prefix), needle(&self.suffix));
        let mut starts: Vec<TextRange> = needle(&self.start).places(text).collect();
        // Whole words are meant; inside of words only if there is no other place.
        starts.sort_by_key(|place| !is_word(text, *place));
        starts.into_iter().find_map(|first| {
            if !stands_before(text, first.start().get(), &prefix, &self.prefix) {
                return None;
            }
            let behind = |end: usize| suffix.is_empty() || begins(text, end, &suffix);
            let from = first.end().get();
            if end.is_empty() {
                return behind(from).then_some(first);
            }
            let rest = text.get(from..)?;
            let last = end.places(rest).map(|place| from + place.end().get()).find(|last| behind(*last))?;
            Some(TextRange::from_bytes(first.start().get()..last))
        })
    }

    /// The words as a quote of a text, with what stands around them there. Where they are not found the quote is what is known of it.
    #[must_use]
    pub fn settled(&self, text: &str) -> Selected {
        let Some(place) = self.place(text) else {
            let quote = if self.end.is_empty() { self.start.clone() } else { format!("{} … {}", self.start, self.end) };
            return Selected { quote, prefix: self.prefix.clone(), suffix: self.suffix.clone(), ..Selected::default() };
        };
        let (before, behind) = (text.get(..place.start().get()), text.get(place.end().get()..));
        let before: Vec<char> = before.unwrap_or_default().chars().rev().take(CONTEXT).collect();
        Selected {
            quote: place.slice(text).unwrap_or_default().to_owned(),
            prefix: before.into_iter().rev().collect(),
            suffix: behind.unwrap_or_default().chars().take(CONTEXT).collect(),
            ..Selected::default()
        }
    }
}

fn is_word(text: &str, place: TextRange) -> bool {
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let before = text.get(..place.start().get()).and_then(|before| before.chars().next_back());
    let behind = text.get(place.end().get()..).and_then(|behind| behind.chars().next());
    !letter(before) && !letter(behind)
}

/// Whether words stand right before an offset, but for white space.
fn stands_before(text: &str, at: usize, words: &Needle, written: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    let before = text.get(..at).unwrap_or_default().trim_end();
    // Twice as much as was written is enough, whatever is folded.
    let start = before.char_indices().rev().nth(written.chars().count() * 2).map_or(0, |(start, _)| start);
    let near = before.get(start..).unwrap_or_default();
    words.places(near).any(|place| place.end().get() == near.len())
}

/// Whether words stand right behind an offset, but for white space.
fn begins(text: &str, at: usize, words: &Needle) -> bool {
    let behind = text.get(at..).unwrap_or_default().trim_start();
    words.places(behind).next().is_some_and(|place| place.start().get() == 0)
}

fn decoded(term: &str) -> String {
    let mut bytes = Vec::with_capacity(term.len());
    let mut rest = term.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str = "Die Bahn kommt.\n\nDie Größe: 40 Millionen, sagt sie.\n\nDie Bahn kostet 40 Millionen Euro – viel.";

    #[test]
    fn words_are_found_from_the_first_to_the_last() {
        let rows = [
            (":~:text=Die%20Bahn", Some("Die Bahn")),
            ("https://a.example/b#:~:text=gr%C3%B6%C3%9Fe:,Millionen", Some("Größe: 40 Millionen")),
            ("#x:~:text=die%20bahn,-kostet", Some("Die Bahn")),
            (":~:text=kostet-,40,Euro", Some("40 Millionen Euro")),
            (":~:text=Euro%20%E2%80%93-,viel", Some("viel")),
            (":~:text=kommt.-,Die,sie", Some("Die Größe: 40 Millionen, sagt sie")),
            (
                ":~:text=Bahn,Euro,-%20%E2%80%93%20viel",
                Some("Bahn kommt.\n\nDie Größe: 40 Millionen, sagt sie.\n\nDie Bahn kostet 40 Millionen Euro"),
            ),
            (":~:x=1&text=viel&text=Bahn", Some("viel")),
            ("text=viel", Some("viel")),
            (":~:text=fehlt", None),
            (":~:text=Bahn,fehlt", None),
            (":~:text=wo-,Bahn", None),
        ];
        for (address, expected) in rows {
            let found = Fragment::of(address).unwrap().place(TEXT);
            assert_eq!(found.and_then(|place| place.slice(TEXT)), expected, "{address}");
        }
        for address in ["", "#p1", ":~:text=", ":~:text=%20", ":~:text=a,b,c", "https://a.example/text=b"] {
            assert_eq!(Fragment::of(address), None, "{address}");
        }
        let second = Fragment::of(":~:text=Die%20Bahn,-kostet").unwrap().settled(TEXT);
        assert!(second.prefix.ends_with("sie.\n\n") && second.suffix.starts_with(" kostet"), "{second:?}");
        assert_eq!(Fragment::of(":~:text=a%2C,b").unwrap().settled("").quote, "a, … b");
    }
}
