//! What a file is, by its name and its first bytes: light enough for the page, which reads plain text itself and asks its worker for
//! everything else.

use crate::intake::bytes;

pub(super) const PAGES: [&str; 4] = [".html", ".htm", ".xhtml", ".shtml"];
pub(super) const MAILS: [&str; 3] = [".eml", ".mhtml", ".mht"];
pub(super) const MARKDOWN: [&str; 2] = [".md", ".markdown"];
pub(super) const SUBTITLES: [&str; 7] = [".srt", ".vtt", ".ttml", ".dfxp", ".json3", ".srv3", ".srv1"];
pub(super) const TEXT: [&str; 2] = [".txt", ".text"];

/// Pages as Safari saves them.
pub(super) const ARCHIVES: [&str; 1] = [".webarchive"];
/// Told by their first bytes; the names are for whoever chooses a file.
const PACKED: [&str; 3] = [".pdf", ".docx", ".epub"];
/// Files of Beleg and of other software, with marks in them.
const MARKS: [&str; 6] = [".json", ".jsonl", ".jsonld", ".ann", ".csv", ".tsv"];
/// Those of them that are JSON.
const DATA: [&str; 4] = [".json", ".jsonl", ".jsonld", ".ndjson"];
/// For systems that go by the type. Some of them know Word's files and tables by no ending.
const TYPES: [&str; 9] = [
    "text/*",
    "message/rfc822",
    "multipart/related",
    "application/pdf",
    "application/json",
    "application/ld+json",
    "application/xhtml+xml",
    "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
];

/// What a file field offers: every ending that is read, and the types. Only a hint to the browser; what a file is, its bytes tell.
#[must_use]
pub fn accepted() -> String {
    [&TEXT[..], &MARKDOWN, &PAGES, &MAILS, &ARCHIVES, &PACKED, &SUBTITLES, &MARKS, &TYPES].concat().join(",")
}

/// So many bytes of a file are enough for [`needs_reader`].
pub const HEAD_BYTES: usize = 4_096;

/// Whether a name ends like one of these, in small letters or large.
#[must_use]
pub(super) fn is_named(name: &str, endings: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// Whether a name is that of JSON, which no article is written in.
#[must_use]
pub fn is_data(name: &str) -> bool {
    is_named(name, &DATA)
}

/// Whether a file is anything but plain text and Beleg's own: [`crate::intake::file::extract`] reads it then. `head` is its beginning.
#[must_use]
pub fn needs_reader(name: &str, head: &[u8]) -> bool {
    if is_packed(head) {
        return true;
    }
    if is_named(name, &[".json"]) {
        return false;
    }
    let text = latin(head);
    [&PAGES[..], &MAILS, &ARCHIVES, &MARKDOWN, &SUBTITLES].iter().any(|endings| is_named(name, endings))
        || looks_like_mail(&text)
        || looks_like_cues(&text)
        || (looks_like_page(head) && !is_named(name, &TEXT))
}

/// PDF, an archive such as DOCX and EPUB are, or a page of Safari.
#[must_use]
pub(super) fn is_packed(head: &[u8]) -> bool {
    pdf_begin(head).is_some() || head.starts_with(b"PK") || head.starts_with(b"bplist0")
}

/// Where a PDF begins in a file, in bytes. What was sent or saved before its first line does not matter, as readers of PDF have it; a text
/// about PDF is none.
pub(super) fn pdf_begin(head: &[u8]) -> Option<usize> {
    /// The mark stands among so many bytes, and the first object no farther behind it than so many.
    const NEAR: usize = 1_024;
    if head.starts_with(b"%PDF-") {
        return Some(0);
    }
    let window = head.get(..head.len().min(NEAR))?;
    let is_mark = |bytes: &[u8]| bytes.starts_with(b"%PDF-") && bytes.get(5).is_some_and(u8::is_ascii_digit);
    let at = window.windows(6).position(is_mark)?;
    let (before, pdf) = head.split_at_checked(at)?;
    let is_blank = before.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0x1A));
    // Binary signs on the second line, or the first object.
    let near = pdf.get(..pdf.len().min(NEAR))?;
    let begins_line = before.last().is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b' ');
    let is_pdf = is_blank || (begins_line && near.windows(4).any(|bytes| bytes == b" obj") && !looks_like_mail(&latin(head)));
    is_pdf.then_some(at)
}

/// The beginning of a file, a character for each byte.
pub(super) fn latin(head: &[u8]) -> String {
    head.iter().take(2_000).map(|byte| char::from(*byte)).collect()
}

