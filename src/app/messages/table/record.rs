//! What is said of a mark beyond its words.

macro_rules! record {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        AtMark: "{kind} {n} of {count}: {words}", "{kind} {n} von {count}: {words}";
        WhenToUse: "Which kind when", "Was wann";
        FormClaim: "Fact check", "Faktencheck";
        FormSource: "About the source", "Zur Quelle";
        FormQuotation: "About the quotation", "Zum Zitat";
        MoreFields: "More fields", "Weitere Felder";
        FieldNormalised: "Claim in one self-contained sentence", "Die Behauptung in einem Satz, der allein steht";
        FieldStatus: "Status", "Status";
        FieldConclusion: "Conclusion", "Fazit";
        FieldShort: "Short version (under 75 characters)", "Kurzfassung (unter 75 Zeichen)";
        FieldScale: "Rating scale", "Bewertungsskala";
        FieldRating: "Rating", "Bewertung";
        FieldExplanation: "Explanation", "Begründung";
        FieldOpenQuestions: "Open questions", "Offene Fragen";
        FieldCheckable: "Checkable", "Überprüfbar";
        FieldWorth: "Check-worthiness", "Prüfwert";
        FieldWorthReasons: "Why it is worth checking", "Warum prüfenswert";
        FieldClaimTypes: "Types of claim", "Arten der Behauptung";
        FieldDateSaid: "When it was said", "Wann gesagt";
        FieldPlaceSaid: "Where it was said", "Wo gesagt";
        FieldName: "Name", "Name";
        FieldSourceType: "Type of source", "Art der Quelle";
        FieldNaming: "Named or anonymous", "Namentlich oder anonym";
        FieldAnonymityReason: "Why it is anonymous", "Warum anonym";
        FieldAffiliation: "Affiliation", "Zugehörigkeit";
        FieldRole: "Role", "Rolle";
        FieldChannel: "Channel", "Kanal";
        FieldProximity: "First-hand or second-hand", "Aus erster oder zweiter Hand";
        FieldCredential: "Title or office", "Titel oder Amt";
        FieldQuotationType: "Type of quotation", "Art des Zitats";
        FieldFidelity: "Accuracy of the quotation", "Genauigkeit des Zitats";
        FieldOriginal: "The original words", "Der Wortlaut im Original";
        FieldOriginalUrl: "Address of the original", "Adresse des Originals";
        FieldCueStance: "Reporting verb", "Redeverb";
    } };
}
pub(super) use record;
