//! What readers have written into a PDF: highlighted, underlined and struck words, and notes beside them (ISO 32000-1, 12.5.6). The words are
//! those of the glyphs below the marked areas; a note that only has a place is about the line beside it.

use std::collections::BTreeMap;

use pdf_extract::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::{
    columns::{self, Line},
    glyphs::{Glyph, turned},
    paragraphs::{Compounds, joined},
    rows,
};
use crate::domain::mark::Highlight;

/// Annotations of one page that are looked at.
const MOST: usize = 10_000;

/// Answers to answers deeper than this are broken.
const DEEPEST: usize = 32;

/// Bit of `F`: it is never shown.
const HIDDEN: i64 = 2;

/// The middle of small letters, in shares of their size above the baseline.
const MIDDLE: f64 = 0.3;

/// So many glyphs around the words tell them from the same words elsewhere.
const CONTEXT: usize = 40;

/// An annotation, before its words are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Note {
    /// Lower left and upper right corners, in points of the page.
    areas: Vec<[(f64, f64); 2]>,
    /// Whether it is only a place.
    is_point: bool,
    pub(super) text: String,
    pub(super) author: String,
    /// RFC 3339; empty if it is not told.
    pub(super) created: String,
}

/// An annotation with the lines that it is about, and what stands before and behind them.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted {
    pub(super) note: Note,
    pub(super) lines: Vec<Line>,
    pub(super) before: String,
    pub(super) behind: String,
}

impl Noted {
    /// With its words put together as those of paragraphs are.
    pub(super) fn highlight(self, page: u32, compounds: &Compounds) -> Highlight {
        let Self { note, lines, before, behind } = self;
        let Note { text, author, created, .. } = note;
        Highlight { page, quote: joined(&lines, compounds), prefix: before, suffix: behind, note: text, author, created }
    }
}

/// The annotations of a page that say something about words.
pub(super) fn read(document: &Document, page: ObjectId) -> Vec<Note> {
    let annotations = document.get_dictionary(page).ok().and_then(|page| list(document, page, b"Annots"));
    let mut notes: Vec<(Option<ObjectId>, Option<ObjectId>, Note)> = Vec::new();
    for object in annotations.into_iter().flatten().take(MOST) {
        let Some(own) = document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok()) else { continue };
        let answered = own.get(b"IRT").ok().and_then(|object| object.as_reference().ok());
        if let Some(note) = note(document, own, answered.is_some()) {
            notes.push((object.as_reference().ok(), answered, note));
        }
    }
    with_answers(notes)
}

/// Answers stand below what they answer, with the name of who wrote them.
fn with_answers(notes: Vec<(Option<ObjectId>, Option<ObjectId>, Note)>) -> Vec<Note> {
    let parents: BTreeMap<ObjectId, Option<ObjectId>> =
        notes.iter().filter_map(|(id, answered, _)| Some(((*id)?, *answered))).collect();
    let root = |mut id: ObjectId| {
        for _ in 0..DEEPEST {
            match parents.get(&id) {
                Some(Some(parent)) if parents.contains_key(parent) => id = *parent,
                _ => break,
            }
        }
        id
    };
    let (mut made, mut answers) = (Vec::new(), Vec::new());
    for (id, answered, note) in notes {
        match answered.filter(|answered| parents.contains_key(answered)) {
            Some(answered) => answers.push((root(answered), note)),
            None => made.push((id, note)),
        }
    }
    for (answered, answer) in answers {
        if let Some((_, note)) = made.iter_mut().find(|(id, _)| *id == Some(answered)).filter(|_| !answer.text.is_empty()) {
            let name = if answer.author.is_empty() { String::new() } else { format!("{}: ", answer.author) };
            let gap = if note.text.is_empty() { "" } else { "\n\n" };
            note.text.push_str(&format!("{gap}{name}{}", answer.text));
        }
    }
    made.into_iter().map(|(_, note)| note).collect()
}

