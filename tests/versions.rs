//! Updating an article: every mark carried over or kept as lost, one step to undo, and two people with two texts.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use beleg::{
    anchor::{
        changes::{Report, Reporting},
        describe::describe,
        resolution::State,
    },
    app::versions::{Choice, Comparison, Since, selected},
    domain::{
        article::{Article, BlockKind},
        details::Details,
        document::Document,
        edit::Edit,
        id::{DocumentId, MarkId},
        mark::{Anchor, Extra, Kind, Mark, Origin},
        stamp::{ReplicaId, Stamp, Timestamp},
        text::TextRange,
    },
    format::native::{read, read_patch, write_one, write_patch},
};

const OLD: [&str; 4] = [
    "Koalition beendet Mission",
    "Die Koalition zieht 2.500 Soldaten ab, sagte der Minister am Freitag in Bagdad.",
    "Der Einsatz begann vor sieben Jahren mit Luftangriffen.",
    "Viele Menschen im Land begrüßten den Abzug der Truppen ausdrücklich.",
];
const NEW: [&str; 4] = [
    "Koalition verkleinert Mission",
    "Viele Menschen im Land begrüßten den Abzug der Truppen ausdrücklich.",
    "Die Koalition zieht 1.500 Soldaten ab, sagte der Minister am Freitag in Bagdad.",
    "Die Opposition widersprach der Darstellung der Regierung.",
];

fn article(blocks: &[&str]) -> Article {
    let heading = |index| if index == 0 { BlockKind::Heading(1) } else { BlockKind::Paragraph };
    Article::new(blocks.iter().enumerate().map(|(index, text)| (heading(index), (*text).to_owned())))
}

fn stamp(at: u64, replica: u64) -> Stamp {
    Stamp { at: Timestamp(at), counter: 0, replica: ReplicaId(replica) }
}

fn mark(article: &Article, number: u8, quote: &str) -> Rc<Mark> {
    let start = article.text().find(quote).unwrap();
    Rc::new(Mark {
        id: MarkId::new(Timestamp(u64::from(number)), [number; 10]),
        kind: Kind::Claim,
        spans: describe(article, &[TextRange::from_bytes(start..start + quote.len())]),
        entity_type: None,
        tags: Vec::new(),
        note: "".into(),
        creator: "".into(),
        created: Timestamp(1),
        origin: Origin::ByHand,
        anchor: Anchor::Exact,
        extra: Extra::new(),
    })
}

const QUOTES: [&str; 4] = [
    "zieht 2.500 Soldaten ab",
    "der Minister",
    "Der Einsatz begann vor sieben Jahren",
    "Viele Menschen im Land begrüßten den Abzug",
];

fn marked() -> Document {
    let details = Details { title: OLD[0].into(), url: "https://a.example/1".into(), ..Details::default() };
    let mut document = Document::new(DocumentId::new(Timestamp(1), [1; 10]), article(&OLD), details, stamp(1, 1));
    for (number, quote) in (1..).zip(QUOTES) {
        let edit = Edit::PutMark(mark(document.article(), number, quote));
        document = document.apply(&edit, stamp(1 + u64::from(number), 1)).unwrap().0;
    }
    document
}

fn compared(document: &Document) -> Comparison {
    let details = Details { title: NEW[0].into(), ..Details::default() };
    let mut comparison = Comparison::begin(&Rc::new(document.clone()), Rc::new(article(&NEW)), Rc::new(details));
    while !comparison.step() {}
    comparison
}

fn updated(document: &Document, choices: &[(MarkId, Choice)], at: Stamp) -> (Document, Edit) {
    let text = compared(document).new_text(choices, at.at);
    document.apply(&Edit::SetText(Rc::new(text)), at).unwrap()
}

fn words(document: &Document) -> Vec<(String, Anchor)> {
    document.marks().map(|mark| (mark.quote(), mark.anchor)).collect()
}

#[test]
fn every_mark_has_a_state_and_none_is_deleted() {
    let document = marked();
    let comparison = compared(&document);
    let states: Vec<State> = comparison.rows.iter().map(|row| row.state).collect();
    assert_eq!(states, [State::Edited, State::Exact, State::Lost, State::Moved]);
    let (now, _) = updated(&document, &[], stamp(20, 1));
    let expected = [
        ("zieht 1.500 Soldaten ab", Anchor::Edited),
        ("der Minister", Anchor::Exact),
        ("Der Einsatz begann vor sieben Jahren", Anchor::Lost),
        ("Viele Menschen im Land begrüßten den Abzug", Anchor::Moved),
    ];
    assert_eq!(words(&now), expected.map(|(quote, anchor)| (quote.to_owned(), anchor)));
    assert_eq!((&*now.details().title, &*now.details().url), (NEW[0], "https://a.example/1"));
    assert_eq!(now.former().len(), 1);
    assert_eq!((now.former()[0].article.text(), &*now.former()[0].url), (article(&OLD).text(), "https://a.example/1"));
}

