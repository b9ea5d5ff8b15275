//! What can be chosen about a file, as far as its format has a use for it.

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    browser::events,
    domain::mark::Kind,
    format::export::{Options, Target, Unit},
    ui::words::{Words, kind_word},
};

/// Languages that reports are written in, by their own names.
const LANGUAGES: [(&str, &str); 2] = [("de", "Deutsch"), ("en", "English")];

/// The fields for a format. A change gives all options anew.
pub(super) struct Fields<'a> {
    pub(super) options: &'a Options,
    pub(super) change: Callback<Options>,
    pub(super) words: &'a Words,
}

impl Fields<'_> {
    pub(super) fn of(&self, target: Target) -> Html {
        let fields = match target {
            Target::Doccano => vec![self.unit()],
            Target::Conll => vec![self.layer()],
            target if target.is_csv() => vec![self.semicolons(), self.byte_order_mark()],
            Target::ReportMarkdown | Target::ReportHtml => {
                vec![self.language(), self.publisher(), self.date(), self.method()]
            }
            Target::ClaimReview => vec![self.language(), self.publisher(), self.publisher_url(), self.page(), self.date()],
            Target::Averitec => vec![self.page()],
            Target::Beleg
            | Target::WebAnnotation
            | Target::Recogito
            | Target::Hypothesis
            | Target::LabelStudio
            | Target::LabelStudioConfig
            | Target::Spacy
            | Target::Brat
            | Target::Cas
            | Target::Csv
            | Target::ClaimsTable
            | Target::SourcesTable
            | Target::EntitiesTable
            | Target::EvidenceTable => return Html::default(),
        };
        html! {
            <fieldset class="export-options">
                <legend>{ self.words.text(Msg::ExportOptions) }</legend>
                { for fields }
            </fieldset>
        }
    }

    /// Makes a change of the options out of a change of a field.
    fn on_change(&self, set: fn(&mut Options, &Event)) -> Callback<Event> {
        let (options, change) = (self.options.clone(), self.change.clone());
        Callback::from(move |event: Event| {
            let mut options = options.clone();
            set(&mut options, &event);
            change.emit(options);
        })
    }

    fn choice(&self, label: Msg, choices: &[(String, AttrValue)], chosen: &str, set: fn(&mut Options, &Event)) -> Html {
        let choices = choices
            .iter()
            .map(|(value, name)| html! { <option value={value.clone()} selected={*value == chosen}>{ name }</option> });
        html! {
            <label><span class="field-name">{ self.words.text(label) }</span>
                <select onchange={self.on_change(set)}>{ for choices }</select>
            </label>
        }
    }

    fn text(&self, label: Msg, kind: &'static str, value: &str, set: fn(&mut Options, &Event)) -> Html {
        html! {
            <label><span class="field-name">{ self.words.text(label) }</span>
                <input type={kind} value={value.to_owned()} autocomplete="off" onchange={self.on_change(set)} />
            </label>
        }
    }

    fn tick(&self, label: Msg, checked: bool, set: fn(&mut Options, &Event)) -> Html {
        html! { <label class="choice"><input type="checkbox" {checked} onchange={self.on_change(set)} /><span>{ self.words.text(label) }</span></label> }
    }

    fn unit(&self) -> Html {
        let choices = [(Unit::Utf16, Msg::OptionUnitEditor), (Unit::CodePoints, Msg::OptionUnitPrograms)];
        let choices = choices.map(|(unit, label)| (unit_name(unit).to_owned(), self.words.text(label)));
        self.choice(Msg::OptionUnit, &choices, unit_name(self.options.doccano_unit), |options, event| {
            let is_for_programs = value(event) == unit_name(Unit::CodePoints);
            options.doccano_unit = if is_for_programs { Unit::CodePoints } else { Unit::Utf16 };
        })
    }

    fn layer(&self) -> Html {
        let choices = Kind::ALL.map(|kind| (format!("{kind:?}"), self.words.text(kind_word(kind))));
        self.choice(Msg::OptionLayer, &choices, &format!("{:?}", self.options.layer), |options, event| {
            let chosen = value(event);
            options.layer = Kind::ALL.into_iter().find(|kind| format!("{kind:?}") == chosen).unwrap_or(options.layer);
        })
    }

    fn semicolons(&self) -> Html {
        self.tick(Msg::OptionSemicolons, self.options.semicolons, |options, event| {
            options.semicolons = events::is_checked(event) == Some(true);
        })
    }

    fn byte_order_mark(&self) -> Html {
        self.tick(Msg::OptionByteOrderMark, self.options.byte_order_mark, |options, event| {
            options.byte_order_mark = events::is_checked(event) == Some(true);
        })
    }

    fn language(&self) -> Html {
        let choices = LANGUAGES.map(|(tag, name)| (tag.to_owned(), AttrValue::from(name)));
        self.choice(Msg::OptionLanguage, &choices, &self.options.publication.language, |options, event| {
            options.publication.language = value(event);
        })
    }

    fn publisher(&self) -> Html {
        self.text(Msg::OptionPublisher, "text", &self.options.publication.publisher, |options, event| {
            options.publication.publisher = value(event);
        })
    }

    fn publisher_url(&self) -> Html {
        self.text(Msg::OptionPublisherUrl, "url", &self.options.publication.publisher_url, |options, event| {
            options.publication.publisher_url = value(event);
        })
    }

    fn page(&self) -> Html {
        self.text(Msg::OptionPage, "url", &self.options.publication.url, |options, event| options.publication.url = value(event))
    }

    fn date(&self) -> Html {
        self.text(Msg::OptionDate, "date", &self.options.publication.published, |options, event| {
            options.publication.published = value(event);
        })
    }

    fn method(&self) -> Html {
        self.text(Msg::OptionMethod, "url", &self.options.method_url, |options, event| options.method_url = value(event))
    }
}

fn value(event: &Event) -> String {
    events::field_value(event).unwrap_or_default().trim().to_owned()
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::CodePoints => "code-points",
        Unit::Utf16 | Unit::Words => "utf-16",
    }
}
