//! ClaimReview, the markup by which search engines and archives of fact checks know a check (schema.org, and Google's guidelines for it).
//! One object a claim, each with a context of its own: simple readers see nothing in a graph.
//!
//! [`review`] says what is wrong before anything is written. What no reader could use is refused ([`Severity::Refused`]). What is missing
//! for publication alone makes a draft. What is doubtful is left out, and told.
//!
//! Google asks of the page that carries it: what it says must stand on the page for readers too; claim and check are easily found; the
//! claim comes from outside the site; sources and methods can be followed; there is a policy for corrections.

mod lint;
mod rating;

use std::rc::Rc;

pub use lint::{Fault, Severity};

use crate::{
    domain::{
        desk::{
            entry::Entry,
            field::{Field, RecordKind},
            query::Relations,
        },
        document::Document,
        id::RecordId,
        mark::{Kind, Mark},
    },
    format::{
        native::Lines,
        text_fragment::{NoLink, WordLinks, without_fragment},
    },
};

use self::rating::Graded;

/// Who publishes the check, where and when. What is not known yet is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// The organisation that checks, and its home page.
    pub publisher: String,
    pub publisher_url: String,
    /// The page on which the check stands.
    pub url: String,
    /// ISO 8601.
    pub published: String,
    /// BCP 47, of the check.
    pub language: String,
}

/// A claim, made ready to be written.
pub struct Review<'a> {
    document: &'a Document,
    relations: Rc<Relations>,
    publication: &'a Publication,
    id: RecordId,
    mark: &'a Mark,
    entry: Option<&'a Entry>,
    graded: Option<Graded>,
    /// Whom the claim is from.
    speakers: Vec<Party>,
    /// The article's address, which leads to the words if that can be; empty without one.
    appearance: String,
    faults: Vec<Fault>,
}

/// Somebody or something that speaks, as schema.org tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Party {
    kind: &'static str,
    name: String,
    job_title: String,
    same_as: String,
}

/// Claims of a document that have a verdict, in the order of the text.
#[must_use]
pub fn rated(document: &Document) -> Vec<RecordId> {
    let mut claims: Vec<&Mark> = document.marks().map(|mark| &**mark).filter(|mark| mark.kind == Kind::Claim).collect();
    claims.sort_by_key(|mark| mark.extent().map(|extent| extent.start()));
    let has_verdict = |id: &RecordId| {
        let entry = document.record(*id);
        entry.is_some_and(|entry| !entry.text(Field::Rating).is_empty() || !entry.text(Field::Conclusion).is_empty())
    };
    claims.into_iter().map(|mark| mark.id.into()).filter(has_verdict).collect()
}

/// Looks at a claim; `None` if it is none.
#[must_use]
pub fn review<'a>(document: &'a Document, id: RecordId, publication: &'a Publication) -> Option<Review<'a>> {
    reviews(document, &[id], publication).pop()
}

/// Looks at some claims of a document; what is none is left out.
#[must_use]
pub fn reviews<'a>(document: &'a Document, ids: &[RecordId], publication: &'a Publication) -> Vec<Review<'a>> {
    let relations = Rc::new(Relations::of(document));
    let links = lint::is_address(&document.details().url).then(|| WordLinks::of(document));
    ids.iter().filter_map(|id| of(document, &relations, links.as_ref(), *id, publication)).collect()
}

fn of<'a>(
    document: &'a Document,
    relations: &Rc<Relations>,
    links: Option<&WordLinks<'_>>,
    id: RecordId,
    publication: &'a Publication,
) -> Option<Review<'a>> {
    let mark = document.mark(id.as_mark()).filter(|mark| mark.kind == Kind::Claim)?;
    let entry = document.record(id).map(|entry| &**entry);
    let (graded, mut faults) = rating::grade(document, entry, &publication.language);
    let speakers = relations.linked_from(id, "said_by").filter_map(|source| party(document, relations, source)).collect();
    let relations = Rc::clone(relations);
    let url = &document.details().url;
    let appearance = links.map_or_else(|| Ok(String::new()), |links| links.link(url, mark));
    if appearance == Err(NoLink::Ambiguous) {
        faults.push(Fault::NoWordLink);
    }
    let appearance = appearance.unwrap_or_else(|_| without_fragment(url).to_owned());
    let mut review = Review { document, relations, publication, id, mark, entry, graded, speakers, appearance, faults: Vec::new() };
    faults.extend(lint::faults(&mut review));
    faults.sort_by_key(Fault::severity);
    review.faults = faults;
    Some(review)
}

