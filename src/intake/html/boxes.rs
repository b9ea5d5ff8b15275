//! Boxes between and behind the paragraphs of an article: advertisements, requests for consent, newsletters, lists of other articles, notes
//! about the author, comments. A box is known by what the page calls it, or by one of its children, and is left out as a whole; a heading
//! with nothing below it goes with what it headed.
//!
//! Figures never go: cells of tables, and captions with numbers. Nor do corrections, headlines, or what is a large part of the page.

use std::ops::Range;

use crate::{
    domain::article::BlockKind,
    intake::{
        boilerplate::{Seen, words},
        title,
    },
};

use super::{
    labels::{Sign, is_beside_offer, sign},
    names::Named,
    walk::{Piece, Walk},
};

/// A box has at most so much of what is kept, in percent.
const MOST_OF_PAGE: usize = 25;

/// Comments may be longer than the article, if it has so many bytes.
const SHORTEST_ARTICLE: usize = 600;

/// An element around a label that holds nothing else is not yet the box: so many steps out are looked at.
const STEPS_OUT: usize = 5;

/// Bytes that the rest of a box has at most, by what it is known for.
const fn most_bytes(sign: Sign) -> usize {
    match sign {
        Sign::Advertisement => 400,
        Sign::Related => 2_000,
        Sign::Letter | Sign::Consent => 900,
        Sign::Author => 1_500,
        Sign::Line => 0,
    }
}

/// Longer blocks without a link are no line of a list of articles, in bytes.
const LONGEST_TEASER: usize = 200;

/// Whether a line says who wrote the article, and nothing else: it stands among the details. The names are [`words`].
fn is_by(text: &str, names: &str) -> bool {
    const AROUND: [&str; 12] =
        ["by", "von", "und", "and", "text", "autor", "autorin", "author", "written", "interview", "foto", "fotos"];
    if text.len() > LONGEST_TEASER || text.ends_with(['.', '!', '?', ':', '“', '"']) {
        return false;
    }
    let folded = words(text);
    let is_name = |word: &str| !names.is_empty() && names.split(' ').any(|name| name == word);
    let is_of_names = folded.split(' ').all(|word| AROUND.contains(&word) || is_name(word)) && folded.split(' ').any(is_name);
    // Where the details do not say it: "Von Ada Berg und Bo Tal, NDR".
    let mut rest = text.split_whitespace();
    let begins = rest.next().is_some_and(|first| matches!(first, "Von" | "By"));
    let is_titled = |word: &str| matches!(word, "und" | "and" | "von" | "van" | "de") || word.starts_with(char::is_uppercase);
    let (count, are_titled) = rest.fold((0, true), |(count, all), word| (count + 1, all && is_titled(word)));
    is_of_names || begins && are_titled && (2..=LONGEST_BY).contains(&count)
}

/// Words behind "By".
const LONGEST_BY: usize = 14;

/// Words of an advertisement: short, and no sentence.
fn is_slogan(text: &str) -> bool {
    text.len() <= LONGEST_SLOGAN && !text.ends_with(['.', '?', '…', '“', '"', ':'])
}

/// Bytes of a slogan.
const LONGEST_SLOGAN: usize = 100;

/// What is known of a page's blocks.
pub(super) struct Page<'page> {
    pub(super) walk: &'page Walk,
    pub(super) seen: &'page [Seen<'page>],
    /// Blocks that say that the article was corrected.
    pub(super) notes: &'page [bool],
    pub(super) title: &'page str,
    pub(super) authors: &'page [String],
}

/// For each block whether it is greyed; `greyed` says which are already.
pub(super) fn greyed(page: &Page<'_>, mut greyed: Vec<bool>) -> Vec<bool> {
    let is_first = greyed.clone();
    let names = words(&page.authors.join(" "));
    named(page, &mut greyed);
    let own = |seen: &Seen<'_>| {
        let is_line = matches!(seen.kind, BlockKind::Paragraph | BlockKind::ListItem) && is_by(seen.text, &names);
        sign(seen).or_else(|| is_line.then_some(Sign::Line))
    };
    let signs: Vec<Option<Sign>> = page.seen.iter().map(own).collect();
    let kept: usize = page.bytes(&greyed, 0..greyed.len());
    for (at, sign) in signs.iter().enumerate() {
        let Some(sign) = sign.filter(|_| !page.is_spared(at)) else { continue };
        let around = page.around(at, &greyed).filter(|around| page.fits(sign, at, around, &greyed, kept));
        let found = around.or_else(|| page.below(sign, at, &greyed, kept));
        // A heading that heads something else is one of the article.
        if found.is_some() || page.level(at).is_none() {
            page.grey(at..at + 1, &mut greyed);
        }
        found.into_iter().for_each(|range| page.grey(range, &mut greyed));
    }
    empty_headings(page, &mut greyed);
    // What takes everything has taken the article.
    let is_all = |flags: &[bool]| flags.iter().all(|flag| *flag);
    if is_all(&greyed) { is_first } else { greyed }
}

