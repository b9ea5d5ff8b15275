//! Which words a directive names. A short text is named whole, with what stands around it; a longer one by how it begins and ends, for
//! between them a page may have pictures, notes and hidden words that the article's text has not.
//!
//! A browser goes to the first place where the beginning fits, whatever follows. So the beginning, with the words before it, must stand
//! nowhere else; and the end nowhere between the beginning and its place.

mod spare;

use std::ops::Range;

use super::{
    page::Page,
    words::{ends_with_mark, is_edge, units},
};
use crate::domain::{article::BlockKind, segment::trim};

/// Ranges of the article's text; a browser looks for each in one line, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Directive {
    pub(super) prefix: Option<Range<usize>>,
    pub(super) start: Range<usize>,
    pub(super) end: Option<Range<usize>>,
    pub(super) suffix: Option<Range<usize>>,
}

/// What weighs so much hardly stands in a menu or teaser too.
const ENOUGH: usize = 20;

/// So many words do neither, if they weigh as much as this.
const ENOUGH_WORDS: usize = 3;
const LEAST: usize = 10;

/// Between the beginning and the end of one line there is little that the article's text has not; between blocks there may be a lot.
const LEAST_END: usize = 4;
const LEAST_FAR_END: usize = 12;

/// Words before a beginning, if there are so many.
const WORDS_BEFORE: usize = 2;

/// Words taken from the line before or behind, at first and at most.
const NEIGHBOURS: Range<usize> = 3..12;

/// Ranges over more lines are not taken apart.
const MOST_LINES: usize = 12;

/// Directives of which each leads to the range and nowhere else; a page with more in it than the article breaks one and not the other.
/// A range over several lines that cannot be named by its ends is taken apart, and each leads to a part. None if there is no such directive.
pub(super) fn directives(page: &Page<'_>, range: Range<usize>) -> Vec<Directive> {
    let range = trim(page.text, range);
    let Some(place) = Place::of(page, range).filter(|place| !place.range.is_empty()) else { return Vec::new() };
    let mut made = place.directives();
    // Firefox cannot end there; it shows at least what is before that word.
    if let Some(bare) = place.without_last_mark() {
        made.extend(directives(page, bare));
    }
    let lines = place.last_line - place.first_line;
    let last = page.lines.get(place.last_line).filter(|_| made.is_empty() && (1..MOST_LINES).contains(&lines));
    let Some(last) = last else { return made };
    let (mut head, tail) =
        (directives(page, place.range.start..last.range.start), directives(page, last.range.start..place.range.end));
    if head.is_empty() || tail.is_empty() {
        return Vec::new();
    }
    head.extend(tail);
    head
}

/// A range with what stands around it in its lines.
struct Place<'a> {
    page: &'a Page<'a>,
    range: Range<usize>,
    first_line: usize,
    last_line: usize,
    /// The last one stands directly before the range.
    before: Vec<Range<usize>>,
    /// The first one stands directly behind the range.
    behind: Vec<Range<usize>>,
}

impl<'a> Place<'a> {
    fn of(page: &'a Page<'a>, range: Range<usize>) -> Option<Self> {
        let first_line = page.line_at(range.start)?;
        let last_line = page.line_at(range.end.checked_sub(1)?)?;
        let (line_start, line_end) = (page.lines.get(first_line)?.range.start, page.lines.get(last_line)?.range.end);
        let range = widened(page.text, range, line_start, line_end);
        let says = |units: &[Range<usize>]| units.iter().any(|unit| page.weight(unit) > 0);
        let mut before = units(page.text, line_start..trim(page.text, line_start..range.start).end.max(line_start));
        // Firefox finds no context that ends with an accent.
        if !says(&before) || ends_with_mark(page.slice(line_start..range.start).trim_end()) {
            before.clear();
        }
        let after = trim(page.text, range.end..line_end);
        let mut behind = if after.is_empty() { Vec::new() } else { units(page.text, after) };
        if !says(&behind) {
            behind.clear();
        }
        Some(Self { page, range, first_line, last_line, before, behind })
    }

