//! The words of correction notes. A pattern is a row of words; `a|b` is one of several, `a~` whatever begins so, `*3` up to three words of any
//! kind but those that turn the sense, `@name` one of a list, `#` a day. With `^` in front it stands at the begin of a sentence.

use std::{collections::HashMap, sync::OnceLock};

use super::{
    date::{find_date, names_month},
    words,
};

/// Labels that stand for a note whatever follows.
const SURE: &str = "correction|corrections|clarification|clarifications|corrections and clarifications|correction and clarification|\
    correction appended|clarification appended|erratum|update|correction and update|for the record|korrektur|\
    korrekturen|korrekturhinweis|berichtigung|richtigstellung|klarstellung|präzisierung|gegendarstellung|\
    aktualisierung|redaktionelle korrektur|corrected|amended|clarified|korrigiert|berichtigt|richtiggestellt";

/// Labels that much else has too.
const UNSURE: &str = "editor's note|editors' note|editors note|editor note|note from the editor|note from the editors|note to readers|\
    note|amendment|updated|aktualisiert|ergänzt|anmerkung der redaktion|anm d red|anm der red|anm d redaktion|\
    hinweis der redaktion|redaktioneller hinweis|hinweis|transparenzhinweis|nachtrag|ergänzung|in eigener sache|\
    anmerkung";

/// Beginnings of words that tell of a change.
pub(super) const CHANGES: &str = "correct amend updat clarif revis inaccura incorrect misstat misspel misidentif mischaracter misquot misattribut \
    erroneous error mistake originally earlier previous korrig korrektur aktualis präzis ergänz geändert richtig \
    klargestellt überarbeit angepasst früher ursprünglich zunächst fehler irrtüm fälschlich nachträglich entfernt \
    berichtigt";

/// What the text behind a label that stands alone may say besides.
pub(super) const ONLY_A_LABEL: &str = "article story headline version wrong artikel beitrag fassung überschrift falsch";

/// Beginnings of words one of which every note has, in order: most paragraphs have none, and are no further looked at.
pub(super) const STEMS: [&str; 78] = [
    "abgeänd",
    "added",
    "aktual",
    "alter",
    "amend",
    "anfangs",
    "angepass",
    "apolog",
    "ausgabe",
    "bedauer",
    "behoben",
    "bericht",
    "chang",
    "clarif",
    "correct",
    "earlier",
    "edit",
    "entfern",
    "entschuldig",
    "ergänz",
    "erratum",
    "erron",
    "error",
    "erweit",
    "fassung",
    "fehler",
    "fixed",
    "früher",
    "fälsch",
    "gegendarstellung",
    "gelösch",
    "gemeldet",
    "geupd",
    "geänder",
    "headline",
    "inaccura",
    "incorrect",
    "initially",
    "irrtum",
    "irrtüm",
    "klarge",
    "klarst",
    "korrektur",
    "korrig",
    "mis",
    "modif",
    "nachgeb",
    "nachträglich",
    "online",
    "original",
    "previous",
    "präzis",
    "published",
    "record",
    "refiles",
    "regret",
    "removed",
    "revis",
    "reword",
    "rewrit",
    "richtig",
    "textfassung",
    "textversion",
    "umform",
    "updat",
    "upged",
    "ursprünglich",
    "verseh",
    "version",
    "verwechslung",
    "veränder",
    "vorher",
    "wrong",
    "zuerst",
    "zunächst",
    "zuvor",
    "überarb",
    "überschrift",
];

