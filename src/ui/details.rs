//! What is known of the article: who wrote it, where and when, and in which encoding it was read. Everything can be left out, and
//! everything can be said to be unknown.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg},
    browser::events,
    domain::{
        corrections::notes,
        details::{Detail, Told},
        document::Document,
    },
    ui::{
        intake::IntakeHandle,
        parts::dialog::{dialog, use_dialog},
        reading,
        store::Shell,
        words::Words,
    },
};

/// The archive that copies are looked for and made in: the largest one that is open to all.
const FIND_COPY: &str = "https://web.archive.org/web/*/";
const MAKE_COPY: &str = "https://web.archive.org/save/";

const GENRES: [(&str, Msg); 6] = [
    ("news", Msg::GenreNews),
    ("opinion", Msg::GenreOpinion),
    ("satire", Msg::GenreSatire),
    ("press_release", Msg::GenrePressRelease),
    ("blog", Msg::GenreBlog),
    ("social_post", Msg::GenreSocialPost),
];

const MACHINE_TRANSLATED: [(&str, Msg); 3] = [("no", Msg::No), ("suspected", Msg::Suspected), ("yes", Msg::Yes)];

/// Encodings that articles come in, by their names in the Encoding Standard (WHATWG).
const ENCODINGS: [&str; 20] = [
    "UTF-8",
    "windows-1252",
    "ISO-8859-2",
    "ISO-8859-15",
    "windows-1250",
    "windows-1251",
    "KOI8-R",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "macintosh",
    "UTF-16LE",
    "UTF-16BE",
    "GBK",
    "Big5",
    "Shift_JIS",
    "EUC-JP",
    "EUC-KR",
];

#[derive(Properties, PartialEq)]
pub(super) struct DetailsProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) intake: IntakeHandle,
}

#[component]
pub(super) fn DetailsDialog(props: &DetailsProps) -> Html {
    let node = use_dialog();
    let Shell { acts, words } = &props.shell;
    let details = props.document.details();
    let text = |detail: Detail, label: Msg, kind: &'static str| text_field(props, detail, label, kind);
    let is_web = details.url.starts_with("https://") || details.url.starts_with("http://");
    let body = html! {
        <div class="dialog-body details-form">
            <p class="advice">{ words.text(Msg::DetailsLead) }</p>
            { corrections(props) }
            { text(Detail::Title, Msg::DetailTitle, "text") }
            { text(Detail::Subtitle, Msg::DetailSubtitle, "text") }
            { text(Detail::Outlet, Msg::DetailOutlet, "text") }
            { text(Detail::Authors, Msg::DetailAuthors, "text") }
            { text(Detail::Published, Msg::DetailPublished, "text") }
            { text(Detail::Accessed, Msg::DetailAccessed, "text") }
            { text(Detail::Url, Msg::DetailUrl, "url") }
            { text(Detail::ArchiveUrl, Msg::DetailArchiveUrl, "url") }
            if is_web {
                <p class="advice archive">
                    <a href={format!("{FIND_COPY}{}", details.url)} target="_blank" rel="noopener noreferrer">{ words.text(Msg::FindCopy) }</a>
                    <a href={format!("{MAKE_COPY}{}", details.url)} target="_blank" rel="noopener noreferrer">{ words.text(Msg::MakeCopy) }</a>
                    <span>{ words.text(Msg::ArchiveAdvice) }</span>
                </p>
            }
            { text(Detail::Language, Msg::DetailLanguage, "text") }
            { choice_field(props, Detail::Genre, Msg::DetailGenre, &GENRES) }
            { text(Detail::TranslatedFrom, Msg::DetailTranslatedFrom, "text") }
            { choice_field(props, Detail::MachineTranslated, Msg::DetailMachineTranslated, &MACHINE_TRANSLATED) }
            { encoding_field(props) }
        </div>
    };
    dialog(node, words.text(Msg::Details), acts.on(|| Intent::CloseDialog), body, words)
}

/// What the article itself says of having been corrected.
fn corrections(props: &DetailsProps) -> Html {
    let words = &props.shell.words;
    let article = props.document.article();
    let notes = notes(article);
    if notes.is_empty() {
        return Html::default();
    }
    let rows = notes.into_iter().map(|note| {
        let texts: Vec<&str> = article.blocks().get(note.blocks).unwrap_or_default().iter().map(|block| &*block.text).collect();
        let date = note.date.map_or_else(|| words.text(Msg::NoteUndated), AttrValue::from);
        html! { <li><b>{ date }</b><span dir="auto">{ texts.join(" ") }</span></li> }
    });
    html! {
        <section class="correction-notes" aria-labelledby="correction-notes">
            <h3 id="correction-notes">{ words.text(Msg::CorrectionNotes) }</h3>
            <ul>{ for rows }</ul>
        </section>
    }
}