    fn directives(&self) -> Vec<Directive> {
        let is_label = self.is_whole_label();
        let mut made: Vec<Directive> = if is_label { Vec::new() } else { self.by_ends(false).into_iter().collect() };
        if made.is_empty() && self.first_line == self.last_line {
            made = self.whole();
        }
        if !is_label {
            made.extend(self.by_ends(true));
            made.extend(self.spare(&made));
        }
        made
    }

    /// Headings, cells and short lines stand in tables of contents too.
    fn is_whole_label(&self) -> bool {
        let kind = self.page.lines.get(self.first_line).map(|line| line.kind);
        let is_short = matches!(kind, Some(BlockKind::Heading(_) | BlockKind::TableCell)) || self.page.weight(&self.range) < ENOUGH;
        self.first_line == self.last_line && self.before.is_empty() && self.behind.is_empty() && is_short
    }

    /// The last words of the line before, or the first ones of the line behind, as many as named.
    fn neighbour_before(&self, words: usize) -> Option<Range<usize>> {
        let line = self.page.lines.get(self.first_line.checked_sub(1)?)?;
        let units = units(self.page.text, line.range.clone());
        let first = units.get(units.len().saturating_sub(words))?;
        let is_found = !ends_with_mark(self.page.slice(line.range.clone())) && self.starts_line();
        Some(first.start..line.range.end).filter(|range| is_found && self.page.weight(range) > 0)
    }

    fn neighbour_behind(&self, words: usize) -> Option<Range<usize>> {
        let line = self.page.lines.get(self.last_line + 1)?;
        let units = units(self.page.text, line.range.clone());
        let last = upto_bare(self.page.text, &units, words)?;
        Some(line.range.start..last.end).filter(|range| self.ends_line() && self.page.weight(range) > 0)
    }

    fn starts_line(&self) -> bool {
        self.page.lines.get(self.first_line).is_some_and(|line| line.range.start == self.range.start)
    }

    fn ends_line(&self) -> bool {
        self.page.lines.get(self.last_line).is_some_and(|line| line.range.end == self.range.end)
    }

    fn last_before(&self, words: usize) -> Option<Range<usize>> {
        let first = self.before.get(self.before.len().checked_sub(words)?)?;
        let last = self.before.last().filter(|_| words > 0)?;
        Some(first.start..last.end)
    }

    fn first_behind(&self, words: usize) -> Option<Range<usize>> {
        if words == 0 {
            return None;
        }
        let last = upto_bare(self.page.text, &self.behind, words)?;
        Some(self.behind.first()?.start..last.end)
    }

    fn is_enough(&self, range: &Range<usize>, words: usize) -> bool {
        let weight = self.page.weight(range);
        weight >= ENOUGH || words >= ENOUGH_WORDS && weight >= LEAST
    }

    /// The range as one text, with context: from its line, then from the lines beside it.
    fn whole(&self) -> Vec<Directive> {
        let page = self.page;
        let own = units(page.text, self.range.clone()).len();
        let needs_before = usize::from(!is_edge(page.text, self.range.start));
        let needs_behind = usize::from(!is_edge(page.text, self.range.end));
        let (mut words, mut more) = (needs_before, needs_behind);
        loop {
            let (prefix, suffix) = (self.last_before(words), self.first_behind(more));
            let directive = Directive { prefix, start: self.range.clone(), end: None, suffix };
            let said = directive.extent();
            // Whole labels stand in menus as they are; of the headline, a browser takes the first.
            let alone = words + more == 0 && self.first_line > 0 && self.is_whole_label();
            if !alone && page.is_unique(&said) && self.is_enough(&said, own + words + more) {
                return vec![directive];
            }
            // Words before are surer: behind there may be a sign of a link that is drawn only.
            let (has_before, has_behind) = (words < self.before.len(), more < self.behind.len());
            if has_before && (words < WORDS_BEFORE || words <= more || !has_behind) {
                words += 1;
            } else if has_behind {
                more += 1;
            } else {
                return self.whole_with_neighbours(&directive);
            }
        }
    }

