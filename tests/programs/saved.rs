//! Pages that Chromium and SingleFile saved.

use crate::given::{kept, read};

/// As Chromium writes it: a part names its encoding in the page alone, and its bytes are quoted.
fn saved(page: &[u8], frame: &[u8]) -> Vec<u8> {
    let quoted = |bytes: &[u8]| -> String {
        let line = |bytes: &[u8]| bytes.iter().map(|byte| format!("={byte:02X}")).collect::<String>();
        bytes.chunks(24).map(line).collect::<Vec<_>>().join("=\r\n")
    };
    let part = |head: &str, body: &[u8]| {
        format!("--B--\r\nContent-Type: text/html\r\n{head}Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n", quoted(body))
    };
    let head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/a\r\nSubject: T\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"B--\"\r\n\r\n\r\n";
    let parts = [part("Content-Location: https://post.example/a\r\n", page), part("Content-ID: <f@mhtml.blink>\r\n", frame)];
    format!("{head}{}--B----\r\n", parts.concat()).into_bytes()
}

fn page(charset: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\"><title>T</title></head><body><article>{body}</article></body></html>"
    )
}

/// ASCII, and what stands for its signs.
fn encoded(text: &str, others: &[(char, &[u8])]) -> Vec<u8> {
    let bytes = |sign: char| others.iter().find(|(other, _)| *other == sign).map_or(vec![sign as u8], |(_, bytes)| bytes.to_vec());
    text.chars().flat_map(bytes).collect()
}

#[test]
fn a_part_of_a_saved_page_keeps_its_own_encoding() {
    let western: &[(char, &[u8])] =
        &[('ü', b"\xFC"), ('ß', b"\xDF"), ('„', b"\x84"), ('“', b"\x93"), ('€', b"\x80"), ('–', b"\x96")];
    let russian: &[(char, &[u8])] = &[('М', b"\xED"), ('о', b"\xCF"), ('с', b"\xD3"), ('т', b"\xD4")];
    let japanese: &[(char, &[u8])] =
        &[('東', b"\x93\x8C"), ('京', b"\x8B\x9E"), ('は', b"\x82\xCD"), ('ソ', b"\x83\x5C"), ('。', b"\x81\x42")];
    let rows = [
        ("windows-1252", western, "Grüße für 5 € – sagte „Groß“."),
        ("KOI8-R", russian, "Мост 40"),
        ("Shift_JIS", japanese, "東京は40。ソ"),
    ];
    let frame = encoded(&page("windows-1252", "<p>Im Rahmen grüßt er nicht.</p>"), western);
    for (charset, others, words) in rows {
        let body = format!("<h1>{words}</h1><p>40 {words}</p><iframe src=\"cid:f@mhtml.blink\"></iframe>");
        let file = saved(&encoded(&page(charset, &body), others), &frame);
        assert_eq!(kept("page.mhtml", &file), [words, &format!("40 {words}"), "Im Rahmen grüßt er nicht."], "{charset}");
        assert_eq!(read("page.mhtml", &file).replaced, 0, "{charset}");
    }
    // In two bytes each, with a sign of their order or without.
    let words = "Grüße aus Köln 😀, 40 € und nicht 14.";
    for (order, bytes) in [("le", u16::to_le_bytes as fn(u16) -> [u8; 2]), ("be", u16::to_be_bytes)] {
        for mark in ["", "\u{FEFF}"] {
            let text = format!("{mark}{}", page(&format!("UTF-16{order}"), &format!("<p>{words}</p>")));
            let utf16: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            assert_eq!(kept("page.mhtml", &saved(&utf16, &frame)), [words], "{order} {mark:?}");
        }
    }
}

#[test]
fn the_shadow_root_of_a_saved_page_is_read() {
    let root = |sign: &str| {
        format!(
            "<p>Der Fluss trat über die Ufer, wie die Behörde mitteilte.</p><x-quote><template {sign}><p>Im Schatten: „Nie“, sagte Änne Groß, „40, nicht 14“.</p>\
             <slot></slot></template><p>Im Slot steht es auch.</p></x-quote><template><p>Ein Muster.</p></template><p hidden class=sf-hidden>Unsichtbar.</p><p>Am Ende kamen 120 Helfer.</p>"
        )
    };
    let expected = [
        "Der Fluss trat über die Ufer, wie die Behörde mitteilte.",
        "Im Schatten: „Nie“, sagte Änne Groß, „40, nicht 14“.",
        "Im Slot steht es auch.",
        "Am Ende kamen 120 Helfer.",
    ];
    let of_chromium = saved(page("UTF-8", &root("shadowmode=\"open\"")).as_bytes(), b"");
    assert_eq!(kept("page.mhtml", &of_chromium), expected);
    for sign in ["shadowrootmode=open", "shadowrootmode=closed shadowrootclonable", "shadowroot=open"] {
        let of_single_file =
            format!("<!--\n Page saved with SingleFile \n url: https://post.example/a \n-->{}", page("utf-8", &root(sign)));
        assert_eq!(kept("page.html", of_single_file.as_bytes()), expected, "{sign}");
    }
}

#[test]
fn frames_that_single_file_writes_into_the_page_are_read_where_they_stand() {
    let body = "<p>Vor dem Rahmen steht ein Satz.</p><iframe sandbox srcdoc=\"<!DOCTYPE html><meta charset=utf-8><body><p>Im Rahmen: &amp;lt;5 &amp;amp; „nicht 14“.</p>\"></iframe><p>Danach steht noch einer.</p>";
    let expected = ["Vor dem Rahmen steht ein Satz.", "Im Rahmen: <5 & „nicht 14“.", "Danach steht noch einer."];
    assert_eq!(kept("page.html", page("utf-8", body).as_bytes()), expected);
}

/// A page as a newspaper has it, with a table of what cells hold that elsewhere is a credit, a date or a label.
#[test]
fn figures_in_tables_are_text_of_the_article() {
    let cells = [
        "5,3",
        "12,5 %",
        "1.200 €",
        "-3,1",
        "–3,1",
        "+0,4",
        "2024",
        "k. A.",
        "1:0",
        "12:30 Uhr",
        "24.12.2024",
        "4. Mai",
        "5–7 %",
        "© 2024",
        "¼",
        "Foto: dpa",
    ];
    let text =
        "Der Fluss trat am Montag über die Ufer und setzte die Altstadt unter Wasser, wie die Behörden am Dienstag mitteilten.";
    for (open, close) in
        [("<table>", "</table>"), ("<figure><table>", "</table></figure>"), ("<div class=table><table><tbody>", "</table></div>")]
    {
        let rows: String = cells.iter().map(|cell| format!("<tr><th>Ort<td>{cell}")).collect();
        let body = format!("<h1>Pegel in der Stadt</h1><p>{text}</p>{open}{rows}{close}<p>{text} Danach sank er.</p>");
        let kept = kept("page.html", page("utf-8", &body).as_bytes());
        let mut expected: Vec<String> = vec!["Pegel in der Stadt".to_owned(), text.to_owned()];
        expected.extend(cells.iter().flat_map(|cell| ["Ort".to_owned(), (*cell).to_owned()]));
        expected.push(format!("{text} Danach sank er."));
        assert_eq!(kept, expected, "{open}");
    }
}
