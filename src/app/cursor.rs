//! The reading cursor: reading and selecting by keyboard alone.

use crate::{
    app::{
        action::{Intent, Pointing, Unit},
        marking, select,
        state::{AppState, Cursor, Focus},
    },
    domain::{
        query::{self, Direction},
        stamp::Timestamp,
        text::{ByteOffset, TextRange},
    },
};

/// `None` when no article is open or nothing moves.
pub fn update(state: &AppState, intent: &Intent) -> Option<AppState> {
    let document = state.open_document()?;
    let article = document.article();
    let cursor = state.desk.cursor.unwrap_or(Cursor::at(ByteOffset::default()));
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
            Some(placed(state, cursor, head, *extend))
        }
        Intent::PlaceCursor { to, extend } => Some(placed(state, cursor, *to, *extend)),
        Intent::ReleaseShift if !state.desk.extending || cursor.anchor == cursor.head => None,
        Intent::SelectAll => {
            let all = Cursor { anchor: ByteOffset::default(), head: ByteOffset::new(article.text().len()) };
            let selected = state.with_desk(|desk| desk.cursor = Some(all));
            update(&selected, &Intent::FinishSelection)
        }
        Intent::FinishSelection | Intent::ReleaseShift => {
            let range = if cursor.anchor == cursor.head { word_or_sentence(article, cursor)? } else { cursor.range() };
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
            Some(state.with_desk(|desk| {
                desk.active = Some(picked);
                desk.request(Focus::Card(picked));
            }))
        }
        _ => None,
    }
}

/// Enter without a selection takes the word at the cursor, or between words the sentence.
fn word_or_sentence(article: &crate::domain::article::Article, cursor: Cursor) -> Option<TextRange> {
    let word = crate::domain::segment::word_at(article.text(), cursor.head.get()).map(TextRange::from_bytes);
    word.or_else(|| select::sentence_at(article, cursor.head))
}

fn placed(state: &AppState, cursor: Cursor, head: ByteOffset, extend: bool) -> AppState {
    let anchor = if extend { cursor.anchor } else { head };
    state.with_desk(|desk| {
        desk.cursor = Some(Cursor { anchor, head });
        desk.extending = extend;
        desk.selection = None;
    })
}
