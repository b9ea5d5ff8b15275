//! Tables of what the desk knows, as CSV after RFC 4180: claims, sources, entities and evidence, a row each, written by the rules of the
//! table of marks (`csv.rs`). A claim with several parts has a row a part, of which the first says everything. Offsets count **code points** of the article's text.
//!
//! The columns are the fields of the desk under the names that Beleg's own file gives them, with what ties a row to others before them.
//! Several values stand in one cell with `; ` between them. Words that name places of the text, and what is not for publication (how a
//! source can be reached, how reliable it is), have no column.

use std::rc::Rc;

use super::{
    LossKind, Options, Spec, Unit,
    csv::{PLACE, place, row},
    view::{Stretch, View, url},
};
use crate::domain::{
    desk::{
        entry::{Entry, Value},
        field::{Field, RecordKind, Shape, Subject, fields_of},
        ledger::{Ledger, Source},
        query::Relations,
        register::{Register, Registered},
        ties,
    },
    details::Detail,
    document::Document,
    id::{MarkId, RecordId},
    mark::{Kind, Mark},
    tags::TagId,
};
use crate::format::native::Named as _;

/// What a table has rows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Claims,
    Sources,
    Entities,
    Evidence,
}

const LOSSES: &[LossKind] = &[
    LossKind::LostMarks,
    LossKind::OtherRecords,
    LossKind::Origins,
    LossKind::Text,
    LossKind::Decisions,
    LossKind::Details,
    LossKind::TagLabels,
    LossKind::UnknownFields,
];

const fn spec(name: &'static str, title: &'static str, ending: &'static str) -> Spec {
    Spec {
        name,
        title,
        version: "RFC 4180",
        unit: Unit::CodePoints,
        ending,
        media_type: "text/csv",
        cannot_hold: LOSSES,
        holds_details: &[Detail::Url],
    }
}

pub(super) const CLAIMS: Spec = spec("claims-csv", "CSV of claims", ".claims.csv");
pub(super) const SOURCES: Spec = spec("sources-csv", "CSV of sources", ".sources.csv");
pub(super) const ENTITIES: Spec = spec("entities-csv", "CSV of entities", ".entities.csv");
pub(super) const EVIDENCE: Spec = spec("evidence-csv", "CSV of evidence", ".evidence.csv");

impl Table {
    fn subject(self) -> Subject {
        match self {
            Self::Claims => Subject::Claim,
            Self::Sources => Subject::Source,
            Self::Entities => Subject::Entity,
            Self::Evidence => Subject::Evidence,
        }
    }

    /// What ties a row to the text and to others.
    fn ties(self) -> Vec<&'static str> {
        let placed = |before: &[&'static str], behind: &[&'static str]| [before, &PLACE, behind].concat();
        match self {
            Self::Claims => placed(
                &["id", "part", "kind", "start", "end", "text"],
                &["tags", "note", "said_by", "evidence_for", "evidence_against"],
            ),
            Self::Sources => placed(&["id", "kind", "start", "end", "text"], &["claims", "quotations"]),
            Self::Entities => vec!["id", "mentions", "wordings"],
            Self::Evidence => vec!["id", "claim", "claim_text"],
        }
    }

    fn fields(self) -> impl Iterator<Item = Field> {
        let unsaid = [Field::Contact, Field::Reliability, Field::LeftEmpty];
        fields_of(self.subject()).filter(move |field| !matches!(field.shape(), Shape::Spans | Shape::Id) && !unsaid.contains(field))
    }
}

pub(super) fn head(table: Table, options: &Options) -> String {
    let mut text = String::from(if options.byte_order_mark { "\u{FEFF}" } else { "" });
    let mut cells: Vec<String> = table.ties().iter().map(|name| (*name).to_owned()).collect();
    cells.extend(table.fields().map(|field| field.name().to_owned()));
    // An address may be a field of the row itself.
    cells.extend(["source_url", "document"].map(str::to_owned));
    row(&mut text, options, &cells);
    text
}

/// The rows of one document.
pub(super) fn rows(table: Table, view: &View<'_>, options: &Options) -> String {
    let relations = Relations::of(view.document);
    let rows = Rows { table, view, relations: &relations };
    let cells: Vec<Vec<String>> = match table {
        Table::Claims => {
            let stretches = view.stretches().into_iter().filter(|stretch| stretch.mark.kind == Kind::Claim);
            stretches.map(|stretch| rows.claim(&stretch)).collect()
        }
        Table::Sources => Ledger::of(view.document, &relations).sources.iter().map(|source| rows.source(source)).collect(),
        Table::Entities => Register::of(view.document, &relations).entities.iter().map(|entity| rows.entity(entity)).collect(),
        Table::Evidence => {
            let records = view.document.records().filter(|(_, entry)| entry.kind() == RecordKind::Evidence && entry.has_content());
            records.map(|(id, entry)| rows.evidence(id, entry)).collect()
        }
    };
    let mut text = String::new();
    let end = [url(view.document).unwrap_or_default(), view.document.id().to_string()];
    for cells in cells {
        row(&mut text, options, &[cells, end.to_vec()].concat());
    }
    text
}

