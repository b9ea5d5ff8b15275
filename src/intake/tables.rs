//! Which cell of which table words stand in. Tables that only lay a page out have no cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::{domain::tables::Cell, intake::extracted::ExtractedBlock};

/// HTML allows no more columns for one cell, and no table for readers has more.
const MOST_COLUMNS: usize = 1_000;
/// HTML allows no more rows for one cell.
const MOST_ROWS: u32 = 65_534;
/// A cell with more to read than this is a part of a page that is laid out by a table.
const LONGEST_CELL: usize = 1_500;

/// The tables of a page, those inside of others too, in the order of their begins.
#[derive(Debug, Default)]
pub(super) struct Tables {
    tables: Vec<Table>,
    /// Those that are open, by place.
    open: Vec<usize>,
    /// Cells that only go on with the one above, where a format says it in that way.
    going_on: Vec<Cell>,
}

#[derive(Debug, Default)]
struct Table {
    is_layout: bool,
    has_heads: bool,
    /// Rows that have begun.
    rows: u32,
    column: usize,
    columns: usize,
    /// Until which row each column is taken by a cell.
    taken: Vec<u32>,
    /// The cell that was read last, with the bytes of its words.
    cell: Option<(Cell, usize)>,
    /// Bytes of the longest cell.
    longest: usize,
}

