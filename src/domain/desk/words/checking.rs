//! Lists about claims and what speaks for or against them.

use super::Word;

/// Full Fact's typology (Konstantinovskiy and others, 2021) with the types of AVeriTeC (2023).
pub(super) const CLAIM_TYPES: &[Word] = &[
    ("quantity", "quantity, comparison, ranking", "Menge, Vergleich, Rangfolge"),
    ("event", "event", "Ereignis"),
    ("property", "property, state", "Eigenschaft, Zustand"),
    ("causal", "cause, correlation", "Ursache, Korrelation"),
    ("law", "law, rule, procedure", "Gesetz, Regel, Verfahren"),
    ("prediction", "prediction", "Prognose"),
    ("quote", "quotation: was it said?", "Zitat: Wurde das gesagt?"),
    ("position", "position, plan, demand", "Haltung, Plan, Forderung"),
    ("personal", "personal experience", "persönliche Erfahrung"),
    ("media", "picture, film, sound", "Bild, Film, Ton"),
    ("not_a_claim", "no claim: opinion, question, appeal", "keine Behauptung: Meinung, Frage, Aufruf"),
];

/// AFP: facts, not opinions or beliefs; dpa: opinions are not checked.
pub(super) const CHECKABLE: &[Word] = &[
    ("yes", "yes", "ja"),
    ("after_clarification", "after clarification", "nach Klärung"),
    ("no_opinion", "no: opinion", "nein: Meinung"),
    ("no_prediction", "no: prediction", "nein: Prognose"),
    ("no_private_experience", "no: private experience", "nein: private Erfahrung"),
    ("no_too_vague", "no: too vague", "nein: zu vage"),
];

pub(super) const WORTH: &[Word] =
    &[("none", "none", "keiner"), ("low", "low", "gering"), ("medium", "medium", "mittel"), ("high", "high", "hoch")];

/// Full Fact (public interest, harm, risk of repetition), AFP (public interest, evidence obtainable), CheckThat!.
pub(super) const WORTH_REASONS: &[Word] = &[
    ("verifiable", "verifiable", "überprüfbar"),
    ("public_interest", "public interest", "öffentliches Interesse"),
    ("potential_harm", "may do harm", "kann schaden"),
    ("reach", "reach, likely to be repeated", "Reichweite, wird wohl wiederholt"),
    ("prominent_speaker", "prominent speaker", "prominente Stimme"),
    ("evidence_obtainable", "evidence can be found", "Belege sind auffindbar"),
    ("contested", "contested", "umstritten"),
];

pub(super) const STATUSES: &[Word] = &[
    ("suggested", "suggested", "vorgeschlagen"),
    ("to_check", "to check", "zu prüfen"),
    ("in_progress", "in progress", "in Arbeit"),
    ("second_look", "second look", "zweite Prüfung"),
    ("checked", "checked", "geprüft"),
    ("published", "published", "veröffentlicht"),
    ("corrected", "corrected", "korrigiert"),
    ("dropped", "dropped", "nicht weiterverfolgt"),
    ("not_checkable", "not checkable", "nicht überprüfbar"),
];

pub(super) const ATTRIBUTIONS: &[Word] = &[
    ("author_voice", "in the article’s own words", "in den eigenen Worten des Artikels"),
    ("attributed", "attributed to somebody", "jemandem zugeschrieben"),
    ("unknown", "unknown", "unbekannt"),
];

/// FEVER, and what qualifies.
pub(super) const STANCES: &[Word] = &[
    ("supports", "supports", "stützt"),
    ("refutes", "refutes", "widerlegt"),
    ("qualifies", "qualifies, gives context", "schränkt ein, ordnet ein"),
    ("inconclusive", "inconclusive", "lässt keinen Schluss zu"),
];

/// AVeriTeC.
pub(super) const ANSWER_TYPES: &[Word] = &[
    ("extractive", "taken word for word", "wörtlich entnommen"),
    ("abstractive", "summarised", "zusammengefasst"),
    ("boolean", "yes or no", "ja oder nein"),
    ("unanswerable", "cannot be answered", "nicht zu beantworten"),
];

/// AVeriTeC, with what is not on the web.
pub(super) const MEDIA: &[Word] = &[
    ("web_text", "web text", "Text im Netz"),
    ("pdf", "PDF", "PDF"),
    ("web_table", "web table", "Tabelle im Netz"),
    ("image", "image, graphic", "Bild, Grafik"),
    ("video", "video", "Video"),
    ("audio", "audio", "Audio"),
    ("metadata", "metadata", "Metadaten"),
    ("interview", "interview", "Interview"),
    ("other", "other", "anderes"),
];

pub(super) const LEVELS: &[Word] = &[
    ("primary", "primary source", "Primärquelle"),
    ("secondary", "secondary source", "Sekundärquelle"),
    ("unknown", "unknown", "unbekannt"),
];

/// AVeriTeC, with the forensics of media.
pub(super) const STRATEGIES: &[Word] = &[
    ("written_evidence", "written evidence", "schriftliche Belege"),
    ("numerical_comparison", "numerical comparison", "Zahlenvergleich"),
    ("consultation", "consultation of experts", "Befragung von Fachleuten"),
    ("fact_checker_reference", "reference to a fact check", "Verweis auf einen Faktencheck"),
    ("satirical_source", "satirical source identified", "satirische Quelle erkannt"),
    ("media_forensics", "media forensics", "Medienforensik"),
];

/// Google wants the first appearance or the others, not both.
pub(super) const SIGHTINGS: &[Word] =
    &[("first", "first appearance", "erstes Erscheinen"), ("later", "later appearance", "späteres Erscheinen")];

pub(super) const APPEARANCE_TYPES: &[Word] = &[
    ("article", "article", "Artikel"),
    ("social_post", "social media post", "Beitrag in sozialen Medien"),
    ("video", "video", "Video"),
    ("audio", "audio", "Audio"),
    ("image", "image", "Bild"),
    ("speech", "speech", "Rede"),
    ("document", "document", "Dokument"),
    ("other", "other", "anderes"),
];

pub(super) const MATCHES: &[Word] = &[
    ("same", "the same claim", "dieselbe Behauptung"),
    ("narrower", "narrower", "enger gefasst"),
    ("broader", "broader", "weiter gefasst"),
];
