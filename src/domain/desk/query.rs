//! Questions to the desk: who says what, what is mentioned where, what speaks for and against.

use std::rc::Rc;

use crate::domain::{
    desk::{
        entry::Entry,
        field::{Field, RecordKind},
    },
    document::Document,
    id::RecordId,
    mark::{Kind, Mark},
    query::fold,
    table::Table,
};

/// A link whose ends are both there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Of links that say the same, as they come about when two people link at the same time, the first.
    pub id: RecordId,
    pub link_type: Rc<str>,
    pub from: RecordId,
    pub to: RecordId,
}

/// What speaks for and against a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub supporting: Vec<RecordId>,
    pub refuting: Vec<RecordId>,
    /// What qualifies, leads nowhere, or does not say which it does.
    pub others: Vec<RecordId>,
    /// Places that are independent as far as their names go: by publisher, else by host, else by citation.
    pub independent: usize,
}

/// How the records of a document hang together, looked up once for all panels. It holds nothing that the document does not, and is made
/// anew when that changes: in one walk over its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    links: Vec<Link>,
    /// For each end the places of its links.
    ends: Table<RecordId, Vec<usize>>,
    /// What names a record in a field: mentions of an entity, quotations of a source, evidence of a claim.
    named_by: Table<RecordId, Vec<RecordId>>,
}

impl Relations {
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut relations = Self::default();
        let mut seen: Table<(RecordId, RecordId, Rc<str>), ()> = Table::new();
        for (id, entry) in document.records() {
            if let Some(link) = link(document, id, entry) {
                if seen.insert((link.from, link.to, Rc::clone(&link.link_type)), ()).is_none() {
                    let place = relations.links.len();
                    add(&mut relations.ends, link.from, place);
                    if link.to != link.from {
                        add(&mut relations.ends, link.to, place);
                    }
                    relations.links.push(link);
                }
                continue;
            }
            for field in [Field::Mentioned, Field::Speaker, Field::Outer, Field::OfClaim] {
                // A mark that is no mention any more names no entity.
                let counts = document.subject(id).is_some_and(|subject| field.is_of(subject));
                if let Some(named) = entry.id(field).filter(|_| counts) {
                    add(&mut relations.named_by, named, id);
                }
            }
        }
        relations
    }

    /// All links, by id.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The links that start or end here.
    pub fn links_at(&self, id: RecordId) -> impl Iterator<Item = &Link> {
        self.ends.get(&id).into_iter().flatten().filter_map(|place| self.links.get(*place))
    }

    /// Where links of a type lead from here.
    pub fn linked_from<'a>(&'a self, from: RecordId, link_type: &'a str) -> impl Iterator<Item = RecordId> + 'a {
        self.links_at(from).filter(move |link| link.from == from && &*link.link_type == link_type).map(|link| link.to)
    }

    /// Where links of a type come from that lead here.
    pub fn linked_to<'a>(&'a self, to: RecordId, link_type: &'a str) -> impl Iterator<Item = RecordId> + 'a {
        self.links_at(to).filter(move |link| link.to == to && &*link.link_type == link_type).map(|link| link.from)
    }

    /// The mentions of an entity, by id.
    #[must_use]
    pub fn mentions(&self, document: &Document, entity: RecordId) -> Vec<Rc<Mark>> {
        self.marks_naming(document, entity, Kind::Entity)
    }

    /// The quotations of a source, by id.
    #[must_use]
    pub fn quotations(&self, document: &Document, source: RecordId) -> Vec<Rc<Mark>> {
        self.marks_naming(document, source, Kind::Quotation)
    }

    fn marks_naming(&self, document: &Document, named: RecordId, kind: Kind) -> Vec<Rc<Mark>> {
        let naming = self.named_by.get(&named).into_iter().flatten();
        naming.filter_map(|id| document.mark(id.as_mark())).filter(|mark| mark.kind == kind).cloned().collect()
    }

    /// The records of a kind that belong to a claim and say something: evidence, appearances, earlier checks, replies, corrections.
    #[must_use]
    pub fn of_claim(&self, document: &Document, claim: RecordId, kind: RecordKind) -> Vec<RecordId> {
        self.belonging(document, claim, kind, Entry::has_content)
    }

    /// The same with those in which nothing is written yet, for where they are written.
    #[must_use]
    pub fn open_for(&self, document: &Document, claim: RecordId, kind: RecordKind) -> Vec<RecordId> {
        self.belonging(document, claim, kind, |entry| !entry.is_left())
    }

    fn belonging(&self, document: &Document, claim: RecordId, kind: RecordKind, fits: fn(&Entry) -> bool) -> Vec<RecordId> {
        let naming = self.named_by.get(&claim).into_iter().flatten();
        naming.copied().filter(|id| document.record(*id).is_some_and(|entry| entry.kind() == kind && fits(entry))).collect()
    }

    /// Sources that are the same as this one, itself first: those that are linked as the same, or are the same entity.
    #[must_use]
    pub fn same_source(&self, source: RecordId) -> Vec<RecordId> {
        let mut same = vec![source];
        let mut next = 0;
        while let Some(here) = same.get(next).copied() {
            next += 1;
            let twins = self.linked_from(here, "is_entity").flat_map(|entity| self.linked_to(entity, "is_entity"));
            let told = self.linked_from(here, "same_as").chain(self.linked_to(here, "same_as"));
            for other in twins.chain(told) {
                if !same.contains(&other) {
                    same.push(other);
                }
            }
        }
        same
    }

    /// The claims that are said by a source, or by one that is the same.
    #[must_use]
    pub fn claims_of(&self, document: &Document, source: RecordId) -> Vec<Rc<Mark>> {
        let mut claims: Table<RecordId, Rc<Mark>> = Table::new();
        for source in self.same_source(source) {
            for claim in self.linked_to(source, "said_by") {
                if let Some(mark) = document.mark(claim.as_mark()).filter(|mark| mark.kind == Kind::Claim) {
                    claims.insert(claim, Rc::clone(mark));
                }
            }
        }
        claims.into_iter().map(|(_, mark)| mark).collect()
    }

    #[must_use]
    pub fn balance(&self, document: &Document, claim: RecordId) -> Balance {
        let mut balance = Balance::default();
        let mut places: Table<String, ()> = Table::new();
        for id in self.of_claim(document, claim, RecordKind::Evidence) {
            let Some(entry) = document.record(id) else { continue };
            match entry.text(Field::Stance) {
                "supports" => balance.supporting.push(id),
                "refutes" => balance.refuting.push(id),
                _ => balance.others.push(id),
            }
            if let Some(place) = place(entry) {
                places.insert(place, ());
            }
        }
        balance.independent = places.len();
        balance
    }
}

