//! Marks of a file, read and written. Reading puts each mark on the article's words: see `place`.

use std::{borrow::Cow, rc::Rc};

use super::{
    fields::{Fields, excerpt},
    json::Json,
    layout::Lines,
    names::Named,
    problem::{ProblemReason, RecordName, Report},
    read::{read_moment, read_stamp},
};
use crate::{
    anchor::{
        describe::describe,
        locate::{Wanted, locate, lost},
    },
    domain::{
        article::Article,
        document::{Document, Record},
        edit::check_spans,
        id::MarkId,
        mark::{Anchor, Kind, Mark, Origin, Span},
        stamp::{Stamp, Stamped, Timestamp},
        tags::TagId,
        text::{CodePointOffset, TextRange},
    },
    format::date_time::{Moment, StampText},
};

/// Context that is compared when words have moved, in bytes on each side: what is kept at most, and some. A file that claims more
/// cannot make the search slow.
const MOST_CONTEXT: usize = 1024;

pub(super) const MARK_FIELDS: &[&str] =
    &["id", "stamp", "kind", "entity_type", "spans", "on", "tags", "note", "creator", "created", "origin", "anchor"];

pub(super) fn write_mark(lines: &mut Lines, document: &Document, mark: &Mark, stamp: Stamp) {
    lines.begin_object();
    lines.shown_field("id", &mark.id);
    lines.shown_field("stamp", &StampText(stamp));
    lines.text_field("kind", mark.kind.name());
    if let Some(entity_type) = &mark.entity_type {
        lines.text_field("entity_type", entity_type.as_str());
    }
    write_spans(lines, document, &mark.spans, mark.anchor);
    lines.filled_list_field("tags", &mark.tags, |lines, tag| lines.words(tag.as_str()));
    lines.filled_field("note", &mark.note);
    lines.filled_field("creator", &mark.creator);
    lines.shown_field("created", &Moment(mark.created));
    if mark.origin != Origin::default() {
        lines.text_field("origin", mark.origin.name());
    }
    write_anchor(lines, mark.anchor);
    lines.unknown_fields(&mark.extra, MARK_FIELDS);
    lines.end_object();
}

/// Writes spans and anchor as fields of their own object.
pub(super) fn write_words(lines: &mut Lines, document: &Document, spans: &[Span], anchor: Anchor) {
    write_spans(lines, document, spans, anchor);
    write_anchor(lines, anchor);
}

/// What was written on a former text counts the characters of that, and says which it is.
fn write_spans(lines: &mut Lines, document: &Document, spans: &[Span], anchor: Anchor) {
    let former = document.former_home(spans, anchor);
    let article = former.unwrap_or(document.article());
    lines.list_field("spans", spans, |lines, span| write_span(lines, article, span));
    if let Some(former) = former {
        lines.text_field("on", former.sha256());
    }
}

fn write_anchor(lines: &mut Lines, anchor: Anchor) {
    if anchor != Anchor::default() {
        lines.text_field("anchor", anchor.name());
    }
}

/// A lost span may have a place that is none; it is written without.
fn write_span(lines: &mut Lines, article: &Article, span: &Span) {
    lines.begin_object();
    let start = article.to_code_points(span.range.start());
    let end = article.to_code_points(span.range.end());
    if let Some((start, end)) = start.zip(end) {
        lines.plain_field("start", &start.0);
        lines.plain_field("end", &end.0);
    }
    lines.text_field("quote", &span.quote);
    lines.filled_field("prefix", &span.prefix);
    lines.filled_field("suffix", &span.suffix);
    lines.end_object();
}

/// Reads a mark, number `number` of its document, which was opened at `opened`. `None` if it cannot be taken; why is in the report.
pub(super) fn read_mark(
    texts: &Texts<'_>,
    value: Json<'_>,
    number: usize,
    opened: Timestamp,
    report: &mut Report,
) -> Option<(MarkId, Record<Mark>)> {
    let name = RecordName::Mark { id: format!("#{number}"), kind: None };
    let Some(mut fields) = Fields::of(value) else {
        report.add(&name, ProblemReason::NotAnObject);
        return None;
    };
    let (id, kind) = match identity(&mut fields) {
        Ok(identity) => identity,
        Err((reason, id)) => {
            report.add(&id.map_or(name, |id| RecordName::Mark { id: id.to_string(), kind: None }), reason);
            return None;
        }
    };
    let name = RecordName::Mark { id: id.to_string(), kind: Some(kind) };
    let (spans, anchor) = read_words(texts, &mut fields);
    let stamp = read_stamp(&mut fields, opened);
    let mark = Mark {
        id,
        kind,
        spans,
        entity_type: fields.text("entity_type").and_then(|id| TagId::new(&id)),
        tags: fields.texts("tags").iter().filter_map(|id| TagId::new(id)).collect(),
        note: fields.text("note").unwrap_or_default().into(),
        creator: fields.text("creator").unwrap_or_default().into(),
        created: read_moment(&mut fields, "created").unwrap_or(stamp.at),
        origin: fields.named("origin").unwrap_or_default(),
        anchor,
        extra: fields.unknown(),
    };
    let fits = !mark.spans.is_empty();
    if !fits {
        fields.faults.push(ProblemReason::NoSpan);
    }
    report.add_all(&name, fields.faults);
    fits.then(|| (id, Stamped { stamp, value: Some(Rc::new(mark)) }))
}

fn identity(fields: &mut Fields<'_>) -> Result<(MarkId, Kind), (ProblemReason, Option<MarkId>)> {
    let id = fields.raw("id").ok_or((ProblemReason::MissingId, None))?;
    let id = MarkId::parse(&excerpt(id)).ok_or_else(|| (ProblemReason::BadId(excerpt(id)), None))?;
    let kind = fields.raw("kind").ok_or((ProblemReason::MissingKind, Some(id)))?;
    let known = kind.named().ok_or_else(|| (ProblemReason::UnknownKind(excerpt(kind)), Some(id)))?;
    Ok((id, known))
}

