//! What a page says of itself: JSON-LD first, then OpenGraph and other `<meta>`, then what stands in the page. Only text and addresses
//! of `http` and `https` come out.

use dom_query::{Document, NodeRef};

use super::json_ld::{self, Own, Told};
use crate::intake::{extracted::Extracted, title};

/// Characters of a name or a date; longer ones are not what they say they are.
const LONGEST_NAME: usize = 200;

/// Words of a headline that stands behind a kicker, and of the kicker.
const SHORTEST_HEADLINE: usize = 3;
const LONGEST_KICKER: usize = 5;

/// Authors that are listed; more are a mistake of the page.
const MOST_AUTHORS: usize = 20;

/// Bytes of a line that says when an article was published, besides the day; longer ones are sentences.
const LONGEST_DATELINE: usize = 80;

/// Elements around a time that are looked at.
const DEEPEST_TIME: usize = 6;

/// What the page says to search engines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Described {
    pub(super) description: String,
    /// The whole text, which some pages show by their program alone.
    pub(super) body: String,
}

/// Reads what the page tells, and how it describes itself to search engines. `url` is the caller's and wins.
pub(super) fn read(document: &Document, url: Option<&str>) -> (Extracted, Described) {
    let page = Page::new(document);
    let mut headlines = page.headings.clone();
    headlines.extend([page.meta(&["og:title"]), page.title.clone()]);
    let own = first(&[&page.canonical, &page.meta(&["og:url"]), url.unwrap_or_default()]);
    let told = json_ld::read(&page.scripts, Own { address: &own, headlines: &headlines }).unwrap_or_default();
    let canonical = address(&first(&[&page.canonical, &page.meta(&["og:url"]), &told.url]));
    let url = url.map(str::to_owned).filter(|url| !url.is_empty()).unwrap_or_else(|| canonical.clone());
    let site =
        first(&[&page.meta(&["og:site_name"]), &told.publisher, &page.meta(&["application-name", "dc.publisher", "publisher"])]);
    let headline = title::Candidates {
        told: told.headline.clone(),
        shared: page.meta(&["og:title", "twitter:title", "parsely-title", "dc.title"]),
        page: page.title.clone(),
        headings: page.headings.clone(),
        site: site.clone(),
        host: host(&url).to_owned(),
    }
    .best();
    let description = page.meta(&["og:description", "description", "twitter:description", "dc.description"]);
    let extracted = Extracted {
        title: headline,
        subtitle: told.subtitle.clone(),
        authors: authors(&page, &told),
        published: first(&[
            &told.published,
            &page.meta(&[
                "article:published_time",
                "og:article:published_time",
                "datepublished",
                "date",
                "dc.date",
                "dc.date.issued",
                "dcterms.date",
                "dcterms.created",
                "parsely-pub-date",
                "sailthru.date",
                "pubdate",
                "publishdate",
                "publish_date",
                "publish-date",
            ]),
            &page.time,
        ]),
        site: if site.is_empty() { host(&url).trim_start_matches("www.").to_owned() } else { site },
        language: language(&first(&[&page.language, &told.language, &page.meta(&["og:locale", "content-language", "language"])])),
        url,
        canonical_url: canonical,
        ..Extracted::default()
    };
    (extracted, Described { description, body: told.body })
}

