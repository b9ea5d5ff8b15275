//! The register and the ledger on the annotated sample: what is listed, gathered, found and marked, and that one undo takes it back.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use beleg::{
    app::{
        action::{Action, Intent, Pointing},
        desk_acts::DeskAct,
        notice::NoticeBody,
        route::Route,
        state::{AppState, Library},
        update::update,
    },
    domain::{
        article::{Article, BlockKind},
        desk::{
            acts::ActError,
            entry::Value,
            field::{Field, RecordKind},
            gather::gather,
            ledger::{Ledger, Naming},
            query::Relations,
            register::{Checklist, MOST_PLACES, Register, Standing, checklist, names_of},
        },
        document::{Details, Document},
        edit::Edit,
        id::{DocumentId, MarkId, RecordId},
        mark::Kind,
        occurrences::{Options, Reach},
        settings::Settings,
        stamp::{ReplicaId, Stamp, Timestamp},
        text::TextRange,
    },
    format::native::read,
};

const LATER: u64 = 1_800_000_000_000;

fn sample() -> Document {
    read(include_str!("../static/sample/annotated.beleg.json")).unwrap().documents.remove(0)
}

fn stamp(counter: u32) -> Stamp {
    Stamp { at: Timestamp(LATER), counter, replica: ReplicaId(1) }
}

fn new_id(number: u8) -> RecordId {
    RecordId::new(Timestamp(LATER), [number; 10])
}

/// Applies an edit, and shows that its inverse takes all of it back.
fn done(document: &Document, edit: &Edit) -> Document {
    let (next, inverse) = document.apply(edit, stamp(1)).unwrap();
    let (back, again) = next.apply(&inverse, stamp(2)).unwrap();
    assert!(back.same_content(document), "one undo takes it back");
    assert!(back.apply(&again, stamp(3)).unwrap().0.same_content(&next), "and one redo does it again");
    next
}

fn register(document: &Document) -> Register {
    Register::of(document, &Relations::of(document))
}

fn entity(document: &Document, name: &str) -> RecordId {
    register(document).entities.iter().find(|entity| entity.name() == name).unwrap().id
}

/// The sample without its entities: every mention is loose.
fn without_entities() -> Document {
    let document = sample();
    let entities = document.records().filter(|(_, entry)| entry.kind() == RecordKind::Entity);
    let edits = entities.map(|(id, _)| Edit::RemoveRecord(id)).collect();
    document.apply(&Edit::All(edits), stamp(0)).unwrap().0
}

fn loose(document: &Document, wording: &str) -> Vec<RecordId> {
    let register = register(document);
    let group = register.loose.iter().find(|group| group.wordings.iter().any(|own| &**own == wording)).unwrap();
    group.mentions.iter().map(|mention| (*mention).into()).collect()
}

fn found(document: &Document, entity: Option<RecordId>, names: &[&str], options: Options) -> Checklist {
    checklist(document, &Relations::of(document), entity, names, options)
}

#[test]
fn the_register_lists_every_entity_with_its_mentions() {
    let document = sample();
    let register = register(&document);
    assert_eq!(register.entities.len(), 46);
    assert_eq!(register.entities.iter().map(|entity| entity.mentions.len()).sum::<usize>(), 97);
    assert!(register.loose.is_empty());
    let order: Vec<(isize, String)> =
        register.entities.iter().map(|entity| (-(entity.mentions.len() as isize), entity.name().to_lowercase())).collect();
    assert!(order.is_sorted(), "by mentions, then by name: {order:?}");
    let group = register.entity(entity(&document, "Islamischer Staat")).unwrap();
    let starts: Vec<_> = group.mentions.iter().map(|id| document.mark(*id).unwrap().extent().unwrap().start()).collect();
    assert_eq!(starts.len(), 11);
    assert!(starts.is_sorted(), "in the order of the text");
}

#[test]
fn mentions_without_an_entity_are_listed_by_their_wording() {
    let document = without_entities();
    let register = register(&document);
    assert!(register.entities.is_empty());
    assert_eq!(register.loose.iter().map(|group| group.mentions.len()).sum::<usize>(), 97);
    let daesh = register.loose.iter().find(|group| group.wordings.iter().any(|words| &**words == "Daesh")).unwrap();
    assert_eq!(
        daesh.wordings.iter().map(|words| &**words).collect::<Vec<_>>(),
        ["DAESH", "Daesh"],
        "each once, as they come in the text"
    );
    assert_eq!(daesh.entity_type.as_ref().map(|tag| tag.as_str()), Some("ORG"));
    assert!(register.loose.iter().all(|group| group.likely.is_none()), "there is nothing to be like");
    let (iraq, edit) = gather(&document, new_id(1), "IRAK", &[], &[]).unwrap();
    let next = done(&document, &edit);
    let irak = self::register(&next).loose.into_iter().find(|group| group.wordings.iter().any(|words| &**words == "Irak")).unwrap();
    assert_eq!(irak.likely, Some(iraq), "but for capitals it is the same name");
}

