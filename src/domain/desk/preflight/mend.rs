//! What mends a finding in one act, where there is no doubt about it. Whatever needs a reader's judgement is left to the reader.

use crate::domain::{
    desk::{
        entry::Value,
        field::{Field, RecordKind},
        scales::SCALES,
    },
    document::Document,
    finding::Needle,
    id::RecordId,
};

use super::{Finding, Rule, rating};

/// Signs that part a rating from the claim it is said of. A hyphen does so only beside a space, for it also joins words.
const PARTING: [char; 11] = [':', '–', '—', '.', ';', '!', '(', ')', '[', ']', '|'];

/// One act that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    Say(RecordId, Field, Option<Value>),
    /// Makes one entity of two.
    Merge {
        into: RecordId,
        other: RecordId,
    },
    /// Deletes a link that leads nowhere, or a record that says nothing.
    Remove(RecordId),
}

/// What mends a finding; `None` where only the reader can know.
#[must_use]
pub fn fix(document: &Document, finding: &Finding) -> Option<Fix> {
    let at = finding.at;
    let text = |field: Field| document.record(at).map_or("", |entry| entry.text(field));
    match finding.rule {
        Rule::RatingInsideClaim => {
            let labels = rating(document, text(Field::Scale), text(Field::Rating)).ok()?;
            let without = labels.iter().find_map(|label| without_rating(text(Field::Short), label))?;
            Some(Fix::Say(at, Field::Short, Value::text(&without)))
        }
        Rule::RatingNotOnScale if text(Field::Scale).is_empty() => {
            let default = SCALES.first().filter(|scale| scale.rating(text(Field::Rating)).is_some())?;
            Some(Fix::Say(at, Field::Scale, Value::text(default.id)))
        }
        Rule::ClaimWithoutSource => Some(Fix::Say(at, Field::Attribution, Value::text("author_voice"))),
        Rule::LikelySameEntity => finding.with.map(|into| Fix::Merge { into, other: at }),
        Rule::Draft => document.record(at).filter(|entry| entry.is_empty()).map(|_| Fix::Remove(at)),
        Rule::Orphan => document.record(at).filter(|entry| entry.kind() == RecordKind::Link).map(|_| Fix::Remove(at)),
        _ => None,
    }
}

/// A claim without the rating at its start or its end, if signs part it from the rest there: "False: it rains" is "It rains". Inside a
/// sentence the word may well belong to the claim.
fn without_rating(claim: &str, label: &str) -> Option<String> {
    let parting = |sign: char| PARTING.contains(&sign) || sign == '-' || sign.is_whitespace();
    let is_parted = |text: &str| text.chars().any(|sign| PARTING.contains(&sign)) || text.contains(" -") || text.contains("- ");
    let (led, rest) = Needle::new(label).places(claim).find_map(|range| {
        let (before, after) = (claim.get(..range.start().get())?, claim.get(range.end().get()..)?);
        let (claim_after, claim_before) = (after.trim_start_matches(parting), before.trim_end_matches(parting));
        let leads = before.trim_matches(parting).is_empty() && is_parted(after.get(..after.len() - claim_after.len())?);
        let ends = after.trim_matches(parting).is_empty() && is_parted(before.get(claim_before.len()..)?);
        match (leads, ends) {
            (true, _) => Some((true, claim_after)),
            (_, true) => Some((false, claim_before)),
            _ => None,
        }
    })?;
    let mut signs = rest.trim().chars();
    let first = signs.next()?;
    let first: String = if led { first.to_uppercase().collect() } else { first.to_string() };
    Some(first + signs.as_str())
}
