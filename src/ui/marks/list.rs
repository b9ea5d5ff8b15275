//! All marks as a list: the way through them for those who do not see the margin, and on a small screen.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    domain::{id::MarkId, mark::Mark, tags::TagSet},
    ui::words::use_words,
};

use super::card::Card;

#[derive(Properties, PartialEq)]
pub(crate) struct MarkListProps {
    pub(crate) shown: Rc<Vec<Rc<Mark>>>,
    pub(crate) active: Option<MarkId>,
    pub(crate) tags: Rc<TagSet>,
    /// Whether there are marks that the filter hides.
    pub(crate) filtered: bool,
}

#[component]
pub(crate) fn MarkList(props: &MarkListProps) -> Html {
    let words = use_words();
    if props.shown.is_empty() {
        let empty = if props.filtered { Msg::NothingFiltered } else { Msg::NoMarksYet };
        return html! { <p class="empty">{ words.text(empty) }</p> };
    }
    let rows = props.shown.iter().map(|mark| {
        html! {
            <li key={mark.id.to_string()}>
                <Card {mark} tags={&props.tags} open={props.active == Some(mark.id)} with_quote={true} />
            </li>
        }
    });
    html! { <ul class="mark-list" aria-label={words.text(Msg::AllMarks)}>{ for rows }</ul> }
}
