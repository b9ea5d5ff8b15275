//! W3C Web Annotations and annotations of Hypothesis. Both say their words by the same selectors; they differ in what is said of them.
//!
//! Of a `TextPositionSelector` the model counts code points, Hypothesis and Recogito UTF-16 units; the quotes tell. A collection as Beleg
//! writes it holds the text of its article, which is taken if no other is given.

use super::{
    File, ImportError, Imported, Problem, Reason,
    foreign::{ForeignMark, Label, kind_named, not_json, problem},
    place,
    text::ForeignText,
};
use crate::{
    domain::{
        document::Details,
        id::{DocumentId, MarkId},
    },
    format::{
        date_time::parse_moment,
        export::Unit,
        native::{Fields, Json},
        selectors::{self, DEEPEST},
    },
};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Before the type of an entity, among the tags of Hypothesis.
const TYPE: &str = "type:";

pub(super) fn read(file: File<'_>, is_hypothesis: bool) -> Result<Imported, ImportError> {
    let json = Json::parse(file.text.trim_start_matches('\u{FEFF}')).map_err(|error| not_json(&error))?;
    let mut imported = Imported::default();
    let mut marks = Vec::new();
    let mut count = 0_usize;
    if !is_hypothesis {
        check_context(json, &mut imported.problems);
    }
    selectors::annotations(json, DEEPEST, &mut |fields| {
        count += 1;
        marks.extend(annotation(fields, count, is_hypothesis, &mut imported.problems));
    });
    if count == 0 {
        let mut whole = Fields::of(json).unwrap_or_default();
        // A collection may name the address of its first page instead of holding it.
        return match whole.raw("first") {
            Some(first) if first.words().is_some() => Err(ImportError::PagesElsewhere),
            _ if whole.raw("type").and_then(Json::words).is_some_and(|kind| kind.text == "AnnotationCollection") => {
                finish(json, marks, is_hypothesis, file, imported)
            }
            _ => Err(ImportError::NoAnnotations),
        };
    }
    finish(json, marks, is_hypothesis, file, imported)
}

