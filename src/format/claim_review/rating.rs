//! The verdict as ClaimReview wants it: words, and either all three numbers or none.

use std::rc::Rc;

use super::Fault;
use crate::{
    domain::{
        desk::{entry::Entry, field::Field, scales::Scale},
        document::Document,
        tags::{TagDefinition, TagRole, Verdict, word_id},
    },
    format::native::Lines,
};

/// A verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Graded {
    /// What readers see.
    pub(super) label: String,
    /// All words for it, in all languages: none of them may stand in the claim.
    pub(super) labels: Vec<String>,
    numbers: Option<Numbers>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbers {
    value: u32,
    best: u32,
    worst: u32,
}

impl Graded {
    pub(super) fn write(&self, lines: &mut Lines, conclusion: &str) {
        lines.name("reviewRating");
        lines.begin_object();
        lines.text_field("@type", "Rating");
        lines.text_field("alternateName", &self.label);
        if let Some(Numbers { value, best, worst }) = self.numbers {
            lines.plain_field("ratingValue", &value);
            lines.plain_field("bestRating", &best);
            lines.plain_field("worstRating", &worst);
        }
        lines.filled_field("ratingExplanation", if conclusion == self.label { "" } else { conclusion });
        lines.end_object();
    }
}

/// A value of a scale, whoever made the scale.
struct Step {
    labels: Vec<String>,
    label: String,
    number: Option<u32>,
    verdict: Option<Verdict>,
}

/// The verdict of a claim, and what is wrong with it. Teams without a scale say the conclusion in its place.
pub(super) fn grade(document: &Document, entry: Option<&Entry>, language: &str) -> (Option<Graded>, Vec<Fault>) {
    let text = |field: Field| entry.map_or("", |entry| entry.text(field)).trim();
    let (scale, rating, conclusion) = (text(Field::Scale), text(Field::Rating), text(Field::Conclusion));
    if rating.is_empty() {
        if conclusion.is_empty() {
            return (None, vec![Fault::NotRated]);
        }
        return (Some(Graded { label: conclusion.to_owned(), labels: Vec::new(), numbers: None }), Vec::new());
    }
    let steps = steps(document, scale, language);
    let Some(step) = steps.iter().find(|(word, _)| word == rating).map(|(_, step)| step) else {
        return (None, vec![Fault::RatingNotOnScale(rating.to_owned())]);
    };
    let mut faults = Vec::new();
    let numbers = numbers(&steps, step).unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    (Some(Graded { label: step.label.clone(), labels: step.labels.clone(), numbers }), faults)
}

fn steps(document: &Document, scale: &str, language: &str) -> Vec<(String, Step)> {
    let own = document.tag_records().filter_map(|(_, record)| record.value.as_ref());
    let own: Vec<&Rc<TagDefinition>> = own.filter(|tag| tag.role == TagRole::Rating).collect();
    let built_in = Scale::named(scale).map(|scale| scale.ratings).unwrap_or_default();
    let mut steps: Vec<(String, Step)> = Vec::new();
    for rating in built_in {
        let labels = vec![rating.english.to_owned(), rating.german.to_owned()];
        let step = Step { labels, label: rating.label(language).to_owned(), number: rating.number, verdict: Some(rating.verdict) };
        steps.push((rating.id.to_owned(), step));
    }
    let prefix =
        word_id(TagRole::Rating, Some(scale), "x").map(|id| id.as_str().trim_end_matches('x').to_owned()).unwrap_or_default();
    for tag in own {
        let Some(word) = tag.id.as_str().strip_prefix(&prefix).filter(|word| !word.is_empty()) else { continue };
        let labels = tag.labels.values().cloned().collect();
        let step = Step { labels, label: tag.label(language).to_owned(), number: tag.number, verdict: tag.verdict };
        match steps.iter_mut().find(|(known, _)| known == word) {
            Some(place) => place.1 = step,
            None => steps.push((word.to_owned(), step)),
        }
    }
    steps
}

/// The three numbers; `None` for a value that lies beside the line from true to false, as "unproven" does.
///
/// # Errors
/// When the numbers would tell readers something wrong; then none are written.
fn numbers(steps: &[(String, Step)], step: &Step) -> Result<Option<Numbers>, Fault> {
    let on_line = |step: &Step| !matches!(step.verdict, Some(Verdict::Complicated | Verdict::Other));
    let Some(value) = step.number else { return Ok(None) };
    if !on_line(step) {
        return Err(Fault::NumberBesideTheLine(step.label.clone()));
    }
    let counted = || steps.iter().map(|(_, step)| step).filter(|step| on_line(step));
    let all = || counted().filter_map(|step| step.number);
    let (worst, best) = all().min().zip(all().max()).unwrap_or((value, value));
    if worst < 1 {
        return Err(Fault::ScaleStartsBelowOne);
    }
    if worst == best {
        return Err(Fault::DummyNumbers);
    }
    // The truest value must have the greatest number, as far as the scale says what its values mean.
    let ranked: Vec<(Verdict, u32)> = counted().filter_map(|step| step.verdict.zip(step.number)).collect();
    let reversed = ranked.iter().any(|(one, high)| ranked.iter().any(|(other, low)| one < other && high < low));
    if reversed {
        return Err(Fault::ScaleReversed);
    }
    Ok(Some(Numbers { value, best, worst }))
}
