//! What an editor would ask before a check is published, said as findings. They warn and never forbid, for nothing here is required.
//!
//! Sources of the rules: Google's ClaimReview guidelines (the short claim, the rating, its scale), AFP (two independent sources, none
//! anonymous), IFCN (evidence in enough detail to be found again), AVeriTeC (evidence later than the claim).

mod mend;

use std::rc::Rc;

pub use self::mend::{Fix, fix};

use crate::domain::{
    desk::{
        date::known,
        entry::Entry,
        field::{Field, RecordKind},
        ledger::{Naming, naming_of},
        query::Relations,
        scales::Scale,
    },
    document::Document,
    id::RecordId,
    mark::{Kind, Mark},
    query::fold,
    tags::{TagRole, word_id},
};

/// Google asks for fewer characters than this in what is said of a claim.
pub const SHORT_CLAIM: usize = 75;

/// Names that differ in so many letters may be two spellings of one, if they are long enough.
const LIKE_SPELLINGS: usize = 2;
const LONG_NAME: usize = 8;

/// Words that mean a time only together with the day they were written on.
const RELATIVE_TIMES: [&str; 26] = [
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "heute",
    "gestern",
    "vorgestern",
    "kürzlich",
    "derzeit",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "recently",
    "currently",
];

/// What a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Nobody is linked as saying it, and it is not said to be the article's own.
    ClaimWithoutSource,
    /// It has a rating, but no evidence.
    RatedWithoutEvidence,
    /// All who are linked as saying it are anonymous.
    OnlyAnonymousSources,
    /// Its evidence is from one place.
    OneIndependentSource,
    /// Evidence with an address and no copy of it.
    NoArchiveLink,
    /// The short claim is too long for ClaimReview.
    ShortClaimTooLong,
    /// The short claim says the rating.
    RatingInsideClaim,
    /// The rating is no value of its scale.
    RatingNotOnScale,
    /// The evidence was published after the claim was made.
    EvidenceLaterThanClaim,
    /// A mark without its words, or a link without one of its ends.
    Orphan,
    /// It says a time that depends on when it was written, and no publication date is known.
    UnresolvedTime,
    /// Two entities have a name in common, or nearly.
    LikelySameEntity,
    /// A record in which nothing is written. It is published nowhere.
    Draft,
}

/// How much a finding weighs. None of them forbids anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something contradicts itself, or will be refused where the check is published.
    Mistake,
    /// An editor will ask.
    Question,
    /// It would be better otherwise.
    Hint,
}

impl Severity {
    pub const ALL: [Severity; 3] = [Severity::Mistake, Severity::Question, Severity::Hint];
}

impl Rule {
    /// All rules, what weighs most first.
    pub const ALL: [Rule; 13] = [
        Rule::RatingNotOnScale,
        Rule::RatingInsideClaim,
        Rule::ShortClaimTooLong,
        Rule::Orphan,
        Rule::ClaimWithoutSource,
        Rule::OnlyAnonymousSources,
        Rule::RatedWithoutEvidence,
        Rule::OneIndependentSource,
        Rule::EvidenceLaterThanClaim,
        Rule::UnresolvedTime,
        Rule::Draft,
        Rule::NoArchiveLink,
        Rule::LikelySameEntity,
    ];

    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::RatingNotOnScale | Self::RatingInsideClaim | Self::ShortClaimTooLong | Self::Orphan => Severity::Mistake,
            Self::NoArchiveLink | Self::LikelySameEntity => Severity::Hint,
            _ => Severity::Question,
        }
    }
}

/// A finding, and the record or mark to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    pub rule: Rule,
    pub at: RecordId,
    /// The other record that it is about: the entity with a like name.
    pub with: Option<RecordId>,
}

impl Finding {
    #[must_use]
    pub fn new(rule: Rule, at: RecordId) -> Self {
        Self { rule, at, with: None }
    }
}

/// All findings: claim by claim in the order of the ids, then evidence, orphans and entities.
#[must_use]
pub fn preflight(document: &Document) -> Vec<Finding> {
    let relations = Relations::of(document);
    let mut findings = Vec::new();
    for mark in document.marks() {
        let id = RecordId::from(mark.id);
        if mark.kind == Kind::Claim {
            findings.extend(claim(document, &relations, mark).into_iter().map(|rule| Finding::new(rule, id)));
        }
        if !mark.is_drawn() {
            findings.push(Finding::new(Rule::Orphan, id));
        }
    }
    for (id, entry) in document.records().filter(|(_, entry)| !entry.is_left()) {
        let is_orphan = || [Field::From, Field::To].iter().any(|end| !is_there(document, entry.id(*end)));
        let rules = match entry.kind() {
            RecordKind::Link if is_orphan() => vec![Rule::Orphan],
            _ if !entry.has_content() => vec![Rule::Draft],
            RecordKind::Evidence => evidence(document, entry),
            _ => Vec::new(),
        };
        findings.extend(rules.into_iter().map(|rule| Finding::new(rule, id)));
    }
    let like = like_names(document).into_iter();
    findings.extend(like.map(|(at, other)| Finding { rule: Rule::LikelySameEntity, at, with: Some(other) }));
    findings
}

