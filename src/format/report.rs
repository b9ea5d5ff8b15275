//! The report of a fact check, for an editor and for readers: as Markdown, and as one HTML page that stands alone. In German or English.
//!
//! The order is that of dpa and CORRECTIV, with the Debunking Handbook's advice: the verdict stands before the claim's reasons, and the
//! claim is repeated once. Evidence for and against a claim both stand in it (IFCN); signals are told as observations, never as a score.

mod content;
mod html;
mod markdown;

use crate::domain::{document::Document, tables::Cell, tags::Verdict};

/// What a report is told besides the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Who has checked: a person, an organisation, or both.
    pub by: String,
    /// ISO 8601 date of the report.
    pub date: String,
    /// Where the method is explained.
    pub method_url: String,
    /// BCP 47. German for German, English for all others.
    pub language: String,
}

/// The report as CommonMark with tables, without raw HTML.
#[must_use]
pub fn to_markdown(document: &Document, about: &About) -> String {
    markdown::write(&content::report(document, about))
}

/// The report as a page that asks for nothing: no script, no font, no picture from elsewhere.
#[must_use]
pub fn to_html(document: &Document, about: &About) -> String {
    html::write(&content::report(document, about))
}

/// One piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Inline {
    Text(String),
    Strong(String),
    /// A verdict, and what it means where that is known.
    Verdict {
        text: String,
        verdict: Option<Verdict>,
    },
    /// Something said in the article's language.
    Words(String),
    Link {
        text: String,
        url: String,
    },
    /// A number that stands for a place in the list of sources.
    Source(usize),
}

type Line = Vec<Inline>;

/// One piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Item {
    Heading(u8, Line),
    Paragraph(Line),
    Quote(Line),
    List(Vec<Line>),
    Table {
        head: Vec<String>,
        rows: Vec<Vec<Line>>,
    },
    /// Markdown that a user has written.
    Written(String),
    /// The numbered list of sources.
    Sources(Vec<Line>),
    /// The article's blocks, each as stretches with the numbers of the claims that they are part of.
    Article(Vec<Block>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    /// 0 for a paragraph, else the level of a heading.
    level: u8,
    stretches: Vec<Stretch>,
    /// Where it stands in a table.
    cell: Option<Cell>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    text: String,
    /// Claims that it is part of, counted from 1.
    claims: Vec<usize>,
    /// Of those, the ones that end with it.
    ends: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Report {
    title: String,
    /// BCP 47, of the report.
    language: String,
    /// BCP 47, of the article; may be empty.
    article_language: String,
    items: Vec<Item>,
}
