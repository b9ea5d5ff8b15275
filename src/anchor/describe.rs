//! From a range to a [`Span`]: position, quote, and as much context as makes the quote unique.

use crate::domain::{
    article::Article,
    mark::Span,
    segment,
    text::{ByteOffset, TextRange, join_ranges},
};

/// Context on each side has at least this many bytes where the text has them: what annotation clients usually keep.
const LEAST_CONTEXT: usize = 32;

/// Context grows at most to this, so that a text of one repeated line stays affordable. Beyond it the position decides.
const MOST_CONTEXT: usize = 512;

/// Makes the spans of a mark from ranges in any order. Each range is trimmed of white space at its ends and widened to whole
/// signs; ranges that then overlap or touch become one; a range of nothing but white space gives no span.
#[must_use]
pub fn describe(article: &Article, ranges: &[TextRange]) -> Vec<Span> {
    let text = article.text();
    let whole = ranges.iter().map(|range| {
        let start = segment::floor_grapheme(text, range.start().get());
        let end = segment::ceil_grapheme(text, range.end().get());
        TextRange::from_bytes(segment::trim(text, start..end.max(start)))
    });
    join_ranges(whole.collect()).into_iter().filter_map(|range| span(text, range)).collect()
}

fn span(text: &str, range: TextRange) -> Option<Span> {
    let quote = range.slice(text).filter(|quote| !quote.is_empty())?;
    let mut context = LEAST_CONTEXT;
    loop {
        let before = context_before(text, range.start(), context);
        let after = context_after(text, range.end(), context);
        let reached_ends = before.start().get() == 0 && after.end().get() == text.len();
        let wide = TextRange::new(before.start(), after.end());
        if context >= MOST_CONTEXT || reached_ends || is_unique(text, quote, wide) {
            return Some(Span {
                range,
                quote: quote.into(),
                prefix: before.slice(text).unwrap_or_default().into(),
                suffix: after.slice(text).unwrap_or_default().into(),
            });
        }
        context *= 2;
    }
}

/// Whether prefix, quote and suffix together occur once. A quote that occurs once needs no look at its context.
fn is_unique(text: &str, quote: &str, wide: TextRange) -> bool {
    occurs_once(text, quote) || wide.slice(text).is_some_and(|words| occurs_once(text, words))
}

fn occurs_once(text: &str, words: &str) -> bool {
    match text.find(words) {
        None => false,
        Some(first) => {
            let next = text.get(first..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            text.get(first + next..).is_none_or(|rest| !rest.contains(words))
        }
    }
}

fn context_before(text: &str, start: ByteOffset, length: usize) -> TextRange {
    let from = segment::floor_grapheme(text, start.get().saturating_sub(length));
    TextRange::new(ByteOffset::new(from), start)
}

fn context_after(text: &str, end: ByteOffset, length: usize) -> TextRange {
    let to = segment::ceil_grapheme(text, (end.get() + length).min(text.len()));
    TextRange::new(end, ByteOffset::new(to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::article::BlockKind;

    fn article(words: &str) -> Article {
        Article::new(words.split("\n\n").map(|block| (BlockKind::Paragraph, block.to_owned())))
    }

    /// Reads ranges from text in which they stand between « and ».
    fn marked(text: &str) -> (Article, Vec<TextRange>) {
        let (mut words, mut ranges, mut start) = (String::new(), Vec::new(), 0);
        for character in text.chars() {
            match character {
                '«' => start = words.len(),
                '»' => ranges.push(TextRange::from_bytes(start..words.len())),
                other => words.push(other),
            }
        }
        (article(&words), ranges)
    }

    fn check(text: &str, expected: &[&str]) {
        let (article, ranges) = marked(text);
        let quotes: Vec<String> = describe(&article, &ranges).iter().map(|span| span.quote.to_string()).collect();
        assert_eq!(quotes, expected, "{text:?}");
    }

    #[test]
    fn spans_are_trimmed_widened_and_joined() {
        check("Anti-«IS»-Koalition", &["IS"]);
        check("hatten« im »Juli «angekündigt»", &["im", "angekündigt"]);
        check("die« \u{a0} »Koalition", &[]);
        check("«ein Satz.\n\nNoch einer»", &["ein Satz.\n\nNoch einer"]);
        check("«eins» «zwei»", &["eins", "zwei"]);
        check("«ei»«ns»", &["eins"]);
        check("«👨‍👩»‍👧 Familie", &["👨‍👩‍👧"]);
        check("caf«e»\u{301}", &["e\u{301}"]);
        check("«שלום» עולם", &["שלום"]);
        check("«»nichts", &[]);
    }

    #[test]
    fn context_grows_until_the_quote_is_unique() {
        let line = "Immer die gleiche Zeile, immer gleich lang und ohne Ende. ";
        let text = format!("{}anders {}", line.repeat(3), line.repeat(3));
        let article = article(&text);
        let start = text.len() - line.len() * 3;
        let spans = describe(&article, &[TextRange::from_bytes(start..start + 5)]);
        let found = &spans[0];
        let wide = format!("{}{}{}", found.prefix, found.quote, found.suffix);
        assert_eq!(article.text().matches(&wide).count(), 1);
        assert!(found.prefix.len() >= LEAST_CONTEXT && found.prefix.len() <= MOST_CONTEXT + 4);
    }

    #[test]
    fn a_text_that_repeats_for_ever_is_affordable() {
        let article = article(&"ja ".repeat(2_000));
        let spans = describe(&article, &[TextRange::from_bytes(3_000..3_002)]);
        assert!(spans[0].prefix.len() <= MOST_CONTEXT + 4);
    }
}
