//! brat standoff (version 1.3): for each document its text (`.txt`) and its annotations (`.ann`), and one `annotation.conf` for the
//! folder. Offsets count **code points** of the `.txt`. (brat's own page takes them for UTF-16 units and draws too far left behind an
//! emoji; nothing in a file can mend that.)
//!
//! A type is the type of an entity or the kind of a mark. A stretch over a line break becomes fragments, as brat demands. Parts of one
//! mark are annotations of their own, tied by the relation `continues`: some readers take no fragments with words between them, or no more
//! than two. Tags are attributes, the note is an annotator's note on one line.

use std::fmt::Write as _;

use super::{
    CONTINUES, LossKind, Spec, Unit,
    view::{Stretch, View, is_plain_name, label, names_a_kind},
    vocabulary::Vocabulary,
};
use crate::{
    domain::{
        mark::Kind,
        tags::TagId,
        text::{ByteOffset, TextRange},
    },
    format::native::Named as _,
};

pub(super) const SPEC: Spec = Spec {
    name: "brat",
    title: "brat standoff",
    version: "1.3",
    unit: Unit::CodePoints,
    ending: ".brat.zip",
    media_type: "application/zip",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::EntityTypes,
        LossKind::TagNames,
        LossKind::NoteLines,
        LossKind::Origins,
        LossKind::Creators,
        LossKind::Times,
        LossKind::Blocks,
        LossKind::Decisions,
        LossKind::Details,
        LossKind::TagLabels,
        LossKind::Records,
        LossKind::Entries,
        LossKind::Links,
        LossKind::UnknownFields,
    ],
    holds_details: &[],
};

pub(super) const TEXT: &str = ".txt";
pub(super) const ANNOTATIONS: &str = ".ann";
/// The file that declares the labels of a folder.
pub const CONFIG: &str = "annotation.conf";

/// Where brat, or another reader of its files, ends a line.
fn breaks_line(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a tag can be the name of an attribute.
pub(super) fn takes_tag(tag: &TagId) -> bool {
    is_plain_name(tag.as_str()) && !names_a_kind(tag.as_str()) && tag.as_str() != CONTINUES
}

/// A note as brat holds it.
pub(super) fn one_line(note: &str) -> String {
    let line: String = note.chars().map(|sign| if breaks_line(sign) || sign == '\t' { ' ' } else { sign }).collect();
    line.trim().to_owned()
}

/// The annotations of a document.
pub(super) fn annotations(view: &View<'_>) -> String {
    let mut text = String::new();
    let stretches = view.stretches();
    let (mut attributes, mut notes, mut relations) = (0_u32, 0_u32, 0_u32);
    // Writing to a text cannot fail.
    for (stretch, number) in stretches.iter().zip(1_u32..) {
        write_stretch(&mut text, view, stretch, number);
        if stretch.number > 0 {
            relations += 1;
            writeln!(text, "R{relations}\t{CONTINUES} Arg1:T{} Arg2:T{number}", number - 1).ok();
            continue;
        }
        let mut written: Vec<&TagId> = Vec::new();
        for tag in stretch.mark.tags.iter().filter(|tag| takes_tag(tag)) {
            if written.contains(&tag) {
                continue;
            }
            written.push(tag);
            attributes += 1;
            writeln!(text, "A{attributes}\t{tag} T{number}").ok();
        }
        let note = one_line(&stretch.mark.note);
        if !note.is_empty() {
            notes += 1;
            writeln!(text, "#{notes}\tAnnotatorNotes T{number}\t{note}").ok();
        }
    }
    text
}

fn write_stretch(text: &mut String, view: &View<'_>, stretch: &Stretch<'_>, number: u32) {
    let lines = lines(stretch.range, stretch.quote);
    let fragments: Vec<String> =
        lines.iter().map(|line| format!("{} {}", view.offset(line.start()), view.offset(line.end()))).collect();
    let words: Vec<&str> = lines.iter().filter_map(|line| line.slice(view.article.text())).collect();
    writeln!(text, "T{number}\t{} {}\t{}", label(stretch.mark), fragments.join(";"), words.join(" ")).ok();
}

/// A range without the line breaks in it.
fn lines(range: TextRange, words: &str) -> Vec<TextRange> {
    let start = range.start().get();
    let mut at = 0;
    let mut lines = Vec::new();
    for line in words.split_inclusive(breaks_line) {
        let end = at + line.trim_end_matches(breaks_line).len();
        if end > at {
            lines.push(TextRange::new(ByteOffset::new(start + at), ByteOffset::new(start + end)));
        }
        at += line.len();
    }
    lines
}

/// The `annotation.conf` of a folder. Everything may overlap everything, or brat's verifier would complain about nested marks.
pub(super) fn config(vocabulary: &Vocabulary) -> String {
    let mut text = String::from("[entities]\n");
    let own = vocabulary.labels.keys().map(String::as_str).filter(|label| is_plain_name(label));
    for label in Kind::ALL.into_iter().map(|kind| kind.name()).chain(own) {
        writeln!(text, "{label}").ok();
    }
    text.push_str("\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
    writeln!(text, "{CONTINUES}\tArg1:<ENTITY>, Arg2:<ENTITY>\n\n[events]\n\n[attributes]").ok();
    for tag in vocabulary.tags.keys().filter_map(|tag| TagId::new(tag)).filter(takes_tag) {
        writeln!(text, "{tag}\tArg:<ENTITY>").ok();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_between_fragments() {
        let rows: [(&str, &[(usize, usize)]); 4] = [
            ("eins", &[(10, 14)]),
            ("ei\n\nns", &[(10, 12), (14, 16)]),
            ("a\u{2028}b", &[(10, 11), (14, 15)]),
            ("a\r\nb\n", &[(10, 11), (13, 14)]),
        ];
        for (words, expected) in rows {
            let range = TextRange::from_bytes(10..10 + words.len());
            let found: Vec<_> = lines(range, words).iter().map(|line| (line.start().get(), line.end().get())).collect();
            assert_eq!(found, expected, "{words:?}");
        }
        assert_eq!(one_line(" a\tb\nc "), "a b c");
    }
}
