//! Every sentence the page says. A message is a key of its own type with an English and a German text, so a missing translation
//! does not compile. The page loads the language it speaks from a file beside it (`lang/CODE.json`): English and German are written
//! from the table, others can be put there, with keys as in `lang/en.json`. What such a file lacks is said in English; should no
//! file be there at all, the key itself is said, as words.
//!
//! Placeholders stand in braces: `{name}`. Numbers come in two forms, `…One` and `…Other`; a language that needs more adds keys
//! such as `ClaimsFew`, named by the plural categories of CLDR.

mod table;

/// Whether the parts of the page are there that a first visit does not load. Everywhere but in the page they are.
static REST: AtomicBool = AtomicBool::new(!cfg!(target_arch = "wasm32"));

/// Says that they are there.
pub fn rest_is_there() {
    REST.store(true, Ordering::Relaxed);
}

fn is_rest_there() -> bool {
    REST.load(Ordering::Relaxed)
}

use std::{
    rc::Rc,
    sync::atomic::{AtomicBool, Ordering},
};

pub use table::Msg;

use crate::domain::{mark::Kind, table::Table};

/// The plural category (`one`, `few`, `other` …) of a number in a language.
pub type PluralRule = Rc<dyn Fn(&str, usize) -> String>;

/// The texts of a language, by key.
pub type Texts = Table<String, Rc<str>>;

/// The words of one language.
pub struct Catalogue {
    language: String,
    texts: Texts,
    plural: Option<PluralRule>,
}

impl Catalogue {
    /// Codes of the languages that come with the page, with their own names. They are complete.
    pub const OWN: [(&'static str, &'static str); 2] = [("en", "English"), ("de", "Deutsch")];

    /// All texts of a language that comes with the page, as its language file has them: key and text. `None` for other languages.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn texts(language: &str) -> Option<std::collections::BTreeMap<&'static str, &'static str>> {
        let text = match language {
            "en" => Msg::english,
            "de" => Msg::german,
            _ => return None,
        };
        Some(Msg::ALL.iter().map(|message| (message.key(), text(*message))).collect())
    }

    #[must_use]
    pub fn is_own(language: &str) -> bool {
        Self::OWN.iter().any(|(code, _)| *code == language)
    }

    #[must_use]
    pub fn new(language: &str, texts: Texts, plural: Option<PluralRule>) -> Self {
        Self { language: language.to_owned(), texts, plural }
    }

    /// BCP 47, of the language that is really spoken.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    #[must_use]
    pub fn text(&self, message: Msg) -> Rc<str> {
        self.own(message.key()).unwrap_or_else(|| as_words(message.key()).into())
    }

    /// A message with its placeholders filled in.
    #[must_use]
    pub fn with(&self, message: Msg, values: &[(&str, &str)]) -> String {
        fill(&self.text(message), values)
    }

    /// A message about a number, with `{n}` filled in.
    #[must_use]
    pub fn count(&self, one: Msg, other: Msg, number: usize) -> String {
        let category = match &self.plural {
            Some(rule) => rule(&self.language, number),
            None => if number == 1 { "one" } else { "other" }.to_owned(),
        };
        let stem = other.key().trim_end_matches("Other");
        let own = match category.as_str() {
            "one" => self.text(one),
            "other" => self.text(other),
            more => self.own(&format!("{stem}{}", capitalised(more))).unwrap_or_else(|| self.text(other)),
        };
        fill(&own, &[("n", &number.to_string())])
    }

    fn own(&self, key: &str) -> Option<Rc<str>> {
        self.texts.get(key).cloned()
    }
}

/// What a kind of mark is called.
#[must_use]
pub fn kind_word(kind: Kind) -> Msg {
    match kind {
        Kind::Claim => Msg::KindClaim,
        Kind::Source => Msg::KindSource,
        Kind::Entity => Msg::KindEntity,
        Kind::Quotation => Msg::KindQuotation,
        Kind::Note => Msg::KindNote,
    }
}

/// `StartMarking` as "Start marking".
fn as_words(key: &str) -> String {
    let mut words = String::new();
    for letter in key.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
            words.push(letter.to_ascii_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}

/// CLDR names its categories in ASCII, so the tables of all other letters need not be in the page.
fn capitalised(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// Fills placeholders in one pass, so that a value that looks like a placeholder stays what it is.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(own, _)| *own == name)?;
            Some((*value, behind))
        });
        match value {
            Some((value, behind)) => {
                filled.push_str(value);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[cfg(not(target_arch = "wasm32"))]
    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn both_languages_have_the_same_placeholders_and_no_empty_text() {
        for message in Msg::ALL {
            assert_eq!(placeholders(message.english()), placeholders(message.german()), "{}", message.key());
            assert!(!message.english().trim().is_empty() && !message.german().trim().is_empty(), "{}", message.key());
        }
    }

    #[test]
    fn plural_forms_come_in_pairs() {
        let keys: BTreeSet<&str> = Msg::ALL.iter().map(|message| message.key()).collect();
        for key in keys.iter().filter_map(|key| key.strip_suffix("Other")) {
            assert!(keys.contains(format!("{key}One").as_str()), "{key}");
        }
    }

    #[test]
    fn values_are_filled_in_once() {
        assert_eq!(fill("{a} and {b}, {c}", &[("a", "{b}"), ("b", "2")]), "{b} and 2, {c}");
        assert_eq!(fill("no { end", &[]), "no { end");
    }

    #[test]
    fn a_language_beside_the_page_may_have_more_plural_forms() {
        let texts = [("ClaimsFew", "{n} tvrzení"), ("ClaimsOther", "{n} tvrzeních"), ("Undo", "Zpět")];
        let texts = texts.map(|(key, text)| (key.to_owned(), text.into())).into_iter().collect();
        let rule: PluralRule = Rc::new(|_, number| if number == 2 { "few" } else { "other" }.to_owned());
        let czech = Catalogue::new("cs", texts, Some(rule));
        assert_eq!(czech.count(Msg::ClaimsOne, Msg::ClaimsOther, 2), "2 tvrzení");
        assert_eq!(czech.count(Msg::ClaimsOne, Msg::ClaimsOther, 5), "5 tvrzeních");
        assert_eq!(&*czech.text(Msg::Undo), "Zpět");
        assert_eq!(&*czech.text(Msg::StartMarking), "Start marking", "a text that is nowhere");
        assert_eq!(czech.language(), "cs");
    }
}
