//! Quotations: what stands between an opening quote mark and the one that closes it, in English, German and French, also one in another.
//!
//! The same sign opens in one language and closes in another (`“`), so what it does follows from what is open. An apostrophe is no quote
//! mark: not inside a word (`borough’s`), not before one (`’90s`), and not behind an s while the quotation is closed later
//! (`‘the boroughs’ history’`). What is never closed is no quotation.

use std::ops::Range;

use super::is_blank;

/// A quotation in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its quote marks.
    pub outer: Range<usize>,
    /// Between them. French spaces beside the marks are in it.
    pub inner: Range<usize>,
}

/// A mark that is open: where it stands, and what it is.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    sign: char,
}

/// The quotations of one block, by where they begin. Offsets count bytes of the text.
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    let mut before = None;
    for (at, sign) in text.char_indices() {
        if is_quote_mark(sign) {
            let behind = text.get(at + sign.len_utf8()..).unwrap_or_default();
            let after = behind.chars().next();
            match role(sign, before, after, behind, &open) {
                Role::Opens => open.push(Open { at, sign }),
                Role::Closes(place) => {
                    if let Some(Open { at: start, sign: opening }) = open.get(place).copied() {
                        let inner = start + opening.len_utf8()..at;
                        found.push(Quotation { outer: start..at + sign.len_utf8(), inner });
                    }
                    // What was open inside was never closed.
                    open.truncate(place);
                }
                Role::Neither => {}
            }
        }
        before = Some(sign);
    }
    found.sort_unstable_by_key(|quotation| quotation.outer.start);
    found
}

/// Whether a sign can be a quote mark.
#[must_use]
pub fn is_quote_mark(sign: char) -> bool {
    is_single(sign) || matches!(sign, '"' | '„' | '“' | '”' | '«' | '»' | '‹' | '›' | '‟')
}

fn is_single(sign: char) -> bool {
    matches!(sign, '\'' | '‚' | '‘' | '’' | '‛')
}

enum Role {
    Opens,
    /// The one that was opened at this place of those that are open.
    Closes(usize),
    Neither,
}

fn role(sign: char, before: Option<char>, after: Option<char>, behind: &str, open: &[Open]) -> Role {
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    // At the begin of a word: behind a space, a bracket, a dash or another quote mark.
    let begins = before
        .is_none_or(|sign| is_blank(sign) || matches!(sign, '(' | '[' | '{' | '-' | '–' | '—' | '/') || is_quote_mark(sign))
        && after.is_some_and(|sign| !is_blank(sign));
    let follows = before.is_some_and(|sign| !is_blank(sign));
    if is_single(sign) && is_word(before) && is_word(after) {
        return Role::Neither;
    }
    let closed = open.iter().rposition(|own| closes(own.sign, sign));
    match (sign, closed) {
        ('„' | '‚', _) => Role::Opens,
        // French quotations have spaces inside, so that a closing mark may stand behind one.
        ('«' | '»' | '‹' | '›' | '“', Some(place)) => Role::Closes(place),
        ('«' | '»' | '‹' | '›' | '“' | '‟', None) => Role::Opens,
        ('‘' | '‛', None) => Role::Opens,
        ('’' | '\'', Some(place)) if follows && !is_of_word(before, open.get(place), behind) => Role::Closes(place),
        ('’', _) | ('\'', Some(_)) => Role::Neither,
        (_, Some(place)) if follows => Role::Closes(place),
        (_, _) if begins && (sign != '\'' || is_word(after)) => Role::Opens,
        _ => Role::Neither,
    }
}

/// Whether a sign closes what another one has opened. Straight marks close what typographic ones opened: much is typed so.
fn closes(opening: char, sign: char) -> bool {
    match opening {
        '„' => matches!(sign, '“' | '”' | '"' | '‟'),
        '“' | '‟' => matches!(sign, '”' | '"'),
        '”' => sign == '”',
        '"' => matches!(sign, '"' | '”'),
        '‚' => matches!(sign, '‘' | '’' | '\''),
        '‘' | '‛' => matches!(sign, '’' | '\''),
        '\'' => matches!(sign, '\'' | '’'),
        '«' => sign == '»',
        '»' => sign == '«',
        '‹' => sign == '›',
        '›' => sign == '‹',
        _ => false,
    }
}

