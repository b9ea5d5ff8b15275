//! PDFs as browsers and LibreOffice print them: what breaks words, spaces them out, or is drawn apart.

use crate::given::{kept, read};

/// One font, whose glyphs are numbered as their signs come up. What is not seen is as wide as nothing.
#[derive(Default)]
struct Page {
    signs: Vec<char>,
    content: String,
}

impl Page {
    /// Words at a place, in the size of letters 10, with so much between the letters.
    fn draw(&mut self, x: u32, y: u32, gap: u32, words: &str) {
        let glyphs: String = words.chars().map(|sign| format!("{:04X}", self.glyph(sign))).collect();
        self.content.push_str(&format!("BT /F 10 Tf {gap} Tc {x} {y} Td <{glyphs}> Tj ET\n"));
    }

    fn glyph(&mut self, sign: char) -> usize {
        let known = self.signs.iter().position(|own| *own == sign);
        1 + known.unwrap_or_else(|| {
            self.signs.push(sign);
            self.signs.len() - 1
        })
    }

    fn file(self) -> Vec<u8> {
        let stream = |content: &str| format!("<</Length {}>>stream\n{content}\nendstream", content.len());
        let (mut letters, mut widths) = (String::new(), String::new());
        for (glyph, sign) in (1..).zip(&self.signs) {
            let units: String = sign.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
            letters.push_str(&format!("<{glyph:04X}> <{units}>\n"));
            let width = match sign {
                '\u{AD}' | '\u{200B}' => 0,
                '😀' => 1000,
                _ => 500,
            };
            widths.push_str(&format!("{glyph}[{width}]"));
        }
        let map = format!(
            "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {} beginbfchar\n{letters}endbfchar endcmap",
            self.signs.len()
        );
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_owned(),
            stream(&self.content),
            "<</Type/Font/Subtype/Type0/BaseFont/A+B/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>".to_owned(),
            format!(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/A+B/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
                 /FontDescriptor 7 0 R/DW 500/W[{widths}]/CIDToGIDMap/Identity>>"
            ),
            "<</Type/FontDescriptor/FontName/A+B/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
                .to_owned(),
            stream(&map),
        ];
        let mut file = "%PDF-1.5\n".to_owned();
        let mut places = String::new();
        for (number, object) in (1..).zip(&objects) {
            places.push_str(&format!("{:010} 00000 n \n", file.len()));
            file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
        }
        let (start, size) = (file.len(), objects.len() + 1);
        file.push_str(&format!(
            "xref\n0 {size}\n0000000000 65535 f \n{places}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
        ));
        file.into_bytes()
    }
}

#[test]
fn words_with_soft_hyphens_are_whole() {
    let mut page = Page::default();
    page.draw(50, 700, 0, "Der Bundes\u{AD}verfassungs\u{AD}gerichts\u{AD}präsident sprach nicht über Grund\u{2010}");
    page.draw(50, 688, 0, "rechte, sondern über Daten\u{AD}\u{2010}");
    page.draw(50, 676, 0, "schutz und 40 Mil\u{AD}lionen Euro.");
    let expected =
        "Der Bundesverfassungsgerichtspräsident sprach nicht über Grundrechte, sondern über Datenschutz und 40 Millionen Euro.";
    assert_eq!(kept("a.pdf", &page.file()), [expected]);
}

#[test]
fn words_that_are_spaced_out_are_whole() {
    let mut page = Page::default();
    page.draw(50, 700, 3, "Gesperrt effizient nicht");
    page.draw(50, 640, 0, "Die Kosten steigen um 40 Millionen.");
    assert_eq!(kept("a.pdf", &page.file()), ["Gesperrt effizient nicht", "Die Kosten steigen um 40 Millionen."]);
}

/// LibreOffice draws it behind the words that follow it, a little lower; browsers in their order.
#[test]
fn an_emoji_stands_where_it_is_read() {
    for (lower, is_last) in [(0, true), (1, true), (0, false)] {
        let mut page = Page::default();
        page.draw(50, 700, 0, "Es sind 5 km, ");
        if !is_last {
            page.draw(120, 700 - lower, 0, "😀");
        }
        page.draw(135, 700, 0, "nicht 14 km.");
        if is_last {
            page.draw(120, 700 - lower, 0, "😀");
        }
        assert_eq!(kept("a.pdf", &page.file()), ["Es sind 5 km, 😀 nicht 14 km."], "{lower} {is_last}");
    }
}

#[test]
fn a_line_below_columns_stands_behind_them_and_nothing_is_lost() {
    let mut page = Page::default();
    let columns = [
        (50, ["Der erste Absatz in der linken", "Spalte, der lang genug ist."]),
        (320, ["Der zweite Absatz steht rechts", "und sagt, dass nicht 14 kamen."]),
    ];
    for (x, lines) in columns {
        (0..).zip(lines).for_each(|(row, line)| page.draw(x, 700 - 12 * row, 0, line));
    }
    (0..)
        .zip(["Er hat noch einen dritten Satz,", "der länger ist als der linke."])
        .for_each(|(row, line)| page.draw(320, 676 - 12 * row, 0, line));
    page.draw(50, 630, 0, "Am Ende kamen 120 😀.");
    let file = page.file();
    let kept = kept("a.pdf", &file);
    assert_eq!(kept.last().map(String::as_str), Some("Am Ende kamen 120 😀."), "{kept:?}");
    assert_eq!(kept[0], "Der erste Absatz in der linken Spalte, der lang genug ist.");
    assert!(kept[1].contains("nicht 14 kamen. Er hat noch") && read("a.pdf", &file).remarks.is_empty(), "{kept:?}");
}
