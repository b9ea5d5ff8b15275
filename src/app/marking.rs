//! Making marks and changing them.

use std::rc::Rc;

use crate::{
    anchor::describe::describe,
    app::{
        action::{Edge, Intent, Pointing, Unit},
        folds,
        notice::NoticeBody,
        select,
        state::{AppState, Cursor, Focus, PanelMode, Selection, Stage},
        update::edit,
    },
    domain::{
        article::Article,
        desk::acts,
        document::Document,
        edit::Edit,
        history::Act,
        id::MarkId,
        mark::{Anchor, Extra, Kind, Mark, Origin},
        query, segment,
        settings::Hint,
        stamp::Timestamp,
        tags::TagId,
        text::{ByteOffset, TextRange},
    },
};

/// `None` when the intent means nothing here (no article open, no such mark, nothing to change).
pub fn update(state: &AppState, intent: Intent, at: Timestamp, random: [u8; 10]) -> Option<AppState> {
    let document = state.open_document()?;
    match intent {
        Intent::Select { ranges, by } => select_ranges(state, document, ranges, by),
        Intent::Deselect => state.desk.selection.is_some().then(|| {
            state.with_desk(|desk| {
                desk.selection = None;
                desk.cursor = desk.cursor.map(|cursor| Cursor::at(cursor.head));
                desk.request(Focus::Article);
            })
        }),
        Intent::SelectionGone => {
            let by_mouse = state.desk.selection.as_ref().is_some_and(|selection| selection.by == Pointing::Mouse);
            by_mouse.then(|| state.with_desk(|desk| desk.selection = None))
        }
        Intent::OfferEntityTypes => Some(with_stage(state, Stage::EntityType)),
        Intent::OfferKinds => Some(with_stage(state, Stage::Kind)),
        Intent::MarkAs { kind, entity_type } => {
            let Some(selection) = &state.desk.selection else { return Some(state.telling(NoticeBody::NothingSelected)) };
            add_mark(state, document, &selection.ranges, kind, entity_type, selection.by, (at, random))
        }
        Intent::MarkRange { range, kind } => add_mark(state, document, &[range], kind, None, Pointing::Touch, (at, random)),
        Intent::AddSpan(ranges) => {
            let folds = state.folds();
            let seen: Vec<TextRange> = ranges.iter().flat_map(|range| folds::seen(document.article(), &folds, *range)).collect();
            add_spans(state, document, &seen, at)
        }
        Intent::AddSelectionToActive => add_spans(state, document, &state.desk.selection.clone()?.ranges, at),
        Intent::ReplaceByActive => {
            let ranges = state.desk.selection.clone()?.ranges;
            let mark = document.mark(state.growing()?)?;
            let next = put_spans(state, document, mark, &ranges, Act::MoveBoundary, at)?;
            Some(grown(&next, mark.id))
        }
        Intent::Activate(mark) => Some(activate(state, mark)),
        Intent::ActivateAt(offset) => {
            let stack = query::marks_at(document, offset);
            let picked = query::next_in_stack(&stack, state.desk.active);
            // Who points at words keeps the keyboard there.
            let next = state.with_desk(|desk| {
                desk.active = picked;
                desk.left = None;
                desk.selection = None;
                desk.cursor = Some(Cursor::at(offset));
            });
            Some(told(next, picked))
        }
        Intent::Step(direction) => {
            let shown = query::visible(document, &state.desk.filter);
            let from = state.desk.cursor.map_or(ByteOffset::default(), |cursor| cursor.head);
            let found = query::neighbour(&shown, state.desk.active, from, direction)?;
            Some(activate(state, Some(found)))
        }
        Intent::OfferTie => {
            let mark = state.at_hand().filter(|id| document.mark(*id).is_some_and(|mark| mark.kind != Kind::Note))?;
            Some(state.with_desk(|desk| {
                desk.active = Some(mark);
                if !desk.panel.shows_marks() {
                    desk.panel = PanelMode::Margin;
                }
                desk.request(Focus::Tie(mark));
            }))
        }
        Intent::LeaveCard => Some(leave_card(state, document)),
        Intent::CloseCard { to_text } => Some(leave_card(state, document).with_desk(|desk| {
            desk.left = desk.active;
            desk.active = None;
            if !to_text {
                desk.focus = state.desk.focus;
            }
        })),
        Intent::RemoveMark(id) => {
            document.mark(id)?;
            let next = edit(state, document.id(), &acts::remove(document, id.into()).ok()?, Act::RemoveMark, at);
            let bore = document.mark(id)?.ranges();
            let next = next.with_desk(|desk| {
                // What bore the mark stays in sight, also where it does not belong to the article.
                desk.unfolded.extend(bore.iter().flat_map(|range| document.article().blocks_in(*range)));
                if desk.active == Some(id) {
                    desk.active = None;
                    // In the list, the next one takes its place.
                    if desk.panel != PanelMode::List {
                        desk.request(Focus::Article);
                    }
                }
            });
            Some(next.telling(NoticeBody::MarkRemoved { mark: id }))
        }
        Intent::SetKind(id, kind) => change(state, document, id, Act::ChangeMark, at, |mark| {
            mark.kind = kind;
            if kind != Kind::Entity {
                mark.entity_type = None;
            }
        }),
        Intent::SetEntityType(id, entity_type) => {
            change(state, document, id, Act::ChangeMark, at, |mark| mark.entity_type = entity_type)
        }
        Intent::ToggleTag(id, tag) => {
            change(state, document, id, Act::ChangeTags, at, |mark| match mark.tags.iter().position(|known| *known == tag) {
                Some(index) => {
                    mark.tags.remove(index);
                }
                None => mark.tags.push(tag),
            })
        }
        Intent::SetNote(id, note) => change(state, document, id, Act::WriteNote(id), at, |mark| mark.note = note.into()),
        Intent::SetField(record, field, value) => {
            Some(edit(state, document.id(), &Edit::SetField(record, field, value), Act::WriteField(record, field), at))
        }
        Intent::MoveBoundary { mark, edge, unit, outwards } => move_boundary(state, document, mark, (edge, unit, outwards), at),
        Intent::SetBoundary { mark, span, edge, to } => set_boundary(state, document, mark, (span, edge, to), at),
        Intent::RemoveSpan { mark, span } => {
            let mark = document.mark(mark)?;
            let mut ranges = mark.ranges();
            if span >= ranges.len() || ranges.len() < 2 {
                return None;
            }
            ranges.remove(span);
            put_spans(state, document, mark, &ranges, Act::MoveBoundary, at)
        }
        _ => None,
    }
}

