//! The text of a file: blocks of words that are never changed, and what was decided of them.

use std::rc::Rc;

use super::{
    fields::Fields,
    json::Json,
    layout::Lines,
    names::{BlockName, Named as _},
    problem::{ProblemReason, RecordName, Report},
    read::read_stamp,
};
use crate::{
    domain::{
        article::{Article, Block, BlockKind, BlockNumber, NewBlock, TextLink, is_safe_url},
        document::Decisions,
        former::FormerText,
        locator::{Locator, Page, Time},
        stamp::{Stamp, Stamped, Timestamp},
        tables::Cell,
        text::{ByteOffset, TextRange},
    },
    format::date_time::StampText,
};

/// Longest text that is read, in bytes. It is some ten times the Bible; offsets could count 4 GiB.
const LONGEST_TEXT: usize = 64 * 1024 * 1024;

/// A heading whose level is not said is taken for a section's, since most articles have one title.
const USUAL_LEVEL: u8 = 2;

pub(super) fn write_article(lines: &mut Lines, article: &Article, stamp: Stamp) {
    write_text(lines, article, stamp, "");
}

pub(super) fn write_former(lines: &mut Lines, former: &FormerText) {
    write_text(lines, &former.article, former.stamp, &former.url);
}

#[inline(never)]
fn write_text(lines: &mut Lines, article: &Article, stamp: Stamp, url: &str) {
    lines.begin_object();
    lines.shown_field("stamp", &StampText(stamp));
    lines.filled_field("url", url);
    lines.text_field("sha256", article.sha256());
    lines.list_field("blocks", article.blocks(), |lines, block| write_block(lines, block));
    lines.end_object();
}

fn write_block(lines: &mut Lines, block: &Block) {
    let (kind, level) = match block.kind {
        BlockKind::Heading(level) => (BlockName::Heading, Some(level)),
        BlockKind::Paragraph => (BlockName::Paragraph, None),
        BlockKind::ListItem => (BlockName::ListItem, None),
        BlockKind::Quote => (BlockName::Quote, None),
        BlockKind::Caption => (BlockName::Caption, None),
        BlockKind::Preformatted => (BlockName::Preformatted, None),
        BlockKind::TableCell => (BlockName::TableCell, None),
    };
    lines.begin_object();
    lines.text_field("kind", kind.name());
    if let Some(level) = level {
        lines.plain_field("level", &level);
    }
    if block.boilerplate {
        lines.plain_field("boilerplate", &true);
    }
    lines.text_field("text", &block.text);
    lines.filled_list_field("links", &block.links, |lines, link| {
        lines.begin_object();
        lines.plain_field("start", &before(&block.text, link.range.start()));
        lines.plain_field("end", &before(&block.text, link.range.end()));
        lines.text_field("url", &link.url);
        lines.end_object();
    });
    lines.filled_list_field("locators", &block.locators, |lines, locator| write_locator(lines, &block.text, locator));
    if let Some(cell) = &block.cell {
        write_cell(lines, cell);
    }
    lines.end_object();
}

#[inline(never)]
fn write_cell(lines: &mut Lines, cell: &Cell) {
    lines.name("cell");
    lines.begin_object();
    lines.plain_field("table", &cell.table);
    lines.plain_field("row", &cell.row);
    lines.plain_field("column", &cell.column);
    for (name, span) in [("rows", cell.rows), ("columns", cell.columns)] {
        if span > 1 {
            lines.plain_field(name, &span);
        }
    }
    if cell.head {
        lines.plain_field("head", &true);
    }
    lines.end_object();
}

/// Characters before an offset of a block's text.
fn before(text: &str, offset: ByteOffset) -> usize {
    text.get(..offset.get()).unwrap_or_default().chars().count()
}

