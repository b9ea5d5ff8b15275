//! Versions of an article, and what became of the marks.

macro_rules! versions {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        AnchorEdited: "reworded", "umformuliert";
        ActUpdateArticle: "new version of the article", "neue Fassung des Artikels";
        UpdateArticle: "Update the article", "Artikel aktualisieren";
        UpdateLead: "Paste the new version of the article, or open its file. All marks are carried over; nothing is deleted, and one Undo brings all back.", "Fügen Sie die neue Fassung des Artikels ein oder öffnen Sie ihre Datei. Alle Markierungen ziehen mit; nichts wird gelöscht, und ein einziges Rückgängig stellt alles wieder her.";
        UpdateText: "New version", "Neue Fassung";
        UpdateFile: "Open a file", "Datei öffnen";
        UpdateCompare: "Compare", "Vergleichen";
        UpdateComparing: "Comparing the two versions …", "Die beiden Fassungen werden verglichen …";
        UpdateSame: "This is the same text, word for word and sign for sign. There is nothing to update.", "Das ist derselbe Text, Wort für Wort und Zeichen für Zeichen. Es gibt nichts zu aktualisieren.";
        UpdateApply: "Use the new version", "Neue Fassung übernehmen";
        UpdateBack: "Back", "Zurück";
        UpdateDone: "The new version was taken over.", "Die neue Fassung wurde übernommen.";
        UpdateGone: "The article was changed in the meantime. Compare again.", "Der Artikel wurde inzwischen geändert. Bitte noch einmal vergleichen.";
        UpdateMarks: "What becomes of the marks", "Was aus den Markierungen wird";
        UpdateNoMarks: "The article has no marks.", "Der Artikel hat keine Markierungen.";
        StateExact: "Unchanged", "Unverändert";
        StateMoved: "Moved", "Verschoben";
        StateEdited: "Reworded", "Umformuliert";
        StateLost: "Lost", "Verloren";
        StateScore: "{score}% match", "zu {score} % gleich";
        GuessIs: "Perhaps now: {quote}", "Vielleicht jetzt: {quote}";
        GuessAccept: "Attach there", "Dort anheften";
        AnchorReject: "Treat as lost", "Als verloren führen";
        Reattach: "Attach elsewhere …", "Anderswo anheften …";
        ReattachText: "Text of the new version", "Text der neuen Fassung";
        ReattachHint: "Select the words in the new version, then attach the mark to them.", "Wählen Sie die Wörter in der neuen Fassung aus, dann heften Sie die Markierung daran.";
        ReattachNothing: "No words are selected in the new version.", "In der neuen Fassung sind keine Wörter ausgewählt.";
        AnchorUndecide: "As proposed", "Wie vorgeschlagen";
        AnchorChosen: "Will be attached to: {quote}", "Wird angeheftet an: {quote}";
        AnchorLeft: "Stays lost", "Bleibt verloren";
        ReattachDo: "Attach to these words", "An diese Wörter anheften";
        ChangeReport: "Change report", "Änderungsbericht";
        ReportMarkdown: "Save as Markdown", "Als Markdown speichern";
        ReportHtml: "Save as HTML", "Als HTML speichern";
        ReportVersion: "Earlier text", "Früherer Text";
        ReportNoVersions: "There is no earlier text of this article. A report can be made once it has been updated.", "Von diesem Artikel gibt es keinen früheren Text. Ein Bericht ist möglich, sobald er einmal aktualisiert wurde.";
        LostGroup: "Lost marks", "Verlorene Markierungen";
    } };
}
pub(super) use versions;
