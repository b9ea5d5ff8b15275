//! doccano's JSON Lines with relations, a line a document. Its editor counts **UTF-16** units, programs that read its files count **code
//! points**; one of them must be chosen, and they differ behind the first emoji only.
//!
//! A label is the type of an entity or the kind of a mark. The project must allow overlapping spans, or doccano drops nested ones without
//! a word, and relations, which tie the parts of a mark together (`continues`). What else a row holds becomes its `meta`.

use super::{
    CONTINUES, LossKind, Spec, Unit,
    view::{View, label, url},
};
use crate::{domain::details::Detail, format::native::Lines};

pub(super) const SPEC: Spec = Spec {
    name: "doccano",
    title: "doccano",
    version: "1.8, JSONL(Relation)",
    unit: Unit::Utf16,
    ending: ".doccano.jsonl",
    media_type: "application/jsonl",
    cannot_hold: &[
        LossKind::LostMarks,
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
    let stretches = view.stretches();
    lines.begin_object();
    lines.text_field("text", view.article.text());
    lines.list_field("entities", stretches.iter().zip(0..), |lines, (stretch, id): (_, u32)| {
        lines.begin_object();
        lines.plain_field("id", &id);
        lines.text_field("label", label(stretch.mark));
        lines.plain_field("start_offset", &stretch.start);
        lines.plain_field("end_offset", &stretch.end);
        lines.end_object();
    });
    // Parts of one mark stand behind each other, so the one before has the number before.
    let later = stretches.iter().zip(0..).filter(|(stretch, _)| stretch.number > 0).zip(0..);
    lines.list_field("relations", later, |lines, ((_, to), id): ((_, u32), u32)| {
        lines.begin_object();
        lines.plain_field("id", &id);
        lines.plain_field("from_id", &(to - 1));
        lines.plain_field("to_id", &to);
        lines.text_field("type", CONTINUES);
        lines.end_object();
    });
    lines.shown_field("document", &view.document.id());
    lines.filled_field("title", &view.document.details().title);
    lines.filled_field("url", &url(view.document).unwrap_or_default());
    lines.end_object();
}
