//! How the words of a block join when some of them are set in a way that means something: raised or lowered signs, withdrawn words,
//! readings over words, quotation marks that only a browser draws, fractions. One table for every reader, so that "12,000" with a
//! raised "1" is never "12,0001", in whatever file it stands.
//!
//! | run | how its words join |
//! |---|---|
//! | raised, lowered | digits and signs become the Unicode signs of that kind; a number that has none stands in brackets, letters stay |
//! | one raised letter | "Nº", "3ª", "xⁿ"; behind a number or a word a letter of notes stands in square brackets: no "1,200b", no "No 5" |
//! | note | a reference to a note stands in square brackets |
//! | struck | left out and counted: the author has withdrawn it |
//! | reading | left out and counted: it says how the word beside it is read |
//! | instead | left out and told: the words stand for a picture that cannot be shown |
//! | quoted | gets the quotation marks of the language, unless the text has its own |

use std::ops::Range;

use crate::{
    domain::article::BlockKind,
    intake::{
        account::{Account, Why},
        extracted::Extracted,
        links,
    },
};

/// A run of text that is set in a way that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Raised,
    Lowered,
    /// A raised reference to a note.
    Note,
    Struck,
    /// How the word beside it is read: ruby.
    Reading,
    /// What is shown where a picture cannot be shown.
    Instead,
    Quoted(Marks),
}

/// Quotation marks, outer and inner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks([&'static str; 4]);

impl Marks {
    /// Those of a language by its tag (BCP 47), as CLDR has them; of others the English ones.
    pub(super) fn of(language: &str) -> Self {
        let main = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let is_swiss = language.to_ascii_uppercase().ends_with("CH");
        Self(match main.as_str() {
            "de" | "fr" | "it" if is_swiss => ["«", "»", "‹", "›"],
            "de" | "cs" | "sk" | "sl" | "is" | "da" => ["„", "“", "‚", "‘"],
            "fr" => ["« ", " »", "‹ ", " ›"],
            "it" | "es" | "pt" | "no" | "nb" | "nn" | "ru" | "uk" | "el" | "ar" | "fa" => ["«", "»", "“", "”"],
            "pl" | "nl" | "hu" | "ro" | "hr" | "bg" => ["„", "”", "‚", "’"],
            "sv" | "fi" => ["”", "”", "’", "’"],
            "ja" => ["「", "」", "『", "』"],
            _ => ["“", "”", "‘", "’"],
        })
    }
}

/// Longer runs that are raised or lowered are sentences in small print and no signs, in bytes.
const LONGEST_RAISED: usize = 16;

/// Characters of a reference that is no number: a letter, a star.
const LONGEST_NOTE: usize = 3;

const RAISED: &str = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻–⁻=⁼(⁽)⁾nⁿiⁱ";
const LOWERED: &str = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋–₋=₌(₍)₎";

/// The text of a block on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Flow {
    pub(super) text: String,
    /// Bytes of the text that are one link, and its address.
    pub(super) links: Vec<(Range<usize>, String)>,
    link: Option<(usize, String)>,
    runs: Vec<(Run, usize)>,
    /// Where something was left out.
    gaps: Vec<usize>,
    /// Where something ends that is no part of the word behind it: the number that a note begins with, a formula.
    seams: Vec<usize>,
    pub(super) left_out: Account,
}

impl Flow {
    /// What follows links to an address. Links are not nested: a second one ends the first.
    pub(super) fn begin_link(&mut self, address: &str) {
        self.end_link();
        self.link = Some((self.text.len(), address.to_owned()));
    }

    pub(super) fn end_link(&mut self) {
        if let Some((start, address)) = self.link.take()
            && start < self.text.len()
        {
            self.links.push((start..self.text.len(), address));
        }
    }

    /// Parts what follows from what is there, if anything is.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Parts two raised numbers that stand side by side in elements of their own: notes 1 and 2 are no note 12.
    pub(super) fn part_signs(&mut self, run: Run) {
        let table = match run {
            Run::Raised => RAISED,
            Run::Lowered => LOWERED,
            _ => return,
        };
        if self.text.chars().next_back().is_some_and(|last| table.chars().skip(1).step_by(2).take(10).any(|sign| sign == last)) {
            self.space();
        }
    }

    /// What follows is such a run, until [`Flow::end`] is called as often.
    pub(super) fn begin(&mut self, run: Run) {
        self.runs.push((run, self.text.len()));
        if let Run::Quoted(Marks([outer, _, inner, _])) = run {
            let is_inner = self.quotes().is_multiple_of(2);
            self.text.push_str(if is_inner { inner } else { outer });
        }
    }

    fn quotes(&self) -> usize {
        self.runs.iter().filter(|(run, _)| matches!(run, Run::Quoted(_))).count()
    }

