//! Files for others.

macro_rules! export {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        ExportHeading: "Export", "Exportieren";
        ExportLead: "A Beleg file holds the article, all marks and the tags they use. Anyone can open it in Beleg; a schema for other programs is published with this page.", "Eine Beleg-Datei enthält den Artikel, alle Markierungen und ihre Schlagwörter. Sie lässt sich überall in Beleg öffnen; ein Schema für andere Programme liegt bei dieser Seite.";
        ExportWhat: "What", "Was";
        ExportThis: "This article", "Dieser Artikel";
        ExportLibrary: "All articles", "Alle Artikel";
        ExportFacts: "{name}, {size} KB", "{name}, {size} KB";
        Preview: "Preview of the file", "Vorschau der Datei";
    } };
}
pub(super) use export;
