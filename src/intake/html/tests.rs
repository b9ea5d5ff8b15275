//! Rows of pages and the blocks that are expected of them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;

const LONG: &str =
    "A paragraph of the article that says what happened on that day, where it did, who was there, and why it matters to them.";

fn page(body: &str) -> String {
    format!("<html><head><title>Moon is cheese | Post</title></head><body><article>{body}</article></body></html>")
}

fn everything(html: &str) -> Vec<(BlockKind, String)> {
    let read = read(html, None, Wanted::Everything).unwrap();
    read.blocks.into_iter().map(|block| (block.kind, block.text)).collect()
}

#[test]
fn elements_become_blocks() {
    use BlockKind::{Caption, Heading, ListItem, Paragraph, Preformatted, Quote, TableCell};
    let rows: [(&str, &[(BlockKind, &str)]); 12] = [
        ("<h1>A</h1><h6>B</h6>c", &[(Heading(1), "A"), (Heading(6), "B"), (Paragraph, "c")]),
        ("<p>one\n  two<br>three<br><br>four <b>5</b>", &[(Paragraph, "one two\nthree"), (Paragraph, "four 5")]),
        ("<div>a<p>b</p>c</div>", &[(Paragraph, "a"), (Paragraph, "b"), (Paragraph, "c")]),
        ("<ul><li>a<li><p>b</p><ol><li>c</ol></ul>", &[(ListItem, "a"), (ListItem, "b"), (ListItem, "c")]),
        ("<blockquote><p>a</p><p>b</blockquote>", &[(Quote, "a"), (Quote, "b")]),
        ("<figure><img alt=x><figcaption>a <i>b</i></figcaption></figure>", &[(Caption, "a b")]),
        ("<pre>a\n  b</pre>", &[(Preformatted, "a\n  b")]),
        ("<table><tr><th>a<td>b<td><p>c</table>", &[(TableCell, "a"), (TableCell, "b"), (Paragraph, "c")]),
        ("a<script>b</script><style>c</style><noscript><p>d</p></noscript><svg><text>e</text></svg>f", &[(Paragraph, "a f")]),
        ("<p>x&nbsp;&amp;&#128512; e&#769; 你好 مرحبا</p>", &[(Paragraph, "x\u{a0}&😀 e\u{301} 你好 مرحبا")]),
        ("<a href='javascript:alert(1)' onclick='x()'>click</a> <img src=x onerror=alert(1)>here", &[(Paragraph, "click here")]),
        ("<p> </p><div><br></div><p>a</p>", &[(Paragraph, "a")]),
    ];
    for (html, expected) in rows {
        let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        assert_eq!(everything(html), expected, "{html}");
    }
}

