//! A record in which nothing is written is a draft: in no count, report, export or rule. When the keyboard leaves its card it goes, in one
//! step, and nothing that anybody wrote goes with it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeSet, rc::Rc};

use beleg::{
    app::{
        action::{Action, Intent},
        claims,
        desk_acts::DeskAct,
        picture::{picture, timeline},
        route::Route,
        state::{AppState, Library},
        update::update,
    },
    domain::{
        desk::{
            acts, content,
            entry::{NewRecord, Value, Values},
            field::{Field, RecordKind, Shape, Subject, fields_of},
            ledger::Ledger,
            preflight::{Finding, Fix, Rule, fix, preflight},
            query::Relations,
            register::Register,
            ties,
        },
        document::Document,
        edit::Edit,
        id::RecordId,
        mark::Kind,
        settings::Settings,
        stamp::{ReplicaId, Stamp, Timestamp},
    },
    format::{
        claim_review::Publication,
        export::{Options, Target, file, losses},
        native,
    },
};
use proptest::prelude::*;

const AT: u64 = 1_900_000_000_000;

/// What belongs to a claim.
const BELONGING: [Subject; 5] =
    [Subject::Evidence, Subject::Appearance, Subject::PreviousCheck, Subject::Reply, Subject::Correction];

const RECORDS: [Subject; 8] = [
    Subject::Evidence,
    Subject::Appearance,
    Subject::PreviousCheck,
    Subject::Reply,
    Subject::Correction,
    Subject::Entity,
    Subject::Signal,
    Subject::Link,
];

fn sample() -> Document {
    thread_local! {
        static SAMPLE: Document = native::read(include_str!("data/published/checked.beleg.json")).unwrap().documents.remove(0);
    }
    SAMPLE.with(Document::clone)
}

fn stamp(at: u64, replica: u64) -> Stamp {
    Stamp { at: Timestamp(AT + at), counter: 0, replica: ReplicaId(replica) }
}

fn done(document: &Document, edit: &Edit, at: u64) -> Document {
    document.apply(edit, stamp(at, 1)).unwrap().0
}

fn id(number: u8) -> RecordId {
    RecordId::new(Timestamp(AT), [100 + number; 10])
}

/// The claim of the sample that is checked in full.
fn claim(document: &Document) -> RecordId {
    let rated = |mark: &&Rc<beleg::domain::mark::Mark>| {
        document.record(mark.id.into()).is_some_and(|entry| !entry.text(Field::Rating).is_empty())
    };
    document.marks().filter(|mark| mark.kind == Kind::Claim).find(rated).unwrap().id.into()
}

/// Something that a field may say.
fn value(document: &Document, field: Field) -> Value {
    match field.shape() {
        Shape::Text | Shape::Word(_) => Value::Text("Said".into()),
        Shape::Date => Value::Text("2021-12-09".into()),
        Shape::Url => Value::Text("https://example.org/said".into()),
        Shape::Wikidata => Value::Text("Q42".into()),
        Shape::Words(_) | Shape::Texts => Value::Texts(vec!["Said".into()]),
        Shape::Id => Value::Id(claim(document)),
        Shape::Spans => {
            let mark = document.marks().find(|mark| mark.is_drawn()).unwrap();
            Value::spans(mark.spans.to_vec()).unwrap()
        }
    }
}

fn with(document: &Document, subject: Subject, values: Values, number: u8) -> Document {
    let mut values = values;
    if BELONGING.contains(&subject) {
        values.insert(Field::OfClaim.into(), Value::Id(claim(document)));
    }
    let record = NewRecord { id: id(number), kind: subject.record(), values };
    done(document, &Edit::PutRecord(Rc::new(record)), u64::from(number))
}

fn of(document: &Document, subject: Subject, fields: &[Field]) -> Document {
    with(document, subject, fields.iter().map(|field| ((*field).into(), value(document, *field))).collect(), 1)
}

#[test]
fn every_field_that_somebody_writes_is_content_and_what_is_chosen_is_none() {
    let document = sample();
    let mut none: Vec<(Subject, &str)> = Vec::new();
    for subject in &RECORDS {
        for field in fields_of(*subject) {
            if !of(&document, *subject, &[field]).record(id(1)).unwrap().has_content() {
                none.push((*subject, field.name()));
            }
        }
    }
    let told = |subject: Subject| -> Vec<&str> {
        let own: BTreeSet<&str> = none.iter().filter(|(own, _)| *own == subject).map(|(_, field)| *field).collect();
        own.into_iter().collect()
    };
    let dates = ["accessed", "published"];
    assert_eq!(
        told(Subject::Evidence),
        [&dates[..1], &["answer_type", "claim", "left_empty", "level", "medium"], &dates[1..], &["stance", "strategy"]].concat()
    );
    assert_eq!(told(Subject::Appearance), ["accessed", "appearance_type", "claim", "left_empty", "published", "sighting"]);
    assert_eq!(told(Subject::PreviousCheck), ["accessed", "claim", "left_empty", "match", "published"]);
    assert_eq!(told(Subject::Reply), ["claim", "left_empty"], "that somebody was asked is something");
    assert_eq!(told(Subject::Correction), ["claim", "left_empty"]);
    let alone = |subject: Subject| fields_of(subject).count() - told(subject).len();
    assert_eq!((alone(Subject::Entity), alone(Subject::Signal), alone(Subject::Link)), (1, 1, 0), "a name, a code, both ends");
    assert!(of(&document, Subject::Link, &[Field::LinkType, Field::From, Field::To]).record(id(1)).unwrap().has_content());
    assert!(document.records().filter(|(_, entry)| entry.kind() == RecordKind::Mark).all(|(_, entry)| entry.has_content()));
}

