use yew::prelude::*;

use crate::app::messages::Msg;

use super::PanelProps;

#[component]
pub(super) fn Signals(props: &PanelProps) -> Html {
    html! { <h2>{ props.shell.words.text(Msg::TabSignals) }</h2> }
}
