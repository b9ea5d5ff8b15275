//! One JSON object, field by field. A field that cannot be read is a fault of its own and does not take the others with it.

use std::borrow::Cow;

use super::{
    json::{Json, Words, compact},
    names::Named,
    problem::ProblemReason,
};
use crate::domain::mark::Extra;

/// Unknown fields nested deeper than this are not kept: common readers give up at 128, and the file around them counts too.
const DEEPEST: usize = 64;

/// The fields of an object that were not taken yet, in the order of the file, and what was wrong with those that were.
#[derive(Default)]
pub(in crate::format) struct Fields<'a> {
    fields: Vec<(Cow<'a, str>, Json<'a>)>,
    pub(in crate::format) faults: Vec<ProblemReason>,
}

impl<'a> Fields<'a> {
    /// `None` if it is not an object. Of fields with the same name the last one counts, as it does in browsers.
    pub(in crate::format) fn of(value: Json<'a>) -> Option<Self> {
        value.members().map(|fields| Self { fields, faults: Vec::new() })
    }

    /// As [`Fields::of`], from text.
    pub(in crate::format) fn parse(text: &'a str) -> Option<Self> {
        Self::of(Json::parse(text).ok()?)
    }

    /// All fields, in the order of the file.
    pub(in crate::format) fn into_fields(self) -> impl Iterator<Item = (Cow<'a, str>, Json<'a>)> {
        self.fields.into_iter()
    }

    pub(in crate::format) fn contains(&self, name: &str) -> bool {
        self.fields.iter().any(|(own, _)| own == name)
    }

    /// The field as it stands in the file. `null` counts as absent.
    #[inline(never)]
    pub(in crate::format) fn raw(&mut self, name: &str) -> Option<Json<'a>> {
        let mut last = None;
        self.fields.retain(|(own, value)| {
            let found = own == name;
            if found {
                last = Some(*value);
            }
            !found
        });
        last.filter(|value| value.get() != "null")
    }

    /// The field as a value; one that cannot be read so is a fault.
    pub(in crate::format) fn value<T>(&mut self, name: &str, read: impl FnOnce(Json<'a>) -> Option<T>) -> Option<T> {
        let value = read(self.raw(name)?);
        if value.is_none() {
            self.bad(name);
        }
        value
    }

    #[inline(never)]
    fn bad(&mut self, name: &str) {
        self.faults.push(ProblemReason::BadField(name.to_owned()));
    }

    /// The field as text; `None` if it is absent.
    #[inline(never)]
    pub(in crate::format) fn text(&mut self, name: &str) -> Option<Cow<'a, str>> {
        let words = self.value(name, Json::words)?;
        Some(self.mended(name, words))
    }

    /// A list of texts; what is not a text in it is a fault.
    pub(in crate::format) fn texts(&mut self, name: &str) -> Vec<Cow<'a, str>> {
        let mut texts = Vec::new();
        for value in self.list(name) {
            match value.words() {
                Some(words) => texts.push(self.mended(name, words)),
                None => self.bad(name),
            }
        }
        texts
    }

    /// A list of anything; empty if it is absent.
    #[inline(never)]
    pub(in crate::format) fn list(&mut self, name: &str) -> Vec<Json<'a>> {
        self.value(name, Json::items).unwrap_or_default()
    }

    /// A word that stands for a value; one that is not known is a fault.
    pub(in crate::format) fn named<T: Named>(&mut self, name: &str) -> Option<T> {
        let value = self.raw(name)?;
        let known = value.named();
        if known.is_none() {
            self.unknown_value(name, value);
        }
        known
    }

    #[inline(never)]
    pub(super) fn unknown_value(&mut self, name: &str, value: Json<'_>) {
        self.faults.push(ProblemReason::UnknownValue { field: name.to_owned(), value: excerpt(value) });
    }

    /// What was not asked for, as text without white space, to be written back.
    #[inline(never)]
    pub(in crate::format) fn unknown(&mut self) -> Extra {
        let mut extra = Extra::new();
        for (name, value) in left(&mut self.fields) {
            match compact(&value, DEEPEST) {
                Some(text) => {
                    extra.insert(name, text);
                }
                None => self.faults.push(ProblemReason::TooDeep(name)),
            }
        }
        extra
    }

    /// The faults of a record that has no place for unknown fields.
    #[inline(never)]
    pub(super) fn faults_with_unknown(mut self) -> Vec<ProblemReason> {
        self.faults.extend(left(&mut self.fields).into_iter().map(|(name, _)| ProblemReason::FieldNotKept(name)));
        self.faults
    }

    fn mended(&mut self, name: &str, words: Words<'a>) -> Cow<'a, str> {
        if words.mended {
            self.faults.push(ProblemReason::BrokenCharacters(name.to_owned()));
        }
        words.text
    }
}

/// Fields that nobody took, by name.
fn left(fields: &mut Vec<(Cow<'_, str>, Json<'_>)>) -> Extra {
    std::mem::take(fields).into_iter().map(|(name, value)| (name.into_owned(), value.get().to_owned())).collect()
}

/// A value for a message: the text of a text, else JSON, cut where it is long.
#[inline(never)]
pub(super) fn excerpt(value: Json<'_>) -> String {
    const LONGEST: usize = 80;
    let text = value.words().map_or(Cow::Borrowed(value.get()), |words| words.text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.into_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn broken_characters_are_mended_and_told() {
        let rows = [(r#"{"t":"a\ud83db"}"#, "a\u{FFFD}b", true), (r#"{"t":"ä\ud83d\ude00"}"#, "ä😀", false)];
        for (json, expected, mended) in rows {
            let mut fields = Fields::parse(json).expect("an object");
            assert_eq!(fields.text("t").as_deref(), Some(expected), "{json}");
            assert_eq!(!fields.faults.is_empty(), mended, "{json}");
        }
    }

    #[test]
    fn one_bad_field_leaves_the_others() {
        let mut fields = Fields::parse(r#"{"a":1,"b":"two","c":null,"d":["x",3],"a":"last","n":-0,"m":7}"#).expect("an object");
        assert_eq!(fields.text("a").as_deref(), Some("last"));
        assert_eq!(fields.value("b", Json::plain::<u32>), None);
        assert_eq!(fields.value("c", Json::plain::<u32>), None);
        assert_eq!(fields.texts("d"), ["x"]);
        assert_eq!(fields.value("n", Json::plain::<u32>), None);
        assert_eq!(fields.value("m", Json::plain::<u32>), Some(7));
        let bad = |name: &str| ProblemReason::BadField(name.into());
        assert_eq!(fields.faults, [bad("b"), bad("d"), bad("n")]);
        assert!(fields.unknown().is_empty());
    }

    #[test]
    fn what_nobody_takes_is_told_by_name_and_once() {
        let mut fields = Fields::parse(r#"{"z":1,"y":[ 2 ],"z":{ "a" : 3 }}"#).expect("an object");
        let expected = [("y", "[2]"), ("z", r#"{"a":3}"#)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(fields.unknown(), expected.into_iter().collect());
        let fields = Fields::parse(r#"{"z":1,"y":2,"z":3}"#).expect("an object");
        let kept_not = |name: &str| ProblemReason::FieldNotKept(name.into());
        assert_eq!(fields.faults_with_unknown(), [kept_not("y"), kept_not("z")]);
    }
}