    /// Ends the run that began last, and joins its words to those before it.
    pub(super) fn end(&mut self) {
        let quotes = self.quotes();
        let Some((run, start)) = self.runs.pop() else { return };
        let Some(words) = self.text.get(start..).map(str::to_owned) else { return };
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let joined = match run {
            Run::Struck => self.leave_out(Why::Struck, &words),
            Run::Reading => self.leave_out(Why::Reading, &words),
            Run::Instead => self.leave_out(Why::Instead, &words),
            Run::Raised => match self.text.get(..start).and_then(|text| raised_letters(text, words.trim())) {
                Some(signs) => words.replacen(words.trim(), &signs, 1),
                None => shifted(&words, before, RAISED, "^"),
            },
            Run::Lowered => shifted(&words, before, LOWERED, "_"),
            Run::Note if before.is_some_and(|before| "[(".contains(before)) => words.clone(),
            Run::Note => note(&words),
            Run::Quoted(Marks([open, close, inner_open, inner_close])) => {
                let (open, close) = if quotes.is_multiple_of(2) { (inner_open, inner_close) } else { (open, close) };
                quoted(&words, open, close, before)
            }
        };
        self.text.truncate(start);
        if joined != words {
            self.seams.retain(|seam| *seam <= start);
        }
        if joined.is_empty() {
            self.gaps.push(start);
            // The blank that ended what was left out parts what is around it.
            if words.ends_with(' ') {
                self.space();
            }
        }
        self.text.push_str(&joined);
        let end = self.text.len();
        if run == Run::Note && start == 0 && joined.ends_with(']') {
            self.seam();
        }
        for (range, _) in &mut self.links {
            range.start = range.start.min(end);
            // What was inside the run is all of it now, and what reached into it still does.
            range.end = if range.end > start { end } else { range.end };
        }
        self.links.retain(|(range, _)| !range.is_empty());
        if let Some((at, _)) = &mut self.link {
            *at = (*at).min(end);
        }
    }

    fn leave_out(&mut self, why: Why, words: &str) -> String {
        self.left_out.add(why, words);
        String::new()
    }

    /// Something that nobody sees stands here, such as a comment: the blanks around it are one.
    pub(super) fn gap(&mut self) {
        self.gaps.push(self.text.len());
    }

    /// Ends all runs, and the link: a block ends here. Both go on in the next one when it is begun by [`Flow::resumed`].
    fn finish(&mut self) -> (Vec<Run>, Option<String>) {
        let link = self.link.as_ref().map(|(_, address)| address.clone());
        self.end_link();
        let runs = self.runs.iter().map(|(run, _)| *run).collect();
        while !self.runs.is_empty() {
            self.end();
        }
        self.close_gaps();
        self.part_seams();
        (runs, link)
    }

    /// What ends here is no part of a word that may follow.
    pub(super) fn seam(&mut self) {
        self.seams.push(self.text.len());
    }

    fn part_seams(&mut self) {
        let begins_word = |behind: &str| behind.starts_with(|sign: char| sign.is_alphanumeric() || "„“”»«‚‘\"".contains(sign));
        for at in std::mem::take(&mut self.seams).into_iter().rev() {
            if !self.text.get(at..).is_some_and(begins_word) {
                continue;
            }
            self.text.insert(at, ' ');
            for (range, _) in &mut self.links {
                let start = if range.start >= at { range.start + 1 } else { range.start };
                *range = start..if range.end > at { range.end + 1 } else { range.end };
            }
        }
    }

    /// Two blanks around what was left out are one, and before a sign that ends a clause there is none.
    fn close_gaps(&mut self) {
        for gap in std::mem::take(&mut self.gaps).into_iter().rev() {
            let before = self.text.get(..gap).is_some_and(|text| text.ends_with(' '));
            let is_double =
                before && self.text.get(gap..).is_some_and(|text| text.starts_with([' ', '.', ',', ';', ':', '!', '?']));
            if is_double {
                let at = gap - 1;
                self.text.remove(at);
                self.seams.iter_mut().filter(|seam| **seam > at).for_each(|seam| *seam -= 1);
                let moved = |place: usize| if place > at { place - 1 } else { place };
                self.links.iter_mut().for_each(|(range, _)| *range = moved(range.start)..moved(range.end));
            }
        }
        self.links.retain(|(range, _)| !range.is_empty());
    }

