//! The details of an article, read and written: where it came from and what it is called.

use std::rc::Rc;

use super::{fields::Fields, json::Json, layout::Lines, names::Named, read::read_stamp};
use crate::{
    domain::{
        details::{Detail, Details, Told},
        stamp::{Stamp, Stamped, Timestamp},
    },
    format::date_time::StampText,
};

pub(super) fn write_details(lines: &mut Lines, details: &Details, stamp: Stamp) {
    lines.begin_object();
    lines.shown_field("stamp", &StampText(stamp));
    for (name, detail) in Detail::NAMES {
        match details.text(*detail) {
            Some(text) => lines.filled_field(name, text),
            None => lines.filled_list_field(name, &details.authors, |lines, author| lines.words(author)),
        }
    }
    lines.filled_list_field("unknown", &details.unknown, |lines, detail| lines.words(detail.name()));
    if !details.intake.is_empty() {
        lines.name("intake");
        lines.begin_object();
        for (what, times) in &details.intake {
            lines.plain_field(what, times);
        }
        lines.end_object();
    }
    // A field that a detail or this list has is none of them.
    let own = ["stamp", "unknown", "intake"].into_iter().chain(Detail::NAMES.iter().map(|(name, _)| *name));
    lines.unknown_fields(&details.extra, &own.collect::<Vec<_>>());
    lines.end_object();
}

/// Reads the details. The title was taken from the fields before, to name the document in messages.
pub(super) fn read_details(fields: &mut Fields<'_>, title: &str, opened: Timestamp) -> Stamped<Rc<Details>> {
    let stamp = read_stamp(fields, opened);
    let mut details = Details::default();
    details.set(Detail::Title, Told::text(title));
    for (name, detail) in Detail::NAMES {
        let told = match detail {
            Detail::Title => continue,
            Detail::Authors => Told::Said(fields.texts(name).iter().map(|author| (&**author).into()).collect()),
            _ => Told::text(&fields.text(name).unwrap_or_default()),
        };
        details.set(*detail, told);
    }
    for value in fields.list("unknown") {
        match value.named() {
            Some(detail) if details.get(detail) == Told::Absent => details.set(detail, Told::Unknown),
            Some(detail) if details.get(detail) == Told::Unknown => {}
            // What is said is not unknown, whatever else the file says.
            _ => fields.unknown_value("unknown", value),
        }
    }
    details.intake = fields.value("intake", read_counts).unwrap_or_default();
    details.extra = fields.unknown();
    Stamped { stamp, value: Rc::new(details) }
}

fn read_counts(value: Json<'_>) -> Option<Vec<(Rc<str>, u32)>> {
    let members = value.members()?;
    members.into_iter().map(|(name, value)| Some((Rc::from(&*name), value.plain()?))).collect()
}
