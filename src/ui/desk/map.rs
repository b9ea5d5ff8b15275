//! A thin map of the article's marks beside it. It shows nothing that the list does not say, so it is hidden from those who listen.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    domain::{
        document::Document,
        id::MarkId,
        mark::{Kind, Mark},
    },
    ui::words::kind_class,
};

/// The map's own units from top to bottom.
const HEIGHT: usize = 1000;

#[derive(Properties, PartialEq)]
pub(super) struct MapProps {
    pub(super) document: Rc<Document>,
    pub(super) active: Option<MarkId>,
}

#[component]
pub(super) fn Map(props: &MapProps) -> Html {
    let length = props.document.article().text().len().max(1);
    let place = |mark: &Rc<Mark>| Some(mark.extent()?.start().get() * HEIGHT / length);
    let drawn: Vec<&Rc<Mark>> = props.document.marks().filter(|mark| mark.is_drawn()).collect();
    // One element a kind and not one a mark: a thousand would cost more than all the rest of a change.
    let lines = Kind::ALL.map(|kind| {
        let mut path = String::new();
        for y in drawn.iter().filter(|mark| mark.kind == kind).filter_map(|mark| place(mark)) {
            path.push_str("M0 ");
            path.push_str(&y.to_string());
            path.push_str("h8v4h-8z");
        }
        html! { <path class={kind_class(kind)} d={path} /> }
    });
    let active = props.active.and_then(|id| drawn.iter().find(|mark| mark.id == id));
    let on = active.and_then(|mark| {
        let y = place(mark)?.to_string();
        Some(html! { <rect class={classes!(kind_class(mark.kind), "on")} x="0" {y} width="14" height="4" rx="1" /> })
    });
    html! {
        <svg class="map" viewBox={format!("0 0 8 {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true">{ for lines }{ on.unwrap_or_default() }</svg>
    }
}
