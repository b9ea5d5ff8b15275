//! From the bytes of a file to its text. Unit: bytes in, characters (code points) out.
//!
//! Order of trust: byte-order mark, known binary formats, UTF-16 without a mark, UTF-8, and windows-1252 for what remains,
//! because that is what old text files of Western Europe are. Line ends and control characters stay as they are: the reader of
//! the text deals with them.

use crate::intake::utf16::{self, Order};

/// How the bytes of a file stood for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// UTF-8 with a byte-order mark.
    Utf8Bom,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

/// A file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without the byte-order mark.
    pub text: String,
    pub encoding: Encoding,
    /// Broken places in the file, each shown as U+FFFD. That sign itself, if the file has it, is not counted.
    pub replaced: usize,
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A format that is not plain text; its name in English if the first bytes tell it.
    #[error("this is not a text file{}", described(.looks_like))]
    Binary { looks_like: Option<&'static str> },
}

/// Text with more control characters than one in this many is no text.
const CHARACTERS_PER_CONTROL: usize = 20;

/// Fewer control characters than this are forgiven in a short text.
const FORGIVEN_CONTROLS: usize = 3;

/// Well-formed UTF-8 characters beyond ASCII that outweigh one broken place. A text in windows-1252 hardly ever has any.
const GOOD_PER_BROKEN: usize = 4;

/// Reads a file's bytes as text.
///
/// # Errors
/// [`DecodeError::Binary`] if the first bytes name a format that is not plain text, or too many control characters show that.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if let Some(looks_like) = known_format(bytes) {
        return Err(DecodeError::Binary { looks_like: Some(looks_like) });
    }
    let decoded = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        from_utf8(rest, Encoding::Utf8Bom)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        from_utf16(rest, Encoding::Utf16Le)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        from_utf16(rest, Encoding::Utf16Be)
    } else if let Some(order) = utf16::without_mark(bytes) {
        from_utf16(bytes, if order == Order::Little { Encoding::Utf16Le } else { Encoding::Utf16Be })
    } else if is_mostly_utf8(bytes) {
        from_utf8(bytes, Encoding::Utf8)
    } else {
        Decoded { text: bytes.iter().copied().map(windows_1252).collect(), encoding: Encoding::Windows1252, replaced: 0 }
    };
    if has_too_many_controls(&decoded.text) { Err(DecodeError::Binary { looks_like: None }) } else { Ok(decoded) }
}

/// Whether a text is HTML or XML rather than words: it begins with a tag that pages begin with.
#[must_use]
pub fn looks_like_markup(text: &str) -> bool {
    const BEGINNINGS: [&str; 21] = [
        "!doctype", "?xml", "html", "head", "body", "title", "meta", "link", "script", "style", "main", "article", "section",
        "header", "div", "span", "p", "h1", "table", "svg", "rss",
    ];
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with("<!--") {
        return true;
    }
    let Some(tag) = text.strip_prefix('<') else {
        return false;
    };
    let end = tag.find(|character: char| character.is_whitespace() || matches!(character, '>' | '/'));
    let name = end.and_then(|end| tag.get(..end)).unwrap_or_default();
    BEGINNINGS.iter().any(|beginning| name.eq_ignore_ascii_case(beginning))
}

/// Whether a text is JSON rather than words: it is one object, or a list that begins with an object, a list or a string.
#[must_use]
pub fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if let Some(inside) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        let inside = inside.trim_start();
        return inside.is_empty() || inside.starts_with('"');
    }
    let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return false;
    };
    let inside = inside.trim_start();
    // Numbers are left out: "[1] Source ... [2]" is a list of footnotes.
    inside.is_empty() || inside.starts_with(['{', '[', '"'])
}

fn described(looks_like: &Option<&'static str>) -> String {
    looks_like.map(|name| format!(", it looks like {name}")).unwrap_or_default()
}

