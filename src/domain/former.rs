//! The texts that an article had before, and marks that stand on another text than the current one.
//!
//! All texts of a document, the current one included, are a set by fingerprint, each with the newest stamp it was put in at; the newest
//! is the current one. So merging is uniting sets, and the order does not matter.
//!
//! Whoever changes the text carries all marks over ([`crate::domain::edit::Edit::SetText`]). A mark that another person made or changed
//! meanwhile still stands on a former text after merging. It stays recorded as it was written; where it is *shown* follows from its
//! words and the current text alone, so that all come to the same place: see [`placed`].

use std::rc::Rc;

use crate::domain::{
    article::{Article, BlockNumber},
    desk::{
        entry::{Entry, Name, Spans, Value},
        field::Field,
    },
    details::Details,
    document::{Document, Records},
    edit::check_spans,
    id::{MarkId, RecordId},
    mark::{Anchor, Mark, Span},
    stamp::{Stamp, Stamped},
    table::Table,
    text::{ByteOffset, TextRange},
};

/// A text that the article had before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormerText {
    /// When it was put in.
    pub stamp: Stamp,
    pub article: Rc<Article>,
    /// Where it was taken from, as was known when it was replaced; may be empty.
    pub url: Rc<str>,
}

/// The article's text anew, with all that lies on it: one act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    pub article: Rc<Article>,
    pub details: Rc<Details>,
    /// What is decided of the new blocks.
    pub decisions: Vec<(BlockNumber, bool)>,
    /// Marks as they stand on the new text. Those that are no longer there are left out.
    pub marks: Vec<Rc<Mark>>,
    /// Fields that name words, as they stand on the new text.
    pub fields: Vec<(RecordId, Field, Option<Value>)>,
}

/// What is shown otherwise than it is recorded, because it was written on another text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::domain) struct Shown {
    pub(in crate::domain) marks: Table<MarkId, Rc<Mark>>,
    pub(in crate::domain) records: Records,
}

/// The current text, and the others, the newest first: of several states of one text the newest counts, and the newest text is current.
#[inline(never)]
pub(in crate::domain) fn settled(mut texts: Vec<FormerText>) -> Option<(Stamped<Rc<Article>>, Vec<FormerText>)> {
    let mut settled: Vec<FormerText> = Vec::with_capacity(texts.len());
    while let Some(newest) = (0..texts.len()).max_by(|one, other| texts.get(*one).cmp(&texts.get(*other))) {
        let newest = texts.swap_remove(newest);
        if !settled.iter().any(|known| known.article.sha256() == newest.article.sha256()) {
            settled.push(newest);
        }
    }
    let mut rest = settled.into_iter();
    let current = rest.next()?;
    Some((Stamped { stamp: current.stamp, value: current.article }, rest.collect()))
}

/// Bytes of the quote and twice the characters of context that fit: from so many on the place is no chance. A sentence is enough by
/// itself, a word needs ten or so characters around it.
const LEAST_CERTAIN: usize = 28;

/// Words of another text on this one, by their quote in its context. `None` if they do not stand there, or if it is not certain where.
#[must_use]
pub fn placed(article: &Article, spans: &[Span]) -> Option<Vec<Span>> {
    let placed: Option<Vec<Span>> =
        spans.iter().map(|span| Some(Span { range: find(article.text(), span)?, ..span.clone() })).collect();
    placed.filter(|spans| check_spans(article, spans, Anchor::Moved).is_ok())
}

fn find(text: &str, span: &Span) -> Option<TextRange> {
    let first = span.quote.chars().next()?.len_utf8();
    let (mut from, mut best, mut rivals) = (0, None, false);
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(&*span.quote)).map(|at| from + at) {
        from = start + first;
        let end = start + span.quote.len();
        let (before, after) = (text.get(..start)?, text.get(end..)?);
        let fit = before.chars().rev().zip(span.prefix.chars().rev()).take_while(|(one, other)| one == other).count()
            + after.chars().zip(span.suffix.chars()).take_while(|(one, other)| one == other).count();
        match best {
            Some((most, _)) if fit < most => {}
            Some((most, _)) if fit == most => rivals = true,
            _ => (best, rivals) = (Some((fit, start)), false),
        }
    }
    let (fit, start) = best.filter(|_| !rivals)?;
    (span.quote.len() + 2 * fit >= LEAST_CERTAIN)
        .then(|| TextRange::new(ByteOffset::new(start), ByteOffset::new(start + span.quote.len())))
}

/// Whether the words stand on a text, with what stood around them.
fn in_context(article: &Article, spans: &[Span]) -> bool {
    let text = article.text();
    spans.iter().all(|span| {
        let bytes = span.range.as_bytes();
        text.get(..bytes.start).is_some_and(|before| before.ends_with(&*span.prefix))
            && text.get(bytes.end..).is_some_and(|after| after.starts_with(&*span.suffix))
    })
}

impl Document {
    /// The texts that the article had before, the newest first.
    #[must_use]
    pub fn former(&self) -> &[FormerText] {
        &self.former
    }

