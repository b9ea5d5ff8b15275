//! What a file is, by its name and its first bytes: light enough for the page, which reads plain text itself and asks its worker for
//! everything else.

use crate::intake::bytes;

pub(super) const PAGES: [&str; 4] = [".html", ".htm", ".xhtml", ".shtml"];
pub(super) const MAILS: [&str; 3] = [".eml", ".mhtml", ".mht"];
pub(super) const MARKDOWN: [&str; 2] = [".md", ".markdown"];
pub(super) const SUBTITLES: [&str; 2] = [".srt", ".vtt"];
pub(super) const TEXT: [&str; 2] = [".txt", ".text"];

/// So many bytes of a file are enough for [`needs_reader`].
pub const HEAD_BYTES: usize = 4_096;

/// Whether a name ends like one of these, in small letters or large.
#[must_use]
pub(super) fn is_named(name: &str, endings: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
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
    [&PAGES[..], &MAILS, &MARKDOWN, &SUBTITLES].iter().any(|endings| is_named(name, endings))
        || looks_like_mail(&text)
        || looks_like_subtitles(&text)
        || (looks_like_page(head) && !is_named(name, &TEXT))
}

/// PDF, or an archive such as DOCX and EPUB are.
#[must_use]
pub(super) fn is_packed(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-") || head.starts_with(b"PK")
}

/// The beginning of a file, a character for each byte.
pub(super) fn latin(head: &[u8]) -> String {
    head.iter().take(2_000).map(|byte| char::from(*byte)).collect()
}

pub(super) fn looks_like_subtitles(head: &str) -> bool {
    head.trim_start_matches("ï»¿").starts_with("WEBVTT")
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
    fn only_plain_text_and_own_files_need_no_reader() {
        let rows: [(&str, &[u8], bool); 16] = [
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
            ("a.docx", b"PK\x03\x04", true),
            ("a", b"From: a\r\nMIME-Version: 1.0\r\n\r\nx", true),
            ("a", b"", false),
        ];
        for (name, head, expected) in rows {
            assert_eq!(needs_reader(name, head), expected, "{name} {head:?}");
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
