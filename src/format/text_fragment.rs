//! Links to words of a page: URL text fragments (`#:~:text=`, the WICG's "URL Fragment Text Directives", which all three engines follow).

use crate::domain::{document::Document, mark::Mark};

/// Longer quotes are named by how they begin and end.
const LONGEST_QUOTE: usize = 200;

/// Words at each end of a long quote, and of context on each side of a short one.
const WORDS: usize = 5;

/// An address that leads to the words of a mark. A mark that is not on its words, or an address that has a text fragment already, leaves
/// it as it is.
#[must_use]
pub fn with_fragment(url: &str, document: &Document, mark: &Mark) -> String {
    let Some(span) = mark.spans.first().filter(|_| mark.is_drawn() && !url.contains(":~:")) else { return url.to_owned() };
    let text = document.article().text();
    let (start, end) = (span.range.start().get(), span.range.end().get());
    let directive = directive(text, start, end);
    let glue = if url.contains('#') { ":~:text=" } else { "#:~:text=" };
    format!("{url}{glue}{directive}")
}

fn directive(text: &str, start: usize, end: usize) -> String {
    let quote = text.get(start..end).unwrap_or_default();
    if quote.contains('\n') || quote.chars().count() > LONGEST_QUOTE {
        // A browser looks for a text without a comma in one block only.
        let first = quote.lines().next().unwrap_or_default();
        let last = quote.lines().next_back().unwrap_or_default();
        let (from, to) = (first_words(first), last_words(last));
        return format!("{},{}", encoded(&from), encoded(&to));
    }
    if text.match_indices(quote).nth(1).is_none() {
        return encoded(quote);
    }
    // The same words stand elsewhere too, so what is around them, in their block, tells which are meant.
    let before = text.get(..start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let after = text.get(end..).unwrap_or_default().split('\n').next().unwrap_or_default();
    let (prefix, suffix) = (last_words(before), first_words(after));
    let mut directive = String::new();
    if !prefix.is_empty() {
        directive = format!("{}-,", encoded(&prefix));
    }
    directive.push_str(&encoded(quote));
    if !suffix.is_empty() {
        directive = format!("{directive},-{}", encoded(&suffix));
    }
    directive
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ")
}

fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.get(words.len().saturating_sub(WORDS)..).unwrap_or_default().join(" ")
}

/// Per cent signs for all but letters and digits of ASCII, and some signs: `&`, `-` and `,` mean something in a directive.
fn encoded(text: &str) -> String {
    let mut made = String::new();
    for byte in text.trim().bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'!' | b'*' | b'\'' | b'(' | b')') {
            made.push(char::from(byte));
        } else {
            made.push_str(&format!("%{byte:02X}"));
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_named_so_that_a_browser_finds_them() {
        let text = "Head\n\nBagdad is big. The US-led coalition, they say, is done & gone.\n\nBagdad is old 😀.";
        let at = |quote: &str, nth: usize| {
            let start = text.match_indices(quote).nth(nth).map_or(0, |(at, _)| at);
            directive(text, start, start + quote.len())
        };
        assert_eq!(at("US-led coalition, they", 0), "US%2Dled%20coalition%2C%20they");
        assert_eq!(at("Bagdad", 0), "Bagdad,-is%20big.%20The%20US%2Dled%20coalition%2C");
        assert_eq!(at("Bagdad is old 😀", 0), "Bagdad%20is%20old%20%F0%9F%98%80");
        assert_eq!(at("done & gone.\n\nBagdad is", 0), "done%20%26%20gone.,Bagdad%20is");
        assert_eq!(at("is", 1), "The%20US%2Dled%20coalition%2C%20they%20say%2C-,is,-done%20%26%20gone.");
    }
}
