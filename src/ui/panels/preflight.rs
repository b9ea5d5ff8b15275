//! What an editor would ask before publishing, as a compiler gives its warnings: what is wrong, where, and what to do.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        desk_acts::DeskAct,
        messages::Msg,
        state::{DeskMode, Dialog, PanelMode},
    },
    browser::time,
    domain::{
        desk::{
            field::{Field, RecordKind, Subject},
            preflight::{Finding, Fix, Rule, Severity, fix, preflight},
            query::host,
            words::List,
        },
        document::Document,
        id::{MarkId, RecordId},
    },
    ui::{effects::use_guard, form::title, store::Shell, words::named},
};

use super::{PanelProps, short};

/// The number on the tab may wait until nobody is typing.
const COUNT_AFTER_MS: u32 = 400;
/// A rule with more findings opens folded, so that the others stay in sight.
const MOST_OPEN: usize = 8;

#[derive(Properties, PartialEq)]
pub(super) struct TabProps {
    pub(super) document: Rc<Document>,
    pub(super) on: bool,
    pub(super) shell: Shell,
}

/// The tab of this panel, with the number of findings.
#[component]
pub(super) fn PreflightTab(props: &TabProps) -> Html {
    let count = use_state_eq(|| None::<usize>);
    let setter = count.setter();
    use_guard(Rc::clone(&props.document), move |document| {
        let document = Rc::clone(document);
        time::after(COUNT_AFTER_MS, move || setter.set(Some(preflight(&document).len())))
    });
    let Shell { acts, words } = &props.shell;
    let label = words.text(Msg::TabPreflight);
    let number = count.filter(|count| *count > 0);
    let title = number.map(|number| words.count(Msg::FindingsOne, Msg::FindingsOther, number));
    html! {
        <button type="button" class={classes!("tab", "counted", props.on.then_some("on"))} aria-pressed={props.on.to_string()} {title} data-count={number.map(|number| number.to_string())}
            onclick={acts.on(|| Intent::SetPanel(PanelMode::Preflight))}>
            { label }
        </button>
    }
}

#[component]
pub(super) fn Preflight(props: &PanelProps) -> Html {
    let findings = use_memo(Rc::clone(&props.document), |document| preflight(document));
    let words = &props.shell.words;
    let groups = Severity::ALL.map(|severity| {
        let rules: Vec<Html> = Rule::ALL
            .into_iter()
            .filter(|rule| rule.severity() == severity)
            .filter_map(|rule| {
                let own: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == rule).collect();
                (!own.is_empty()).then(|| group(rule, &own, props))
            })
            .collect();
        if rules.is_empty() {
            return Html::default();
        }
        html! {
            <section class={classes!("findings", severity_class(severity))}>
                <h3>{ words.text(severity_word(severity)) }</h3>
                { for rules }
            </section>
        }
    });
    html! {
        <section class="preflight" aria-labelledby="preflight-head">
            <h2 class="heard" id="preflight-head">{ words.text(Msg::TabPreflight) }</h2>
            <p class="advice">{ words.text(Msg::PreflightLead) }</p>
            <p class="tally" role="status">{ if findings.is_empty() { words.text(Msg::PreflightClear) } else { words.count(Msg::FindingsOne, Msg::FindingsOther, findings.len()) } }</p>
            { for groups }
        </section>
    }
}

fn group(rule: Rule, findings: &[&Finding], props: &PanelProps) -> Html {
    let words = &props.shell.words;
    let (title, help, mending) = said(rule);
    let rows = findings.iter().map(|finding| row(finding, mending, props));
    html! {
        <details class="rule" key={title.key()} open={findings.len() <= MOST_OPEN}>
            <summary><span class="rule-name">{ words.text(title) }</span>{ " " }<span class="rule-count">{ findings.len() }</span></summary>
            <p class="advice">{ words.text(help) }</p>
            <ul>{ for rows }</ul>
        </details>
    }
}

fn row(finding: &Finding, mending: Option<Msg>, props: &PanelProps) -> Html {
    let Shell { acts, words } = &props.shell;
    let document = &props.document;
    let place = place(finding, props);
    let mark = place.mark;
    let shown = match mark {
        Some(mark) => {
            let acts = acts.clone();
            let jump = move |_: MouseEvent| {
                acts.act(Intent::SetMode(DeskMode::Article));
                acts.act(Intent::Activate(Some(mark)));
            };
            let on = (props.active == Some(mark)).then_some("on");
            html! { <button dir="auto" type="button" class={classes!("place", on)} onclick={jump}>{ place.words.clone() }</button> }
        }
        None => html! { <span dir="auto" class="place">{ place.words.clone() }</span> },
    };
    let card = mark.map(|mark| {
        let acts = acts.clone();
        let open = move |_: MouseEvent| {
            acts.act(Intent::SetMode(DeskMode::Article));
            acts.act(Intent::SetPanel(PanelMode::Margin));
            acts.act(Intent::Activate(Some(mark)));
        };
        html! { <button type="button" class="link" aria-label={named(&words.text(Msg::OpenCard), &place.words)} onclick={open}>{ words.text(Msg::OpenCard) }</button> }
    });
    let mend = mending.zip(fix(document, finding)).map(|(label, fix)| {
        html! { <button type="button" class="button small" aria-label={named(&words.text(label), &place.words)} onclick={acts.on(move || intent(&fix))}>{ words.text(label) }</button> }
    });
    let details = (finding.rule == Rule::UnresolvedTime).then(|| {
        let id = document.id();
        html! { <button type="button" class="button small" aria-label={named(&words.text(Msg::Details), &place.words)} onclick={acts.on(move || Intent::OpenDialog(Dialog::Details(id)))}>{ words.text(Msg::Details) }</button> }
    });
    html! {
        <li key={finding.at.to_string()}>
            { shown }
            <span class="mending">{ mend.unwrap_or_default() }{ details.unwrap_or_default() }{ card.unwrap_or_default() }</span>
        </li>
    }
}

