//! What many programs put on top of a text in Markdown: fields between two lines of `---` (YAML) or `+++` (TOML). Of both it knows what
//! such heads hold: names with a value, with a list, or with a text on the lines below.

use crate::intake::{account::Why, extracted::Extracted, people};

/// Words of a field's name.
const LONGEST_NAME: usize = 3;

/// Takes what is known of the article out of the head, and returns what follows it; all of it where there is no head.
pub(super) fn read<'text>(text: &'text str, extracted: &mut Extracted) -> &'text str {
    let text = text.trim_start_matches('\u{FEFF}');
    let Some((sign, head, rest)) = head_and_rest(text) else { return text };
    extracted.account.add(Why::Details, head);
    let bare = |value: &str| scalar(value.trim()).trim_start_matches("[[").trim_end_matches("]]").to_owned();
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    // Whether the lines that follow are a text: `title: >`.
    let mut is_text = false;
    for line in head.lines() {
        let item = line.trim_start().strip_prefix("- ");
        is_text &= line.starts_with([' ', '\t']) || line.trim().is_empty();
        if let (true, Some((_, values))) = (is_text, fields.last_mut()) {
            let more = [values.first().map(String::as_str).unwrap_or_default(), line.trim()].join(" ");
            *values = vec![more.trim().to_owned()];
        } else if let (Some(item), Some((_, values))) = (item, fields.last_mut()) {
            values.push(bare(item.strip_prefix("name:").unwrap_or(item)));
        } else if let Some((name, value)) = line.split_once(sign).filter(|_| !line.starts_with([' ', '\t', '#'])) {
            let value = value.trim();
            let list = value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).filter(|inner| !inner.starts_with('['));
            is_text = value.starts_with(['>', '|']) && value.len() <= 3;
            let named = value.strip_prefix('{').and_then(|inner| inner.strip_suffix('}'));
            let named = named.and_then(|inner| inner.split(',').find_map(|field| field.trim().strip_prefix("name:")));
            let values = match list {
                Some(list) => unquoted_split(list).into_iter().map(bare).collect(),
                None if is_text => Vec::new(),
                None if named.is_some() => named.map(bare).into_iter().collect(),
                None if value.is_empty() => Vec::new(),
                None => vec![bare(value)],
            };
            fields.push((name.trim().to_ascii_lowercase(), values));
        }
    }
    for (name, mut values) in fields {
        values.retain(|value| !value.is_empty());
        let first = values.first().cloned().unwrap_or_default();
        match name.as_str() {
            "title" => extracted.title = first,
            "subtitle" => extracted.subtitle = first,
            "author" | "authors" => extracted.authors.extend(values.iter().flat_map(|name| people::parted(name))),
            "date" | "published" => extracted.published = first,
            "source" | "url" | "link" if first.starts_with("http") => extracted.url = first,
            "site" | "publisher" => extracted.site = first,
            "lang" | "language" => extracted.language = first,
            _ => {}
        }
    }
    rest
}

/// The lines between two rules, if every one of them could be a field: a text may begin with a rule too.
fn head_and_rest(text: &str) -> Option<(char, &str, &str)> {
    let (sign, rule, rest) = [(':', "---"), ('=', "+++")].into_iter().find_map(|(sign, rule)| {
        Some((sign, rule, text.strip_prefix(rule)?.trim_start_matches([' ', '\t']).strip_prefix('\n')?))
    })?;
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == rule || rule == "---" && line.trim_end() == "..." {
            return Some((sign, rest.get(..end)?, rest.get(end + line.len()..)?));
        }
        let is_field = line.split_once(sign).is_some_and(|(name, value)| {
            let name = name.trim_end();
            !name.is_empty()
                && name.split_whitespace().count() <= LONGEST_NAME
                && (value.starts_with(char::is_whitespace) || value.is_empty())
        });
        if !is_field && !line.trim().is_empty() && !line.starts_with([' ', '\t', '#', '-', '[', ']', '{', '}']) {
            return None;
        }
        // The first line of a head is a field.
        if end == 0 && !is_field && !line.starts_with('#') {
            return None;
        }
        end += line.len();
    }
    None
}

