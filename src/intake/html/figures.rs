//! Tables with figures that stand in the text are of the text, whatever the search for the main text made of the box around them.

use std::collections::HashSet;

use crate::domain::article::BlockKind;

use super::walk::{Piece, Walk};

/// A table whose cells are links for more than so many in a hundred is a menu.
const MOST_LINKED: usize = 50;

/// Brings back tables that stand between two kept blocks of one element, inside of it.
pub(super) fn with_tables(walk: &Walk, mut kept: Vec<bool>) -> Vec<bool> {
    let is_cell = |at: usize| walk.pieces.get(at).is_some_and(|piece| piece.cell.is_some() || piece.kind == BlockKind::TableCell);
    let mut at = 0;
    while at < kept.len() {
        let end = at + (at..kept.len()).take_while(|at| is_cell(*at)).count();
        if end > at && is_of_text(walk, &kept, at, end) {
            kept.get_mut(at..end).unwrap_or_default().fill(true);
        }
        at = end.max(at + 1);
    }
    kept
}

/// Of a table that is shown, no cell is greyed: what stands beside a short figure says nothing of it.
pub(super) fn whole_tables(walk: &Walk, mut greyed: Vec<bool>) -> Vec<bool> {
    let table = |piece: &Piece| piece.cell.map(|cell| cell.table);
    let shown: HashSet<u32> =
        walk.pieces.iter().zip(&greyed).filter(|(_, greyed)| !**greyed).filter_map(|(piece, _)| table(piece)).collect();
    let is_shown = |piece: &Piece| table(piece).is_some_and(|table| shown.contains(&table)) && !piece.place.aside;
    walk.pieces.iter().zip(&mut greyed).filter(|(piece, _)| is_shown(piece)).for_each(|(_, greyed)| *greyed = false);
    greyed
}

fn is_of_text(walk: &Walk, kept: &[bool], begin: usize, end: usize) -> bool {
    let cells = walk.pieces.get(begin..end).unwrap_or_default();
    let is_kept = |at: &usize| kept.get(*at) == Some(&true);
    let parent = |at: usize| walk.pieces.get(at).and_then(|piece| walk.parents.get(piece.element)).copied();
    let before = (0..begin).rev().find(is_kept).and_then(parent);
    let behind = (end..kept.len()).find(is_kept).and_then(parent);
    let is_inside = |piece: &Piece, outer: usize| {
        let mut element = piece.element;
        // Elements are numbered as they begin.
        while element > outer {
            element = walk.parents.get(element).copied().unwrap_or_default();
        }
        element == outer
    };
    let linked: usize = cells.iter().map(|cell| cell.linked).sum();
    let bytes: usize = cells.iter().map(|cell| cell.text.len()).sum();
    before.filter(|before| Some(*before) == behind).is_some_and(|text| cells.iter().all(|cell| is_inside(cell, text)))
        && cells.iter().any(|cell| cell.text.chars().any(|sign| sign.is_ascii_digit()))
        && cells.iter().all(|cell| !cell.place.aside)
        && linked * 100 <= bytes * MOST_LINKED
}
