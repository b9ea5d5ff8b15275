//! W3C Web Annotations and annotations of Hypothesis. Both say their words by the same selectors; they differ in what is said of them.
//!
//! Of a `TextPositionSelector` the model counts code points, Hypothesis and Recogito UTF-16 units; the quotes tell. A collection as Beleg
//! writes it holds the text of its article, which is taken if no other is given.

use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignEntity, ForeignMark, kind_from_tags, kind_named, label_from_tags, not_json, problem, wikidata_id},
    place, plain,
    text::ForeignText,
};
use crate::{
    domain::{
        document::Details,
        id::{DocumentId, MarkId},
        mark::Kind,
        table::sort_by_number,
    },
    format::{
        date_time::{Moment, parse_moment},
        export::Unit,
        native::{Fields, Json, name_of},
        selectors::{self, DEEPEST},
    },
};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

pub(super) fn read(file: File<'_>, is_hypothesis: bool) -> Result<Imported, ImportError> {
    let json = Json::parse(file.text.trim_start_matches('\u{FEFF}')).map_err(|error| not_json(&error))?;
    let mut imported = Imported::default();
    let mut found = Found::default();
    let mut count = 0_usize;
    if !is_hypothesis && name_of(file.text.trim_start_matches('\u{FEFF}')) != Some("Recogito") {
        check_context(json, &mut imported.problems);
    }
    selectors::annotations(json, DEEPEST, &mut |fields| {
        count += 1;
        annotation(fields, count, is_hypothesis, &mut found, &mut imported.problems);
    });
    found.settle_replies(is_hypothesis, &mut imported.problems);
    if count == 0 {
        let mut whole = Fields::of(json).unwrap_or_default();
        // A collection may name the address of its first page instead of holding it.
        return match whole.raw("first") {
            Some(first) if first.words().is_some() => Err(ImportError::PagesElsewhere),
            _ if whole.raw("type").and_then(Json::words).is_some_and(|kind| kind.text == "AnnotationCollection") => {
                finish(json, found, is_hypothesis, file, imported)
            }
            _ => Err(ImportError::NoAnnotations),
        };
    }
    finish(json, found, is_hypothesis, file, imported)
}

/// What the annotations of a file are.
#[derive(Default)]
struct Found {
    marks: Vec<ForeignMark>,
    /// Answers to others, with the ids of those.
    replies: Vec<(Vec<String>, ForeignMark)>,
    /// About the whole page.
    notes: Vec<ForeignMark>,
}

impl Found {
    /// Puts answers to what they answer, the earliest first. One whose question is not in the file is a note about the whole page.
    fn settle_replies(&mut self, is_hypothesis: bool, problems: &mut Vec<Problem>) {
        let mut replies = std::mem::take(&mut self.replies);
        sort_by_number(&mut replies, |(_, reply)| reply.created.map_or(0, |at| at.0).into());
        for (to, reply) in replies {
            let all = self.marks.iter_mut().chain(&mut self.notes);
            match all.into_iter().find(|mark| to.contains(&mark.id)) {
                Some(mark) => mark.replies.push(told(&reply)),
                None if is_hypothesis => self.notes.push(reply),
                None => problems.push(problem(reply.id, Reason::NoWords)),
            }
        }
    }
}

