//! AVeriTeC's claims (Schlichtkrull and others, 2023): a JSON array, an object a claim that has a verdict, with keys and closed lists as in
//! the published data. There are no offsets; the claim is its sentence that stands alone, else its words.
//!
//! Evidence becomes questions with answers: pieces with the same question are answers to it. A piece without a question has no place.
//! Verdicts of other scales become one of the four labels; satire and the like become none. Dates are `D-M-YYYY`, whole ones only.

use super::{LossKind, Options, Spec, Unit};
use crate::{
    domain::{
        desk::{
            date::{Known, known},
            entry::Entry,
            field::{Field, RecordKind},
            query::Relations,
            scales::Scale,
            ties,
        },
        details::Detail,
        document::Document,
        id::RecordId,
        mark::{Kind, Mark},
        tags::{TagRole, Verdict, word_id},
    },
    format::native::Lines,
};

pub(super) const SPEC: Spec = Spec {
    name: "averitec",
    title: "AVeriTeC",
    version: "1.0 of 2023, as its development set",
    unit: Unit::Words,
    ending: ".averitec.json",
    media_type: "application/json",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::Unlabelled,
        LossKind::Unasked,
        LossKind::NoClaims,
        LossKind::Tags,
        LossKind::Notes,
        LossKind::Origins,
        LossKind::Creators,
        LossKind::Times,
        LossKind::Text,
        LossKind::Blocks,
        LossKind::Decisions,
        LossKind::Details,
        LossKind::TagLabels,
        LossKind::Links,
        LossKind::UnknownFields,
    ],
    holds_details: &[Detail::Url, Detail::ArchiveUrl, Detail::Outlet],
};

/// What the data says where there is no answer.
const NO_ANSWER: &str = "No answer could be found.";

const CLAIM_TYPES: &[(&str, &str)] = &[
    ("quantity", "Numerical Claim"),
    ("event", "Event/Property Claim"),
    ("property", "Event/Property Claim"),
    ("causal", "Causal Claim"),
    ("quote", "Quote Verification"),
    ("position", "Position Statement"),
];

const STRATEGIES: &[(&str, &str)] = &[
    ("written_evidence", "Written Evidence"),
    ("numerical_comparison", "Numerical Comparison"),
    ("consultation", "Consultation"),
    ("fact_checker_reference", "Fact-checker Reference"),
    ("satirical_source", "Satirical Source Identification"),
];

const MEDIA: &[(&str, &str)] = &[
    ("web_text", "Web text"),
    ("pdf", "PDF"),
    ("web_table", "Web table"),
    ("image", "Image/graphic"),
    ("video", "Video"),
    ("metadata", "Metadata"),
    ("audio", "Other"),
    ("interview", "Other"),
    ("other", "Other"),
];

const ANSWERS: &[(&str, &str)] =
    &[("extractive", "Extractive"), ("abstractive", "Abstractive"), ("boolean", "Boolean"), ("unanswerable", "Unanswerable")];

fn of(list: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    list.iter().find(|(own, _)| *own == word).map(|(_, theirs)| *theirs)
}

/// The claims of a document that have a label, with commas between them.
pub(super) fn claims(document: &Document, options: &Options) -> String {
    let relations = Relations::of(document);
    let written = labelled(document).into_iter().map(|(mark, entry, label)| {
        let mut lines = Lines::default();
        Claim { document, relations: &relations, options, mark, entry, label }.write(&mut lines);
        lines.finish().trim_end().to_owned()
    });
    written.collect::<Vec<_>>().join(",\n")
}

/// Claims that are not written: without a verdict, or with one that is no label.
pub(super) fn unlabelled(document: &Document) -> usize {
    let claims = document.marks().filter(|mark| mark.kind == Kind::Claim && mark.is_drawn()).count();
    claims - labelled(document).len()
}

