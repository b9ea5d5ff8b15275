//! A mark at the edge of a change. Who has marked a whole sentence means all that it says now, and a quotation is published whole or not at
//! all: a mark that began or ended where a sentence or a quotation does keeps doing so, as long as nothing but words that were put in
//! lies between. A mark inside stays inside.
//!
//! Names stay on their words: `Harwick` is no other place because the sentence begins with `In May` now.

use std::ops::Range;

use super::place::Words;
use crate::{
    anchor::align::Run,
    domain::{
        mark::Kind,
        segment::{Quotation, is_blank, is_closing, is_opening, is_stop, quotations, sentences},
    },
};

/// How far around an edge its sentence and its quotation are looked for, in bytes. Longer ones are none that a reader sees as one.
const AROUND: usize = 4_000;

/// Words of unknown purpose that are at least this much of their sentence or quotation, in per cent, say what it says.
const SAYS_IT: usize = 50;

/// They grow by at most this much of their length, in per cent: with more, it is mostly something else that is said.
const MOST_GROWTH: usize = 33;

/// What marked words are, at the edge of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A name of somebody or something.
    Name,
    /// Something that is said: it reaches as far as its sentence or quotation does.
    Statement,
    /// Not known: a statement if it is most of its sentence or quotation.
    Unknown,
}

impl Reach {
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Entity | Kind::Source => Self::Name,
            Kind::Claim | Kind::Quotation => Self::Statement,
            Kind::Note => Self::Unknown,
        }
    }
}

/// Two texts, what they have in common, and a stretch of the old one.
pub(super) struct Edges<'a> {
    pub(super) old: Words<'a>,
    pub(super) new: Words<'a>,
    pub(super) runs: &'a [Run],
    pub(super) bytes: Range<usize>,
    pub(super) reach: Reach,
}

