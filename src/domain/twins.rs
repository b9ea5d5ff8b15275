//! Whether an article that comes in is here already: by its text, or by its address.

use crate::domain::{details::Details, document::Document};

/// Words in addresses that say where a reader came from, and not what is read.
const TRACKING: [&str; 8] = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid"];

/// The addresses that an article goes by, in a form in which two writings of one address are alike: without the scheme, `www.`, what
/// stands behind `#`, a slash at the end and words of tracking.
#[must_use]
pub fn addresses(details: &Details) -> Vec<String> {
    [&details.url, &details.canonical_url].into_iter().filter_map(|url| address(url)).collect()
}

fn address(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_ascii_lowercase();
    let host = host.trim_start_matches("www.").trim_end_matches(":443").trim_end_matches(":80");
    let is_kept = |word: &&str| {
        let name = word.split_once('=').map_or(*word, |(name, _)| name);
        !word.is_empty() && !name.starts_with("utm_") && !TRACKING.contains(&name)
    };
    let query: Vec<&str> = query.split('&').filter(is_kept).collect();
    (!host.is_empty()).then(|| format!("{host}/{}?{}", path.trim_end_matches('/'), query.join("&")))
}

/// How an article is like one that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twin {
    /// It has the same text, or had it.
    Text,
    /// It has another text under the same address.
    Address,
}

/// How an article is like another; `None` if it is not. One that lies in the trash is known by its text alone.
#[must_use]
pub fn twin(here: &Document, comes: &Document) -> Option<Twin> {
    if here.has_text(comes.article().sha256()) {
        return Some(Twin::Text);
    }
    let own = addresses(here.details());
    let same = !here.is_trashed() && addresses(comes.details()).iter().any(|address| own.contains(address));
    same.then_some(Twin::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_the_same_however_they_are_written() {
        let one = address("https://www.Example.org/a/b/?id=7&utm_source=x#top");
        for other in ["http://example.org/a/b?id=7", "HTTPS://example.org:443/a/b/?fbclid=1&id=7", " https://example.org/a/b?id=7 "]
        {
            assert_eq!(address(other), one, "{other}");
        }
        for other in [
            "https://example.org/a/b?id=8",
            "https://example.org/A/b?id=7",
            "https://news.example.org/a/b?id=7",
            "https://example.org/a",
        ] {
            assert_ne!(address(other), one, "{other}");
        }
        for none in ["", "example.org/a", "file:///a/b", "https://", "mailto:a@example.org"] {
            assert_eq!(address(none), None, "{none}");
        }
    }
}
