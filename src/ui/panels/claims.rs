//! All claims as a table: a grid in which arrow keys go from cell to cell and Enter edits. Only the rows near the window are drawn.

mod row;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        claims::{Column, Row, Sort, Wanted, arranged, rows},
        messages::Msg,
        state::DeskMode,
    },
    browser::{events, layout, observe::NearBlocks, spawn_local, time},
    domain::{desk::entry::Value, id::MarkId},
    ui::{
        effects::{use_guard, use_soon},
        store::{Acts, Shell},
        words::Words,
    },
};

use self::row::{ClaimRow, cell_name};
use super::PanelProps;

/// So many rows are drawn or left out together.
const TOGETHER: usize = 10;
/// Rows that Page Up and Page Down go by.
const PAGE: usize = 10;

/// Where the keyboard is in the table. The head has no row; a row that is not shown any more stands for the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Spot {
    row: Option<MarkId>,
    column: usize,
    in_head: bool,
    editing: bool,
    /// Counts what asks for the keyboard, so that looking at the table does not take it.
    asked: u32,
}

/// What a row wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// The keyboard has come to a cell.
    Here(MarkId, usize),
    Edit(MarkId, usize),
    /// Editing is over; whether the cell takes the keyboard back.
    Leave(bool),
    Jump(MarkId),
}

/// Which of the pieces of the table are near the window.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen(Vec<bool>);

impl Default for Seen {
    fn default() -> Self {
        Self(vec![true])
    }
}

impl Reducible for Seen {
    type Action = Vec<(usize, bool)>;

    fn reduce(self: Rc<Self>, seen: Self::Action) -> Rc<Self> {
        let mut next = self.0.clone();
        for (piece, near) in seen {
            next.resize(next.len().max(piece + 1), false);
            if let Some(place) = next.get_mut(piece) {
                *place = near;
            }
        }
        Rc::new(Self(next))
    }
}

#[component]
pub(super) fn Claims(props: &PanelProps) -> Html {
    let sort = use_state_eq(Sort::default);
    let wanted = use_state_eq(Wanted::default);
    let spot = use_state_eq(Spot::default);
    let seen = use_reducer(Seen::default);
    let (grid, body) = (use_node_ref(), use_node_ref());
    let Shell { acts, words } = &props.shell;
    let language = Rc::<str>::from(words.language());
    let all = use_memo(
        (Rc::clone(&props.document), Rc::clone(&props.relations), Rc::clone(&props.tags), Rc::clone(&language)),
        |(document, relations, tags, language)| rows(document, relations, tags, language),
    );
    // While a cell is edited, its row does not move away from under it.
    let frozen = use_mut_ref(|| Rc::new(Vec::<Rc<Row>>::new()));
    let arrangement = use_memo((Rc::clone(&all), *sort, (*wanted).clone()), |(all, sort, wanted)| arranged(all, *sort, wanted));
    if !spot.editing {
        frozen.replace(Rc::clone(&arrangement));
    }
    let shown = Rc::clone(&frozen.borrow());
    let dispatcher = seen.dispatcher();
    let body_node = body.clone();
    use_guard(shown.len().div_ceil(TOGETHER), move |_| {
        body_node.get().and_then(|body| {
            NearBlocks::watch(&body, move |seen| {
                let dispatcher = dispatcher.clone();
                // Each piece in a task of its own, so that the page answers in between.
                spawn_local(async move {
                    for piece in seen {
                        dispatcher.dispatch(vec![piece]);
                        time::pause().await;
                    }
                });
            })
        })
    });
    let here = spot.row.and_then(|id| shown.iter().position(|row| row.id == id)).unwrap_or(0);
    let grid_node = grid.clone();
    let name = if spot.in_head {
        head_name(spot.column)
    } else {
        shown.get(here).map_or_else(String::new, |row| cell_name(row.id, spot.column))
    };
    use_soon(spot.asked, move |asked| {
        if let Some(grid) = grid_node.get().filter(|_| *asked > 0) {
            layout::focus_cell(&grid, &name);
        }
    });
    let wish = {
        let (acts, spot) = (acts.clone(), spot.clone());
        Callback::from(move |wish: Wish| match wish {
            Wish::Here(id, column) => spot.set(Spot {
                row: Some(id),
                column,
                in_head: false,
                editing: spot.editing && spot.row == Some(id) && spot.column == column,
                ..*spot
            }),
            Wish::Edit(id, column) => {
                spot.set(Spot { row: Some(id), column, in_head: false, editing: true, asked: spot.asked + 1 })
            }
            Wish::Leave(back) => spot.set(Spot { editing: false, asked: spot.asked + u32::from(back), ..*spot }),
            Wish::Jump(id) => jump(&acts, id),
        })
    };
    let onkeydown = on_key(&spot, &sort, &shown, here, acts);
    let pieces = shown.chunks(TOGETHER).enumerate().map(|(piece, own)| {
        let first = piece * TOGETHER;
        let has_spot = !spot.in_head && (first..first + own.len()).contains(&here);
        let near = has_spot || seen.0.get(piece).copied().unwrap_or(false);
        let drawn = own.iter().enumerate().filter(|_| near).map(|(offset, row)| {
            let current = (!spot.in_head && first + offset == here).then_some(spot.column);
            html! {
                <ClaimRow key={row.id.to_string()} shell={props.shell.clone()} {row} index={first + offset + 2} column={current} editing={current.is_some() && spot.editing}
                    active={props.active == Some(row.id)} tags={&props.tags} wish={wish.clone()} />
            }
        });
        html! { <div key={piece} role="rowgroup" class="rows" data-block={piece.to_string()}>{ for drawn }</div> }
    });
    let count = words.with(Msg::ClaimsShown, &[("shown", &shown.len().to_string()), ("all", &all.len().to_string())]);
    html! {
        <section class="claims" aria-labelledby="claims-head">
            <h2 class="heard" id="claims-head">{ words.text(Msg::ClaimsTable) }</h2>
            { tools(&all, &sort, &wanted, words) }
            <p class="advice"><span role="status">{ count }</span>{ " " }<span id="claims-keys" class="keys-advice">{ words.text(Msg::ClaimsKeys) }</span></p>
            if all.is_empty() {
                <p class="empty">{ words.text(Msg::NoClaims) }</p>
            } else if shown.is_empty() {
                <p class="empty">{ words.text(Msg::NoClaimsFiltered) }</p>
            } else {
                <div ref={grid} class="claim-grid" role="grid" aria-label={words.text(Msg::ClaimsTable)} aria-describedby="claims-keys" aria-rowcount={(shown.len() + 1).to_string()} aria-colcount={Column::ALL.len().to_string()} {onkeydown}>
                    <div role="rowgroup" class="head"><div role="row" aria-rowindex="1" class="claim-row">{ for head(&spot, &sort, words) }</div></div>
                    <div ref={body} role="presentation">{ for pieces }</div>
                </div>
            }
        </section>
    }
}

