//! The article as a list of sentences: marking without selecting, for screen readers and for fast triage.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        folds::Fold,
        messages::Msg,
        select::{self, Sentence},
    },
    browser::{events, layout},
    domain::{
        article::BlockNumber,
        document::Document,
        id::MarkId,
        mark::{Kind, Mark},
        text::TextRange,
    },
    ui::{
        marks::in_context,
        store::Shell,
        words::{kind_class, kind_key, kind_word, named},
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct SentencesProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) folds: Rc<Vec<Fold>>,
    pub(super) active: Option<MarkId>,
    /// Whether single letters are live.
    pub(super) single_keys: bool,
}

#[component]
pub(super) fn SentenceList(props: &SentencesProps) -> Html {
    let current = use_state(|| 0_usize);
    let list = use_node_ref();
    let deps = (Rc::clone(props.document.article()), Rc::clone(&props.folds));
    let sentences = use_memo(deps, |(article, folds)| {
        // What is folded away in the article is so here too.
        let shown = |sentence: &Sentence| !folds.get(sentence.block).is_some_and(|fold| fold.hidden);
        select::sentences(article).into_iter().filter(shown).collect::<Vec<_>>()
    });
    let (count, single_keys) = (sentences.len(), props.single_keys);
    let Shell { acts, words } = &props.shell;
    let onkeydown = {
        let (acts, sentences, current, list) = (acts.clone(), Rc::clone(&sentences), current.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            let press = events::press(&event);
            if press.command || press.alt {
                return;
            }
            let here = *current;
            let letter = |letter: &str| single_keys && press.means(letter);
            let next = match press.key.as_str() {
                "Home" => Some(0),
                "End" => Some(count.saturating_sub(1)),
                key if key == "ArrowDown" || letter("n") => Some((here + 1).min(count.saturating_sub(1))),
                key if key == "ArrowUp" || letter("p") => Some(here.saturating_sub(1)),
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
            let kind = Kind::ALL.into_iter().find(|kind| letter(kind_key(*kind)));
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
        let dropped = BlockNumber::try_from(sentence.block).is_ok_and(|block| props.document.boilerplate(block).is_dropped());
        let first = index.checked_sub(1).and_then(|before| sentences.get(before)).is_none_or(|before| before.block != sentence.block);
        let chips = marks.iter().map(|mark| {
            let id = mark.id;
            let on = (props.active == Some(id)).then_some("on");
            // Names come again and again, so each says where it stands.
            let place = in_context(mark, props.document.article()).filter(|_| mark.kind == Kind::Entity);
            let place = place.map_or_else(|| mark.quote(), |place| format!("{}: {place}", mark.quote()));
            html! {
                <button type="button" key={id.to_string()} tabindex="-1" class={classes!("chip", kind_class(mark.kind), on)} aria-label={named(&words.text(kind_word(mark.kind)), &place)} title={mark.quote()}
                    onclick={acts.on(move || Intent::Activate(Some(id)))}>
                    { words.text(kind_word(mark.kind)) }
                </button>
            }
        });
        let buttons = Kind::ALL.map(|kind| {
            html! {
                <button type="button" tabindex="-1" class={classes!("mini", kind_class(kind))} data-key={kind_key(kind)} aria-keyshortcuts={kind_key(kind)}
                    aria-label={named(&format!("{} {}", kind_key(kind), words.text(kind_word(kind))), &text)} title={words.text(kind_word(kind))}
                    onclick={acts.on(move || Intent::MarkRange { range, kind })}></button>
            }
        });
        let onfocus = {
            let current = current.setter();
            Callback::from(move |_: FocusEvent| current.set(index))
        };
        html! {
            <li key={index} class={classes!("sentence", first.then_some("first"), dropped.then_some("dropped"))} tabindex={if index == *current { "0" } else { "-1" }} {onfocus}>
                <span dir="auto" class="words">{ text }</span>
                <span class="sentence-marks">{ for chips }</span>
                <span class="sentence-tools">{ for buttons }</span>
            </li>
        }
    });
    let language = &props.document.details().language;
    html! {
        <div class="sentences">
            <h2 class="heard">{ words.text(Msg::SentenceList) }</h2>
            <p class="advice keys-advice" id="sentence-keys">{ words.text(if single_keys { Msg::SentenceKeys } else { Msg::KeysAreOff }) }</p>
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
