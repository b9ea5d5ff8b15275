//! Two documents about one text, opened apart from each other: the one comes to lie in the other.

use beleg::{
    domain::{
        article::Article,
        document::Document,
        edit::Edit,
        id::DocumentId,
        incoming::incoming,
        mark::Extra,
        stamp::{Clock, ReplicaId, Stamp, Timestamp},
    },
    format::native,
};
use proptest::prelude::*;

use crate::support::{
    article, cases,
    documents::{document_id, document_on},
};

/// The document under another id, as another person's program has made it.
fn under(document: &Document, number: u8) -> Document {
    let id = DocumentId::new(Timestamp(1_767_225_600_000), [number; 10]).to_string();
    let text = native::write_one(document).replace(&document_id().to_string(), &id);
    native::read(&text).unwrap().documents.remove(0)
}

fn after(documents: &[&Document]) -> Stamp {
    let clock = documents.iter().fold(Clock::new(ReplicaId(99)), |clock, document| clock.after(document.last_stamp()));
    clock.tick(Timestamp(0)).0
}

fn merged(mine: &Document, theirs: &Document) -> Document {
    mine.merge(&theirs.rehomed(mine)).expect("it has the id of mine now")
}

/// Three documents of three people, of one text or of one that is a former one of the first.
fn three_people() -> impl Strategy<Value = [Document; 3]> {
    article()
        .prop_flat_map(|article| {
            let own = |article: Article| document_on(article).prop_map(|document| document.with_extra(Extra::new()));
            [own(article.clone()).boxed(), own(article.clone()).boxed(), own(article).boxed()]
        })
        .prop_map(|[one, two, three]| [under(&one, 1), under(&two, 2), under(&three, 3)])
}

/// Marks, tags and records as they are recorded: what belongs to nobody's document alone.
fn records(document: &Document) -> impl PartialEq + std::fmt::Debug {
    let marks: Vec<_> = document.mark_records().map(|(id, record)| (id, record.clone())).collect();
    let tags: Vec<_> = document.tag_records().map(|(id, record)| (id.clone(), record.clone())).collect();
    let entries: Vec<_> = document.entries().map(|(id, entry)| (id, entry.clone())).collect();
    (marks, tags, entries)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn marks_and_records_of_both_lie_in_one([mine, theirs, _] in three_people()) {
        let both = merged(&mine, &theirs);
        prop_assert!(both.id() == mine.id() && both.trashed() == mine.trashed());
        prop_assert!(both.article_record() == mine.article_record(), "the text stays: {:?} {:?} {:?}", mine.article_stamp(), both.article_stamp(), theirs.former().iter().map(|former| former.stamp).collect::<Vec<_>>());
        for side in [&mine, &theirs] {
            for mark in side.marks() {
                let kept = both.mark_record(mark.id).expect("it keeps its id");
                prop_assert!(kept.stamp >= side.mark_record(mark.id).unwrap().stamp);
            }
            for (id, _) in side.entries() {
                prop_assert!(both.entry(id).is_some(), "{} keeps its id", id);
            }
        }
        for (block, decision) in theirs.decisions() {
            prop_assert!(both.decision(block).is_some_and(|kept| kept.stamp >= decision.stamp), "the decision about {}", block);
        }
        for detail in beleg::domain::details::Detail::ALL {
            let own = mine.details().get(detail);
            prop_assert!(own == beleg::domain::details::Told::Absent || own == both.details().get(detail), "{:?} is mine", detail);
        }
    }

    /// It is found again, and a newer state of it is merged as any other.
    #[test]
    fn the_same_file_brings_nothing_the_second_time([mine, theirs, _] in three_people()) {
        let both = merged(&mine, &theirs);
        prop_assert!(both.has_text(theirs.article().sha256()));
        prop_assert!(merged(&both, &theirs) == both);
        let found = incoming(&both, &theirs);
        prop_assert!(!found.changes, "{:#?}", found.differences);
        prop_assert!(merged(&mine, &mine) == mine, "and one's own copy brings nothing at all");
    }

    #[test]
    fn the_order_of_files_does_not_matter([mine, two, three] in three_people()) {
        let (one, other) = (merged(&merged(&mine, &two), &three), merged(&merged(&mine, &three), &two));
        prop_assert!(records(&one) == records(&other));
        prop_assert!(one.decisions().eq(other.decisions()) && one.article_record() == other.article_record());
        // Into whose document: the same is said of the text.
        let theirs = merged(&merged(&two, &mine), &three);
        prop_assert!(records(&one) == records(&theirs));
    }

    #[test]
    fn it_is_taken_back_as_any_merge([mine, theirs, _] in three_people()) {
        let both = merged(&mine, &theirs);
        let undone = both.apply(&both.towards(&mine), after(&[&both])).unwrap().0;
        prop_assert!(undone.same_content(&mine));
        // But for details that mine does not say: a gap is filled whenever the file comes.
        let again = merged(&undone, &theirs);
        let again = again.apply(&Edit::SetDetails(undone.details().clone()), after(&[&again])).unwrap().0;
        prop_assert!(again.same_content(&undone), "and stays so when the file comes again");
    }

    /// Mine was updated meanwhile: what was said of the old text is carried where its words are, and my text stays.
    #[test]
    fn what_was_said_of_a_former_text_lies_on_it([mine, theirs, other] in three_people(), text in article()) {
        let new = beleg::domain::former::NewText {
            article: std::rc::Rc::new(text),
            details: mine.details().clone(),
            decisions: Vec::new(),
            marks: Vec::new(),
            fields: Vec::new(),
        };
        let mine = mine.apply(&Edit::SetText(std::rc::Rc::new(new)), after(&[&mine, &theirs, &other])).unwrap().0;
        let both = merged(&mine, &theirs);
        prop_assert!(both.article_record() == mine.article_record());
        prop_assert!(both.decisions().eq(mine.decisions()), "decisions about blocks of another text are not taken");
        prop_assert!(merged(&both, &theirs) == both);
        for mark in theirs.marks() {
            prop_assert!(both.mark_record(mark.id).is_some());
        }
    }
}