/// Shows a claim in the text, and gives the keyboard to the article just behind it.
fn jump(acts: &Acts, id: MarkId) {
    acts.act(Intent::SetMode(DeskMode::Article));
    acts.act(Intent::Activate(Some(id)));
    acts.act(Intent::LeaveCard);
}

fn head_name(column: usize) -> String {
    format!("head-{column}")
}

/// What a column is called.
fn column_word(column: Column) -> Msg {
    match column {
        Column::Place => Msg::ColumnPlace,
        Column::Quote => Msg::ColumnQuote,
        Column::Normalised => Msg::ColumnNormalised,
        Column::Short => Msg::ColumnShort,
        Column::Types => Msg::ColumnTypes,
        Column::Worth => Msg::FieldWorth,
        Column::Status => Msg::FieldStatus,
        Column::Rating => Msg::FieldRating,
        Column::Speaker => Msg::ColumnSpeaker,
        Column::Supporting => Msg::ColumnSupporting,
        Column::Refuting => Msg::ColumnRefuting,
    }
}

fn head(spot: &UseStateHandle<Spot>, sort: &UseStateHandle<Sort>, words: &Words) -> Vec<Html> {
    let cells = Column::ALL.into_iter().enumerate().map(|(index, column)| {
        let sorted = match (sort.by == column, sort.downwards) {
            (true, false) => "ascending",
            (true, true) => "descending",
            _ => "none",
        };
        let onclick = {
            let (sort, spot) = (sort.clone(), spot.clone());
            move |_: MouseEvent| {
                sort.set(sort.pressed(column));
                spot.set(Spot { column: index, in_head: true, editing: false, asked: spot.asked + 1, ..*spot });
            }
        };
        let current = spot.in_head && spot.column == index;
        html! {
            <div role="columnheader" key={index} aria-sort={sorted} aria-colindex={(index + 1).to_string()} data-cell={head_name(index)} tabindex={if current { "0" } else { "-1" }} class="cell head-cell" {onclick}>
                { words.text(column_word(column)) }
            </div>
        }
    });
    cells.collect()
}

