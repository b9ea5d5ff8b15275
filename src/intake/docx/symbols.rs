//! Signs of symbol fonts as the characters that a reader sees. Word writes them as numbers of a font, not of Unicode.
//!
//! Source: Adobe's table of the Symbol font (<https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt>); of Wingdings, the signs that
//! stand in texts and not beside them.

/// From 0x20 to 0x7E.
const SYMBOL_LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// From 0xA0 to 0xFE. U+FFFD where the font has nothing or the piece of a larger sign.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\u{FFFD}\u{FFFD}↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}〉∫\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}";

const WINGDINGS: [(u32, char); 26] = [
    (0x21, '✏'),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFE, '☑'),
];

/// The sign of a font by its number: U+FFFD where it is not known which that is.
pub(super) fn sign(font: &str, number: u32) -> char {
    let font = font.to_ascii_lowercase();
    // Fonts of symbols lie in the private area, or without it.
    let in_font = if (0xF000..=0xF0FF).contains(&number) { number - 0xF000 } else { number };
    let nth = |table: &str, from: u32| in_font.checked_sub(from).and_then(|at| table.chars().nth(at as usize));
    let found = if font == "symbol" {
        nth(SYMBOL_LOW, 0x20).or_else(|| nth(SYMBOL_HIGH, 0xA0))
    } else if font.starts_with("wingdings") || font.starts_with("webdings") || font.starts_with("mt extra") {
        WINGDINGS.iter().find(|(own, _)| font == "wingdings" && *own == in_font).map(|(_, sign)| *sign)
    } else if (0xF000..=0xF0FF).contains(&number) {
        char::from_u32(in_font)
    } else {
        char::from_u32(number)
    };
    found.filter(|sign| !sign.is_control()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Text in such a font: its characters of the private area are signs too.
pub(super) fn text(font: &str, text: &str) -> String {
    let read = |character: char| match u32::from(character) {
        number @ 0xF020..=0xF0FF => sign(font, number),
        _ => character,
    };
    text.chars().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_a_reader_sees() {
        let rows = [
            ("Symbol", 0xF0B3, '≥'),
            ("Symbol", 0xB3, '≥'),
            ("Symbol", 0xF0B0, '°'),
            ("Symbol", 0xF061, 'α'),
            ("Symbol", 0xF0A3, '≤'),
            ("Symbol", 0xF0AE, '→'),
            ("Symbol", 0xF0B4, '×'),
            ("Symbol", 0xF0E5, '∑'),
            ("Symbol", 0xF0F2, '∫'),
            ("Wingdings", 0xF0FC, '✓'),
            ("Wingdings", 0xF0E0, '→'),
            ("Wingdings", 0xF041, '\u{FFFD}'),
            ("Wingdings 2", 0xF050, '\u{FFFD}'),
            ("Times New Roman", 0x2013, '–'),
            ("Arial", 0xF041, 'A'),
            ("Arial", 0x1, '\u{FFFD}'),
            ("Arial", 0xD800, '\u{FFFD}'),
        ];
        for (font, number, expected) in rows {
            assert_eq!(sign(font, number), expected, "{font} {number:x}");
        }
        assert_eq!(text("Symbol", "\u{F0B3} 5"), "≥ 5");
    }
}
