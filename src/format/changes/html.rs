//! The change report as a page of HTML.

use std::fmt::Write as _;

use super::{Labels, in_order, tally};
use crate::{
    anchor::{
        changes::{Fate, Outcome, Report},
        word_diff::{Change, Piece},
    },
    format::markup,
};

/// The report as one page of HTML without scripts, fonts or pictures.
#[must_use]
pub fn html(report: &Report, labels: &Labels<'_>) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{1}</h1>\n",
        markup::html(labels.language),
        markup::html(labels.title),
    );
    if report.is_same {
        writeln!(page, "<p>{}</p>", markup::html(labels.nothing_changed)).ok();
    }
    if report.fates.is_empty() {
        writeln!(page, "<p>{}</p>", markup::html(labels.no_marks)).ok();
    }
    if !report.notes.is_empty() {
        writeln!(page, "<h2>{} ({})</h2>\n<ul>", markup::html(labels.notes), report.notes.len()).ok();
        for note in &report.notes {
            let date = note.date.as_ref().map(|date| format!(", {}", markup::html(date))).unwrap_or_default();
            writeln!(page, "<li><b>{}</b>{date}: {}</li>", markup::html(labels.note(note.fate)), elements(&note.pieces)).ok();
        }
        page.push_str("</ul>\n");
    }
    if let Some((was, now)) = &report.headline {
        let [heading, was_label, now_label] = [labels.headline, labels.was, labels.now].map(markup::html);
        let (was_dir, now_dir) = (markup::dir(was), markup::dir(now));
        let (was, now) = (markup::html(was), markup::html(now));
        writeln!(
            page,
            "<h2>{heading}</h2>\n<dl>\n<dt>{was_label}</dt><dd><del{was_dir}>{was}</del></dd>\n<dt>{now_label}</dt><dd><ins{now_dir}>{now}</ins></dd>\n</dl>"
        )
        .ok();
    }
    for (kind, name) in labels.sections() {
        let fates = in_order(report, kind);
        if fates.is_empty() {
            continue;
        }
        writeln!(page, "<h2>{} ({})</h2>\n<ul>", markup::html(name), markup::html(&tally(&fates, labels))).ok();
        for fate in fates {
            page.push_str(&item(fate, labels));
        }
        page.push_str("</ul>\n");
    }
    if !report.reworded.is_empty() {
        writeln!(page, "<h2>{} ({})</h2>\n<ul>", markup::html(labels.also_reworded), report.reworded.len()).ok();
        for pieces in &report.reworded {
            writeln!(page, "<li>{}</li>", elements(pieces)).ok();
        }
        page.push_str("</ul>\n");
    }
    for (name, element, sentences) in [(labels.added, "ins", &report.added), (labels.taken_out, "del", &report.removed)] {
        if !sentences.is_empty() {
            writeln!(page, "<h2>{} ({})</h2>\n<ul>", markup::html(name), sentences.len()).ok();
            for sentence in sentences {
                writeln!(page, "<li><{element}{}>{}</{element}></li>", markup::dir(sentence), markup::html(sentence)).ok();
            }
            page.push_str("</ul>\n");
        }
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// Colour is never alone: what was taken out is struck, what was put in underlined.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}li{margin:.4rem 0}b{font-weight:600}\
del{color:#8f1d1d;text-decoration:line-through}ins{color:#0b5a2b;text-decoration:underline}dd{margin:0 0 .5rem}\
@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}del{color:#f0a0a0}ins{color:#8fdca8}}";

fn item(fate: &Fate, labels: &Labels<'_>) -> String {
    let mut words = String::new();
    match fate.outcome {
        Outcome::Reworded => words.push_str(&elements(&fate.pieces)),
        Outcome::Removed => write!(words, "<del{}>{}</del>", markup::dir(&fate.old), markup::html(&fate.old)).unwrap_or_default(),
        Outcome::StillThere | Outcome::Moved => words.push_str(&turned(markup::html(&fate.old), &fate.old)),
    }
    for (label, numbers) in [(labels.new_numbers, &fate.new_numbers), (labels.gone_numbers, &fate.gone_numbers)] {
        if !numbers.is_empty() {
            write!(words, "<br>{}: {}", markup::html(label), markup::html(&numbers.join(", "))).ok();
        }
    }
    format!("<li><b>{}</b>: {words}</li>\n", markup::html(labels.outcome(fate.outcome)))
}

fn elements(pieces: &[Piece]) -> String {
    let mut words = String::new();
    for piece in pieces {
        let text = markup::html(&piece.text);
        match piece.change {
            Change::Kept => words.push_str(&text),
            Change::Removed => write!(words, "<del>{text}</del>").unwrap_or_default(),
            Change::Added => write!(words, "<ins>{text}</ins>").unwrap_or_default(),
        }
    }
    turned(words, &pieces.iter().map(|piece| &*piece.text).collect::<String>())
}

/// Words of the article inside a line of this page, turned if they run the other way.
fn turned(markup: String, words: &str) -> String {
    match markup::dir(words) {
        "" => markup,
        dir => format!("<span{dir}>{markup}</span>"),
    }
}
