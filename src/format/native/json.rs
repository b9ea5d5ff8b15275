//! JSON text, checked once and then taken apart where it is needed.
//!
//! The check is that of `serde_json`. Its readers are made anew for every type that is read, some tens of kilobytes in all; a text
//! that is known to be JSON is taken apart by looking for brackets, quotes and commas, in a fraction of that.

use std::{borrow::Cow, str::FromStr};

use serde::de::IgnoredAny;

use super::names::Named;

/// One value as it stands in its file, without white space around it. It is JSON: only [`Json::parse`] makes the first one of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Json<'a>(&'a str);

/// Text of a file. JSON can name halves of surrogate pairs (`"\ud83d"`), which are no characters; they become U+FFFD, one each, so
/// that offsets in code points stay right.
pub(in crate::format) struct Words<'a> {
    pub(in crate::format) text: Cow<'a, str>,
    pub(super) mended: bool,
}

impl<'a> Json<'a> {
    /// # Errors
    /// When the text is not one JSON value.
    pub(in crate::format) fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<IgnoredAny>(text)?;
        Ok(Self(text.trim_ascii()))
    }

    /// The value as it stands in the file.
    pub(in crate::format) fn get(self) -> &'a str {
        self.0
    }

    pub(in crate::format) fn words(self) -> Option<Words<'a>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        if !inner.contains('\\') {
            return Some(Words { text: Cow::Borrowed(inner), mended: false });
        }
        let (text, mended) = unescape(inner);
        Some(Words { text: Cow::Owned(text), mended })
    }

    /// A number or a truth value that the type can hold.
    pub(in crate::format) fn plain<T: FromStr>(self) -> Option<T> {
        self.0.parse().ok()
    }

    /// A word that stands for a value.
    pub(in crate::format) fn named<T: Named>(self) -> Option<T> {
        let words = self.words()?;
        T::NAMES.iter().find(|(name, _)| *name == words.text).map(|(_, value)| *value)
    }

    /// The parts of a list.
    pub(in crate::format) fn items(self) -> Option<Vec<Json<'a>>> {
        self.0.strip_prefix('[')?.strip_suffix(']').map(parts)
    }

    /// The names and values of an object, in the order of the file. `None` also when a name has broken characters: it could be
    /// mistaken for another.
    pub(super) fn members(self) -> Option<Vec<(Cow<'a, str>, Json<'a>)>> {
        let parts = self.0.strip_prefix('{')?.strip_suffix('}').map(parts)?;
        let mut members = Vec::with_capacity(parts.len() / 2);
        let mut parts = parts.into_iter();
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            let name = name.words().filter(|name| !name.mended)?;
            members.push((name.text, value));
        }
        Some(members)
    }
}

/// JSON without the white space between its parts; `None` if it is nested deeper than `deepest`.
pub(super) fn compact(json: &str, deepest: usize) -> Option<String> {
    let mut text = String::with_capacity(json.len());
    let mut scan = Scan::default();
    let mut start = 0;
    for (at, byte) in json.bytes().enumerate() {
        if scan.step(byte) && byte.is_ascii_whitespace() {
            text.push_str(json.get(start..at).unwrap_or_default());
            start = at + 1;
        }
        if scan.depth > deepest {
            return None;
        }
    }
    text.push_str(json.get(start..).unwrap_or_default());
    Some(text)
}

/// Where a walk through JSON is. Brackets and quotes are ASCII, so it goes byte by byte.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// Whether the byte stands outside of all strings.
    fn step(&mut self, byte: u8) -> bool {
        if self.in_string {
            self.in_string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        true
    }
}

/// What stands between the commas of a list or of an object; in an object also on each side of the colons, so names and values
/// take turns.
fn parts(inner: &str) -> Vec<Json<'_>> {
    let mut parts = Vec::new();
    let mut scan = Scan::default();
    let mut start = 0;
    let part = |from: usize, to: usize| Json(inner.get(from..to).unwrap_or_default().trim_ascii());
    for (at, byte) in inner.bytes().enumerate() {
        if scan.step(byte) && scan.depth == 0 && matches!(byte, b',' | b':') {
            parts.push(part(start, at));
            start = at + 1;
        }
    }
    let last = part(start, inner.len());
    if !last.0.is_empty() {
        parts.push(last);
    }
    parts
}

