//! The letters and numbers that Word draws before the items of a list, which the text refers to ("see point c"). "1." of a plain list is left
//! to whoever draws it, as in web pages.

use std::collections::HashMap;

use crate::intake::{
    numerals::{repeated_letters, roman},
    xml::{self, Node},
};

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Clone, Debug, Default)]
struct Level {
    start: i64,
    format: String,
    /// What is drawn, with `%1` for the number of the first level.
    text: String,
}

/// The lists of a document, and how far each has been counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// By the id of the pattern.
    patterns: HashMap<String, [Level; LEVELS]>,
    /// By the id of the list: its pattern, and where its levels begin anew.
    lists: HashMap<String, (String, HashMap<usize, i64>)>,
    /// By the id of the pattern: lists of one pattern go on with each other's numbers.
    counted: HashMap<String, [Option<i64>; LEVELS]>,
}

impl Numbering {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut numbering = Self::default();
        let (mut pattern, mut list, mut level) = (None, None, 0);
        // Without its lists a document still has its words.
        xml::each(bytes, |node| match node {
            Node::Start(element) => {
                let value = element.attribute("val").unwrap_or_default();
                let levels = pattern.as_ref().and_then(|id: &String| numbering.patterns.get_mut(id));
                let own = levels.and_then(|levels| levels.get_mut(level));
                match (element.name.as_str(), own) {
                    ("abstractNum", _) => {
                        pattern = element.attribute("abstractNumId").map(str::to_owned);
                        pattern.iter().for_each(|id| drop(numbering.patterns.insert(id.clone(), Default::default())));
                    }
                    ("num", _) => list = element.attribute("numId").map(str::to_owned),
                    ("abstractNumId", _) => {
                        list.iter().for_each(|id: &String| {
                            numbering.lists.entry(id.clone()).or_default().0 = value.to_owned();
                        });
                    }
                    ("lvl" | "lvlOverride", _) => {
                        level = element.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
                    }
                    ("startOverride", _) => {
                        let start = list.as_ref().zip(value.parse().ok());
                        start.into_iter().for_each(|(id, start)| {
                            numbering.lists.entry(id.clone()).or_default().1.insert(level, start);
                        });
                    }
                    ("start", Some(own)) => own.start = value.parse().unwrap_or(1),
                    ("numFmt", Some(own)) => value.clone_into(&mut own.format),
                    ("lvlText", Some(own)) => value.clone_into(&mut own.text),
                    _ => {}
                }
            }
            Node::End(name) if name == "abstractNum" => pattern = None,
            Node::End(name) if name == "num" => list = None,
            _ => {}
        })
        .ok();
        numbering
    }

    /// Counts the next item of a list. What is drawn before it, with the blank behind it; `None` where that is a dot, nothing, of a kind that
    /// is not known, or goes without saying.
    pub(super) fn label(&mut self, list: &str, level: usize) -> Option<String> {
        let (pattern, starts) = self.lists.get_mut(list)?;
        let levels = self.patterns.get(pattern)?;
        let counted = self.counted.entry(pattern.clone()).or_default();
        let own = levels.get(level)?;
        // A list begins anew once, with its first item.
        let begun = starts.remove(&level);
        let number =
            begun.unwrap_or_else(|| counted.get(level).copied().flatten().map_or(own.start, |last| last.saturating_add(1)));
        for (at, count) in counted.iter_mut().enumerate().skip(level) {
            *count = (at == level).then_some(number);
        }
        let is_plain = own.format == "decimal" && own.start == 1 && begun.is_none_or(|start| start == 1);
        let bare = own.text.trim_end_matches(['.', ')']);
        if own.text.is_empty() || is_plain && bare == format!("%{}", level + 1) {
            return None;
        }
        let mut text = own.text.clone();
        for (at, (level, count)) in levels.iter().zip(counted.iter()).enumerate() {
            let sign = format!("%{}", at + 1);
            if text.contains(&sign) {
                text = text.replace(&sign, &written(count.unwrap_or(level.start), &level.format)?);
            }
        }
        (own.format != "bullet").then(|| format!("{text} "))
    }
}

fn written(number: i64, format: &str) -> Option<String> {
    let count = u32::try_from(number).ok()?;
    Some(match format {
        "decimal" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => repeated_letters(count)?,
        "upperLetter" => repeated_letters(count)?.to_ascii_uppercase(),
        "lowerRoman" => roman(count)?,
        "upperRoman" => roman(count)?.to_ascii_uppercase(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_as_word_draws_them() {
        let level = |at: usize, format: &str, text: &str| {
            format!("<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>")
        };
        let pattern = |id: usize, levels: &str| format!("<w:abstractNum w:abstractNumId='{id}'>{levels}</w:abstractNum>");
        let file = format!(
            "<w:numbering xmlns:w='w'>{}{}{}<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>
            <w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num><w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='3'/></w:lvlOverride></w:num></w:numbering>",
            pattern(0, &(level(0, "lowerLetter", "%1)") + &level(1, "lowerRoman", "%1.%2"))),
            pattern(1, &(level(0, "decimal", "%1.") + &level(1, "decimal", "%1.%2"))),
            pattern(2, &level(0, "bullet", "·")),
        );
        let mut numbering = Numbering::read(file.as_bytes());
        let rows = [
            ("1", 0, Some("a) ")),
            ("1", 1, Some("a.i ")),
            ("1", 1, Some("a.ii ")),
            ("1", 0, Some("b) ")),
            ("1", 1, Some("b.i ")),
            ("2", 0, None),
            ("2", 1, Some("1.1 ")),
            ("3", 0, None),
            ("4", 0, Some("c) ")),
            ("4", 0, Some("d) ")),
            ("9", 0, None),
            ("1", 99, None),
        ];
        for (list, level, expected) in rows {
            assert_eq!(numbering.label(list, level).as_deref(), expected, "{list} {level}");
        }
    }
}