    /// Makes a block of it, and begins anew. Runs and a link that are still open go on in the next.
    pub(super) fn push(&mut self, kind: BlockKind, extracted: &mut Extracted) {
        let (runs, link) = self.finish();
        let before = extracted.blocks.len();
        extracted.push(kind, &self.text, false);
        let links = self.links.iter().map(|(range, address)| (range.clone(), address.as_str()));
        links::place(&self.text, links, "", extracted.blocks.get_mut(before..).unwrap_or_default());
        let left_out = std::mem::take(&mut self.left_out);
        *self = Self { left_out, ..Self::default() };
        runs.into_iter().for_each(|run| self.begin(run));
        self.link = link.map(|address| (self.text.len(), address));
    }

    /// Ends everything that is open, for good.
    pub(super) fn close(&mut self) {
        self.finish();
    }
}

/// Raised letters that are no end of the word before them: ordinals of Romance languages, powers, trade marks, letters of notes.
fn raised_letters(before: &str, letters: &str) -> Option<String> {
    /// Letters that notes begin with. Others end ordinals ("1e", "1r") or are units of time ("5h").
    const NOTES: &str = "abcdfgABCDEFG";
    let mut back = before.chars().rev();
    let last = back.next()?;
    let is_word = last.is_lowercase() && back.take(2).filter(|character| character.is_alphabetic()).count() == 2;
    let sign = match letters {
        "o" if last.is_ascii_digit() || "Nn".contains(last) => "º",
        "a" if last.is_ascii_digit() => "ª",
        "n" if last.is_alphanumeric() && !is_word => "ⁿ",
        "TM" if last.is_alphanumeric() => "™",
        _ if letters.len() == 1 && NOTES.contains(letters) && (is_word || last.is_ascii_digit()) => {
            return Some(format!("[{letters}]"));
        }
        _ => return None,
    };
    Some(sign.to_owned())
}

/// Raised or lowered words: signs where Unicode has them. A number without such signs may not join the number before it.
fn shifted(words: &str, before: Option<char>, table: &str, sign: &str) -> String {
    let inner = words.trim();
    if !inner.chars().any(char::is_numeric) || inner.len() > LONGEST_RAISED {
        let glues = inner.chars().next().is_some_and(char::is_numeric) && before.is_some_and(char::is_alphanumeric);
        return if glues { format!(" {words}") } else { words.to_owned() };
    }
    let raised: Option<String> = inner.chars().map(|character| counterpart(table, character)).collect();
    let around = |middle: &str| words.replacen(inner, middle, 1);
    match raised {
        Some(raised) => around(&raised),
        None if inner.starts_with(['[', '(']) => around(inner),
        None if !before.is_some_and(char::is_alphanumeric) => around(inner),
        // Several notes, or a note and a mark.
        None if inner.chars().all(|character| character.is_numeric() || " ,;*–-†‡".contains(character)) => {
            around(&format!("[{inner}]"))
        }
        None => around(&format!("{sign}({inner})")),
    }
}

fn counterpart(table: &str, character: char) -> Option<char> {
    let mut signs = table.chars();
    while let (Some(plain), Some(set)) = (signs.next(), signs.next()) {
        // Signs that are set so already stay.
        if plain == character || set == character {
            return Some(set);
        }
    }
    None
}

fn note(words: &str) -> String {
    let inner = words.trim();
    let is_roman = inner.chars().all(|sign| "ivxlcdm".contains(sign));
    let is_note = inner.chars().any(char::is_numeric) || inner.chars().count() <= LONGEST_NOTE || is_roman;
    if inner.is_empty() || inner.starts_with(['[', '(']) || inner.len() > LONGEST_RAISED || !is_note {
        return words.to_owned();
    }
    words.replacen(inner, &format!("[{inner}]"), 1)
}

