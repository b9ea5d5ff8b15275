//! What stands above the article: where it is from, the way to its details, and how much of it is greyed.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        state::{Dialog, PanelMode},
    },
    domain::document::Document,
    ui::store::Shell,
};

/// `proposed` counts the blocks that are greyed and nobody has decided about.
pub(super) fn about(document: &Document, proposed: usize, Shell { acts, words }: &Shell) -> Html {
    let (id, details) = (document.id(), document.details());
    let lost = document.marks().filter(|mark| !mark.is_drawn()).count();
    // Of a time the day is enough here.
    let published: String = details.published.chars().take_while(|sign| *sign != 'T').collect();
    let said = [details.outlet.to_string(), details.authors.join(", "), published];
    let said = said.into_iter().filter(|text| !text.is_empty()).map(|text| html! { <span>{ text }</span> });
    let address =
        (!details.url.is_empty()).then(|| html! { <span class="address">{ AttrValue::from(Rc::clone(&details.url)) }</span> });
    html! {
        <div class="about-article">
            { for said }
            { address.unwrap_or_default() }
            <button type="button" class="link" onclick={acts.on(move || Intent::OpenDialog(Dialog::Details(id)))}>{ words.text(Msg::Details) }</button>
            <button type="button" class="link" onclick={acts.on(move || Intent::OpenDialog(Dialog::Update(id)))}>{ words.text(Msg::UpdateArticle) }</button>
            if !document.former().is_empty() {
                <button type="button" class="link" onclick={acts.on(move || Intent::OpenDialog(Dialog::Changes(id)))}>{ words.text(Msg::ChangeReport) }</button>
            }
            if lost > 0 {
                <button type="button" class="link" onclick={acts.on(|| Intent::SetPanel(PanelMode::List))}>{ words.text(Msg::LostGroup) }{ format!(" ({lost})") }</button>
            }
            if proposed > 0 {
                <p class="advice">{ words.count(Msg::GreyedOne, Msg::GreyedOther, proposed) }</p>
            }
        </div>
    }
}
