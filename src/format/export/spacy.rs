//! Rows of spans as spaCy's tools and Prodigy read them, a line a document. Offsets count **code points**.
//!
//! A label is the type of an entity or the kind of a mark, in capitals. Each part of a mark is a span of its own. spaCy takes only spans
//! that begin and end where its tokens do; the words are left as they were marked.

use super::{
    LossKind, Spec, Unit,
    view::{View, capital_label, url},
};
use crate::{domain::details::Detail, format::native::Lines};

pub(super) const SPEC: Spec = Spec {
    name: "spacy",
    title: "spaCy and Prodigy",
    version: "spaCy 3.8",
    unit: Unit::CodePoints,
    ending: ".spacy.jsonl",
    media_type: "application/jsonl",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::Gaps,
        LossKind::EntityTypes,
        LossKind::Tags,
        LossKind::Notes,
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
    holds_details: &[Detail::Title, Detail::Url],
};

/// Writes a row.
pub(super) fn write(lines: &mut Lines, view: &View<'_>) {
    lines.begin_object();
    lines.text_field("text", view.article.text());
    lines.list_field("spans", view.stretches(), |lines, stretch| {
        lines.begin_object();
        lines.plain_field("start", &stretch.start);
        lines.plain_field("end", &stretch.end);
        lines.text_field("label", &capital_label(stretch.mark));
        lines.end_object();
    });
    lines.name("meta");
    lines.begin_object();
    lines.shown_field("document", &view.document.id());
    lines.filled_field("title", &view.document.details().title);
    lines.filled_field("source", &url(view.document).unwrap_or_default());
    lines.end_object();
    lines.text_field("answer", "accept");
    lines.end_object();
}
