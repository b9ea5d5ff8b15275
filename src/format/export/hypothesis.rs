//! The file that Hypothesis' client exports and imports. Positions count **UTF-16** units; the client believes them only where the quote
//! stands.
//!
//! The kind is the first tag, the type of an entity the second (`type:PERSON`), then come the mark's own. The client knows one stretch an
//! annotation, so a mark with several parts becomes several annotations, and the note stands in the first. On import the client replaces
//! the address by that of the page that is open. Everything is written as readable by its author alone, for what may be read by all is
//! public as soon as it is imported.

use super::{
    LossKind, Options, Spec, Unit,
    view::{Stretch, View, moment, source, stretch_id},
};
use crate::{
    domain::{details::Detail, mark::Mark},
    format::native::{Lines, Named as _},
};

pub(super) const SPEC: Spec = Spec {
    name: "hypothesis",
    title: "Hypothesis",
    version: "client export 1.0",
    unit: Unit::Utf16,
    ending: ".hypothesis.json",
    media_type: "application/json",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::Gaps,
        LossKind::Origins,
        LossKind::Creators,
        LossKind::Text,
        LossKind::Details,
        LossKind::TagLabels,
        LossKind::Records,
        LossKind::Entries,
        LossKind::Links,
        LossKind::UnknownFields,
    ],
    holds_details: &[Detail::Title, Detail::Url],
};

/// Before the type of an entity, among the tags.
const TYPE: &str = "type:";

/// An authority that cannot be one of the service.
const AUTHORITY: &str = "beleg.invalid";

/// What stands around the annotations of all documents.
pub(super) fn head(options: &Options) -> String {
    let mut lines = Lines::on_one_line();
    lines.begin_object();
    lines.text_field("export_date", &moment(options.at).unwrap_or_default());
    lines.text_field("export_userid", "");
    lines.text_field("client_version", concat!("beleg ", env!("CARGO_PKG_VERSION")));
    lines.end_object();
    let object = lines.finish();
    format!("{},\"annotations\":[\n", object.trim_end().trim_end_matches('}'))
}

pub(super) const TAIL: &str = "\n]}\n";

/// The annotations of one document, a line each, commas between them.
pub(super) fn annotations(view: &View<'_>) -> String {
    let source = source(view.document);
    let mut text = String::new();
    for stretch in view.stretches() {
        let mut lines = Lines::on_one_line();
        write(&mut lines, view, &stretch, &source);
        if !text.is_empty() {
            text.push_str(",\n");
        }
        text.push_str(lines.finish().trim_end());
    }
    text
}

fn write(lines: &mut Lines, view: &View<'_>, stretch: &Stretch<'_>, source: &str) {
    let mark = stretch.mark;
    let user = format!("acct:{}@{AUTHORITY}", user_name(&mark.creator));
    // Hypothesis wants a time; the oldest is as good as none.
    let created = moment(mark.created).unwrap_or_else(|| "1970-01-01T00:00:00.000Z".to_owned());
    lines.begin_object();
    lines.text_field("id", &stretch_id(stretch));
    lines.text_field("uri", source);
    lines.text_field("user", &user);
    lines.text_field("group", "__world__");
    lines.name("permissions");
    lines.begin_object();
    lines.list_field("read", [&user], |lines, user| lines.words(user));
    lines.end_object();
    lines.text_field("created", &created);
    lines.text_field("updated", &created);
    lines.text_field("text", if stretch.number == 0 { &mark.note } else { "" });
    lines.list_field("tags", tags(mark), |lines, tag| lines.words(&tag));
    lines.name("document");
    lines.begin_object();
    let title = &view.document.details().title;
    lines.list_field("title", [title].into_iter().filter(|title| !title.is_empty()), |lines, title| lines.words(title));
    lines.end_object();
    lines.name("target");
    lines.begin_list();
    lines.item();
    lines.begin_object();
    lines.text_field("source", source);
    lines.name("selector");
    lines.begin_list();
    lines.item();
    lines.begin_object();
    lines.text_field("type", "TextPositionSelector");
    lines.plain_field("start", &stretch.start);
    lines.plain_field("end", &stretch.end);
    lines.end_object();
    let (prefix, suffix) = view.context(stretch.range);
    lines.item();
    lines.begin_object();
    lines.text_field("type", "TextQuoteSelector");
    lines.text_field("exact", stretch.quote);
    lines.text_field("prefix", prefix);
    lines.text_field("suffix", suffix);
    lines.end_object();
    lines.end_list();
    lines.end_object();
    lines.end_list();
    lines.end_object();
}

fn tags(mark: &Mark) -> Vec<String> {
    let entity_type = mark.entity_type.as_ref().map(|own| format!("{TYPE}{own}"));
    let tags = mark.tags.iter().map(ToString::to_string);
    [mark.kind.name().to_owned()].into_iter().chain(entity_type).chain(tags).collect()
}

/// The letters of a name that a user of Hypothesis may have.
fn user_name(creator: &str) -> String {
    let allowed = creator.chars().map(|sign| if sign == ' ' { '_' } else { sign });
    let name: String = allowed.filter(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_')).take(30).collect();
    if name.is_empty() { "annotator".to_owned() } else { name }
}
