//! Settings and help.

macro_rules! settings {
    ($then:ident $($more:ident)*; $($before:tt)*) => { $then! { $($more)*; $($before)*
        // Settings
        SettingsYou: "You", "Sie";
        YourName: "Name or initials", "Name oder Kürzel";
        YourNameAdvice: "Stands on your marks, so that colleagues know whose they are.", "Steht an Ihren Markierungen, damit Kollegen wissen, von wem sie sind.";
        SettingsLook: "Language and look", "Sprache und Aussehen";
        Language: "Language", "Sprache";
        LanguageOfBrowser: "as the browser", "wie der Browser";
        Theme: "Theme", "Farben";
        ThemeSystem: "as the system", "wie das System";
        ThemeLight: "light", "hell";
        ThemeDark: "dark", "dunkel";
        SettingsMarking: "Marking", "Markieren";
        SnapToWords: "Select whole words", "Ganze Wörter auswählen";
        SnapToWordsAdvice: "Off, you can mark a part of a word, such as IS in Anti-IS-Koalition.", "Ausgeschaltet lassen sich Wortteile markieren, etwa IS in Anti-IS-Koalition.";
        SingleKeys: "Single-letter keys", "Tasten mit einem Buchstaben";
        SingleKeysAdvice: "C, S, E, Q, M at a selection; J, K, N, P, / and ? elsewhere.", "C, S, E, Q, M bei einer Auswahl; J, K, N, P, / und ? sonst.";
        TagsHeading: "Tags", "Schlagwörter";
        EntityTypesHeading: "Types of entity", "Arten von Entitäten";
        LabelOfTag: "Label of “{tag}”", "Bezeichnung von „{tag}“";
        ColourOfTag: "Colour of “{tag}”", "Farbe von „{tag}“";
        KeyOfTag: "Key of “{tag}”", "Taste von „{tag}“";
        DeleteTag: "Delete “{tag}”", "„{tag}“ löschen";
        RestoreTag: "Bring back", "Zurückholen";
        NewTag: "New tag", "Neues Schlagwort";
        NewEntityType: "New type", "Neue Art";
        AddTag: "Add", "Hinzufügen";
        // Help
        GuideOpen: "Paste an article into the library, open a file, or try the sample. Greyed parts seem not to belong to the article; the button beside them keeps them.", "Fügen Sie in der Bibliothek einen Artikel ein, öffnen Sie eine Datei oder nehmen Sie das Beispiel. Graue Teile gehören wohl nicht zum Artikel; der Knopf daneben behält sie.";
        GuideSelect: "Select some words and press a letter: C for a claim, S for a source, E for an entity, Q for a quotation, M for a note.", "Wählen Sie Wörter aus und drücken Sie einen Buchstaben: C für eine Behauptung, S für eine Quelle, E für eine Entität, Q für ein Zitat, M für eine Notiz.";
        GuideDescribe: "On the card beside the words write a note and choose tags. Esc leads back to the text.", "Schreiben Sie auf der Karte neben den Wörtern eine Notiz und wählen Sie Schlagwörter. Esc führt zurück zum Text.";
        GuideLook: "Filter by kind, tag or words; J and K go from mark to mark; everything can be undone.", "Filtern Sie nach Art, Schlagwort oder Wörtern; J und K gehen von Markierung zu Markierung; alles lässt sich rückgängig machen.";
        GuideExport: "Export gives you a file. It is also your backup: browsers may delete what pages store.", "„Exportieren“ gibt Ihnen eine Datei. Sie ist auch Ihre Sicherung: Browser können löschen, was Seiten speichern.";
        KeysHeading: "Keys", "Tasten";
        KeysAreOff: "Single-letter keys are switched off in the settings.", "Tasten mit einem Buchstaben sind in den Einstellungen ausgeschaltet.";
        KeysPopover: "With words selected", "Bei ausgewählten Wörtern";
        KeysReading: "Reading in the article", "Lesen im Artikel";
        KeysAnywhere: "Anywhere outside text fields", "Überall außerhalb von Textfeldern";
        KeyNameSpace: "Space", "Leertaste";
        KeyNameSelect: "select", "Auswahl";
        KeyEntity: "Entity, then the key of its type", "Entität, dann die Taste ihrer Art";
        KeyEscape: "leave, back to the text", "verlassen, zurück zum Text";
        KeyCharacter: "by character", "zeichenweise";
        KeyLine: "by line", "zeilenweise";
        KeyWord: "by word", "wortweise";
        KeySentence: "next and previous sentence", "nächster und voriger Satz";
        KeyExtend: "with any of these: select", "mit einer von diesen: auswählen";
        KeyEnter: "offer the kinds of mark", "Arten der Markierung anbieten";
        KeySpace: "pick the mark at the cursor", "Markierung am Zeiger nehmen";
        KeyEnds: "start and end of the article", "Anfang und Ende des Artikels";
        KeyStep: "next and previous mark", "nächste und vorige Markierung";
        KeyDelete: "delete the open mark", "offene Markierung löschen";
        KeyAddSpan: "add words to the open mark", "Wörter zur offenen Markierung hinzufügen";
        PrivacyHeading: "Where your work is", "Wo Ihre Arbeit liegt";
        PrivacyText: "Everything is kept in this browser's own storage. Nothing is sent anywhere, and nobody else can see it. Clearing the browser's data deletes it, so export now and then.", "Alles liegt im Speicher dieses Browsers. Nichts wird irgendwohin gesendet, niemand sonst kann es sehen. Wer die Browserdaten löscht, löscht es; exportieren Sie deshalb ab und zu.";
        SchemaLink: "JSON Schema of the file format", "JSON-Schema des Dateiformats";
    } };
}
pub(super) use settings;