/// Boxes by their names.
fn named(page: &Page<'_>, greyed: &mut [bool]) {
    let kept = page.bytes(greyed, 0..greyed.len());
    let mut at = 0;
    while let Some(piece) = page.walk.pieces.get(at) {
        let name = piece.place.named;
        let end = at + page.walk.pieces.iter().skip(at).take_while(|piece| piece.place.named == name).count();
        let bytes = page.bytes(greyed, at..end);
        let is_small = bytes * 100 <= kept * MOST_OF_PAGE || bytes < LONGEST_TEASER;
        let is_behind = matches!(name, Some((_, Named::Comments)))
            && page.bytes(greyed, 0..at) >= SHORTEST_ARTICLE
            && kept > bytes
            && page.bytes(greyed, end..greyed.len()) == 0;
        let is_free = (at..end).all(|at| !page.is_spared(at));
        if name.is_some() && is_free && (is_small || is_behind) && kept > bytes {
            page.grey(at..end, greyed);
        }
        at = end;
    }
}

/// Headings whose text was left out: between them and the next heading of their level, or the end, nothing is kept, and something is not.
fn empty_headings(page: &Page<'_>, greyed: &mut [bool]) {
    let is_kept = |greyed: &[bool], at: usize| greyed.get(at) == Some(&false);
    let Some(first) = (0..greyed.len()).find(|at| is_kept(greyed, *at) && page.level(*at).is_none()) else { return };
    for at in (first + 1..greyed.len()).rev() {
        let Some(level) = page.level(at).filter(|_| is_kept(greyed, at) && !page.is_spared(at)) else { continue };
        let next = (at + 1..greyed.len()).find(|next| is_kept(greyed, *next));
        let is_empty = match next {
            None => true,
            // Headings between pictures are what there is to read.
            Some(next) => {
                let had_text = page.walk.pieces.iter().take(next).skip(at + 1).any(|piece| !piece.place.pictured);
                page.level(next).is_some_and(|other| other <= level) && had_text
            }
        };
        if is_empty && let Some(flag) = greyed.get_mut(at) {
            *flag = true;
        }
    }
}

