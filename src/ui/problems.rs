//! What an import could not take as it was, record by record, in the user's language. The command has its own texts
//! (`format::native::Problem`).

use yew::prelude::*;

use crate::{
    app::messages::Msg,
    domain::details::Details,
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

/// What was changed in a text or left out of it when it came in. Names of changes are those of [`Details::intake`].
///
/// Only what takes in texts tells of that (`app::files`), and that lies in the rest of the program too.
#[inline(never)]
pub(super) fn taken_in(details: &Details, elsewhere: bool, words: &Words) -> AttrValue {
    let count = |names: &'static [&'static str]| {
        let counts = details.intake.iter().filter(move |(name, _)| names.contains(&&**name));
        counts.map(|(_, count)| *count as usize)
    };
    let mut parts = Vec::new();
    if elsewhere {
        parts.push(words.with(Msg::ReadMeanwhile, &[("title", &details.title)]));
    }
    let rows: [(Msg, Msg, usize); 10] = [
        (Msg::CleanedLinesOne, Msg::CleanedLinesOther, count(&["line_ends"]).sum()),
        (Msg::CleanedControlsOne, Msg::CleanedControlsOther, count(&["control_characters", "byte_order_marks"]).sum()),
        // A broken place in the bytes is a damaged character in the text.
        (Msg::CleanedReplacedOne, Msg::CleanedReplacedOther, count(&["replaced_characters", "broken_bytes"]).max().unwrap_or(0)),
        (Msg::CleanedBlankOne, Msg::CleanedBlankOther, count(&["blank_lines", "edge_space"]).sum()),
        (Msg::LeftOutOne, Msg::LeftOutOther, count(&["menu_lines_left_out", "hidden_pieces_left_out"]).sum()),
        (Msg::StruckLeftOutOne, Msg::StruckLeftOutOther, count(&["struck_pieces_left_out"]).sum()),
        (Msg::ReadingsLeftOutOne, Msg::ReadingsLeftOutOther, count(&["readings_left_out"]).sum()),
        (Msg::UnreadablePartsOne, Msg::UnreadablePartsOther, count(&["unreadable_parts"]).sum()),
        (Msg::UnknownLettersOne, Msg::UnknownLettersOther, count(&["unknown_letters"]).sum()),
        (Msg::PagesWithoutTextOne, Msg::PagesWithoutTextOther, count(&["pages_without_text"]).sum()),
    ];
    parts.extend(rows.into_iter().filter(|(.., count)| *count > 0).map(|(one, other, count)| words.count(one, other, count)));
    if count(&["no_main_text", "nested_too_deeply"]).next().is_some() {
        parts.push(words.text(Msg::AllOfPageTaken));
    }
    if count(&["text_from_metadata"]).next().is_some() {
        parts.push(words.text(Msg::TextFromMetadata));
    }
    if !matches!(&*details.encoding, "" | "UTF-8") {
        parts.push(words.with(Msg::ReadAs, &[("encoding", &details.encoding)]));
    }
    parts.iter().map(|part| &**part).collect::<Vec<&str>>().join(" ").into()
}
