//! Updating an article: the new version is compared with the text that the marks are on, in slices, so that the page can answer in
//! between; what became of each mark is proposed, and a person decides. Taking the new version over is one edit, and nothing is deleted.
//! The same comparison makes the change report, also of a text that the article had before.
//!
//! A first visit does not load this.

mod locators;

use std::rc::Rc;

use crate::{
    anchor::{
        changes::{Marked, Reporting},
        describe::describe,
        edges::Reach,
        locate::Wanted,
        quotes::Quotes,
        resolution::{Resolution, State},
        revision::Revision,
        word_diff::{Piece, word_diff},
    },
    app::{arrivals::look_again, files::accessed, notice::NoticeBody, state::AppState, update::edit},
    domain::{
        article::{Article, BlockNumber, Boilerplate},
        desk::entry::{Name, Spans, Value},
        details::{Detail, Details},
        document::Document,
        edit::Edit,
        former::NewText,
        history::Act,
        id::MarkId,
        mark::{Anchor, Mark, Span},
        stamp::Timestamp,
        text::TextRange,
    },
};

/// Words that are compared in one slice: a few milliseconds.
const STEPS: usize = 10_000;

/// Bytes that are searched in one slice for describing marks anew, each of which may look through the whole text.
const SEARCHED: usize = 2_000_000;

/// What became of a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub mark: Rc<Mark>,
    pub state: State,
    /// How alike old and new words are, in per cent.
    pub score: u32,
    /// Where it is on the new text; of a lost mark where it might be. Empty if nothing is known.
    pub spans: Vec<Span>,
    /// The change word by word, if it was reworded.
    pub pieces: Vec<Piece>,
}

/// What a person decided about one mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// As proposed; of a lost mark: where it might be.
    Accept,
    Lose,
    /// On these words.
    Attach(Vec<Span>),
}

/// An article and another version of it, being compared.
#[derive(Debug)]
pub struct Comparison {
    pub document: Rc<Document>,
    pub article: Rc<Article>,
    details: Rc<Details>,
    revision: Revision,
    quotes: Option<Quotes>,
    marks: Vec<Rc<Mark>>,
    pub rows: Vec<Row>,
}

impl Comparison {
    #[must_use]
    pub fn begin(document: &Rc<Document>, article: Rc<Article>, details: Rc<Details>) -> Self {
        let revision = Revision::begin(document.article().text().into(), article.text().into());
        let marks: Vec<Rc<Mark>> = document.marks().cloned().collect();
        let some_lost = marks.iter().any(|mark| mark.anchor == Anchor::Lost);
        let quotes = some_lost.then(|| Quotes::begin(article.text().into()));
        Self { document: Rc::clone(document), article, details, revision, quotes, marks, rows: Vec::new() }
    }

    /// Goes on for a slice; `true` when all is known.
    #[inline(never)]
    pub fn step(&mut self) -> bool {
        if !self.revision.step(STEPS) || self.quotes.as_mut().is_some_and(|quotes| !quotes.step(STEPS)) {
            return false;
        }
        let share = (SEARCHED / self.article.text().len().max(1)).max(1);
        for _ in 0..share {
            let Some(mark) = self.marks.get(self.rows.len()) else { return true };
            let row = self.row(mark);
            self.rows.push(row);
        }
        self.rows.len() == self.marks.len()
    }

    fn row(&self, mark: &Rc<Mark>) -> Row {
        let found = self.found(mark);
        let state = found.iter().map(|found| found.state).max().unwrap_or(State::Lost);
        let score = found.iter().map(|found| found.score).min().unwrap_or_default();
        let ranges: Vec<TextRange> = found.iter().filter_map(|found| found.range).filter(|range| !range.is_empty()).collect();
        let spans = if ranges.len() == found.len() { describe(&self.article, &ranges) } else { Vec::new() };
        let state = if spans.is_empty() { State::Lost } else { state };
        let pieces = if state == State::Edited { word_diff(&mark.quote(), &quote(&spans)) } else { Vec::new() };
        Row { mark: Rc::clone(mark), state, score, spans, pieces }
    }

    /// What became of the stretches of a mark. One that was lost before stays so, with a guess.
    fn found(&self, mark: &Mark) -> Vec<Resolution> {
        if mark.anchor != Anchor::Lost {
            return mark.spans.iter().map(|span| self.revision.carry_as(span.range, Reach::of(mark.kind))).collect();
        }
        let find = |span: &Span| {
            let wanted = Wanted { position: None, quote: &span.quote, prefix: &span.prefix, suffix: &span.suffix };
            let found = self.quotes.as_ref().map(|quotes| quotes.find(wanted));
            Resolution {
                state: State::Lost,
                range: found.and_then(|found| found.range),
                score: found.map_or(0, |found| found.score),
            }
        };
        mark.spans.iter().map(find).collect()
    }

