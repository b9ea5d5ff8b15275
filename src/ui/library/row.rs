//! One article of the library.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::effects::use_change;

use crate::{
    app::{action::Intent, messages::Msg, route::Route, select::Summary},
    browser::{events, layout, time},
    domain::mark::Kind,
    ui::{
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
        words::kind_class,
    },
};

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    pub(super) shell: Shell,
    pub(super) summary: Summary,
}

#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let renaming = use_state(|| false);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_change(*renaming, move |renaming| {
            if let (true, Some(field)) = (renaming, field.get()) {
                layout::focus(&field);
            }
        });
    }
    let Shell { acts, words } = &props.shell;
    let summary = &props.summary;
    let id = summary.id;
    let title = if summary.title.is_empty() { words.text(Msg::Untitled) } else { AttrValue::from(Rc::clone(&summary.title)) };
    let given_up = use_mut_ref(|| false);
    let finish = {
        let (acts, renaming, given_up) = (acts.clone(), renaming.setter(), Rc::clone(&given_up));
        move |event: &Event| {
            // Escape takes the field away, and losing it must not count as finishing.
            if !given_up.replace(false)
                && let Some(title) = events::field_value(event)
            {
                acts.act(Intent::Rename { document: id, title });
            }
            renaming.set(false);
        }
    };
    let onkeydown = {
        let (finish, renaming) = (finish.clone(), renaming.setter());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => finish(&event),
            "Escape" => {
                given_up.replace(true);
                renaming.set(false);
            }
            _ => {}
        })
    };
    let start = {
        let renaming = renaming.setter();
        Callback::from(move |_: MouseEvent| renaming.set(true))
    };
    let done = Callback::from(move |event: FocusEvent| finish(&event));
    let remove = acts.on(move || Intent::RemoveDocument(id));
    let counts = Kind::ALL.into_iter().filter(|kind| summary.counts.of(*kind) > 0).map(|kind| {
        let label = words.count_of(kind, summary.counts.of(kind));
        html! { <span class={classes!("count", kind_class(kind))} title={label.clone()}><span class="swatch" aria-hidden="true"></span>{ label }</span> }
    });
    let heading = if *renaming {
        html! {
            <input dir="auto" ref={field} class="title-field" type="text" aria-label={words.text(Msg::TitleField)} value={AttrValue::from(Rc::clone(&summary.title))} {onkeydown} onblur={done} />
        }
    } else {
        html! { <a dir="auto" class="article-link" href={Route::Desk { document: id, mark: None }.fragment()}>{ title.clone() }</a> }
    };
    html! {
        <li class="article-row">
            <div class="about">
                { heading }
                <p class="facts">
                    if !summary.outlet.is_empty() {
                        <span>{ AttrValue::from(Rc::clone(&summary.outlet)) }</span>
                    }
                    <span>{ words.with(Msg::ChangedOn, &[("date", &time::date_and_time(summary.changed, words.language()))]) }</span>
                    { for counts }
                    if summary.counts.total() == 0 {
                        <span>{ words.text(Msg::NoMarksYet) }</span>
                    }
                </p>
            </div>
            { icon_button(Shape::Rename, words.with(Msg::RenameArticle, &[("title", &title)]), ButtonState::Ready, start) }
            { icon_button(Shape::Delete, words.with(Msg::DeleteArticle, &[("title", &title)]), ButtonState::Ready, remove) }
        </li>
    }
}
