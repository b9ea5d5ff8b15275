//! Text of users inside markup that is written here: none of its signs may be taken for markup.

mod address;

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

/// For Markdown, on one line: CommonMark, that of GitHub, and pandoc's own. Addresses become links to what they say.
#[must_use]
pub fn markdown(text: &str) -> String {
    escaped(text, Place::Beginning)
}

/// The same, behind other words of a line: there no list begins.
#[must_use]
pub fn markdown_within(text: &str) -> String {
    escaped(text, Place::Within)
}

/// For Markdown, a link of these words.
#[must_use]
pub fn markdown_link(text: &str, url: &str) -> String {
    if text == url && address::address(url, None) == Some(url.len()) {
        return address::link(url);
    }
    format!("[{}](<{}>)", signs(text), address::destination(url))
}

fn signs(text: &str) -> String {
    escaped(text, Place::Link)
}

/// Where words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Beginning,
    Within,
    /// Links are not nested.
    Link,
}

fn escaped(text: &str, place: Place) -> String {
    let mut made = String::with_capacity(text.len());
    let is_first = place == Place::Beginning;
    let list = end_of_number(text).filter(|_| is_first);
    let mut before = None;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(address) = address::address(rest, before).filter(|_| place != Place::Link).and_then(|end| rest.get(..end)) {
            made.push_str(&address::link(address));
            before = address.chars().next_back();
            at += address.len();
            continue;
        }
        let Some(sign) = rest.chars().next() else { break };
        let is_sign = match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '!' | '$' | '^' | '{' | '@' => true,
            // A list, a heading, a rule or a definition could begin with these.
            '-' | '+' | '=' | ':' if at == 0 && is_first => true,
            // Dashes and dots that programs join.
            '-' | '.' if before == Some(sign) => true,
            // Programs see addresses, and read no backslashes in them.
            ':' if rest.starts_with("://") => true,
            '.' if is_www(text.get(..at)) => true,
            _ => list == Some(at),
        };
        if is_sign {
            made.push('\\');
        }
        made.push(if sign == '\n' || sign == '\r' { ' ' } else { sign });
        before = Some(sign);
        at += sign.len_utf8();
    }
    made
}

fn is_www(before: Option<&str>) -> bool {
    before.and_then(|before| before.get(before.len().checked_sub(3)?..)).is_some_and(|last| last.eq_ignore_ascii_case("www"))
}

/// Where the sign stands that makes the beginning of a text the number of a list: `1.`, `(2)`, `iv)`, `b.`.
fn end_of_number(text: &str) -> Option<usize> {
    let end = text.find(['.', ')'])?;
    let number = text.get(..end)?;
    let number = number.strip_prefix('(').unwrap_or(number);
    let is_roman = number.chars().all(|sign| "ivxlcdmIVXLCDM".contains(sign));
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit()) || is_roman || number.len() == 1;
    (!number.is_empty() && is_number && number.is_ascii()).then_some(end)
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
    #[test]
    fn words_stay_words_in_markdown() {
        let rows = [
            ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
            ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
            ("# head", r"\# head"),
            ("- item", r"\- item"),
            (": definition, 10:30", r"\: definition, 10:30"),
            ("12. item", r"12\. item"),
            ("(iv) item", r"(iv\) item"),
            ("B. Berg", r"B\. Berg"),
            ("Ada B. Berg", "Ada B. Berg"),
            ("3.5 m", r"3\.5 m"),
            ("a-b 1.", "a-b 1."),
            ("1914--18 ...", r"1914-\-18 .\.\."),
            ("[x](javascript:y)", r"\[x\](javascript:y)"),
            ("two\nlines", "two lines"),
            ("&lt;", r"\&lt;"),
            ("$x$, a^2^, H~2~O", r"\$x\$, a\^2\^, H\~2\~O"),
            ("@name said {.x}", r"\@name said \{.x}"),
        ];
        for (text, expected) in rows {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn addresses_lead_to_themselves_in_markdown() {
        let rows = [
            ("https://a.example/b_c?x=*1*2.", r"[https\://a.example/b\_c?x=\*1\*2](<https://a.example/b_c?x=*1*2>)."),
            ("(see http://a.example/b_(c)_d)", "(see <http://a.example/b_(c)_d>)"),
            ("„https://a.example/ä_ö“, x", "„<https://a.example/ä_ö>“, x"),
            ("www.a.example/b_c, x", r"[www\.a.example/b\_c](<http://www.a.example/b_c>), x"),
            ("to a_b@c.example.", "to <a_b@c.example>."),
            ("https://a.example/?b=1&copy;", r"<https://a.example/?b=1&copy>;"),
            ("https://a.example/?b=1&lt;2", r"[https\://a.example/?b=1\&lt;2](<https://a.example/?b=1&amp;lt;2>)"),
            ("https://a.example/b|c", r"[https\://a.example/b\|c](<https://a.example/b\|c>)"),
            ("中https://a.example。文", "中<https://a.example>。文"),
            ("https:// or www.x or xhttps://a.example", r"https\:// or www\.x or xhttps\://a.example"),
        ];
        for (text, expected) in rows {
            assert_eq!(markdown(text), expected, "{text}");
        }
        assert_eq!(
            markdown_link("www.a.example_b", "https://a.example/?b>|\n"),
            r"[www\.a.example\_b](<https://a.example/?b%3E\|%0A>)"
        );
    }
}
