//! Which fields a form has, in which order, and what all fields are called.
//!
//! A first visit does not load this.

use crate::{
    app::messages::Msg,
    domain::desk::field::{Field, Subject},
};

/// A field and what it is called on the page.
pub type Row = (Field, Msg);

/// A form: what it is called, what comes first, and what comes on demand.
pub struct Rows {
    pub title: Msg,
    pub first: &'static [Row],
    pub more: &'static [Row],
}

/// The form of a subject; `None` for a link, which is made and not written.
#[must_use]
pub fn rows(subject: Subject) -> Option<Rows> {
    let (title, first, more): (Msg, &[Row], &[Row]) = match subject {
        Subject::Claim => (
            Msg::FormClaim,
            &[
                (Field::Normalised, Msg::FieldNormalised),
                (Field::Status, Msg::FieldStatus),
                (Field::Conclusion, Msg::FieldConclusion),
            ],
            &[
                (Field::Short, Msg::FieldShort),
                (Field::Scale, Msg::FieldScale),
                (Field::Rating, Msg::FieldRating),
                (Field::Explanation, Msg::FieldExplanation),
                (Field::OpenQuestions, Msg::FieldOpenQuestions),
                (Field::Checkable, Msg::FieldCheckable),
                (Field::Worth, Msg::FieldWorth),
                (Field::WorthReasons, Msg::FieldWorthReasons),
                (Field::ClaimTypes, Msg::FieldClaimTypes),
                (Field::Attribution, Msg::FieldAttribution),
                (Field::DateSaid, Msg::FieldDateSaid),
                (Field::PlaceSaid, Msg::FieldPlaceSaid),
                (Field::Translation, Msg::FieldTranslation),
                (Field::TranslationLanguage, Msg::FieldTranslationLanguage),
            ],
        ),
        Subject::Source => (
            Msg::FormSource,
            &[(Field::Name, Msg::FieldName), (Field::SourceType, Msg::FieldSourceType), (Field::Naming, Msg::FieldNaming)],
            &[
                (Field::AnonymityReason, Msg::FieldAnonymityReason),
                (Field::Affiliation, Msg::FieldAffiliation),
                (Field::Role, Msg::FieldRole),
                (Field::Channel, Msg::FieldChannel),
                (Field::Proximity, Msg::FieldProximity),
                (Field::Credential, Msg::FieldCredential),
                (Field::Standing, Msg::FieldStanding),
                (Field::Expertise, Msg::FieldExpertise),
                (Field::Address, Msg::FieldAddress),
                (Field::ArchiveUrl, Msg::FieldArchiveUrl),
                (Field::Contact, Msg::FieldContact),
                (Field::Reliability, Msg::FieldReliability),
            ],
        ),
        Subject::Quotation => (
            Msg::FormQuotation,
            &[
                (Field::QuotationType, Msg::FieldQuotationType),
                (Field::Fidelity, Msg::FieldFidelity),
                (Field::Original, Msg::FieldOriginal),
            ],
            &[
                (Field::OriginalUrl, Msg::FieldOriginalUrl),
                (Field::CueStance, Msg::FieldCueStance),
                (Field::Mode, Msg::FieldMode),
                (Field::QuotationFlags, Msg::FieldQuotationFlags),
            ],
        ),
        Subject::Mention => (Msg::FormMention, &[(Field::MentionKind, Msg::FieldMentionKind)], &[]),
        Subject::Entity => (
            Msg::FormEntity,
            &[(Field::Name, Msg::FieldName), (Field::EntityType, Msg::FieldEntityType), (Field::WikidataId, Msg::FieldWikidata)],
            &[
                (Field::Description, Msg::FieldDescription),
                (Field::Title, Msg::FieldCredential),
                (Field::EntityValue, Msg::FieldEntityValue),
                (Field::Address, Msg::FieldAddress),
                (Field::Note, Msg::NoteField),
            ],
        ),
        Subject::Evidence => (
            Msg::FormEvidence,
            &[
                (Field::Address, Msg::FieldAddress),
                (Field::Stance, Msg::FieldStance),
                (Field::Citation, Msg::FieldCitation),
                (Field::Quote, Msg::FieldQuote),
                (Field::ArchiveUrl, Msg::FieldArchiveUrl),
                (Field::Level, Msg::FieldLevel),
            ],
            &[
                (Field::Title, Msg::FieldTitle),
                (Field::Publisher, Msg::FieldPublisher),
                (Field::Author, Msg::FieldAuthor),
                (Field::Published, Msg::FieldPublished),
                (Field::Accessed, Msg::FieldAccessed),
                (Field::Question, Msg::FieldQuestion),
                (Field::Answer, Msg::FieldAnswer),
                (Field::AnswerType, Msg::FieldAnswerType),
                (Field::Medium, Msg::FieldMedium),
                (Field::Strategy, Msg::FieldStrategy),
                (Field::Interests, Msg::FieldInterests),
                (Field::Note, Msg::NoteField),
            ],
        ),
        Subject::Appearance => (
            Msg::FormAppearance,
            &[(Field::Address, Msg::FieldAddress), (Field::Sighting, Msg::FieldSighting), (Field::Published, Msg::FieldPublished)],
            &[
                (Field::ArchiveUrl, Msg::FieldArchiveUrl),
                (Field::Title, Msg::FieldTitle),
                (Field::Publisher, Msg::FieldPublisher),
                (Field::AppearanceType, Msg::FieldAppearanceType),
                (Field::Accessed, Msg::FieldAccessed),
                (Field::Note, Msg::NoteField),
            ],
        ),
        Subject::PreviousCheck => (
            Msg::FormPreviousCheck,
            &[(Field::Address, Msg::FieldAddress), (Field::Verdict, Msg::FieldVerdict), (Field::Match, Msg::FieldMatch)],
            &[
                (Field::Publisher, Msg::FieldPublisher),
                (Field::Title, Msg::FieldTitle),
                (Field::Published, Msg::FieldPublished),
                (Field::ArchiveUrl, Msg::FieldArchiveUrl),
                (Field::Accessed, Msg::FieldAccessed),
                (Field::Note, Msg::NoteField),
            ],
        ),
        Subject::Reply => (
            Msg::FormReply,
            &[
                (Field::Asked, Msg::FieldAsked),
                (Field::AskedThrough, Msg::FieldAskedThrough),
                (Field::Answer, Msg::FieldReplyAnswer),
            ],
            &[(Field::Note, Msg::NoteField)],
        ),
        Subject::Correction => (
            Msg::FormCorrection,
            &[(Field::CorrectedOn, Msg::FieldCorrectedOn), (Field::What, Msg::FieldWhat), (Field::Why, Msg::FieldWhy)],
            &[(Field::Note, Msg::NoteField)],
        ),
        Subject::Signal => (
            Msg::FormSignal,
            &[(Field::Code, Msg::FieldCode), (Field::State, Msg::FieldState), (Field::Severity, Msg::FieldSeverity)],
            &[(Field::Note, Msg::NoteField)],
        ),
        Subject::Link => return None,
    };
    Some(Rows { title, first, more })
}

