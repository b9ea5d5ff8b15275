//! What a page says of its article in JSON-LD, the vocabulary of schema.org (<https://schema.org/NewsArticle>).

use serde_json::Value;

/// Nodes looked at, so that a huge script costs little.
const MOST_NODES: usize = 5_000;

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
}

/// The first article in a script, wherever it stands in lists, graphs and pages. Broken JSON tells nothing.
pub(super) fn read(script: &str) -> Option<Told> {
    let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim().trim_end_matches(';');
    // Many pages put raw line feeds into strings, which JSON forbids.
    let script: String = script.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    let root: Value = serde_json::from_str(&script).ok()?;
    let mut queue = std::collections::VecDeque::from([&root]);
    for _ in 0..MOST_NODES {
        match queue.pop_front()? {
            Value::Array(items) => queue.extend(items),
            Value::Object(fields) => {
                if is_article(fields.get("@type")) && fields.get("headline").or(fields.get("name")).is_some() {
                    return Some(told(fields));
                }
                queue.extend(["@graph", "mainEntity", "mainEntityOfPage", "hasPart"].iter().filter_map(|name| fields.get(*name)));
            }
            _ => {}
        }
    }
    None
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(name)) => {
            let name = name.rsplit(['/', ':']).next().unwrap_or_default();
            name.ends_with("Article") || name.ends_with("BlogPosting") || matches!(name, "Report" | "ClaimReview" | "Review")
        }
        Some(Value::Array(names)) => names.iter().any(|name| is_article(Some(name))),
        _ => false,
    }
}

fn told(fields: &serde_json::Map<String, Value>) -> Told {
    let text = |name: &str| fields.get(name).map(first_text).unwrap_or_default();
    let headline = text("headline");
    Told {
        headline: if headline.is_empty() { text("name") } else { headline },
        subtitle: text("alternativeHeadline"),
        authors: fields.get("author").or(fields.get("creator")).map(names).unwrap_or_default(),
        published: text("datePublished"),
        publisher: text("publisher"),
        language: text("inLanguage"),
        url: text("url"),
    }
}

/// A text, the name of a thing, or the first of a list.
fn first_text(value: &Value) -> String {
    names(value).into_iter().next().unwrap_or_default()
}

fn names(value: &Value) -> Vec<String> {
    let name = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(fields) => fields
            .get("name")
            .and_then(|name| match name {
                Value::Array(names) => names.first().and_then(Value::as_str),
                _ => name.as_str(),
            })
            .map(str::to_owned),
        _ => None,
    };
    let found = match value {
        Value::Array(items) => items.iter().filter_map(name).collect(),
        _ => name(value).into_iter().collect::<Vec<_>>(),
    };
    found.iter().map(|text| super::metadata::plain_text(text)).filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

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
        ] {
            let told = read(&script).unwrap();
            assert_eq!(told.headline, "Moon & cheese", "{script}");
            assert_eq!((told.authors, told.publisher), (vec!["Ada".to_owned(), "Bo".to_owned()], "The Post".to_owned()));
        }
        for script in ["", "{", "[]", "{\"@type\": \"WebSite\", \"name\": \"x\"}", "{\"@type\": [1]}", "null"] {
            assert_eq!(read(script), None, "{script}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
    }
}
