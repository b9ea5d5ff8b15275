#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

#[cfg(not(target_arch = "wasm32"))]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod laws;

use super::*;
use crate::domain::article::{Article, BlockKind};

/// An article from lines: `# ` begins a heading, `| ` a cell, `* ` an item of a list, everything else a paragraph; `\n` breaks a line in
/// its block. The mark stands in `⟦⟧`.
fn marked(blocks: &[&str]) -> (Article, Range<usize>) {
    let kinds = [("# ", BlockKind::Heading(2)), ("| ", BlockKind::TableCell), ("* ", BlockKind::ListItem)];
    let parts = blocks.iter().map(|block| {
        let found = kinds.iter().find_map(|(sign, kind)| Some((*kind, block.strip_prefix(sign)?)));
        found.map_or((BlockKind::Paragraph, (*block).to_owned()), |(kind, words)| (kind, words.to_owned()))
    });
    let parts: Vec<(BlockKind, String)> = parts.collect();
    let text = Article::new(parts.clone()).text().to_owned();
    let (start, end) = (text.find('⟦').unwrap(), text.find('⟧').unwrap() - '⟦'.len_utf8());
    (Article::new(parts.into_iter().map(|(kind, words)| (kind, words.replace(['⟦', '⟧'], "")))), start..end)
}

fn written(article: &Article, range: Range<usize>) -> Vec<String> {
    let links = WordLinks { page: Page::of(article) };
    let directive = links.directive(range).unwrap_or_default();
    directive.split('&').filter(|part| !part.is_empty()).map(|part| part.strip_prefix("text=").unwrap().to_owned()).collect()
}

