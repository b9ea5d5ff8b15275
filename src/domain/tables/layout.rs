//! How the blocks of an article are drawn as rows and columns.

use std::ops::Range;

use super::Cell;

/// More columns than any table for readers has; what is wider is drawn block by block.
const MOST_COLUMNS: u32 = 60;
/// As many cells without a word as this are drawn for each block; a file can say that a table has a million rows.
const EMPTY_FOR_EACH: u32 = 24;

/// What is drawn one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A block by itself.
    Block(usize),
    Table(Grid),
}

/// A table as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Its blocks, which follow each other.
    pub blocks: Range<usize>,
    /// From top to bottom, each from its first column to its last.
    pub rows: Vec<Vec<Slot>>,
}

/// A cell as it is drawn. One without a word has no blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub blocks: Range<usize>,
    pub column: u32,
    pub rows: u32,
    pub columns: u32,
    pub head: bool,
}

/// How blocks are drawn that stand in these cells. Where the cells of a table are not in order, or lie over each other, its blocks are drawn by themselves.
#[must_use]
pub fn parts(cells: impl IntoIterator<Item = Option<Cell>>) -> Vec<Part> {
    let cells: Vec<Option<Cell>> = cells.into_iter().collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        let same = |other: &Option<Cell>| other.is_some_and(|other| Some(other.table) == cell.map(|cell| cell.table));
        let count = cells.iter().skip(at).take_while(|other| same(other)).count().max(1);
        let own: Vec<Cell> = cells.iter().skip(at).take(count).flatten().copied().collect();
        match grid(&own, at) {
            Some(grid) => parts.push(Part::Table(grid)),
            None => parts.extend((at..at + count).map(Part::Block)),
        }
        at += count;
    }
    parts
}

/// A table of these cells, whose first is that of block `first`.
fn grid(cells: &[Cell], first: usize) -> Option<Grid> {
    let top = cells.first()?.row;
    let most_rows = u32::try_from(cells.len()).ok()?.saturating_mul(EMPTY_FOR_EACH);
    let end = |cell: &Cell| cell.column.checked_add(cell.columns.max(1));
    let width = cells.iter().map(end).collect::<Option<Vec<u32>>>()?.into_iter().max()?;
    let height = cells.last()?.row.checked_sub(top)?.checked_add(1)?;
    if width > MOST_COLUMNS || height > most_rows || height.saturating_mul(width) > most_rows.saturating_mul(4) {
        return None;
    }
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    // Until which row each column is taken by what stands above.
    let mut taken = vec![0_u32; width as usize];
    let mut at = 0;
    for row in 0..height {
        let mut slots = Vec::new();
        let mut column = 0;
        while column < width {
            let until = taken.get_mut(column as usize)?;
            if *until > row {
                column += 1;
                continue;
            }
            let here = cells.get(at).filter(|cell| cell.row.checked_sub(top) == Some(row) && cell.column == column);
            let Some(cell) = here else {
                slots.push(Slot { blocks: first + at..first + at, column, rows: 1, columns: 1, head: false });
                column += 1;
                continue;
            };
            let count = cells.iter().skip(at).take_while(|other| *other == cell).count();
            let spanned = cell.rows.clamp(1, height - row);
            for column in column..column + cell.columns.max(1) {
                let until = taken.get_mut(column as usize).filter(|until| **until <= row)?;
                *until = row + spanned;
            }
            slots.push(Slot {
                blocks: first + at..first + at + count,
                column,
                rows: spanned,
                columns: cell.columns.max(1),
                head: cell.head,
            });
            at += count;
            column += cell.columns.max(1);
        }
        rows.push(slots);
    }
    // What is left stood out of order, or where something else stands.
    (at == cells.len()).then(|| Grid { blocks: first..first + at, rows })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::domain::article::{Article, BlockKind, NewBlock};

    fn cell(row: u32, column: u32) -> Cell {
        Cell { table: 0, row, column, rows: 1, columns: 1, head: false }
    }

    fn article(cells: &[Option<Cell>]) -> Article {
        let block = |(index, cell): (usize, &Option<Cell>)| NewBlock {
            cell: *cell,
            ..NewBlock::from((BlockKind::TableCell, index.to_string()))
        };
        Article::from_blocks(cells.iter().enumerate().map(block).collect())
    }

    /// Rows and cells as a reader sees them: the numbers of the blocks, and what a cell spans.
    fn drawn(cells: &[Option<Cell>]) -> Vec<String> {
        let article = article(cells);
        let parts = parts(article.blocks().iter().map(|block| block.cell));
        let slot = |slot: &Slot| {
            let blocks: Vec<String> = slot.blocks.clone().map(|block| block.to_string()).collect();
            let spans =
                if (slot.rows, slot.columns) == (1, 1) { String::new() } else { format!("({}x{})", slot.rows, slot.columns) };
            format!("{}{spans}", blocks.join("+"))
        };
        let part = |part: &Part| match part {
            Part::Block(block) => format!("block {block}"),
            Part::Table(grid) => {
                let rows = grid.rows.iter().map(|row| row.iter().map(slot).collect::<Vec<_>>().join("|"));
                rows.collect::<Vec<_>>().join(" / ")
            }
        };
        parts.iter().map(part).collect()
    }

    #[test]
    fn cells_stand_where_they_stood() {
        let wide = Cell { columns: 2, ..cell(0, 0) };
        let high = Cell { rows: 2, ..cell(0, 0) };
        let other = Cell { table: 1, ..cell(0, 0) };
        let rows: [(&[Option<Cell>], &[&str]); 8] = [
            (&[Some(cell(0, 0)), Some(cell(0, 1)), Some(cell(1, 0)), Some(cell(1, 1))], &["0|1 / 2|3"]),
            // A cell without a word, and a cell of two paragraphs.
            (&[Some(cell(0, 1)), Some(cell(1, 0)), Some(cell(1, 0)), Some(cell(1, 1))], &["|0 / 1+2|3"]),
            (&[Some(wide), Some(cell(1, 0)), Some(cell(1, 1))], &["0(1x2) / 1|2"]),
            (&[Some(high), Some(cell(0, 1)), Some(cell(1, 1))], &["0(2x1)|1 / 2"]),
            (&[None, Some(cell(4, 0)), Some(cell(6, 0)), None], &["block 0", "1 /  / 2", "block 3"]),
            (&[Some(cell(0, 0)), Some(other)], &["0", "1"]),
            // Where the places begin anew, another table begins.
            (&[Some(cell(1, 0)), Some(cell(0, 0))], &["0", "1"]),
            (&[], &[]),
        ];
        for (cells, expected) in rows {
            assert_eq!(drawn(cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn what_is_no_table_is_drawn_block_by_block() {
        let high = Cell { rows: u32::MAX, ..cell(0, 0) };
        let flat = ["block 0", "block 1"];
        let rows: [[Cell; 2]; 4] = [
            [high, cell(1, 0)],
            [cell(0, 0), cell(u32::MAX, 0)],
            [cell(0, 0), cell(0, 5_000)],
            [cell(0, 0), Cell { columns: u32::MAX, ..cell(0, 1) }],
        ];
        for cells in rows {
            assert_eq!(drawn(&cells.map(Some)), flat, "{cells:?}");
        }
    }
}
