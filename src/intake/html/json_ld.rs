//! What a page says of its article in JSON-LD, the vocabulary of schema.org (<https://schema.org/NewsArticle>).
//!
//! Pages also describe other articles, reviews of claims, and their site. The article that counts is the one whose address is the page's
//! own, else the one whose headline is, else the first.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::intake::{people, title};

/// Nodes looked at, so that a huge script costs little.
const MOST_NODES: usize = 5_000;

/// Names and lists of names that are looked at.
const MOST_NAMES: usize = 200;

type Fields = Map<String, Value>;

/// What was found; empty where nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) headline: String,
    pub(super) subtitle: String,
    pub(super) authors: Vec<String>,
    pub(super) published: String,
    pub(super) publisher: String,
    pub(super) language: String,
    pub(super) url: String,
    /// The whole text.
    pub(super) body: String,
}

/// What the page itself says, to tell its own article by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Own<'page> {
    pub(super) address: &'page str,
    /// Headings and titles.
    pub(super) headlines: &'page [String],
}

/// The page's article in its scripts, wherever it stands in lists, graphs and pages. Broken JSON tells nothing.
pub(super) fn read(scripts: &[String], own: Own<'_>) -> Option<Told> {
    let roots: Vec<Value> = scripts.iter().filter_map(|script| parsed(script)).collect();
    let mut queue: std::collections::VecDeque<&Value> = roots.iter().collect();
    let mut named: HashMap<&str, &Fields> = HashMap::new();
    let mut articles = Vec::new();
    for _ in 0..MOST_NODES {
        let Some(value) = queue.pop_front() else { break };
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(fields) => {
                if let Some(id) = fields.get("@id").and_then(Value::as_str)
                    && fields.len() > 1
                {
                    named.entry(id).or_insert(fields);
                }
                let has_headline = fields.get("headline").or(fields.get("name")).is_some();
                if let Some(rank) = rank(fields.get("@type")).filter(|_| has_headline) {
                    articles.push((rank, fields));
                }
                let inner = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "author", "creator", "publisher"];
                queue.extend(inner.iter().filter_map(|name| fields.get(*name)).filter(|value| !value.is_string()));
            }
            _ => {}
        }
    }
    let graph = Graph(named);
    let fits = |fields: &Fields| {
        let is_own_address = !own.address.is_empty() && addresses(fields).any(|address| same_address(address, own.address));
        let headline = title::letters(&graph.text(fields.get("headline").or(fields.get("name"))));
        let is_own_headline = own.headlines.iter().any(|own| title::letters(own) == headline);
        (is_own_address, is_own_headline)
    };
    let mut best: Option<((bool, bool, bool), &Fields)> = None;
    for (is_article, fields) in articles {
        let (address, headline) = fits(fields);
        // Another article, and says so.
        let is_other = !own.address.is_empty() && !address && !headline && addresses(fields).any(is_web);
        if is_other {
            continue;
        }
        let key = (address, headline, is_article);
        if best.is_none_or(|(best, _)| key > best) {
            best = Some((key, fields));
        }
    }
    best.map(|(_, fields)| graph.told(fields))
}

/// Whether a type is an article, which goes before a review; `None` for everything else. A review of a claim is about somebody else's words:
/// its author and day are not the article's.
fn rank(kind: Option<&Value>) -> Option<bool> {
    match kind {
        Some(Value::String(name)) => {
            let name = name.rsplit(['/', ':']).next().unwrap_or_default();
            match name {
                "Review" => Some(false),
                _ if name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report" => Some(true),
                _ => None,
            }
        }
        Some(Value::Array(names)) => names.iter().filter_map(|name| rank(Some(name))).max(),
        _ => None,
    }
}

/// Where an article says that it is.
fn addresses(fields: &Fields) -> impl Iterator<Item = &str> {
    ["url", "@id", "mainEntityOfPage"].into_iter().filter_map(|name| match fields.get(name)? {
        Value::String(text) => Some(text.as_str()),
        Value::Object(inner) => inner.get("@id").or(inner.get("url")).and_then(Value::as_str),
        _ => None,
    })
}

fn is_web(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

/// Whether two addresses are of one page: with or without the last slash, fragment, `www` and the `s` of `https`.
fn same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split('#').next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
        let address = address.split_once("://").map(|(_, rest)| rest.to_owned()).unwrap_or(address);
        address.strip_prefix("www.").map(str::to_owned).unwrap_or(address)
    };
    bare(one) == bare(other)
}

/// Things by their ids: an author may be no more than a reference.
struct Graph<'roots>(HashMap<&'roots str, &'roots Fields>);