#[test]
fn what_is_around_the_article_is_proposed_and_not_dropped() {
    let body = format!(
        "<nav><a href=/>Home</a></nav><h1>Moon is cheese</h1><p>{LONG}</p><p>Anzeige</p><p>{LONG} Two.</p><p>{LONG} Three.</p>\
         <p>{LONG} Four.</p><p>{LONG} Five.</p>\
         <aside><p>{LONG} Beside.</p></aside><footer><p>Impressum</p></footer>"
    );
    let read = read(&page(&body), None, Wanted::MainText).unwrap();
    let of = |boilerplate: bool| {
        read.blocks.iter().filter(|block| block.boilerplate == boilerplate).map(|block| block.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        of(false),
        [LONG, &format!("{LONG} Two."), &format!("{LONG} Three."), &format!("{LONG} Four."), &format!("{LONG} Five.")]
    );
    for words in ["Home", "Anzeige", "Impressum", &format!("{LONG} Beside.")] {
        assert!(of(true).contains(&words), "{words}");
    }
    assert_eq!(read.title, "Moon is cheese");
}

#[test]
fn long_menus_are_capped_and_hidden_text_is_counted() {
    let menu: String = (0..40).map(|number| format!("<li><a href=/>Item {number}</a>")).collect();
    let body = format!(
        "<nav><ul>{menu}</ul></nav><p hidden>unseen</p><p>{LONG}</p><p>{LONG} Two.</p><p>{LONG} Three.</p><p>{LONG} Four.</p><p>{LONG} Five.</p>"
    );
    let read = read(&page(&body), None, Wanted::MainText).unwrap();
    assert!(read.remarks.contains(&Remark::MenusLeftOut(40 - MENU_LINES_IN_RUN)), "{:?}", read.remarks);
    assert!(read.remarks.contains(&Remark::HiddenLeftOut(1)), "{:?}", read.remarks);
    assert!(read.blocks.iter().all(|block| block.text != "unseen"));
}

#[test]
fn the_lead_belongs_to_the_article() {
    let lead = "The moon has been found to be made of cheese, as had long been thought by those who looked at it.";
    // The headline may be one of the page's titles only with what stands above it.
    for (above, title) in [("", "Moon is cheese"), ("<span>Astronomy</span> ", "Astronomy - Moon is cheese")] {
        let html = format!(
            "<html><head><title>{title}</title><meta property=og:title content='{title}'><meta name=description content=\"{lead}\"></head>\
             <body><div><h1>{above}<span>Moon is cheese</span></h1><p>By <a href=/a>Ada</a></p><p>{lead}</p></div>\
             <div><div><div class=content><p>{LONG}</p><p>{LONG} Two.</p><p>{LONG} Three.</p></div></div></div></body></html>"
        );
        let read = read(&html, None, Wanted::MainText).unwrap();
        assert!(read.blocks.iter().any(|block| block.text == lead && !block.boilerplate), "{:?}", read.blocks);
    }
}

#[test]
fn words_of_pictures_are_proposed_unless_they_are_the_page() {
    let picture = "<figure><div>Image 1 of 9 <img src=x></div><figcaption>The moon as seen from the garden of the observer. \
                   <p>Photo: Ada Example, who waited</p></figcaption></figure>";
    let table = "<figure><table><caption>Weights of moons</caption><tr><td>Heavy as cheese</table></figure>";
    let quotation = "<figure><blockquote>It smells like cheese, he said.</blockquote></figure>";
    let body = format!("<p>{LONG}</p>{picture}<p>{LONG} Two.</p>{table}<p>{LONG} Three.</p>{quotation}<p>{LONG} Four.</p>");
    let read_page = read(&page(&body), None, Wanted::MainText).unwrap();
    let is_proposed =
        |words: &str| read_page.blocks.iter().find(|block| block.text.starts_with(words)).map(|block| block.boilerplate);
    for words in ["Image 1 of 9", "The moon as seen", "Photo: Ada"] {
        assert_eq!(is_proposed(words), Some(true), "{words}: {:?}", read_page.blocks);
    }
    for words in ["Weights of moons", "Heavy as cheese", "It smells", LONG] {
        assert_eq!(is_proposed(words), Some(false), "{words}: {:?}", read_page.blocks);
    }
    let pictures: String =
        (0..8).map(|number| format!("<figure><img src=x><figcaption>{number}. {LONG}</figcaption></figure>")).collect();
    let read_page =
        read(&page(&format!("<p>Eight pictures of the moon, with what is known of each.</p>{pictures}")), None, Wanted::MainText);
    let read_page = read_page.unwrap();
    let kept = read_page.blocks.iter().filter(|block| block.kind == BlockKind::Caption && !block.boilerplate).count();
    assert_eq!(kept, 8, "{:?}", read_page.blocks);
    // In books the picture is part of the text.
    let book = read(&page(picture), None, Wanted::Everything).unwrap();
    assert!(book.blocks.iter().any(|block| block.text.starts_with("The moon as seen") && !block.boilerplate), "{:?}", book.blocks);
}

#[test]
fn hostile_pages_are_answered() {
    let pages = [
        "<div>".repeat(100_000) + "deep",
        "<b>".repeat(100_000) + "bold",
        "<p>".repeat(50_000) + "flat",
        "<table><tr><td>".repeat(400) + "cell",
        format!("<html><body><p>{}</p></body></html>", "a <i>b</i> ".repeat(50_000)),
        "text <".repeat(50_000),
        format!("<div>{}</div>", "line<br><br>".repeat(20_000)),
    ];
    for page in pages {
        let read = read(&page, None, Wanted::MainText);
        assert!(read.is_ok_and(|read| read.blocks.iter().any(|block| !block.boilerplate)), "{:.60}", page);
    }
    assert_eq!(read("<html><script>1</script>", None, Wanted::MainText), Err(ExtractError::Empty));
    assert!(matches!(read(&" ".repeat(MOST_BYTES + 1), None, Wanted::MainText), Err(ExtractError::TooBig { .. })));
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;

    fn markup() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            prop::sample::select(vec![
                "<p>",
                "</p>",
                "<div hidden>",
                "</div>",
                "<table>",
                "<td>",
                "<li>",
                "<b>",
                "<a href=x>",
                "</a>",
                "<svg>",
                "<math>",
                "<br>",
                "<template>",
                "<select>",
                "<!--",
                "-->",
                "<![CDATA[",
                "<script type=application/ld+json>{\"@type\":\"Article\"",
                "</script>",
                "<meta property=og:title content='",
                "'>",
                "<h1>",
                "<title>",
                "&#0;",
                "&amp;",
                "<",
                ">",
                "\0",
                LONG,
            ])
            .prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_markup_gives_clean_blocks(html in markup()) {
            for wanted in [Wanted::MainText, Wanted::Everything] {
                for block in read(&html, None, wanted).iter().flat_map(|read| &read.blocks) {
                    prop_assert!(!block.text.trim().is_empty());
                    let has_control = block.text.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t');
                    prop_assert!(!has_control);
                }
            }
        }
    }
}

