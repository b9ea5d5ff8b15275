//! Subtitles and transcripts to paragraphs: the words without markup, with who speaks and when where the file says it. [`markup`] reads the
//! lines of cues, [`paragraphs`] joins them; [`ttml`], [`timedtext`] and [`transcript`] read other files into cues.
//!
//! In WebVTT an empty line ends a cue (<https://www.w3.org/TR/webvtt1/#webvtt-cue-block>). SubRip has no standard, and its programs write empty
//! lines into cues and forget those between them: there a cue lasts to the next line of times.

mod markup;
mod paragraphs;
#[cfg(test)]
mod tests;
mod timedtext;
mod transcript;
mod ttml;

use self::paragraphs::paragraphs;
use crate::intake::{
    extracted::{ExtractError, Extracted},
    sniff,
};

/// Words that are shown, or said, at one time.
struct Cue {
    /// In milliseconds.
    start: u64,
    /// Not known where it is the start.
    end: u64,
    /// Whether the file says when.
    is_timed: bool,
    /// As WebVTT has them.
    lines: Vec<String>,
}

/// Reads the cues of a file. `text` is its content, decoded.
///
/// # Errors
/// [`ExtractError::Empty`] and [`ExtractError::TooLong`]; [`ExtractError::Broken`] if it is no XML or JSON and should be.
pub(super) fn read(content: &[u8], text: &str) -> Result<Extracted, ExtractError> {
    if let Some(transcript) = sniff::transcript(text) {
        let (cues, language) = transcript::cues(text, transcript)?;
        return Ok(Extracted { language, ..paragraphs(&cues)? });
    }
    if sniff::looks_like_ttml(text) {
        return paragraphs(&ttml::cues(content)?);
    }
    if sniff::looks_like_timedtext(text) {
        return paragraphs(&timedtext::cues(content)?);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    paragraphs(&cues(&text))
}

fn cues(text: &str) -> Vec<Cue> {
    let is_web = text.trim_start_matches('\u{FEFF}').starts_with("WEBVTT");
    let mut cues: Vec<Cue> = Vec::new();
    let mut in_cue = false;
    for line in text.lines() {
        if let Some((start, end)) = times(line) {
            // The number of this cue, where no empty line parts it from the one before.
            if let Some(before) = cues.last_mut().filter(|_| in_cue && !is_web) {
                while before.lines.last().is_some_and(|line| line.is_empty()) {
                    before.lines.pop();
                }
                before.lines.pop_if(|line| line.bytes().all(|byte| byte.is_ascii_digit()));
            }
            cues.push(Cue { start, end, is_timed: true, lines: Vec::new() });
            in_cue = true;
        } else if is_web && line.trim().is_empty() && cues.last().is_some_and(|cue| !cue.lines.is_empty() || !line.is_empty()) {
            // A line of blanks is a line in a caption that rolls.
            in_cue &= !line.is_empty();
        } else if is_web && line.is_empty() {
            in_cue = false;
        } else if let Some(cue) = cues.last_mut().filter(|_| in_cue) {
            cue.lines.push(line.trim().to_owned());
        }
    }
    for cue in &mut cues {
        cue.lines.retain(|line| !line.is_empty());
    }
    cues
}

/// `00:01:02,345 --> 00:01:04.000 align:start` in milliseconds; hours and parts of a second may be missing.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    Some((time(start.trim())?, time(rest.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<u64> {
    let (clock, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    // `00:00:05:12` and `00:00:05;12`: pictures instead of parts of a second, of which it is not known how many make one.
    let clock = match clock.replace(';', ":") {
        clock if clock.split(':').count() == 4 => clock.rsplit_once(':').map(|(clock, _)| clock.to_owned())?,
        clock => clock,
    };
    let mut seconds = 0_u64;
    let mut count = 0;
    for part in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.trim().parse().ok()?)?;
        count += 1;
    }
    let mut thousandths = 0;
    for (at, digit) in part.trim().chars().enumerate() {
        let digit = u64::from(digit.to_digit(10)?);
        thousandths += digit * [100, 10, 1].get(at).copied().unwrap_or_default();
    }
    (2..=3).contains(&count).then(|| seconds.checked_mul(1_000)?.checked_add(thousandths)).flatten()
}
