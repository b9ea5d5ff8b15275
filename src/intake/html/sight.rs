//! What a page's own styles say of its words, as far as it changes what a reader sees: hidden, struck out, raised, lowered, parted from
//! what is beside it, numbered.
//!
//! Rules are those of `style` elements and attributes; style sheets of other files are not there. Selectors are matched by
//! `dom_query`, rules are found by the class, id or name that their last part asks for. What only holds for print, for a state of
//! the mouse or for some windows hides nothing here.

use std::collections::HashMap;

use cssparser::{
    AtRuleParser, BasicParseErrorKind, CowRcStr, ParseError, Parser, ParserState, QualifiedRuleParser, StyleSheetParser,
};
use dom_query::{Document, Matcher, NodeRef};

use super::{lists, look::Look};
use crate::intake::flow::Run;

/// Bytes of style sheets that are looked at.
const MOST_BYTES: usize = 4_000_000;

/// Rules with a say that are kept.
const MOST_RULES: usize = 5_000;

/// What is seen of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) hidden: bool,
    /// Hidden, and its place is left empty.
    pub(super) vacant: bool,
    /// Struck out, or expressly not.
    pub(super) struck: Option<bool>,
    pub(super) shifted: Option<Run>,
    /// Parted from what is beside it.
    pub(super) parted: bool,
    /// Set on the line, though it is a block by its name.
    pub(super) inline: bool,
    /// Parts what is in it.
    pub(super) parting: bool,
    /// What is drawn before the items of a list.
    pub(super) list: Option<Option<lists::Style>>,
}

struct Rule {
    matcher: Matcher,
    look: Look,
    /// Ids, classes and names in the selector, then the place among the rules: what counts more is greater.
    weight: (usize, usize, usize, usize),
}

/// The rules of a page that have a say.
#[derive(Default)]
pub(super) struct Styles {
    /// By the class (`.x`), id (`#x`) or name that the last part of the selector asks for.
    rules: HashMap<String, Vec<Rule>>,
    count: usize,
}

impl Styles {
    pub(super) fn of(document: &Document) -> Self {
        let mut styles = Self::default();
        let mut bytes = 0;
        let mut found = Vec::new();
        for node in document.select("style").nodes() {
            let media = node.attr("media").map(|media| media.to_ascii_lowercase()).unwrap_or_default();
            let text = node.text();
            bytes += text.len();
            if bytes > MOST_BYTES || !is_for_screen(&media) {
                continue;
            }
            collect(&text, &mut found);
        }
        // Most pages hide nothing, and then nothing needs to be matched.
        if found.iter().any(|(_, look)| look.acts()) {
            found.into_iter().for_each(|(selectors, look)| styles.add(&selectors, look));
        }
        styles
    }

    fn add(&mut self, selectors: &str, look: Look) {
        for selector in selectors.split(',').map(str::trim) {
            // States of the mouse and signs that are drawn before the words say nothing of the words.
            let is_state = [":hover", ":focus", ":active", ":checked", ":target", "::", ":before", ":after"]
                .iter()
                .any(|state| selector.contains(state));
            let last = selector.rsplit([' ', '>', '+', '~']).next().unwrap_or_default();
            if is_state || self.count >= MOST_RULES {
                continue;
            }
            let Ok(matcher) = Matcher::new(selector) else { continue };
            self.count += 1;
            let rule = Rule { matcher, look, weight: weight(selector, self.count) };
            self.rules.entry(key(last)).or_default().push(rule);
        }
    }

    /// What is seen of an element: rules first, its own style above them.
    pub(super) fn seen(&self, node: &NodeRef<'_>) -> Seen {
        let mut look = Look::default();
        if !self.rules.is_empty() {
            let (mut matching, mut key) = (Vec::new(), String::new());
            let mut add = |sign: &str, name: &str| {
                key.clear();
                key.extend([sign, name]);
                let rules: &[Rule] = self.rules.get(&key).map_or(&[], Vec::as_slice);
                matching.extend(rules.iter().filter(|rule| rule.matcher.match_element(node)));
            };
            node.attr("class").unwrap_or_default().split_ascii_whitespace().for_each(|class| add(".", class));
            node.attr("id").into_iter().for_each(|id| add("#", &id));
            add("", &node.node_name().unwrap_or_default());
            add("", "*");
            matching.sort_by_key(|rule| rule.weight);
            look = matching.iter().fold(look, |look, rule| look.under(rule.look));
        }
        if let Some(style) = node.attr("style") {
            look = look.under(Look::of(&style));
        }
        Seen {
            hidden: [look.gone, look.unseen, look.clipped].contains(&Some(true)),
            vacant: look.unseen == Some(true) && ![look.gone, look.clipped].contains(&Some(true)),
            struck: look.struck,
            shifted: look.shifted.flatten(),
            // A large first letter floats.
            parted: look.parted == Some(true) && look.floats != Some(true),
            inline: look.inline == Some(true),
            parting: look.parting == Some(true),
            list: look.list,
        }
    }
}

fn is_for_screen(media: &str) -> bool {
    let media = media.trim();
    media.is_empty() || matches!(media, "all" | "screen" | "only screen")
}

/// What the last part of a selector asks for first.
fn key(part: &str) -> String {
    let ends = |text: &str| text.find(['.', '#', '[', ':']).unwrap_or(text.len());
    for sign in ['#', '.'] {
        if let Some(at) = part.find(sign) {
            let rest = part.get(at + 1..).unwrap_or_default();
            return format!("{sign}{}", rest.get(..ends(rest)).unwrap_or_default());
        }
    }
    let name = part.get(..ends(part)).unwrap_or_default();
    if name.is_empty() { "*".to_owned() } else { name.to_ascii_lowercase() }
}

