//! Label Studio: tasks with their annotations, and the labelling configuration that declares every label, tag and relation in them.
//! Offsets count **code points** of the task's text (since 2021; older versions counted UTF-16).
//!
//! A label is the type of an entity or the kind of a mark. Each part of a mark is a region; `continues` leads from one to the next. Note
//! and tags are results of the first region. The server does not check annotations against the configuration, so both are made here.

use super::{
    CONTINUES, LossKind, Spec, Unit,
    view::{Stretch, View, label, stretch_id, url},
    vocabulary::Vocabulary,
};
use crate::{
    domain::{details::Detail, mark::Kind, tags::Hue},
    format::{
        markup,
        native::{Lines, Named as _},
    },
};

pub(super) const SPEC: Spec = Spec {
    name: "label-studio",
    title: "Label Studio",
    version: "1.23",
    unit: Unit::CodePoints,
    ending: ".label-studio.json",
    media_type: "application/json",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::EntityTypes,
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

pub(super) const CONFIG: Spec = Spec {
    name: "label-studio-config",
    title: "labelling configuration of Label Studio",
    version: "1.23",
    unit: Unit::CodePoints,
    ending: ".label-studio.xml",
    media_type: "application/xml",
    cannot_hold: &[],
    holds_details: &[],
};

pub(super) const HEAD: &str = "[\n";
pub(super) const TAIL: &str = "\n]\n";

/// Writes a task.
pub(super) fn write(lines: &mut Lines, view: &View<'_>) {
    let stretches = view.stretches();
    lines.begin_object();
    lines.name("data");
    lines.begin_object();
    lines.text_field("text", view.article.text());
    lines.filled_field("url", &url(view.document).unwrap_or_default());
    lines.filled_field("title", &view.document.details().title);
    lines.shown_field("id", &view.document.id());
    lines.end_object();
    lines.name("annotations");
    lines.begin_list();
    lines.item();
    lines.begin_object();
    lines.name("result");
    lines.begin_list();
    for stretch in &stretches {
        write_result(lines, stretch, "label", "labels", |lines| {
            lines.text_field("text", stretch.quote);
            lines.list_field("labels", [label(stretch.mark)], |lines, label| lines.words(label));
        });
        if stretch.number == 0 {
            write_about(lines, stretch);
        }
    }
    for pair in stretches.windows(2) {
        if let [from, to] = pair
            && to.number > 0
        {
            write_relation(lines, from, to);
        }
    }
    lines.end_list();
    lines.end_object();
    lines.end_list();
    lines.end_object();
}

/// Note and tags of a mark.
fn write_about(lines: &mut Lines, stretch: &Stretch<'_>) {
    let mark = stretch.mark;
    if !mark.note.is_empty() {
        write_result(lines, stretch, "note", "textarea", |lines| {
            lines.list_field("text", [&mark.note], |lines, note| lines.words(note));
        });
    }
    if !mark.tags.is_empty() {
        write_result(lines, stretch, "tags", "choices", |lines| {
            lines.text_field("text", stretch.quote);
            lines.list_field("choices", &mark.tags, |lines, tag| lines.words(tag.as_str()));
        });
    }
}

fn write_result(lines: &mut Lines, stretch: &Stretch<'_>, name: &str, kind: &str, value: impl FnOnce(&mut Lines)) {
    lines.item();
    lines.begin_object();
    lines.text_field("id", &stretch_id(stretch));
    lines.text_field("from_name", name);
    lines.text_field("to_name", "text");
    lines.text_field("type", kind);
    lines.name("value");
    lines.begin_object();
    lines.plain_field("start", &stretch.start);
    lines.plain_field("end", &stretch.end);
    value(lines);
    lines.end_object();
    lines.end_object();
}

fn write_relation(lines: &mut Lines, from: &Stretch<'_>, to: &Stretch<'_>) {
    lines.item();
    lines.begin_object();
    lines.text_field("type", "relation");
    lines.text_field("from_id", &stretch_id(from));
    lines.text_field("to_id", &stretch_id(to));
    lines.text_field("direction", "right");
    lines.list_field("labels", [CONTINUES], |lines, label| lines.words(label));
    lines.end_object();
}

/// The configuration, as XML.
pub(super) fn config(vocabulary: &Vocabulary) -> String {
    let mut xml = String::from("<View>\n  <Labels name=\"label\" toName=\"text\">\n");
    let kinds = Kind::ALL.into_iter().map(|kind| (kind.name(), hue_of(kind)));
    for (label, hue) in kinds.chain(vocabulary.labels.iter().map(|(label, hue)| (label.as_str(), *hue))) {
        xml.push_str(&format!("    <Label value=\"{}\" background=\"{}\"/>\n", markup::xml(label), colour(hue)));
    }
    xml.push_str(&format!("  </Labels>\n  <Relations>\n    <Relation value=\"{CONTINUES}\"/>\n  </Relations>\n"));
    xml.push_str("  <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n");
    xml.push_str("  <TextArea name=\"note\" toName=\"text\" perRegion=\"true\" editable=\"true\"/>\n");
    if !vocabulary.tags.is_empty() {
        xml.push_str("  <Choices name=\"tags\" toName=\"text\" perRegion=\"true\" choice=\"multiple\">\n");
        for tag in vocabulary.tags.keys() {
            xml.push_str(&format!("    <Choice value=\"{}\"/>\n", markup::xml(tag)));
        }
        xml.push_str("  </Choices>\n");
    }
    xml.push_str("</View>\n");
    xml
}

fn hue_of(kind: Kind) -> Hue {
    match kind {
        Kind::Claim => Hue::Red,
        Kind::Source => Hue::Blue,
        Kind::Entity => Hue::Green,
        Kind::Quotation => Hue::Violet,
        Kind::Note => Hue::Yellow,
    }
}

/// A light shade, for black words stand on it.
fn colour(hue: Hue) -> &'static str {
    match hue {
        Hue::Grey => "#c8c8c8",
        Hue::Red => "#ffa39e",
        Hue::Orange => "#ffc069",
        Hue::Yellow => "#ffe58f",
        Hue::Green => "#b7eb8f",
        Hue::Teal => "#87e8de",
        Hue::Blue => "#91d5ff",
        Hue::Violet => "#d3adf7",
    }
}