/// Words and lists to filter by, and the order, for where the columns have no heads.
fn tools(all: &Rc<Vec<Rc<Row>>>, sort: &UseStateHandle<Sort>, wanted: &UseStateHandle<Wanted>, words: &Words) -> Html {
    let set = |change: fn(&mut Wanted, Rc<str>)| {
        let wanted = wanted.clone();
        move |value: Option<String>| {
            let Some(value) = value else { return };
            let mut next = (*wanted).clone();
            change(&mut next, value.into());
            wanted.set(next);
        }
    };
    let choice = |label: Msg,
                  any: Msg,
                  of: fn(&Row) -> &crate::app::claims::Word,
                  chosen: &Rc<str>,
                  change: fn(&mut Wanted, Rc<str>)| {
        let mut found: Vec<&crate::app::claims::Word> = Vec::new();
        for word in all.iter().map(|row| of(row)).filter(|word| !word.id.is_empty()) {
            if !found.contains(&word) {
                found.push(word);
            }
        }
        found.sort_by_key(|word| word.rank);
        let options = found.into_iter().map(|word| html! { <option value={word.id.to_string()} selected={word.id == *chosen}>{ AttrValue::from(Rc::clone(&word.label)) }</option> });
        let set = set(change);
        html! {
            <select aria-label={words.text(label)} onchange={move |event: Event| set(events::field_value(&event))}>
                <option value="" selected={chosen.is_empty()}>{ words.text(any) }</option>
                { for options }
            </select>
        }
    };
    let search = set(|wanted, words| wanted.words = words);
    let orders = Column::ALL.into_iter().enumerate().map(|(index, column)| {
        html! { <option value={index.to_string()} selected={column == sort.by}>{ words.text(column_word(column)) }</option> }
    });
    let (by, turn) = (sort.clone(), sort.clone());
    let onorder = move |event: Event| {
        let column = events::field_value(&event).and_then(|value| Column::ALL.get(value.parse::<usize>().ok()?).copied());
        if let Some(column) = column {
            by.set(Sort { by: column, ..*by });
        }
    };
    html! {
        <div class="claim-tools" role="group" aria-label={words.text(Msg::ClaimFilter)}>
            <input dir="auto" type="search" aria-label={words.text(Msg::ClaimWords)} placeholder={words.text(Msg::ClaimWords)} oninput={move |event: InputEvent| search(events::field_value(&event))} />
            { choice(Msg::ClaimStatus, Msg::AnyStatus, |row| &row.status, &wanted.status, |wanted, status| wanted.status = status) }
            { choice(Msg::ClaimRating, Msg::AnyRating, |row| &row.rating, &wanted.rating, |wanted, rating| wanted.rating = rating) }
            <span class="order">
                <select aria-label={words.text(Msg::ClaimOrder)} onchange={onorder}>{ for orders }</select>
                <button type="button" class="button" aria-pressed={sort.downwards.to_string()} onclick={move |_| turn.set(Sort { downwards: !turn.downwards, ..*turn })}>{ words.text(Msg::Downwards) }</button>
            </span>
        </div>
    }
}

/// The keys of the grid, as the ARIA practices have them.
fn on_key(
    spot: &UseStateHandle<Spot>,
    sort: &UseStateHandle<Sort>,
    shown: &Rc<Vec<Rc<Row>>>,
    here: usize,
    acts: &Acts,
) -> Callback<KeyboardEvent> {
    let (spot, sort, shown, acts) = (spot.clone(), sort.clone(), Rc::clone(shown), acts.clone());
    Callback::from(move |event: KeyboardEvent| {
        if spot.editing || event.alt_key() {
            return;
        }
        let command = event.ctrl_key() || event.meta_key();
        let (last_row, last_column) = (shown.len().saturating_sub(1), Column::ALL.len() - 1);
        // The head counts as the row before the first.
        let row = if spot.in_head { 0 } else { here + 1 };
        let go = match event.key().as_str() {
            "ArrowDown" => Some((row + 1, spot.column)),
            "ArrowUp" => Some((row.saturating_sub(1), spot.column)),
            "ArrowRight" => Some((row, spot.column + 1)),
            "ArrowLeft" => Some((row, spot.column.saturating_sub(1))),
            "PageDown" => Some((row + PAGE, spot.column)),
            "PageUp" => Some((row.saturating_sub(PAGE).max(1), spot.column)),
            "Home" if command => Some((1, 0)),
            "End" if command => Some((last_row + 1, last_column)),
            "Home" => Some((row, 0)),
            "End" => Some((row, last_column)),
            _ => None,
        };
        if let Some((row, column)) = go {
            event.prevent_default();
            let (row, column) = (row.min(last_row + 1), column.min(last_column));
            let id = row.checked_sub(1).and_then(|row| shown.get(row)).map(|row| row.id);
            spot.set(Spot { row: id.or(spot.row), column, in_head: row == 0, editing: false, asked: spot.asked + 1 });
            return;
        }
        let Some(column) = Column::ALL.get(spot.column).copied().filter(|_| !command) else { return };
        let id = shown.get(here).map(|row| row.id);
        match event.key().as_str() {
            "Enter" | "F2" | " " => {
                event.prevent_default();
                match (spot.in_head, column.field(), id) {
                    (true, ..) => sort.set(sort.pressed(column)),
                    (_, Some(_), _) => spot.set(Spot { row: id, editing: true, asked: spot.asked + 1, ..*spot }),
                    (_, None, Some(id)) => jump(&acts, id),
                    _ => {}
                }
            }
            // Elsewhere these delete the active mark; here they empty the cell.
            "Delete" | "Backspace" => {
                event.prevent_default();
                if let (false, Some(field), Some(id)) = (spot.in_head, column.field(), id) {
                    acts.act(Intent::SetField(id.into(), field, Value::text("")));
                }
            }
            _ => {}
        }
    })
}