/// The text that a string with escapes stands for, and whether it names halves of surrogate pairs.
fn unescape(escaped: &str) -> (String, bool) {
    let mut text = String::with_capacity(escaped.len());
    let mut mended = false;
    let mut rest = escaped;
    while let Some((before, behind)) = rest.split_once('\\') {
        text.push_str(before);
        let mut letters = behind.chars();
        let letter = letters.next().unwrap_or('\\');
        rest = letters.as_str();
        text.push(match letter {
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (first, behind) = unit(rest);
                let pair = behind.strip_prefix("\\u").map(unit);
                let (code, behind) = match pair {
                    Some((second @ 0xDC00..0xE000, behind)) if (0xD800..0xDC00).contains(&first) => {
                        (0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), behind)
                    }
                    _ => (first, behind),
                };
                rest = behind;
                char::from_u32(code).unwrap_or_else(|| {
                    mended = true;
                    char::REPLACEMENT_CHARACTER
                })
            }
            itself => itself,
        });
    }
    text.push_str(rest);
    (text, mended)
}

/// The four hexadecimal digits that the text begins with, and what stands behind them.
fn unit(text: &str) -> (u32, &str) {
    let (digits, behind) = text.split_at_checked(4).unwrap_or((text, ""));
    (u32::from_str_radix(digits, 16).unwrap_or(u32::MAX), behind)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// The same value, built from the parts that are found here.
    fn rebuilt(json: Json<'_>) -> Value {
        if let Some(members) = json.members() {
            return members.into_iter().map(|(name, value)| (name.into_owned(), rebuilt(value))).collect();
        }
        if let Some(items) = json.items() {
            return items.into_iter().map(rebuilt).collect();
        }
        match json.words() {
            Some(words) => words.text.into(),
            None => serde_json::from_str(json.get()).expect("a number or a name"),
        }
    }

    #[test]
    fn a_value_is_taken_apart_as_a_json_parser_would() {
        let rows = [
            "null",
            " [ ] ",
            "[[],{},\"\",[ [ ] , 1 ]]",
            r#"{"a":1,"b":[true,false,null],"a":{"c,d":"e:f","g\"":"]}\\"}}"#,
            "\t{\r\n\"k\" :\n [ -1.5e3 , \"x\" ] , \"\" : \"\" }\n",
            r#""\"\\\/\b\f\n\r\t\u0000\u00e4\uD83D\uDE00\u2028 ä😀""#,
            r#"["\\\\","\\\"","\\u0041","\u005C","\u005cu0041"]"#,
        ];
        for text in rows {
            let expected: Value = serde_json::from_str(text).expect(text);
            let json = Json::parse(text).expect(text);
            assert_eq!(rebuilt(json), expected, "{text}");
            let compact = compact(json.get(), usize::MAX).expect(text);
            assert_eq!(rebuilt(Json(&compact)), expected, "{compact}");
        }
        for text in ["", "[", "[1,]", "{\"a\"}", "{a:1}", "\"\n\"", "\"\\x\"", "1 2", "nul", "\u{A0}1"] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn white_space_goes_only_from_between_the_parts() {
        let rows = [
            (r#" { "a b" : [ 1e400 , "c \" d\\" , { } ] } "#, r#"{"a b":[1e400,"c \" d\\",{}]}"#),
            ("\"\\\\\" ", "\"\\\\\""),
            ("null", "null"),
        ];
        for (text, expected) in rows {
            assert_eq!(compact(text, 64).as_deref(), Some(expected), "{text}");
        }
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(compact(&deep(64), 64).is_some());
        assert_eq!(compact(&deep(65), 64), None);
    }

    #[test]
    fn half_surrogate_pairs_become_one_replacement_character_each() {
        let rows = [
            (r#""a\ud83db""#, "a\u{FFFD}b", true),
            (r#""\ud83d\ud83d\ude00\ude00""#, "\u{FFFD}😀\u{FFFD}", true),
            (r#""\ud83d\n\ude00\u0041""#, "\u{FFFD}\n\u{FFFD}A", true),
            (r#""\ud83d\u0041""#, "\u{FFFD}A", true),
            (r#""ä\ud83d\ude00""#, "ä😀", false),
            (r#""plain""#, "plain", false),
        ];
        for (text, expected, mended) in rows {
            let words = Json::parse(text).ok().and_then(Json::words).expect(text);
            assert_eq!((&*words.text, words.mended), (expected, mended), "{text}");
        }
        assert_eq!(Json(r#"{"a":1,"\ud83d":2}"#).members(), None);
    }
}