/// A directive with its words as they are read. Within words, `‚` stands for a comma and `‐` for a hyphen.
fn read(directive: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = directive.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%').then(|| u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
        rest = if code.is_some() { &tail[2..] } else { tail };
        match code {
            Some(b',') => bytes.extend("‚".bytes()),
            Some(b'-') => bytes.extend("‐".bytes()),
            _ => bytes.push(code.unwrap_or(*first)),
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_directive_names_words_that_stand_nowhere_else() {
    let rows: &[(&[&str], &[&str])] = &[
        // A single word has words before it, for a menu may have it too.
        (&["Niemand will das Land ⟦teilen⟧, sagte er."], &["das Land-,teilen"]),
        (&["⟦Bagdad⟧ ist alt und lag immer am Tigris."], &["Bagdad,-ist alt"]),
        // Case, accents, other spellings and invisible signs are the same for a browser.
        (&["Sie essen gern. Der Rat der Stadt ⟦Essen⟧ lehnt ab."], &["der Stadt-,Essen"]),
        (&["Die US-Truppen stehen da. Die us-trup\u{AD}pen ⟦gehen⟧ wieder."], &["Die us‐trup\u{AD}pen-,gehen"]),
        // Of two words, each is an end.
        (
            &["Der Minister sagt, die ⟦Mission ist beendet⟧, mehr nicht."],
            &["sagt‚ die-,Mission,beendet", "Mission ist beendet,-‚ mehr"],
        ),
        // Inside a word, the rest of it is context.
        (&["Dort stehen viele ⟦Hoch⟧hausbauten herum."], &["viele-,Hoch,-hausbauten"]),
        (&["Dort stehen viele Hoch⟦haus⟧bauten herum."], &["Hoch-,haus,-bauten"]),
        (&["Nach Angaben von l’⟦Irak⟧ stimmt das."], &["von l’-,Irak,-stimmt"]),
        (&["Ein Konto wie @⟦BBC⟧ lügt nicht so."], &["Konto wie @-,BBC"]),
        // Of a word that recurs, the context grows until it stands nowhere else.
        (&["Er sagte das nicht. Er ⟦sagte⟧ das nicht. Er sagte das nicht."], &["das nicht. Er-,sagte,-das nicht. Er"]),
        (&["Der Rat sagt, die Lage ist ernst.", "Der Bund sagt, die ⟦Lage⟧ ist ernst."], &["Bund sagt‚ die-,Lage,-ist ernst."]),
        // Signs alone are no context.
        (&["Er kam („Bagdad“), sie ging („⟦Bagdad⟧“) auch."], &["sie ging („-,Bagdad"]),
        (&["„⟦Bagdad⟧“, sagte der Minister am Abend."], &["Bagdad,-“‚ sagte der"]),
    ];
    check(rows);
}

#[test]
fn where_the_line_says_no_more_the_lines_beside_it_do() {
    let rows: &[(&[&str], &[&str])] = &[
        (&["# ⟦Die Lage⟧", "Heute reden alle von Bagdad."], &["Die Lage,-Heute reden alle"]),
        (
            &["Das Ende des Absatzes.", "# ⟦Die Lage in Bagdad⟧", "Heute reden alle davon."],
            &["Ende des Absatzes.-,Die Lage in Bagdad", "Die Lage in Bagdad,-Heute reden alle"],
        ),
        (&["| Irak", "| nein", "| Iran", "| ⟦nein⟧", "Danach kommt Text dazu."], &["Iran-,nein", "nein,-Danach kommt Text"]),
        (&["Die Zeile davor\n⟦Bagdad⟧\nund danach noch eine"], &["Die Zeile davor-,Bagdad", "Bagdad,-und danach noch"]),
        // A paragraph that begins so: by its own words, and by those before, if there is nothing between them on the page.
        (
            &["Und das war alles.", "⟦Die Mission im Irak ist beendet⟧, sagte er."],
            &["Die Mission im,beendet", "das war alles.-,Die,beendet"],
        ),
        // Where a first letter may be set apart.
        (
            &["# Ein Bericht aus Rom", "⟦Die Mission im Irak ist beendet⟧, sagte er."],
            &["Die Mission im,beendet", "Bericht aus Rom-,Die,beendet", "Bericht aus Rom-,D,beendet", "Mission im Irak,beendet"],
        ),
    ];
    check(rows);
}

#[test]
fn a_long_text_is_named_by_how_it_begins_and_ends() {
    let rows: &[(&[&str], &[&str])] = &[
        // Over the border of blocks, lines and cells.
        (&["Heute ist ⟦die Lage ernst.", "Niemand weiß⟧ etwas."], &["Heute ist-,die,Niemand weiß"]),
        (&["Er sagt, ⟦das eine\nund dann das andere⟧ stimmt."], &["Er sagt‚-,das eine,dann das andere"]),
        // The beginning grows until it stands nowhere else.
        (
            &[
                "Zu Anfang.",
                "Die Koalition, die da ist, schweigt.",
                "⟦Die Koalition, die da war, hat das ganz anders gesehen⟧ als er.",
            ],
            &["Die Koalition‚ die da war‚,gesehen", "da ist‚ schweigt.-,Die,gesehen"],
        ),
        // The end grows until it is the first one behind the beginning.
        (&["Es heißt, ⟦er kam nicht, sie kam nicht⟧ heim."], &["Es heißt‚-,er,sie kam nicht", "er kam nicht‚ sie kam nicht"]),
        // Parts of words at both ends.
        (&["Das ge⟦fällt allen.", "Bagdad⟧s Leute leiden."], &["Das ge-,fällt,Bagdad,-s"]),
        // What a page may write otherwise: notes and raised signs.
        (
            &["Also kostet ⟦10⁶ Euro das Ganze[2]⟧ am Ende."],
            &[
                "Also kostet-,10⁶,Ganze[2]",
                "Also kostet-,106,Ganze2",
                "10⁶ Euro das Ganze[2],-am Ende.",
                "106 Euro das Ganze2,-am Ende.",
            ],
        ),
    ];
    check(rows);
}

#[test]
fn scripts_without_blanks_are_cut_at_their_signs() {
    let blocks: &[&str] = &["日本の首都である⟦東京⟧の人口は千四百万人を超え、世界でも最大級である。"];
    let (article, range) = marked(blocks);
    let expected = ["日本の首都である", "東京", "の人口は千四百万人を超え、"].map(percent);
    assert_eq!(written(&article, range), [format!("{}-,{},-{}", expected[0], expected[1], expected[2])]);
    let (article, range) = marked(&["ไทยเป็น⟦เมือง⟧หลวงของประเทศ และนคร"]);
    let expected = ["ไทยเป็น", "เมือง", "หลวงของประเทศ"].map(percent);
    assert_eq!(written(&article, range), [format!("{}-,{},-{}", expected[0], expected[1], expected[2])]);
}

/// Firefox finds nothing that ends with an accent that is a sign of its own.
#[test]
fn no_part_ends_with_an_accent_of_its_own() {
    let cafe = "Cafe\u{301}";
    let rows: &[(String, String)] = &[
        (format!("Heute war ⟦das {cafe}⟧ zu."), format!("Heute war-,das,{cafe} zu.")),
        (format!("Heute war ⟦{cafe}⟧ Rose zu."), format!("war-,{cafe} Rose")),
        (format!("Im alten {cafe} ⟦war⟧ nichts los."), "war,-nichts los.".to_owned()),
        (format!("⟦Im⟧ {cafe} war nichts los."), format!("Im,-{cafe} war nichts")),
        (format!("Heute gab das ⟦{cafe} Rose auf, sagt⟧ er."), format!("gab das-,{cafe} Rose,sagt")),
    ];
    for (block, expected) in rows {
        let (article, range) = marked(&[block]);
        let found: Vec<String> = written(&article, range).iter().map(|directive| read(directive)).collect();
        assert_eq!(found, std::slice::from_ref(expected), "{block}");
    }
    // Where the line ends with one, the words before it are shown at least.
    let (article, range) = marked(&[&format!("Er wohnte lange ⟦neben dem {cafe}⟧")]);
    let found: Vec<String> = written(&article, range).iter().map(|directive| read(directive)).collect();
    assert_eq!(found, [format!("wohnte lange-,neben,{cafe}"), "wohnte lange-,neben,dem".to_owned()]);
}

#[test]
fn what_cannot_be_told_from_what_stands_before_has_no_link() {
    let same: &[&str] = &["Anfang.", "Er sagt ja dazu.", "Ende.", "Anfang.", "Er ⟦sagt⟧ ja dazu.", "Ende."];
    let (article, range) = marked(same);
    assert_eq!(written(&article, range), Vec::<String>::new());
    // The first of equal ones is what a browser takes.
    let (article, range) = marked(&["Anfang.", "Er ⟦sagt⟧ ja dazu.", "Ende.", "Anfang.", "Er sagt ja dazu.", "Ende."]);
    assert_eq!(written(&article, range), ["Er-,sagt,-ja%20dazu."]);
    for blocks in [&["Wo ⟦ ⟧ nichts ist."][..], &["Wo nichts ⟦⟧ ist."]] {
        let (article, range) = marked(blocks);
        assert_eq!(written(&article, range), Vec::<String>::new());
    }
}

#[test]
fn the_address_keeps_all_but_the_fragment_that_leads_elsewhere() {
    let rows = [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("https://example.org/a#:~:text=x", "https://example.org/a"),
        ("https://example.org/a#b:~:text=x&text=y", "https://example.org/a#b"),
        ("", ""),
    ];
    for (url, expected) in rows {
        assert_eq!(without_fragment(url), expected);
    }
}

#[test]
fn edges_of_words_are_those_of_all_engines() {
    // `|` where an edge is, `·` where none is.
    let rows = [
        "Anti|-IS",
        "Trump·’s",
        "Trump·'s",
        "foo·_bar",
        "foo_·bar",
        "2·.500",
        "3·,5",
        "Autor|*innen",
        "Leser·:innen",
        "end|.",
        "ja|, so",
        "|ja",
        "@·BBC",
        "20|/25",
        "18·\u{202F}Prozent",
        "18|\u{A0}Prozent",
        "Caf·e",
        "Cafe·\u{301}",
        "Cafe\u{301}|.",
        "ü·ber",
        "م·تحدث",
        "東·京",
        "超え|、|世",
        "🙂| und",
        "Staats\u{AD}·anwalt",
        "A|&|B",
        "G·20",
        "5·G",
    ];
    for row in rows {
        let text = row.replace(['|', '·'], "");
        let mut at = 0;
        for sign in row.chars() {
            match sign {
                '|' => assert!(words::is_edge(&text, at), "{row}"),
                '·' => assert!(!words::is_edge(&text, at), "{row}"),
                _ => at += sign.len_utf8(),
            }
        }
    }
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn check(rows: &[(&[&str], &[&str])]) {
    let mut wrong = Vec::new();
    for (blocks, expected) in rows {
        let (article, range) = marked(blocks);
        let found: Vec<String> = written(&article, range).iter().map(|directive| read(directive)).collect();
        if found != *expected {
            wrong.push(format!("{blocks:?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
