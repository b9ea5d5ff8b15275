//! The settings as they are kept in the browser's storage.

use std::rc::Rc;

use crate::{
    domain::{
        settings::{Exporting, Settings},
        stamp::Timestamp,
        tags::TagSet,
    },
    format::{
        date_time::{ReplicaText, parse_replica},
        native::{Fields, Json, Lines, Named as _, read_definition, write_tag},
    },
};

const FORMAT: &str = "beleg-settings";
const VERSION: u32 = 1;

const FIELDS: &[&str] = &[
    "format",
    "version",
    "language",
    "theme",
    "name",
    "tags",
    "snap_to_words",
    "single_keys",
    "hints_seen",
    "export_format",
    "publisher",
    "publisher_url",
    "method_url",
    "replica",
    "backed_up",
    "changed",
];

/// The settings as JSON text.
#[must_use]
pub fn write(settings: &Settings) -> String {
    let mut lines = Lines::default();
    write_fields(&mut lines, settings);
    lines.finish()
}

/// The settings as an object in another file.
pub(super) fn write_fields(lines: &mut Lines, settings: &Settings) {
    lines.begin_object();
    lines.text_field("format", FORMAT);
    lines.plain_field("version", &VERSION);
    if let Some(language) = &settings.language {
        lines.text_field("language", language);
    }
    lines.text_field("theme", settings.theme.name());
    lines.text_field("name", &settings.name);
    lines.plain_field("snap_to_words", &settings.snap_to_words);
    lines.plain_field("single_keys", &settings.single_keys);
    lines.list_field("hints_seen", &settings.hints_seen, |lines, hint| lines.words(hint.name()));
    let exporting = &settings.exporting;
    for (name, text) in [
        ("export_format", &exporting.format),
        ("publisher", &exporting.publisher),
        ("publisher_url", &exporting.publisher_url),
        ("method_url", &exporting.method_url),
    ] {
        lines.filled_field(name, text);
    }
    if let Some(replica) = settings.replica {
        lines.shown_field("replica", &ReplicaText(replica));
    }
    for (name, moment) in [("backed_up", settings.backed_up), ("changed", settings.changed)] {
        if let Some(moment) = moment {
            lines.plain_field(name, &moment.0);
        }
    }
    lines.list_field("tags", &settings.tags.tags, |lines, tag| write_tag(lines, tag, None));
    lines.unknown_fields(&settings.extra, FIELDS);
    lines.end_object();
}

/// The settings from JSON text, and whether anything in it could not be read. What cannot be read, or is not there, is as in a
/// new installation; the rest is taken. A newer version is read as far as it is understood: settings are not evidence.
#[must_use]
pub fn read(text: &str) -> (Settings, bool) {
    let mut settings = Settings::default();
    let Some(mut fields) = Fields::parse(text) else { return (settings, true) };
    let is_ours =
        fields.text("format").is_some_and(|format| format == FORMAT) && fields.value("version", Json::plain::<u32>).is_some();
    settings.language = fields.text("language").map(String::from);
    settings.theme = fields.named("theme").unwrap_or_default();
    settings.name = fields.text("name").unwrap_or_default().into_owned();
    settings.snap_to_words = fields.value("snap_to_words", Json::plain).unwrap_or(settings.snap_to_words);
    settings.single_keys = fields.value("single_keys", Json::plain).unwrap_or(settings.single_keys);
    let exporting = ["export_format", "publisher", "publisher_url", "method_url"];
    let [format, publisher, publisher_url, method_url] = exporting.map(|name| fields.text(name).unwrap_or_default().into_owned());
    settings.exporting = Rc::new(Exporting { format, publisher, publisher_url, method_url });
    let mut damaged = !is_ours;
    for value in fields.list("hints_seen") {
        match value.named() {
            Some(hint) => settings.saw(hint),
            None => damaged = true,
        }
    }
    if let Some(replica) = fields.text("replica") {
        settings.replica = parse_replica(&replica);
        damaged |= settings.replica.is_none();
    }
    settings.backed_up = fields.value("backed_up", Json::plain).map(Timestamp);
    settings.changed = fields.value("changed", Json::plain).map(Timestamp);
    if fields.contains("tags") {
        settings.tags = read_tags(&mut fields, &mut damaged).unwrap_or(settings.tags);
    }
    settings.extra = fields.unknown();
    (settings, damaged || !fields.faults.is_empty())
}

