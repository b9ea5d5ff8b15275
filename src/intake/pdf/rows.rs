//! Glyphs to rows: what stands at one height of a page, in segments with wide gaps between them. Lengths in points.

use crate::intake::{
    flow::{Flow, Run},
    pdf::{
        direction::{self, Piece},
        glyphs::Glyph,
    },
};

/// All lengths below are shares of the size of the letters.
///
/// A gap so wide parts two words.
const WORD_GAP: f64 = 0.14;

/// A gap so wide may be that between two columns.
const SEGMENT_GAP: f64 = 0.9;

/// Letters of one word are spaced out at most so far, and a word that is so has so many letters.
const WIDEST_SPACING: f64 = 0.4;
const FEWEST_SPACED: usize = 4;

/// Short words and figures beside such words are spaced out as they are if all their gaps differ by no more than this share.
const ALIKE: f64 = 0.3;

/// A blank is at least so wide, and none if other letters leave less than this share of it free.
const BLANK: f64 = 0.1;
const COVERED: f64 = 0.3;

/// Baselines of one row are so close. Raised numbers of notes belong to it.
const SAME_ROW: f64 = 0.42;

/// Letters of so different sizes are no row, unless on one baseline.
const SIMILAR: f64 = 2.0;

/// The same letters so close to each other are drawn twice, to look bold.
const TWICE: f64 = 0.12;

/// A raised sign is at most so large and at least so high.
const RAISED_SIZE: f64 = 0.85;
const RAISED_BY: f64 = 0.18;

/// Words between two wide gaps, in the order of reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Segment {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) text: String,
    /// The first and the last of the page's strings in it, counted in the order of drawing.
    pub(super) strings: (usize, usize),
}

/// What stands at one height.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub(super) baseline: f64,
    /// Of most of its letters.
    pub(super) size: f64,
    /// From left to right.
    pub(super) segments: Vec<Segment>,
}

impl Row {
    pub(super) fn left(&self) -> f64 {
        self.segments.first().map_or(0.0, |segment| segment.left)
    }

    pub(super) fn right(&self) -> f64 {
        self.segments.last().map_or(0.0, |segment| segment.right)
    }
}

/// The rows of a page from top to bottom.
pub(super) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    let right_to_left = crate::domain::direction::most(glyphs.iter().map(|glyph| glyph.text.as_str()));
    glyphs.retain(|glyph| glyph.text != "\u{AD}" || glyph.width > 0.0);
    glyphs.sort_by(|one, other| other.y.total_cmp(&one.y));
    let mut rows = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    let (mut baseline, mut size) = (0.0, 0.0);
    for glyph in glyphs {
        let (small, large) = (glyph.size.min(size), glyph.size.max(size));
        let reach = SAME_ROW * if large <= small * SIMILAR { large } else { small };
        if !row.is_empty() && baseline - glyph.y > reach {
            rows.extend(finish(std::mem::take(&mut row), right_to_left));
        }
        if row.is_empty() || glyph.size > size * 1.1 {
            (baseline, size) = (glyph.y, glyph.size);
        }
        row.push(glyph);
    }
    rows.extend(finish(row, right_to_left));
    rows
}

/// A row of glyphs; `None` if nothing but blanks is in it.
fn finish(mut glyphs: Vec<Glyph>, right_to_left: bool) -> Option<Row> {
    let size = usual(glyphs.iter().filter(|glyph| !is_blank(glyph)).map(|glyph| glyph.size))?;
    let baseline = usual(glyphs.iter().filter(|glyph| glyph.size > size * 0.95).map(|glyph| glyph.y))?;
    // Signs above a letter come behind it.
    let place = |glyph: &Glyph| if is_above(glyph) { glyph.x + 0.05 * size } else { glyph.x };
    glyphs.sort_by(|one, other| place(one).total_cmp(&place(other)));
    drop_doubles(&mut glyphs, size);
    drop_covered_blanks(&mut glyphs, size);
    let runs = glyphs.split(is_blank).map(spacing);
    let spacing = usual(runs.filter(|spacing| *spacing > 0.0)).unwrap_or_default();
    let row = Setting { size, baseline, spacing };
    // Around a blank lie the gaps of two letters, and often a wider one besides.
    let widest = SEGMENT_GAP * size + 3.0 * spacing;
    let mut segments = Vec::new();
    let mut segment: Vec<Glyph> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for glyph in glyphs.into_iter().skip_while(is_blank) {
        if !is_blank(&glyph) {
            if !segment.is_empty() && glyph.x - end > widest {
                segments.extend(words(&std::mem::take(&mut segment), row, right_to_left));
            }
            end = end.max(glyph.x + glyph.width);
        }
        segment.push(glyph);
    }
    segments.extend(words(&segment, row, right_to_left));
    if segments.is_empty() { None } else { Some(Row { baseline, size, segments }) }
}

/// The value that most have, or half of them do not pass.
fn usual(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.chars().all(char::is_whitespace)
}

