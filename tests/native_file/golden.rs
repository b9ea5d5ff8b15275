//! The golden file of version 1 has everything that a file can hold. It keeps loading whatever becomes of the format.

use std::{collections::BTreeMap, rc::Rc};

use beleg::{
    anchor::describe::describe,
    domain::{
        article::{Article, BlockKind, NewBlock, TextLink},
        desk::{
            entry::{Entry, Name, Spans, Value},
            field::{Field, RULES, RecordKind, Shape},
        },
        details::{Detail, Details},
        document::{Document, DocumentParts},
        edit::Edit,
        former::FormerText,
        id::{DocumentId, RecordId},
        locator::{Locator, Page, Time},
        mark::{Anchor, Extra, Kind, Mark, Origin, Span},
        stamp::{ReplicaId, Stamp, Stamped, Timestamp},
        table::Table,
        tables::Cell,
        tags::{Hue, Pattern, TagDefinition, TagId, TagRole, Verdict},
        text::TextRange,
    },
    format::native::{read, write, write_one},
};

use crate::{NOW, mark_id};

const GOLDEN: &str = "tests/data/native-1.beleg.json";

fn stamp(seconds: u64) -> Stamp {
    Stamp { at: Timestamp(NOW + seconds * 1000), counter: 0, replica: ReplicaId(0xff) }
}

fn tag_id(name: &str) -> TagId {
    TagId::new(name).unwrap()
}

/// The article of the golden file, and the ranges that stand between « and » with a digit in front in the blocks.
fn marked_article(blocks: &[(BlockKind, &str)]) -> (Article, BTreeMap<char, Vec<TextRange>>) {
    let (mut plain, mut ranges) = (Vec::new(), BTreeMap::<char, Vec<TextRange>>::new());
    let mut before = 0;
    for (kind, marked) in blocks {
        let (mut words, mut open) = (String::new(), Vec::new());
        let mut characters = marked.chars();
        while let Some(character) = characters.next() {
            match character {
                '«' => open.push((characters.next().unwrap(), before + words.len())),
                '»' => {
                    let (name, start) = open.pop().unwrap();
                    ranges.entry(name).or_default().push(TextRange::from_bytes(start..before + words.len()));
                }
                other => words.push(other),
            }
        }
        before += words.len() + 2;
        plain.push((*kind, words));
    }
    (Article::new(plain), ranges)
}

fn on_page(bytes: std::ops::Range<usize>, number: u32, label: &str) -> Locator {
    let page = Some(Page { number, label: label.into() });
    Locator { range: TextRange::from_bytes(bytes), page, ..Locator::default() }
}

/// The article with a link, words that are known to stand on pages and in a recording, a proposal in its last blocks, and the same text.
fn with_proposals(article: &Article) -> Article {
    let blocks = article.blocks().iter().zip(0..).map(|(block, number)| NewBlock {
        kind: block.kind,
        text: block.text.to_string(),
        boilerplate: number >= 6,
        links: match number {
            5 => vec![TextLink { range: TextRange::from_bytes(6..10), url: "https://example.org/😀".into() }],
            _ => Vec::new(),
        },
        locators: match number {
            0 => vec![on_page(0..block.text.len(), 1, "i")],
            2 => vec![on_page(0..3, 1, "i"), on_page(3..block.text.len(), 2, "")],
            5 => vec![
                Locator { time: Some(Time { begin: 843_200, end: 847_900 }), speaker: "Ada Berg".into(), ..on_page(0..4, 3, "") },
                Locator { page: None, speaker: "Bo".into(), ..on_page(6..10, 3, "") },
            ],
            _ => Vec::new(),
        },
        cell: (block.kind == BlockKind::TableCell).then_some(Cell { table: 0, row: 2, column: 1, rows: 1, columns: 3, head: true }),
    });
    Article::from_blocks(blocks.collect())
}

/// A document with everything that a file can hold.
pub(crate) fn golden_document() -> Document {
    build(true)
}

