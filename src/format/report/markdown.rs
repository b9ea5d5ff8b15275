//! A report as CommonMark with tables. Whatever a user wrote stays text: no sign of it becomes markup, and no HTML comes through.

use super::{Block, Inline, Item, Line, Report};
use crate::{
    domain::tables::layout::{self, Grid, Part},
    format::markup,
};

pub(super) fn write(report: &Report) -> String {
    let mut text = String::new();
    for item in &report.items {
        match item {
            Item::Heading(level, line) => text.push_str(&format!("{} {}\n\n", "#".repeat(usize::from(*level)), inline(line))),
            Item::Paragraph(line) => text.push_str(&format!("{}\n\n", inline(line))),
            Item::Quote(line) => text.push_str(&format!("> {}\n\n", inline(line))),
            Item::List(lines) => {
                lines.iter().for_each(|line| text.push_str(&format!("- {}\n", inline(line))));
                text.push('\n');
            }
            Item::Sources(lines) => {
                (1..).zip(lines).for_each(|(number, line)| text.push_str(&format!("{number}. {}\n", inline(line))));
                text.push('\n');
            }
            Item::Table { head, rows } => {
                let cells = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
                text.push_str(&cells(head.iter().map(|cell| markup::markdown(cell)).collect()));
                text.push_str(&cells(vec!["---".to_owned(); head.len()]));
                rows.iter().for_each(|row| text.push_str(&cells(row.iter().map(inline).collect())));
                text.push('\n');
            }
            Item::Written(written) => text.push_str(&format!("{}\n\n", without_html(written))),
            Item::Article(blocks) => text.push_str(&article(blocks)),
        }
    }
    let kept = text.trim_end().len();
    text.truncate(kept);
    text.push('\n');
    text
}

fn article(blocks: &[Block]) -> String {
    let part = |part| match part {
        Part::Block(index) => blocks.get(index).map(article_block).unwrap_or_default(),
        Part::Table(grid) => article_table(&grid, blocks),
    };
    layout::parts(blocks.iter().map(|block| block.cell)).into_iter().map(part).collect()
}

fn article_block(block: &Block) -> String {
    match block.level {
        0 => format!("> {}\n\n", words(block)),
        _ => format!("> **{}**\n\n", words(block).trim()),
    }
}

fn words(block: &Block) -> String {
    let mut text = String::new();
    for stretch in &block.stretches {
        let escaped = if text.is_empty() { markup::markdown } else { markup::markdown_within };
        text.push_str(&escaped(&stretch.text));
        for claim in &stretch.ends {
            text.push_str(&format!(" **\\[{claim}\\]**"));
        }
    }
    text
}

/// Markdown's tables have one row of heads, and no cell that spans several: there the words stand in the first.
fn article_table(grid: &Grid, blocks: &[Block]) -> String {
    let columns = grid.rows.iter().flatten().map(|slot| slot.column + slot.columns).max().unwrap_or_default();
    let cells = |cells: Vec<String>| format!("> | {} |\n", cells.join(" | "));
    let mut text = String::new();
    for (index, row) in grid.rows.iter().enumerate() {
        let words_at = |column: u32| {
            let slot = row.iter().find(|slot| slot.column == column);
            let own = slot.and_then(|slot| blocks.get(slot.blocks.clone())).unwrap_or_default();
            own.iter().map(|block| words(block).replace('\n', " ")).collect::<Vec<_>>().join(" · ")
        };
        text.push_str(&cells((0..columns).map(words_at).collect()));
        if index == 0 {
            text.push_str(&cells((0..columns).map(|_| "---".to_owned()).collect()));
        }
    }
    text + "\n"
}

fn inline(line: &Line) -> String {
    let mut made = String::new();
    for part in line {
        match part {
            Inline::Text(text) | Inline::Words(text) if made.is_empty() => made.push_str(&markup::markdown(text)),
            Inline::Text(text) | Inline::Words(text) => made.push_str(&markup::markdown_within(text)),
            Inline::Strong(text) | Inline::Verdict { text, .. } => {
                let inner = text.trim();
                if !inner.is_empty() {
                    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
                    let [before, after] = [text.get(..start), text.get(end..)].map(Option::unwrap_or_default);
                    made.push_str(&format!("{before}**{}**{after}", markup::markdown_within(inner)));
                }
            }
            Inline::Link { text, url } => made.push_str(&markup::markdown_link(text, url)),
            Inline::Source(number) => made.push_str(&format!("\\[{number}\\]")),
        }
    }
    made
}

/// Markdown of a user, without the sign that HTML begins with, and with headings below those of the report.
fn without_html(written: &str) -> String {
    let lines = written.lines().map(|line| {
        let line = line.replace('<', "\\<");
        if line.trim_start().starts_with('#') { format!("####{}", line.trim_start().trim_start_matches('#')) } else { line }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_html_of_a_user_comes_through() {
        assert_eq!(without_html("# A\n\n<b>x</b> **y**"), "#### A\n\n\\<b>x\\</b> **y**");
    }
}
