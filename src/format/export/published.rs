//! What is published of a check: ClaimReview, and the report as Markdown and as a page. They are made of what was found, not of the marks.

use super::{LossKind, Options, Spec, Unit};
use crate::{
    domain::{article::is_safe_url, details::Detail, document::Document, id::RecordId, mark::Kind},
    format::{
        claim_review,
        native::Lines,
        report::{self, About},
        text_fragment::{NoLink, WordLinks},
    },
};

pub(super) const CLAIM_REVIEW: Spec = Spec {
    name: "claim-review",
    title: "ClaimReview",
    version: "schema.org 30, Google's guidelines of December 2025",
    unit: Unit::Words,
    ending: ".claimreview.json",
    media_type: "application/ld+json",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::Unreviewed,
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
        LossKind::UnknownFields,
    ],
    holds_details: &[
        Detail::Title,
        Detail::Url,
        Detail::ArchiveUrl,
        Detail::Outlet,
        Detail::Authors,
        Detail::Published,
        Detail::Language,
    ],
};

const REPORT_LOSSES: &[LossKind] = &[
    LossKind::LostMarks,
    LossKind::WordLinks,
    LossKind::NoClaims,
    LossKind::Tags,
    LossKind::Notes,
    LossKind::Origins,
    LossKind::Creators,
    LossKind::Times,
    LossKind::Decisions,
    LossKind::TagLabels,
    LossKind::UnknownFields,
];

pub(super) const MARKDOWN: Spec = Spec {
    name: "report",
    title: "Report (Markdown)",
    version: "CommonMark 0.31 with tables",
    unit: Unit::Words,
    ending: ".report.md",
    media_type: "text/markdown",
    cannot_hold: REPORT_LOSSES,
    holds_details: &Detail::ALL,
};

pub(super) const HTML: Spec = Spec {
    name: "report-html",
    title: "Report (page)",
    version: "HTML",
    unit: Unit::Words,
    ending: ".report.html",
    media_type: "text/html",
    cannot_hold: REPORT_LOSSES,
    holds_details: &Detail::ALL,
};

/// The rated claims of a document, with commas between them.
pub(super) fn reviews(document: &Document, options: &Options) -> String {
    let reviews = claim_review::reviews(document, &claim_review::rated(document), &options.publication);
    let written = reviews.into_iter().filter(|review| !review.is_refused()).map(|review| {
        let mut lines = Lines::default();
        review.write(&mut lines);
        lines.finish().trim_end().to_owned()
    });
    written.collect::<Vec<_>>().join(",\n")
}

/// Claims that no ClaimReview comes of: without a verdict, or refused.
pub(super) fn unreviewed(document: &Document, options: &Options) -> usize {
    let claims: Vec<RecordId> = document.marks().filter(|mark| mark.kind == Kind::Claim).map(|mark| mark.id.into()).collect();
    let reviews = claim_review::reviews(document, &claims, &options.publication);
    claims.len() - reviews.iter().filter(|review| !review.is_refused()).count()
}

/// Claims whose words no link in the report leads to, though the article has an address.
pub(super) fn unlinked(document: &Document) -> usize {
    if !is_safe_url(&document.details().url) {
        return 0;
    }
    let links = WordLinks::of(document);
    let claims = claim_review::rated(document).into_iter().filter_map(|id| document.mark(id.as_mark()));
    claims.filter(|mark| links.link("", mark) == Err(NoLink::Ambiguous)).count()
}

fn about(options: &Options) -> About {
    About {
        by: options.publication.publisher.clone(),
        date: options.publication.published.clone(),
        method_url: options.method_url.clone(),
        language: options.publication.language.clone(),
    }
}

pub(super) fn markdown(document: &Document, options: &Options) -> String {
    report::to_markdown(document, &about(options))
}

pub(super) fn html(document: &Document, options: &Options) -> String {
    report::to_html(document, &about(options))
}
