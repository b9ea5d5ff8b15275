//! Which way a text is written. The browser turns a paragraph by its first letter (`dir="auto"`), which is wrong for an Arabic sentence
//! that begins with a Latin name or has no letters at all. So where the first letter says something else than the article around it, most
//! letters decide. Offsets count UTF-8 bytes.

/// Whether a sign is written from right to left; `None` for signs that are turned by what stands around them.
#[must_use]
pub fn side(sign: char) -> Option<bool> {
    let right_to_left = matches!(sign, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    match sign {
        '\u{200E}' => Some(false),
        '\u{200F}' | '\u{61C}' => Some(true),
        _ => sign.is_alphabetic().then_some(right_to_left),
    }
}

/// So many letters of a text tell which way most of it is written.
const ENOUGH: usize = 4_000;

/// Whether most letters of some texts are written from right to left. Of each only the beginning is looked at.
pub fn most<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let sides = texts.flat_map(|text| text.chars().take(200)).filter_map(side).take(ENOUGH);
    sides.fold(0_i32, |sum, right_to_left| if right_to_left { sum + 1 } else { sum - 1 }) > 0
}

/// Whether a paragraph is written from right to left, in an article that is (`around`) or is not.
#[must_use]
pub fn is_right_to_left(text: &str, around: bool) -> bool {
    match text.chars().find_map(side) {
        None => around,
        Some(first) if first == around => first,
        Some(_) => {
            let sides = text.chars().filter_map(side);
            match sides.fold(0_i32, |sum, right_to_left| if right_to_left { sum + 1 } else { sum - 1 }) {
                0 => around,
                sum => sum > 0,
            }
        }
    }
}

/// The same as HTML says it in `dir`: `auto` wherever the first letter leads to it.
#[must_use]
pub fn attribute(text: &str, around: bool) -> &'static str {
    match (is_right_to_left(text, around), text.chars().find_map(side).unwrap_or(false)) {
        (right_to_left, first) if right_to_left == first => "auto",
        (true, _) => "rtl",
        (false, _) => "ltr",
    }
}

/// Whether the sign at an offset of a paragraph is drawn from right to left: figures never are, other signs as the letters beside them,
/// and as the paragraph (`paragraph`) between letters of two kinds.
#[must_use]
pub fn sign_is_right_to_left(text: &str, offset: usize, paragraph: bool) -> bool {
    let (before, behind) = text.split_at_checked(offset).unwrap_or((text, ""));
    let Some(sign) = behind.chars().next() else { return paragraph };
    if let Some(own) = side(sign) {
        return own;
    }
    if sign.is_numeric() {
        return false;
    }
    let beside = |sign: char| side(sign).or_else(|| sign.is_numeric().then_some(paragraph));
    let before = before.chars().rev().find_map(beside).unwrap_or(paragraph);
    let behind = behind.chars().find_map(beside).unwrap_or(paragraph);
    if before == behind { before } else { paragraph }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_turned_by_its_letters_and_by_the_article_around_it() {
        let rows = [
            // The text, in a left-to-right and in a right-to-left article.
            ("وافق مجلس المدينة على خط ترام.", ("auto", true), ("auto", true)),
            ("המועצה אישרה קו חדש.", ("auto", true), ("auto", true)),
            ("The council agreed.", ("auto", false), ("auto", false)),
            ("BBC قالت إن المجلس وافق على الخط", ("auto", false), ("rtl", true)),
            ("«٤٠ مليون» يورو", ("auto", true), ("auto", true)),
            ("12,000", ("auto", false), ("rtl", true)),
            ("שלום is Hebrew for peace.", ("ltr", false), ("auto", true)),
            ("The word شكرا means thanks.", ("auto", false), ("auto", false)),
            ("", ("auto", false), ("rtl", true)),
        ];
        for (text, left, right) in rows {
            assert_eq!((attribute(text, false), is_right_to_left(text, false)), left, "{text}");
            assert_eq!((attribute(text, true), is_right_to_left(text, true)), right, "{text}");
        }
        assert!(most(["وافق مجلس", "BBC"].into_iter()) && !most(["One", "שלום", "Two more"].into_iter()) && !most([].into_iter()));
    }

    #[test]
    fn signs_are_turned_by_their_neighbours_and_figures_are_not() {
        let text = "قال: 12,000 (BBC) نعم.";
        let at = |sign: &str| text.find(sign).unwrap_or_default();
        let rows = [("ق", true), (":", true), ("1", false), ("2", false), ("B", false), ("نعم", true), (".", true)];
        for (sign, expected) in rows {
            assert_eq!(sign_is_right_to_left(text, at(sign), true), expected, "{sign}");
        }
        assert!(!sign_is_right_to_left("a שלום.", 1, false) && sign_is_right_to_left("", 9, true));
    }
}