/// The name of a format that is not plain text, by the signature its files begin with. Signatures that could also begin a
/// text are only believed if a control character or a zero byte follows soon.
fn known_format(bytes: &[u8]) -> Option<&'static str> {
    const SURE: [(&[u8], &str); 20] = [
        (b"%PDF-", "PDF"),
        (b"{\\rtf", "RTF"),
        (b"PK\x03\x04", "ZIP archive, e.g. DOCX or EPUB"),
        (b"PK\x05\x06", "ZIP archive"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Microsoft Office file, e.g. DOC"),
        (b"\x89PNG\r\n\x1A\n", "PNG image"),
        (b"\xFF\xD8\xFF", "JPEG image"),
        (b"\x1F\x8B", "gzip archive"),
        (b"7z\xBC\xAF\x27\x1C", "7z archive"),
        (b"Rar!\x1A\x07", "RAR archive"),
        (b"\xFD7zXZ\0", "xz archive"),
        (b"\x28\xB5\x2F\xFD", "Zstandard archive"),
        (b"\x7FELF", "Linux program"),
        (b"\0asm", "WebAssembly program"),
        (b"SQLite format 3\0", "SQLite database"),
        (b"OggS\0", "Ogg audio or video"),
        (b"\x1A\x45\xDF\xA3", "Matroska or WebM video"),
        (b"bplist0", "binary property list, e.g. Safari's .webarchive"),
        (b"\xFF\xFE\0\0", "UTF-32 text"),
        (b"\0\0\xFE\xFF", "UTF-32 text"),
    ];
    const DOUBTFUL: [(&[u8], &str); 8] = [
        (b"GIF87a", "GIF image"),
        (b"GIF89a", "GIF image"),
        (b"ID3", "MP3 audio"),
        (b"\xFF\xFB", "MP3 audio"),
        (b"fLaC", "FLAC audio"),
        (b"MZ", "Windows program"),
        (b"BZh", "bzip2 archive"),
        (b"II*\0", "TIFF image"),
    ];
    let named = |signatures: &[(&[u8], &'static str)]| {
        signatures.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, name)| *name)
    };
    if let Some(name) = named(&SURE) {
        return Some(name);
    }
    let is_binary = bytes.iter().take(64).any(|byte| is_control(char::from(*byte)) && *byte < 0x80);
    if !is_binary {
        return None;
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some("WebP image"),
        (Some(b"RIFF"), _, Some(b"WAVE")) => Some("WAV audio"),
        (Some(b"RIFF"), _, Some(b"AVI ")) => Some("AVI video"),
        (_, Some(b"ftyp"), _) => Some("MP4 audio or video"),
        _ => named(&DOUBTFUL),
    }
}

/// Pairs of bytes to text. A lone surrogate and a last single byte are broken places.
fn from_utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    });
    let mut replaced = rest.len();
    let mut text: String = char::decode_utf16(units)
        .map(|decoded| {
            decoded.unwrap_or_else(|_| {
                replaced += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    text.extend(rest.iter().map(|_| char::REPLACEMENT_CHARACTER));
    Decoded { text, encoding, replaced }
}

/// Whether bytes are UTF-8, perhaps with a few broken places: one damaged character must not turn all umlauts to gibberish.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= broken * GOOD_PER_BROKEN
}

fn from_utf8(bytes: &[u8], encoding: Encoding) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), encoding, replaced: 0 };
    }
    let replaced = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), encoding, replaced }
}

/// One byte of windows-1252, after the index of the WHATWG Encoding Standard (<https://encoding.spec.whatwg.org/#index-windows-1252>):
/// 0x80 to 0x9F by the table, the five unused ones being control characters; all others are the code point of that number.
fn windows_1252(byte: u8) -> char {
    const HIGH_CONTROLS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    let position = byte.checked_sub(0x80).map(usize::from);
    position.and_then(|position| HIGH_CONTROLS.get(position)).copied().unwrap_or(char::from(byte))
}

fn has_too_many_controls(text: &str) -> bool {
    let (mut characters, mut controls) = (0_usize, 0_usize);
    for character in text.chars() {
        characters += 1;
        controls += usize::from(is_control(character));
    }
    let is_large_share = controls * CHARACTERS_PER_CONTROL > characters;
    is_large_share && (controls > FORGIVEN_CONTROLS || controls == characters)
}