#[test]
fn several_names_become_one_entity_in_one_act() {
    let document = without_entities();
    let mentions: Vec<RecordId> = ["IS", "ISIS", "Daesh"].iter().flat_map(|wording| loose(&document, wording)).collect();
    let (made, edit) = gather(&document, new_id(1), " Islamischer Staat ", &[], &mentions).unwrap();
    let next = done(&document, &edit);
    let entry = next.record(made).unwrap();
    assert_eq!((made, entry.text(Field::Name), entry.text(Field::EntityType)), (new_id(1), "Islamischer Staat", "ORG"));
    let mut aliases: Vec<&str> = entry.texts(Field::Aliases).iter().map(|alias| &**alias).collect();
    aliases.sort_unstable();
    assert_eq!(aliases, ["DAESH", "Daesh", "IS", "ISIS"]);
    assert_eq!(Relations::of(&next).mentions(&next, made).len(), mentions.len());

    // What has the name already takes the others in, whatever the order.
    let (other, edit) = gather(&next, new_id(2), "Irak", &[], &loose(&next, "Irak")).unwrap();
    let both = done(&next, &edit);
    let (kept, edit) = gather(&both, new_id(3), "Irak", &[made, other], &loose(&both, "Mossul")).unwrap();
    let one = done(&both, &edit);
    assert_eq!(kept, other);
    assert!(one.record(made).is_none());
    let names: Vec<&str> = names_of(one.record(other).unwrap()).collect();
    for name in ["Irak", "Islamischer Staat", "ISIS", "Mossul"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    // A new name lets the old one be an alias.
    let (kept, edit) = gather(&both, new_id(3), "Daesh", &[made], &[]).unwrap();
    let named = done(&both, &edit);
    let entry = named.record(kept).unwrap();
    assert_eq!(entry.text(Field::Name), "Daesh");
    assert!(entry.texts(Field::Aliases).iter().any(|alias| &**alias == "Islamischer Staat"));
    assert!(entry.texts(Field::Aliases).iter().all(|alias| &**alias != "Daesh"));

    let claim: RecordId = document.marks().find(|mark| mark.kind == Kind::Claim).unwrap().id.into();
    let rows = [
        ("", vec![], vec![], ActError::NoName),
        (" ", vec![], mentions, ActError::NoName),
        ("x", vec![], vec![claim], ActError::NotAMention(claim)),
        ("x", vec![claim], vec![], ActError::NotAnEntity(claim)),
        ("x", vec![new_id(9)], vec![], ActError::NoSuchRecord(new_id(9))),
    ];
    for (name, entities, mentions, expected) in rows {
        assert_eq!(gather(&both, new_id(4), name, &entities, &mentions).unwrap_err(), expected, "{name:?}");
    }
}

#[test]
fn occurrences_say_what_is_marked_already() {
    let document = sample();
    let group = entity(&document, "Islamischer Staat");
    let names = ["IS", "ISIS", "DAESH", "Daesh"];
    let all = found(&document, Some(group), &names, Options::default());
    let marked = all.places.iter().filter(|place| matches!(place.standing, Standing::Marked(_))).count();
    assert_eq!(marked, 11, "the four parts of compounds too");
    let as_words = found(&document, Some(group), &names, Options { reach: Reach::Words, ..Options::default() });
    assert!(as_words.places.len() < all.places.len());

    // The same places seen by another entity belong to that one, and seen without any they are loose.
    let iran = entity(&document, "Iran");
    let other = found(&document, Some(iran), &["Daesh"], Options::default());
    assert!(other.places.iter().any(|place| matches!(place.standing, Standing::OfOther(_, entity) if entity == group)));
    let bare = without_entities();
    let bare = found(&bare, None, &["Daesh"], Options::default());
    assert!(bare.places.iter().any(|place| matches!(place.standing, Standing::Loose(_))));
    assert!(bare.places.iter().all(|place| place.standing.is_open()));
}

#[test]
fn a_list_of_occurrences_is_bounded_and_says_so() {
    let text = "Der IS im Irak. ".repeat(62_500);
    let article = Article::new([(BlockKind::Paragraph, text)]);
    assert!(article.text().chars().count() >= 999_000);
    let id = DocumentId::new(Timestamp(1), [1; 10]);
    let document = Document::new(id, article, Details::default(), stamp(0));
    let found = found(&document, None, &["IS"], Options::default());
    assert_eq!((found.places.len(), found.more), (MOST_PLACES, true));
    let few = Article::new([(BlockKind::Paragraph, "Der IS im Irak.".to_owned())]);
    let document = Document::new(id, few, Details::default(), stamp(0));
    let list = self::found(&document, None, &["IS"], Options::default());
    assert_eq!((list.places.len(), list.more), (1, false));
    let place = &list.places[0];
    assert_eq!((&*place.before, &*place.words, &*place.behind), ("Der ", "IS", " im Irak."));
}

#[test]
fn the_ledger_of_the_sample_has_seven_sources_and_every_claim_has_one() {
    let document = sample();
    let relations = Relations::of(&document);
    let ledger = Ledger::of(&document, &relations);
    assert_eq!(ledger.sources.len(), 7);
    assert_eq!(ledger.anonymous(), 0);
    assert_eq!(ledger.sources.iter().map(|source| source.claims.len()).sum::<usize>(), 26);
    assert_eq!(ledger.sources.iter().map(|source| source.quotations.len()).sum::<usize>(), 7, "one names no speaker");
    assert!(ledger.sources.windows(2).all(|pair| pair[0].times() >= pair[1].times()), "the most quoted first");
    let author = ledger.sources.iter().find(|source| source.name.starts_with("rashed")).unwrap();
    assert_eq!((author.naming, author.text(Field::Channel)), (Naming::Partly, "article_voice"));
    assert!(ledger.on_one_anonymous.is_empty());
    assert!(ledger.without_source.is_empty());
}

#[test]
fn the_ledger_gathers_same_sources_and_finds_claims_that_stand_on_little() {
    let document = sample();
    let ledger = Ledger::of(&document, &Relations::of(&document));
    let (one, other) = (ledger.sources[1].clone(), ledger.sources[2].clone());
    let anonymous = |source: &[MarkId]| {
        let naming = |id: &MarkId| Edit::SetField((*id).into(), Field::Naming, Value::text("anonymous"));
        Edit::All(source.iter().map(naming).collect())
    };
    let veiled = document.apply(&anonymous(&one.marks), stamp(1)).unwrap().0;
    let ledger = Ledger::of(&veiled, &Relations::of(&veiled));
    assert_eq!(ledger.anonymous(), 1);
    assert_eq!(ledger.on_one_anonymous.len(), one.claims.len());

    // The same as a source that is named: then it is named, and both stand in one row.
    let same =
        beleg::domain::desk::acts::link(&veiled, new_id(1), "same_as", (one.marks[0].into(), other.marks[0].into()), "").unwrap();
    let same = done(&veiled, &same);
    let ledger = Ledger::of(&same, &Relations::of(&same));
    assert_eq!(ledger.sources.len(), 6);
    let both = ledger.sources.iter().find(|source| source.marks.contains(&one.marks[0])).unwrap();
    assert!(both.marks.contains(&other.marks[0]));
    assert_eq!((both.naming, both.times()), (Naming::Named, one.times() + other.times()));
    assert!(ledger.on_one_anonymous.is_empty());

    // Without its link a claim has no source, unless it is said to be the article's own.
    let claim = RecordId::from(one.claims[0]);
    let speakers: Vec<RecordId> = Relations::of(&document).linked_from(claim, "said_by").collect();
    let unlink = speakers.iter().map(|speaker| beleg::domain::desk::acts::unlink(&document, "said_by", claim, *speaker).unwrap());
    let cut = document.apply(&Edit::All(unlink.collect()), stamp(1)).unwrap().0;
    let without = |document: &Document| Ledger::of(document, &Relations::of(document)).without_source;
    let own = |value: Option<Value>| cut.apply(&Edit::SetField(claim, Field::Attribution, value), stamp(2)).unwrap().0;
    assert_eq!(without(&own(None)), [one.claims[0]]);
    assert!(without(&own(Value::text("author_voice"))).is_empty());
}

/// The state with a document on the desk.
fn at_desk(document: &Document) -> AppState {
    let mut library = Library::default();
    library.documents.insert(document.id(), Rc::new(document.clone()));
    AppState::new(library, Settings::default(), Route::Desk { document: document.id(), mark: None }, ReplicaId(7))
}

fn does(state: &AppState, second: u64, intent: Intent) -> AppState {
    update(state, Action { intent, at: Timestamp(LATER + second * 1_000), random: [7; 10] }).expect("it changes something")
}

fn open(state: &AppState) -> Document {
    (**state.open_document().unwrap()).clone()
}

#[test]
fn all_occurrences_are_marked_in_one_act() {
    let document = sample();
    let group = entity(&document, "Internationale Koalition gegen den IS (US-geführt)");
    let list = found(&document, Some(group), &["Soldaten"], Options::default());
    let ranges: Vec<TextRange> = list.places.iter().map(|place| place.range).collect();
    assert!(ranges.len() > 1);
    let before = Relations::of(&document).mentions(&document, group).len();
    let act = DeskAct::MarkAll { subject: group, name: String::new(), ranges: ranges.clone(), mentions: vec![] };
    let state = does(&at_desk(&document), 1, Intent::Desk(act));
    let marked = open(&state);
    let mentions = Relations::of(&marked).mentions(&marked, group);
    assert_eq!(mentions.len(), before + ranges.len(), "every mark has an id of its own");
    let made: Vec<_> = mentions.iter().filter(|mark| &*mark.quote() == "Soldaten").collect();
    assert!(made.iter().all(|mark| mark.entity_type.as_ref().is_some_and(|tag| tag.as_str() == "ORG")));
    let undone = does(&state, 2, Intent::Undo);
    assert!(open(&undone).same_content(&document), "one undo takes all of them back");
}

#[test]
fn a_mention_without_an_entity_gets_one_when_all_are_marked() {
    let article = Article::new([(BlockKind::Paragraph, "Die Anti-IS-Koalition und der IS 😀. IS!".to_owned())]);
    let document = Document::new(DocumentId::new(Timestamp(1), [1; 10]), article, Details::default(), stamp(0));
    let range = |at: usize| TextRange::from_bytes(at..at + 2);
    let state = does(&at_desk(&document), 1, Intent::MarkRange { range: range(30), kind: Kind::Entity });
    let mention = state.desk.active.unwrap();
    let list = found(&open(&state), None, &["IS"], Options::default());
    let standings: Vec<Standing> = list.places.iter().map(|place| place.standing).collect();
    assert_eq!(standings, [Standing::Unmarked, Standing::Loose(mention), Standing::Unmarked]);
    let ranges = vec![list.places[0].range, list.places[2].range];
    let act = DeskAct::MarkAll { subject: mention.into(), name: "IS".to_owned(), ranges, mentions: vec![mention.into()] };
    let state = does(&state, 2, Intent::Desk(act));
    let marked = open(&state);
    let entity = register(&marked).entities[0].clone();
    assert_eq!((entity.name(), entity.mentions.len()), ("IS", 3));
    let part = marked.record(entity.mentions[0].into()).unwrap();
    assert_eq!(part.text(Field::MentionKind), "part", "it is a part of a word");
    let gone = DeskAct::MarkAll { subject: new_id(9), name: "x".to_owned(), ranges: vec![], mentions: vec![] };
    let refused = does(&state, 3, Intent::Desk(gone));
    assert_eq!(refused.spoken.body, NoticeBody::ActRefused(ActError::NoSuchRecord(new_id(9))));
}

#[test]
fn a_signal_takes_the_selected_words() {
    let document = sample();
    let signal = document.records().find(|(_, entry)| entry.kind() == RecordKind::Signal).unwrap().0;
    let take = Intent::Desk(DeskAct::TakeSelection(signal, Field::SignalSpans));
    let state = at_desk(&document);
    assert_eq!(does(&state, 1, take.clone()).spoken.body, NoticeBody::NothingSelected);
    let state = does(&state, 1, Intent::Select { ranges: vec![TextRange::from_bytes(0..12)], by: Pointing::Mouse });
    let state = does(&state, 2, take);
    let taken = open(&state);
    let spans = taken.record(signal).unwrap().spans(Field::SignalSpans).to_vec();
    assert_eq!(spans.iter().map(|span| &*span.quote).collect::<Vec<_>>(), ["US-geführte"]);
    assert_eq!(state.desk.selection, None);
    let shown = does(&state, 3, Intent::Desk(DeskAct::ShowWords(spans[0].range)));
    assert_eq!(shown.desk.cursor.map(|cursor| cursor.range()), Some(spans[0].range));
    assert!(!shown.desk.extending);
}
