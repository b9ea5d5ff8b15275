//! UTF-16 without its mark: told by the bytes alone, in any script.
//!
//! Blanks, line ends and digits have a zero byte in every script's UTF-16, always in the same half of the pair, and no other encoding of text
//! has zero bytes at all. Whether a file is text of that kind or a program then shows in its characters.

/// Bytes looked at.
const SAMPLE: usize = 4096;

/// Of Latin text so many of a hundred pairs have a zero byte in the one half, and hardly any in the other.
const ZEROS_OF_LATIN: usize = 40;
const ZEROS_IN_OTHER_HALF: usize = 10;

/// Of other text one pair in so many is a blank, a line end or a digit.
const PAIRS_FOR_BLANK: usize = 100;

/// Of a hundred characters so many are letters, digits, blanks and signs of a script, and none of them a control character.
const READABLE: usize = 95;

/// Of a hundred letters so many are of the same script.
const OF_ONE_SCRIPT: usize = 80;

/// More control characters than one in so many are no text in UTF-8.
const CHARACTERS_PER_CONTROL: usize = 20;

/// Which half of each pair comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// The order of the bytes, if they are UTF-16 without a mark; `None` if they are anything else.
pub(super) fn without_mark(bytes: &[u8]) -> Option<Order> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (pairs, rest) = sample.as_chunks::<2>();
    let first = pairs.iter().filter(|[first, _]| *first == 0).count() * 100;
    let second = pairs.iter().filter(|[_, second]| *second == 0).count() * 100;
    let (many, few) = (pairs.len() * ZEROS_OF_LATIN, pairs.len() * ZEROS_IN_OTHER_HALF);
    if first + second == 0 {
        return None;
    }
    if second >= many && first <= few {
        return Some(Order::Little);
    }
    if first >= many && second <= few {
        return Some(Order::Big);
    }
    if !rest.is_empty() || is_utf8(sample) {
        return None;
    }
    // Blanks tell: a letter whose number ends in a zero byte looks like a Latin one the other way round, but its neighbours do not.
    let blanks = |order: Order| units(pairs, order).filter(|unit| matches!(*unit, 0x0A | 0x0D | 0x20 | 0x30..=0x39)).count();
    let is_it = |order: &Order| blanks(*order) * PAIRS_FOR_BLANK >= pairs.len() && is_readable(pairs, *order);
    [Order::Little, Order::Big].into_iter().find(is_it)
}

fn units(pairs: &[[u8; 2]], order: Order) -> impl Iterator<Item = u16> {
    pairs.iter().map(move |pair| match order {
        Order::Little => u16::from_le_bytes(*pair),
        Order::Big => u16::from_be_bytes(*pair),
    })
}

/// Whether bytes are UTF-8 with words in it, zero bytes aside.
fn is_utf8(sample: &[u8]) -> bool {
    let valid = match std::str::from_utf8(sample) {
        Ok(text) => text,
        // The sample may end inside a character.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(sample.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or("")
        }
        Err(_) => return false,
    };
    let controls = valid.chars().filter(|sign| sign.is_control() && !sign.is_whitespace() && *sign != '\0').count();
    controls * CHARACTERS_PER_CONTROL <= valid.chars().count()
}

fn is_readable(pairs: &[[u8; 2]], order: Order) -> bool {
    let (mut all, mut readable) = (0_usize, 0_usize);
    let mut scripts: Vec<(u32, usize)> = Vec::new();
    for sign in char::decode_utf16(units(pairs, order)) {
        all += 1;
        // The sample may end inside a character.
        let Ok(sign) = sign else { continue };
        if sign.is_whitespace() || is_punctuation(sign) || sign.is_ascii_alphanumeric() {
            readable += 1;
        } else if sign.is_alphanumeric() {
            readable += 1;
            let script = script(sign);
            match scripts.iter_mut().find(|(own, _)| *own == script) {
                Some((_, count)) => *count += 1,
                None => scripts.push((script, 1)),
            }
        }
    }
    let letters: usize = scripts.iter().map(|(_, count)| count).sum();
    let most = scripts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    readable * 100 >= all * READABLE && most * 100 >= letters * OF_ONE_SCRIPT
}

/// A number for letters that stand together: the rows of 256 in which a script lies, those of East Asia taken together.
fn script(sign: char) -> u32 {
    match u32::from(sign) {
        0..=0x2FF | 0x1E00..=0x1EFF => 0,
        0x3000..=0x31FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000.. => 1,
        0x1100..=0x11FF | 0xAC00..=0xD7FF => 2,
        0x300..=0x3FF | 0x1F00..=0x1FFF => 3,
        0x400..=0x52F => 4,
        0x600..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFEFF => 6,
        number => 16 + (number >> 8),
    }
}

/// Signs that stand among letters. Not those that are of no script: private ones, and the halves of others.
fn is_punctuation(sign: char) -> bool {
    matches!(sign,
        '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' | '\u{A0}'..='\u{BF}' | '×' | '÷' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}'
        | '\u{60C}'..='\u{61F}' | '\u{64B}'..='\u{65F}' | '\u{6D4}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{964}'..='\u{965}'
        | '\u{E31}'..='\u{E4E}' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{FE00}'..='\u{FE6F}'
        | '\u{FEFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{FFFD}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_script_is_known_without_a_mark() {
        let rows = [
            "Hallo Welt",
            "a",
            "Grüße 😀, „hier“",
            "Рамай\r\n\r\nГородской совет одобрил линию в понедельник, в 12:30.",
            "市议会周一晚上批准了新的电车线路。\n线路将耗资4000万欧元。",
            "市議会は月曜日、新しい路面電車を承認した。\n費用は４０００万ユーロ。",
            "시의회는 월요일 저녁 새 전차 노선을 승인했다.",
            "وافق مجلس المدينة على خط الترام الجديد.\nستبلغ التكلفة ٤٠ مليون يورو.",
            "העירייה אישרה את הקו. הוא יעלה 40 מיליון.",
            "Το συμβούλιο ενέκρινε τη γραμμή – κόστος 40.",
            "नगर परिषद ने सोमवार को नई लाइन को मंज़ूरी दी।",
        ];
        for text in rows {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!((without_mark(&little), without_mark(&big)), (Some(Order::Little), Some(Order::Big)), "{text}");
            assert_eq!(without_mark(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn other_bytes_are_not_taken_for_it() {
        let wide: Vec<u8> = "Hallo".chars().flat_map(|sign| u32::from(sign).to_le_bytes()).collect();
        let rows: [&[u8]; 8] = [
            b"",
            b"\0",
            b"\0\0\0\0",
            b"a\0b, wie es ist und bleibt",
            b"\x01\x02\x03\x04abcdefgh",
            b"abc\x00\x01\x02\x90\x03\x04\x05\xFF",
            b"\xCA\xD0\xD2\xE9\xBB\xE1\xD6\xDC\xD2\xBB",
            &wide,
        ];
        for bytes in rows {
            assert_eq!(without_mark(bytes), None, "{bytes:?}");
        }
    }
}
