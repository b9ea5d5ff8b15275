//! What is said of a record: a form made from the table of fields. A few fields come first, the rest on demand; nothing is required.

mod wikidata;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        forms::{Row, Rows, rows},
        messages::Msg,
    },
    browser::events,
    domain::{
        article::is_safe_url,
        desk::{
            date,
            entry::{Entry, Value},
            field::{Field, Shape, Subject},
            scales::Scale,
            words::List,
        },
        id::RecordId,
        tags::TagSet,
    },
    ui::{store::Shell, words::Words},
};

use self::wikidata::Wikidata;

/// Fields that are written in more than a line.
const LONG: [Field; 11] = [
    Field::Normalised,
    Field::Conclusion,
    Field::Explanation,
    Field::OpenQuestions,
    Field::Original,
    Field::Translation,
    Field::Quote,
    Field::Answer,
    Field::What,
    Field::Why,
    Field::Note,
];

/// A record's fields: the first ones, and the rest on demand.
pub(super) fn form(subject: Subject, record: RecordId, entry: Option<&Entry>, tags: &TagSet, shell: &Shell) -> Html {
    let Some(Rows { title, first, more }) = rows(subject) else { return Html::default() };
    let written = more.iter().any(|(field, _)| entry.is_some_and(|entry| entry.value(*field).is_some()));
    html! {
        <>
            { fields(first, record, entry, tags, shell) }
            if !more.is_empty() {
                <details class="boundaries" open={written}>
                    <summary>{ shell.words.text(Msg::MoreFields) }<span class="heard">{ ": " }{ shell.words.text(title) }</span></summary>
                    { fields(more, record, entry, tags, shell) }
                </details>
            }
        </>
    }
}

/// Some fields of a record. Fields that say words of the article or name another record are not written in a form.
pub(super) fn fields(rows: &[Row], record: RecordId, entry: Option<&Entry>, tags: &TagSet, shell: &Shell) -> Html {
    let form = Form { id: record, entry, tags, shell };
    html! { <>{ for rows.iter().map(|row| form.field(*row)) }</> }
}

/// What a form is called.
pub(super) fn title(subject: Subject) -> Option<Msg> {
    rows(subject).map(|rows| rows.title)
}

/// When the words of a list are used, where somebody chooses among them. Nothing if the tag set says nothing of it.
pub(super) fn guides(of: Msg, told: &[(&str, &str)], words: &Words) -> Html {
    if told.is_empty() {
        return Html::default();
    }
    let rows = told.iter().map(|(label, guide)| html! { <><dt>{ (*label).to_owned() }</dt><dd>{ (*guide).to_owned() }</dd></> });
    html! {
        <details class="guides">
            <summary>{ words.text(Msg::WhenToUse) }<span class="heard">{ ": " }{ words.text(of) }</span></summary>
            <dl>{ for rows }</dl>
        </details>
    }
}

struct Form<'a> {
    id: RecordId,
    entry: Option<&'a Entry>,
    tags: &'a TagSet,
    shell: &'a Shell,
}

/// What is wrong with what a field says, if it is not understood. It is kept all the same.
fn doubt(shape: Shape, text: &str) -> Option<Msg> {
    match shape {
        _ if text.trim().is_empty() => None,
        Shape::Url if !is_safe_url(text.trim()) => Some(Msg::NotAnAddress),
        Shape::Date if date::known(text.trim()).is_none() => Some(Msg::NotADate),
        _ => None,
    }
}