/// Whether a glyph is a sign that is set on a letter, such as vowels of Hebrew and Arabic.
fn is_above(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|sign| {
        matches!(sign, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}')
    })
}

fn drop_doubles(glyphs: &mut Vec<Glyph>, size: f64) {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs.drain(..) {
        let is_double = |other: &Glyph| {
            other.text == glyph.text
                && other.string != glyph.string
                && other.width > 0.0
                && (glyph.x - other.x).abs() < TWICE * size
                && (glyph.y - other.y).abs() < TWICE * size
        };
        if is_blank(&glyph) || !kept.iter().rev().take(4).any(is_double) {
            kept.push(glyph);
        }
    }
    *glyphs = kept;
}

/// Drops blanks under other letters: browsers draw one for each place where a word might have been broken, and no room for it.
fn drop_covered_blanks(glyphs: &mut Vec<Glyph>, size: f64) {
    let mut end = f64::NEG_INFINITY;
    let mut covered = Vec::with_capacity(glyphs.len());
    for (at, glyph) in glyphs.iter().enumerate() {
        // A blank without a width tells nothing of the room there is.
        if !is_blank(glyph) || glyph.width < BLANK * size {
            end = end.max(glyph.x + glyph.width);
            covered.push(false);
            continue;
        }
        let next = glyphs.iter().skip(at + 1).find(|next| !is_blank(next)).map_or(f64::INFINITY, |next| next.x);
        covered.push(end > glyph.x + glyph.width * (1.0 - COVERED) || next < glyph.x + glyph.width * COVERED);
    }
    let mut covered = covered.into_iter();
    glyphs.retain(|_| !covered.next().unwrap_or_default());
}

/// How the letters of a row are set. Lengths in points.
#[derive(Clone, Copy)]
struct Setting {
    size: f64,
    baseline: f64,
    /// What lies between the letters of its spaced-out words, if it has such.
    spacing: f64,
}

/// Joins glyphs to words.
fn words(glyphs: &[Glyph], row: Setting, right_to_left: bool) -> Option<Segment> {
    let Setting { size, baseline, spacing: beside } = row;
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(glyphs.len() * 6 / 5);
    let blank = Piece { text: " ", raised: false };
    let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
    // Between two blanks that the file has, all letters may be spaced out.
    for run in glyphs.split(is_blank).filter(|run| !run.is_empty()) {
        if !pieces.is_empty() {
            pieces.push(blank);
        }
        let own = spacing(run);
        let most = WORD_GAP * size + if own == 0.0 && is_spaced(run, beside) { beside } else { own };
        let mut end = f64::INFINITY;
        for glyph in run {
            if glyph.x - end > most {
                pieces.push(blank);
            }
            let raised = glyph.size <= size * RAISED_SIZE && glyph.y - baseline >= size * RAISED_BY;
            pieces.push(Piece { text: &glyph.text, raised });
            end = if end.is_finite() { end.max(glyph.x + glyph.width) } else { glyph.x + glyph.width };
            left = left.min(glyph.x);
        }
        right = right.max(end);
    }
    if pieces.is_empty() {
        return None;
    }
    direction::logical(&mut pieces, right_to_left);
    let strings = glyphs.iter().map(|glyph| glyph.string);
    let strings = (strings.clone().min().unwrap_or_default(), strings.max().unwrap_or_default());
    Some(Segment { left, right, text: join(&pieces), strings })
}

/// What lies between the letters of spaced-out words: three of four gaps are as wide.
fn spacing(glyphs: &[Glyph]) -> f64 {
    // Figures apart from each other are several numbers.
    if glyphs.len() < FEWEST_SPACED || glyphs.iter().any(|glyph| glyph.text.contains(char::is_numeric)) {
        return 0.0;
    }
    let mut gaps: Vec<f64> = gaps(glyphs).collect();
    gaps.sort_by(f64::total_cmp);
    let most = glyphs.first().map_or(0.0, |glyph| glyph.size * WIDEST_SPACING);
    gaps.get(gaps.len() / 4).copied().filter(|gap| (0.0..most).contains(gap)).unwrap_or_default()
}

fn gaps(glyphs: &[Glyph]) -> impl Iterator<Item = f64> {
    glyphs.iter().zip(glyphs.iter().skip(1)).map(|(one, other)| other.x - one.x - one.width)
}

/// Whether a word that is too short to tell by itself is spaced out as the words beside it.
fn is_spaced(glyphs: &[Glyph], beside: f64) -> bool {
    gaps(glyphs).all(|gap| (gap - beside).abs() <= beside * ALIKE)
}

