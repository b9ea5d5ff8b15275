//! The ledger of sources: who is quoted how often, how fully each is named, and which claims stand on little.

use std::rc::Rc;

use crate::domain::{
    desk::{entry::Entry, field::Field, query::Relations},
    document::Document,
    id::{MarkId, RecordId},
    mark::{Kind, Mark},
    table::{Table, sort_by_number},
};

/// How fully a source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Named,
    /// By a part of the name, or by what it is.
    Partly,
    Anonymous,
    NotSaid,
}

impl Naming {
    /// What one mark says. The types of the first versions told it too, and still do where the field does not.
    fn said(entry: &Entry) -> Self {
        match (entry.text(Field::Naming), entry.text(Field::SourceType)) {
            ("named", _) | ("", "named_individual" | "named_group") => Self::Named,
            ("partial", _) => Self::Partly,
            ("anonymous", _) | ("", "unnamed_individual" | "unnamed_group") => Self::Anonymous,
            _ => Self::NotSaid,
        }
    }

    /// The word of the list that says it; empty if nothing is said.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Partly => "partial",
            Self::Anonymous => "anonymous",
            Self::NotSaid => "",
        }
    }
}

/// One source, however many marks name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its marks in the order of the text. The first stands for it.
    pub marks: Vec<MarkId>,
    pub name: Rc<str>,
    pub naming: Naming,
    /// Claims that it says, and its quotations, in the order of the text.
    pub claims: Vec<MarkId>,
    pub quotations: Vec<MarkId>,
    /// What is said of each of its marks.
    pub entries: Vec<Rc<Entry>>,
}

impl Source {
    /// What is said of the source in a field: by the first of its marks of which something is.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.entries.iter().map(|entry| entry.text(field)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// How often it has the word.
    #[must_use]
    pub fn times(&self) -> usize {
        self.claims.len() + self.quotations.len()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Who has the word most often first, else in the order of the text.
    pub sources: Vec<Source>,
    /// Claims that are said by one source only, and that is anonymous.
    pub on_one_anonymous: Vec<MarkId>,
    /// Claims that nobody is linked as saying, and that are not said to be the article's own.
    pub without_source: Vec<MarkId>,
}

impl Ledger {
    #[must_use]
    pub fn of(document: &Document, relations: &Relations) -> Self {
        let mut marks: Vec<&Rc<Mark>> = document.marks().filter(|mark| mark.kind == Kind::Source).collect();
        sort_by_number(&mut marks, |mark| start(mark));
        let mut sources: Vec<Source> = Vec::new();
        // For each mark the place of its source.
        let mut places: Table<RecordId, usize> = Table::new();
        for mark in marks {
            if places.contains_key(&RecordId::from(mark.id)) {
                continue;
            }
            let mut same = marks_of(document, &relations.same_source(mark.id.into()), Kind::Source);
            same.retain(|mark| !places.contains_key(&RecordId::from(mark.id)));
            for mark in &same {
                places.insert(mark.id.into(), sources.len());
            }
            sources.push(source(document, relations, &same));
        }
        let mut ledger = Self::default();
        let mut claims: Vec<&Rc<Mark>> = document.marks().filter(|mark| mark.kind == Kind::Claim).collect();
        sort_by_number(&mut claims, |mark| start(mark));
        for claim in claims {
            let id = RecordId::from(claim.id);
            let own_voice = document.record(id).is_some_and(|entry| entry.text(Field::Attribution) == "author_voice");
            let speakers: Vec<RecordId> = relations.linked_from(id, "said_by").collect();
            let mut of: Vec<usize> = Vec::new();
            for place in speakers.iter().filter_map(|speaker| places.get(speaker).copied()) {
                if !of.contains(&place) {
                    of.push(place);
                }
            }
            if speakers.is_empty() && !own_voice {
                ledger.without_source.push(claim.id);
            }
            // An entity may be linked as the speaker; it has a name, so the claim does not stand on the anonymous one alone.
            let all_known = speakers.iter().all(|speaker| places.contains_key(speaker));
            if let (true, [only]) = (all_known, &*of)
                && sources.get(*only).is_some_and(|source| source.naming == Naming::Anonymous)
            {
                ledger.on_one_anonymous.push(claim.id);
            }
        }
        sort_by_number(&mut sources, |source| (u32::MAX as usize).saturating_sub(source.times()) as u128);
        ledger.sources = sources;
        ledger
    }

    #[must_use]
    pub fn anonymous(&self) -> usize {
        self.sources.iter().filter(|source| source.naming == Naming::Anonymous).count()
    }
}

fn source(document: &Document, relations: &Relations, same: &[Rc<Mark>]) -> Source {
    let ids: Vec<RecordId> = same.iter().map(|mark| mark.id.into()).collect();
    let entries: Vec<Rc<Entry>> = ids.iter().filter_map(|id| document.record(*id)).cloned().collect();
    let claims: Vec<RecordId> = ids.iter().flat_map(|id| relations.linked_to(*id, "said_by")).collect();
    let quotations: Vec<RecordId> =
        ids.iter().flat_map(|id| relations.quotations(document, *id)).map(|mark| mark.id.into()).collect();
    let mut source = Source {
        marks: same.iter().map(|mark| mark.id).collect(),
        name: "".into(),
        naming: Naming::NotSaid,
        claims: marks_of(document, &claims, Kind::Claim).iter().map(|mark| mark.id).collect(),
        quotations: marks_of(document, &quotations, Kind::Quotation).iter().map(|mark| mark.id).collect(),
        entries,
    };
    let name = Some(source.text(Field::Name)).filter(|name| !name.is_empty()).map(str::to_owned);
    source.name = name.or_else(|| Some(same.first()?.quote())).unwrap_or_default().into();
    source.naming = naming(&source.entries);
    source
}

/// One mark that names the source in full is enough, and one in part is better than none.
fn naming(entries: &[Rc<Entry>]) -> Naming {
    let said = entries.iter().map(|entry| Naming::said(entry));
    let order =
        |naming: &Naming| [Naming::Named, Naming::Partly, Naming::Anonymous].iter().position(|own| own == naming).unwrap_or(3);
    said.min_by_key(order).unwrap_or(Naming::NotSaid)
}

/// How fully a source is named, by all its marks: what the ledger, the pre-flight and the report go by.
#[must_use]
pub fn naming_of(document: &Document, relations: &Relations, source: RecordId) -> Naming {
    let entries = relations.same_source(source).into_iter().filter_map(|id| document.record(id)).cloned();
    naming(&entries.collect::<Vec<_>>())
}

/// The marks of these ids that are of a kind, each once, in the order of the text.
fn marks_of(document: &Document, ids: &[RecordId], kind: Kind) -> Vec<Rc<Mark>> {
    let mut marks: Table<MarkId, Rc<Mark>> = Table::new();
    for mark in ids.iter().filter_map(|id| document.mark(id.as_mark())).filter(|mark| mark.kind == kind) {
        marks.insert(mark.id, Rc::clone(mark));
    }
    let mut marks: Vec<Rc<Mark>> = marks.into_iter().map(|(_, mark)| mark).collect();
    sort_by_number(&mut marks, start);
    marks
}

fn start(mark: &Rc<Mark>) -> u128 {
    let start = mark.extent().map_or(0, |extent| extent.start().0);
    u128::from(!mark.is_drawn()) << 32 | u128::from(start)
}
