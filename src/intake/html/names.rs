//! What pages call their boxes. Classes and ids are no words of the page, but those who make pages name its parts by what they are, in English or
//! in the site's own language.

use dom_query::NodeRef;

/// Parts of names that say it alone. Sorted.
const SAYING: [&str; 43] = [
    "addtoany",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "advertorial",
    "anzeige",
    "anzeigen",
    "authorbio",
    "authorbox",
    "authorinfo",
    "autorenbox",
    "autoreninfo",
    "breadcrumb",
    "breadcrumbs",
    "commentlist",
    "commentrespond",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "gdpr",
    "kommentare",
    "newsletter",
    "outbrain",
    "pagination",
    "paywall",
    "promobox",
    "readmore",
    "recommendations",
    "related",
    "relatedposts",
    "sharebar",
    "sharedaddy",
    "sharing",
    "signup",
    "spenden",
    "taboola",
    "werbung",
];

/// Two parts of names that say it together, one behind the other.
const TOGETHER: [(&str, &str); 30] = [
    ("about", "author"),
    ("ad", "container"),
    ("ad", "slot"),
    ("ad", "wrapper"),
    ("author", "bio"),
    ("author", "box"),
    ("author", "card"),
    ("author", "info"),
    ("author", "profile"),
    ("autor", "box"),
    ("autor", "info"),
    ("autoren", "box"),
    ("comment", "form"),
    ("comment", "list"),
    ("mehr", "zum"),
    ("more", "articles"),
    ("more", "from"),
    ("more", "on"),
    ("more", "stories"),
    ("most", "popular"),
    ("most", "read"),
    ("nav", "links"),
    ("post", "navigation"),
    ("post", "tags"),
    ("read", "also"),
    ("read", "more"),
    ("share", "buttons"),
    ("share", "links"),
    ("sign", "up"),
    ("social", "share"),
];

/// Elements that hold the article, or the page: what they are called says what the article is about.
const WHOLE: [&str; 5] = ["html", "body", "main", "article", "table"];

/// Longer names are lists of everything that a page is.
const MOST_PARTS: usize = 24;

/// Names of what readers have written.
const OF_READERS: [&str; 5] = ["commentlist", "commentrespond", "comments", "disqus", "kommentare"];

/// What a box is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Box,
    Comments,
}

/// What an element is called, if it is called as boxes are that are not of the article.
pub(super) fn named(node: &NodeRef<'_>, name: &str) -> Option<Named> {
    if WHOLE.contains(&name) {
        return None;
    }
    ["class", "id"].iter().find_map(|attribute| node.attr(attribute).and_then(|value| said(&value)))
}

fn said(names: &str) -> Option<Named> {
    let names = parted(names);
    let parts: Vec<&str> = names.split('-').filter(|part| !part.is_empty()).collect();
    let is_said = |part: &&str| SAYING.binary_search(part).is_ok();
    let together = |pair: &[&str]| matches!(pair, [first, second] if TOGETHER.contains(&(*first, *second)));
    let is_box = parts.len() <= MOST_PARTS && (parts.iter().any(is_said) || parts.windows(2).any(together));
    let of_readers = || parts.iter().any(|part| OF_READERS.contains(part));
    is_box.then(|| if of_readers() { Named::Comments } else { Named::Box })
}

/// `articleAuthor-box__inner` is called article, author, box and inner.
fn parted(names: &str) -> String {
    let mut parted = String::with_capacity(names.len() + 8);
    let mut last = '-';
    for sign in names.chars() {
        if sign.is_ascii_uppercase() && last.is_ascii_lowercase() {
            parted.push('-');
        }
        parted.push(if sign.is_alphanumeric() { sign.to_ascii_lowercase() } else { '-' });
        last = sign;
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_part_is() {
        assert!(SAYING.is_sorted(), "they are searched");
        let rows = [
            ("c-newsletter", true),
            ("articleNewsletterBox", true),
            ("article__author-bio", true),
            ("authorBio", true),
            ("x AuthorInfo", true),
            ("mehr-zum-thema", true),
            ("related", true),
            ("correlated", false),
            ("authored", false),
            ("ad-slot--top", true),
            ("header shadow-box", false),
            ("article-body", false),
            ("author", false),
            ("article-comments", true),
            ("", false),
        ];
        for (name, expected) in rows {
            assert_eq!(said(name).is_some(), expected, "{name}");
        }
    }
}
