//! The words of markup that other programs put into their files: a note as HTML, a page as a task. Small, for the page carries it; articles
//! are read in `intake`.

/// What markup says, and where each character of its text nodes went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PlainText {
    pub(super) text: String,
    /// For each UTF-16 unit between the tags, in their order, the offset in `text` in bytes; last the length of `text`.
    pub(super) places: Vec<usize>,
}

impl PlainText {
    /// A range that counts the UTF-16 units between the tags, as one that counts the code points of the text; `None` outside of it.
    pub(super) fn range(&self, start: u32, end: u32) -> Option<(u32, u32)> {
        let place = |at: usize| self.places.get(at).copied();
        let points = |bytes: usize| u32::try_from(self.text.get(..bytes)?.chars().count()).ok();
        let first = place(start as usize)?;
        // The end is behind its last character, not before the next one, which may be of another paragraph.
        let last = place((end as usize).checked_sub(1).filter(|_| end > start)?)?;
        let length = self.text.get(last..)?.chars().next().map_or(0, char::len_utf8);
        Some((points(first)?, points((last + length).max(first))?))
    }
}

/// Elements with a paragraph of their own.
const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "tr",
    "ul",
    "td",
];

/// Elements whose content nobody sees, or was taken back.
const UNSEEN: [&str; 9] = ["script", "style", "title", "template", "noscript", "textarea", "del", "s", "strike"];

/// Names of the entities that editors write; all others stand as they are.
const ENTITIES: [(&str, char); 35] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("shy", '\u{AD}'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("euro", '€'),
    ("pound", '£'),
    ("sect", '§'),
    ("deg", '°'),
    ("copy", '©'),
    ("reg", '®'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
];

/// Whether a text is markup rather than words about it: it begins with a tag, and one ends in it.
pub(super) fn is_markup(text: &str) -> bool {
    let text = text.trim();
    text.strip_prefix('<').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '!'))
        && (text.contains("</") || text.contains("/>") || text.contains("<br"))
}

/// Reads markup as words: a blank for white space of any length, an empty line between paragraphs, the address of a link behind its words.
pub(super) fn plain(markup: &str) -> PlainText {
    let mut written = Writer::default();
    let mut rest = markup;
    while let Some(sign) = rest.chars().next() {
        if sign == '<'
            && let Some((tag, behind)) = tag(rest)
        {
            rest = written.tag(tag, behind);
            continue;
        }
        let (sign, length) = if sign == '&' { entity(rest).unwrap_or((sign, 1)) } else { (sign, sign.len_utf8()) };
        written.sign(sign);
        rest = rest.get(length..).unwrap_or_default();
    }
    written.finish()
}

#[derive(Default)]
struct Writer {
    plain: PlainText,
    /// White space that is not written yet: it may stand at an end.
    gap: &'static str,
    /// Inside of elements that keep their line breaks.
    preformatted: usize,
    /// The address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
}

impl Writer {
    fn sign(&mut self, sign: char) {
        if matches!(sign, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
            let wanted = if sign == '\n' && self.preformatted > 0 { "\n" } else { " " };
            self.space(wanted);
            self.plain.places.push(self.plain.text.len());
            return;
        }
        self.write_gap();
        self.plain.places.extend(std::iter::repeat_n(self.plain.text.len(), sign.len_utf16()));
        self.plain.text.push(sign);
    }

    /// The wider gap counts.
    fn space(&mut self, wanted: &'static str) {
        if wanted.len() > self.gap.len() || (wanted == "\n" && self.gap == " ") {
            self.gap = wanted;
        }
    }

