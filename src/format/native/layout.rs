//! How the file is set on lines: the outer structure indented, each record on one line.

use std::fmt::Display;

use super::json::Json;
use crate::domain::mark::Extra;

const INDENT: &str = "  ";

/// Objects and lists down to this depth have a line for each of their parts: file, documents, document, its lists and details.
const OPEN_DEPTH: usize = 4;

/// One deeper lie the records, which are objects, and the list of blocks, which is opened too.
const OPEN_LIST_DEPTH: usize = 5;

/// JSON text on its way. The outer objects and lists are opened, the inner ones kept on one line, and empty ones stay closed.
///
/// It is plain text that is added to: `serde_json` with a formatter of our own would weigh four times as much in the page.
#[derive(Default)]
pub(in crate::format) struct Lines {
    text: String,
    depth: usize,
    /// Whether the object or list that is open has parts.
    has_parts: bool,
}

impl Lines {
    /// Everything on one line, for files with a record a line.
    pub(in crate::format) fn on_one_line() -> Self {
        Self { depth: OPEN_LIST_DEPTH, ..Self::default() }
    }

    /// The text, ending in a line feed.
    pub(in crate::format) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    fn is_open(&self, is_list: bool) -> bool {
        self.depth <= if is_list { OPEN_LIST_DEPTH } else { OPEN_DEPTH }
    }

    fn line(&mut self) {
        self.text.push('\n');
        (0..self.depth).for_each(|_| self.text.push_str(INDENT));
    }

    fn begin(&mut self, sign: char) {
        self.depth += 1;
        self.has_parts = false;
        self.text.push(sign);
    }

    fn end(&mut self, sign: char, is_list: bool) {
        let stands_alone = self.has_parts && self.is_open(is_list);
        self.depth = self.depth.saturating_sub(1);
        if stands_alone {
            self.line();
        }
        self.has_parts = true;
        self.text.push(sign);
    }

    #[inline(never)]
    fn part(&mut self, is_list: bool) {
        if self.has_parts {
            self.text.push(',');
        }
        self.has_parts = true;
        if self.is_open(is_list) {
            self.line();
        }
    }

    pub(in crate::format) fn begin_object(&mut self) {
        self.begin('{');
    }

    #[inline(never)]
    pub(in crate::format) fn end_object(&mut self) {
        self.end('}', false);
    }

    pub(in crate::format) fn begin_list(&mut self) {
        self.begin('[');
    }

    #[inline(never)]
    pub(in crate::format) fn end_list(&mut self) {
        self.end(']', true);
    }

    /// Stands before each item of a list.
    pub(in crate::format) fn item(&mut self) {
        self.part(true);
    }

    /// Stands before each value of an object.
    #[inline(never)]
    pub(in crate::format) fn name(&mut self, name: &str) {
        self.part(false);
        self.words(name);
        self.text.push_str(if self.is_open(false) { ": " } else { ":" });
    }

    /// A value that was written before, at the same depth.
    pub(super) fn piece(&mut self, text: &str) {
        self.text.push_str(text);
        self.has_parts = true;
    }

    /// What a value writes, as it can be given to [`Lines::piece`] later.
    pub(super) fn written(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let start = self.text.len();
        write(self);
        self.text.get(start..).unwrap_or_default().to_owned()
    }

    /// A text as a value.
    #[inline(never)]
    pub(in crate::format) fn words(&mut self, words: &str) {
        self.text.push('"');
        let mut start = 0;
        for (at, byte) in words.bytes().enumerate() {
            let escaped = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                8 => "\\b",
                9 => "\\t",
                b'\n' => "\\n",
                12 => "\\f",
                b'\r' => "\\r",
                0..=15 => "\\u000",
                16..=31 => "\\u001",
                _ => continue,
            };
            self.text.push_str(words.get(start..at).unwrap_or_default());
            self.text.push_str(escaped);
            if escaped.len() > 2 {
                self.text.extend(char::from_digit(u32::from(byte & 15), 16));
            }
            start = at + 1;
        }
        self.text.push_str(words.get(start..).unwrap_or_default());
        self.text.push('"');
    }

    /// A field with a text.
    #[inline(never)]
    pub(in crate::format) fn text_field(&mut self, name: &str, text: &str) {
        self.name(name);
        self.words(text);
    }

    /// A field with a text, left out when there is none.
    pub(in crate::format) fn filled_field(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text_field(name, text);
        }
    }

    /// A field with a text that a value shows.
    #[inline(never)]
    pub(in crate::format) fn shown_field(&mut self, name: &str, value: &dyn Display) {
        self.text_field(name, &value.to_string());
    }

    /// A field with a number or truth value.
    #[inline(never)]
    pub(in crate::format) fn plain_field(&mut self, name: &str, value: &dyn Display) {
        self.name(name);
        self.text.push_str(&value.to_string());
    }

    /// A number or truth value.
    pub(in crate::format) fn plain(&mut self, value: &dyn Display) {
        self.text.push_str(&value.to_string());
    }

    /// A list of records; the last argument writes one.
    pub(in crate::format) fn list_field<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.name(name);
        self.begin_list();
        for item in items {
            self.item();
            write(self, item);
        }
        self.end_list();
    }

    /// A list of records, left out when there are none.
    pub(in crate::format) fn filled_list_field<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        write: impl FnMut(&mut Self, T),
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_some() {
            self.list_field(name, items, write);
        }
    }

    /// Fields that were read without being understood. They are written as they were, except those whose name has a meaning here:
    /// two fields of one name would hide each other.
    #[inline(never)]
    pub(in crate::format) fn unknown_fields(&mut self, fields: &Extra, known: &[&str]) {
        for (name, value) in fields.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            match Json::parse(value) {
                Ok(value) => {
                    self.name(name);
                    self.text.push_str(value.get());
                }
                // What is not JSON is kept as text, so that the file stays readable.
                Err(_) => self.text_field(name, value),
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn write(lines: &mut Lines, value: &Value) {
        match value {
            Value::Object(fields) => {
                lines.begin_object();
                for (name, value) in fields {
                    lines.name(name);
                    write(lines, value);
                }
                lines.end_object();
            }
            Value::Array(items) => {
                lines.begin_list();
                for item in items {
                    lines.item();
                    write(lines, item);
                }
                lines.end_list();
            }
            Value::String(text) => lines.words(text),
            plain => lines.text.push_str(&plain.to_string()),
        }
    }

    fn written(value: &Value) -> String {
        let mut lines = Lines::default();
        write(&mut lines, value);
        lines.finish()
    }

    #[test]
    fn the_outer_structure_is_open_and_a_record_is_one_line() {
        let value = serde_json::json!({"d": [{"a": {"b": [{"k": 1, "t": [2, {"u": []}]}, 2]}, "e": {"f": {}}, "m": [{"s": [1, 2]}]}], "n": []});
        let expected = r#"{
  "d": [
    {
      "a": {
        "b": [
          {"k":1,"t":[2,{"u":[]}]},
          2
        ]
      },
      "e": {
        "f": {}
      },
      "m": [
        {"s":[1,2]}
      ]
    }
  ],
  "n": []
}
"#;
        assert_eq!(written(&value), expected);
    }

    #[test]
    fn texts_are_escaped_as_a_json_writer_would() {
        let all: String = (0..0x300).chain([0x2028, 0xFFFF, 0x1F600]).filter_map(char::from_u32).collect();
        for text in [&*all, "", "\"", "\\", "a\u{1}", "\u{1F}b\"\\"] {
            let expected = serde_json::to_string(text).expect("a text");
            assert_eq!(written(&text.into()).trim_end(), expected);
        }
    }
}
