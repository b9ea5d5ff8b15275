//! What is said of a mark beyond its words, below its note: closed until it is wanted.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    domain::{
        desk::{
            entry::Entry,
            field::{Field, Subject},
            words::List,
        },
        mark::Mark,
        tags::TagSet,
    },
    ui::{
        form::{form, title},
        store::Shell,
    },
};

pub(super) fn record(mark: &Mark, entry: Option<&Rc<Entry>>, tags: &TagSet, shell: &Shell) -> Html {
    let words = &shell.words;
    let subject = Subject::of_mark(mark.kind);
    let Some((subject, title)) = subject.and_then(|subject| Some((subject, title(subject)?))) else { return Html::default() };
    let status = entry.map(|entry| entry.text(Field::Status)).and_then(|status| List::Status.label(status, words.language()));
    html! {
        <details class="boundaries record">
            <summary>{ words.text(title) }{ " " }if let Some(status) = status { <span class="chip">{ status }</span> }</summary>
            { form(subject, mark.id.into(), entry.map(|entry| &**entry), tags, shell) }
        </details>
    }
}
