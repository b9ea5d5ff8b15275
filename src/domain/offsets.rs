//! Conversions between bytes, UTF-16 units and code points of one text. Checked: an offset inside a character, or behind the
//! text, is `None`, never a panic and never a silent shift.

use crate::domain::text::{ByteOffset, CodePointOffset, Utf16Offset};

/// Bytes between two known positions. A conversion scans at most this much, so it costs the same in a long text.
const STEP: usize = 512;

/// Known positions of a text, in all three units. A text of ASCII alone needs none: there all units agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetIndex {
    ascii: bool,
    known: Vec<Known>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Known {
    bytes: usize,
    utf16: usize,
    code_points: usize,
}

impl OffsetIndex {
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { ascii: true, known: Vec::new() };
        }
        let mut known = vec![Known::default()];
        let mut here = Known::default();
        let mut next = STEP;
        for character in text.chars() {
            if here.bytes >= next {
                known.push(here);
                next = here.bytes + STEP;
            }
            here.step(character);
        }
        Self { ascii: false, known }
    }

    #[must_use]
    pub fn utf16(&self, text: &str, offset: ByteOffset) -> Option<Utf16Offset> {
        self.find(text, offset.get(), |known| known.bytes).map(|known| Utf16Offset(units(known.utf16)))
    }

    #[must_use]
    pub fn code_points(&self, text: &str, offset: ByteOffset) -> Option<CodePointOffset> {
        self.find(text, offset.get(), |known| known.bytes).map(|known| CodePointOffset(units(known.code_points)))
    }

    #[must_use]
    pub fn from_utf16(&self, text: &str, offset: Utf16Offset) -> Option<ByteOffset> {
        self.find(text, offset.0 as usize, |known| known.utf16).map(|known| ByteOffset::new(known.bytes))
    }

    #[must_use]
    pub fn from_code_points(&self, text: &str, offset: CodePointOffset) -> Option<ByteOffset> {
        self.find(text, offset.0 as usize, |known| known.code_points).map(|known| ByteOffset::new(known.bytes))
    }

    /// Walks from the nearest known position to the one that counts `wanted` in the unit that `unit` reads.
    fn find(&self, text: &str, wanted: usize, unit: impl Fn(&Known) -> usize) -> Option<Known> {
        if self.ascii {
            return (wanted <= text.len()).then_some(Known { bytes: wanted, utf16: wanted, code_points: wanted });
        }
        let nearest = self.known.partition_point(|known| unit(known) <= wanted).checked_sub(1)?;
        let mut here = *self.known.get(nearest)?;
        for character in text.get(here.bytes..)?.chars() {
            if unit(&here) >= wanted {
                break;
            }
            here.step(character);
        }
        (unit(&here) == wanted).then_some(here)
    }
}

impl Known {
    fn step(&mut self, character: char) {
        self.bytes += character.len_utf8();
        self.utf16 += character.len_utf16();
        self.code_points += 1;
    }
}

fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_goes_there_and_back_and_nothing_else_does() {
        let long = "ä😀e\u{301}漢 العربية\n\n".repeat(200);
        for text in ["", "plain", "ä", "😀", "a\u{301}", "👨‍👩‍👧‍👦", "שלום", long.as_str()] {
            let index = OffsetIndex::new(text);
            for bytes in 0..=text.len() + 1 {
                let offset = ByteOffset::new(bytes);
                let utf16 = index.utf16(text, offset);
                let code_points = index.code_points(text, offset);
                if text.is_char_boundary(bytes) {
                    let before = &text[..bytes];
                    assert_eq!(utf16, Some(Utf16Offset(before.encode_utf16().count() as u32)));
                    assert_eq!(code_points, Some(CodePointOffset(before.chars().count() as u32)));
                    assert_eq!(utf16.and_then(|units| index.from_utf16(text, units)), Some(offset));
                    assert_eq!(code_points.and_then(|points| index.from_code_points(text, points)), Some(offset));
                } else {
                    assert_eq!((utf16, code_points), (None, None), "{bytes} in {text:?}");
                }
            }
            let units = text.encode_utf16().count() as u32;
            assert_eq!(index.from_utf16(text, Utf16Offset(units + 1)), None);
        }
    }

    #[test]
    fn the_middle_of_a_surrogate_pair_is_nowhere() {
        let index = OffsetIndex::new("😀");
        assert_eq!(index.from_utf16("😀", Utf16Offset(1)), None);
    }
}