    /// The same where its line says no more.
    fn whole_with_neighbours(&self, directive: &Directive) -> Vec<Directive> {
        let page = self.page;
        let before = |words: usize| {
            let prefix = directive.prefix.is_none().then(|| self.neighbour_before(words)).flatten()?;
            Some(Directive { prefix: Some(prefix), ..directive.clone() })
        };
        let behind = |words: usize| {
            let suffix = directive.suffix.is_none().then(|| self.neighbour_behind(words)).flatten()?;
            Some(Directive { suffix: Some(suffix), ..directive.clone() })
        };
        let both = |words: usize| Some(Directive { suffix: behind(words)?.suffix, ..before(words)? });
        let grown = |make: &dyn Fn(usize) -> Option<Directive>| {
            NEIGHBOURS.filter_map(make).find(|directive| page.is_unique(&directive.extent()))
        };
        let mut made: Vec<Directive> = [grown(&before), grown(&behind)].into_iter().flatten().collect();
        if made.is_empty() {
            made.extend(grown(&both));
        }
        if made.is_empty() {
            let last = [both(NEIGHBOURS.end), before(NEIGHBOURS.end), behind(NEIGHBOURS.end), Some(directive.clone())];
            // Of equal places a browser takes the first; and without neighbours there is nothing to add.
            made.extend(last.into_iter().flatten().find(|directive| page.is_first(&directive.extent())));
        }
        made
    }

    /// The range by how it begins and ends; if told so, with the end of the line before in the place of words of its own.
    fn by_ends(&self, from_neighbour: bool) -> Option<Directive> {
        let (prefix, start, index) = self.beginning(from_neighbour)?;
        let (end, suffix) = self.ending(index, start.end)?;
        Some(Directive { prefix, start, end: Some(end), suffix })
    }

    /// The units of the range in its first and in its last line.
    fn first_units(&self) -> Vec<Range<usize>> {
        let line_end = self.page.lines.get(self.first_line).map_or(self.range.end, |line| line.range.end);
        units(self.page.text, self.range.start..line_end.min(self.range.end))
    }

    fn last_units(&self) -> Vec<Range<usize>> {
        let line_start = self.page.lines.get(self.last_line).map_or(self.range.start, |line| line.range.start);
        units(self.page.text, line_start.max(self.range.start)..self.range.end)
    }

    /// Whether a beginning can end with a unit.
    fn can_end(&self, unit: Option<&Range<usize>>) -> bool {
        unit.is_some_and(|unit| !ends_with_mark(self.page.slice(unit.clone())) && is_edge(self.page.text, unit.end))
    }

    /// A beginning that stands nowhere else, what stands before it, and how many units of the range are in it.
    fn beginning(&self, from_neighbour: bool) -> Option<(Option<Range<usize>>, Range<usize>, usize)> {
        let page = self.page;
        let first = self.first_units();
        // In one line, something must be left for the end.
        let most = if self.first_line == self.last_line { first.len().checked_sub(1)? } else { first.len() };
        let can_end = |words: &usize| self.can_end(first.get(words.wrapping_sub(1)));
        let starts = |words: usize| Some(self.range.start..first.get(words.checked_sub(1)?)?.end);
        if from_neighbour {
            let words = (1..=most).find(can_end)?;
            let start = starts(words)?;
            let unique = |prefix: &Range<usize>| page.is_unique(&(prefix.start..start.end));
            let prefix = NEIGHBOURS.filter_map(|words| self.neighbour_before(words)).find(unique)?;
            return Some((Some(prefix), start, words));
        }
        let needed = usize::from(!is_edge(page.text, self.range.start));
        let mut before = self.before.len().min(WORDS_BEFORE).max(needed);
        let mut words = if before > 0 { 1 } else { most.min(ENOUGH_WORDS) };
        let mut doubtful = None;
        while words <= most {
            let (prefix, start) = (self.last_before(before), starts(words)?);
            let said = prefix.as_ref().map_or(start.start, |prefix| prefix.start)..start.end;
            let is_possible = can_end(&words);
            if is_possible && page.is_first(&said) {
                let (weight, is_unique) = (page.weight(&said), page.is_unique(&said));
                if is_unique && (weight >= ENOUGH || words + before > 1 && weight >= LEAST) {
                    return Some((prefix, start, words));
                }
                doubtful = Some((prefix, start, words));
            }
            if is_possible && before < self.before.len() && before < NEIGHBOURS.end {
                before += 1;
            } else {
                words += 1;
            }
        }
        // It says little, or comes again behind its place: a browser takes the first.
        doubtful
    }