/// The same, but for what has been added to the format since; `full` adds it.
fn build(full: bool) -> Document {
    let (article, ranges) = marked_article(&[
        (BlockKind::Heading(1), "US-geführte «2Anti-«3IS»-Koalition» 👨‍👩‍👧‍👦 beendet Mission"),
        (
            BlockKind::Paragraph,
            "«1«4Die USA» hatten» im Juli «1angekündigt», abzuziehen.\nZweite Zeile: cafe\u{301} \"so\" \\ nicht.",
        ),
        (BlockKind::Heading(2), "STRASSE"),
        (BlockKind::Quote, "مرحبا «5بالعالم» und «6漢字»"),
        (BlockKind::ListItem, "•\tPunkt"),
        (BlockKind::Caption, "Foto: 😀"),
        (BlockKind::Preformatted, "a  b"),
        (BlockKind::TableCell, "2.500"),
    ]);
    let mark = |number: u8, kind: Kind| Mark {
        id: mark_id(number),
        kind,
        spans: describe(&article, &ranges[&char::from(b'0' + number)]),
        entity_type: None,
        tags: Vec::new(),
        note: "".into(),
        creator: "".into(),
        created: Timestamp(NOW + 60_000),
        origin: Origin::ByHand,
        anchor: Anchor::Exact,
        extra: Extra::new(),
    };
    let unknown = |value: &str| Extra::from([("x_later".to_owned(), value.to_owned())]);
    let marks = [
        Mark {
            tags: vec![tag_id("quantity"), tag_id("eigenes \"Etikett\"")],
            note: "Zeile 1\nZeile 2 – \u{202E}verdreht\u{202C}, NUL: \u{0}".into(),
            creator: "Zoë".into(),
            extra: unknown(r#"{"worth":[1.50,null]}"#),
            ..mark(1, Kind::Claim)
        },
        Mark { origin: Origin::AcceptedSuggestion, ..mark(2, Kind::Source) },
        Mark { entity_type: Some(tag_id("ORG")), origin: Origin::Imported, ..mark(3, Kind::Entity) },
        Mark { anchor: Anchor::Moved, ..mark(4, Kind::Quotation) },
        mark(5, Kind::Note),
        Mark {
            anchor: Anchor::Lost,
            spans: vec![Span { quote: "nicht mehr da".into(), ..mark(6, Kind::Claim).spans.remove(0) }],
            ..mark(6, Kind::Claim)
        },
    ];
    let tag = |name: &str, role: TagRole, order: u32| TagDefinition::new(tag_id(name), role, order);
    let tags = [
        TagDefinition { kinds: vec![Kind::Entity], key: Some('2'), hue: Hue::Orange, ..tag("ORG", TagRole::EntityType, 1) },
        TagDefinition { archived: true, extra: unknown("[]"), ..tag("eigenes \"Etikett\"", TagRole::Tag, u32::MAX) },
        TagDefinition {
            kinds: vec![Kind::Claim, Kind::Note],
            labels: [("de", "Zahl, Vergleich"), ("en", "quantity")].map(|(language, label)| (language.into(), label.into())).into(),
            ..tag("quantity", TagRole::Tag, 0)
        },
    ];
    let mut marks: BTreeMap<_, _> = marks
        .into_iter()
        .zip(1..)
        .map(|(mark, second)| (mark.id, Stamped { stamp: stamp(second), value: Some(Rc::new(mark)) }))
        .collect();
    let former = Rc::new(Article::new([(BlockKind::Paragraph, "Eine frühere Fassung: 漢字 und sonst nichts.".to_owned())]));
    if full {
        // Somebody marked words of an earlier text while another took over a new one.
        let start = "Eine frühere Fassung: ".len();
        let spans = describe(&former, &[TextRange::from_bytes(start..start + "漢字".len())]);
        let elsewhere = Mark { id: mark_id(7), spans, ..mark(1, Kind::Note) };
        marks.insert(mark_id(7), Stamped { stamp: stamp(7), value: Some(Rc::new(elsewhere)) });
    }
    marks.insert(mark_id(9), Stamped { stamp: Stamp { counter: 3, ..stamp(20) }, value: None });
    let mut tags: BTreeMap<_, _> =
        tags.into_iter().map(|tag| (tag.id.clone(), Stamped { stamp: stamp(0), value: Some(Rc::new(tag)) })).collect();
    tags.insert(tag_id("removed"), Stamped { stamp: stamp(21), value: None });
    if full {
        let rating = TagDefinition {
            hue: Hue::Red,
            pattern: Pattern::Crossed,
            number: Some(1),
            verdict: Some(Verdict::False),
            parent: Some(tag_id("scale/ours")),
            guidelines: [("de".to_owned(), "Nur wenn \"alles\" falsch ist.".to_owned())].into(),
            ..tag("rating/ours/false", TagRole::Rating, 7)
        };
        tags.insert(rating.id.clone(), Stamped { stamp: stamp(7), value: Some(Rc::new(rating)) });
    }
    let details = Details {
        title: "US-geführte Anti-IS-Koalition".into(),
        language: "de".into(),
        url: "https://example.org/a?b=c&d".into(),
        outlet: "Beispiel".into(),
        file_name: "artikel.txt".into(),
        extra: unknown("\"kept\""),
        ..Details::default()
    };
    let article = Rc::new(if full { with_proposals(&article) } else { article });
    let details = if full { with_more_details(details) } else { details };
    let decisions = [(5, 4, Some(true)), (6, 5, Some(false)), (7, 6, None)];
    let decisions =
        decisions.into_iter().filter(|_| full).map(|(block, second, value)| (block, Stamped { stamp: stamp(second), value }));
    Document::from_parts(DocumentParts {
        id: DocumentId::new(Timestamp(NOW), [0xd0; 10]),
        created: Timestamp(NOW),
        article: Stamped { stamp: stamp(0), value: article.clone() },
        former: if full {
            vec![FormerText {
                stamp: Stamp { at: Timestamp(NOW - 1_000), ..stamp(0) },
                article: former,
                url: "https://example.org/a?version=1".into(),
            }]
        } else {
            Vec::new()
        },
        decisions: decisions.collect(),
        details: Stamped { stamp: stamp(2), value: Rc::new(details) },
        trashed: Stamped { stamp: stamp(3), value: true },
        marks: marks.into_iter().collect(),
        tags: tags.into_iter().collect(),
        records: if full {
            records(&article).into_iter().map(|(id, entry)| (id, Rc::new(entry))).collect()
        } else {
            Default::default()
        },
        extra: unknown("7"),
    })
}

fn record_id(number: u8) -> RecordId {
    RecordId::new(Timestamp(NOW + 1000 + u64::from(number)), [number; 10])
}

/// Some value that a field of this shape can have.
fn value(article: &Article, field: Field) -> Value {
    let text = |words: &str| Value::text(words).unwrap();
    match field.shape() {
        Shape::Text => text(&format!("„{}“ 😀", field.name())),
        Shape::Date => text("2021-12"),
        Shape::Url => text("https://example.org/ä"),
        Shape::Wikidata => text("Q2429253"),
        Shape::Word(list) => text(list.entries().last().map_or("default", |(id, _, _)| id)),
        Shape::Words(list) => Value::texts([list.entries()[0].0, "eigenes Wort"]).unwrap(),
        Shape::Texts => Value::texts(["IS", "ISIS", "Daesh"]).unwrap(),
        Shape::Id => Value::Id(record_id(1)),
        Shape::Spans => Value::spans(describe(article, &[TextRange::from_bytes(0..2), TextRange::from_bytes(3..11)])).unwrap(),
    }
}

/// A record of each kind with every field it can have, what is said of a mark of each kind, and a deleted one. Some fields were written
/// later, one was emptied, one is not known here.
fn records(article: &Article) -> BTreeMap<RecordId, Entry> {
    let mut records = BTreeMap::new();
    for (kind, number) in RecordKind::ALL.into_iter().zip(0..) {
        let own = RULES.iter().map(|rule| rule.field).filter(|field| Field::named(kind, field.name()) == Some(*field));
        let second = |field: Field| if (field as usize).is_multiple_of(3) { 40 } else { 30 };
        let said =
            own.map(|field| (Name::from(field), Stamped { stamp: stamp(second(field)), value: Some(value(article, field)) }));
        let mut fields: Table<Name, Stamped<Option<Value>>> = said.collect();
        let json = Value::Unknown("[1.50,{\"b\":null}]".into());
        fields.insert(Name::Unknown("x_later".into()), Stamped { stamp: stamp(30), value: Some(json) });
        // What is said of a mark is never made: its stamps are those of its fields.
        let (id, made) = match kind {
            RecordKind::Mark => (mark_id(1).into(), Stamp::default()),
            _ => (record_id(number), stamp(30)),
        };
        records.insert(id, Entry::new(kind, Stamped { stamp: made, value: false }, fields));
    }
    let emptied = (Name::from(Field::Fidelity), Stamped { stamp: stamp(50), value: None });
    records.insert(mark_id(4).into(), Entry::new(RecordKind::Mark, Stamped::default(), [emptied].into()));
    let lost = Spans { spans: describe(article, &[TextRange::from_bytes(0..2)]), anchor: Anchor::Lost };
    let lost = (Name::from(Field::SignalSpans), Stamped { stamp: stamp(30), value: Some(Value::Spans(lost)) });
    records.insert(record_id(20), Entry::new(RecordKind::Signal, Stamped { stamp: stamp(30), value: false }, [lost].into()));
    let later = (Name::from(Field::Name), Stamped { stamp: stamp(61), value: Value::text("later") });
    records.insert(record_id(21), Entry::new(RecordKind::Entity, Stamped { stamp: stamp(60), value: true }, [later].into()));
    records
}

fn with_more_details(details: Details) -> Details {
    Details {
        subtitle: "Was bleibt".into(),
        canonical_url: "https://example.org/a".into(),
        archive_url: "https://archive.example/1".into(),
        authors: vec!["Zoë Ä.".into(), "dpa".into()],
        published: "2021-12-09".into(),
        accessed: "2026-11-22".into(),
        genre: "news".into(),
        machine_translated: "suspected".into(),
        encoding: "windows-1252".into(),
        unknown: vec![Detail::TranslatedFrom],
        intake: vec![("line_ends".into(), 3), ("menu_lines_left_out".into(), 12)],
        ..details
    }
}

/// The version of the program changes, the file does not.
fn without_generator(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("  \"generator\": ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_golden_file_is_written_and_read() {
    let document = golden_document();
    let text = write(&[&document], Some(Timestamp(NOW)));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(GOLDEN, &text).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap();
    assert_eq!(without_generator(&text), without_generator(&golden));
    let reading = read(&golden).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.documents, [document]);
}

/// Files that were written once are read for ever, whatever has been added to the format since.
#[test]
fn earlier_files_keep_loading() {
    let mut before = build(false);
    let without_details = before.clone();
    before = before.apply(&Edit::SetTrashed(false), Stamp::default()).unwrap().0;
    let rows = [
        ("tests/data/native-1-without-trash.beleg.json", before),
        ("tests/data/native-1-without-details.beleg.json", without_details),
    ];
    for (path, expected) in rows {
        let reading = read(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(reading.problems, [], "{path}");
        assert_eq!(reading.documents, [expected], "{path}");
    }
}

#[test]
fn the_golden_file_keeps_one_record_a_line() {
    let golden = std::fs::read_to_string(GOLDEN).unwrap();
    for record in ["{\"id\":\"01", "{\"kind\":\"paragraph\"", "{\"record\":"] {
        assert!(golden.lines().any(|line| line.trim_start().starts_with(record)), "{record}");
    }
    assert!(golden.contains("\"start\":"), "positions are there");
    assert!(golden.ends_with("}\n"));
}

#[test]
fn unknown_fields_cannot_hide_known_ones() {
    let mut parts = golden_document();
    let extra = Extra::from([("marks".to_owned(), "7".to_owned()), ("x_odd".to_owned(), "not JSON \u{1}".to_owned())]);
    parts = Document::from_parts(DocumentParts {
        id: parts.id(),
        created: parts.created(),
        article: Stamped { stamp: parts.article_stamp(), value: parts.article().clone() },
        former: parts.former().to_vec(),
        decisions: parts.decisions().map(|(block, decision)| (block, decision.clone())).collect(),
        details: Stamped { stamp: parts.details_stamp(), value: parts.details().clone() },
        trashed: parts.trashed(),
        marks: parts.mark_records().map(|(id, record)| (id, record.clone())).collect(),
        tags: parts.tag_records().map(|(id, record)| (id.clone(), record.clone())).collect(),
        records: parts.entries().map(|(id, entry)| (id, entry.clone())).collect(),
        extra,
    });
    let reading = read(&write_one(&parts)).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.documents[0].marks().count(), parts.marks().count());
    assert_eq!(reading.documents[0].extra().get("x_odd").unwrap(), "\"not JSON \\u0001\"", "kept as text");
}
