//! The report of what a publisher changed, to be handed on: as Markdown (CommonMark with the `~~` of GitHub), and as a page of HTML that
//! needs nothing else. Text of the article is escaped in both.

use std::fmt::Write as _;

use crate::{
    anchor::{
        changes::{Fate, Outcome, Report},
        word_diff::{Change, Piece},
    },
    domain::mark::Kind,
    format::markup,
};

/// The words of the report in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels<'a> {
    /// BCP 47.
    pub language: &'a str,
    pub title: &'a str,
    pub nothing_changed: &'a str,
    pub no_marks: &'a str,
    pub headline: &'a str,
    pub was: &'a str,
    pub now: &'a str,
    /// In the order of [`Kind::ALL`], in the plural.
    pub kinds: [&'a str; Kind::ALL.len()],
    /// Marks of other programs.
    pub other_marks: &'a str,
    pub still_there: &'a str,
    pub moved: &'a str,
    pub reworded: &'a str,
    pub removed: &'a str,
    pub new_numbers: &'a str,
    pub gone_numbers: &'a str,
    pub reworded_unmarked: &'a str,
    pub added: &'a str,
    pub taken_out: &'a str,
}

impl Labels<'_> {
    pub const ENGLISH: Labels<'static> = Labels {
        language: "en",
        title: "What changed",
        nothing_changed: "Nothing was changed.",
        no_marks: "There are no marks.",
        headline: "Headline",
        was: "Was",
        now: "Now",
        kinds: ["Claims", "Sources", "Entities", "Quotations", "Notes"],
        other_marks: "Marks",
        still_there: "still there",
        moved: "moved",
        reworded: "reworded",
        removed: "removed",
        new_numbers: "New numbers",
        gone_numbers: "Numbers that are gone",
        reworded_unmarked: "Reworded, and not marked",
        added: "Added, and not marked",
        taken_out: "Taken out, and not marked",
    };

    pub const GERMAN: Labels<'static> = Labels {
        language: "de",
        title: "Was sich geändert hat",
        nothing_changed: "Es hat sich nichts geändert.",
        no_marks: "Es gibt keine Markierungen.",
        headline: "Überschrift",
        was: "Vorher",
        now: "Jetzt",
        kinds: ["Behauptungen", "Quellen", "Entitäten", "Zitate", "Notizen"],
        other_marks: "Markierungen",
        still_there: "unverändert",
        moved: "verschoben",
        reworded: "umformuliert",
        removed: "entfernt",
        new_numbers: "Neue Zahlen",
        gone_numbers: "Weggefallene Zahlen",
        reworded_unmarked: "Umformuliert und nicht markiert",
        added: "Hinzugekommen und nicht markiert",
        taken_out: "Weggefallen und nicht markiert",
    };

    /// The words in a language, given by its tag (BCP 47); English where there are none.
    #[must_use]
    pub fn of(language: &str) -> Labels<'static> {
        if language.split('-').next().is_some_and(|main| main.eq_ignore_ascii_case("de")) { Self::GERMAN } else { Self::ENGLISH }
    }

    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> &str {
        match outcome {
            Outcome::StillThere => self.still_there,
            Outcome::Moved => self.moved,
            Outcome::Reworded => self.reworded,
            Outcome::Removed => self.removed,
        }
    }

    /// The sections of marks, in their order.
    pub fn sections(&self) -> impl Iterator<Item = (Option<Kind>, &str)> {
        Kind::ALL.into_iter().map(Some).zip(self.kinds).chain([(None, self.other_marks)])
    }
}