impl Graph<'_> {
    fn told(&self, fields: &Fields) -> Told {
        let text = |name: &str| self.text(fields.get(name));
        let headline = text("headline");
        Told {
            headline: if headline.is_empty() { text("name") } else { headline },
            subtitle: text("alternativeHeadline"),
            authors: ["author", "creator"]
                .iter()
                .filter_map(|name| fields.get(*name))
                .map(|value| self.names(value))
                .find(|names| !names.is_empty())
                .unwrap_or_default(),
            published: text("datePublished"),
            publisher: text("publisher"),
            language: text("inLanguage"),
            url: text("url"),
            body: fields.get("articleBody").and_then(Value::as_str).unwrap_or_default().to_owned(),
        }
    }

    /// A text, the name of a thing, or the first of a list.
    fn text(&self, value: Option<&Value>) -> String {
        value.map(|value| self.plain_names(value)).and_then(|names| names.into_iter().next()).unwrap_or_default()
    }

    /// Names of people: without the word before them, each for itself.
    fn names(&self, value: &Value) -> Vec<String> {
        let mut known: Vec<String> = Vec::new();
        for name in self.plain_names(value).iter().flat_map(|name| people::parted(name)) {
            if !known.iter().any(|own| title::letters(own) == title::letters(&name)) {
                known.push(name);
            }
        }
        known
    }

    fn plain_names(&self, value: &Value) -> Vec<String> {
        let mut found = Vec::new();
        let mut queue = std::collections::VecDeque::from([value]);
        // Lists stand in lists, bare or as JSON-LD writes them, and one person may have several names in a list that are several people.
        for _ in 0..MOST_NAMES {
            match queue.pop_front() {
                Some(Value::Array(items)) => items.iter().rev().for_each(|item| queue.push_front(item)),
                Some(Value::Object(fields)) => match fields.get("@list").or(fields.get("@set")).or(fields.get("@value")) {
                    Some(inner) => queue.push_front(inner),
                    None => match self.named(fields).get("name") {
                        Some(names @ Value::Array(_)) => queue.push_front(names),
                        _ => found.extend(name(self.named(fields))),
                    },
                },
                Some(Value::String(text)) => found.push(text.clone()),
                Some(_) => {}
                None => break,
            }
        }
        found.iter().map(|text| super::metadata::plain_text(text)).filter(|text| !text.is_empty()).collect()
    }

    /// What says the name: the node itself, or the one that it refers to.
    fn named<'f>(&'f self, fields: &'f Fields) -> &'f Fields {
        let is_named = ["name", "givenName", "familyName"].iter().any(|field| fields.contains_key(*field));
        let other = || self.0.get(fields.get("@id")?.as_str()?);
        if is_named { fields } else { other().unwrap_or(&fields) }
    }
}

fn name(fields: &Fields) -> Option<String> {
    let part = |name: &str| fields.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let parts: Vec<&str> = [part("givenName"), part("familyName")].into_iter().flatten().collect();
    part("name").map(str::to_owned).or_else(|| (!parts.is_empty()).then(|| parts.join(" ")))
}

/// A script as JSON, in the shapes that programs write: in a comment of HTML, as CDATA, with remarks, with commas too many, with raw line feeds
/// in its strings.
fn parsed(script: &str) -> Option<Value> {
    // Many pages put raw line feeds into strings, which JSON forbids.
    let script: String =
        script.chars().map(|character| if character.is_control() && character != '\n' { ' ' } else { character }).collect();
    let strict: String = script.trim().trim_end_matches(';').replace('\n', " ");
    serde_json::from_str(&strict).ok().or_else(|| serde_json::from_str(&cleaned(&script)).ok())
}

