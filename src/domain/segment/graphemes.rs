//! Characters as a reader sees them: the grapheme clusters of Unicode Standard Annex #29.

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

/// The end of the character that starts at or contains the offset; the end of the text at its end.
#[must_use]
pub fn next_grapheme(text: &str, offset: usize) -> usize {
    cluster_at(text, offset).end
}

/// The start of the character that contains the offset or, if none does, of the one before it; 0 at the start.
#[must_use]
pub fn previous_grapheme(text: &str, offset: usize) -> usize {
    // An offset inside a char must go back from that char's end, or the cluster before would be found.
    let offset = text.ceil_char_boundary(offset.min(text.len()));
    offset.checked_sub(1).map_or(0, |before| cluster_at(text, before).start)
}

/// The offset itself if it lies between two characters, else the start of the character it lies in.
#[must_use]
pub fn floor_grapheme(text: &str, offset: usize) -> usize {
    cluster_at(text, offset).start
}

/// The offset itself if it lies between two characters, else the end of the character it lies in.
#[must_use]
pub fn ceil_grapheme(text: &str, offset: usize) -> usize {
    let cluster = cluster_at(text, offset);
    if cluster.start == offset { offset } else { cluster.end }
}

/// Whether an offset lies between two characters, or at an end of the text.
#[must_use]
pub fn is_boundary(text: &str, offset: usize) -> bool {
    // Where the chars around it tell, the tables need not be asked.
    offset >= text.len() || last_place(text, offset, |_, _| true) == offset || cluster_at(text, offset).start == offset
}

/// The characters of a text, in order.
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    clusters(text, 0).map(|cluster| text.get(cluster).unwrap_or_default())
}

/// The characters from an offset on, which must lie between two of them. Byte ranges of `text`.
pub(super) fn clusters(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let rest = text.get(start..).unwrap_or_default();
    let mut from = start;
    // The first boundary is the start itself.
    GraphemeClusterSegmenter::new().segment_str(rest).skip(1).map(move |boundary| {
        let cluster = from..start + boundary;
        from = cluster.end;
        cluster
    })
}

/// The last place at or before an offset where a boundary is certain from the two chars around it, and where `fits` is true
/// of them; 0 if there is none. What comes behind it can be read without what comes before, which may be a megabyte.
pub(super) fn last_place(text: &str, offset: usize, fits: impl Fn(char, char) -> bool) -> usize {
    let (before, behind) = text.split_at_checked(text.floor_char_boundary(offset)).unwrap_or_default();
    let mut right = behind.chars().next();
    for (start, left) in before.char_indices().rev() {
        if right.is_some_and(|right| never_joins_back(right) && never_joins_on(left) && fits(left, right)) {
            return start + left.len_utf8();
        }
        right = Some(left);
    }
    0
}

/// The character that contains the byte at the offset; empty, at the end of the text, if there is none.
fn cluster_at(text: &str, offset: usize) -> Range<usize> {
    let start = last_place(text, offset, |_, _| true);
    clusters(text, start).find(|cluster| offset < cluster.end).unwrap_or(text.len()..text.len())
}

/// Whether a char certainly begins a character behind any char that does not join on: it is no mark, no part of a flag, an
/// emoji or a syllable. Only the common ones, written out, because a text hardly goes on for long without one.
fn never_joins_back(character: char) -> bool {
    matches!(
        character,
        '\n' | ' '..='~' // Latin
            | '\u{C0}'..='\u{2FF}'
            | '\u{370}'..='\u{482}' // Greek, Cyrillic
            | '\u{48A}'..='\u{589}' // Cyrillic, Armenian
            | '\u{5D0}'..='\u{5EA}' // Hebrew
            | '\u{61B}'..='\u{64A}' // Arabic
            | '\u{964}' | '\u{965}' // Indian full stops
            | '\u{E01}'..='\u{E30}' // Thai
            | '\u{2010}'..='\u{2027}' // Dashes and quotes
            | '\u{3001}'..='\u{3029}' // Chinese and Japanese punctuation
            | '\u{3041}'..='\u{3096}' // Hiragana
            | '\u{30A0}'..='\u{30FF}' // Katakana
            | '\u{3400}'..='\u{4DBF}' // Chinese
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{FF01}'..='\u{FF5E}' // Wide Latin
    )
}

/// Whether a char is certainly no sign that takes the letter behind it into its character, as some Arabic and Indian ones do,
/// and no carriage return.
fn never_joins_on(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{C}'
            | '\u{E}'..='\u{5FF}'
            | '\u{606}'..='\u{6DC}'
            | '\u{900}'..='\u{D4D}'
            | '\u{D4F}'..='\u{110BC}'
            | '\u{12000}'..=char::MAX
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_cut(left: char, right: char) -> bool {
        clusters(&format!("a{left}{right}"), 0).last().is_some_and(|last| last.len() == right.len_utf8())
    }

    #[test]
    fn places_are_boundaries_whatever_stands_around() {
        let all = || (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        for right in all().filter(|character| never_joins_back(*character)) {
            // A letter, a mark, what joins emoji, half a flag, an emoji, an Indian letter and its joiner, Hangul.
            for left in ['a', '\n', '\u{308}', '\u{200D}', '🇩', '😀', '\u{915}', '\u{94D}', 'ᄀ', '가', right] {
                assert!(is_cut(left, right), "{left:?} {right:?}");
            }
        }
        for left in all().filter(|character| never_joins_on(*character)) {
            assert!(is_cut(left, 'a') && is_cut(left, '\n'), "{left:?}");
        }
    }
}
