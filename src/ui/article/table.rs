//! The tables of an article: rows and columns around its blocks, which stay as they are. Nothing here has text of its own.

use yew::prelude::*;

use crate::{
    app::{folds::Fold, messages::Msg},
    domain::{
        article::Article,
        tables::layout::{Grid, Part, parts},
    },
    ui::words::Words,
};

/// Draws one block.
type View<'a> = &'a dyn Fn(usize) -> Option<Html>;

/// The blocks, and those of a table together, unless some of them are folded away.
#[inline(never)]
pub(super) fn with_tables(article: &Article, folds: &[Fold], words: &Words, view: View<'_>) -> Html {
    let is_folded = |index: usize| folds.get(index).is_some_and(|fold| fold.hidden || fold.run.is_some());
    let cells = article.blocks().iter().enumerate().map(|(index, block)| block.cell.filter(|_| !is_folded(index)));
    let drawn = parts(cells).into_iter().map(|part| match part {
        Part::Block(index) => view(index).unwrap_or_default(),
        Part::Table(grid) => table(&grid, article, words, view),
    });
    drawn.collect()
}

/// A table wider than the article is scrolled by itself, and by keyboard too.
fn table(grid: &Grid, article: &Article, words: &Words, view: View<'_>) -> Html {
    let first = grid.blocks.start;
    let number = article.blocks().get(first).and_then(|block| block.cell).map_or(0, |cell| cell.table) + 1;
    let label = words.with(Msg::TableNumber, &[("number", &number.to_string())]);
    let span = |span: u32| (span > 1).then(|| span.to_string());
    let rows = grid.rows.iter().map(|row| {
        let slots = row.iter().map(|slot| {
            let tag = if slot.head { "th" } else { "td" };
            html! { <@{tag} rowspan={span(slot.rows)} colspan={span(slot.columns)}>{ for slot.blocks.clone().filter_map(view) }</@> }
        });
        html! { <tr>{ for slots }</tr> }
    });
    html! {
        <div key={format!("table-{first}")} class="table-frame" data-first={first.to_string()} tabindex="0" role="region" aria-label={label.clone()}>
            <table aria-label={label}><tbody>{ for rows }</tbody></table>
        </div>
    }
}
