//! One block. The text of its element is exactly the block's text, however it is cut; everything else is style, or a button without
//! text.

use std::{ops::Range, rc::Rc};

use yew::prelude::*;

use crate::{
    app::{action::Intent, folds::Fold, messages::Msg},
    domain::{
        article::{Block, BlockKind, Boilerplate, TextLink},
        direction,
        id::MarkId,
        mark::Kind,
        runs::{BlockRuns, Run},
    },
    ui::{
        parts::icon::{Shape, icon},
        store::Shell,
        words::{kind_class, named},
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct BlockProps {
    pub(super) shell: Shell,
    pub(super) block: Rc<Block>,
    pub(super) index: usize,
    /// Whether the article around it is written from right to left.
    pub(super) right_to_left: bool,
    pub(super) boilerplate: Boilerplate,
    pub(super) fold: Fold,
    /// Whether the way by Tab leads to its button: all such buttons together are one step.
    pub(super) leads: bool,
    /// Whether it is the one headline of the screen.
    pub(super) is_headline: bool,
    pub(super) runs: BlockRuns,
    /// Whether it is near the window. A block that is not is one text.
    pub(super) drawn: bool,
    /// The active mark, if it lies in this block.
    pub(super) active: Option<MarkId>,
}

#[component]
pub(super) fn BlockView(props: &BlockProps) -> Html {
    let block = &props.block;
    let fold = props.fold;
    let words = if fold.hidden {
        html! { <span hidden=true>{ AttrValue::from(Rc::clone(&block.text)) }</span> }
    } else if props.drawn && !(props.runs.is_empty() && block.links.is_empty()) {
        cut(props)
    } else {
        html! { <>{ AttrValue::from(Rc::clone(&block.text)) }</> }
    };
    let (tag, class) = match block.kind {
        BlockKind::Heading(1) if !props.is_headline => ("h2", Some("chapter")),
        BlockKind::Heading(level) => (heading(level), None),
        BlockKind::Paragraph => ("p", None),
        BlockKind::ListItem => ("p", Some("list-item")),
        BlockKind::Quote => ("blockquote", None),
        BlockKind::Caption => ("p", Some("caption")),
        BlockKind::Preformatted => ("pre", None),
        BlockKind::TableCell => ("p", Some("cell")),
    };
    let is_dropped = props.boilerplate.is_dropped();
    let said = props.boilerplate != Boilerplate::No;
    let class = classes!(class, said.then_some("said"), is_dropped.then_some("dropped"), fold.hidden.then_some("folded"));
    let class = (!class.is_empty()).then_some(class);
    html! {
        // What does not belong to the article heads nothing in it.
        <@{tag} {class} dir={direction::attribute(&block.text, props.right_to_left)} data-block={props.index.to_string()} role={(is_dropped && tag.starts_with('h')).then_some("none")} hidden={fold.hidden && fold.run.is_none()}>
            if let Some(run) = fold.run {
                { fold_line(props, run) }
            }
            { words }
            if said && !fold.hidden {
                { switch(props, is_dropped) }
            }
        </@>
    }
}

/// Opens the run of blocks that begins here, or closes it. It has no text of its own either: its name is what is seen.
fn fold_line(props: &BlockProps, run: usize) -> Html {
    let Shell { acts, words } = &props.shell;
    let (start, open) = (props.index, props.fold.hidden);
    let acts = acts.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        acts.act(Intent::Fold { blocks: start..start + run, open });
    });
    let label = words.folded(run, &props.block.text, open);
    html! {
        <button type="button" class="fold" aria-label={label} aria-expanded={(!open).to_string()} tabindex={step(props.leads)} {onclick}></button>
    }
}

/// Keeps the block or drops it. It has no text of its own, which would be in the block's.
fn switch(props: &BlockProps, is_dropped: bool) -> Html {
    let (index, Shell { acts, words }) = (props.index, &props.shell);
    let tabindex = step(props.leads && props.fold.run.is_none());
    let label = named(&words.text(Msg::LeftOutBlock), &props.block.text);
    let acts = acts.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // The article would take it for a click on its words.
        event.stop_propagation();
        if let Ok(block) = u32::try_from(index) {
            acts.act(Intent::ToggleBoilerplate(block));
        }
    });
    let title = words.text(if is_dropped { Msg::KeepBlock } else { Msg::DropBlock });
    html! {
        <button type="button" class="switch" aria-label={label} {title} aria-pressed={is_dropped.to_string()} {tabindex} {onclick}>
            { icon(if is_dropped { Shape::Plus } else { Shape::Close }) }
        </button>
    }
}

/// From the first of these buttons the arrow keys lead to the others.
fn step(leads: bool) -> &'static str {
    if leads { "0" } else { "-1" }
}

/// The words, cut at marks and links.
fn cut(props: &BlockProps) -> Html {
    let (block, is_dropped) = (&props.block, props.boilerplate.is_dropped());
    let start = block.range.start().get();
    let links: Vec<&TextLink> = block.links.iter().filter(|link| is_web(&link.url)).collect();
    let mut pieces: Vec<(Range<usize>, Option<&Run>)> = Vec::new();
    for run in props.runs.iter() {
        let range = run.range.as_bytes();
        pieces.push((range.start.saturating_sub(start)..range.end.saturating_sub(start), Some(run)));
    }
    if pieces.is_empty() {
        pieces.push((0..block.text.len(), None));
    }
    let mut drawn = Vec::new();
    // The link that is being drawn, and what is in it so far: a mark inside it must not make two links of it.
    let mut open: Option<usize> = None;
    let mut inside: Vec<Html> = Vec::new();
    for (range, run) in pieces {
        let mut at = range.start;
        while at < range.end {
            let here = links.iter().position(|link| link.range.start().get() <= at && at < link.range.end().get());
            let boundary = match here.and_then(|index| links.get(index)) {
                Some(link) => link.range.end().get(),
                None => links.iter().map(|link| link.range.start().get()).filter(|from| *from > at).min().unwrap_or(range.end),
            };
            let end = boundary.min(range.end);
            if here != open {
                close(&mut drawn, open.and_then(|index| links.get(index)), std::mem::take(&mut inside), is_dropped);
                open = here;
            }
            if let Some(text) = block.text.get(at..end) {
                inside.push(draw(run, text, props.active));
            }
            at = end;
        }
    }
    close(&mut drawn, open.and_then(|index| links.get(index)), inside, is_dropped);
    drawn.into_iter().collect()
}

fn close(drawn: &mut Vec<Html>, link: Option<&&TextLink>, inside: Vec<Html>, is_dropped: bool) {
    match link {
        // It cannot be dragged, so that words in it can be selected.
        Some(link) => drawn.push(html! {
            <a href={AttrValue::from(Rc::clone(&link.url))} title={AttrValue::from(Rc::clone(&link.url))} target="_blank" rel="noopener noreferrer"
                draggable="false" tabindex={is_dropped.then_some("-1")}>{ for inside }</a>
        }),
        None => drawn.extend(inside),
    }
}

/// Only these can be followed: the words around an address of another kind are words.
fn is_web(url: &str) -> bool {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
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

fn draw(run: Option<&Run>, text: &str, active: Option<MarkId>) -> Html {
    let text = AttrValue::from(text.to_owned());
    let Some(run) = run.filter(|run| !run.marks.is_empty()) else { return html! { <span>{ text }</span> } };
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
