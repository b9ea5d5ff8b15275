//! The account of a source: what stands in none of its blocks, with its words and why. Blocks and account together are all words that a
//! source shows. The remarks that count what was left out are made from it, so that the two cannot differ.

use crate::intake::extracted::Remark;

/// Why words stand in no block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// A short line of a menu or of a list of links, beyond those that are kept as boilerplate.
    Menu,
    /// The source says that it is not to be seen.
    Hidden,
    /// Struck out: the author has withdrawn it.
    Struck,
    /// Taken out, or moved elsewhere, by a change that the document keeps track of.
    Deleted,
    /// How the word beside it is read.
    Reading,
    /// The choices or the text in a control of a form.
    Control,
    /// Words in a drawing.
    Drawing,
    /// The number of a page, or what is drawn before an item.
    Number,
    /// What stands there until somebody writes something.
    Placeholder,
    /// At the head or the foot of every page.
    Margin,
    /// What somebody remarked at the margin.
    Comment,
    /// Shown where something else cannot be shown.
    Instead,
    /// What the source says of itself, and not in its text.
    Details,
}

impl Why {
    /// The name under which it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Menu => "menu",
            Self::Hidden => "hidden",
            Self::Struck => "struck",
            Self::Deleted => "deleted",
            Self::Reading => "reading",
            Self::Control => "control",
            Self::Drawing => "drawing",
            Self::Number => "number",
            Self::Placeholder => "placeholder",
            Self::Margin => "margin",
            Self::Comment => "comment",
            Self::Instead => "instead",
            Self::Details => "details",
        }
    }

    /// Whether a reader of the source sees the words.
    #[must_use]
    pub fn is_seen(self) -> bool {
        !matches!(self, Self::Hidden | Self::Deleted | Self::Instead | Self::Details)
    }
}

/// Words that stand in no block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub why: Why,
    /// White space folded; never empty.
    pub text: String,
}

/// All that was left out of a source, in the order in which it was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account(Vec<LeftOut>);

impl Account {
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.0
    }

    /// Adds words; blank space alone is nothing.
    pub(super) fn add(&mut self, why: Why, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.0.push(LeftOut { why, text });
        }
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    pub(super) fn count(&self, why: Why) -> usize {
        self.0.iter().filter(|own| own.why == why).count()
    }

    /// What the reader of the file is told of it.
    pub(super) fn remarks(&self) -> [Remark; 4] {
        [
            Remark::MenusLeftOut(self.count(Why::Menu)),
            Remark::HiddenLeftOut(self.count(Why::Hidden)),
            Remark::StruckLeftOut(self.count(Why::Struck)),
            Remark::ReadingsLeftOut(self.count(Why::Reading)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_and_counted() {
        let mut account = Account::default();
        account.add(Why::Struck, " 14\n million ");
        account.add(Why::Hidden, " \n");
        let mut more = Account::default();
        more.add(Why::Menu, "Home");
        account.append(more);
        let rows: Vec<_> = account.left_out().iter().map(|own| (own.why.name(), own.text.as_str())).collect();
        assert_eq!(rows, [("struck", "14 million"), ("menu", "Home")]);
        let told = [Remark::MenusLeftOut(1), Remark::HiddenLeftOut(0), Remark::StruckLeftOut(1), Remark::ReadingsLeftOut(0)];
        assert_eq!(account.remarks(), told);
    }
}
