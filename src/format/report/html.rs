//! A report as one HTML page. Its policy forbids everything but its own style, so nothing that a user wrote can run or ask a host.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Block, Inline, Item, Line, Report};
use crate::{
    domain::{
        article::is_safe_url,
        tables::layout::{self, Grid, Part},
        tags::Verdict,
    },
    format::markup,
};

/// The policy in `index.html` names its digest, or the preview in the export dialog would stand there without it: after a change the
/// browser's message about the policy says the new one.
const STYLE: &str = include_str!("report.css");

pub(super) fn write(report: &Report) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        markup::html(&report.language),
        markup::html(&report.title)
    );
    for item in &report.items {
        match item {
            Item::Heading(level, line) => page.push_str(&format!("<h{level}>{}</h{level}>\n", inline(line, report))),
            Item::Paragraph(line) => page.push_str(&format!("<p>{}</p>\n", inline(line, report))),
            Item::Quote(line) => {
                let words: String =
                    line.iter().filter_map(|part| if let Inline::Words(words) = part { Some(&**words) } else { None }).collect();
                page.push_str(&format!("<blockquote{}><p>{}</p></blockquote>\n", markup::dir(&words), inline(line, report)));
            }
            Item::List(lines) => page.push_str(&list("ul", "", lines, report)),
            Item::Sources(lines) => page.push_str(&list("ol", "source-", lines, report)),
            Item::Table { head, rows } => page.push_str(&table(head, rows, report)),
            Item::Written(written) => page.push_str(&rendered(written)),
            Item::Article(blocks) => page.push_str(&article(blocks, report)),
        }
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn list(tag: &str, prefix: &str, lines: &[Line], report: &Report) -> String {
    let mut text = format!("<{tag}>\n");
    for (number, line) in (1..).zip(lines) {
        let id = if prefix.is_empty() { String::new() } else { format!(" id=\"{prefix}{number}\"") };
        text.push_str(&format!("<li{id}>{}</li>\n", inline(line, report)));
    }
    text + &format!("</{tag}>\n")
}

fn table(head: &[String], rows: &[Vec<Line>], report: &Report) -> String {
    let head: String = head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", markup::html(cell))).collect();
    let mut text = format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n",
        markup::html(&report.title)
    );
    for row in rows {
        let cells: String = (0..)
            .zip(row)
            .map(|(place, cell)| {
                let inner = inline(cell, report);
                if place == 0 { format!("<th scope=\"row\">{inner}</th>") } else { format!("<td>{inner}</td>") }
            })
            .collect();
        text.push_str(&format!("<tr>{cells}</tr>\n"));
    }
    text + "</tbody>\n</table></div>\n"
}

/// The article, its claims underlined and numbered.
fn article(blocks: &[Block], report: &Report) -> String {
    let mut text = format!("<article{}>\n", lang(report));
    for part in layout::parts(blocks.iter().map(|block| block.cell)) {
        match part {
            Part::Block(index) => text.extend(blocks.get(index).map(article_block)),
            Part::Table(grid) => text.push_str(&article_table(&grid, blocks, report)),
        }
    }
    text + "</article>\n"
}

fn article_block(block: &Block) -> String {
    let tag = if block.level > 0 { format!("h{}", block.level.clamp(3, 6)) } else { "p".to_owned() };
    let words: String = block.stretches.iter().map(|stretch| &*stretch.text).collect();
    let mut text = format!("<{tag}{}>", markup::dir(&words));
    for stretch in &block.stretches {
        let inner = markup::html(&stretch.text).replace('\n', "<br>");
        if stretch.claims.is_empty() {
            text.push_str(&inner);
        } else {
            text.push_str(&format!("<mark>{inner}</mark>"));
        }
        for claim in &stretch.ends {
            text.push_str(&format!("<sup>{claim}</sup>"));
        }
    }
    text + &format!("</{tag}>\n")
}

fn article_table(grid: &Grid, blocks: &[Block], report: &Report) -> String {
    let mut text =
        format!("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>\n", markup::html(&report.title));
    for row in &grid.rows {
        text.push_str("<tr>");
        for slot in row {
            let tag = if slot.head { "th" } else { "td" };
            let span = |name: &str, span: u32| if span > 1 { format!(" {name}=\"{span}\"") } else { String::new() };
            let inner: String = blocks.get(slot.blocks.clone()).unwrap_or_default().iter().map(article_block).collect();
            text.push_str(&format!("<{tag}{}{}>{inner}</{tag}>", span("rowspan", slot.rows), span("colspan", slot.columns)));
        }
        text.push_str("</tr>\n");
    }
    text + "</table></div>\n"
}

fn lang(report: &Report) -> String {
    if report.article_language.is_empty() { String::new() } else { format!(" lang=\"{}\"", markup::html(&report.article_language)) }
}

fn inline(line: &Line, report: &Report) -> String {
    line.iter()
        .map(|part| match part {
            Inline::Text(text) => markup::html(text),
            Inline::Strong(text) => format!("<strong>{}</strong>", markup::html(text)),
            Inline::Verdict { text, verdict } => verdict_in_html(text, *verdict),
            Inline::Words(text) => format!("<span{}{}>{}</span>", lang(report), markup::dir(text), markup::html(text)),
            Inline::Link { text, url } => {
                format!("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", markup::html(url), markup::html(text))
            }
            Inline::Source(number) => format!("<a class=\"note\" href=\"#source-{number}\">[{number}]</a>"),
        })
        .collect()
}

/// A verdict in the colour of what it means, with a sign that says the same: nobody need tell colours apart.
fn verdict_in_html(text: &str, verdict: Option<Verdict>) -> String {
    let (class, sign) = match verdict {
        Some(Verdict::True) => ("true", "✓"),
        Some(Verdict::MostlyTrue) => ("mostly-true", "◕"),
        Some(Verdict::Partly) => ("partly", "◑"),
        Some(Verdict::MostlyFalse) => ("mostly-false", "◔"),
        Some(Verdict::False) => ("false", "✗"),
        Some(Verdict::Complicated) => ("complicated", "?"),
        Some(Verdict::Other) => ("other", "◇"),
        None => return format!("<strong class=\"verdict\">{}</strong>", markup::html(text)),
    };
    format!("<strong class=\"verdict {class}\"><span aria-hidden=\"true\">{sign}\u{A0}</span>{}</strong>", markup::html(text))
}

/// Markdown of a user as HTML. Raw HTML in it is shown as text, pictures are their descriptions, and links lead to the web alone.
fn rendered(written: &str) -> String {
    let mut links = Vec::new();
    let events = Parser::new_ext(written, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        // Headings of the report have the levels up to four.
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let safe = is_safe_url(dest_url);
            links.push(safe);
            safe.then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or_default().then_some(event),
        other => Some(other),
    });
    let mut html = format!("<div class=\"written\"{}>\n", markup::dir(written));
    pulldown_cmark::html::push_html(&mut html, events);
    html + "</div>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_of_users_brings_no_markup_of_its_own() {
        let html = rendered(
            "**Bold** <img src=x onerror=alert(1)> [ok](https://a.example) [no](javascript:alert(1)) ![alt](https://b.example/p.png)\n\n<script>alert(1)</script>\n\n# Head",
        );
        assert!(html.contains("<strong>Bold</strong>") && html.contains("<a href=\"https://a.example\">ok</a>"), "{html}");
        assert!(html.contains("&lt;script&gt;") && html.contains("alt"), "{html}");
        for bad in ["<img", "<script", "javascript:", "b.example", "<h1"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
    }
}
