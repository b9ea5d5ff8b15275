//! Rows of a page to lines in the order of reading: columns of running text one after the other, tables row by row.

#[cfg(test)]
mod tests;

use crate::{
    domain::direction,
    intake::pdf::rows::{Row, Segment},
};

/// A column has at least so many lines with another column beside them.
const FEWEST_LINES: usize = 3;

/// The same if all of one was drawn before the other.
const FEWEST_DRAWN: usize = 2;

/// The gap between two columns is at least so wide, in sizes of the letters.
const GUTTER: f64 = 0.8;

/// So many lines of a column of text, in percent, are about as long as its longest; cells of a table are not.
const FULL_LINES: usize = 50;
const FULL: f64 = 0.7;

/// Lines of running text have so many characters in the middle, or go on in the middle of a sentence so often, in percent.
const LONG_LINE: usize = 30;
const SHORTEST_LINE: usize = 10;
const GOES_ON: usize = 20;

/// Lines of a column begin, or end, at one place, within so many sizes of the letters. Wide gaps of justified lines do not.
const SAME_EDGE: f64 = 0.5;

/// A line that stands so near above columns, in sizes of the letters, and beside the gap between them is one of theirs.
const NEAR: f64 = 1.6;

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// Columns in columns, at most.
const DEEPEST: usize = 5;

/// A line of text. Lengths in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    /// The first of a column, or below columns.
    pub(super) begins: bool,
    /// The row of a table.
    pub(super) in_table: bool,
}

/// Rows, from top to bottom, as lines in the order of reading.
pub(super) fn lines(rows: Vec<Row>) -> Vec<Line> {
    let right_to_left = direction::most(rows.iter().flat_map(|row| &row.segments).map(|segment| segment.text.as_str()));
    let mut lines = Vec::new();
    order(rows, right_to_left, DEEPEST, &mut lines);
    lines
}

fn order(mut rows: Vec<Row>, right_to_left: bool, depth: usize, lines: &mut Vec<Line>) {
    let band = if depth == 0 { None } else { widest_band(&rows, depth < DEEPEST) };
    let Some(Band { first, end, gutter: (from, to) }) = band else {
        let begin = lines.len();
        let table = in_tables(&rows);
        lines.extend(rows.into_iter().zip(table).map(|(row, in_table)| Line { in_table, ..line(row, right_to_left) }));
        if let Some(line) = lines.get_mut(begin) {
            line.begins = true;
        }
        return;
    };
    let below = rows.split_off(end);
    let beside = rows.split_off(first);
    if !rows.is_empty() {
        order(rows, right_to_left, depth, lines);
    }
    let middle = f64::midpoint(from, to);
    let part = |is_wanted: &dyn Fn(&Segment) -> bool| {
        let rows = beside
            .iter()
            .map(|row| Row { segments: row.segments.iter().filter(|part| is_wanted(part)).cloned().collect(), ..*row });
        rows.filter(|row| !row.segments.is_empty()).collect::<Vec<Row>>()
    };
    let left = part(&|segment| f64::midpoint(segment.left, segment.right) < middle);
    let right = part(&|segment| f64::midpoint(segment.left, segment.right) >= middle);
    let columns = if right_to_left { [right, left] } else { [left, right] };
    for column in columns {
        order(column, right_to_left, depth - 1, lines);
    }
    if !below.is_empty() {
        order(below, right_to_left, depth, lines);
    }
}

/// Rows from `first` to before `end` with a free gap through all of them.
struct Band {
    first: usize,
    end: usize,
    gutter: (f64, f64),
}

/// The band with columns of text to both sides that has most rows. `nested`: the rows are those of a column themselves.
fn widest_band(rows: &[Row], nested: bool) -> Option<Band> {
    let left = rows.iter().map(Row::left).fold(f64::INFINITY, f64::min);
    let right = rows.iter().map(Row::right).fold(f64::NEG_INFINITY, f64::max);
    let mut best: Option<Band> = None;
    for (first, row) in rows.iter().enumerate() {
        let longest = best.as_ref().map_or(0, |band| band.end - band.first);
        if rows.len() - first <= longest.max(FEWEST_DRAWN - 1) {
            break;
        }
        for gap in gaps(row, left, right) {
            let band = band(rows, first, gap, (left, right));
            if band.end - band.first > longest.max(best.as_ref().map_or(0, |band| band.end - band.first))
                && has_columns(rows, &band, nested)
            {
                best = Some(band);
            }
        }
    }
    best.map(|band| with_lines_above(rows, band))
}

