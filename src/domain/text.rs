//! Offset types. Inside Beleg an offset counts UTF-8 bytes from the start of the article's text; other units have types of
//! their own and are made only where the outside needs them. Ranges are half-open: `[start, end)`; two ranges that only touch
//! do not overlap.

use crate::domain::table::sort_by_number;

/// Bytes of UTF-8 from the start of the article's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteOffset(pub u32);

/// UTF-16 code units, as the DOM counts. Relative to what the function that returns it says (a block or the text).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Offset(pub u32);

/// Unicode code points, as exchange files count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePointOffset(pub u32);

impl ByteOffset {
    /// The offset of a byte position in a `str`. Texts are limited far below `u32::MAX` bytes when they come in, so a larger
    /// number can only be a mistake and is held at the largest offset.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self(u32::try_from(bytes).unwrap_or(u32::MAX))
    }

    #[must_use]
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// A half-open range of bytes. `start` is never behind `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: ByteOffset,
    end: ByteOffset,
}

impl TextRange {
    /// A range between two offsets, in whichever order they come (a selection may be made backwards).
    #[must_use]
    pub fn new(one: ByteOffset, other: ByteOffset) -> Self {
        Self { start: one.min(other), end: one.max(other) }
    }

    #[must_use]
    pub fn from_bytes(range: std::ops::Range<usize>) -> Self {
        Self::new(ByteOffset::new(range.start), ByteOffset::new(range.end))
    }

    #[must_use]
    pub fn start(self) -> ByteOffset {
        self.start
    }

    #[must_use]
    pub fn end(self) -> ByteOffset {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.get() - self.start.get()
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    #[must_use]
    pub fn as_bytes(self) -> std::ops::Range<usize> {
        self.start.get()..self.end.get()
    }

    #[must_use]
    pub fn contains(self, offset: ByteOffset) -> bool {
        self.start <= offset && offset < self.end
    }

    #[must_use]
    pub fn covers(self, other: TextRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    #[must_use]
    pub fn overlaps(self, other: TextRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part that both ranges share, or `None` when they share no byte.
    #[must_use]
    pub fn intersection(self, other: TextRange) -> Option<TextRange> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(TextRange { start, end })
    }

    /// The words in the range, or `None` when it does not lie on characters of this text.
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.as_bytes())
    }
}

/// Sorts ranges and joins those that overlap or touch, so that no byte is counted twice.
#[must_use]
pub fn join_ranges(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.retain(|range| !range.is_empty());
    sort_by_number(&mut ranges, |range| u128::from(range.start.0) << 32 | u128::from(range.end.0));
    let mut joined: Vec<TextRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: usize, end: usize) -> TextRange {
        TextRange::from_bytes(start..end)
    }

    #[test]
    fn ranges_that_touch_do_not_overlap() {
        assert!(!range(0, 3).overlaps(range(3, 5)));
        assert!(range(0, 4).overlaps(range(3, 5)));
        assert_eq!(range(0, 4).intersection(range(3, 5)), Some(range(3, 4)));
        assert_eq!(range(0, 3).intersection(range(3, 5)), None);
    }

    #[test]
    fn a_backward_range_is_turned() {
        assert_eq!(TextRange::new(ByteOffset(9), ByteOffset(2)), range(2, 9));
    }

    #[test]
    fn joining_sorts_and_merges() {
        assert_eq!(
            join_ranges(vec![range(8, 9), range(0, 3), range(3, 5), range(4, 6), range(7, 7)]),
            vec![range(0, 6), range(8, 9)]
        );
    }

    #[test]
    fn a_range_inside_a_character_has_no_words() {
        assert_eq!(range(1, 2).slice("ä"), None);
        assert_eq!(range(0, 2).slice("ä"), Some("ä"));
        assert_eq!(range(0, 9).slice("ä"), None);
    }
}