/// The text of a document, and those it had before.
pub(super) struct Texts<'a> {
    pub(super) article: &'a Article,
    pub(super) former: Vec<&'a Rc<Article>>,
}

/// Reads spans and anchor, and puts them on their words.
pub(super) fn read_words(texts: &Texts<'_>, fields: &mut Fields<'_>) -> (Vec<Span>, Anchor) {
    let stored = fields.named("anchor").unwrap_or_default();
    let spans = read_spans(fields);
    let on = fields.text("on");
    if let Some(former) = on.and_then(|on| texts.former.iter().find(|former| former.sha256() == on)) {
        let spans: Vec<Span> = spans.iter().map(|span| lost(wanted(former, span))).collect();
        if check_spans(former, &spans, stored).is_ok() {
            return (spans, stored);
        }
    }
    let article = texts.article;
    let wanted: Vec<Wanted<'_>> = spans.iter().map(|span| wanted(article, span)).collect();
    let (spans, anchor) = place(article, &wanted, stored, &mut fields.faults);
    settle(article, spans, anchor, &mut fields.faults)
}

/// What a file says about a span; the position counts code points.
struct ReadSpan<'a> {
    position: Option<(u32, u32)>,
    quote: Cow<'a, str>,
    prefix: Cow<'a, str>,
    suffix: Cow<'a, str>,
}

fn read_spans<'a>(fields: &mut Fields<'a>) -> Vec<ReadSpan<'a>> {
    let mut spans = Vec::new();
    for value in fields.list("spans") {
        let Some(mut span) = Fields::of(value) else {
            fields.faults.push(ProblemReason::BadField("spans".to_owned()));
            continue;
        };
        let start: Option<u32> = span.value("start", Json::plain);
        let end: Option<u32> = span.value("end", Json::plain);
        spans.push(ReadSpan {
            position: start.zip(end).filter(|(start, end)| start <= end),
            quote: span.text("quote").unwrap_or_default(),
            prefix: span.text("prefix").unwrap_or_default(),
            suffix: span.text("suffix").unwrap_or_default(),
        });
        fields.faults.extend(span.faults_with_unknown());
    }
    spans
}

fn wanted<'a>(article: &Article, span: &'a ReadSpan<'_>) -> Wanted<'a> {
    let position = span.position.and_then(|(start, end)| {
        let start = article.from_code_points(CodePointOffset(start))?;
        Some(TextRange::new(start, article.from_code_points(CodePointOffset(end))?))
    });
    Wanted { position, quote: &span.quote, prefix: &span.prefix, suffix: &span.suffix }
}

/// Puts spans on the article. Where position and quote agree nothing is said; what was found elsewhere, mended or lost is a
/// fault. A mark that was lost stays so, and if one span of a mark is lost the mark is, with all its spans as the file has them.
fn place(article: &Article, spans: &[Wanted<'_>], stored: Anchor, faults: &mut Vec<ProblemReason>) -> (Vec<Span>, Anchor) {
    let as_written = || spans.iter().map(|wanted| lost(*wanted)).collect();
    if stored == Anchor::Lost {
        return (as_written(), Anchor::Lost);
    }
    let mut anchor = stored;
    let mut placed = Vec::with_capacity(spans.len());
    for wanted in spans {
        let text_there = wanted.position.and_then(|range| range.slice(article.text()));
        let found = match (wanted.position, text_there) {
            (Some(range), Some(words)) if wanted.quote.is_empty() && !words.is_empty() => {
                faults.push(ProblemReason::QuoteMissing);
                Some((Span { quote: words.into(), range, ..lost(*wanted) }, Anchor::Exact))
            }
            _ => locate(article, Wanted { prefix: end_of(wanted.prefix), suffix: start_of(wanted.suffix), ..*wanted })
                .map(|(range, how)| (Span { range, ..lost(*wanted) }, how)),
        };
        let Some((span, how)) = found else {
            faults.push(if wanted.quote.is_empty() { ProblemReason::SpanOutside } else { ProblemReason::QuoteLost });
            return (as_written(), Anchor::Lost);
        };
        if how == Anchor::Moved {
            faults.push(ProblemReason::QuoteMoved);
        }
        anchor = anchor.max(how);
        placed.push(span);
    }
    crate::domain::table::sort_by_number(&mut placed, |span| {
        u128::from(span.range.start().0) << 32 | u128::from(span.range.end().0)
    });
    (placed, anchor)
}

/// Mends spans that overlap or cut a character by describing the same words anew. If nothing is left to mark, the mark is lost.
fn settle(article: &Article, spans: Vec<Span>, anchor: Anchor, faults: &mut Vec<ProblemReason>) -> (Vec<Span>, Anchor) {
    if spans.is_empty() || check_spans(article, &spans, anchor).is_ok() {
        return (spans, anchor);
    }
    let ranges: Vec<TextRange> = spans.iter().map(|span| span.range).collect();
    let described = describe(article, &ranges);
    if described.is_empty() {
        faults.push(ProblemReason::QuoteLost);
        return (spans, Anchor::Lost);
    }
    faults.push(ProblemReason::SpansAdjusted);
    (described, anchor)
}

fn end_of(context: &str) -> &str {
    let start = context.ceil_char_boundary(context.len().saturating_sub(MOST_CONTEXT));
    context.get(start..).unwrap_or_default()
}

fn start_of(context: &str) -> &str {
    context.get(..context.floor_char_boundary(MOST_CONTEXT)).unwrap_or_default()
}