fn options() -> Options {
    let publication = Publication {
        publisher: "The Desk".to_owned(),
        publisher_url: "https://desk.example/".to_owned(),
        url: "https://desk.example/checks/7".to_owned(),
        published: "2022-01-15".to_owned(),
        language: "en".to_owned(),
    };
    Options { publication, ..Options::default() }
}

/// All that is made of a document for others, and all that is counted: as texts, each under its name.
fn told(document: &Document) -> Vec<(String, String)> {
    let mut told = Vec::new();
    for target in Target::ALL {
        // Beleg's own file is the record itself, drafts included.
        if target != Target::Beleg {
            let written = file(&[document], target, &options()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            told.push((format!("{target:?}"), format!("{written:?}")));
        }
        told.push((format!("losses of {target:?}"), format!("{:?}", losses(document, target, &options()))));
    }
    let relations = Relations::of(document);
    let findings: Vec<Finding> = preflight(document).into_iter().filter(|finding| finding.rule != Rule::Draft).collect();
    told.push(("pre-flight".to_owned(), format!("{findings:?}")));
    for mark in document.marks().filter(|mark| mark.kind == Kind::Claim) {
        let id = RecordId::from(mark.id);
        told.push((format!("balance of {id}"), format!("{:?}", relations.balance(document, id))));
        for kind in RecordKind::ALL {
            told.push((format!("{kind:?} of {id}"), format!("{:?}", relations.of_claim(document, id, kind))));
        }
        for (way, target) in ties::ways(Subject::Claim) {
            let offered = ties::offered(document, &relations, id, (*way, *target));
            told.push((format!("{way:?} of {id}"), format!("{offered:?}")));
        }
    }
    let ledger = Ledger::of(document, &relations);
    told.push(("ledger".to_owned(), format!("{ledger:?}")));
    told.push(("register".to_owned(), format!("{:?}", Register::of(document, &relations).entities)));
    told.push(("links".to_owned(), format!("{:?}", relations.links())));
    told.push(("table of claims".to_owned(), format!("{:?}", claims::rows(document, &relations, &document.tag_set(), "en"))));
    told.push(("picture".to_owned(), format!("{:?}", picture(document, &relations))));
    told.push(("timeline".to_owned(), format!("{:?}", timeline(document, &relations))));
    told
}

#[test]
fn a_draft_is_in_no_count_report_export_or_rule() {
    let document = sample();
    let before = told(&document);
    let blank = |field: Field| match field.shape() {
        Shape::Texts => Value::Texts(vec![" ".into(), "\n".into()]),
        _ => Value::Text(" \u{a0}\n".into()),
    };
    for subject in &RECORDS {
        let own: Vec<Field> = fields_of(*subject).filter(|field| *field != Field::LeftEmpty).collect();
        let chosen = |field: &Field| {
            let is_chosen = matches!(field.shape(), Shape::Word(_) | Shape::Words(_) | Shape::Date);
            is_chosen && *field != Field::Code && !field.is_content()
        };
        let choices: Vec<Field> = own.iter().copied().filter(chosen).collect();
        let mut drafts = vec![Values::default(), choices.iter().map(|field| ((*field).into(), value(&document, *field))).collect()];
        // Every stance, as the buttons make it.
        for stance in ["supports", "refutes", "qualifies", "inconclusive", "else"] {
            if own.contains(&Field::Stance) {
                drafts.push([(Field::Stance.into(), Value::Text(stance.into()))].into_iter().collect());
            }
        }
        // White space is nothing that anybody wrote.
        let texts = own.iter().filter(|field| matches!(field.shape(), Shape::Text | Shape::Url | Shape::Texts));
        drafts.push(texts.map(|field| ((*field).into(), blank(*field))).collect());
        let mut next = document.clone();
        for (draft, number) in drafts.iter().zip(1..) {
            next = with(&next, *subject, draft.clone(), number);
        }
        let ids: Vec<RecordId> = drafts.iter().zip(1..).map(|(_, number)| id(number)).collect();
        let found: Vec<RecordId> =
            preflight(&next).iter().filter(|finding| finding.rule == Rule::Draft).map(|finding| finding.at).collect();
        // A link without its ends is told as one that leads nowhere.
        if *subject != Subject::Link {
            assert_eq!(found, ids, "each is a finding of its own: {subject:?}");
        }
        for ((name, now), (_, was)) in told(&next).into_iter().zip(&before) {
            if *subject == Subject::Link && name == "pre-flight" {
                continue;
            }
            assert!(now == *was, "{name} tells of a draft: {subject:?} {drafts:?}\nnow {now}\nwas {was}");
        }
    }
}

#[test]
fn an_entity_without_a_name_is_nowhere_but_where_it_can_be_named() {
    let document = sample();
    let claim = claim(&document);
    let about = |document: &Document| Relations::of(document).linked_from(claim, "about").count();
    let before = about(&document);
    let next = with(&document, Subject::Entity, Values::default(), 1);
    let next = done(&next, &acts::link(&next, id(2), "about", (claim, id(1)), "").unwrap(), 2);
    assert_eq!(about(&next), before);
    let named = done(&next, &Edit::SetField(id(1), Field::Name, Value::text("The ministry")), 3);
    assert_eq!(about(&named), before + 1, "as soon as it is named it counts");
    let register = Register::of(&next, &Relations::of(&next));
    assert_eq!(register.unnamed.iter().map(|entity| entity.id).collect::<Vec<_>>(), [id(1)]);
    assert!(register.entity(id(1)).is_some() && register.entities.iter().all(|entity| entity.id != id(1)));
}

#[test]
fn whatever_is_written_of_evidence_is_in_the_report() {
    let document = sample();
    for subject in BELONGING {
        for field in fields_of(subject).filter(|field| field.is_content()) {
            let next = of(&document, subject, &[field]);
            let report = String::from_utf8(file(&[&next], Target::ReportMarkdown, &options()).unwrap()).unwrap();
            let before = String::from_utf8(file(&[&document], Target::ReportMarkdown, &options()).unwrap()).unwrap();
            let said = match value(&document, field) {
                Value::Text(text) => text.to_string(),
                other => panic!("{other:?}"),
            };
            // A date is written in words; its year stays what it is.
            let is_date = said.len() >= 10 && said.get(4..5) == Some("-");
            let said = if is_date { said.get(..4).unwrap().to_owned() } else { said };
            let count = |text: &str| text.matches(&said).count();
            assert!(count(&report) > count(&before), "{field:?} of {subject:?} is not told");
            assert!(!report.lines().any(|line| line.trim() == "-" || line.trim_start().starts_with("-  [")), "an empty bullet");
        }
    }
}

#[test]
fn deleting_a_draft_is_offered_where_nothing_at_all_is_in_it() {
    let document = sample();
    let find = |document: &Document| preflight(document).into_iter().find(|finding| finding.rule == Rule::Draft).unwrap();
    let empty = of(&document, Subject::Evidence, &[Field::Stance]);
    assert_eq!(fix(&empty, &find(&empty)), Some(Fix::Remove(id(1))));
    let chosen = of(&document, Subject::Evidence, &[Field::Stance, Field::Level]);
    assert_eq!(fix(&chosen, &find(&chosen)), None, "somebody has chosen something");
    let dated = of(&document, Subject::Evidence, &[Field::Accessed]);
    assert_eq!(fix(&dated, &find(&dated)), None);
}

/// A user with the sample open.
struct User {
    state: AppState,
    now: u64,
}

impl User {
    fn new() -> Self {
        let mut library = Library::default();
        let document = sample();
        let route = Route::Desk { document: document.id(), mark: None };
        library.documents.insert(document.id(), Rc::new(document));
        Self { state: AppState::new(library, Settings::default(), route, ReplicaId(7)), now: AT }
    }

    fn does(mut self, intent: Intent) -> Self {
        self.now += 1_000;
        let random = [(self.now / 1_000 % 251) as u8; 10];
        if let Some(next) = update(&self.state, Action { intent, at: Timestamp(self.now), random }) {
            self.state = next;
        }
        self
    }

    fn document(&self) -> &Rc<Document> {
        self.state.open_document().unwrap()
    }

    fn adds(self, kind: RecordKind, stance: &str) -> Self {
        let values = Value::text(stance).map(|stance| (Field::Stance.into(), stance)).into_iter().collect();
        let claim = claim(self.document());
        self.does(Intent::Desk(DeskAct::AddToClaim { claim, kind, values }))
    }

    fn leaves(self) -> Self {
        let (document, claim) = (self.document().id(), claim(self.document()));
        self.does(Intent::Desk(DeskAct::Leave { document, claim }))
    }

    fn open(&self, kind: RecordKind) -> Vec<RecordId> {
        Relations::of(self.document()).open_for(self.document(), claim(self.document()), kind)
    }
}

#[test]
fn what_is_left_empty_goes_in_one_step_and_one_undo_brings_it_back() {
    for kind in BELONGING.map(Subject::record) {
        let user = User::new();
        let before = user.open(kind);
        let user = user.adds(kind, if kind == RecordKind::Evidence { "supports" } else { "" });
        let added = user.open(kind);
        assert_eq!(added.len(), before.len() + 1, "{kind:?}");
        let user = user.leaves();
        assert_eq!(user.open(kind), before, "{kind:?} has gone");
        assert!(preflight(user.document()).iter().all(|finding| finding.rule != Rule::Draft));
        let left = user.document().clone();
        let user = user.leaves();
        assert!(Rc::ptr_eq(&left, user.document()), "there is nothing more to leave");
        let user = user.does(Intent::Undo);
        assert_eq!(user.open(kind), added, "one undo brings it back");
        let user = user.does(Intent::Undo);
        assert_eq!(user.open(kind), before, "and the next takes back that it was added");
        let user = user.does(Intent::Redo).does(Intent::Redo);
        assert_eq!(user.open(kind), before);
    }
}

#[test]
fn several_that_are_left_are_one_step_and_what_has_anything_in_it_stays() {
    let user = User::new().adds(RecordKind::Evidence, "supports").adds(RecordKind::Evidence, "refutes").adds(RecordKind::Reply, "");
    let all = user.open(RecordKind::Evidence);
    let [.., one, other] = &*all else { panic!("{all:?}") };
    let user = user.does(Intent::SetField(*one, Field::Level, Value::text("primary"))).leaves();
    assert!(user.open(RecordKind::Evidence).contains(one), "somebody has chosen something");
    assert!(!user.open(RecordKind::Evidence).contains(other) && user.open(RecordKind::Reply).is_empty());
    let user = user.does(Intent::Undo);
    assert_eq!(user.open(RecordKind::Evidence), all);
    assert_eq!(user.open(RecordKind::Reply).len(), 1);
}

#[test]
fn what_is_left_goes_even_when_the_article_is_closed_with_its_card() {
    let user = User::new().adds(RecordKind::Evidence, "supports");
    let (document, claim) = (user.document().id(), claim(user.document()));
    let user = user.does(Intent::Open(Route::Library)).does(Intent::Desk(DeskAct::Leave { document, claim }));
    let left = user.state.library.documents.values().next().unwrap();
    assert_eq!(left.records().filter(|(_, entry)| entry.is_left()).count(), 1);
}

#[test]
fn a_file_keeps_that_something_was_left() {
    let user = User::new().adds(RecordKind::Evidence, "supports").leaves();
    let text = native::write_one(user.document());
    assert!(text.contains(r#""left_empty":"yes""#));
    let again = native::read(&text).unwrap().documents.remove(0);
    assert!(again.same_content(user.document()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// One tab leaves a record that it believes empty, and may take that back; another writes in it, having heard of nothing. Whatever comes
    /// first, and in whatever order they hear of each other, what was written is there and is shown.
    #[test]
    fn what_another_tab_wrote_is_never_lost_by_leaving(
        left_at in 1_u64..20, written_at in 1_u64..20, undone_at in prop::option::of(20_u64..30), which in any::<prop::sample::Index>(), first in any::<bool>()
    ) {
        let subject = *which.get(&BELONGING[..]);
        let fields: Vec<Field> = fields_of(subject).filter(|field| field.is_content()).collect();
        let field = *which.get(&fields);
        let document = of(&sample(), subject, &[]);
        let claim = claim(&document);
        let (mut mine, undo) = document.apply(&content::leave(&document, claim).unwrap(), stamp(left_at, 1)).unwrap();
        let written = value(&document, field);
        let (theirs, _) = document.apply(&Edit::SetField(id(1), field, Some(written.clone())), stamp(written_at, 2)).unwrap();
        if first {
            mine = mine.merge(&theirs).unwrap();
        }
        if let Some(at) = undone_at {
            mine = mine.apply(&undo, stamp(at, 1)).unwrap().0;
        }
        let both = mine.merge(&theirs).unwrap();
        prop_assert!(both.same_content(&theirs.merge(&mine).unwrap()));
        prop_assert!(both.same_content(&both.merge(&mine).unwrap().merge(&theirs).unwrap()));
        let entry = both.record(id(1)).unwrap();
        prop_assert_eq!(entry.value(field), Some(&written));
        prop_assert!(entry.has_content() && !entry.is_left());
        prop_assert!(Relations::of(&both).of_claim(&both, claim, subject.record()).contains(&id(1)));
        prop_assert!(content::leave(&both, claim).is_none(), "and it cannot be left any more");
    }
}
