//! Who says what about whom, drawn; the same as a list; and the claims by their dates.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        picture::{Box, Moment, PADDING, Part, Picture as Drawing, picture, svg, timeline},
        select,
        state::DeskMode,
    },
    browser::{files, layout},
    domain::{desk::words::List, id::RecordId},
    ui::{
        effects::use_soon,
        parts::icon::{Shape, icon},
        store::{Acts, Shell},
        words::Words,
    },
};

use super::{PanelProps, short};

#[component]
pub(super) fn Picture(props: &PanelProps) -> Html {
    let drawing =
        use_memo((Rc::clone(&props.document), Rc::clone(&props.relations)), |(document, relations)| picture(document, relations));
    let dates =
        use_memo((Rc::clone(&props.document), Rc::clone(&props.relations)), |(document, relations)| timeline(document, relations));
    let chosen = use_state_eq(|| None::<RecordId>);
    // Counts steps by key, after which the keyboard follows.
    let asked = use_state_eq(|| 0_u32);
    let download = use_mut_ref(|| None);
    let node = use_node_ref();
    let Shell { acts, words } = &props.shell;
    let here = chosen.and_then(|id| drawing.boxes.iter().position(|own| own.id == id));
    let svg_node = node.clone();
    use_soon((*asked, *chosen), move |(asked, chosen)| {
        if let (Some(node), Some(id), true) = (svg_node.get(), chosen, *asked > 0) {
            layout::focus_cell(&node, &id.to_string());
        }
    });
    let save = {
        let (drawing, title) = (Rc::clone(&drawing), Rc::clone(&props.document.details().title));
        move |_: MouseEvent| {
            let name = format!("{}.svg", select::file_name(&title));
            download.replace(files::download(&name, "image/svg+xml", svg(&drawing, &title).as_bytes()));
        }
    };
    let onkeydown = {
        let (drawing, chosen, asked, acts) = (Rc::clone(&drawing), chosen.clone(), asked.clone(), acts.clone());
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let from = here.unwrap_or(0);
            if let Some(to) = drawing.step(from, &event.key()).and_then(|to| drawing.boxes.get(to)) {
                event.prevent_default();
                chosen.set(Some(to.id));
                asked.set(*asked + 1);
            } else if event.key() == "Escape" && here.is_some() {
                event.prevent_default();
                chosen.set(None);
            } else if matches!(event.key().as_str(), "Enter" | " ")
                && let Some(own) = drawing.boxes.get(from)
            {
                event.prevent_default();
                jump(&acts, own.id, is_mark(own));
            }
        }
    };
    if drawing.boxes.is_empty() {
        return html! { <section class="picture" aria-labelledby="picture-head"><h2 class="heard" id="picture-head">{ words.text(Msg::Picture) }</h2><p class="empty">{ words.text(Msg::PictureEmpty) }</p></section> };
    }
    let related = here.map(|here| drawing.related(here));
    let edges = drawing.edges.iter().map(|edge| {
        let lit = here.map(|here| edge.from == here || edge.to == here);
        html! { <path class={classes!("edge", edge_class(&edge.link_type), light(lit))} d={edge.path.clone()} /> }
    });
    let boxes = drawing.boxes.iter().enumerate().map(|(place, own)| {
        let lit = related.as_ref().map(|related| related.contains(&place));
        let on = here == Some(place);
        let current = on || (here.is_none() && place == 0);
        let (id, chosen) = (own.id, chosen.clone());
        let onfocus = {
            let chosen = chosen.clone();
            move |_: FocusEvent| chosen.set(Some(id))
        };
        let onclick = move |_: MouseEvent| chosen.set(Some(id));
        box_of(own, on, current, lit, words, onfocus, onclick)
    });
    let view = format!("0 -24 {} {}", drawing.width, drawing.height + 24);
    let heads =
        [(Part::Source, 8, Msg::PictureSources), (Part::Claim, 368, Msg::PictureClaims), (Part::Entity, 872, Msg::PictureEntities)];
    let heads = heads.into_iter().filter(|(part, ..)| drawing.boxes.iter().any(|own| own.part == *part));
    let heads = heads.map(|(part, x, label)| html! { <text class={classes!("column", part_class(part))} x={x.to_string()} y="-8">{ words.text(label) }</text> });
    html! {
        <section class="picture" aria-labelledby="picture-head">
            <h2 class="heard" id="picture-head">{ words.text(Msg::Picture) }</h2>
            <div class="picture-tools">
                <p class="advice">{ words.text(Msg::PictureLead) }</p>
                <button type="button" class="button" onclick={save}>{ icon(Shape::Export) }{ words.text(Msg::SavePicture) }</button>
            </div>
            <div class="picture-said" role="status">{ here.and_then(|here| drawing.boxes.get(here)).map(|own| said(own, &drawing, here.unwrap_or(0), acts, words)).unwrap_or_default() }</div>
            <div class="picture-frame">
                <svg ref={node} class="drawing" viewBox={view} width={drawing.width.to_string()} height={(drawing.height + 24).to_string()} role="group" aria-label={words.text(Msg::Picture)} {onkeydown}>
                    { for heads }
                    <g>{ for edges }</g>
                    <g>{ for boxes }</g>
                </svg>
            </div>
            { as_list(&drawing, words) }
            { times(&dates.0, &dates.1, acts, words) }
        </section>
    }
}