fn select_ranges(state: &AppState, document: &Document, ranges: Vec<TextRange>, by: Pointing) -> Option<AppState> {
    let article = document.article();
    let snapped: Vec<TextRange> =
        if state.settings.snap_to_words { ranges.into_iter().map(|range| to_words(article, range)).collect() } else { ranges };
    // Words that nobody sees are not meant.
    let folds = state.folds();
    let seen: Vec<TextRange> = snapped.iter().flat_map(|range| folds::seen(article, &folds, *range)).collect();
    let ranges: Vec<TextRange> = describe(article, &seen).iter().map(|span| span.range).collect();
    let last = ranges.last()?.end();
    Some(state.with_desk(|desk| {
        desk.selection = Some(Selection { ranges: Rc::new(ranges), by, stage: Stage::Kind });
        if by != Pointing::Keyboard {
            desk.cursor = Some(Cursor::at(last));
        }
    }))
}

/// The range with both ends moved out to whole words.
#[must_use]
pub fn to_words(article: &Article, range: TextRange) -> TextRange {
    let text = article.text();
    let words = segment::trim(text, range.as_bytes());
    let start = segment::word_at(text, words.start)
        .map_or(words.start, |word| if word.end > words.start { word.start } else { words.start });
    let end = segment::word_at(text, words.end).map_or(words.end, |word| if word.start < words.end { word.end } else { words.end });
    TextRange::from_bytes(start..end.max(start))
}

fn with_stage(state: &AppState, stage: Stage) -> AppState {
    state.with_desk(|desk| {
        if let Some(selection) = &mut desk.selection {
            selection.stage = stage;
            if selection.by == Pointing::Keyboard {
                desk.request(Focus::Popover);
            }
        }
    })
}

fn add_mark(
    state: &AppState,
    document: &Document,
    ranges: &[TextRange],
    kind: Kind,
    entity_type: Option<TagId>,
    by: Pointing,
    (at, random): (Timestamp, [u8; 10]),
) -> Option<AppState> {
    let spans = describe(document.article(), ranges);
    if spans.is_empty() {
        return Some(state.telling(NoticeBody::NothingSelected));
    }
    let mark = Mark {
        id: MarkId::new(at, random),
        kind,
        spans,
        entity_type,
        tags: Vec::new(),
        note: "".into(),
        creator: state.settings.name.as_str().into(),
        created: at,
        origin: Origin::ByHand,
        anchor: Anchor::Exact,
        extra: Extra::new(),
    };
    let id = mark.id;
    let next = edit(state, document.id(), &put(state, document, mark), Act::AddMark, at);
    let mut next = next.with_desk(|desk| {
        desk.active = Some(id);
        desk.selection = None;
        // The words are marked now and no longer selected.
        desk.cursor = desk.cursor.map(|cursor| Cursor::at(cursor.range().end()));
        // On a touch screen a focused field would bring up the keyboard over the words.
        if by == Pointing::Touch {
            desk.request(Focus::Sight(id));
        } else {
            desk.request(Focus::Card(id));
        }
    });
    let settings = Rc::make_mut(&mut next.settings);
    settings.saw(Hint::Select);
    settings.saw(Hint::Press);
    Some(next.telling(NoticeBody::Marked(kind)))
}

