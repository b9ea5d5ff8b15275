//! Whole files, written here.
#![allow(clippy::unwrap_used)]

use super::*;

const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// A file with a font and the contents of its pages, 600 by 800 points; `information` is what stands in it about itself.
fn file(font: &str, more: &[&str], pages: &[String], information: &str) -> Vec<u8> {
    let first_page = 4 + more.len();
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", first_page + 2 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()),
        font.to_owned(),
    ];
    objects.extend(more.iter().map(|object| (*object).to_owned()));
    for (page, content) in pages.iter().enumerate() {
        let contents = first_page + 2 * page + 1;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {contents} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        ));
        objects.push(stream(content));
    }
    objects.push(information.to_owned());
    let mut file = "%PDF-1.5\n".to_owned();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = file.len();
    let size = objects.len() + 1;
    file.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
    offsets.iter().for_each(|offset| file.push_str(&format!("{offset:010} 00000 n \n")));
    file.push_str(&format!("trailer<</Size {size}/Root 1 0 R/Info {} 0 R>>\nstartxref\n{start}\n%%EOF", size - 1));
    file.into_bytes()
}

fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

/// Words at places, in the size of letters 10.
fn words(words: &[(f64, f64, &str)]) -> String {
    words.iter().map(|(x, y, text)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")).collect()
}

fn plain(pages: &[String]) -> Vec<u8> {
    file(HELVETICA, &[], pages, "<<>>")
}

fn kept(content: &[u8]) -> Vec<String> {
    let read = read(content).unwrap();
    read.blocks.into_iter().filter(|block| !block.boilerplate).map(|block| block.text).collect()
}

/// A font whose glyphs are numbered, with what each number means and how wide a range of them is.
fn numbered(glyphs: &str, map: &[(u16, &str)]) -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/A+B/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>";
    let rows: String = map
        .iter()
        .map(|(glyph, letters)| {
            let letters: String = letters.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            format!("<{glyph:04X}> <{letters}>\n")
        })
        .collect();
    let map = stream(&format!(
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {} beginbfchar\n{rows}endbfchar endcmap",
        map.len()
    ));
    let more = [
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A+B/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[1 99 500]/CIDToGIDMap/Identity>>",
        "<</Type/FontDescriptor/FontName/A+B/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
        map.as_str(),
    ];
    file(font, &more, &[format!("BT /F 10 Tf 50 700 Td {glyphs} ET")], "<<>>")
}

#[test]
fn columns_are_read_one_after_the_other() {
    let page = words(&[
        (50.0, 700.0, "The office said that forty mil-"),
        (320.0, 700.0, "Critics had counted 7,500 pas-"),
        (50.0, 688.0, "lion euros will be spent on the"),
        (320.0, 688.0, "sengers in all buses on the way"),
        (50.0, 676.0, "tram by the end of the year."),
        (320.0, 676.0, "to the harbour in the year 2021."),
    ]);
    let expected = [
        "The office said that forty million euros will be spent on the tram by the end of the year.",
        "Critics had counted 7,500 passengers in all buses on the way to the harbour in the year 2021.",
    ];
    assert_eq!(kept(&plain(&[page])), expected);
}

#[test]
fn hebrew_and_arabic_are_read_from_the_right() {
    let map = [(1, " "), (2, "4"), (3, "0"), (4, "ש"), (5, "ל"), (6, "ו"), (7, "ם"), (8, "\u{FEFB}"), (9, "س"), (10, "م")];
    assert_eq!(kept(&numbered("<00020003000100070006000500040001> Tj", &map)), ["שלום 40"]);
    assert_eq!(kept(&numbered("<0002000300010 00A00080009> Tj", &map)), ["سلام 40"]);
}

#[test]
fn widths_of_a_range_of_glyphs_count() {
    // The second string begins where the first ends, and the blank lies below it.
    let glyphs = "<0001000200030004> Tj 15 0 Td <00010002> Tj";
    assert_eq!(kept(&numbered(glyphs, &[(1, "n"), (2, "o"), (3, "w"), (4, " ")])), ["nowno"]);
}

#[test]
fn widths_of_drawn_letters_are_in_their_own_unit() {
    let map = stream(
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar\n<01> <0061>\n<02> <0020>\n<03> <0062>\nendbfchar endcmap",
    );
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 2048 2048]/FontMatrix[0.00048828125 0 0 0.00048828125 0 0]/CharProcs<<>>/Encoding<</Differences[1/g1/g2/g3]>>/FirstChar 1/LastChar 3/Widths[1024 512 1024]/ToUnicode 4 0 R>>";
    // The blank has its room between the two letters.
    let page = "BT /F 10 Tf 50 700 Td <01> Tj 5 0 Td <02> Tj 2.5 0 Td <03> Tj ET".to_owned();
    assert_eq!(kept(&file(font, &[&map], &[page], "<<>>")), ["a b"]);
}

#[test]
fn a_glyph_without_a_letter_is_shown_and_counted() {
    let read = read(&numbered("<000100020003000100090001> Tj", &[(1, "a"), (2, "b"), (3, "\u{0}")])).unwrap();
    assert_eq!(read.blocks[0].text, "ab\u{FFFD}a\u{FFFD}a");
    assert_eq!(read.remarks, [Remark::UnknownLetters(2)]);
}

