use yew::prelude::*;

use crate::app::messages::Msg;

use super::PanelProps;

#[component]
pub(super) fn Entities(props: &PanelProps) -> Html {
    html! { <h2>{ props.shell.words.text(Msg::TabEntities) }</h2> }
}
