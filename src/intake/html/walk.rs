//! A parsed page to pieces of text in reading order: one for each block a reader sees. No recursion, so no depth overflows.

mod context;

use std::ops::Range;

use dom_query::{Document, NodeRef};

use crate::{
    domain::{article::BlockKind, tables::Cell},
    intake::{
        account::{Account, Why},
        flow::{Flow, Marks, Run},
        tables::Tables,
    },
};

use self::context::{Context, Ends};
use super::{
    drop_caps,
    elements::{
        ASIDE, BLOCKS, STANDS_BETWEEN, WITHOUT_TEXT, is_aside_role, is_bullet, is_formula_beside_its_picture, is_hidden,
        is_of_picture, is_page_number, kind, run,
    },
    left_out::{words_apart, words_in, words_of_input},
    lists::Lists,
    math,
    names::{Named, named},
    sight::{Seen, Styles},
};

/// The attribute that tells after the extraction, which moves and renames elements, where a text came from.
pub(super) const MARKER: &str = "data-beleg-origin";

/// A block before it is known whether it belongs to the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    /// White space folded as a browser does; a line feed for `<br>`.
    pub(super) text: String,
    /// What it was put together from: index of the element, signs of its text that are no white space. As the page has it, so with
    /// what is left out of `text`.
    pub(super) runs: Vec<(usize, String)>,
    /// Bytes of `text` inside links.
    pub(super) linked: usize,
    /// Bytes of `text` that are one link, and where it leads as it stands in the page.
    pub(super) links: Vec<(Range<usize>, String)>,
    /// Index of the element that stands for the block.
    pub(super) element: usize,
    pub(super) place: Place,
    /// What the page draws before it: the letter or number of an item.
    pub(super) label: String,
    /// Where it stands in a table.
    pub(super) cell: Option<Cell>,
    /// When it began: a piece inside of another ends before that.
    order: usize,
}

/// Where a block stands, as far as the page's own words for it go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// In a menu, a form, a footer or a box beside the article.
    pub(super) aside: bool,
    /// In a list, a menu or a table: where short lines come in great numbers.
    pub(super) listed: bool,
    /// With a picture: its caption, whose it is, which of how many. Tables, quotations and code in a figure are text.
    pub(super) pictured: bool,
    /// The outermost element around it that is called as boxes are, and how.
    pub(super) named: Option<(usize, Named)>,
}

/// A page's blocks, and the parent of each element by index.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    pub(super) pieces: Vec<Piece>,
    pub(super) parents: Vec<usize>,
    /// What relative addresses are relative to, if the page says so.
    pub(super) base: Option<String>,
    /// What stands in none of the pieces.
    pub(super) account: Account,
}

/// Reads the blocks and marks every element with its index. With `all`, hidden text is read too.
pub(super) fn walk(document: &Document, language: &str, all: bool) -> Walk {
    let styles = if all { Styles::default() } else { Styles::of(document) };
    let mut walker = Walker {
        walk: Walk::default(),
        open: None,
        flow: Flow::default(),
        runs: Vec::new(),
        set_aside: Vec::new(),
        link: None,
        lists: Lists::default(),
        tables: Tables::default(),
        label: None,
        is_seam: false,
        is_behind_picture: false,
        styles,
        all,
        order: 0,
    };
    let base = Context {
        kind: BlockKind::Paragraph,
        preformatted: false,
        linked: false,
        element: 0,
        block: 0,
        place: Place::default(),
        marks: Marks::of(language),
        parting: false,
        cell: None,
        ends: Ends::default(),
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
            next = match (entered, node.first_child()) {
                (Some(inner), Some(child)) => {
                    stack.push(inner);
                    path.push(node);
                    Some(child)
                }
                (inner, _) => {
                    inner.into_iter().for_each(|inner| walker.leave(inner.ends));
                    node.next_sibling()
                }
            };
        }
        let Some(node) = path.pop() else { break };
        stack.pop().into_iter().for_each(|inner| walker.leave(inner.ends));
        next = node.next_sibling();
    }
    walker.close();
    let (mut walk, tables) = (walker.walk, walker.tables);
    walk.pieces.iter_mut().for_each(|piece| piece.cell = piece.cell.filter(|cell| tables.is_table(cell.table)));
    walk.pieces.sort_by_key(|piece| piece.order);
    drop_caps::join(&mut walk);
    walk.base = document.select("base[href]").first().attr("href").map(|address| address.to_string());
    walk
}

