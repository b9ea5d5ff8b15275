//! What belongs to a claim: evidence, appearances, earlier checks, replies, corrections. Each is a list that stays closed until it is
//! wanted, and says in its head how much it holds.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{action::Intent, desk_acts::DeskAct, messages::Msg},
    browser::{layout, leaving::Leaving, sight},
    domain::{
        desk::{
            entry::{Entry, Value, Values},
            field::{Field, RULES, RecordKind, Subject},
            query::{Relations, host},
            ties,
            words::List,
        },
        document::Document,
        id::RecordId,
        tags::TagSet,
    },
    ui::{
        effects::{use_guard, use_soon},
        form::{form, title},
        store::Shell,
        words::named,
    },
};

use super::card::shortened;

/// How one kind of them is headed, and by which buttons it grows: what they are called, and the stance of what they add.
struct Section {
    kind: RecordKind,
    subject: Subject,
    head: Msg,
    adds: &'static [(Msg, &'static str)],
}

const SECTIONS: [Section; 5] = [
    Section {
        kind: RecordKind::Evidence,
        subject: Subject::Evidence,
        head: Msg::EvidenceHead,
        adds: &[(Msg::AddFor, "supports"), (Msg::AddAgainst, "refutes")],
    },
    Section {
        kind: RecordKind::Appearance,
        subject: Subject::Appearance,
        head: Msg::AppearancesHead,
        adds: &[(Msg::AddAppearance, "")],
    },
    Section {
        kind: RecordKind::PreviousCheck,
        subject: Subject::PreviousCheck,
        head: Msg::ChecksHead,
        adds: &[(Msg::AddCheck, "")],
    },
    Section { kind: RecordKind::Reply, subject: Subject::Reply, head: Msg::ReplyHead, adds: &[(Msg::AddReply, "")] },
    Section {
        kind: RecordKind::Correction,
        subject: Subject::Correction,
        head: Msg::CorrectionsHead,
        adds: &[(Msg::AddCorrection, "")],
    },
];

#[derive(Properties, PartialEq)]
pub(super) struct BelongingsProps {
    pub(super) shell: Shell,
    pub(super) document: Rc<Document>,
    pub(super) relations: Rc<Relations>,
    pub(super) claim: RecordId,
    pub(super) tags: Rc<TagSet>,
    /// Which of the sections.
    #[prop_or_default]
    pub(super) section: usize,
}

/// All that belongs to a claim.
pub(super) fn belongings(props: &BelongingsProps) -> Html {
    let BelongingsProps { shell, document, relations, claim, tags, .. } = props;
    html! {
        <>
            for section in 0..SECTIONS.len() {
                <Belongings key={section} shell={shell.clone()} {document} {relations} claim={*claim} {tags} {section} />
            }
        </>
    }
}

#[component]
fn Belongings(props: &BelongingsProps) -> Html {
    let BelongingsProps { shell, document, relations, claim, tags, .. } = props;
    let Shell { acts, words } = shell;
    let list = use_node_ref();
    // How many there were before the last was added here: what came after is open, and the last of it has the keyboard.
    let before = use_state_eq(|| None::<usize>);
    let section = SECTIONS.get(props.section);
    let ids = section.map(|section| relations.open_for(document, *claim, section.kind)).unwrap_or_default();
    {
        let is_empty = |id: &RecordId| document.record(*id).is_some_and(|entry| entry.is_empty());
        let (acts, before, document, claim) = (acts.clone(), before.setter(), document.id(), *claim);
        use_guard(ids.iter().any(is_empty).then_some((document, claim)), move |of| {
            let (document, claim) = (*of)?;
            let closed = move || acts.act(Intent::Desk(DeskAct::Leave { document, claim }));
            let left = {
                let closed = closed.clone();
                move || {
                    // What an undo brings back does not take the keyboard.
                    before.set(None);
                    closed();
                }
            };
            Some(Leaving::of_card(claim.as_mark(), left, closed))
        });
    }
    {
        let list = list.clone();
        let grown = before.filter(|before| *before < ids.len()).map(|_| ids.len());
        use_soon(grown, move |grown| {
            let last =
                grown.and_then(|count| count.checked_sub(1)).zip(list.get()).and_then(|(last, list)| layout::item(&list, last));
            if let Some(last) = last {
                sight::focus_first(&last);
            }
        });
    }
    let Some(section) = section else { return Html::default() };
    let buttons = section.adds.iter().map(|(label, stance)| {
        let (acts, claim, kind, before, count) = (acts.clone(), *claim, section.kind, before.setter(), ids.len());
        let onclick = move |_: MouseEvent| {
            before.set(Some(count));
            let values: Values = Value::text(stance).map(|stance| (Field::Stance.into(), stance)).into_iter().collect();
            acts.act(Intent::Desk(DeskAct::AddToClaim { claim, kind, values }));
        };
        html! { <button type="button" class="button small" {onclick}>{ words.text(*label) }</button> }
    });
    let rows = ids.iter().enumerate().filter_map(|(index, id)| {
        let (id, entry) = (*id, document.record(*id)?);
        let stance = List::Stance.label(entry.text(Field::Stance), words.language());
        let open = before.is_some_and(|before| index >= before);
        let which = format!("{} {}", title(section.subject).map(|title| words.text(title)).unwrap_or_default(), index + 1);
        let remove = named(&words.text(Msg::RemoveRecord), &[&*which, called(entry).unwrap_or_default()].join(" "));
        Some(html! {
            <li key={id.to_string()}>
                <details {open}>
                    <summary>
                        <span class="heard">{ which }{ ": " }</span>
                        if let Some(stance) = stance { <span class="chip">{ stance }</span> }
                        { called(entry).map_or_else(|| words.text(Msg::Unnamed), |name| shortened(name, 60).into()) }
                    </summary>
                    { form(section.subject, id, Some(entry), tags, shell) }
                    <button type="button" class="link" aria-label={remove} onclick={acts.on(move || Intent::Desk(DeskAct::Remove(id)))}>{ words.text(Msg::RemoveRecord) }</button>
                </details>
            </li>
        })
    });
    html! {
        <details class="boundaries belongings">
            <summary>{ words.text(section.head) }{ " " }<span class="chip">{ count(props, section.kind) }</span></summary>
            if section.kind == RecordKind::Evidence {
                { balance(props) }
            }
            if section.kind == RecordKind::PreviousCheck {
                { searches(props) }
            }
            <ul ref={list}>{ for rows }</ul>
            <div class="chips">{ for buttons }</div>
        </details>
    }
}