/// Pieces of evidence that are not written: without a question, or of a claim that is not written.
pub(super) fn unasked(document: &Document) -> usize {
    let claims: Vec<RecordId> = labelled(document).into_iter().map(|(mark, _, _)| mark.id.into()).collect();
    let evidence = document.records().filter(|(_, entry)| entry.kind() == RecordKind::Evidence);
    let evidence = evidence.filter(|(_, entry)| entry.has_content());
    let kept = |entry: &Entry| is_asked(entry) && entry.id(Field::OfClaim).is_some_and(|claim| claims.contains(&claim));
    evidence.filter(|(_, entry)| !kept(entry)).count()
}

fn is_asked(entry: &Entry) -> bool {
    !entry.text(Field::Question).trim().is_empty()
}

/// In the order of the text.
fn labelled(document: &Document) -> Vec<(&Mark, &Entry, &'static str)> {
    let claims = document.marks().filter(|mark| mark.kind == Kind::Claim && mark.is_drawn());
    let mut labelled: Vec<(&Mark, &Entry, &'static str)> = claims
        .filter_map(|mark| {
            let entry = document.record(mark.id.into())?;
            Some((&**mark, &**entry, label(verdict(document, entry)?)?))
        })
        .collect();
    labelled.sort_by_key(|(mark, _, _)| mark.extent().map(|extent| extent.start()));
    labelled
}

/// What the rating says, whatever its words: by the newsroom's own set, else by the scale as it is published.
fn verdict(document: &Document, entry: &Entry) -> Option<Verdict> {
    let (scale, rating) = (entry.text(Field::Scale), entry.text(Field::Rating));
    let own = word_id(TagRole::Rating, Some(scale), rating).and_then(|id| document.tag_record(&id)?.value.as_ref()?.verdict);
    own.or_else(|| Some(Scale::named(scale)?.rating(rating)?.verdict))
}

fn label(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::True | Verdict::MostlyTrue => Some("Supported"),
        Verdict::Partly => Some("Conflicting Evidence/Cherrypicking"),
        Verdict::MostlyFalse | Verdict::False => Some("Refuted"),
        Verdict::Complicated => Some("Not Enough Evidence"),
        Verdict::Other => None,
    }
}

struct Claim<'a> {
    document: &'a Document,
    relations: &'a Relations,
    options: &'a Options,
    mark: &'a Mark,
    entry: &'a Entry,
    label: &'static str,
}

impl Claim<'_> {
    fn write(&self, lines: &mut Lines) {
        let details = self.document.details();
        let quote = self.mark.quote();
        let sentence = [self.entry.text(Field::Normalised), &quote].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let reasons = [Field::Conclusion, Field::Explanation].map(|field| self.entry.text(field));
        let reasons: Vec<&str> = reasons.into_iter().filter(|text| !text.is_empty()).collect();
        let speaker = self.relations.linked_from(self.mark.id.into(), "said_by").next();
        let speaker = speaker.map(|id| ties::name(self.document, id)).unwrap_or_default();
        let evidence = self.evidence();
        lines.begin_object();
        lines.text_field("claim", sentence);
        lines.plain_field("required_reannotation", &false);
        lines.text_field("label", self.label);
        lines.text_field("justification", &reasons.join("\n\n"));
        optional(lines, "claim_date", &day(self.entry.text(Field::DateSaid)));
        optional(lines, "speaker", &speaker);
        optional(lines, "original_claim_url", &details.url);
        optional(lines, "fact_checking_article", &self.options.publication.url);
        optional(lines, "reporting_source", &details.outlet);
        optional(lines, "location_ISO_code", country(self.entry.text(Field::PlaceSaid)));
        let types = self.entry.texts(Field::ClaimTypes).iter().filter_map(|word| of(CLAIM_TYPES, word));
        list(lines, "claim_types", types);
        list(lines, "fact_checking_strategies", evidence.iter().filter_map(|piece| of(STRATEGIES, piece.text(Field::Strategy))));
        optional(lines, "cached_original_claim_url", &details.archive_url);
        self.write_questions(lines, &evidence);
        lines.end_object();
    }

    fn evidence(&self) -> Vec<&Entry> {
        let ids = self.relations.of_claim(self.document, self.mark.id.into(), RecordKind::Evidence);
        ids.into_iter().filter_map(|id| self.document.record(id)).map(|entry| &**entry).collect()
    }

    fn write_questions(&self, lines: &mut Lines, evidence: &[&Entry]) {
        let mut questions: Vec<(&str, Vec<&Entry>)> = Vec::new();
        for piece in evidence.iter().filter(|piece| is_asked(piece)) {
            let question = piece.text(Field::Question).trim();
            match questions.iter_mut().find(|(known, _)| *known == question) {
                Some((_, answers)) => answers.push(piece),
                None => questions.push((question, vec![piece])),
            }
        }
        lines.list_field("questions", questions, |lines, (question, answers)| {
            lines.begin_object();
            lines.text_field("question", question);
            lines.list_field("answers", answers, write_answer);
            lines.end_object();
        });
    }
}

