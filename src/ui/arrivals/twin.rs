//! An article that is here already: how the two are alike, and what to do.

use yew::prelude::*;

use super::{Deciding, marks_told};
use crate::{
    app::{
        arrivals::{Fate, How, Row},
        messages::Msg,
    },
    browser::time,
    domain::document::Document,
    ui::words::Words,
};

pub(super) fn twin(row: &Row, mine: &Document, theirs: &Document, deciding: &Deciding, words: &Words) -> Html {
    let (alike, merge, update) = match &row.fate {
        Fate::SameText { former, .. } => {
            let merge = if super::merges(&row.fate, &deciding.decision()) { Msg::HowMerge } else { Msg::HowOpen };
            (if *former { Msg::TwinFormer } else { Msg::TwinSame }, Some(merge), *former)
        }
        _ => (Msg::TwinAddress, None, true),
    };
    let ways = [
        (How::Merge, merge),
        (How::Update, update.then_some(Msg::HowUpdate)),
        (How::KeepBoth, Some(Msg::HowBoth)),
        (How::Leave, Some(Msg::HowLeave)),
    ];
    let chosen = deciding.decision().how(&row.fate);
    let name = format!("how-{}-{}", deciding.key.0, row.document);
    let choices = ways.into_iter().filter_map(|(how, label)| {
        let deciding = deciding.clone();
        let onchange = Callback::from(move |_: Event| deciding.change(|decision| decision.how = Some(how)));
        let label = words.text(label?);
        Some(html! {
            <label class="choice"><input type="radio" name={name.clone()} checked={chosen == how} {onchange} /><span>{ label }</span></label>
        })
    });
    let opened = |message: Msg, document: &Document| {
        let date = time::date_and_time(document.created(), words.language());
        html! { <li>{ words.with(message, &[("date", &date)]) }{ marks_told(document.marks().count(), words) }</li> }
    };
    html! {
        <>
            <p>{ words.text(alike) }</p>
            if mine.is_trashed() {
                <p class="wrong">{ words.text(Msg::TwinTrashed) }</p>
            }
            <ul class="twins">{ opened(Msg::TwinYours, mine) }{ opened(Msg::TwinTheirs, theirs) }</ul>
            <fieldset class="hows"><legend>{ words.text(Msg::TwinWhat) }</legend>{ for choices }</fieldset>
        </>
    }
}
