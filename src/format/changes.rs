//! The report of what a publisher changed, to be handed on: as Markdown (CommonMark with the `~~` of GitHub), and as a page of HTML that
//! needs nothing else. Text of the article is escaped in both.

mod html;
mod labels;
mod markdown;

use crate::{
    anchor::changes::{Fate, Outcome, Report},
    domain::mark::Kind,
};

pub use html::html;
pub use labels::Labels;
pub use markdown::markdown;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::{
        changes::{NoteChange, NoteFate},
        word_diff::{Change, Piece},
    };

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
            notes: vec![NoteChange {
                fate: NoteFate::Added,
                date: Some("13 May".to_owned()),
                pieces: vec![piece(Change::Added, "Amended on 13 May & so on.")],
            }],
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
                        ## Correction notes (1)\n\n- **new**, 13 May: **Amended on 13 May \\& so on.**\n\n\
                        ## Headline\n\n- Was: A \\& B\n- Now: \\<script\\>alert(1)\\</script\\>\n\n\
                        ## Claims (1 reworded, 1 still there)\n\n- **reworded**: um ~~5~~ **7\\*** %\n  New numbers: 7\n- **still there**: bleibt\n\n\
                        ## Marks (1 removed)\n\n- **removed**: weg\n\n\
                        ## Also reworded (1)\n\n- Es ~~ist~~ **war**\n\n\
                        ## Added (1)\n\n- Neu \\[hier\\](<http://x>). Zweite Zeile\n";
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
            "<h2>Added (1)</h2>",
            "<h2>Correction notes (1)</h2>\n<ul>\n<li><b>new</b>, 13 May: <ins>Amended on 13 May &amp; so on.</ins></li>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert!(!page.contains("<script") && !page.contains("http-equiv") && !page.contains("src="));
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    }
}
