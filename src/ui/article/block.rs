//! One block. The text of its element is exactly the block's text, however it is cut; everything else is style.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    domain::{
        article::{Block, BlockKind},
        id::MarkId,
        mark::Kind,
        runs::{BlockRuns, Run},
    },
    ui::words::kind_class,
};

#[derive(Properties, PartialEq)]
pub(super) struct BlockProps {
    pub(super) block: Rc<Block>,
    pub(super) index: usize,
    pub(super) runs: BlockRuns,
    /// Whether it is near the window. A block that is not is one text.
    pub(super) drawn: bool,
    /// The active mark, if it lies in this block.
    pub(super) active: Option<MarkId>,
}

#[component]
pub(super) fn BlockView(props: &BlockProps) -> Html {
    let block = &props.block;
    let words = if props.drawn && !props.runs.is_empty() {
        let start = block.range.start().get();
        let cut = props.runs.iter().filter_map(|run| {
            let range = run.range.as_bytes();
            let text = block.text.get(range.start.checked_sub(start)?..range.end.checked_sub(start)?)?;
            Some(draw(run, text, props.active))
        });
        cut.collect::<Html>()
    } else {
        html! { <>{ AttrValue::from(Rc::clone(&block.text)) }</> }
    };
    let (tag, class) = match block.kind {
        BlockKind::Heading(level) => (heading(level), None),
        BlockKind::Paragraph => ("p", None),
        BlockKind::ListItem => ("p", Some("list-item")),
        BlockKind::Quote => ("blockquote", None),
        BlockKind::Caption => ("p", Some("caption")),
        BlockKind::Preformatted => ("pre", None),
        BlockKind::TableCell => ("p", Some("cell")),
    };
    html! { <@{tag} {class} data-block={props.index.to_string()}>{ words }</@> }
}

fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn draw(run: &Run, text: &str, active: Option<MarkId>) -> Html {
    let text = AttrValue::from(text.to_owned());
    if run.marks.is_empty() {
        return html! { <span>{ text }</span> };
    }
    let mut class = Classes::new();
    for kind in Kind::ALL {
        match run.marks.iter().filter(|mark| mark.kind == kind).count() {
            0 => {}
            1 => class.push(kind_class(kind)),
            _ => class.extend([kind_class(kind), "several"]),
        }
    }
    if let Some(on) = run.marks.iter().find(|mark| Some(mark.id) == active) {
        class.extend(["on", on_class(on.kind)]);
    }
    let ids: Vec<String> = run.marks.iter().map(|mark| mark.id.to_string()).collect();
    html! { <mark {class} data-marks={ids.join(" ")} data-from={run.range.start().0.to_string()}>{ text }</mark> }
}

fn on_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Claim => "on-claim",
        Kind::Source => "on-source",
        Kind::Entity => "on-entity",
        Kind::Quotation => "on-quotation",
        Kind::Note => "on-note",
    }
}
