//! What became of marked words, and how sure that is.

use crate::domain::{
    segment::{ceil_grapheme, floor_grapheme},
    text::TextRange,
};

/// What became of marked words in another version of their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The same words between the same words. White space, and the way accents are written, may differ.
    Exact,
    /// The same words in another place, or between other words.
    Moved,
    /// Other words in the place of the old ones, of which enough was kept.
    Edited,
    /// Deleted, or not found with enough certainty. Where they might have been is a guess that nobody should apply unseen.
    Lost,
}

/// Where marked words are now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Resolution {
    pub state: State,
    /// Bytes of the new text, on whole signs. Of lost words it is the best guess, which may be empty (the place where they would have
    /// stood) or missing.
    pub range: Option<TextRange>,
    /// How alike the old and the new words are, and without the old text also what stands around them, in per cent. 100 for words that
    /// were not touched.
    pub score: u32,
}

impl Resolution {
    pub(super) const NOWHERE: Self = Self { state: State::Lost, range: None, score: 0 };

    /// The place to put a mark on: none for lost words.
    #[must_use]
    pub fn place(&self) -> Option<TextRange> {
        self.range.filter(|_| self.state != State::Lost)
    }

    /// Words that were found. A range that would cut a sign of several characters is widened, and then the words are not the same.
    pub(super) fn found(text: &str, state: State, bytes: std::ops::Range<usize>, score: u32) -> Self {
        let whole = floor_grapheme(text, bytes.start)..ceil_grapheme(text, bytes.end);
        let (state, score) = if whole == bytes { (state, score) } else { (state.max(State::Edited), score.min(MOST_EDITED)) };
        let score = if state == State::Edited { score.min(MOST_EDITED) } else { score };
        Self { state, range: Some(TextRange::from_bytes(whole)), score }
    }

    pub(super) fn lost(guess: Option<std::ops::Range<usize>>, score: u32) -> Self {
        Self { state: State::Lost, range: guess.map(TextRange::from_bytes), score: score.min(MOST_EDITED) }
    }
}

/// What was touched is never scored as untouched.
const MOST_EDITED: u32 = 99;