/// One column may begin a little above the other.
fn with_lines_above(rows: &[Row], mut band: Band) -> Band {
    while let Some((row, next)) = band.first.checked_sub(1).and_then(|above| rows.get(above)).zip(rows.get(band.first)) {
        let is_beside = row.left() >= band.gutter.1 || row.right() <= band.gutter.0;
        if !is_beside || row.baseline - next.baseline > NEAR * row.size {
            break;
        }
        band.first -= 1;
    }
    band
}

/// How far down a gap stays free.
fn band(rows: &[Row], first: usize, gap: (f64, f64), (left, right): (f64, f64)) -> Band {
    let mut gutter = gap;
    let mut end = first;
    for row in rows.get(first..).unwrap_or_default() {
        let shared = |free: (f64, f64)| (free.0.max(gutter.0), free.1.min(gutter.1));
        let free = gaps(row, left, right).map(shared).filter(|free| free.1 - free.0 >= GUTTER * row.size);
        let Some(widest) = free.max_by(|one, other| (one.1 - one.0).total_cmp(&(other.1 - other.0))) else { break };
        gutter = widest;
        end += 1;
    }
    let rows = rows.get(first..end).unwrap_or_default();
    let rows = rows.get(..without_table(rows, gutter)).unwrap_or_default();
    Band { first, end: first + without_lines_below(rows, gutter), gutter }
}

/// How many rows are left if a table below the columns, that happens to end before the gap, is none of them.
fn without_table(rows: &[Row], gutter: (f64, f64)) -> usize {
    let reaches = |row: &Row| row.right() >= gutter.1;
    let beside = rows.iter().rposition(reaches).map_or(0, |at| at + 1);
    let table = rows.iter().skip(beside).position(|row| row.segments.len() > 1);
    table.map_or(rows.len(), |at| beside + at)
}

/// How many rows are left if short lines below the left column were drawn behind the right one: they are read behind both.
fn without_lines_below(rows: &[Row], gutter: (f64, f64)) -> usize {
    let strings = |is_left: bool, rows: &[Row]| {
        let segments = rows.iter().flat_map(|row| &row.segments).filter(|segment| (segment.right <= gutter.0) == is_left);
        segments.fold((usize::MAX, 0), |(first, last), segment| (first.min(segment.strings.0), last.max(segment.strings.1)))
    };
    let beside = rows.iter().rposition(|row| row.right() >= gutter.1).map_or(0, |at| at + 1);
    let (columns, below) = rows.split_at_checked(beside).unwrap_or_default();
    let (right, left) = (strings(false, columns), strings(true, columns));
    let is_behind = |row: &Row| strings(true, std::slice::from_ref(row)).0 > right.1;
    let at = below.iter().position(is_behind).filter(|_| left.1 < right.0);
    at.filter(|at| below.iter().skip(*at).all(is_behind)).map_or(rows.len(), |at| beside + at)
}

/// What of a row's width is free, between the edges of the text.
fn gaps(row: &Row, left: f64, right: f64) -> impl Iterator<Item = (f64, f64)> {
    let begins = std::iter::once(left).chain(row.segments.iter().map(|segment| segment.right));
    let ends = row.segments.iter().map(|segment| segment.left).chain(std::iter::once(right));
    begins.zip(ends).filter(|(begin, end)| begin < end)
}

