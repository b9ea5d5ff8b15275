//! Tables: where a block stands in one. A cell is made of ordinary blocks, so marks, offsets and anchoring know nothing of tables.

pub mod layout;

/// Where a block stands in a table. Rows and columns count from 0, over what a reader sees: a cell that spans two rows stands in the first
/// of them, and the column beside it is taken in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The table's place among those of its article, from 0.
    pub table: u32,
    pub row: u32,
    pub column: u32,
    /// How many rows and columns it spans, at least 1.
    pub rows: u32,
    pub columns: u32,
    /// Whether it names its row or column.
    pub head: bool,
}

/// Numbers the tables of an article in their order, whatever numbers their parts have come with: a file may be put together from several.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    tables: u32,
    last: Option<Cell>,
}

impl Numbers {
    /// The cell of the next block with the number of its table.
    pub(super) fn of(&mut self, cell: Option<Cell>) -> Option<Cell> {
        let goes_on = cell
            .zip(self.last)
            .is_some_and(|(cell, last)| last.table == cell.table && (last.row, last.column) <= (cell.row, cell.column));
        self.tables += u32::from(cell.is_some() && !goes_on);
        self.last = cell;
        cell.map(|cell| Cell { table: self.tables.saturating_sub(1), ..cell })
    }
}