/// `None` if the list cannot be read at all. An empty list is a choice.
fn read_tags(fields: &mut Fields<'_>, damaged: &mut bool) -> Option<TagSet> {
    let mut set = TagSet::default();
    for value in fields.value("tags", Json::items)? {
        match read_definition(value) {
            // What a field says has no tag any more, unless somebody has made it their own.
            Ok(tag) if tag.definition.is_former() => {}
            Ok(tag) => {
                *damaged |= !tag.faults.is_empty();
                set = set.with(Rc::clone(&tag.definition));
            }
            Err(_) => *damaged = true,
        }
    }
    Some(set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        settings::{Hint, Theme},
        stamp::ReplicaId,
    };

    #[test]
    fn settings_go_there_and_back() {
        let mut settings = Settings::default();
        assert_eq!(read(&write(&settings)), (settings.clone(), false));
        settings.language = Some("de-AT".into());
        settings.theme = Theme::Dark;
        settings.name = "Zoë 👩🏽‍💻 \"\u{0}".into();
        settings.snap_to_words = true;
        settings.single_keys = false;
        settings.hints_seen = Hint::ALL.into();
        settings.exporting = Rc::new(Exporting {
            format: "report".into(),
            publisher: "The Desk".into(),
            publisher_url: "https://desk.example".into(),
            method_url: "x".into(),
        });
        settings.replica = Some(ReplicaId(u64::MAX));
        settings.backed_up = Some(Timestamp(1_800_000_000_000));
        settings.changed = Some(Timestamp(7));
        settings.tags.tags.truncate(3);
        settings.extra.insert("later".into(), r#"{"x":[1e400,null]}"#.into());
        assert_eq!(read(&write(&settings)), (settings.clone(), false));
        settings.tags.tags.clear();
        assert_eq!(read(&write(&settings)), (settings, false), "no tags is a choice");
    }

    /// Each row: the text, whether it counts as damaged, and the name that was read nevertheless.
    #[test]
    fn one_damaged_field_leaves_the_others() {
        let rows = [
            (r#"{"format":"beleg-settings","version":1,"name":"A"}"#, false, "A"),
            (r#"{"format":"beleg-settings","version":9,"name":"A","new":1}"#, false, "A"),
            (r#"{"format":"beleg-settings","version":1,"name":"A","theme":"pink"}"#, true, "A"),
            (r#"{"format":"beleg-settings","version":1,"name":"A","tags":[{"id":""}]}"#, true, "A"),
            (r#"{"format":"beleg-settings","version":1,"name":"A","tags":7}"#, true, "A"),
            (r#"{"format":"beleg-settings","version":1,"name":"A","replica":"xyz"}"#, true, "A"),
            (r#"{"format":"beleg-settings","version":1,"name":"A","hints_seen":["press","fly"]}"#, true, "A"),
            (r#"{"format":"beleg-settings","version":1,"name":["A"]}"#, true, ""),
            (r#"{"name":"A"}"#, true, "A"),
            ("[]", true, ""),
            ("", true, ""),
            ("{\"name\":", true, ""),
        ];
        for (text, damaged, name) in rows {
            let (settings, was_damaged) = read(text);
            assert_eq!((was_damaged, settings.name.as_str()), (damaged, name), "{text}");
        }
        assert_eq!(read(r#"{"format":"beleg-settings","version":1,"tags":7}"#).0.tags, Settings::default().tags);
    }
}
