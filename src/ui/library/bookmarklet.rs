//! The bookmarklet: a link to be dragged to the bookmarks bar.

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    browser::{handover, spawn_local},
    ui::{effects::use_change, words::Words},
};

#[derive(Properties, PartialEq)]
pub(super) struct BookmarkletProps {
    pub(super) words: Words,
}

#[component]
pub(super) fn Bookmarklet(props: &BookmarkletProps) -> Html {
    let words = &props.words;
    let address = use_state(String::new);
    {
        let (setter, words) = (address.setter(), words.clone());
        use_change(words.language().to_owned(), move |_| {
            spawn_local(async move {
                let texts = (words.text(Msg::PageCopied), words.text(Msg::PageNotCopied), words.text(Msg::CopyPage));
                setter.set(handover::bookmarklet(&texts.0, &texts.1, &texts.2).await.unwrap_or_default());
            });
        });
    }
    // It is for other pages. The policy of this one would refuse it.
    let onclick = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div class="bookmarklet">
            <p>{ words.text(Msg::BookmarkletHow) }</p>
            if !address.is_empty() {
                <p><a class="button" href={(*address).clone()} {onclick}>{ words.text(Msg::BookmarkletName) }</a></p>
            }
            <p class="advice">{ words.text(Msg::BookmarkletAdvice) }</p>
        </div>
    }
}
