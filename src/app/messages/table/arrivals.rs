//! What was brought in and waits for a look.

macro_rules! arrivals {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        ArrivalsHeading: "What would change", "Was sich ändern würde";
        ArrivalsLead: "Look before it is merged into what you have. Of two versions of one thing the newer stays.", "Ein Blick, bevor es mit Ihrem Stand zusammengeführt wird. Von zwei Fassungen einer Sache bleibt die neuere.";
        ArrivalPasted: "Pasted text", "Eingefügter Text";
        ArrivalNew: "New article", "Neuer Artikel";
        ArrivalSame: "Nothing new", "Nichts Neues";
        ArrivalMarks: "Marks", "Markierungen";
        ArrivalRecords: "Fact check", "Faktencheck";
        ArrivalTags: "Tags", "Schlagwörter";
        ArrivalText: "The article gets another text.", "Der Artikel bekommt einen anderen Text.";
        ArrivalDetails: "Details of the article change.", "Angaben zum Artikel ändern sich.";
        ArrivalDecisions: "Decisions about parts of the article change.", "Entscheidungen über Teile des Artikels ändern sich.";
        FateNew: "{n} new", "{n} neu";
        FateSame: "{n} the same", "{n} gleich";
        FateChanged: "{n} changed", "{n} geändert";
        FateDeleted: "{n} deleted", "{n} gelöscht";
        FateRestored: "{n} put back", "{n} zurückgeholt";
        FateKept: "{n} in conflict: yours is newer and stays", "{n} im Widerspruch: Ihre Fassung ist neuer und bleibt";
        ArrivalLostOne: "{n} mark was not found in the text. It is kept as lost; you can attach it by hand.", "{n} Markierung wurde im Text nicht gefunden. Sie bleibt als verloren erhalten und lässt sich von Hand anheften.";
        ArrivalLostOther: "{n} marks were not found in the text. They are kept as lost; you can attach them by hand.", "{n} Markierungen wurden im Text nicht gefunden. Sie bleiben als verloren erhalten und lassen sich von Hand anheften.";
        ArrivalTake: "Take over", "Übernehmen";
        ArrivalLeave: "Leave it", "Verwerfen";
        RefusedNeedsArticle: "It holds marks without the text they are about. Open the article first, then drop this file on it.", "Sie enthält Markierungen ohne den Text, zu dem sie gehören. Öffnen Sie erst den Artikel und legen Sie diese Datei dann darauf ab.";
        RefusedNoAnnotations: "There are no marks in it that could be taken.", "Darin sind keine Markierungen, die sich übernehmen ließen.";
        RefusedPagesElsewhere: "Its annotations lie in other files. Open the pages of this collection instead.", "Ihre Annotationen liegen in anderen Dateien. Öffnen Sie stattdessen die Seiten dieser Sammlung.";
    } };
}
pub(super) use arrivals;
