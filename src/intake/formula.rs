//! Formulas on one line, from whatever file they come: three over four is 3/4, and never 34.

use crate::intake::flow::{Flow, Run};

/// A formula, as far as it matters for a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Formula {
    Words(String),
    Row(Vec<Formula>),
    /// Numerator and denominator.
    Fraction(Box<Formula>, Box<Formula>),
    /// What stands raised or lowered beside what.
    Set(Box<Formula>, Run, Box<Formula>),
    /// Degree, if it is not two, and what is under the root.
    Root(Box<Formula>, Box<Formula>),
    /// Several of which each stands for itself, and what stands between them: rows and cells of a matrix, what a pair of brackets holds.
    Listed(Vec<Formula>, String),
}

impl Formula {
    pub(super) fn fraction(above: Self, below: Self) -> Self {
        Self::Fraction(Box::new(above), Box::new(below))
    }

    /// One above the other without a line between them, as numbers of choices are written: 5¦2 is no fraction.
    pub(super) fn stacked(above: Self, below: Self) -> Self {
        Self::Listed(vec![above, below], "¦".to_owned())
    }

    /// Rows of cells.
    pub(super) fn rows(rows: Vec<Vec<Self>>) -> Self {
        let row = |cells: Vec<Self>| Self::Listed(cells, " ".to_owned());
        Self::Listed(rows.into_iter().map(row).collect(), "; ".to_owned())
    }

    /// What is set before a base: the mass and the number of an element.
    pub(super) fn before(lowered: Self, raised: Self, base: Self) -> Self {
        let nothing = Self::Words(String::new());
        let signs = Self::set(Self::set(nothing, Run::Lowered, lowered), Run::Raised, raised);
        Self::Row(vec![signs, base])
    }

    pub(super) fn set(base: Self, run: Run, words: Self) -> Self {
        Self::Set(Box::new(base), run, Box::new(words))
    }

    /// Writes it behind a text. A number before it is a number of its own.
    pub(super) fn write(&self, flow: &mut Flow) {
        let line = self.line();
        if line.starts_with(char::is_alphanumeric) && flow.text.ends_with(char::is_alphanumeric) {
            flow.text.push(' ');
        }
        flow.text.push_str(&line);
        if line.ends_with(char::is_alphanumeric) {
            flow.seam();
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Words(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::Row(parts) => parts.iter().fold(String::new(), joined),
            Self::Fraction(above, below) => format!("{}/{}", term(&above.line()), term(&below.line())),
            Self::Set(base, run, words) => {
                let mut flow = Flow::default();
                flow.text.push_str(&base.line());
                flow.begin(*run);
                flow.text.push_str(&words.line());
                flow.end();
                flow.text
            }
            Self::Root(degree, inner) => {
                let degree = Self::set(Self::Words(String::new()), Run::Raised, (**degree).clone());
                format!("{}√({})", degree.line(), inner.line())
            }
            Self::Listed(parts, between) => parts.iter().map(Self::line).collect::<Vec<_>>().join(between),
        }
    }
}

/// A row goes on: 1 and 1/2 are no 11/2, while the digits of a number that came in pieces stay together.
fn joined(mut row: String, part: &Formula) -> String {
    if matches!(part, Formula::Fraction(..)) && row.ends_with(char::is_alphanumeric) {
        row.push(' ');
    }
    row.push_str(&part.line());
    row
}

/// A part of a fraction: more than one term stands in brackets.
fn term(line: &str) -> String {
    let is_one = line.chars().all(|sign| sign.is_alphanumeric() || ".,".contains(sign));
    if is_one { line.to_owned() } else { format!("({line})") }
}