impl Review<'_> {
    /// The claim.
    #[must_use]
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// What is wrong, the worst first.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    fn has(&self, severity: Severity) -> bool {
        self.faults.iter().any(|fault| fault.severity() == severity)
    }

    /// Whether there is nothing that a reader could use.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.has(Severity::Refused)
    }

    /// Whether it can be published as it is.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        !self.has(Severity::Refused) && !self.has(Severity::Draft)
    }

    fn text(&self, field: Field) -> &str {
        self.entry.map_or("", |entry| entry.text(field))
    }

    /// What is reviewed, in words that stand alone.
    fn claim_reviewed(&self) -> &str {
        [self.text(Field::Short), self.text(Field::Normalised)]
            .into_iter()
            .map(str::trim)
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// Writes the object, as one that can be published or as a draft; nothing for what is refused.
    pub(in crate::format) fn write(&self, lines: &mut Lines) {
        let Some(graded) = &self.graded else { return };
        let publication = self.publication;
        let is_ready = self.is_ready();
        if !is_ready {
            lines.begin_object();
            lines.list_field("draft", self.faults.iter().filter(|fault| fault.severity() == Severity::Draft), |lines, fault| {
                lines.words(&fault.to_string());
            });
            lines.name("claimReview");
        }
        lines.begin_object();
        lines.text_field("@context", "https://schema.org");
        lines.text_field("@type", "ClaimReview");
        if lint::is_address(&publication.url) {
            lines.text_field("@id", &format!("{}#claimreview-{}", publication.url, self.id));
            lines.text_field("url", &publication.url);
        }
        lines.filled_field("datePublished", iso(&publication.published));
        lines.filled_field("inLanguage", &publication.language);
        lines.text_field("claimReviewed", self.claim_reviewed());
        if !publication.publisher.trim().is_empty() {
            lines.name("author");
            lines.begin_object();
            lines.text_field("@type", "Organization");
            lines.text_field("name", publication.publisher.trim());
            lines.filled_field("url", if lint::is_address(&publication.publisher_url) { &publication.publisher_url } else { "" });
            lines.end_object();
        }
        graded.write(lines, self.text(Field::Conclusion));
        self.write_claim(lines);
        self.write_citations(lines);
        lines.end_object();
        if !is_ready {
            lines.end_object();
        }
    }

    fn write_claim(&self, lines: &mut Lines) {
        let details = self.document.details();
        lines.name("itemReviewed");
        lines.begin_object();
        lines.text_field("@type", "Claim");
        if lint::is_address(&self.publication.url) {
            lines.text_field("@id", &format!("{}#claim-{}", self.publication.url, self.id));
        }
        lines.text_field("text", &self.mark.quote());
        lines.filled_field("inLanguage", &details.language);
        lines.filled_list_field("author", &self.speakers, |lines, party| {
            lines.begin_object();
            lines.text_field("@type", party.kind);
            lines.text_field("name", &party.name);
            lines.filled_field("jobTitle", if party.kind == "Person" { &party.job_title } else { "" });
            lines.filled_field("sameAs", &party.same_as);
            lines.end_object();
        });
        lines.filled_field("datePublished", iso(self.text(Field::DateSaid)));
        let seen = self.relations.of_claim(self.document, self.id, RecordKind::Appearance);
        let seen: Vec<&Entry> = seen.into_iter().filter_map(|id| self.document.record(id).map(|entry| &**entry)).collect();
        let article = !self.appearance.is_empty();
        if article || !seen.is_empty() {
            lines.name("appearance");
            lines.begin_list();
            if article {
                lines.item();
                lines.begin_object();
                lines.text_field("@type", "NewsArticle");
                lines.text_field("url", &self.appearance);
                lines.filled_field("headline", &details.title);
                lines.filled_field("datePublished", iso(&details.published));
                lines.filled_field("archivedAt", if lint::is_address(&details.archive_url) { &details.archive_url } else { "" });
                lines.filled_list_field("author", &details.authors, |lines, author| {
                    lines.begin_object();
                    lines.text_field("@type", "Person");
                    lines.text_field("name", author);
                    lines.end_object();
                });
                if !details.outlet.is_empty() {
                    lines.name("publisher");
                    lines.begin_object();
                    lines.text_field("@type", "Organization");
                    lines.text_field("name", &details.outlet);
                    lines.end_object();
                }
                lines.end_object();
            }
            for entry in seen {
                lines.item();
                work(lines, entry);
            }
            lines.end_list();
        }
        lines.end_object();
    }

    fn write_citations(&self, lines: &mut Lines) {
        let evidence = self.relations.of_claim(self.document, self.id, RecordKind::Evidence);
        let evidence: Vec<&Entry> = evidence.into_iter().filter_map(|id| self.document.record(id).map(|entry| &**entry)).collect();
        lines.filled_list_field("citation", &evidence, |lines, entry| work(lines, entry));
    }
}

