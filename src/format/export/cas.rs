//! UIMA CAS as JSON, version 0.4, which INCEpTION reads. Offsets count **UTF-16** units.
//!
//! The file brings its types: `webanno.custom.FactSpan` for each part of a mark, and `webanno.custom.FactRelation`, of the kind
//! `continues`, from each part to the next. A project needs layers of these names. Everything about a mark stands at its first part.

use super::{
    CONTINUES, LossKind, Spec, Unit,
    view::{Stretch, View, moment},
};
use crate::{
    domain::details::Detail,
    format::native::{Lines, Named as _},
};

pub(super) const SPEC: Spec = Spec {
    name: "cas",
    title: "UIMA CAS JSON (INCEpTION)",
    version: "0.4",
    unit: Unit::Utf16,
    ending: ".cas.json",
    media_type: "application/json",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::Origins,
        LossKind::Blocks,
        LossKind::Decisions,
        LossKind::Details,
        LossKind::TagLabels,
        LossKind::Records,
        LossKind::Entries,
        LossKind::Links,
        LossKind::UnknownFields,
    ],
    holds_details: &[Detail::Language],
};

const SPAN: &str = "webanno.custom.FactSpan";
const RELATION: &str = "webanno.custom.FactRelation";
const TEXT: &str = "uima.cas.String";

/// Numbers of the two feature structures that come first.
const SOFA: usize = 1;
const WHOLE: usize = 2;

/// Writes a CAS.
pub(super) fn write(lines: &mut Lines, view: &View<'_>) {
    let stretches = view.stretches();
    lines.begin_object();
    lines.name("%TYPES");
    lines.begin_object();
    let features = ["kind", "entityType", "tags", "note", "creator", "created"];
    write_type(lines, SPAN, features.map(|name| (name, TEXT)).into_iter());
    write_type(lines, RELATION, [("Governor", SPAN), ("Dependent", SPAN), ("kind", TEXT)].into_iter());
    lines.end_object();
    lines.name("%FEATURE_STRUCTURES");
    lines.begin_list();
    write_sofa(lines, view);
    let mut number = WHOLE;
    for stretch in &stretches {
        number += 1;
        write_span(lines, number, stretch);
    }
    // Parts of one mark stand behind each other.
    for (stretch, id) in stretches.iter().zip(WHOLE + 1..).filter(|(stretch, _)| stretch.number > 0) {
        number += 1;
        lines.item();
        begin(lines, number, RELATION, stretch.start, stretch.end);
        lines.plain_field("@Governor", &(id - 1));
        lines.plain_field("@Dependent", &id);
        lines.text_field("kind", CONTINUES);
        lines.end_object();
    }
    lines.end_list();
    lines.name("%VIEWS");
    lines.begin_object();
    lines.name("_InitialView");
    lines.begin_object();
    lines.plain_field("%SOFA", &SOFA);
    lines.list_field("%MEMBERS", WHOLE..=number, |lines, member| lines.plain(&member));
    lines.end_object();
    lines.end_object();
    lines.end_object();
}

fn write_type<'a>(lines: &mut Lines, name: &str, features: impl Iterator<Item = (&'a str, &'a str)>) {
    lines.name(name);
    lines.begin_object();
    lines.text_field("%NAME", name);
    lines.text_field("%SUPER_TYPE", "uima.tcas.Annotation");
    for (feature, range) in features {
        lines.name(feature);
        lines.begin_object();
        lines.text_field("%NAME", feature);
        lines.text_field("%RANGE", range);
        lines.end_object();
    }
    lines.end_object();
}

fn write_sofa(lines: &mut Lines, view: &View<'_>) {
    lines.item();
    lines.begin_object();
    lines.plain_field("%ID", &SOFA);
    lines.text_field("%TYPE", "uima.cas.Sofa");
    lines.plain_field("sofaNum", &1);
    lines.text_field("sofaID", "_InitialView");
    lines.text_field("mimeType", "text/plain");
    lines.text_field("sofaString", view.article.text());
    lines.end_object();
    lines.item();
    begin(lines, WHOLE, "uima.tcas.DocumentAnnotation", 0, view.length());
    let language = &view.document.details().language;
    // UIMA's word for a language that is not known.
    lines.text_field("language", if language.is_empty() { "x-unspecified" } else { language });
    lines.end_object();
}

fn write_span(lines: &mut Lines, number: usize, stretch: &Stretch<'_>) {
    let mark = stretch.mark;
    lines.item();
    begin(lines, number, SPAN, stretch.start, stretch.end);
    lines.text_field("kind", mark.kind.name());
    if let Some(entity_type) = &mark.entity_type {
        lines.text_field("entityType", &for_xml(entity_type.as_str()));
    }
    if stretch.number == 0 {
        let tags: Vec<&str> = mark.tags.iter().map(|tag| tag.as_str()).collect();
        lines.filled_field("tags", &for_xml(&tags.join(", ")));
        lines.filled_field("note", &for_xml(&mark.note));
        lines.filled_field("creator", &for_xml(&mark.creator));
        lines.filled_field("created", &moment(mark.created).unwrap_or_default());
    }
    lines.end_object();
}

/// What people have typed, without what XML 1.0 has no way to write: programs turn this file into XMI, and refuse it whole for one such sign.
fn for_xml(text: &str) -> String {
    let is_forbidden =
        |sign: char| matches!(sign, '\u{FFFE}' | '\u{FFFF}') || sign.is_ascii_control() && !matches!(sign, '\t' | '\n' | '\r');
    text.chars().map(|sign| if is_forbidden(sign) { char::REPLACEMENT_CHARACTER } else { sign }).collect()
}

fn begin(lines: &mut Lines, number: usize, name: &str, start: u32, end: u32) {
    lines.begin_object();
    lines.plain_field("%ID", &number);
    lines.text_field("%TYPE", name);
    lines.plain_field("@sofa", &SOFA);
    lines.plain_field("begin", &start);
    lines.plain_field("end", &end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_write_is_shown_as_unknown() {
        assert_eq!(for_xml("a\u{B}b\u{1}\tc\r\nd\u{FFFE}😀ä\u{7F}"), "a\u{FFFD}b\u{FFFD}\tc\r\nd\u{FFFD}😀ä\u{FFFD}");
    }
}