impl Page<'_> {
    fn piece(&self, at: usize) -> Option<&Piece> {
        self.walk.pieces.get(at)
    }

    fn level(&self, at: usize) -> Option<u8> {
        match self.piece(at)?.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Bytes that are kept.
    fn bytes(&self, greyed: &[bool], range: Range<usize>) -> usize {
        let pieces = self.walk.pieces.iter().zip(greyed).take(range.end).skip(range.start);
        pieces.filter(|(_, greyed)| !**greyed).map(|(piece, _)| piece.text.len()).sum()
    }

    fn grey(&self, range: Range<usize>, greyed: &mut [bool]) {
        let spared = range.clone().map(|at| self.is_spared(at));
        for (flag, is_spared) in greyed.get_mut(range.clone()).unwrap_or_default().iter_mut().zip(spared) {
            *flag |= !is_spared;
        }
    }

    /// Figures, corrections and headlines.
    fn is_spared(&self, at: usize) -> bool {
        let Some(piece) = self.piece(at) else { return true };
        let has_figure = piece.text.chars().any(|sign| sign.is_ascii_digit());
        self.notes.get(at) == Some(&true)
            || piece.kind == BlockKind::TableCell
            || piece.kind == BlockKind::Caption && has_figure
            || piece.kind == BlockKind::Heading(1)
            || !self.title.is_empty() && self.title.len() <= 2 * piece.text.len() && title::letters(&piece.text) == self.title
    }

    /// The blocks of the smallest element around a block that holds others that are kept.
    fn around(&self, at: usize, greyed: &[bool]) -> Option<Range<usize>> {
        let mut element = self.piece(at)?.element;
        for _ in 0..STEPS_OUT {
            element = *self.walk.parents.get(element)?;
            let is_inside = |other: &Piece| self.is_inside(other.element, element);
            let before = self.walk.pieces.get(..at)?.iter().rev().take_while(|other| is_inside(other)).count();
            let behind = self.walk.pieces.get(at..)?.iter().take_while(|other| is_inside(other)).count();
            let range = at - before..at + behind;
            if range.clone().any(|other| other != at && greyed.get(other) == Some(&false)) {
                return Some(range);
            }
        }
        None
    }

    /// What a label heads that has no element of its own: links to other articles, and what a page ends with about its author.
    fn below(&self, sign: Sign, label: usize, greyed: &[bool], kept: usize) -> Option<Range<usize>> {
        let begin = label + 1;
        let end = match sign {
            Sign::Related => (begin..greyed.len()).find(|at| greyed.get(*at) == Some(&false) && !self.is_teaser(*at)),
            Sign::Author if self.bytes(greyed, 0..label) * 2 > kept => None,
            _ => return None,
        };
        let range = begin..end.unwrap_or(greyed.len());
        let bytes = self.bytes(greyed, range.clone());
        let fits = bytes > 0 && bytes <= most_bytes(sign) && bytes * 100 <= kept * MOST_OF_PAGE;
        (fits && !range.clone().any(|at| self.is_spared(at))).then_some(range)
    }

    /// Whether a block can be a line in a list of other articles.
    fn is_teaser(&self, at: usize) -> bool {
        self.piece(at)
            .zip(self.seen.get(at))
            .is_some_and(|(piece, seen)| seen.linked || !piece.links.is_empty() && piece.text.len() <= LONGEST_TEASER)
    }

    fn is_inside(&self, element: usize, outer: usize) -> bool {
        let mut element = element;
        // Elements are numbered as they begin.
        while element > outer {
            element = self.walk.parents.get(element).copied().unwrap_or_default();
        }
        element == outer
    }

    /// Whether what stands around a label can be the box that it is the label of.
    fn fits(&self, sign: Sign, label: usize, around: &Range<usize>, greyed: &[bool], kept: usize) -> bool {
        let others = || around.clone().filter(|at| *at != label && greyed.get(*at) == Some(&false));
        let bytes = self.bytes(greyed, around.clone());
        let heads = || others().all(|at| at > label);
        let is_teaser = |at| self.is_teaser(at) || self.level(at).is_some();
        let is_slogan = |at| self.is_teaser(at) || self.piece(at).is_some_and(|piece| is_slogan(&piece.text));
        let is_offer = |at| self.piece(at).is_some_and(|piece| is_beside_offer(&piece.text));
        let fits = match sign {
            Sign::Line => false,
            Sign::Related => heads() && others().all(is_teaser),
            Sign::Author => heads() && self.bytes(greyed, 0..label) * 2 > kept,
            Sign::Advertisement => heads() && others().all(is_slogan),
            Sign::Letter | Sign::Consent => others().all(is_offer),
        };
        let is_small = bytes <= most_bytes(sign) && bytes * 100 <= kept * MOST_OF_PAGE;
        fits && is_small && !around.clone().any(|at| self.is_spared(at))
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::html::{Wanted, read};

    const LONG: &str = "The council of the city met for the first time after the long debate, and many people came to hear what was said there \
                        about the tram, which nobody had thought to be possible.";

    /// What is kept of a page with its text around a piece of markup; the text itself is left out.
    fn kept(box_: &str) -> Vec<String> {
        let text: String = (1..=6).map(|number| format!("<p>{number}. {LONG}</p>")).collect();
        let page = format!("<title>Tram</title><div class=text><h1>Tram</h1>{text}{box_}<p>7. {LONG}</p><p>8. {LONG}</p></div>");
        let read = read(&page, None, Wanted::MainText).unwrap_or_default();
        let blocks =
            read.blocks.into_iter().filter(|block| !block.boilerplate && !block.text.contains(LONG) && block.text != "Tram");
        blocks.map(|block| block.text).collect()
    }

    #[test]
    fn boxes_go_as_a_whole() {
        for box_ in [
            "<div><p>Anzeige</p><p>Neue Schuhe, jetzt kaufen!</p></div>",
            "<div><h3>Mehr zum Thema</h3><p><a href=/a>Was die Bahn jetzt plant</a></p><p><a href=/b>Wer es zahlt</a></p></div>",
            "<h3>Related articles</h3><p><a href=/a>What the tram will cost</a></p><p><a href=/b>Who pays</a></p>",
            "<div><h4>Morning post</h4><p>The news of the day, every morning.</p><p>Sign up for our newsletter and read it first.</p></div>",
            "<div><p>Der Newsletter am Morgen</p><p>Alles, was wichtig ist.</p><button>Jetzt anmelden</button></div>",
            "<div class='c-newsletter'><p>The news of the day, every morning, with a joke about the weather.</p></div>",
            "<section id=authorBio><p>Ada Berg has written about trams since she was a child.</p></section>",
            "<div><p>Empfohlener redaktioneller Inhalt</p><p>An dieser Stelle finden Sie einen externen Inhalt von Youtube.</p><p>Ein Film</p></div>",
            "<p>Lesen Sie auch: Was die Bahn jetzt plant</p>",
            "<p><a href=/x.pdf>Download the report</a></p>",
            "<p>This article is part of a series about trams.</p>",
            "<p>Foto: Ada Berg/dpa</p>",
            "<p>Von Ada Berg und Bo Tal, NDR</p>",
            "<p>Äußerungen unserer Gesprächspartner geben deren eigene Auffassungen wieder.</p>",
            "<h3>Kommentare</h3><div class=comments><p>Bo: I do not think so, and I said so before, in this place, last year.</p></div>",
        ] {
            assert_eq!(kept(box_), Vec::<String>::new(), "{box_}");
        }
    }

    #[test]
    fn figures_corrections_and_text_stay() {
        let rows: [(&str, &[&str]); 8] = [
            ("<div class=related><table><tr><td>Cost</td><td>40 million</td></tr></table></div>", &["Cost", "40 million"]),
            (
                "<div class=newsletter><p>Correction: An earlier version said 14 million.</p></div>",
                &["Correction: An earlier version said 14 million."],
            ),
            ("<h3>What it costs</h3><p>It costs 40 million.</p>", &["What it costs", "It costs 40 million."]),
            ("<div><p>Anzeige</p><p>Es kostet 40 Millionen, sagte sie.</p></div>", &["Es kostet 40 Millionen, sagte sie."]),
            ("<h3>Zum Thema</h3><p>Es kostet 40 Millionen.</p>", &["Zum Thema", "Es kostet 40 Millionen."]),
            ("<p class=bio-food>It is free.</p>", &["It is free."]),
            ("<p>Von Anfang an war es teuer</p>", &["Von Anfang an war es teuer"]),
            (
                "<h3>One</h3><figure><img src=a><figcaption>a</figcaption></figure><h3>Two</h3><p>It is so.</p>",
                &["One", "Two", "It is so."],
            ),
        ];
        for (box_, expected) in rows {
            assert_eq!(kept(box_), expected, "{box_}");
        }
    }

    #[test]
    fn a_heading_goes_with_what_it_headed() {
        assert_eq!(
            kept(
                "<h3>In our shop</h3><div class=advertisement><p>Shoes for everybody who walks.</p></div><h3>Cost</h3><p>It is free.</p>"
            ),
            ["Cost", "It is free."]
        );
        let end = "<h3>More trams</h3><div class=related><p><a href=/a>What the tram will cost</a></p></div>";
        let page = format!("<title>Tram</title><div><p>{LONG}</p><p>{LONG} So.</p><p>{LONG} Or so.</p>{end}</div>");
        let read = read(&page, None, Wanted::MainText).unwrap_or_default();
        assert!(read.blocks.iter().all(|block| block.boilerplate || block.text.contains(LONG)), "{:?}", read.blocks);
    }

    #[test]
    fn an_author_at_the_end_is_a_box() {
        let page = format!(
            "<title>Tram</title><div><p>{LONG}</p><p>{LONG} So.</p><p>{LONG} Or so.</p><h3>Der Autor</h3><p>Bo schreibt.</p></div>"
        );
        let read = read(&page, None, Wanted::MainText).unwrap_or_default();
        assert!(read.blocks.iter().all(|block| block.boilerplate || block.text.contains(LONG)), "{:?}", read.blocks);
    }
}