/// Lists that patterns name.
const LISTS: [(&str, &str); 9] = [
    (
        "piece",
        "article story report piece post page headline column interview analysis review obituary text newsletter caption \
        graphic chart map table video podcast transcript item blog explainer essay editorial factcheck check feature \
        profile introduction standfirst subheading image photo picture infographic timeline fact-check",
    ),
    ("changed", "amended corrected updated clarified edited revised changed modified altered reworded rewritten fixed"),
    (
        "said",
        "said stated reported gave misstated identified misidentified named referred described suggested claimed included \
        contained used listed quoted attributed put implied noted called incorrectly carried had",
    ),
    (
        "wrongly",
        "incorrectly wrongly mistakenly erroneously inaccurately misstated misidentified misspelled misspelt \
        mischaracterised mischaracterized misquoted misattributed misnamed",
    ),
    ("dies", "dieser diese dieses diesem diesen unser unsere unserer unseres unserem unseren"),
    (
        "stück",
        "artikel artikels text textes texts beitrag beitrags beitrages bericht berichts berichtes meldung interview \
        interviews kommentar kommentars faktencheck faktenchecks überschrift analyse reportage essay essays kolumne glosse \
        porträt porträts nachruf nachrufs video videos podcast podcasts bildunterschrift grafik tabelle karte seite \
        nachricht story post posts blogbeitrag blogbeitrags blogpost blogposts eintrag eintrags liveblog liveblogs \
        newsletter newsletters stück stücks recherche teaser vorspann onlineartikel onlineartikels",
    ),
    (
        "geändert",
        "aktualisiert korrigiert berichtigt geändert ergänzt präzisiert klargestellt überarbeitet angepasst richtiggestellt \
        nachgebessert verändert editiert erweitert umformuliert abgeändert modifiziert entfernt gelöscht upgedatet \
        geupdatet",
    ),
    (
        "früher",
        "früheren frühere früherer ersten erste älteren ältere vorherigen vorherige vorigen ursprünglichen ursprüngliche \
        ursprünglich vorangegangenen anfänglichen alten zuvor",
    ),
    ("zunächst", "zunächst ursprünglich zuerst zuvor vorher anfangs fälschlich~ irrtümlich~ versehentlich erst"),
];

const PATTERNS: [&str; 48] = [
    "^amended|corrected|clarified|korrigiert|berichtigt *1 # @month",
    "^amended|corrected|clarified *1 @month #",
    "^updated *1 # @month *5 to include|reflect|add|correct|clarify|remove|fix|note|say|show|make|change|amend",
    "^updated *1 @month # *5 to include|reflect|add|correct|clarify|remove|fix|note|say|show|make|change|amend",
    "^this|our *2 @piece was|has|have|is|were *3 @changed",
    "^this|our *2 @piece was|has *1 last amended|corrected|clarified",
    "^the article|story|headline|piece|post|column|caption was|has *1 amended|corrected|clarified",
    "^the article|story|headline|piece|post|column|caption was|has *1 updated *1 on|to|with|at|after",
    "^this|our *1 @piece|version corrects|clarifies|amends|updates",
    "^corrects|clarifies|refiles *1 to|in|that|headline|spelling|name|paragraph|paragraphs|day|date|attribution|first|second|third",
    "earlier|previous|prior|original|initial|former|older|first|published version|edition|headline|versions of|on|to this|our *2 @piece",
    "earlier|previous|prior|original|initial|older version|edition|versions of the article|story|piece|post|headline|column",
    "^this|our *1 @piece *1 @wrongly",
    "^this|our *1 @piece originally|previously|initially @said",
    "^this|our *1 @piece *1 contained|included|gave|had *2 error|errors|mistake|inaccuracy|inaccuracies",
    "^we|we've *2 corrected|amended|updated|clarified|changed|edited|revised|removed this|the|our|an|a *2 @piece",
    "^we|we've *2 corrected|amended|fixed this|the|our|an|a *2 error|errors|mistake|spelling|wording|inaccuracy",
    "in|of|on|to|for|with|within this|our *1 @piece was|were|has|have *2 @changed|removed|added",
    "^a|this|the correction|clarification was|has *2 made|added|appended|published|issued",
    "^this is a|an|the corrected|updated|amended|clarified|revised version",
    "^correction|clarification|update appended",
    "^we regret|apologise|apologize *3 error|errors|mistake|inaccuracy",
    "^because|due of|to a|an *2 error|mistake *2 this|our|the *2 @piece",
    "@dies *2 @stück wurde|wurden|ist|sind|war *14 @geändert",
    "@dies *2 @stück haben|hat wir|die *14 @geändert",
    "^wir haben *8 @dies *2 @stück *8 @geändert",
    "^wir haben den|die|das|einen|eine|ein|mehrere|zwei|entsprechende *2 fehler|artikel|text|beitrag|stelle|angabe|angaben|passage|satz|überschrift|formulierung|schreibweise|bildunterschrift|zitat|absatz *6 @geändert",
    "^wir haben das|dies|es korrigiert|berichtigt|geändert|richtiggestellt|präzisiert|ergänzt",
    "^wir haben das|dies|es inzwischen|nun|jetzt|mittlerweile|nachträglich|entsprechend korrigiert|berichtigt|geändert|richtiggestellt|präzisiert|ergänzt",
    "^der|die|das artikel|text|beitrag|meldung|überschrift|interview|bildunterschrift|faktencheck|grafik wurde|ist *10 aktualisiert|korrigiert|berichtigt|überarbeitet|präzisiert|richtiggestellt|klargestellt",
    "^der|die|das artikel|text|beitrag|meldung|überschrift|bildunterschrift wurde|ist nachträglich *6 @geändert",
    "@früher *1 version|fassung|ausgabe|textfassung|textversion|onlinefassung|onlineversion|überschrift *1 @dies *2 @stück",
    "@früher *1 version|fassung|ausgabe des|der|vom artikels|textes|texts|beitrags|beitrages|meldung|überschrift|interviews",
    "^in einer|der|unserer @früher *1 version|fassung hieß|stand|hatten|haben|schrieben|lautete",
    "an dieser stelle *1 stand|hieß|war|hatten|haben *3 @zunächst",
    "@zunächst *1 stand|hieß|hatten|war *4 an dieser stelle",
    "@zunächst *1 stand|hieß|hatten|war *4 in @dies *2 @stück",
    "in @dies *2 @stück *1 stand|hieß|hatten|haben|war|wurde *4 @zunächst",
    "^wir haben|hatten *1 @zunächst *14 geschrieben|berichtet|behauptet|angegeben|gemeldet|bezeichnet|dargestellt|genannt",
    "^anders als *1 @zunächst *2 berichtet|gemeldet|geschrieben|angegeben|dargestellt|behauptet|vermeldet",
    "^wir bitten *4 fehler|versehen|irrtum|verwechslung",
    "^wir bedauern *2 fehler|irrtum|versehen",
    "^wir entschuldigen uns *3 fehler|irrtum|versehen|verwechslung",
    "^die redaktion *1 bedauert|entschuldigt",
    "^dies|das|hier ist|lesen eine|die|sie *1 korrigierte|aktualisierte|berichtigte|überarbeitete|ergänzte fassung|version",
    "@dies *2 @stück *1 enthielt *4 fehler|falsche|unrichtige",
    "^die angabe|angaben|stelle|passage|zahl wurde|wurden *4 korrigiert|berichtigt|richtiggestellt",
    "^der fehler wurde|ist *3 korrigiert|berichtigt|behoben",
];

