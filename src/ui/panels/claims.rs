use yew::prelude::*;

use crate::app::messages::Msg;

use super::PanelProps;

#[component]
pub(super) fn Claims(props: &PanelProps) -> Html {
    html! { <h2>{ props.shell.words.text(Msg::ClaimsTable) }</h2> }
}
