//! The change report as Markdown.

use std::fmt::Write as _;

use super::{Labels, in_order, tally};
use crate::{
    anchor::{
        changes::{NoteChange, Outcome, Report},
        word_diff::{Change, Piece},
    },
    format::markup,
};

/// The report as Markdown. What changed comes before what did not, in each section in the order of the marks.
#[must_use]
pub fn markdown(report: &Report, labels: &Labels<'_>) -> String {
    let mut text = format!("# {}\n\n", labels.title);
    if report.is_same {
        line(&mut text, labels.nothing_changed);
    }
    if report.fates.is_empty() {
        line(&mut text, labels.no_marks);
    }
    if !report.notes.is_empty() {
        line(&mut text, &format!("## {} ({})", labels.notes, report.notes.len()));
        let note = |note: &NoteChange| {
            let date = note.date.as_ref().map(|date| format!(", {}", plain(date))).unwrap_or_default();
            format!("- **{}**{date}: {}", labels.note(note.fate), marked_up(&note.pieces))
        };
        line(&mut text, &report.notes.iter().map(note).collect::<Vec<String>>().join("\n"));
    }
    if let Some((was, now)) = &report.headline {
        line(&mut text, &format!("## {}", labels.headline));
        line(&mut text, &format!("- {}: {}\n- {}: {}", labels.was, plain(was), labels.now, plain(now)));
    }
    for (kind, name) in labels.sections() {
        let fates = in_order(report, kind);
        if fates.is_empty() {
            continue;
        }
        line(&mut text, &format!("## {name} ({})", tally(&fates, labels)));
        for fate in fates {
            let words = match fate.outcome {
                Outcome::Reworded => marked_up(&fate.pieces),
                _ => plain(&fate.old),
            };
            write!(text, "- **{}**: {words}", labels.outcome(fate.outcome)).ok();
            for (label, numbers) in [(labels.new_numbers, &fate.new_numbers), (labels.gone_numbers, &fate.gone_numbers)] {
                if !numbers.is_empty() {
                    write!(text, "\n  {label}: {}", plain(&numbers.join(", "))).ok();
                }
            }
            text.push('\n');
        }
        text.push('\n');
    }
    if !report.reworded.is_empty() {
        line(&mut text, &format!("## {} ({})", labels.also_reworded, report.reworded.len()));
        let rows: Vec<String> = report.reworded.iter().map(|pieces| format!("- {}", marked_up(pieces))).collect();
        line(&mut text, &rows.join("\n"));
    }
    for (name, sentences) in [(labels.added, &report.added), (labels.taken_out, &report.removed)] {
        if !sentences.is_empty() {
            line(&mut text, &format!("## {name} ({})", sentences.len()));
            let rows: Vec<String> = sentences.iter().map(|sentence| format!("- {}", plain(sentence))).collect();
            line(&mut text, &rows.join("\n"));
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn line(text: &mut String, words: &str) {
    text.push_str(words);
    text.push_str("\n\n");
}

/// Words beside a change are shown with it up to so many characters: scripts without spaces have no words that end.
const LONGEST_WORD: usize = 40;

/// Pieces in Markdown: `~~taken out~~`, `**put in**`. Such signs work between spaces alone, so a change inside a word takes the word along, and
/// the words come out to the letter.
fn marked_up(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for change in with_words(pieces) {
        match change {
            Part::Kept(words) if text.is_empty() => text.push_str(&markup::markdown(&words)),
            Part::Kept(words) => text.push_str(&markup::markdown_within(&words)),
            Part::Changed { removed, added } => {
                let signed = [("~~", &removed), ("**", &added)];
                let signed = signed.into_iter().filter(|(_, words)| !words.trim().is_empty());
                let signed: Vec<String> =
                    signed.map(|(sign, words)| format!("{sign}{}{sign}", markup::markdown_within(words.trim()))).collect();
                let both = [&removed, &added].into_iter().filter(|words| !words.is_empty());
                let is_blank = |at: fn(&str) -> Option<char>| both.clone().any(|words| at(words).is_some_and(char::is_whitespace));
                let before = if is_blank(|words| words.chars().next()) { " " } else { "" };
                let behind = if is_blank(|words| words.chars().next_back()) { " " } else { "" };
                text.push_str(&format!("{before}{}{behind}", signed.join(" ")));
            }
        }
    }
    one_line(&text)
}

enum Part {
    Kept(String),
    Changed { removed: String, added: String },
}

/// Kept words and changes by turns, where no change begins or ends inside a word.
fn with_words(pieces: &[Piece]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for piece in pieces {
        match (piece.change, parts.last_mut()) {
            (Change::Kept, _) => parts.push(Part::Kept(piece.text.clone())),
            (Change::Removed, Some(Part::Changed { removed, .. })) => removed.push_str(&piece.text),
            (Change::Added, Some(Part::Changed { added, .. })) => added.push_str(&piece.text),
            (Change::Removed, _) => parts.push(Part::Changed { removed: piece.text.clone(), added: String::new() }),
            (Change::Added, _) => parts.push(Part::Changed { removed: String::new(), added: piece.text.clone() }),
        }
    }
    let mut whole: Vec<Part> = Vec::new();
    for part in parts {
        match (part, whole.last_mut()) {
            (Part::Kept(mut kept), Some(Part::Changed { removed, added })) => {
                let end = kept.find(char::is_whitespace).unwrap_or(kept.len());
                let is_open = |side: &String| !side.is_empty() && !side.ends_with(char::is_whitespace);
                if (is_open(removed) || is_open(added)) && is_word(kept.get(..end)) {
                    let rest = kept.split_off(end);
                    removed.push_str(&kept);
                    added.push_str(&kept);
                    kept = rest;
                }
                if !kept.is_empty() {
                    whole.push(Part::Kept(kept));
                }
            }
            (Part::Changed { removed, added }, Some(Part::Changed { removed: before, added: now })) => {
                before.push_str(&removed);
                now.push_str(&added);
            }
            (Part::Changed { mut removed, mut added }, Some(Part::Kept(kept))) => {
                let start = kept.trim_end_matches(|sign: char| !sign.is_whitespace()).len();
                let is_open = |side: &String| !side.is_empty() && !side.starts_with(char::is_whitespace);
                if (is_open(&removed) || is_open(&added)) && is_word(kept.get(start..)) {
                    let word = kept.split_off(start);
                    removed.insert_str(0, &word);
                    added.insert_str(0, &word);
                }
                whole.push(Part::Changed { removed, added });
            }
            (part, _) => whole.push(part),
        }
    }
    whole
}

/// Whether words hold no more than a word does.
fn is_word(words: Option<&str>) -> bool {
    words.is_some_and(|words| words.chars().count() <= LONGEST_WORD)
}

fn plain(text: &str) -> String {
    one_line(&markup::markdown(text))
}

/// A list's row must not end at a line of the article.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::word_diff::word_diff;

    #[test]
    fn changes_inside_a_word_take_the_word_along() {
        let rows = [
            ("Es stieg um 5 Prozent.", "Es stieg um 7 Prozent.", "Es stieg um ~~5~~ **7** Prozent."),
            ("in this borough”", "in this borough’s history”", "in this ~~borough”~~ **borough’s history”**"),
            ("rot blau", "rot, blau", "~~rot~~ **rot,** blau"),
            ("rot blau gelb", "rot-blau gelb", "~~rot blau~~ **rot-blau** gelb"),
            ("a b", "a-c", "~~a b~~ **a-c**"),
            ("Die Anti-IS-Koalition", "Die Koalition", "Die ~~Anti-IS-Koalition~~ **Koalition**"),
            ("neu", "", "~~neu~~"),
            ("Lead pipes", "The use of lead pipes", "~~Lead~~ **The use of lead** pipes"),
        ];
        for (old, new, expected) in rows {
            assert_eq!(marked_up(&word_diff(old, new)), expected);
        }
    }

    #[test]
    fn both_wordings_can_be_read_out_of_it() {
        for (old, new) in [("a-b c d", "a x c-d e"), ("Er kam, sah.", "Er kam und sah!"), ("x", "y z"), ("a b c", "c a b")] {
            let (mut before, mut now) = (String::new(), String::new());
            for part in with_words(&word_diff(old, new)) {
                match part {
                    Part::Kept(words) => [&mut before, &mut now].into_iter().for_each(|side| side.push_str(&words)),
                    Part::Changed { removed, added } => {
                        before.push_str(&removed);
                        now.push_str(&added);
                    }
                }
            }
            assert_eq!((one_line(&before), one_line(&now)), (old.to_owned(), new.to_owned()));
        }
    }
}
