//! Random documents in Markdown.

use super::{
    content::{Apart, Block, Inline, Joint, Set},
    html,
    told::{ALWAYS, Fate, Told},
};

/// Where words stand, as far as markup may not be nested.
#[derive(Clone, Copy, Default)]
struct Around {
    strong: bool,
    emphasis: bool,
    struck: bool,
    link: bool,
    ruby: bool,
    /// On a line that must not end.
    one_line: bool,
}

pub(crate) fn file(blocks: &[Block]) -> Told {
    let mut told = Told::default();
    told.say(ALWAYS);
    told.say("\n\n");
    let mut notes = 0;
    blocks.iter().for_each(|own| block(&mut told, own, "", &mut notes));
    for note in 1..=notes {
        told.say(&format!("\n\n[^n{note}]: noted\n"));
    }
    told
}

fn block(told: &mut Told, block: &Block, indent: &str, notes: &mut usize) {
    let begin = |told: &mut Told| told.say(&format!("\n\n{indent}"));
    match block {
        Block::Paragraph(inner) | Block::Note(_, inner) => {
            begin(told);
            line(told, inner, Around::default(), notes);
        }
        Block::Heading(level, inner) => {
            begin(told);
            told.mark(&"#".repeat((*level).into()));
            told.mark(" ");
            line(told, inner, Around { one_line: true, ..Around::default() }, notes);
        }
        Block::Code(words) => {
            begin(told);
            told.mark("```\n");
            told.say(&format!("{indent}{}", words.join("  ")));
            told.mark(&format!("\n{indent}```\n"));
        }
        // Numbers that are chosen are words of the text.
        Block::List(true, items) if items.len() > 1 && indent.is_empty() => {
            // Lists without a text between them are one.
            begin(told);
            told.say("list");
            for (at, item) in items.iter().enumerate() {
                if let Some(Block::Paragraph(first)) = item.first() {
                    begin(told);
                    told.say(&format!("{}. ", at + 7));
                    line(told, first, Around { one_line: true, ..Around::default() }, notes);
                }
            }
        }
        Block::List(_, items) => items.iter().for_each(|item| {
            begin(told);
            told.mark("- ");
            if let Some((Block::Paragraph(first), rest)) = item.split_first() {
                line(told, first, Around { one_line: true, ..Around::default() }, notes);
                rest.iter().for_each(|own| self::block(told, own, &format!("{indent}  "), notes));
            }
        }),
        Block::Table(rows) => {
            told.mark("\n\n| a | b |\n|---|---|");
            told.read("\na\nb");
            for row in rows {
                told.say("\n");
                for cell in row {
                    told.mark("| ");
                    line(told, cell, Around { one_line: true, ..Around::default() }, notes);
                    told.say(" ");
                }
                told.mark("|");
            }
        }
        Block::Quote(inner) => inner.iter().for_each(|own| {
            if let Block::Paragraph(words) = own {
                begin(told);
                told.mark("> ");
                line(told, words, Around { one_line: true, ..Around::default() }, notes);
            }
        }),
        // Pieces of pages on lines of their own.
        Block::Boxed(..) | Block::Hidden(..) if indent.is_empty() => {
            told.say("\n\n");
            told.mark("<div>\n");
            html::piece(told, std::slice::from_ref(block));
            told.mark("\n</div>\n\n");
        }
        Block::Boxed(_, inner) => inner.iter().for_each(|own| self::block(told, own, indent, notes)),
        Block::Hidden(..) => {}
    }
    told.read("\n");
}

fn line(told: &mut Told, line: &[Inline], around: Around, notes: &mut usize) {
    for (at, inner) in line.iter().enumerate() {
        if at > 0 && !matches!(inner, Inline::Raised(..) | Inline::Lowered(_) | Inline::Note(..)) {
            told.say(" ");
        }
        inline(told, inner, around, notes);
    }
}

fn inline(told: &mut Told, inner: &Inline, around: Around, notes: &mut usize) {
    match inner {
        Inline::Words(words) => told.say(&words.join(" ")),
        Inline::Set(set, inner) => self::set(told, *set, inner, around, notes),
        Inline::Raised(number, _) => sign(told, "<sup>", &number.replace('*', "\\*"), "</sup>"),
        Inline::Lowered(number) => sign(told, "<sub>", number, "</sub>"),
        Inline::Note(..) if around.link || !told.is_kept() => {}
        Inline::Note(..) => {
            *notes += 1;
            told.mark(&format!("[^n{notes}]"));
            told.read(&format!(" n{notes} "));
        }
        Inline::Joined(first, joint, second) => {
            told.say(first);
            match joint {
                Joint::SoftHyphen => told.mark("\u{AD}"),
                Joint::Comment => told.mark("<!-- 12 not -->"),
                Joint::Break | Joint::Nothing | Joint::Hidden(_) => told.mark("<wbr>"),
                Joint::Picture => {
                    told.mark(" ![](a.png) ");
                    told.read(" ");
                }
                Joint::Symbol => {
                    told.mark("&nbsp;");
                    told.read(" ");
                }
            }
            told.say(second);
        }
        Inline::Fraction(above, below) => told.say(&format!("{above}/{below}")),
        Inline::Break if around.one_line => told.mark("<br>"),
        Inline::Break => told.mark("\\\n"),
        Inline::Apart(Apart::Page, words) => {
            told.mark("`");
            told.say(words);
            told.mark("`");
        }
        Inline::Apart(_, words) => told.say(words),
    }
}

fn sign(told: &mut Told, open: &str, number: &str, close: &str) {
    told.mark(open);
    told.read(" ");
    told.say(number);
    told.read(" ");
    told.mark(close);
}

fn set(told: &mut Told, set: Set, inner: &[Inline], around: Around, notes: &mut usize) {
    let (open, close, fate, around) = match set {
        Set::Struck(0..=2) | Set::Deleted | Set::Moved if !around.struck => {
            ("~~", "~~", Fate::Apart, Around { struck: true, ..around })
        }
        Set::Struck(3) => ("<del>", "</del>", Fate::Apart, around),
        Set::Struck(_) => ("<s>", "</s>", Fate::Apart, around),
        Set::Link if !around.link => ("[", "](https://a.example/)", Fate::Kept, Around { link: true, ..around }),
        Set::Quoted => ("<q>", "</q>", Fate::Kept, around),
        Set::Read if !around.ruby => {
            told.mark("<ruby>");
            line(told, inner, Around { ruby: true, ..around }, notes);
            told.mark("<rt>");
            told.with(Fate::Apart, |told| told.say("reading"));
            told.mark("</rt></ruby>");
            return;
        }
        Set::Plain(0..=3) if !around.strong => ("**", "**", Fate::Kept, Around { strong: true, ..around }),
        Set::Plain(_) if !around.emphasis => ("_", "_", Fate::Kept, Around { emphasis: true, ..around }),
        _ => ("<b>", "</b>", Fate::Kept, around),
    };
    told.mark(open);
    if fate == Fate::Kept {
        line(told, inner, around, notes)
    } else {
        told.with(fate, |told| line(told, inner, around, notes))
    }
    told.mark(close);
}