    fn write_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.plain.text.is_empty() {
            self.plain.text.push_str(gap);
        }
    }

    /// Takes a tag, and returns what stands behind it, or behind all of an element that is not seen.
    fn tag<'a>(&mut self, tag: &str, behind: &'a str) -> &'a str {
        let (closes, inner) = tag.strip_prefix('/').map_or((false, tag), |inner| (true, inner));
        let end = inner.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let name = inner.get(..end).unwrap_or_default().to_ascii_lowercase();
        if !closes && UNSEEN.contains(&name.as_str()) && !inner.ends_with('/') {
            return behind_element(behind, &name);
        }
        match name.as_str() {
            "br" => self.space("\n"),
            "pre" if closes => self.preformatted = self.preformatted.saturating_sub(1),
            "pre" => self.preformatted += 1,
            "a" if closes => self.close_link(),
            "a" => self.link = attribute(inner, "href").map(|href| (href, self.plain.text.len())),
            _ => {}
        }
        if BLOCKS.contains(&name.as_str()) {
            self.space("\n\n");
        }
        behind
    }

    fn close_link(&mut self) {
        let Some((href, start)) = self.link.take() else { return };
        let words = self.plain.text.get(start..).unwrap_or_default().trim();
        if href.starts_with("http") && !words.is_empty() && words != href {
            self.plain.text.push_str(&format!(" ({href})"));
        }
    }

    fn finish(mut self) -> PlainText {
        self.plain.places.push(self.plain.text.len());
        self.plain
    }
}

/// The inside of the tag or comment that a text begins with, and what stands behind it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        let end = comment.find("-->");
        return Some(("", end.and_then(|end| comment.get(end + 3..)).unwrap_or_default()));
    }
    let first = inner.trim_start_matches('/').chars().next()?;
    if !first.is_ascii_alphabetic() && !inner.starts_with(['!', '?']) {
        return None;
    }
    let mut quote = None;
    for (at, sign) in inner.char_indices() {
        match (quote, sign) {
            (None, '>') => return Some((inner.get(..at)?, inner.get(at + 1..)?)),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

/// What stands behind the end of an element.
fn behind_element<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once("</") {
        let is_it = behind.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name));
        rest = behind;
        if is_it {
            return behind.split_once('>').map_or("", |(_, behind)| behind);
        }
    }
    ""
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}"))?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|sign| matches!(sign, '"' | '\''));
    let value = match quote {
        Some(quote) => rest.get(1..)?.split(quote).next()?,
        None => rest.split(char::is_whitespace).next()?,
    };
    Some(plain(value).text)
}

/// The character of the entity that a text begins with, and the length of that in bytes.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
        None => ENTITIES.iter().find(|(own, _)| *own == name)?.1,
    };
    Some((sign, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_its_words() {
        let rows = [
            ("<p>Check <b>this</b> &amp; that</p>", "Check this & that"),
            ("plain &lt;3 and 5 < 6 & 7", "plain <3 and 5 < 6 & 7"),
            ("<p>One\n  two</p>\n<p>three<br>four</p>", "One two\n\nthree\nfour"),
            ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
            ("Gr&ouml;&szlig;e&nbsp;&#8364; &#x1F600; &unknown;", "Größe\u{A0}€ 😀 &unknown;"),
            ("<a href=\"https://a.example/?b=1&amp;c=2\">here</a>.", "here (https://a.example/?b=1&c=2)."),
            ("<a href='https://a.example'>https://a.example</a>", "https://a.example"),
            ("a<script>if (a<b) {}</script>b<!-- c > d -->e<del>not </del>f", "abef"),
            ("<img alt='a > b'>x", "x"),
            ("<pre>a\n b</pre>c", "a\nb\n\nc"),
            ("<", "<"),
            ("<p", "<p"),
            ("", ""),
        ];
        for (markup, expected) in rows {
            assert_eq!(plain(markup).text, expected, "{markup}");
        }
        assert!(is_markup("<html><p>a</p></html>") && !is_markup("<3 ist </ kein HTML") && !is_markup("a <b>c</b>"));
    }

    #[test]
    fn offsets_between_the_tags_follow_their_words() {
        let found = plain("<h1>Tram</h1>\n<p>The  line &amp; 😀 the end</p>");
        assert_eq!(found.text, "Tram\n\nThe line & 😀 the end");
        let content = "Tram\nThe  line & 😀 the end";
        for word in ["Tram", "The", "line", "& 😀", "end"] {
            let start = content.find(word).map_or(0, |at| content.get(..at).unwrap_or_default().encode_utf16().count());
            let place = |at: usize| found.places.get(at).copied().unwrap_or_default();
            let last = place(start + word.encode_utf16().count() - 1);
            let words = found.text.get(place(start)..).unwrap_or_default();
            assert!(words.starts_with(word) && last >= place(start), "{word} {words}");
        }
        assert_eq!(found.places.len(), content.encode_utf16().count() + 1);
    }
}
