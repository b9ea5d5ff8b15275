//! Transcripts in JSON, as programs that listen write them: Whisper and WhisperX, whisper.cpp, and YouTube's json3. A segment is a cue.
//!
//! None of them has a standard. Whisper counts seconds, with fractions (`segments`: `start`, `end`, `text`), WhisperX adds who speaks
//! (`speaker`, of a segment and of its words), whisper.cpp counts milliseconds (`transcription`: `offsets`), YouTube too (`events`:
//! `tStartMs`, `dDurationMs`, `segs`).

use serde_json::Value;

use super::{
    Cue,
    markup::{escaped, voice},
};
use crate::intake::{extracted::ExtractError, sniff::Transcript};

/// Milliseconds of longer recordings are not counted: a bit more than 49 days.
const LONGEST: f64 = u32::MAX as f64;

/// Reads one item of a list; `None` if it has no times.
type Read = fn(&Value) -> Option<Vec<Cue>>;

/// Reads the cues of a file, and its language if that is told.
///
/// # Errors
/// [`ExtractError::Broken`] if it is no JSON, or a segment in it has no times.
pub(super) fn cues(text: &str, transcript: Transcript) -> Result<(Vec<Cue>, String), ExtractError> {
    let format = transcript.title();
    let broken = |reason: String| ExtractError::Broken { format, reason };
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| broken(error.to_string()))?;
    let (list, read): (&str, Read) = match transcript {
        Transcript::Whisper => ("segments", segment),
        Transcript::WhisperCpp => ("transcription", piece),
        Transcript::YouTube => ("events", event),
    };
    let mut cues = Vec::new();
    for (number, item) in (1..).zip(value.get(list).and_then(Value::as_array).into_iter().flatten()) {
        cues.extend(read(item).ok_or_else(|| broken(format!("number {number} of `{list}` has no times")))?);
    }
    let language = value.get("language").or_else(|| value.get("result")?.get("language"));
    Ok((cues, language.and_then(Value::as_str).unwrap_or_default().to_owned()))
}

fn seconds(value: Option<&Value>) -> Option<u64> {
    milliseconds(value?.as_f64()? * 1_000.0)
}

fn milliseconds(number: f64) -> Option<u64> {
    (0.0..=LONGEST).contains(&number).then(|| number.round() as u64)
}

fn words(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

/// What is said from one time to another. The text is no markup.
fn cue(start: u64, end: u64, speaker: &str, text: &str) -> Cue {
    let lines = text.lines().map(|line| escaped(line.trim())).filter(|line| !line.is_empty());
    let mut cue = Cue { start, end: end.max(start), is_timed: true, lines: lines.collect() };
    if let Some(line) = cue.lines.first_mut().filter(|_| !speaker.is_empty()) {
        *line = format!("{}{line}", voice(speaker));
    }
    cue
}

fn segment(segment: &Value) -> Option<Vec<Cue>> {
    let (start, end) = (seconds(segment.get("start"))?, seconds(segment.get("end"))?);
    let text = words(segment.get("text"));
    Some(by_speaker(segment, text).unwrap_or_else(|| vec![cue(start, end, words(segment.get("speaker")), text)]))
}

/// A segment in which the speaker changes from one word to the next, if its words are all that it says.
fn by_speaker(segment: &Value, text: &str) -> Option<Vec<Cue>> {
    let own = segment.get("words")?.as_array()?;
    let mut runs: Vec<(&str, u64, u64, Vec<&str>)> = Vec::new();
    for word in own {
        let (speaker, said) = (words(word.get("speaker")), words(word.get("word")).trim());
        // Numbers and signs that no sound was found for have no times.
        let (start, end) = (seconds(word.get("start")), seconds(word.get("end")));
        match runs.last_mut() {
            Some((last, _, last_end, all)) if speaker.is_empty() || *last == speaker => {
                *last_end = end.unwrap_or(*last_end);
                all.push(said);
            }
            _ => runs.push((speaker, start?, end?, vec![said])),
        }
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let all: Vec<&str> = runs.iter().flat_map(|(.., words)| words.iter().copied()).collect();
    let is_whole = runs.len() > 1 && bare(&all.concat()) == bare(text);
    is_whole.then(|| runs.into_iter().map(|(speaker, start, end, words)| cue(start, end, speaker, &words.join(" "))).collect())
}

fn piece(piece: &Value) -> Option<Vec<Cue>> {
    let offset = |name: &str| milliseconds(piece.get("offsets")?.get(name)?.as_f64()?);
    Some(vec![cue(offset("from")?, offset("to")?, words(piece.get("speaker")), words(piece.get("text")))])
}

fn event(event: &Value) -> Option<Vec<Cue>> {
    // Events without words say how the window looks in which others are shown.
    let Some(pieces) = event.get("segs").and_then(Value::as_array) else { return Some(Vec::new()) };
    let start = milliseconds(event.get("tStartMs")?.as_f64()?)?;
    let length = event.get("dDurationMs").and_then(Value::as_f64).and_then(milliseconds).unwrap_or_default();
    let text: String = pieces.iter().map(|piece| words(piece.get("utf8"))).collect();
    Some(vec![cue(start, start + length, "", &text)])
}