/// Control characters that have no business in a text: not the tab, the line and page ends, nor the escape of coloured logs.
fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1B}' | '\u{85}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: Encoding, replaced: usize) {
        let expected = Decoded { text: text.to_owned(), encoding, replaced };
        assert_eq!(decode(bytes), Ok(expected), "{:?}", String::from_utf8_lossy(bytes));
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn texts_are_read() {
        check(b"", "", Encoding::Utf8, 0);
        check(b"plain\r\n\tascii", "plain\r\n\tascii", Encoding::Utf8, 0);
        check("Grüße 😀 你好 مرحبا e\u{301}".as_bytes(), "Grüße 😀 你好 مرحبا e\u{301}", Encoding::Utf8, 0);
        check("schon \u{FFFD} da".as_bytes(), "schon \u{FFFD} da", Encoding::Utf8, 0);
        check(b"\xEF\xBB\xBFmit Marke", "mit Marke", Encoding::Utf8Bom, 0);
        check(b"\xEF\xBB\xBF", "", Encoding::Utf8Bom, 0);
        check(b"\xEF\xBB\xBFkaputt \xFC hier", "kaputt \u{FFFD} hier", Encoding::Utf8Bom, 1);
        check(b"Caf\xE9", "Café", Encoding::Windows1252, 0);
        check(b"Gr\xFC\xDFe \x84Zitat\x93 \x96 5 \x80", "Grüße „Zitat“ – 5 €", Encoding::Windows1252, 0);
        check(b"\xABCAF\xC9\xBB", "«CAFÉ»", Encoding::Windows1252, 0);
        check("äöüß \u{FF}".as_bytes(), "äöüß ÿ", Encoding::Utf8, 0);
        check(b"\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F \xFF.", "äöüß \u{FFFD}.", Encoding::Utf8, 1);
        check(b"a\0b, wie es ist und bleibt", "a\0b, wie es ist und bleibt", Encoding::Utf8, 0);
        check(b"GIF89a ist ein Format", "GIF89a ist ein Format", Encoding::Utf8, 0);
        check(b"MZ: Mainzer Zeitung", "MZ: Mainzer Zeitung", Encoding::Utf8, 0);
        check(b"ID3 und PK", "ID3 und PK", Encoding::Utf8, 0);
    }

    #[test]
    fn utf16_is_read_with_and_without_mark() {
        for text in ["Hallo Welt", "Grüße 😀, „hier“", "a", "x\r\ny"] {
            check(&utf16(text, u16::to_le_bytes), text, Encoding::Utf16Le, 0);
            check(&utf16(text, u16::to_be_bytes), text, Encoding::Utf16Be, 0);
        }
        for text in ["", "你好", "Привет", "Hallo"] {
            let marked = format!("\u{FEFF}{text}");
            check(&utf16(&marked, u16::to_le_bytes), text, Encoding::Utf16Le, 0);
            check(&utf16(&marked, u16::to_be_bytes), text, Encoding::Utf16Be, 0);
        }
        check(b"\xFF\xFEa\0\x00\xD8b\0", "a\u{FFFD}b", Encoding::Utf16Le, 1);
        check(b"\xFE\xFF\0a\xDC\x00\xD8\x00", "a\u{FFFD}\u{FFFD}", Encoding::Utf16Be, 2);
        check(b"\xFF\xFEa\0b", "a\u{FFFD}", Encoding::Utf16Le, 1);
    }

    #[test]
    fn windows_1252_is_complete() {
        let all: String = (0x80..=0x9F_u8).map(windows_1252).collect();
        assert_eq!(all, "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ");
        assert_eq!((windows_1252(0x7F), windows_1252(0xA0), windows_1252(0xFF)), ('\u{7F}', '\u{A0}', 'ÿ'));
    }

    #[test]
    fn other_formats_are_refused_by_name() {
        let rows: [(&[u8], Option<&str>); 22] = [
            (b"%PDF-1.7\n", Some("PDF")),
            (b"{\\rtf1\\ansi", Some("RTF")),
            (b"PK\x03\x04\x14\0", Some("ZIP archive, e.g. DOCX or EPUB")),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some("old Microsoft Office file, e.g. DOC")),
            (b"\x89PNG\r\n\x1A\n\0", Some("PNG image")),
            (b"\xFF\xD8\xFF\xE0", Some("JPEG image")),
            (b"GIF89a\x01\0\x01\0", Some("GIF image")),
            (b"\x1F\x8B\x08", Some("gzip archive")),
            (b"ID3\x03\0\0", Some("MP3 audio")),
            (b"\0\0\0\x20ftypisom", Some("MP4 audio or video")),
            (b"RIFF\x01\0\0\0WEBPVP8", Some("WebP image")),
            (b"\x7FELF\x02", Some("Linux program")),
            (b"MZ\x90\0\x03\0", Some("Windows program")),
            (b"SQLite format 3\0", Some("SQLite database")),
            (b"\0asm\x01\0\0\0", Some("WebAssembly program")),
            (b"\xFF\xFE\0\0a\0\0\0", Some("UTF-32 text")),
            (b"\0", None),
            (b"\0\0\0\0\0", None),
            (b"\x01\x02\x03\x04abcdefgh", None),
            (b"abc\x00\x01\x02\x90\x03\x04\x05\xFF", None),
            (b"\x81\x8D\x8F\x90\x9D", None),
            (b"\xEF\xBB\xBF\0\0\0\0", None),
        ];
        for (bytes, looks_like) in rows {
            assert_eq!(decode(bytes), Err(DecodeError::Binary { looks_like }), "{bytes:?}");
        }
        let named = DecodeError::Binary { looks_like: Some("PDF") };
        assert_eq!(named.to_string(), "this is not a text file, it looks like PDF");
        assert_eq!(DecodeError::Binary { looks_like: None }.to_string(), "this is not a text file");
    }

    #[test]
    fn markup_and_json_are_told_from_words() {
        for text in
            ["<!DOCTYPE html><p>", "\n <HTML lang=de>", "<?xml version='1.0'?>", "<!-- x --><html>", "\u{FEFF}<div>", "<p>a"]
        {
            assert!(looks_like_markup(text), "{text:?}");
        }
        for text in ["", "<", "<3 ich liebe es", "<<Zitat>>", "a <p> b", "html", "<pause>", "<ß", "<html"] {
            assert!(!looks_like_markup(text), "{text:?}");
        }
        for text in ["{}", " {\"a\": 1} ", "[]", "[{\"a\":1}]", "[\n\"a\"]", "\u{FEFF}{ \"format\":\"x\"}\n"] {
            assert!(looks_like_json(text), "{text:?}");
        }
        for text in ["", "{", "[1] Quelle [2]", "{Anmerkung}", "[...]", "Er sagte: {}", "\"a\"", "[sic]"] {
            assert!(!looks_like_json(text), "{text:?}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use proptest::prelude::*;

        use super::*;

        proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

            #[test]
            fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
                if let Ok(decoded) = decode(&bytes) {
                    let shown = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
                    prop_assert!(decoded.replaced <= shown);
                    prop_assert!(!(looks_like_markup(&decoded.text) && looks_like_json(&decoded.text)));
                }
            }

            #[test]
            fn words_come_back(text in "[a-zA-Zäöüßé„“–😀你ب .,\n]{1,200}") {
                prop_assert_eq!(decode(text.as_bytes()).map(|decoded| decoded.text), Ok(text.clone()));
                let marked = format!("\u{FEFF}{text}");
                prop_assert_eq!(decode(&utf16(&marked, u16::to_le_bytes)).map(|decoded| decoded.text), Ok(text.clone()));
                prop_assert_eq!(decode(&utf16(&marked, u16::to_be_bytes)).map(|decoded| decoded.text), Ok(text));
            }
        }
    }
}
