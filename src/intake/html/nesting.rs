//! Whether a page is nested so deeply, or leaves so much formatting open, that building its tree would take long. The rules of HTML
//! look through all open elements at each tag and open unclosed formatting anew in each paragraph, so both costs grow with the square.

use std::collections::HashMap;

/// Real pages stay below a hundred; browsers stop nesting at 512.
const DEEPEST: usize = 512;

/// Unclosed formatting: careless pages have dozens.
const MOST_FORMATTING: usize = 256;

/// Elements that need no end tag, or can have none: they do not nest by being left open.
const ENDLESS: [&str; 33] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link",
    "meta", "optgroup", "option", "p", "param", "rb", "rp", "rt", "rtc", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
    "wbr",
];
const FORMATTING: [&str; 14] = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Counts start tags without end tags, name by name. Text that only looks like tags, as in scripts, is skipped roughly.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut depth, mut formatting) = (0_usize, 0_usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let is_end = rest.starts_with('/');
        let name_start = usize::from(is_end);
        let name: String =
            rest.get(name_start..).unwrap_or_default().chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
        let name = name.to_ascii_lowercase();
        if name.is_empty() || ENDLESS.contains(&name.as_str()) {
            continue;
        }
        if !is_end && matches!(name.as_str(), "script" | "style") {
            let end = if name == "script" { "</script" } else { "</style" };
            rest = after_ignoring_case(rest, end);
            continue;
        }
        let count = open.entry(name.clone()).or_default();
        let is_formatting = FORMATTING.contains(&name.as_str());
        if !is_end {
            *count += 1;
            depth += 1;
            formatting += usize::from(is_formatting);
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
            formatting -= usize::from(is_formatting);
        }
        if depth > DEEPEST || formatting > MOST_FORMATTING {
            return true;
        }
    }
    false
}

fn after_ignoring_case<'text>(text: &'text str, end: &str) -> &'text str {
    let found = text.as_bytes().windows(end.len()).position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    found.and_then(|at| text.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_what_is_left_open() {
        let rows = [
            (String::new(), false),
            ("<p>".repeat(5_000), false),
            ("<ul><li>a<li>b</ul>".repeat(5_000), false),
            ("<div>".repeat(500) + &"</div>".repeat(500), false),
            ("<DIV>".repeat(513), true),
            ("<div></span>".repeat(513), true),
            ("<b x=1>".repeat(257), true),
            ("<b>a</b>".repeat(5_000), false),
            (format!("<script>{}</SCRIPT>", "'<div>'".repeat(1_000)), false),
            (format!("<script>{}", "'<div>'".repeat(1_000)), false),
            ("<😀<".repeat(1_000), false),
        ];
        for (html, expected) in rows {
            assert_eq!(is_too_deep(&html), expected, "{:.40}", html);
        }
    }
}
