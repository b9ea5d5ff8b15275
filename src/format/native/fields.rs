//! One JSON object, field by field. A field that cannot be read is a fault of its own and does not take the others with it.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::problem::ProblemReason;
use crate::domain::{mark::Extra, table::Table};

/// Unknown fields nested deeper than this are not kept: common readers give up at 128, and the file around them counts too.
const DEEPEST: usize = 64;

/// The fields of an object that were not taken yet, and what was wrong with those that were.
#[derive(Default)]
pub(in crate::format) struct Fields<'a> {
    /// In the order of the file.
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
    pub(in crate::format) faults: Vec<ProblemReason>,
}

#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The fields of an object as they stand in it. Of fields with the same name the last one counts, as it does in browsers.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Object<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields: Vec<(Cow<'de, str>, &'de RawValue)> = Vec::new();
                while let Some((Name(name), value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    match fields.iter_mut().find(|(own, _)| *own == name) {
                        Some((_, earlier)) => *earlier = value,
                        None => fields.push((name, value)),
                    }
                }
                Ok(Object(fields))
            }
        }

        deserializer.deserialize_map(Reader)
    }
}

impl<'a> Fields<'a> {
    /// `None` if it is not an object. Of fields with the same name the last one counts, as it does in browsers.
    pub(in crate::format) fn of(value: &'a RawValue) -> Option<Self> {
        Self::parse(value.get())
    }

    /// As [`Fields::of`], from text.
    pub(in crate::format) fn parse(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok().map(|Object(fields)| Self { fields, faults: Vec::new() })
    }

    pub(in crate::format) fn contains(&self, name: &str) -> bool {
        self.fields.iter().any(|(own, _)| own == name)
    }

    /// The field as it stands in the file. `null` counts as absent.
    pub(in crate::format) fn raw(&mut self, name: &'static str) -> Option<&'a RawValue> {
        let index = self.fields.iter().position(|(own, _)| own == name)?;
        let (_, value) = self.fields.remove(index);
        (value.get() != "null").then_some(value)
    }

    /// The field as a value; one of another type is a fault.
    pub(in crate::format) fn value<T: Deserialize<'a>>(&mut self, name: &'static str) -> Option<T> {
        let value = serde_json::from_str(self.raw(name)?.get()).ok();
        if value.is_none() {
            self.faults.push(ProblemReason::BadField(name.to_owned()));
        }
        value
    }

    /// The field as text; `None` if it is absent.
    pub(in crate::format) fn text(&mut self, name: &'static str) -> Option<Cow<'a, str>> {
        let words: Words<'a> = self.value(name)?;
        Some(self.mended(name, words))
    }

    /// A list of texts; what is not a text in it is a fault.
    pub(in crate::format) fn texts(&mut self, name: &'static str) -> Vec<Cow<'a, str>> {
        let mut texts = Vec::new();
        for value in self.list(name) {
            match serde_json::from_str(value.get()) {
                Ok(words) => texts.push(self.mended(name, words)),
                Err(_) => self.faults.push(ProblemReason::BadField(name.to_owned())),
            }
        }
        texts
    }

    /// A list of anything; empty if it is absent.
    pub(in crate::format) fn list(&mut self, name: &'static str) -> Vec<&'a RawValue> {
        self.value(name).unwrap_or_default()
    }

    /// A word that stands for a value; one that is not known is a fault.
    pub(in crate::format) fn named<T: Deserialize<'a>>(&mut self, name: &'static str) -> Option<T> {
        let value = self.raw(name)?;
        let known = serde_json::from_str(value.get()).ok();
        if known.is_none() {
            self.faults.push(ProblemReason::UnknownValue { field: name.to_owned(), value: excerpt(value) });
        }
        known
    }

    /// What was not asked for, as text without white space, to be written back.
    pub(in crate::format) fn unknown(&mut self) -> Extra {
        let mut extra = Extra::new();
        for (name, value) in std::mem::take(&mut self.fields) {
            match compact(value.get()) {
                Some(text) => {
                    extra.insert(name.into_owned(), text);
                }
                None => self.faults.push(ProblemReason::TooDeep(name.into_owned())),
            }
        }
        extra
    }

    /// All fields as texts, and whether any had to be mended; `None` if one is no text.
    pub(super) fn all_words(self) -> Option<(Table<String, String>, bool)> {
        let mut all_mended = false;
        let mut texts = Table::new();
        for (name, value) in self.fields {
            let words: Words<'_> = serde_json::from_str(value.get()).ok()?;
            all_mended |= words.mended;
            texts.insert(name.into_owned(), words.text.into_owned());
        }
        Some((texts, all_mended))
    }

    /// The faults of a record that has no place for unknown fields.
    pub(super) fn faults_with_unknown(self) -> Vec<ProblemReason> {
        let unknown = self.fields.into_iter().map(|(name, _)| ProblemReason::FieldNotKept(name.into_owned()));
        self.faults.into_iter().chain(unknown).collect()
    }

    fn mended(&mut self, name: &'static str, words: Words<'a>) -> Cow<'a, str> {
        if words.mended {
            self.faults.push(ProblemReason::BrokenCharacters(name.to_owned()));
        }
        words.text
    }
}

/// A value for a message: the text of a text, else JSON, cut where it is long.
pub(super) fn excerpt(value: &RawValue) -> String {
    const LONGEST: usize = 80;
    let words: Option<Words<'_>> = serde_json::from_str(value.get()).ok();
    let text = words.map_or(Cow::Borrowed(value.get()), |words| words.text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.into_owned(),
    }
}

/// Text of a file. JSON can name halves of surrogate pairs (`"\ud83d"`), which are no characters; they become U+FFFD, one each, so
/// that offsets in code points stay right.
pub(in crate::format) struct Words<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) mended: bool,
}

