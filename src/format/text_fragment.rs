//! Links to words of a page: URL text fragments (`#:~:text=`, the WICG's "URL Fragment Text Directives", which all three engines follow).
//!
//! A browser takes the first place where a directive fits, and nobody sees when that is another one than was meant. So a directive is
//! made that fits one place only, and where none can be made there is no link. What counts as the same is taken from the engines, and
//! from the coarsest of them (`page.rs`); where a word ends, from the strictest (`words.rs`). A page has more words than an article, in its
//! menus and teasers, so that a few words never go without what stands around them (`directive.rs`).
//!
//! Offsets count UTF-8 bytes of the article's text.

mod directive;
mod page;
mod readings;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use self::{directive::directives, page::Page, readings::write};
use crate::domain::{document::Document, mark::Mark};

/// Makes the links to the words of one document.
#[derive(Debug)]
pub struct WordLinks<'a> {
    page: Page<'a>,
}

/// Why there is no link to some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLink {
    /// The mark is not on its words.
    #[error("the words were not found in the text")]
    Lost,
    /// The same words, between the same words, stand on the page before, or there is nothing that a browser could look for.
    #[error("no link can tell these words from others on the page")]
    Ambiguous,
}

impl<'a> WordLinks<'a> {
    #[must_use]
    pub fn of(document: &'a Document) -> Self {
        Self { page: Page::of(document.article()) }
    }

    /// An address that leads to the words of a mark, to all parts of it. A text fragment that the address has leads elsewhere and is left
    /// out.
    ///
    /// # Errors
    /// When there are no words, or no directive that leads to them alone.
    pub fn link(&self, url: &str, mark: &Mark) -> Result<String, NoLink> {
        if !mark.is_drawn() || mark.spans.is_empty() {
            return Err(NoLink::Lost);
        }
        let url = without_fragment(url);
        let glue = if url.contains('#') { ":~:" } else { "#:~:" };
        let parts: Option<Vec<String>> = mark.spans.iter().map(|span| self.directive(span.range.as_bytes())).collect();
        parts.map(|parts| format!("{url}{glue}{}", parts.join("&"))).ok_or(NoLink::Ambiguous)
    }

    /// The directives that lead to a range of the text, each alone.
    fn directive(&self, range: Range<usize>) -> Option<String> {
        let mut written: Vec<String> = Vec::new();
        for directive in directives(&self.page, range) {
            for text in write(&self.page, &directive) {
                if !written.contains(&text) {
                    written.push(text);
                }
            }
        }
        (!written.is_empty()).then(|| written.iter().map(|text| format!("text={text}")).collect::<Vec<_>>().join("&"))
    }
}

/// An address without the text fragment that it was opened with.
#[must_use]
pub fn without_fragment(url: &str) -> &str {
    url.split_once(":~:").map_or(url, |(url, _)| url.strip_suffix('#').unwrap_or(url))
}
