//! The text of a file: blocks of words that are never changed.

use std::rc::Rc;

use super::{
    fields::Fields,
    json::Json,
    names::BlockName,
    problem::{ProblemReason, RecordName, Report},
    read::read_stamp,
};
use crate::domain::{
    article::{Article, BlockKind},
    stamp::{Stamped, Timestamp},
};

/// Longest text that is read, in bytes. It is some ten times the Bible; offsets could count 4 GiB.
const LONGEST_TEXT: usize = 64 * 1024 * 1024;

/// A heading whose level is not said is taken for a section's, since most articles have one title.
const USUAL_LEVEL: u8 = 2;

/// Reads the article; `None` if there are no words in it or too many.
pub(super) fn read_article(value: Json<'_>, opened: Timestamp, report: &mut Report) -> Option<Stamped<Rc<Article>>> {
    let Some(mut fields) = Fields::of(value) else {
        report.add(&RecordName::Article, ProblemReason::NotAnObject);
        return None;
    };
    let mut blocks = Vec::new();
    let mut length = 0_usize;
    for (value, number) in fields.list("blocks").into_iter().zip(1..) {
        let name = RecordName::Block(number);
        let mut faults = Vec::new();
        match read_block(value, &mut faults) {
            Ok((kind, text)) => {
                length = length.saturating_add(text.len());
                blocks.push((kind, text));
            }
            Err(reason) => faults.push(reason),
        }
        report.add_all(&name, faults);
    }
    let stamp = read_stamp(&mut fields, opened);
    let sha256 = fields.text("sha256");
    report.add_all(&RecordName::Article, fields.faults_with_unknown());
    if length > LONGEST_TEXT {
        report.add(&RecordName::Article, ProblemReason::TooLong);
        return None;
    }
    let article = Article::new(blocks);
    if sha256.is_some_and(|sha256| !sha256.eq_ignore_ascii_case(article.sha256())) {
        report.add(&RecordName::Article, ProblemReason::ChangedText);
    }
    (!article.blocks().is_empty()).then(|| Stamped { stamp, value: Rc::new(article) })
}

fn read_block(value: Json<'_>, faults: &mut Vec<ProblemReason>) -> Result<(BlockKind, String), ProblemReason> {
    let mut fields = Fields::of(value).ok_or(ProblemReason::NotAnObject)?;
    let kind = match fields.named::<BlockName>("kind") {
        Some(BlockName::Heading) => BlockKind::Heading(read_level(&mut fields)),
        Some(BlockName::ListItem) => BlockKind::ListItem,
        Some(BlockName::Quote) => BlockKind::Quote,
        Some(BlockName::Caption) => BlockKind::Caption,
        Some(BlockName::Preformatted) => BlockKind::Preformatted,
        Some(BlockName::TableCell) => BlockKind::TableCell,
        Some(BlockName::Paragraph) | None => BlockKind::Paragraph,
    };
    let text = fields.text("text").unwrap_or_default().into_owned();
    faults.extend(fields.faults_with_unknown());
    if text.is_empty() {
        return Err(ProblemReason::EmptyBlock);
    }
    if text.contains(is_forbidden) {
        faults.push(ProblemReason::ForbiddenCharacters);
    }
    Ok((kind, text))
}

fn read_level(fields: &mut Fields<'_>) -> u8 {
    let level: u8 = fields.value("level", Json::plain).unwrap_or(USUAL_LEVEL);
    let held = level.clamp(1, 6);
    if held != level {
        fields.faults.push(ProblemReason::UnknownValue { field: "level".to_owned(), value: level.to_string() });
    }
    held
}

/// What an article never contains once it has come in: controls but tab and line feed, and other ends of lines.
fn is_forbidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n')) || matches!(character, '\u{2028}' | '\u{2029}')
}