/// The edit that puts a mark, together with the definitions of its tags that the document does not carry yet.
fn put(state: &AppState, document: &Document, mark: Mark) -> Edit {
    let carried = document.tag_set();
    let used = mark.tags.iter().chain(mark.entity_type.as_ref());
    let missing = used.filter(|id| carried.get(id).is_none()).filter_map(|id| state.settings.tags.get(id));
    let mut edits: Vec<Edit> = missing.map(|tag| Edit::PutTag(Rc::clone(tag))).collect();
    edits.push(Edit::PutMark(Rc::new(mark)));
    match edits.len() {
        1 => edits.remove(0),
        _ => Edit::All(edits),
    }
}

fn change(
    state: &AppState,
    document: &Document,
    id: MarkId,
    act: Act,
    at: Timestamp,
    change: impl FnOnce(&mut Mark),
) -> Option<AppState> {
    let before = document.mark(id)?;
    let mut mark = (**before).clone();
    change(&mut mark);
    if mark == **before {
        return None;
    }
    Some(edit(state, document.id(), &put(state, document, mark), act, at))
}

fn put_spans(
    state: &AppState,
    document: &Document,
    mark: &Mark,
    ranges: &[TextRange],
    act: Act,
    at: Timestamp,
) -> Option<AppState> {
    let spans = describe(document.article(), ranges);
    if spans.is_empty() {
        return Some(state.telling(NoticeBody::NothingSelected));
    }
    change(state, document, mark.id, act, at, |mark| {
        mark.spans = spans;
        mark.anchor = Anchor::Exact;
    })
}

fn add_spans(state: &AppState, document: &Document, ranges: &[TextRange], at: Timestamp) -> Option<AppState> {
    let mark = document.mark(state.growing()?)?;
    let mut all = if mark.is_drawn() { mark.ranges() } else { Vec::new() };
    all.extend(ranges);
    let next = put_spans(state, document, mark, &all, Act::AddSpan, at)?;
    Some(grown(&next, mark.id))
}

/// The mark has the selected words now, and is open.
fn grown(state: &AppState, mark: MarkId) -> AppState {
    state.with_desk(|desk| {
        desk.active = Some(mark);
        desk.selection = None;
    })
}

fn activate(state: &AppState, mark: Option<MarkId>) -> AppState {
    let next = state.with_desk(|desk| {
        desk.active = mark;
        desk.left = None;
        desk.selection = None;
        if let Some(mark) = mark {
            desk.request(Focus::Open(mark));
        }
    });
    told(next, mark)
}

/// Says which mark is open now.
pub(super) fn told(state: AppState, mark: Option<MarkId>) -> AppState {
    mark.map_or_else(|| state.clone(), |mark| state.telling(NoticeBody::AtMark(mark)))
}

/// Back to the text, just after the mark.
fn leave_card(state: &AppState, document: &Document) -> AppState {
    let mark = state.desk.active.and_then(|id| document.mark(id));
    let after = mark.filter(|mark| mark.is_drawn()).and_then(|mark| mark.extent()).map(TextRange::end);
    state.with_desk(|desk| {
        if let Some(after) = after {
            desk.cursor = Some(Cursor::at(after));
        }
        desk.request(Focus::Article);
    })
}

/// The first span's start or the last span's end, one step outwards or inwards.
fn move_boundary(
    state: &AppState,
    document: &Document,
    id: MarkId,
    (edge, unit, outwards): (Edge, Unit, bool),
    at: Timestamp,
) -> Option<AppState> {
    let mark = document.mark(id).filter(|mark| mark.is_drawn())?;
    let span = match edge {
        Edge::Start => 0,
        Edge::End => mark.spans.len().checked_sub(1)?,
    };
    let range = mark.spans.get(span)?.range;
    let from = if edge == Edge::Start { range.start() } else { range.end() };
    let forwards = (edge == Edge::End) == outwards;
    let to = select::moved(document.article(), from, unit, forwards);
    set_boundary(state, document, id, (span, edge, to), at)
}

fn set_boundary(
    state: &AppState,
    document: &Document,
    id: MarkId,
    (span, edge, to): (usize, Edge, ByteOffset),
    at: Timestamp,
) -> Option<AppState> {
    let mark = document.mark(id)?;
    let mut ranges = mark.ranges();
    let range = ranges.get_mut(span)?;
    let moved = match edge {
        Edge::Start if to < range.end() => TextRange::new(to, range.end()),
        Edge::End if to > range.start() => TextRange::new(range.start(), to),
        _ => return None,
    };
    // A boundary that lands in white space would be trimmed back; then nothing has moved and nothing is to be undone.
    *range = moved;
    put_spans(state, document, mark, &ranges, Act::MoveBoundary, at)
}
