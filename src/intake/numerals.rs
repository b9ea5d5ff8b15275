//! Numbers in letters, as lists, notes and pages are counted in them. All are small; who wants capitals makes them so.

/// Romans have no sign for more.
const LAST_ROMAN: u32 = 3_999;

/// The largest number that is written in one letter said often; beyond it that would be longer than a line.
const MOST_REPEATED: u32 = 4_999;

/// `i` to `mmmcmxcix`; `None` for what cannot be said so.
pub(super) fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1_000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|number| (1..=LAST_ROMAN).contains(number))?;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    Some(written)
}

/// `a` to `z`, then `aa`, `ab`: lists of web pages.
pub(super) fn letters(number: u32) -> Option<String> {
    let mut letters = Vec::new();
    let mut rest = number;
    while let Some(before) = rest.checked_sub(1) {
        letters.push(letter(before));
        rest = before / 26;
    }
    (!letters.is_empty()).then(|| letters.into_iter().rev().collect())
}

/// `a` to `z`, then `aa`, `bb`: lists of Word, pages of PDF.
pub(super) fn repeated_letters(number: u32) -> Option<String> {
    let before = Some(number).filter(|number| *number <= MOST_REPEATED)?.checked_sub(1)?;
    Some(std::iter::repeat_n(letter(before), usize::try_from(before / 26).ok()? + 1).collect())
}

fn letter(number: u32) -> char {
    char::from(b'a' + u8::try_from(number % 26).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_letters() {
        let rows = [
            (1, Some("i"), Some("a"), Some("a")),
            (4, Some("iv"), Some("d"), Some("d")),
            (26, Some("xxvi"), Some("z"), Some("z")),
            (27, Some("xxvii"), Some("aa"), Some("aa")),
            (28, Some("xxviii"), Some("ab"), Some("bb")),
            (53, Some("liii"), Some("ba"), Some("aaa")),
            (0, None, None, None),
        ];
        for (number, as_roman, as_letters, as_repeated) in rows {
            let written = [roman(number), letters(number), repeated_letters(number)];
            assert_eq!(written.each_ref().map(Option::as_deref), [as_roman, as_letters, as_repeated], "{number}");
        }
        let long = [(1_994, "mcmxciv"), (1_999, "mcmxcix"), (3_999, "mmmcmxcix")];
        assert!(long.iter().all(|(number, text)| roman(*number).as_deref() == Some(text)));
        assert_eq!((roman(4_000), roman(u32::MAX), repeated_letters(u32::MAX)), (None, None, None));
        assert_eq!(letters(u32::MAX).map(|text| text.len()), Some(7));
    }
}