/// The text of a segment. Places to break a word are no letters; at the end of a line one says that the word was broken there.
fn join(pieces: &[Piece<'_>]) -> String {
    let mut flow = Flow::default();
    let mut is_raised = false;
    for piece in pieces {
        if piece.raised != is_raised {
            if is_raised {
                flow.end()
            } else {
                flow.begin(Run::Raised)
            }
            is_raised = piece.raised;
        }
        flow.text.push_str(piece.text);
    }
    flow.close();
    let text = flow.text.trim();
    if !text.contains('\u{AD}') {
        return text.to_owned();
    }
    let is_broken = text.trim_end_matches(['-', '\u{2010}']).ends_with('\u{AD}');
    let inner: String = text.trim_end_matches(['-', '\u{2010}', '\u{AD}']).chars().filter(|sign| *sign != '\u{AD}').collect();
    if is_broken { inner + "\u{AD}" } else { text.chars().filter(|sign| *sign != '\u{AD}').collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs half a size wide, each at its place in tenths of a size, on a baseline and of a size.
    fn glyphs(signs: &[(&str, f64, f64, f64)]) -> Vec<Glyph> {
        let glyph = |(string, (text, x, y, size)): (usize, &(&str, f64, f64, f64))| Glyph {
            text: (*text).to_owned(),
            x: *x,
            y: *y,
            width: size / 2.0,
            size: *size,
            string,
        };
        signs.iter().enumerate().map(glyph).collect()
    }

    /// A string of letters 5 points wide from a place on.
    fn word(text: &str, x: f64, y: f64) -> Vec<(String, f64, f64, f64)> {
        text.chars().enumerate().map(|(at, sign)| (sign.to_string(), x + 5.0 * at as f64, y, 10.0)).collect()
    }

    fn check(signs: &[(&str, f64, f64, f64)], expected: &[&[&str]]) {
        let rows = rows(glyphs(signs));
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|row| row.segments.iter().map(|segment| segment.text.as_str()).collect()).collect();
        assert_eq!(texts, expected);
    }

    fn check_words(words: &[(&str, f64, f64)], expected: &[&[&str]]) {
        let signs: Vec<_> = words.iter().flat_map(|(text, x, y)| word(text, *x, *y)).collect();
        check(&signs.iter().map(|(text, x, y, size)| (text.as_str(), *x, *y, *size)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn rows_come_from_the_top_and_words_from_the_left() {
        check_words(&[("below", 0.0, 80.0), ("second", 29.0, 100.5), ("first", 0.0, 100.0)], &[&["first second"], &["below"]]);
        check_words(&[("left", 0.0, 100.0), ("right", 60.0, 100.0)], &[&["left", "right"]]);
        check_words(&[("twice", 0.0, 100.0), ("twice", 0.4, 100.0)], &[&["twice"]]);
        check_words(&[("😀 é", 0.0, 100.0), (" ", 40.0, 100.0)], &[&["😀 é"]]);
        check_words(&[(" ", 0.0, 100.0)], &[]);
        check_words(&[], &[]);
    }

    #[test]
    fn a_blank_without_room_parts_no_word() {
        check_words(&[("Bundes", 0.0, 100.0), (" ", 30.0, 100.0), ("tag", 30.0, 100.0)], &[&["Bundestag"]]);
        check_words(&[("Bundes", 0.0, 100.0), (" ", 30.0, 100.0), ("tag", 35.0, 100.0)], &[&["Bundes tag"]]);
        check_words(&[("Bundes\u{AD}", 0.0, 100.0)], &[&["Bundes\u{AD}"]]);
        check_words(&[("Bundes\u{AD}\u{2010}", 0.0, 100.0)], &[&["Bundes\u{AD}"]]);
        check_words(&[("Bun\u{AD}des", 0.0, 100.0)], &[&["Bundes"]]);
    }

    #[test]
    fn spaced_out_letters_are_one_word_and_figures_are_not() {
        let spaced = |text: &'static str| -> Vec<(&str, f64, f64, f64)> {
            text.split("")
                .filter(|sign| !sign.is_empty())
                .enumerate()
                .map(|(at, sign)| (sign, 7.0 * at as f64, 100.0, 10.0))
                .collect()
        };
        check(&spaced("gesperrt"), &[&["gesperrt"]]);
        check(&spaced("1234"), &[&["1 2 3 4"]]);
        // Beside words that are spaced out they are, if the file has the blanks; with other gaps they are not.
        check(&spaced("gesperrt Rat 2026 7"), &[&["gesperrt Rat 2026 7"]]);
        let mut apart = spaced("gesperrt 1234");
        apart.iter_mut().skip(9).enumerate().for_each(|(at, glyph)| glyph.1 += 1.5 * at as f64);
        check(&apart, &[&["gesperrt 1 2 3 4"]]);
    }

    #[test]
    fn a_raised_number_joins_no_number() {
        check(&[("4", 0.0, 100.0, 10.0), ("0", 5.0, 100.0, 10.0), ("1", 10.0, 103.5, 6.0)], &[&["40¹"]]);
        check(&[("4", 0.0, 100.0, 10.0), ("0", 5.0, 100.0, 10.0), ("1", 10.0, 100.0, 6.0)], &[&["401"]]);
    }
}
