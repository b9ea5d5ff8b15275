//! Which blocks of a page are its article. The search itself is `dom_smoothie`'s, a port of Mozilla's Readability; here its answer
//! is carried back to the blocks of the page, so that what it leaves out is still there to be proposed as boilerplate.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::walk::{MARKER, Piece, Walk, solid};
use crate::{domain::article::BlockKind, intake::title::letters};

/// A block is the article's if at least this share of its signs was kept, in percent: extractors cut links out of paragraphs.
const LEAST_KEPT: usize = 50;

/// Bytes of one element's kept text in which a run is looked for, so that a page of one element costs linear time.
const SEARCHED_WHOLE: usize = 65_536;

/// Elements merged into one carry the mark of an outer one: so many steps out are looked at.
const STEPS_OUT: usize = 4;

/// More elements make a page that is no article, and would take long.
const MOST_ELEMENTS: usize = 100_000;

/// What the search has found.
pub(super) struct Found {
    /// For each piece whether it is kept.
    pub(super) kept: Vec<bool>,
    /// The headline before it, where the search has taken that out.
    pub(super) headline: Option<usize>,
}

/// `None` if nothing was found. The document is used up: it must bear the marks of the walk. `title` is what the page is called.
pub(super) fn kept(document: Document, walk: &Walk, title: &str) -> Option<Found> {
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    let mut texts = origins(&Document::from(article.content));
    let kept: Vec<bool> = walk
        .pieces
        .iter()
        .map(|piece| {
            let all: usize = piece.runs.iter().map(|(_, run)| run.len()).sum();
            let found: usize =
                piece.runs.iter().filter(|(element, run)| has(&mut texts, walk, *element, run)).map(|(_, run)| run.len()).sum();
            found * 100 >= all * LEAST_KEPT && found > 0
        })
        .collect();
    let first = kept.iter().position(|kept| *kept)?;
    let headline = headline(walk, first, title, &article.title);
    Some(Found { kept, headline })
}

/// The search takes out the heading that it takes for the title, and overlooks one beside the text. Where the page is called otherwise,
/// those words would be lost. `first` is the first piece that is kept.
fn headline(walk: &Walk, first: usize, title: &str, taken: &str) -> Option<usize> {
    let (title, taken) = (letters(title), letters(taken));
    let parent = |piece: &Piece| walk.parents.get(piece.element);
    let is_headline = |(index, piece): (usize, &Piece)| {
        let words = letters(&piece.text);
        let is_beside = index + 1 == first && walk.pieces.get(first).map(parent) == Some(parent(piece));
        let is_shown = matches!(piece.kind, BlockKind::Heading(1)) && piece.linked == 0 && !piece.place.aside;
        is_shown && !title.contains(&words) && (is_beside || words == taken)
    };
    (0..first).rev().zip(walk.pieces.get(..first)?.iter().rev()).find(|piece| is_headline(*piece)).map(|(index, _)| index)
}

struct Origin {
    text: String,
    /// How far it has been found.
    at: usize,
}

/// The texts that were kept, by the element they came from.
fn origins(content: &Document) -> HashMap<usize, Origin> {
    let mut origins: HashMap<usize, Origin> = HashMap::new();
    for node in content.root().descendants_it().filter(NodeRef::is_text) {
        let marker = |node: &NodeRef<'_>| node.attr(MARKER).and_then(|marker| marker.parse().ok());
        if let Some(element) = node.ancestors_it(None).find_map(|node| marker(&node)) {
            origins.entry(element).or_insert(Origin { text: String::new(), at: 0 }).text.push_str(&solid(&node.text()));
        }
    }
    origins
}

fn has(texts: &mut HashMap<usize, Origin>, walk: &Walk, element: usize, run: &str) -> bool {
    let mut element = element;
    for _ in 0..STEPS_OUT {
        if let Some(origin) = texts.get_mut(&element) {
            let rest = origin.text.get(origin.at..).unwrap_or_default();
            let rest = rest.get(..rest.floor_char_boundary(SEARCHED_WHOLE.max(run.len() * 2))).unwrap_or_default();
            if let Some(found) = rest.find(run) {
                origin.at += found + run.len();
                return true;
            }
            if origin.text.len() <= SEARCHED_WHOLE && origin.text.contains(run) {
                return true;
            }
        }
        element = walk.parents.get(element).copied().unwrap_or_default();
    }
    false
}
