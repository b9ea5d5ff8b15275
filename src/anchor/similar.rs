//! How alike two short strings are, character by character: the fewest characters to put in, take out or change (Levenshtein),
//! computed for up to 64 characters at once in the bits of a number (Myers 1999; Hyyrö 2003).

/// Characters of a pattern that are looked at.
pub(super) const MOST: usize = 64;

/// Which text is compared from its start with all of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// Whichever beginning of it suits best.
    Beginning,
}

/// How alike, in per cent of the longer of the two. A pattern longer than [`MOST`] is compared by its first so many characters.
pub(super) fn alike(pattern: impl Iterator<Item = char>, text: impl Iterator<Item = char>, extent: Extent) -> u32 {
    let mut letters = ['\0'; MOST];
    let mut length = 0_u32;
    for (place, character) in letters.iter_mut().zip(pattern) {
        *place = character;
        length += 1;
    }
    let Some(last) = length.checked_sub(1) else { return 0 };
    let letters = letters.get(..length as usize).unwrap_or_default();
    // The differences between neighbouring rows of the table of distances, one bit each: up by one, down by one.
    let (mut up, mut down) = (u64::MAX, 0_u64);
    let (mut distance, mut read) = (length, 0_u32);
    let mut best = (length, length);
    for character in text.take(2 * MOST) {
        read += 1;
        let equal = letters.iter().enumerate().fold(0_u64, |bits, (at, letter)| bits | u64::from(*letter == character) << at);
        let vertical = equal | down;
        let diagonal = ((equal & up).wrapping_add(up) ^ up) | equal;
        let mut plus = down | !(diagonal | up);
        let mut minus = up & diagonal;
        distance = distance + (plus >> last & 1) as u32 - (minus >> last & 1) as u32;
        plus = plus << 1 | 1;
        minus <<= 1;
        up = minus | !(vertical | plus);
        down = plus & vertical;
        if distance < best.0 {
            best = (distance, length.max(read));
        }
    }
    let (distance, longer) = if extent == Extent::Whole { (distance, length.max(read)) } else { best };
    100 - (100 * distance / longer.max(1)).min(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, whole: u32, beginning: u32) {
        assert_eq!(alike(pattern.chars(), text.chars(), Extent::Whole), whole, "{pattern:?} {text:?}");
        assert_eq!(alike(pattern.chars(), text.chars(), Extent::Beginning), beginning, "{pattern:?} begins {text:?}");
    }

    #[test]
    fn likeness_is_the_share_of_characters_that_stay() {
        check("received", "recieved", 75, 75);
        check("over", "over", 100, 100);
        check("over", "over there", 40, 100);
        check("cat", "dog", 0, 0);
        check("", "x", 0, 0);
        check("x", "", 0, 0);
        check("🙂ä", "🙂a", 50, 50);
        check("kitten", "sitting", 58, 67);
        check(&"ab".repeat(32), &"ab".repeat(32), 100, 100);
        check(&"ab".repeat(50), &"ab".repeat(32), 100, 100);
    }

    #[test]
    fn the_distance_is_that_of_the_table() {
        fn table(one: &[char], other: &[char]) -> usize {
            let mut row: Vec<usize> = (0..=other.len()).collect();
            for (above, a) in one.iter().enumerate() {
                let mut diagonal = std::mem::replace(&mut row[0], above + 1);
                for (at, b) in other.iter().enumerate() {
                    let next = (diagonal + usize::from(a != b)).min(row[at] + 1).min(row[at + 1] + 1);
                    diagonal = std::mem::replace(&mut row[at + 1], next);
                }
            }
            row[other.len()]
        }
        let words = ["", "a", "ab", "abc", "bca", "Koalition", "Koalitionen", "Kollation", "im Irak", "im Iran", "漢字", "字漢"];
        for one in words.iter().filter(|word| !word.is_empty()) {
            for other in words {
                let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
                let expected = 100 - 100 * table(&a, &b) / a.len().max(b.len());
                assert_eq!(alike(one.chars(), other.chars(), Extent::Whole), expected as u32, "{one} {other}");
            }
        }
    }
}