/// How much is known that has no row in a table: what is said of other marks, and other records.
pub(super) fn left_out(table: Table, document: &Document) -> usize {
    let subject = |id: RecordId, entry: &Entry| match Subject::of_record(entry.kind()) {
        None => document.mark(id.as_mark()).and_then(|mark| Subject::of_mark(mark.kind)),
        own => own,
    };
    let relations =
        |entry: &Entry| entry.kind() == RecordKind::Link && table == Table::Claims && entry.text(Field::LinkType) == "said_by";
    let has_no_row = |id: RecordId, entry: &Entry| subject(id, entry) != Some(table.subject()) && !relations(entry);
    document.records().filter(|(id, entry)| entry.has_content() && has_no_row(*id, entry)).count()
}

struct Rows<'a> {
    table: Table,
    view: &'a View<'a>,
    relations: &'a Relations,
}

impl Rows<'_> {
    /// The cells of the fields of a record.
    fn fields<'e>(&self, value: impl Fn(Field) -> Option<&'e Value>) -> impl Iterator<Item = String> {
        self.table.fields().map(move |field| match value(field) {
            Some(Value::Text(text)) => text.to_string(),
            Some(Value::Texts(texts)) => joined(texts.iter().map(|text| &**text)),
            _ => String::new(),
        })
    }

    /// Where a mark stands, and its words.
    fn place(&self, mark: Option<&Mark>) -> Vec<String> {
        let extent = mark.and_then(Mark::extent).filter(|_| mark.is_some_and(Mark::is_drawn));
        let offset = |at: Option<u32>| at.map(|at| at.to_string()).unwrap_or_default();
        let mut cells = vec![
            offset(extent.map(|extent| self.view.offset(extent.start()))),
            offset(extent.map(|extent| self.view.offset(extent.end()))),
            mark.map(Mark::quote).unwrap_or_default(),
        ];
        cells.extend(place(&extent.map(|extent| self.view.whereabouts(extent)).unwrap_or_default()));
        cells
    }

    fn mark(&self, id: MarkId) -> Option<&Mark> {
        self.view.document.mark(id).map(|mark| &**mark)
    }

    /// Of a claim with several parts, the first row says everything, and the others only where they stand.
    fn claim(&self, stretch: &Stretch<'_>) -> Vec<String> {
        let mark = stretch.mark;
        let id = RecordId::from(mark.id);
        let ends = [stretch.start, stretch.end].map(|at| at.to_string());
        let mut cells = vec![mark.id.to_string(), (stretch.number + 1).to_string(), mark.kind.name().to_owned()];
        cells.extend(ends);
        cells.push(stretch.quote.to_owned());
        cells.extend(place(&self.view.whereabouts(stretch.range)));
        if stretch.number > 0 {
            cells.resize(self.table.ties().len() + self.table.fields().count(), String::new());
            return cells;
        }
        let entry = self.view.document.record(id);
        let balance = self.relations.balance(self.view.document, id);
        let speakers: Vec<String> =
            self.relations.linked_from(id, "said_by").map(|speaker| ties::name(self.view.document, speaker)).collect();
        cells.push(joined(mark.tags.iter().map(TagId::as_str)));
        cells.push(mark.note.to_string());
        cells.push(joined(speakers.iter().map(String::as_str)));
        cells.extend([balance.supporting, balance.refuting].map(|pieces| pieces.len().to_string()));
        cells.extend(self.fields(|field| entry?.value(field)));
        cells
    }

    fn source(&self, source: &Source) -> Vec<String> {
        let first = source.marks.first().copied();
        let mut cells = vec![first.map(|id| id.to_string()).unwrap_or_default(), Kind::Source.name().to_owned()];
        cells.extend(self.place(first.and_then(|id| self.mark(id))));
        cells.extend([source.claims.len(), source.quotations.len()].map(|count| count.to_string()));
        cells.extend(self.fields(|field| source.entries.iter().find_map(|entry| entry.value(field))));
        cells
    }

    fn entity(&self, entity: &Registered) -> Vec<String> {
        let quotes: Vec<Rc<str>> = entity.mentions.iter().filter_map(|id| self.mark(*id)).map(|mark| mark.quote().into()).collect();
        let mut once: Vec<&str> = Vec::new();
        for quote in &quotes {
            if !once.contains(&&**quote) {
                once.push(quote);
            }
        }
        let mut cells = vec![entity.id.to_string(), entity.mentions.len().to_string(), joined(once)];
        cells.extend(self.fields(|field| entity.entry.value(field)));
        cells
    }

    fn evidence(&self, id: RecordId, entry: &Entry) -> Vec<String> {
        let claim = entry.id(Field::OfClaim);
        let words = claim.map(|claim| ties::name(self.view.document, claim)).unwrap_or_default();
        let mut cells = vec![id.to_string(), claim.map(|claim| claim.to_string()).unwrap_or_default(), words];
        cells.extend(self.fields(|field| entry.value(field)));
        cells
    }
}

fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().collect::<Vec<_>>().join("; ")
}