/// Whether running text stands on both sides of a gap.
fn has_columns(rows: &[Row], band: &Band, nested: bool) -> bool {
    let rows = rows.get(band.first..band.end).unwrap_or_default();
    let side = |is_left: bool| {
        let is_here =
            move |segment: &&Segment| if is_left { segment.right <= band.gutter.0 } else { segment.left >= band.gutter.1 };
        rows.iter().map(move |row| row.segments.iter().filter(is_here).collect::<Vec<&Segment>>()).filter(|row| !row.is_empty())
    };
    let size = rows.first().map_or(0.0, |row| row.size);
    let is_even = |edges: Vec<f64>| {
        let (low, high) =
            edges.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), edge| (low.min(*edge), high.max(*edge)));
        high - low <= SAME_EDGE * size
    };
    let has_edge = || {
        is_even(side(false).filter_map(|row| Some(row.first()?.left)).collect())
            || is_even(side(true).filter_map(|row| Some(row.last()?.right)).collect())
    };
    if is_text(side(true)) && is_text(side(false)) && (!nested || has_edge()) {
        return true;
    }
    // What was drawn one after the other is read so. Tables are drawn row by row.
    let lines = |is_left: bool| side(is_left).filter(|row| !row.is_empty()).count();
    let first = side(true).flatten().map(|segment| segment.strings.1).max();
    let second = side(false).flatten().map(|segment| segment.strings.0).min();
    lines(true) >= FEWEST_DRAWN && lines(false) >= FEWEST_DRAWN && first < second
}

fn is_text<'row>(lines: impl Iterator<Item = Vec<&'row Segment>>) -> bool {
    let lines: Vec<(f64, usize, bool)> = lines
        .map(|segments| {
            let width = segments.last().map_or(0.0, |last| last.right) - segments.first().map_or(0.0, |first| first.left);
            let characters = segments.iter().map(|segment| segment.text.chars().count()).sum();
            let goes_on = segments.first().and_then(|first| first.text.chars().next());
            (width, characters, goes_on.is_some_and(|sign| sign.is_alphabetic() && !sign.is_uppercase()))
        })
        .collect();
    if lines.len() < FEWEST_DRAWN {
        return false;
    }
    let widest = lines.iter().map(|(width, ..)| *width).fold(0.0, f64::max);
    let full = lines.iter().filter(|(width, ..)| *width >= widest * FULL).count();
    let going_on = lines.iter().filter(|(.., goes_on)| *goes_on).count();
    let mut characters: Vec<usize> = lines.iter().map(|(_, characters, _)| *characters).collect();
    characters.sort_unstable();
    let middle = characters.get(characters.len() / 2).copied().unwrap_or_default();
    // Two lines are a column if they are long and one sentence.
    let is_sentence = going_on * 100 >= lines.len() * GOES_ON;
    full * 100 >= lines.len() * FULL_LINES
        && middle >= SHORTEST_LINE
        && (middle >= LONG_LINE || is_sentence)
        && (lines.len() >= FEWEST_LINES || (middle >= LONG_LINE && is_sentence))
}

/// Which rows are those of a table: a gap between cells goes on in the next row, and no word does.
fn in_tables(rows: &[Row]) -> Vec<bool> {
    let inner = |row: &Row| gaps(row, row.left(), row.right()).filter(|gap| gap.1 - gap.0 >= GUTTER * row.size).collect::<Vec<_>>();
    let gaps: Vec<Vec<(f64, f64)>> = rows.iter().map(inner).collect();
    let shared = |one: &(f64, f64), other: &(f64, f64)| one.1.min(other.1) - one.0.max(other.0);
    let goes_on = |at: usize| {
        let (Some(row), Some(upper), Some(lower)) = (rows.get(at), gaps.get(at), gaps.get(at + 1)) else { return false };
        let is_whole = row.segments.last().is_some_and(|last| !last.text.ends_with(HYPHENS));
        is_whole && upper.iter().any(|one| lower.iter().any(|other| shared(one, other) >= GUTTER * row.size))
    };
    (0..rows.len()).map(|at| goes_on(at) || (at > 0 && goes_on(at - 1))).collect()
}

/// A row as one line.
pub(super) fn line(row: Row, right_to_left: bool) -> Line {
    let (left, right) = (row.left(), row.right());
    let mut texts: Vec<String> = row.segments.into_iter().map(|segment| segment.text).collect();
    if right_to_left {
        texts.reverse();
    }
    let last = texts.pop().unwrap_or_default();
    // A place to break a word that is not at the end of the line is none.
    let mut text: String = texts.iter().flat_map(|text| [text.trim_end_matches('\u{AD}'), " "]).collect();
    text.push_str(&last);
    Line { text, left, right, baseline: row.baseline, size: row.size, ..Line::default() }
}
