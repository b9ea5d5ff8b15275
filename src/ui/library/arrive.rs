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
        parts::icon::{Icon, Shape},
        store::use_acts,
        words::use_words,
    },
};

const SAMPLE: &str = "sample/article.txt";
const ANNOTATED_SAMPLE: &str = "sample/annotated.beleg.json";

#[derive(Properties, PartialEq)]
pub(super) struct ArriveProps {
    /// Whether there is nothing else on the screen yet.
    pub(super) empty: bool,
}

#[component]
pub(super) fn Arrive(props: &ArriveProps) -> Html {
    let words = use_words();
    let text = use_state(String::new);
    let readings = use_mut_ref(Readings::default);
    let Some(acts) = use_acts() else { return Html::default() };
    let oninput = {
        let text = text.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(value) = events::field_value(&event) {
                text.set(value);
            }
        })
    };
    let start = {
        let (acts, text) = (acts.clone(), text.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            acts.act(Intent::TakeText { text: (*text).clone(), file_name: None });
        })
    };
    let onchange = {
        let (acts, readings): (_, Rc<RefCell<Readings>>) = (acts.clone(), readings);
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
        <section class={classes!("arrive", props.empty.then_some("first"))} aria-labelledby="arrive-heading">
            <h2 id="arrive-heading">{ words.text(Msg::NewArticle) }</h2>
            <form onsubmit={start}>
                <textarea class="paste" rows={if props.empty { "7" } else { "3" }} aria-label={words.text(Msg::PasteField)} placeholder={words.text(Msg::PastePlaceholder)}
                    value={(*text).clone()} {oninput} />
                <div class="ways">
                    <button type="submit" class="button primary">{ words.text(Msg::StartMarking) }</button>
                    <label class="button file-button">
                        <Icon shape={Shape::Open} /><span>{ words.text(Msg::OpenFile) }</span>
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