/// A value without its quotation marks and what they escape (YAML 1.2, 7.3), or without the comment behind it.
fn scalar(value: &str) -> String {
    let plain = || value.split(" #").next().unwrap_or(value).trim_end().to_owned();
    // Texts of TOML over several lines, on one.
    for long in ["\"\"\"", "'''"] {
        if let Some(inner) = value.strip_prefix(long).and_then(|rest| rest.strip_suffix(long)) {
            return inner.trim().to_owned();
        }
    }
    let Some(quote) = value.chars().next().filter(|first| matches!(first, '"' | '\'')) else { return plain() };
    let mut inner = String::new();
    let mut signs = value.chars().skip(1).peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if quote == '"' => match signs.next() {
                Some('n' | 't' | 'r') => inner.push(' '),
                Some(width @ ('x' | 'u' | 'U')) => {
                    let digits: String = signs
                        .by_ref()
                        .take(if width == 'x' {
                            2
                        } else if width == 'u' {
                            4
                        } else {
                            8
                        })
                        .collect();
                    let number = u32::from_str_radix(&digits, 16).ok();
                    inner.push(number.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                Some(escaped) => inner.push(escaped),
                None => {}
            },
            _ if sign == quote && quote == '\'' && signs.peek() == Some(&'\'') => inner.extend(signs.next()),
            _ if sign == quote => {
                let rest: String = signs.collect();
                // What goes on behind the quotation mark is no quoted value.
                return if rest.is_empty() || rest.trim_start().starts_with('#') { inner } else { plain() };
            }
            _ => inner.push(sign),
        }
    }
    plain()
}

/// A list at its commas, but for those in quotation marks.
fn unquoted_split(list: &str) -> Vec<&str> {
    let mut quote = None;
    list.split(|sign: char| {
        match quote {
            Some(open) if sign == open => quote = None,
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            _ => {}
        }
        sign == ',' && quote.is_none()
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_taken_and_texts_between_rules_are_not() {
        /// What is given; title, authors, day, and what is left.
        type Row<'text> = (&'text str, &'text str, &'text [&'text str], &'text str, &'text str);
        let rows: [Row<'_>; 17] = [
            (
                "---\ntitle: \"Tram: yes\"\nauthor: Ada Berg and Bo Tal\ndate: 2026-01-02\n---\nText.",
                "Tram: yes",
                &["Ada Berg", "Bo Tal"],
                "2026-01-02",
                "Text.",
            ),
            ("---\ntitle: Tram\nauthors:\n  - \"[[Ada Berg]]\"\n  - Bo\n...\nText.", "Tram", &["Ada Berg", "Bo"], "", "Text."),
            (
                "---\ntitle: >\n  Folded\n  title\nauthors: [Ada, \"Bo, Tal\"]\n---\nText.",
                "Folded title",
                &["Ada", "Bo, Tal"],
                "",
                "Text.",
            ),
            ("---\nauthor: {name: Ada Berg, mail: x}\n---\nText.", "", &["Ada Berg"], "", "Text."),
            ("---\nauthor:\n- name: Ada\n---\nText.", "", &["Ada"], "", "Text."),
            ("+++\ntitle = \"Tram\"\nauthors = [\"Ada\"]\n+++\nText.", "Tram", &["Ada"], "", "Text."),
            ("---\ntitle: Tram\n---", "Tram", &[], "", ""),
            ("---\ndate created: x\ntitle: Tram\n---\nText.", "Tram", &[], "", "Text."),
            ("---\n\nIt costs 40.\n\n---\n\nMore.", "", &[], "", "---\n\nIt costs 40.\n\n---\n\nMore."),
            (
                "---\nThe minister said this: it costs 40.\n---\nMore.",
                "",
                &[],
                "",
                "---\nThe minister said this: it costs 40.\n---\nMore.",
            ),
            ("---\ntitle: Tram", "", &[], "", "---\ntitle: Tram"),
            ("---\ntitle: \"Odd: a 'test'\"\ndate: 2026-01-02 # draft\n---\n", "Odd: a 'test'", &[], "2026-01-02", ""),
            ("---\ntitle: 'It''s \"no\"'\nauthor: \"Ada \\\"A\\\" Berg\"\n---\n", "It's \"no\"", &["Ada \"A\" Berg"], "", ""),
            ("---\ntitle: \"Gr\\xFC\\u00dfe\"\n---\n", "Grüße", &[], "", ""),
            ("+++\ntitle = \"\"\"Tram\"\"\"\n+++\n", "Tram", &[], "", ""),
            ("---\ntitle: \"No\" means no #1\n---\n", "\"No\" means no", &[], "", ""),
            ("Text.", "", &[], "", "Text."),
        ];
        for (given, title, authors, published, rest) in rows {
            let mut extracted = Extracted::default();
            assert_eq!(read(given, &mut extracted), rest, "{given}");
            assert_eq!((extracted.title.as_str(), extracted.published.as_str()), (title, published), "{given}");
            assert_eq!(extracted.authors, authors, "{given}");
        }
    }
}
