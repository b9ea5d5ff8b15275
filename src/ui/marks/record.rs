//! What is said of a claim, a source or a quotation beyond its words: a form made from the table of fields. Three fields come first, the
//! rest on demand; nothing is required.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg},
    browser::events,
    domain::{
        desk::{
            entry::{Entry, Value},
            field::{Field, RULES, Shape, Subject},
            scales::Scale,
            words::List,
        },
        id::{MarkId, RecordId},
        mark::Mark,
        tags::TagSet,
    },
    ui::{store::Shell, words::Words},
};

/// A field and what it is called on the page.
type Row = (Field, Msg);

/// What the form is called, what comes first, and what comes on demand.
fn form(subject: Subject) -> Option<(Msg, &'static [Row], &'static [Row])> {
    Some(match subject {
        Subject::Claim => (
            Msg::FormClaim,
            &[
                (Field::Normalised, Msg::FieldNormalised),
                (Field::Status, Msg::FieldStatus),
                (Field::Conclusion, Msg::FieldConclusion),
            ],
            &[
                (Field::Short, Msg::FieldShort),
                (Field::Scale, Msg::FieldScale),
                (Field::Rating, Msg::FieldRating),
                (Field::Explanation, Msg::FieldExplanation),
                (Field::OpenQuestions, Msg::FieldOpenQuestions),
                (Field::Checkable, Msg::FieldCheckable),
                (Field::Worth, Msg::FieldWorth),
                (Field::WorthReasons, Msg::FieldWorthReasons),
                (Field::ClaimTypes, Msg::FieldClaimTypes),
                (Field::DateSaid, Msg::FieldDateSaid),
                (Field::PlaceSaid, Msg::FieldPlaceSaid),
            ],
        ),
        Subject::Source => (
            Msg::FormSource,
            &[(Field::Name, Msg::FieldName), (Field::SourceType, Msg::FieldSourceType), (Field::Naming, Msg::FieldNaming)],
            &[
                (Field::AnonymityReason, Msg::FieldAnonymityReason),
                (Field::Affiliation, Msg::FieldAffiliation),
                (Field::Role, Msg::FieldRole),
                (Field::Channel, Msg::FieldChannel),
                (Field::Proximity, Msg::FieldProximity),
                (Field::Credential, Msg::FieldCredential),
            ],
        ),
        Subject::Quotation => (
            Msg::FormQuotation,
            &[
                (Field::QuotationType, Msg::FieldQuotationType),
                (Field::Fidelity, Msg::FieldFidelity),
                (Field::Original, Msg::FieldOriginal),
            ],
            &[(Field::OriginalUrl, Msg::FieldOriginalUrl), (Field::CueStance, Msg::FieldCueStance)],
        ),
        _ => return None,
    })
}

/// Fields that are written in more than a line.
const LONG: [Field; 5] = [Field::Normalised, Field::Conclusion, Field::Explanation, Field::OpenQuestions, Field::Original];

pub(super) fn record(mark: &Mark, entry: Option<&Rc<Entry>>, tags: &TagSet, shell: &Shell) -> Html {
    let words = &shell.words;
    let Some((title, first, more)) = Subject::of_mark(mark.kind).and_then(form) else { return Html::default() };
    let form = Form { id: mark.id, entry: entry.map(|entry| &**entry), tags, shell };
    let written = more.iter().filter(|(field, _)| form.is_written(*field)).count();
    let status = entry.map(|entry| entry.text(Field::Status)).and_then(|status| List::Status.label(status, words.language()));
    html! {
        <details class="boundaries record">
            <summary>{ words.text(title) }if let Some(status) = status { <span class="chip">{ status }</span> }</summary>
            { for first.iter().map(|row| form.field(*row)) }
            <details class="boundaries" open={written > 0}>
                <summary>{ words.text(Msg::MoreFields) }</summary>
                { for more.iter().map(|row| form.field(*row)) }
            </details>
        </details>
    }
}

struct Form<'a> {
    id: MarkId,
    entry: Option<&'a Entry>,
    tags: &'a TagSet,
    shell: &'a Shell,
}

impl Form<'_> {
    fn is_written(&self, field: Field) -> bool {
        self.entry.is_some_and(|entry| entry.value(field).is_some())
    }

    fn text(&self, field: Field) -> &str {
        self.entry.map(|entry| entry.text(field)).unwrap_or_default()
    }

    fn field(&self, (field, label): Row) -> Html {
        let Shell { words, .. } = self.shell;
        let shape = RULES.iter().find(|rule| rule.field == field).map(|rule| rule.shape);
        let id = format!("{}-{}", RULES.iter().find(|rule| rule.field == field).map_or("", |rule| rule.name), self.id);
        let name = html! { <span class="field-name">{ words.text(label) }</span> };
        match shape {
            Some(Shape::Words(list)) => html! {
                <div class="field" role="group" aria-label={words.text(label)}>{ name }<div class="chips">{ self.chips(field, list) }</div></div>
            },
            Some(Shape::Word(list)) => {
                let offered = list.offered(self.tags, words.language());
                html! { <label class="field" for={id.clone()}>{ name }{ self.select(field, id, offered) }</label> }
            }
            _ if field == Field::Rating && Scale::named(self.text(Field::Scale)).is_some() => {
                let ratings = Scale::named(self.text(Field::Scale)).map_or(&[][..], |scale| scale.ratings);
                let offered = ratings.iter().map(|rating| (rating.id.into(), rating.label(words.language()).into())).collect();
                html! { <label class="field" for={id.clone()}>{ name }{ self.select(field, id, offered) }</label> }
            }
            _ => html! { <label class="field" for={id.clone()}>{ name }{ self.line(field, id, shape) }</label> },
        }
    }

    fn line(&self, field: Field, id: String, shape: Option<Shape>) -> Html {
        let (acts, record) = (self.shell.acts.clone(), RecordId::from(self.id));
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(text) = events::field_value(&event) {
                acts.act(Intent::SetField(record, field, Value::text(&text)));
            }
        });
        // Setting the value of a new field, even to nothing, makes the browser compute the style of the whole page at once.
        let value = Some(self.text(field)).filter(|text| !text.is_empty()).map(|text| AttrValue::from(text.to_owned()));
        if LONG.contains(&field) {
            return html! { <textarea {id} rows="2" {value} {oninput} /> };
        }
        html! { <input {id} type={if shape == Some(Shape::Url) { "url" } else { "text" }} {value} {oninput} /> }
    }

    fn select(&self, field: Field, id: String, offered: Vec<(Rc<str>, Rc<str>)>) -> Html {
        let (acts, record, chosen) = (self.shell.acts.clone(), RecordId::from(self.id), self.text(field));
        let onchange = Callback::from(move |event: Event| {
            if let Some(word) = events::field_value(&event) {
                acts.act(Intent::SetField(record, field, Value::text(&word)));
            }
        });
        // A word that is in no list is kept, and shown as it is.
        let unknown =
            (!chosen.is_empty() && offered.iter().all(|(word, _)| **word != *chosen)).then(|| (chosen.into(), chosen.into()));
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
            let (acts, record) = (self.shell.acts.clone(), RecordId::from(self.id));
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
