//! The field for an item of Wikidata. Only an id is kept, so what is being written is held here until it is one.

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg},
    browser::events,
    domain::{
        desk::{
            entry::Value,
            field::{Field, is_wikidata_id},
        },
        id::RecordId,
    },
    ui::store::Shell,
};

#[derive(Properties, PartialEq)]
pub(super) struct WikidataProps {
    pub(super) shell: Shell,
    pub(super) label: Msg,
    pub(super) field: Field,
    pub(super) record: RecordId,
    pub(super) stored: String,
}

#[component]
pub(super) fn Wikidata(props: &WikidataProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let words = &props.shell.words;
    let id = format!("{}-{}", props.field.name(), props.record);
    let oninput = {
        let (acts, draft, record, field) = (props.shell.acts.clone(), draft.setter(), props.record, props.field);
        Callback::from(move |event: InputEvent| {
            let Some(text) = events::field_value(&event) else { return };
            // The address of an item is as good as its id.
            let last = text.trim().rsplit('/').next().unwrap_or_default().to_owned();
            if last.is_empty() || is_wikidata_id(&last) {
                draft.set(None);
                acts.act(Intent::SetField(record, field, Value::text(&last)));
            } else {
                draft.set(Some(text));
            }
        })
    };
    let shown = draft.as_ref().unwrap_or(&props.stored);
    let value = (!shown.is_empty() || draft.is_some()).then(|| AttrValue::from(shown.clone()));
    let wrong = draft.is_some();
    let advice = wrong.then(|| AttrValue::from(format!("{id}-wrong")));
    html! {
        <div class="field">
            <label for={id.clone()}><span class="field-name">{ words.text(props.label) }</span></label>
            <input dir="auto" {id} type="text" {value} {oninput} aria-invalid={wrong.then_some("true")} aria-describedby={advice.clone()} />
            if wrong {
                <p class="advice doubt" id={advice}>{ words.text(Msg::NotAWikidataId) }</p>
            } else if is_wikidata_id(&props.stored) {
                <a class="opens" href={format!("https://www.wikidata.org/wiki/{}", props.stored)} target="_blank" rel="noopener noreferrer">{ words.text(Msg::OpenWikidata) }</a>
            }
        </div>
    }
}
