//! Signals of a whole article, group by group. Codes follow the vocabulary of the Credibility Coalition (CCIV)
//! and the drafts of the W3C Credible Web group; both are drafts, never standards. They are observations and never add up to a score.

use super::Word;

pub(super) const SIGNALS: &[Word] = &[
    // Title
    ("clickbait", "clickbait title", "Clickbait-Titel"),
    ("title_other_topic", "title on another topic", "Titel zu einem anderen Thema"),
    ("title_other_emphasis", "title with another emphasis", "Titel mit anderem Schwerpunkt"),
    ("title_little_information", "title says little", "Titel sagt wenig"),
    ("title_other_stance", "title with another stance", "Titel mit anderer Haltung"),
    ("title_overstates_body", "title overstates", "Titel übertreibt"),
    ("title_understates_body", "title understates", "Titel untertreibt"),
    // Provenance
    ("weak_byline", "byline missing or incomplete", "Autorenzeile fehlt oder ist unvollständig"),
    ("missing_publication_date", "no publication date", "kein Veröffentlichungsdatum"),
    ("missing_outlet", "outlet, contact or about page missing", "Medium, Kontakt oder Seite „Über uns“ fehlt"),
    ("no_corrections_policy", "no corrections policy", "keine Regeln für Korrekturen"),
    (
        "possibly_derived_text",
        "may be taken from another text without credit",
        "vielleicht ohne Nachweis aus anderem Text übernommen",
    ),
    ("translation", "translation", "Übersetzung"),
    ("machine_translated", "machine translation suspected", "Maschinenübersetzung vermutet"),
    ("site_boilerplate", "boilerplate mixed in", "Seitenbausteine im Text"),
    // Sourcing
    ("no_sources", "no sources", "keine Quellen"),
    ("single_source", "a single source", "eine einzige Quelle"),
    ("only_anonymous_sources", "only anonymous sources", "nur anonyme Quellen"),
    ("narrow_range_of_sources", "only one side is heard", "nur eine Seite kommt zu Wort"),
    ("no_outside_expert", "no outside expert", "keine außenstehenden Fachleute"),
    ("no_references_or_links", "no links or documents", "keine Links oder Dokumente"),
    ("unsourced_figures", "figures without source", "Zahlen ohne Quelle"),
    ("misrepresents_source", "misrepresents its source", "gibt die Quelle falsch wieder"),
    // Reasoning
    ("straw_man", "straw man argument", "Strohmann-Argument"),
    ("slippery_slope", "slippery slope argument", "Dammbruch-Argument"),
    ("false_dilemma", "false dilemma", "falsches Dilemma"),
    ("appeal_to_fear", "appeal to fear", "Appell an die Angst"),
    ("naturalistic_fallacy", "naturalistic fallacy", "naturalistischer Fehlschluss"),
    ("correlation_as_causation", "correlation taken for causation", "Korrelation als Ursache ausgegeben"),
    ("overconfidence", "overconfidence", "zu große Gewissheit"),
    // Language
    ("emotional_tone", "emotional tone", "emotionaler Ton"),
    ("exaggeration", "exaggerating or minimising", "Übertreibung oder Verharmlosung"),
    ("loaded_or_evaluative_wording", "loaded or evaluative wording", "aufgeladene oder wertende Wörter"),
    ("pejorative_label", "pejorative label", "abwertendes Etikett"),
    ("incivility", "uncivil tone", "rüder Ton"),
    ("vague_quantifiers", "vague quantities", "vage Mengenangaben"),
    ("grammar_or_spelling", "grammar or spelling mistakes", "Grammatik- oder Rechtschreibfehler"),
    ("all_caps_subheading", "words in capitals", "Wörter in Großbuchstaben"),
    // Consistency
    ("internal_inconsistency", "contradicts itself", "widerspricht sich"),
    ("inconsistent_naming", "inconsistent naming", "uneinheitliche Benennung"),
    ("unresolved_relative_time", "relative time without date", "relative Zeitangabe ohne Datum"),
    ("quotation_not_verbatim", "quotation is not verbatim", "Zitat nicht wörtlich"),
    // Page
    ("advertising_load", "much advertising", "viel Werbung"),
    ("aggressive_sharing", "aggressive calls to share", "aufdringliche Aufrufe zum Teilen"),
];

/// The groups of the list, each with the first signal in it.
const GROUPS: &[(Word, &str)] = &[
    (("title", "Title", "Titel"), "clickbait"),
    (("provenance", "Provenance", "Herkunft"), "weak_byline"),
    (("sourcing", "Sourcing", "Quellenlage"), "no_sources"),
    (("reasoning", "Reasoning", "Argumentation"), "straw_man"),
    (("language", "Language", "Sprache"), "emotional_tone"),
    (("consistency", "Consistency", "Stimmigkeit"), "internal_inconsistency"),
    (("page", "Page", "Seite"), "advertising_load"),
];

/// The groups of signals in their order, each with its built-in signals.
pub fn signal_groups() -> impl Iterator<Item = (&'static Word, &'static [Word])> {
    let place = |code: &str| SIGNALS.iter().position(|(own, ..)| *own == code);
    GROUPS.iter().enumerate().map(move |(index, (group, first))| {
        let start = place(first).unwrap_or(SIGNALS.len());
        let end = GROUPS.get(index + 1).and_then(|(_, next)| place(next)).unwrap_or(SIGNALS.len());
        (group, SIGNALS.get(start..end).unwrap_or_default())
    })
}

pub(super) const STATES: &[Word] =
    &[("present", "present", "vorhanden"), ("absent", "absent", "nicht vorhanden"), ("unsure", "unsure", "unsicher")];

pub(super) const SEVERITIES: &[Word] = &[("low", "low", "gering"), ("medium", "medium", "mittel"), ("high", "high", "hoch")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signal_is_in_one_group() {
        let grouped: Vec<&Word> = signal_groups().flat_map(|(_, signals)| signals).collect();
        assert_eq!(grouped, SIGNALS.iter().collect::<Vec<_>>(), "in the order of the list");
        assert!(signal_groups().all(|(_, signals)| !signals.is_empty()));
    }
}
