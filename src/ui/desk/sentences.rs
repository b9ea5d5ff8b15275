//! The article as a list of sentences: marking without selecting, for screen readers and for fast triage.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, select},
    browser::layout,
    domain::{
        document::Document,
        id::MarkId,
        mark::{Kind, Mark},
        text::TextRange,
    },
    ui::{
        store::Shell,
        words::{kind_class, kind_key, kind_word},
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct SentencesProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) active: Option<MarkId>,
}

#[component]
pub(super) fn SentenceList(props: &SentencesProps) -> Html {
    let current = use_state(|| 0_usize);
    let list = use_node_ref();
    let sentences = use_memo(Rc::clone(props.document.article()), |article| select::sentences(article));
    let count = sentences.len();
    let Shell { acts, words } = &props.shell;
    let onkeydown = {
        let (acts, sentences, current, list) = (acts.clone(), Rc::clone(&sentences), current.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let here = *current;
            let next = match event.key().as_str() {
                "ArrowDown" | "n" => Some((here + 1).min(count.saturating_sub(1))),
                "ArrowUp" | "p" => Some(here.saturating_sub(1)),
                "Home" => Some(0),
                "End" => Some(count.saturating_sub(1)),
                _ => None,
            };
            if let Some(next) = next {
                event.prevent_default();
                current.set(next);
                if let Some(list) = list.get() {
                    layout::focus_item(&list, next);
                }
                return;
            }
            let kind = Kind::ALL.into_iter().find(|kind| kind_key(*kind).eq_ignore_ascii_case(&event.key()));
            if let (Some(kind), Some(sentence)) = (kind, sentences.get(here)) {
                event.prevent_default();
                acts.act(Intent::MarkRange { range: sentence.range, kind });
            }
        })
    };
    let rows = sentences.iter().enumerate().map(|(index, sentence)| {
        let range = sentence.range;
        let text = range.slice(props.document.article().text()).unwrap_or_default().to_owned();
        let marks = marks_in(&props.document, range);
        let first = index.checked_sub(1).and_then(|before| sentences.get(before)).is_none_or(|before| before.block != sentence.block);
        let chips = marks.iter().map(|mark| {
            let id = mark.id;
            let on = (props.active == Some(id)).then_some("on");
            html! {
                <button type="button" key={id.to_string()} tabindex="-1" class={classes!("chip", kind_class(mark.kind), on)} title={mark.quote()} onclick={acts.on(move || Intent::Activate(Some(id)))}>
                    { words.text(kind_word(mark.kind)) }
                </button>
            }
        });
        let buttons = Kind::ALL.map(|kind| {
            html! {
                <button type="button" tabindex="-1" class={classes!("mini", kind_class(kind))} aria-label={words.text(kind_word(kind))} title={words.text(kind_word(kind))}
                    onclick={acts.on(move || Intent::MarkRange { range, kind })}>{ kind_key(kind) }</button>
            }
        });
        let onfocus = {
            let current = current.setter();
            Callback::from(move |_: FocusEvent| current.set(index))
        };
        html! {
            <li key={index} class={classes!("sentence", first.then_some("first"))} tabindex={if index == *current { "0" } else { "-1" }} {onfocus}>
                <span class="words">{ text }</span>
                <span class="sentence-marks">{ for chips }</span>
                <span class="sentence-tools">{ for buttons }</span>
            </li>
        }
    });
    let language = &props.document.details().language;
    html! {
        <div class="sentences">
            <p class="advice" id="sentence-keys">{ words.text(Msg::SentenceKeys) }</p>
            <ol ref={list} aria-label={words.text(Msg::SentenceList)} aria-describedby="sentence-keys" translate="no"
                lang={(!language.is_empty()).then(|| AttrValue::from(Rc::clone(language)))} {onkeydown}>
                { for rows }
            </ol>
        </div>
    }
}

fn marks_in(document: &Document, range: TextRange) -> Vec<Rc<Mark>> {
    let inside = |mark: &&Rc<Mark>| mark.is_drawn() && mark.spans.iter().any(|span| span.range.overlaps(range));
    document.marks().filter(inside).cloned().collect()
}
