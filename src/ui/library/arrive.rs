//! Ways in for an article: paste, a file, the samples. A static page cannot fetch other sites; it says so.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, notice::NoticeBody},
    browser::{
        events, fetch,
        files::{self, Readings},
        spawn_local,
    },
    ui::{
        hooks::take,
        parts::icon::{Shape, icon},
        store::Shell,
    },
};

const SAMPLE: &str = "sample/article.txt";
const ANNOTATED_SAMPLE: &str = "sample/annotated.beleg.json";

/// `empty` says whether there is nothing else on the screen yet; `readings` keeps what is being read.
pub(super) fn arrive(empty: bool, readings: &Rc<RefCell<Readings>>, Shell { acts, words }: &Shell) -> Html {
    let start = {
        let acts = acts.clone();
        Callback::from(move |event: SubmitEvent| {
            let text = events::submitted_text(&event).unwrap_or_default();
            acts.act(Intent::TakeText { text, file_name: None });
        })
    };
    let onchange = {
        let (acts, readings) = (acts.clone(), Rc::clone(readings));
        Callback::from(move |event: Event| {
            let acts = acts.clone();
            readings.borrow_mut().start(files::chosen(&event), move |outcome| take(&acts, outcome));
        })
    };
    let open_beside = |path: &'static str, file_name: &'static str| {
        let acts = acts.clone();
        Callback::from(move |_: MouseEvent| {
            let acts = acts.clone();
            spawn_local(async move {
                acts.act(match fetch::text(path).await {
                    Some(text) => Intent::TakeText { text, file_name: Some(file_name.to_owned()) },
                    None => Intent::Tell(NoticeBody::SampleMissing),
                });
            });
        })
    };
    html! {
        <section class={classes!("arrive", empty.then_some("first"))} aria-labelledby="arrive-heading">
            <h2 id="arrive-heading">{ words.text(Msg::NewArticle) }</h2>
            <form onsubmit={start}>
                <textarea class="paste" rows={if empty { "7" } else { "3" }} aria-label={words.text(Msg::PasteField)} placeholder={words.text(Msg::PastePlaceholder)} />
                <div class="ways">
                    <button type="submit" class="button primary">{ words.text(Msg::StartMarking) }</button>
                    <label class="button file-button">
                        { icon(Shape::Open) }<span>{ words.text(Msg::OpenFile) }</span>
                        <input type="file" multiple={true} aria-label={words.text(Msg::OpenFile)} accept=".txt,.md,.text,.json,text/plain,application/json" {onchange} />
                    </label>
                    <span class="samples">
                        <button type="button" class="link" onclick={open_beside(SAMPLE, "")}>{ words.text(Msg::TrySample) }</button>
                        <button type="button" class="link" onclick={open_beside(ANNOTATED_SAMPLE, "annotated.beleg.json")}>{ words.text(Msg::TryAnnotatedSample) }</button>
                    </span>
                </div>
            </form>
            <p class="advice">{ words.text(Msg::ArriveAdvice) }</p>
        </section>
    }
}
