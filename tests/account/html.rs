//! Random documents as web pages, in a form that is XHTML too.

use super::{
    content::{Apart, Block, Inline, Joint, Set},
    told::{ALWAYS, Fate, Told},
};

/// Where words stand, as far as markup may not be nested.
#[derive(Clone, Copy, Default)]
struct Around {
    link: bool,
    ruby: bool,
    /// Inside a document of its own, which style sheets do not reach.
    frame: bool,
    /// In a book, which has no programs.
    book: bool,
}

pub(crate) const STYLE: &str = ".unseen { display: none } .gone { visibility: hidden } .struck { text-decoration: line-through } .up { vertical-align: super; font-size: 70% } \
                                .clipped { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0) }";

/// A whole page.
pub(crate) fn page(blocks: &[Block]) -> Told {
    let mut told = Told::default();
    told.mark(&format!("<!DOCTYPE html><html lang=\"en\"><head><title>A page</title><style>{STYLE}</style></head><body>"));
    body(&mut told, blocks, Around::default());
    told.mark("</body></html>");
    told
}

/// A page of a book.
pub(crate) fn book_page(blocks: &[Block]) -> Told {
    let mut told = Told::default();
    let head = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>A page</title>\
                <link rel=\"stylesheet\" href=\"style.css\"/></head><body>";
    told.mark(head);
    body(&mut told, blocks, Around { book: true, ..Around::default() });
    told.mark("</body></html>");
    told
}

/// What stands in a page, with a text that is always there.
fn body(told: &mut Told, blocks: &[Block], around: Around) {
    told.mark("<article><p>");
    told.say(ALWAYS);
    told.mark("</p>");
    blocks.iter().for_each(|own| block(told, own, around));
    told.mark("</article>");
}

/// A piece of a page on lines of its own.
pub(crate) fn piece(told: &mut Told, blocks: &[Block]) {
    let around = Around { frame: true, ..Around::default() };
    blocks.iter().for_each(|own| block(told, own, around));
}

fn hidden(way: u8, around: Around) -> &'static str {
    match way {
        0 => "hidden=\"hidden\"",
        1 => "style=\"display: none\"",
        2 => "style=\"visibility:hidden\"",
        3 => "class=\"sr-only\"",
        4 if !around.frame => "class=\"unseen\"",
        _ if !around.frame => "class=\"clipped\"",
        _ => "style=\"DISPLAY:NONE!important\"",
    }
}

fn block(told: &mut Told, block: &Block, around: Around) {
    told.read("\n");
    match block {
        Block::Paragraph(inner) => element(told, "p", inner, around),
        Block::Heading(level, inner) => element(told, &format!("h{level}"), inner, around),
        Block::List(ordered, items) => {
            let name = if *ordered { "ol" } else { "ul" };
            told.mark(&format!("<{name}>"));
            for item in items {
                told.read("\n");
                told.mark("<li>");
                if let Some((Block::Paragraph(first), rest)) = item.split_first() {
                    line(told, first, around);
                    rest.iter().for_each(|own| self::block(told, own, around));
                }
                told.mark("</li>");
            }
            told.mark(&format!("</{name}>"));
        }
        Block::Table(rows) => {
            told.mark("<table><tbody>");
            for row in rows {
                told.mark("<tr>");
                row.iter().for_each(|cell| {
                    told.read("\n");
                    element(told, "td", cell, around);
                });
                told.mark("</tr>");
            }
            told.mark("</tbody></table>");
        }
        Block::Code(words) => {
            told.mark("<pre><code>");
            told.say(&words.join("  "));
            told.mark("</code></pre>");
        }
        Block::Quote(inner) => nested(told, "<blockquote>", inner, "</blockquote>", around),
        Block::Boxed(kind, inner) => boxed(told, *kind, inner, around),
        Block::Hidden(way, inner) => {
            let open = format!("<div {}>", hidden(*way, around));
            told.with(Fate::Unseen, |told| nested(told, &open, inner, "</div>", around));
        }
        Block::Note(number, inner) => {
            told.mark(&format!("<p id=\"fn{number}\"><a class=\"footnote-back\" href=\"#fnref{number}\">"));
            told.say(&number.to_string());
            told.mark("</a>");
            told.say(" ");
            line(told, inner, around);
            told.mark("</p>");
        }
    }
    told.read("\n");
}

fn nested(told: &mut Told, open: &str, inner: &[Block], close: &str, around: Around) {
    told.mark(open);
    inner.iter().for_each(|own| block(told, own, around));
    told.mark(close);
}