impl Edges<'_> {
    /// Where a stretch that was found at some bytes of the new text reaches.
    pub(super) fn grown(&self, placed: Range<usize>) -> Range<usize> {
        if self.reach == Reach::Name || placed.is_empty() {
            return placed;
        }
        let tokens = self.new.tokens.within(placed.clone());
        let is_common = |token: usize| !self.is_put_in(self.new.tokens.bytes(token..token + 1));
        let start = if tokens.start.checked_sub(1).is_none_or(is_common) { None } else { self.start(placed.start) };
        let end = if is_common(tokens.end) { None } else { self.end(placed.end) };
        let grown = start.map_or(placed.start, |start| start.min(placed.start))..end.map_or(placed.end, |end| end.max(placed.end));
        let is_too_much = self.reach == Reach::Unknown && (grown.len() - placed.len()) * 100 > placed.len() * MOST_GROWTH;
        if grown == placed || is_too_much { placed } else { self.balanced(&placed, grown) }
    }

    /// Without a quote mark at its edge that belongs to one beyond its other edge.
    fn balanced(&self, placed: &Range<usize>, grown: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (grown.start, grown.end);
        for own in Around::of(self.new.text, start).quotations {
            if start <= own.outer.start && own.outer.start < placed.start && own.outer.end > end {
                start = skip(self.new.text, own.inner.start, is_blank).min(placed.start);
            }
        }
        for own in Around::of(self.new.text, self.new.text.floor_char_boundary(end.saturating_sub(1))).quotations {
            if own.outer.start < start && placed.end < own.outer.end && own.outer.end <= end {
                end = back(self.new.text, own.inner.end, is_blank).max(placed.end);
            }
        }
        start..end
    }

    /// Where it begins now, if it began at an edge.
    fn start(&self, placed: usize) -> Option<usize> {
        let (at, old, new) = (self.bytes.start, self.old.text, self.new.text);
        let (before, now) = (Around::of(old, at), Around::of(new, placed));
        let quoted = before.quotations.iter().find(|own| own.outer.start == at || is_only(old, own.inner.start, at, is_blank));
        let quoted = quoted.filter(|own| self.is_said(&own.inner));
        let sentence = before.sentences.iter().find(|own| own.start <= at && at < own.end);
        let sentence = sentence.filter(|own| is_only(old, own.start, at, opens) && self.is_said(own));
        let by_quotation = || {
            let is_with = quoted?.outer.start == at;
            let mut around = now.quotations.iter().filter(|own| own.outer.start <= placed && placed < own.outer.end);
            around.find_map(|own| {
                let inner = skip(new, own.inner.start, is_blank);
                self.is_put_in(inner..placed).then_some(if is_with { own.outer.start } else { inner })
            })
        };
        let by_sentence = || {
            let begin = now.sentences.iter().find(|own| own.start <= placed && placed < own.end)?.start;
            let words = skip(new, begin, opens).min(placed);
            let is_with = sentence?.start == at;
            self.is_put_in(words..placed).then_some(if is_with { begin } else { words })
        };
        match quoted.map(|own| Self::beyond(own.outer.end == self.bytes.end || self.ends_in(own), own.outer.end < self.bytes.end)) {
            Some(Beyond::Same) => by_quotation(),
            Some(Beyond::More) => by_quotation().into_iter().chain(by_sentence()).min(),
            Some(Beyond::Less) if sentence.is_none() => by_quotation(),
            Some(Beyond::Less) | None => by_sentence(),
        }
    }

    /// Where it ends now, if it ended at an edge.
    fn end(&self, placed: usize) -> Option<usize> {
        let (at, old, new) = (self.bytes.end, self.old.text, self.new.text);
        let (last, last_now) = (old.floor_char_boundary(at.checked_sub(1)?), new.floor_char_boundary(placed.checked_sub(1)?));
        let (before, now) = (Around::of(old, last), Around::of(new, last_now));
        let quoted = before.quotations.iter().find(|own| own.outer.end == at || is_only(old, at, own.inner.end, ends));
        let quoted = quoted.filter(|own| self.is_said(&own.inner));
        let sentence = before.sentences.iter().find(|own| own.start <= last && at <= own.end);
        let sentence = sentence.filter(|own| is_only(old, at, own.end, closes) && self.is_said(own));
        let by_quotation = || {
            let own = quoted?;
            let (is_with, with_stop) = (own.outer.end == at, is_only(old, at, own.inner.end, is_blank));
            let mut around = now.quotations.iter().filter(|own| own.outer.start <= last_now && placed <= own.outer.end);
            around.find_map(|own| {
                let inner = back(new, own.inner.end, is_blank);
                let words = back(new, inner, ends);
                let end = if is_with {
                    own.outer.end
                } else if with_stop {
                    inner
                } else {
                    words
                };
                self.is_put_in(placed..words).then_some(end)
            })
        };
        let by_sentence = || {
            let end = now.sentences.iter().find(|own| own.start <= last_now && placed <= own.end)?.end;
            let words = back(new, end, closes);
            let end = match old.get(at..sentence?.end)? {
                "" => end,
                tail if tail.contains(is_closing) => words,
                _ => back(new, end, is_stop),
            };
            self.is_put_in(placed..words).then_some(end)
        };
        match quoted
            .map(|own| Self::beyond(own.outer.start == self.bytes.start || self.begins_in(own), self.bytes.start < own.outer.start))
        {
            Some(Beyond::Same) => by_quotation(),
            Some(Beyond::More) => by_quotation().into_iter().chain(by_sentence()).max(),
            Some(Beyond::Less) if sentence.is_none() => by_quotation(),
            Some(Beyond::Less) | None => by_sentence(),
        }
    }

    /// How the other edge lies to that of a quotation.
    fn beyond(is_same: bool, is_more: bool) -> Beyond {
        if is_same {
            Beyond::Same
        } else if is_more {
            Beyond::More
        } else {
            Beyond::Less
        }
    }

    fn begins_in(&self, quotation: &Quotation) -> bool {
        is_only(self.old.text, quotation.inner.start, self.bytes.start, is_blank)
    }

    fn ends_in(&self, quotation: &Quotation) -> bool {
        is_only(self.old.text, self.bytes.end, quotation.inner.end, ends)
    }

    /// Whether the words say what their sentence or quotation says.
    fn is_said(&self, whole: &Range<usize>) -> bool {
        let shared = self.bytes.end.min(whole.end).saturating_sub(self.bytes.start.max(whole.start));
        self.reach == Reach::Statement || shared * 100 >= whole.len() * SAYS_IT
    }

    /// Whether none of the tokens in some bytes of the new text stood in the old one.
    fn is_put_in(&self, bytes: Range<usize>) -> bool {
        if bytes.is_empty() {
            return true;
        }
        let tokens = self.new.tokens.within(bytes);
        let next = self.runs.partition_point(|run| run.new_end() <= tokens.start);
        self.runs.get(next).is_none_or(|run| run.new >= tokens.end)
    }
}

/// Where a mark that has one edge with a quotation has its other one.
enum Beyond {
    /// It is the quotation.
    Same,
    /// It has more than the quotation.
    More,
    /// It is a part of the quotation.
    Less,
}

/// The sentences and quotations around a place, in bytes of the whole text.
struct Around {
    sentences: Vec<Range<usize>>,
    quotations: Vec<Quotation>,
}

