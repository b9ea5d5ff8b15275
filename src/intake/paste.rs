//! What was pasted with its formatting. Editors and terminals put plain text on the clipboard in the clothes of a page, one element a
//! line or none at all; of such a paste the plain text is the better copy.

use crate::intake::{account::Why, extracted::Extracted};

/// Elements that say what a text is. Lines in `div`, `span`, `br` and `pre` are lines and nothing more.
const TELLING: [&str; 14] = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "td", "th", "figcaption", "dt", "a"];

/// Elements of a page that lie around an article, or head the whole.
const AROUND: [&str; 7] = ["nav", "footer", "main", "article", "aside", "title", "body"];

/// The plain text may have so many letters more, in percent, before words count as lost: bullets and numbers of lists.
const LETTERS_MORE: usize = 110;

/// Whether a pasted piece of a page says more than the plain text beside it.
#[must_use]
pub fn is_formatted(html: &str) -> bool {
    TELLING.iter().any(|tag| has_element(html, tag))
}

/// Whether it is a page from top to bottom.
#[must_use]
pub(super) fn is_whole_page(html: &str) -> bool {
    AROUND.iter().filter(|tag| has_element(html, tag)).count() > 1
}

/// Whether words or lines of the plain text are missing in what was read of the page.
#[must_use]
pub(super) fn lost_words(extracted: &Extracted, plain: &str) -> bool {
    // Without digits: a list's numbers stand in the plain text alone.
    // What the author has struck out stands in the plain text as if it held.
    if extracted.account.count(Why::Struck) > 0 {
        return false;
    }
    let letters = |text: &str| text.chars().filter(|character| character.is_alphabetic()).count();
    let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    let read: usize = extracted.blocks.iter().map(|block| letters(&block.text)).sum();
    let read_lines: usize = extracted.blocks.iter().map(|block| lines(&block.text)).sum();
    // A copied page keeps some words from sight. Its lines are those of the blocks; one block with all of them is a text run together.
    let is_whole = read * LETTERS_MORE >= letters(plain) * 100 || extracted.blocks.iter().any(|block| block.boilerplate);
    !is_whole || (extracted.blocks.len() == 1 && lines(plain) > read_lines)
}

/// Whether a tag of that name opens somewhere. Names are ASCII.
fn has_element(html: &str, tag: &str) -> bool {
    html.match_indices('<').any(|(at, _)| {
        let behind = html.as_bytes().get(at + 1..).unwrap_or_default();
        let name = behind.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag.as_bytes()));
        name && behind.get(tag.len()).is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'>' | b'/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::file::extract_pasted;

    #[test]
    fn plain_text_in_disguise_is_told() {
        let rows = [
            ("<meta charset='utf-8'><div style='font-family: monospace'><div>a</div><div>b</div></div>", false),
            ("<pre>a\nb</pre>", false),
            ("<span>a</span><br><span>b</span>", false),
            ("a < b", false),
            ("<progress>", false),
            ("<P>a</P>", true),
            ("<ul><li\n>a</ul>", true),
            ("x <a href='https://a.example'>b</a>", true),
            ("<h2/>", true),
        ];
        for (html, expected) in rows {
            assert_eq!(is_formatted(html), expected, "{html}");
        }
    }

    #[test]
    fn no_line_and_no_word_is_lost() {
        let rows: [(&str, &str, &[&str]); 6] = [
            ("<p>Der Rat stimmte <del>nicht</del> zu.</p>", "Der Rat stimmte nicht zu.", &["Der Rat stimmte zu."]),
            ("<h2>Moon</h2><p>It is round.</p>", "Moon\n\nIt is round.", &["Moon", "It is round."]),
            ("<p style='white-space: pre-wrap'>one\ntwo\n\nthree</p>", "one\ntwo\n\nthree", &["one\ntwo", "three"]),
            ("<p>one</p>", "one\n\ntwo and three and four", &["one", "two and three and four"]),
            ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two", &["one", "two"]),
            ("<p>no plain text beside it</p>", "", &["no plain text beside it"]),
        ];
        for (html, plain, expected) in rows {
            let blocks: Vec<_> = extract_pasted(html, plain, None).into_iter().flat_map(|read| read.blocks).collect();
            let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
            assert_eq!(texts, expected, "{html}");
        }
    }

    #[test]
    fn of_a_page_copied_whole_the_menu_is_proposed() {
        let text = "The moon is made of cheese, said the observatory on Monday, and it has been so for as long as it was there.";
        let html = format!(
            "<html><head><title>Moon</title></head><body><nav><ul><li><a href='/'>Home</a></ul></nav><main><article><h1>Moon</h1><p>{text}</p><p>{text} Again.</p></article></main></body></html>"
        );
        let read = extract_pasted(&html, "", None).unwrap_or_default();
        let menu = read.blocks.iter().find(|block| block.text == "Home");
        assert!(menu.is_none_or(|block| block.boilerplate), "{:?}", read.blocks);
        assert!(read.blocks.iter().any(|block| block.text == text && !block.boilerplate));
    }
}