#[test]
fn one_step_brings_all_back_and_one_does_it_again() {
    let document = marked();
    let (now, inverse) = updated(&document, &[], stamp(20, 1));
    let (back, again) = now.apply(&inverse, stamp(21, 1)).unwrap();
    assert!(back.same_content(&document));
    assert_eq!(
        back.former().iter().map(|former| former.article.text()).collect::<Vec<_>>(),
        [article(&NEW).text()],
        "no text is lost"
    );
    let (there, _) = back.apply(&again, stamp(22, 1)).unwrap();
    assert!(there.same_content(&now));
    assert_eq!(there.former().len(), 1, "each text is kept once");
}

#[test]
fn a_person_decides() {
    let document = marked();
    let comparison = compared(&document);
    let id = |index: usize| comparison.rows[index].mark.id;
    let start = comparison.article.text().find("Die Opposition").unwrap();
    let units = comparison.article.text()[..start].encode_utf16().count() as u32;
    let there = selected(&comparison.article, units, units + 14);
    let choices = [(id(2), Choice::Attach(there)), (id(0), Choice::Lose)];
    let (now, _) = updated(&document, &choices, stamp(20, 1));
    assert_eq!(words(&now)[2], ("Die Opposition".to_owned(), Anchor::Exact));
    assert_eq!(words(&now)[0], (QUOTES[0].to_owned(), Anchor::Lost));
    assert!(selected(&comparison.article, 5, 5).is_empty());
    assert!(selected(&comparison.article, 100_000, 100_001).is_empty());
}

#[test]
fn what_another_person_marked_on_the_old_text_is_carried_over_by_all_alike() {
    let document = marked();
    let (mine, _) = updated(&document, &[], stamp(20, 1));
    // Meanwhile somebody else marks on, and writes a note to a mark.
    let yours = document.apply(&Edit::PutMark(mark(document.article(), 8, "Die Koalition")), stamp(30, 2)).unwrap().0;
    let gone = yours.apply(&Edit::PutMark(mark(document.article(), 9, "mit Luftangriffen")), stamp(31, 2)).unwrap().0;
    let noted = Mark { note: "?".into(), ..(**gone.mark(mark(document.article(), 4, QUOTES[3]).id).unwrap()).clone() };
    let yours = gone.apply(&Edit::PutMark(Rc::new(noted)), stamp(32, 2)).unwrap().0;
    let both = mine.merge(&yours).unwrap();
    assert_eq!(both, yours.merge(&mine).unwrap(), "on both sides");
    assert_eq!(both.article().text(), article(&NEW).text(), "the newest text counts");
    let shown = words(&both);
    assert_eq!(shown[3], (QUOTES[3].to_owned(), Anchor::Moved));
    assert_eq!(shown[4], ("Die Koalition".to_owned(), Anchor::Moved));
    assert_eq!(shown[5], ("mit Luftangriffen".to_owned(), Anchor::Lost));
    let place = both.marks().nth(4).unwrap().spans[0].range;
    assert_eq!(place.slice(both.article().text()), Some("Die Koalition"));
    // It is stored as it was written, read as it is shown, and a patch brings it.
    let again = read(&write_one(&both)).unwrap();
    assert!(again.problems.is_empty() && again.documents == [both.clone()], "{:?}", again.problems);
    assert_eq!(read_patch(&write_patch(&both, &document), &document), Some(both.clone()));
    let patch = write_patch(&yours, &document);
    assert_eq!(read_patch(&patch, &mine), Some(both.clone()), "also on a state that has another text by now");
    // Whoever goes on with such a mark puts it on the new text for good.
    let carried = both.marks().nth(4).unwrap().clone();
    let after = both.apply(&Edit::PutMark(carried.clone()), stamp(40, 1)).unwrap().0;
    assert_eq!(after.mark_record(carried.id).unwrap().value.as_ref(), Some(&carried));
}

fn whole(mut reporting: Reporting<'_>) -> Report {
    while !reporting.step() {}
    reporting.finish()
}

#[test]
fn the_report_can_be_made_later_too() {
    let document = marked();
    let (now, _) = updated(&document, &[], stamp(20, 1));
    let mut since = Since::begin(now.clone().into(), now.former()[0].article.clone());
    while !since.step() {}
    let later = whole(since.reporting());
    assert_eq!(later, whole(compared(&document).reporting()), "as it was told when the text was taken over");
    assert_eq!(later.headline, Some((OLD[0].to_owned(), NEW[0].to_owned())));
    assert_eq!(later.added, ["Die Opposition widersprach der Darstellung der Regierung."]);
    assert_eq!(later.fates[0].new_numbers, ["1.500"]);
}

#[test]
fn the_same_text_is_told() {
    let document = Rc::new(marked());
    let same = Comparison::begin(&document, Rc::new(article(&OLD)), Rc::new(Details::default()));
    assert!(same.is_same() && !compared(&document).is_same());
}
