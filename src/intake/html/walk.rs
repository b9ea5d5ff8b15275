//! A parsed page to pieces of text in reading order: one for each block a reader sees. No recursion, so no depth overflows.

use std::ops::Range;

use dom_query::{Document, NodeRef};

use crate::domain::article::BlockKind;

/// The attribute that tells after the extraction, which moves and renames elements, where a text came from.
pub(super) const MARKER: &str = "data-beleg-origin";

/// A block before it is known whether it belongs to the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    /// White space folded as a browser does; a line feed for `<br>`.
    pub(super) text: String,
    /// What it was put together from: index of the element, bytes of `text` that are no white space.
    pub(super) runs: Vec<(usize, String)>,
    /// Bytes of `text` inside links.
    pub(super) linked: usize,
    /// Bytes of `text` that are one link, and which of [`Walk::addresses`].
    pub(super) links: Vec<(Range<usize>, usize)>,
    /// Index of the element that stands for the block.
    pub(super) element: usize,
    pub(super) place: Place,
}

/// Where a block stands, as far as the page's own words for it go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) hidden: bool,
    /// In a menu, a form, a footer or a box beside the article.
    pub(super) aside: bool,
    /// In a list, a menu or a table: where short lines come in great numbers.
    pub(super) listed: bool,
    /// With a picture: its caption, whose it is, which of how many. Tables, quotations and code in a figure are text.
    pub(super) pictured: bool,
}

/// A page's blocks, and the parent of each element by index.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    pub(super) pieces: Vec<Piece>,
    pub(super) parents: Vec<usize>,
    /// Of links, as they stand in the page.
    pub(super) addresses: Vec<String>,
    /// What relative addresses are relative to, if the page says so.
    pub(super) base: Option<String>,
}

#[derive(Clone, Copy)]
struct Context {
    kind: BlockKind,
    preformatted: bool,
    linked: bool,
    /// Which of the addresses the text leads to.
    link: Option<usize>,
    element: usize,
    /// The nearest element that is a block.
    block: usize,
    place: Place,
}

