//! What holds for every article and every mark in it, with a browser of the tests' own.

use proptest::prelude::*;

use super::{browser::Browser, *};
use crate::domain::{
    folding::is_unseen,
    segment::{is_boundary, trim},
};

/// Articles of few words, so that they recur, with what browsers take for the same.
fn article() -> impl Strategy<Value = Article> {
    let word = prop::sample::select(vec![
        "Die",
        "die",
        "Lage",
        "Lagen",
        "lage",
        "ist",
        "is",
        "schon",
        "schön",
        "Maße",
        "Masse",
        "Trump’s",
        "Trump's",
        "IS-Lage",
        "2.500",
        "3,5",
        "18",
        "und",
        "Staats\u{AD}lage",
        "„Die",
        "Lage“,",
        "ja.",
        "Nein.",
        "foo_bar",
        "Leser:innen",
        "–",
        "🙂",
        "Всё",
        "все",
        "東京",
        "@BBC",
        "A&B",
    ]);
    let line = prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "));
    let kind = prop::sample::select(vec![BlockKind::Paragraph, BlockKind::Heading(2), BlockKind::TableCell, BlockKind::ListItem]);
    prop::collection::vec((kind, line), 1..7).prop_map(Article::new)
}

fn says_something(sign: char) -> bool {
    !sign.is_whitespace() && !is_unseen(sign)
}

proptest! {
    /// Directives lead to the mark or nowhere, and to all of it; where there are none, the same stands before.
    #[test]
    fn a_browser_finds_the_mark_and_nothing_else(article in article(), from in 0_usize..400, length in 1_usize..120) {
        let text = article.text();
        let (mut start, mut end) = (from % text.len(), (from % text.len() + length).min(text.len()));
        while !is_boundary(text, start) { start -= 1; }
        while !is_boundary(text, end) { end += 1; }
        let range = trim(text, start..end);
        let directives = written(&article, range.clone());
        let says = text[range.clone()].chars().any(char::is_alphanumeric);
        for is_coarse in [false, true] {
            let browser = Browser::new(text, is_coarse);
            // Whether a directive names all of the mark or a part, together they show its words and no others.
            let mut shown = vec![false; text.len()];
            for directive in &directives {
                let Some(found) = browser.finds(directive) else { continue };
                let outside = text[found.clone()].char_indices().find(|(at, sign)| says_something(*sign) && !range.contains(&(found.start + at)));
                prop_assert_eq!(outside, None, "{} in {:?}", directive, text);
                shown[found].fill(true);
            }
            let missing = text[range.clone()].char_indices().find(|(at, sign)| says_something(*sign) && !shown[range.start + at]);
            prop_assert!(directives.is_empty() || missing.is_none(), "{:?} in {:?} leave out {:?}", directives, text, missing);
        }
        if directives.is_empty() && says {
            let page = Page::of(&article);
            prop_assert!(!page.is_first(&range), "{:?} in {:?}", &text[range.clone()], text);
        }
    }
}