/// What a field is called: as its form has it; fields that are in no form have names of their own.
#[must_use]
pub fn label(subject: Subject, field: Field) -> Msg {
    let written = rows(subject).and_then(|form| form.first.iter().chain(form.more).find(|(own, _)| *own == field).copied());
    written.map_or_else(|| label_of_tie(field), |(_, label)| label)
}

fn label_of_tie(field: Field) -> Msg {
    match field {
        Field::Speaker => Msg::ColumnSpeaker,
        Field::SourceSpans => Msg::FieldSourceSpans,
        Field::CueSpans => Msg::FieldCueSpans,
        Field::QuotedSpans => Msg::FieldQuotedSpans,
        Field::Outer => Msg::FieldOuter,
        Field::Nesting => Msg::FieldNesting,
        Field::Mentioned => Msg::FieldMentioned,
        Field::Aliases => Msg::EntityAliases,
        Field::TitleSpans => Msg::FieldTitleSpans,
        Field::OfClaim => Msg::KindClaim,
        Field::LinkType => Msg::FieldLinkType,
        Field::From => Msg::FieldFrom,
        Field::To => Msg::FieldTo,
        Field::Certainty => Msg::FieldCertainty,
        Field::SignalSpans => Msg::SignalWords,
        // No form shows it: what was added was left empty, and is gone.
        Field::LeftEmpty => Msg::EmptyLeft,
        Field::Note => Msg::NoteField,
        // Of a kind that the mark was before.
        _ => Msg::FieldOfOtherKind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::desk::field::RULES;

    #[test]
    fn every_field_has_a_name() {
        for rule in RULES {
            for subject in rule.subjects {
                assert_ne!(label(*subject, rule.field), Msg::FieldOfOtherKind, "{:?} of {subject:?}", rule.field);
            }
        }
    }
}
