//! `beleg anchor`: marks and another version of their article in, places out.

use std::{
    fmt::Display,
    io::{self, Write},
};

use serde_json::{Map, Value, json};

use super::{
    arguments::AnchorFiles,
    article,
    marks::{self, MarksFile, Search, Stretch, worst},
};
use crate::{
    anchor::resolution::{Resolution, State},
    domain::{offsets::OffsetIndex, text::TextRange},
};

/// Finds all marks and prints what became of them; `false` if a file could not be read.
///
/// # Errors
/// When the output cannot be written.
pub(super) fn run(files: &AnchorFiles, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let mut fail =
        |path: &std::path::Path, error: &dyn Display| writeln!(err, "beleg: {}: {error}", path.display()).map(|()| false);
    let new = match article::text(&files.article) {
        Ok(text) => text,
        Err(error) => return fail(&files.article, &error),
    };
    let old = match files.was.as_deref().map(article::text).transpose() {
        Ok(text) => text,
        Err(error) => return fail(files.was.as_deref().unwrap_or(&files.article), &error),
    };
    let (marks, remarks) = match marks::read(&files.marks) {
        Ok(read) => read,
        Err(error) => return fail(&files.marks, &error),
    };
    for remark in remarks {
        fail(&files.marks, &remark)?;
    }
    let printer = Printer { index: OffsetIndex::new(&new), text: &new };
    match marks {
        MarksFile::Native(documents) => {
            if old.is_some() {
                fail(&files.marks, &"it holds the article that its marks were made on, and `--was` was not used")?;
            }
            for document in documents {
                let search = Search::new(new.clone(), Some(document.article().text().into()));
                let marks: Vec<(String, Vec<Stretch<'_>>)> = document
                    .marks()
                    .map(|mark| (mark.id.to_string(), mark.spans.iter().map(|span| Stretch::Own(span, mark)).collect()))
                    .collect();
                printer.print_all(&search, &marks, out)?;
            }
        }
        MarksFile::Foreign(marks) => {
            let marks = marks::settled(marks, old.as_deref().unwrap_or(&new));
            let search = Search::new(new.clone(), old);
            let marks: Vec<(String, Vec<Stretch<'_>>)> =
                marks.iter().map(|mark| (mark.id.clone(), mark.parts.iter().map(Stretch::Foreign).collect())).collect();
            printer.print_all(&search, &marks, out)?;
        }
    }
    Ok(true)
}

/// The name that is printed for a state.
pub(super) fn name(state: State) -> &'static str {
    match state {
        State::Exact => "exact",
        State::Moved => "moved",
        State::Edited => "edited",
        State::Lost => "lost",
    }
}

struct Printer<'a> {
    index: OffsetIndex,
    text: &'a str,
}

impl Printer<'_> {
    /// Looks for all marks together, and prints one after the other.
    fn print_all(&self, search: &Search, marks: &[(String, Vec<Stretch<'_>>)], out: &mut dyn Write) -> io::Result<()> {
        let stretches: Vec<Stretch<'_>> = marks.iter().flat_map(|(_, parts)| parts).copied().collect();
        let mut found = search.find(&stretches).into_iter();
        for (id, parts) in marks {
            let parts: Vec<Resolution> = found.by_ref().take(parts.len()).collect();
            self.print(id, &parts, out)?;
        }
        Ok(())
    }

    fn print(&self, id: &str, parts: &[Resolution], out: &mut dyn Write) -> io::Result<()> {
        let state = worst(parts);
        let mut fields = Map::new();
        fields.insert("id".to_owned(), id.into());
        fields.insert("state".to_owned(), name(state).into());
        let places: Option<Vec<TextRange>> = parts.iter().map(Resolution::place).collect();
        let places = places.unwrap_or_default();
        let extent = places.first().zip(places.last()).map(|(first, last)| TextRange::new(first.start(), last.end()));
        fields.extend(self.range(extent));
        let words: Vec<&str> = places.iter().filter_map(|place| place.slice(self.text)).collect();
        fields.insert("exact".to_owned(), if words.is_empty() { Value::Null } else { words.join(" … ").into() });
        let score = parts.iter().map(|part| part.score).min().unwrap_or(0);
        fields.insert("score".to_owned(), (f64::from(score) / 100.0).into());
        if let [Resolution { state: State::Lost, range: Some(guess), .. }] = parts {
            let mut place = self.range(Some(*guess));
            place.insert("exact".to_owned(), guess.slice(self.text).into());
            fields.insert("guess".to_owned(), place.into());
        }
        if parts.len() > 1 {
            let rows: Vec<Value> = parts.iter().map(|part| self.part(part)).collect();
            fields.insert("parts".to_owned(), rows.into());
        }
        writeln!(out, "{}", Value::Object(fields))
    }

    fn part(&self, part: &Resolution) -> Value {
        let mut fields = self.range(part.place());
        fields.insert("state".to_owned(), name(part.state).into());
        fields.insert("exact".to_owned(), part.place().and_then(|place| place.slice(self.text)).into());
        fields.insert("score".to_owned(), json!(f64::from(part.score) / 100.0));
        fields.into()
    }

    /// Start and end in code points.
    fn range(&self, range: Option<TextRange>) -> Map<String, Value> {
        let count = |offset| self.index.code_points(self.text, offset).map(|count| count.0);
        let start = range.and_then(|range| count(range.start()));
        let end = range.and_then(|range| count(range.end()));
        [("start".to_owned(), start.into()), ("end".to_owned(), end.into())].into_iter().collect()
    }
}
