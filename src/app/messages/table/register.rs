//! The register of entities, the ledger of sources and the signals.

macro_rules! register {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        // Undone and redone
        ActGather: "gathered under one name", "unter einem Namen gesammelt";
        ActMarkAll: "marked occurrences", "Fundstellen markiert";
        // Register
        RegisterLead: "Mark persons, organisations, places, and group what means the same under one name: IS, ISIS, DAESH.", "Markieren Sie Personen, Organisationen, Orte und fassen Sie unter einem Namen zusammen, was dasselbe meint: IS, ISIS, DAESH.";
        RegisterLabel: "Register", "Register";
        RegisterSearch: "Search names", "Namen suchen";
        RegisterNothing: "No name has these words.", "Kein Name enthält diese Wörter.";
        RegisterOpen: "Open “{name}”", "„{name}“ öffnen";
        RegisterPick: "Pick “{name}”", "„{name}“ auswählen";
        MentionsOne: "{n} mention", "{n} Erwähnung";
        MentionsOther: "{n} mentions", "{n} Erwähnungen";
        LooseHeading: "Ungrouped mentions", "Noch nicht zugeordnet";
        LooseLead: "These mentions belong to no entity. Pick those that mean the same and group them.", "Diese Erwähnungen gehören zu keiner Entität. Wählen Sie aus, was dasselbe meint, und fassen Sie es zusammen.";
        LooseNext: "Show “{name}” in the text", "„{name}“ im Text zeigen";
        LooseTo: "to “{name}”", "zu „{name}“";
        LooseToLabel: "Add “{words}” to “{name}”", "„{words}“ zu „{name}“ nehmen";
        GatherLabel: "Group", "Zusammenfassen";
        GatherName: "Under the name", "Unter dem Namen";
        GatherButton: "Group", "Zusammenfassen";
        GatherClear: "Clear selection", "Auswahl aufheben";
        GatherPickedOne: "{n} picked", "{n} ausgewählt";
        GatherPickedOther: "{n} picked", "{n} ausgewählt";
        // An entity
        EntityBack: "All entities", "Alle Entitäten";
        EntityLabel: "Entity: {name}", "Entität: {name}";
        EntityName: "Name", "Name";
        EntityNoName: "without a name", "ohne Namen";
        EntityType: "Type of entity", "Art der Entität";
        EntityAliases: "Other names", "Andere Namen";
        EntityAddAlias: "Another name", "Weiterer Name";
        EntityAdd: "Add", "Hinzufügen";
        EntityRemoveAlias: "Remove the name “{name}”", "Den Namen „{name}“ entfernen";
        EntityDescription: "What or who it is", "Was oder wer es ist";
        EntityWikidata: "Wikidata, such as Q42", "Wikidata, etwa Q42";
        EntityWikidataWrong: "That is no id of Wikidata: a Q and a number, such as Q42. It is not kept.", "Das ist keine Kennung von Wikidata: ein Q und eine Zahl, etwa Q42. Sie wird nicht behalten.";
        EntityWikidataOpen: "Open in Wikidata", "In Wikidata öffnen";
        EntityDelete: "Delete entity", "Entität löschen";
        EntityMentions: "Mentions", "Erwähnungen";
        EntityNoMentions: "No mention in the text yet.", "Noch keine Erwähnung im Text.";
        EntitySplitName: "Name of what is split off", "Name des Abgetrennten";
        EntitySplit: "Split off", "Abtrennen";
        EntityPickMention: "Pick “{words}”: {context}", "„{words}“ auswählen: {context}";
        EntityLinks: "Related entities", "Verwandte Entitäten";
        EntityLinkType: "Relation", "Beziehung";
        EntityLinkTo: "Entity", "Entität";
        EntityLinkAdd: "Link", "Verbinden";
        EntityUnlink: "Remove the link to “{name}”", "Verbindung zu „{name}“ lösen";
        // Occurrences
        FindAll: "Mark all occurrences", "Alle Fundstellen markieren";
        FindAllOf: "Find and mark “{name}” everywhere", "„{name}“ überall suchen und markieren";
        FindAllTitle: "Occurrences of “{name}”", "Fundstellen von „{name}“";
        FindWhere: "Where", "Wo";
        FindWords: "whole words", "ganze Wörter";
        FindCompounds: "also inside hyphenated words", "auch in Wörtern mit Bindestrich";
        FindAnywhere: "anywhere inside words", "überall, auch mitten im Wort";
        FindCase: "Match case", "Groß- und Kleinschreibung beachten";
        FindInflected: "Include endings (Iraq’s, Iraqis)", "Mit Endungen (Iraks, irakischen)";
        FindNone: "Nothing found. Try other options, or add another name.", "Nichts gefunden. Versuchen Sie andere Einstellungen oder fügen Sie einen weiteren Namen hinzu.";
        FindAllMarked: "Every occurrence is marked already.", "Alle Fundstellen sind schon markiert.";
        FindMore: "There are more. These are the first {n}; mark them, and the next come.", "Es gibt noch mehr. Dies sind die ersten {n}; markieren Sie diese, dann kommen die nächsten.";
        FindMarked: "marked", "markiert";
        FindLoose: "marked, not grouped", "markiert, nicht zugeordnet";
        FindElsewhere: "is “{name}”", "ist „{name}“";
        FindLeftOut: "not article text", "kein Artikeltext";
        FindShow: "Show in the text: {context}", "Im Text zeigen: {context}";
        FindTickAll: "Tick all", "Alle ankreuzen";
        FindTickNone: "Clear all", "Keine ankreuzen";
        FindMarkOne: "Mark {n} occurrence", "{n} Fundstelle markieren";
        FindMarkOther: "Mark {n} occurrences", "{n} Fundstellen markieren";
        FindCancel: "Cancel", "Abbrechen";
        // Ledger
        LedgerLead: "Mark who the article relies on as a source; link claims and quotations to it on their cards.", "Markieren Sie als Quelle, worauf sich der Artikel stützt; verbinden Sie Behauptungen und Zitate auf ihren Karten damit.";
        LedgerLabel: "Sources of the article", "Quellen des Artikels";
        LedgerSummary: "{sources}, {anonymous} anonymous", "{sources}, davon anonym: {anonymous}";
        LedgerNamed: "named", "namentlich";
        LedgerPartly: "partly named", "teilweise namentlich";
        LedgerAnonymous: "anonymous", "anonym";
        LedgerNotSaid: "naming not recorded", "Nennung nicht erfasst";
        LedgerNever: "not linked yet", "noch nicht verknüpft";
        LedgerTimesNamed: "named in {n} places", "an {n} Stellen genannt";
        LedgerSays: "What {name} says", "Was {name} sagt";
        LedgerOneAnonymous: "On one anonymous source only", "Nur auf eine anonyme Quelle gestützt";
        LedgerNoSource: "Claims without a source", "Behauptungen ohne Quelle";
        LedgerFine: "Every claim has a source, and none rests on one anonymous source alone.", "Jede Behauptung hat eine Quelle, und keine stützt sich allein auf eine anonyme.";
        // Signals
        SignalsLead: "Observations on the article as a whole. No score.", "Beobachtungen am Artikel als Ganzem. Keine Note.";
        SignalAdd: "Add an observation", "Beobachtung hinzufügen";
        SignalChoose: "choose …", "auswählen …";
        SignalRest: "Other", "Anderes";
        SignalState: "Observed", "Beobachtet";
        SignalSeverity: "Severity", "Gewicht";
        SignalNote: "Note", "Anmerkung";
        SignalWords: "Words that show it", "Wörter, die es zeigen";
        SignalTake: "Take the selected words", "Die ausgewählten Wörter nehmen";
        SignalTakeAdvice: "Select words in the article first.", "Wählen Sie zuerst Wörter im Artikel aus.";
        SignalDropWords: "Remove the words", "Die Wörter entfernen";
        SignalRemove: "Delete the observation “{name}”", "Beobachtung „{name}“ löschen";
        SignalOpen: "Edit the observation “{name}”", "Beobachtung „{name}“ bearbeiten";
        SignalShow: "Show “{words}” in the text", "„{words}“ im Text zeigen";
        SignalNone: "Nothing observed yet.", "Noch nichts beobachtet.";
        SignalUnknown: "without a name", "ohne Namen";
    } };
}
pub(super) use register;
