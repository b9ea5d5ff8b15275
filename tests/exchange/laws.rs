//! For random documents: what is exported is imported again, but for what the loss report names.

use std::collections::BTreeMap;

use beleg::{
    domain::{
        article::{Article, BlockKind},
        document::Document,
        edit::check_mark,
        mark::{Kind, Mark},
        segment,
        stamp::Timestamp,
        tags::TagId,
        text::TextRange,
    },
    format::{
        export::{self, Options, Piece, Target, Unit},
        import::{self, File, Imported, Source},
    },
};
use proptest::prelude::*;

use crate::support::{blocks, cases, documents::document_on};

/// An article as it is after coming in: no blank ends of blocks, no empty lines in them.
fn tidy_article() -> impl Strategy<Value = Article> {
    blocks().prop_map(|blocks| {
        let tidy = |text: &str| {
            let lines = text.split('\n').map(|line| &line[segment::trim(line, 0..line.len())]).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join("\n")
        };
        Article::new(blocks.iter().map(|block| (BlockKind::Paragraph, tidy(&block.text))))
    })
}

fn tidy_document() -> impl Strategy<Value = Document> {
    tidy_article().prop_flat_map(document_on)
}

pub(crate) fn read(source: Source, text: &str, beside: Option<&str>, article: Option<&Document>, unit: Option<Unit>) -> Imported {
    import::read(source, File { text, beside, article, unit, at: Timestamp(1) }).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// What a mark says.
type Said = (Kind, Option<TagId>, Vec<TextRange>, Vec<TagId>, String);

fn said(mark: &Mark) -> Said {
    let mut tags: Vec<TagId> = Vec::new();
    for tag in &mark.tags {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    (mark.kind, mark.entity_type.clone(), mark.ranges(), tags, mark.note.to_string())
}

fn all(document: &Document, change: impl Fn(Said) -> Said) -> Vec<Said> {
    let mut all: Vec<Said> = document.marks().filter(|mark| mark.is_drawn()).map(|mark| change(said(mark))).collect();
    all.sort();
    all
}

/// What is left of a mark where a format has one label.
fn labelled((kind, own, ranges, tags, note): Said) -> Said {
    let plain = |id: &TagId| {
        let name = id.as_str();
        name.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-')
    };
    (kind, own.filter(|own| kind == Kind::Entity && plain(own)), ranges, tags, note)
}

fn one(imported: &Imported) -> Result<&Document, TestCaseError> {
    prop_assert_eq!(imported.documents.len(), 1);
    for mark in imported.documents[0].marks() {
        prop_assert!(check_mark(imported.documents[0].article(), mark).is_ok());
    }
    Ok(&imported.documents[0])
}

fn exported(document: &Document, target: Target, options: &Options) -> String {
    String::from_utf8(export::file(&[document], target, options).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn web_annotations_come_back(document in tidy_document()) {
        let text = exported(&document, Target::WebAnnotation, &Options::default());
        let imported = read(Source::WebAnnotation, &text, None, None, None);
        let back = one(&imported)?;
        prop_assert_eq!(back.article().text(), document.article().text());
        prop_assert_eq!(back.id(), document.id());
        // A lost mark may be found after all; it is known by its id.
        let known: BTreeMap<_, _> = back.marks().map(|mark| (mark.id, mark)).collect();
        for mark in document.marks().filter(|mark| mark.is_drawn()) {
            let found = known.get(&mark.id);
            prop_assert_eq!(found.map(|found| said(found)), Some(said(mark)));
            prop_assert_eq!(found.map(|found| &found.creator), Some(&mark.creator));
        }
        // On the article itself nothing is new.
        let again = read(Source::WebAnnotation, &text, None, Some(&document), None);
        prop_assert_eq!(again.new, 0);
        let drawn = document.marks().filter(|mark| mark.is_drawn()).filter(|mark| said(mark) == said(&{ let mut own = (***mark).clone(); own.tags = said(mark).3; own }));
        prop_assert!(again.same + again.changed >= drawn.count());
    }

    #[test]
    fn tasks_of_label_studio_come_back(document in tidy_document()) {
        let text = exported(&document, Target::LabelStudio, &Options::default());
        let imported = read(Source::LabelStudio, &text, None, None, None);
        prop_assert!(imported.problems.is_empty(), "{:?}", imported.problems);
        let back = one(&imported)?;
        prop_assert_eq!(back.article().text(), document.article().text());
        prop_assert_eq!(all(back, |said| said), all(&document, labelled));
    }

    #[test]
    fn rows_of_doccano_come_back(document in tidy_document(), utf16 in any::<bool>()) {
        let unit = if utf16 { Unit::Utf16 } else { Unit::CodePoints };
        let text = exported(&document, Target::Doccano, &Options { doccano_unit: unit, ..Options::default() });
        let imported = read(Source::Doccano, &text, None, None, Some(unit));
        prop_assert!(imported.problems.is_empty(), "{:?}", imported.problems);
        let back = one(&imported)?;
        let without = |said| { let (kind, own, ranges, _, _) = labelled(said); (kind, own, ranges, vec![], String::new()) };
        // Two marks that say the same become one: there is nothing to tell them apart by but their place in the line, which does.
        prop_assert_eq!(all(back, |said| said), all(&document, without));
    }

    #[test]
    fn annotations_of_brat_come_back(document in tidy_document()) {
        let piece = Piece::new(&document, Target::Brat, &Options::default(), true);
        let [annotations, text] = piece.parts() else { panic!("two files") };
        let annotations = std::str::from_utf8(&annotations.content).unwrap();
        let imported = read(Source::Brat, annotations, std::str::from_utf8(&text.content).ok(), None, None);
        prop_assert!(imported.problems.is_empty(), "{:?}\n{annotations}", imported.problems);
        let back = one(&imported)?;
        prop_assert_eq!(back.article().text(), document.article().text());
        let simple = |said| {
            let (kind, own, ranges, tags, note) = labelled(said);
            let plain = |tag: &TagId| matches!(tag.as_str(), "important" | "PERSON");
            let one_line: String = note.chars().map(|sign| match sign {
                '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
                sign => sign,
            }).collect();
            (kind, own, ranges, tags.into_iter().filter(plain).collect(), one_line.trim().to_owned())
        };
        prop_assert_eq!(all(back, |said| said), all(&document, simple));
    }

    #[test]
    fn annotations_of_hypothesis_come_back_a_part_each(document in tidy_document()) {
        let text = exported(&document, Target::Hypothesis, &Options::default());
        if !document.marks().any(|mark| mark.is_drawn()) {
            return Ok(());
        }
        let bare = Document::new(document.id(), (**document.article()).clone(), Default::default(), Default::default());
        let imported = read(Source::Hypothesis, &text, None, Some(&bare), None);
        prop_assert!(imported.problems.is_empty(), "{:?}", imported.problems);
        let back = one(&imported)?;
        let mut expected: Vec<(Kind, TextRange)> =
            document.marks().filter(|mark| mark.is_drawn()).flat_map(|mark| mark.ranges().into_iter().map(|range| (mark.kind, range))).collect();
        let mut found: Vec<(Kind, TextRange)> = back.marks().flat_map(|mark| mark.ranges().into_iter().map(|range| (mark.kind, range))).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
        // The second time nothing is new.
        let again = read(Source::Hypothesis, &text, None, Some(back), None);
        prop_assert_eq!((again.new, again.changed), (0, 0));
        prop_assert!(again.documents == imported.documents);
    }

    #[test]
    fn rows_of_the_table_of_marks_come_back(document in tidy_document(), semicolons in any::<bool>(), byte_order_mark in any::<bool>()) {
        let text = exported(&document, Target::Csv, &Options { semicolons, byte_order_mark, ..Options::default() });
        let bare = Document::new(document.id(), (**document.article()).clone(), Default::default(), Default::default());
        let imported = read(Source::Csv, &text, None, Some(&bare), None);
        prop_assert!(imported.problems.is_empty(), "{:?}\n{text}", imported.problems);
        let back = one(&imported)?;
        // Tags stand in one cell with semicolons between them.
        let simple = |(kind, own, ranges, tags, note): Said| {
            let one = |tag: &TagId| !tag.as_str().contains(';');
            (kind, own, ranges, tags.into_iter().filter(one).collect::<Vec<_>>(), note)
        };
        let with_odd = |said: &Said| said.3.iter().any(|tag| tag.as_str().contains(';'));
        let whole = |all: Vec<Said>| all.into_iter().filter(|said| !with_odd(said)).collect::<Vec<_>>();
        if document.marks().all(|mark| !with_odd(&said(mark))) {
            prop_assert_eq!(whole(all(back, simple)), whole(all(&document, simple)));
        }
        prop_assert_eq!(back.marks().count(), document.marks().filter(|mark| mark.is_drawn()).count());
        // The second time nothing is new.
        let again = read(Source::Csv, &text, None, Some(back), None);
        prop_assert_eq!((again.new, again.changed), (0, 0));
    }

    #[test]
    fn every_format_writes_every_document(document in crate::support::documents::document()) {
        for target in Target::ALL {
            let bytes = export::file(&[&document, &document], target, &Options::default()).unwrap();
            if target != Target::Brat {
                prop_assert!(std::str::from_utf8(&bytes).is_ok());
            }
            if matches!(target, Target::WebAnnotation | Target::Recogito | Target::Cas | Target::Doccano | Target::Spacy) {
                for line in std::str::from_utf8(&bytes).unwrap().lines() {
                    prop_assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
                }
            }
            if matches!(target, Target::Hypothesis | Target::LabelStudio) {
                prop_assert!(serde_json::from_slice::<serde_json::Value>(&bytes).is_ok());
            }
            if target == Target::Beleg {
                prop_assert!(beleg::format::native::read(std::str::from_utf8(&bytes).unwrap()).is_ok());
            }
            let told = export::losses(&document, target, &Options::default());
            prop_assert!(told.iter().all(|loss| loss.count > 0 && !loss.to_string().is_empty()));
        }
    }

    #[test]
    fn cells_are_no_formulas_and_hold_what_was_there(document in crate::support::documents::document(), semicolons in any::<bool>()) {
        let options = Options { semicolons, ..Options::default() };
        let text = exported(&document, Target::Csv, &options);
        let rows = cells(&text, if semicolons { ';' } else { ',' });
        let spans: Vec<&str> = document.marks().filter(|mark| mark.is_drawn()).flat_map(|mark| mark.spans.iter().map(|span| &*span.quote)).collect();
        prop_assert_eq!(rows.len(), spans.len() + 1);
        for row in &rows {
            prop_assert_eq!(row.len(), rows[0].len());
            for cell in row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']), "{cell:?}");
            }
        }
        let mut found: Vec<String> = rows[1..].iter().map(|row| unguarded(&row[6])).collect();
        let mut expected: Vec<String> = spans.into_iter().map(str::to_owned).collect();
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
    }
}

/// Takes away the apostrophe that guards a cell.
fn unguarded(cell: &str) -> String {
    let dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(dangerous) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// The grammar of RFC 4180 and nothing else.
fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() {
        let mut cell = String::new();
        if let Some(mut inner) = rest.strip_prefix('"') {
            loop {
                let (before, behind) = inner.split_once('"').expect("a quote is closed");
                cell.push_str(before);
                match behind.strip_prefix('"') {
                    Some(more) => {
                        cell.push('"');
                        inner = more;
                    }
                    None => {
                        rest = behind;
                        break;
                    }
                }
            }
        } else {
            let end = rest.find([separator, '"', '\r', '\n']).expect("a row is ended");
            cell.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        row.push(cell);
        match rest.strip_prefix(separator) {
            Some(more) => rest = more,
            None => {
                rest = rest.strip_prefix("\r\n").expect("a row ends with CRLF");
                rows.push(std::mem::take(&mut row));
            }
        }
    }
    rows
}