#[test]
fn words_that_mean_something_by_their_setting_keep_their_meaning() {
    let rows = [
        ("<p>It carries 12,000<sup>1</sup> people and 10<sup>6</sup> parcels.", "It carries 12,000¹ people and 10⁶ parcels."),
        ("<p>It cost 40<sup><a href='#f2'>2</a></sup> million.", "It cost 40[2] million."),
        ("<p>It cost 40<a href='#f2'><sup>2</sup></a> million.", "It cost 40[2] million."),
        ("<p>It cost 40<span style='vertical-align:super;font-size:.6em'>2</span> million.", "It cost 40² million."),
        ("<p>On the 1<sup>st</sup> of May, CO<sub>2</sub> fell.", "On the 1st of May, CO₂ fell."),
        ("<p>It cost <del>14</del> <ins>40</ins> million <s>today</s>.", "It cost 40 million."),
        ("<p>Der Rat stimmte <span style='text-decoration: line-through'>nicht </span>zu.", "Der Rat stimmte zu."),
        ("<p lang=de>Er sagte <q>wir <q>zahlen</q> nicht</q>.", "Er sagte „wir ‚zahlen‘ nicht“."),
        ("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>で", "東京で"),
        ("<p>It is <math><mfrac><mn>3</mn><mn>4</mn></mfrac></math> of all.", "It is 3/4 of all."),
        ("<style>.x{display:none}</style><p>It costs <span class=x>not </span>40 million.", "It costs 40 million."),
        ("<p>It costs <span hidden>not</span> 40 million.", "It costs 40 million."),
        ("<p><span aria-hidden=true>T</span>he line costs 40.", "The line costs 40."),
        ("<p>See <button>1</button> for the costs.", "See for the costs."),
        ("<p>Menu</p><x-a><template shadowrootmode=open><p>It costs 40.</p></template></x-a>", "It costs 40."),
        ("<iframe srcdoc='&lt;p&gt;It is free.&lt;/p&gt;'></iframe>", "It is free."),
        ("<p><b>Covid<span class=sr-only>: </span></b><i>what now</i>", "Covid what now"),
        ("<div>T</div><p>he council met.</p>", "The council met."),
        ("<div>EU</div><p>how it works</p>", "how it works"),
        ("<p>It is <s style='text-decoration:none'>not</s> safe.", "It is not safe."),
        ("<p>from<span style='display:block'>40</span>5 up", "from 40 5 up"),
        ("<style>.t{float:left;display:block}</style><p><span class=t>T</span>he council met.", "The council met."),
        ("<p style='display:flex'><span>40</span><span>50</span></p>", "40 50"),
        ("<p><span style='display:inline-block'>4</span><span style='display:inline-block'>0</span> euros", "40 euros"),
        ("<div>It costs <div style='display:inline'>40</div> million.</div>", "It costs 40 million."),
        ("<x-p>It costs 40.</x-p><x-p>Or 50.</x-p>", "It costs 40. Or 50."),
        ("<p>v2.<x-n>5</x-n> of it", "v2.5 of it"),
        ("<style>.a{list-style-type:lower-alpha}</style><ol class=a><li>one<li>No tram</ol>", "b. No tram"),
        ("<style>td{vertical-align:top;font-size:.8em}</style><table><tr><td>40<td>x</table>", "40"),
    ];
    for (html, expected) in rows {
        let blocks: Vec<String> = everything(html).into_iter().map(|(_, text)| text).collect();
        assert!(blocks.iter().any(|text| text == expected), "{html}: {blocks:?}");
    }
}