fn note(document: &Document, own: &Dictionary, is_answer: bool) -> Option<Note> {
    let is_point = match own.get(b"Subtype").ok()?.as_name().ok()? {
        b"Highlight" | b"Underline" | b"Squiggly" | b"StrikeOut" => false,
        b"Text" => true,
        _ => return None,
    };
    if own.get(b"F").and_then(Object::as_i64).is_ok_and(|flags| flags & HIDDEN != 0) {
        return None;
    }
    let numbers = |name: &[u8]| -> Option<Vec<f64>> {
        let list = list(document, own, name)?;
        list.iter().map(|number| number.as_float().ok().map(f64::from).filter(|number| number.is_finite())).collect()
    };
    let quads = numbers(b"QuadPoints").filter(|points| !is_point && points.len() >= 8);
    let areas: Vec<_> = match quads {
        Some(points) => points.chunks_exact(8).map(corners).collect(),
        None => numbers(b"Rect").filter(|rect| rect.len() == 4).iter().map(|rect| corners(rect)).collect(),
    };
    let text = |name: &[u8]| {
        let value = document.dereference(own.get(name).ok()?).ok()?.1;
        decode_text_string(value).ok()
    };
    let contents = text(b"Contents").unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n");
    let contents: String = contents.chars().filter(|sign| !sign.is_control() || *sign == '\n').collect();
    let author: String = text(b"T").unwrap_or_default().chars().filter(|sign| !sign.is_control()).collect();
    let created = text(b"CreationDate").or_else(|| text(b"M")).and_then(|date| moment(&date)).unwrap_or_default();
    let note = Note { areas, is_point, text: contents.trim().to_owned(), author: author.trim().to_owned(), created };
    // A note without a word says nothing; highlighted words do.
    (is_answer || !(note.areas.is_empty() || is_point && note.text.is_empty())).then_some(note)
}

fn list<'a>(document: &'a Document, own: &'a Dictionary, name: &[u8]) -> Option<&'a Vec<Object>> {
    document.dereference(own.get(name).ok()?).ok()?.1.as_array().ok()
}

fn corners(points: &[f64]) -> [(f64, f64); 2] {
    points.chunks_exact(2).fold([(f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY)], |[low, high], point| {
        let (x, y) = (point.first().copied().unwrap_or_default(), point.last().copied().unwrap_or_default());
        [(low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y))]
    })
}

/// A date of PDF, `D:20260522101112+02'00'`, as RFC 3339. Without a day it is none, without a zone it is UTC.
fn moment(date: &str) -> Option<String> {
    let date = date.strip_prefix("D:").unwrap_or(date);
    let digits = date.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, zone) = date.split_at_checked(digits.min(14))?;
    let part = |from: usize, to: usize| digits.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let [hour, minute, second] = [(8, 10), (10, 12), (12, 14)].map(|(from, to)| part(from, to).unwrap_or("00"));
    let away: Vec<&str> = zone.get(1..).unwrap_or_default().split('\'').collect();
    let two =
        |at: usize| away.get(at).copied().filter(|digits| digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let zone = match (zone.get(..1), two(0)) {
        (Some(sign @ ("+" | "-")), Some(hours)) => format!("{sign}{hours}:{}", two(1).unwrap_or("00")),
        _ => "Z".to_owned(),
    };
    Some(format!("{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"))
}

/// The words that notes of a page are about.
pub(super) fn place(notes: Vec<Note>, by_angle: &BTreeMap<i32, Vec<Glyph>>) -> Vec<Noted> {
    notes.into_iter().map(|note| noted(note, by_angle)).collect()
}

