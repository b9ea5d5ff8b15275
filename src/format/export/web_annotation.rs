//! W3C Web Annotation Data Model (Recommendation of 23 February 2017): a collection of one page a document. Positions count **code
//! points**, as the Recommendation demands, and each stands beside a quote with what surrounds it.
//!
//! The kind is a body for `classifying`, the type of an entity a second one; tags are bodies for `tagging`, the note one for
//! `commenting`. A mark with several parts has several targets. A lost mark has its quote alone. The collection names the article it is
//! about, with its text, SHA-256 and addresses in the words of schema.org, so that the file can be read without the article.
//!
//! Of words from a PDF a fragment of it names the page, of words from a recording a fragment of time when they are said: `t=843.2,847.9`.
//!
//! The array for Recogito and Annotorious is the same with what those programs need instead: **UTF-16** positions, no lost marks, a
//! context in each annotation.

use super::{
    LossKind, Spec, Unit,
    iri::iri,
    view::{Stretch, View, first_of, last_of, moment, source},
};
use crate::{
    domain::{
        details::Detail,
        locator::{Time, Whereabouts, seconds},
        mark::Mark,
    },
    format::{
        date_time::{Moment, parse_moment},
        native::{Lines, Named as _},
    },
};

/// Media Fragments URI 1.0, and the media type of PDF, as the model names both. What took the place of the latter, RFC 8118, kept `page`.
const MEDIA_FRAGMENTS: &str = "http://www.w3.org/TR/media-frags/";
const PDF_FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc3778";

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

pub(super) const SPEC: Spec = Spec {
    name: "web-annotation",
    title: "W3C Web Annotation",
    version: "Recommendation of 2017-02-23",
    unit: Unit::CodePoints,
    ending: ".jsonld",
    media_type: "application/ld+json",
    cannot_hold: &[
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
    holds_details: &[
        Detail::Title,
        Detail::Subtitle,
        Detail::Language,
        Detail::Url,
        Detail::ArchiveUrl,
        Detail::Outlet,
        Detail::Authors,
        Detail::Published,
        Detail::Genre,
    ],
};

pub(super) const RECOGITO: Spec = Spec {
    name: "recogito",
    title: "array for Recogito and Annotorious",
    version: "@recogito/text-annotator 4.1",
    unit: Unit::Utf16,
    ending: ".recogito.json",
    media_type: "application/json",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::Origins,
        LossKind::Text,
        LossKind::Details,
        LossKind::TagLabels,
        LossKind::Records,
        LossKind::Entries,
        LossKind::Links,
        LossKind::UnknownFields,
    ],
    holds_details: &[Detail::Url],
};

/// Writes a collection.
pub(super) fn write(lines: &mut Lines, view: &View<'_>) {
    let document = view.document;
    let source = source(document);
    let marks = view.marks();
    let lost: Vec<&Mark> = view.lost().collect();
    lines.begin_object();
    lines.text_field("@context", CONTEXT);
    lines.text_field("id", &format!("urn:uuid:{}#marks", document.id()));
    lines.text_field("type", "AnnotationCollection");
    let title = &document.details().title;
    lines.text_field("label", if title.is_empty() { &source } else { title });
    lines.plain_field("total", &(marks.len() + lost.len()));
    lines.name("dcterms:source");
    write_article(lines, view, &source);
    lines.name("first");
    lines.begin_object();
    lines.text_field("id", &format!("urn:uuid:{}#marks-1", document.id()));
    lines.text_field("type", "AnnotationPage");
    lines.plain_field("startIndex", &0);
    lines.list_field("items", marks.into_iter().chain(lost), |lines, mark| write_annotation(lines, view, mark, &source, false));
    lines.end_object();
    lines.end_object();
}

/// Writes the array for Recogito.
pub(super) fn write_recogito(lines: &mut Lines, view: &View<'_>) {
    let source = source(view.document);
    lines.begin_list();
    for mark in view.marks() {
        lines.item();
        write_annotation(lines, view, mark, &source, true);
    }
    lines.end_list();
}

/// The article, in the words of schema.org. Its text and fingerprint prove what was annotated.
fn write_article(lines: &mut Lines, view: &View<'_>, source: &str) {
    let details = view.document.details();
    lines.begin_object();
    lines.text_field("id", source);
    lines.text_field("type", "schema:Article");
    lines.text_field("schema:identifier", &format!("urn:uuid:{}", view.document.id()));
    lines.text_field("schema:sha256", view.article.sha256());
    lines.text_field("schema:text", view.article.text());
    let texts = [
        ("schema:headline", &details.title),
        ("schema:alternativeHeadline", &details.subtitle),
        ("schema:inLanguage", &details.language),
        ("schema:url", &details.url),
        ("schema:archivedAt", &details.archive_url),
        ("schema:publisher", &details.outlet),
        ("schema:datePublished", &details.published),
        ("schema:genre", &details.genre),
    ];
    for (name, text) in texts {
        lines.filled_field(name, text);
    }
    lines.filled_list_field("schema:author", &details.authors, |lines, author| lines.words(author));
    lines.end_object();
}

