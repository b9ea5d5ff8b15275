//! What a page shows from inside of other things: shadow roots that were saved with it, and documents in frames. Both are put where
//! they are seen, so that the rest of the reading knows one tree.

use std::borrow::Cow;

use dom_query::{Document, NodeRef};

use super::{Frames, elements::BLOCKS, left_out::words_in};
use crate::intake::percent;

/// The element that stands in a tree for a shadow root.
const ROOT: &str = "beleg-shadow";

/// What says that a template is a shadow root: the standard's word and those of programs before it.
const SIGNS_OF_ROOTS: [&str; 3] = ["shadowrootmode", "shadowroot=", "shadowmode"];

/// Frames in frames that are opened.
const MOST_FRAMES: usize = 100;

/// The source of a page with its shadow roots as elements: a parser would put them aside as templates. `shadowmode` is what Chromium
/// and SingleFile write.
pub(super) fn with_shadow_roots(html: &str) -> Cow<'_, str> {
    if !SIGNS_OF_ROOTS.iter().any(|sign| html.contains(sign)) {
        return Cow::Borrowed(html);
    }
    let mut whole = String::with_capacity(html.len());
    // For each template that is open, whether it is a root.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        whole.push_str(before);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, behind) = tag.split_at(end);
        let is = |name: &str| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if is("<template") {
            let is_root = SIGNS_OF_ROOTS.iter().any(|sign| tag.contains(sign));
            open.push(is_root);
            whole.push_str(if is_root { "<beleg-shadow>" } else { tag });
        } else if is("</template") {
            whole.push_str(if open.pop() == Some(true) { "</beleg-shadow>" } else { tag });
        } else {
            whole.push_str(tag);
        }
        rest = behind;
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

/// Puts what an element holds into the slots of its shadow root. What has no slot is not shown: its words are returned.
pub(super) fn fill_slots(document: &Document) -> Vec<String> {
    let mut without_slot = Vec::new();
    for root in document.select(ROOT).nodes() {
        let Some(host) = root.parent() else { continue };
        let light: Vec<NodeRef<'_>> = host.children_it(false).filter(|child| child.id != root.id).collect();
        let slots: Vec<NodeRef<'_>> = root.descendants_it().filter(|node| node.has_name("slot")).collect();
        for slot in slots {
            let wanted = slot.attr("name").unwrap_or_default();
            let is_meant = |child: &&NodeRef<'_>| {
                (child.is_element() || wanted.is_empty()) && child.attr("slot").unwrap_or_default() == wanted
            };
            let assigned: Vec<_> = light.iter().filter(is_meant).collect();
            if assigned.iter().any(|child| child.is_element() || !child.text().trim().is_empty()) {
                slot.remove_children();
                assigned.iter().for_each(|child| slot.append_child(*child));
            }
        }
        for child in light.iter().filter(|child| child.parent().is_some_and(|parent| parent.id == host.id)) {
            without_slot.push(words_in(child));
            child.remove_from_parent();
        }
    }
    without_slot
}

/// Puts the documents that frames show in the place of the frames: those that a frame holds in its own words (`srcdoc`), and those that were
/// saved with the page. Returns how many are left in the text whose documents are not there.
pub(super) fn open_frames(document: &Document, saved: &Frames) -> usize {
    for _ in 0..MOST_FRAMES {
        let frames = document.select("iframe, frame");
        let inner = |frame: &NodeRef<'_>| {
            let own = frame.attr("srcdoc").map(|inner| inner.to_string());
            own.or_else(|| {
                let address = frame.attr("src")?;
                saved.get(&*address).cloned().or_else(|| in_address(&address))
            })
        };
        let Some((frame, inner)) = frames.nodes().iter().find_map(|frame| Some((frame, inner(frame)?))) else { break };
        let body = Document::from(inner).select("body").inner_html();
        frame.replace_with_html(format!("<section>{body}</section>"));
    }
    let frames = document.select("article iframe, main iframe, [role=main] iframe");
    frames.nodes().iter().filter(|frame| is_seen(frame)).count()
}

/// The document that an address holds: `data:text/html,…`.
fn in_address(address: &str) -> Option<String> {
    let (head, body) = address.strip_prefix("data:text/html")?.split_once(',')?;
    if head.ends_with(";base64") {
        let bytes = mail_parser::decoders::base64::base64_decode(body.as_bytes())?;
        return Some(String::from_utf8_lossy(&bytes).into_owned());
    }
    Some(percent::decoded(body))
}