#[inline(never)]
fn write_locator(lines: &mut Lines, text: &str, locator: &Locator) {
    lines.begin_object();
    // A block on one page is the usual case, and a long file has many.
    if locator.range.as_bytes() != (0..text.len()) {
        lines.plain_field("start", &before(text, locator.range.start()));
        lines.plain_field("end", &before(text, locator.range.end()));
    }
    if let Some(page) = &locator.page {
        lines.plain_field("page", &page.number);
        lines.filled_field("page_label", &page.label);
    }
    if let Some(time) = locator.time {
        lines.plain_field("begin_ms", &time.begin);
        lines.plain_field("end_ms", &time.end);
    }
    lines.filled_field("speaker", &locator.speaker);
    lines.end_object();
}

/// Writes what was decided of a block.
pub(super) fn write_decision(lines: &mut Lines, block: BlockNumber, decision: &Stamped<Option<bool>>) {
    lines.begin_object();
    lines.plain_field("block", &block);
    lines.shown_field("stamp", &StampText(decision.stamp));
    if let Some(dropped) = decision.value {
        lines.plain_field("boilerplate", &dropped);
    }
    lines.end_object();
}

pub(super) fn read_decisions(values: Vec<Json<'_>>, opened: Timestamp, report: &mut Report) -> Decisions {
    let mut decisions = Decisions::new();
    for (value, number) in values.into_iter().zip(1..) {
        let name = RecordName::Decision(number);
        let Some(mut fields) = Fields::of(value) else {
            report.add(&name, ProblemReason::NotAnObject);
            continue;
        };
        let block: Option<BlockNumber> = fields.value("block", Json::plain);
        let stamp = read_stamp(&mut fields, opened);
        let value = fields.value("boilerplate", Json::plain);
        match block {
            Some(block) if decisions.contains_key(&block) => report.add(&name, ProblemReason::Duplicate),
            Some(_) => {}
            None => report.add(&name, ProblemReason::MissingId),
        }
        report.add_all(&name, fields.faults_with_unknown());
        let Some(block) = block else { continue };
        let decision = Stamped { stamp, value };
        if decisions.get(&block).is_none_or(|earlier| *earlier < decision) {
            decisions.insert(block, decision);
        }
    }
    decisions
}

/// Reads the article; `None` if there are no words in it or too many.
pub(super) fn read_article(value: Json<'_>, opened: Timestamp, report: &mut Report) -> Option<Stamped<Rc<Article>>> {
    let Some(fields) = Fields::of(value) else {
        report.add(&RecordName::Article, ProblemReason::NotAnObject);
        return None;
    };
    read_text(fields, opened, report)
}

/// Reads the texts that the article had before. One that has no words is told and left out.
pub(super) fn read_former(values: Vec<Json<'_>>, opened: Timestamp, report: &mut Report) -> Vec<FormerText> {
    let mut texts = Vec::new();
    for value in values {
        let Some(mut fields) = Fields::of(value) else {
            report.add(&RecordName::Article, ProblemReason::NotAnObject);
            continue;
        };
        let url = fields.text("url").unwrap_or_default().into();
        match read_text(fields, opened, report) {
            Some(Stamped { stamp, value }) => texts.push(FormerText { stamp, article: value, url }),
            None => report.add(&RecordName::Article, ProblemReason::BadField("former".to_owned())),
        }
    }
    texts
}

