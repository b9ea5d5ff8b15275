//! From bytes to text when a file may say how it is written. Order of trust: what the caller forces, the byte-order mark, what the
//! file declares (unless the bytes contradict), UTF-8 if the bytes are that, else a guess by the frequency of letters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::intake::{
    extracted::ExtractError,
    utf16::{self, Order},
};

/// Bytes in which a declaration is looked for; the standard for HTML says 1,024, pages do not keep to it.
const DECLARED_WITHIN: usize = 4_096;

/// Bytes that the guess looks at.
const GUESSED_FROM: usize = 200_000;

/// Too few bytes to tell rare alphabets from the common ones.
const SHORT: usize = 600;

/// A text and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    /// Its name in the Encoding Standard (WHATWG).
    pub encoding: &'static str,
    /// Broken places, each shown as U+FFFD.
    pub replaced: usize,
}

/// Reads bytes as text. `forced` is the caller's, `declared` stands outside of the bytes, as in a mail's header.
///
/// # Errors
/// [`ExtractError::UnknownEncoding`] if `forced` is not a label of the Encoding Standard (<https://encoding.spec.whatwg.org/#names-and-labels>).
pub fn decode(bytes: &[u8], forced: Option<&str>, declared: Option<&str>) -> Result<Text, ExtractError> {
    let encoding = match forced {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| ExtractError::UnknownEncoding(label.to_owned()))?,
        None => chosen(bytes, declared),
    };
    let rest = match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => bytes.get(length..).unwrap_or_default(),
        _ => bytes,
    };
    let before = count(&encoding.decode_without_bom_handling(rest).0);
    let (text, had_errors) = encoding.decode_without_bom_handling(rest);
    let own = if encoding == UTF_8 { std::str::from_utf8(rest).map_or(0, |_| before) } else { 0 };
    let replaced = if had_errors { before - own } else { 0 };
    Ok(Text { text: text.into_owned(), encoding: encoding.name(), replaced })
}

fn count(text: &str) -> usize {
    text.matches(char::REPLACEMENT_CHARACTER).count()
}

fn chosen(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(order) = utf16::without_mark(bytes) {
        return if order == Order::Little { UTF_16LE } else { UTF_16BE };
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    if is_utf8 && !bytes.is_ascii() {
        // Text that is well-formed UTF-8 beyond ASCII is so by no accident, whatever it declares.
        return UTF_8;
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared_inside(bytes));
    match declared {
        // A declaration read as bytes shows that the text is not in UTF-16.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        Some(encoding) if encoding == UTF_8 && !is_utf8 && !is_nearly_utf8(bytes) => guessed(bytes),
        Some(encoding) => encoding,
        None if is_utf8 || is_nearly_utf8(bytes) => UTF_8,
        None => guessed(bytes),
    }
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..GUESSED_FROM).unwrap_or(bytes), true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // A guess that breaks is none, and of few letters the guess finds rare alphabets: "naïve" would be Latvian.
    let is_rare = bytes.len() < SHORT && ["ISO-8859-4", "ISO-8859-13", "ISO-8859-10", "ISO-8859-3"].contains(&guess.name());
    if is_rare || guess.decode_without_bom_handling(bytes).1 { fitting(bytes, WINDOWS_1252) } else { fitting(bytes, guess) }
}

/// Encodings with Latin letters that the guess knows.
const LATIN: [&str; 10] = [
    "windows-1250",
    "windows-1252",
    "windows-1254",
    "windows-1257",
    "windows-1258",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-10",
    "ISO-8859-13",
];