    /// The former text that spans were recorded on; `None` for the current one, which comes first. Of several the oldest counts, so that
    /// a further text changes nothing. Lost words only need a place that is one.
    #[must_use]
    pub fn former_home(&self, spans: &[Span], anchor: Anchor) -> Option<&Rc<Article>> {
        let stands = |article: &Article| match anchor {
            Anchor::Lost => spans.iter().all(|span| span.range.slice(article.text()).is_some()),
            _ => check_spans(article, spans, anchor).is_ok(),
        };
        if self.former.is_empty() || stands(&self.article.value) {
            return None;
        }
        let fitting = || self.former.iter().rev().map(|former| &former.article).filter(|article| stands(article));
        fitting().find(|text| in_context(text, spans)).or_else(|| fitting().next())
    }

    /// Whether spans stand on their words in the current text or a former one.
    pub(in crate::domain) fn is_known(&self, spans: &[Span], anchor: Anchor) -> bool {
        self.former.iter().any(|former| check_spans(&former.article, spans, anchor).is_ok())
    }

    /// Works out anew what is shown otherwise than it is recorded.
    #[inline(never)]
    pub(in crate::domain) fn show(&mut self) {
        self.shown = Shown::default();
        if !self.former.is_empty() {
            self.show_on_current();
        }
        if self.tags.values().any(|tag| tag.value.as_ref().is_some_and(|tag| tag.is_former())) {
            let ids: Vec<MarkId> = self.marks.keys().copied().collect();
            ids.into_iter().for_each(|id| self.show_told(id));
        }
    }

    fn show_on_current(&mut self) {
        let marks = self.marks.values().filter_map(|record| record.value.as_ref());
        let marks: Vec<Rc<Mark>> =
            marks.filter_map(|mark| self.on_current(&mark.spans, mark.anchor).map(|words| with_words(mark, words))).collect();
        let records: Vec<(RecordId, Rc<Entry>)> =
            self.records.iter().filter_map(|(id, entry)| Some((*id, self.entry_on_current(entry)?))).collect();
        marks.into_iter().for_each(|mark| drop(self.shown.marks.insert(mark.id, mark)));
        records.into_iter().for_each(|(id, entry)| drop(self.shown.records.insert(id, entry)));
    }

    pub(in crate::domain) fn show_mark(&mut self, id: MarkId) {
        self.show_record(id.into());
        if self.former.is_empty() {
            return;
        }
        self.shown.marks.remove(&id);
        let mark = self.marks.get(&id).and_then(|record| record.value.as_ref());
        if let Some(mark) = mark.and_then(|mark| Some(with_words(mark, self.on_current(&mark.spans, mark.anchor)?))) {
            self.shown.marks.insert(id, mark);
        }
    }

    pub(in crate::domain) fn show_record(&mut self, id: RecordId) {
        self.shown.records.remove(&id);
        if !self.former.is_empty()
            && let Some(entry) = self.records.get(&id).and_then(|entry| self.entry_on_current(entry))
        {
            self.shown.records.insert(id, entry);
        }
        self.show_told(id.as_mark());
    }

    /// Words as they are shown, if that is otherwise than they are recorded.
    fn on_current(&self, spans: &[Span], anchor: Anchor) -> Option<Spans> {
        let article = &self.article.value;
        if check_spans(article, spans, anchor).is_ok() {
            return None;
        }
        Some(match placed(article, spans) {
            Some(spans) => Spans { spans, anchor: anchor.max(Anchor::Moved) },
            None => Spans { spans: spans.to_vec(), anchor: Anchor::Lost },
        })
    }

    fn entry_on_current(&self, entry: &Entry) -> Option<Rc<Entry>> {
        let others = entry.values().filter_map(|(name, value)| match value {
            Value::Spans(words) => Some((name.clone(), self.on_current(&words.spans, words.anchor)?)),
            _ => None,
        });
        let others: Vec<(Name, Spans)> = others.collect();
        (!others.is_empty()).then(|| {
            let mut shown = entry.clone();
            others.into_iter().for_each(|(name, words)| shown.show(&name, words));
            Rc::new(shown)
        })
    }
}

fn with_words(mark: &Mark, words: Spans) -> Rc<Mark> {
    Rc::new(Mark { spans: words.spans, anchor: words.anchor, ..mark.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::article::BlockKind;

    #[test]
    fn words_of_another_text_are_placed_where_that_is_certain_or_not_at_all() {
        let rows = [
            ("Neu: Der IS zieht ab, sagte er.", ["Der ", "IS", " zieht ab, sagte er."], Some("IS")),
            ("Ganz anders steht IS hier.", ["Der ", "IS", " zieht ab, sagte er."], None),
            ("Der IS zieht ab, sagte er. Der IS zieht ab, sagte er.", ["Der ", "IS", " zieht ab, sagte er."], None),
            (
                "Es bleibt ein langer Satz, der so dasteht.",
                ["", "ein langer Satz, der so dasteht", ""],
                Some("ein langer Satz, der so dasteht"),
            ),
            ("Nichts davon.", ["Der ", "IS", " zieht ab, sagte er."], None),
        ];
        for (text, [prefix, quote, suffix], expected) in rows {
            let article = Article::new([(BlockKind::Paragraph, text.to_owned())]);
            let span =
                Span { range: TextRange::from_bytes(0..1), quote: quote.into(), prefix: prefix.into(), suffix: suffix.into() };
            let found = placed(&article, &[span]);
            let words = found.as_ref().and_then(|spans| spans[0].range.slice(article.text()));
            assert_eq!(words, expected, "{quote} in {text}");
        }
    }
}