fn intent(fix: &Fix) -> Intent {
    match fix {
        Fix::Say(record, field, value) => Intent::SetField(*record, *field, value.clone()),
        Fix::Merge { into, other } => Intent::Desk(DeskAct::MergeEntities { into: *into, others: vec![*other] }),
        Fix::Remove(record) => Intent::Desk(DeskAct::Remove(*record)),
    }
}

/// Where a finding is: in words, and the mark to jump to.
struct Place {
    words: String,
    mark: Option<MarkId>,
}

fn place(finding: &Finding, props: &PanelProps) -> Place {
    let (document, words) = (&props.document, &props.shell.words);
    let quote = |id: RecordId| document.mark(id.as_mark()).map(|mark| short(&mark.quote(), 90));
    let name = |id: RecordId| document.record(id).map_or_else(String::new, |entry| entry.text(Field::Name).to_owned());
    if let Some(words) = quote(finding.at) {
        return Place { words, mark: Some(finding.at.as_mark()) };
    }
    let Some(entry) = document.record(finding.at) else { return Place { words: String::new(), mark: None } };
    match entry.kind() {
        kind if entry.id(Field::OfClaim).is_some() => {
            let claim = entry.id(Field::OfClaim);
            let told = [
                entry.text(Field::Publisher),
                entry.text(Field::Citation),
                host(entry.text(Field::Address)),
                entry.text(Field::Address),
            ];
            let kind = Subject::of_record(kind).and_then(title).map(|title| words.text(title)).unwrap_or_default();
            let told = told.into_iter().find(|text| !text.is_empty()).unwrap_or(&kind);
            let of = claim.and_then(|claim| Some(short(&document.mark(claim.as_mark())?.quote(), 60))).unwrap_or_default();
            let words = words.with(Msg::EvidenceAt, &[("place", told), ("claim", &of)]).to_string();
            Place { words, mark: claim.map(RecordId::as_mark) }
        }
        RecordKind::Link => {
            let end = [Field::From, Field::To]
                .into_iter()
                .filter_map(|end| entry.id(end))
                .find(|end| quote(*end).is_some() || !name(*end).is_empty());
            let told =
                end.map(|end| quote(end).unwrap_or_else(|| name(end))).unwrap_or_else(|| words.text(Msg::NowhereAtAll).to_string());
            let link = entry.text(Field::LinkType);
            let link = List::LinkType.label(link, words.language()).unwrap_or(link);
            let mark = end.filter(|end| quote(*end).is_some()).map(RecordId::as_mark);
            Place { words: words.with(Msg::LinkNowhere, &[("link", link), ("words", &told)]).to_string(), mark }
        }
        _ => {
            let own = match entry.kind() {
                RecordKind::Signal => words.text(Msg::SignalUnknown).to_string(),
                _ => super::entities::shown_name(&name(finding.at), words),
            };
            let mark = props.relations.mentions(document, finding.at).first().map(|mark| mark.id);
            let words = match finding.with {
                Some(with) => words.with(Msg::AndLike, &[("one", &name(with)), ("other", &own)]).to_string(),
                None => own,
            };
            Place { words, mark }
        }
    }
}

fn severity_word(severity: Severity) -> Msg {
    match severity {
        Severity::Mistake => Msg::SeverityMistake,
        Severity::Question => Msg::SeverityQuestion,
        Severity::Hint => Msg::SeverityHint,
    }
}

fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Mistake => "mistake",
        Severity::Question => "question",
        Severity::Hint => "better",
    }
}

/// What a rule is called, what to do about it, and what its fix is called.
fn said(rule: Rule) -> (Msg, Msg, Option<Msg>) {
    match rule {
        Rule::ClaimWithoutSource => (Msg::RuleClaimWithoutSource, Msg::HelpClaimWithoutSource, Some(Msg::FixClaimWithoutSource)),
        Rule::RatedWithoutEvidence => (Msg::RuleRatedWithoutEvidence, Msg::HelpRatedWithoutEvidence, None),
        Rule::OnlyAnonymousSources => (Msg::RuleOnlyAnonymousSources, Msg::HelpOnlyAnonymousSources, None),
        Rule::OneIndependentSource => (Msg::RuleOneIndependentSource, Msg::HelpOneIndependentSource, None),
        Rule::NoArchiveLink => (Msg::RuleNoArchiveLink, Msg::HelpNoArchiveLink, None),
        Rule::ShortClaimTooLong => (Msg::RuleShortClaimTooLong, Msg::HelpShortClaimTooLong, None),
        Rule::RatingInsideClaim => (Msg::RuleRatingInsideClaim, Msg::HelpRatingInsideClaim, Some(Msg::FixRatingInsideClaim)),
        Rule::RatingNotOnScale => (Msg::RuleRatingNotOnScale, Msg::HelpRatingNotOnScale, Some(Msg::FixRatingNotOnScale)),
        Rule::EvidenceLaterThanClaim => (Msg::RuleEvidenceLaterThanClaim, Msg::HelpEvidenceLaterThanClaim, None),
        Rule::Orphan => (Msg::RuleOrphan, Msg::HelpOrphan, Some(Msg::FixOrphan)),
        Rule::UnresolvedTime => (Msg::RuleUnresolvedTime, Msg::HelpUnresolvedTime, None),
        Rule::Draft => (Msg::RuleDraft, Msg::HelpDraft, Some(Msg::FixDraft)),
        Rule::LikelySameEntity => (Msg::RuleLikelySameEntity, Msg::HelpLikelySameEntity, Some(Msg::FixLikelySameEntity)),
    }
}