#[test]
fn a_day_in_a_sentence_is_not_the_day_of_publication() {
    let sentence = "<p>On <time datetime=2019-01-01>New Year</time> the council of the city met for the first time after the long debate, and many people came.</p>";
    let line = "<p>Published <time datetime=2026-01-02>on Friday</time> by Ada Berg</p>";
    let published = |html: &str| read(html, None, Wanted::Everything).unwrap().published;
    assert_eq!(published(sentence), "");
    assert_eq!(published(&format!("{sentence}{line}")), "2026-01-02");
}

#[test]
fn what_is_struck_and_read_over_words_is_counted() {
    let read = read("<p>a <s>b</s> <del>c</del> <ruby>d<rt>e</rt></ruby></p><p hidden>f</p>", None, Wanted::Everything).unwrap();
    assert_eq!(read.remarks, [Remark::HiddenLeftOut(1), Remark::StruckLeftOut(2), Remark::ReadingsLeftOut(1)]);
}

#[test]
fn a_correction_is_the_articles_wherever_it_stands() {
    let notes = [
        "This article was amended on 13 November 2026 to correct a figure.",
        "Korrektur: In einer früheren Version stand eine falsche Zahl.",
    ];
    let homes = [
        ("<aside><p>", "</p></aside>"),
        ("<footer><small>", "</small></footer>"),
        ("<div class='ad sponsored'><em>", "</em></div>"),
        ("<form><div class=newsletter><p><small><em>", "</em></small></p></div></form>"),
        ("<nav><ul><li>", "</li></ul></nav>"),
        ("<div role=complementary><i>", "</i></div>"),
        ("<p>", "</p>"),
    ];
    for note in notes {
        for (open, close) in homes {
            let body = format!(
                "<h1>Moon is cheese</h1><p>{LONG}</p><p>{LONG} Two.</p><p>{LONG} Three.</p><p>{LONG} Four.</p>{open}{note}{close}"
            );
            let read = read(&page(&body), None, Wanted::MainText).unwrap();
            let found = read.blocks.iter().find(|block| block.text == note);
            assert_eq!(found.map(|block| block.boilerplate), Some(false), "{open}{note}");
        }
    }
    // A link to an article about a correction is a link.
    let body = format!(
        "<h1>Moon is cheese</h1><p>{LONG}</p><p>{LONG} Two.</p><aside><a href=/x>Correction: The figure was wrong.</a></aside>"
    );
    let read = read(&page(&body), None, Wanted::MainText).unwrap();
    assert!(read.blocks.iter().any(|block| block.text.starts_with("Correction") && block.boilerplate));
}

#[test]
fn numbers_of_notes_do_not_join_their_words() {
    let rows = [
        ("<p>A note.<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a> More.</p>", "A note.[1] More."),
        ("<p><a class=sdfootnotesym href='#sdfootnote1anc'>1</a>The note.</p>", "[1] The note."),
        ("<p><a class=sdendnotesym href='#sdendnote8anc'>viii</a>The note.</p>", "[viii] The note."),
        ("<p>40<sup>[<a class=footnote href='#_footnotedef_1'>1</a>]</sup> m.</p>", "40[1] m."),
        ("<p><a class=footnote href='#_footnoteref_1'>1</a>. The note.</p>", "[1]. The note."),
        ("<p><a href='#ftnt_ref1'>[1]</a>&nbsp;<a href='/x'>The</a> note.</p>", "[1]\u{A0}The note."),
        ("<p>A note.<a href='#fn1' epub:type=noteref role=doc-noteref>1</a></p>", "A note.[1]"),
        ("<p>In <a href='#year'>1999</a>, on <a href='#p2'>2</a> and <a href='/notes'>5</a>.</p>", "In 1999, on 2 and 5."),
        ("<p>Text.</p><div title=footer><p><sdfield type=PAGE>1</sdfield></p></div>", "Text."),
    ];
    for (page, expected) in rows {
        let read = read(page, None, Wanted::Everything).unwrap_or_default();
        let blocks: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(blocks.join("|"), expected, "{page}");
    }
}

