//! Lists about what stands in the article: sources, quotations, entities, links.

use super::Word;

/// Spangher and others (2023), with the article itself and none. Whether a source is named is said in a field of its own; the four words
/// that say it too are those of the first versions, which are kept and no longer offered.
pub(super) const SOURCE_TYPES: &[Word] = &[
    ("individual", "individual", "Einzelperson"),
    ("group", "group", "Gruppe"),
    ("named_individual", "named person", "namentlich genannte Person"),
    ("unnamed_individual", "unnamed person", "ungenannte Person"),
    ("named_group", "named group", "namentlich genannte Gruppe"),
    ("unnamed_group", "unnamed group", "ungenannte Gruppe"),
    ("document", "report, document", "Bericht, Dokument"),
    ("database", "database", "Datenbank"),
    ("vote", "vote, poll", "Abstimmung, Umfrage"),
    ("article_itself", "the article itself", "der Artikel selbst"),
    ("none_given", "none given", "keine angegeben"),
    ("other", "other", "andere"),
];

/// Spangher and others (2023).
pub(super) const AFFILIATIONS: &[Word] = &[
    ("government", "government, authority", "Regierung, Behörde"),
    ("government_military", "military", "Militär"),
    ("government_police", "police", "Polizei"),
    ("corporate", "company", "Unternehmen"),
    ("ngo", "non-governmental organisation", "Nichtregierungsorganisation"),
    ("academic", "research, university", "Forschung, Hochschule"),
    ("media", "media", "Medien"),
    ("political_group", "political group", "politische Gruppe"),
    ("union", "trade union", "Gewerkschaft"),
    ("religious", "religious group", "religiöse Gruppe"),
    ("industry_group", "industry group", "Branchenverband"),
    ("other_group", "other group", "andere Gruppe"),
    ("actor", "person: acts in the matter", "Person: handelt in der Sache"),
    ("witness", "person: witness", "Person: Zeugin oder Zeuge"),
    ("victim", "person: victim", "Person: Opfer"),
];

/// Spangher and others (2023), with the author of the article.
pub(super) const ROLES: &[Word] = &[
    ("decision_maker", "decides", "entscheidet"),
    ("participant", "takes part", "ist beteiligt"),
    ("representative", "speaks for others", "spricht für andere"),
    ("informational", "informs", "informiert"),
    ("author", "wrote the article", "hat den Artikel geschrieben"),
];

pub(super) const STANDINGS: &[Word] =
    &[("current", "current", "derzeit"), ("former", "former", "früher"), ("unknown", "unknown", "unbekannt")];

pub(super) const NAMINGS: &[Word] =
    &[("named", "named", "namentlich"), ("partial", "partly named", "teilweise namentlich"), ("anonymous", "anonymous", "anonym")];

/// Credible Web signals 7.4.1.12.
pub(super) const ANONYMITY_REASONS: &[Word] = &[("given", "given", "angegeben"), ("not_given", "not given", "nicht angegeben")];

/// Credibility Coalition, "Quotes outside experts".
pub(super) const EXPERTISE: &[Word] = &[
    ("on_topic", "expert on the topic", "fachkundig für das Thema"),
    ("off_topic", "expert on something else", "fachkundig für anderes"),
    ("none", "not an expert", "nicht fachkundig"),
];

/// Spangher and others (2023), with the article's own voice.
pub(super) const CHANNELS: &[Word] = &[
    ("quote", "said to the newsroom", "der Redaktion gesagt"),
    ("statement", "statement", "Erklärung"),
    ("press_report", "press report", "Pressebericht"),
    ("social_media_post", "social media post", "Beitrag in sozialen Medien"),
    ("published_work", "published work", "Veröffentlichung"),
    ("document", "document", "Dokument"),
    ("public_speech", "public speech", "öffentliche Rede"),
    ("other_communication", "communication, not to the press", "Mitteilung, nicht an die Presse"),
    ("lawsuit", "lawsuit", "Klage, Prozess"),
    ("proposal_order_law", "proposal, order, law", "Vorschlag, Anordnung, Gesetz"),
    ("vote", "vote, poll", "Abstimmung, Umfrage"),
    ("price_signal", "price signal", "Preissignal"),
    ("direct_observation", "direct observation", "direkte Beobachtung"),
    ("declined_comment", "declined to comment", "Stellungnahme abgelehnt"),
    ("background", "background", "Hintergrund"),
    ("narrative", "narrative", "Erzählung"),
    ("article_voice", "the article’s own words", "eigene Worte des Artikels"),
];

