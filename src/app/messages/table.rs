//! The table of messages: key, English, German.

macro_rules! messages {
    ($($name:ident: $english:literal, $german:literal;)*) => {
        /// One thing the page can say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Msg { $($name),* }

        impl Msg {
            pub const ALL: &'static [Msg] = &[$(Msg::$name),*];

            /// The key in a language file.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Msg::$name => stringify!($name)),* }
            }

            /// The page fetches its texts (`lang/en.json` and `lang/de.json`, written from this table); only the host has them
            /// compiled in.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn english(self) -> &'static str {
                match self { $(Msg::$name => $english),* }
            }

            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn german(self) -> &'static str {
                match self { $(Msg::$name => $german),* }
            }
        }
    };
}

messages! {
    // The page
    Brand: "Beleg", "Beleg";
    SkipToContent: "Skip to content", "Zum Inhalt springen";
    PageTools: "Page", "Seite";
    ToLibrary: "To the library", "Zur Bibliothek";
    Settings: "Settings", "Einstellungen";
    Help: "Help", "Hilfe";
    Close: "Close", "Schließen";
    GotIt: "Got it", "Verstanden";
    Undo: "Undo", "Rückgängig";
    Redo: "Redo", "Wiederholen";
    Export: "Export", "Exportieren";
    Copy: "Copy", "Kopieren";
    Download: "Download", "Herunterladen";
    MissingHeading: "Nothing here", "Hier ist nichts";
    MissingExplanation: "This link leads to an article that is not in this browser, or to a page that does not exist. Articles live only in the browser they were opened in; ask for the exported file.", "Dieser Link führt zu einem Artikel, der nicht in diesem Browser liegt, oder zu einer Seite, die es nicht gibt. Artikel liegen nur in dem Browser, in dem sie geöffnet wurden; bitten Sie um die exportierte Datei.";
    // Library
    LibraryHeading: "What does the article say?", "Was sagt der Artikel?";
    LibraryLead: "Mark claims, sources and entities, note what you find, and take it all away as a file. Nothing leaves this browser.", "Markieren Sie Behauptungen, Quellen und Entitäten, notieren Sie, was Sie finden, und nehmen Sie alles als Datei mit. Nichts verlässt diesen Browser.";
    NewArticle: "New article", "Neuer Artikel";
    PasteField: "Text of the article", "Text des Artikels";
    PastePlaceholder: "Paste the article here, with or without its formatting, or drop files anywhere on the page", "Artikel hier einfügen, mit oder ohne Formatierung, oder Dateien irgendwo auf die Seite ziehen";
    StartMarking: "Start marking", "Markieren beginnen";
    OpenFile: "Open a file", "Datei öffnen";
    TrySample: "Try a sample", "Beispiel ausprobieren";
    TryAnnotatedSample: "See an annotated sample", "Annotiertes Beispiel ansehen";
    ArriveAdvice: "Read are saved web pages, Word, EPUB, PDF, Markdown, mails, subtitles, plain text and Beleg files. A page without a server cannot fetch other sites: copy the article there and paste it here.", "Gelesen werden gespeicherte Webseiten, Word, EPUB, PDF, Markdown, Mails, Untertitel, reiner Text und Beleg-Dateien. Eine Seite ohne Server kann keine anderen Seiten abrufen: Kopieren Sie den Artikel dort und fügen Sie ihn hier ein.";
    BookmarkletHeading: "Take an article from the page you are reading", "Einen Artikel von der Seite nehmen, die Sie lesen";
    BookmarkletHow: "Drag this to your bookmarks bar. On any page, a click on it opens Beleg with the article.", "Ziehen Sie dies in Ihre Lesezeichenleiste. Auf jeder Seite öffnet ein Klick darauf Beleg mit dem Artikel.";
    BookmarkletName: "Mark in Beleg", "In Beleg markieren";
    BookmarkletAdvice: "The page goes from one window of your browser to the other, and nowhere else. If nothing happens, the page forbids it: press Ctrl+A and Ctrl+C there and paste here.", "Die Seite geht von einem Fenster Ihres Browsers ins andere und nirgendwohin sonst. Geschieht nichts, verbietet es die Seite: Drücken Sie dort Strg+A und Strg+C und fügen Sie hier ein.";
    PageCopied: "This page could not be handed to Beleg, so it was copied. Open Beleg and paste it there.", "Diese Seite ließ sich nicht an Beleg übergeben und wurde deshalb kopiert. Öffnen Sie Beleg und fügen Sie sie dort ein.";
    PageNotCopied: "This page could be neither handed to Beleg nor copied. Press Ctrl+A and Ctrl+C, open Beleg and paste there.", "Diese Seite ließ sich weder an Beleg übergeben noch kopieren. Drücken Sie Strg+A und Strg+C, öffnen Sie Beleg und fügen Sie dort ein.";
    NotHandedOver: "The page you came from could not hand its article over. If it says that it was copied, paste it here; else press Ctrl+A and Ctrl+C there first.", "Die Seite, von der Sie kommen, konnte ihren Artikel nicht übergeben. Sagt sie, dass sie kopiert wurde, fügen Sie sie hier ein; sonst drücken Sie dort zuerst Strg+A und Strg+C.";
    ArticlesOne: "{n} article", "{n} Artikel";
    ArticlesOther: "{n} articles", "{n} Artikel";
    SearchLibrary: "Search titles, texts and notes", "Titel, Texte und Notizen durchsuchen";
    NothingMatches: "No article matches.", "Kein Artikel passt.";
    ExportAll: "Export all", "Alle exportieren";
    Untitled: "Untitled", "Ohne Titel";
    ChangedOn: "changed {date}", "geändert {date}";
    RenameArticle: "Rename “{title}”", "„{title}“ umbenennen";
    DeleteArticle: "Delete “{title}”", "„{title}“ löschen";
    TitleField: "Title of the article", "Titel des Artikels";
    // Desk
    DeskTools: "Article tools", "Werkzeuge zum Artikel";
    ArticleRegion: "Article", "Artikel";
    ArticleLabel: "Text of the article", "Text des Artikels";
    ArticleKeys: "Arrow keys move the reading cursor, N and P go by sentence, Shift selects, Enter offers the kinds of mark, Space picks the mark at the cursor.", "Pfeiltasten bewegen den Lesezeiger, N und P gehen satzweise, Umschalt wählt aus, Eingabe bietet die Arten von Markierungen an, Leertaste nimmt die Markierung am Zeiger.";
    MarksPanel: "Marks", "Markierungen";
    AllMarks: "All marks", "Alle Markierungen";
    HideMarks: "Hide marks", "Markierungen verbergen";
    NoMarksYet: "no marks yet", "noch keine Markierungen";
    GreyedOne: "{n} part is greyed: it seems not to belong to the article. Nothing is deleted; the button beside it keeps it.", "{n} Teil ist grau: Er gehört wohl nicht zum Artikel. Nichts wird gelöscht; der Knopf daneben behält ihn.";
    GreyedOther: "{n} parts are greyed: they seem not to belong to the article. Nothing is deleted; the button beside each keeps it.", "{n} Teile sind grau: Sie gehören wohl nicht zum Artikel. Nichts wird gelöscht; der Knopf daneben behält sie.";
    LeftOutBlock: "Not part of the article", "Gehört nicht zum Artikel";
    KeepBlock: "Keep as part of the article", "Als Teil des Artikels behalten";
    DropBlock: "Leave out of the article", "Aus dem Artikel weglassen";
    KeyBoilerplate: "leave the block out of the article, or keep it", "Absatz aus dem Artikel weglassen oder behalten";
    ToggleBoilerplate: "Not article text", "Kein Artikeltext";
    NothingFiltered: "No mark passes the filter.", "Keine Markierung passt zum Filter.";
    ClaimsOne: "{n} claim", "{n} Behauptung";
    ClaimsOther: "{n} claims", "{n} Behauptungen";
    SourcesOne: "{n} source", "{n} Quelle";
    SourcesOther: "{n} sources", "{n} Quellen";
    EntitiesOne: "{n} entity", "{n} Entität";
    EntitiesOther: "{n} entities", "{n} Entitäten";
    QuotationsOne: "{n} quotation", "{n} Zitat";
    QuotationsOther: "{n} quotations", "{n} Zitate";
    NotesOne: "{n} note", "{n} Notiz";
    NotesOther: "{n} notes", "{n} Notizen";
    EntitiesHere: "Entities in this paragraph", "Entitäten in diesem Absatz";
    FindInText: "Find in the article", "Im Artikel suchen";
    FoundOf: "{current} of {count}", "{current} von {count}";
    NotFound: "Not found", "Nicht gefunden";
    NextHit: "Next hit", "Nächste Fundstelle";
    PreviousHit: "Previous hit", "Vorige Fundstelle";
    SentenceList: "Sentence list", "Satzliste";
    SentenceKeys: "Up and down go through the sentences; C, S, E, Q or M marks the whole sentence.", "Auf und ab geht durch die Sätze; C, S, E, Q oder M markiert den ganzen Satz.";
    Details: "Article details", "Angaben zum Artikel";
    DetailsLead: "Everything here may stay empty. Say “unknown” where you have looked and found nothing.", "Alles hier darf leer bleiben. Sagen Sie „unbekannt“, wo Sie gesucht und nichts gefunden haben.";
    Unknown: "unknown", "unbekannt";
    UnknownOf: "{field}: unknown", "{field}: unbekannt";
    NotSaid: "not said", "nicht angegeben";
    DetailTitle: "Title", "Titel";
    DetailSubtitle: "Subtitle", "Untertitel";
    DetailOutlet: "Outlet", "Medium";
    DetailAuthors: "Authors, with semicolons between them", "Autorinnen und Autoren, durch Strichpunkte getrennt";
    DetailPublished: "Published, such as 2026-11-24", "Veröffentlicht, etwa 2026-11-24";
    DetailAccessed: "Accessed", "Abgerufen";
    DetailUrl: "Address", "Adresse";
    DetailArchiveUrl: "Address of an archived copy", "Adresse einer archivierten Kopie";
    FindCopy: "Find archived copies", "Archivierte Kopien suchen";
    MakeCopy: "Archive it now", "Jetzt archivieren";
    ArchiveAdvice: "Both open the Internet Archive, which thereby learns the address.", "Beides öffnet das Internet Archive, das dadurch die Adresse erfährt.";
    DetailLanguage: "Language, such as de or en", "Sprache, etwa de oder en";
    DetailGenre: "Genre", "Gattung";
    GenreNews: "news", "Nachricht";
    GenreOpinion: "opinion", "Meinung";
    GenreSatire: "satire", "Satire";
    GenrePressRelease: "press release", "Pressemitteilung";
    GenreBlog: "blog", "Blog";
    GenreSocialPost: "post on a social network", "Beitrag in einem sozialen Netz";
    DetailTranslatedFrom: "Translated from, such as ar", "Übersetzt aus, etwa ar";
    DetailMachineTranslated: "Translated by machine", "Maschinell übersetzt";
    Yes: "yes", "ja";
    No: "no", "nein";
    Suspected: "suspected", "vermutet";
    DetailEncoding: "Encoding of the file", "Kodierung der Datei";
    EncodingAdvice: "If umlauts or quotation marks look wrong, choose another: the file is read again.", "Sehen Umlaute oder Anführungszeichen falsch aus, wählen Sie eine andere: Die Datei wird neu gelesen.";
    EncodingFixed: "It can be changed right after opening a file, while nothing is marked.", "Sie lässt sich gleich nach dem Öffnen einer Datei ändern, solange nichts markiert ist.";
    // Kinds and looks
    KindClaim: "Claim", "Behauptung";
    KindSource: "Source", "Quelle";
    KindEntity: "Entity", "Entität";
    KindQuotation: "Quotation", "Zitat";
    KindNote: "Note", "Notiz";
    HueGrey: "grey", "grau";
    HueRed: "red", "rot";
    HueOrange: "orange", "orange";
    HueYellow: "yellow", "gelb";
    HueGreen: "green", "grün";
    HueTeal: "teal", "türkis";
    HueBlue: "blue", "blau";
    HueViolet: "violet", "violett";
    // Popover
    PopoverLabel: "Mark as", "Markieren als";
    EntityTypeLabel: "Type of entity", "Art der Entität";
    NoType: "no type", "ohne Art";
    AddToMark: "Add to mark", "Zur Markierung";
    ReplaceWords: "Replace its words", "Ihre Wörter ersetzen";
    // Card
    KindField: "Kind of mark", "Art der Markierung";
    EntityTypeField: "Type", "Art";
    NoteField: "Note", "Notiz";
    TagsField: "Tags", "Schlagwörter";
    DeleteMark: "Delete mark", "Markierung löschen";
    CloseCard: "Close card", "Karte schließen";
    Parts: "Parts of the mark", "Teile der Markierung";
    RemovePart: "Remove the part “{words}”", "Teil „{words}“ entfernen";
    MoveBoundaries: "Move the ends", "Enden verschieben";
    StepBy: "Move by", "Verschieben um";
    UnitCharacter: "character", "Zeichen";
    UnitWord: "word", "Wort";
    UnitSentence: "sentence", "Satz";
    StartEarlier: "Start earlier", "Früher beginnen";
    StartLater: "Start later", "Später beginnen";
    EndEarlier: "End earlier", "Früher enden";
    EndLater: "End later", "Später enden";
    MarkedBy: "by {name}", "von {name}";
    AnchorMoved: "moved", "verschoben";
    AnchorLost: "words not found", "Wörter nicht gefunden";
    LostAdvice: "These words do not stand in the article. Select the right words and choose “Replace its words”.", "Diese Wörter stehen nicht im Artikel. Wählen Sie die richtigen Wörter aus und dann „Ihre Wörter ersetzen“.";
    // Filter
    FilterLabel: "Filter marks", "Markierungen filtern";
    FilterKinds: "Kinds", "Arten";
    FilterWords: "Marks and notes", "Marken, Notizen";
    FilterTags: "Tag", "Schlagwort";
    AnyTag: "any tag", "alle Schlagwörter";
    ShownOne: "{n} mark shown", "{n} Markierung gezeigt";
    ShownOther: "{n} marks shown", "{n} Markierungen gezeigt";
    ShowAll: "Show all", "Alle zeigen";
    // Hints
    HintSelect: "Select a few words of the article to mark them.", "Wählen Sie ein paar Wörter des Artikels aus, um sie zu markieren.";
    HintPress: "Press the letter, or click.", "Drücken Sie den Buchstaben oder klicken Sie.";
    HintExport: "Export takes your marks away as a file: for a colleague, or as a backup.", "„Exportieren“ gibt Ihnen die Markierungen als Datei: für Kollegen oder als Sicherung.";
    // Export
    ExportHeading: "Export", "Exportieren";
    ExportLead: "A Beleg file holds the article, all marks and the tags they use. Anyone can open it in Beleg; a schema for other programs is published with this page.", "Eine Beleg-Datei enthält den Artikel, alle Markierungen und ihre Schlagwörter. Sie lässt sich überall in Beleg öffnen; ein Schema für andere Programme liegt bei dieser Seite.";
    ExportWhat: "What", "Was";
    ExportThis: "This article", "Dieser Artikel";
    ExportLibrary: "All articles", "Alle Artikel";
    ExportFacts: "{name}, {size} KB", "{name}, {size} KB";
    Preview: "Preview of the file", "Vorschau der Datei";
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
    // Storage
    Saved: "Saved", "Gespeichert";
    Saving: "Saving", "Wird gespeichert";
    NotSavedBlocked: "Not saved: storage is blocked", "Nicht gespeichert: Speicher gesperrt";
    NotSavedFull: "Not saved: storage is full", "Nicht gespeichert: Speicher voll";
    NotSavedFailed: "Not saved: storage failed", "Nicht gespeichert: Speicherfehler";
    StorageBlocked: "This browser does not let the page store anything, as in some private windows. You can work, but everything is gone when you close the page: export before that, or allow site data for this page.", "Dieser Browser lässt die Seite nichts speichern, etwa in manchen privaten Fenstern. Sie können arbeiten, aber beim Schließen der Seite ist alles weg: Exportieren Sie vorher, oder erlauben Sie Websitedaten für diese Seite.";
    StorageFull: "The browser's storage for this page is full. What you see is still here but not stored. Export it now, then delete articles you no longer need.", "Der Speicher des Browsers für diese Seite ist voll. Was Sie sehen, ist noch da, aber nicht gespeichert. Exportieren Sie es jetzt und löschen Sie dann Artikel, die Sie nicht mehr brauchen.";
    StorageFailed: "The browser failed to store the last change. Export your work now, then load the page again.", "Der Browser konnte die letzte Änderung nicht speichern. Exportieren Sie Ihre Arbeit jetzt und laden Sie die Seite dann neu.";
    SavedOnce: "Saved in one place only", "Nur an einem Ort gespeichert";
    NotSavedNewer: "Not saved: please reload", "Nicht gespeichert: bitte neu laden";
    StorageOnce: "One of this browser's two stores does not work. Your work is kept in the other, but a browser that is killed may lose the last half minute. Export a backup before you close the page.", "Einer der beiden Speicher dieses Browsers arbeitet nicht. Ihre Arbeit liegt im anderen, aber ein abgeschossener Browser kann die letzte halbe Minute verlieren. Exportieren Sie eine Sicherung, bevor Sie die Seite schließen.";
    StorageNewer: "A newer version of this page is open in another tab and has written here. Load this page again; what you see is kept until then.", "Eine neuere Fassung dieser Seite ist in einem anderen Tab offen und hat hier geschrieben. Laden Sie diese Seite neu; was Sie sehen, bleibt bis dahin erhalten.";
    LocalFull: "The browser's small store is full, perhaps with data of other pages of this host. Nothing is lost: everything is kept in the large store.", "Der kleine Speicher des Browsers ist voll, vielleicht mit Daten anderer Seiten dieses Hosts. Nichts ist verloren: Alles liegt im großen Speicher.";
    LocalBlocked: "The browser refuses its small store. Nothing is lost: everything is kept in the large store.", "Der Browser verweigert seinen kleinen Speicher. Nichts ist verloren: Alles liegt im großen Speicher.";
    ToldAsideOne: "Something stored could not be read. It was put aside untouched; the library offers it for download.", "Etwas Gespeichertes ließ sich nicht lesen. Es wurde unverändert beiseitegelegt; die Bibliothek bietet es zum Herunterladen an.";
    ToldAsideOther: "{n} stored things could not be read. They were put aside untouched; the library offers them for download.", "{n} gespeicherte Dinge ließen sich nicht lesen. Sie wurden unverändert beiseitegelegt; die Bibliothek bietet sie zum Herunterladen an.";
    BackupFileFailed: "The backup file could not be written. Choose it again below your articles.", "Die Sicherungsdatei ließ sich nicht schreiben. Wählen Sie sie unter Ihren Artikeln neu.";
    // Trash, storage, backup
    RestComing: "One moment …", "Einen Moment …";
    RestMissing: "This part of the page could not be loaded. Check the connection, then try again.", "Dieser Teil der Seite ließ sich nicht laden. Prüfen Sie die Verbindung und versuchen Sie es dann noch einmal.";
    TryAgain: "Try again", "Noch einmal versuchen";
    Opening: "Opening the article …", "Der Artikel wird geöffnet …";
    ShowMore: "Show {n} more", "{n} weitere zeigen";
    TrashOne: "Trash: {n} article", "Papierkorb: {n} Artikel";
    TrashOther: "Trash: {n} articles", "Papierkorb: {n} Artikel";
    TrashedHeading: "This article is in the trash", "Dieser Artikel liegt im Papierkorb";
    GoesOn: "goes for good on {date}", "wird am {date} endgültig gelöscht";
    Restore: "Restore", "Wiederherstellen";
    RestoreArticle: "Restore “{title}”", "„{title}“ wiederherstellen";
    Purge: "Delete for good", "Endgültig löschen";
    PurgeArticle: "Delete for good “{title}”", "Endgültig löschen: „{title}“";
    SetAsideOne: "{n} damaged record", "{n} beschädigter Eintrag";
    SetAsideOther: "{n} damaged records", "{n} beschädigte Einträge";
    SetAsideAdvice: "These could not be read and were put aside untouched. Download one to rescue its text by hand.", "Diese ließen sich nicht lesen und wurden unverändert beiseitegelegt. Laden Sie einen herunter, um seinen Text von Hand zu retten.";
    DownloadAside: "Download “{title}”", "„{title}“ herunterladen";
    StoreHeading: "Storage and backup", "Speicher und Sicherung";
    StoreLocal: "small store: {used} of 5 MB", "kleiner Speicher: {used} von 5 MB";
    StoreLarge: "large store: {used} MB of {quota} GB", "großer Speicher: {used} MB von {quota} GB";
    OnlyLargeOne: "{n} article is kept in the large store alone", "{n} Artikel liegt nur im großen Speicher";
    OnlyLargeOther: "{n} articles are kept in the large store alone", "{n} Artikel liegen nur im großen Speicher";
    BackUp: "Back up everything", "Alles sichern";
    BackUpNow: "Back up now", "Jetzt sichern";
    BackUpAdvice: "A backup is one file with all articles, the trash and your settings. Open it like any other file: it is merged with what is here.", "Eine Sicherung ist eine Datei mit allen Artikeln, dem Papierkorb und Ihren Einstellungen. Öffnen Sie sie wie jede andere Datei: Sie wird mit dem zusammengeführt, was hier ist.";
    RemindOne: "{n} mark has changed since the last backup.", "{n} Markierung hat sich seit der letzten Sicherung geändert.";
    RemindOther: "{n} marks have changed since the last backup.", "{n} Markierungen haben sich seit der letzten Sicherung geändert.";
    Later: "Later", "Später";
    AskToPersist: "Ask the browser to keep it", "Den Browser bitten, alles zu behalten";
    IsPersistent: "the browser keeps it for good", "der Browser behält alles dauerhaft";
    KeepFile: "Keep a backup file up to date …", "Eine Sicherungsdatei aktuell halten …";
    AllowFile: "Go on writing {name}", "{name} weiterschreiben";
    FileKept: "{name} is kept up to date", "{name} wird aktuell gehalten";
    ForgetFile: "Stop writing {name}", "{name} nicht mehr schreiben";
    // What an import could not take as it was
    RecordFile: "the file", "die Datei";
    RecordDocument: "the document", "das Dokument";
    RecordArticle: "the article", "der Artikel";
    RecordBlock: "block {id}", "Block {id}";
    RecordDecision: "decision {id}", "Entscheidung {id}";
    RecordDetails: "the details", "die Angaben";
    RecordTag: "tag {id}", "Tag {id}";
    RecordMark: "mark {id}", "Markierung {id}";
    RecordMarkOf: "mark {id} ({kind})", "Markierung {id} ({kind})";
    RecordEntry: "entry {id}", "Eintrag {id}";
    RecordRemoved: "deletion {id}", "Löschung {id}";
    ProblemNotAnObject: "it is not a JSON object", "kein JSON-Objekt";
    ProblemMissingId: "it has no id", "hat keine Kennung";
    ProblemBadId: "“{value}” is not an id", "„{value}“ ist keine Kennung";
    ProblemNoText: "it has no text", "hat keinen Text";
    ProblemTooLong: "its text is too long", "der Text ist zu lang";
    ProblemMissingKind: "it does not say of which kind it is", "sagt nicht, von welcher Art";
    ProblemUnknownKind: "“{value}” is not a known kind", "„{value}“ ist keine bekannte Art";
    ProblemNoSpan: "it marks no words", "markiert keine Wörter";
    ProblemDuplicate: "it was there twice; the newer one was taken", "war zweimal da; das Neuere wurde genommen";
    ProblemBadField: "the value of “{field}” cannot be read", "der Wert von „{field}“ ist nicht lesbar";
    ProblemFieldNotKept: "there is no place to keep the unknown field “{field}”", "für das unbekannte Feld „{field}“ gibt es keinen Platz";
    ProblemTooDeep: "the unknown field “{field}” is nested too deeply to be kept", "das unbekannte Feld „{field}“ ist zu tief verschachtelt, um es zu behalten";
    ProblemEmptyBlock: "it is empty", "ist leer";
    ProblemUnknownValue: "“{value}” is not a known value of “{field}”", "„{value}“ ist kein bekannter Wert von „{field}“";
    ProblemBadStamp: "“{value}” is not a stamp; the time the article was opened is taken instead", "„{value}“ ist kein Stempel; genommen wird die Zeit, zu der der Artikel geöffnet wurde";
    ProblemBadTime: "“{value}” is not a time", "„{value}“ ist keine Zeit";
    ProblemQuoteMoved: "its words stand elsewhere than its position says; they were found", "die Wörter stehen woanders, als die Position sagt; sie wurden gefunden";
    ProblemQuoteMissing: "it has a position but not its words; those at the position were taken", "hat eine Position, aber keine Wörter; die an der Position wurden genommen";
    ProblemSpansAdjusted: "its spans overlapped or cut a character; they were joined or widened", "die Stellen überlappten sich oder zerschnitten ein Zeichen; sie wurden verbunden oder erweitert";
    ProblemBrokenCharacters: "characters that are none were replaced in “{field}”", "Zeichen, die keine sind, wurden in „{field}“ ersetzt";
    ProblemQuoteLost: "its words are not in the text, or not in one place only; it is kept as lost", "die Wörter stehen nicht im Text oder nicht nur an einer Stelle; es bleibt als verloren erhalten";
    ProblemSpanOutside: "its position lies outside of the text and its words are not given; it is kept as lost", "die Position liegt außerhalb des Textes, und die Wörter fehlen; es bleibt als verloren erhalten";
    ProblemChangedText: "the text is not the one that was written: its SHA-256 differs", "der Text ist nicht der, der geschrieben wurde: Die SHA-256 weicht ab";
    ProblemForbiddenCharacters: "it contains control characters; they were left as they are", "enthält Steuerzeichen; sie blieben, wie sie sind";
    ProblemUnknownTag: "it is in use but not in the tag set; it is shown by its id", "ist in Gebrauch, steht aber nicht im Tag-Satz; gezeigt wird die Kennung";
    // What is said of a mark beyond its words
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
    // Notices
    NoticesLabel: "Messages", "Meldungen";
    DismissNotice: "Dismiss message", "Meldung schließen";
    MarkedAs: "Marked as {kind}", "Markiert als {kind}";
    MarkRemoved: "Mark deleted", "Markierung gelöscht";
    RemovedArticle: "Deleted “{title}”", "„{title}“ gelöscht";
    RenamedArticle: "Renamed", "Umbenannt";
    Undone: "Undone: {what}", "Rückgängig: {what}";
    Redone: "Done again: {what}", "Wiederholt: {what}";
    NothingToUndo: "There is nothing to undo.", "Es gibt nichts rückgängig zu machen.";
    NothingToRedo: "There is nothing to redo.", "Es gibt nichts zu wiederholen.";
    StepLost: "This step can no longer be undone: another tab or a file has changed the article since.", "Dieser Schritt lässt sich nicht mehr rückgängig machen: Ein anderer Tab oder eine Datei hat den Artikel seitdem geändert.";
    NoSuchMark: "The link leads to a mark that is not in this article.", "Der Link führt zu einer Markierung, die es in diesem Artikel nicht gibt.";
    NothingSelected: "No words are selected. White space alone cannot be marked.", "Es sind keine Wörter ausgewählt. Leerraum allein lässt sich nicht markieren.";
    EditRefused: "This change does not fit the article, so nothing was changed.", "Diese Änderung passt nicht zum Artikel; es wurde nichts geändert.";
    Exported: "The file is in your downloads.", "Die Datei liegt bei Ihren Downloads.";
    Copied: "Copied", "Kopiert";
    CopyFailed: "The browser does not allow copying here. Use Download instead.", "Der Browser erlaubt das Kopieren hier nicht. Nehmen Sie „Herunterladen“.";
    SampleMissing: "The sample is not where it should be. Whoever hosts this page has left out the folder “sample”.", "Das Beispiel liegt nicht, wo es liegen sollte. Beim Bereitstellen dieser Seite wurde der Ordner „sample“ vergessen.";
    TagInUse: "Marks use this tag, so it was archived: it stays on them and is no longer offered.", "Markierungen benutzen dieses Schlagwort, deshalb wurde es archiviert: Es bleibt an ihnen und wird nicht mehr angeboten.";
    Imported: "Imported: {added} new, {merged} merged, {unchanged} unchanged", "Importiert: {added} neu, {merged} zusammengeführt, {unchanged} unverändert";
    ProblemsOne: "{n} record needs a look", "{n} Eintrag braucht einen Blick";
    ProblemsOther: "{n} records need a look", "{n} Einträge brauchen einen Blick";
    CleanedLinesOne: "{n} line end made uniform.", "{n} Zeilenende vereinheitlicht.";
    CleanedLinesOther: "{n} line ends made uniform.", "{n} Zeilenenden vereinheitlicht.";
    CleanedControlsOne: "{n} invisible control character removed.", "{n} unsichtbares Steuerzeichen entfernt.";
    CleanedControlsOther: "{n} invisible control characters removed.", "{n} unsichtbare Steuerzeichen entfernt.";
    CleanedReplacedOne: "{n} damaged character is shown as �.", "{n} beschädigtes Zeichen erscheint als �.";
    CleanedReplacedOther: "{n} damaged characters are shown as �.", "{n} beschädigte Zeichen erscheinen als �.";
    CleanedBlankOne: "{n} piece of blank space removed.", "{n} Stück Leerraum entfernt.";
    CleanedBlankOther: "{n} pieces of blank space removed.", "{n} Stücke Leerraum entfernt.";
    ReadAs: "The file was read as {encoding}. If umlauts or quotation marks look wrong, choose another encoding in the article’s details.", "Die Datei wurde als {encoding} gelesen. Sehen Umlaute oder Anführungszeichen falsch aus, wählen Sie in den Angaben zum Artikel eine andere Kodierung.";
    ReadMeanwhile: "“{title}” has been read and is in the library.", "„{title}“ wurde gelesen und liegt in der Bibliothek.";
    LeftOutOne: "{n} line of menus or hidden text was left out.", "{n} Zeile aus Menüs oder verstecktem Text wurde weggelassen.";
    LeftOutOther: "{n} lines of menus or hidden text were left out.", "{n} Zeilen aus Menüs oder verstecktem Text wurden weggelassen.";
    UnreadablePartsOne: "{n} part of the file could not be read.", "{n} Teil der Datei ließ sich nicht lesen.";
    UnreadablePartsOther: "{n} parts of the file could not be read.", "{n} Teile der Datei ließen sich nicht lesen.";
    AllOfPageTaken: "No main text was found, so all of the page was taken.", "Es fand sich kein Haupttext, deshalb wurde die ganze Seite übernommen.";
    BlockDropped: "Not part of the article", "Gehört nicht zum Artikel";
    BlockKept: "Part of the article", "Gehört zum Artikel";
    ReadingFile: "Reading “{name}” …", "„{name}“ wird gelesen …";
    ReadingPaste: "Reading what was pasted …", "Das Eingefügte wird gelesen …";
    CancelReading: "Cancel", "Abbrechen";
    FileSays: "“{name}” was not taken. {because}", "„{name}“ wurde nicht übernommen. {because}";
    RefusedEmpty: "There is no text in it. Paste the words of an article.", "Es enthält keinen Text. Fügen Sie die Wörter eines Artikels ein.";
    RefusedTooLong: "It has {characters} characters; at most {limit} fit into what browsers store for a page. Split it and open the parts.", "Es hat {characters} Zeichen; höchstens {limit} passen in das, was Browser für eine Seite speichern. Teilen Sie es und öffnen Sie die Teile.";
    RefusedBinary: "It is not text. Open the article where it can be read, copy the text and paste it here.", "Es ist kein Text. Öffnen Sie den Artikel dort, wo er lesbar ist, kopieren Sie den Text und fügen Sie ihn hier ein.";
    RefusedBinaryAs: "It looks like {what}, not like text. Open it in its own program, copy the text and paste it here.", "Es sieht nach {what} aus, nicht nach Text. Öffnen Sie es im passenden Programm, kopieren Sie den Text und fügen Sie ihn hier ein.";
    RefusedMarkup: "It is a saved web page. Open it in the browser, copy the article's text and paste it here.", "Es ist eine gespeicherte Webseite. Öffnen Sie sie im Browser, kopieren Sie den Text des Artikels und fügen Sie ihn hier ein.";
    RefusedOtherFormat: "It is JSON, but not a Beleg file. Export it again from Beleg, or paste the article as text.", "Es ist JSON, aber keine Beleg-Datei. Exportieren Sie noch einmal aus Beleg, oder fügen Sie den Artikel als Text ein.";
    RefusedOtherAs: "It looks like {what}, not like a Beleg file. Export it again from Beleg, or paste the article as text.", "Es sieht nach {what} aus, nicht nach einer Beleg-Datei. Exportieren Sie noch einmal aus Beleg, oder fügen Sie den Artikel als Text ein.";
    RefusedBroken: "The JSON breaks off or is damaged at line {line}, column {column}. Ask for the file again, or mend that place.", "Das JSON bricht in Zeile {line}, Spalte {column} ab oder ist dort beschädigt. Bitten Sie um die Datei noch einmal, oder bessern Sie die Stelle aus.";
    RefusedNewer: "It was written by a newer Beleg (format version {version}). Load this page again to get the newest, then import.", "Es stammt von einem neueren Beleg (Formatversion {version}). Laden Sie diese Seite neu, um das neueste zu bekommen, und importieren Sie dann.";
    RefusedNoDocuments: "It is a Beleg file without articles.", "Es ist eine Beleg-Datei ohne Artikel.";
    RefusedUnreadable: "The browser could not read it, or it is larger than 200 MB. Is it still where it was?", "Der Browser konnte es nicht lesen, oder es ist größer als 200 MB. Ist es noch dort, wo es war?";
    RefusedTooBig: "It has {size} MB; at most {limit} MB are read. Split it, or copy the text you need and paste it here.", "Es hat {size} MB; gelesen werden höchstens {limit} MB. Teilen Sie es, oder kopieren Sie den nötigen Text und fügen Sie ihn hier ein.";
    RefusedDamaged: "The {format} file is damaged or cut off ({reason}). Get it again, or copy its text and paste it here.", "Die {format}-Datei ist beschädigt oder abgeschnitten ({reason}). Besorgen Sie sie noch einmal, oder kopieren Sie ihren Text und fügen Sie ihn hier ein.";
    RefusedProtected: "The {format} file is protected by a password. Open it in its own program, copy the text and paste it here.", "Die {format}-Datei ist durch ein Passwort geschützt. Öffnen Sie sie im passenden Programm, kopieren Sie den Text und fügen Sie ihn hier ein.";
    RefusedInflates: "The {format} file unpacks to far more than an article has, so it was not opened. If you trust it, open it in its own program and copy the text.", "Die {format}-Datei wird beim Entpacken viel größer, als ein Artikel ist; sie wurde nicht geöffnet. Wenn Sie ihr trauen, öffnen Sie sie im passenden Programm und kopieren Sie den Text.";
    RefusedNoTextLayer: "Its pages are pictures without text. Have a program recognise the text (OCR) first.", "Seine Seiten sind Bilder ohne Text. Lassen Sie den Text zuerst von einem Programm erkennen (OCR).";
    RefusedEncoding: "“{label}” is not the name of an encoding.", "„{label}“ ist kein Name einer Kodierung.";
    RefusedNoReader: "The part of this page that reads such files could not be loaded. Check the connection and try again.", "Der Teil dieser Seite, der solche Dateien liest, ließ sich nicht laden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.";
    RefusedReaderFailed: "It could not be read: it is damaged, or too much for this browser’s memory. Copy its text and paste it here.", "Es ließ sich nicht lesen: Es ist beschädigt oder zu viel für den Speicher dieses Browsers. Kopieren Sie seinen Text und fügen Sie ihn hier ein.";
    RefusedTooSlow: "Reading it took longer than {seconds} seconds and was stopped. Copy the text you need and paste it here.", "Das Lesen dauerte länger als {seconds} Sekunden und wurde beendet. Kopieren Sie den nötigen Text und fügen Sie ihn hier ein.";
    ActAddMark: "new mark", "neue Markierung";
    ActRemoveMark: "deleted mark", "gelöschte Markierung";
    ActChangeMark: "changed mark", "geänderte Markierung";
    ActMoveBoundary: "moved end", "verschobenes Ende";
    ActAddSpan: "added words", "hinzugefügte Wörter";
    ActChangeTags: "tags", "Schlagwörter";
    ActWriteNote: "note", "Notiz";
    ActRename: "title", "Titel";
    ActWriteField: "field", "Feld";
    ActAddRecord: "new entry", "neuer Eintrag";
    ActRemoveRecord: "deleted entry", "gelöschter Eintrag";
    ActLink: "link", "Verknüpfung";
    ActUnlink: "removed link", "entfernte Verknüpfung";
    ActMergeEntities: "merged entities", "zusammengeführte Entitäten";
    ActSplitEntity: "split entity", "geteilte Entität";
    ActChangeDetails: "article details", "Angaben zum Artikel";
    ActChangeBoilerplate: "boilerplate", "Seitenbaustein";
    // Failure
    FailureHeading: "Beleg has stopped", "Beleg ist stehen geblieben";
    FailureWhatNow: "This should not have happened. What was saved is still in this browser. Download it to be safe, then load the page again.", "Das hätte nicht passieren dürfen. Was gespeichert war, liegt noch in diesem Browser. Laden Sie es zur Sicherheit herunter und dann die Seite neu.";
    FailureDownload: "Download what is stored", "Gespeichertes herunterladen";
    FailureReload: "Load again", "Neu laden";
}
