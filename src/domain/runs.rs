//! What is drawn: each block cut at every boundary of a mark into flat runs that never overlap. Laid end to end the runs of a
//! block are its text.

use std::rc::Rc;

use crate::domain::{
    article::Article,
    id::MarkId,
    mark::{Kind, Mark},
    table::sort_by_number,
    tags::TagId,
    text::{ByteOffset, TextRange},
};

/// A stretch of one block that is covered by the same marks throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// In the article's text.
    pub range: TextRange,
    /// The marks that cover it, the largest first, so that the smallest lies on top.
    pub marks: Vec<Covering>,
}

/// One mark over one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covering {
    pub id: MarkId,
    pub kind: Kind,
    pub entity_type: Option<TagId>,
    /// Marked bytes of the whole mark.
    pub size: usize,
}

/// The runs of one block; empty when nothing is marked in it.
pub type BlockRuns = Rc<Vec<Run>>;

struct Cut {
    range: TextRange,
    covering: usize,
}

/// The runs of every block, in the order of the blocks. Lost marks are not drawn.
#[must_use]
pub fn runs<'a>(article: &Article, marks: impl IntoIterator<Item = &'a Rc<Mark>>) -> Vec<BlockRuns> {
    let mut cuts: Vec<Vec<Cut>> = article.blocks().iter().map(|_| Vec::new()).collect();
    let mut coverings = Vec::new();
    for mark in marks {
        if !mark.is_drawn() {
            continue;
        }
        let covering = coverings.len();
        coverings.push(Covering { id: mark.id, kind: mark.kind, entity_type: mark.entity_type.clone(), size: mark.size() });
        for span in &mark.spans {
            for index in article.blocks_in(span.range) {
                let (Some(block), Some(cuts)) = (article.blocks().get(index), cuts.get_mut(index)) else { continue };
                if let Some(range) = block.range.intersection(span.range) {
                    cuts.push(Cut { range, covering });
                }
            }
        }
    }
    let nothing = BlockRuns::default();
    let blocks = article.blocks().iter().zip(cuts);
    blocks
        .map(|(block, cuts)| if cuts.is_empty() { Rc::clone(&nothing) } else { Rc::new(cut_block(block.range, &cuts, &coverings)) })
        .collect()
}

fn cut_block(block: TextRange, cuts: &[Cut], coverings: &[Covering]) -> Vec<Run> {
    let mut boundaries: Vec<ByteOffset> = cuts.iter().flat_map(|cut| [cut.range.start(), cut.range.end()]).collect();
    boundaries.extend([block.start(), block.end()]);
    sort_by_number(&mut boundaries, |offset| u128::from(offset.0));
    boundaries.dedup();
    let mut by_start: Vec<&Cut> = cuts.iter().collect();
    sort_by_number(&mut by_start, |cut| u128::from(cut.range.start().0));
    let mut waiting = by_start.into_iter().peekable();
    let mut open: Vec<&Cut> = Vec::new();
    let mut runs = Vec::with_capacity(boundaries.len());
    for pair in boundaries.windows(2) {
        let &[start, end] = pair else { continue };
        open.retain(|cut| cut.range.end() > start);
        while let Some(cut) = waiting.next_if(|cut| cut.range.start() <= start) {
            open.push(cut);
        }
        let mut covered: Vec<usize> = open.iter().map(|cut| cut.covering).collect();
        sort_by_number(&mut covered, |covering| *covering as u128);
        let mut marks: Vec<Covering> = covered.iter().filter_map(|covering| coverings.get(*covering).cloned()).collect();
        // Marks come in the order of their ids, which decides between equal sizes.
        sort_by_number(&mut marks, |covering| (u64::MAX - covering.size as u64).into());
        marks.dedup_by_key(|covering| covering.id);
        runs.push(Run { range: TextRange::new(start, end), marks });
    }
    runs
}