pub(super) const PROXIMITIES: &[Word] = &[
    ("first_hand", "first-hand", "aus erster Hand"),
    ("second_hand", "second-hand", "aus zweiter Hand"),
    ("unknown", "unknown", "unbekannt"),
];

/// DirectQuote (2021), with two types of Redewiedergabe.
pub(super) const QUOTATION_TYPES: &[Word] = &[
    ("direct", "direct", "direkt"),
    ("indirect", "indirect", "indirekt"),
    ("mixed", "mixed", "gemischt"),
    ("reported", "reported (“he objected”)", "berichtet („er widersprach“)"),
    ("free_indirect", "free indirect", "erlebte Rede"),
];

pub(super) const MODES: &[Word] =
    &[("speech", "speech", "Rede"), ("thought", "thought", "Gedanke"), ("writing", "writing", "Schrift")];

pub(super) const QUOTATION_FLAGS: &[Word] = &[
    ("non_factual", "not factual: negated or hypothetical", "nicht faktisch: verneint oder angenommen"),
    ("borderline", "borderline", "Grenzfall"),
];

pub(super) const CUE_STANCES: &[Word] = &[
    ("neutral", "neutral (“said”)", "neutral („sagte“)"),
    ("asserting", "as a fact (“showed”)", "als Tatsache („zeigte“)"),
    ("doubting", "doubting (“allegedly”)", "zweifelnd („angeblich“)"),
    ("evaluative", "evaluative (“warned”)", "wertend („warnte“)"),
];

pub(super) const FIDELITIES: &[Word] = &[
    ("verbatim", "verbatim, checked", "wörtlich, geprüft"),
    ("translated", "translated", "übersetzt"),
    ("paraphrase", "paraphrased", "sinngemäß"),
    ("altered", "altered", "verändert"),
    ("cannot_be_verbatim", "cannot be verbatim", "kann nicht wörtlich sein"),
    ("unknown", "unknown", "unbekannt"),
];

/// After GermEval 2014, which tells parts of words and derived words apart.
pub(super) const MENTION_KINDS: &[Word] = &[
    ("name", "name", "Name"),
    ("part", "part of a word", "Teil eines Wortes"),
    ("derived", "derived word", "abgeleitetes Wort"),
    ("nominal", "common noun", "Gattungsname"),
    ("pronoun", "pronoun", "Pronomen"),
];

/// OntoNotes 5.
pub(super) const ENTITY_TYPES: &[Word] = &[
    ("PERSON", "Person", "Person"),
    ("ORG", "Organisation", "Organisation"),
    ("GPE", "Country, city", "Land, Stadt"),
    ("LOC", "Other place", "Anderer Ort"),
    ("GROUP", "Group, people", "Gruppe, Volk"),
    ("EVENT", "Event", "Ereignis"),
    ("LAW", "Law", "Gesetz"),
    ("WORK", "Work, product", "Werk, Produkt"),
    ("DATE", "Date, duration", "Datum, Dauer"),
    ("NUMBER", "Number, money, per cent", "Zahl, Geld, Prozent"),
];

pub(super) const LINK_TYPES: &[Word] = &[
    ("said_by", "said by", "gesagt von"),
    ("quoted_in", "quoted in", "zitiert in"),
    ("about", "about", "handelt von"),
    ("is_entity", "is", "ist"),
    ("evidence_for", "evidence for", "Beleg für"),
    ("supports", "supports", "stützt"),
    ("contradicts", "contradicts", "widerspricht"),
    ("same_as", "same as", "dasselbe wie"),
    ("narrower", "narrower than", "enger gefasst als"),
    ("broader", "broader than", "weiter gefasst als"),
    ("translation_of", "translation of", "Übersetzung von"),
    ("part_of", "part of", "Teil von"),
    ("related", "related to", "in Verbindung mit"),
    ("context", "context of", "Kontext zu"),
];

pub(super) const CERTAINTIES: &[Word] = &[("explicit", "explicit", "ausdrücklich"), ("inferred", "inferred", "erschlossen")];

/// Credibility Coalition, "Genre"; Credible Web signals 3.6.
pub(super) const GENRES: &[Word] = &[
    ("news", "news", "Nachricht"),
    ("opinion", "opinion", "Meinung"),
    ("satire", "satire", "Satire"),
    ("press_release", "press release", "Pressemitteilung"),
    ("blog", "blog", "Blog"),
    ("social_post", "social media post", "Beitrag in sozialen Medien"),
];

pub(super) const MACHINE_TRANSLATED: &[Word] =
    &[("no", "no", "nein"), ("suspected", "suspected", "vermutet"), ("yes", "yes", "ja")];