struct Walker {
    walk: Walk,
    open: Option<Piece>,
    /// The words of the open piece.
    flow: Flow,
    /// Runs that the next words stand in, wherever those begin.
    runs: Vec<Run>,
    /// What goes on when a piece inside of it has ended.
    set_aside: Vec<(Option<Piece>, Flow, Vec<Run>)>,
    link: Option<String>,
    lists: Lists,
    tables: Tables,
    /// Before the first words of the item that was entered last.
    label: Option<String>,
    /// Between elements that the page has made up: where a sentence ends and another begins, there is a gap.
    is_seam: bool,
    /// Behind a picture or a field: words and numbers on both sides of it are two.
    is_behind_picture: bool,
    styles: Styles,
    all: bool,
    order: usize,
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
        if !node.is_element() {
            return None;
        }
        self.is_behind_picture |= STANDS_BETWEEN.contains(&name) && node.attr("type").is_none_or(|kind| &*kind != "hidden");
        if WITHOUT_TEXT.contains(&name) {
            if let Some((why, words)) = words_apart(node, name) {
                self.walk.account.add(why, &words);
            }
            return None;
        }
        if name == "br" {
            self.line_break();
            return None;
        }
        let seen = if self.all { Seen::default() } else { self.styles.seen(node) };
        if !self.all && (seen.hidden || is_hidden(node)) && !is_formula_beside_its_picture(node) {
            self.leave_out(node, seen.vacant);
            return None;
        }
        if name == "input" {
            self.walk.account.add(Why::Control, &words_of_input(node));
            return None;
        }
        if is_bullet(node) || is_page_number(node) {
            self.walk.account.add(Why::Number, &words_in(node));
            return None;
        }
        let element = self.walk.parents.len();
        self.walk.parents.push(context.element);
        node.set_attr(MARKER, &element.to_string());
        let mut inner = Context { element, ends: Ends::default(), parting: seen.parting, ..context };
        if let Some(language) = node.attr("lang").filter(|language| !language.is_empty()) {
            inner.marks = Marks::of(&language);
        }
        if name == "math" {
            self.formula(node, inner);
            return None;
        }
        if name == "a" {
            inner.linked = true;
            inner.ends.link = true;
            self.link = node.attr("href").map(|address| address.to_string());
            match &self.link {
                Some(address) if self.open.is_some() => self.flow.begin_link(address),
                _ => {}
            }
        }
        match name {
            "ol" => self.lists.begin(node, element, seen.list),
            "li" => {
                self.label = self.lists.label(node, context.element, seen.list);
                inner.ends.item = true;
            }
            "table" => {
                let role = node.attr("role");
                self.tables.begin(role.is_some_and(|role| matches!(&*role.to_ascii_lowercase(), "presentation" | "none")));
                (inner.cell, inner.ends.table) = (None, true);
            }
            "tr" => self.tables.row(),
            "td" | "th" => {
                let span = |name: &str| node.attr(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1);
                inner.cell = self.tables.cell(span("rowspan"), span("colspan"), name == "th");
            }
            _ => {}
        }
        inner.preformatted |= name == "pre";
        let is_block = BLOCKS.contains(&name) && !(seen.inline && matches!(name, "div" | "p"));
        if !is_block {
            inner.ends.parted = seen.parted || context.parting && self.open.is_some();
            inner.ends.seam = name.contains('-');
            self.part(inner.ends);
        }
        if is_block {
            inner.place.aside |= ASIDE.contains(&name) || node.attr("role").is_some_and(|role| is_aside_role(&role));
            inner.place.pictured = match name {
                "figure" | "figcaption" => is_of_picture(node),
                "table" | "blockquote" | "pre" => false,
                _ => inner.place.pictured,
            };
            inner.place.listed |= matches!(name, "li" | "td" | "th" | "nav" | "button" | "footer" | "dt" | "dd");
            inner.place.named = inner.place.named.or_else(|| Some((element, named(node, name)?)));
            inner.ends.block = true;
            inner.block = element;
            inner.kind = kind(name, context.kind);
            // A button does not end the sentence that it stands in.
            inner.ends.nested = name == "button" && self.open.as_ref().is_some_and(|open| open.element == context.block);
            if inner.ends.nested {
                self.set_aside.push((self.open.take(), std::mem::take(&mut self.flow), std::mem::take(&mut self.runs)));
            } else {
                self.close();
            }
        }
        let seen = if is_block { Seen { shifted: None, ..seen } } else { seen };
        if let Some(run) = run(node, name, seen, inner.marks, inner.linked && self.link.is_some()) {
            inner.ends.run = true;
            self.runs.push(run);
            if self.open.is_some() {
                self.flow.part_signs(run);
                self.flow.begin(run);
            }
        }
        Some(inner)
    }

    fn leave(&mut self, ends: Ends) {
        if ends.run {
            self.runs.pop();
            if self.open.is_some() {
                self.flow.end();
            }
        }
        self.part(ends);
        if ends.link {
            self.link = None;
            self.flow.end_link();
        }
        if ends.block {
            self.close();
        }
        if ends.item {
            self.label = None;
        }
        if ends.table {
            self.tables.end();
        }
        if ends.nested
            && let Some((open, flow, runs)) = self.set_aside.pop()
        {
            (self.open, self.flow, self.runs) = (open, flow, runs);
        }
    }

    /// What begins or ends here stands apart from what is beside it.
    fn part(&mut self, ends: Ends) {
        if ends.parted && self.open.is_some() {
            self.flow.space();
        }
        self.is_seam |= ends.seam;
    }

    /// Sees to it that there is a piece for words to go to.
    fn begin(&mut self, context: Context) -> &mut Piece {
        if self.open.as_ref().is_some_and(|piece| piece.element != context.block) {
            self.close();
        }
        if self.open.is_none() {
            self.order += 1;
            self.runs.iter().for_each(|run| self.flow.begin(*run));
            self.link.iter().for_each(|address| self.flow.begin_link(address));
        }
        let order = self.order;
        let label = if self.open.is_none() { self.label.take().unwrap_or_default() } else { String::new() };
        self.open.get_or_insert_with(|| Piece {
            kind: context.kind,
            text: String::new(),
            runs: Vec::new(),
            linked: 0,
            links: Vec::new(),
            element: context.block,
            place: context.place,
            label,
            cell: context.cell,
            order,
        })
    }

    fn text(&mut self, text: &str, context: Context) {
        if self.open.as_ref().is_none_or(|piece| piece.element != context.block) && text.chars().all(is_html_space) {
            return;
        }
        self.begin(context);
        let is_seam =
            std::mem::take(&mut self.is_seam) && text.starts_with(|sign: char| sign.is_uppercase() || "“„\"«".contains(sign));
        if is_seam && self.flow.text.ends_with(['.', '!', '?', '…', '”', '“', '"', '»']) {
            self.flow.space();
        }
        if std::mem::take(&mut self.is_behind_picture)
            && text.starts_with(char::is_alphanumeric)
            && self.flow.text.ends_with(char::is_alphanumeric)
        {
            self.flow.space();
        }
        let before = self.flow.text.len();
        for character in text.chars() {
            if context.preformatted || !is_html_space(character) {
                self.flow.text.push(character);
            } else if !self.flow.text.ends_with([' ', '\n']) && !self.flow.text.is_empty() {
                self.flow.text.push(' ');
            }
        }
        let grown = self.flow.text.len() - before;
        let solid = solid(text);
        if let Some(piece) = &mut self.open {
            piece.linked += if context.linked { grown } else { 0 };
            if !solid.is_empty() {
                piece.runs.push((context.element, solid));
            }
        }
    }

    fn formula(&mut self, math: &NodeRef<'_>, context: Context) {
        let solid = solid(&math.text());
        if solid.is_empty() {
            return;
        }
        self.begin(context).runs.push((context.element, solid));
        math::formula(math).write(&mut self.flow);
    }

    /// Counts what is hidden. A sign in it that parts the words around it was there for those who hear the page; those who see it see them
    /// apart, as they do where its place is left empty.
    fn leave_out(&mut self, node: &NodeRef<'_>, is_vacant: bool) {
        let words = words_in(node);
        if words.trim().is_empty() {
            return;
        }
        let parts = |sign: Option<char>| sign.is_some_and(|sign| sign.is_whitespace() || sign.is_ascii_punctuation());
        let whole = node.text();
        if is_vacant || parts(whole.chars().next()) || parts(whole.chars().next_back()) {
            self.flow.space();
        }
        self.walk.account.add(Why::Hidden, &words);
    }

    /// One break is a new line, two are a new block.
    fn line_break(&mut self) {
        if self.open.is_some() {
            let trimmed = self.flow.text.trim_end_matches(' ').len();
            if self.flow.text.get(..trimmed).is_some_and(|text| text.ends_with('\n')) {
                self.close();
            } else {
                self.flow.text.truncate(trimmed);
                self.flow.text.push('\n');
            }
        }
    }

    fn close(&mut self) {
        let Some(mut piece) = self.open.take() else { return };
        self.flow.close();
        let Flow { text, links, left_out, .. } = std::mem::take(&mut self.flow);
        self.walk.account.append(left_out);
        if piece.runs.is_empty() || text.trim().is_empty() {
            return;
        }
        piece.linked = piece.linked.min(text.len());
        piece.cell.into_iter().for_each(|cell| self.tables.holds(cell, text.len()));
        (piece.text, piece.links) = (text, links);
        self.walk.pieces.push(piece);
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
