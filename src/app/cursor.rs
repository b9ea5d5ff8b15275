//! The reading cursor: reading and selecting by keyboard alone.

use crate::{
    app::{
        action::{Intent, Pointing, Unit},
        folds, marking, select,
        state::{AppState, Cursor, Focus},
    },
    domain::{
        article::Article,
        query::{self, Direction},
        segment,
        stamp::Timestamp,
        text::{ByteOffset, TextRange},
    },
};

/// `None` when no article is open or nothing moves.
pub fn update(state: &AppState, intent: &Intent) -> Option<AppState> {
    let document = state.open_document()?;
    let article = document.article();
    let folds = state.folds();
    let first = || folds::out_of(article, &folds, ByteOffset::default(), true);
    let cursor = state.desk.cursor.unwrap_or_else(|| Cursor::at(first()));
    match intent {
        Intent::MoveCursor { unit, direction, extend } => {
            let forwards = *direction == Direction::Next;
            let head = match (unit, extend) {
                // Without selecting, the way by sentences leads from start to start, as one reads.
                (Unit::Sentence, false) => select::sentence_start(article, cursor.head, forwards),
                // An arrow key leaves a selection at its end on that side.
                (Unit::Character, false) if cursor.anchor != cursor.head => {
                    let range = cursor.range();
                    if forwards { range.end() } else { range.start() }
                }
                _ => select::moved(article, cursor.head, *unit, forwards),
            };
            // Folded parts are passed over.
            let out = folds::out_of(article, &folds, head, forwards);
            let has_passed = if forwards { out > head } else { out < head };
            let head = match (unit, extend) {
                (Unit::Sentence, false) if has_passed && !forwards => select::sentence_start(article, out, false),
                (Unit::Sentence, false) | (Unit::Character | Unit::All, _) => out,
                _ if has_passed => select::moved(article, out, *unit, forwards),
                _ => out,
            };
            let next = placed(state, cursor, head, *extend);
            Some(next.with_desk(|desk| desk.sentence = (*unit == Unit::Sentence && !extend).then_some(head)))
        }
        Intent::PlaceCursor { to, extend } => Some(placed(state, cursor, *to, *extend)),
        Intent::ReleaseShift if !state.desk.extending || cursor.anchor == cursor.head => None,
        Intent::SelectAll => {
            let end = folds::out_of(article, &folds, ByteOffset::new(article.text().len()), true);
            let all = Cursor { anchor: first(), head: end };
            let selected = state.with_desk(|desk| desk.cursor = Some(all));
            update(&selected, &Intent::FinishSelection)
        }
        Intent::FinishSelection | Intent::ReleaseShift => {
            let by_sentence = state.desk.sentence == Some(cursor.head);
            let range = if cursor.anchor == cursor.head { word_or_sentence(article, cursor, by_sentence)? } else { cursor.range() };
            let intent = Intent::Select { ranges: vec![range], by: Pointing::Keyboard };
            let next = marking::update(state, intent, Timestamp::default(), [0; 10])?;
            Some(next.with_desk(|desk| {
                desk.cursor = Some(Cursor { anchor: range.start(), head: range.end() });
                desk.extending = false;
                desk.request(Focus::Popover);
            }))
        }
        Intent::PickAtCursor => {
            let stack = query::marks_at(document, cursor.head);
            let picked = query::next_in_stack(&stack, state.desk.active)?;
            let next = state.with_desk(|desk| {
                desk.active = Some(picked);
                desk.request(Focus::Card(picked));
            });
            Some(marking::told(next, Some(picked)))
        }
        _ => None,
    }
}

/// Enter without a selection takes what the cursor stands on: the sentence that a step by sentences led to, else the word, or between
/// words the sentence.
fn word_or_sentence(article: &Article, cursor: Cursor, by_sentence: bool) -> Option<TextRange> {
    let here = || select::sentence_at(article, cursor.head);
    if by_sentence {
        // A step on from the last sentence leads behind it.
        let sentence = here().filter(|sentence| sentence.start() <= cursor.head);
        return sentence.or_else(|| select::sentence_at(article, select::sentence_start(article, cursor.head, false)));
    }
    segment::word_at(article.text(), cursor.head.get()).map(TextRange::from_bytes).or_else(here)
}

fn placed(state: &AppState, cursor: Cursor, head: ByteOffset, extend: bool) -> AppState {
    let anchor = if extend { cursor.anchor } else { head };
    state.with_desk(|desk| {
        desk.cursor = Some(Cursor { anchor, head });
        desk.extending = extend;
        desk.selection = None;
    })
}
