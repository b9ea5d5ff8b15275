//! What is said of a mark beyond its words.

macro_rules! record {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        WhenToUse: "When to use which", "Wann man welches nimmt";
        FormClaim: "Fact check", "Faktencheck";
        FormSource: "About the source", "Zur Quelle";
        FormQuotation: "About the quotation", "Zum Zitat";
        MoreFields: "More fields", "Weitere Felder";
        FieldNormalised: "The claim as one sentence that stands alone", "Die Behauptung als ein Satz, der allein steht";
        FieldStatus: "Status", "Stand";
        FieldConclusion: "Conclusion", "Fazit";
        FieldShort: "Short, under 75 characters", "Kurz, unter 75 Zeichen";
        FieldScale: "Rating scale", "Bewertungsskala";
        FieldRating: "Rating", "Bewertung";
        FieldExplanation: "Explanation", "Begründung";
        FieldOpenQuestions: "Open questions", "Offene Fragen";
        FieldCheckable: "Checkable", "Überprüfbar";
        FieldWorth: "Worth checking", "Prüfenswert";
        FieldWorthReasons: "Why it is worth checking", "Warum prüfenswert";
        FieldClaimTypes: "Types of claim", "Arten der Behauptung";
        FieldDateSaid: "When it was said", "Wann gesagt";
        FieldPlaceSaid: "Where it was said", "Wo gesagt";
        FieldName: "Name", "Name";
        FieldSourceType: "Type of source", "Art der Quelle";
        FieldNaming: "How fully it is named", "Wie vollständig benannt";
        FieldAnonymityReason: "Why it is anonymous", "Warum anonym";
        FieldAffiliation: "Affiliation", "Zugehörigkeit";
        FieldRole: "Role", "Rolle";
        FieldChannel: "Channel", "Weg";
        FieldProximity: "Saw it itself", "Selbst dabei";
        FieldCredential: "Title or office", "Titel oder Amt";
        FieldQuotationType: "Type of quotation", "Art des Zitats";
        FieldFidelity: "True to the original", "Treue zum Original";
        FieldOriginal: "The original words", "Der Wortlaut im Original";
        FieldOriginalUrl: "Address of the original", "Adresse des Originals";
        FieldCueStance: "How the words are taken", "Wie die Worte genommen werden";
    } };
}
pub(super) use record;