fn box_of(
    own: &Box,
    on: bool,
    current: bool,
    lit: Option<bool>,
    words: &Words,
    onfocus: impl Fn(FocusEvent) + 'static,
    onclick: impl Fn(MouseEvent) + 'static,
) -> Html {
    let lines = own.lines.iter().zip((own.y + PADDING + 12..).step_by(16)).map(|(line, y)| {
        html! { <text x={(own.x + PADDING).to_string()} y={y.to_string()}>{ line.clone() + " " }</text> }
    });
    // The name is what is seen; the text in full is the title, and is said below the head when the box is chosen.
    let label = format!("{}: {}", words.text(part_word(own.part)), own.lines.join(" "));
    html! {
        <g key={own.id.to_string()} class={classes!("box", part_class(own.part), on.then_some("on"), light(lit))} role="button" aria-pressed={on.to_string()} aria-label={label} tabindex={if current { "0" } else { "-1" }} data-cell={own.id.to_string()} {onfocus} {onclick}>
            <title>{ AttrValue::from(Rc::clone(&own.text)) }</title>
            <rect x={own.x.to_string()} y={own.y.to_string()} width={own.width.to_string()} height={own.height.to_string()} rx="5" />
            { for lines }
        </g>
    }
}

fn light(lit: Option<bool>) -> Option<&'static str> {
    lit.map(|lit| if lit { "lit" } else { "dim" })
}

fn part_class(part: Part) -> &'static str {
    match part {
        Part::Source => "source",
        Part::Claim => "claim",
        Part::Entity => "entity",
    }
}

fn part_word(part: Part) -> Msg {
    match part {
        Part::Source => Msg::KindSource,
        Part::Claim => Msg::KindClaim,
        Part::Entity => Msg::KindEntity,
    }
}

fn edge_class(link_type: &str) -> &'static str {
    match link_type {
        "said_by" => "source",
        "about" => "entity",
        "contradicts" => "against",
        _ => "beside",
    }
}

/// Marks can be shown in the text; an entity is more than one place.
fn is_mark(own: &Box) -> bool {
    own.part != Part::Entity
}

fn jump(acts: &Acts, id: RecordId, can: bool) {
    if can {
        acts.act(Intent::SetMode(DeskMode::Article));
        acts.act(Intent::Activate(Some(id.as_mark())));
        acts.act(Intent::LeaveCard);
    }
}

/// The chosen box in full.
fn said(own: &Box, drawing: &Drawing, here: usize, acts: &Acts, words: &Words) -> Html {
    let (id, mark, acts) = (own.id, is_mark(own), acts.clone());
    html! {
        <>
            <strong class={part_class(own.part)}>{ words.text(part_word(own.part)) }</strong>
            <span dir="auto" class="said-text" translate="no">{ AttrValue::from(Rc::clone(&own.text)) }</span>
            <small>{ words.count(Msg::LinkedOne, Msg::LinkedOther, drawing.related(here).len() - 1) }</small>
            if mark {
                <button type="button" class="link" onclick={move |_: MouseEvent| jump(&acts, id, true)}>{ words.text(Msg::ShowInText) }</button>
            }
        </>
    }
}

/// The same in words: each claim with what it is linked with.
fn as_list(drawing: &Drawing, words: &Words) -> Html {
    let language = words.language();
    let claims = drawing.boxes.iter().enumerate().filter(|(_, own)| own.part == Part::Claim);
    let rows = claims.map(|(place, own)| {
        let links = drawing.edges.iter().filter(|edge| edge.from == place).filter_map(|edge| {
            let other = drawing.boxes.get(edge.to)?;
            let label = List::LinkType.label(&edge.link_type, language).unwrap_or(&edge.link_type).to_owned();
            Some(html! { <li><span class="tie">{ label }</span>{ " " }{ short(&other.text, 120) }</li> })
        });
        html! { <li key={own.id.to_string()}><span dir="auto" class="words" translate="no">{ AttrValue::from(Rc::clone(&own.text)) }</span><ul>{ for links }</ul></li> }
    });
    html! {
        <details class="as-list">
            <summary>{ words.text(Msg::PictureList) }</summary>
            <ol>{ for rows }</ol>
        </details>
    }
}

fn times(dated: &[Moment], undated: &[Moment], acts: &Acts, words: &Words) -> Html {
    let button = |moment: &Moment| {
        let (id, acts) = (moment.claim, acts.clone());
        html! { <button type="button" class="place" onclick={move |_: MouseEvent| jump(&acts, id, true)}>{ AttrValue::from(Rc::clone(&moment.text)) }</button> }
    };
    let mut before: &str = "";
    let rows = dated.iter().map(|moment| {
        let again = *before == *moment.date;
        before = &moment.date;
        let seen = moment.seen.as_ref().map(|place| {
            let said = if place.is_empty() { words.text(Msg::SeenSomewhere) } else { words.with(Msg::SeenAt, &[("place", place)]) };
            html! { <small>{ said }</small> }
        });
        html! {
            <li class={again.then_some("again")}>
                <time datetime={moment.date.to_string()}>{ AttrValue::from(Rc::clone(&moment.date)) }</time>
                <span>{ button(moment) }{ seen.unwrap_or_default() }</span>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let others = undated.iter().map(|moment| {
        let said = (!moment.date.is_empty()).then(|| html! { <small>{ AttrValue::from(Rc::clone(&moment.date)) }</small> });
        html! { <li>{ button(moment) }{ said.unwrap_or_default() }</li> }
    });
    html! {
        <section class="timeline" aria-labelledby="timeline-head">
            <h2 id="timeline-head">{ words.text(Msg::Timeline) }</h2>
            if rows.is_empty() {
                <p class="advice">{ words.text(Msg::NoDates) }</p>
            } else {
                <ol class="moments">{ for rows }</ol>
            }
            if !undated.is_empty() {
                <details>
                    <summary>{ words.count(Msg::UndatedOne, Msg::UndatedOther, undated.len()) }</summary>
                    <ul>{ for others }</ul>
                </details>
            }
        </section>
    }
}