/// A stable name for the field's label.
fn field_id(detail: Detail) -> String {
    format!("detail-{detail:?}")
}

fn text_field(props: &DetailsProps, detail: Detail, label: Msg, kind: &'static str) -> Html {
    let details = props.document.details();
    let value = match details.text(detail) {
        Some(text) => text.to_string(),
        None => details.authors.join("; "),
    };
    let (acts, id) = (props.shell.acts.clone(), props.document.id());
    let onchange = Callback::from(move |event: Event| {
        let text = events::field_value(&event).unwrap_or_default();
        let told = match detail {
            Detail::Authors => said(text.split(';').map(str::trim).filter(|name| !name.is_empty())),
            _ => said([text.trim()].into_iter().filter(|text| !text.is_empty())),
        };
        acts.act(Intent::SetDetail(id, detail, told));
    });
    let field = field_id(detail);
    let unknown = details.get(detail) == Told::Unknown;
    let input = html! { <input id={field} type={kind} {value} disabled={unknown} autocomplete="off" {onchange} /> };
    row(props, detail, label, input)
}

fn said<'text>(texts: impl Iterator<Item = &'text str>) -> Told {
    let texts: Vec<Rc<str>> = texts.map(Rc::from).collect();
    if texts.is_empty() { Told::Absent } else { Told::Said(texts) }
}

fn choice_field(props: &DetailsProps, detail: Detail, label: Msg, choices: &'static [(&'static str, Msg)]) -> Html {
    let (acts, id) = (props.shell.acts.clone(), props.document.id());
    let words = &props.shell.words;
    let onchange = Callback::from(move |event: Event| {
        acts.act(Intent::SetDetail(id, detail, Told::text(&events::field_value(&event).unwrap_or_default())));
    });
    let details = props.document.details();
    let value = details.text(detail).cloned().unwrap_or_default();
    let other =
        (!value.is_empty() && choices.iter().all(|(own, _)| *own != &*value)).then(|| (value.to_string(), value.to_string()));
    let known = choices.iter().map(|(own, label)| ((*own).to_owned(), words.text(*label).to_string()));
    let options =
        known.chain(other).map(|(own, label)| html! { <option value={own.clone()} selected={*own == *value}>{ label }</option> });
    let unknown = details.get(detail) == Told::Unknown;
    let select = html! {
        <select id={field_id(detail)} disabled={unknown} {onchange}>
            <option value="" selected={value.is_empty()}>{ words.text(Msg::NotSaid) }</option>
            { for options }
        </select>
    };
    row(props, detail, label, select)
}

/// A field with its label, and the box that says that it cannot be known.
fn row(props: &DetailsProps, detail: Detail, label: Msg, field: Html) -> Html {
    let Shell { acts, words } = &props.shell;
    let (acts, id) = (acts.clone(), props.document.id());
    let unknown = props.document.details().get(detail) == Told::Unknown;
    let onchange = Callback::from(move |event: Event| {
        let told = if events::is_checked(&event) == Some(true) { Told::Unknown } else { Told::Absent };
        acts.act(Intent::SetDetail(id, detail, told));
    });
    let name = words.with(Msg::UnknownOf, &[("field", &words.text(label))]);
    html! {
        <div class="detail">
            <label class="field-name" for={field_id(detail)}>{ words.text(label) }</label>
            { field }
            if detail != Detail::Title {
                <label class="choice"><input type="checkbox" aria-label={name} checked={unknown} {onchange} /><span aria-hidden="true">{ words.text(Msg::Unknown) }</span></label>
            }
        </div>
    }
}

/// The encoding; it can be changed while the bytes are at hand and nothing is marked in the words.
fn encoding_field(props: &DetailsProps) -> Html {
    let words: &Words = &props.shell.words;
    let encoding = &props.document.details().encoding;
    if encoding.is_empty() {
        return Html::default();
    }
    let id = props.document.id();
    let can = props.document.mark_records().next().is_none() && reading::can_reread(&props.intake.0, id);
    let intake = props.intake.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(encoding) = events::field_value(&event) {
            reading::reread(&intake.0, id, encoding);
        }
    });
    let other = ENCODINGS.iter().all(|own| *own != &**encoding).then_some(&**encoding);
    let options = ENCODINGS.into_iter().chain(other).map(|own| {
        let name = own.to_owned();
        html! { <option value={name.clone()} selected={*own == **encoding}>{ name }</option> }
    });
    html! {
        <div class="detail">
            <label class="field-name" for={field_id(Detail::Encoding)}>{ words.text(Msg::DetailEncoding) }</label>
            <select id={field_id(Detail::Encoding)} disabled={!can} {onchange}>{ for options }</select>
            <small>{ words.text(if can { Msg::EncodingAdvice } else { Msg::EncodingFixed }) }</small>
        </div>
    }
}