/// Elements whose text is none of the page's.
const WITHOUT_TEXT: [&str; 19] = [
    "script", "style", "template", "noscript", "iframe", "svg", "head", "canvas", "object", "embed", "audio", "video", "textarea",
    "select", "datalist", "noembed", "noframes", "map", "progress",
];
const BLOCKS: [&str; 48] = [
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
const ASIDE: [&str; 7] = ["nav", "footer", "aside", "form", "button", "menu", "dialog"];

/// Reads the blocks and marks every element with its index.
pub(super) fn walk(document: &Document) -> Walk {
    let mut walker = Walker { walk: Walk::default(), open: None };
    let base = Context {
        kind: BlockKind::Paragraph,
        preformatted: false,
        linked: false,
        link: None,
        element: 0,
        block: 0,
        place: Place::default(),
    };
    let root = document.root();
    let mut stack: Vec<Context> = vec![base];
    let mut next = root.first_child();
    // The node whose end comes next, for what is entered and not yet left.
    let mut path: Vec<NodeRef<'_>> = Vec::new();
    loop {
        while let Some(node) = next {
            let context = *stack.last().unwrap_or(&base);
            let entered = walker.enter(&node, context);
            if let (Some(inner), Some(child)) = (entered, node.first_child()) {
                stack.push(inner);
                path.push(node);
                next = Some(child);
            } else {
                walker.leave(&node, entered.is_some());
                next = node.next_sibling();
            }
        }
        let Some(node) = path.pop() else { break };
        stack.pop();
        walker.leave(&node, true);
        next = node.next_sibling();
    }
    walker.close();
    walker.walk.base = document.select("base[href]").first().attr("href").map(|address| address.to_string());
    walker.walk
}

struct Walker {
    walk: Walk,
    open: Option<Piece>,
}

impl Walker {
    /// `None` for what has no text inside that is the page's.
    fn enter(&mut self, node: &NodeRef<'_>, context: Context) -> Option<Context> {
        if node.is_text() {
            self.text(&node.text(), context);
            return None;
        }
        let name = node.node_name()?;
        let name: &str = &name;
        if !node.is_element() || WITHOUT_TEXT.contains(&name) {
            return None;
        }
        if name == "br" {
            self.line_break();
            return None;
        }
        let element = self.walk.parents.len();
        self.walk.parents.push(context.element);
        node.set_attr(MARKER, &element.to_string());
        let mut inner = Context { element, ..context };
        if name == "a" {
            inner.linked = true;
            if let Some(address) = node.attr("href") {
                inner.link = Some(self.walk.addresses.len());
                self.walk.addresses.push(address.to_string());
            }
        }
        inner.preformatted |= name == "pre";
        inner.place.aside |= ASIDE.contains(&name) || node.attr("role").is_some_and(|role| is_aside_role(&role));
        inner.place.hidden |= is_hidden(node);
        inner.place.pictured = match name {
            "figure" | "figcaption" => true,
            "table" | "blockquote" | "pre" => false,
            _ => inner.place.pictured,
        };
        inner.place.listed |= matches!(name, "li" | "td" | "th" | "nav" | "button" | "footer" | "dt" | "dd");
        if BLOCKS.contains(&name) {
            self.close();
            inner.block = element;
            inner.kind = kind(name, context.kind);
        }
        Some(inner)
    }

    fn leave(&mut self, node: &NodeRef<'_>, entered: bool) {
        if entered && node.node_name().is_some_and(|name| BLOCKS.contains(&&*name)) {
            self.close();
        }
    }

    fn text(&mut self, text: &str, context: Context) {
        let is_new = self.open.as_ref().is_none_or(|piece| piece.element != context.block || piece.place != context.place);
        if is_new {
            if text.chars().all(is_html_space) {
                return;
            }
            self.close();
        }
        let piece = self.open.get_or_insert_with(|| Piece {
            kind: context.kind,
            text: String::new(),
            runs: Vec::new(),
            linked: 0,
            links: Vec::new(),
            element: context.block,
            place: context.place,
        });
        let before = piece.text.len();
        for character in text.chars() {
            if context.preformatted || !is_html_space(character) {
                piece.text.push(character);
            } else if !piece.text.ends_with([' ', '\n']) && !piece.text.is_empty() {
                piece.text.push(' ');
            }
        }
        if context.linked {
            piece.linked += piece.text.len() - before;
        }
        if let Some(link) = context.link {
            let after = piece.text.len();
            match piece.links.last_mut() {
                // Words of one link in several elements.
                Some((range, last)) if *last == link => range.end = after,
                _ => piece.links.push((before..after, link)),
            }
        }
        let solid = solid(text);
        if !solid.is_empty() {
            piece.runs.push((context.element, solid));
        }
    }

    /// One break is a new line, two are a new block.
    fn line_break(&mut self) {
        if let Some(piece) = &mut self.open {
            let trimmed = piece.text.trim_end_matches(' ').len();
            piece.text.truncate(trimmed);
            if piece.text.ends_with('\n') {
                self.close();
            } else {
                piece.text.push('\n');
            }
        }
    }

    fn close(&mut self) {
        if let Some(piece) = self.open.take().filter(|piece| !piece.runs.is_empty()) {
            self.walk.pieces.push(piece);
        }
    }
}

/// A text without its white space: what stays the same however an extractor sets it.
pub(super) fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// What HTML folds: not the no-break space.
fn is_html_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

fn is_aside_role(role: &str) -> bool {
    ["navigation", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog", "banner", "toolbar"]
        .iter()
        .any(|name| role.eq_ignore_ascii_case(name))
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|style| style.to_ascii_lowercase().replace(' ', "")).unwrap_or_default();
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// The kind of a block inside an element, from the kind around it: a paragraph in a quotation is quoted.
fn kind(name: &str, around: BlockKind) -> BlockKind {
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