/// A text without markup and with its white space folded: names in metadata often carry entities.
pub(super) fn plain_text(text: &str) -> String {
    let text = if text.contains(['<', '&']) { Document::fragment(text).text().to_string() } else { text.to_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Page {
    metas: Vec<(String, String)>,
    scripts: Vec<String>,
    title: String,
    headings: Vec<String>,
    canonical: String,
    language: String,
    time: String,
    bylines: Vec<String>,
}

impl Page {
    fn new(document: &Document) -> Self {
        let mut page = Self::default();
        for node in document.root().descendants_it() {
            let Some(name) = node.node_name() else { continue };
            match &*name {
                "meta" => page.add_meta(&node),
                "script" if node.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) => {
                    page.scripts.push(node.text().to_string());
                }
                "title" if page.title.is_empty() && !inside_svg(&node) => page.title = plain_text_of(&node),
                "h1" => page.headings.push(heading(&node)),
                "html" => {
                    page.language = node.attr("lang").or(node.attr("xml:lang")).map(|lang| lang.to_string()).unwrap_or_default()
                }
                "link"
                    if page.canonical.is_empty() && node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                {
                    page.canonical = node.attr_or("href", "").to_string();
                }
                "time" if page.time.is_empty() && !is_in_a_sentence(&node) => {
                    page.time = node.attr("datetime").map(|time| time.trim().to_owned()).unwrap_or_default();
                }
                "a" | "span" if page.bylines.len() < MOST_AUTHORS && is_author(&node) => page.bylines.push(plain_text_of(&node)),
                _ => {}
            }
        }
        page
    }

    fn add_meta(&mut self, node: &NodeRef<'_>) {
        let name = node.attr("property").or(node.attr("name")).or(node.attr("itemprop")).or(node.attr("http-equiv"));
        if let (Some(name), Some(content)) = (name, node.attr("content")) {
            let content = plain_text(&content);
            if !content.is_empty() {
                self.metas.push((name.trim().to_ascii_lowercase(), content));
            }
        }
    }

    fn meta(&self, names: &[&str]) -> String {
        let named = |wanted: &&str| self.metas.iter().find(|(name, _)| name == wanted).map(|(_, content)| content.clone());
        names.iter().find_map(named).unwrap_or_default()
    }
}

fn authors(page: &Page, told: &Told) -> Vec<String> {
    let named = |wanted: &[&str]| -> Vec<String> {
        let metas = page.metas.iter().filter(|(name, _)| wanted.contains(&name.as_str()));
        metas.map(|(_, content)| content.clone()).collect()
    };
    let lists = [
        told.authors.clone(),
        named(&["author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author"]),
        named(&["article:author"]),
        page.bylines.clone(),
    ];
    let is_name = |name: &String| {
        name.chars().count() <= LONGEST_NAME
            && name.chars().any(char::is_alphabetic)
            && !name.contains("://")
            && !name.starts_with('@')
    };
    let mut authors: Vec<String> = Vec::new();
    for name in lists
        .iter()
        .map(|list| list.iter().filter(|name| is_name(name)))
        .find(|list| list.clone().next().is_some())
        .into_iter()
        .flatten()
    {
        if !authors.contains(name) && authors.len() < MOST_AUTHORS {
            authors.push(name.clone());
        }
    }
    authors
}

/// Whether a day is spoken of in the text, and is not that of the article.
fn is_in_a_sentence(time: &NodeRef<'_>) -> bool {
    let is_named = time.has_attr("pubdate") || time.attr("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("datePublished"));
    let block = time.ancestors_it(Some(DEEPEST_TIME)).find(|around| {
        around.node_name().is_some_and(|name| matches!(&*name, "p" | "li" | "blockquote" | "td" | "dd" | "figcaption"))
    });
    !is_named && block.is_some_and(|block| plain_text_of(&block).len() > LONGEST_DATELINE + plain_text_of(time).len())
}

fn is_author(node: &NodeRef<'_>) -> bool {
    node.attr("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author")))
        || node.attr("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("author"))
}

/// A heading without the kicker that many pages put into it as an element of its own, before the headline's element.
fn heading(node: &NodeRef<'_>) -> String {
    let whole = plain_text_of(node);
    let mut parts: Vec<String> = Vec::new();
    for child in node.children_it(false) {
        let text = plain_text_of(&child);
        if text.is_empty() {
            continue;
        }
        // Emphasis and loose text are parts of one sentence.
        if !child.node_name().is_some_and(|name| matches!(&*name, "span" | "div" | "p" | "small" | "strong" | "a")) {
            return whole;
        }
        parts.push(text);
    }
    match parts.as_slice() {
        [only] if !only.is_empty() => match node.element_children().iter().find(|child| !plain_text_of(child).is_empty()) {
            Some(child) if child.node_name().is_some_and(|name| &*name != "a") => heading(child),
            _ => whole,
        },
        [kickers @ .., headline] if headline.split_whitespace().count() >= SHORTEST_HEADLINE => {
            let longest = kickers.iter().map(|kicker| kicker.split_whitespace().count()).max().unwrap_or_default();
            if (1..=LONGEST_KICKER).contains(&longest) {
                headline.trim_start_matches([':', '-', '–', '|', ' ']).to_owned()
            } else {
                whole
            }
        }
        _ => whole,
    }
}

fn inside_svg(node: &NodeRef<'_>) -> bool {
    node.parent().and_then(|parent| parent.node_name()).is_some_and(|name| &*name == "svg")
}

fn plain_text_of(node: &NodeRef<'_>) -> String {
    node.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first(texts: &[&str]) -> String {
    texts.iter().map(|text| text.trim()).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

/// An address of a page, or nothing: scripts and data have addresses too.
fn address(text: &str) -> String {
    let is_page = ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    if is_page && !text.contains(char::is_whitespace) { text.to_owned() } else { String::new() }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
    rest.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

/// `de_DE` and `de-DE` are the same; what is no tag is nothing.
fn language(text: &str) -> String {
    let tag = text.split([',', ';', ' ']).next().unwrap_or_default().replace('_', "-");
    let parts_are_short =
        tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if parts_are_short && tag.split('-').next().is_some_and(|main| main.len() < 4) { tag } else { String::new() }
}
