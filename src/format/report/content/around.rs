//! What stands in a report around the claims: who says what, the list of sources, signals, the article itself.

use std::rc::Rc;

use super::{Writer, link, strong, text};
use crate::{
    domain::{
        article::BlockKind,
        desk::{
            entry::Entry,
            field::{Field, RecordKind},
            ledger::naming_of,
            words::List,
        },
        id::RecordId,
        mark::{Kind, Mark},
        text::TextRange,
    },
    format::report::{Block, Inline, Item, Line, Stretch},
};

impl Writer<'_> {
    pub(super) fn who_says_what(&mut self) {
        let sources: Vec<&Rc<Mark>> = self.document.marks().filter(|mark| mark.kind == Kind::Source).collect();
        let mut seen: Vec<RecordId> = Vec::new();
        let mut rows = Vec::new();
        for mark in sources {
            let id = RecordId::from(mark.id);
            if seen.contains(&id) {
                continue;
            }
            seen.extend(self.relations.same_source(id));
            let said: Vec<String> = self
                .relations
                .claims_of(self.document, id)
                .iter()
                .filter_map(|claim| self.claims.iter().position(|own| own.id == claim.id).map(|at| (at + 1).to_string()))
                .collect();
            let entry = self.entry(id);
            let word = |list: List, field: Field| {
                let own = entry.map_or("", |entry| entry.text(field));
                if own.is_empty() { String::new() } else { self.word(list, own) }
            };
            let role =
                [entry.map_or("", |entry| entry.text(Field::Credential)).to_owned(), word(List::SourceType, Field::SourceType)];
            let naming = match naming_of(self.document, &self.relations, id).word() {
                "" => String::new(),
                own => self.word(List::Naming, own),
            };
            let role: Vec<String> = role.into_iter().filter(|part| !part.is_empty()).collect();
            rows.push(vec![
                vec![Inline::Words(self.name_of(id))],
                vec![text(role.join(", "))],
                vec![text(naming)],
                vec![text(said.join(", "))],
            ]);
        }
        if rows.is_empty() {
            return;
        }
        let head = [
            self.say("Source", "Quelle"),
            self.say("Function", "Funktion"),
            self.say("Named", "Genannt"),
            self.say("Claims", "Behauptungen"),
        ];
        self.heading(2, "Who says what", "Wer sagt was");
        self.items.push(Item::Table { head: head.map(str::to_owned).to_vec(), rows });
    }

    pub(super) fn list_of_sources(&mut self) {
        let lines: Vec<Line> = self.sources.rows().map(|ids| self.one_source(ids)).collect();
        if !lines.is_empty() {
            self.heading(2, "Sources", "Quellen");
            self.items.push(Item::Sources(lines));
        }
    }

    /// One source, by all that was written down of it.
    fn one_source(&self, ids: &[RecordId]) -> Line {
        let entries: Vec<&Entry> = ids.iter().filter_map(|id| self.entry(*id)).collect();
        let said = |field: Field| entries.iter().map(|entry| entry.text(field)).find(|said| !said.is_empty()).unwrap_or_default();
        let mut titles: Vec<&str> = Vec::new();
        let named = [Field::Title, Field::Citation, Field::Question];
        for title in entries.iter().filter_map(|entry| named.iter().map(|field| entry.text(*field)).find(|own| !own.is_empty())) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let title = titles.join("; ");
        let mut line = vec![if said(Field::Address).is_empty() {
            text(if title.is_empty() { "?" } else { &title })
        } else {
            link(&title, said(Field::Address))
        }];
        for field in [Field::Author, Field::Publisher, Field::Published] {
            if !said(field).is_empty() {
                line.push(text(format!(", {}", self.date(said(field)))));
            }
        }
        if !said(Field::Level).is_empty() {
            line.push(text(format!(" ({})", self.word(List::Level, said(Field::Level)))));
        }
        if !said(Field::ArchiveUrl).is_empty() {
            line.push(text(", "));
            line.push(link(self.say("archived copy", "archivierte Kopie"), said(Field::ArchiveUrl)));
        }
        if !said(Field::Accessed).is_empty() {
            line.push(text(format!(", {} {}", self.say("read", "gelesen"), self.date(said(Field::Accessed)))));
        }
        line
    }

    pub(super) fn signals(&mut self) {
        let mut lines = Vec::new();
        for (_, entry) in self.document.records().filter(|(_, entry)| entry.kind() == RecordKind::Signal && entry.has_content()) {
            let mut line = vec![strong(self.word(List::Signal, entry.text(Field::Code)))];
            if !entry.text(Field::State).is_empty() {
                line.push(text(format!(" ({})", self.word(List::SignalState, entry.text(Field::State)))));
            }
            if !entry.text(Field::Note).is_empty() {
                line.push(text(format!(": {}", entry.text(Field::Note))));
            }
            lines.push(line);
        }
        if lines.is_empty() {
            return;
        }
        self.heading(2, "About the article", "Zum Artikel");
        let note = self.say(
            "What was observed in the article as a whole. These are observations and no score.",
            "Was am ganzen Artikel beobachtet wurde. Das sind Beobachtungen, keine Note.",
        );
        self.items.push(Item::Paragraph(vec![text(note)]));
        self.items.push(Item::List(lines));
    }

    /// The article without what does not belong to it, cut where claims begin and end.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let article = self.document.article();
        let mut blocks = Vec::new();
        for (number, block) in (0..).zip(article.blocks()) {
            if self.document.boilerplate(number).is_dropped() {
                continue;
            }
            let level = if let BlockKind::Heading(level) = block.kind { level } else { 0 };
            blocks.push(Block { level, stretches: self.stretches(block.range), cell: block.cell });
        }
        blocks
    }

    fn stretches(&self, block: TextRange) -> Vec<Stretch> {
        let whole = self.document.article().text();
        let (first, last) = (block.start().get(), block.end().get());
        let spans: Vec<(usize, usize, usize, bool)> = (1..)
            .zip(&self.claims)
            .filter(|(_, mark)| mark.is_drawn())
            .flat_map(|(number, mark)| {
                let end = mark.spans.len();
                mark.spans
                    .iter()
                    .zip(1..)
                    .map(move |(span, place)| (number, span.range.start().get(), span.range.end().get(), place == end))
            })
            .filter(|(_, start, end, _)| *start < last && *end > first)
            .collect();
        let mut cuts: Vec<usize> =
            spans.iter().flat_map(|(_, start, end, _)| [*start, *end]).filter(|at| (first..last).contains(at)).collect();
        cuts.extend([first, last]);
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2)
            .filter_map(|pair| {
                let (from, to) = (*pair.first()?, *pair.last()?);
                let inside = |(_, start, end, _): &&(usize, usize, usize, bool)| *start <= from && *end >= to;
                let claims = spans.iter().filter(inside).map(|(number, ..)| *number).collect();
                let ends = spans.iter().filter(|(_, _, end, is_last)| *is_last && *end == to).map(|(number, ..)| *number).collect();
                Some(Stretch { text: whole.get(from..to)?.to_owned(), claims, ends })
            })
            .collect()
    }

    pub(super) fn transparency(&mut self) {
        self.heading(2, "Transparency", "Transparenz");
        let mut line = vec![text(self.say(
            "Every claim stands in its words and can be followed to the article. Evidence for and against a claim is both told. ",
            "Jede Behauptung steht in ihren Worten da und lässt sich bis zum Artikel verfolgen. Was dafür und was dagegen spricht, wird beides genannt. ",
        ))];
        if !self.about.method_url.is_empty() {
            line.push(link(self.say("How we check", "Wie wir prüfen"), &self.about.method_url));
        }
        self.items.push(Item::Paragraph(line));
    }
}
