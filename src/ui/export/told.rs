//! What is told before a file is saved: what it leaves out, and what its readers would object to.

use yew::prelude::*;

use crate::{
    app::{
        action::Intent,
        messages::Msg,
        state::{DeskMode, PanelMode},
    },
    format::{claim_review::Severity, export::Target},
    ui::store::Shell,
};

use super::making::{Doubt, Made, is_published};

/// Losses, faults and findings. `on_desk` where the article lies on the desk, so that one can go and look.
pub(super) fn told(made: &Made, target: Target, on_desk: bool, shell: &Shell) -> Html {
    let words = &shell.words;
    let losses = made.losses.iter().map(|loss| html! { <li>{ loss.told(words.language()) }</li> });
    html! {
        <>
            if target == Target::ClaimReview && made.reviews == 0 {
                <p class="wrong" role="status">{ words.text(Msg::ExportNoReview) }</p>
            }
            if is_published(target) && made.findings > 0 {
                <p class="export-findings">
                    { words.text(Msg::PreflightBefore) }{ " " }{ words.count(Msg::FindingsOne, Msg::FindingsOther, made.findings) }{ " " }
                    if on_desk {
                        <button type="button" class="link" onclick={to_preflight(shell)}>{ words.text(Msg::PreflightLook) }</button>
                    }
                </p>
            }
            if !made.doubts.is_empty() {
                <section class="export-told" aria-labelledby="export-doubts">
                    <h3 id="export-doubts">{ words.text(Msg::ExportFaults) }</h3>
                    { for made.doubts.iter().map(|doubt| doubt_row(doubt, on_desk, shell)) }
                </section>
            }
            <section class="export-told" aria-labelledby="export-losses">
                <h3 id="export-losses">{ words.text(Msg::ExportLosses) }</h3>
                if made.losses.is_empty() {
                    <p class="advice">{ words.text(Msg::ExportNoLoss) }</p>
                } else {
                    <ul class="losses">{ for losses }</ul>
                }
            </section>
        </>
    }
}

fn doubt_row(doubt: &Doubt, on_desk: bool, shell: &Shell) -> Html {
    let Shell { acts, words } = shell;
    let (word, class) = match doubt.severity {
        Severity::Refused => (Msg::FaultRefused, "refused"),
        Severity::Draft => (Msg::FaultDraft, "draft"),
        Severity::Warned => (Msg::FaultWarned, "warned"),
    };
    let claims = doubt.claims.iter().map(|(mark, quote)| {
        if !on_desk {
            return html! { <li>{ quote.clone() }</li> };
        }
        let (acts, mark) = (acts.clone(), *mark);
        let jump = move |_: MouseEvent| {
            acts.act(Intent::CloseDialog);
            acts.act(Intent::SetMode(DeskMode::Article));
            acts.act(Intent::Activate(Some(mark)));
        };
        html! { <li><button type="button" class="link" onclick={jump}>{ quote.clone() }</button></li> }
    });
    html! {
        <details class={classes!("doubt-row", class)} key={doubt.text.clone()}>
            <summary>
                <span class="doubt-word">{ words.text(word) }</span>{ " " }<span>{ &doubt.text }</span>{ " " }
                <span class="number">{ words.count(Msg::FaultAtOne, Msg::FaultAtOther, doubt.claims.len()) }</span>
            </summary>
            <ul>{ for claims }</ul>
        </details>
    }
}

fn to_preflight(shell: &Shell) -> Callback<MouseEvent> {
    let acts = shell.acts.clone();
    Callback::from(move |_: MouseEvent| {
        acts.act(Intent::CloseDialog);
        acts.act(Intent::SetMode(DeskMode::Article));
        acts.act(Intent::SetPanel(PanelMode::Preflight));
    })
}
