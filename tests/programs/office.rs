//! What LibreOffice, Word and pandoc write.

use crate::given::{book, kept, packed, read};

const LINES: [&str; 5] = [
    "Die Stadt baut um",
    "Der Stadtrat hat am Dienstag beschlossen, die Innenstadt für rund zwölf Millionen Euro umzubauen, und zwar in den kommenden drei Jahren.",
    "Kritik kam von den Händlern, die mit Einbußen von bis zu dreißig Prozent rechnen und einen Ausgleich fordern.",
    "„Das ist nicht zu viel“, sagte er.",
    "Die Bauarbeiten sollen im Frühjahr beginnen und zuerst den Marktplatz betreffen.",
];

#[test]
fn a_line_of_a_text_program_is_a_paragraph_and_the_first_its_title() {
    let latin = |text: &str| -> Vec<u8> {
        let byte = |sign: char| match sign {
            '„' => 0x84,
            '“' => 0x93,
            '•' => 0x95,
            other => u8::try_from(u32::from(other)).unwrap(),
        };
        text.chars().map(byte).collect()
    };
    let mut listed = LINES.to_vec();
    listed.splice(3..3, ["• Marktplatz", "• Busbahnhof"]);
    for lines in [LINES.to_vec(), listed] {
        let utf16 = format!("\u{FEFF}{}\r\n", lines.join("\r\n")).encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files = [
            format!("\u{FEFF}{}\n", lines.join("\n")).into_bytes(),
            latin(&(lines.join("\r\n") + "\r\n")),
            utf16,
            lines.join(" \n").into_bytes(),
            lines.join("\r").into_bytes(),
        ];
        for file in files {
            assert_eq!(kept("a.txt", &file), lines);
            assert_eq!(read("a.txt", &file).title, LINES[0]);
        }
    }
    // Lines that a program broke at a width, verses, and what has empty lines between its paragraphs.
    let broken = LINES[1..].join(" ").replace(", ", ",\n");
    let verses = "Der Mond ist\naufgegangen\ndie goldnen\nSternlein";
    let apart = format!("{}\n\n{}\n{}", LINES[0], LINES[1], LINES[2]);
    for (text, expected) in [(broken.as_str(), 1), (verses, 1), (&apart, 2)] {
        assert_eq!(kept("a.txt", text.as_bytes()).len(), expected, "{text}");
    }
}

/// Words are what stands between blanks.
fn words(name: &str, file: &[u8]) -> Vec<String> {
    kept(name, file).join(" ").split_whitespace().map(str::to_owned).collect()
}

#[test]
fn an_article_with_notes_has_the_same_words_from_every_program() {
    let anchor = |number: &str| {
        format!("<a class=\"sdfootnoteanc\" name=\"sdfootnote{number}anc\" href=\"#sdfootnote{number}sym\"><sup>{number}</sup></a>")
    };
    let note = |number: &str, words: &str| {
        format!(
            "<div id=\"sdfootnote{number}\"><p class=\"sdfootnote\"><a class=\"sdfootnotesym\" name=\"sdfootnote{number}sym\" href=\"#sdfootnote{number}anc\">{number}</a>{words}</p></div>"
        )
    };
    let html = format!(
        "<html><head><title></title><meta name=\"generator\" content=\"LibreOffice 7.4\"/></head><body lang=\"en-US\"><h1 class=\"western\">Titel</h1>\
         <p>Es kostet 40{} Millionen.{}</p>{}{}<div title=\"footer\"><p><sdfield type=PAGE subtype=RANDOM format=PAGE>1</sdfield></p></div></body></html>",
        anchor("1"),
        anchor("2"),
        note("1", "Nicht\n\t14."),
        note("2", "2024 waren es 5."),
    );
    let calls =
        |number: u8| format!("<sup id=\"calledF{number}\"><a epub:type=\"noteref\" href=\"#dataF{number}\">{number}</a></sup>");
    let data = |number: u8, words: &str| {
        format!(
            "<aside epub:type=\"footnote\" id=\"dataF{number}\"><p><span><sup><a href=\"#calledF{number}\">{number}</a></sup>{words}</span></p></aside><br/>"
        )
    };
    let epub = book(
        "<dc:title>Unknown Title</dc:title>",
        &format!(
            "<p><span>Titel</span></p><p><span>Es kostet 40</span>{}<span> Millionen.</span>{}</p>{}{}",
            calls(1),
            calls(2),
            data(1, "Nicht 14."),
            data(2, "2024 waren es 5.")
        ),
    );
    let expected: Vec<&str> = "Titel Es kostet 40[1] Millionen.[2] [1] Nicht 14. [2] 2024 waren es 5.".split(' ').collect();
    assert_eq!(words("a.html", html.as_bytes()), expected);
    assert_eq!(words("a.epub", &epub), expected);
    // LibreOffice writes a tab behind the number, Word a blank, others nothing.
    for gap in ["<w:tab/>", "<w:t xml:space=\"preserve\"> </w:t>", ""] {
        let own = |id: u8, words: &str| {
            format!(
                "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r><w:r>{gap}<w:t>{words}</w:t></w:r></w:p></w:footnote>"
            )
        };
        let refer =
            |id: u8| format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>");
        let docx = packed(&[
            (
                "word/document.xml",
                &format!(
                    "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Titel</w:t></w:r></w:p>\
                     <w:p><w:r><w:t>Es kostet 40</w:t></w:r>{}<w:r><w:t xml:space='preserve'> Millionen.</w:t></w:r>{}</w:p></w:body></w:document>",
                    refer(2),
                    refer(3)
                ),
            ),
            (
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Id='f' Type='http://x/footnotes' Target='footnotes.xml'/></Relationships>",
            ),
            (
                "word/footnotes.xml",
                &format!("<w:footnotes xmlns:w='w'>{}{}</w:footnotes>", own(2, "Nicht 14."), own(3, "2024 waren es 5.")),
            ),
        ]);
        assert_eq!(words("a.docx", &docx), expected, "{gap}");
    }
}