fn boxed(told: &mut Told, kind: u8, inner: &[Block], around: Around) {
    match kind {
        0 => nested(told, "<section>", inner, "</section>", around),
        1 => nested(told, "<aside>", inner, "</aside>", around),
        2 => nested(told, "<footer>", inner, "</footer>", around),
        3 => nested(told, "<nav>", inner, "</nav>", around),
        4 => nested(told, "<figure>", inner, "</figure>", around),
        5 => nested(told, "<div aria-hidden=\"true\">", inner, "</div>", around),
        6 => nested(told, "<x-box>", inner, "</x-box>", around),
        9 => {
            told.mark("<dl><dt>");
            told.say("term");
            told.mark("</dt>");
            nested(told, "<dd>", inner, "</dd></dl>", around);
        }
        10 => {
            told.mark("<details open=\"open\"><summary>");
            told.say("more");
            told.mark("</summary>");
            nested(told, "", inner, "</details>", around);
        }
        11 => {
            told.mark("<div role=\"complementary\"><p>");
            told.say("press ");
            told.mark("<button>");
            told.read("\n");
            told.say("here");
            told.read("\n");
            told.mark("</button>");
            told.say(" now");
            told.mark("</p>");
            nested(told, "", inner, "</div>", around);
        }
        7 if !around.book => {
            nested(told, "<x-root><template shadowrootmode=\"open\"><div>", inner, "</div></template></x-root>", around)
        }
        8 if !around.frame && !around.book => {
            let before = told.markup.len();
            nested(told, "", inner, "", Around { frame: true, ..around });
            let document = told.markup.split_off(before).replace('&', "&amp;").replace('"', "&quot;");
            told.mark(&format!("<iframe srcdoc=\"{document}\"></iframe>"));
        }
        _ => nested(told, "<div><div>", inner, "</div></div>", around),
    }
}

fn element(told: &mut Told, name: &str, inner: &[Inline], around: Around) {
    told.mark(&format!("<{name}>"));
    line(told, inner, around);
    told.mark(&format!("</{name}>"));
}

fn line(told: &mut Told, line: &[Inline], around: Around) {
    for (at, inner) in line.iter().enumerate() {
        let sticks = matches!(inner, Inline::Raised(..) | Inline::Lowered(_) | Inline::Note(..));
        if at > 0 && !sticks {
            told.say(" ");
        }
        inline(told, inner, around);
    }
}

fn inline(told: &mut Told, inner: &Inline, around: Around) {
    match inner {
        Inline::Words(words) => told.say(&words.join(" ")),
        Inline::Set(set, inner) => self::set(told, *set, inner, around),
        Inline::Raised(number, way) => {
            let (open, close) = match way {
                0 if !around.frame => ("<span class=\"up\">", "</span>"),
                1 => ("<span style=\"vertical-align: super\">", "</span>"),
                2 => ("<span style=\"position: relative; top: -0.5em; font-size: 70%\">", "</span>"),
                _ => ("<sup>", "</sup>"),
            };
            sign(told, open, number, close);
        }
        Inline::Lowered(number) => sign(told, "<sub>", number, "</sub>"),
        Inline::Note(number, way) => {
            let link = format!("<a href=\"#fn{number}\">");
            let (open, close) = match way {
                _ if around.link => ("<sup>".to_owned(), "</sup>"),
                0 => (format!("<sup>{link}"), "</a></sup>"),
                1 => (format!("{link}<sup>"), "</sup></a>"),
                _ => (link.replace("<a", "<a role=\"doc-noteref\""), "</a>"),
            };
            sign(told, &open, &number.to_string(), close);
        }
        Inline::Joined(first, joint, second) => joined(told, first, *joint, second, around),
        Inline::Fraction(above, below) => {
            told.mark(&format!(
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mn>{above}</mn><mn>{below}</mn></mfrac></math>"
            ));
            told.read(&format!(" {above}/{below} "));
        }
        Inline::Break => {
            told.mark("<br/>");
            told.read("\n");
        }
        Inline::Apart(apart, words) => self::apart(told, *apart, words),
    }
}

/// A sign that is no part of the word before it.
fn sign(told: &mut Told, open: &str, number: &str, close: &str) {
    told.mark(open);
    told.read(" ");
    told.say(number);
    told.read(" ");
    told.mark(close);
}

