//! Subtitles (SubRip, WebVTT) to paragraphs: the words without times and markup. Cues that go on are joined, a pause or the end of a
//! sentence after enough words begins a new paragraph.

use crate::{
    domain::article::BlockKind,
    intake::extracted::{ExtractError, Extracted},
};

/// A pause this long between cues begins a new paragraph, in milliseconds: speakers breathe within two seconds.
const PAUSE: u64 = 3_000;

/// A paragraph of more bytes ends with its next sentence.
const ENOUGH: usize = 600;

/// Reads the cues of a file.
///
/// # Errors
/// [`ExtractError::Empty`] and [`ExtractError::TooLong`].
pub(super) fn read(text: &str) -> Result<Extracted, ExtractError> {
    let mut extracted = Extracted::default();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (mut paragraph, mut last_end, mut last_line) = (String::new(), 0_u64, String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((start, end)) = times(line) else { continue };
        let is_pause = start > last_end.saturating_add(PAUSE);
        let is_long = paragraph.len() > ENOUGH && paragraph.ends_with(['.', '!', '?', '…', '。']);
        if is_pause || is_long {
            extracted.push(BlockKind::Paragraph, &std::mem::take(&mut paragraph), false);
        }
        last_end = end;
        for line in lines.by_ref().take_while(|line| !line.trim().is_empty()) {
            let words = without_tags(line);
            // Live captions roll: each cue repeats the line above it.
            if words.is_empty() || words == last_line {
                continue;
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(&words);
            last_line = words;
        }
    }
    extracted.push(BlockKind::Paragraph, &paragraph, false);
    extracted.checked()
}

/// `00:01:02,345 --> 00:01:04.000 align:start` in milliseconds; hours may be missing.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    Some((time(start.trim())?, time(rest.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once([',', '.'])?;
    let mut seconds = 0_u64;
    for part in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    seconds.checked_mul(1_000)?.checked_add(thousandths.parse().ok()?)
}

/// Without `<i>`, `<v Speaker>` and `{\an8}`; the entities of WebVTT become their signs.
fn without_tags(line: &str) -> String {
    let mut words = String::new();
    let mut closing: Option<char> = None;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match closing {
            Some(end) => closing = (character != end).then_some(end),
            None if character == '<' && characters.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '/') => {
                closing = Some('>')
            }
            None if character == '{' && characters.peek() == Some(&'\\') => closing = Some('}'),
            None => words.push(character),
        }
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn cues_become_paragraphs() {
        let rows: [(&str, &[&str]); 4] = [
            (
                "1\n00:00:01,000 --> 00:00:02,000\nHello <i>you</i>\n\n2\n00:00:02,500 --> 00:00:03,000\nand {\\an8}me 😀.\n",
                &["Hello you and me 😀."],
            ),
            (
                "WEBVTT\n\nNOTE not said\n\n00:01.000 --> 00:02.000 align:start\n<v Ada>Two &lt; three\n\n01:00.000 --> 01:01.000\nLater.",
                &["Two < three", "Later."],
            ),
            ("1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\na\r\nb\r\n", &["a b"]),
            ("00:00:01,000 --> 00:00:02,000\n1 < 2", &["1 < 2"]),
        ];
        for (text, expected) in rows {
            let read = read(text).unwrap();
            let blocks: Vec<_> = read.blocks.iter().map(|block| block.text.as_str()).collect();
            assert_eq!(blocks, expected, "{text}");
        }
        for text in ["", "WEBVTT\n\n", "99999999999999999999:00,1 --> 1\na", "-->\n-->"] {
            assert_eq!(read(text), Err(ExtractError::Empty), "{text}");
        }
    }
}