/// The patterns by the word that they begin with, and by the beginnings of words.
#[derive(Default)]
struct ByFirst {
    whole: HashMap<&'static str, Vec<&'static str>>,
    beginnings: Vec<(&'static str, &'static str)>,
}

/// The patterns that may begin with a word: hardly any word of a text begins one.
pub(super) fn patterns_from(word: &str) -> impl Iterator<Item = &'static str> {
    static BY_FIRST: OnceLock<ByFirst> = OnceLock::new();
    let ByFirst { whole, beginnings } = BY_FIRST.get_or_init(|| {
        let mut by_first = ByFirst::default();
        for pattern in PATTERNS {
            let first = pattern.trim_start_matches('^').split(' ').next().unwrap_or_default();
            let named = |one: &'static str| match one.strip_prefix('@') {
                Some(name) => list(name).split(' ').collect(),
                None => vec![one],
            };
            for one in first.split('|').flat_map(named) {
                match one.strip_suffix('~') {
                    Some(beginning) => by_first.beginnings.push((beginning, pattern)),
                    None => by_first.whole.entry(one).or_default().push(pattern),
                }
            }
        }
        by_first
    });
    let begun = beginnings.iter().filter(|(beginning, _)| word.starts_with(beginning)).map(|(_, pattern)| *pattern);
    whole.get(word).into_iter().flatten().copied().chain(begun)
}

fn list(name: &str) -> &'static str {
    LISTS.iter().find(|(own, _)| *own == name).map(|(_, list)| *list).unwrap_or_default()
}

/// Words that turn the sense: what is not changed, when a page was made, who changed something else, and by how much.
const TURNING: [&str; 9] = ["not", "never", "nicht", "nie", "last", "zuletzt", "durch", "prozent", "euro"];

