//! What stands above the article: where it is from, the way to its details, and how much of it is greyed.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        folds::Fold,
        messages::Msg,
        state::{Dialog, PanelMode},
    },
    domain::document::Document,
    ui::{
        store::{Acts, Shell},
        words::Words,
    },
};

/// `folds` are given where what is folded belongs to what is shown.
pub(super) fn about(document: &Document, folds: &[Fold], Shell { acts, words }: &Shell) -> Html {
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
            if folds.iter().any(|fold| fold.run.is_some()) {
                { left_out(folds, acts, words) }
            }
        </div>
    }
}

/// How much does not belong to the article, which a print says too, and the way to see all of it.
fn left_out(folds: &[Fold], acts: &Acts, words: &Words) -> Html {
    let told = words.count(Msg::GreyedOne, Msg::GreyedOther, folds.iter().filter_map(|fold| fold.run).sum());
    let (open, all) = (folds.iter().any(|fold| fold.hidden), folds.len());
    let verb = words.text(if open { Msg::FoldShow } else { Msg::FoldHide });
    html! {
        <p class="advice left-out">
            <span>{ told.clone() }</span>{ " " }
            <button type="button" class="link" aria-label={format!("{verb}: {told}")} onclick={acts.on(move || Intent::Fold { blocks: 0..all, open })}>{ verb }</button>
        </p>
    }
}