/// What is best known of a record.
fn called(entry: &Entry) -> Option<&str> {
    const TOLD: [Field; 8] = [
        Field::Title,
        Field::Publisher,
        Field::Citation,
        Field::Quote,
        Field::Verdict,
        Field::Answer,
        Field::What,
        Field::AskedThrough,
    ];
    let told = TOLD.into_iter().map(|field| entry.text(field));
    let address = entry.text(Field::Address);
    let rest = RULES.iter().filter(|rule| rule.field.is_content()).map(|rule| entry.text(rule.field));
    told.chain([host(address), address]).chain(rest).find(|text| !text.is_empty())
}

/// How many of them say something.
fn count(props: &BelongingsProps, kind: RecordKind) -> AttrValue {
    let words = &props.shell.words;
    let number = props.relations.of_claim(&props.document, props.claim, kind).len();
    if number == 0 {
        return words.text(Msg::EvidenceNone);
    }
    if kind != RecordKind::Evidence {
        return number.to_string().into();
    }
    let balance = props.relations.balance(&props.document, props.claim);
    let counts = [balance.supporting.len().to_string(), balance.refuting.len().to_string()];
    words.with(Msg::EvidenceCounts, &[("for", &counts[0]), ("against", &counts[1])])
}

fn balance(props: &BelongingsProps) -> Html {
    let words = &props.shell.words;
    let balance = props.relations.balance(&props.document, props.claim);
    let others = balance.others.len();
    html! {
        <p class="advice">
            if balance.independent > 0 {
                <span>{ words.count(Msg::PlacesOne, Msg::PlacesOther, balance.independent) }{ ". " }</span>
            }
            if others > 0 {
                <span>{ words.with(Msg::EvidenceOthers, &[("n", &others.to_string())]) }{ ". " }</span>
            }
            if balance.refuting.is_empty() {
                <span>{ words.text(Msg::NothingAgainst) }</span>
            }
        </p>
    }
}

/// Where others may have checked the same. Nothing is asked unless the link is followed.
fn searches(props: &BelongingsProps) -> Html {
    let words = &props.shell.words;
    let entry = props.document.record(props.claim);
    let sentence = entry.map(|entry| entry.text(Field::Normalised)).unwrap_or_default();
    let quote = || props.document.mark(props.claim.as_mark()).map(|mark| mark.quote()).unwrap_or_default();
    let wording = ties::in_address(&if sentence.is_empty() { quote() } else { sentence.to_owned() });
    html! {
        <p class="advice archive">
            <a href={format!("https://toolbox.google.com/factcheck/explorer/search/{wording}")} target="_blank" rel="noopener noreferrer">{ words.text(Msg::SearchChecks) }</a>
            <a href={format!("https://duckduckgo.com/?q={wording}")} target="_blank" rel="noopener noreferrer">{ words.text(Msg::SearchWeb) }</a>
            <span>{ words.text(Msg::SearchAdvice) }</span>
        </p>
    }
}
