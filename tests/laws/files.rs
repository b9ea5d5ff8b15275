//! The native file: what is written is read, and whatever is read does no harm.

use std::rc::Rc;

use beleg::{
    domain::{
        document::{Document, DocumentParts},
        edit::check_mark,
        id::DocumentId,
        mark::{Anchor, Extra},
        segment::is_blank,
        stamp::{Stamp, Stamped, Timestamp},
        text::ByteOffset,
    },
    format::native::{KeptText, Outcome, Reading, read, write, write_one},
};
use proptest::{prelude::*, sample::Index};

use crate::support::{
    article, cases,
    documents::{document, document_id, mark_seed, three_states},
    edits::edit_seed,
};

fn without_problems(text: &str) -> Result<Vec<Document>, TestCaseError> {
    let Reading { documents, problems, .. } = read(text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    prop_assert!(told.is_empty(), "problems with a file of our own: {told:?}\n{text}");
    Ok(documents)
}

/// What was read must stand: marks on their words, and a second reading of what is written takes it all.
fn holds(reading: &Reading) -> Result<(), TestCaseError> {
    for document in &reading.documents {
        for mark in document.marks() {
            let told = check_mark(document.article(), mark);
            prop_assert!(told.is_ok(), "a mark was taken that cannot stand: {told:?}");
        }
        let again = read(&write_one(document)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(again.documents == [document.clone()], "what was taken is not read again as it is: {}", write_one(document));
        let gone: Vec<_> = again.problems.iter().filter(|problem| problem.reason.outcome() != Outcome::Kept).collect();
        prop_assert!(gone.is_empty(), "{:?}", gone);
        prop_assert!(again.is_whole());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn what_is_written_is_read(document in document()) {
        let text = write_one(&document);
        let documents = without_problems(&text)?;
        prop_assert!(documents == [document.clone()], "read is not what was written\n{text}\n{documents:#?}");
        prop_assert_eq!(write_one(&documents[0]), text, "and written as it was");
    }

    #[test]
    fn what_was_kept_of_a_text_changes_nothing([one, other, _] in three_states(), seeds in prop::collection::vec(edit_seed(), 1..8)) {
        let mut kept = KeptText::default();
        let mut states = vec![one.clone()];
        for seed in &seeds {
            let Some(now) = states.last() else { break };
            let mut stamp = now.last_stamp();
            stamp.counter = stamp.counter.saturating_add(1);
            let next = seed.grow(now).and_then(|edit| now.apply(&edit, stamp).ok());
            states.extend(next.map(|(next, _)| next));
        }
        // Back to an earlier state, and to one with another article.
        states.extend([one.clone(), one.merge(&other).unwrap_or(one)]);
        for state in &states {
            prop_assert_eq!(kept.write(state), write_one(state));
        }
    }

    #[test]
    fn a_library_keeps_its_order([one, two, three] in three_states(), exported in any::<u64>()) {
        // The ids differ in a library.
        let text = write(&[&one], Some(Timestamp(exported)));
        let ids = [one.id(), DocumentId::new(Timestamp(9), [1; 10]), DocumentId::new(Timestamp(3), [2; 10])];
        let texts: Vec<String> = [&one, &two, &three].iter().zip(ids)
            .map(|(document, id)| write_one(document).replacen(&document.id().to_string(), &id.to_string(), 1)).collect();
        let library: Vec<Document> = texts.iter().flat_map(|text| read(text).unwrap().documents).collect();
        let written = write(&library.iter().collect::<Vec<_>>(), Some(Timestamp(exported)));
        prop_assert_eq!(without_problems(&written)?, library);
        prop_assert_eq!(without_problems(&text)?, vec![one]);
    }

    #[test]
    fn white_space_and_the_order_of_fields_mean_nothing(document in document()) {
        let value: serde_json::Value = match serde_json::from_str(&write_one(&document)) {
            Ok(value) => value,
            // Numbers beyond 64 bits and halves of surrogate pairs are kept, but a value cannot hold them.
            Err(_) => return Ok(()),
        };
        // A value sorts the names, and the second printing spreads them over lines.
        let spread = serde_json::to_string_pretty(&value).unwrap();
        let again = without_problems(&spread)?;
        prop_assert!(again[0].marks().count() == document.marks().count());
        prop_assert_eq!(again[0].article(), document.article());
        prop_assert_eq!(again[0].details_stamp(), document.details_stamp());
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn spans_that_cut_characters_or_overlap_are_mended((article, seed) in (article(), mark_seed())) {
        let wild = Rc::new(seed.grow_wild(&article));
        if wild.spans.is_empty() {
            return Ok(());
        }
        let stamp = Stamp::default();
        let text = write_one(&Document::from_parts(DocumentParts {
            id: document_id(),
            created: Timestamp(0),
            article: Stamped { stamp, value: Rc::new(article.clone()) },
            former: Vec::new(),
            decisions: Default::default(),
            details: Stamped { stamp, value: Rc::default() },
            trashed: Stamped::default(),
            marks: [(wild.id, Stamped { stamp, value: Some(wild.clone()) })].into_iter().collect(),
            tags: [].into_iter().collect(),
            records: Default::default(),
            extra: Extra::new(),
        }));
        let reading = read(&text).unwrap();
        holds(&reading)?;
        let mark = reading.documents[0].mark(wild.id).expect("a mark with words is taken");
        for byte in wild.spans.iter().flat_map(|span| span.range.as_bytes()) {
            let covered = mark.spans.iter().any(|span| span.range.contains(ByteOffset::new(byte)));
            let blank = article.text()[article.text().floor_char_boundary(byte)..].chars().next().is_none_or(is_blank);
            prop_assert!(covered || blank || mark.anchor == Anchor::Lost, "byte {} was marked", byte);
        }
    }
}

/// Pieces that are put into files to break them.
const SPLINTERS: [&str; 22] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "4294967296",
    "\\ud83d",
    "\\",
    "\u{0}",
    "ä",
    "\"\"",
    "\"spans\":[],",
    "\"id\":7,",
    "{}",
    "[[[[",
];

/// Changes to a file: at a place, so many bytes are replaced by a splinter.
fn damage() -> impl Strategy<Value = Vec<(Index, usize, &'static str)>> {
    let splinter = prop_oneof![3 => prop::sample::select(&SPLINTERS[..]), 1 => Just("")];
    prop::collection::vec((any::<Index>(), prop_oneof![3 => 0..4_usize, 1 => 0..400_usize], splinter), 1..4)
}

fn damaged(mut text: String, damage: &[(Index, usize, &str)]) -> String {
    for (index, length, splinter) in damage {
        let start = text.floor_char_boundary(index.index(text.len() + 1));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, splinter);
    }
    text
}

/// Like [`damaged`], but the file stays JSON: a value somewhere in it becomes another.
fn swapped(text: &str, index: Index, splinter: &str) -> String {
    let starts: Vec<usize> = text.match_indices(':').map(|(at, _)| at + 1).collect();
    if starts.is_empty() {
        return text.to_owned();
    }
    let start = *index.get(&starts);
    let end = text[start..].find([',', '}', '\n']).map_or(text.len(), |distance| start + distance);
    [&text[..start], splinter, &text[end..]].concat()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn a_damaged_file_is_answered_and_what_is_taken_stands(document in document(), damage in damage()) {
        if let Ok(reading) = read(&damaged(write_one(&document), &damage)) {
            holds(&reading)?;
        }
    }

    #[test]
    fn a_file_with_wrong_values_is_answered_and_what_is_taken_stands(
        document in document(),
        swaps in prop::collection::vec((any::<Index>(), prop::sample::select(&["null", "-1", "1e400", "[]", "{}", "\"\"", "true", "7", "\"x\"", "\"ä😀ä\"", "4294967296"][..])), 1..4),
    ) {
        let text = swaps.into_iter().fold(write_one(&document), |text, (index, splinter)| swapped(&text, index, splinter));
        if let Ok(reading) = read(&text) {
            holds(&reading)?;
        }
    }
}