#[test]
fn figures_in_tables_are_text() {
    let cells = ["5,3", "12,5 %", "1.200", "1.200 €", "-3,1", "+0,4", "2024", "17. Mai 2024"];
    let row: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    let page =
        format!("<p>The river rose on Monday and flooded the old town, as the office said.</p><table><tr>{row}</tr></table>");
    let read = read(&page, None, Wanted::Everything).unwrap_or_default();
    let kept: Vec<&str> = read.blocks.iter().skip(1).filter(|block| !block.boilerplate).map(|block| block.text.as_str()).collect();
    assert_eq!(kept, cells);
}

/// "See point c": the letters that an author has chosen are words; 1, 2, 3 are not.
#[test]
fn letters_of_lists_stand_before_their_items() {
    let rows = [
        (
            "<ol start=3 type=a><li>No line.<li><p>See <a href='/c'>point c</a>.</p><p>More.</p></ol>",
            "c. No line.|d. See point c.|More.",
        ),
        ("<ol><li>One.<li>Two.</ol>", "One.|Two."),
        ("<ol start=5><li>One.<li>Two.</ol>", "5. One.|6. Two."),
        ("<ol><li>One.<li value=7>Two.<li>Three.</ol>", "One.|7. Two.|8. Three."),
        ("<ol reversed><li>One.<li>Two.</ol>", "2. One.|1. Two."),
        ("<ol type=I><li>One.<li>Two.<ol type=a><li>Inner.</ol></ol>", "I. One.|II. Two.|a. Inner."),
        ("<ol style='list-style-type: lower-roman'><li>One.<li></li><li>Three.</ol>", "i. One.|iii. Three."),
        ("<ol type=a style='list-style: none'><li>One.</ol>", "One."),
        ("<ol type=a><li></li></ol><ul><li>One.</ul><p>Two.</p>", "One.|Two."),
    ];
    for (page, expected) in rows {
        let read = read(page, Some("https://post.example/a"), Wanted::Everything).unwrap_or_default();
        let blocks: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(blocks.join("|"), expected, "{page}");
        for block in &read.blocks {
            for link in &block.links {
                assert_eq!(link.range.slice(&block.text), Some("point c"), "{page}");
            }
        }
    }
}

#[test]
fn words_on_both_sides_of_a_picture_are_two() {
    let rows = [
        ("<p>USD<img src=a>476.98<img src=b>EUR</p>", "USD 476.98 EUR"),
        ("<p>12<svg></svg>40, so<img src=a>.</p>", "12 40, so."),
        ("<p>12<input value=x>40<select><option>y</select>50<input type=hidden>0.</p>", "12 40 500."),
        // A place that is left empty parts what is beside it, one that is gone does not.
        ("<p>12<i style='visibility:hidden'>x</i>40 5<i style='display:none'>x</i>0.</p>", "12 40 50."),
    ];
    for (html, expected) in rows {
        let read = read(html, None, Wanted::Everything).unwrap_or_default();
        assert_eq!(read.blocks.first().map(|block| block.text.as_str()), Some(expected), "{html}");
    }
}

#[test]
fn notes_side_by_side_are_two_and_words_beside_a_formula_are_seen() {
    let formula = "<math><mn>3</mn></math>";
    let rows = [
        ("<p>12,000<sup>1</sup><sup>2</sup> people, x<sub>1</sub><sup>2</sup></p>".to_owned(), "12,000¹ ² people, x₁²"),
        (format!("<p><b>It is {formula}</b> <span aria-hidden=true>so.</span></p>"), "It is 3 so."),
        (format!("<p>It is <span>{formula}</span><span aria-hidden=true>3</span>.</p>"), "It is 3."),
    ];
    for (html, expected) in rows {
        let read = read(&html, None, Wanted::Everything).unwrap_or_default();
        assert_eq!(read.blocks.first().map(|block| block.text.as_str()), Some(expected), "{html}");
    }
}

