//! From a stored span to its place in a text: where its position says, else where its quote stands in its context, else nowhere.
//! A place is never guessed: a quote that fits several places equally well is lost.

use crate::domain::{
    article::Article,
    mark::{Anchor, Span},
    text::{ByteOffset, TextRange},
};

/// What a file says about a span. The position is missing when the file gave none that lies in the text.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub position: Option<TextRange>,
    pub quote: &'a str,
    pub prefix: &'a str,
    pub suffix: &'a str,
}

/// What a span says of itself, to be found by: its quote and context, and its range as the hint.
#[must_use]
pub fn wanted(span: &Span) -> Wanted<'_> {
    Wanted { position: Some(span.range), quote: &span.quote, prefix: &span.prefix, suffix: &span.suffix }
}

/// Where a span is, and how surely. `None` means lost.
#[must_use]
pub fn locate(article: &Article, wanted: Wanted<'_>) -> Option<(TextRange, Anchor)> {
    let text = article.text();
    if wanted.quote.is_empty() {
        return None;
    }
    if let Some(range) = wanted.position
        && range.slice(text) == Some(wanted.quote)
    {
        return Some((range, Anchor::Exact));
    }
    let best = places(text, wanted).max_by_key(|(_, fit)| *fit)?;
    let rivals = places(text, wanted).filter(|(_, fit)| *fit == best.1).count();
    (rivals == 1).then_some((best.0, Anchor::Moved))
}

/// Every place of the quote, and how many characters of its context fit there. Places may overlap: `ha ha` stands in `ha ha ha`
/// twice.
fn places<'a>(text: &'a str, wanted: Wanted<'a>) -> impl Iterator<Item = (TextRange, usize)> + 'a {
    let first = wanted.quote.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    let starts = std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(wanted.quote)?;
        from = start + first;
        Some(start)
    });
    starts.map(move |start| {
        let end = start + wanted.quote.len();
        let before = text.get(..start).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        let fit = shared(before.chars().rev(), wanted.prefix.chars().rev()) + shared(after.chars(), wanted.suffix.chars());
        (TextRange::new(ByteOffset::new(start), ByteOffset::new(end)), fit)
    })
}

fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// A span for a place that was not found: it keeps what the file said.
#[must_use]
pub fn lost(wanted: Wanted<'_>) -> Span {
    Span {
        range: wanted.position.unwrap_or(TextRange::from_bytes(0..0)),
        quote: wanted.quote.into(),
        prefix: wanted.prefix.into(),
        suffix: wanted.suffix.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::article::BlockKind;

    fn check(text: &str, position: Option<(usize, usize)>, context: [&str; 3], expected: Option<(usize, Anchor)>) {
        let article = Article::new([(BlockKind::Paragraph, text.to_owned())]);
        let [prefix, quote, suffix] = context;
        let position = position.map(|(start, end)| TextRange::from_bytes(start..end));
        let found = locate(&article, Wanted { position, quote, prefix, suffix });
        let found = found.map(|(range, anchor)| (range.start().get(), anchor));
        assert_eq!(found, expected, "{quote:?} in {text:?}");
    }

    #[test]
    fn a_quote_is_found_or_lost_but_never_guessed() {
        check("Der IS und der IS", Some((4, 6)), ["", "IS", ""], Some((4, Anchor::Exact)));
        check("Der IS und der IS", Some((3, 5)), ["und der ", "IS", ""], Some((15, Anchor::Moved)));
        check("Der IS und der IS", None, ["", "IS", ""], None);
        check("Der IS", None, ["", "IS", ""], Some((4, Anchor::Moved)));
        check("Der IS", Some((4, 6)), ["", "Daesh", ""], None);
        check("ä😀z", Some((1, 3)), ["", "😀", ""], Some((2, Anchor::Moved)));
        check("Wort", Some((0, 0)), ["", "", ""], None);
        check("ha ha ha!", None, ["ha ", "ha ha", "!"], Some((3, Anchor::Moved)));
        check("ha ha ha!", None, ["", "ha ha", ""], None);
    }
}
