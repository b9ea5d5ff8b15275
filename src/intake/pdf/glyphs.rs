//! What a page of a PDF draws: its glyphs with their places. `pdf-extract` walks through the page and calls this device.

use std::collections::BTreeMap;

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};
use unicode_normalization::UnicodeNormalization;

/// Shown for a glyph whose letter the file does not tell.
pub(super) const UNKNOWN: &str = "\u{FFFD}";

/// A glyph, or several letters drawn as one. Lengths in points, in a page turned so that its words run to the right; `y` grows upwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: f64,
    /// The baseline.
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    /// Which of the page's strings it is in, counted in the order of drawing.
    pub(super) string: usize,
}

/// The glyphs of one page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// By the angle at which they stand, in degrees.
    pub(super) by_angle: BTreeMap<i32, Vec<Glyph>>,
    /// The left lower corner of the page, and the right upper one.
    corners: [(f64, f64); 2],
    /// Glyphs whose letters the file does not tell.
    pub(super) unknown: usize,
    string: usize,
}

impl Drawn {
    /// The height of the page, turned so that most glyphs stand upright, and those glyphs, with heights from its lower edge on; then all
    /// others, angle by angle.
    pub(super) fn into_groups(self) -> (f64, Vec<Vec<Glyph>>) {
        let mut groups: Vec<(i32, Vec<Glyph>)> = self.by_angle.into_iter().collect();
        // The sort is stable.
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.len()));
        let angle = groups.first().map_or(0, |(angle, _)| *angle);
        let [(left, lower), (right, upper)] = self.corners;
        let edges = [(left, lower), (left, upper), (right, lower), (right, upper)].map(|(x, y)| turned(x, y, angle).1);
        let (floor, top) =
            edges.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), edge| (low.min(*edge), high.max(*edge)));
        if let Some((_, group)) = groups.first_mut() {
            group.iter_mut().for_each(|glyph| glyph.y -= floor);
        }
        (top - floor, groups.into_iter().map(|(_, group)| group).collect())
    }
}

/// A place on a page that is turned back by an angle in degrees.
pub(super) fn turned(x: f64, y: f64, angle: i32) -> (f64, f64) {
    let (sine, cosine) = f64::from(angle).to_radians().sin_cos();
    (x * cosine + y * sine, y * cosine - x * sine)
}

impl OutputDev for Drawn {
    fn begin_page(&mut self, _: u32, page: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.corners = [(page.llx, page.lly), (page.urx, page.ury)];
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        size: f64,
        letters: &str,
    ) -> Result<(), OutputError> {
        let across = place.m11.hypot(place.m12) * size;
        let half = if size < 0.0 { 180.0 } else { 0.0 };
        // Within a few degrees lines are of one direction: scanned pages lie a little askew.
        let degrees = (place.m12.atan2(place.m11).to_degrees() + half).rem_euclid(360.0);
        let angle = if degrees.is_finite() { ((degrees / 5.0).round() as i32 * 5) % 360 } else { 0 };
        let (x, y) = turned(place.m31, place.m32, angle);
        let finite = |number: f64| if number.is_finite() { number } else { 0.0 };
        let glyph = Glyph {
            text: readable(letters),
            x: finite(x),
            y: finite(y),
            width: finite(width * across).abs(),
            size: finite(place.m21.hypot(place.m22) * size).abs(),
            string: self.string,
        };
        self.unknown += usize::from(glyph.text == UNKNOWN);
        self.by_angle.entry(angle).or_default().push(glyph);
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.string += 1;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// The letters of a glyph as they are typed: joined ones apart, forms of Arabic letters as the letter. What stands for no letter is
/// [`UNKNOWN`].
fn readable(letters: &str) -> String {
    let is_form = |sign: char| matches!(sign, '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let mut text = String::with_capacity(letters.len());
    for sign in letters.chars() {
        match sign {
            '\t' | '\n' | '\r' => text.push(' '),
            '\0'..='\u{1F}' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ if is_form(sign) => text.extend(std::iter::once(sign).nfkc()),
            _ => text.push(sign),
        }
    }
    if text.is_empty() { UNKNOWN.to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_they_are_typed() {
        let rows = [
            ("a", "a"),
            ("ﬃ", "ffi"),
            ("ﬁ", "fi"),
            ("\u{FE91}", "ب"),
            ("\u{FEFB}", "لا"),
            ("\u{FB2A}", "\u{5E9}\u{5C1}"),
            ("ä", "ä"),
            ("😀", "😀"),
            ("\r", " "),
            ("", UNKNOWN),
            ("\0", UNKNOWN),
            ("\u{1}", UNKNOWN),
        ];
        for (letters, expected) in rows {
            assert_eq!(readable(letters), expected, "{letters:?}");
        }
    }

    #[test]
    fn heights_are_from_the_lower_edge_of_the_page_as_it_is_read() {
        let places = [(1.0, 0.0, 200.0), (0.0, 1.0, 300.0), (-1.0, 0.0, 600.0), (0.0, -1.0, 100.0)];
        for (cosine, sine, height) in places {
            let mut drawn = Drawn::default();
            let page = MediaBox { llx: 0.0, lly: 100.0, urx: 400.0, ury: 900.0 };
            assert!(drawn.begin_page(1, &page, None).is_ok());
            let place = Transform::row_major(cosine, sine, -sine, cosine, 100.0, 300.0);
            assert!(drawn.output_character(&place, 0.5, 0.0, 10.0, "a").is_ok());
            let (whole, groups) = drawn.into_groups();
            assert!((whole - if sine == 0.0 { 800.0 } else { 400.0 }).abs() < 0.01, "{whole}");
            assert!((groups[0][0].y - height).abs() < 0.01, "{:?} {height}", groups[0][0]);
        }
    }

    #[test]
    fn turned_words_run_to_the_right() {
        let mut drawn = Drawn::default();
        let upwards = Transform::row_major(0.0, 1.0, -1.0, 0.0, 50.0, 100.0);
        assert!(drawn.output_character(&upwards, 0.5, 0.0, 10.0, "a").is_ok());
        let [glyph] = &drawn.by_angle[&90][..] else { panic!() };
        assert!((glyph.width - 5.0).abs() < 0.01 && (glyph.size - 10.0).abs() < 0.01, "{glyph:?}");
    }
}
