//! Cues to paragraphs. Cues that go on are joined; a pause, another speaker, or the end of a sentence after enough words begins a new
//! paragraph. Each cue's words keep their time.

use std::collections::HashMap;

use super::{
    Cue,
    markup::{Said, has_inline_time, said},
};
use crate::{
    domain::{
        article::BlockKind,
        locator::{Locator, Time},
        text::TextRange,
    },
    intake::{
        extracted::{ExtractError, Extracted, ExtractedBlock, Remark},
        plain::{self, Changes},
    },
};

/// A pause this long between cues begins a new paragraph, in milliseconds: speakers breathe within two seconds.
const PAUSE: u64 = 3_000;

/// A paragraph of more bytes ends with its next sentence.
const ENOUGH: usize = 600;

/// Of cues with several lines so many in a hundred begin with the line before in captions that roll.
const ROLLING: usize = 60;

/// A name before a colon is that of a speaker if it comes so often: "Note: this is new." comes once.
const FEWEST_TURNS: usize = 2;

/// Names have no more words and characters.
const MOST_WORDS: usize = 4;
const LONGEST_NAME: usize = 40;

/// A paragraph on its way.
#[derive(Default)]
struct Paragraphs {
    extracted: Extracted,
    text: String,
    locators: Vec<Locator>,
    /// Who speaks, as the file says beside the words; it is put before the paragraph.
    voice: String,
    /// Who speaks, as the words themselves begin.
    named: String,
}

pub(super) fn paragraphs(cues: &[Cue]) -> Result<Extracted, ExtractError> {
    let has_times = cues.iter().any(|cue| cue.lines.iter().any(|line| has_inline_time(line)));
    let rolls = has_times || rolls(cues);
    let names = names(cues);
    let mut open = Paragraphs::default();
    let (mut last_end, mut last_line) = (0_u64, String::new());
    let mut readings = 0;
    for cue in cues {
        let is_pause = cue.start > last_end.saturating_add(PAUSE);
        let is_long = open.text.len() > ENOUGH && open.text.ends_with(['.', '!', '?', '…', '。']);
        let goes_on = rolls && !is_pause;
        if is_pause || is_long {
            open.end();
        }
        if is_pause {
            // Who speaks on is not said, unless it is said beside the words.
            open.named.clear();
        }
        last_end = cue.end;
        let mut voice = String::new();
        let mut is_first = true;
        for (at, line) in cue.lines.iter().enumerate() {
            for said in said(line, &mut voice, &mut readings) {
                // Captions that roll repeat the line above.
                let repeats = goes_on && said.words == last_line && (has_times || at == 0 && cue.lines.len() > 1);
                if said.words.is_empty() || repeats {
                    continue;
                }
                open.turn(&said, &names);
                open.add(&said.words, cue, is_first);
                is_first = false;
                last_line = said.words;
            }
        }
    }
    open.end();
    let mut extracted = open.extracted;
    extracted.remarks = Remark::sums(&[Remark::ReadingsLeftOut(readings)]);
    extracted.checked()
}

impl Paragraphs {
    /// Ends the paragraph if somebody else speaks.
    fn turn(&mut self, said: &Said, names: &HashMap<String, usize>) {
        let name = name_before(&said.words).filter(|name| names.get(*name).is_some_and(|turns| *turns >= FEWEST_TURNS));
        // A dash begins the words of another one who is not named.
        let is_other = !self.named.is_empty() && name.is_none() && said.words.starts_with(['-', '–', '—']);
        if said.speaker != self.voice || name.is_some() || is_other {
            self.end();
            self.voice.clone_from(&said.speaker);
            self.named = name.unwrap_or_default().to_owned();
        }
    }

    fn add(&mut self, words: &str, cue: &Cue, begins_cue: bool) {
        // What is left out later would move the places of cues.
        let words = plain::pieces(words, &mut self.extracted.changes).join(" ");
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(&words);
        let milliseconds = |time: u64| u32::try_from(time).unwrap_or(u32::MAX);
        let (begin, end) = (milliseconds(cue.start), milliseconds(cue.end.max(cue.start)));
        let speaker = if self.voice.is_empty() { &self.named } else { &self.voice };
        let locator = Locator {
            range: TextRange::from_bytes(start..self.text.len()),
            time: cue.is_timed.then_some(Time { begin, end }),
            speaker: speaker.as_str().into(),
            ..Locator::default()
        };
        match self.locators.last_mut().filter(|_| !begins_cue) {
            Some(last) if last.speaker == locator.speaker && last.time == locator.time => {
                last.range = TextRange::new(last.range.start(), locator.range.end());
            }
            _ => self.locators.push(locator),
        }
    }

    fn end(&mut self) {
        let (mut text, mut locators) = (std::mem::take(&mut self.text), std::mem::take(&mut self.locators));
        if text.is_empty() {
            return;
        }
        let voice = plain::pieces(&self.voice, &mut Changes::default()).join(" ");
        if !voice.is_empty() {
            let before = format!("{voice}: ");
            text.insert_str(0, &before);
            for (at, locator) in locators.iter_mut().enumerate() {
                let bytes = locator.range.as_bytes();
                // The name is said with the first words.
                let start = if at == 0 { 0 } else { bytes.start + before.len() };
                locator.range = TextRange::from_bytes(start..bytes.end + before.len());
            }
        }
        self.extracted.blocks.push(ExtractedBlock { locators, ..(BlockKind::Paragraph, text).into() });
    }
}

fn rolls(cues: &[Cue]) -> bool {
    let pairs = cues.windows(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?))).filter(|(_, after)| after.lines.len() > 1);
    let (all, rolling) = pairs.fold((0, 0), |(all, rolling), (before, after)| {
        (all + 1, rolling + usize::from(before.lines.last() == after.lines.first()))
    });
    all > 0 && rolling * 100 >= all * ROLLING
}

/// How often each name stands before a colon where words begin.
fn names(cues: &[Cue]) -> HashMap<String, usize> {
    let mut names = HashMap::new();
    for line in cues.iter().flat_map(|cue| &cue.lines) {
        for said in said(line, &mut String::new(), &mut 0) {
            if let Some(name) = name_before(&said.words) {
                *names.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
    names
}

/// The name in "Ada Berg: We pay.", "- ADA: We pay." and ">> Ada:".
fn name_before(words: &str) -> Option<&str> {
    let words = words.trim_start_matches(['-', '–', '—', '>', ' ']);
    let (name, rest) = words.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(char::is_whitespace))?;
    let begins =
        |word: &str| word.starts_with(char::is_uppercase) || (word.chars().count() > 2 && word.chars().all(char::is_alphabetic));
    let is_name = name.starts_with(|sign: char| sign.is_alphabetic() && !sign.is_lowercase())
        && name.chars().count() <= LONGEST_NAME
        && name.split(' ').count() <= MOST_WORDS
        && name.split(' ').all(begins)
        && !name.contains(['!', '?', ',', ';', '"', '“', '”', '„'])
        && !rest.starts_with("//");
    is_name.then_some(name)
}
