//! The formats as they are offered: in groups, each with a name and a line about it.

use crate::{app::messages::Msg, format::export::Target};

/// What somebody who exports has in mind.
pub(super) const GROUPS: [(Msg, &[Target]); 5] = [
    (Msg::FormatsOfBeleg, &[Target::Beleg]),
    (Msg::FormatsForReaders, &[Target::ReportHtml, Target::ReportMarkdown, Target::ClaimReview]),
    (
        Msg::FormatsForTables,
        &[Target::Csv, Target::ClaimsTable, Target::SourcesTable, Target::EntitiesTable, Target::EvidenceTable],
    ),
    (
        Msg::FormatsForTools,
        &[
            Target::WebAnnotation,
            Target::Recogito,
            Target::Hypothesis,
            Target::LabelStudio,
            Target::LabelStudioConfig,
            Target::Doccano,
            Target::Brat,
            Target::Cas,
        ],
    ),
    (Msg::FormatsForModels, &[Target::Averitec, Target::Spacy, Target::Conll]),
];

/// Its name, where it is not the same in all languages.
pub(super) fn name(target: Target) -> Option<Msg> {
    match target {
        Target::ReportMarkdown => Some(Msg::FormatReport),
        Target::ReportHtml => Some(Msg::FormatReportPage),
        Target::LabelStudioConfig => Some(Msg::FormatLabelStudioConfig),
        Target::Recogito => Some(Msg::FormatRecogito),
        Target::Spacy => Some(Msg::FormatSpacy),
        Target::Csv => Some(Msg::FormatCsv),
        Target::ClaimsTable => Some(Msg::FormatClaimsTable),
        Target::SourcesTable => Some(Msg::FormatSourcesTable),
        Target::EntitiesTable => Some(Msg::FormatEntitiesTable),
        Target::EvidenceTable => Some(Msg::FormatEvidenceTable),
        _ => None,
    }
}

pub(super) fn about(target: Target) -> Msg {
    match target {
        Target::Beleg => Msg::ExportLead,
        Target::WebAnnotation => Msg::AboutWebAnnotation,
        Target::Recogito => Msg::AboutRecogito,
        Target::Hypothesis => Msg::AboutHypothesis,
        Target::LabelStudio => Msg::AboutLabelStudio,
        Target::LabelStudioConfig => Msg::AboutLabelStudioConfig,
        Target::Doccano => Msg::AboutDoccano,
        Target::Spacy => Msg::AboutSpacy,
        Target::Brat => Msg::AboutBrat,
        Target::Conll => Msg::AboutConll,
        Target::Cas => Msg::AboutCas,
        Target::Csv => Msg::AboutCsv,
        Target::ClaimsTable => Msg::AboutClaimsTable,
        Target::SourcesTable => Msg::AboutSourcesTable,
        Target::EntitiesTable => Msg::AboutEntitiesTable,
        Target::EvidenceTable => Msg::AboutEvidenceTable,
        Target::Averitec => Msg::AboutAveritec,
        Target::ClaimReview => Msg::AboutClaimReview,
        Target::ReportMarkdown => Msg::AboutReport,
        Target::ReportHtml => Msg::AboutReportPage,
    }
}