    /// Whether it is the same text to the letter.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.document.article().text() == self.article.text()
    }

    /// The edit's content. `choices` are decisions that differ from what is proposed: lost marks stay lost, the others are taken along.
    #[must_use]
    #[inline(never)]
    pub fn new_text(&self, choices: &[(MarkId, Choice)], at: Timestamp) -> NewText {
        let marks = self.rows.iter().map(|row| {
            let choice = choices.iter().find(|(id, _)| *id == row.mark.id).map(|(_, choice)| choice);
            Rc::new(decided(row, choice))
        });
        let mut fields = Vec::new();
        for (id, entry) in self.document.records() {
            for (name, value) in entry.values() {
                if let (Name::Known(field), Value::Spans(words)) = (name, value) {
                    fields.push((id, *field, Some(Value::Spans(self.carried(words)))));
                }
            }
        }
        NewText {
            article: locators::carried(self.document.article(), &self.article, &self.revision),
            details: Rc::new(self.known(at)),
            decisions: self.decisions(),
            marks: marks.collect(),
            fields,
        }
    }

    fn carried(&self, words: &Spans) -> Spans {
        let found: Vec<Resolution> = words.spans.iter().map(|span| self.revision.carry(span.range)).collect();
        let ranges: Vec<TextRange> = found.iter().filter_map(Resolution::place).collect();
        let spans = describe(&self.article, &ranges);
        if words.anchor == Anchor::Lost || ranges.len() < found.len() || spans.is_empty() {
            return Spans { spans: words.spans.clone(), anchor: Anchor::Lost };
        }
        let state = found.iter().map(|found| found.state).max().unwrap_or(State::Exact);
        Spans { spans, anchor: words.anchor.max(anchor(state)) }
    }

    /// What was decided of blocks goes to the blocks that say the same.
    fn decisions(&self) -> Vec<(BlockNumber, bool)> {
        let blocks = (0..).zip(self.document.article().blocks());
        let decided = blocks.filter_map(|(number, block)| match self.document.boilerplate(number) {
            Boilerplate::Decided(dropped) => Some((block, dropped)),
            _ => None,
        });
        let decided: Vec<_> = decided.collect();
        let now = (0..).zip(self.article.blocks());
        now.filter_map(|(number, block)| {
            let (_, dropped) = decided.iter().find(|(old, _)| old.text == block.text)?;
            Some((number, *dropped))
        })
        .collect()
    }

    /// What people said of the article stays; what the new version says of itself takes the place of what the old one said.
    fn known(&self, at: Timestamp) -> Details {
        let mut known = Details { accessed: accessed(at), ..(**self.document.details()).clone() };
        let was_in_text = self.document.article().blocks().iter().any(|block| *block.text == *known.title);
        if was_in_text && !self.details.title.is_empty() {
            known.title = Rc::clone(&self.details.title);
        }
        for detail in [Detail::FileName, Detail::Encoding] {
            known.set(detail, self.details.get(detail));
        }
        if known.url.is_empty() {
            known.url = Rc::clone(&self.details.url);
        }
        known.intake = self.details.intake.clone();
        known
    }

    /// What changed, told by the marks as they are proposed; to be made step by step.
    #[must_use]
    #[inline(never)]
    pub fn reporting(&self) -> Reporting<'_> {
        let on_words = || self.marks.iter().filter(|mark| mark.anchor != Anchor::Lost);
        let marked: Vec<Marked> = on_words().map(|mark| told(mark, mark.quote(), mark.ranges(), self.found(mark))).collect();
        Reporting::begin(self.document.article(), &self.article, &self.revision, marked)
    }
}

fn told(mark: &Mark, quote: String, was: Vec<TextRange>, found: Vec<Resolution>) -> Marked {
    Marked { id: mark.id.to_string(), kind: Some(mark.kind), quote, was, found }
}

/// Whether all that a new text takes the place of is still as it was compared. Records of the desk stay whatever the text.
fn is_as_compared(now: &Document, was: &Document) -> bool {
    let decided = |document: &Document| -> Vec<_> {
        document.decisions().filter_map(|(block, decision)| decision.value.map(|value| (block, value))).collect()
    };
    now.article() == was.article() && now.marks().eq(was.marks()) && now.details() == was.details() && decided(now) == decided(was)
}

/// The words of several spans, as a mark says them.
#[must_use]
pub fn quote(spans: &[Span]) -> String {
    spans.iter().map(|span| &*span.quote).collect::<Vec<&str>>().join(" … ")
}

fn anchor(state: State) -> Anchor {
    match state {
        State::Exact => Anchor::Exact,
        State::Moved => Anchor::Moved,
        State::Edited => Anchor::Edited,
        State::Lost => Anchor::Lost,
    }
}

