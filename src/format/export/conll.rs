//! Words and IOB2 tags in two columns, as for CoNLL's shared tasks: no offsets, one layer, nothing nested. The layer is the marks of one
//! kind; a tag names the type of an entity, or the kind.
//!
//! A word is a run of letters and digits, every other sign is a word of its own. A sentence ends where one ends in the article, but never
//! inside a mark. Of marks that overlap, the one that begins first and is longest is written; a mark that ends inside a word takes all of
//! it.

use super::{
    LossKind, Options, Spec, Unit,
    view::{View, capital_label},
};
use crate::domain::{
    mark::{Kind, Mark},
    segment,
    text::TextRange,
};

pub(super) const SPEC: Spec = Spec {
    name: "conll",
    title: "CoNLL IOB2",
    version: "two columns",
    unit: Unit::Words,
    ending: ".conll",
    media_type: "text/plain",
    cannot_hold: &[
        LossKind::LostMarks,
        LossKind::OtherKinds,
        LossKind::Overlaps,
        LossKind::PartialWords,
        LossKind::Gaps,
        LossKind::EntityTypes,
        LossKind::Tags,
        LossKind::Notes,
        LossKind::Origins,
        LossKind::Creators,
        LossKind::Times,
        LossKind::Blocks,
        LossKind::Decisions,
        LossKind::Details,
        LossKind::TagLabels,
        LossKind::Records,
        LossKind::Entries,
        LossKind::Links,
        LossKind::UnknownFields,
    ],
    holds_details: &[],
};

/// Words as bytes of the text, in order, and where sentences end: numbers of words.
struct Words {
    words: Vec<TextRange>,
    ends: Vec<usize>,
}

/// A stretch as words.
struct Layer<'a> {
    mark: &'a Mark,
    words: std::ops::Range<usize>,
}

/// What is written, and what had to be left out or changed.
struct Plan<'a> {
    text: &'a str,
    words: Words,
    layer: Vec<Layer<'a>>,
    overlapping: usize,
    widened: usize,
}

pub(super) fn write(view: &View<'_>, options: &Options) -> String {
    let plan = plan(view, options.layer);
    let mut text = String::new();
    let mut layer = plan.layer.iter().peekable();
    let mut ends = plan.words.ends.iter().peekable();
    for (word, number) in plan.words.words.iter().zip(0..) {
        while layer.next_if(|own| own.words.end <= number).is_some() {}
        let tag = layer.peek().filter(|own| own.words.contains(&number)).map(|own| {
            let begins = own.words.start == number;
            format!("{}-{}", if begins { 'B' } else { 'I' }, capital_label(own.mark))
        });
        text.push_str(word.slice(plan.text).unwrap_or_default());
        text.push('\t');
        text.push_str(tag.as_deref().unwrap_or("O"));
        text.push('\n');
        if ends.next_if(|end| **end == number + 1).is_some() {
            text.push('\n');
        }
    }
    text
}

/// How many marks of the layer are left out because they overlap others, and how many take more than their words.
pub(super) fn changed(view: &View<'_>, layer: Kind) -> (usize, usize) {
    let plan = plan(view, layer);
    (plan.overlapping, plan.widened)
}

fn plan<'a>(view: &View<'a>, kind: Kind) -> Plan<'a> {
    let text = view.article.text();
    let mut words = words(text);
    let mut layer: Vec<Layer<'_>> = Vec::new();
    let (mut overlapping, mut widened) = (0, 0);
    let mut stretches = view.stretches();
    stretches.retain(|stretch| stretch.mark.kind == kind);
    crate::domain::table::sort_by_number(&mut stretches, |stretch| {
        u128::from(stretch.range.start().0) << 32 | u128::from(u32::MAX - stretch.range.end().0)
    });
    for stretch in stretches {
        let first = words.words.partition_point(|word| word.end() <= stretch.range.start());
        let last = words.words.partition_point(|word| word.start() < stretch.range.end());
        if first >= last {
            continue;
        }
        if layer.last().is_some_and(|before| first < before.words.end) {
            overlapping += 1;
            continue;
        }
        let whole =
            words.words.get(first).zip(words.words.get(last - 1)).map(|(one, other)| TextRange::new(one.start(), other.end()));
        widened += usize::from(whole != Some(stretch.range));
        layer.push(Layer { mark: stretch.mark, words: first..last });
    }
    words.ends.retain(|end| {
        let inside = layer.partition_point(|own| own.words.end <= *end);
        layer.get(inside).is_none_or(|own| *end <= own.words.start)
    });
    Plan { text, words, layer, overlapping, widened }
}

fn words(text: &str) -> Words {
    let (mut words, mut ends) = (Vec::new(), Vec::new());
    for sentence in segment::sentences(text) {
        let mut open = false;
        let mut at = sentence.start;
        for sign in segment::graphemes(text.get(sentence).unwrap_or_default()) {
            // A blank takes no sign with it, but a sign that is drawn over it is one.
            let visible = sign.trim_start_matches(|first: char| first.is_whitespace() || first.is_control());
            let start = at + sign.len() - visible.len();
            at += sign.len();
            if visible.is_empty() {
                open = false;
                continue;
            }
            let is_letter =
                start + sign.len() == at && sign.starts_with(char::is_alphanumeric) && !sign.contains(char::is_whitespace);
            match words.last_mut().filter(|_| open && is_letter) {
                Some(word) => *word = TextRange::from_bytes(TextRange::start(*word).get()..at),
                None => words.push(TextRange::from_bytes(start..at)),
            }
            open = is_letter;
        }
        if ends.last().copied().unwrap_or_default() < words.len() {
            ends.push(words.len());
        }
    }
    Words { words, ends }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_single_signs() {
        let rows: [(&str, &[&str], usize); 4] = [
            ("Anti-IS-Koalition, 18!", &["Anti", "-", "IS", "-", "Koalition", ",", "18", "!"], 1),
            ("Er geht.\n\nSie\u{a0}bleibt 👨‍👩‍👧.", &["Er", "geht", ".", "Sie", "bleibt", "👨‍👩‍👧", "."], 2),
            ("cafe\u{301} 漢字 שלום", &["cafe\u{301}", "漢字", "שלום"], 1),
            ("", &[], 0),
        ];
        for (text, expected, sentences) in rows {
            let found = words(text);
            let told: Vec<_> = found.words.iter().filter_map(|word| word.slice(text)).collect();
            assert_eq!((told.as_slice(), found.ends.len()), (expected, sentences), "{text:?}");
        }
    }
}
