//! Every value that a reader sees, in English and German side by side. A value must mean the same in both languages, for a report in
//! German is read as the same verdict. Whoever changes one looks at the pair: `UPDATE=1 cargo test --test words` writes the table anew,
//! and the change is seen in it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeMap, fmt::Write as _};

use beleg::{
    app::messages::Catalogue,
    domain::{
        desk::{
            scales::SCALES,
            words::{List, signal_groups},
        },
        tags::default_tag_set,
    },
};

const TABLE: &str = "tests/data/words.tsv";

/// Values whose words are messages: the kinds of marks, how a mark was found again, what a finding weighs, how a source is named.
const MESSAGES: [&str; 19] = [
    "KindClaim",
    "KindSource",
    "KindEntity",
    "KindQuotation",
    "KindNote",
    "AnchorMoved",
    "AnchorEdited",
    "AnchorLost",
    "StateExact",
    "StateMoved",
    "StateEdited",
    "StateLost",
    "SeverityMistake",
    "SeverityQuestion",
    "SeverityHint",
    "LedgerNamed",
    "LedgerPartly",
    "LedgerAnonymous",
    "LedgerNotSaid",
];

/// Where a value is from, its id, and its two labels.
type Pair = (String, String, String, String);

fn pairs() -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut add = |group: &str, id: &str, english: &str, german: &str| {
        pairs.push((group.to_owned(), id.to_owned(), english.to_owned(), german.to_owned()));
    };
    for list in List::ALL {
        for (id, english, german) in list.entries() {
            add(&format!("{list:?}"), id, english, german);
        }
    }
    for (group, _) in signal_groups() {
        add("groups of signals", group.0, group.1, group.2);
    }
    for scale in SCALES {
        add("scales", scale.id, scale.english, scale.german);
        for rating in scale.ratings {
            add(&format!("scale {}", scale.id), rating.id, rating.english, rating.german);
        }
    }
    for tag in &default_tag_set().tags {
        add("tags of a new installation", tag.id.as_str(), tag.label("en"), tag.label("de"));
    }
    let [english, german] = ["en", "de"].map(|language| Catalogue::texts(language).unwrap());
    for key in MESSAGES {
        add("messages", key, english[key], german[key]);
    }
    pairs
}

#[test]
fn every_value_has_the_two_labels_that_were_reviewed() {
    let mut table = String::from("list\tid\tEnglish\tGerman\n");
    for (group, id, english, german) in pairs() {
        writeln!(table, "{group}\t{id}\t{english}\t{german}").unwrap();
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(TABLE, &table).unwrap();
    }
    let reviewed = std::fs::read_to_string(TABLE).expect("UPDATE=1 cargo test --test words writes it");
    let rows = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (own, reviewed) = (rows(&table), rows(&reviewed));
    let changed: Vec<&String> = own.iter().filter(|row| !reviewed.contains(row)).collect();
    let gone: Vec<&String> = reviewed.iter().filter(|row| !own.contains(row)).collect();
    assert!(
        own == reviewed,
        "not the reviewed words: say the same in both languages, then UPDATE=1 cargo test --test words\nnow {changed:#?}\nwas {gone:#?}"
    );
}

/// What a verdict says of a claim, as far as its words tell: that there is truth in it, and that there is falsehood in it.
fn says(label: &str, truth: &[&str], falsehood: &[&str]) -> (bool, bool) {
    let words: Vec<String> = label.to_lowercase().split(|sign: char| !sign.is_alphabetic()).map(str::to_owned).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    (has(truth), has(falsehood))
}

#[test]
fn a_verdict_is_as_true_in_german_as_in_english() {
    for rating in SCALES.iter().flat_map(|scale| scale.ratings) {
        if rating.number.is_none() {
            continue;
        }
        let english = says(rating.english, &["true", "mixture", "half"], &["false", "fire", "mixture", "half"]);
        let german = says(rating.german, &["wahr", "richtig", "stimmt", "halb"], &["falsch", "nicht", "halb"]);
        // "Stimmt nicht" says no truth, "Teilweise falsch" and "Partly false" say the same of the falsehood.
        let german = if german.1 && rating.german.starts_with("Stimmt") { (false, true) } else { german };
        assert_eq!(english, german, "{} is {}", rating.english, rating.german);
    }
}

#[test]
fn what_is_called_the_same_in_one_language_is_called_the_same_in_the_other() {
    // German says "andere" of a source and "anderes" of a medium. Of scales each organisation has its own words.
    const BY_GENDER: [&str; 1] = ["other"];
    let mut seen: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (group, id, english, german) in pairs() {
        if group.starts_with("scale") || group == "messages" || BY_GENDER.contains(&&*english) {
            continue;
        }
        let of = format!("{id} of {group}");
        if let Some((other, known)) = seen.insert(english.to_lowercase(), (of.clone(), german.clone())) {
            assert_eq!(german.to_lowercase(), known.to_lowercase(), "{english}: {of} and {other}");
        }
    }
}

#[test]
fn no_two_values_of_a_scale_look_alike() {
    for scale in SCALES {
        for labels in [
            scale.ratings.iter().map(|rating| rating.english).collect::<Vec<_>>(),
            scale.ratings.iter().map(|rating| rating.german).collect(),
        ] {
            for (place, label) in labels.iter().enumerate() {
                assert!(!labels[..place].contains(label), "{label} of {}", scale.id);
            }
        }
    }
}
