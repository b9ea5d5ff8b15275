//! Text of other software as an article: tidied once, as every text that comes in, with a map from its offsets to those of the article.

use crate::{
    domain::{
        article::{Article, BLOCK_SEPARATOR, BlockKind},
        offsets::OffsetIndex,
        segment,
        text::{ByteOffset, CodePointOffset, TextRange, Utf16Offset},
    },
    format::export::Unit,
};

/// A text and the article that was made of it.
pub(super) struct ForeignText<'a> {
    text: &'a str,
    index: OffsetIndex,
    pub(super) article: Article,
    /// Pieces that were kept: where each begins in the text and in the article, and its length in bytes.
    kept: Vec<(usize, usize, usize)>,
}

impl<'a> ForeignText<'a> {
    /// `None` for a text without words.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let mut kept: Vec<(usize, usize, usize)> = Vec::new();
        let mut blocks: Vec<String> = Vec::new();
        let mut length = 0;
        for block in blocks_of(text) {
            if !blocks.is_empty() {
                length += BLOCK_SEPARATOR.len();
            }
            let mut words = String::new();
            for piece in block {
                kept.push((piece.start, length + words.len(), piece.len()));
                match text.get(piece).unwrap_or_default() {
                    // A line break of another kind is as long as what it becomes, or longer.
                    one if one.chars().all(breaks_line) => {
                        words.push('\n');
                        if let Some(last) = kept.last_mut() {
                            last.2 = 1;
                        }
                    }
                    same => words.push_str(same),
                }
            }
            length += words.len();
            blocks.push(words);
        }
        let article = Article::new(blocks.into_iter().map(|block| (BlockKind::Paragraph, block)));
        (!article.text().is_empty()).then(|| Self { text, index: OffsetIndex::new(text), article, kept })
    }

    /// A range of the text, counted in a unit, as a range of the article; `None` outside the text and inside a character.
    pub(super) fn range(&self, (start, end): (u32, u32), unit: Unit) -> Option<TextRange> {
        let (start, end) = (self.offset(start, unit)?, self.offset(end, unit)?);
        Some(TextRange::new(ByteOffset::new(self.moved(start)), ByteOffset::new(self.moved(end))))
    }

    /// A range of the text as bytes.
    pub(super) fn bytes(&self, (start, end): (u32, u32), unit: Unit) -> Option<std::ops::Range<usize>> {
        Some(self.offset(start, unit)?..self.offset(end, unit)?)
    }

    /// The text as it was.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    fn offset(&self, offset: u32, unit: Unit) -> Option<usize> {
        let found = match unit {
            Unit::Utf16 => self.index.from_utf16(self.text, Utf16Offset(offset)),
            _ => self.index.from_code_points(self.text, CodePointOffset(offset)),
        };
        found.map(ByteOffset::get)
    }

    /// An offset in the article; one in what was left out goes to where that would be.
    fn moved(&self, offset: usize) -> usize {
        let number = self.kept.partition_point(|(start, _, _)| *start <= offset);
        let piece = number.checked_sub(1).and_then(|number| self.kept.get(number));
        piece.map_or(0, |(start, new, length)| new + (offset - start).min(*length))
    }
}

fn breaks_line(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Blocks as ranges of the text: lines between empty lines, without blanks at the ends of a block, and without signs that no text may
/// have. Each line break is a range of its own.
fn blocks_of(text: &str) -> Vec<Vec<std::ops::Range<usize>>> {
    let mut blocks: Vec<Vec<std::ops::Range<usize>>> = Vec::new();
    let mut lines: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> = Vec::new();
    let mut close = |lines: &mut Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>| {
        let mut block = Vec::new();
        let last = lines.len().saturating_sub(1);
        for (number, (line, ending)) in lines.drain(..).enumerate() {
            let whole = segment::trim(text, line.clone());
            let start = if number == 0 { whole.start } else { line.start };
            let end = if number == last { whole.end } else { line.end };
            block.extend(clean(text, start..end.max(start)));
            if number < last {
                block.push(ending);
            }
        }
        if !block.is_empty() {
            blocks.push(block);
        }
    };
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.find(breaks_line).unwrap_or(rest.len());
        let behind = rest.get(length..).unwrap_or_default();
        let ending = if behind.starts_with("\r\n") { 2 } else { behind.chars().next().map_or(0, char::len_utf8) };
        let line = at..at + length;
        if segment::trim(text, line.clone()).is_empty() {
            close(&mut lines);
        } else {
            lines.push((line, at + length..at + length + ending));
        }
        at += length + ending;
    }
    close(&mut lines);
    blocks
}

/// A line without control characters and byte-order marks.
fn clean(text: &str, line: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = line.start;
    for (at, sign) in text.get(line.clone()).unwrap_or_default().char_indices() {
        if sign == '\u{FEFF}' || (sign.is_control() && sign != '\t') {
            let here = line.start + at;
            pieces.push(start..here);
            start = here + sign.len_utf8();
        }
    }
    pieces.push(start..line.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn offsets_of_a_tidied_text_follow_their_words() {
        let rows = [
            ("Eins 😀 zwei\n\ndrei", "Eins 😀 zwei\n\ndrei"),
            ("\u{FEFF}  Eins\r\nzwei\r\n\r\n\r\n drei \u{0}vier ", "Eins\nzwei\n\ndrei vier"),
            ("a\u{2028}b\n \t\nc", "a\nb\n\nc"),
        ];
        for (text, expected) in rows {
            let foreign = ForeignText::new(text).unwrap();
            assert_eq!(foreign.article.text(), expected, "{text:?}");
            for word in ["Eins", "zwei", "drei", "vier", "😀", "c"] {
                let Some(at) = text.find(word) else { continue };
                let points = |bytes: usize| u32::try_from(text[..bytes].chars().count()).unwrap();
                let units = |bytes: usize| u32::try_from(text[..bytes].encode_utf16().count()).unwrap();
                for (unit, count) in [(Unit::CodePoints, &points as &dyn Fn(usize) -> u32), (Unit::Utf16, &units)] {
                    let range = foreign.range((count(at), count(at + word.len())), unit).unwrap();
                    assert_eq!(range.slice(expected), Some(word), "{text:?}");
                }
            }
        }
        assert!(ForeignText::new(" \r\n\u{FEFF}").is_none());
        assert_eq!(ForeignText::new("😀").unwrap().range((0, 1), Unit::Utf16), None);
    }
}
