//! Pre-flight, the table of claims and the picture.

macro_rules! claims {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        Views: "Views", "Ansichten";
        // Pre-flight
        PreflightLead: "What an editor would ask before this is published. Nothing here forbids anything.", "Was eine Redaktion vor der Veröffentlichung fragen würde. Nichts davon verbietet etwas.";
        PreflightClear: "Nothing to object to.", "Nichts zu beanstanden.";
        FindingsOne: "{n} finding", "{n} Befund";
        FindingsOther: "{n} findings", "{n} Befunde";
        SeverityMistake: "To be mended", "Zu beheben";
        SeverityQuestion: "To be asked", "Nachzufragen";
        SeverityHint: "Could be better", "Könnte besser sein";
        OpenCard: "Open the card", "Karte öffnen";
        RuleClaimWithoutSource: "Claim without a source", "Behauptung ohne Quelle";
        HelpClaimWithoutSource: "Link the claim to whoever says it. If the article says it in its own voice, say so.", "Verknüpfen Sie die Behauptung mit der Person oder Stelle, die sie aufstellt. Sagt der Artikel es selbst, halten Sie das fest.";
        FixClaimWithoutSource: "It is the article’s own", "Der Artikel sagt es selbst";
        RuleRatedWithoutEvidence: "Rated without evidence", "Bewertet ohne Beleg";
        HelpRatedWithoutEvidence: "The rating has nothing to rest on yet. Add the evidence it was made from.", "Die Bewertung stützt sich noch auf nichts. Tragen Sie die Belege ein, auf denen sie beruht.";
        RuleOnlyAnonymousSources: "Only anonymous sources", "Nur anonyme Quellen";
        HelpOnlyAnonymousSources: "Nobody who says this is named. Look for somebody who can be, or say why not.", "Niemand, der das sagt, ist benannt. Suchen Sie jemanden, der benannt werden kann, oder begründen Sie, warum nicht.";
        RuleOneIndependentSource: "Only one independent place of evidence", "Nur eine unabhängige Belegstelle";
        HelpOneIndependentSource: "All evidence is from one place. A second one that does not copy the first makes it firm.", "Alle Belege stammen von einer Stelle. Eine zweite, die nicht von der ersten abschreibt, macht es belastbar.";
        RuleNoArchiveLink: "Evidence without an archived copy", "Beleg ohne archivierte Kopie";
        HelpNoArchiveLink: "Pages change and vanish. Archive the page and write down the copy’s address.", "Seiten ändern sich und verschwinden. Archivieren Sie die Seite und tragen Sie die Adresse der Kopie ein.";
        RuleShortClaimTooLong: "Short claim of 75 characters or more", "Kurzfassung mit 75 Zeichen oder mehr";
        HelpShortClaimTooLong: "Search engines cut it off. Say it in fewer than 75 characters.", "Suchmaschinen schneiden sie ab. Fassen Sie sie in weniger als 75 Zeichen.";
        RuleRatingInsideClaim: "The short claim says its rating", "Die Kurzfassung nennt ihre Bewertung";
        HelpRatingInsideClaim: "The claim is what was said, the rating what you found. Take the rating’s word out.", "Die Behauptung ist, was gesagt wurde, die Bewertung, was Sie gefunden haben. Nehmen Sie das Bewertungswort heraus.";
        FixRatingInsideClaim: "Take the rating out", "Bewertung herausnehmen";
        RuleRatingNotOnScale: "Rating that its scale does not have", "Bewertung, die es auf der Skala nicht gibt";
        HelpRatingNotOnScale: "Choose the scale that the rating is of, or a rating of this scale.", "Wählen Sie die Skala, zu der die Bewertung gehört, oder eine Bewertung dieser Skala.";
        FixRatingNotOnScale: "Use the scale of five steps", "Fünfstufige Skala nehmen";
        RuleEvidenceLaterThanClaim: "Evidence later than the claim", "Beleg jünger als die Behauptung";
        HelpEvidenceLaterThanClaim: "Whoever made the claim could not know this yet. Look for what was known on that day.", "Wer das behauptete, konnte dies noch nicht wissen. Suchen Sie, was an jenem Tag bekannt war.";
        RuleOrphan: "Lost words or a link to nothing", "Verlorene Wörter oder Verknüpfung ins Leere";
        HelpOrphan: "Give the mark its words again, or delete the link.", "Geben Sie der Markierung ihre Wörter wieder, oder löschen Sie die Verknüpfung.";
        FixOrphan: "Delete the link", "Verknüpfung löschen";
        RuleUnresolvedTime: "A day without its date", "Ein Tag ohne Datum";
        HelpUnresolvedTime: "“Thursday” or “yesterday” says nothing without the day the article is from. Write down when it was published.", "„Donnerstag“ oder „gestern“ sagt nichts ohne den Tag, von dem der Artikel ist. Tragen Sie ein, wann er erschienen ist.";
        RuleLikelySameEntity: "Names that look like one entity", "Namen, die wie eine Entität aussehen";
        HelpLikelySameEntity: "If they are the same, make one entity of them. One undo takes it back.", "Sind sie dieselbe, machen Sie eine Entität daraus. Einmal Rückgängig nimmt es zurück.";
        FixLikelySameEntity: "Make them one", "Zu einer zusammenlegen";
        AndLike: "“{one}” and “{other}”", "„{one}“ und „{other}“";
        EvidenceAt: "{place}, for “{claim}”", "{place}, zu „{claim}“";
        LinkNowhere: "{link}: “{words}”", "{link}: „{words}“";
        NowhereAtAll: "neither end is there", "beide Enden fehlen";
        // Table of claims
        ClaimsKeys: "Arrow keys go from cell to cell, Enter edits or shows the claim in the text, Escape leaves a cell as it was.", "Pfeiltasten gehen von Zelle zu Zelle, Eingabe bearbeitet oder zeigt die Behauptung im Text, Escape lässt eine Zelle, wie sie war.";
        ClaimsShown: "{shown} of {all} claims.", "{shown} von {all} Behauptungen.";
        NoClaims: "No claims yet. Mark one in the article, and it stands here.", "Noch keine Behauptungen. Markieren Sie eine im Artikel, dann steht sie hier.";
        NoClaimsFiltered: "No claim passes the filter.", "Keine Behauptung passt zum Filter.";
        ClaimFilter: "Filter claims", "Behauptungen filtern";
        ClaimWords: "Words of claims", "Wörter der Behauptungen";
        ClaimStatus: "Only this status", "Nur dieser Stand";
        AnyStatus: "any status", "jeder Stand";
        ClaimRating: "Only this rating", "Nur diese Bewertung";
        AnyRating: "any rating", "jede Bewertung";
        ClaimOrder: "Order by", "Ordnen nach";
        Downwards: "Downwards", "Absteigend";
        ColumnPlace: "No.", "Nr.";
        ColumnQuote: "Words", "Wortlaut";
        ColumnNormalised: "As one sentence", "Als ein Satz";
        ColumnShort: "Short", "Kurz";
        ColumnTypes: "Types", "Arten";
        ColumnSpeaker: "Said by", "Gesagt von";
        ColumnSupporting: "For", "Dafür";
        ColumnRefuting: "Against", "Dagegen";
        ShowInText: "Show in the text", "Im Text zeigen";
        TooLong: "{n} characters", "{n} Zeichen";
        // Picture
        PictureLead: "Who says what about whom. Choose a box to see what it is linked with.", "Wer sagt was über wen. Wählen Sie einen Kasten, um zu sehen, womit er verknüpft ist.";
        PictureSources: "Who says it", "Wer es sagt";
        PictureClaims: "What is said", "Was gesagt wird";
        PictureEntities: "About whom", "Über wen";
        SavePicture: "Save as SVG", "Als SVG speichern";
        PictureEmpty: "Nothing to draw yet: mark claims, and link them with their sources and what they are about.", "Noch nichts zu zeichnen: Markieren Sie Behauptungen, und verknüpfen Sie sie mit ihren Quellen und dem, wovon sie handeln.";
        PictureList: "As a list", "Als Liste";
        LinkedOne: "linked with {n} box", "mit {n} Kasten verknüpft";
        LinkedOther: "linked with {n} boxes", "mit {n} Kästen verknüpft";
        Timeline: "When it was said", "Wann es gesagt wurde";
        SeenAt: "seen: {place}", "gesehen: {place}";
        SeenSomewhere: "seen", "gesehen";
        UndatedOne: "{n} claim without a date", "{n} Behauptung ohne Datum";
        UndatedOther: "{n} claims without a date", "{n} Behauptungen ohne Datum";
        NoDates: "No claim has a date yet. Its card has the field “When it was said”.", "Noch keine Behauptung hat ein Datum. Ihre Karte hat dafür das Feld „Wann gesagt“.";
    } };
}
pub(super) use claims;