#[inline(never)]
fn read_text(mut fields: Fields<'_>, opened: Timestamp, report: &mut Report) -> Option<Stamped<Rc<Article>>> {
    let mut blocks = Vec::new();
    let mut length = 0_usize;
    for (value, number) in fields.list("blocks").into_iter().zip(1..) {
        let name = RecordName::Block(number);
        let mut faults = Vec::new();
        match read_block(value, &mut faults) {
            Ok(block) => {
                length = length.saturating_add(block.text.len());
                blocks.push(block);
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
    let article = Article::from_blocks(blocks);
    if sha256.is_some_and(|sha256| !sha256.eq_ignore_ascii_case(article.sha256())) {
        report.add(&RecordName::Article, ProblemReason::ChangedText);
    }
    (!article.blocks().is_empty()).then(|| Stamped { stamp, value: Rc::new(article) })
}

fn read_block(value: Json<'_>, faults: &mut Vec<ProblemReason>) -> Result<NewBlock, ProblemReason> {
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
    let boilerplate = fields.value("boilerplate", Json::plain).unwrap_or_default();
    let links = read_links(&mut fields, &text);
    let locators = read_locators(&mut fields, &text);
    let cell = read_cell(&mut fields);
    faults.extend(fields.faults_with_unknown());
    if text.is_empty() {
        return Err(ProblemReason::EmptyBlock);
    }
    if text.contains(is_forbidden) {
        faults.push(ProblemReason::ForbiddenCharacters);
    }
    Ok(NewBlock { kind, text, boilerplate, links, locators, cell })
}

/// A cell without its place is left out and told.
#[inline(never)]
fn read_cell(fields: &mut Fields<'_>) -> Option<Cell> {
    let mut own = Fields::of(fields.raw("cell")?);
    let cell = own.as_mut().and_then(|own| {
        let (table, row, column) =
            (own.value("table", Json::plain)?, own.value("row", Json::plain)?, own.value("column", Json::plain)?);
        let mut span = |name: &str| own.value(name, |span| span.plain().filter(|span| *span > 0)).unwrap_or(1);
        let (rows, columns) = (span("rows"), span("columns"));
        Some(Cell { table, row, column, rows, columns, head: own.value("head", Json::plain).unwrap_or_default() })
    });
    if cell.is_none() {
        fields.faults.push(ProblemReason::BadField("cell".to_owned()));
    }
    fields.faults.extend(own.into_iter().flat_map(Fields::faults_with_unknown));
    cell
}

/// Links whose words or address cannot be are left out and told. Their offsets count code points of the block's text.
fn read_links(fields: &mut Fields<'_>, text: &str) -> Vec<TextLink> {
    let mut links = Vec::new();
    for value in fields.list("links") {
        let Some(mut link) = Fields::of(value) else {
            fields.faults.push(ProblemReason::BadField("links".to_owned()));
            continue;
        };
        let at = |points| byte_at(text, points);
        let range = link.value("start", Json::plain).and_then(at).zip(link.value("end", Json::plain).and_then(at));
        let url = link.text("url").unwrap_or_default();
        match range {
            Some((start, end)) if start < end && is_safe_url(&url) => {
                links.push(TextLink { range: TextRange::from_bytes(start..end), url: url.into() });
            }
            _ => link.faults.push(ProblemReason::BadField("links".to_owned())),
        }
        fields.faults.extend(link.faults_with_unknown());
    }
    links
}

/// The byte of a text that so many characters stand before.
fn byte_at(text: &str, points: usize) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(points)
}

/// Locators whose words cannot be, or that say nothing, are left out and told. Their offsets count as those of links, and stand for the
/// whole text where they are left out.
#[inline(never)]
fn read_locators(fields: &mut Fields<'_>, text: &str) -> Vec<Locator> {
    let mut locators = Vec::new();
    for value in fields.list("locators") {
        let Some(mut own) = Fields::of(value) else {
            fields.faults.push(ProblemReason::BadField("locators".to_owned()));
            continue;
        };
        let start = own.value("start", Json::plain).map_or(Some(0), |points| byte_at(text, points));
        let end = own.value("end", Json::plain).map_or(Some(text.len()), |points| byte_at(text, points));
        let label = own.text("page_label").unwrap_or_default().into();
        let page = own.value("page", |number| number.plain().filter(|number| *number > 0));
        let page = page.map(|number| Page { number, label });
        let begin: Option<u32> = own.value("begin_ms", Json::plain);
        let is_end = |end: &u32| begin.is_some_and(|begin| begin <= *end);
        let end_of_words = own.value("end_ms", |end| end.plain().filter(is_end));
        let time = begin.map(|begin| Time { begin, end: end_of_words.unwrap_or(begin) });
        let speaker = own.text("speaker").unwrap_or_default().into();
        let range = start.zip(end).filter(|(start, end)| start < end).map(|(start, end)| TextRange::from_bytes(start..end));
        let found = range.map(|range| Locator { range, page, time, speaker }).filter(Locator::tells);
        if found.is_none() {
            own.faults.push(ProblemReason::BadField("locators".to_owned()));
        }
        locators.extend(found);
        fields.faults.extend(own.faults_with_unknown());
    }
    locators
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