#[test]
fn what_a_program_writes_for_nothing_is_no_detail_of_a_book() {
    let body = "<h1>Der Rat baut</h1><p>Der Rat baut eine Brücke über den Fluss, und nicht zwei, sagte sie.</p>";
    for (title, creator, language) in [
        ("Unknown Title", "Unknown Author", "C"),
        ("Untitled", "Unknown", "und"),
        ("Unbekannt", "Unbekannt", "POSIX"),
        ("", "LibreOffice", "C.UTF-8"),
    ] {
        let metadata =
            format!("<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dc:language>{language}</dc:language>");
        let read = read("a.epub", &book(&metadata, body));
        let found = (read.title.as_str(), read.authors.len(), read.language.as_str());
        assert_eq!(found, ("Der Rat baut", 0, "de"), "{metadata}");
    }
}

#[test]
fn all_authors_of_pandoc_are_told_and_the_day_is_that_of_publication() {
    let metadata = "<dc:title id='t'>Der Titel</dc:title><dc:date id='d'>2026-01-02</dc:date><dc:language>de-DE</dc:language>\
        <dc:creator id='c1'>Anna Groß</dc:creator><meta refines='#c1' property='role' scheme='marc:relators'>aut</meta>\
        <dc:creator id='c2'>Bob</dc:creator><meta refines='#c2' property='role' scheme='marc:relators'>aut</meta>\
        <meta property='dcterms:modified'>2026-11-29T09:29:33Z</meta>";
    let read_book = read("a.epub", &book(metadata, "<p>Der Rat baut.</p>"));
    assert_eq!((read_book.authors.join("|"), read_book.published.as_str()), ("Anna Groß|Bob".to_owned(), "2026-01-02"));
    for creator in ["Anna Groß; Bob", "Anna Groß;Bob"] {
        let core = format!(
            "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>Der Titel</dc:title><dc:creator>{creator}</dc:creator>\
             <dcterms:created>2026-11-29T09:29:33Z</dcterms:created><dcterms:modified>2026-11-29T09:29:33Z</dcterms:modified></cp:coreProperties>"
        );
        let document = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Der Rat baut.</w:t></w:r></w:p></w:body></w:document>";
        let read = read("a.docx", &packed(&[("word/document.xml", document), ("docProps/core.xml", &core)]));
        assert_eq!((read.authors.join("|"), read.published.as_str()), ("Anna Groß|Bob".to_owned(), ""), "{creator}");
    }
}

/// Where the end of a paragraph was taken out, or a program writes no blank.
#[test]
fn a_formula_joins_no_figure_behind_it() {
    let half = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>";
    let taken_out = "</w:p><w:p>";
    for (end, between) in [("", ""), ("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", taken_out)] {
        let body = format!(
            "<w:p>{end}<w:r><w:t>Es sind</w:t></w:r>{half}{between}<w:r><w:t>5 Euro</w:t></w:r>{half}<w:r><w:t>, nicht 14.</w:t></w:r></w:p>"
        );
        let document = format!("<w:document xmlns:w='w' xmlns:m='m'><w:body>{body}</w:body></w:document>");
        assert_eq!(kept("a.docx", &packed(&[("word/document.xml", &document)])), ["Es sind 1/2 5 Euro 1/2, nicht 14."], "{end}");
    }
}