/// A place of evidence, or one where the claim was seen.
fn work(lines: &mut Lines, entry: &Entry) {
    lines.begin_object();
    lines.text_field("@type", "CreativeWork");
    let name = [Field::Title, Field::Citation, Field::Question, Field::Address].map(|field| entry.text(field));
    lines.filled_field("name", name.into_iter().find(|name| !name.is_empty()).unwrap_or_default());
    for (name, field) in [("url", Field::Address), ("archivedAt", Field::ArchiveUrl)] {
        let address = entry.text(field);
        lines.filled_field(name, if lint::is_address(address) { address } else { "" });
    }
    lines.filled_field("datePublished", iso(entry.text(Field::Published)));
    let publisher = entry.text(Field::Publisher);
    if !publisher.is_empty() {
        lines.name("publisher");
        lines.begin_object();
        lines.text_field("@type", "Organization");
        lines.text_field("name", publisher);
        lines.end_object();
    }
    lines.end_object();
}

/// The date, if it is one of ISO 8601; else nothing.
fn iso(date: &str) -> &str {
    if lint::is_iso_date(date) { date } else { "" }
}

/// Whom a source stands for: its own name, else that of the entity it is, else its words.
fn party(document: &Document, relations: &Relations, source: RecordId) -> Option<Party> {
    let mark = document.mark(source.as_mark()).filter(|mark| mark.kind == Kind::Source)?;
    let entry = document.record(source);
    let text = |field: Field| entry.map_or("", |entry| entry.text(field));
    let entity = relations.linked_from(source, "is_entity").find_map(|id| document.record(id));
    let entity_text = |field: Field| entity.map_or("", |entity| entity.text(field));
    let quote = mark.quote();
    let name = [text(Field::Name), entity_text(Field::Name), &quote].into_iter().find(|name| !name.is_empty())?.to_owned();
    let kind = match (entity_text(Field::EntityType), text(Field::SourceType)) {
        ("PERSON", _) | ("", "individual" | "named_individual" | "unnamed_individual") => "Person",
        ("ORG" | "GPE" | "GROUP", _) | ("", "group" | "named_group" | "unnamed_group") => "Organization",
        _ => "",
    };
    let wikidata = entity_text(Field::WikidataId);
    let same_as = match wikidata {
        "" => [entity_text(Field::Address), text(Field::Address)]
            .into_iter()
            .find(|url| !url.is_empty())
            .unwrap_or_default()
            .to_owned(),
        item => format!("https://www.wikidata.org/entity/{item}"),
    };
    Some(Party { kind, name, job_title: text(Field::Credential).to_owned(), same_as })
}

/// The rated claims of some documents as a file: a list of objects, drafts in envelopes of their own. What is refused is not in it.
#[must_use]
pub fn write(documents: &[&Document], publication: &Publication) -> String {
    let mut lines = Lines::default();
    lines.begin_list();
    for document in documents {
        write_all(&mut lines, document, publication);
    }
    lines.end_list();
    lines.finish()
}

fn write_all(lines: &mut Lines, document: &Document, publication: &Publication) {
    for review in reviews(document, &rated(document), publication).into_iter().filter(|review| !review.is_refused()) {
        lines.item();
        review.write(lines);
    }
}
