//! What is said of an article besides its marks: which of its blocks are boilerplate, and its details.

use std::ops::Range;

use crate::{
    app::{notice::NoticeBody, state::AppState, update::edit},
    domain::{
        article::BlockNumber,
        details::{Detail, Told},
        edit::Edit,
        history::Act,
        id::DocumentId,
        stamp::Timestamp,
        text::TextRange,
    },
};

/// The blocks that are meant when none is named: those of the selection, else the one with the reading cursor.
pub(super) fn blocks_here(state: &AppState) -> Option<Range<BlockNumber>> {
    let article = state.open_document()?.article();
    let selected = state.desk.selection.as_ref().map(|selection| {
        let ends = selection.ranges.first().map(|range| range.start()).zip(selection.ranges.last().map(|range| range.end()));
        ends.map_or(0..0, |(start, end)| article.blocks_in(TextRange::new(start, end)))
    });
    let blocks = match selected {
        Some(blocks) => blocks,
        None => {
            let block = article.block_at(state.desk.cursor?.head)?;
            block..block + 1
        }
    };
    Some(u32::try_from(blocks.start).ok()?..u32::try_from(blocks.end).ok()?)
}

/// Drops the blocks as boilerplate, all of them if any is kept; else keeps them. What is as it was proposed is no decision.
pub(super) fn toggle(state: &AppState, blocks: Range<BlockNumber>, at: Timestamp) -> Option<AppState> {
    let document = state.open_document()?;
    let drop = blocks.clone().any(|block| !document.boilerplate(block).is_dropped());
    let shown = blocks.clone();
    let edits = blocks.filter(|block| document.boilerplate(*block).is_dropped() != drop).map(|block| {
        let proposed = document.article().block(block).is_some_and(|block| block.boilerplate);
        Edit::SetBoilerplate(block, (proposed != drop).then_some(drop))
    });
    let edits: Vec<Edit> = edits.collect();
    if edits.is_empty() {
        return None;
    }
    let next = edit(state, document.id(), &Edit::All(edits), Act::ChangeBoilerplate, at);
    let next = next.with_desk(|desk| {
        desk.selection = None;
        // Who leaves something out sees what it is.
        if drop {
            desk.unfolded.extend(shown.map(|block| block as usize));
        }
    });
    Some(next.telling(NoticeBody::Boilerplate(drop)))
}

/// Says a detail of an article; `None` if that is said already. A title is never taken away: articles are found by it.
pub(super) fn set_detail(state: &AppState, id: DocumentId, detail: Detail, told: Told, at: Timestamp) -> Option<AppState> {
    let document = state.library.documents.get(&id)?;
    let is_nameless = detail == Detail::Title && !matches!(told, Told::Said(_));
    if is_nameless || document.details().get(detail) == told {
        return None;
    }
    Some(edit(state, id, &Edit::SetDetail(detail, told), Act::ChangeDetails, at))
}
