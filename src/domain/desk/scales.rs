//! Rating scales as organisations publish them. A rating is optional: Full Fact uses no scale, and a conclusion in words is as good.
//!
//! Numbers are for ClaimReview, where 1 is the worst and the most the best; what lies on no line from true to false has none.
//! Where an organisation publishes words only, the numbers count its values on that line.
//! Sources: Google's example numbers; CORRECTIV (October 2024), dpa, PolitiFact, Snopes, AAP, AVeriTeC and FEVER as they publish them.
//! Snopes gives "Unproven" no more; checks that carry it keep it. AFP and Full Fact publish no scale. Labels in the language that an
//! organisation does not publish in are translations, and say neither more nor less: `tests/data/words.tsv` has all pairs side by side.

use crate::domain::{
    desk::words::in_language,
    tags::{Hue, Pattern, Verdict},
};

/// A value of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Stands for the value in files, within its scale.
    pub id: &'static str,
    pub english: &'static str,
    pub german: &'static str,
    pub number: Option<u32>,
    pub verdict: Verdict,
}

/// A rating scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub id: &'static str,
    pub english: &'static str,
    pub german: &'static str,
    /// From true to false, then what lies beside.
    pub ratings: &'static [Rating],
}

impl Rating {
    #[must_use]
    pub fn label(&self, language: &str) -> &'static str {
        in_language(language, self.english, self.german)
    }

    /// Its colour and pattern, which say the same.
    #[must_use]
    pub fn looks(&self) -> (Hue, Pattern) {
        self.verdict.looks()
    }
}

impl Scale {
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Scale> {
        SCALES.iter().find(|scale| scale.id == id)
    }

    #[must_use]
    pub fn rating(&self, id: &str) -> Option<&'static Rating> {
        self.ratings.iter().find(|rating| rating.id == id)
    }

    /// The worst and the best number; `None` if it has no numbers.
    #[must_use]
    pub fn numbers(&self) -> Option<(u32, u32)> {
        let numbers = || self.ratings.iter().filter_map(|rating| rating.number);
        numbers().min().zip(numbers().max())
    }
}

const fn rating(id: &'static str, english: &'static str, german: &'static str, number: u32, verdict: Verdict) -> Rating {
    Rating { id, english, german, number: Some(number), verdict }
}

const fn beside(id: &'static str, english: &'static str, german: &'static str, verdict: Verdict) -> Rating {
    Rating { id, english, german, number: None, verdict }
}

use Verdict::{Complicated, False, MostlyFalse, MostlyTrue, Other, Partly, True};

