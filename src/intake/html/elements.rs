//! What the elements of a page are: blocks or inline, beside the article, hidden, or saying something of the words in them.

use dom_query::NodeRef;

use crate::{
    domain::article::BlockKind,
    intake::flow::{Marks, Run},
};

use super::{sight::Seen, walk::solid};

/// Elements whose text is none of the page's.
pub(super) const WITHOUT_TEXT: [&str; 20] = [
    "script", "style", "template", "noscript", "iframe", "svg", "head", "canvas", "object", "embed", "audio", "video", "textarea",
    "select", "datalist", "noembed", "noframes", "progress", "rp", "title",
];
/// What is seen on the line, and is no word of it: it parts what is beside it.
pub(super) const STANDS_BETWEEN: [&str; 10] =
    ["img", "svg", "picture", "input", "select", "textarea", "video", "canvas", "meter", "progress"];
pub(super) const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
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
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];
pub(super) const ASIDE: [&str; 7] = ["nav", "footer", "aside", "form", "button", "menu", "dialog"];

/// Classes by which common frameworks hide words from sight and leave them to screen readers. Their style sheets are files of their
/// own, which are not there.
const UNSEEN: [&str; 6] = ["sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "off-screen", "offscreen"];

pub(super) fn is_aside_role(role: &str) -> bool {
    ["navigation", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog", "banner", "toolbar"]
        .iter()
        .any(|name| role.eq_ignore_ascii_case(name))
}

/// Whether the page itself says that an element is not shown, or frameworks do by its class. What is hidden from screen readers alone
/// is seen by everybody else, but for the pictures in icon fonts, whose names are no words, and for the drawing of a formula that
/// stands beside it in words.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    let class = node.attr("class").unwrap_or_default();
    let has_class = |found: &dyn Fn(&str) -> bool| class.split_ascii_whitespace().any(found);
    let is_silent = node.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    node.has_attr("hidden")
        || (node.has_name("dialog") && !node.has_attr("open"))
        || node.has_attr("popover")
        || has_class(&|class| UNSEEN.contains(&class))
        || is_silent && (has_class(&|class| class.contains("icon")) || has_formula_beside(node))
}

fn has_formula_beside(node: &NodeRef<'_>) -> bool {
    node.prev_element_sibling().is_some_and(|before| {
        let formula = before.descendants_it().find(|inner| inner.has_name("math"));
        // Words that stand beside a sentence with a formula are words.
        formula.is_some_and(|formula| solid(&formula.text()) == solid(&before.text()))
    })
}

/// Encyclopedias hide the formula and show its picture: the formula has the words.
pub(super) fn is_formula_beside_its_picture(node: &NodeRef<'_>) -> bool {
    let only = node.element_children();
    matches!(only.as_slice(), [math] if math.has_name("math"))
        && node.next_element_sibling().is_some_and(|next| next.has_name("img"))
}

/// What Word draws before an item of a list, if it is no number.
pub(super) fn is_bullet(node: &NodeRef<'_>) -> bool {
    let is_drawn = node.attr("style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("mso-list:ignore"));
    is_drawn && !node.text().chars().any(char::is_alphanumeric)
}

/// What an element makes of the words in it.
pub(super) fn run(node: &NodeRef<'_>, name: &str, seen: Seen, marks: Marks, is_link: bool) -> Option<Run> {
    let raised = || {
        let is_note = is_link || node.descendants_it().any(|inner| inner.has_name("a") && inner.has_attr("href"));
        if is_note { Run::Note } else { Run::Raised }
    };
    match (name, seen.shifted) {
        _ if seen.struck == Some(true) => Some(Run::Struck),
        ("del", _) => Some(Run::Struck),
        // A page may use the element and draw no line.
        ("s" | "strike", _) if seen.struck.is_none() => Some(Run::Struck),
        ("rt", _) => Some(Run::Reading),
        ("q", _) => Some(Run::Quoted(marks)),
        ("sup", _) | (_, Some(Run::Raised)) => Some(raised()),
        ("sub", _) | (_, Some(Run::Lowered)) => Some(Run::Lowered),
        ("a", _) if is_note_number(node) => Some(Run::Note),
        _ => None,
    }
}

/// Whether a link is the number of a note, or of its place in the text, as books and office programs write it: not raised, or raised by a
/// style of its own.
fn is_note_number(link: &NodeRef<'_>) -> bool {
    let text = link.text();
    let number = text.trim().trim_matches(['[', ']', '(', ')']);
    let is_number =
        !number.is_empty() && number.len() <= 3 && number.chars().all(|sign| sign.is_ascii_digit() || "*†‡".contains(sign));
    let named = |attribute: &str, names: &[&str]| {
        link.attr(attribute).is_some_and(|value| names.iter().any(|name| value.to_ascii_lowercase().contains(name)))
    };
    let is_inside = link.attr("href").is_some_and(|address| address.starts_with('#'));
    // LibreOffice numbers notes behind the text with letters.
    let is_sign = named("class", &["sdfootnote", "sdendnote"]) && number.len() <= LONGEST_SIGN && is_sign(number);
    is_sign
        || is_number
            && (named("epub:type", &["noteref"])
                || named("role", &["doc-noteref", "doc-backlink"])
                || named("class", &["footnote", "endnote"])
                || is_inside && named("href", &["note", "#fn", "#ftn", "#_ftn", "cite"]))
}

/// Whether an element is the number of a page: of an office program, or where a page of the printed book begins.
pub(super) fn is_page_number(node: &NodeRef<'_>) -> bool {
    let says = |attribute: &str, word: &str| {
        node.attr(attribute).is_some_and(|value| value.split_ascii_whitespace().any(|own| own.eq_ignore_ascii_case(word)))
    };
    node.has_name("sdfield") && says("type", "page")
        || (says("epub:type", "pagebreak") || says("role", "doc-pagebreak")) && node.text().trim().len() <= LONGEST_PAGE_NUMBER
}

fn is_sign(number: &str) -> bool {
    !number.is_empty() && number.chars().all(char::is_alphanumeric)
}

/// Whether a figure, or the caption of one, is that of a picture and not of a table.
pub(super) fn is_of_picture(node: &NodeRef<'_>) -> bool {
    let figure = if node.has_name("figure") { Some(*node) } else { node.parent().filter(|parent| parent.has_name("figure")) };
    let has = |name: &str| figure.as_ref().is_some_and(|figure| figure.descendants_it().any(|inner| inner.has_name(name)));
    !has("table") || has("img")
}

/// Bytes of the sign of a note: `xviii`.
const LONGEST_SIGN: usize = 8;

/// Bytes of the number of a page.
const LONGEST_PAGE_NUMBER: usize = 12;

/// The kind of a block inside an element, from the kind around it: a paragraph in a quotation is quoted.
pub(super) fn kind(name: &str, around: BlockKind) -> BlockKind {
    match name {
        "h1" => BlockKind::Heading(1),
        "h2" => BlockKind::Heading(2),
        "h3" => BlockKind::Heading(3),
        "h4" => BlockKind::Heading(4),
        "h5" => BlockKind::Heading(5),
        "h6" => BlockKind::Heading(6),
        "li" | "dd" | "dt" => BlockKind::ListItem,
        "blockquote" => BlockKind::Quote,
        "figcaption" | "caption" => BlockKind::Caption,
        "pre" => BlockKind::Preformatted,
        "td" | "th" => BlockKind::TableCell,
        // Tables that lay out a whole page hold paragraphs.
        _ if matches!(around, BlockKind::TableCell) => BlockKind::Paragraph,
        "p" | "div" | "span" | "section" => around,
        _ if matches!(around, BlockKind::Quote | BlockKind::ListItem | BlockKind::Caption) => around,
        _ => BlockKind::Paragraph,
    }
}