fn write_answer(lines: &mut Lines, piece: &Entry) {
    let (answer, quote) = (piece.text(Field::Answer).trim(), piece.text(Field::Quote).trim());
    let said = [answer, quote].into_iter().find(|text| !text.is_empty());
    let likely = if said.is_none() {
        "Unanswerable"
    } else if answer.is_empty() {
        "Extractive"
    } else {
        "Abstractive"
    };
    let kind = of(ANSWERS, piece.text(Field::AnswerType)).filter(|_| said.is_some()).unwrap_or(likely);
    lines.begin_object();
    lines.text_field("answer", said.unwrap_or(NO_ANSWER));
    lines.text_field("answer_type", kind);
    if kind == "Boolean" {
        lines.text_field("boolean_explanation", quote);
    }
    optional(lines, "source_url", piece.text(Field::Address));
    lines.text_field("source_medium", of(MEDIA, piece.text(Field::Medium)).unwrap_or_default());
    optional(lines, "cached_source_url", piece.text(Field::ArchiveUrl));
    lines.end_object();
}

/// A text, or null.
fn optional(lines: &mut Lines, name: &str, text: &str) {
    if text.is_empty() { lines.plain_field(name, &"null") } else { lines.text_field(name, text) }
}

/// Words, each once.
fn list(lines: &mut Lines, name: &str, words: impl Iterator<Item = &'static str>) {
    let mut once: Vec<&str> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    lines.list_field(name, once, Lines::words);
}

/// A whole date as the data writes it; nothing for others.
fn day(date: &str) -> String {
    if !matches!(known(date), Some(Known::Day | Known::Time)) {
        return String::new();
    }
    let parts: Vec<&str> = date.split(['-', 'T']).take(3).collect();
    let [year, month, day] = parts.as_slice() else { return String::new() };
    format!("{}-{}-{year}", day.trim_start_matches('0'), month.trim_start_matches('0'))
}

/// The place, if it is the code of a country.
fn country(place: &str) -> &str {
    let is_code = place.len() == 2 && place.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_code { place } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_but_satire_is_one_of_the_four_labels() {
        let labels = Verdict::ALL.map(label);
        assert_eq!(labels.iter().filter(|label| label.is_none()).count(), 1);
        assert_eq!(label(Verdict::Complicated), Some("Not Enough Evidence"));
        let own =
            Scale::named("averitec").map(|scale| scale.ratings.iter().map(|rating| label(rating.verdict)).collect::<Vec<_>>());
        let same = Scale::named("averitec").map(|scale| scale.ratings.iter().map(|rating| Some(rating.english)).collect());
        assert_eq!(own, same, "its own scale comes back as it is");
    }

    #[test]
    fn only_whole_dates_and_codes_of_countries_are_written() {
        let rows = [
            ("2022-01-09", "9-1-2022"),
            ("2022-10-20T08:00Z", "20-10-2022"),
            ("2022-01", ""),
            ("2022", ""),
            ("im Juli", ""),
            ("", ""),
        ];
        for (date, expected) in rows {
            assert_eq!(day(date), expected, "{date:?}");
        }
        assert_eq!([country("IQ"), country("Irak"), country("iq"), country("")], ["IQ", "", "", ""]);
    }
}