/// Whether an apostrophe behind a word belongs to it (`the boroughs’ history`, `Hans’ Haus`), seen from the quotation being closed later.
fn is_of_word(before: Option<char>, open: Option<&Open>, behind: &str) -> bool {
    let is_possessive = before.is_some_and(|letter| matches!(letter, 's' | 'S' | 'x' | 'z' | 'ß'));
    let mut rest = behind.chars();
    let Some(Open { sign: opening, .. }) = open else { return false };
    if !is_possessive || rest.next() != Some(' ') || !rest.next().is_some_and(char::is_alphabetic) {
        return false;
    }
    let mut last = ' ';
    let mut signs = behind.chars().peekable();
    while let Some(own) = signs.next() {
        let may_close = closes(*opening, own) && !is_blank(last) && !signs.peek().is_some_and(|next| next.is_alphanumeric());
        // One that opens again says that the last one was closed.
        if may_close || (is_single(own) && own != '’' && is_blank(last)) {
            return may_close;
        }
        last = own;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations of a text, by their words.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quotations(text).into_iter().filter_map(|found| text.get(found.inner)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn quotations_are_known_in_three_languages() {
        check("He said “yes”.", &["yes"]);
        check("He said \"yes\" and \"no\".", &["yes", "no"]);
        check("He said ‘yes’ and 'no'.", &["yes", "no"]);
        check("Er sagte: „Ja.“ Dann „nein”.", &["Ja.", "nein"]);
        check("Er sagte: „Ja.\" Dann ‚nein‘.", &["Ja.", "nein"]);
        check("Er sagte: »Ja.« Dann ›nein‹.", &["Ja.", "nein"]);
        check("Il a dit : «\u{A0}Oui\u{A0}», puis ‹ non ›.", &["\u{A0}Oui\u{A0}", " non "]);
        check("Er sagte «ja».", &["ja"]);
        check("Hon sa ”ja” och nej.", &["ja"]);
        check("(„Ja“) – \"nein\"", &["Ja", "nein"]);
        check("", &[]);
    }

    #[test]
    fn one_may_stand_in_another() {
        check("“He said ‘yes’ twice”", &["He said ‘yes’ twice", "yes"]);
        check("‘He said “yes” twice’", &["He said “yes” twice", "yes"]);
        check("„Er sagte ‚ja‘ dazu“", &["Er sagte ‚ja‘ dazu", "ja"]);
        check("« Il a dit “oui” hier »", &[" Il a dit “oui” hier ", "oui"]);
        check("„Er sagte »ja« dazu“", &["Er sagte »ja« dazu", "ja"]);
        check("“‘Yes,’ he said”", &["‘Yes,’ he said", "Yes,"]);
    }

    #[test]
    fn an_apostrophe_is_no_quote_mark() {
        check("the borough’s history, O'Neill, l’homme, geht's", &[]);
        check("the ’90s and rock ’n’ roll", &[]);
        check("the boroughs’ history", &[]);
        check("Hans’ Haus und Max' Auto", &[]);
        check("“the worst breach in this borough’s history”", &["the worst breach in this borough’s history"]);
        check("‘the borough’s worst’", &["the borough’s worst"]);
        check("‘the boroughs’ history’", &["the boroughs’ history"]);
        check("‘no’ said the boys’ mother", &["no"]);
        check("'the boys' history' was read", &["the boys' history"]);
        check("‚Hans’ Haus‘", &["Hans’ Haus"]);
    }

    #[test]
    fn what_is_not_closed_is_no_quotation() {
        check("He said “yes", &[]);
        check("“One ‘two three”", &["One ‘two three"]);
        check("5' 3\" tall", &[]);
        check("yes”", &[]);
    }
}
