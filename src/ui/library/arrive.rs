//! Ways in for an article: paste, a file, the samples. A static page cannot fetch other sites; it says so.

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, notice::NoticeBody},
    browser::{events, fetch, files, spawn_local},
    intake::{paste, sniff},
    ui::{
        intake::IntakeHandle,
        parts::icon::{Shape, icon},
        store::Shell,
    },
};

const SAMPLE: &str = "sample/article.txt";
const ANNOTATED_SAMPLE: &str = "sample/annotated.beleg.json";

/// `empty` says whether there is nothing else on the screen yet.
pub(super) fn arrive(empty: bool, intake: &IntakeHandle, Shell { acts, words }: &Shell) -> Html {
    let start = {
        let intake = intake.clone();
        Callback::from(move |event: SubmitEvent| intake.0.take_text(events::submitted_text(&event).unwrap_or_default(), None))
    };
    let onchange = {
        let intake = intake.clone();
        Callback::from(move |event: Event| intake.0.take_files(files::chosen(&event)))
    };
    // A piece of a page that is pasted into the empty field becomes an article at once: the field could not show its headings and links.
    let onpaste = {
        let intake = intake.clone();
        Callback::from(move |event: Event| {
            if let Some(copied) = events::pasted_into_empty(&event).filter(|copied| paste::is_formatted(&copied.html)) {
                event.prevent_default();
                intake.0.take_copied(copied);
            }
        })
    };
    let open_beside = |path: &'static str, file_name: &'static str| {
        let (acts, intake) = (acts.clone(), intake.clone());
        Callback::from(move |_: MouseEvent| {
            let (acts, intake) = (acts.clone(), intake.clone());
            spawn_local(async move {
                match fetch::text(path).await {
                    Some(text) => intake.0.take_text(text, Some(file_name.to_owned())),
                    None => acts.act(Intent::Tell(NoticeBody::SampleMissing)),
                }
            });
        })
    };
    html! {
        <section class={classes!("arrive", empty.then_some("first"))} aria-labelledby="arrive-heading">
            <h2 id="arrive-heading">{ words.text(Msg::NewArticle) }</h2>
            <form onsubmit={start}>
                <textarea dir="auto" class="paste" rows={if empty { "7" } else { "3" }} aria-label={words.text(Msg::PasteField)} placeholder={words.text(Msg::PastePlaceholder)} {onpaste} />
                <div class="ways">
                    <button type="submit" class="button primary">{ words.text(Msg::StartMarking) }</button>
                    <label class="button file-button">
                        { icon(Shape::Open) }<span>{ words.text(Msg::OpenFile) }</span>
                        <input type="file" multiple={true} aria-label={words.text(Msg::OpenFile)} accept={sniff::accepted()} {onchange} />
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
