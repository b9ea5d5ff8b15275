//! All marks as a list: the way through them for those who do not see the margin, and on a small screen.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{messages::Msg, state::FocusRequest},
    domain::{document::Document, id::MarkId, mark::Mark, tags::TagSet},
    ui::store::Shell,
};

use super::card::{Card, focus_on};

/// `filtered` says whether there are marks that the filter hides.
#[inline(never)]
pub(crate) fn mark_list(
    shown: &[Rc<Mark>],
    active: Option<MarkId>,
    focus: Option<FocusRequest>,
    document: &Rc<Document>,
    tags: &Rc<TagSet>,
    filtered: bool,
    shell: &Shell,
) -> Html {
    let words = &shell.words;
    if shown.is_empty() {
        let empty = if filtered { Msg::NothingFiltered } else { Msg::NoMarksYet };
        return html! { <><h2 class="heard">{ words.text(Msg::AllMarks) }</h2><p class="empty">{ words.text(empty) }</p></> };
    }
    let row = |mark: &Rc<Mark>| {
        html! {
            <li key={mark.id.to_string()}>
                <Card shell={shell.clone()} {mark} {tags} open={active == Some(mark.id)} document={(active == Some(mark.id)).then(|| Rc::clone(document))} focus={focus_on(mark.id, focus)} listed={Some(Rc::clone(document.article()))} />
            </li>
        }
    };
    let (drawn, lost): (Vec<&Rc<Mark>>, Vec<&Rc<Mark>>) = shown.iter().partition(|mark| mark.is_drawn());
    html! {
        <>
            <h2 class="heard">{ words.text(Msg::AllMarks) }</h2>
            if !lost.is_empty() {
                <h3 class="lost-head">{ words.text(Msg::LostGroup) }{ " " }<span class="count">{ lost.len() }</span></h3>
                <ul class="mark-list" aria-label={words.text(Msg::LostGroup)}>{ for lost.into_iter().map(row) }</ul>
            }
            <ul class="mark-list" aria-label={words.text(Msg::AllMarks)}>{ for drawn.into_iter().map(row) }</ul>
        </>
    }
}