/// Words with quotation marks around them, once.
fn quoted(words: &str, open: &str, close: &str, before: Option<char>) -> String {
    const QUOTES: [char; 14] = ['"', '“', '”', '„', '‟', '«', '»', '‹', '›', '‘', '‚', '「', '『', '\''];
    let inner = words.strip_prefix(open).unwrap_or(words);
    let trimmed = inner.trim();
    if trimmed.is_empty() {
        return inner.to_owned();
    }
    // Some pages write the marks and tell the browser to draw none.
    if trimmed.starts_with(QUOTES) && trimmed.ends_with(|last: char| QUOTES.contains(&last) || last == '’')
        || before.is_some_and(|before| QUOTES.contains(&before))
    {
        return inner.to_owned();
    }
    let leading = inner.len() - inner.trim_start().len();
    let (lead, rest) = inner.split_at(leading);
    let (middle, trail) = rest.split_at(rest.trim_end().len());
    format!("{lead}{open}{middle}{close}{trail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(before: &str, run: Run, words: &str, after: &str) -> String {
        let mut flow = Flow { text: before.to_owned(), ..Flow::default() };
        flow.begin(run);
        flow.text.push_str(words);
        flow.end();
        flow.text.push_str(after);
        flow.close();
        flow.text
    }

    #[test]
    fn runs_join_as_the_table_says() {
        let english = Run::Quoted(Marks::of("en-GB"));
        let rows = [
            ("12,000", Run::Raised, "1", " people", "12,000¹ people"),
            ("10", Run::Raised, "-6", " m", "10⁻⁶ m"),
            ("12,000", Run::Raised, "1,2", " people", "12,000[1,2] people"),
            ("10", Run::Raised, "2.5", "", "10^(2.5)"),
            ("the 1", Run::Raised, "st", " of May", "the 1st of May"),
            ("12,000", Run::Raised, "*", "", "12,000*"),
            ("N", Run::Raised, "o", " 5", "Nº 5"),
            ("la 3", Run::Raised, "a", " vez", "la 3ª vez"),
            ("1,200", Run::Raised, "b", " people", "1,200[b] people"),
            ("people", Run::Raised, "a", ", he said", "people[a], he said"),
            ("x", Run::Raised, "n", " grows", "xⁿ grows"),
            ("Brand", Run::Raised, "TM", " sells", "Brand™ sells"),
            ("le XX", Run::Raised, "e", " siècle, M", "le XXe siècle, M"),
            ("20", Run::Raised, "h", "30", "20h30"),
            ("M", Run::Raised, "me", " Le", "Mme Le"),
            ("40", Run::Note, "2", " million", "40[2] million"),
            ("40", Run::Note, "[2]", " million", "40[2] million"),
            ("40 (", Run::Note, "2", ")", "40 (2)"),
            ("", Run::Note, "iv", "Four.", "[iv] Four."),
            ("", Run::Note, "1", " One.", "[1] One."),
            ("", Run::Note, "1", ". One.", "[1]. One."),
            ("CO", Run::Lowered, "2", " falls", "CO₂ falls"),
            ("H", Run::Lowered, "2a", "", "H_(2a)"),
            ("", Run::Raised, "1", " A note.", "¹ A note."),
            ("In 2024", Run::Raised, "2023 was another year", "", "In 2024 2023 was another year"),
            ("It cost ", Run::Struck, "14", " 40 million", "It cost 40 million"),
            ("It cost ", Run::Struck, "14 ", "40 million", "It cost 40 million"),
            ("It cost 40", Run::Struck, " or 14", ".", "It cost 40."),
            ("It cost 40 ", Run::Struck, "or 14", ".", "It cost 40."),
            ("A map ", Run::Instead, "Map of 12 towns", " shows it", "A map shows it"),
            ("東京", Run::Reading, "とうきょう", "で", "東京で"),
            ("She said ", english, "no money", " to us", "She said “no money” to us"),
            ("She said ", english, " no money ", "to us", "She said  “no money” to us"),
            ("She said ", english, "“no money”", " to us", "She said “no money” to us"),
            ("She said “", english, "no money", "” to us", "She said “no money” to us"),
        ];
        for (before, run, words, after, expected) in rows {
            assert_eq!(joined(before, run, words, after), expected, "{before} {run:?} {words}");
        }
    }

    #[test]
    fn marks_change_inside_marks() {
        let mut flow = Flow::default();
        for text in ["a ", "b ", "c"] {
            flow.text.push_str(text);
            flow.begin(Run::Quoted(Marks::of("de")));
        }
        flow.text.push('d');
        (0..3).for_each(|_| flow.end());
        assert_eq!(flow.text, "a „b ‚c„d“‘“");
    }

    #[test]
    fn links_end_where_their_words_end() {
        let mut flow = Flow { text: "10".to_owned(), ..Flow::default() };
        flow.begin(Run::Raised);
        flow.begin_link("https://a.example");
        flow.text.push('6');
        flow.end_link();
        flow.end();
        flow.begin(Run::Struck);
        flow.begin_link("https://b.example");
        flow.text.push_str("gone");
        flow.end_link();
        flow.end();
        assert_eq!((flow.text.as_str(), flow.left_out.count(Why::Struck)), ("10⁶", 1));
        assert_eq!(flow.links, [(2..5, "https://a.example".to_owned())]);
    }

    #[test]
    fn runs_go_on_in_the_next_block() {
        let (mut flow, mut extracted) = (Flow::default(), Extracted::default());
        flow.text.push('a');
        flow.begin(Run::Struck);
        flow.text.push('b');
        flow.push(BlockKind::Paragraph, &mut extracted);
        flow.text.push('c');
        flow.end();
        flow.text.push('d');
        flow.push(BlockKind::Paragraph, &mut extracted);
        let texts: Vec<_> = extracted.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!((texts.as_slice(), flow.left_out.count(Why::Struck)), (&["a", "d"][..], 2));
    }
}