fn noted(note: Note, by_angle: &BTreeMap<i32, Vec<Glyph>>) -> Noted {
    let found = by_angle.iter().map(|(angle, glyphs)| (below(&note, *angle, glyphs), glyphs));
    let Some((own, glyphs)) = found.filter(|(own, _)| !own.is_empty()).max_by_key(|(own, _)| own.len()) else {
        return Noted { note, ..Noted::default() };
    };
    let words = |glyphs: Vec<Glyph>| -> String {
        columns::lines(rows::rows(glyphs)).iter().map(|line| line.text.as_str()).collect::<Vec<&str>>().join(" ")
    };
    let (first, last) = (own.first().cloned().unwrap_or_default(), own.last().cloned().unwrap_or_default());
    let beside = |glyph: &Glyph, other: &Glyph| (glyph.y - other.y).abs() < MIDDLE * other.size && !own.contains(glyph);
    let reach = |glyph: &Glyph, other: &Glyph| (glyph.x - other.x).abs() < CONTEXT as f64 * other.size / 2.0;
    let before = glyphs.iter().filter(|glyph| beside(glyph, &first) && glyph.x < first.x && reach(glyph, &first)).cloned();
    let behind = glyphs.iter().filter(|glyph| beside(glyph, &last) && glyph.x > last.x && reach(glyph, &last)).cloned();
    Noted { note, before: words(before.collect()), behind: words(behind.collect()), lines: columns::lines(rows::rows(own)) }
}

/// The glyphs that a note is about, from top to bottom and from left to right.
fn below(note: &Note, angle: i32, glyphs: &[Glyph]) -> Vec<Glyph> {
    let areas: Vec<[(f64, f64); 2]> = note
        .areas
        .iter()
        .map(|[(left, low), (right, high)]| {
            let edges = [(*left, *low), (*left, *high), (*right, *low), (*right, *high)].map(|(x, y)| turned(x, y, angle));
            corners(&edges.map(|(x, y)| [x, y]).concat())
        })
        .collect();
    let middle = |glyph: &Glyph| (glyph.x + glyph.width / 2.0, glyph.y + MIDDLE * glyph.size);
    let is_word = |glyph: &&Glyph| !glyph.text.chars().all(char::is_whitespace);
    let mut own: Vec<Glyph> = if note.is_point {
        let Some([(left, low), (right, high)]) = areas.first().copied() else { return Vec::new() };
        let height = f64::midpoint(low, high);
        let distance = |glyph: &Glyph| {
            let (x, y) = middle(glyph);
            // A line is nearer than a column.
            (y - height).abs() * 4.0 + (x - x.clamp(left, right)).abs()
        };
        let Some(nearest) = glyphs.iter().filter(is_word).min_by(|one, other| distance(one).total_cmp(&distance(other))) else {
            return Vec::new();
        };
        let line = glyphs.iter().filter(|glyph| (glyph.y - nearest.y).abs() < MIDDLE * nearest.size).cloned().collect();
        let row = rows::rows(line);
        let is_near = |segment: &&rows::Segment| segment.left - 1.0 <= nearest.x && nearest.x <= segment.right + 1.0;
        let near = row.iter().flat_map(|row| &row.segments).find(is_near);
        let (from, to) = near.map_or((f64::NEG_INFINITY, f64::INFINITY), |segment| (segment.left - 0.1, segment.right + 0.1));
        let is_own = |glyph: &&Glyph| (glyph.y - nearest.y).abs() < MIDDLE * nearest.size && (from..=to).contains(&middle(glyph).0);
        glyphs.iter().filter(is_own).cloned().collect()
    } else {
        let is_in = |glyph: &&Glyph| {
            let (x, y) = middle(glyph);
            areas.iter().any(|[(left, low), (right, high)]| (*left..=*right).contains(&x) && (*low..=*high).contains(&y))
        };
        glyphs.iter().filter(is_in).cloned().collect()
    };
    own.sort_by(|one, other| other.y.total_cmp(&one.y).then(one.x.total_cmp(&other.x)));
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_pdf_are_moments() {
        let rows = [
            ("D:20260522101112+02'00'", Some("2026-05-22T10:11:12+02:00")),
            ("D:20260522101112-03'30", Some("2026-05-22T10:11:12-03:30")),
            ("D:20260522101112Z", Some("2026-05-22T10:11:12Z")),
            ("D:20260522", Some("2026-05-22T00:00:00Z")),
            ("20260522101112", Some("2026-05-22T10:11:12Z")),
            ("D:2026", None),
            ("", None),
            ("gestern", None),
        ];
        for (date, expected) in rows {
            assert_eq!(moment(date).as_deref(), expected, "{date}");
        }
    }
}