/// Whether a pattern fits the first words.
pub(super) fn matches_at(pattern: &str, words: &[String]) -> bool {
    let (first, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    if let Some(most) = first.strip_prefix('*') {
        let most: usize = most.parse().unwrap_or_default();
        let passable = words.windows(2).take_while(|pair| matches!(pair, [word, next] if passes(word, next))).count();
        return (0..=most.min(passable)).any(|skipped| words.get(skipped..).is_some_and(|words| matches_at(rest, words)));
    }
    let Some((word, behind)) = words.split_first() else { return false };
    if !first.split('|').any(|one| is(one, word)) {
        return false;
    }
    if rest.is_empty() {
        // "was updated by the ministry": then it is the ministry's.
        return behind.first().is_none_or(|next| next != "by");
    }
    matches_at(rest, behind)
}

fn passes(word: &str, next: &str) -> bool {
    let is_agent = match word {
        "vom" => !next.starts_with(|sign: char| sign.is_ascii_digit()),
        // "nach Hinweisen von Leserinnen"
        "von" => !["leser", "nutzer", "uns"].iter().any(|own| next.starts_with(own)),
        _ => false,
    };
    !is_agent && !TURNING.contains(&word)
}

fn is(pattern: &str, word: &str) -> bool {
    if pattern == "#" {
        return word.len() <= 4 && word.starts_with(|sign: char| sign.is_ascii_digit());
    }
    if pattern == "@month" {
        return names_month(word);
    }
    if let Some(name) = pattern.strip_prefix('@') {
        return list(name).split(' ').any(|one| is(one, word));
    }
    match pattern.strip_suffix('~') {
        Some(beginning) => word.starts_with(beginning),
        None => pattern == word,
    }
}

/// How a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// With a label that is all of it, but for a date.
    Alone,
    /// With a label that a note follows, in the same text.
    Before,
}

/// Words beside a label that say when, besides dates.
const WHEN: [&str; 17] =
    ["am", "pm", "a", "p", "m", "uhr", "um", "at", "on", "vom", "bst", "gmt", "et", "est", "edt", "cet", "utc"];

/// A label may be this long with its date, in bytes.
const LONGEST_LABEL: usize = 80;

/// The label that a text begins with: words of the lists, a date or a time, and then a colon, a dash, a line end or nothing.
pub(super) fn label(text: &str) -> Option<Label> {
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let head = text.get(..text.floor_char_boundary(LONGEST_LABEL.min(text.len())))?;
    // The colon of a time stands between digits.
    let ends = head.char_indices().filter(|(at, sign)| match sign {
        ':' => !head.get(at + 1..).unwrap_or_default().starts_with(|sign: char| sign.is_ascii_digit()),
        '–' | '—' | '|' | '\n' => true,
        _ => false,
    });
    let ends = ends.map(|(at, _)| at).chain((head.len() == text.len()).then_some(text.len()));
    let (end, sure, is_dated) = ends.take(2).find_map(|end| {
        let (sure, is_dated) = named(head.get(..end)?)?;
        Some((end, sure, is_dated))
    })?;
    let behind = text.get(end..)?;
    let date = find_date(behind).unwrap_or_default();
    let rest = if date.is_empty() { behind.to_owned() } else { behind.replacen(date, " ", 1) };
    let more = words(&rest).iter().filter(|word| !is_when(word)).count();
    // "Update – what we know": a dash stands behind much else.
    let is_dash = behind.starts_with(['–', '—', '|']) && !is_dated && date.is_empty();
    let is_change = || words(&rest).iter().any(|word| CHANGES.split(' ').any(|change| word.starts_with(change)));
    match (more, sure) {
        (0, true) => Some(Label::Alone),
        (LEAST.., true) if !is_dash || is_change() => Some(Label::Before),
        (LEAST.., false) if is_change() => Some(Label::Before),
        _ => None,
    }
}

/// A note says something: so many words stand behind a label, or it is the time that a page was made.
const LEAST: usize = 3;

/// Whether some words are a label and when: if only notes have it, and if it says a date.
fn named(words_of_label: &str) -> Option<(bool, bool)> {
    let date = find_date(words_of_label).unwrap_or_default();
    let without = if date.is_empty() { words_of_label.to_owned() } else { words_of_label.replace(date, " ") };
    let words = words(&without);
    let kept: Vec<&str> = words.iter().map(String::as_str).collect();
    // The longest label first: what stands behind it must say when.
    (1..=kept.len()).rev().find_map(|length| {
        let name = kept.get(..length)?.join(" ");
        let rest = kept.get(length..)?;
        let sure = if SURE.split('|').any(|own| own == name) {
            true
        } else if UNSURE.split('|').any(|own| own == name) {
            false
        } else {
            return None;
        };
        rest.iter().all(|word| is_when(word)).then_some((sure, !date.is_empty()))
    })
}

fn is_when(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit()) || WHEN.contains(&word)
}
