//! A claim in the table, and its cells while they are looked at and while they are edited.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        claims::{Column, Row, default_scale, ratings},
        desk_acts::DeskAct,
        messages::Msg,
    },
    browser::events,
    domain::{
        desk::{entry::Value, field::Field, preflight::SHORT_CLAIM, words::List},
        id::MarkId,
        tags::TagSet,
    },
    ui::{
        store::{Acts, Shell},
        words::hue_class,
    },
};

use super::{Wish, column_word};

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    pub(super) shell: Shell,
    pub(super) row: Rc<Row>,
    /// Among all rows of the table, the head's being 1.
    pub(super) index: usize,
    /// The cell that the keyboard comes to, if it is in this row.
    pub(super) column: Option<usize>,
    pub(super) editing: bool,
    pub(super) active: bool,
    pub(super) tags: Rc<TagSet>,
    pub(super) wish: Callback<Wish>,
}

/// By what a cell is found.
pub(super) fn cell_name(id: MarkId, column: usize) -> String {
    format!("{id}-{column}")
}

#[component]
pub(super) fn ClaimRow(props: &RowProps) -> Html {
    // Whether editing has ended by a key: what blurs then has nothing more to say.
    let left = use_mut_ref(|| false);
    let words = &props.shell.words;
    let id = props.row.id;
    let cells = Column::ALL.into_iter().enumerate().map(|(index, column)| {
        let current = props.column == Some(index);
        let editing = current && props.editing;
        if !editing && current {
            left.replace(false);
        }
        let onclick = {
            let wish = props.wish.clone();
            move |_: MouseEvent| match column.field() {
                _ if editing => {}
                Some(_) => wish.emit(Wish::Edit(id, index)),
                None if column == Column::Quote => wish.emit(Wish::Jump(id)),
                None => wish.emit(Wish::Here(id, index)),
            }
        };
        let onfocus = {
            let wish = props.wish.clone();
            move |_: FocusEvent| {
                if !current {
                    wish.emit(Wish::Here(id, index));
                }
            }
        };
        let class = classes!("cell", column_class(column), column.field().is_some().then_some("editable"), editing.then_some("editing"));
        let label = words.text(column_word(column));
        let role = if column == Column::Quote { "rowheader" } else { "gridcell" };
        let readonly = (role == "gridcell" && column.field().is_none()).then_some("true");
        html! {
            <div key={index} {role} {class} aria-colindex={(index + 1).to_string()} aria-readonly={readonly} data-cell={cell_name(id, index)} data-label={label.clone()} tabindex={if current { "0" } else { "-1" }} {onclick} {onfocus}>
                if editing {
                    { edited(column, label, &left, props) }
                } else {
                    { shown(column, props) }
                }
            </div>
        }
    });
    html! {
        <div role="row" class={classes!("claim-row", props.active.then_some("on"))} aria-rowindex={props.index.to_string()}>{ for cells }</div>
    }
}

fn column_class(column: Column) -> Option<&'static str> {
    match column {
        Column::Quote => Some("words"),
        Column::Place | Column::Supporting | Column::Refuting => Some("number"),
        _ => None,
    }
}

fn shown(column: Column, RowProps { row, shell, .. }: &RowProps) -> Html {
    let text =
        |text: &Rc<str>| html! { <span dir="auto" class="cell-text" translate="no">{ AttrValue::from(Rc::clone(text)) }</span> };
    let word = |label: &Rc<str>, hue: Option<&'static str>| {
        if label.is_empty() {
            Html::default()
        } else {
            html! { <span class={classes!("chip", hue, hue.map(|_| "on"))}>{ AttrValue::from(Rc::clone(label)) }</span> }
        }
    };
    match column {
        Column::Place => html! { { row.place } },
        Column::Quote => {
            html! {
                <>
                    <span dir="auto" class="cell-text" translate="no" title={shell.words.text(Msg::ShowInText)}>{ AttrValue::from(Rc::clone(&row.quote)) }</span>
                    if !row.locator.is_empty() { { " " }<span dir="auto" class="locator">{ AttrValue::from(Rc::clone(&row.locator)) }</span> }
                </>
            }
        }
        Column::Normalised => text(&row.normalised),
        Column::Short => {
            let count = row.short.chars().count();
            html! {
                <>
                    { text(&row.short) }
                    if count >= SHORT_CLAIM { <span class="too-long">{ " " }{ shell.words.with(Msg::TooLong, &[("n", &count.to_string())]) }</span> }
                </>
            }
        }
        Column::Types => text(&row.types),
        Column::Worth => text(&row.worth.label),
        Column::Status => word(&row.status.label, None),
        Column::Rating => word(&row.rating.label, row.hue.map(hue_class)),
        Column::Speaker => text(&row.speaker),
        Column::Supporting => html! { { row.supporting } },
        Column::Refuting => html! { { row.refuting } },
    }
}

