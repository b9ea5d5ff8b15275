//! A browser that follows the specification's algorithm over lines of text, once with letters as they are and once with the coarsest
//! folding of an engine. Words are those of Unicode Standard Annex #29. What is found is a range of the text.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

pub(super) struct Browser {
    /// What is compared, and where it stands in the text.
    signs: Vec<(char, Range<usize>)>,
    is_coarse: bool,
    edges: Vec<usize>,
}

impl Browser {
    pub(super) fn new(text: &str, is_coarse: bool) -> Self {
        let mut edges: Vec<usize> = text.split_word_bound_indices().map(|(at, _)| at).collect();
        edges.push(text.len());
        Self { signs: folded(text, is_coarse), is_coarse, edges }
    }

    /// What a browser shows for a directive, without `text=`.
    pub(super) fn finds(&self, directive: &str) -> Option<Range<usize>> {
        let mut parts: Vec<&str> = directive.split(',').collect();
        let prefix = parts.first().is_some_and(|part| part.ends_with('-')).then(|| parts.remove(0).trim_end_matches('-'));
        let suffix = parts.last().is_some_and(|part| part.starts_with('-')).then(|| parts.pop().unwrap().trim_start_matches('-'));
        let [prefix, suffix] = [prefix, suffix].map(|part| part.map(|part| self.needle(part)));
        let start = self.needle(parts.first()?);
        let end = parts.get(1).map(|part| self.needle(part));
        let bounded = end.is_some() || suffix.is_none();
        (0..self.signs.len()).find_map(|at| {
            let from = match &prefix {
                Some(prefix) => self.after(self.fits(prefix, at, true, false)?),
                None => at,
            };
            let begun = self.fits(&start, from, prefix.is_none(), bounded)?;
            let followed =
                |end: usize| suffix.as_ref().is_none_or(|suffix| self.fits(suffix, self.after(end), false, true).is_some());
            let ended = match &end {
                None => Some(begun).filter(|end| followed(*end)),
                Some(end) => {
                    (begun..self.signs.len()).find_map(|at| self.fits(end, at, true, suffix.is_none()).filter(|end| followed(*end)))
                }
            };
            Some(self.signs[from].1.start..self.signs[ended? - 1].1.end)
        })
    }

    fn needle(&self, encoded: &str) -> Vec<char> {
        let mut bytes = Vec::new();
        let mut rest = encoded.as_bytes();
        while let [first, tail @ ..] = rest {
            if *first == b'%' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(*first);
                rest = tail;
            }
        }
        folded(&String::from_utf8(bytes).unwrap(), self.is_coarse).into_iter().map(|(sign, _)| sign).collect()
    }

    /// Where the needle ends, if it stands at a place, in one line.
    fn fits(&self, needle: &[char], at: usize, starts_word: bool, ends_word: bool) -> Option<usize> {
        let end = at + needle.len();
        let here = self.signs.get(at..end).filter(|here| !here.is_empty())?;
        let is_same = here.iter().zip(needle).all(|((sign, _), wanted)| sign == wanted);
        let starts = !starts_word || self.edges.contains(&here[0].1.start);
        let ends = !ends_word || self.edges.contains(&here[here.len() - 1].1.end);
        // Letters that one sign stands for are found together.
        let is_whole = self.signs.get(end).is_none_or(|next| next.1.start >= here[here.len() - 1].1.end);
        (is_same && starts && ends && is_whole).then_some(end)
    }

    /// The first sign behind blanks and line ends.
    fn after(&self, at: usize) -> usize {
        let blanks = self.signs.get(at..).unwrap_or_default().iter().take_while(|(sign, _)| sign.is_whitespace());
        at + blanks.count()
    }
}

/// Blanks are one, line ends stay: nothing that is looked for has one.
fn folded(text: &str, is_coarse: bool) -> Vec<(char, Range<usize>)> {
    let mut signs: Vec<(char, Range<usize>)> = Vec::new();
    for (at, character) in text.char_indices() {
        let range = at..at + character.len_utf8();
        let is_unseen = matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}');
        let is_accent = is_coarse && unicode_normalization::char::is_combining_mark(character);
        if is_unseen || is_accent {
            if let Some(last) = signs.last_mut() {
                last.1.end = range.end;
            }
        } else if character == '\n' {
            signs.push(('\n', range));
        } else if character.is_whitespace() {
            if signs.last().is_some_and(|(last, _)| *last != ' ') {
                signs.push((' ', range));
            }
        } else if is_coarse {
            let letters = character.to_lowercase().nfkd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
            for letter in letters {
                match letter {
                    'ß' => signs.extend([('s', range.clone()), ('s', range.clone())]),
                    '’' => signs.push(('\'', range.clone())),
                    letter => signs.push((letter, range.clone())),
                }
            }
        } else {
            signs.extend(character.to_lowercase().map(|letter| (letter, range.clone())));
        }
    }
    signs
}