/// An answer in one text: who, when, what.
fn told(reply: &ForeignMark) -> String {
    let day = reply.created.map(|at| Moment(at).to_string().chars().take(10).collect::<String>());
    let head: Vec<&str> =
        [Some(reply.creator.as_str()), day.as_deref()].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let tags: Vec<String> = reply.tags.iter().map(|tag| format!("#{tag}")).collect();
    let words = [reply.note.clone(), tags.join(" ")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if head.is_empty() { words } else { format!("{}: {words}", head.join(", ")) }
}

fn finish(
    json: Json<'_>,
    found: Found,
    is_hypothesis: bool,
    file: File<'_>,
    mut imported: Imported,
) -> Result<Imported, ImportError> {
    let Found { mut marks, notes, .. } = found;
    let likely = if is_hypothesis { Unit::Utf16 } else { Unit::CodePoints };
    if let Some(document) = file.article {
        marks.extend(place::on_headline(document.article(), notes, &mut imported.problems));
        place::on_article(document, marks, likely, &file, &mut imported);
        return Ok(imported);
    }
    match Own::of(json) {
        Some(own) => {
            let Some(text) = ForeignText::new(&own.text) else { return Err(ImportError::NeedsArticle) };
            if !own.sha256.is_empty() && own.sha256 != text.article.sha256() {
                imported.problems.push(problem("dcterms:source", Reason::OtherText));
            }
            marks.extend(place::on_headline(&text.article, notes, &mut imported.problems));
            place::with_text(&text, own.details, own.id, marks, likely, &file, &mut imported);
            Ok(imported)
        }
        // Nothing to place: annotations of whole pages can be checked without their text.
        None if marks.is_empty() => {
            imported.problems.extend(notes.into_iter().map(|note| problem(note.id, Reason::NoWords)));
            Ok(imported)
        }
        None => Err(ImportError::NeedsArticle),
    }
}

/// The article that a collection of ours holds.
struct Own {
    id: Option<DocumentId>,
    text: String,
    sha256: String,
    details: Details,
}

impl Own {
    fn of(json: Json<'_>) -> Option<Self> {
        let mut article = Fields::of(Fields::of(json)?.raw("dcterms:source")?)?;
        let text = article.text("schema:text")?.into_owned();
        let id = article.text("schema:identifier").unwrap_or_default();
        let id = DocumentId::parse(id.strip_prefix("urn:uuid:").unwrap_or(&id));
        let sha256 = article.text("schema:sha256").unwrap_or_default().into_owned();
        let authors = article.texts("schema:author").into_iter().map(Into::into).collect();
        let mut told = |name: &str| article.text(name).unwrap_or_default().into();
        let details = Details {
            title: told("schema:headline"),
            subtitle: told("schema:alternativeHeadline"),
            language: told("schema:inLanguage"),
            url: told("schema:url"),
            archive_url: told("schema:archivedAt"),
            outlet: told("schema:publisher"),
            published: told("schema:datePublished"),
            genre: told("schema:genre"),
            authors,
            ..Details::default()
        };
        Some(Self { id, text, sha256, details })
    }
}

/// The context must be named once: by the file, or by each annotation of a list.
fn check_context(json: Json<'_>, problems: &mut Vec<Problem>) {
    let lacks = |json: Json<'_>| {
        let context = Fields::of(json).and_then(|mut fields| fields.raw("@context"));
        let is_it = |context: Json<'_>| context.words().is_some_and(|name| name.text == CONTEXT);
        !context.is_some_and(|context| is_it(context) || context.items().is_some_and(|all| all.into_iter().any(is_it)))
    };
    let lacking = match json.items() {
        Some(items) => items.into_iter().any(lacks),
        None => lacks(json),
    };
    if lacking {
        problems.push(problem("the file", Reason::Breaks("it does not name the context of Web Annotations")));
    }
}

