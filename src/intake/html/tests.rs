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
        ("a<script>b</script><style>c</style><noscript><p>d</p></noscript><svg><text>e</text></svg>f", &[(Paragraph, "af")]),
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
    let html = format!(
        "<html><head><title>Moon is cheese</title><meta name=description content=\"{lead}\"></head><body><header><h1>Moon is cheese</h1>\
         <p>{lead}</p></header><div class=content><p>{LONG}</p><p>{LONG} Two.</p><p>{LONG} Three.</p></div></body></html>"
    );
    let read = read(&html, None, Wanted::MainText).unwrap();
    assert!(read.blocks.iter().any(|block| block.text == lead && !block.boilerplate), "{:?}", read.blocks);
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
