//! A thin map of the article's marks beside it. It shows nothing that the list does not say, so it is hidden from those who listen.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    domain::{document::Document, id::MarkId, mark::Mark},
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
    let line = |mark: &Rc<Mark>| {
        let start = mark.extent()?.start().get();
        let y = start * HEIGHT / length;
        let class = classes!(kind_class(mark.kind), (props.active == Some(mark.id)).then_some("on"));
        Some(html! { <rect key={mark.id.to_string()} {class} x="0" y={y.to_string()} width="8" height="4" rx="1" /> })
    };
    let lines = props.document.marks().filter(|mark| mark.is_drawn()).filter_map(line);
    html! {
        <svg class="map" viewBox={format!("0 0 8 {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true">{ for lines }</svg>
    }
}
