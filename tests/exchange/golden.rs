//! One small document in every format, kept as files, so that a change of a format shows.

use std::{
    fs,
    io::{Cursor, Read as _},
    path::Path,
};

use beleg::format::{
    export::{LossKind, Options, Piece, Target, file, losses},
    native,
};

/// Two paragraphs with an emoji before everything; marks that nest, overlap, have a gap, lie across paragraphs, and one that is lost.
fn document() -> beleg::domain::document::Document {
    let text = include_str!("../data/exchange/small.beleg.json");
    let mut reading = native::read(text).unwrap();
    assert!(reading.is_whole(), "{:?}", reading.problems);
    reading.documents.remove(0)
}

fn compare(name: &str, content: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exchange").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, content).unwrap();
    }
    let expected = fs::read(&path).unwrap_or_default();
    let (told, expected) = (String::from_utf8_lossy(content), String::from_utf8_lossy(&expected));
    assert_eq!(told, expected, "{name} is not as it was: `UPDATE=1 cargo test --test exchange` writes it anew");
}

#[test]
fn files_are_as_they_were() {
    let document = document();
    for target in Target::ALL {
        let name = format!("small{}", target.spec().ending);
        match target {
            // What the page writes has a test of its own.
            Target::Beleg => {}
            Target::Brat => {
                for part in Piece::new(&document, target, &Options::default(), true).parts() {
                    compare(&format!("small.brat{}", part.ending), &part.content);
                }
            }
            _ => compare(&name, &file(&[&document], target, &Options::default()).unwrap()),
        }
    }
    let excel = Options { byte_order_mark: true, semicolons: true, ..Options::default() };
    let csv = file(&[&document], Target::Csv, &excel).unwrap();
    assert!(csv.starts_with("\u{FEFF}id;part;kind".as_bytes()));
}

#[test]
fn a_native_file_made_of_pieces_is_one() {
    let document = document();
    let mut other = native::read(include_str!("../../static/sample/annotated.beleg.json")).unwrap().documents;
    let other = other.remove(0);
    let bytes = file(&[&document, &other], Target::Beleg, &Options::default()).unwrap();
    let reading = native::read(std::str::from_utf8(&bytes).unwrap()).unwrap();
    assert!(reading.is_whole());
    assert_eq!(reading.documents, [document, other]);
}

#[test]
fn losses_are_counted_and_named() {
    let document = document();
    let told = |target| -> Vec<(LossKind, usize)> {
        losses(&document, target, &Options::default()).iter().map(|loss| (loss.kind, loss.count)).collect()
    };
    assert_eq!(told(Target::Beleg), []);
    let conll = told(Target::Conll);
    for (kind, count) in [(LossKind::LostMarks, 1), (LossKind::OtherKinds, 4), (LossKind::Overlaps, 1), (LossKind::PartialWords, 1)]
    {
        assert!(conll.contains(&(kind, count)), "{kind:?} {count} in {conll:?}");
    }
    assert!(told(Target::Spacy).contains(&(LossKind::Gaps, 1)));
    assert!(!told(Target::LabelStudio).iter().any(|(kind, _)| matches!(kind, LossKind::Gaps | LossKind::Notes | LossKind::Tags)));
    assert!(!told(Target::WebAnnotation).iter().any(|(kind, _)| matches!(kind, LossKind::LostMarks | LossKind::Creators)));
    let shown: Vec<String> = losses(&document, Target::Csv, &Options::default()).iter().map(ToString::to_string).collect();
    assert!(shown.contains(&"1 lost mark left out".to_owned()), "{shown:?}");
}

#[test]
fn another_program_reads_the_archive() {
    let document = document();
    let bytes = file(&[&document], Target::Brat, &Options::default()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let id = document.id();
    let names: Vec<String> =
        (0..archive.len()).map(|number| archive.by_index(number).unwrap().name().unwrap().to_string()).collect();
    assert_eq!(names, [format!("{id}.ann"), format!("{id}.txt"), "annotation.conf".to_owned()]);
    let mut text = String::new();
    archive.by_name(&format!("{id}.txt")).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, document.article().text());
}
