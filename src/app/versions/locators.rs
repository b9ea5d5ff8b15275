//! What is known of the old text's words, on the new text: a corrected transcript that was pasted tells no times, and still is the same
//! recording. What the new version says of itself takes the place of that.

use std::rc::Rc;

use crate::{
    anchor::revision::Revision,
    domain::{
        article::{Article, Block, NewBlock},
        locator::Locator,
        text::TextRange,
    },
};

/// The new text, with the locators of the old one if it has none of its own. Words that are no longer there take theirs with them.
pub(super) fn carried(old: &Article, new: &Rc<Article>, revision: &Revision) -> Rc<Article> {
    let located = |article: &Article| article.blocks().iter().any(|block| !block.locators.is_empty());
    if located(new) || !located(old) {
        return Rc::clone(new);
    }
    let mut blocks: Vec<NewBlock> = new.blocks().iter().map(|block| same(block)).collect();
    for block in old.blocks() {
        for locator in &block.locators {
            let words = moved(locator.range, block.range.start().get());
            let Some(now) = revision.carry(words).place() else { continue };
            for number in new.blocks_in(now) {
                if let Some((there, made)) = new.blocks().get(number).zip(blocks.get_mut(number)) {
                    made.locators.push(Locator { range: within(now, there.range), ..locator.clone() });
                }
            }
        }
    }
    // Words that were moved stand in another order now.
    blocks.iter_mut().for_each(|block| block.locators.sort_by_key(|locator| locator.range.start()));
    Rc::new(Article::from_blocks(blocks))
}

fn same(block: &Block) -> NewBlock {
    NewBlock {
        kind: block.kind,
        text: block.text.to_string(),
        boilerplate: block.boilerplate,
        links: block.links.clone(),
        locators: Vec::new(),
        cell: block.cell,
    }
}

/// A range of a block's text in the whole text.
fn moved(range: TextRange, start: usize) -> TextRange {
    let bytes = range.as_bytes();
    TextRange::from_bytes(start + bytes.start..start + bytes.end)
}

/// The part of a range of the whole text that lies in a block, in the block's own text.
fn within(range: TextRange, block: TextRange) -> TextRange {
    let (range, block) = (range.as_bytes(), block.as_bytes());
    TextRange::from_bytes(range.start.max(block.start) - block.start..range.end.min(block.end) - block.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        article::BlockKind,
        locator::{Time, whereabouts},
    };

    fn cue(text: &str, words: &str, begin: u32) -> Locator {
        let start = text.find(words).unwrap_or_default();
        let range = TextRange::from_bytes(start..start + words.len());
        Locator { range, time: Some(Time { begin, end: begin + 900 }), speaker: "Ada".into(), ..Locator::default() }
    }

    fn article(blocks: &[(&str, &[(&str, u32)])]) -> Rc<Article> {
        let block = |(text, cues): &(&str, &[(&str, u32)])| NewBlock {
            locators: cues.iter().map(|(words, begin)| cue(text, words, *begin)).collect(),
            ..(BlockKind::Paragraph, (*text).to_owned()).into()
        };
        Rc::new(Article::from_blocks(blocks.iter().map(block).collect()))
    }

    #[test]
    fn corrected_words_keep_their_time() {
        let old = article(&[
            (
                "Ada: We pay fourty millions 😀 for the tram line. It is the last of all such lines that are built.",
                &[
                    ("Ada: We pay fourty millions 😀", 1_000),
                    ("for the tram line.", 2_000),
                    ("It is the last of all such lines that are built.", 3_000),
                ],
            ),
            ("Nobody wants another one of them.", &[("Nobody wants another one of them.", 9_000)]),
        ]);
        let new = article(&[
            ("Ada: We pay forty millions 😀 for the tram line.", &[]),
            ("It is the last of all such lines that are built. Nobody wants another one of them.", &[]),
        ]);
        let now = carried(&old, &new, &Revision::new(old.text().into(), new.text().into()));
        assert_eq!((now.text(), now.sha256()), (new.text(), new.sha256()));
        let rows = [
            ("forty", Some(1_000)),
            ("tram", Some(2_000)),
            ("It is", Some(3_000)),
            ("such lines", Some(3_000)),
            ("another", Some(9_000)),
        ];
        for (words, begin) in rows {
            let start = now.text().find(words).unwrap_or_default();
            let found = whereabouts(&now, &[TextRange::from_bytes(start..start + words.len())]);
            assert_eq!(found.time.map(|time| time.begin), begin, "{words}");
        }
        // A version that has times of its own keeps those, and words that are gone have none.
        let later = article(&[("We pay.", &[("We pay.", 77)])]);
        let revision = Revision::new(old.text().into(), later.text().into());
        assert_eq!(carried(&old, &later, &revision), later);
        let other = article(&[("Something else altogether was written here.", &[])]);
        let revision = Revision::new(old.text().into(), other.text().into());
        assert_eq!(carried(&old, &other, &revision), other);
    }
}
