//! The ledger of sources beside the article: who has the word how often, how fully each is named, and which claims stand on little.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, messages::Msg, state::PanelMode},
    domain::{
        desk::{
            field::Field,
            ledger::{Ledger, Naming, Source},
            words::List,
        },
        document::Document,
        id::MarkId,
        mark::Kind,
        tags::TagSet,
    },
    ui::{
        parts::icon::{ButtonState, Shape, icon_button},
        store::Shell,
        words::Words,
    },
};

use super::PanelProps;

#[component]
pub(super) fn Sources(props: &PanelProps) -> Html {
    let ledger = use_memo((Rc::clone(&props.document), Rc::clone(&props.relations)), |(document, relations)| {
        Ledger::of(document, relations)
    });
    let words = &props.shell.words;
    let claims = props.document.marks().any(|mark| mark.kind == Kind::Claim);
    if ledger.sources.is_empty() && !claims {
        return html! { <><h2 class="heard">{ words.text(Msg::LedgerLabel) }</h2><p class="empty">{ words.text(Msg::LedgerLead) }</p></> };
    }
    let fine = claims && ledger.on_one_anonymous.is_empty() && ledger.without_source.is_empty();
    let summary = {
        let sources = words.count(Msg::SourcesOne, Msg::SourcesOther, ledger.sources.len());
        words.with(Msg::LedgerSummary, &[("sources", &sources), ("anonymous", &ledger.anonymous().to_string())])
    };
    let rows: Vec<Html> = ledger.sources.iter().filter_map(|source| row(props, source, *source.marks.first()?)).collect();
    html! {
        <div class="ledger beside">
            <h2 class="heard">{ words.text(Msg::LedgerLabel) }</h2>
            if ledger.sources.is_empty() {
                <p class="empty">{ words.text(Msg::LedgerLead) }</p>
            } else {
                <p class="advice">{ summary }</p>
            }
            <ul class="entries" aria-label={words.text(Msg::LedgerLabel)}>{ for rows }</ul>
            { warning(props, Msg::LedgerOneAnonymous, &ledger.on_one_anonymous) }
            { warning(props, Msg::LedgerNoSource, &ledger.without_source) }
            if fine {
                <p class="advice fine">{ words.text(Msg::LedgerFine) }</p>
            }
        </div>
    }
}

fn row(props: &PanelProps, source: &Source, first: MarkId) -> Option<Html> {
    let Shell { acts, words } = &props.shell;
    let here = props.active.and_then(|active| source.marks.iter().position(|mark| *mark == active));
    // Pressed again, it goes on to the next place that names the source.
    let next = *source.marks.get(here.map_or(0, |here| (here + 1) % source.marks.len()))?;
    let naming = match source.naming {
        Naming::Named => Msg::LedgerNamed,
        Naming::Partly => Msg::LedgerPartly,
        Naming::Anonymous => Msg::LedgerAnonymous,
        Naming::NotSaid => Msg::LedgerNotSaid,
    };
    let anonymous = source.naming == Naming::Anonymous;
    let facts = facts(source, &props.tags, words);
    let edit = {
        let acts = acts.clone();
        Callback::from(move |_: MouseEvent| {
            acts.act(Intent::SetPanel(PanelMode::Margin));
            acts.act(Intent::Activate(Some(first)));
        })
    };
    let places = (source.marks.len() > 1).then(|| words.with(Msg::LedgerTimesNamed, &[("n", &source.marks.len().to_string())]));
    Some(html! {
        <li key={first.to_string()} class={classes!("entry", "source", here.is_some().then_some("here"))} aria-current={here.is_some().then_some("true")}>
            <button type="button" class="entry-open" title={words.with(Msg::LooseNext, &[("name", &source.name)])} onclick={acts.on(move || Intent::Activate(Some(next)))}>
                <span dir="auto" class="entry-name">{ AttrValue::from(Rc::clone(&source.name)) }</span>{ " " }
                <small class={classes!(anonymous.then_some("state"))}>{ words.text(naming) }{ places.map(|places| format!(" · {places}")).unwrap_or_default() }</small>
                if !facts.is_empty() {
                    <small dir="auto" class="aliases">{ facts }</small>
                }
            </button>
            { icon_button(Shape::Rename, words.with(Msg::RegisterOpen, &[("name", &source.name)]), ButtonState::Ready, edit) }
            { said(props, source) }
        </li>
    })
}

/// What is known of the source, in the order of its form.
fn facts(source: &Source, tags: &TagSet, words: &Words) -> String {
    const FIELDS: [(Field, List); 4] = [
        (Field::SourceType, List::SourceType),
        (Field::Affiliation, List::Affiliation),
        (Field::Role, List::Role),
        (Field::Channel, List::Channel),
    ];
    let label = |(field, list): (Field, List)| {
        let word = source.text(field);
        let offered = list.offered(tags, words.language());
        let label = offered.iter().find(|(own, _)| **own == *word).map(|(_, label)| label.to_string());
        label.or_else(|| (!word.is_empty()).then(|| list.label(word, words.language()).unwrap_or(word).to_owned()))
    };
    let credential = Some(source.text(Field::Credential).to_owned()).filter(|credential| !credential.is_empty());
    let facts: Vec<String> = credential.into_iter().chain(FIELDS.into_iter().filter_map(label)).collect();
    facts.join(" · ")
}

/// What the source says, to be unfolded.
fn said(props: &PanelProps, source: &Source) -> Html {
    let words = &props.shell.words;
    if source.times() == 0 {
        return html! { <small class="never">{ words.text(Msg::LedgerNever) }</small> };
    }
    let counts = [
        (!source.claims.is_empty()).then(|| words.count_of(Kind::Claim, source.claims.len())),
        (!source.quotations.is_empty()).then(|| words.count_of(Kind::Quotation, source.quotations.len())),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().map(|count| count.to_string()).collect();
    let marks: Vec<MarkId> = source.claims.iter().chain(&source.quotations).copied().collect();
    html! {
        <details class="said-by">
            <summary>{ counts.join(", ") }<span class="heard">{ ": " }{ AttrValue::from(Rc::clone(&source.name)) }</span></summary>
            <ul class="places" aria-label={words.with(Msg::LedgerSays, &[("name", &source.name)])}>{ for jumps(props, &marks) }</ul>
        </details>
    }
}

fn warning(props: &PanelProps, title: Msg, claims: &[MarkId]) -> Html {
    if claims.is_empty() {
        return Html::default();
    }
    let words = &props.shell.words;
    html! {
        <section class="warned">
            <h3>{ words.text(title) }{ " " }<span class="number">{ claims.len() }</span></h3>
            <ul class="places" aria-label={words.text(title)}>{ for jumps(props, claims) }</ul>
        </section>
    }
}

fn jumps(props: &PanelProps, marks: &[MarkId]) -> Vec<Html> {
    let acts = &props.shell.acts;
    let row = |id: MarkId| {
        let quote = told(&props.document, id)?;
        let class = classes!("kwic", (props.active == Some(id)).then_some("here"));
        Some(
            html! { <li key={id.to_string()} class="place"><button type="button" {class} onclick={acts.on(move || Intent::Activate(Some(id)))}>{ quote }</button></li> },
        )
    };
    marks.iter().filter_map(|id| row(*id)).collect()
}

/// The words of a mark, cut where they are long.
fn told(document: &Document, id: MarkId) -> Option<String> {
    const MOST: usize = 120;
    let quote = document.mark(id)?.quote();
    Some(match quote.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", quote.get(..end)?.trim_end()),
        None => quote,
    })
}