#[test]
fn tables_keep_rows_and_columns() {
    let cells = |html: &str| -> Vec<String> {
        let (article, _) = read(html, None, Wanted::Everything).unwrap().into_article("");
        let place = |block: &crate::domain::article::Block| match block.cell {
            None => block.text.to_string(),
            Some(cell) => {
                let span =
                    if (cell.rows, cell.columns) == (1, 1) { String::new() } else { format!(" {}x{}", cell.rows, cell.columns) };
                let head = if cell.head { "!" } else { "" };
                format!("{}:{},{}{span} {}{head}", cell.table, cell.row, cell.column, block.text)
            }
        };
        article.blocks().iter().map(|block| place(block)).collect()
    };
    let rows: [(&str, &[&str]); 8] = [
        (
            "<table><caption>T</caption><tr><th>Year<th>Sum<tr><td>2024<td>12</table>",
            &["T", "0:0,0 Year!", "0:0,1 Sum!", "0:1,0 2024", "0:1,1 12"],
        ),
        ("<table><tr><th rowspan=2>a<td colspan=2>b<tr><td>c<td></table>", &["0:0,0 2x1 a!", "0:0,1 1x2 b", "0:1,1 c"]),
        (
            "<table><tr><td><p>a<p>b<td>c<tr><td><ul><li>d</ul><td>e</table>",
            &["0:0,0 a", "0:0,0 b", "0:0,1 c", "0:1,0 d", "0:1,1 e"],
        ),
        ("<table><tr><th>a<th>b</table><table><tr><th>c<th>d</table>", &["0:0,0 a!", "0:0,1 b!", "1:0,0 c!", "1:0,1 d!"]),
        // Tables that lay out a page: one in a cell of another, one that says so, one row, one column.
        ("<table><tr><td>a<td><table><tr><th>b<th>c</table><tr><td>d<td>e</table>", &["a", "0:0,0 b!", "0:0,1 c!", "d", "e"]),
        ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", &["a", "b", "c", "d"]),
        ("<table><tr><td>a<td>b</table>", &["a", "b"]),
        ("<table><tr><td>a<tr><td>b</table>", &["a", "b"]),
    ];
    for (html, expected) in rows {
        assert_eq!(cells(html), expected, "{html}");
    }
}

#[test]
fn no_cell_of_a_table_is_greyed() {
    let body = format!(
        "<h1>Moon is cheese</h1><p>{LONG}</p><table><tr><th>Town<th>2024<tr><td>Aldham<td>14.25<tr><td>Burford<td><p>9.75<p>An estimate.</table><p>{LONG}</p>"
    );
    let read = read(&page(&body), None, Wanted::MainText).unwrap();
    let cells: Vec<_> =
        read.blocks.iter().filter(|block| block.cell.is_some()).map(|block| (&*block.text, block.boilerplate)).collect();
    assert_eq!(cells, ["Town", "2024", "Aldham", "14.25", "Burford", "9.75", "An estimate."].map(|words| (words, false)));
}

#[test]
fn a_headline_that_is_not_the_title_is_text() {
    let kept = |title: &str, body: &str| {
        let page = format!("<!doctype html><title>{title}</title><body><article>{body}</article>");
        let blocks = read(&page, None, Wanted::MainText).unwrap().blocks.into_iter();
        blocks.filter(|block| !block.boilerplate).map(|block| block.text).take(1).collect::<String>()
    };
    let text = format!("<p>{LONG}</p><p>{LONG} Two.</p>");
    let boxed = "<p>The moon shone, they said.</p><div><p>Not in the town, though.</p></div><p>End.</p>";
    assert_eq!(kept("Post", &format!("<h1>Moon is not made of cheese</h1>{text}")), "Moon is not made of cheese");
    assert_eq!(kept("Post", &format!("<h1>Moon</h1>{boxed}")), "Moon");
    assert_eq!(kept("Moon is not made of cheese", &format!("<h1>Moon is not made of cheese</h1>{text}")), LONG);
}

#[test]
fn the_caption_of_a_table_is_text_and_that_of_a_picture_is_not() {
    for (inner, is_greyed) in [("<table><tr><td>Aldham<td>14.25</table>", false), ("<img src=x>", true)] {
        let figure = format!("<figure>{inner}<figcaption>Rain in two towns</figcaption></figure>");
        let body = format!("<h1>Moon is cheese</h1><p>{LONG}</p>{figure}<p>{LONG} Two.</p>");
        let read = read(&page(&body), None, Wanted::MainText).unwrap();
        let caption = read.blocks.iter().find(|block| block.text == "Rain in two towns");
        assert_eq!(caption.map(|block| block.boilerplate), Some(is_greyed), "{inner}");
    }
}