/// Whether a text begins as subtitles do that can be told by that. SubRip's cannot.
pub(super) fn looks_like_cues(head: &str) -> bool {
    head.trim_start_matches("ï»¿").starts_with("WEBVTT") || looks_like_ttml(head) || looks_like_timedtext(head)
}

/// What has listened to a recording and written JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transcript {
    /// Whisper and WhisperX.
    Whisper,
    WhisperCpp,
    YouTube,
}

impl Transcript {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Whisper => "Whisper",
            Self::WhisperCpp => "whisper.cpp",
            Self::YouTube => "YouTube json3",
        }
    }
}

/// Which program's transcript a JSON text is, by the names of its fields; `None` if it is none. Page and command ask here.
#[must_use]
pub fn transcript(text: &str) -> Option<Transcript> {
    let fields = fields(text);
    let has = |names: &[&str]| names.iter().any(|name| fields.contains(name));
    if has(&["segments"]) && has(&["text", "language", "word_segments"]) && text.contains("\"start\"") {
        return Some(Transcript::Whisper);
    }
    if has(&["transcription"]) && text.contains("\"offsets\"") {
        return Some(Transcript::WhisperCpp);
    }
    (has(&["events"]) && has(&["wireMagic", "pens", "wsWinStyles"])).then_some(Transcript::YouTube)
}

