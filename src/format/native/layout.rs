//! How the file is set on lines: the outer structure indented, each record on one line.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

const INDENT: &[u8] = b"  ";

/// Objects and arrays down to this depth have a line for each of their parts: file, documents, document, its lists and details.
const OPEN_DEPTH: usize = 4;

/// One deeper lie the records, which are objects, and the list of blocks, which is opened too.
const OPEN_ARRAY_DEPTH: usize = 5;

/// JSON text with [`Layout`], ending in a line feed.
pub(in crate::format) fn to_lines(value: &impl Serialize) -> String {
    let mut buffer = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut buffer, Layout::default()));
    // Writing to memory cannot fail, the shapes have text for keys, and JSON is UTF-8: there is no error to pass on.
    debug_assert!(written.is_ok());
    buffer.push(b'\n');
    String::from_utf8(buffer).unwrap_or_default()
}

/// A formatter that opens the outer containers and keeps the inner ones on one line.
#[derive(Default)]
struct Layout {
    depth: usize,
    /// Whether the container that was just closed or is open has parts; empty ones stay closed.
    has_parts: bool,
}

impl Layout {
    fn is_open(&self, array: bool) -> bool {
        self.depth <= if array { OPEN_ARRAY_DEPTH } else { OPEN_DEPTH }
    }

    fn line<W: ?Sized + io::Write>(&self, writer: &mut W, depth: usize) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..depth).try_for_each(|_| writer.write_all(INDENT))
    }

    fn begin<W: ?Sized + io::Write>(&mut self, writer: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_parts = false;
        writer.write_all(sign)
    }

    fn part<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool, array: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.is_open(array) { self.line(writer, self.depth) } else { Ok(()) }
    }

    fn end<W: ?Sized + io::Write>(&mut self, writer: &mut W, sign: &[u8], array: bool) -> io::Result<()> {
        if self.has_parts && self.is_open(array) {
            self.line(writer, self.depth.saturating_sub(1))?;
        }
        self.depth = self.depth.saturating_sub(1);
        self.has_parts = true;
        writer.write_all(sign)
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]", true)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.part(writer, first, true)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_parts = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}", false)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.part(writer, first, false)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if self.is_open(false) { b": " } else { b":" })
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_parts = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(to_lines(&value), expected);
    }
}