/// Of the guess, the common encoding and that of old Macs, which the guess does not know (chardetng 1.0), the one in which the signs fit
/// where they stand: "£5" and not "Ł5", "25 µg" and not "25 ľg", "für" and not "fŸr".
fn fitting(bytes: &[u8], guess: &'static Encoding) -> &'static Encoding {
    let bytes = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    let read = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0;
    let (own, common) = (read(guess), read(WINDOWS_1252));
    if !LATIN.contains(&guess.name()) {
        // "10 ºC" is no Chinese: one sign among Latin words. Nor is "10円" one of "‰~".
        let is_one_sign = !guess.is_single_byte() && own.chars().filter(|sign| !sign.is_ascii()).count() == 1;
        let is_latin = is_one_sign
            && own.chars().any(|sign| sign.is_ascii_alphanumeric())
            && common.chars().filter(|sign| !sign.is_ascii()).all(|sign| sign < '\u{100}' && is_sign(sign))
            && misfits(&common) == 0;
        return if is_latin { WINDOWS_1252 } else { guess };
    }
    let (own_misfits, common_misfits) = (misfits(&own), misfits(&common));
    let only_signs = own.chars().zip(common.chars()).filter(|(own, common)| own != common).all(|(_, common)| is_sign(common));
    let is_common = common_misfits < own_misfits || common_misfits == 0 && only_signs && !is_unclosed(&common);
    let (best, least) = if is_common { (WINDOWS_1252, common_misfits) } else { (guess, own_misfits) };
    if least >= 2 && misfits(&read(MACINTOSH)) * 4 <= least { MACINTOSH } else { best }
}

/// No letter of a word.
fn is_sign(sign: char) -> bool {
    !sign.is_alphabetic() || matches!(sign, 'µ' | 'ª' | 'º')
}

/// Whether pointed quotation marks have no partners.
fn is_unclosed(text: &str) -> bool {
    text.matches('«').count() != text.matches('»').count()
}

/// How many signs beyond ASCII stand where nobody writes them: capitals within a word, signs of money between letters, letters alone.
fn misfits(text: &str) -> usize {
    let padded: Vec<char> = "  ".chars().chain(text.chars()).chain("  ".chars()).collect();
    padded.windows(5).filter(|around| is_misfit(around)).count()
}

/// Whether the middle one of five signs stands where nobody writes it.
fn is_misfit(around: &[char]) -> bool {
    /// Words of one letter, in the languages that have them.
    const ALONE: &str = "àáâäåæçéèêíîñóòôöøúùüßÀÁÂÄÅÆÉÈÍÓÒÔÖØÚÜ";
    /// The last letter of the Latin blocks that these encodings have.
    const LAST_LATIN: char = '\u{24F}';
    let [first, before, sign, after, last] = *around else { return false };
    let (letter_before, letter_after) = (before.is_alphabetic(), after.is_alphabetic());
    match sign {
        // Dashes join words ("north–south"), either quotation mark stands for an apostrophe ("geht‘s"), and a degree may be of anything.
        '\0'..='\u{7F}' | '«' | '»' | '’' | '‘' | '…' | '–' | '—' | '•' | '‡' | '™' | '·' | '°' | '\u{AD}' | '\u{A0}' => {
            false
        }
        '\u{80}'..='\u{9F}' => true,
        '†' => letter_after,
        'ˆ' | '˜' | '¸' | '‰' => letter_before || letter_after,
        // Powers stand after a unit of length or a letter alone.
        '¹' | '²' | '³' => letter_after || letter_before && before != 'm' && first.is_alphabetic(),
        '£' | '¥' | '¢' | '¤' | '€' | '±' | '½' | '¼' | '¾' | '÷' | '×' | '¬' | '¦' => {
            letter_after || before.is_lowercase()
        }
        'º' | 'ª' => after.is_lowercase() || letter_before && first.is_alphabetic(),
        'µ' => letter_before || !letter_after,
        _ if sign.is_alphabetic() => {
            let is_capital_within = sign.is_uppercase() && letter_before && (before.is_lowercase() || after.is_lowercase());
            let is_doubled = sign.is_uppercase() && !letter_before && after.is_uppercase() && last.is_lowercase();
            let is_alone = !letter_before && !letter_after && !ALONE.contains(sign);
            sign > LAST_LATIN || is_capital_within || is_doubled || is_alone
        }
        // Accents alone and signs of mathematics.
        _ if sign > LAST_LATIN && !"‚“”„‹›€".contains(sign) => true,
        _ => letter_before && letter_after,
    }
}

/// One broken place in a long text of UTF-8 does not make it another encoding.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // A text that was cut inside of its last character is broken there alone.
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    good > 0 && (is_cut || good >= broken * 2)
}