fn decided(row: &Row, choice: Option<&Choice>) -> Mark {
    let lost = || Mark { anchor: Anchor::Lost, ..(*row.mark).clone() };
    let placed = |spans: &[Span], anchor| Mark { spans: spans.to_vec(), anchor, ..(*row.mark).clone() };
    match (choice, row.state) {
        (Some(Choice::Attach(spans)), _) if !spans.is_empty() => placed(spans, Anchor::Exact),
        (Some(Choice::Accept), State::Lost) if !row.spans.is_empty() => placed(&row.spans, Anchor::Edited),
        (Some(Choice::Lose), _) | (_, State::Lost) => lost(),
        (_, State::Exact) => placed(&row.spans, row.mark.anchor),
        (_, state) => placed(&row.spans, anchor(state)),
    }
}

/// What changed between a text that the article had before and the one it has, on its way.
pub struct Since {
    document: Rc<Document>,
    old: Rc<Article>,
    revision: Revision,
    /// From the text it has to the one before.
    back: Revision,
}

impl Since {
    #[must_use]
    #[inline(never)]
    pub fn begin(document: Rc<Document>, old: Rc<Article>) -> Self {
        let (before, now) = (Rc::<str>::from(old.text()), Rc::<str>::from(document.article().text()));
        let (revision, back) = (Revision::begin(Rc::clone(&before), Rc::clone(&now)), Revision::begin(now, before));
        Self { document, old, revision, back }
    }

    /// Compares a little; `true` when both ways are compared.
    #[inline(never)]
    pub fn step(&mut self) -> bool {
        self.revision.step(STEPS) && self.back.step(STEPS)
    }

    /// The report of what was compared.
    #[must_use]
    #[inline(never)]
    pub fn reporting(&self) -> Reporting<'_> {
        let marked = marked_since(&self.document, &self.old, &self.revision, &self.back);
        Reporting::begin(&self.old, self.document.article(), &self.revision, marked)
    }
}

/// The marks that stood in an old text, and what became of them.
fn marked_since(document: &Document, old: &Article, revision: &Revision, back: &Revision) -> Vec<Marked> {
    let mut marked = Vec::new();
    for mark in document.marks() {
        let reach = Reach::of(mark.kind);
        let was: Vec<TextRange> = match mark.anchor {
            Anchor::Lost => {
                mark.spans.iter().filter(|span| span.range.slice(old.text()) == Some(&*span.quote)).map(|span| span.range).collect()
            }
            _ => mark.spans.iter().filter_map(|span| back.carry_as(span.range, reach).place()).collect(),
        };
        // Words that were not in the old text are told as added.
        if was.len() < mark.spans.len() {
            continue;
        }
        let words: Vec<&str> = was.iter().filter_map(|range| range.slice(old.text())).collect();
        let found = match mark.anchor {
            Anchor::Lost => was.iter().map(|range| Resolution { state: State::Lost, ..revision.carry_as(*range, reach) }).collect(),
            _ => was.iter().map(|range| revision.carry_as(*range, reach)).collect(),
        };
        marked.push(told(mark, words.join(" … "), was, found));
    }
    marked
}

/// Spans for words that were selected in the new version: UTF-16 units of its text. Empty for nothing but white space.
#[must_use]
#[inline(never)]
pub fn selected(article: &Article, start: u32, end: u32) -> Vec<Span> {
    let (mut units, mut bytes) = (0, (None, None));
    for (at, sign) in article.text().char_indices().chain([(article.text().len(), ' ')]) {
        if units >= start && bytes.0.is_none() {
            bytes.0 = Some(at);
        }
        if units >= end && bytes.1.is_none() {
            bytes.1 = Some(at);
        }
        units += sign.len_utf16() as u32;
    }
    match bytes {
        (Some(start), Some(end)) if start < end => describe(article, &[TextRange::from_bytes(start..end)]),
        _ => Vec::new(),
    }
}

/// Takes a new version over, if the article is still the one it was compared with.
#[must_use]
#[inline(never)]
pub fn update(state: &AppState, was: &Rc<Document>, text: Rc<NewText>, at: Timestamp) -> AppState {
    let id = was.id();
    match state.library.documents.get(&id) {
        Some(now) if is_as_compared(now, was) => {
            let next = edit(state, id, &Edit::SetText(text), Act::UpdateArticle, at);
            let next = AppState { dialog: None, ..next }.telling(NoticeBody::ArticleUpdated);
            // What came as this new version may bring marks besides.
            if next.arrivals.is_empty() { next } else { look_again(&next, at) }
        }
        Some(_) => state.telling(NoticeBody::ArticleChanged),
        None => state.telling(NoticeBody::NoSuchDocument),
    }
}