impl<'de: 'a, 'a> Deserialize<'de> for Words<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordsVisitor;
        impl<'de> Visitor<'de> for WordsVisitor {
            type Value = Words<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text")
            }

            fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
                Ok(match std::str::from_utf8(bytes) {
                    Ok(text) => Words { text: Cow::Borrowed(text), mended: false },
                    Err(_) => Words { text: Cow::Owned(mend(bytes)), mended: true },
                })
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
                Ok(match std::str::from_utf8(bytes) {
                    Ok(text) => Words { text: Cow::Owned(text.to_owned()), mended: false },
                    Err(_) => Words { text: Cow::Owned(mend(bytes)), mended: true },
                })
            }
        }
        // Asked for bytes, the parser hands over half pairs in the way of WTF-8 instead of refusing the text.
        deserializer.deserialize_bytes(WordsVisitor)
    }
}

fn mend(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        // A half pair is three bytes, each of them a broken chunk; only the first is 0xED.
        if chunk.invalid().first() == Some(&0xED) {
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    text
}

/// JSON without the white space between its parts; `None` if it is nested deeper than [`DEEPEST`]. The text must be valid JSON.
fn compact(json: &str) -> Option<String> {
    let mut text = String::with_capacity(json.len());
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for character in json.chars() {
        if in_string {
            in_string = escaped || character != '"';
            escaped = !escaped && character == '\\';
        } else {
            match character {
                ' ' | '\n' | '\r' | '\t' => continue,
                '"' => in_string = true,
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if depth > DEEPEST {
            return None;
        }
        text.push(character);
    }
    Some(text)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_only_from_between_the_parts() {
        let rows = [
            (r#" { "a b" : [ 1e400 , "c \" d\\" , { } ] } "#, Some(r#"{"a b":[1e400,"c \" d\\",{}]}"#)),
            ("\"\\\\\" ", Some("\"\\\\\"")),
            ("null", Some("null")),
        ];
        for (json, expected) in rows {
            assert_eq!(compact(json).as_deref(), expected, "{json}");
        }
        assert!(compact(&"[".repeat(DEEPEST)).is_some());
        assert_eq!(compact(&"[".repeat(DEEPEST + 1)), None);
    }

    #[test]
    fn half_surrogate_pairs_become_one_replacement_character_each() {
        let rows = [
            (r#"{"t":"a\ud83db"}"#, "a\u{FFFD}b", true),
            (r#"{"t":"\ud83d\ud83d\ude00\ude00"}"#, "\u{FFFD}😀\u{FFFD}", true),
            (r#"{"t":"ä\ud83d\ude00"}"#, "ä😀", false),
            (r#"{"t":"plain"}"#, "plain", false),
        ];
        for (json, expected, mended) in rows {
            let mut fields = Fields::parse(json).expect("an object");
            assert_eq!(fields.text("t").as_deref(), Some(expected), "{json}");
            assert_eq!(!fields.faults.is_empty(), mended, "{json}");
        }
    }

    #[test]
    fn one_bad_field_leaves_the_others() {
        let mut fields = Fields::parse(r#"{"a":1,"b":"two","c":null,"d":["x",3],"a":"last"}"#).expect("an object");
        assert_eq!(fields.text("a").as_deref(), Some("last"));
        assert_eq!(fields.value::<u32>("b"), None);
        assert_eq!(fields.value::<u32>("c"), None);
        assert_eq!(fields.texts("d"), ["x"]);
        assert_eq!(fields.faults, [ProblemReason::BadField("b".into()), ProblemReason::BadField("d".into())]);
        assert!(fields.unknown().is_empty());
    }
}