impl Around {
    fn of(text: &str, at: usize) -> Self {
        let from = text.floor_char_boundary(at.saturating_sub(AROUND));
        let to = text.ceil_char_boundary(at.saturating_add(AROUND).min(text.len()));
        // Blocks are parted by an empty line.
        let from = text.get(from..at).and_then(|before| before.rfind("\n\n")).map_or(from, |line| from + line + 2);
        let to = text.get(at..to).and_then(|behind| behind.find("\n\n")).map_or(to, |line| at + line);
        let block = text.get(from..to).unwrap_or_default();
        let moved = |range: Range<usize>| range.start + from..range.end + from;
        Self {
            sentences: sentences(block).into_iter().map(moved).collect(),
            quotations: quotations(block)
                .into_iter()
                .map(|own| Quotation { outer: moved(own.outer), inner: moved(own.inner) })
                .collect(),
        }
    }
}

/// Signs before the first word of a sentence.
fn opens(sign: char) -> bool {
    is_blank(sign) || is_opening(sign) || matches!(sign, '-' | '–' | '—' | '•')
}

/// Signs behind the last word of a sentence.
fn closes(sign: char) -> bool {
    ends(sign) || is_closing(sign)
}

/// Signs behind the last word of a quotation, inside of it.
fn ends(sign: char) -> bool {
    is_blank(sign) || is_stop(sign) || matches!(sign, ',' | ';' | ':' | '–' | '—')
}

/// The offset behind signs that stand at another one.
fn skip(text: &str, from: usize, signs: fn(char) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.len() - rest.trim_start_matches(signs).len()
}

/// The offset before signs that end at another one.
fn back(text: &str, to: usize, signs: fn(char) -> bool) -> usize {
    text.get(..to).map_or(to, |before| before.trim_end_matches(signs).len())
}