impl Tables {
    /// A table begins. One in a cell of another says that the other lays out what is in it.
    pub(super) fn begin(&mut self, is_layout: bool) {
        if let Some(outer) = self.open.last().and_then(|outer| self.tables.get_mut(*outer)) {
            outer.is_layout = true;
        }
        self.open.push(self.tables.len());
        self.tables.push(Table { is_layout, ..Table::default() });
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    pub(super) fn row(&mut self) {
        if let Some(table) = self.open.last().and_then(|open| self.tables.get_mut(*open)) {
            table.rows = table.rows.saturating_add(1);
            table.column = 0;
        }
    }

    /// Leaves out columns: a row may begin further along than others.
    pub(super) fn skip(&mut self, columns: u32) {
        if let Some(table) = self.open.last().and_then(|open| self.tables.get_mut(*open)) {
            table.column = table.column.saturating_add(columns as usize).min(MOST_COLUMNS);
        }
    }

    /// The next cell of the row, that spans so many rows and columns. No rows at all means all that follow.
    pub(super) fn cell(&mut self, rows: u32, columns: u32, head: bool) -> Option<Cell> {
        let place = *self.open.last()?;
        let table = self.tables.get_mut(place)?;
        // A cell outside of any row begins one.
        table.rows = table.rows.max(1);
        let row = table.rows - 1;
        let columns = columns.clamp(1, MOST_COLUMNS as u32);
        let rows = if rows == 0 { MOST_ROWS } else { rows.min(MOST_ROWS) };
        while table.taken.get(table.column).is_some_and(|until| *until > row) {
            table.column += 1;
        }
        let (start, end) = (table.column, table.column + columns as usize);
        if end > MOST_COLUMNS {
            table.is_layout = true;
            return None;
        }
        table.taken.resize(table.taken.len().max(end), 0);
        table.taken.get_mut(start..end)?.fill(row.saturating_add(rows));
        table.column = end;
        table.columns = table.columns.max(end);
        table.has_heads |= head;
        Some(Cell { table: u32::try_from(place).ok()?, row, column: u32::try_from(start).ok()?, rows, columns, head })
    }

    /// This cell is a part of the one above it.
    pub(super) fn goes_on(&mut self, cell: Cell) {
        self.going_on.push(cell);
    }

    /// So many bytes of words stand in a cell.
    pub(super) fn holds(&mut self, cell: Cell, bytes: usize) {
        let Some(table) = self.tables.get_mut(cell.table as usize) else { return };
        let before = table.cell.filter(|(own, _)| *own == cell).map_or(0, |(_, bytes)| bytes);
        table.cell = Some((cell, before + bytes));
        table.longest = table.longest.max(before + bytes);
    }

    /// Whether a table has rows and columns for its readers, and not for whoever laid out the page.
    pub(super) fn is_table(&self, table: u32) -> bool {
        self.tables.get(table as usize).is_some_and(|table| {
            let has_rows = table.rows > 1 || table.has_heads;
            !table.is_layout && table.columns > 1 && has_rows && table.longest <= LONGEST_CELL
        })
    }

    /// Takes the cells of tables that are none from blocks, after their words have been counted.
    pub(super) fn check(&mut self, blocks: &mut [ExtractedBlock]) {
        self.grow(blocks);
        for block in &*blocks {
            block.cell.into_iter().for_each(|cell| self.holds(cell, block.text.len()));
        }
        blocks.iter_mut().for_each(|block| block.cell = block.cell.filter(|cell| self.is_table(cell.table)));
    }

    /// Gives cells the rows of those that go on with them. One that has words of its own stays a cell.
    fn grow(&mut self, blocks: &mut [ExtractedBlock]) {
        let place = |cell: Cell| (cell.table, cell.column, cell.row);
        let with_words: BTreeSet<_> = blocks.iter().filter_map(|block| block.cell).map(place).collect();
        // Of each cell that goes on the row in which it began, and how far that cell reaches.
        let (mut began, mut reach) = (BTreeMap::new(), BTreeMap::new());
        for cell in self.going_on.drain(..).filter(|cell| cell.row > 0 && !with_words.contains(&place(*cell))) {
            let above = (cell.table, cell.column, cell.row - 1);
            let first = began.get(&above).copied().unwrap_or(above);
            began.insert(place(cell), first);
            reach.insert(first, cell.row + 1);
        }
        for cell in blocks.iter_mut().filter_map(|block| block.cell.as_mut()) {
            cell.rows = reach.get(&place(*cell)).map_or(cell.rows, |end| end - cell.row);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Where cells of these spans stand, row by row.
    fn places(rows: &[&[(u32, u32)]]) -> Vec<(u32, u32)> {
        let mut tables = Tables::default();
        tables.begin(false);
        let mut places = Vec::new();
        for row in rows {
            tables.row();
            places.extend(
                row.iter().filter_map(|(rows, columns)| tables.cell(*rows, *columns, false)).map(|cell| (cell.row, cell.column)),
            );
        }
        places
    }

    #[test]
    fn cells_go_where_there_is_room() {
        assert_eq!(places(&[&[(1, 1), (1, 1)], &[(1, 1), (1, 1)]]), [(0, 0), (0, 1), (1, 0), (1, 1)]);
        assert_eq!(places(&[&[(2, 1), (1, 1)], &[(1, 1)], &[(1, 1)]]), [(0, 0), (0, 1), (1, 1), (2, 0)]);
        assert_eq!(places(&[&[(1, 1), (0, 1), (1, 1)], &[(1, 1), (1, 1)]]), [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2)]);
        assert_eq!(places(&[&[(1, 2), (1, 1)]]), [(0, 0), (0, 2)]);
        // As many columns as nobody reads end the table, and no memory.
        assert_eq!(places(&[&[(1, 999), (1, 1), (1, 1)]]), [(0, 0), (0, 999)]);
    }

    #[test]
    fn what_lays_out_a_page_is_no_table() {
        let is_table = |build: &dyn Fn(&mut Tables)| {
            let mut tables = Tables::default();
            tables.begin(false);
            build(&mut tables);
            tables.is_table(0)
        };
        let two = |tables: &mut Tables, head: bool| {
            tables.row();
            tables.cell(1, 1, head);
            tables.cell(1, 1, head)
        };
        assert!(is_table(&|tables| {
            two(tables, false);
            two(tables, false);
        }));
        assert!(is_table(&|tables| assert!(two(tables, true).is_some())), "a row of heads");
        assert!(!is_table(&|tables| assert!(two(tables, false).is_some())), "one row");
        assert!(!is_table(&|tables| (0..3).for_each(|_| tables.row())), "one column");
        assert!(!is_table(&|tables| {
            two(tables, true);
            tables.begin(false);
        }));
        assert!(!is_table(&|tables| {
            let cell = two(tables, true).unwrap();
            tables.holds(cell, LONGEST_CELL);
            tables.holds(cell, 1);
        }));
    }
}