/// The link that a record is, if it is one between marks or records that are there and say something.
fn link(document: &Document, id: RecordId, entry: &Entry) -> Option<Link> {
    let is_there =
        |end: &RecordId| document.mark(end.as_mark()).is_some() || document.record(*end).is_some_and(|entry| entry.has_content());
    if entry.kind() != RecordKind::Link || !entry.has_content() {
        return None;
    }
    let (from, to) = (entry.id(Field::From).filter(is_there)?, entry.id(Field::To).filter(is_there)?);
    Some(Link { id, link_type: entry.text(Field::LinkType).into(), from, to })
}

fn add<T>(lists: &mut Table<RecordId, Vec<T>>, id: RecordId, item: T) {
    match lists.get_mut(&id) {
        Some(list) => list.push(item),
        None => drop(lists.insert(id, vec![item])),
    }
}

/// By what a place of evidence is told from others.
fn place(entry: &Entry) -> Option<String> {
    let host = host(entry.text(Field::Address));
    let told = [entry.text(Field::Publisher), host, entry.text(Field::Citation)];
    told.into_iter().map(str::trim).find(|name| !name.is_empty()).map(fold)
}

/// The host of an address, without `www.`; empty if there is none.
#[must_use]
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_found_in_addresses() {
        let rows = [
            ("https://www.example.org/a?b#c", "example.org"),
            ("http://user:pass@example.org:8080", "example.org"),
            ("https://example.org?x=https://other.example/", "example.org"),
            ("example.org/a", ""),
            ("", ""),
        ];
        for (url, expected) in rows {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}