fn joined(told: &mut Told, first: &str, joint: Joint, second: &str, around: Around) {
    told.say(first);
    match joint {
        Joint::Nothing | Joint::Symbol => told.mark("<b></b>"),
        Joint::Break => told.mark("<wbr/>"),
        Joint::SoftHyphen => told.mark("&#xAD;"),
        Joint::Comment => told.mark("<!-- 12 not -->"),
        Joint::Hidden(way) => {
            told.mark(&format!("<span {}>", hidden(way, around)));
            told.with(Fate::Unseen, |told| told.say("unseen"));
            told.mark("</span>");
            // Its place is left empty.
            if way == 2 {
                told.read(" ");
            }
        }
        // What stands on both sides of a picture are two words.
        Joint::Picture => {
            told.mark("<img src=\"a.png\" alt=\"\"/>");
            told.read(" ");
        }
    }
    told.say(second);
}

fn set(told: &mut Told, set: Set, inner: &[Inline], around: Around) {
    let (open, close, fate) = match set {
        Set::Plain(0) => ("<b>".to_owned(), "</b>", Fate::Kept),
        Set::Plain(1) => ("<em>".to_owned(), "</em>", Fate::Kept),
        Set::Plain(2) => ("<span class=\"x\">".to_owned(), "</span>", Fate::Kept),
        Set::Plain(3) => ("<span aria-hidden=\"true\">".to_owned(), "</span>", Fate::Kept),
        Set::Plain(4) => ("<small>".to_owned(), "</small>", Fate::Kept),
        Set::Plain(5) => ("<ins>".to_owned(), "</ins>", Fate::Kept),
        Set::Plain(_) | Set::Inserted => ("<mark>".to_owned(), "</mark>", Fate::Kept),
        Set::Link if !around.link => ("<a href=\"https://a.example/\">".to_owned(), "</a>", Fate::Kept),
        Set::Link => ("<i>".to_owned(), "</i>", Fate::Kept),
        Set::Struck(0) | Set::Deleted | Set::Moved => ("<del>".to_owned(), "</del>", Fate::Apart),
        Set::Struck(1) => ("<s>".to_owned(), "</s>", Fate::Apart),
        Set::Struck(2) => ("<strike>".to_owned(), "</strike>", Fate::Apart),
        Set::Struck(3) if !around.frame => ("<span class=\"struck\">".to_owned(), "</span>", Fate::Apart),
        Set::Struck(_) => ("<span style=\"text-decoration: line-through\">".to_owned(), "</span>", Fate::Apart),
        Set::Hidden(way) => (format!("<span {}>", hidden(way, around)), "</span>", Fate::Unseen),
        Set::Quoted => ("<q>".to_owned(), "</q>", Fate::Kept),
        Set::Parted(way) => {
            let style = ["display: block", "display: table-cell", "display: list-item"][usize::from(way)];
            told.mark(&format!("<span style=\"{style}\">"));
            told.read("\n");
            line(told, inner, around);
            told.read("\n");
            told.mark("</span>");
            return;
        }
        Set::Read if around.ruby => ("<u>".to_owned(), "</u>", Fate::Kept),
        Set::Read => {
            told.mark("<ruby>");
            line(told, inner, Around { ruby: true, ..around });
            told.mark("<rp>(</rp><rt>");
            told.with(Fate::Apart, |told| told.say("reading"));
            told.mark("</rt><rp>)</rp></ruby>");
            return;
        }
    };
    let around = Around { link: around.link || set == Set::Link, ..around };
    told.mark(&open);
    if fate == Fate::Kept {
        line(told, inner, around)
    } else {
        told.with(fate, |told| line(told, inner, around))
    }
    told.mark(close);
}

fn apart(told: &mut Told, apart: Apart, words: &str) {
    let (open, close) = match apart {
        Apart::Choice => ("<select><option>", "</option></select>"),
        Apart::Field => ("<textarea>", "</textarea>"),
        Apart::Drawing => ("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>", "</text></svg>"),
        Apart::Page => ("<span role=\"doc-pagebreak\">", "</span>"),
        Apart::Placeholder => ("<video>", "</video>"),
        Apart::Program => ("<noscript><i>", "</i></noscript>"),
    };
    let fate = if matches!(apart, Apart::Placeholder | Apart::Program) { Fate::Unseen } else { Fate::Apart };
    // Longer things are no number of a page.
    let words = if apart == Apart::Page { "77" } else { words };
    told.mark(open);
    told.with(fate, |told| told.say(words));
    told.mark(close);
}