fn claim(document: &Document, relations: &Relations, mark: &Rc<Mark>) -> Vec<Rule> {
    let id = RecordId::from(mark.id);
    let entry = document.record(id);
    let text = |field: Field| entry.map_or("", |entry| entry.text(field));
    let speakers: Vec<RecordId> = relations.linked_from(id, "said_by").collect();
    let balance = relations.balance(document, id);
    let evidence = balance.supporting.len() + balance.refuting.len() + balance.others.len();
    let naming = |source: &RecordId| naming_of(document, relations, *source) == Naming::Anonymous;
    let rating = rating(document, text(Field::Scale), text(Field::Rating));
    let short = fold(text(Field::Short));
    let rules = [
        (Rule::ClaimWithoutSource, speakers.is_empty() && text(Field::Attribution) != "author_voice"),
        (Rule::RatedWithoutEvidence, !text(Field::Rating).is_empty() && evidence == 0),
        (Rule::OnlyAnonymousSources, !speakers.is_empty() && speakers.iter().all(naming)),
        (Rule::OneIndependentSource, balance.independent == 1),
        (Rule::ShortClaimTooLong, text(Field::Short).chars().count() >= SHORT_CLAIM),
        (Rule::RatingInsideClaim, rating.as_ref().is_ok_and(|labels| labels.iter().any(|label| says(&short, &fold(label))))),
        (Rule::RatingNotOnScale, rating.is_err()),
        (
            Rule::UnresolvedTime,
            document.details().published.is_empty() && text(Field::DateSaid).is_empty() && has_relative_time(&mark.quote()),
        ),
    ];
    rules.into_iter().filter(|(_, fires)| *fires).map(|(rule, _)| rule).collect()
}

/// The labels of a rating, none if nothing is rated.
///
/// # Errors
/// When the scale has no such value, or there is no such scale.
fn rating(document: &Document, scale: &str, rating: &str) -> Result<Vec<String>, ()> {
    if rating.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(rating) = Scale::named(scale).and_then(|scale| scale.rating(rating)) {
        return Ok(vec![rating.english.to_owned(), rating.german.to_owned()]);
    }
    let own = word_id(TagRole::Rating, Some(scale), rating);
    let tag = own.and_then(|id| document.tag_record(&id)?.value.clone());
    tag.map(|tag| tag.labels.values().cloned().collect()).ok_or(())
}

fn evidence(document: &Document, entry: &Entry) -> Vec<Rule> {
    let claim = entry.id(Field::OfClaim).and_then(|claim| document.record(claim));
    let said = claim.map_or("", |claim| claim.text(Field::DateSaid));
    let rules = [
        (Rule::NoArchiveLink, !entry.text(Field::Address).is_empty() && entry.text(Field::ArchiveUrl).is_empty()),
        (Rule::EvidenceLaterThanClaim, is_later(entry.text(Field::Published), said)),
    ];
    rules.into_iter().filter(|(_, fires)| *fires).map(|(rule, _)| rule).collect()
}

fn is_there(document: &Document, end: Option<RecordId>) -> bool {
    end.is_some_and(|end| document.mark(end.as_mark()).is_some() || document.record(end).is_some())
}

/// Whether one ISO 8601 date is surely later than another: as far as both are known.
fn is_later(one: &str, other: &str) -> bool {
    let length = one.len().min(other.len()).min("2021-12-09".len());
    let both = known(one).is_some() && known(other).is_some();
    both && matches!((one.get(..length), other.get(..length)), (Some(one), Some(other)) if one > other)
}

/// Whether words stand in a text as words of their own.
#[must_use]
pub fn says(text: &str, words: &str) -> bool {
    let whole = |(at, found): (usize, &str)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    !words.is_empty() && text.match_indices(words).any(whole)
}

fn has_relative_time(text: &str) -> bool {
    let text = fold(text);
    text.split(|sign: char| !sign.is_alphanumeric()).any(|word| RELATIVE_TIMES.contains(&word))
}

/// Entities that share a name with an earlier one, or whose one name is spelled nearly like it; and that one. Other names are inflected
/// as the text needs them, and "irakische" is not "iranische".
fn like_names(document: &Document) -> Vec<(RecordId, RecordId)> {
    let mut seen: Vec<(String, bool, RecordId)> = Vec::new();
    let mut found = Vec::new();
    for (id, entry) in document.records().filter(|(_, entry)| entry.kind() == RecordKind::Entity) {
        let others = entry.texts(Field::Aliases).iter().map(|alias| (&**alias, false));
        let names = std::iter::once((entry.text(Field::Name), true)).chain(others).filter(|(name, _)| !name.is_empty());
        let names: Vec<(String, bool)> = names.map(|(name, main)| (fold(name), main)).collect();
        let earlier = seen.iter().find(|(other, main, _)| {
            names.iter().any(|(name, own_main)| name == other || (*main && *own_main && is_like(name, other)))
        });
        if let Some((_, _, other)) = earlier {
            found.push((id, *other));
        }
        seen.extend(names.into_iter().map(|(name, main)| (name, main, id)));
    }
    found
}

fn is_like(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let digits = one.iter().chain(&other).any(|sign| sign.is_numeric());
    !digits
        && one.len().min(other.len()) >= LONG_NAME
        && one.len().abs_diff(other.len()) <= LIKE_SPELLINGS
        && distance(&one, &other) <= LIKE_SPELLINGS
}

/// Letters to insert, delete or replace (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (number, own) in one.iter().enumerate() {
        let mut next = vec![number + 1];
        for ((pair, theirs), left) in row.windows(2).zip(other).zip(0..) {
            let (corner, above) = (pair.first().copied().unwrap_or_default(), pair.last().copied().unwrap_or_default());
            let before = next.get(left).copied().unwrap_or_default();
            next.push((corner + usize::from(own != theirs)).min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