fn annotation(mut fields: Fields<'_>, number: usize, is_hypothesis: bool, found: &mut Found, problems: &mut Vec<Problem>) {
    let id = fields.raw("id").and_then(Json::words).map(|id| id.text.into_owned());
    let record = id.clone().unwrap_or_else(|| format!("annotation {number}"));
    let mut breaks = |rule| problems.push(problem(record.as_str(), Reason::Breaks(rule)));
    // Recogito keeps annotations in a form of its own, with the rules of none.
    let of_recogito = fields.contains("bodies") && !fields.contains("type");
    if !is_hypothesis && !of_recogito {
        // Recogito's annotator gives a bare UUID, which no reader can take for anything else.
        if !id.as_ref().is_some_and(|id| is_iri(id) || MarkId::parse(id).is_some()) {
            breaks("its id must be one IRI");
        }
        check(&mut fields, &mut breaks);
    }
    let motivation = fields.raw("motivation").and_then(Json::words).map(|why| why.text.into_owned()).unwrap_or_default();
    let mut mark = ForeignMark { id: id.unwrap_or_default(), ..ForeignMark::default() };
    let target = fields.raw("target");
    let mut inside = target.filter(|_| of_recogito).and_then(Fields::of).unwrap_or_default();
    let created = ["created", "modified", "updated"].into_iter().filter_map(|name| fields.raw(name).or_else(|| inside.raw(name)));
    mark.created = created.filter_map(Json::words).find_map(|at| parse_moment(&at.text));
    if is_hypothesis {
        hypothesis(&mut fields, &mut mark);
    } else {
        mark.creator = fields.raw("creator").or_else(|| inside.raw("creator")).map(creator).unwrap_or_default();
        for body in bodies(&mut fields, &motivation, &mut mark) {
            problems.push(problem(record.as_str(), Reason::Body(body)));
        }
    }
    let references: Vec<String> = fields.texts("references").into_iter().map(|id| id.into_owned()).collect();
    let answered = if motivation == "replying" { target.into_iter().filter_map(address).collect() } else { references };
    if !answered.is_empty() {
        found.replies.push((answered, ForeignMark { id: record, ..mark }));
        return;
    }
    if let Some(target) = target {
        selectors::targets(target, DEEPEST, &mut mark.parts);
    }
    if !mark.parts.is_empty() {
        found.marks.push(mark);
        return;
    }
    let selector = target.and_then(unknown_selector);
    if is_hypothesis && selector.is_none() && !(mark.note.is_empty() && mark.tags.is_empty()) {
        found.notes.push(ForeignMark { id: record, ..mark });
        return;
    }
    let named = mark.tags.first().cloned().unwrap_or_default();
    let reason = match selector {
        _ if motivation == "linking" => Reason::Relation(named),
        Some(name) => Reason::UnknownSelector(name),
        None => Reason::NoWords,
    };
    problems.push(problem(record, reason));
}

/// The address of a target that is all of something.
fn address(target: Json<'_>) -> Option<String> {
    if let Some(words) = target.words() {
        return Some(words.text.into_owned());
    }
    let mut fields = Fields::of(target)?;
    let name = if fields.contains("source") { "source" } else { "id" };
    Some(fields.raw(name)?.words()?.text.into_owned())
}

/// Rules of the model that a careless program breaks most.
fn check(fields: &mut Fields<'_>, breaks: &mut dyn FnMut(&'static str)) {
    let words = |json: Json<'_>| json.words().map(|words| words.text.into_owned());
    let is_annotation = fields.raw("type").is_some_and(|kind| {
        words(kind).is_some_and(|kind| kind == "Annotation")
            || kind.items().is_some_and(|all| all.into_iter().any(|kind| words(kind).is_some_and(|kind| kind == "Annotation")))
    });
    if !is_annotation {
        breaks("its type must be Annotation");
    }
    for name in ["generated", "rights", "via", "canonical"] {
        let Some(value) = fields.raw(name) else { continue };
        let texts: Option<Vec<String>> =
            value.items().map_or_else(|| Some(vec![words(value)?]), |all| all.into_iter().map(words).collect());
        let good = |text: &String| if name == "generated" { parse_moment(text).is_some() } else { is_iri(text) };
        if !texts.is_some_and(|texts| texts.iter().all(good)) {
            breaks("rights, via and canonical must be IRIs, and times like 2026-11-22T19:00:00Z");
        }
    }
}

fn is_iri(text: &str) -> bool {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    }) && !text.contains(char::is_whitespace)
}

fn creator(json: Json<'_>) -> String {
    if let Some(words) = json.words() {
        return words.text.into_owned();
    }
    let one = json.items().and_then(|all| all.into_iter().next()).unwrap_or(json);
    let mut fields = Fields::of(one).unwrap_or_default();
    fields.text("name").or_else(|| fields.text("nickname")).or_else(|| fields.text("id")).unwrap_or_default().into_owned()
}