/// Without what stands outside of strings and is no JSON.
fn cleaned(script: &str) -> String {
    let mut clean = String::with_capacity(script.len());
    let mut rest = script;
    let mut in_string = false;
    while let Some(character) = rest.chars().next() {
        let behind = rest.get(character.len_utf8()..).unwrap_or_default();
        if in_string {
            if character == '\\' {
                let escaped = behind.chars().next().map_or(0, char::len_utf8);
                clean.push_str(rest.get(..1 + escaped).unwrap_or_default());
                rest = behind.get(escaped..).unwrap_or_default();
                continue;
            }
            in_string = character != '"';
            clean.push(if character == '\n' { ' ' } else { character });
            rest = behind;
            continue;
        }
        let until = |end: &str| behind.split_once(end).map_or("", |(_, after)| after);
        rest = if let Some(after) = ["\u{FEFF}", "<!--", "-->", "<![CDATA[", "]]>"].iter().find_map(|sign| rest.strip_prefix(sign))
        {
            after
        } else if rest.starts_with("/*") {
            until("*/")
        } else if rest.starts_with("//") {
            // What follows may be the end of a comment that is the start of the data: `//<![CDATA[`.
            until("\n")
        } else {
            match character {
                '"' => in_string = true,
                '}' | ']' => {
                    let end = clean.trim_end().trim_end_matches(',').len();
                    clean.truncate(end);
                }
                _ => {}
            }
            if !(character == ';' && behind.trim().is_empty()) {
                clean.push(character);
            }
            behind
        };
    }
    clean
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn told(scripts: &[&str]) -> Option<Told> {
        let scripts: Vec<String> = scripts.iter().map(|script| (*script).to_owned()).collect();
        read(&scripts, Own { address: "https://a.example/moon", headlines: &["Moon & cheese".to_owned()] })
    }

    #[test]
    fn the_article_is_found_wherever_it_stands() {
        let article = r#"{"@type": "NewsArticle", "headline": "Moon &amp; cheese", "author": [{"name": "Ada"}, "Bo"],
            "datePublished": "2024-05-06", "publisher": {"name": "The Post"}, "inLanguage": "en"}"#;
        for script in [
            article.to_owned(),
            format!("[{{\"@type\": \"WebSite\", \"name\": \"x\"}}, {article}]"),
            format!("{{\"@graph\": [{article}]}}"),
            format!("{{\"@type\": \"WebPage\", \"mainEntity\": {article}}};"),
            article.replace("NewsArticle\"", "https://schema.org/Article\"").replace("cheese", "\ncheese").replace("\n", " "),
            format!("<!-- {article} -->"),
            format!("//<![CDATA[\n{article}\n//]]>"),
            format!("\u{FEFF}{article}"),
            format!("/* of the page */ {} // end", article.replace('}', ",}")),
        ] {
            let told = told(&[&script]).unwrap();
            assert_eq!(told.headline, "Moon & cheese", "{script}");
            assert_eq!((told.authors, told.publisher), (vec!["Ada".to_owned(), "Bo".to_owned()], "The Post".to_owned()));
        }
        for script in ["", "{", "[]", "{\"@type\": \"WebSite\", \"name\": \"x\"}", "{\"@type\": [1]}", "null", "//", "\"\\"] {
            assert_eq!(told(&[script]), None, "{script}");
        }
        assert_eq!(told(&[&"[".repeat(100_000)]), None);
    }

    #[test]
    fn the_pages_own_article_counts() {
        let own = r#"{"@type": "Article", "headline": "Moon & cheese", "author": "Ada Berg", "url": "http://www.a.example/moon/"}"#;
        let other = r#"{"@type": "NewsArticle", "headline": "Sun", "author": "Bo", "url": "https://a.example/sun"}"#;
        let check = r#"{"@type": "ClaimReview", "headline": "Moon & cheese", "author": {"name": "Desk"}}"#;
        let review = r#"{"@type": "Review", "headline": "Moon & cheese", "author": "Cy"}"#;
        let authors = |scripts: &[&str]| told(scripts).map(|told| told.authors.join(", "));
        assert_eq!(authors(&[other, check, own]).as_deref(), Some("Ada Berg"));
        assert_eq!(authors(&[review, own]).as_deref(), Some("Ada Berg"));
        assert_eq!(authors(&[review]).as_deref(), Some("Cy"));
        assert_eq!(authors(&[other]), None, "another article is no article of this page");
        assert_eq!(authors(&[check]), None);
    }

    #[test]
    fn people_are_named_one_by_one() {
        let rows = [
            (r##"{"@id": "#p"}"##, "Ada Berg"),
            (r##"{"@id": "#q"}"##, "Bo Tal"),
            (r#"{"givenName": "Ada", "familyName": "Berg"}"#, "Ada Berg"),
            (r#""By Ada Berg and Bo Tal""#, "Ada Berg|Bo Tal"),
            (r#""Von Ada Berg, Bo Tal und Cy Dee""#, "Ada Berg|Bo Tal|Cy Dee"),
            (r#""Marks and Spencer""#, "Marks and Spencer"),
            (r#""Ada Berg, Reuters""#, "Ada Berg, Reuters"),
            (r#"{"name": ["Ada Berg", "Bo Tal"]}"#, "Ada Berg|Bo Tal"),
            (r#"[["Ada Berg"], {"@list": [{"name": "Bo Tal"}]}]"#, "Ada Berg|Bo Tal"),
            (r#"[{"name": "Ada Berg"}, "ADA BERG"]"#, "Ada Berg"),
            (r#"null, "creator": {"name": "Ada Berg"}"#, "Ada Berg"),
        ];
        for (author, expected) in rows {
            let graph = format!(
                r##"{{"@graph": [{{"@type": "Article", "headline": "Moon & cheese", "author": {author}}}, {{"@id": "#p", "name": "Ada Berg"}}, {{"@id": "#q", "name": ["Bo Tal"]}}]}}"##
            );
            assert_eq!(told(&[&graph]).unwrap().authors.join("|"), expected, "{author}");
        }
    }
}