fn write_annotation(lines: &mut Lines, view: &View<'_>, mark: &Mark, source: &str, for_recogito: bool) {
    lines.begin_object();
    if for_recogito {
        lines.text_field("@context", CONTEXT);
    }
    lines.text_field("id", &format!("urn:uuid:{}", mark.id));
    lines.text_field("type", "Annotation");
    lines.text_field("motivation", "highlighting");
    if let Some(created) = moment(mark.created) {
        lines.text_field("created", &created);
    }
    if !mark.creator.is_empty() {
        lines.name("creator");
        lines.begin_object();
        lines.text_field("type", "Person");
        lines.text_field("name", &mark.creator);
        lines.end_object();
    }
    lines.name("body");
    lines.begin_list();
    write_body(lines, "classifying", mark.kind.name());
    if let Some(entity_type) = &mark.entity_type {
        write_body(lines, "classifying", entity_type.as_str());
    }
    for tag in &mark.tags {
        write_body(lines, "tagging", tag.as_str());
    }
    if !mark.note.is_empty() {
        write_body(lines, "commenting", &mark.note);
    }
    lines.end_list();
    lines.name("target");
    let about = About { source, state: if for_recogito { None } else { State::of(view) }, for_recogito };
    match mark.spans.len() {
        1 => write_targets(lines, view, mark, &about, &mut |_| {}),
        _ => {
            lines.begin_list();
            write_targets(lines, view, mark, &about, &mut |lines| lines.item());
            lines.end_list();
        }
    }
    lines.end_object();
}

fn write_body(lines: &mut Lines, purpose: &str, value: &str) {
    lines.item();
    lines.begin_object();
    lines.text_field("type", "TextualBody");
    lines.text_field("purpose", purpose);
    if purpose == "commenting" {
        lines.text_field("format", "text/plain");
    }
    lines.text_field("value", value);
    lines.end_object();
}

/// When the page was read, and where a copy of it is. A time must be told (model 4.3.1): if nobody wrote down when the page was read,
/// that is when the article was opened.
struct State {
    cached: Option<String>,
    read: String,
}

impl State {
    fn of(view: &View<'_>) -> Option<Self> {
        let details = view.document.details();
        let cached = iri(&details.archive_url);
        let accessed = parse_moment(&details.accessed).map(|at| Moment(at).to_string()).filter(|text| text.ends_with('Z'));
        if cached.is_none() && accessed.is_none() {
            return None;
        }
        let read = accessed.or_else(|| moment(view.document.created()))?;
        Some(Self { cached, read })
    }
}

/// What all targets say.
struct About<'a> {
    source: &'a str,
    state: Option<State>,
    /// Its programs look at the first two selectors, and know no others.
    for_recogito: bool,
}

fn write_targets(lines: &mut Lines, view: &View<'_>, mark: &Mark, about: &About<'_>, before: &mut dyn FnMut(&mut Lines)) {
    for (stretch, span) in view.stretches_of(mark).zip(&mark.spans) {
        before(lines);
        lines.begin_object();
        lines.text_field("source", about.source);
        if let Some(state) = &about.state {
            lines.name("state");
            lines.begin_object();
            lines.text_field("type", "TimeState");
            if let Some(cached) = &state.cached {
                lines.text_field("cached", cached);
            }
            lines.text_field("sourceDate", &state.read);
            lines.end_object();
        }
        lines.name("selector");
        lines.begin_list();
        if mark.is_drawn() {
            let (prefix, suffix) = view.context(stretch.range);
            write_quote(lines, &stretch, prefix, suffix);
            lines.item();
            lines.begin_object();
            lines.text_field("type", "TextPositionSelector");
            lines.plain_field("start", &stretch.start);
            lines.plain_field("end", &stretch.end);
            lines.end_object();
            if !about.for_recogito {
                write_fragments(lines, &view.whereabouts(stretch.range));
            }
        } else {
            write_quote(lines, &stretch, last_of(&span.prefix), first_of(&span.suffix));
        }
        lines.end_list();
        lines.end_object();
    }
}

/// Where the words stand in the file or recording that they were read from.
fn write_fragments(lines: &mut Lines, found: &Whereabouts) {
    let page = found.pages.as_ref().map(|(first, _)| (PDF_FRAGMENTS, format!("page={}", first.number)));
    let time = found.time.map(|Time { begin, end }| {
        // A fragment of no length is none.
        let to = if end > begin { format!(",{}", seconds(end)) } else { String::new() };
        (MEDIA_FRAGMENTS, format!("t={}{to}", seconds(begin)))
    });
    for (standard, value) in page.into_iter().chain(time) {
        lines.item();
        lines.begin_object();
        lines.text_field("type", "FragmentSelector");
        lines.text_field("conformsTo", standard);
        lines.text_field("value", &value);
        lines.end_object();
    }
}

fn write_quote(lines: &mut Lines, stretch: &Stretch<'_>, prefix: &str, suffix: &str) {
    lines.item();
    lines.begin_object();
    lines.text_field("type", "TextQuoteSelector");
    lines.text_field("exact", stretch.quote);
    lines.text_field("prefix", prefix);
    lines.text_field("suffix", suffix);
    lines.end_object();
}
