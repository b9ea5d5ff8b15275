//! What is drawn, and the units that offsets are counted in.

use std::{collections::BTreeSet, rc::Rc};

use beleg::domain::{
    id::MarkId,
    mark::Mark,
    offsets::OffsetIndex,
    runs::runs,
    text::{ByteOffset, CodePointOffset, TextRange, Utf16Offset, join_ranges},
};
use proptest::prelude::*;

use crate::support::{
    article, cases,
    documents::{document_on, mark_seed},
    long_article,
};

/// The marks that cover a byte, found by looking at each.
fn covering(marks: &[&Rc<Mark>], offset: ByteOffset) -> BTreeSet<MarkId> {
    let drawn = marks.iter().filter(|mark| mark.is_drawn());
    drawn.filter(|mark| mark.spans.iter().any(|span| span.range.contains(offset))).map(|mark| mark.id).collect()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn the_runs_of_a_block_are_its_text(document in article().prop_flat_map(document_on)) {
        let article = document.article();
        let marks: Vec<&Rc<Mark>> = document.marks().collect();
        let drawn = runs(article, marks.iter().copied());
        prop_assert_eq!(drawn.len(), article.blocks().len());
        for (block, runs) in article.blocks().iter().zip(&drawn) {
            if runs.is_empty() {
                let bare = block.range.as_bytes().all(|byte| covering(&marks, ByteOffset::new(byte)).is_empty());
                prop_assert!(bare, "a block with marks is drawn without");
                continue;
            }
            let words: String = runs.iter().map(|run| run.range.slice(article.text()).expect("on characters")).collect();
            prop_assert!(*words == *block.text, "runs say {words:?}, the block says {:?}", block.text);
            prop_assert!(runs.iter().all(|run| !run.range.is_empty()), "none is empty");
            prop_assert!(runs.windows(2).all(|pair| pair[0].range.end() == pair[1].range.start()), "each begins where one ends");
            prop_assert!(runs.windows(2).all(|pair| pair[0].marks != pair[1].marks) || touching(&marks), "neighbours differ");
            for run in runs.iter() {
                let told: BTreeSet<MarkId> = run.marks.iter().map(|covering| covering.id).collect();
                prop_assert_eq!(told.len(), run.marks.len(), "no mark is told twice");
                prop_assert!(run.marks.windows(2).all(|pair| pair[0].size >= pair[1].size), "the smallest lies on top");
                for byte in run.range.as_bytes() {
                    let expected = covering(&marks, ByteOffset::new(byte));
                    prop_assert!(expected == told, "byte {byte} is covered by {expected:?}, drawn as {told:?}");
                }
            }
        }
    }

    #[test]
    fn the_runs_of_a_mark_are_its_spans(
        (article, seeds) in article().prop_flat_map(|article| (Just(article), prop::collection::vec(mark_seed(), 1..6)))
    ) {
        let marks: Vec<Rc<Mark>> = seeds.iter().map(|seed| Rc::new(seed.grow(&article))).collect();
        // Of marks with one id only the last can be in a document.
        let marks: std::collections::BTreeMap<MarkId, Rc<Mark>> = marks.into_iter().map(|mark| (mark.id, mark)).collect();
        let drawn = runs(&article, marks.values());
        for mark in marks.values() {
            let told = drawn.iter().flat_map(|runs| runs.iter()).filter(|run| run.marks.iter().any(|covering| covering.id == mark.id));
            let told = join_ranges(told.map(|run| run.range).collect());
            let blocks = article.blocks().iter();
            let inside = blocks.flat_map(|block| mark.spans.iter().filter_map(|span| span.range.intersection(block.range)));
            let expected = if mark.is_drawn() { join_ranges(inside.collect()) } else { Vec::new() };
            prop_assert!(told == expected, "a mark on {expected:?} is drawn on {told:?}");
        }
    }

    #[test]
    fn offsets_go_there_and_back_in_every_unit(article in long_article()) {
        let text = article.text();
        let index = OffsetIndex::new(text);
        let (mut units, mut points) = (0_u32, 0_u32);
        for byte in 0..=text.len() + 1 {
            let offset = ByteOffset::new(byte);
            if !text.is_char_boundary(byte) {
                prop_assert_eq!(article.to_code_points(offset), None);
                prop_assert_eq!(index.utf16(text, offset), None);
                continue;
            }
            prop_assert_eq!(article.to_code_points(offset), Some(CodePointOffset(points)));
            prop_assert_eq!(article.from_code_points(CodePointOffset(points)), Some(offset));
            prop_assert_eq!(index.utf16(text, offset), Some(Utf16Offset(units)));
            prop_assert_eq!(index.from_utf16(text, Utf16Offset(units)), Some(offset));
            if let Some(character) = text[byte..].chars().next() {
                if character.len_utf16() == 2 {
                    prop_assert_eq!(index.from_utf16(text, Utf16Offset(units + 1)), None, "inside a pair");
                }
                units += character.len_utf16() as u32;
                points += 1;
            }
        }
        prop_assert_eq!(article.code_points(), CodePointOffset(points));
        prop_assert_eq!(article.from_code_points(CodePointOffset(points + 1)), None);
        prop_assert_eq!(index.from_utf16(text, Utf16Offset(units + 1)), None);
    }

    #[test]
    fn offsets_in_a_block_count_from_its_start(article in article()) {
        for (number, block) in article.blocks().iter().enumerate() {
            let units: Vec<u16> = block.text.encode_utf16().collect();
            for wanted in 0..=units.len() + 1 {
                let found = article.from_utf16_in_block(number, Utf16Offset(wanted as u32));
                let before = units.get(..wanted).and_then(|units| String::from_utf16(units).ok());
                // Half a pair at the end is no text, and neither is what lies behind the block.
                let expected = before.map(|before| ByteOffset::new(block.range.start().get() + before.len()));
                prop_assert_eq!(found, expected, "unit {} of block {}", wanted, number);
                if let Some(offset) = expected {
                    prop_assert_eq!(article.to_utf16_in_block(number, offset), Some(Utf16Offset(wanted as u32)));
                }
            }
        }
        prop_assert_eq!(article.from_utf16_in_block(article.blocks().len(), Utf16Offset(0)), None);
    }

    #[test]
    fn every_byte_has_its_block(article in article()) {
        for byte in 0..=article.text().len() + 2 {
            let offset = ByteOffset::new(byte);
            let expected = article.blocks().iter().position(|block| offset <= block.range.end());
            prop_assert_eq!(article.block_at(offset), expected);
            let here = TextRange::from_bytes(byte..byte + 3);
            let overlapping: Vec<usize> = (0..article.blocks().len()).filter(|at| article.blocks()[*at].range.overlaps(here)).collect();
            prop_assert_eq!(article.blocks_in(here).collect::<Vec<_>>(), overlapping);
        }
    }
}

/// Spans of one mark that touch each other are cut where they meet: the runs on both sides are alike then.
fn touching(marks: &[&Rc<Mark>]) -> bool {
    marks.iter().any(|mark| mark.spans.windows(2).any(|pair| pair[0].range.end() == pair[1].range.start()))
}