/// The presets; the first is the default.
pub const SCALES: &[Scale] = &[
    Scale {
        id: "default",
        english: "Five steps",
        german: "Fünf Stufen",
        ratings: &[
            rating("true", "True", "Richtig", 5, True),
            rating("mostly_true", "Mostly true", "Größtenteils richtig", 4, MostlyTrue),
            rating("half_true", "Half true", "Halb wahr", 3, Partly),
            rating("mostly_false", "Mostly false", "Größtenteils falsch", 2, MostlyFalse),
            rating("false", "False", "Falsch", 1, False),
            beside("missing_context", "Missing context", "Fehlender Kontext", Partly),
            beside("unproven", "Unproven", "Unbelegt", Complicated),
            beside("altered", "Manipulated", "Manipuliert", Partly),
            beside("satire", "Satire", "Satire", Other),
            beside("not_checkable", "Not checkable", "Nicht überprüfbar", Complicated),
        ],
    },
    Scale {
        id: "correctiv",
        english: "CORRECTIV",
        german: "CORRECTIV",
        ratings: &[
            rating("true", "True", "Richtig", 5, True),
            rating("mostly_true", "Mostly true", "Größtenteils richtig", 4, MostlyTrue),
            rating("partly_false", "Partly false", "Teilweise falsch", 3, Partly),
            rating("mostly_false", "Mostly false", "Größtenteils falsch", 2, MostlyFalse),
            rating("false", "False", "Falsch", 1, False),
            beside("unproven", "Unproven", "Unbelegt", Complicated),
            beside("missing_context", "Missing context", "Fehlender Kontext", Partly),
            beside("altered", "Manipulated", "Manipuliert", Partly),
        ],
    },
    Scale {
        id: "dpa",
        english: "dpa",
        german: "dpa",
        ratings: &[
            rating("true", "True", "Stimmt", 4, True),
            rating("mostly_true", "Mostly true", "Stimmt überwiegend", 3, MostlyTrue),
            rating("mostly_false", "Mostly false", "Stimmt überwiegend nicht", 2, MostlyFalse),
            rating("false", "False", "Stimmt nicht", 1, False),
        ],
    },
    Scale {
        id: "politifact",
        english: "PolitiFact",
        german: "PolitiFact",
        ratings: &[
            rating("true", "True", "Wahr", 6, True),
            rating("mostly_true", "Mostly True", "Überwiegend wahr", 5, MostlyTrue),
            rating("half_true", "Half True", "Halb wahr", 4, Partly),
            rating("mostly_false", "Mostly False", "Überwiegend falsch", 3, MostlyFalse),
            rating("false", "False", "Falsch", 2, False),
            rating("pants_on_fire", "Pants on Fire", "Falsch und absurd", 1, False),
        ],
    },
    Scale {
        id: "snopes",
        english: "Snopes",
        german: "Snopes",
        ratings: &[
            rating("true", "True", "Wahr", 5, True),
            rating("mostly_true", "Mostly True", "Überwiegend wahr", 4, MostlyTrue),
            rating("mixture", "Mixture", "Teils wahr, teils falsch", 3, Partly),
            rating("mostly_false", "Mostly False", "Überwiegend falsch", 2, MostlyFalse),
            rating("false", "False", "Falsch", 1, False),
            beside("unproven", "Unproven", "Unbelegt", Complicated),
            beside("unfounded", "Unfounded", "Ohne Grundlage", Complicated),
            beside("outdated", "Outdated", "Überholt", Partly),
            beside("miscaptioned", "Miscaptioned", "Falsch beschrieben", Partly),
            beside("correct_attribution", "Correct Attribution", "Richtig zugeschrieben", True),
            beside("misattributed", "Misattributed", "Falsch zugeschrieben", False),
            beside("fake", "Fake", "Fälschung", False),
            beside("scam", "Scam", "Betrug", Other),
            beside("legend", "Legend", "Legende", Other),
            beside("labeled_satire", "Labeled Satire", "Als Satire gekennzeichnet", Other),
            beside("originated_as_satire", "Originated as Satire", "Als Satire entstanden", Other),
            beside("in_progress", "Research In Progress", "Wird untersucht", Complicated),
        ],
    },
    Scale {
        id: "aap",
        english: "AAP",
        german: "AAP",
        ratings: &[
            rating("true", "True", "Wahr", 5, True),
            rating("mostly_true", "Mostly True", "Überwiegend wahr", 4, MostlyTrue),
            rating("mixture", "Mixture", "Teils wahr, teils falsch", 3, Partly),
            rating("mostly_false", "Mostly False", "Überwiegend falsch", 2, MostlyFalse),
            rating("false", "False", "Falsch", 1, False),
            beside("misleading", "Misleading", "Irreführend", Partly),
            beside("unproven", "Unproven", "Unbelegt", Complicated),
        ],
    },
    Scale {
        id: "averitec",
        english: "AVeriTeC",
        german: "AVeriTeC",
        ratings: &[
            beside("supported", "Supported", "Gestützt", True),
            beside("refuted", "Refuted", "Widerlegt", False),
            beside("not_enough_evidence", "Not Enough Evidence", "Zu wenige Belege", Complicated),
            beside("conflicting", "Conflicting Evidence/Cherrypicking", "Widersprüchliche Belege/Rosinenpickerei", Partly),
        ],
    },
    Scale {
        id: "fever",
        english: "FEVER",
        german: "FEVER",
        ratings: &[
            beside("supports", "SUPPORTS", "Gestützt", True),
            beside("refutes", "REFUTES", "Widerlegt", False),
            beside("not_enough_info", "NOT ENOUGH INFO", "Zu wenig Informationen", Complicated),
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numbers_fall_from_true_to_false_and_ids_do_not_meet() {
        let ids: BTreeSet<&str> = SCALES.iter().map(|scale| scale.id).collect();
        assert_eq!(ids.len(), SCALES.len());
        for scale in SCALES {
            let ids: BTreeSet<&str> = scale.ratings.iter().map(|rating| rating.id).collect();
            assert_eq!(ids.len(), scale.ratings.len(), "{}", scale.id);
            let numbers: Vec<u32> = scale.ratings.iter().filter_map(|rating| rating.number).collect();
            assert!(numbers.windows(2).all(|pair| pair[0] == pair[1] + 1), "{}: {numbers:?}", scale.id);
            assert_eq!(scale.numbers(), numbers.last().map(|worst| (*worst, numbers[0])), "{}", scale.id);
            assert!(numbers.last().is_none_or(|worst| *worst == 1), "{}: Google wants the worst to be at least 1", scale.id);
            let line: Vec<Verdict> =
                scale.ratings.iter().filter(|rating| rating.number.is_some()).map(|rating| rating.verdict).collect();
            assert!(line.is_sorted(), "{}: truer comes first", scale.id);
            for rating in scale.ratings {
                assert_eq!(Scale::named(scale.id).and_then(|scale| scale.rating(rating.id)), Some(rating));
                assert_ne!(rating.label("en"), "", "{}", rating.id);
                assert_ne!(rating.label("de"), "", "{}", rating.id);
            }
        }
    }
}
