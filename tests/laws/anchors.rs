//! Describing words and finding them again.

use std::rc::Rc;

use beleg::{
    anchor::{
        describe::describe,
        locate::{Wanted, locate},
    },
    domain::{
        article::{Article, BlockKind},
        edit::check_mark,
        mark::{Anchor, Mark, Span},
        text::TextRange,
    },
};
use proptest::prelude::*;

use crate::support::{
    article, blocks, cases,
    documents::{MarkSeed, mark_seed},
    long_article, repetitive_article,
};

fn wanted(span: &Span, position: Option<TextRange>) -> Wanted<'_> {
    Wanted { position, quote: &span.quote, prefix: &span.prefix, suffix: &span.suffix }
}

/// How often words occur in a text, overlapping places counted apart.
fn occurrences(text: &str, words: &str) -> usize {
    text.char_indices().filter(|(start, _)| text[*start..].starts_with(words)).count()
}

fn spans(article: &Article, seed: &MarkSeed) -> Vec<Span> {
    describe(article, &seed.ranges(article))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_described_can_be_marked(article in article(), seed in mark_seed()) {
        let spans = spans(&article, &seed);
        for span in &spans {
            let start = span.range.start().get() - span.prefix.len();
            let around = article.text().get(start..span.range.end().get() + span.suffix.len());
            prop_assert_eq!(around, Some(&*[&*span.prefix, &*span.quote, &*span.suffix].concat()), "the context stands around it");
        }
        if !spans.is_empty() {
            let mark = Mark { spans, anchor: Anchor::Exact, ..seed.grow(&article) };
            let told = check_mark(&article, &mark);
            prop_assert!(told.is_ok(), "what was described cannot be marked: {told:?}");
        }
    }

    #[test]
    fn describing_covers_what_was_selected_but_blank_ends(article in article(), seed in mark_seed()) {
        let spans = spans(&article, &seed);
        for range in seed.ranges(&article) {
            for (start, character) in range.slice(article.text()).unwrap().char_indices() {
                let offset = TextRange::from_bytes(range.start().get() + start..range.start().get() + start + 1).start();
                let covered = spans.iter().any(|span| span.range.contains(offset));
                prop_assert!(covered || beleg::domain::segment::is_blank(character), "{:?} at {:?}", character, offset);
            }
        }
        prop_assert!(spans.windows(2).all(|pair| pair[0].range.end() < pair[1].range.start()), "apart and in order");
    }

    #[test]
    fn what_is_described_is_found_where_it_was(article in long_article(), seed in mark_seed()) {
        for span in spans(&article, &seed) {
            prop_assert_eq!(locate(&article, wanted(&span, Some(span.range))), Some((span.range, Anchor::Exact)));
        }
    }

    #[test]
    fn without_its_position_a_unique_place_is_found_and_no_other(
 article in prop_oneof![article(), repetitive_article().boxed()],
 seed in mark_seed()) {
        for span in spans(&article, &seed) {
            let whole = [&*span.prefix, &*span.quote, &*span.suffix].concat();
            let found = locate(&article, wanted(&span, None));
            if occurrences(article.text(), &whole) == 1 {
                prop_assert!(found == Some((span.range, Anchor::Moved)), "{:?} is unique and was found at {:?}", span.range, found);
            } else {
                prop_assert!(found.is_none(), "{:?} fits several places and was found at {:?}", span.range, found);
            }
        }
    }

    #[test]
    fn words_are_found_behind_words_put_before_them(before in blocks(), after in blocks(), seed in mark_seed()) {
        let article = Article::from_blocks(after.clone());
        let longer = Article::from_blocks(before.into_iter().chain(after).collect());
        let distance = longer.text().len() - article.text().len();
        for span in spans(&article, &seed) {
            let whole = [&*span.prefix, &*span.quote, &*span.suffix].concat();
            let Some((range, _)) = locate(&longer, wanted(&span, Some(span.range))) else { continue };
            prop_assert_eq!(range.slice(longer.text()), Some(&*span.quote));
            let chance = span.range.slice(longer.text()) == Some(&*span.quote);
            if occurrences(longer.text(), &whole) == 1 && !chance {
                prop_assert_eq!(range.start().get(), span.range.start().get() + distance);
            }
        }
    }
}

/// The fix for words that overlap themselves: `ha ha` occurs twice in `ha ha ha`.
#[test]
fn places_that_overlap_are_all_looked_at() {
    let article = Article::new([(BlockKind::Paragraph, "ha ha ha!".to_owned())]);
    let position = TextRange::from_bytes(3..8);
    let mark = Rc::new(describe(&article, &[position]));
    assert_eq!(locate(&article, wanted(&mark[0], None)), Some((position, Anchor::Moved)));
    assert_eq!(locate(&article, Wanted { position: None, quote: "ha ha", prefix: "", suffix: "" }), None);
}
