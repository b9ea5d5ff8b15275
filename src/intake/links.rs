//! Where words of a file link to.

use std::ops::Range;

use crate::{
    domain::{
        article::{TextLink, is_safe_url},
        text::TextRange,
    },
    intake::extracted::ExtractedBlock,
};

/// Longer addresses carry data, not a place.
const LONGEST_ADDRESS: usize = 2_000;

/// Puts the links of a text into the blocks that it became. Between the two, white space and control characters were taken out, so
/// places are carried over by counting the other characters.
pub(super) fn place<'a>(
    text: &str,
    links: impl Iterator<Item = (Range<usize>, &'a str)>,
    base: &str,
    blocks: &mut [ExtractedBlock],
) {
    for (range, address) in links {
        let Some(url) = resolve(base, address) else { continue };
        let count = |until: usize| text.get(..until).unwrap_or_default().chars().filter(stays).count();
        let (first, end) = (count(range.start), count(range.end));
        let mut before = 0;
        for block in &mut *blocks {
            let here = block.text.chars().filter(stays).count();
            let wanted = first.max(before)..end.min(before + here);
            if let Some(range) = bytes(&block.text, wanted.start.saturating_sub(before)..wanted.end.saturating_sub(before)) {
                block.links.push(TextLink { range: TextRange::from_bytes(range), url: url.as_str().into() });
            }
            before += here;
        }
    }
}

fn stays(character: &char) -> bool {
    !character.is_whitespace() && !character.is_control() && *character != '\u{FEFF}'
}

/// The bytes from one counted character to before another; `None` if there are none.
fn bytes(text: &str, counted: Range<usize>) -> Option<Range<usize>> {
    let last = counted.end.checked_sub(1).filter(|last| *last >= counted.start)?;
    let mut places = text.char_indices().filter(|(_, character)| stays(character));
    let (start, character) = places.nth(counted.start)?;
    let end = match last - counted.start {
        0 => start + character.len_utf8(),
        more => places.nth(more - 1).map(|(at, character)| at + character.len_utf8())?,
    };
    Some(start..end)
}

/// A whole address from one in a page; `None` for what leads nowhere outside of it or must not be opened. Dots in paths are left to
/// whoever opens it: browsers take them out, and a crate for addresses would bring tables of letters for the names of hosts.
fn resolve(base: &str, address: &str) -> Option<String> {
    let address: String = address.trim().chars().filter(|character| !matches!(character, '\t' | '\n' | '\r')).collect();
    let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    let whole = if has_scheme {
        address
    } else if address.is_empty() || address.starts_with('#') {
        return None;
    } else {
        let (scheme, rest) = base.split_once("://")?;
        let host_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(host_ends);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        if address.starts_with("//") {
            format!("{scheme}:{address}")
        } else if address.starts_with('/') {
            format!("{scheme}://{host}{address}")
        } else if address.starts_with('?') {
            format!("{scheme}://{host}{path}{address}")
        } else {
            let folder = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/");
            format!("{scheme}://{host}{folder}{address}")
        }
    };
    (is_safe_url(&whole) && whole.len() <= LONGEST_ADDRESS).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::html::{Wanted, read};

    #[test]
    fn addresses_become_whole_and_safe() {
        let base = "https://post.example/world/moon.html?page=1#top";
        let rows = [
            ("https://a.example/x", Some("https://a.example/x")),
            (" HTTP://a.example ", Some("HTTP://a.example")),
            ("//b.example/y", Some("https://b.example/y")),
            ("/z?q=1", Some("https://post.example/z?q=1")),
            ("next.html", Some("https://post.example/world/next.html")),
            ("?page=2", Some("https://post.example/world/moon.html?page=2")),
            ("mailto:a@example.org", Some("mailto:a@example.org")),
            ("#note", None),
            ("", None),
            ("javascript:alert(1)", None),
            (" java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("file:///etc/passwd", None),
        ];
        for (address, expected) in rows {
            assert_eq!(resolve(base, address).as_deref(), expected, "{address:?}");
        }
        assert_eq!(resolve("https://post.example", "a").as_deref(), Some("https://post.example/a"));
        for base in ["", "post.example", "javascript:x"] {
            assert_eq!(resolve(base, "/a"), None, "{base}");
        }
    }

    #[test]
    fn links_stay_on_their_words() {
        let html = "<p> \u{FEFF}One <a href='https://a.example'> \u{7}two <b>three</b></a> the <a href='/b'>the</a><br><br><a href='https://c.example'>four 😀</a>\
                    five<p><a href='javascript:alert(1)'>evil</a> <a>bare</a> <a href='https://d.example'> </a>";
        let blocks = read(html, Some("https://post.example/x"), Wanted::Everything).unwrap_or_default().blocks;
        let found: Vec<_> = blocks
            .iter()
            .flat_map(|block| block.links.iter().map(|link| (link.range.slice(&block.text).unwrap_or("?"), &*link.url)))
            .collect();
        let expected = [("two three", "https://a.example"), ("the", "https://post.example/b"), ("four 😀", "https://c.example")];
        assert_eq!(found, expected, "{blocks:?}");
        assert_eq!(
            blocks.first().map(|block| block.links.iter().map(|link| link.range.start().get()).collect()),
            Some(vec![4, 18])
        );
    }
}
