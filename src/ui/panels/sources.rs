use yew::prelude::*;

use crate::app::messages::Msg;

use super::PanelProps;

#[component]
pub(super) fn Sources(props: &PanelProps) -> Html {
    html! { <h2>{ props.shell.words.text(Msg::TabSources) }</h2> }
}
