//! Subtitles, and what pages tell search engines.

use beleg::intake::{
    extracted::ExtractError,
    file::{About, extract},
};

use crate::given::{kept, read};

#[test]
fn each_speakers_words_come_with_the_name() {
    let file = "WEBVTT\nKind: captions\nLanguage: de\n\nNOTE ein Kommentar\n\nSTYLE\n::cue(.rot) { color: red }\n\n\
        00:01.000 --> 00:03.500 align:start position:0%\n<v Jörg Berg>Guten <00:00:01.200><c> Abend</c> &amp; willkommen</v>\n\n\
        00:03.500 --> 00:03.510 align:start position:0%\nGuten Abend &amp; willkommen\n \n\n\
        1\n00:00:03.510 --> 00:00:05.000\nGuten Abend &amp; willkommen\nzur<00:00:04.000><c.rot> Sendung.</c>\n\n\
        00:00:05.000 --> 00:00:06.000\n- Wer zahlt?\n- Ich &lt;lachend&gt; nicht.\n\n\
        00:00:07.000 --> 00:00:09.000\n<v Änne>40.</v> <v.laut Bob>Nein, 14.</v>\n\n\
        00:00:09.000 --> 00:00:10.000\n<v.first.loud Bob>Und <i>nicht</i> 40.</v>\n";
    let expected = [
        "Jörg Berg: Guten Abend & willkommen",
        "zur Sendung. - Wer zahlt? - Ich <lachend> nicht.",
        "Änne: 40.",
        "Bob: Nein, 14. Und nicht 40.",
    ];
    assert_eq!(kept("a.vtt", file.as_bytes()), expected);
}

#[test]
fn what_is_no_tag_of_subtitles_is_kept() {
    for words in ["<unklar>", "<nicht>", "<3 Mio.>", "<inaudible 0:12>", "</unklar>", "{unklar}", "a<b"] {
        let file = format!("1\r\n00:00:01,000 --> 00:00:02,000\r\nEr sagte {words} <i>gestern</i>.\r\n");
        assert_eq!(kept("a.srt", file.as_bytes()), [format!("Er sagte {words} gestern.")]);
    }
}

#[test]
fn subtitles_in_ttml_are_read_or_named() {
    let file = |end: &str| {
        format!("<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div><p begin=\"1s\" end=\"2s\">Wir zahlen<br/>nicht 40.{end}")
    };
    for name in ["a.ttml", "a.xml", "a"] {
        assert_eq!(kept(name, file("</p></div></body></tt>").as_bytes()), ["Wir zahlen nicht 40."], "{name}");
    }
    let refused = extract(file("").as_bytes(), About { name: Some("a.ttml"), ..About::default() });
    assert!(matches!(&refused, Err(error @ ExtractError::Broken { .. }) if error.to_string().contains("TTML")), "{refused:?}");
}

#[test]
fn what_a_page_tells_of_itself_is_read_in_comments_and_with_commas_too_many() {
    let strict = r#"{"@type":"NewsArticle","headline":"Rat baut","author":[{"name":"Ada Berg"},{"name":"Bo Tal"}],"datePublished":"2026-01-02"}"#;
    let loose = strict.replace('}', ",}").replace(']', ",]");
    for script in [
        format!("<!--\n{strict}\n-->"),
        format!("<![CDATA[{strict}]]>"),
        format!("/*<![CDATA[*/{strict}/*]]>*/"),
        format!("//<![CDATA[\n{strict}\n//]]>"),
        format!("<!-- //\n{loose}\n// -->"),
        format!("\u{FEFF}{loose};"),
        loose,
    ] {
        let page = format!(
            "<title>Rat baut</title><script type=\"application/ld+json\">{script}</script><h1>Rat baut</h1><p>Der Rat baut eine Brücke.</p>"
        );
        let read = read("a.html", page.as_bytes());
        assert_eq!((read.authors.join("|"), read.published.as_str()), ("Ada Berg|Bo Tal".to_owned(), "2026-01-02"), "{script}");
    }
}
