//! brat standoff: the annotations of one document (`.ann`), with the text beside them (`.txt`). A textbound annotation is a mark, its
//! fragments are parts unless only a line break lies between them; an attribute is a tag, an annotator's note the note.

use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignEntity, ForeignMark, Label, join, problem},
    place,
    text::ForeignText,
};
use crate::{
    domain::document::Details,
    format::{
        export::{CONTINUES, Unit},
        selectors::Selected,
    },
};

pub(super) fn read(file: File<'_>) -> Result<Imported, ImportError> {
    let text = file.beside.and_then(ForeignText::new).ok_or(ImportError::NeedsText)?;
    let mut imported = Imported::default();
    let marks = read_lines(file.text, &text, &mut imported.problems);
    // All programs that write brat's files count code points; only words that say otherwise are believed more.
    let quoted = marks.iter().flat_map(|mark| &mark.parts).any(|part| !part.quote.is_empty());
    let file = File { unit: file.unit.or((!quoted).then_some(Unit::CodePoints)), ..file };
    place::with_text(&text, Details::default(), None, marks, Unit::CodePoints, &file, &mut imported);
    Ok(imported)
}

/// Whether a text begins with a line of brat's annotations.
pub(super) fn looks_like(text: &str) -> bool {
    let Some((id, rest)) = text.lines().next().and_then(|line| line.split_once('\t')) else { return false };
    let number = id.trim_start_matches(|sign: char| sign.is_ascii_uppercase() || sign == '#' || sign == '*');
    let is_id = number.len() + 1 == id.len() && (id == "*" || number.bytes().all(|byte| byte.is_ascii_digit()));
    let mut words = rest.split(['\t', ' ']);
    let target = (words.next(), words.next());
    match id.chars().next() {
        Some('T') => is_id && target.1.is_some_and(|start| !start.is_empty() && start.bytes().all(|byte| byte.is_ascii_digit())),
        Some('#' | 'A' | 'M' | 'N' | 'R' | 'E' | '*') => {
            is_id && target.1.is_some_and(|word| word.contains(|sign: char| sign.is_ascii_digit()))
        }
        _ => false,
    }
}

fn read_lines(annotations: &str, text: &ForeignText<'_>, problems: &mut Vec<Problem>) -> Vec<ForeignMark> {
    let mut marks: Vec<ForeignMark> = Vec::new();
    let mut later: Vec<(String, &str, &str)> = Vec::new();
    for (line, number) in annotations.trim_start_matches('\u{FEFF}').split('\n').zip(1_usize..) {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            continue;
        }
        let record = format!("line {number}");
        let (id, rest) = line.split_once('\t').unwrap_or((line, ""));
        if id.starts_with('T') {
            match textbound(id, rest, text) {
                Some(mark) => marks.push(mark),
                None => problems.push(problem(record, Reason::NotARecord)),
            }
        } else {
            later.push((record, id, rest));
        }
    }
    let mut pairs = Vec::new();
    for (record, id, rest) in later {
        let place = |marks: &[ForeignMark], id: &str| marks.iter().position(|mark| mark.id == id);
        let (head, note) = rest.split_once('\t').unwrap_or((rest, ""));
        let mut words = head.split(' ').filter(|word| !word.is_empty());
        let name = words.next().unwrap_or_default();
        let arguments: Vec<&str> = words.collect();
        let target = arguments.first().and_then(|id| place(&marks, id));
        match (id.chars().next(), target) {
            (Some('R'), _) => {
                let mut ends = arguments.iter().map(|argument| argument.split_once(':').map_or(*argument, |(_, id)| id));
                let ends = ends.next().zip(ends.next());
                match ends.and_then(|(from, to)| place(&marks, from).zip(place(&marks, to))) {
                    Some(pair) if name == CONTINUES => pairs.push(pair),
                    _ => problems.push(problem(record, Reason::Relation(name.to_owned()))),
                }
            }
            (Some('#'), Some(target)) => {
                if let Some(mark) = marks.get_mut(target) {
                    if !mark.note.is_empty() {
                        mark.note.push_str("\n\n");
                    }
                    mark.note.push_str(note);
                }
            }
            // `Reference T2 Wikidata:Q64`, and its name behind the tab.
            (Some('N'), _) => {
                let (target, identifier) = (target.and_then(|at| marks.get_mut(at)), arguments.get(1));
                match target.zip(identifier) {
                    Some((mark, identifier)) if mark.entity.is_none() => {
                        mark.entity = Some(ForeignEntity::identified(identifier, note.trim()));
                    }
                    _ => problems.push(problem(record, Reason::Unknown(format!("{id} {name}")))),
                }
            }
            (Some('A' | 'M'), Some(target)) => {
                // An attribute with a value is a tag of both.
                let value = arguments.get(1).map(|value| format!("={value}")).unwrap_or_default();
                if let Some(mark) = marks.get_mut(target) {
                    mark.tags.push(format!("{name}{value}"));
                }
            }
            _ => problems.push(problem(record, Reason::Unknown(format!("{id} {name}")))),
        }
    }
    join(marks, &pairs)
}

/// A mark from `LABEL START END;START END<TAB>WORDS`.
fn textbound(id: &str, rest: &str, text: &ForeignText<'_>) -> Option<ForeignMark> {
    let (head, words) = rest.split_once('\t')?;
    let (label, places) = head.split_once(' ')?;
    let mut positions: Vec<(u32, u32)> = Vec::new();
    for place in places.split(';') {
        let (start, end) = place.split_once(' ')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        if start > end {
            return None;
        }
        match positions.last_mut() {
            // What a line break was cut at belongs together.
            Some(last) if last.1 <= start && breaks_only(text, (last.1, start)) => last.1 = end,
            _ => positions.push((start, end)),
        }
    }
    // Words of one stretch tell the unit; those of several are joined, and positions alone must do.
    let alone = positions.len() == 1;
    let quote = if alone && !places.contains(';') { words } else { "" };
    let parts =
        positions.into_iter().map(|position| Selected { quote: quote.to_owned(), position: Some(position), ..Selected::default() });
    Some(ForeignMark { id: id.to_owned(), label: Label::of(label), parts: parts.collect(), ..ForeignMark::default() })
}

/// Whether there is nothing but line breaks in a range; brat counts code points.
fn breaks_only(text: &ForeignText<'_>, range: (u32, u32)) -> bool {
    text.bytes(range, Unit::CodePoints)
        .and_then(|range| text.text().get(range))
        .is_some_and(|between| between.chars().all(|sign| matches!(sign, '\n' | '\r')))
}