/// What the bodies say: classifying ones a kind and a type, tagging ones tags, items of Wikidata what is mentioned, the others a note.
/// Returns what says nothing.
fn bodies(fields: &mut Fields<'_>, motivation: &str, mark: &mut ForeignMark) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut silent = Vec::new();
    if let Some(value) = fields.text("bodyValue") {
        notes.push(value.into_owned());
    }
    let all = fields.raw("body").or_else(|| fields.raw("bodies"));
    let all = all.map(|body| body.items().unwrap_or_else(|| vec![body])).unwrap_or_default();
    for body in all {
        let mut inside = Fields::of(body).unwrap_or_default();
        let purpose = inside.raw("purpose").and_then(Json::words).map(|purpose| purpose.text.into_owned());
        let purpose = purpose.as_deref().unwrap_or(motivation);
        let format = inside.raw("format").and_then(Json::words).map(|format| format.text.to_lowercase()).unwrap_or_default();
        let value = inside.raw("value");
        let Some(value) = value.and_then(Json::words).map(|value| value.text.into_owned()) else {
            let Some(Resource { address, label }) = Resource::of(value.unwrap_or(body), DEEPEST) else {
                silent.push(body.get().chars().take(LONGEST_BODY).collect());
                continue;
            };
            if wikidata_id(&address).is_some() {
                mark.entity = Some(ForeignEntity::identified(&address, &label));
                continue;
            }
            match purpose {
                "classifying" | "tagging" if !label.is_empty() => mark.tags.push(label),
                _ => notes.extend(Some(label).filter(|label| !label.is_empty())),
            }
            notes.extend(Some(address).filter(|address| !address.is_empty()));
            continue;
        };
        if purpose != "commenting" && wikidata_id(&value).is_some() {
            mark.entity = Some(ForeignEntity::identified(&value, ""));
            continue;
        }
        let is_html = format.starts_with("text/html") || format.starts_with("application/xhtml");
        let value = if is_html { plain::plain(&value).text } else { value };
        match purpose {
            "classifying" if mark.label.kind.is_none() && kind_named(&value).is_some() => mark.label.kind = kind_named(&value),
            "classifying" if mark.label.kind.is_some() && mark.label.entity_type.is_none() => mark.label.entity_type = Some(value),
            "classifying" | "tagging" => mark.tags.push(value),
            _ => notes.push(value),
        }
    }
    mark.note = notes.join("\n\n");
    kind_from_tags(mark);
    if mark.entity.is_some() && mark.label.kind.is_none() {
        mark.label.kind = Some(Kind::Entity);
    }
    silent
}

/// So many characters of a body are shown in a message.
const LONGEST_BODY: usize = 120;

/// Something that a body names instead of saying it in words.
struct Resource {
    address: String,
    label: String,
}

impl Resource {
    /// From an address, an object with an id, or one whose `source` is one of these.
    fn of(json: Json<'_>, depth: usize) -> Option<Self> {
        if let Some(words) = json.words() {
            return Some(Self { address: words.text.into_owned(), label: String::new() });
        }
        let mut fields = Fields::of(json).filter(|_| depth > 0)?;
        let label = ["label", "name", "title"].into_iter().find_map(|name| Some(fields.raw(name)?.words()?.text.into_owned()));
        let label = label.unwrap_or_default();
        let inner = ["source", "id", "uri", "@id"]
            .into_iter()
            .filter_map(|name| fields.raw(name))
            .find_map(|inner| Self::of(inner, depth - 1));
        match inner {
            Some(inner) => Some(Self { label: if inner.label.is_empty() { label } else { inner.label }, ..inner }),
            None => (!label.is_empty()).then(|| Self { address: String::new(), label }),
        }
    }
}

fn hypothesis(fields: &mut Fields<'_>, mark: &mut ForeignMark) {
    mark.note = fields.text("text").unwrap_or_default().into_owned();
    mark.tags = fields.texts("tags").into_iter().map(|tag| tag.into_owned()).collect();
    let user = fields.text("user").unwrap_or_default();
    let user = user.strip_prefix("acct:").unwrap_or(&user);
    mark.creator = user.split('@').next().unwrap_or_default().to_owned();
    label_from_tags(mark);
}

/// The name of a selector that selects something else than text.
fn unknown_selector(target: Json<'_>) -> Option<String> {
    let one = target.items().and_then(|all| all.into_iter().next()).unwrap_or(target);
    let selector = Fields::of(one)?.raw("selector")?;
    let one = selector.items().and_then(|all| all.into_iter().next()).unwrap_or(selector);
    Some(Fields::of(one)?.text("type")?.into_owned())
}
