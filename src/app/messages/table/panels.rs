//! The panels beside the article, and the two that take its place.

macro_rules! panels {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        PanelTabs: "What stands beside the article", "Was neben dem Artikel steht";
        TabMarks: "Marks", "Markierungen";
        TabSources: "Sources", "Quellen";
        TabEntities: "Entities", "Entitäten";
        TabSignals: "Signals", "Signale";
        TabPreflight: "Final check", "Schlussprüfung";
        ClaimsTable: "Table of claims", "Tabelle der Behauptungen";
        Picture: "Who says what", "Wer sagt was";
        // Acts that make no sense
        ActGone: "That no longer exists; nothing was changed.", "Das gibt es nicht mehr; nichts wurde geändert.";
        ActLinkedAlready: "Already linked.", "Schon verknüpft.";
        ActItself: "That cannot be linked to itself.", "Das lässt sich nicht mit sich selbst verbinden.";
        ActNoName: "A name is missing.", "Es fehlt ein Name.";
    } };
}
pub(super) use panels;