fn weight(selector: &str, place: usize) -> (usize, usize, usize, usize) {
    let count = |sign: char| selector.matches(sign).count();
    let names = selector
        .split([' ', '>', '+', '~'])
        .filter(|part| part.starts_with(|character: char| character.is_ascii_alphabetic()))
        .count();
    (count('#'), count('.') + count('[') + count(':'), names, place)
}

/// Selectors and looks of the rules of a style sheet, those for all screens only.
fn collect(text: &str, found: &mut Vec<(String, Look)>) {
    let mut parser = Parser::new(text);
    let mut rules = Rules { found };
    for broken in StyleSheetParser::new(&mut parser, &mut rules) {
        // What is broken in a style sheet styles nothing.
        drop(broken);
    }
}

struct Rules<'found> {
    found: &'found mut Vec<(String, Look)>,
}

/// Everything up to the end of what is being parsed, as it stands.
fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let start = input.position();
    while input.next_including_whitespace_and_comments().is_ok() {}
    input.slice_from(start)
}

impl<'i> QualifiedRuleParser<'i> for Rules<'_> {
    type Prelude = &'i str;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<Self::Prelude, ParseError<()>> {
        Ok(rest(input))
    }

    fn parse_block(&mut self, prelude: &'i str, _: &ParserState, input: &mut Parser<'i>) -> Result<(), ParseError<()>> {
        let look = Look::of(rest(input));
        if look.says_something() {
            self.found.push((prelude.to_owned(), look));
        }
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Rules<'_> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Result<(), ParseError<()>> {
        let condition = rest(input).to_ascii_lowercase();
        let holds = name.eq_ignore_ascii_case("media") && is_for_screen(&condition) || name.eq_ignore_ascii_case("layer");
        if holds { Ok(()) } else { Err(ParseError::from_basic_kind(BasicParseErrorKind::AtRuleInvalid)) }
    }

    fn parse_block(&mut self, (): (), _: &ParserState, input: &mut Parser<'i>) -> Result<(), ParseError<()>> {
        for broken in StyleSheetParser::new(input, self) {
            drop(broken);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(style: &str, element: &str) -> Seen {
        let document = Document::from(format!("<style>{style}</style><div class=outer>{element}</div>"));
        let styles = Styles::of(&document);
        document.select("#it").nodes().first().map(|node| styles.seen(node)).unwrap_or_default()
    }

    #[test]
    fn what_is_hidden_is_known() {
        let rows = [
            (".x{display:none}", "<i id=it class='a x'>", true),
            (".x { DISPLAY : none !important }", "<i id=it class=x>", true),
            (".x{display:none} .x{display:inline}", "<i id=it class=x>", false),
            (".x.y{display:none} .x{display:inline}", "<i id=it class='x y'>", true),
            ("i{visibility:hidden}", "<i id=it>", true),
            (".outer .x{display:none}", "<i id=it class=x>", true),
            (".other .x{display:none}", "<i id=it class=x>", false),
            ("@media print{.x{display:none}}", "<i id=it class=x>", false),
            ("@media screen{.x{display:none}}", "<i id=it class=x>", true),
            ("@media (max-width: 600px){.x{display:none}}", "<i id=it class=x>", false),
            (".x:hover{display:none}", "<i id=it class=x>", false),
            (".x::before{display:none}", "<i id=it class=x>", false),
            (".x{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}", "<i id=it class=x>", true),
            (".x{position:absolute;left:-9999px}", "<i id=it class=x>", true),
            (".x{margin-left:-20px}", "<i id=it class=x>", false),
            (".x{clip:rect(0,200px,200px,0);position:absolute}", "<i id=it class=x>", false),
            (".x{display:none}", "<i id=it class=x style='display:block'>", false),
            ("", "<i id=it style='display: none'>", true),
            ("", "<i id=it style='max-height:0;overflow:hidden'>", true),
            ("", "<i id=it style='font-size:0'>", true),
            ("broken { } } .x{display:none}", "<i id=it class=x>", false),
        ];
        for (style, element, hidden) in rows {
            assert_eq!(seen(style, element).hidden, hidden, "{style} {element}");
        }
    }

    #[test]
    fn what_is_struck_or_raised_is_known() {
        let struck = Seen { struck: Some(true), ..Seen::default() };
        let raised = Seen { shifted: Some(Run::Raised), ..Seen::default() };
        let rows = [
            (".x{text-decoration:line-through red}", "<i id=it class=x>", struck),
            ("", "<i id=it style='text-decoration-line: line-through'>", struck),
            (".x{vertical-align:super;font-size:.6em}", "<i id=it class=x>", raised),
            ("", "<i id=it style='vertical-align:baseline'>", Seen::default()),
            ("a{text-decoration:none}", "<a id=it>", Seen { struck: Some(false), ..Seen::default() }),
            ("", "<i id=it style='vertical-align:4px'>", raised),
            ("", "<i id=it style='vertical-align:-.25em'>", Seen { shifted: Some(Run::Lowered), ..Seen::default() }),
            ("", "<i id=it style='vertical-align:-1px'>", Seen::default()),
            ("", "<i id=it style='vertical-align:top;font-size:60%'>", raised),
            ("", "<i id=it style='vertical-align:top'>", Seen::default()),
            ("", "<i id=it style='position:relative;top:-.5em;font-size:.7em'>", raised),
            ("", "<i id=it style='position:relative;top:-.5em'>", Seen::default()),
            ("", "<i id=it style='font-variant-position:super'>", raised),
        ];
        for (style, element, expected) in rows {
            assert_eq!(seen(style, element), expected, "{style} {element}");
        }
    }
}