    /// An end that is the first of its kind behind the beginning, and what stands behind it if that is needed.
    fn ending(&self, used: usize, behind: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let page = self.page;
        let last = self.last_units();
        let is_one_line = self.first_line == self.last_line;
        let (fewest, least) = if is_one_line { (used, LEAST_END) } else { (0, LEAST_FAR_END) };
        let needed = usize::from(!is_edge(page.text, self.range.end));
        for index in (fewest..last.len()).rev() {
            let end = last.get(index)?.start..self.range.end;
            let is_left = index > fewest;
            if is_left && (page.weight(&end) < least || !is_edge(page.text, end.start)) {
                continue;
            }
            for more in needed..=self.behind.len().min(NEIGHBOURS.end) {
                let suffix = self.first_behind(more);
                let said = end.start..suffix.as_ref().map_or(end.end, |suffix| suffix.end);
                if page.is_first_behind(&said, behind) && is_edge(page.text, end.start) {
                    return Some((end, suffix));
                }
                // Longer ends are surer than context.
                if is_left {
                    break;
                }
            }
        }
        None
    }
}

impl Directive {
    /// From the first word that it names to the last, for one without an end of its own.
    fn extent(&self) -> Range<usize> {
        let start = self.prefix.as_ref().map_or(self.start.start, |prefix| prefix.start);
        start..self.suffix.as_ref().map_or(self.start.end, |suffix| suffix.end)
    }
}

/// The unit that so many units end with, or the next one that ends without an accent of its own.
fn upto_bare(text: &str, units: &[Range<usize>], words: usize) -> Option<Range<usize>> {
    let from = words.clamp(1, units.len().max(1)) - 1;
    let ends_bare = |unit: &&Range<usize>| !ends_with_mark(text.get((*unit).clone()).unwrap_or_default());
    units.get(from..)?.iter().find(ends_bare).or(units.last()).cloned()
}

/// The range up to where browsers can end it: behind the next word if it ends with an accent of its own, and around what a narrow blank
/// joins.
fn widened(text: &str, range: Range<usize>, line_start: usize, line_end: usize) -> Range<usize> {
    let narrow = '\u{202F}';
    let slice = |range: Range<usize>| text.get(range).unwrap_or_default();
    let (mut start, mut end) = (range.start, range.end);
    let before = slice(line_start..start);
    if before.ends_with(narrow) || slice(start..end).starts_with(narrow) {
        start = units(text, line_start..end).into_iter().rev().find(|unit| unit.start <= start).map_or(start, |unit| unit.start);
    }
    if slice(end..line_end).starts_with(narrow) || slice(start..end).ends_with(narrow) {
        end = units(text, start..line_end).into_iter().find(|unit| unit.end >= end).map_or(end, |unit| unit.end);
    }
    if ends_with_mark(slice(start..end)) {
        let rest = units(text, end..line_end);
        let bare = rest.iter().find(|unit| !ends_with_mark(slice((*unit).clone())));
        end = bare.map_or(end, |unit| unit.end);
    }
    start..end
}