/// The field in which a cell is edited. What is chosen from a list is written at once, words when the field is left or Enter is pressed;
/// Escape leaves words as they were.
fn edited(column: Column, label: AttrValue, left: &Rc<std::cell::RefCell<bool>>, props: &RowProps) -> Html {
    let RowProps { row, shell, tags, wish, .. } = props;
    let (acts, language) = (&shell.acts, shell.words.language());
    let offered = match column {
        Column::Worth => Some((List::Worth.offered(tags, language), &row.worth)),
        Column::Status => Some((List::Status.offered(tags, language), &row.status)),
        Column::Rating => Some((ratings(tags, &row.scale, language), &row.rating)),
        _ => None,
    };
    let onkeydown = {
        let (acts, wish, left, row) = (acts.clone(), wish.clone(), Rc::clone(left), Rc::clone(row));
        move |event: KeyboardEvent| {
            let key = event.key();
            if event.is_composing() || !matches!(key.as_str(), "Enter" | "Escape") {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            left.replace(true);
            if key == "Enter" {
                write(column, events::field_value(&event), &row, &acts);
            }
            wish.emit(Wish::Leave(true));
        }
    };
    let onblur = {
        let (acts, wish, left, row) = (acts.clone(), wish.clone(), Rc::clone(left), Rc::clone(row));
        move |event: FocusEvent| {
            if !left.replace(true) {
                write(column, events::field_value(&event), &row, &acts);
                // Where the keyboard has gone nowhere, it comes back to the cell.
                wish.emit(Wish::Leave(event.related_target().is_none()));
            }
        }
    };
    let Some((offered, chosen)) = offered else {
        let text = if column == Column::Short { &row.short } else { &row.normalised };
        let value = (!text.is_empty()).then(|| AttrValue::from(Rc::clone(text)));
        return html! { <textarea dir="auto" aria-label={label} rows="3" {value} {onkeydown} {onblur} /> };
    };
    let onchange = {
        let (acts, row) = (acts.clone(), Rc::clone(row));
        move |event: Event| write(column, events::field_value(&event), &row, &acts)
    };
    let unknown = (!chosen.id.is_empty() && offered.iter().all(|(word, _)| *word != chosen.id))
        .then(|| (Rc::clone(&chosen.id), Rc::clone(&chosen.label)));
    let options = offered.into_iter().chain(unknown).map(|(word, label): (Rc<str>, Rc<str>)| {
        html! { <option value={word.to_string()} selected={word == chosen.id}>{ AttrValue::from(label) }</option> }
    });
    html! {
        <select aria-label={label} {onkeydown} {onblur} {onchange}>
            <option value="" selected={chosen.id.is_empty()}>{ "–" }</option>
            { for options }
        </select>
    }
}

/// Writes what a cell says now, if it says anything else than before.
fn write(column: Column, value: Option<String>, row: &Row, acts: &Acts) {
    let (Some(value), Some(field)) = (value, column.field()) else { return };
    let before = match column {
        Column::Normalised => &row.normalised,
        Column::Short => &row.short,
        Column::Worth => &row.worth.id,
        Column::Status => &row.status.id,
        _ => &row.rating.id,
    };
    let value = value.trim();
    if value == &**before {
        return;
    }
    acts.act(match field {
        Field::Rating => {
            let scale = if row.scale.is_empty() { default_scale().into() } else { Rc::clone(&row.scale) };
            Intent::Desk(DeskAct::Rate { claim: row.id.into(), scale, rating: value.into() })
        }
        _ => Intent::SetField(row.id.into(), field, Value::text(value)),
    });
}
