//! What an import could not take as it was, record by record, in the user's language. The command has its own texts
//! (`format::native::Problem`).

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    format::native::{Problem, ProblemReason, RecordName},
    ui::words::{Words, kind_word},
};

// Drawn into its caller it could not be loaded later.
#[inline(never)]
pub(super) fn problems(problems: &[Problem], words: &Words) -> Html {
    let rows = problems.iter().map(|problem| {
        let place = problem.document.as_ref().map(|document| format!("{document}, ")).unwrap_or_default();
        html! { <li>{ place }{ record(&problem.record, words) }{ ": " }{ reason(&problem.reason, words) }</li> }
    });
    html! {
        <details>
            <summary>{ words.count(Msg::ProblemsOne, Msg::ProblemsOther, records(problems)) }</summary>
            <ul>{ for rows }</ul>
        </details>
    }
}

/// How many records the problems are about: one record can have several.
fn records(problems: &[Problem]) -> usize {
    let first = |index: usize, problem: &Problem| {
        let same = |other: &Problem| other.document == problem.document && other.record == problem.record;
        !problems.iter().take(index).any(same)
    };
    problems.iter().enumerate().filter(|(index, problem)| first(*index, problem)).count()
}

fn record(name: &RecordName, words: &Words) -> AttrValue {
    let with = |message: Msg, id: &str| words.with(message, &[("id", id)]);
    match name {
        RecordName::File => words.text(Msg::RecordFile),
        RecordName::Document => words.text(Msg::RecordDocument),
        RecordName::Article => words.text(Msg::RecordArticle),
        RecordName::Block(number) => with(Msg::RecordBlock, &number.to_string()),
        RecordName::Decision(number) => with(Msg::RecordDecision, &number.to_string()),
        RecordName::Details => words.text(Msg::RecordDetails),
        RecordName::Tag(id) => with(Msg::RecordTag, id),
        RecordName::Mark { id, kind: Some(kind) } => {
            words.with(Msg::RecordMarkOf, &[("id", id), ("kind", &words.text(kind_word(*kind)))])
        }
        RecordName::Mark { id, kind: None } => with(Msg::RecordMark, id),
        RecordName::Record { id, .. } => with(Msg::RecordEntry, id),
        RecordName::Removed(id) => with(Msg::RecordRemoved, id),
    }
}

fn reason(reason: &ProblemReason, words: &Words) -> AttrValue {
    use ProblemReason as Reason;
    let value = |message: Msg, value: &str| words.with(message, &[("value", value)]);
    let field = |message: Msg, field: &str| words.with(message, &[("field", field)]);
    match reason {
        Reason::NotAnObject => words.text(Msg::ProblemNotAnObject),
        Reason::MissingId => words.text(Msg::ProblemMissingId),
        Reason::BadId(text) => value(Msg::ProblemBadId, text),
        Reason::NoText => words.text(Msg::ProblemNoText),
        Reason::TooLong => words.text(Msg::ProblemTooLong),
        Reason::MissingKind => words.text(Msg::ProblemMissingKind),
        Reason::UnknownKind(text) => value(Msg::ProblemUnknownKind, text),
        Reason::NoSpan => words.text(Msg::ProblemNoSpan),
        Reason::Duplicate => words.text(Msg::ProblemDuplicate),
        Reason::BadField(name) => field(Msg::ProblemBadField, name),
        Reason::FieldNotKept(name) => field(Msg::ProblemFieldNotKept, name),
        Reason::TooDeep(name) => field(Msg::ProblemTooDeep, name),
        Reason::EmptyBlock => words.text(Msg::ProblemEmptyBlock),
        Reason::UnknownValue { field, value } => words.with(Msg::ProblemUnknownValue, &[("field", field), ("value", value)]),
        Reason::BadStamp(text) => value(Msg::ProblemBadStamp, text),
        Reason::BadTime(text) => value(Msg::ProblemBadTime, text),
        Reason::QuoteMoved => words.text(Msg::ProblemQuoteMoved),
        Reason::QuoteMissing => words.text(Msg::ProblemQuoteMissing),
        Reason::SpansAdjusted => words.text(Msg::ProblemSpansAdjusted),
        Reason::BrokenCharacters(name) => field(Msg::ProblemBrokenCharacters, name),
        Reason::QuoteLost => words.text(Msg::ProblemQuoteLost),
        Reason::SpanOutside => words.text(Msg::ProblemSpanOutside),
        Reason::ChangedText => words.text(Msg::ProblemChangedText),
        Reason::ForbiddenCharacters => words.text(Msg::ProblemForbiddenCharacters),
        Reason::UnknownTag(text) => value(Msg::ProblemUnknownTag, text),
    }
}