fn finish(
    json: Json<'_>,
    marks: Vec<ForeignMark>,
    is_hypothesis: bool,
    file: File<'_>,
    mut imported: Imported,
) -> Result<Imported, ImportError> {
    let likely = if is_hypothesis { Unit::Utf16 } else { Unit::CodePoints };
    if let Some(document) = file.article {
        place::on_article(document, marks, likely, &file, &mut imported);
        return Ok(imported);
    }
    match Own::of(json) {
        Some(own) => {
            let Some(text) = ForeignText::new(&own.text) else { return Err(ImportError::NeedsArticle) };
            if !own.sha256.is_empty() && own.sha256 != text.article.sha256() {
                imported.problems.push(problem("dcterms:source", Reason::OtherText));
            }
            place::with_text(&text, own.details, own.id, marks, likely, &file, &mut imported);
            Ok(imported)
        }
        // Nothing to place: annotations of whole pages can be checked without their text.
        None if marks.is_empty() => Ok(imported),
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

fn annotation(mut fields: Fields<'_>, number: usize, is_hypothesis: bool, problems: &mut Vec<Problem>) -> Option<ForeignMark> {
    let id = fields.raw("id").and_then(Json::words).map(|id| id.text.into_owned());
    let record = id.clone().unwrap_or_else(|| format!("annotation {number}"));
    let mut breaks = |rule| problems.push(problem(record.as_str(), Reason::Breaks(rule)));
    if !is_hypothesis {
        // Recogito's annotator gives a bare UUID, which no reader can take for anything else.
        if !id.as_ref().is_some_and(|id| is_iri(id) || MarkId::parse(id).is_some()) {
            breaks("its id must be one IRI");
        }
        check(&mut fields, &mut breaks);
    }
    let motivation = fields.raw("motivation").and_then(Json::words).map(|why| why.text.into_owned()).unwrap_or_default();
    let mut mark = ForeignMark { id: id.unwrap_or_default(), ..ForeignMark::default() };
    let created = ["created", "modified", "updated"].into_iter().filter_map(|name| fields.raw(name));
    mark.created = created.filter_map(Json::words).find_map(|at| parse_moment(&at.text));
    if is_hypothesis {
        hypothesis(&mut fields, &mut mark);
    } else {
        mark.creator = fields.raw("creator").map(creator).unwrap_or_default();
        bodies(&mut fields, &motivation, &mut mark);
    }
    let target = fields.raw("target")?;
    selectors::targets(target, DEEPEST, &mut mark.parts);
    if !mark.parts.is_empty() {
        return Some(mark);
    }
    let named = mark.tags.first().cloned().unwrap_or_default();
    let reason = match unknown_selector(target) {
        _ if motivation == "linking" => Reason::Relation(named),
        Some(name) => Reason::UnknownSelector(name),
        None => Reason::NoWords,
    };
    problems.push(problem(record, reason));
    None
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

/// What the bodies say: classifying ones a kind and a type, tagging ones tags, the others a note.
fn bodies(fields: &mut Fields<'_>, motivation: &str, mark: &mut ForeignMark) {
    let mut notes: Vec<String> = Vec::new();
    if let Some(value) = fields.text("bodyValue") {
        notes.push(value.into_owned());
    }
    let all = fields.raw("body").map(|body| body.items().unwrap_or_else(|| vec![body])).unwrap_or_default();
    for body in all {
        let Some(mut body) = Fields::of(body) else {
            // A page as a body.
            notes.extend(body.words().map(|address| address.text.into_owned()));
            continue;
        };
        let Some(value) = body.text("value").map(|value| value.into_owned()) else {
            notes.extend(body.text("source").or_else(|| body.text("id")).map(|address| address.into_owned()));
            continue;
        };
        let purpose = body.raw("purpose").and_then(Json::words).map(|purpose| purpose.text.into_owned());
        match purpose.as_deref().unwrap_or(motivation) {
            "classifying" if mark.label.kind.is_none() && kind_named(&value).is_some() => mark.label.kind = kind_named(&value),
            "classifying" if mark.label.kind.is_some() && mark.label.entity_type.is_none() => mark.label.entity_type = Some(value),
            "classifying" | "tagging" => mark.tags.push(value),
            _ => notes.push(value),
        }
    }
    mark.note = notes.join("\n\n");
    kind_from_tags(mark);
}

/// A tag that names a kind stands for it where nothing else does.
fn kind_from_tags(mark: &mut ForeignMark) {
    if mark.label.kind.is_none()
        && let Some(place) = mark.tags.iter().position(|tag| kind_named(tag).is_some())
    {
        mark.label.kind = kind_named(&mark.tags.remove(place));
    }
}

fn hypothesis(fields: &mut Fields<'_>, mark: &mut ForeignMark) {
    mark.note = fields.text("text").unwrap_or_default().into_owned();
    mark.tags = fields.texts("tags").into_iter().map(|tag| tag.into_owned()).collect();
    let user = fields.text("user").unwrap_or_default();
    let user = user.strip_prefix("acct:").unwrap_or(&user);
    mark.creator = user.split('@').next().unwrap_or_default().to_owned();
    kind_from_tags(mark);
    if let Some(place) = mark.tags.iter().position(|tag| tag.starts_with(TYPE)) {
        let own = mark.tags.remove(place);
        let label = Label { entity_type: own.strip_prefix(TYPE).map(str::to_owned), ..mark.label.clone() };
        mark.label = label;
    }
}

/// The name of a selector that selects something else than text.
fn unknown_selector(target: Json<'_>) -> Option<String> {
    let one = target.items().and_then(|all| all.into_iter().next()).unwrap_or(target);
    let selector = Fields::of(one)?.raw("selector")?;
    let one = selector.items().and_then(|all| all.into_iter().next()).unwrap_or(selector);
    Some(Fields::of(one)?.text("type")?.into_owned())
}