impl Form<'_> {
    fn text(&self, field: Field) -> &str {
        self.entry.map(|entry| entry.text(field)).unwrap_or_default()
    }

    fn field(&self, (field, label): Row) -> Html {
        let Shell { words, .. } = self.shell;
        let shape = field.shape();
        let id = format!("{}-{}", field.name(), self.id);
        let name = html! { <span class="field-name">{ words.text(label) }</span> };
        match shape {
            Shape::Words(list) => html! {
                <div class="field" role="group" aria-label={words.text(label)}>
                    { name }
                    <div class="chips">{ self.chips(field, list) }</div>
                    { guides(label, &list.guidelines(self.tags, words.language()), words) }
                </div>
            },
            Shape::Word(list) => {
                let offered = list.offered(self.tags, words.language());
                let told = guides(label, &list.guidelines(self.tags, words.language()), words);
                html! { <div class="field"><label for={id.clone()}>{ name }</label>{ self.select(field, id, offered) }{ told }</div> }
            }
            _ if field == Field::Rating && Scale::named(self.text(Field::Scale)).is_some() => {
                let ratings = Scale::named(self.text(Field::Scale)).map_or(&[][..], |scale| scale.ratings);
                let offered = ratings.iter().map(|rating| (rating.id.into(), rating.label(words.language()).into())).collect();
                html! { <label class="field" for={id.clone()}>{ name }{ self.select(field, id, offered) }</label> }
            }
            Shape::Wikidata => {
                html! { <Wikidata shell={self.shell.clone()} label={label} {field} record={self.id} stored={self.text(field).to_owned()} /> }
            }
            _ => {
                let text = self.text(field).trim();
                let doubt = doubt(shape, text);
                let doubt_id = doubt.map(|_| AttrValue::from(format!("{id}-doubt")));
                html! {
                    <div class="field">
                        <label for={id.clone()}>{ name }</label>
                        { self.line(field, id, shape, doubt_id.clone()) }
                        if let Some(doubt) = doubt {
                            <p class="advice doubt" id={doubt_id}>{ words.text(doubt) }</p>
                        } else if shape == Shape::Url && !text.is_empty() {
                            <a class="opens" href={text.to_owned()} target="_blank" rel="noopener noreferrer">{ words.text(Msg::OpenAddress) }</a>
                        }
                    </div>
                }
            }
        }
    }

    fn line(&self, field: Field, id: String, shape: Shape, doubt: Option<AttrValue>) -> Html {
        let (acts, record) = (self.shell.acts.clone(), self.id);
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                acts.act(Intent::SetField(record, field, Value::text(&text)));
            }
        });
        // Setting the value of a new field, even to nothing, makes the browser compute the style of the whole page at once.
        let value = Some(self.text(field)).filter(|text| !text.is_empty()).map(|text| AttrValue::from(text.to_owned()));
        if LONG.contains(&field) {
            return html! { <textarea dir="auto" {id} rows="2" {value} {oninput} aria-describedby={doubt} /> };
        }
        html! { <input dir="auto" {id} type={if shape == Shape::Url { "url" } else { "text" }} {value} {oninput} aria-describedby={doubt} /> }
    }

    fn select(&self, field: Field, id: String, offered: Vec<(Rc<str>, Rc<str>)>) -> Html {
        let (acts, record, chosen) = (self.shell.acts.clone(), self.id, self.text(field));
        let onchange = Callback::from(move |event: Event| {
            if let Some(word) = events::field_value(&event) {
                acts.act(Intent::SetField(record, field, Value::text(&word)));
            }
        });
        // A word that is not offered is kept, and shown as it is called if that is known.
        let called = match field.shape() {
            Shape::Word(list) => list.label(chosen, self.language()).unwrap_or(chosen),
            _ => chosen,
        };
        let unknown =
            (!chosen.is_empty() && offered.iter().all(|(word, _)| **word != *chosen)).then(|| (chosen.into(), called.into()));
        let options = offered.into_iter().chain(unknown).map(|(word, label): (Rc<str>, Rc<str>)| {
            html! { <option value={word.to_string()} selected={*word == *chosen}>{ AttrValue::from(label) }</option> }
        });
        html! {
            <select {id} {onchange}>
                <option value="" selected={chosen.is_empty()}>{ "–" }</option>
                { for options }
            </select>
        }
    }

    fn chips(&self, field: Field, list: List) -> Html {
        let chosen: Vec<Rc<str>> = self.entry.map(|entry| entry.texts(field).to_vec()).unwrap_or_default();
        let offered = list.offered(self.tags, self.language());
        let unknown =
            chosen.iter().filter(|word| offered.iter().all(|(own, _)| own != *word)).map(|word| (Rc::clone(word), Rc::clone(word)));
        let buttons = offered.iter().cloned().chain(unknown).map(|(word, label)| {
            let on = chosen.contains(&word);
            let mut next = chosen.clone();
            if on {
                next.retain(|own| *own != word);
            } else {
                next.push(Rc::clone(&word));
            }
            let (acts, record) = (self.shell.acts.clone(), self.id);
            let onclick = move |_: MouseEvent| acts.act(Intent::SetField(record, field, Value::texts(next.iter().map(|word| &**word))));
            html! {
                <button type="button" key={word.to_string()} class={classes!("chip", on.then_some("on"))} aria-pressed={on.to_string()} {onclick}>{ AttrValue::from(label) }</button>
            }
        });
        html! { <>{ for buttons }</> }
    }

    fn language(&self) -> &str {
        let words: &Words = &self.shell.words;
        words.language()
    }
}