/// `<meta charset=…>`, `<meta … content="…; charset=…">` or `<?xml … encoding="…"?>`.
fn declared_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(DECLARED_WITHIN).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let value = |text: &str| {
        let text = text.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let label: String =
            text.chars().take_while(|character| character.is_ascii_alphanumeric() || "-_:.".contains(*character)).collect();
        Encoding::for_label(label.as_bytes())
    };
    if let Some(declaration) = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next())
        && let Some(encoding) = declaration.split("encoding").nth(1).and_then(value)
    {
        return Some(encoding);
    }
    let metas = head.split("<meta").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    metas.filter_map(|meta| meta.split("charset").nth(1)).find_map(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &'static str, replaced: usize) {
        assert_eq!(decode(bytes, None, None), Ok(Text { text: text.to_owned(), encoding, replaced }), "{text}");
    }

    #[test]
    fn mark_declaration_and_guess_in_this_order() {
        check(b"", "", "UTF-8", 0);
        check("Grüße 😀".as_bytes(), "Grüße 😀", "UTF-8", 0);
        check(b"\xEF\xBB\xBFa", "a", "UTF-8", 0);
        check(b"\xFF\xFEa\0\xFC\0", "aü", "UTF-16LE", 0);
        check(b"\0H\0a\0l\0l\0o", "Hallo", "UTF-16BE", 0);
        let cyrillic: Vec<u8> = "Рамай одобрил 40".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&cyrillic, "Рамай одобрил 40", "UTF-16LE", 0);
        check(b"<meta charset=iso-8859-1>\xFC", "<meta charset=iso-8859-1>ü", "windows-1252", 0);
        check(b"<?xml version='1.0' encoding='koi8-r'?>\xD1", "<?xml version='1.0' encoding='koi8-r'?>я", "KOI8-R", 0);
        let page = b"<meta http-equiv=x content=\"text/html; charset=windows-1251\">\xFF";
        check(page, "<meta http-equiv=x content=\"text/html; charset=windows-1251\">я", "windows-1251", 0);
        check("<meta charset=iso-8859-1>ü".as_bytes(), "<meta charset=iso-8859-1>ü", "UTF-8", 0);
        check(b"<meta charset=utf-16>a", "<meta charset=utf-16>a", "UTF-8", 0);
        check(b"<meta charset=utf-8>Gr\xFC\xDFe aus K\xF6ln", "<meta charset=utf-8>Grüße aus Köln", "windows-1252", 0);
        check("Grüße 😀".as_bytes().get(..10).unwrap_or_default(), "Grüße \u{FFFD}", "UTF-8", 1);
        check(b"na\xEFve", "naïve", "windows-1252", 0);
        check(b"Universit\xE4t", "Universität", "windows-1252", 0);
        check(b"He said \x93no\x94: it rose to \xA35.", "He said “no”: it rose to £5.", "windows-1252", 0);
        check(b"It\x92s \xA35m \x96 not \xA36m.", "It’s £5m – not £6m.", "windows-1252", 0);
        check(b"25 \xB5g per m\xB3 of air, 20\xB0C \xB1 2", "25 µg per m³ of air, 20°C ± 2", "windows-1252", 0);
        check(b"Add \xBD cup of milk and \xBC of flour.", "Add ½ cup of milk and ¼ of flour.", "windows-1252", 0);
        check(b"\xABNein\xBB, sagte er bei 10 \xBAC.", "«Nein», sagte er bei 10 ºC.", "windows-1252", 0);
        check(b"The north\x96south line, a cost\x96benefit test.", "The north–south line, a cost–benefit test.", "windows-1252", 0);
        check(b"Read on \xBB\nMore \xBB\nNext \xBB", "Read on »\nMore »\nNext »", "windows-1252", 0);
        check(b"He don\x91t say it\x91s so", "He don‘t say it‘s so", "windows-1252", 0);
        check(b"Smith\x87 and Jones\x87, 20\xB0c, 30\xB0c", "Smith‡ and Jones‡, 20°c, 30°c", "windows-1252", 0);
        check(b"\xFC and \xDF, \xFC and \xDF", "ü and ß, ü and ß", "windows-1252", 0);
        check(b"ora\xBAul \xBAi ora\xBA", "oraşul şi oraş", "windows-1250", 0);
        check(b"10 \xBAC", "10 ºC", "windows-1252", 0);
        check(b"10\x89\x7E", "10円", "Shift_JIS", 0);
        check(b"On by\xB3 tu i zrobi\xB3 to.", "On był tu i zrobił to.", "windows-1250", 0);
        check(b"\xA3\xF3d\xBC ro\xB6nie, s\xB1 tu.", "Łódź rośnie, są tu.", "ISO-8859-2", 0);
        check(b"Zdra\x9Een\xED o 12 procent, \xF8ekl Ji\xF8\xED.", "Zdražení o 12 procent, řekl Jiří.", "windows-1250", 0);
        check(b"F\x9Fr M\x8Anner: gr\x9A\xA7ere \xE3\x86bung\xD2 \xD0 5 \xDB", "Für Männer: größere „Übung“ – 5 €", "macintosh", 0);
        check(b"L\xD5\x8Et\x8E, \x8Da co\x9Ete 5 \xDB", "L’été, ça coûte 5 €", "macintosh", 0);
        check(
            b"GR\xD6SSE, \xC9TUDE, 5 \x80, n\xBA 3, 20\xB0C, S\xE3o, Ren\xE9\x92s",
            "GRÖSSE, ÉTUDE, 5 €, nº 3, 20°C, São, René’s",
            "windows-1252",
            0,
        );
        check(b"\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F \xFF.", "äöüß \u{FFFD}.", "UTF-8", 1);
    }

    #[test]
    fn the_caller_is_believed() {
        let read = |bytes: &[u8], label: &str| decode(bytes, Some(label), None).map(|text| text.text);
        assert_eq!(read("ü".as_bytes(), "latin1").as_deref(), Ok("Ã¼"));
        assert_eq!(read(b"\xFC", "utf-8").as_deref(), Ok("\u{FFFD}"));
        assert_eq!(read(b"a", "klingon"), Err(ExtractError::UnknownEncoding("klingon".to_owned())));
        assert_eq!(decode(b"\xFC", None, Some("iso-8859-1")).map(|text| text.text).as_deref(), Ok("ü"));
    }
}
