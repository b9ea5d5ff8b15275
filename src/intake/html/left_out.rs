//! The words of what stands in no block, for the account: of hidden elements, controls of forms, drawings, and of what is shown where
//! something else cannot be.

use dom_query::{Document, NodeRef};

use super::elements::BLOCKS;
use crate::intake::account::Why;

/// Elements whose text is for programs.
const CODE: [&str; 4] = ["script", "style", "template", "head"];

/// What stands apart from what is beside it, though it is no block.
const APART: [&str; 5] = ["br", "option", "optgroup", "text", "noscript"];

/// All words in an element, those of different blocks apart from each other.
pub(super) fn words_in(node: &NodeRef<'_>) -> String {
    let mut words = String::new();
    let mut stack = vec![Some(*node)];
    while let Some(next) = stack.pop() {
        let Some(node) = next else {
            words.push(' ');
            continue;
        };
        if node.is_text() {
            words.push_str(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        if CODE.contains(&&*name) {
            continue;
        }
        if BLOCKS.contains(&&*name) || APART.contains(&&*name) {
            words.push(' ');
            stack.push(None);
        }
        let behind = stack.len();
        stack.extend(node.children_it(false).map(Some));
        stack.get_mut(behind..).unwrap_or_default().reverse();
    }
    words
}

/// Why an element without text of the page's has words in it, and those.
pub(super) fn words_apart(node: &NodeRef<'_>, name: &str) -> Option<(Why, String)> {
    Some(match name {
        "select" => (Why::Control, words_in(node)),
        "textarea" => {
            (Why::Control, Some(words_in(node)).filter(|words| !words.trim().is_empty()).unwrap_or_else(|| asked_for(node)))
        }
        "svg" => {
            let is_drawn = |inner: &NodeRef<'_>| inner.has_name("text") || inner.has_name("foreignObject");
            let drawn: Vec<String> = node.descendants_it().filter(is_drawn).map(|inner| words_in(&inner)).collect();
            (Why::Drawing, drawn.join(" "))
        }
        // Pages that end their head too early have it in their text.
        "title" => (Why::Details, words_in(node)),
        "datalist" => (Why::Hidden, words_in(node)),
        "noscript" | "object" | "audio" | "video" | "canvas" | "progress" => (Why::Instead, words_in(node)),
        // Their markup is a text to the parser.
        "iframe" | "noembed" | "noframes" => (Why::Instead, words_of_markup(&node.text())),
        _ => return None,
    })
}

/// What stands in a field, or on a button, that has no text inside.
pub(super) fn words_of_input(node: &NodeRef<'_>) -> String {
    let kind = node.attr("type").unwrap_or_default().trim().to_ascii_lowercase();
    let has_words = !matches!(&*kind, "hidden" | "checkbox" | "radio" | "image" | "file" | "color" | "range" | "password");
    let value = node.attr("value").filter(|value| has_words && !value.trim().is_empty());
    match value {
        Some(value) => value.to_string(),
        None if has_words || kind == "password" => asked_for(node),
        None => String::new(),
    }
}

/// What an empty field says of what belongs into it.
fn asked_for(field: &NodeRef<'_>) -> String {
    field.attr("placeholder").map(|words| words.to_string()).unwrap_or_default()
}

/// The words of a piece of a page that was not parsed. Most have a picture and nothing else.
fn words_of_markup(markup: &str) -> String {
    let between_tags = markup.split('<').filter_map(|part| part.split_once('>').map_or(Some(part), |(_, behind)| Some(behind)));
    if between_tags.clone().all(|text| text.trim().is_empty()) {
        return String::new();
    }
    Document::from(markup).select("body").nodes().first().map(words_in).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::intake::html::{Wanted, read};

    #[test]
    fn what_stands_in_no_block_is_accounted_for() {
        let rows: [(&str, &[(&str, &str)]); 18] = [
            ("<title>A page</title>", &[("details", "A page")]),
            ("<dialog>One</dialog><dialog open>seen</dialog><div popover>Two</div>", &[("hidden", "One"), ("hidden", "Two")]),
            ("<input value=One> <input type=submit value='Two now'>", &[("control", "One"), ("control", "Two now")]),
            (
                "<input placeholder='Your mail'><textarea placeholder=Why></textarea>",
                &[("control", "Your mail"), ("control", "Why")],
            ),
            ("<input type=hidden value=12><input type=checkbox value=on><input value=13 hidden><input value=' '>", &[]),
            ("<p hidden>one<b>two</b></p><p hidden>3<sup>4</sup></p>", &[("hidden", "onetwo"), ("hidden", "34")]),
            ("<div hidden><p>one</p><p>two</p>three<script>no()</script></div>", &[("hidden", "one two three")]),
            ("<select><option>One<option>Two</select>", &[("control", "One Two")]),
            ("<textarea>One two</textarea>", &[("control", "One two")]),
            ("<svg><title>no</title><text>One</text><text>Two</text></svg>", &[("drawing", "One Two")]),
            ("<noscript><img src=x></noscript>", &[]),
            ("<noscript><p>One &amp; <b>two</b></noscript>", &[("instead", "One & two")]),
            ("<div hidden>One <noscript>two</noscript></div>", &[("hidden", "One two")]),
            ("<iframe><img><p>One</p>two</iframe>", &[("instead", "One two")]),
            ("<video>One</video><canvas>Two</canvas>", &[("instead", "One"), ("instead", "Two")]),
            ("<s>one</s><ruby>two<rt>three</rt></ruby>", &[("struck", "one"), ("reading", "three")]),
            ("<span role=doc-pagebreak>6</span>", &[("number", "6")]),
            ("<map>seen</map><style>no</style><script>no()</script><template>no</template>", &[]),
        ];
        for (html, expected) in rows {
            let read = read(&format!("<p>Text</p>{html}"), None, Wanted::Everything).unwrap_or_default();
            let found: Vec<_> = read.account.left_out().iter().map(|own| (own.why.name(), own.text.as_str())).collect();
            assert_eq!(found, expected, "{html}");
        }
    }
}
