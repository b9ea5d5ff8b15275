//! Text of users inside markup that is written here: none of its signs may be taken for markup.

use crate::domain::direction;

/// For HTML, between tags and in quoted attributes.
#[must_use]
pub fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// What turns an element of a page that runs from left to right, if its text does not; with a space before it.
#[must_use]
pub fn dir(text: &str) -> &'static str {
    if direction::most(std::iter::once(text)) { " dir=\"rtl\"" } else { "" }
}

/// For XML 1.0, between tags and in attributes between double quotes, where line breaks would be read as spaces.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push_str(&format!("&#{};", u32::from(sign))),
            // XML has no way to write these.
            sign if sign.is_control() || matches!(sign, '\u{FFFE}' | '\u{FFFF}') => escaped.push(char::REPLACEMENT_CHARACTER),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_the_other_way_is_turned() {
        assert_eq!(
            (dir("قال الرئيس"), dir("BBC قالت إن المجلس وافق"), dir("The council"), dir("12,000")),
            (" dir=\"rtl\"", " dir=\"rtl\"", "", "")
        );
    }

    #[test]
    fn no_sign_is_taken_for_markup() {
        let rows = [
            ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;", "a&lt;b&gt;&amp;&quot;c&quot;"),
            ("it's", "it&#39;s", "it's"),
            ("\n\u{0}ä😀", "\n\u{0}ä😀", "&#10;\u{FFFD}ä😀"),
        ];
        for (text, in_html, in_xml) in rows {
            assert_eq!((html(text).as_str(), xml(text).as_str()), (in_html, in_xml), "{text:?}");
        }
    }
}