/// Whether only such signs stand between two offsets.
fn is_only(text: &str, from: usize, to: usize, signs: fn(char) -> bool) -> bool {
    text.get(from..to).is_some_and(|between| between.chars().all(signs))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{anchor::revision::Revision, domain::text::TextRange};

    /// A mark stands between ⟦ and ⟧ in both texts.
    fn check(reach: Reach, old: &str, new: &str) {
        let marked = |text: &str| {
            let start = text.find('⟦').unwrap();
            start..text.find('⟧').unwrap() - '⟦'.len_utf8()
        };
        let plain = |text: &str| text.replace(['⟦', '⟧'], "");
        let (before, now) = (plain(old), plain(new));
        let revision = Revision::new(before.as_str().into(), now.as_str().into());
        let found = revision.carry_as(TextRange::from_bytes(marked(old)), reach);
        assert_eq!(found.place().and_then(|place| place.slice(&now)), now.get(marked(new)), "{old} -> {new} ({:?})", found.state);
    }

    fn claim(old: &str, new: &str) {
        check(Reach::Statement, old, new);
    }

    #[test]
    fn a_mark_that_was_a_sentence_stays_one() {
        claim("Es ist so. ⟦Rohre wurden verboten.⟧ Gut.", "Es ist so. ⟦Bleihaltige Rohre wurden verboten.⟧ Gut.");
        claim("⟦Lead pipes were banned in 1970.⟧", "⟦The use of lead pipes was banned in 1970.⟧");
        claim("⟦Die Zahl stieg⟧. Und jetzt?", "⟦Die Zahl stieg nicht⟧. Und jetzt?");
        claim("⟦Die Zahl stieg.⟧ Und jetzt?", "⟦Die Zahl stieg nicht.⟧ Und jetzt?");
        claim("⟦Die Zahl stieg.⟧ Und jetzt?", "⟦Die Zahl stieg nicht!⟧ Und jetzt?");
        claim("– ⟦Rohre wurden verboten⟧.", "– ⟦Alte Rohre wurden verboten⟧.");
        claim("(⟦Rohre wurden verboten⟧.)", "(⟦Rohre wurden 1970 verboten, nicht früher⟧.)");
        // A sentence that was put in beside it is another one.
        claim("⟦Die Zahl stieg.⟧ Und jetzt?", "Neu ist das. ⟦Die Zahl stieg.⟧ Auch das ist neu. Und jetzt?");
        claim("⟦Die Zahl stieg⟧. Und jetzt?", "⟦Die Zahl stieg⟧. Sie fiel nicht. Und jetzt?");
        // One block does not reach into the next.
        claim("⟦Die Zahl stieg⟧\n\nUnd jetzt?", "⟦Die Zahl stieg⟧\n\nDas ist neu\n\nUnd jetzt?");
    }

    #[test]
    fn a_mark_inside_stays_inside() {
        claim("Er sagte, dass ⟦die Zahl stieg⟧ und fiel.", "Er sagte am Montag, dass ⟦die Zahl stieg⟧ im Mai und fiel.");
        claim("⟦Rohre wurden verboten⟧, sagte er.", "⟦Alte Rohre wurden verboten⟧, sagte er.");
        claim("⟦Die Zahl stieg⟧ im Mai.", "⟦Die Zahl stieg⟧ stark im Mai.");
        // Sentences that were joined: what came in belongs to both.
        claim("⟦A stieg⟧. B fiel.", "⟦A stieg⟧ und B fiel.");
        claim("Er kam. ⟦Rohre wurden verboten⟧.", "Er kam und auch ⟦Rohre wurden verboten⟧.");
    }

    #[test]
    fn names_stay_on_their_words() {
        let (old, new) = ("⟦Die Koalition⟧ tagt.", "Am Freitag sagte ⟦Die Koalition⟧ tagt.");
        check(Reach::Name, old, new);
        check(Reach::Unknown, "⟦Die Koalition⟧ tagt am Montag in Berlin.", "Wie ⟦Die Koalition⟧ tagt am Montag in Berlin.");
        check(Reach::Unknown, "⟦Rohre wurden hier verboten.⟧", "⟦Rohre wurden hier nie verboten.⟧");
        check(Reach::Unknown, "⟦Rohre wurden 1970 in Harwick verboten.⟧", "⟦Alte Rohre wurden 1970 in Harwick verboten.⟧");
    }

    #[test]
    fn a_quotation_is_marked_whole() {
        claim(
            "She called it “⟦the worst breach of trust in living memory in this borough⟧”.",
            "She called it “⟦the worst breach of trust in this borough’s history⟧”.",
        );
        claim("It was ⟦“a breach of trust”⟧, she said.", "It was ⟦“a breach of trust and of law”⟧, she said.");
        claim("It was “⟦a breach of trust⟧”, she said.", "It was “⟦quite clearly a breach of trust⟧”, she said.");
        claim("‘⟦We knew nothing⟧,’ he said.", "‘⟦We knew nothing at all⟧,’ he said.");
        claim("Er sagte: ⟦„Das ist falsch.“⟧", "Er sagte: ⟦„Das ist falsch. Ganz falsch.“⟧");
        claim("Er sagte: „⟦Das ist falsch⟧.“", "Er sagte: „⟦Das ist falsch, ganz falsch⟧.“");
        claim("Er nannte es »⟦ein Wagnis⟧« im Mai.", "Er nannte es »⟦ein Wagnis ohne Not⟧« im Mai.");
        claim("Il parle d’une «\u{A0}⟦vraie faute⟧\u{A0}» hier.", "Il parle d’une «\u{A0}⟦vraie faute de l’État⟧\u{A0}» hier.");
        claim("It was \"⟦a breach⟧\", she said.", "It was \"⟦a breach of trust⟧\", she said.");
    }

    #[test]
    fn quotations_stand_in_each_other() {
        claim("“He said ‘⟦no way⟧’ twice.”", "“He said ‘⟦no way at all⟧’ twice.”");
        claim("„Er sagte ‚⟦nein⟧‘ dazu.“", "„Er sagte ‚⟦nein und nein⟧‘ dazu.“");
        // One sentence of several in a quotation.
        claim("“⟦It was wrong.⟧ We are sorry.”", "“⟦It was plainly wrong.⟧ We are very sorry.”");
        claim("“We are sorry. ⟦It was wrong.⟧”", "“We are sorry. ⟦It was wrong, and we knew.⟧”");
        // The sentence is the mark, not the quotation that it ends.
        claim("“We are sorry. ⟦It was wrong.⟧ So there.”", "“We are sorry. ⟦It was wrong, and we knew.⟧”");
        claim("⟦“It was wrong,” she said.⟧", "⟦“It was wrong, and we knew,” she said.⟧");
    }

    #[test]
    fn an_apostrophe_ends_no_quotation() {
        claim("It was ‘⟦the borough’s shame⟧’.", "It was ‘⟦the borough’s lasting shame and ours⟧’.");
        claim("⟦The boroughs’ history is long⟧.", "⟦The boroughs’ history is long and sad⟧.");
        claim("Es war „⟦Hans’ Haus⟧“ allein.", "Es war „⟦Hans’ Haus und Hof⟧“ allein.");
    }
}