/// The names of the fields of a JSON object, as they are written; none of anything else. Light: nothing is parsed.
fn fields(text: &str) -> Vec<&str> {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let (mut fields, mut depth, mut string) = (Vec::new(), 0_usize, None);
    let mut signs = if text.starts_with('{') { text.bytes() } else { "".bytes() }.enumerate();
    while let Some((at, sign)) = signs.next() {
        match (string, sign) {
            // What is escaped ends nothing.
            (Some(_), b'\\') => drop(signs.next()),
            (Some(start), b'"') => {
                string = None;
                let is_name = depth == 1 && text.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with(':'));
                fields.extend(text.get(start..at).filter(|_| is_name));
            }
            (None, b'"') => string = Some(at + 1),
            (None, b'{' | b'[') => depth += 1,
            (None, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    fields
}

/// Whether a text is XML whose root element is one of Timed Text.
pub(super) fn looks_like_ttml(text: &str) -> bool {
    root(text) == Some("tt") && ["ttml", "ttaf1"].iter().any(|space| text.contains(space))
}

/// Whether a text is XML as YouTube writes subtitles.
pub(super) fn looks_like_timedtext(text: &str) -> bool {
    match root(text) {
        Some("timedtext") => true,
        Some("transcript") => text.contains("<text start="),
        _ => false,
    }
}

/// The local name of the root element of XML.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches(['\u{FEFF}', 'ï', '»', '¿']).trim_start();
    while let Some(before) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        let (_, behind) = before.split_once('>')?;
        rest = behind.trim_start();
    }
    let name = rest.strip_prefix('<')?.split(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/')).next()?;
    name.rsplit(':').next()
}

/// Bytes beyond ASCII do not matter for a tag, but a mark or zero bytes of UTF-16 do.
pub(super) fn looks_like_page(content: &[u8]) -> bool {
    bytes::decode(content).is_ok_and(|decoded| bytes::looks_like_markup(&decoded.text))
}

/// Whether a file without a telling name begins with the headers of a mail.
pub(super) fn looks_like_mail(head: &str) -> bool {
    const FIRST: [&str; 9] =
        ["return-path", "received", "from", "mime-version", "message-id", "date", "subject", "delivered-to", "to"];
    let names: Vec<String> = head
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .filter_map(|line| line.split_once(':').map(|(name, _)| name.to_ascii_lowercase()))
        .collect();
    names.first().is_some_and(|name| FIRST.contains(&name.as_str()))
        && names.iter().any(|name| matches!(name.as_str(), "mime-version" | "message-id"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_may_begin_behind_something_else() {
        let rows: [(&[u8], Option<usize>); 10] = [
            (b"%PDF-1.7\n", Some(0)),
            (b"\n%PDF-1.4\n%\xE2\xE3\n1 0 obj", Some(1)),
            (b"\xEF\xBB\xBF \r\n\0%PDF-1.4\n", Some(7)),
            (b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj", Some(50)),
            (b"\x01\x02junk\xFF%PDF-1.4\n1 0 obj", Some(7)),
            (b"A PDF begins with %PDF-1.4\nand then 1 0 obj", None),
            (b"How files begin:\n%PDF-1.4\nis the mark.", None),
            (b"From: a@b.example\nMIME-Version: 1.0\n\n%PDF-1.4\n1 0 obj", None),
            (b"%PD", None),
            (b"", None),
        ];
        for (head, expected) in rows {
            assert_eq!(pdf_begin(head), expected, "{:?}", String::from_utf8_lossy(head));
            assert_eq!(needs_reader("a", head) && is_packed(head), expected.is_some());
        }
    }

    #[test]
    fn a_file_field_offers_every_ending_that_is_promised() {
        let accepted = accepted();
        let offered: Vec<&str> = accepted.split(',').collect();
        let (_, read) = include_str!("../../README.md").split_once("## What is read").unwrap_or_default();
        let (read, _) = read.split_once("\n## ").unwrap_or_default();
        let promised = read.split('`').skip(1).step_by(2).filter(|word| word.starts_with('.'));
        let installed = include_str!("../../static/app/manifest.webmanifest")
            .split('"')
            .filter(|word| word.starts_with('.') && !word.contains('/'));
        let mut count = 0;
        for ending in promised.map(|ending| ending.trim_start_matches(".beleg")).chain(installed) {
            assert!(offered.contains(&ending), "{ending} is not among {offered:?}");
            count += 1;
        }
        assert!(count > 30, "{count}");
        for ending in [".csv", ".tsv", ".json", ".jsonl", ".jsonld", ".ann", ".shtml", ".text", "text/*"] {
            assert!(offered.contains(&ending), "{ending}");
        }
    }

    #[test]
    fn only_plain_text_and_own_files_need_no_reader() {
        let rows: [(&str, &[u8], bool); 23] = [
            ("a.txt", b"Text", false),
            ("a.txt", b"<!doctype html><p>Text", false),
            ("a", b"<!doctype html><p>Text", true),
            ("a", b"\xFF\xFE<\0p\0>\0a\0", true),
            ("A.HTML", b"Text", true),
            ("a.beleg.json", b"{}", false),
            ("a.json", b"<p>", false),
            ("a.md", b"Text", true),
            ("a.srt", b"1", true),
            ("a", b"WEBVTT\n", true),
            ("a.vtt", b"", true),
            ("a.pdf", b"%PDF-1.4", true),
            ("a.txt", b"%PDF-1.4", true),
            ("a", b"<?xml version='1.0'?>\n<!-- x -->\n<tt:tt xmlns:tt='http://www.w3.org/ns/ttml'>", true),
            ("a.txt", b"<tt xmlns='http://www.w3.org/ns/ttml'>", true),
            ("a", b"<?xml version='1.0'?><timedtext format='3'>", true),
            ("a.json3", b"{}", true),
            ("a.txt", b"<text>", false),
            ("a", b"bplist00", true),
            ("a.webarchive", b"x", true),
            ("a.docx", b"PK\x03\x04", true),
            ("a", b"From: a\r\nMIME-Version: 1.0\r\n\r\nx", true),
            ("a", b"", false),
        ];
        for (name, head, expected) in rows {
            assert_eq!(needs_reader(name, head), expected, "{name} {head:?}");
        }
    }

    #[test]
    fn transcripts_are_told_from_other_json() {
        use Transcript::{Whisper, WhisperCpp, YouTube};
        let rows = [
            (r#"{"text": "a \"} b", "segments": [{"start": 0.0, "end": 1.0, "text": "a"}], "language": "en"}"#, Some(Whisper)),
            ("\u{FEFF}\n{\"segments\":[{\"start\":1}],\"word_segments\":[]}", Some(Whisper)),
            (r#"{"result":{"language":"de"},"transcription":[{"offsets":{"from":0,"to":1},"text":"a"}]}"#, Some(WhisperCpp)),
            (r#"{"wireMagic":"pb3","pens":[{}],"events":[{"tStartMs":0}]}"#, Some(YouTube)),
            (r#"{"text":"a","segments":["b"]}"#, None),
            (r#"{"text":"\"segments\": \"start\"","language":"en"}"#, None),
            (r#"{"document":{"segments":[{"start":0}],"text":"a"}}"#, None),
            (r#"[{"segments":[{"start":0}],"text":"a"}]"#, None),
            (r#"{"text":"a","label":[]}"#, None),
            ("{", None),
            ("{\"a\\", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(transcript(text), expected, "{text}");
        }
    }

    #[test]
    fn mails_are_told_from_text() {
        assert!(looks_like_mail("From: a\r\nMIME-Version: 1.0\r\n\r\nx"));
        for text in [
            "From: a\n\nMIME-Version: 1.0",
            "Subject: why the moon\n\nText",
            "",
            "To: be or not to be",
            "\n\nReceived: x\nMessage-ID: y",
        ] {
            assert!(!looks_like_mail(text), "{text}");
        }
    }
}