/// The report as Markdown. What changed comes before what did not, in each section in the order of the marks.
#[must_use]
pub fn markdown(report: &Report, labels: &Labels<'_>) -> String {
    let mut text = format!("# {}\n\n", labels.title);
    if report.is_same {
        line(&mut text, labels.nothing_changed);
    }
    if report.fates.is_empty() {
        line(&mut text, labels.no_marks);
    }
    if let Some((was, now)) = &report.headline {
        line(&mut text, &format!("## {}", labels.headline));
        line(&mut text, &format!("- {}: {}\n- {}: {}", labels.was, plain(was), labels.now, plain(now)));
    }
    for (kind, name) in labels.sections() {
        let fates = in_order(report, kind);
        if fates.is_empty() {
            continue;
        }
        line(&mut text, &format!("## {name} ({})", tally(&fates, labels)));
        for fate in fates {
            let words = match fate.outcome {
                Outcome::Reworded => marked_up(&fate.pieces),
                _ => plain(&fate.old),
            };
            write!(text, "- **{}**: {words}", labels.outcome(fate.outcome)).ok();
            for (label, numbers) in [(labels.new_numbers, &fate.new_numbers), (labels.gone_numbers, &fate.gone_numbers)] {
                if !numbers.is_empty() {
                    write!(text, "\n  {label}: {}", plain(&numbers.join(", "))).ok();
                }
            }
            text.push('\n');
        }
        text.push('\n');
    }
    if !report.reworded.is_empty() {
        line(&mut text, &format!("## {} ({})", labels.reworded_unmarked, report.reworded.len()));
        let rows: Vec<String> = report.reworded.iter().map(|pieces| format!("- {}", marked_up(pieces))).collect();
        line(&mut text, &rows.join("\n"));
    }
    for (name, sentences) in [(labels.added, &report.added), (labels.taken_out, &report.removed)] {
        if !sentences.is_empty() {
            line(&mut text, &format!("## {name} ({})", sentences.len()));
            let rows: Vec<String> = sentences.iter().map(|sentence| format!("- {}", plain(sentence))).collect();
            line(&mut text, &rows.join("\n"));
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

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
    if let Some((was, now)) = &report.headline {
        let [heading, was_label, now_label] = [labels.headline, labels.was, labels.now].map(markup::html);
        let (was, now) = (markup::html(was), markup::html(now));
        writeln!(
            page,
            "<h2>{heading}</h2>\n<dl>\n<dt>{was_label}</dt><dd><del>{was}</del></dd>\n<dt>{now_label}</dt><dd><ins>{now}</ins></dd>\n</dl>"
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
        writeln!(page, "<h2>{} ({})</h2>\n<ul>", markup::html(labels.reworded_unmarked), report.reworded.len()).ok();
        for pieces in &report.reworded {
            writeln!(page, "<li>{}</li>", elements(pieces)).ok();
        }
        page.push_str("</ul>\n");
    }
    for (name, element, sentences) in [(labels.added, "ins", &report.added), (labels.taken_out, "del", &report.removed)] {
        if !sentences.is_empty() {
            writeln!(page, "<h2>{} ({})</h2>\n<ul>", markup::html(name), sentences.len()).ok();
            for sentence in sentences {
                writeln!(page, "<li><{element}>{}</{element}></li>", markup::html(sentence)).ok();
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
        Outcome::Removed => write!(words, "<del>{}</del>", markup::html(&fate.old)).unwrap_or_default(),
        Outcome::StillThere | Outcome::Moved => words.push_str(&markup::html(&fate.old)),
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
    words
}

/// What changed most first; within, in the order of the marks.
#[must_use]
pub fn in_order(report: &Report, kind: Option<Kind>) -> Vec<&Fate> {
    let order = [Outcome::Removed, Outcome::Reworded, Outcome::Moved, Outcome::StillThere];
    order.into_iter().flat_map(|outcome| report.of_kind(kind).filter(move |fate| fate.outcome == outcome)).collect()
}

/// How many of each outcome: `2 reworded, 5 still there`.
#[must_use]
pub fn tally(fates: &[&Fate], labels: &Labels<'_>) -> String {
    let order = [Outcome::Removed, Outcome::Reworded, Outcome::Moved, Outcome::StillThere];
    let counts = order.into_iter().filter_map(|outcome| {
        let count = fates.iter().filter(|fate| fate.outcome == outcome).count();
        (count > 0).then(|| format!("{count} {}", labels.outcome(outcome)))
    });
    counts.collect::<Vec<_>>().join(", ")
}

fn line(text: &mut String, words: &str) {
    text.push_str(words);
    text.push_str("\n\n");
}

/// Pieces in Markdown: `~~taken out~~`, `**put in**`. The marks must touch the words, so white space goes outside of them.
fn marked_up(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let sign = match piece.change {
            Change::Kept => "",
            Change::Removed => "~~",
            Change::Added => "**",
        };
        let words = piece.text.trim();
        if words.is_empty() || sign.is_empty() {
            text.push_str(&escape_markdown(&piece.text));
            continue;
        }
        let (before, behind) = piece.text.split_once(words).unwrap_or_default();
        // Two marked pieces side by side need a space, or their signs run together.
        let gap = if text.is_empty() || text.ends_with(char::is_whitespace) || !before.is_empty() { "" } else { " " };
        write!(text, "{gap}{before}{sign}{}{sign}{behind}", escape_markdown(words)).ok();
        if behind.is_empty() {
            text.push(' ');
        }
    }
    one_line(&text)
}

fn plain(text: &str) -> String {
    one_line(&escape_markdown(text))
}

/// A list's row must not end at a line of the article.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a backslash before every character that Markdown could take for a sign.
fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '(' | ')' | '#' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(change: Change, text: &str) -> Piece {
        Piece { change, text: text.to_owned() }
    }

    fn report() -> Report {
        let fate = |outcome, old: &str, new: &str| Fate {
            id: "1".to_owned(),
            kind: Some(Kind::Claim),
            outcome,
            old: old.to_owned(),
            new: new.to_owned(),
            pieces: Vec::new(),
            new_numbers: Vec::new(),
            gone_numbers: Vec::new(),
        };
        let reworded = Fate {
            pieces: vec![
                piece(Change::Kept, "um "),
                piece(Change::Removed, "5 "),
                piece(Change::Added, "7* "),
                piece(Change::Kept, "%"),
            ],
            new_numbers: vec!["7".to_owned()],
            ..fate(Outcome::Reworded, "um 5 %", "um 7* %")
        };
        Report {
            is_same: false,
            headline: Some(("A & B".to_owned(), "<script>alert(1)</script>".to_owned())),
            fates: vec![
                fate(Outcome::StillThere, "bleibt", "bleibt"),
                reworded,
                Fate { kind: None, ..fate(Outcome::Removed, "weg", "") },
            ],
            reworded: vec![vec![piece(Change::Kept, "Es "), piece(Change::Removed, "ist"), piece(Change::Added, "war")]],
            added: vec!["Neu [hier](http://x).\nZweite Zeile".to_owned()],
            removed: Vec::new(),
        }
    }

    #[test]
    fn markdown_is_written_and_escaped() {
        let expected = "# What changed\n\n\
                        ## Headline\n\n- Was: A \\& B\n- Now: \\<script\\>alert\\(1\\)\\</script\\>\n\n\
                        ## Claims (1 reworded, 1 still there)\n\n- **reworded**: um ~~5~~ **7\\*** %\n  New numbers: 7\n- **still there**: bleibt\n\n\
                        ## Marks (1 removed)\n\n- **removed**: weg\n\n\
                        ## Reworded, and not marked (1)\n\n- Es ~~ist~~ **war**\n\n\
                        ## Added, and not marked (1)\n\n- Neu \\[hier\\]\\(http://x\\). Zweite Zeile\n";
        assert_eq!(markdown(&report(), &Labels::ENGLISH), expected);
        let same = Report { is_same: true, ..Report::default() };
        assert_eq!(markdown(&same, &Labels::ENGLISH), "# What changed\n\nNothing was changed.\n\nThere are no marks.\n");
    }

    #[test]
    fn html_is_whole_and_escaped() {
        let page = html(&report(), &Labels::ENGLISH);
        for part in [
            "<dd><ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins></dd>",
            "<li><b>reworded</b>: um <del>5 </del><ins>7* </ins>%<br>New numbers: 7</li>",
            "<li><b>removed</b>: <del>weg</del></li>",
            "<li>Es <del>ist</del><ins>war</ins></li>",
            "<h2>Added, and not marked (1)</h2>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert!(!page.contains("<script") && !page.contains("http-equiv") && !page.contains("src="));
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    }
}
