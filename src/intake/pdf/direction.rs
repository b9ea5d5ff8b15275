//! From the order on the page, left to right, to the order of reading. A PDF places glyphs: words in Hebrew or Arabic stand there from
//! right to left, the numbers between them from left to right.

use std::ops::Range;

use crate::domain::direction;

/// A glyph's letters, or the blank between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'text> {
    pub(super) text: &'text str,
    /// Smaller and higher than the words around it.
    pub(super) raised: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Right,
    Left,
    Number,
    /// Belongs to a number between two figures.
    Separator,
    /// Belongs to a number beside it.
    Unit,
    Neutral,
}

const PAIRS: [(&str, &str); 6] = [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›")];

/// So many of four letters make a line one from right to left, or one from left to right, whatever the page around it is.
const MOST: usize = 3;

/// Puts the pieces of a line, left to right, into the order in which they are read, on a page that runs from right to left
/// (`right_to_left`) or does not. Letters inside a piece keep theirs.
pub(super) fn logical(pieces: &mut [Piece<'_>], right_to_left: bool) {
    let mut sides: Vec<Side> = pieces.iter().map(|piece| side(piece.text)).collect();
    if !sides.contains(&Side::Right) {
        return;
    }
    let count = |wanted: Side| sides.iter().filter(|side| **side == wanted).count();
    let (right, left) = (count(Side::Right), count(Side::Left));
    let own = if right_to_left { left * 4 < (left + right) * MOST } else { right * 4 >= (left + right) * MOST };
    let is_arabic = pieces.iter().flat_map(|piece| piece.text.chars()).any(is_arabic);
    if is_arabic {
        // Beside Arabic letters signs go with no number: "40%" has the sign to its left, and a span of years runs to the left.
        for (side, piece) in sides.iter_mut().zip(pieces.iter()) {
            let is_alone = *side == Side::Unit || matches!(piece.text, "-" | "+");
            *side = if is_alone { Side::Neutral } else { *side };
        }
    }
    if own {
        turn(pieces, &sides);
        return;
    }
    for run in runs(&sides, Side::Right, Side::Left) {
        let (Some(pieces), Some(sides)) = (pieces.get_mut(run.clone()), sides.get(run)) else { continue };
        turn(pieces, sides);
    }
}

/// Reverses a stretch from right to left, with its words and numbers from left to right as they are.
fn turn(pieces: &mut [Piece<'_>], sides: &[Side]) {
    let mut kept = runs(sides, Side::Left, Side::Right);
    for run in &mut kept {
        widen(run, sides);
    }
    let is_outside = |at: usize| !kept.iter().any(|run| run.contains(&at));
    mirror(pieces, is_outside);
    pieces.reverse();
    let length = pieces.len();
    for run in kept {
        if let Some(run) = pieces.get_mut(length - run.end..length - run.start) {
            run.reverse();
        }
    }
}

/// The stretches from the first to the last piece of a side, without one of the other side in them. Figures count as left, but with a
/// blank between them are several stretches.
fn runs(sides: &[Side], wanted: Side, other: Side) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let is_figures = wanted == Side::Left;
    let mut open: Option<Range<usize>> = None;
    for (at, side) in sides.iter().enumerate() {
        if *side == other {
            found.extend(open.take());
        } else if *side == wanted || (is_figures && *side == Side::Number) {
            open = Some(open.take().map_or(at, |run| run.start)..at + 1);
        }
    }
    found.extend(open);
    if !is_figures {
        return found;
    }
    let has_words = |run: &Range<usize>| sides.get(run.clone()).is_some_and(|run| run.contains(&Side::Left));
    found.into_iter().flat_map(|run| if has_words(&run) { vec![run] } else { numbers(run, sides) }).collect()
}

/// The numbers in a stretch without letters.
fn numbers(run: Range<usize>, sides: &[Side]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let is = |at: usize, wanted: Side| sides.get(at) == Some(&wanted);
    for at in run.filter(|at| is(*at, Side::Number)) {
        match found.last_mut() {
            Some(last) if last.end == at || (last.end + 1 == at && is(last.end, Side::Separator)) => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// Takes in the units beside a number.
fn widen(run: &mut Range<usize>, sides: &[Side]) {
    let is_unit = |at: usize| sides.get(at) == Some(&Side::Unit);
    while is_unit(run.end) {
        run.end += 1;
    }
    while run.start > 0 && is_unit(run.start - 1) {
        run.start -= 1;
    }
}

/// Some programs write the brackets as they look, others as they are meant. As they are meant an opening one is the right one.
fn mirror(pieces: &mut [Piece<'_>], is_outside: impl Fn(usize) -> bool) {
    let outside = || (0..pieces.len()).rev().filter(|at| is_outside(*at));
    let first = outside().find_map(|at| {
        let text = pieces.get(at)?.text;
        PAIRS.iter().find_map(|(open, close)| if text == *open { Some(true) } else { (text == *close).then_some(false) })
    });
    if first != Some(false) {
        return;
    }
    for at in 0..pieces.len() {
        if let Some(piece) = pieces.get_mut(at).filter(|_| is_outside(at)) {
            let other = PAIRS.iter().find_map(|(open, close)| match piece.text {
                text if text == *open => Some(*close),
                text if text == *close => Some(*open),
                _ => None,
            });
            piece.text = other.unwrap_or(piece.text);
        }
    }
}

fn is_arabic(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && sign.is_alphabetic()
}

fn side(text: &str) -> Side {
    if let Some(right_to_left) = text.chars().find_map(direction::side) {
        return if right_to_left { Side::Right } else { Side::Left };
    }
    match text.chars().next() {
        Some(sign) if sign.is_numeric() => Side::Number,
        Some('.' | ',' | ':' | '/' | '-' | '+' | '٫' | '٬') => Side::Separator,
        Some('%' | '٪' | '‰' | '°' | '€' | '$' | '£' | '₪') => Side::Unit,
        // A sign above a letter goes with it.
        Some('\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}') => Side::Right,
        _ => Side::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, right_to_left: bool) -> String {
        let mut places: Vec<String> = line.chars().map(String::from).collect();
        // One glyph of two letters keeps them.
        if let Some(at) = places.iter().position(|sign| sign == "ﻻ") {
            places[at] = "لا".to_owned();
        }
        let mut pieces: Vec<Piece<'_>> = places.iter().map(|text| Piece { text, raised: false }).collect();
        logical(&mut pieces, right_to_left);
        pieces.iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn words_and_numbers_come_in_the_order_of_reading() {
        let rows = [
            ("A line, 40 %.", "A line, 40 %."),
            ("40 םלוע םולש", "שלום עולם 40"),
            (".וריא 12,000.50 ולע םהו", "והם עלו 12,000.50 אירו."),
            ("%40 ולע", "עלו %40"),
            ("21-2020 תנשב", "בשנת 21-2020"),
            ("12 15 תנשב", "בשנת 15 12"),
            ("עמש BBC News 24 םולש", "שלום BBC News 24 שמע"),
            ("He said םלוע םולש to us", "He said שלום עולם to us"),
            ("He said םלוע 40 םולש 7 times", "He said שלום 40 עולם 7 times"),
            ("(םלוע) םולש", "שלום (עולם)"),
            (")םלוע( םולש", "שלום (עולם)"),
            ("ﺮﻌﺳ ﻻ", "لا ﺳﻌﺮ"),
            ("٤٠ مﻼﺳ", "ﺳﻼم ٤٠"),
            ("%40 ﺮﻌﺳ", "ﺳﻌﺮ 40%"),
            ("12,000 21-2020 ﺮﻌﺳ", "ﺳﻌﺮ 2020-21 12,000"),
            ("", ""),
            ("😀 םולש", "שלום 😀"),
        ];
        for (line, expected) in rows {
            assert_eq!(read(line, !line.contains("said")), expected, "{line}");
        }
    }
    #[test]
    fn a_line_of_one_script_needs_no_page_around_it() {
        assert_eq!(read("40 םלוע םולש", false), "שלום עולם 40");
        assert_eq!(read("One line of 7.", true), "One line of 7.");
    }
}