/// Whether a reader sees a frame: counters and their like are as small as a dot, or hidden.
fn is_seen(frame: &NodeRef<'_>) -> bool {
    let address = frame.attr("src").unwrap_or_default();
    let is_document = !address.trim().is_empty() && !address.starts_with("about:") && !address.starts_with("javascript:");
    let is_dot = ["width", "height"].iter().any(|side| {
        frame.attr(side).is_some_and(|size| size.trim().trim_end_matches("px").parse().is_ok_and(|size: f64| size <= 1.0))
    });
    let style = frame.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    let is_hidden = frame.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden");
    let is_aside = frame
        .ancestors_it(None)
        .any(|around| around.node_name().is_some_and(|name| matches!(&*name, "noscript" | "aside" | "nav" | "footer" | "header")));
    is_document && !is_dot && !is_hidden && !is_aside
}

/// An element of the page's own making that has so many bytes of text is a paragraph, though browsers know nothing of it.
const PARAGRAPH: usize = 60;

/// Gives the elements that a page has made up the names of what they are: a browser shows them as a style sheet says that is not there.
pub(super) fn name_own_elements(document: &Document) {
    let is_own = |node: &NodeRef<'_>| node.node_name().is_some_and(|name| name.contains('-'));
    // The tree may not be walked while names change.
    let own: Vec<NodeRef<'_>> = document.root().descendants_it().filter(is_own).collect();
    for node in own {
        let is_inside =
            |names: &[&str]| node.parent().and_then(|parent| parent.node_name()).is_some_and(|name| names.contains(&&*name));
        let has_blocks = node.descendants_it().any(|inner| inner.node_name().is_some_and(|name| BLOCKS.contains(&&*name)));
        if has_blocks {
            node.rename("div");
        } else if node.text().trim().len() >= PARAGRAPH && !is_inside(&["p", "span", "a", "math"]) {
            node.rename("p");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let document = Document::from(&*with_shadow_roots(html));
        fill_slots(&document);
        open_frames(&document, &Frames::default());
        document.select("body").text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn frames_that_are_not_there_are_counted_where_they_are_seen() {
        let rows = [
            ("<article><iframe src=https://a.example/map></iframe></article>", 1),
            ("<article><iframe srcdoc='<p>b</p>'></iframe><iframe src=about:blank></iframe><iframe></iframe></article>", 0),
            (
                "<main><iframe src=https://a.example width=1 height=1></iframe><iframe src=b style='display: none'></iframe></main>",
                0,
            ),
            ("<iframe src=https://a.example></iframe><main><aside><iframe src=https://b.example></iframe></aside></main>", 0),
        ];
        for (html, expected) in rows {
            assert_eq!(open_frames(&Document::from(html), &Frames::default()), expected, "{html}");
        }
    }

    #[test]
    fn roots_and_frames_are_where_they_are_seen() {
        let rows = [
            ("<x-a><template shadowrootmode=open><p>One</p></template></x-a>", "One"),
            ("<x-a><template shadowmode=open><p>One <slot></slot> three</p></template>two</x-a>", "One two three"),
            (
                "<x-a><template shadowrootmode=open><slot name=b>none</slot>, <slot>of it</slot></template><i slot=b>b</i></x-a>",
                "b, of it",
            ),
            ("<x-a><template shadowrootmode=open>One</template>unseen</x-a>", "One"),
            ("<template><p>pattern</p></template><x-a><template shadowrootmode=open><b>One</b></template></x-a>", "One"),
            ("a <iframe srcdoc='<p>b &amp;amp; c</p>'></iframe> d", "a b & c d"),
            ("a <iframe src=https://a.example></iframe> d", "a d"),
            ("a <iframe src='data:text/html,<p>b%20c</p>'></iframe> d", "a b c d"),
            ("a <iframe src='data:text/html;base64,PHA+Yg=='></iframe> d", "a b d"),
            ("<x-a><template shadowroot=open>One</template>unseen</x-a>", "One"),
        ];
        for (html, expected) in rows {
            assert_eq!(shown(html), expected, "{html}");
        }
    }
}