#[test]
fn names_of_glyphs_tell_their_letters() {
    let names = "/f_i/t_i/uni00E4/a.sc/T_h.liga/g99";
    let font = format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1{names}]>>>>"
    );
    let page = "BT /F 10 Tf 50 700 Td (con\\001rmed ac\\002on, M\\003rz, b\\004d, \\005e \\006.) Tj ET".to_owned();
    let read = read(&file(&font, &[], std::slice::from_ref(&page), "<<>>")).unwrap();
    assert_eq!(read.blocks[0].text, "confirmed action, März, bad, The \u{FFFD}.");
    assert_eq!(read.remarks, [Remark::UnknownLetters(1)]);
    // What the file says of a letter goes before the name, and the name before nothing.
    let mapped = font.replace(">>>>", ">>/ToUnicode 4 0 R>>");
    let map =
        stream("begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar\n<02> <00740074>\nendbfchar endcmap");
    assert_eq!(
        kept(&file(&mapped, &[&map], &[page], "<<>>")),
        ["confirmed action, März, bad, The \u{FFFD}.".replace("acti", "actt")]
    );
}

#[test]
fn title_and_authors_stand_in_the_information() {
    let page = words(&[(50.0, 700.0, "Moon tram"), (50.0, 660.0, "The tram is built.")]);
    let with = |information: &str| {
        let read = read(&file(HELVETICA, &[], std::slice::from_ref(&page), information)).unwrap();
        (read.title, read.authors.join("|"))
    };
    let rows = [
        ("<</Title(A tram for the moon)/Author(Ada Berg; Bo)>>", "A tram for the moon", "Ada Berg|Bo"),
        ("<</Title<FEFF004D00FC006C006C002000330020>>>", "Müll 3", ""),
        ("<</Title(Microsoft Word - tram.docx)/Author(Microsoft Office User; Admin)>>", "Moon tram", ""),
        ("<<>>", "Moon tram", ""),
    ];
    for (information, title, authors) in rows {
        assert_eq!(with(information), (title.to_owned(), authors.to_owned()), "{information}");
    }
}

#[test]
fn what_stands_before_the_file_does_not_matter() {
    let page = words(&[(50.0, 700.0, "The tram is built.")]);
    for before in ["\n", "\r\n \u{FEFF}", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"] {
        let content = [before.as_bytes(), &plain(std::slice::from_ref(&page))].concat();
        assert_eq!(kept(&content), ["The tram is built."], "{before:?}");
    }
}

#[test]
fn what_a_browser_prints_around_a_page_is_greyed() {
    let page = |number: usize, text: &str| {
        words(&[
            (24.0, 780.0, "29.11.2026, 09:08"),
            (240.0, 780.0, "A new tram"),
            (50.0, 700.0, text),
            (24.0, 18.0, "https://post.example/tram"),
            (560.0, 18.0, &format!("{number}/2")),
        ])
    };
    let content = plain(&[page(1, "The tram is built by a firm from the"), page(2, "harbour, and it costs 40 million.")]);
    assert_eq!(kept(&content), ["The tram is built by a firm from the harbour, and it costs 40 million."]);
    assert_eq!(read(&content).unwrap().blocks.len(), 5, "nothing is dropped");
}

#[test]
fn pages_without_text_are_named() {
    let page = |text: &str| words(&[(50.0, 700.0, text)]);
    let content = plain(&[page("One."), String::new(), String::new(), page("Two."), String::new()]);
    let read = read(&content).unwrap();
    assert_eq!(read.remarks, [Remark::PagesWithoutText { first: 2, last: 3 }, Remark::PagesWithoutText { first: 5, last: 5 }]);
    let told: Vec<String> = read.remarks.iter().map(ToString::to_string).collect();
    assert!(told[0].starts_with("pages 2 to 3 have no") && told[1].starts_with("page 5 has no"), "{told:?}");
    let counts = read.into_article("a.pdf").1.intake;
    assert!(counts.iter().any(|(what, times)| &**what == "pages_without_text" && *times == 3), "{counts:?}");
    assert_eq!(super::read(&plain(&[String::new()])), Err(ExtractError::NoTextLayer));
}

#[test]
fn a_page_that_cannot_be_read_costs_no_other() {
    let page = |text: &str| words(&[(50.0, 700.0, text)]);
    let broken = words(&[(50.0, 700.0, "Two.")]) + "BT /None 10 Tf (lost) Tj ET";
    let read = read(&plain(&[page("One."), broken, page("Three.")])).unwrap();
    assert_eq!(read.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), ["One.", "Two.", "Three."]);
    assert_eq!(read.remarks, [Remark::UnreadableParts(1)]);
}

#[test]
fn words_at_another_angle_interrupt_nothing() {
    let page = words(&[(50.0, 700.0, "The tram is built by a firm")])
        + "BT /F 10 Tf 0 1 -1 0 20 300 Tm (Draft of May) Tj ET\n"
        + &words(&[(50.0, 688.0, "from the harbour.")]);
    assert_eq!(kept(&plain(&[page])), ["The tram is built by a firm from the harbour.", "Draft of May"]);
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [&b"%PDF-1.7"[..], b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>"] {
        assert!(read(bytes).is_err());
    }
}
